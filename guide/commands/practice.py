"""The command that practises: playing scenarios, listing them, and checking a file of them."""

from __future__ import annotations

import argparse
from pathlib import PurePath
from typing import BinaryIO

from guide.commands.command import Command, as_json, take_format


def take_course(parser: argparse.ArgumentParser) -> None:
    """Let a command say what course it is about."""
    parser.add_argument(
        "--scenarios",
        default="all",
        metavar="IDS",
        help="all, ids with commas between them, or a TOML file; default: all",
    )
    parser.add_argument(
        "--policy",
        default="own",
        metavar="WHICH",
        help="found, care or known, a file of answers, or own for each learner's; default: own",
    )
    parser.add_argument("--pass-mark", metavar="N", help="the score that passes, 0 to 100")
    parser.add_argument("--title", default="", metavar="TEXT", help="what the course is called")
    parser.add_argument(
        "--site", default="", metavar="URL", help="the address of the published guide"
    )


def _takes(parser: argparse.ArgumentParser) -> None:
    take_course(parser)
    parser.add_argument("--list", action="store_true", help="list the scenarios and stop")
    parser.add_argument(
        "--validate", metavar="FILE", help="say what is wrong with a file of scenarios and stop"
    )
    take_format(parser, "json", "text")


def _run(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    if options.validate is not None:
        return _validated(options, stdin)
    from guide.commands.courses import read_course  # noqa: PLC0415 - keeps `--help` quick

    made, chosen = read_course(options, stdin)
    if options.list:
        from guide.practice.listed import listed_text  # noqa: PLC0415

        return listed_text(chosen), 0
    if options.format == "json":
        return as_json(made), 0
    from guide.practice.terminal import play  # noqa: PLC0415

    return "", play(made, chosen, stdin, options.stdout)


def _validated(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    """Print every fault of a file; a policy other than `own` means that only that one counts."""
    from guide.commands.courses import read_file, read_policy  # noqa: PLC0415
    from guide.practice.given import looked_at, theme_of  # noqa: PLC0415
    from guide.practice.listed import counted  # noqa: PLC0415

    answers = read_policy(options.policy, stdin)
    name: str = options.validate
    found, problems = looked_at(read_file(name, stdin), theme_of(PurePath(name).stem), answers)
    if problems:
        return "".join(f"{one}\n" for one in problems), 1
    return f"{counted(len(found))}\n", 0


COMMANDS = (Command("practise", "practise on cases, or check a file of them", _takes, _run),)
