"""Run the benchmark: `python -m benchmarks`, which `make bench` does on a fresh build.

RUNS, CONDITIONS and PAGES in the environment make it shorter; README.md says how.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import other, pages
from benchmarks.goals import goals
from benchmarks.line import FAST, SLOW_4G, Speed, serve
from benchmarks.report import chart_svg, condition_name, results_markdown
from benchmarks.visits import Measured, Place, StuckError, visits
from guide.questionnaire import QUESTIONS
from guide.recommend import recommend
from tests.support.chromium import FLAGS, ONLY_HERE

#: With its windows, as readers have it.
EXECUTABLE = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CHART = ROOT / "docs" / "assets" / "benchmark.svg"
#: Line and processor; each is visited cold, then warm.
SETTINGS: dict[str, tuple[Speed, float]] = {
    "fast": (FAST, 1),
    "slow-4g": (SLOW_4G, 1),
    "cpu-4x": (FAST, 4),
    "slow-4g-cpu-4x": (SLOW_4G, 4),
}
_DEFAULT = [f"{visit}-{name}" for name in [*SETTINGS][:3] for visit in ("cold", "warm")]
_PAGES = ["quiz", "site", "stock", "pyscript"]
#: These take so long that slow settings see them less often; no goal is held to them there.
_HEAVY = frozenset(("stock", "pyscript"))
_HEAVY_RUNS = 3
_CHECKED = 500

Found = dict[str, dict[str, dict[str, list[float]]]]


def main() -> int:
    """Measure what the environment asks for, and write the results when it asks for all."""
    count = int(os.environ.get("RUNS", "7"))
    conditions = os.environ.get("CONDITIONS", "").split() or _DEFAULT
    names = os.environ.get("PAGES", "").split() or _PAGES
    unknown = {*conditions} - {f"{visit}-{one}" for visit in ("cold", "warm") for one in SETTINGS}
    unknown |= {*names} - {"site", *pages.MAKERS}
    if unknown:
        print(f"There is no {' and no '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    check_quiz()
    whole = conditions == _DEFAULT and names == _PAGES
    beside = other.tables(other.measure()) if whole else None  # first, as it is soon done
    load = [os.getloadavg()[0]]
    try:
        with ExitStack() as stack:
            places = [stack.enter_context(_place(name)) for name in names]
            browser = stack.enter_context(_browser())
            version = f"Chromium {browser.version}"
            runs = measure(browser, places, conditions, count)
    except StuckError as error:
        print(error, file=sys.stderr)
        return 1
    load.append(os.getloadavg()[0])
    made: dict[str, Any] = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "browser": version,
        "processors": os.cpu_count(),
        "load": load,
    }
    data: dict[str, Any] = {"made": made, "runs": runs}
    if beside:
        data["other"] = beside
    text = results_markdown(runs, goals(runs), data)
    print(text)
    if whole:
        (HERE / "results.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        (HERE / "results.md").write_text(text, encoding="utf-8")
        CHART.write_text(chart_svg(runs), encoding="utf-8")
    return 0


def check_quiz() -> None:
    """Fail when the hand-written quiz decides anything otherwise than the engine does."""
    choose = random.Random(7)  # noqa: S311 - nothing secret
    people = [
        {one.id: choose.choice(one.options) for one in QUESTIONS if not one.optional}
        for _ in range(_CHECKED)
    ]
    lines = "\n".join(json.dumps(answers) for answers in people)
    command = ["node", str(HERE / "quiz" / "check.mjs")]
    told = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    for answers, line in zip(people, told.splitlines(), strict=True):
        asked = [one for one in recommend(answers).platforms.values() if one.platform.asked]
        for theirs, mine in zip(json.loads(line), asked, strict=True):
            expected = {
                "stance": mine.stance,
                "rules": [[rule.id, rule.action, rule.section] for rule in mine.rules],
                "habits": [[item.id, item.section] for item in mine.practices],
                "settings": [fact.id for fact in mine.settings],
            }
            given = {
                "stance": theirs["stance"],
                "rules": [[one["rule"], one["action"], one["section"]] for one in theirs["rules"]],
                "habits": [[one["habit"], one["section"]] for one in theirs["habits"]],
                "settings": theirs["settings"],
            }
            if given != expected:
                message = f"The quiz says {given} where the engine says {expected}: {answers}"
                raise SystemExit(message)
    print(f"The hand-written quiz and the engine agree on {_CHECKED} made-up people.")


@contextmanager
def _place(name: str) -> Iterator[Place]:
    scratch = ROOT / "build" / "bench"
    scratch.mkdir(parents=True, exist_ok=True)
    with serve(pages.make(name, ROOT / "site", scratch)) as (url, line):
        yield Place(name, url, line)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Run Chromium as its users do: the tests' own flags for WebAssembly are left out."""
    flags = [flag for flag in FLAGS if not flag.startswith("--js-flags")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=[*flags, ONLY_HERE])
        yield browser
        browser.close()


def measure(
    browser: Browser, places: Sequence[Place], conditions: Sequence[str], count: int
) -> Found:
    """Visit the pages in turn, as often as asked for, in all conditions."""
    found: Found = {condition: {} for condition in conditions}
    visits(browser, places[0], FAST, 1, again=False)  # the browser itself is warm from here on
    for setting, (speed, factor) in SETTINGS.items():
        wanted = [name for name in conditions if name.partition("-")[2] == setting]
        again = f"warm-{setting}" in wanted
        for turn in range(count if wanted else 0):
            for place in _in_turn(places, turn, setting):
                given = visits(browser, place, speed, factor, again=again)
                for visit, measured in given.items():
                    if f"{visit}-{setting}" in wanted:
                        _note(found[f"{visit}-{setting}"], place.name, measured)
            print(f"{condition_name(wanted[0])}: run {turn + 1} of {count}", file=sys.stderr)
    return found


def _in_turn(places: Sequence[Place], turn: int, setting: str) -> list[Place]:
    """Return who is visited in a turn; each time another page is the first."""
    first = turn % len(places)
    order = [*places[first:], *places[:first]]
    spared = setting != "fast" and turn >= _HEAVY_RUNS
    return [place for place in order if not (spared and place.name in _HEAVY)]


def _note(found: dict[str, dict[str, list[float]]], name: str, measured: Measured) -> None:
    for measure_name, value in measured.items():
        found.setdefault(name, {}).setdefault(measure_name, []).append(round(value, 1))


if __name__ == "__main__":
    raise SystemExit(main())
