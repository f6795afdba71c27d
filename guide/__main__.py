"""Run the guide from the command line: `python -m guide --help`."""

from __future__ import annotations

import os
import sys

from guide.cli import run


def main() -> int:
    """Run the command line with the process's arguments; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without curly quotes shows a question mark in their place.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        status = run(sys.argv[1:], sys.stdin.buffer, sys.stdout)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python must not complain about it on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main())
