"""The page on writing cases of one's own: its example can be used, and its finding is real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.practice import judge, scenarios
from guide.practice.given import looked_at
from guide.presets import presets
from tests.support.command import guide
from tests.support.written import DOCS

PAGE = DOCS / "training" / "own-scenarios.md"
TEXT = PAGE.read_text(encoding="utf-8")


def block(kind: str) -> str:
    """Return the one block of a kind on the page."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the example as a file."""
    path = tmp_path / "my-cases.toml"
    path.write_text(block("toml"), encoding="utf-8")
    return path


def test_example_can_be_used(file: Path) -> None:
    """Nothing is wrong with the example, and each preset finds a best choice in each step."""
    (case,) = scenarios(file)
    assert len(case.steps) == 2
    for answers in presets().values():
        for step in case.steps:
            grades = [one.grade for one in judge(case, step, answers)]
            assert {*grades} == {"best", "defensible", "mistake"}
            assert grades.count("best") == 1


def test_example_passes_the_command(file: Path) -> None:
    """The command that the page names finds nothing in the example."""
    (line,) = re.findall(r"^\$ python -m guide (.*)$", TEXT, re.MULTILINE)
    done = guide(*line.replace("my-cases.toml", str(file)).split())
    assert (done.status, done.err) == (0, "")


def test_finding_is_real() -> None:
    """What the page says of the changed example is what the engine says."""
    assert block("toml").count('action = "redirect"') == 1
    changed = block("toml").replace('action = "redirect"', 'action = "ignore"')
    _, problems = looked_at(changed, "")
    assert [f"{one}\n" for one in problems] == [block(r" \{ \.text \.finding \}")]


@pytest.mark.parametrize("key", ["title", "text", "note"])
def test_every_key_is_explained(key: str) -> None:
    """Whatever a case, a choice or a note may hold has its place in the table."""
    named = set(re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE))
    changed = re.sub(rf"^{key} = ", "nothing = ", block("toml"), count=1, flags=re.MULTILINE)
    said = next(str(one) for one in looked_at(changed, "")[1] if "no key" in str(one))
    allowed = re.split(r", | or ", said.partition("it may be ")[2].rstrip("."))
    assert len(allowed) >= 3
    assert {*allowed} <= named
