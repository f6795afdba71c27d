"""Whether everything has its words and its source, and no word or source is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guide.lint.model import Finding, Model
from guide.model import Practice, Rule
from guide.slots import CLAUSES
from guide.vocabulary import ACTIONS, SLOTS, STAGES, STANCES, UNKNOWN

_SLOT = re.compile(r"\{([^}]*)\}")
_SLOTS = ("platform", "where")
_NOTE_SLOTS = (*SLOTS, *(f"{name}-sentence" for name in CLAUSES))
#: Tables whose slots a reader fills.
_NOTES = ("notes", "letters", "invite")


def words_findings(model: Model) -> list[Finding]:
    """Return what is unsaid, unsourced or left over."""
    return [
        *_missing(model),
        *_left_over(model),
        *_slots(model),
        *_sources(model),
        *_counted(model),
    ]


def _wanted(model: Model) -> Iterator[tuple[str, ...]]:
    """Yield the place of every text that something needs."""
    for rule in model.rules:
        yield from _each(("rules", rule.id), "who", "text", "why")
    for item in model.practices:
        yield "practices", item.id, "text"
    for dated in model.platform_facts:
        yield "platform-facts", dated.id, "text"
    for found in model.study_facts:
        yield "study-facts", found.id, "text"
    for purpose in model.prose["notes"]:
        yield "notes", purpose, "label"
    for slot in SLOTS:
        yield "letters", "slots", slot
    yield from _wanted_of_questions(model)
    for action in ACTIONS:
        yield from _each(("vocabulary", "actions", action), "label", "follow", "group", "means")
    for stance in STANCES:
        yield from _each(("vocabulary", "stances", stance), "label", "means")
    for stage in STAGES:
        yield "vocabulary", "stages", stage, "label"


def _wanted_of_questions(model: Model) -> Iterator[tuple[str, ...]]:
    for question in model.questions:
        place = ("questions", question.prose_id)
        yield from _each(place, "text", "short", "why")
        for option in question.options:
            yield from _each((*place, "options", option), "label", "short", "follows", "if")
    for fact in model.facts:
        yield from _each(("facts", fact.id), "text", "short", "why")
        for value in (*fact.values, UNKNOWN):
            yield from (("facts", fact.id, field, value) for field in ("values", "brief", "if"))


def _each(place: tuple[str, ...], *fields: str) -> Iterator[tuple[str, ...]]:
    yield from ((*place, field) for field in fields)


def _missing(model: Model) -> Iterator[Finding]:
    for place in _wanted(model):
        found: Any = model.prose
        for part in place:
            found = found.get(part, {}) if isinstance(found, Mapping) else {}
        if not isinstance(found, str) or not found.strip():
            yield Finding("no-words", f"nothing is said at {'/'.join(place)}")


def _left_over(model: Model) -> Iterator[Finding]:
    used = {
        "rules": {rule.id for rule in model.rules},
        "practices": {item.id for item in model.practices},
        "platform-facts": {fact.id for fact in model.platform_facts},
        "study-facts": {fact.id for fact in model.study_facts},
        "questions": {question.prose_id for question in model.questions},
        "facts": {fact.id for fact in model.facts},
    }
    for name, ids in used.items():
        for extra in sorted(set(model.prose[name]) - ids):
            yield Finding("words-left-over", f"{name}/{extra} belongs to nothing")


def _slots(model: Model) -> Iterator[Finding]:
    for place, text in _texts(model.prose, ()):
        for slot in _SLOT.findall(text):
            if slot not in (_NOTE_SLOTS if place[0] in _NOTES else _SLOTS):
                yield Finding("unknown-slot", f"{'/'.join(place)} asks for {{{slot}}}")


def _texts(part: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _texts(inner, (*place, name))
    elif isinstance(part, list):
        for number, inner in enumerate(part, 1):
            yield from _texts(inner, (*place, str(number)))


def _sources(model: Model) -> Iterator[Finding]:
    cited: set[str] = {rule.source for rule in model.source_rules.values()}
    items: tuple[Rule | Practice, ...] = (*model.rules, *model.practices)
    for item in items:
        if not item.carries and not item.cites:
            yield Finding("no-source", f"{item.id} rests on nothing")
        cited.update(item.cites)
    cited.update(fact.source for fact in model.platform_facts)
    cited.update(source for fact in model.study_facts for source in fact.sources)
    for name in sorted(cited - set(model.sources)):
        yield Finding("unknown-source", f"{name} is cited and not listed")
    for name in sorted(set(model.sources) - cited):
        yield Finding("source-left-over", f"{name} is listed and not cited")


def _counted(model: Model) -> Iterator[Finding]:
    """Every rule of the source articles is carried, or set aside with a reason, and not both."""
    carried = set(_carried(model))
    for name in sorted(carried - set(model.source_rules)):
        yield Finding("unknown-source-rule", f"{name} is carried and does not exist")
    for rule in model.source_rules.values():
        if rule.id not in carried and not rule.set_aside:
            yield Finding("uncounted", f"{rule.id} is neither carried nor set aside")
        if rule.id in carried and rule.set_aside:
            yield Finding("counted-twice", f"{rule.id} is carried and set aside")


def _carried(model: Model) -> Iterator[str]:
    items: Iterable[Any] = (*model.rules, *model.practices, *model.questions, *model.facts)
    for item in items:
        yield from item.carries
    for prose in (*model.prose["vocabulary"]["stances"].values(), *model.prose["pieces"].values()):
        yield from prose.get("carries", ())
