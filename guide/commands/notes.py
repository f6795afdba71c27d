"""The commands about notes: checking one, writing one, and publishing a policy."""

from __future__ import annotations

import argparse
from typing import BinaryIO

from guide.commands.command import (
    Command,
    as_json,
    one_stdin,
    read,
    read_bytes,
    take_answers,
    take_format,
    take_platform,
    take_request,
    take_words,
    words,
)
from guide.vocabulary import FORMS, INVITATION_SLOTS, NOTE_SLOTS


def _takes_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("note", metavar="FILE", help="the note as text; - reads standard input")
    take_platform(parser)
    parser.add_argument(
        "--purpose", default="invite", metavar="ID", help="what it is for; default: invite"
    )
    parser.add_argument("--premium", action="store_true", help="you pay for the platform")
    take_format(parser, "json", "text")


def _check(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.check import MOST_CHARACTERS, read_note, read_purpose  # noqa: PLC0415
    from guide.check.report import check_data, check_text  # noqa: PLC0415
    from guide.reading import read_platform, read_text  # noqa: PLC0415

    platform, purpose = read_platform(options.platform), read_purpose(options.purpose)
    # A character takes up to four bytes; the line break that ends a file is not part of the note.
    raw = read_bytes(options.note, "note", stdin, 4 * MOST_CHARACTERS, "text")
    note = read_note(read_text(raw, "note").removesuffix("\n").removesuffix("\r"))
    data = check_data(note, platform, purpose, premium=options.premium)
    return (as_json(data) if options.format == "json" else check_text(data)), 0


def _takes_reply(parser: argparse.ArgumentParser) -> None:
    take_platform(parser)
    take_answers(parser)
    take_request(parser)
    parser.add_argument("--purpose", metavar="ID", help="what the note is for, such as reconnect")
    take_words(parser, NOTE_SLOTS)
    take_format(parser, "json", "text")


def _reply(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.decide import decide  # noqa: PLC0415
    from guide.reading import read_answers, read_platform, read_request  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import reply_data, written_data  # noqa: PLC0415
    from guide.write_notes import reply_text  # noqa: PLC0415

    one_stdin(options)
    platform, given = read_platform(options.platform), words(options, NOTE_SLOTS)
    if options.purpose is not None and options.answers is None and options.request is None:
        data = written_data(options.purpose, platform, **given)
    else:
        policy = recommend(read_answers(read(options.answers, "answers", stdin)))
        request = read_request(read(options.request, "request", stdin))
        decision = decide(policy, platform, request)
        data = reply_data(decision, purpose=options.purpose, **given)
    return (as_json(data) if options.format == "json" else reply_text(data)), 0


def _takes_invite(parser: argparse.ArgumentParser) -> None:
    take_platform(parser)
    parser.add_argument("--premium", action="store_true", help="you have a paid account there")
    take_answers(parser, "hold it against your own policy")
    take_request(parser, "facts about you as they see them")
    take_words(parser, INVITATION_SLOTS)
    take_format(parser, "json", "text")


def _invite(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import invitation_data, standard_data  # noqa: PLC0415
    from guide.write_notes import invitation_text  # noqa: PLC0415

    one_stdin(options)
    given = words(options, INVITATION_SLOTS)
    data = invitation_data(options.platform, premium=options.premium, **given)
    if options.answers is not None or options.request is not None:
        policy = recommend(read_answers(read(options.answers, "answers", stdin)))
        about_me = read(options.request, "request", stdin)
        data["standard"] = standard_data(policy, options.platform, about_me)
    return (as_json(data) if options.format == "json" else invitation_text(data)), 0


def _takes_publish(parser: argparse.ArgumentParser) -> None:
    take_answers(parser)
    parser.add_argument("--form", default=FORMS[0], metavar="ID", help=", ".join(FORMS))
    parser.add_argument("--platforms", metavar="IDS", help="ids with commas between them")
    take_format(parser, "json", "text")


def _publish(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.publish import publish  # noqa: PLC0415
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render_notes import published_data  # noqa: PLC0415

    policy = recommend(read_answers(read(options.answers, "answers", stdin)))
    chosen = None if options.platforms is None else options.platforms.split(",")
    published = publish(policy, options.form, chosen)
    data = published_data(published)
    return (as_json(data) if options.format == "json" else published.text), 0


COMMANDS = (
    Command("check", "check a note before you send it", _takes_check, _check),
    Command("reply", "write a note: for a decision, or for a purpose", _takes_reply, _reply),
    Command("invite", "write the note that goes with your own request", _takes_invite, _invite),
    Command("publish", "write your policy for others to read", _takes_publish, _publish),
)
