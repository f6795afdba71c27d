"""Reading a file of scenarios: what is wrong with its shape is gathered, fault by fault.

Whether the engine has a best answer for everybody is looked at by `validity`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from guide.check import purposes
from guide.errors import show
from guide.platforms import PLATFORMS
from guide.practice.model import START, Choice, Scenario, Step
from guide.practice.problems import Place, Problems
from guide.practice.table import ID, Table, named
from guide.practice.ways import check_ways
from guide.questionnaire import QUESTIONS
from guide.reading import read_request
from guide.vocabulary import ACTIONS, FACTS, UNKNOWN

#: A file of scenarios is far below this; more is a mistake, and is not parsed.
MOST_CHARACTERS = 1_000_000
LEAST_CHOICES, MOST_CHOICES = 3, 5
LETTERS = "abcde"

_FILE_KEYS = ("scenario", "theme")
_STEP_KEYS = ("id", "situation", "facts", "purpose", "choices")
_SCENARIO_KEYS = ("title", "platform", "answers", "steps", *_STEP_KEYS)
_CHOICE_KEYS = ("action", "text", "then", "next")
_NOTE_KEYS = ("note", "then", "next")

_VALUES = {fact.id: (*fact.values, UNKNOWN) for fact in FACTS}
_OPTIONS = {question.id: question.options for question in QUESTIONS}


def read_file(text: str, theme: str) -> tuple[list[Scenario], Problems]:
    """Return the scenarios of a file whose shape is right, and what is wrong with the others.

    `theme` is what the file is about, unless it says so itself.
    """
    problems = Problems()
    file = Table(_parsed(text, problems), Place(), problems)
    if problems:
        return [], problems
    file.only(_FILE_KEYS)
    theme = file.maybe("theme") or theme
    tables = file.tables("scenario") if "scenario" in file else []
    if not tables and not problems:
        file.add("no-scenarios")
    return _scenarios(tables, theme, problems), problems


def _parsed(text: str, problems: Problems) -> Mapping[str, Any]:
    if len(text) > MOST_CHARACTERS:
        problems.add(Place(), "too-long", most=f"{MOST_CHARACTERS:,}")
        return {}
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Besides its own errors, the parser lets through numbers and nesting beyond all bounds.
        problems.add(Place(), "not-toml", where=show(str(error))[1:-1])
        return {}


def _scenarios(
    tables: Iterable[Mapping[str, Any]], theme: str, problems: Problems
) -> list[Scenario]:
    """Read each scenario by itself, so that the faults of one spoil no other."""
    found: list[Scenario] = []
    seen: set[str] = set()
    for number, given in enumerate(tables, 1):
        place = Place(scenario=named(given.get("id")) or str(number))
        table = Table(given, place, Problems())
        scenario = _scenario(table, theme)
        if scenario.id in seen:
            table.add("scenario-twice")
        seen.add(scenario.id)
        if not table.problems:
            found.append(scenario)
        problems += table.problems
    return found


def _scenario(table: Table, theme: str) -> Scenario:
    """Return a scenario; it can be used only if nothing was noted."""
    table.only(_SCENARIO_KEYS)
    name = _id(table)
    title = table.text("title")
    platform = table.word("platform", "platform", PLATFORMS)
    answers = table.values("answers", "question", _OPTIONS)
    steps = list(_steps(table, name))
    if not table.problems:
        check_ways(steps, table.place, table.problems)
    return Scenario(name, title, theme, platform, answers, {step.id: step for step in steps})


def _steps(table: Table, scenario: str) -> Iterable[Step]:
    start = Table(table.given, table.place.at(START), table.problems)
    facts = start.values("facts", "fact", _VALUES)
    yield _step(start, scenario, START, facts)
    seen = {START}
    for number, given in enumerate(table.tables("steps") if "steps" in table else [], 2):
        place = table.place.at(named(given.get("id")) or str(number))
        one = Table(given, place, table.problems)
        one.only(_STEP_KEYS)
        name = _id(one)
        if name in seen:
            one.add("step-twice")
        seen.add(name)
        yield _step(one, scenario, name, facts | one.values("facts", "fact", _VALUES))


def _step(table: Table, scenario: str, name: str, facts: Mapping[str, str]) -> Step:
    situation = table.lines("situation")
    purpose = table.word("purpose", "purpose", purposes()) if "purpose" in table else None
    before = len(table.problems)
    given = table.tables("choices")
    if len(table.problems) == before and not LEAST_CHOICES <= len(given) <= MOST_CHOICES:
        counts = {"found": len(given), "least": LEAST_CHOICES, "most": MOST_CHOICES}
        table.add("number-of-choices", **{key: str(count) for key, count in counts.items()})
    tables = [
        Table(one, table.place.at(choice=_called(one, number)), table.problems)
        for number, one in enumerate(given, 1)
    ]
    choices = [_choice(one, noted=purpose is not None) for one in tables]
    _no_twins(tables, choices)
    return Step(name, situation, read_request(facts), purpose, _in_order(choices, scenario, name))


def _choice(table: Table, *, noted: bool) -> Choice:
    """Return a choice: a note where the step is about what to write, else an action."""
    action = None
    if noted and "action" in table:
        table.add("action-in-note-step")
    elif not noted and "note" in table:
        table.add("note-without-purpose")
    else:
        table.only(_NOTE_KEYS if noted else _CHOICE_KEYS)
        action = None if noted else table.word("action", "action", ACTIONS)
    key, other = ("note", "text") if noted else ("text", "note")
    if key not in table and other in table:
        key = other  # in the wrong kind of step, which has been said
    # A note keeps its line breaks: they are sent.
    text = table.text("note") if key == "note" else " ".join(table.lines("text"))
    return Choice("", action, text, table.lines("then"), table.maybe("next"))


def _no_twins(tables: Sequence[Table], choices: Sequence[Choice]) -> None:
    seen: set[str] = set()
    for table, choice in zip(tables, choices, strict=True):
        said = choice.action or choice.text
        if said and said in seen:
            table.add("note-twice" if choice.action is None else "action-twice", found=show(said))
        seen.add(said)


def _in_order(choices: Sequence[Choice], scenario: str, step: str) -> tuple[Choice, ...]:
    """Return choices lettered, in an order that tells nothing and never changes."""
    mixed = sorted(choices, key=lambda one: _mixed(scenario, step, one.action or one.text))
    return tuple(replace(one, id=letter) for letter, one in zip(LETTERS, mixed, strict=False))


def _mixed(*words: str) -> bytes:
    return sha256("\0".join(words).encode("utf-8", "replace")).digest()


def _id(table: Table) -> str:
    before = len(table.problems)
    name = table.text("id")
    if len(table.problems) == before and not ID.fullmatch(name):
        table.add("bad-id", found=show(name))
    return name


def _called(given: Mapping[str, Any], number: int) -> str:
    """Return a choice's number in the file, with its action where it has one."""
    action = named(given.get("action"))
    return f"{number} ({action})" if action else str(number)
