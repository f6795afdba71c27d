"""The nouns of practice: a scenario, its steps and choices, and what is said of a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guide.check.look import Finding
from guide.model import Answers, Decision, Request

#: The step at which every scenario begins.
START = "start"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to do or to write, and what happens then.

    `action` is None where the choice is a note, whose words are then `text`.
    """

    id: str
    action: str | None
    text: str
    then: tuple[str, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of a scenario: what is so, and what may be done about it.

    `facts` are complete.  `purpose` is what a note is for, and None where an action is chosen.
    """

    id: str
    situation: tuple[str, ...]
    facts: Request
    purpose: str | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case to practise on; `answers` is what the case itself says about the learner."""

    id: str
    title: str
    theme: str
    platform: str
    answers: Answers
    steps: Mapping[str, Step]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a choice is worth, and why.

    `best` is the id of the step's best choice.  `decision` is the engine's where an action is
    chosen, and `findings` are those of the note where one is.
    """

    choice: str
    grade: str
    points: float
    best: str
    decision: Decision | None
    findings: tuple[Finding, ...]
