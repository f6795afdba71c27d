"""The shipped engine also runs outside a browser, which is how many cases are compared."""

from __future__ import annotations

import json
from pathlib import Path

from guide.browser import step
from macros.command import run

SCRIPT = Path(__file__).parents[2] / "macros" / "run_python.mjs"
REQUESTS = ['{"do": "policy", "answers": {"networking": "essential"}}', '{"do": "nonsense"}']


def test_engine_in_node_answers_as_python_here(engine_folder: Path, tmp_path: Path) -> None:
    """Each line of requests gets a line of replies, the same as this Python gives."""
    requests, replies = tmp_path / "requests", tmp_path / "replies"
    requests.write_text("\n".join(REQUESTS), encoding="utf-8")
    run(
        [
            "node",
            str(SCRIPT),
            str(next(engine_folder.glob("python_stdlib-*.zip"))),
            str(requests),
            str(replies),
        ]
    )
    lines = replies.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [json.loads(step(asked)) for asked in REQUESTS]
