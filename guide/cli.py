"""The command line: reads arguments, runs a command, and prints what it says or refuses."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO, NoReturn, TextIO

from guide import __version__
from guide.commands import COMMANDS
from guide.errors import GuideError, printable

_COMMANDS = {command.name: command for command in COMMANDS}


class _Parser(argparse.ArgumentParser):
    """Complains in one sentence, as the rest of the guide does."""

    def error(self, message: str) -> NoReturn:
        raise GuideError(
            "arguments", printable(message.replace("'", "").rstrip(".")), f"see {self.prog} --help"
        )


def run(arguments: list[str], stdin: BinaryIO, stdout: TextIO) -> int:
    """Run one command; return 0, 1 for findings of `lint`, or 2 for bad input.

    Bad input prints one sentence on standard error and nothing on standard output.
    """
    try:
        options = _parser().parse_args(arguments)
        if options.command == "ask":
            from guide.terminal import converse  # noqa: PLC0415 - only this command needs it

            return converse(stdin, stdout)
        options.stdout = stdout  # for who talks with the reader before the end
        text, status = _COMMANDS[options.command].run(options, stdin)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 2
    if getattr(options, "format", None) == "ics" and isinstance(stdout, TextIOWrapper):
        # Calendars are UTF-8 with line ends of their own, wherever they are written.
        stdout.reconfigure(encoding="utf-8", newline="")
    stdout.write(text)
    return status


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m guide",
        description="A policy for connection requests, and a decision on the one in front of you.",
        epilog="Answers and requests are flat JSON objects of id to id; - reads standard input.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"connect-or-not {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = partial(commands.add_parser, allow_abbrev=False)
    for command in COMMANDS:
        command.takes(add(command.name, help=command.help))
    add("ask", help="answer the questions here, in the terminal")
    return parser
