"""The nouns of practice: a scenario, its steps and choices, and what is said of a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guide.check.look import Finding
from guide.model import Answers, Change, Request

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
class Ground:
    """One reason for the best answer, in words.

    `role` is `decides` for the rule that won and `passes` for one that was ruled out; `because` are
    the answers and facts that bear on it, `text` is the rule, `sources` are ids, and `link` leads
    to where the written guide says why, below the site's root.
    """

    rule: str
    role: str
    because: tuple[str, ...]
    text: str
    why: str
    sources: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a choice is worth, and why.

    `best` is the id of the step's best choice.  `reasons` are the engine's for that.  `otherwise`
    are the answers of taste, one by one, with which this choice would be the best.  `findings` are
    those of the note, where notes are chosen.
    """

    choice: str
    grade: str
    points: float
    best: str
    reasons: tuple[Ground, ...]
    otherwise: tuple[Change, ...]
    findings: tuple[Finding, ...]
