"""What is said to have been tried: every line of the table rests on a test that says so itself."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

from guide.packages import FORMATS
from guide.prose import table
from macros.proved import client, packages_proved, recorded

HERE = Path(__file__).parent
WORDS = table("packages")["proved"]


def claims(test: str) -> set[tuple[str, str]]:
    """Return what a test claims when it ends well: with whom something was tried, and what."""
    file, _, name = test.partition("::")
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    functions = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == name]
    assert functions, f"there is no test {test}"
    calls = [
        one
        for one in ast.walk(functions[0])
        if isinstance(one, ast.Call) and ast.unparse(one.func) in {"proved", "tools.proved"}
    ]
    found = [[a.value for a in one.args if isinstance(a, ast.Constant)] for one in calls]
    words = [[str(word) for word in row if word not in FORMATS] for row in found]
    return {(by, what) for by, *shown in words for what in shown}


def test_each_line_rests_on_a_test() -> None:
    """A recorded line names a format, known words, and a test that claims just that."""
    for row in recorded():
        assert row["format"] in FORMATS
        assert row["client"] in WORDS["clients"]
        assert set(row["what"]) <= set(WORDS["shown"])
        assert {(row["client"], what) for what in row["what"]} <= claims(row["test"]), row


def test_what_ran_on_a_day_says_which_and_of_what() -> None:
    """What does not run with every change has a version and a day, and the table shows them."""
    dated = [row for row in recorded() if row["client"] == "moodle"]
    assert {row["format"] for row in dated} == set(FORMATS) - {"cmi5"}
    for row in dated:
        assert re.fullmatch(r"\d+(\.\d+)+", row["version"])
        assert dt.date.fromisoformat(row["on"]) <= dt.datetime.now(tz=dt.UTC).date()
    latest = max(dated, key=lambda row: row["on"])
    assert f"Moodle {latest['version']}, on " in packages_proved()
    assert all("on" not in row for row in recorded() if row not in dated)


def test_every_format_of_ours_was_tried() -> None:
    """Each of the packages that report was tried with at least two others."""
    for name in ("scorm12", "scorm2004", "dispatch"):
        assert len({row["client"] for row in recorded() if row["format"] == name}) > 1


def test_the_table_names_versions() -> None:
    """The table shows every recorded line, with the pinned version of what it was tried with."""
    shown = packages_proved()
    for row in recorded():
        assert client(row["client"]) in shown
    assert "{" not in shown
    assert "scorm-again 3." in shown
