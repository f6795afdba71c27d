"""Stands in for `pyodide.webloop`, which Pyodide sets up when it starts.

What it imports it does not use: a memory that is written down is taken back only if the original's
objects of JavaScript stand in it first, in this order.
"""

from __future__ import annotations

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401


def _initialize_event_loop() -> None:
    """Set up nothing."""
