"""Ralph, a learning record store by others, run beside the tests with files for its store."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-counterparts" / "bin" / "python"
#: The name and the password of the learning system, and how Ralph keeps the password.
CREDENTIALS = ("learner", "secret")
_HASH = "$2b$04$zoZLCa.TiXBkiFw/w6yzB.9kB4hrLgoEafTPz5BwWbqYPKzDk5jAS"
_PATIENCE = 60  # seconds for it to start


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
    assert PYTHON.exists(), "the learning systems are not set up: run make test"
    told = {"username": CREDENTIALS[0], "hash": _HASH, "scopes": ["all"]}
    told |= {"agent": {"mbox": "mailto:lms@example.org"}}  # type: ignore[dict-item]
    (folder / "auth.json").write_text(json.dumps([told]), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = {f"RALPH_BACKENDS__{kind}__FS__DEFAULT_DIRECTORY_PATH": str(folder) for kind in KINDS}
    settings = {"RALPH_RUNSERVER_BACKEND": "fs", "RALPH_AUTH_FILE": str(folder / "auth.json")}
    command = [str(PYTHON), "-m", "uvicorn", "ralph.api:app", "--port", str(port)]
    command += ["--log-level", "warning"]
    environment = {**os.environ, **settings, **store}
    with subprocess.Popen(command, cwd=folder, env=environment) as running:
        try:
            found = Ralph(f"http://127.0.0.1:{port}/xAPI/statements/")
            _wait(found)
            yield found
        finally:
            running.terminate()


KINDS = ("LRS", "DATA")


def _wait(store: Ralph) -> None:
    """Wait until it answers."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            store.statements()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
