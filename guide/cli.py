"""The command line: reads arguments and files, calls the guide, prints what it says."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from guide import __version__
from guide.errors import GuideError, printable, show
from guide.platforms import PLATFORMS
from guide.reading import MOST_BYTES, read_json


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
        text, status = _COMMANDS[options.command](options, stdin)
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
    questions = add("questions", help="list the questions and their options")
    _format(questions, "json", "text")
    policy = add("policy", help="work out a policy from answers")
    policy.add_argument("--answers", metavar="FILE", help="answers; without it, none are given")
    _format(policy, "json", "markdown", "text")
    decide = add("decide", help="decide on a request")
    decide.add_argument("--answers", metavar="FILE", help="answers; without it, none are given")
    decide.add_argument("--platform", required=True, metavar="ID", help=", ".join(PLATFORMS))
    decide.add_argument("--request", metavar="FILE", help="facts; without it, nothing is known")
    decide.add_argument("--on", metavar="DATE", help="the day ics counts from; default: today")
    decide.add_argument("--name", default="", help="whom it is about, for ics; default: nobody")
    _format(decide, "json", "text", "ics")
    check = add("check", help="check a note before you send it")
    check.add_argument("note", metavar="FILE", help="the note as text; - reads standard input")
    check.add_argument("--platform", required=True, metavar="ID", help=", ".join(PLATFORMS))
    check.add_argument(
        "--purpose", default="invite", metavar="ID", help="what it is for; default: invite"
    )
    check.add_argument("--premium", action="store_true", help="you pay for the platform")
    _format(check, "json", "text")
    add("ask", help="answer the questions here, in the terminal")
    facts = add("facts", help="list the dated facts about platforms and studies")
    facts.add_argument("--stale", action="store_true", help="only those due for another check")
    facts.add_argument("--on", metavar="DATE", help="the day to count from; default: today")
    _format(facts, "json", "text")
    add("lint", help="check the guide's own questions, rules and wording")
    return parser


def _format(parser: argparse.ArgumentParser, *forms: str) -> None:
    parser.add_argument("--format", choices=forms, default="text", help="default: text")


def _read(name: str | None, place: str, stdin: BinaryIO) -> object:
    if name is None:
        return {}
    return read_json(_bytes(name, place, stdin, MOST_BYTES, "JSON"), place)


def _bytes(name: str, place: str, stdin: BinaryIO, most: int, kind: str) -> bytes:
    """Read a file or standard input, and one byte more than there may be."""
    try:
        if name == "-":
            return stdin.read(most + 1)
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = (
            error.strerror.lower() if isinstance(error, OSError) and error.strerror else "bad name"
        )
        raise GuideError(
            place,
            f"{show(name)} cannot be read ({reason})",
            f"give a {kind} file, or - for standard input",
        ) from None


def _questions(options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.render import questions_data  # noqa: PLC0415 - keeps `--help` quick
    from guide.write import questions_text  # noqa: PLC0415

    data = questions_data()
    return (_json(data) if options.format == "json" else questions_text(data)), 0


def _policy(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render import policy_data  # noqa: PLC0415
    from guide.write import policy_markdown, policy_text  # noqa: PLC0415

    data = policy_data(recommend(read_answers(_read(options.answers, "answers", stdin))))
    writers = {"json": _json, "markdown": policy_markdown, "text": policy_text}
    return writers[options.format](data), 0


def _decide(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.decide import decide  # noqa: PLC0415
    from guide.next_fact import next_fact  # noqa: PLC0415
    from guide.reading import (  # noqa: PLC0415
        read_answers,
        read_day,
        read_name,
        read_platform,
        read_request,
    )
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render import decision_data  # noqa: PLC0415
    from guide.write import decision_text  # noqa: PLC0415

    if options.answers == options.request == "-":
        raise GuideError("arguments", "both files are -", "read only one from standard input")
    platform = read_platform(options.platform)
    policy = recommend(read_answers(_read(options.answers, "answers", stdin)))
    request = read_request(_read(options.request, "request", stdin))
    day, name = read_day(options.on), read_name(options.name, "--name")
    decision = decide(policy, platform, request)
    if options.format == "ics":
        from guide.ics import calendar  # noqa: PLC0415

        return calendar(decision, day, name=name), 0
    data = decision_data(decision, policy.platforms[platform])
    data["next-fact"] = next_fact(policy, platform, request)
    return (_json(data) if options.format == "json" else decision_text(data)), 0


def _check(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.check import MOST_CHARACTERS, read_note, read_purpose  # noqa: PLC0415
    from guide.check.report import check_data, check_text  # noqa: PLC0415
    from guide.reading import read_platform, read_text  # noqa: PLC0415

    platform, purpose = read_platform(options.platform), read_purpose(options.purpose)
    # A character takes up to four bytes; the line break that ends a file is not part of the note.
    raw = _bytes(options.note, "note", stdin, 4 * MOST_CHARACTERS, "text")
    note = read_note(read_text(raw, "note").removesuffix("\n").removesuffix("\r"))
    data = check_data(note, platform, purpose, premium=options.premium)
    return (_json(data) if options.format == "json" else check_text(data)), 0


def _facts(options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.dated import stale  # noqa: PLC0415
    from guide.reading import read_day  # noqa: PLC0415
    from guide.render import dated_data  # noqa: PLC0415
    from guide.write import facts_text  # noqa: PLC0415

    day = read_day(options.on)
    chosen = stale(day if options.stale else date.max)
    data = {"on": day.isoformat(), "facts": [dated_data(fact) for fact in chosen]}
    text = facts_text(data, stale=options.stale)
    return (_json(data) if options.format == "json" else text), 0


def _lint(_options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.lint import lint, own_model  # noqa: PLC0415

    model = own_model()
    findings = lint(model)
    lines = [f"{finding.code}: {finding.text}\n" for finding in findings]
    counted = (
        f"{len(model.questions)} questions, {len(model.rules)} rules, "
        f"{len(model.source_rules)} source rules: {len(findings) or 'no'} findings\n"
    )
    return "".join([*lines, counted]), 1 if findings else 0


def _json(data: object) -> str:
    """Write JSON with letters as they are, or escaped where the output knows only ASCII."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return json.dumps(data, indent=2, ensure_ascii=not unicode) + "\n"


_COMMANDS = {
    "questions": _questions,
    "policy": _policy,
    "decide": _decide,
    "check": _check,
    "facts": _facts,
    "lint": _lint,
}
