"""The commands of the two steps: the questions, the policy, and the decision on a request."""

from __future__ import annotations

import argparse
from typing import BinaryIO

from guide.commands.command import (
    Command,
    as_json,
    one_stdin,
    read,
    take_answers,
    take_format,
    take_platform,
    take_request,
    take_words,
    words,
)
from guide.vocabulary import NOTE_SLOTS


def _takes_questions(parser: argparse.ArgumentParser) -> None:
    take_format(parser, "json", "text")


def _questions(options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.render import questions_data  # noqa: PLC0415 - keeps `--help` quick
    from guide.write import questions_text  # noqa: PLC0415

    data = questions_data()
    return (as_json(data) if options.format == "json" else questions_text(data)), 0


def _takes_policy(parser: argparse.ArgumentParser) -> None:
    take_answers(parser)
    take_format(parser, "json", "markdown", "text")


def _policy(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str, int]:
    from guide.reading import read_answers  # noqa: PLC0415
    from guide.recommend import recommend  # noqa: PLC0415
    from guide.render import policy_data  # noqa: PLC0415
    from guide.write import policy_markdown, policy_text  # noqa: PLC0415

    data = policy_data(recommend(read_answers(read(options.answers, "answers", stdin))))
    writers = {"json": as_json, "markdown": policy_markdown, "text": policy_text}
    return writers[options.format](data), 0


def _takes_decide(parser: argparse.ArgumentParser) -> None:
    take_answers(parser)
    take_platform(parser)
    take_request(parser)
    take_words(parser, NOTE_SLOTS)
    parser.add_argument("--on", metavar="DATE", help="the day ics counts from; default: today")
    take_format(parser, "json", "text", "ics")


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

    one_stdin(options)
    platform = read_platform(options.platform)
    policy = recommend(read_answers(read(options.answers, "answers", stdin)))
    request = read_request(read(options.request, "request", stdin))
    day, name = read_day(options.on), read_name(options.name, "--name")
    decision = decide(policy, platform, request)
    if options.format == "ics":
        from guide.ics import calendar  # noqa: PLC0415

        return calendar(decision, day, name=name), 0
    data = decision_data(decision, policy.platforms[platform], **words(options, NOTE_SLOTS))
    data["next-fact"] = next_fact(policy, platform, request)
    return (as_json(data) if options.format == "json" else decision_text(data)), 0


COMMANDS = (
    Command(
        "questions",
        "list the questions and their options",
        _takes_questions,
        _questions,
    ),
    Command("policy", "work out a policy from answers", _takes_policy, _policy),
    Command("decide", "decide on a request", _takes_decide, _decide),
)
