"""What the commands share that make a course: which scenarios, whose policy, what mark."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import PurePath
from typing import BinaryIO

from guide.commands.command import read, read_bytes
from guide.errors import GuideError, listed, show
from guide.practice.course import course, read_pass_mark
from guide.practice.given import read_scenarios, scenarios, theme_of
from guide.practice.model import Scenario
from guide.practice.reading import MOST_CHARACTERS
from guide.presets import presets
from guide.reading import read_answers, read_text
from guide.render import Json

ALL = "all"
OWN = "own"


def read_course(options: argparse.Namespace, stdin: BinaryIO) -> tuple[Json, tuple[Scenario, ...]]:
    """Return the course that the options of `take_course` describe, and its scenarios."""
    answers = read_policy(options.policy, stdin)
    mark = read_mark(options.pass_mark)
    among, ids = read_chosen(options.scenarios, answers, stdin)
    made = course(ids, answers, mark, options.title, among=among, site=options.site)
    by_id = {one.id: one for one in among}
    return made, tuple(by_id[one["id"]] for one in made["scenarios"])


def read_policy(name: str, stdin: BinaryIO) -> dict[str, str] | None:
    """Return the answers that a policy rests on, or None for each learner's own.

    Takes the id of a preset, `own`, or the name of a file of answers.
    """
    if name == OWN:
        return None
    if name in presets():
        return read_answers(presets()[name])
    try:
        given = read(name, "policy", stdin)
    except GuideError as error:
        if "cannot be read" not in error.problem:
            raise
        known = f"give a JSON file of answers, {listed([*presets(), OWN])}"
        raise GuideError(error.place, error.problem, known) from None
    return read_answers(given, "policy")


def read_mark(text: str | None) -> int:
    """Return a pass mark as it was typed, or the usual one."""
    if text is None:
        return read_pass_mark(None)
    if not text.isascii() or not text.isdigit():
        raise GuideError("pass mark", f"{show(text)} is not one", "give a whole number, 0 to 100")
    return read_pass_mark(int(text[:4]))


def read_chosen(
    names: str, answers: dict[str, str] | None, stdin: BinaryIO
) -> tuple[tuple[Scenario, ...], Sequence[str] | None]:
    """Return the scenarios to choose among, and the ids of those chosen, None for all of them.

    Takes `all`, ids with commas between them, or the name of a TOML file.
    """
    if names == ALL:
        return scenarios(), None
    if names == "-" or names.endswith(".toml"):
        text = read_file(names, stdin)
        return read_scenarios(text, theme_of(PurePath(names).stem), answers), None
    return scenarios(), [name.strip() for name in names.split(",")]


def read_file(name: str, stdin: BinaryIO) -> str:
    """Return the text of a file of scenarios, or of standard input for `-`."""
    # A character takes up to four bytes.
    return read_text(read_bytes(name, "scenarios", stdin, 4 * MOST_CHARACTERS, "TOML"), "scenarios")
