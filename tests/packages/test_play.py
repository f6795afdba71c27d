"""Whole courses with their player, played in a learning system's frame by somebody who clicks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

import pytest
from playwright.sync_api import Frame, Page, expect

from guide.practice import course, judge, scenario
from guide.presets import presets
from guide.render import Json
from tests.packages.conftest import Proved, Room
from tests.packages.reports import FORMATS, NAMES, sound
from tests.support.axe import violations
from tests.support.player import WORDS, Player, best, graded

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
WRONG = {"scorm12": "wrong", "scorm2004": "incorrect"}


def opened(sco: Frame | Page) -> Player:
    """Give the player in a frame, which is used as a page is."""
    player = Player(cast("Page", sco))
    expect(player.root.locator(".con-view")).to_be_visible()
    return player


@pytest.mark.parametrize("name", FORMATS)
def test_a_course_in_a_learning_system(
    name: str, room: Callable[..., Room], played: Callable[[str, Json], Any], proved: Proved
) -> None:
    """Every choice clicked arrives with Python's judgement; a visit goes on where it was."""
    lms = room(name, played(name, course(TWO, CARE, title="For new colleagues")))
    sco = lms.launch()
    player = opened(sco)
    assert violations(cast("Page", sco)) == []
    player.press("begin")
    chosen = [(*player.asked, graded("mistake")(*player.asked, CARE))]
    player.choose(chosen[0][-1])
    text = player.text
    assert sound(name, lms.leave())
    assert lms.kept("result")[NAMES[name]["status"]] == "incomplete"

    player = opened(lms.launch())
    assert player.text == text

    def note(case: str, step: str, answers: Any) -> str:  # noqa: ANN401 - answers
        chosen.append((case, step, best(case, step, answers)))
        return chosen[-1][-1]

    player.press("go-on")
    player.play(CARE, note)
    shown = player.score
    assert sound(name, lms.leave())
    result = lms.kept("result")
    assert result[NAMES[name]["raw"]] == str(shown)
    verdict = result.get("cmi.success_status") or result["cmi.core.lesson_status"]
    assert verdict == ("passed" if shown >= 70 else "failed")
    words = {"best": "correct", "defensible": "neutral", "mistake": WRONG[name]}
    for index, (case, step, choice) in enumerate(chosen):
        verdicts = judge(scenario(case), step, CARE)
        mine = next(one for one in verdicts if one.choice == choice)
        told = {key: result[f"cmi.interactions.{index}.{key}"] for key in ("id", "result")}
        assert told["id"].startswith(f"{case}_{step}_")
        assert told["result"] == words[mine.grade]
        assert result[f"cmi.interactions.{index}.{NAMES[name]['response']}"] == choice
        assert result[f"cmi.interactions.{index}.correct_responses.0.pattern"] == mine.best
    assert f"cmi.interactions.{len(chosen)}.id" not in result

    player = opened(lms.launch())  # the result is there to see again
    assert player.score == shown
    proved(name, "scorm-again", "play", "resume", "policy")


@pytest.mark.parametrize("name", FORMATS)
def test_what_another_edition_kept(
    name: str, room: Callable[..., Room], played: Callable[[str, Json], Any], proved: Proved
) -> None:
    """A place kept by another edition is let go with a sentence, and what was reached stays."""
    lms = room(name, played(name, course(TWO, None, 0)))
    lms.launch()
    lms.leave()
    kept = lms.kept("kept")
    kept["cmi.suspend_data"] = "3_p90_1.0123.zzzab.0-9"
    lms.page.evaluate("(kept) => localStorage.setItem('kept', kept)", json.dumps(kept))
    player = opened(lms.launch())
    assert WORDS["dropped"] in player.text
    lms.leave()
    result = lms.kept("result")
    assert result[NAMES[name]["raw"]] == "90"
    proved(name, "scorm-again", "edition")
