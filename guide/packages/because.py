"""Why the best choice is best, as paragraphs for a bank: the rule, its reason and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.packages.markup import Link, Paragraph
from guide.practice import Ground
from guide.prose import say
from guide.render import Json


def of_action(course: Json, best: str, ground: Ground) -> tuple[Paragraph, ...]:
    """Return why an action is best, with the rule that decided and its sources."""
    address = course["site"] + ground.link
    rule = Link(ground.rule, address) if course["site"] else ground.rule
    return (
        (f"{say('banks', 'best', action=best)} {ground.why}",),
        (f"{say('banks', 'rule')} ", rule),
        *_credits(course, ground.sources),
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


def _credits(course: Json, ids: Sequence[str]) -> Iterator[Paragraph]:
    if not ids:
        return
    parts: list[str | Link] = [f"{course['words']['sources']} "]
    for number, source in enumerate(ids):
        found = course["sources"][source]
        parts += ["; "] * bool(number)
        parts.append(Link(found["label"], found["url"]) if found.get("url") else found["label"])
    yield (*parts, ".")
