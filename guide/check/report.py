"""What a check found as plain data and as text, and all that may be found as a list."""

from __future__ import annotations

from textwrap import fill

from guide.carriers import sources_of_rules
from guide.check.language import ENGLISH, language
from guide.check.look import Finding, check
from guide.dated import data, sources
from guide.errors import printable
from guide.length import length, limit, units
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.render import Json, credit

_SHOWN = 60


def check_data(note: str, platform: str, purpose: str, *, premium: bool = False) -> Json:
    """Return what a note's check found, its places counted in characters."""
    found = check(note, platform, purpose, premium=premium)
    return {
        "platform": platform,
        "purpose": purpose,
        "length": length(note, platform),
        "limit": limit(platform, purpose, premium=premium),
        "language": language(note),
        "findings": [finding_data(finding) for finding in found],
    }


def in_units(data_: Json, note: str) -> Json:
    """Return what `check_data` or `paste_data` gave with places in UTF-16 units, as pages count."""
    return {
        name: [{**row, **_places(row, note)} for row in value] if isinstance(value, list) else value
        for name, value in data_.items()
    }


def _places(row: Json, note: str) -> Json:
    return {name: units(note[: row[name]]) for name in ("start", "end")}


def finding_data(finding: Finding) -> Json:
    """Return a finding with its wording, its place counted in characters."""
    return {
        "id": finding.id,
        "label": say("check", "findings", finding.id, "label"),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "sources": list(finding.sources),
        "credits": credit(finding.sources),
    }


def findings_data() -> list[Json]:
    """Return all that a check may find, with its wording, for a page of reference."""
    return [_kind_data(name, row) for name, row in data("check.toml")["findings"].items()]


def _kind_data(name: str, row: Json) -> Json:
    cited = sources_of_rules(row.get("carries", ()), row.get("cites", ()))
    return {
        "id": name,
        **{part: say("check", "findings", name, part) for part in ("label", "why", "better")},
        "kinds": list(row["kinds"]),
        "any-language": bool(row.get("any-language")),
        "sources": list(cited),
        "credits": credit(cited),
    }


def check_text(told: Json) -> str:
    """Return what `check_data` gave in plain text for a terminal."""
    most = told["limit"]
    counted = say(
        "check",
        "text",
        "counted" if most is None else "of",
        platform=PLATFORMS[told["platform"]].name,
        length=f"{told['length']:,}",
        limit="" if most is None else f"{most:,}",
    )
    parts = [counted]
    if told["language"] != ENGLISH:
        parts.append(fill(say("check", "text", "other"), 78))
    grouped: dict[str, list[Json]] = {}
    for row in told["findings"]:
        grouped.setdefault(row["id"], []).append(row)
    parts += [_said(rows) for rows in grouped.values()] or [say("check", "text", "clean")]
    return "\n\n".join(parts) + "\n"


def _said(rows: list[Json]) -> str:
    """Return a finding with all the places where it was made."""
    row = rows[0]
    shown = [_quoted(one["text"]) for one in rows if one["text"].strip()]
    said = say(
        "check",
        "text",
        "finding" if shown else "missing",
        label=row["label"],
        text=", ".join(shown),
        why=row["why"],
        better=row["suggestion"],
    )
    authors = "; ".join(sources()[source].author for source in row["sources"])
    whole = say("check", "text", "after", said=said, authors=authors)
    return fill(whole, 78, initial_indent="- ", subsequent_indent="  ", break_long_words=False)


def _quoted(text: str) -> str:
    clean = printable(text)
    return f"“{clean[:_SHOWN]}…”" if len(clean) > _SHOWN else f"“{clean}”"
