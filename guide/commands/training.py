"""The command that packs scenarios as a course for a learning system."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from guide.commands.command import Command
from guide.commands.practice import take_course
from guide.errors import GuideError, listed, show
from guide.packages import ENGINES, FORMATS, PYODIDE, WITH_PYTHON, Options

if TYPE_CHECKING:  # who only wants help need not wait for the rules
    from guide.render import Json

_GOES = listed(WITH_PYTHON)


def _takes_package(parser: argparse.ArgumentParser) -> None:
    forms = "; ".join(f"{name}: {form.help}" for name, form in FORMATS.items())
    parser.add_argument("--format", required=True, metavar="ID", help=forms)
    take_course(parser)
    parser.add_argument("--engine", default=ENGINES[0], metavar="ID", help=", ".join(ENGINES))
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="- for standard output"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _package(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str | bytes, int]:
    from guide.commands.courses import read_course  # noqa: PLC0415 - keeps `--help` quick
    from guide.packages import package  # noqa: PLC0415

    _one_of(options.format, FORMATS, "--format")
    _one_of(options.engine, ENGINES, "--engine")
    _python_can(options)
    target = _target(options.output, force=options.force)
    options.site = _site(options.site, needed=options.format == "dispatch")
    course, _ = read_course(options, stdin)
    made = package(options.format, course, Options(options.engine, options.site))
    if target is None:
        return made, 0
    try:
        target.write_bytes(made)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise GuideError(
            "--output", f"{show(options.output)} cannot be written ({reason})", "name another file"
        ) from None
    return f"{options.output}: {_told(options.format, course)}, {len(made):,} bytes.\n", 0


def _told(name: str, course: Json) -> str:
    count = len(course["scenarios"])
    return f"{name}, {count} case{'' if count == 1 else 's'}, pass mark {course['pass-mark']}"


def _one_of(given: str, known: object, place: str) -> None:
    names = list(known)  # type: ignore[call-overload]
    if given not in names:
        raise GuideError(place, f"{show(given)} is not one we know", f"it may be {listed(names)}")


def _python_can(options: argparse.Namespace) -> None:
    """Raise GuideError where Python is to judge what it cannot."""
    if options.engine != PYODIDE:
        return
    if options.format not in WITH_PYTHON:
        raise GuideError(
            "--engine", f"{PYODIDE} does not go with {options.format}", f"it goes with {_GOES}"
        )
    if options.scenarios.endswith(".toml"):
        raise GuideError(
            "--engine",
            f"{PYODIDE} judges cases of the guide alone",
            f"take {ENGINES[0]} for cases of your own",
        )


def _target(name: str, *, force: bool) -> Path | None:
    """Return the file to write, or None for standard output."""
    if name == "-":
        return None
    path = Path(name)
    if path.exists() and not force:
        raise GuideError(
            "--output", f"{show(name)} is there already", "name another file, or add --force"
        )
    return path


def _site(given: str, *, needed: bool) -> str:
    """Return the site's address with a slash at its end."""
    if not given and not needed:
        return ""
    host = given.removeprefix("https://")
    if host == given or not host.strip("/") or any(c in given for c in " ?#\"'<>\\"):
        raise GuideError(
            "--site",
            f"{show(given)} is not the address of a site",
            "give one such as https://example.org/guide/",
        )
    return given.rstrip("/") + "/"


COMMANDS = (
    Command(
        "package", "pack scenarios as a course for a learning system", _takes_package, _package
    ),
)
