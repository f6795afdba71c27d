"""The benchmark waits until the browser is at rest."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.processes import rest

BUSY = "while True: pass"
IDLE = "import time; time.sleep(60)"


def test_idle_process_is_at_rest() -> None:
    """What does nothing is soon taken to be at rest."""
    with subprocess.Popen([sys.executable, "-c", IDLE]) as running:
        try:
            assert rest(20)
        finally:
            running.kill()


def test_busy_process_is_not() -> None:
    """What works all the time never is, and waiting for it ends."""
    with subprocess.Popen([sys.executable, "-c", BUSY]) as running:
        try:
            assert not rest(2)
        finally:
            running.kill()
