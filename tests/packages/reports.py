"""Telling of answers as the player does, and reading the calls that come of it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Frame, Page

from tests.support.cmi12 import Call, complaints

FORMATS = ["scorm12", "scorm2004"]
STATE = "1.00a-.x0aB.1-1"
#: What the two call the same things.
NAMES = {
    "scorm12": {
        "status": "cmi.core.lesson_status",
        "raw": "cmi.core.score.raw",
        "exit": "cmi.core.exit",
        "response": "student_response",
        "time": "time",
    },
    "scorm2004": {
        "status": "cmi.completion_status",
        "raw": "cmi.score.raw",
        "exit": "cmi.exit",
        "response": "learner_response",
        "time": "timestamp",
    },
}


def answered(sco: Frame | Page, **more: Any) -> None:  # noqa: ANN401 - whatever is answered
    """Let the player tell of an answer: what it keeps, the answer, and the score."""
    answer = {
        "id": "a-case_start",
        "scenario": "a-case",
        "step": "start",
        "text": "A case: somebody asks. What do you do? " + "é" * 300,
        "choices": [{"id": one, "text": f"Choice {one}."} for one in "abc"],
        "chosen": "a",
        "best": "c",
        "grade": "mistake",
        "points": 0,
        "rule": "wait-for-a-reason",
        "version": "1.1",
        "seconds": 75,
        **{name: value for name, value in more.items() if name not in SCORE},
    }
    score = {**SCORE, **{name: value for name, value in more.items() if name in SCORE}}
    sco.evaluate(
        """([state, answer, score]) => {
          keeper.save(state);
          keeper.answered(answer);
          keeper.scored(score);
        }""",
        [STATE, answer, score],
    )
    sco.wait_for_timeout(20)


SCORE = {"score": 0, "passed": False, "done": False, "total": 2}


def last(calls: list[Call], element: str) -> str | None:
    """Return what an element was last set to."""
    values = [call["given"][1] for call in calls if call["given"][:1] == [element] and sets(call)]
    return values[-1] if values else None


def sets(call: Call) -> bool:
    """Tell whether a call sets an element."""
    return call["method"].endswith("SetValue")


def sound(name: str, calls: list[Call]) -> bool:
    """Tell whether the learning system and our own grammar have nothing to say about a visit."""
    refused = [call for call in calls if call["code"] != "0"]
    assert refused == []
    assert (complaints(calls) if name == "scorm12" else []) == []
    return True
