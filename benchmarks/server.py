"""A good host on this machine: compressed copies, caching by name, counters, and a slow line.

Whatever asks is slowed alike, pages, workers and service workers, as the line is made here.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.compress import CODINGS

SUB_PATH = "/guide/"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
#: Named by content or by version: such a file never changes.
IMMUTABLE = re.compile(r"-[0-9a-f]{16}\.\w+$|\.[0-9a-f]{8}\.min\.\w+$|/v\d+\.\d+\.\d+/")
LONG = "max-age=31536000, immutable"
Answer = tuple[int, dict[str, str], bytes]
PIECE = 4096  # bytes sent at a time on a slow line


@dataclass(frozen=True)
class Line:
    """A line to the server: its rate for all connections together, and how long a turn takes."""

    rate: float = 0.0  # bytes a second; 0 is as fast as the machine
    turn: float = 0.0  # seconds for each request, and for each new connection


FAST = Line()
SLOW_4G = Line(rate=1_600_000 / 8, turn=0.150)


@dataclass
class Host:
    """Folders served one over the other, and what was asked and sent when."""

    roots: tuple[Path, ...] = ()
    line: Line = FAST
    url: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)  # (seconds, path)
    sent: list[tuple[float, int]] = field(default_factory=list)  # (seconds, bytes of bodies)
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0  # when the line has sent all that it was given

    def begin(self, roots: tuple[Path, ...], line: Line) -> None:
        """Serve these folders over this line, with the counters at nothing."""
        self.roots, self.line, self.free_at = roots, line, 0.0
        self.asked.clear()
        self.sent.clear()

    def wait_turn(self) -> None:
        """Wait for as long as a message takes to come and go."""
        if self.line.turn:
            time.sleep(self.line.turn)

    def wait_for_room(self, count: int) -> None:
        """Wait until the line, which all connections share, has carried this many bytes more."""
        if not self.line.rate:
            return
        with self.lock:
            now = time.monotonic()
            self.free_at = max(self.free_at, now) + count / self.line.rate
            pause = self.free_at - now
        time.sleep(pause)

    def count_until(self, moment: float) -> tuple[int, int]:
        """Return the bytes sent and the requests made by a moment, in seconds."""
        sent = sum(count for at, count in list(self.sent) if at <= moment)
        return sent, sum(at <= moment for at, _ in list(self.asked))

    def find(self, inside: str) -> Path | None:
        """Return the file that the first of the folders has for a path."""
        for root in self.roots:
            file = root / inside
            file = file / "index.html" if file.is_dir() else file
            if file.is_file():
                return file
        return None


@cache
def read(file: Path, modified: int) -> tuple[bytes, str]:
    """Return a file and its tag, read once."""
    del modified  # only tells one edition of the file from the next
    body = file.read_bytes()
    return body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def edition(file: Path) -> tuple[bytes, str]:
    """Return a file as it is now, and its tag."""
    return read(file, file.stat().st_mtime_ns)


def answer(host: Host, path: str, known: str | None, takes: str) -> Answer:
    """Return status, headers and body for a path, given the tag and codings of the browser."""
    inside = path.removeprefix(SUB_PATH)
    file = host.find(inside) if path.startswith(SUB_PATH) and ".." not in inside else None
    if file is None:
        return 404, {"Content-Type": "text/plain"}, b""
    body, tag = edition(file)
    headers = {
        "Cache-Control": LONG if IMMUTABLE.search(file.as_posix()) else "no-cache",
        "ETag": tag,
        "Vary": "Accept-Encoding",
    }
    if known == tag:
        return 304, headers, b""
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    headers["Content-Type"] = kind or "application/octet-stream"
    for coding, ending in CODINGS.items():
        copy = file.with_name(file.name + ending)
        if coding in takes and copy.is_file():
            headers["Content-Encoding"] = coding
            return 200, headers, edition(copy)[0]
    return 200, headers, body


def handler_for(host: Host) -> type[BaseHTTPRequestHandler]:
    """Make the class that the standard library's server wants."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def setup(self) -> None:
            super().setup()
            host.wait_turn()

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            host.asked.append((time.time(), path))
            host.wait_turn()
            known, takes = self.headers["If-None-Match"], self.headers["Accept-Encoding"]
            self.reply(*answer(host, path, known, takes or ""))

        def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:  # noqa: PLR2004 - nothing follows “not modified”
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.flush()
            step = PIECE if host.line.rate else max(len(body), 1)
            for start in range(0, len(body), step):
                piece = body[start : start + step]
                host.wait_for_room(len(piece))
                self.wfile.write(piece)
                self.wfile.flush()
                host.sent.append((time.time(), len(piece)))

        def log_message(self, *_: object) -> None:
            """Keep quiet; the host remembers what was asked."""

    return Handler


class QuietServer(ThreadingHTTPServer):
    """A server to which a closed tab is no news."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that the browser dropped."""


@contextmanager
def serve() -> Iterator[Host]:
    """Serve on a free port of this machine until the block ends."""
    host = Host()
    with QuietServer(("127.0.0.1", 0), handler_for(host)) as server:
        host.url = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield host
        server.shutdown()
