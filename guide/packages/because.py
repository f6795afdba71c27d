"""Why the best choice is best, as paragraphs for a bank: the rule, its reason and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.carriers import sources_of
from guide.model import Decision
from guide.packages.markup import Link, Paragraph
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.render import Json, headline


def of_action(course: Json, decision: Decision) -> tuple[Paragraph, ...]:
    """Return why the engine decides as it does, with the rule that decided and its sources."""
    platform, rule = PLATFORMS[decision.platform], decision.rule
    best = say("banks", "best", action=headline(rule, platform.tie))
    why = say("rules", rule.id, "why", platform=platform.name)
    return (
        (f"{best} {why}",),
        (f"{say('banks', 'rule')} ", _rule(course, rule.id)),
        *_credits(course, sources_of(rule)),
    )


def of_note(course: Json, findings: Sequence[Json]) -> tuple[Paragraph, ...]:
    """Return what the check found in a note, with its sources, or that it found nothing."""
    words = course["words"]
    if not findings:
        return ((words["nothing-found"],),)
    rows: list[Paragraph] = [(f"{words['found-in-note']}:",)]
    for one in findings:
        rows.append((f"{one['label']}. {one['why']} {one['suggestion']}",))
        rows += _credits(course, one["sources"])
    return tuple(rows)


def _rule(course: Json, rule_id: str) -> str | Link:
    """Return the name of a rule, as a link where the site that explains it is known."""
    page = course["links"].get(rule_id)
    return Link(rule_id, course["site"] + page) if course["site"] and page else rule_id


def _credits(course: Json, ids: Sequence[str]) -> Iterator[Paragraph]:
    if not ids:
        return
    parts: list[str | Link] = [f"{course['words']['sources']} "]
    for number, source in enumerate(ids):
        found = course["sources"][source]
        parts += ["; "] * bool(number)
        parts.append(Link(found["label"], found["url"]) if found.get("url") else found["label"])
    yield (*parts, ".")
