"""Run build tools so that the same input gives the same bytes, and failures are readable."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

EPOCH = "315532800"  # 1 January 1980, the earliest date a zip archive can hold


class BuildError(Exception):
    """Something cannot be built; the message is one sentence that ends in the remedy."""


def run(command: list[str], folder: Path | None = None) -> None:
    """Run a tool, in a folder if it asks for one; if it fails, pass on the last thing it said."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        message = f"A build tool failed ({said.strip()}); to see all of it: {shlex.join(command)}"
        raise BuildError(message)
