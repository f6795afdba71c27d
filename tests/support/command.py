"""The command line as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Python without anything installed beside it, and without what the caller's environment says.
BARE = ("-E", "-s", "-S")


@dataclass(frozen=True)
class Ended:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the environment for a command, in which text is UTF-8 unless `more` says otherwise."""
    return {"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", **more}


def command(*arguments: str, python: tuple[str, ...] = ()) -> list[str]:
    """Return the words that run the guide with some arguments."""
    return [sys.executable, *python, "-m", "guide", *arguments]


def guide(
    *arguments: str, stdin: str | bytes = b"", python: tuple[str, ...] = (), **variables: str
) -> Ended:
    """Run the guide in a clone, and wait for it."""
    done = subprocess.run(
        command(*arguments, python=python),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        timeout=30,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
