"""The wording of the hand-written quiz: the guide's own, so that all pages say the same."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from guide.carriers import sources_of
from guide.dated import PLATFORM_FACTS
from guide.practices import PRACTICES
from guide.prose import has, say, table
from guide.render import credit
from guide.rules import RULES
from guide.vocabulary import ACTIONS, STANCES

_PAGE = """
    question-of settings why-short sources as-of your-answers change in-short pick-first
""".split()
_DECISIONS = Path(__file__).with_name("decide.mjs").read_text(encoding="utf-8")
_SECTIONS = ("arrives", "after", "send", "prune")


def quiz_words() -> dict[str, Any]:
    """Return every text that the quiz shows beside its questions, ready to be put into HTML."""
    cited = {source for one in (*RULES, *PRACTICES) if _used(one.id) for source in sources_of(one)}
    cited |= {fact.source for fact in PLATFORM_FACTS if _used(fact.id)}
    words: dict[str, Any] = {
        "page": {name: table("page")["words"][name] for name in _PAGE},
        "summary": table("summary"),
        "stances": {
            one: {name: say("vocabulary", "stances", one, name) for name in ("label", "means")}
            for one in STANCES
        },
        "actions": {
            one: {name: say("vocabulary", "actions", one, name) for name in ("label", "follow")}
            for one in ACTIONS
        },
        "sections": {one: say("vocabulary", "sections", one, "label") for one in _SECTIONS},
        "rules": {rule.id: _rule(rule.id, sources_of(rule)) for rule in RULES if _used(rule.id)},
        "habits": {
            item.id: _text("practices", item.id, "text") for item in PRACTICES if _used(item.id)
        },
        "settings": {
            fact.id: {
                "text": say("platform-facts", fact.id, "text"),
                "date": fact.as_of,
                "source": fact.source,
                "confidence": say("vocabulary", "confidence", fact.confidence, "label"),
            }
            for fact in PLATFORM_FACTS
            if _used(fact.id)
        },
        "sources": {source: credit([source])[0] for source in sorted(cited)},
    }
    escaped: dict[str, Any] = _escaped(words)
    return escaped


def _used(name: str) -> bool:
    """Tell whether the quiz, which knows only the first four platforms, uses it."""
    return f'"{name}"' in _DECISIONS


def _rule(rule_id: str, credits_: tuple[str, ...]) -> dict[str, Any]:
    texts = {name: _text("rules", rule_id, name) for name in ("who", "text", "why")}
    headline = (
        {"headline": say("rules", rule_id, "headline")} if has("rules", rule_id, "headline") else {}
    )
    return {**texts, **headline, "credits": list(credits_)}


def _text(*path: str) -> str:
    """Return a text with the platform's name left open, as the quiz fills it in."""
    return say(*path, platform="{platform}")


def _escaped(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: _escaped(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_escaped(inside) for inside in value]
    return escape(" ".join(str(value).split()))
