"""Asking the shipped engine in Node, and Python here, the same."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from guide.browser import step

SCRIPT = Path(__file__).parents[2] / "macros" / "run_python.mjs"
RAISED = '{"raised": true}'


def here(request: str) -> str:
    """Return the reply of Python here, or that it broke."""
    try:
        return step(request)
    except Exception:  # noqa: BLE001 - whatever it was, it should not have been
        return RAISED


def both(
    engine: Path, requests: Sequence[str], folder: Path, *, may_stop: bool = False
) -> tuple[list[str], list[str]]:
    """Return the replies of the engine in Node and of Python here, worked out side by side.

    The engine is the one that pages go on from.  What was left out of it must not be missed, unless
    it MAY STOP: then the whole one answers from there on, as in a page.
    """
    asked, replies = folder / "requests", folder / "replies"
    asked.write_text("".join(f"{json.dumps(text)}\n" for text in requests), encoding="utf-8")
    command = ["node", *map(str, (SCRIPT, engine / "manifest.json", asked, replies))]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as node:
        mine = [here(request) for request in requests]
        _, complaints = node.communicate(timeout=300)
        assert node.returncode == 0, complaints
    assert may_stop or not complaints
    return replies.read_text(encoding="utf-8").removesuffix("\n").split("\n"), mine


def differences(
    requests: Sequence[str], one: Sequence[str], other: Sequence[str], most: int = 3
) -> list[str]:
    """List the first requests to which the replies differ, with both."""
    rows = zip(requests, one, other, strict=True)
    return [f"{text[:300]}\n{a}\n{b}" for text, a, b in rows if a != b][:most]
