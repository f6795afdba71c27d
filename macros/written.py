"""What the pages of the written guide call: sources, dated facts, and words with their marks.

What they say comes from the guide's data, so nothing that exists there is typed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from guide.dated import EVERY_PLATFORM_FACT, STUDY_FACTS, Source, sources
from guide.model import Platform
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.render import credit, day
from guide.vocabulary import ACTIONS, STANCES

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

_PLATFORM_FACTS = {fact.id: fact for fact in EVERY_PLATFORM_FACT}
_STUDY_FACTS = {fact.id: fact for fact in STUDY_FACTS}


class Written:
    """The macros of one build; each page's citations are collected as the page is rendered."""

    def __init__(self, path: Callable[[], str]) -> None:
        """Take what tells the path, below docs/, of the page that is being rendered."""
        self._path = path
        self._cited: dict[str, list[str]] = {}

    def begin(self, path: str) -> None:
        """Forget what a page cited when it was last rendered."""
        self._cited.pop(path, None)

    def cite(self, *ids: str) -> str:
        """Name some sources in brackets, each with a link to its place among the sources."""
        return f"({'; '.join(self._linked(one) for one in ids)})"

    def finding(self, fact_id: str) -> str:
        """Say what a study found, with its source and how sure we are."""
        fact = _STUDY_FACTS[fact_id]
        named = "; ".join(self._linked(one) for one in fact.sources)
        sure = say("vocabulary", "evidence", fact.confidence, "label")
        return _dated(say("study-facts", fact_id, "text"), f"{named}: {sure}")

    def fact(self, fact_id: str) -> str:
        """Say a fact about a platform, with its date, its source and how sure we are."""
        fact = _PLATFORM_FACTS[fact_id]
        sure = say("vocabulary", "confidence", fact.confidence, "label")
        named = self._linked(fact.source, year=False)
        return _dated(say("platform-facts", fact_id, "text"), f"{named}, {day(fact.as_of)}: {sure}")

    def platform_facts(self, platform: str) -> str:
        """List all facts about a platform: what to set first, then what else to know."""
        found = [fact for fact in EVERY_PLATFORM_FACT if fact.platform == platform]
        parts = []
        for heading, facts in (
            ("set", [fact.id for fact in found if fact.kind == "setting"]),
            ("know", [fact.id for fact in found if fact.kind != "setting"]),
        ):
            if facts:
                lines = "\n".join(f"- {self.fact(one)}" for one in facts)
                parts.append(f"**{say('text', 'facts', heading)}**\n\n{lines}")
        return "\n\n".join(parts)

    def stance(self, name: str) -> str:
        """Show a stance's word with its mark, linked to where the stances are explained."""
        if name not in STANCES:
            raise KeyError(name)
        label = say("vocabulary", "stances", name, "label").lower()
        mark = f'<span class="con-stance" data-stance="{name}">{label}</span>'
        return f"[{mark}]({self._up()}spectrum.md)"

    def sources(self) -> str:
        """List everything that the page has cited so far."""
        ids = self._cited.get(self._path(), [])
        rows = [sources()[one] for one in ids]
        texts = zip(ids, credit(ids), rows, strict=True)
        return "\n".join(
            f"- [{text}]({self._up()}sources.md#source-{one})."
            + (f" {row.note}" if row.note else "")
            for one, text, row in texts
        )

    def ties_table(self) -> str:
        """Compare the platforms: what ties there are, and what a no looks like and leaves."""
        words = table("ties")
        columns = {**words["columns"], "sources": words["sources"]}
        heads = "".join(f'<th scope="col">{one}</th>' for one in columns.values())
        rows = "\n".join(self._ties(platform, columns) for platform in PLATFORMS.values())
        head = f'<thead><tr><th scope="col">{words["platform"]}</th>{heads}</tr></thead>'
        body = f'<tbody markdown="1">\n{rows}\n</tbody>'
        return f'<table class="con-ties" markdown="1">{head}{body}</table>'

    def _ties(self, platform: Platform, columns: Mapping[str, str]) -> str:
        """Return a platform's row; each cell names its column, for screens too narrow for them."""
        row = table("ties")[platform.id]
        said = {**row, "sources": "; ".join(self._linked(one) for one in row["sources"])}
        cells = "".join(
            f'<td data-label="{label}" markdown="span">{" ".join(said[name].split())}</td>'
            for name, label in columns.items()
        )
        link = f"[{platform.name}]({self._up()}platforms/{platform.id}.md)"
        return f'<tr markdown="1"><th scope="row" markdown="span">{link}</th>{cells}</tr>'

    def _linked(self, source_id: str, *, year: bool = True) -> str:
        source = sources()[source_id]
        cited = self._cited.setdefault(self._path(), [])
        if source_id not in cited:
            cited.append(source_id)
        named = short(source) + (
            f", {source.year.split('-')[0]}" if year and source.year[:1].isdigit() else ""
        )
        return f"[{named}]({self._up()}sources.md#source-{source_id})"

    def _up(self) -> str:
        return "../" * self._path().count("/")


def short(source: Source) -> str:
    """Return what a source is called in running text."""
    return source.short or source.author.split(",")[0]


def _dated(text: str, where: str) -> str:
    return f'{text} <small class="con-cited">({where})</small>'


def action(name: str) -> str:
    """Show an action's word with its mark."""
    if name not in ACTIONS:
        raise KeyError(name)
    label = say("vocabulary", "actions", name, "label").lower()
    return f'<span class="con-action" data-action="{name}">{label}</span>'


def offer(env: MacrosPlugin) -> Written:
    """Offer all of this to the pages."""
    written = Written(lambda: path_of(env.page))
    for macro in (
        written.cite,
        written.finding,
        written.fact,
        written.platform_facts,
        written.sources,
        written.ties_table,
        written.stance,
        action,
    ):
        env.macro(macro, macro.__name__)
    return written


def path_of(page: Any) -> str:  # noqa: ANN401 - MkDocs' page, or that of its successor
    """Return a page's path below docs/."""
    return str(page.file.src_uri if hasattr(page, "file") else page.path)
