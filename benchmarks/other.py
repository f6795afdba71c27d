"""What costs time or bytes without a page: ``python -m benchmarks.other``."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from math import prod
from pathlib import Path
from statistics import median
from unittest import mock

import brotli

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DECISIONS = 400


def main() -> int:
    """Measure everything, or what is named on the command line, and keep it in other.json."""
    measures: dict[str, Callable[[], object]] = {
        "command": command_line,
        "decisions": decisions,
        "tables": growth,
        "build": site_build,
    }
    kept = HERE / "other.json"
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    for name in sys.argv[1:] or measures:
        found[name] = measures[name]()
        print(name, json.dumps(found[name], indent=1))
    kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


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
    library = next((ROOT / "docs" / "engine").glob("python_stdlib-*.zip"))
    command = ["node", str(ROOT / "macros" / "run_python.mjs"), str(library)]
    with tempfile.TemporaryDirectory() as folder:
        asked, said = Path(folder) / "asked", Path(folder) / "said"
        took = []
        for some in (lines[:1], lines):
            asked.write_text("\n".join(some), encoding="utf-8")
            took.append(seconds([*command, str(asked), str(said)]))
    return took[1] - took[0]


def site_build() -> dict[str, float]:
    """Return the seconds that MkDocs takes for the pages once, twice and four times."""
    found = {}
    for times in (1, 2, 4):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for part in ("guide", "macros", "docs"):
                shutil.copytree(ROOT / part, folder / part)
            shutil.copy(ROOT / "mkdocs.yml", folder)
            (folder / "node_modules").symlink_to(ROOT / "node_modules")
            pages = sorted((folder / "docs" / "policies").glob("*/"))
            for copy in range(1, times):
                for page in pages:
                    shutil.copytree(page, page.with_name(f"{page.name}-{copy}"))
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
            found[f"{times}x"] = seconds(command, folder)
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
        from guide.tables import tables  # noqa: PLC0415

        raw = json.dumps(tables(), ensure_ascii=False, separators=(",", ":")).encode()
        size = {
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
