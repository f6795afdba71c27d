"""The scenarios that there are: our own, and those of a trainer's file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from guide.dated import data
from guide.errors import GuideError, show
from guide.model import Answers
from guide.practice.model import Scenario
from guide.practice.problems import Problems, nearest
from guide.practice.reading import read_file


def looked_at(
    text: str, theme: str, answers: Answers | None = None
) -> tuple[tuple[Scenario, ...], Problems]:
    """Return the scenarios in a text that can be used, and all that is wrong with the others.

    `answers` are those of a course that fixes them; without, a scenario must do for everybody.
    """
    from guide.practice.validity import check_scenario  # noqa: PLC0415 - no page needs it

    found, problems = read_file(text, theme)
    good = []
    for scenario in found:
        faults = check_scenario(scenario, answers)
        problems += faults
        if not faults:
            good.append(scenario)
    return tuple(good), problems


def read_scenarios(text: str, theme: str, answers: Answers | None = None) -> tuple[Scenario, ...]:
    """Return the scenarios in a text; raise GuideError with the first fault where there is one."""
    found, problems = looked_at(text, theme, answers)
    if problems:
        raise problems[0]
    return found


def scenarios(path: str | Path | None = None) -> tuple[Scenario, ...]:
    """Return our own scenarios, or those in a file.

    Raises GuideError when the file cannot be read, or when something is wrong with it.
    """
    if path is None:
        return own()
    place = Path(path)
    try:
        text = place.read_text("utf-8")
    except (OSError, ValueError):
        raise GuideError(
            "scenarios", f"“{place.name}” cannot be read", "give a TOML file in UTF-8"
        ) from None
    return read_scenarios(text, theme_of(place.stem))


def scenario(given: object) -> Scenario:
    """Return one of our scenarios by its id, or raise GuideError with what is nearest to it."""
    by_id = {one.id: one for one in own()}
    if not isinstance(given, str) or given not in by_id:
        raise no_such(given, by_id)
    return by_id[given]


def no_such(found: object, there_are: Iterable[str]) -> GuideError:
    """Return what is said of a scenario that does not exist."""
    close = nearest(found, there_are)
    remedy = f"{close}python -m guide practise --list names all of ours"
    return GuideError("scenarios", f"there is no {show(found)}", remedy)


@cache
def own() -> tuple[Scenario, ...]:
    """Return our own scenarios, theme by theme; tests hold that nothing is wrong with them."""
    folder = files("guide") / "scenarios"
    found: list[Scenario] = []
    for name in data("practice.toml")["files"]:
        ours, problems = read_file((folder / f"{name}.toml").read_text("utf-8"), theme_of(name))
        if problems:
            raise problems[0]
        found += ours
    return tuple(found)


def theme_of(name: str) -> str:
    """Return what a file is about, by its name: `at-work` is about “At work”."""
    words = " ".join(name.replace("_", "-").split("-"))
    return words[:1].upper() + words[1:]
