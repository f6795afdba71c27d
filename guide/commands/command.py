"""What a command is, and the arguments and files that several commands share."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from guide.errors import GuideError, show
from guide.platforms import PLATFORMS
from guide.reading import MOST_BYTES, read_json
from guide.vocabulary import TONES

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


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what its help says, what it takes, and how it runs.

    `run` gets the options and standard input; it returns what to print, as text or
    as the bytes of a file, and the exit status.
    """

    name: str
    help: str
    takes: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, BinaryIO], tuple[str | bytes, int]]


def take_format(parser: argparse.ArgumentParser, *forms: str) -> None:
    """Let a command print in several forms."""
    parser.add_argument("--format", choices=forms, default="text", help="default: text")


def take_platform(parser: argparse.ArgumentParser) -> None:
    """Let a command ask for a platform."""
    parser.add_argument("--platform", required=True, metavar="ID", help=", ".join(PLATFORMS))


def take_answers(
    parser: argparse.ArgumentParser, text: str = "answers; without it, none are given"
) -> None:
    """Let a command take a file of answers."""
    parser.add_argument("--answers", metavar="FILE", help=text)


def take_request(
    parser: argparse.ArgumentParser, text: str = "facts; without it, nothing is known"
) -> None:
    """Let a command take a file of facts."""
    parser.add_argument("--request", metavar="FILE", help=text)


def take_words(parser: argparse.ArgumentParser, slots: tuple[str, ...]) -> None:
    """Let a command take a tone and what to fill into a note."""
    parser.add_argument("--tone", default=TONES[0], metavar="ID", help=", ".join(TONES))
    for slot in slots:
        parser.add_argument(f"--{slot}", default="", metavar="TEXT", help=_SLOT_HELP[slot])


def words(options: argparse.Namespace, slots: tuple[str, ...]) -> dict[str, str]:
    """Return the tone and the slots that were given, by the names of their arguments."""
    names = [slot.replace("-", "_") for slot in slots]
    given = {name: getattr(options, name) for name in names}
    return {"tone": options.tone, **{name: text for name, text in given.items() if text}}


def one_stdin(options: argparse.Namespace) -> None:
    """Raise GuideError where two files are to be read from standard input."""
    if options.answers == options.request == "-":
        raise GuideError("arguments", "both files are -", "read only one from standard input")


def read(name: str | None, place: str, stdin: BinaryIO) -> object:
    """Read JSON from a file, or from standard input for `-`; without a name, it is empty."""
    if name is None:
        return {}
    return read_json(read_bytes(name, place, stdin, MOST_BYTES, "JSON"), place)


def read_bytes(name: str, place: str, stdin: BinaryIO, most: int, kind: str) -> bytes:
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


def as_json(data: object) -> str:
    """Write JSON with letters as they are, or escaped where the output knows only ASCII."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return json.dumps(data, indent=2, ensure_ascii=not unicode) + "\n"
