"""`python -m guide package`: what it writes, and how it refuses."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from guide.commands.training import COMMANDS
from guide.packages import kit
from tests.support.command import Ended, command, guide

CASES = "pitch-after-yes,ask-before-yes"


@pytest.fixture
def built() -> None:
    """Hold that the kit is there, which the command packs."""
    try:
        for name in ("player.js", "player.css", "tables.js", "scorm12.js", "package.css"):
            kit.kit(name)
    except ValueError:
        pytest.fail("The kit is not there: run make build.", pytrace=False)


def refused(*arguments: str, stdin: str = "") -> str:
    """Return the one sentence with which a command is refused."""
    ended = guide("package", *arguments, stdin=stdin)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    return ended.err


@pytest.mark.usefixtures("built")
def test_a_package_in_a_file(tmp_path: Path) -> None:
    """It writes a file, says what is in it, and writes over it only when told to."""
    target = tmp_path / "course.zip"
    wanted = ("--format", "scorm12", "--scenarios", CASES, "--policy", "care", "-o", str(target))
    ended = guide("package", *wanted, "--pass-mark", "80", "--title", "For new colleagues")
    assert (ended.status, ended.err) == (0, "")
    assert "scorm12, 2 cases, pass mark 80" in ended.out
    with zipfile.ZipFile(target) as opened:
        course = opened.read("course.js").decode()
    data = json.loads(course.removeprefix("self.connectOrNotCourse = ").rstrip(";\n"))
    assert [one["id"] for one in data["scenarios"]] == CASES.split(",")
    assert (data["title"], data["pass-mark"]) == ("For new colleagues", 80)
    assert data["answers"]["duty"]
    assert "--force" in refused(*wanted)
    assert guide("package", *wanted, "--force").status == 0


@pytest.mark.usefixtures("built")
def test_a_package_on_standard_output(tmp_path: Path) -> None:
    """With - it is written to standard output; a file of answers and of scenarios will do."""
    answers = tmp_path / "answers.json"
    answers.write_text('{"networking": "essential"}', encoding="utf-8")
    own = next((Path(__file__).parents[2] / "guide" / "scenarios").glob("*.toml"))
    words = ["package", "--format", "scorm2004", "--scenarios", str(own), "--policy", str(answers)]
    done = subprocess.run([*command(*words, "-o", "-")], capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as opened:
        assert opened.testzip() is None
        course = opened.read("course.js").decode()
    data = json.loads(course.removeprefix("self.connectOrNotCourse = ").rstrip(";\n"))
    assert data["answers"]["networking"] == "essential"
    assert data["scenarios"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "scorm13"], "--format: “scorm13” is not one we know; it may be scorm12"),
        (["--engine", "magic"], "--engine: “magic” is not one we know"),
        (["--format", "cmi5x"], "--format: “cmi5x” is not one we know"),
        (["--engine", "pyodide"], "--engine: “pyodide” is not one we know; it may be tables"),
        (["--pass-mark", "101"], "pass mark: “101” is not one"),
        (["--pass-mark", "-1"], "--pass-mark: “-1” is not one"),
        (["--pass-mark", "seven"], "--pass-mark: “seven” is not one"),
        (["--scenarios", "no-such"], "scenarios: there is no “no-such”"),
        (["--scenarios", "no-such.toml"], "--scenarios: “no-such.toml” cannot be read"),
        (["--policy", "no-such"], "--policy: “no-such” is neither a preset nor a file"),
        (["--format", "dispatch"], "--site: “” is not the address of a site"),
        (["--format", "dispatch", "--site", "http://x.org"], "--site: “http://x.org” is not"),
        (["--title", "x" * 200], "title: "),
        (["-o", "/nowhere/at/all.zip"], "--output: "),
    ],
)
@pytest.mark.usefixtures("built")
def test_what_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    """Bad input is told in one sentence with the place and the value, and nothing is written."""
    usual = {"--format": "scorm12", "-o": str(tmp_path / "x.zip")}
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    words = [word for pair in {**usual, **given}.items() for word in pair]
    assert refused(*words).startswith(said)
    assert not list(tmp_path.iterdir())


def test_without_an_output() -> None:
    """Where to write must be said."""
    ended: Ended = guide("package", "--format", "scorm12")
    assert ended.status == 2
    assert "-o" in ended.err
    assert COMMANDS[0].name == "package"
