"""What the command line prints, to hold the page against."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def policy_file(answers: Mapping[str, str], form: str) -> bytes:
    """Return the policy that `python -m guide policy` prints for these answers."""
    command = [sys.executable, "-m", "guide", "policy", "--answers", "-", "--format", form]
    told = json.dumps(dict(answers)).encode()
    return subprocess.run(command, input=told, capture_output=True, check=True, cwd=ROOT).stdout
