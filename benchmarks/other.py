"""What costs time or bytes without a page: ``python -m benchmarks.other``."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import prod
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

import brotli

from tests.support.sources import copy_sources

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DECISIONS = 400


def main() -> int:
    """Measure everything, or what is named on the command line, and print it."""
    print(json.dumps(measure(sys.argv[1:]), indent=1))
    return 0


def measure(names: Sequence[str] = ()) -> dict[str, Any]:
    """Measure everything, or what is named."""
    measures: dict[str, Callable[[], object]] = {
        "command": command_line,
        "decisions": decisions,
        "tables": growth,
        "build": site_build,
    }
    return {name: measures[name]() for name in names or measures}


def tables(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what was measured as tables, by their titles."""
    made: dict[str, dict[str, Any]] = {}
    if command := found.get("command"):
        rows = [["`python -c pass`", f"{command['nothing']:.0f}"]]
        rows += [["`python -m guide --help`", f"{command['help']:.0f}"]]
        made["Start of the command line"] = {"head": ["command", "milliseconds"], "rows": rows}
    if rates := found.get("decisions"):
        rows = [["CPython", f"{rates['cpython']:,.0f}"]]
        rows += [["Pyodide in Node", f"{rates['pyodide']:,.0f}"]]
        made["Decisions a second, asked as the page asks"] = {"head": ["Python", ""], "rows": rows}
    if built := found.get("build"):
        rows = [[str(one["pages"]), f"{one['seconds']:.1f}"] for one in built]
        made["Build of the site"] = {"head": ["pages", "seconds"], "rows": rows}
    if grown := found.get("tables"):
        head = ["questions added", "that matter", "ways to answer", "bytes", "Brotli", "seconds"]
        made["Tables as made-up questions are added"] = {
            "head": head,
            "rows": [growth_row(one) for one in grown],
        }
    return made


def growth_row(one: dict[str, float]) -> list[str]:
    """Return the row of one size of the tables."""
    sizes = [f"{one['bytes']:,}", f"{one['brotli']:,}", f"{one['seconds']:.1f}"]
    matter = "yes" if one["matter"] else "no"
    return [f"{one['added']:.0f}", matter, f"{one['combinations']:.1e}", *sizes]


def seconds(command: list[str], folder: Path = ROOT) -> float:
    """Run a command and return how long it took."""
    began = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def command_line() -> dict[str, float]:
    """Return the milliseconds of the command's help, and of Python doing nothing."""
    helps, nothing = [], []
    for _ in range(9):
        helps.append(seconds([sys.executable, "-m", "guide", "--help"]))
        nothing.append(seconds([sys.executable, "-c", "pass"]))
    return {"help": 1000 * median(helps), "nothing": 1000 * median(nothing)}


