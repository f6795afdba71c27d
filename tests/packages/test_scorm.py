"""The two SCORMs in a real Chromium, against scorm-again and our own grammar of SCORM 1.2."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.packages.conftest import Proved, Room
from tests.packages.reports import FORMATS, NAMES, STATE, answered, last, sets, sound


@pytest.mark.parametrize("name", FORMATS)
def test_a_visit_from_first_answer_to_result(
    name: str, room: Callable[[str], Room], proved: Proved
) -> None:
    """Each answer is reported at once, a visit broken off goes on, and the end has its score."""
    words = NAMES[name]
    lms = room(name)
    sco = lms.launch()
    assert sco.evaluate("keeper.saved") is None
    expect(sco.locator('[data-package="notice"]')).to_be_hidden()
    answered(sco)
    result = lms.kept("result")  # committed before anybody leaves
    assert result["cmi.interactions.0.id"] == "a-case_start_wait-for-a-reason_v1-1"
    assert result[f"cmi.interactions.0.{words['response']}"] == "a"
    assert result["cmi.interactions.0.correct_responses.0.pattern"] == "c"
    first = lms.leave()
    assert sound(name, first)
    assert last(first, words["status"]) == "incomplete"
    assert last(first, words["raw"]) is None
    assert last(first, words["exit"]) == "suspend"
    assert lms.kept("result")[words["status"]] == "incomplete"

    sco = lms.launch()
    assert sco.evaluate("keeper.saved") == STATE
    answered(sco, chosen="c", grade="best", score=85, passed=True, done=True)
    answered(sco, chosen="b", grade="defensible", score=85, passed=True, done=True)
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()
    expect(sco.locator('[data-package="course"]')).to_be_hidden()
    calls = lms.leave()
    assert sound(name, calls)
    result = lms.kept("result")
    assert result[words["raw"]] == "85"
    wrong = "wrong" if name == "scorm12" else "incorrect"
    every = [result[f"cmi.interactions.{index}.result"] for index in range(3)]
    assert every == [wrong, "correct", "neutral"]
    if name == "scorm12":
        assert result[words["status"]] == "passed"
        assert last(calls, words["exit"]) == ""
        assert re.fullmatch(r"\d\d:\d\d:\d\d", result["cmi.interactions.0.time"])
        assert "0000:01:15.00" in [call["given"][1] for call in first if sets(call)]
    else:
        assert result[words["status"]] == "completed"
        assert result["cmi.success_status"] == "passed"
        assert result["cmi.score.scaled"] == "0.85"
        assert last(calls, words["exit"]) == "suspend"
        assert len(result["cmi.interactions.0.description"]) == 250
        assert result["cmi.interactions.0.description"].startswith("A case: somebody asks.")
        assert result["cmi.interactions.0.latency"] == "PT0H1M15S"
    proved(name, "scorm-again", "resume", "grammar", "policy")
    if name == "scorm12":
        proved(name, "grammar", "grammar")


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_reached_is_never_taken_back(
    name: str, room: Callable[[str], Room], proved: Proved
) -> None:
    """After a pass, a try that is worse or not finished changes neither status nor score."""
    lms = room(name)
    sco = lms.launch()
    answered(sco, score=40, passed=False, done=True)
    assert lms.kept("result")[NAMES[name]["raw"]] == "40"
    failed = lms.kept("result")
    assert failed.get("cmi.success_status", failed.get("cmi.core.lesson_status")) == "failed"
    answered(sco, score=90, passed=True, done=True)
    lms.leave()
    for after in ({"score": 10, "done": True}, {"score": 0, "done": False}):
        sco = lms.launch()
        assert sco.evaluate("keeper.saved") == STATE
        answered(sco, **after)
        assert sound(name, lms.leave())
        result = lms.kept("result")
        assert result[NAMES[name]["raw"]] == "90"
        assert result.get("cmi.success_status", result.get("cmi.core.lesson_status")) == "passed"
        assert result.get("cmi.completion_status", "completed") == "completed"
    proved(name, "scorm-again", "best")


def test_a_question_that_looks_like_the_name_of_a_language(room: Callable[[str], Room]) -> None:
    """A description is one line and begins with no brace, which Moodle would refuse."""
    lms = room("scorm2004")
    answered(lms.launch(), text="{situation} Somebody\nasks.")
    assert sound("scorm2004", lms.leave())
    told = lms.kept("result")["cmi.interactions.0.description"]
    assert told == "situation} Somebody asks."
