"""The command that packs scenarios as a course for a learning system."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from guide.commands.command import Command, read, read_bytes
from guide.errors import GuideError, listed, show
from guide.packages import ENGINES, FORMATS, PYODIDE, WITH_PYTHON, Options

if TYPE_CHECKING:  # who only wants help need not wait for the rules
    from guide.model import Answers
    from guide.practice import Scenario
    from guide.render import Json

#: The policy that stands for whatever the learner's own answers give.
_OWN = "own"
_ALL = "all"
_LONGEST_NUMBER = 3
_GOES = listed(WITH_PYTHON)


def _takes_package(parser: argparse.ArgumentParser) -> None:
    forms = "; ".join(f"{name}: {form.help}" for name, form in FORMATS.items())
    parser.add_argument("--format", required=True, metavar="ID", help=forms)
    parser.add_argument(
        "--scenarios",
        default=_ALL,
        metavar="IDS",
        help="ids with commas between them, all, or a .toml file of your own; default: all",
    )
    parser.add_argument(
        "--policy",
        default=_OWN,
        metavar="ID",
        help="a preset, a file of answers, or own for the learner's; default: own",
    )
    parser.add_argument("--pass-mark", default="", metavar="N", help="0 to 100; default: 70")
    parser.add_argument("--title", default="", metavar="TEXT", help="what the course is called")
    parser.add_argument("--engine", default=ENGINES[0], metavar="ID", help=", ".join(ENGINES))
    parser.add_argument("--site", default="", metavar="URL", help="the published site")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="- for standard output"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _package(options: argparse.Namespace, stdin: BinaryIO) -> tuple[str | bytes, int]:
    from guide.packages import package  # noqa: PLC0415 - keeps `--help` quick

    _one_of(options.format, FORMATS, "--format")
    _one_of(options.engine, ENGINES, "--engine")
    _python_can(options)
    target = _target(options.output, force=options.force)
    site = _site(options.site, needed=options.format == "dispatch")
    course = _course(options, stdin, site)
    made = package(options.format, course, Options(options.engine, site))
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


def _course(options: argparse.Namespace, stdin: BinaryIO, site: str) -> Json:
    from guide.practice import course  # noqa: PLC0415

    chosen, answers = options.scenarios, _answers(options.policy, stdin)
    mark, title = _pass_mark(options.pass_mark), options.title
    if chosen.endswith(".toml"):
        return course(None, answers, mark, title, among=_own_scenarios(chosen, answers), site=site)
    ids = None if chosen == _ALL else [one.strip() for one in chosen.split(",")]
    return course(ids, answers, mark, title, site=site)


def _own_scenarios(name: str, answers: Answers | None) -> tuple[Scenario, ...]:
    """Return the scenarios in a trainer's file, which must hold for the policy of the course."""
    from guide.practice.given import read_scenarios, theme_of  # noqa: PLC0415
    from guide.practice.reading import MOST_CHARACTERS  # noqa: PLC0415
    from guide.reading import read_text  # noqa: PLC0415

    raw = read_bytes(name, "--scenarios", BytesIO(), 4 * MOST_CHARACTERS, "TOML")
    return read_scenarios(read_text(raw, "--scenarios"), theme_of(Path(name).stem), answers)


def _answers(given: str, stdin: BinaryIO) -> dict[str, str] | None:
    """Return the answers of a preset or of a file, or None for the learner's own."""
    from guide.presets import presets  # noqa: PLC0415
    from guide.reading import read_answers  # noqa: PLC0415

    if given == _OWN:
        return None
    if given in presets():
        return read_answers(presets()[given])
    if given != "-" and not Path(given).exists():
        raise GuideError(
            "--policy",
            f"{show(given)} is neither a preset nor a file",
            f"it may be {listed([_OWN, *presets()])}, or a JSON file of answers",
        )
    return read_answers(read(given, "--policy", stdin), "--policy")


def _pass_mark(given: str) -> int | None:
    if not given:
        return None
    if not (given.isascii() and given.isdigit()) or len(given) > _LONGEST_NUMBER:
        raise GuideError(
            "--pass-mark", f"{show(given)} is not one", "give a whole number from 0 to 100"
        )
    return int(given)


COMMANDS = (
    Command(
        "package", "pack scenarios as a course for a learning system", _takes_package, _package
    ),
)
