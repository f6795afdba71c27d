"""A page judges what is chosen in practice exactly as the guide does, whoever chooses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from guide.practice import Scenario, course, scenarios
from guide.practice.render import verdicts_data
from macros.command import run
from tests.support.every_case import axes, policies
from tests.support.people import PEOPLE

SCRIPT = Path(__file__).with_name("run_practice.mjs")
#: Of each step, how many people made up at random are asked beside those of every policy.
MADE_UP = 4

Row = dict[str, Any]


def judged_by(scenario: Scenario, random: Random) -> Iterator[dict[str, str]]:
    """Yield answers that lead to every policy there is on the platform, and some more."""
    platform = policies(scenario.platform)
    yield from map(dict, platform.examples)
    yield from map(dict, PEOPLE.values())
    options = axes(platform.platform)
    for _ in range(MADE_UP):
        yield {name: random.choice(values) for name, values in options.items()}


def everything() -> list[Row]:
    """Return every step of every scenario, with everybody who is to be judged in it."""
    random = Random(6)  # noqa: S311 - made-up people need no secrecy
    return [
        {"scenario": one.id, "step": step, "answers": answers}
        for one in scenarios()
        for step in one.steps
        for answers in different(one, step, judged_by(one, random))
    ]


def different(
    scenario: Scenario, step: str, people: Iterator[dict[str, str]]
) -> Iterator[dict[str, str]]:
    """Leave out whom the case makes the same as somebody before; notes are the same for all."""
    seen = set()
    for answers in people:
        known = frozenset({**answers, **scenario.answers}.items())
        if known not in seen:
            seen.add(known)
            yield answers
        if scenario.steps[step].purpose is not None:
            return


def told(row: Row, by_id: dict[str, Scenario]) -> Row:
    """Return what the guide says of a step, as far as a page works it out by itself."""
    said = verdicts_data(by_id[row["scenario"]], row["step"], row["answers"])
    kept = ("rule", "role", "because", "because-text", "sources", "credits")
    return {
        "best": said["best"],
        "reasons": [{name: one[name] for name in kept} for one in said["reasons"]],
        "verdicts": [
            {name: one[name] for name in ("id", "grade", "points", "right-if")}
            for one in said["verdicts"]
        ],
    }


def test_page_judges_as_the_guide_does(engine_folder: Path, tmp_path: Path) -> None:
    """In every step, under every policy of its platform, verdicts and reasons are the same."""
    tables = next(engine_folder.glob("tables-*.json"))
    asked, out, made = tmp_path / "asked", tmp_path / "told", tmp_path / "course.json"
    made.write_text(json.dumps(course()), encoding="utf-8")
    rows = everything()
    asked.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run(["node", str(SCRIPT), str(tables), str(made), str(asked), str(out)])
    by_id = {one.id: one for one in scenarios()}
    replies = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    differing = [row for row, said in zip(rows, replies, strict=True) if said != told(row, by_id)]
    assert len(rows) > 30 * len(scenarios())
    assert differing == []