def requests() -> list[str]:
    """Return one request in a line each, all different."""
    stances = ("comfortable", "limited", "private", "not-sure")
    people = ("friend", "client", "recruiter", "stranger", "colleague")
    places = ("linkedin", "x", "facebook", "instagram")
    return [
        json.dumps(
            {
                "do": "request",
                "answers": {"persona": stances[at % 4]},
                "platform": places[at // 4 % 4],
                "request": {"relationship": people[at % 5]},
            }
        )
        for at in range(DECISIONS)
    ]


def decisions() -> dict[str, float]:
    """Return decisions a second in this Python and in the browser's, run by Node."""
    from guide.browser import step  # noqa: PLC0415 - the growth of the tables loads the guide anew

    lines = requests()
    step(lines[0])
    began = time.perf_counter()
    for line in lines:
        step(line)
    here = DECISIONS / (time.perf_counter() - began)
    return {"cpython": here, "pyodide": DECISIONS / pyodide_seconds(lines)}


def pyodide_seconds(lines: list[str]) -> float:
    """Return how long Pyodide takes for lines, without its start."""
    engine = ROOT / "docs" / "engine" / "manifest.json"
    command = ["node", str(ROOT / "macros" / "run_python.mjs"), str(engine)]
    with tempfile.TemporaryDirectory() as folder:
        asked, said = Path(folder) / "asked", Path(folder) / "said"
        took = []
        for some in (lines[:1], lines):
            asked.write_text("\n".join(some), encoding="utf-8")
            took.append(seconds([*command, str(asked), str(said)]))
    return took[1] - took[0]


def site_build() -> list[dict[str, float]]:
    """Return the seconds that MkDocs takes for the pages once, twice and four times."""
    found = []
    for times in (1, 2, 4):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copy_sources(folder)
            (folder / "node_modules").symlink_to(ROOT / "node_modules")
            pages = sorted((folder / "docs" / "policies").glob("*/"))
            for copy in range(1, times):
                for page in pages:
                    shutil.copytree(page, page.with_name(f"{page.name}-{copy}"))
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
            count = len([*(folder / "docs").rglob("*.md")])
            found.append({"pages": count, "seconds": seconds(command, folder)})
    return found


def growth() -> list[dict[str, float]]:
    """Return the tables' size as questions are added, beside the number of combinations."""
    return [
        measured | {"added": count, "matter": float(matter)}
        for matter in (True, False)
        for count in range(7)
        for measured in [tables_size(count, matter=matter)]
    ]


def tables_size(count: int, *, matter: bool) -> dict[str, float]:
    """Return the size with COUNT made-up questions; each decides a made-up habit if they matter."""
    code = f"from benchmarks.other import print_size; print_size({count}, matter={matter})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    size: dict[str, float] = json.loads(done.stdout)
    return size


def print_size(count: int, *, matter: bool) -> None:
    """Print that size; in a Python of its own, as the guide reads its questions once."""
    with made_up(count, matter=matter):
        from guide.questionnaire import QUESTIONS  # noqa: PLC0415 - now with the made-up ones
        from guide.tables import tables as guide_tables  # noqa: PLC0415

        began = time.perf_counter()
        raw = json.dumps(guide_tables(), ensure_ascii=False, separators=(",", ":")).encode()
        size = {
            "seconds": time.perf_counter() - began,
            "bytes": len(raw),
            "brotli": len(brotli.compress(raw, quality=11, lgwin=24)),
            "combinations": prod(len(question.options) for question in QUESTIONS),
        }
    print(json.dumps(size))


@contextmanager
def made_up(count: int, *, matter: bool) -> Iterator[None]:
    """Put made-up questions, habits and their wording into the guide before it loads."""
    from guide import practices, prose, questionnaire  # noqa: PLC0415 - before the others
    from guide.model import Practice, Question  # noqa: PLC0415

    options = ("yes", "partly", "no", "not-sure")
    questions = tuple(Question(f"made-up-{at}", options) for at in range(count))
    habits = tuple(
        Practice(f"made-up-habit-{at}", "send", {f"made-up-{at}": ("yes",)}, carries=("R1",))
        for at in range(count if matter else 0)
    )
    wording = {
        field: f"Made up for this measure, {field}"
        for field in ("text", "why", "label", "follows", "short", "if")
    }
    asked, kept = prose.table("questions"), prose.table("practices")
    every = questionnaire.QUESTIONS + questions
    with ExitStack() as patches:
        patches.enter_context(mock.patch.object(questionnaire, "QUESTIONS", every))
        by_id = {question.id: question for question in every}
        patches.enter_context(mock.patch.object(questionnaire, "QUESTION_BY_ID", by_id))
        patches.enter_context(
            mock.patch.object(practices, "PRACTICES", practices.PRACTICES + habits)
        )
        for one in questions:
            asked[one.id] = wording | {"options": dict.fromkeys(options, wording)}
        for habit in habits:
            kept[habit.id] = {"text": wording["text"]}
        yield


if __name__ == "__main__":
    raise SystemExit(main())
