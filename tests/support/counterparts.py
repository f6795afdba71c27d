"""Programs by others that run beside the tests, in an environment of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-counterparts" / "bin" / "python"
_PATIENCE = 60  # seconds for one to start


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(
    arguments: list[str], folder: Path, url: str, variables: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run Python with these arguments in a folder until the block ends; begin when it answers."""
    assert PYTHON.exists(), "the learning systems are not set up: run make test"
    environment = {**os.environ, **(variables or {})}
    log = folder / "log.txt"
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [str(PYTHON), *arguments],
            cwd=folder,
            env=environment,
            stdout=told,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            _wait(url, process, log)
            yield
        finally:
            process.terminate()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urlopen(url, timeout=10).close()  # noqa: S310 - on this machine
        except HTTPError:
            return  # it answers, if only to say no
        except (URLError, OSError):
            ended = process.poll() is not None or time.monotonic() > until
            assert not ended, log.read_text(errors="replace")[-2_000:]
            time.sleep(0.2)
        else:
            return
