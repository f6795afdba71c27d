"""Dated facts about platforms and the sources of what the guide says, read from data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

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
    #: What it is called in running text; the author's name unless given.
    short: str = ""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One rule of a source article: its gist in our words, and why it is set aside, if it is."""

    id: str
    source: str
    gist: str
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class StudyFact:
    """What a study, a survey or a rule of a profession says, and how sure we are of it.

    `as_of` is when it was found or came into force; `confidence` is high, medium or low.
    """

    id: str
    as_of: str
    sources: tuple[str, ...]
    confidence: str
    recheck_by: str


def _load(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((files("guide") / "data" / name).read_text("utf-8"))


@cache
def data(name: str) -> dict[str, Any]:
    """Return a data file of the guide, read when it is first used; nobody may change it."""
    return tomllib.loads((files("guide") / "data" / name).read_text("utf-8"))


def _read_platform_facts(*, in_policies: bool) -> tuple[PlatformFact, ...]:
    rows = _load("platform-facts.toml").items()
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
        for fact_id, row in rows
        if not in_policies or "when" in row
    )


#: What a policy tells those whom it concerns.
PLATFORM_FACTS = _read_platform_facts(in_policies=True)
#: All that the written guide tells of platforms.
EVERY_PLATFORM_FACT = _read_platform_facts(in_policies=False)


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


def _read_study_facts() -> tuple[StudyFact, ...]:
    return tuple(
        StudyFact(
            id=fact_id,
            as_of=str(row["as-of"]),
            sources=tuple(row["sources"]),  # type: ignore[arg-type]
            confidence=str(row["confidence"]),
            recheck_by=str(row["re-check-by"]),
        )
        for fact_id, row in _load("study-facts.toml").items()
    )


STUDY_FACTS = _read_study_facts()


def stale(today: date) -> list[PlatformFact | StudyFact]:
    """Return the facts that were to be checked again before a day, the longest overdue first."""
    every: list[PlatformFact | StudyFact] = [*EVERY_PLATFORM_FACT, *STUDY_FACTS]
    late = [fact for fact in every if date.fromisoformat(fact.recheck_by) < today]
    return sorted(late, key=lambda fact: fact.recheck_by)
