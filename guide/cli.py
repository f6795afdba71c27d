"""The command line: reads arguments and files, calls the guide, prints what it says."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from guide import __version__
from guide.errors import GuideError, printable, show
from guide.platforms import PLATFORMS
from guide.reading import MOST_BYTES, read_json
from guide.vocabulary import FORMS, INVITATION_SLOTS, NOTE_SLOTS, TONES

_SLOT_HELP = {
    "name": "their name, as it follows Hello",
    "mine": "your name",
    "place": "where or when you met",
    "reason": "your reason",
    "link": "your web address or e-mail address",
    "other": "somebody else whom it is about",
    "share": "what the two of you share",
    "why-them": "why you ask this person",
    "benefit": "what is in it for them",
    "expect": "what they can expect of you",
}


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
    _note(decide, NOTE_SLOTS)
    _format(decide, "json", "text")
    reply = add("reply", help="write a note: for a decision, or for a purpose")
    reply.add_argument("--platform", required=True, metavar="ID", help=", ".join(PLATFORMS))
    reply.add_argument("--answers", metavar="FILE", help="answers; without it, none are given")
    reply.add_argument("--request", metavar="FILE", help="facts; without it, nothing is known")
    reply.add_argument("--purpose", metavar="ID", help="what the note is for, such as reconnect")
    _note(reply, NOTE_SLOTS)
    _format(reply, "json", "text")
    invite = add("invite", help="write the note that goes with your own request")
    invite.add_argument("--platform", required=True, metavar="ID", help=", ".join(PLATFORMS))
    invite.add_argument("--premium", action="store_true", help="you have a paid account there")
    invite.add_argument("--answers", metavar="FILE", help="hold it against your own policy")
    invite.add_argument("--request", metavar="FILE", help="facts about you as they see them")
    _note(invite, INVITATION_SLOTS)
    _format(invite, "json", "text")
    publish = add("publish", help="write your policy for others to read")
    publish.add_argument("--answers", metavar="FILE", help="answers; without it, none are given")
    publish.add_argument("--form", default=FORMS[0], metavar="ID", help=", ".join(FORMS))
    publish.add_argument("--platforms", metavar="IDS", help="ids with commas between them")
    _format(publish, "json", "text")
    add("ask", help="answer the questions here, in the terminal")
    facts = add("facts", help="list the dated facts about platforms and studies")
    facts.add_argument("--stale", action="store_true", help="only those due for another check")
    facts.add_argument("--on", metavar="DATE", help="the day to count from; default: today")
    _format(facts, "json", "text")
    add("lint", help="check the guide's own questions, rules and wording")
    return parser


def _format(parser: argparse.ArgumentParser, *forms: str) -> None:
    parser.add_argument("--format", choices=forms, default="text", help="default: text")


def _note(parser: argparse.ArgumentParser, slots: tuple[str, ...]) -> None:
    """Let a command take a tone and what to fill into a note."""
    parser.add_argument("--tone", default=TONES[0], metavar="ID", help=", ".join(TONES))
    for slot in slots:
        parser.add_argument(f"--{slot}", default="", metavar="TEXT", help=_SLOT_HELP[slot])


def _words(options: argparse.Namespace, slots: tuple[str, ...]) -> dict[str, str]:
    """Return the tone and the slots that were given, by the names of their arguments."""
    names = [slot.replace("-", "_") for slot in slots]
    given = {name: getattr(options, name) for name in names}
    return {"tone": options.tone, **{name: text for name, text in given.items() if text}}


def _read(name: str | None, place: str, stdin: BinaryIO) -> object:
    if name is None:
        return {}
    try:
        if name == "-":
            return read_json(stdin.read(MOST_BYTES + 1), place)
        with Path(name).open("rb") as file:
            return read_json(file.read(MOST_BYTES + 1), place)
    except (OSError, ValueError) as error:
        if isinstance(error, GuideError):
            raise
        reason = (
            error.strerror.lower() if isinstance(error, OSError) and error.strerror else "bad name"
        )
        raise GuideError(
            place,
            f"{show(name)} cannot be read ({reason})",
            "give a JSON file, or - for standard input",
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
    from guide.reading import read_answers, read_platform, read_request  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render import decision_data  # noqa: PLC0415
    from guide.write import decision_text  # noqa: PLC0415

    _one_stdin(options)
    platform = read_platform(options.platform)
    policy = recommend(read_answers(_read(options.answers, "answers", stdin)))
    request = read_request(_read(options.request, "request", stdin))
    decision = decide(policy, platform, request)
    data = decision_data(decision, policy.platforms[platform], **_words(options, NOTE_SLOTS))
    return (_json(data) if options.format == "json" else decision_text(data)), 0


def _one_stdin(options: argparse.Namespace) -> None:
    if options.answers == options.request == "-":
        raise GuideError("arguments", "both files are -", "read only one from standard input")


def _reply(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.decide import decide  # noqa: PLC0415
    from guide.reading import read_answers, read_platform, read_request  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import reply_data, written_data  # noqa: PLC0415
    from guide.write_notes import reply_text  # noqa: PLC0415

    _one_stdin(options)
    platform, words = read_platform(options.platform), _words(options, NOTE_SLOTS)
    if options.purpose is not None and options.answers is None and options.request is None:
        data = written_data(options.purpose, platform, **words)
    else:
        policy = recommend(read_answers(_read(options.answers, "answers", stdin)))
        request = read_request(_read(options.request, "request", stdin))
        decision = decide(policy, platform, request)
        data = reply_data(decision, purpose=options.purpose, **words)
    return (_json(data) if options.format == "json" else reply_text(data)), 0


def _invite(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import invitation_data, standard_data  # noqa: PLC0415
    from guide.write_notes import invitation_text  # noqa: PLC0415

    _one_stdin(options)
    words = _words(options, INVITATION_SLOTS)
    data = invitation_data(options.platform, premium=options.premium, **words)
    if options.answers is not None or options.request is not None:
        policy = recommend(read_answers(_read(options.answers, "answers", stdin)))
        about_me = _read(options.request, "request", stdin)
        data["standard"] = standard_data(policy, options.platform, about_me)
    return (_json(data) if options.format == "json" else invitation_text(data)), 0


def _publish(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.publish import publish  # noqa: PLC0415
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import published_data  # noqa: PLC0415

    policy = recommend(read_answers(_read(options.answers, "answers", stdin)))
    chosen = None if options.platforms is None else options.platforms.split(",")
    published = publish(policy, options.form, chosen)
    return (_json(published_data(published)) if options.format == "json" else published.text), 0


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
    "reply": _reply,
    "invite": _invite,
    "publish": _publish,
    "facts": _facts,
    "lint": _lint,
}
