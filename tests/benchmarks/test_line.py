"""The benchmark's slow line is as slow as it says."""

from __future__ import annotations

import socket
import threading
import time

from benchmarks.line import FAST, Line, Speed


def test_connections_share_the_line() -> None:
    """Two connections that send at once take as long as one that sends as much."""
    line = Line()
    line.begin(Speed(rate=200_000))
    pairs = [socket.socketpair() for _ in range(2)]
    threads = [threading.Thread(target=line.send, args=(here, bytes(20_000))) for here, _ in pairs]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begun >= 0.2
    assert line.until(time.time()) == (40_000, 0)
    assert line.until(time.time() - 60) == (0, 0)
    for pair in pairs:
        for end in pair:
            end.close()


def test_fast_line_does_not_wait() -> None:
    """On a fast line nothing is booked, and a new beginning forgets what was sent."""
    line = Line()
    here, there = socket.socketpair()
    line.send(here, b"12345")
    assert there.recv(10) == b"12345"
    line.begin(FAST)
    assert line.until(time.time()) == (0, 0)
    here.close()
    there.close()
