"""Dated facts about platforms and the sources of what the guide says, read from data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guide.model import PlatformFact
from guide.rules.build import condition


@dataclass(frozen=True, slots=True)
class Source:
    """An article, study, advisory or platform document that the guide rests on."""

    id: str
    author: str
    title: str
    year: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One rule of a source article: its gist in our words, and why it is set aside, if it is."""

    id: str
    source: str
    gist: str
    set_aside: str = ""


def _load(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((files("guide") / "data" / name).read_text("utf-8"))


def _read_platform_facts() -> tuple[PlatformFact, ...]:
    return tuple(
        PlatformFact(
            id=fact_id,
            platform=str(row["platform"]),
            kind=str(row["kind"]),
            as_of=str(row["as-of"]),
            source=str(row["source"]),
            confidence=str(row["confidence"]),
            recheck_by=str(row["re-check-by"]),
            when=condition(row.get("when", {})),  # type: ignore[arg-type]
        )
        for fact_id, row in _load("platform-facts.toml").items()
    )


PLATFORM_FACTS = _read_platform_facts()


@cache
def sources() -> dict[str, Source]:
    """Return every source by id."""
    return {key: Source(key, **row) for key, row in _load("sources.toml").items()}  # type: ignore[arg-type]


@cache
def source_rules() -> dict[str, SourceRule]:
    """Return the rules R1 to R83 of the source articles by id."""
    return {
        key: SourceRule(key, str(row["source"]), str(row["gist"]), str(row.get("set-aside", "")))
        for key, row in _load("source-rules.toml").items()
    }
