"""The authors' test as data: who answers what, and what must follow."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DATA = tomllib.loads(
    (Path(__file__).parents[1] / "engine" / "authors.toml").read_text(encoding="utf-8")
)


def pairs(text: str) -> dict[str, str]:
    """Turn `persona=limited duty=none` into a mapping."""
    return dict(word.split("=") for word in text.split())


#: Each author's answers.
PERSONS = {name: pairs(text) for name, text in _DATA["persons"].items()}


@dataclass(frozen=True)
class Case:
    """One request to one author, the actions that pass and those that do not."""

    person: str
    platform: str
    request: str
    expect: frozenset[str]
    never: frozenset[str]
    purpose: str | None
    carries: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return its name in a report."""
        known = "+".join(self.request.removeprefix("relationship=").split()) or "nothing-known"
        return f"{self.person}-{self.platform}-{known}-{'-'.join(self.carries)}"


def cases() -> list[Case]:
    """Return every case."""
    return [case for row in _DATA["cases"] for case in _spread(row)]


def _spread(row: dict[str, Any]) -> Iterator[Case]:
    for platform in row["platforms"].split():
        for request in row["requests"]:
            yield Case(
                row["person"],
                platform,
                request,
                frozenset(row.get("expect", "").split()),
                frozenset(row.get("never", "").split()),
                row.get("purpose"),
                tuple(row["carries"].split()),
            )


def habits() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return person, platform, practice and source rules for every habit expected."""
    return [
        (row["person"], row["platform"], practice, tuple(row["carries"].split()))
        for row in _DATA["habits"]
        for practice in row["practices"].split()
    ]
