"""Stands in for `pyodide.webloop`, which Pyodide sets up when it starts."""


def _initialize_event_loop() -> None:
    """Set up nothing."""
