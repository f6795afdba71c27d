"""Stands in for `asyncio`, which Pyodide asks for a loop only when Python awaits JavaScript."""

from __future__ import annotations

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Say why nothing can be awaited."""
    raise RuntimeError("the engine in the browser has no event loop: it answers at once")
