"""A page and the guide write the same of a learner's way, and read the same from any text."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from guide import course
from guide.practice.state import State, Try, follow, is_whole, pack, unpack
from guide.questionnaire import QUESTIONS
from guide.tables import tables
from macros.command import run

SCRIPT = Path(__file__).parents[1] / "tables" / "run_state.mjs"
MADE_UP = 400
DAMAGES = 3
ALL = course()
Json = dict[str, Any]


def in_page(asked: list[object], folder: Path) -> list[Any]:
    """Have a page write the states and read the texts among what is asked."""
    named = [folder / name for name in ("tables", "course", "asked", "told")]
    for path, text in zip(
        named,
        (json.dumps(tables()), json.dumps(ALL), "\n".join(map(json.dumps, asked))),
        strict=False,
    ):
        path.write_text(text, encoding="utf-8")
    run(["node", str(SCRIPT), *map(str, named)])
    return [json.loads(line) for line in named[-1].read_text(encoding="utf-8").splitlines()]


def made_up(random: Random) -> State:
    """Make up where a learner may be."""
    answers = {
        one.id: random.choice(one.options)
        for one in QUESTIONS
        if not one.optional and random.random() < 0.8
    }
    tries: dict[tuple[str, bool], Try] = {}
    for scenario in random.sample(ALL["scenarios"], random.randrange(8)):
        letters = walked(scenario["steps"], random)
        reading = bool(letters) and random.random() < 0.5
        key = (scenario["id"], is_whole(scenario["steps"], letters))
        tries[key] = Try(scenario["id"], letters, reading)
    return State(answers, tuple(tries.values()), open=bool(tries) and random.random() < 0.5)


def walked(steps: Json, random: Random) -> str:
    """Return letters of a way through a scenario, as far as somebody may have come."""
    letters = ""
    while random.random() < 0.7:
        way = follow(steps, letters)
        if way is None or way[1] is None:
            break
        letters += random.choice(steps[way[1]]["choices"])["id"]
    return letters


def damaged(text: str, random: Random) -> str:
    """Change a letter or a few of a text."""
    for _ in range(random.randint(1, DAMAGES)):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(["", ".", "~", "-", "Z", "a", "9", "é"]) + text[at + 1 :]
    return text


def test_page_and_guide_write_the_same(tmp_path: Path) -> None:
    """Whatever was said and chosen is written alike, and reads alike, damaged texts too."""
    random = Random(12)  # noqa: S311 - a test's chance
    states = [State(), *(made_up(random) for _ in range(MADE_UP))]
    texts = [pack(ALL, one) for one in states]
    texts += [damaged(text, random) for text in texts]
    texts += ["x", "1", "1.-.", "2.-..1-1", "1.00-2..0-9", "...", "1.-..1-1."]
    asked: list[object] = [*map(asdict, states), *texts]
    wanted = [pack(ALL, one) for one in states] + [asdict(unpack(ALL, text)) for text in texts]
    told = in_page(asked, tmp_path)
    rows = zip(asked, told, json.loads(json.dumps(wanted)), strict=True)
    assert [row for row in rows if row[1] != row[2]] == []
