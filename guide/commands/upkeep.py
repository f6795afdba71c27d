"""The commands that look after the guide itself: its dated facts, and its own check."""

from __future__ import annotations

import argparse
from datetime import date
from typing import BinaryIO

from guide.commands.command import Command, as_json, take_format


def _takes_facts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stale", action="store_true", help="only those due for another check")
    parser.add_argument("--on", metavar="DATE", help="the day to count from; default: today")
    take_format(parser, "json", "text")


def _facts(options: argparse.Namespace, _stdin: BinaryIO) -> tuple[str, int]:
    from guide.dated import stale  # noqa: PLC0415 - keeps `--help` quick
    from guide.reading import read_day  # noqa: PLC0415
    from guide.render import dated_data  # noqa: PLC0415
    from guide.write import facts_text  # noqa: PLC0415

    day = read_day(options.on)
    chosen = stale(day if options.stale else date.max)
    data = {"on": day.isoformat(), "facts": [dated_data(fact) for fact in chosen]}
    text = facts_text(data, stale=options.stale)
    return (as_json(data) if options.format == "json" else text), 0


def _takes_nothing(_parser: argparse.ArgumentParser) -> None:
    pass


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


COMMANDS = (
    Command("facts", "list the dated facts about platforms and studies", _takes_facts, _facts),
    Command("lint", "check the guide's own questions, rules and wording", _takes_nothing, _lint),
)
