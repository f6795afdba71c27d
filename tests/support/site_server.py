"""Serve the built site as a host would: under a sub-path, with types, caching and compression.

A test may refuse or alter answers by path, and see what was asked for.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.compress import CODINGS

SUB_PATH = "/guide/"
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}


@dataclass(frozen=True)
class Answer:
    """What the server says to one request."""

    status: int
    body: bytes
    headers: dict[str, str]


Change = Callable[[Answer], Answer]


@dataclass
class SiteServer:
    """A folder served; changes to its answers last until ``reset``."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)  # "200 engine/manifest.json?v=1"
    headers: dict[str, str] = field(default_factory=dict)  # sent with every answer
    changes: list[tuple[re.Pattern[str], Change]] = field(default_factory=list)

    def change(self, pattern: str, change: Change) -> None:
        """Pass the answers to paths in which PATTERN is found through a function."""
        self.changes.append((re.compile(pattern), change))

    def block(self, pattern: str, status: int = 404) -> None:
        """Refuse the paths in which PATTERN is found."""
        self.change(pattern, lambda _: Answer(status, b"", {"Content-Type": "text/plain"}))

    def truncate(self, pattern: str, length: int) -> None:
        """Send the first LENGTH bytes of a file as if they were all of it."""
        self.change(pattern, lambda answer: replace(answer, body=answer.body[:length]))

    def reset(self) -> None:
        """Forget every change, and what was asked."""
        for memory in (self.asked, self.headers, self.changes):
            memory.clear()

    def answer(self, target: str, known: str | None, takes: str = "") -> Answer:
        """Answer a request, given the version the browser has and the codings that it takes."""
        path = unquote(urlsplit(target).path)
        inside = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "/"
        changes = [change for pattern, change in self.changes if pattern.search(inside)]
        answer = self.read(inside, known, "" if changes else takes)  # a change sees plain bytes
        for change in changes:
            answer = change(answer)
        self.asked.append(f"{answer.status} {target.removeprefix(SUB_PATH)}")
        return replace(answer, headers=answer.headers | self.headers)

    def read(self, inside: str, known: str | None, takes: str = "") -> Answer:
        """Read a file or its compressed copy, or the index of a folder, as a good host does."""
        file = (self.folder / inside.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if inside == "/" or not file.is_file() or not file.is_relative_to(self.folder):
            return Answer(404, b"not found", {"Content-Type": "text/plain"})
        body = file.read_bytes()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        headers = {"Cache-Control": "max-age=600", "ETag": etag}
        if known == etag:
            return Answer(304, b"", headers)
        headers["Content-Type"] = kind or "application/octet-stream"
        for coding, ending in CODINGS.items():
            copy = file.with_name(file.name + ending)
            if coding in takes and copy.is_file():
                headers |= {"Content-Encoding": coding, "Vary": "Accept-Encoding"}
                return Answer(200, copy.read_bytes(), headers)
        return Answer(200, body, headers)


def handler_for(site: SiteServer) -> type[BaseHTTPRequestHandler]:
    """Make the class that the standard library's server wants."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = site.answer(
                self.path, self.headers["If-None-Match"], self.headers["Accept-Encoding"] or ""
            )
            self.send_response(answer.status)
            length = {"Content-Length": str(len(answer.body))}
            for name, value in (length | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet; the site remembers what was asked."""

    return Handler


class QuietServer(ThreadingHTTPServer):
    """A server to which a closed tab is no news."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that the browser dropped."""


@contextmanager
def serve(folder: Path) -> Iterator[SiteServer]:
    """Serve a folder on a free port of this machine until the block ends."""
    site = SiteServer(folder.resolve())
    with QuietServer(("127.0.0.1", 0), handler_for(site)) as server:
        site.url = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield site
        server.shutdown()
