"""Hosts that differ from the usual one: with the headers of `_headers`, plain, or without a path."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.site_server import SUB_PATH, Answer, QuietServer, SiteServer, handler_for

Rules = list[tuple[str, dict[str, str]]]


def read_rules(text: str) -> Rules:
    """Read a `_headers` file: address patterns, each with the headers below it."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, value = line.strip().split(": ", 1)
            assert name not in rules[-1][1], line
            rules[-1][1][name] = value
        else:
            rules.append((line, {}))
    return rules


def sent_with(rules: Rules, address: str) -> dict[str, str]:
    """Return what these hosts send with an address; like them, join what is given twice."""
    sent: dict[str, str] = {}
    for pattern, headers in rules:
        if fnmatchcase(address, pattern):
            for name, value in headers.items():
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


@dataclass
class Host(SiteServer):
    """A host whose headers follow `_headers`; it may stand at the root, and be without skills."""

    rules: Rules = field(default_factory=list)
    path: str = SUB_PATH
    plain: bool = False  # sends a type and nothing else

    def answer(self, target: str, known: str | None, takes: str = "") -> Answer:
        """Answer as the usual host, then give it this host's headers."""
        inside = urlsplit(target).path.removeprefix(self.path)
        if self.plain:
            known, takes = None, ""
        answer = super().answer(SUB_PATH + target.removeprefix(self.path), known, takes)
        headers: Mapping[str, str] = answer.headers | sent_with(self.rules, f"/{unquote(inside)}")
        if self.plain:
            headers = {"Content-Type": headers["Content-Type"]}
        return replace(answer, headers={**headers})


@contextmanager
def host(
    folder: Path, *, rules: Rules | None = None, path: str = SUB_PATH, plain: bool = False
) -> Iterator[Host]:
    """Run such a host on a free port of this machine until the block ends."""
    site = Host(folder.resolve(), rules=rules or [], path=path, plain=plain)
    with QuietServer(("127.0.0.1", 0), handler_for(site)) as server:
        site.url = f"http://127.0.0.1:{server.server_port}{path}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield site
        server.shutdown()
