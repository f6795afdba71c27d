"""The steps of the build that run the browser's Python in Node."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.browser import step
from macros.command import run

SCRIPT = Path(__file__).parents[2] / "macros" / "run_python.mjs"
REQUESTS = ['{"do": "policy", "answers": {"networking": "essential"}}', '{"do": "nonsense"}']
PRACTICE = '{"do": "practise", "scenario": "pitch-after-yes"}'


def replies(engine: Path, requests: list[str], folder: Path) -> list[str]:
    """Return an engine's replies to these requests."""
    asked, said = folder / "requests", folder / "replies"
    asked.write_text("\n".join(requests), encoding="utf-8")
    run(["node", *map(str, (SCRIPT, engine, asked, said))])
    return said.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["manifest.json", "python_stdlib-*.zip"])
def test_engine_in_node_answers_as_python_here(
    engine_folder: Path, tmp_path: Path, name: str
) -> None:
    """Each line of requests gets a line of replies, the same as this Python gives."""
    lines = replies(next(engine_folder.glob(name)), REQUESTS, tmp_path)
    assert [json.loads(line) for line in lines] == [json.loads(step(asked)) for asked in REQUESTS]


def test_whole_python_answers_what_was_left_out(engine_folder: Path, tmp_path: Path) -> None:
    """What no page asks the short Python has not: the whole one takes over, and goes on."""
    asked = [REQUESTS[0], PRACTICE, REQUESTS[0]]
    lines = replies(engine_folder / "manifest.json", asked, tmp_path)
    assert [json.loads(line) for line in lines] == [json.loads(step(one)) for one in asked]
