"""The browser's processes: which they are, how busy they are, and how much memory they hold."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.25  # seconds; reading the memory of a large process takes some milliseconds
_TICK = 1 / os.sysconf("SC_CLK_TCK")  # seconds
_LOOK = 0.5  # seconds from one look at how busy it is to the next
_LOOKS = 2  # that must find it idle, one after the other
_IDLE = 0.05  # seconds of a processor in that time; a browser at rest needs less


def below(root: int) -> list[int]:
    """Return the ids of all processes that a process has started, and those that they have."""
    children: dict[int, list[int]] = {}
    for path in _PROC.iterdir():
        if path.name.isdigit() and (parent := _parent(int(path.name))) is not None:
            children.setdefault(parent, []).append(int(path.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found[1:]


def _parent(pid: int) -> int | None:
    # The name, in brackets, may hold anything; what follows it is numbers.
    fields = _read(pid, "stat").rpartition(")")[2].split()
    return int(fields[1]) if len(fields) > 1 else None


def kind(pid: int) -> str:
    """Tell what a process is to Chromium: `renderer`, `utility`, …; empty when it is none of it."""
    words = _read(pid, "cmdline").replace("\0", " ").split()
    if not words or "chrom" not in words[0]:
        return ""
    return next((word[7:] for word in words if word.startswith("--type=")), "browser")


def _read(pid: int, name: str) -> str:
    try:
        return (_PROC / str(pid) / name).read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has just ended
        return ""


def memory(pids: list[int]) -> int:
    """Return the memory of these processes in bytes, their shares of what is shared included."""
    total = 0
    for pid in pids:
        for line in _read(pid, "smaps_rollup").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def renderers() -> list[int]:
    """Return the processes of the browser that hold pages and their workers."""
    return [pid for pid in below(os.getpid()) if kind(pid) == "renderer"]


def _used() -> float:
    """Return the seconds of a processor that the browser's processes have used so far."""
    stats = (_read(pid, "stat").rpartition(")")[2].split() for pid in below(os.getpid()))
    return _TICK * sum(int(ticks) for stat in stats for ticks in stat[11:13])  # user and system


def rest(longest: float = 30.0) -> bool:
    """Wait until the browser does next to nothing; False if it does not, in so many seconds."""
    end, used = time.monotonic() + longest, [_used()]
    while time.monotonic() < end:
        time.sleep(_LOOK)
        used.append(_used())
        if len(used) > _LOOKS and used[-1] - used[-1 - _LOOKS] <= _IDLE:
            return True
    return False


class Peak:
    """The most memory that the pages' processes have held so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.most = 0
        self._over = threading.Event()

    def watch(self) -> None:
        """Look from time to time until told to stop."""
        while not self._over.wait(_EVERY):
            self.most = max(self.most, memory(renderers()))

    def stop(self) -> None:
        """Look once more, and no longer."""
        self._over.set()
        self.most = max(self.most, memory(renderers()))


@contextmanager
def peak() -> Iterator[Peak]:
    """Watch the pages' memory until the block ends."""
    watched = Peak()
    thread = threading.Thread(target=watched.watch, daemon=True)
    thread.start()
    try:
        yield watched
    finally:
        watched.stop()
        thread.join()
