"""A GIFT file, read again by another project's reader."""

from __future__ import annotations

import json
import subprocess
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from guide.packages import Options, package
from guide.packages.bank import Item, items
from tests.packages.conftest import Proved
from tests.support.command import guide
from tests.support.courses import (
    AWKWARD,
    awkward_course,
    one_course,
    some_presets,
    steps,
    verdicts,
)
from tests.support.shown import meant, shown

READER = Path(__file__).with_name("read_gift.mjs")


def read(text: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return what the reader finds in a file."""
    file = folder / "questions.gift"
    file.write_bytes(text)
    command = ["node", str(READER), str(file)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def worth(choice: dict[str, Any]) -> float:
    """Return the points that the reader gives to a choice."""
    return 1.0 if choice["isCorrect"] else (choice["weight"] or 0) / 100


def assert_same(item: Item, found: dict[str, Any]) -> None:
    """Hold a question as it was read against what was meant."""
    assert (found["type"], found["title"], found["id"]) == ("MC", item.name, item.name)
    assert found["tags"] == [item.platform]
    assert found["hasEmbeddedAnswers"] is False
    assert found["globalFeedback"] is None
    assert shown(found["stem"]["text"]) == meant(item.text)
    for answer, choice in zip(item.answers, found["choices"], strict=True):
        assert shown(choice["text"]["text"]) == [answer.text]
        assert shown(choice["feedback"]["text"]) == meant(answer.feedback)
        assert worth(choice) == answer.points
    texts = [found["stem"], *(one["text"] for one in found["choices"])]
    assert {one["format"] for one in texts} == {"html"}


@pytest.mark.parametrize("preset", some_presets())
def test_every_question_comes_back_worth_what_the_engine_says(
    preset: str, tmp_path: Path, proved: Proved
) -> None:
    """Each step is a question, in which each choice weighs what `judge` gives it."""
    made = one_course(preset)
    every = items(made, "gift")
    found = read(package("gift", made, Options()), tmp_path)
    categories = [one["title"] for one in found if one["type"] == "Category"]
    assert categories == [
        f"At work & beyond/{theme}" for theme, _ in groupby(one.theme for one in every)
    ]
    questions = [one for one in found if one["type"] != "Category"]
    for item, question in zip(every, questions, strict=True):
        assert_same(item, question)
    for (scenario, step, _), question in zip(steps(made), questions, strict=True):
        judged = verdicts(made, scenario, step)
        assert [worth(one) for one in question["choices"]] == [one.points for one in judged]
        for verdict, choice in zip(judged, question["choices"], strict=True):
            assert all(
                f"{one.rule}</p>" in choice["feedback"]["text"] for one in verdict.reasons[:1]
            )
    proved("gift", "gift-pegjs", "read-back", "scores")


def test_no_character_is_lost_or_taken_for_markup(tmp_path: Path) -> None:
    """What means something to GIFT or to HTML comes back as it was written, in any script."""
    made = awkward_course(some_presets(1)[0])
    found = read(package("gift", made, Options()), tmp_path)
    assert found[0]["title"].startswith("A ~ = # { } : \\ // <b> & title/")
    questions = [one for one in found if one["type"] != "Category"]
    for item, question in zip(items(made, "gift"), questions, strict=True):
        assert_same(item, question)
    text = json.dumps(questions, ensure_ascii=False)
    assert all(letters in text for letters in ("日本語", "עברית", "👩\u200d💻", "𒀭𐍈𠮷"))
    assert len(AWKWARD) < sum(len(one["choices"]) for one in questions)  # each was used


def test_names_are_short_and_no_two_are_the_same() -> None:
    """A name fits into Moodle's id number, and tells each question from all others."""
    names = [one.name for one in items(one_course(some_presets(1)[0]), "gift")]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 100


def test_a_later_step_tells_what_led_to_it() -> None:
    """A question of a bank stands by itself, so it begins with the case's beginning."""
    made = one_course(some_presets(1)[0])
    by_name = {one.name: meant(one.text) for one in items(made, "gift")}
    for scenario, name, step in steps(made):
        said = by_name[f"{scenario['id']}_{name}"]
        assert said[0] == " ".join(scenario["steps"]["start"]["situation"])
        assert " ".join(step["situation"]) in said
        assert said[-1] == step["ask"]


def test_a_bank_needs_a_policy() -> None:
    """Where each learner has a policy of their own, no answer is right for all; it says so."""
    for form in ("gift", "imscc"):
        ended = guide("package", "--format", form, "--policy", "own", "-o", "-")
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith("--policy: ")
        assert "name a preset" in ended.err
        assert "scorm12" in ended.err
