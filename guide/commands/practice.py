"""The command that practises: playing scenarios, listing them, and checking a file of them."""

from __future__ import annotations

import argparse
from pathlib import PurePath
from typing import BinaryIO

from guide.commands.command import Command, read_bytes


def _takes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--validate", metavar="FILE", help="say what is wrong with a file of scenarios"
    )


def _run(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    return _validate(options.validate, stdin)


def _validate(name: str, stdin: BinaryIO) -> tuple[str, int]:
    from guide.practice.given import looked_at, theme_of  # noqa: PLC0415 - keeps `--help` quick
    from guide.practice.reading import MOST_CHARACTERS  # noqa: PLC0415
    from guide.reading import read_text  # noqa: PLC0415

    # A character takes up to four bytes.
    raw = read_bytes(name, "scenarios", stdin, 4 * MOST_CHARACTERS, "TOML")
    found, problems = looked_at(read_text(raw, "scenarios"), theme_of(PurePath(name).stem))
    if problems:
        return "".join(f"{one}\n" for one in problems), 1
    return f"{len(found)} scenarios, no findings\n", 0


COMMANDS = (Command("practise", "practise on scenarios, or check a file of them", _takes, _run),)
