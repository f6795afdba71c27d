"""A slower processor: lets the browser run for a part of the time only.

Run as ``python -m benchmarks.slower ROOT FACTOR``; ROOT is the process that started the browser.
All processes of the browser are stopped and let go on together, a few milliseconds each, so that
workers, the network and compilation are slowed like the page.  (The browser's own throttling
reaches a page's main thread only.)
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from benchmarks.processes import below, kind

_RUN = 0.003  # seconds that the browser runs at a time
_LOOK = 0.1  # seconds between looks for processes that are new
#: These start other processes or wait for crashes, and do no work of a page's.
_LEFT_ALONE = frozenset(("", "zygote", "crashpad-handler"))


def main(root: int, factor: float) -> None:
    """Slow the browser down until this process is told to end, or its parent is gone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -10)  # to be on time on a busy machine
    parent, looked, pids = os.getppid(), 0.0, list[int]()
    try:
        while os.getppid() == parent:
            begun = time.monotonic()
            if begun - looked > _LOOK:
                pids = [pid for pid in below(root) if kind(pid) not in _LEFT_ALONE]
                looked = begun
            time.sleep(max(0.0, _RUN - (time.monotonic() - begun)))
            _send(pids, signal.SIGSTOP)
            time.sleep((factor - 1) * (time.monotonic() - begun))
            _send(pids, signal.SIGCONT)
    finally:
        _send(pids, signal.SIGCONT)


def _send(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)


@contextmanager
def slower(factor: float) -> Iterator[None]:
    """Slow down the browser that this process has started, until the block ends."""
    if factor == 1:
        yield
        return
    command = [sys.executable, "-m", "benchmarks.slower", str(os.getpid()), str(factor)]
    with subprocess.Popen(command) as running:
        try:
            yield
        finally:
            running.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
