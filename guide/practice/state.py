"""What is kept of a learner's way through a course, as one short text, and that text read again.

A learning system keeps little, so the text is short and made of `[A-Za-z0-9.~-]`:
`1.<answers>.<tries>.<edition>`, for instance `1.00-2.k3fab~9x2C.1-1`.

- `1` is the format of the text.
- `answers` has a character for each question that is asked of everybody, in their order: the place
  of the option among the question's options, counted from 0, or `-` where nothing was said.
  Hyphens at the end are left out, and `-` alone means no answers.
- `tries` are separated by `~`, the one that was touched last coming last.  Each is the scenario's
  `digest` in the course, three characters, and a letter for each choice taken, step by step.  A
  capital as the last letter: what follows from that choice is still being read.  An empty try at
  the end: no scenario is open, and the learner sees the list of all.  Of a scenario there is at
  most one try that came to its end and one that is under way.
- `edition` is the policy's version with hyphens in the place of its dots; of another edition only
  the tries are kept, because its questions may have had other options.

What no longer fits the course is dropped, and `dropped` tells the learner so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from guide.errors import GuideError
from guide.practice.model import START, Scenario
from guide.practice.ways import longest_way
from guide.questionnaire import QUESTIONS
from guide.render import Json

#: A learning system of the oldest kind keeps four times as much.
MOST_CHARACTERS = 1000
_FORMAT = "1"
_DIGEST = 3
_NONE = "-"
_READ_AT_MOST = 50_000
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_ASKED = tuple(question for question in QUESTIONS if not question.optional)


@dataclass(frozen=True, slots=True)
class Try:
    """One go at a scenario: its id, the choices taken, and whether the last is still being read."""

    scenario: str
    letters: str
    reading: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Where a learner is: the answers so far, the tries, and whether the last try is open."""

    answers: Mapping[str, str] = field(default_factory=dict)
    tries: tuple[Try, ...] = ()
    open: bool = False
    dropped: bool = False


def pack(course: Json, state: State) -> str:
    """Write down where a learner of a course is."""
    digests = {one["id"]: one["digest"] for one in course["scenarios"]}
    tries = [digests[one.scenario] + _letters(one) for one in state.tries]
    if tries and not state.open:
        tries.append("")
    return ".".join([_FORMAT, _answers(state.answers), "~".join(tries), _edition(course)])


def unpack(course: Json, text: str) -> State:
    """Read where a learner is; never raises, because the text comes from outside."""
    if not text:
        return State()
    parts = text[:_READ_AT_MOST].split(".")
    if len(parts) != 4 or parts[0] != _FORMAT:  # noqa: PLR2004 - the four parts named above
        return State(dropped=True)
    _, answers, written, edition = parts
    said = {} if course["answers"] else _read_answers(answers, same=edition == _edition(course))
    rows = written.split("~")
    read = [_read_try(course, row) for row in rows if row]
    tries = _tidied(course, [one for one in read if one])
    is_open = rows[-1] != "" and read[-1] is not None
    return State(said or {}, tries, is_open, dropped=said is None or None in read)


def follow(steps: Mapping[str, Json], letters: str) -> tuple[list[str], str | None] | None:
    """Return the steps that letters go through and the one they lead to, None at the end.

    Takes the steps of a scenario in a course; returns None where the letters lead nowhere.
    """
    taken: list[str] = []
    here: str | None = START
    for letter in letters:
        choices = steps[here]["choices"] if here is not None else ()
        choice = next((one for one in choices if one["id"] == letter), None)
        if choice is None or here is None:
            return None
        taken.append(here)
        here = choice["next"]
    return taken, here


def check_room(scenarios: Sequence[Scenario]) -> None:
    """Raise GuideError when a learner's way through these scenarios might not be kept in full."""
    room = MOST_CHARACTERS - len(f"{_FORMAT}...1-1~") - len(_ASKED) - 10
    fit = 0
    for one in scenarios:
        # One try that came to its end, and one a step short of it.
        most = longest_way(one.steps)
        room -= 2 * (_DIGEST + len("~")) + 2 * most - 1
        if room < 0:
            break
        fit += 1
    if fit < len(scenarios):
        raise GuideError(
            "scenarios",
            f"{len(scenarios)} are too many for one course: the place of a learner in it could not "
            "be kept",
            f"take the first {fit}, and make another course of the rest",
        )


def _letters(one: Try) -> str:
    return one.letters[:-1] + one.letters[-1:].upper() if one.reading else one.letters


def _edition(course: Json) -> str:
    return str(course["version"]).replace(".", _NONE)


def _answers(answers: Mapping[str, str]) -> str:
    letters = [
        _DIGITS[one.options.index(answers[one.id])] if one.id in answers else _NONE
        for one in _ASKED
    ]
    return "".join(letters).rstrip(_NONE) or _NONE


def _read_answers(text: str, *, same: bool) -> dict[str, str] | None:
    """Return answers by their questions, or None where the text is not of this edition."""
    if text == _NONE:
        return {}
    if not same or len(text) > len(_ASKED):
        return None
    said = {}
    for question, letter in zip(_ASKED, text, strict=False):
        if letter == _NONE:
            continue
        place = _DIGITS.find(letter.lower())
        if not 0 <= place < len(question.options):
            return None
        said[question.id] = question.options[place]
    return said


def _read_try(course: Json, text: str) -> Try | None:
    digest, written = text[:_DIGEST], text[_DIGEST:]
    letters = written.lower()
    scenario = next((one for one in course["scenarios"] if one["digest"] == digest), None)
    if scenario is None or follow(scenario["steps"], letters) is None:
        return None
    return Try(scenario["id"], letters, letters != written)


def _tidied(course: Json, tries: Sequence[Try]) -> tuple[Try, ...]:
    """Keep of each scenario the last try that came to its end, and the last that did not."""
    steps = {one["id"]: one["steps"] for one in course["scenarios"]}

    def kind(one: Try) -> tuple[str, bool]:
        return one.scenario, is_whole(steps[one.scenario], one.letters)

    kinds = [kind(one) for one in tries]
    return tuple(one for at, one in enumerate(tries) if kinds[at] not in kinds[at + 1 :])


def is_whole(steps: Mapping[str, Json], letters: str) -> bool:
    """Tell whether letters lead to an end of a scenario."""
    way = follow(steps, letters)
    return letters != "" and way is not None and way[1] is None
