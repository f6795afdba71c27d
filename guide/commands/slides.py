"""The command that writes the slides of a session for a group."""

from __future__ import annotations

import argparse
from typing import BinaryIO

from guide.commands.command import Command


def _takes_nothing(_parser: argparse.ArgumentParser) -> None:
    pass


def _slides(_options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.slides import slides  # noqa: PLC0415 - keeps `--help` quick
    from guide.write_slides import slides_markdown  # noqa: PLC0415

    return slides_markdown(slides()), 0


COMMANDS = (Command("slides", "write slides for a session, in Markdown", _takes_nothing, _slides),)
