"""The line between server and browser: serves a folder fast or as a slow 4G line would.

The slowness is the server's, so it reaches every fetch alike, those of workers and of service
workers too.  What was sent and when is kept in a log.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.support.site_server import SUB_PATH, Answer, QuietServer, SiteServer

#: What carries its content's hash in its name never changes under that name.
_HASHED = re.compile(r"[.-][0-9a-f]{8,}\.")
_PIECE = 4_096
FOREVER = "max-age=31536000, immutable"


@dataclass(frozen=True)
class Speed:
    """How fast a line is: bytes a second, all connections together, and the time for a round trip.

    Zero means as fast as this machine allows.
    """

    rate: float = 0.0
    delay: float = 0.0


FAST = Speed()
SLOW_4G = Speed(1_600_000 / 8, 0.150)


@dataclass
class Line:
    """One line that all connections share, and the log of what went over it."""

    speed: Speed = FAST
    sent: list[tuple[float, int]] = field(default_factory=list)  # when, how many bytes
    asked: list[tuple[float, str]] = field(default_factory=list)  # when, what
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, speed: Speed) -> None:
        """Change the speed, and forget what was sent."""
        with self._lock:
            self.speed = speed
            self.sent.clear()
            self.asked.clear()
            self._free_at = 0.0

    def wait(self) -> None:
        """Take the time of a round trip."""
        if self.speed.delay:
            time.sleep(self.speed.delay)

    def send(self, connection: socket.socket, data: bytes) -> None:
        """Send bytes in their turn, a piece at a time where the line is slow."""
        step = _PIECE if self.speed.rate else len(data)
        for start in range(0, len(data), step or 1):
            piece = data[start : start + step]
            time.sleep(self._turn(len(piece)))
            connection.sendall(piece)
            self.sent.append((time.time(), len(piece)))

    def _turn(self, length: int) -> float:
        """Book the line for so many bytes; return how long until they have crossed it."""
        if not self.speed.rate:
            return 0.0
        with self._lock:
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + length / self.speed.rate
            return self._free_at - now

    def until(self, moment: float) -> tuple[int, int]:
        """Return the bytes sent and the requests made up to a moment."""
        sent = sum(count for when, count in [*self.sent] if when <= moment)
        return sent, sum(when <= moment for when, _ in [*self.asked])

    def quiet_for(self) -> float:
        """Return for how long nothing has been asked or sent."""
        last = max((when for when, _ in [*self.asked[-1:], *self.sent[-1:]]), default=0.0)
        return time.time() - last


@dataclass
class Host(SiteServer):
    """A good host: answers from memory, and lets hashed files be kept for ever."""

    known: dict[tuple[str, bool], Answer] = field(default_factory=dict)

    def read(self, inside: str, known: str | None, takes: str = "") -> Answer:
        """Read a file once; afterwards its answer is there at once."""
        key = (inside, "br" in takes)
        if key not in self.known:
            self.known[key] = super().read(inside, None, takes)
        answer = self.known[key]
        if known is not None and known == answer.headers.get("ETag"):
            kept = {name: answer.headers[name] for name in ("ETag", "Cache-Control")}
            answer = Answer(304, b"", kept)
        if _HASHED.search(inside.rsplit("/", 1)[-1]):
            answer = replace(answer, headers=answer.headers | {"Cache-Control": FOREVER})
        return answer


def _handler(host: Host, line: Line) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers are collected, and sent with the body

        def setup(self) -> None:
            super().setup()
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.wait()  # the connection's own round trip

        def do_GET(self) -> None:
            line.asked.append((time.time(), self.path))
            line.wait()
            answer = host.answer(
                self.path, self.headers["If-None-Match"], self.headers["Accept-Encoding"] or ""
            )
            line.send(self.connection, self.head(answer) + answer.body)

        def head(self, answer: Answer) -> bytes:
            phrase = self.responses[answer.status][0]
            lines = [f"HTTP/1.1 {answer.status} {phrase}", f"Date: {self.date_time_string()}"]
            lines += [f"{name}: {value}" for name, value in answer.headers.items()]
            if answer.status != 304:  # noqa: PLR2004 - not modified, so it has no body
                lines.append(f"Content-Length: {len(answer.body)}")
            return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as the library has it
            """Keep quiet; the line keeps its own log."""

    return Handler


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, Line]]:
    """Serve a folder on a free port of this machine; give its address and its line."""
    line = Line()
    host = Host(folder.resolve())
    with QuietServer(("127.0.0.1", 0), _handler(host, line)) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}", line
        server.shutdown()
