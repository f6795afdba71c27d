"""Ralph, a learning record store by others, run beside the tests with files for its store."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.support.counterparts import free_port, running

#: The name and the password of the learning system, and how Ralph keeps the password.
CREDENTIALS = ("learner", "secret")
_HASH = "$2b$04$zoZLCa.TiXBkiFw/w6yzB.9kB4hrLgoEafTPz5BwWbqYPKzDk5jAS"
#: The two parts of Ralph that want to know where files lie.
KINDS = ("LRS", "DATA")


class Ralph:
    """A running record store."""

    def __init__(self, url: str) -> None:
        """Take the address of its statements."""
        self.url = url

    def take_in(self, body: bytes) -> int:
        """Hand statements over, and return the status of its answer."""
        return self._ask(body)[0]

    def statements(self) -> list[dict[str, Any]]:
        """Return all that it has."""
        status, found = self._ask(None)
        assert status == 200
        rows: list[dict[str, Any]] = found["statements"]
        return rows

    def _ask(self, body: bytes | None) -> tuple[int, Any]:
        secret = base64.b64encode(":".join(CREDENTIALS).encode()).decode()
        headers = {"Authorization": f"Basic {secret}", "X-Experience-API-Version": "1.0.3"}
        headers["Content-Type"] = "application/json"
        try:
            with urlopen(Request(self.url, body, headers), timeout=10) as answer:  # noqa: S310
                return answer.status, json.loads(answer.read())
        except HTTPError as error:
            return error.code, None


@contextmanager
def ralph(folder: Path) -> Iterator[Ralph]:
    """Run Ralph on a free port with its files in a folder, until the block ends."""
    told = {"username": CREDENTIALS[0], "hash": _HASH, "scopes": ["all"]}
    known = [{**told, "agent": {"mbox": "mailto:lms@example.org"}}]
    (folder / "auth.json").write_text(json.dumps(known), encoding="utf-8")
    port = free_port()
    store = {f"RALPH_BACKENDS__{kind}__FS__DEFAULT_DIRECTORY_PATH": str(folder) for kind in KINDS}
    settings = {"RALPH_RUNSERVER_BACKEND": "fs", "RALPH_AUTH_FILE": str(folder / "auth.json")}
    arguments = ["-m", "uvicorn", "ralph.api:app", "--port", str(port), "--log-level", "warning"]
    found = Ralph(f"http://127.0.0.1:{port}/xAPI/statements/")
    with running(arguments, folder, found.url, {**settings, **store}):
        yield found
