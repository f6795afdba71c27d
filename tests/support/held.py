"""A server that keeps a browser waiting for as long as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.site_server import Answer, SiteServer

#: All that Python is made of in the browser.
PYTHON = r"^engine/(worker|pyodide|python)"
#: The first of its files to be fetched, without which none of the others is.
WORKER = r"^engine/worker"


@contextmanager
def held(site: SiteServer, pattern: str = PYTHON) -> Iterator[threading.Event]:
    """Hold back the answers to paths in which PATTERN is found; set the event to let them go."""
    gate = threading.Event()

    def wait(answer: Answer) -> Answer:
        gate.wait(60)
        return answer

    site.change(pattern, wait)
    try:
        yield gate
    finally:
        gate.set()
