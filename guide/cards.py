"""Records as cards: what a notebook shows of a policy, a decision or a note, whatever the markup.

A card holds plain text; `guide.notebook` makes markup of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from guide.carriers import sources_of
from guide.dated import sources
from guide.followup import steps
from guide.model import Change, Decision, Note, PlatformPolicy, Policy, Rule
from guide.platforms import PLATFORMS
from guide.practice.model import Scenario, Step
from guide.prose import say
from guide.recommend import is_named
from guide.render import (
    action_label,
    change_text,
    follow_up_data,
    headline,
    platform_summary,
    spell,
    summary,
)
from guide.reply import reply
from guide.version import POLICY_VERSION
from guide.vocabulary import NOT_SURE, UNKNOWN


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` for what stands beside the matter itself."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list under its heading, which may be empty."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A text to send, its own lines kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their heads; the first cell names the row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Text | Items | Quote | Table


@dataclass(frozen=True, slots=True)
class Card:
    """A title and what stands below it, in order."""

    title: str
    blocks: tuple[Block, ...]


@singledispatch
def card(record: object) -> Card:
    """Return the card of a record; raises TypeError for one that has none."""
    raise TypeError(f"a notebook has no card for {type(record).__name__}")


@card.register
def _policy(policy: Policy) -> Card:
    every = list(policy.platforms.values())
    named = [one for one in every if is_named(policy.answers, one.platform)] or every
    rows = tuple(
        (one.platform.name, _stance(one.stance), platform_summary(policy, one)) for one in named
    )
    heads = tuple(say("notebook", "heads", name) for name in ("platform", "stance", "summary"))
    footer = Text(say("text", "policy", "footer", version=POLICY_VERSION), small=True)
    return Card(say("text", "policy", "title"), (Text(summary(policy)), Table(heads, rows), footer))


def _stance(stance: str) -> str:
    return say("vocabulary", "stances", stance, "label")


@card.register
def _platform_policy(mine: PlatformPolicy) -> Card:
    title = f"{mine.platform.name}: {_stance(mine.stance).lower()}"
    heads = tuple(say("notebook", "heads", name) for name in ("action", "rule"))
    rows = tuple(_rule_row(rule, mine) for rule in mine.rules)
    return Card(title, (Text(say("by-hand", "words", "how")), Table(heads, rows)))


def _rule_row(rule: Rule, mine: PlatformPolicy) -> tuple[str, str]:
    text = say("rules", rule.id, "text", platform=mine.platform.name)
    return headline(rule, mine.platform.tie), text


@card.register
def _decision(decision: Decision) -> Card:
    platform, rule = PLATFORMS[decision.platform], decision.rule
    because, note = decision.reasons[0].because, reply(decision)
    blocks: list[Block] = [Text(say("rules", rule.id, "why", platform=platform.name))]
    blocks += _items("because", [spell(pair) for pair in because])
    if note:
        blocks += [Text(say("text", "decision", "you-could-write")), Quote(note.text)]
    blocks += _items("then", [follow_up_data(step)["text"] for step in steps(rule)])
    blocks += _items("would-change", _changes(decision.would_change, platform.tie))
    if authors := "; ".join(sources()[one].author for one in sources_of(rule)):
        blocks.append(Text(say("text", "decision", "after", authors=authors), small=True))
    return Card(f"{platform.name}: {headline(rule, platform.tie)}", tuple(blocks))


def _items(name: str, lines: Sequence[str]) -> list[Block]:
    return [Items(say("text", "decision", name), tuple(lines))] if lines else []


def _changes(changes: Sequence[Change], tie: str) -> list[str]:
    """Return what would change a decision, a line for each other action."""
    grouped: dict[str, list[str]] = {}
    for change in changes:
        if change.to not in (UNKNOWN, NOT_SURE):
            grouped.setdefault(action_label(change.action, tie), []).append(change_text(change))
    between = f"{say('text', 'decision', 'or-if')} "
    return [
        say("text", "decision", "change", label=label, what=between.join(texts))
        for label, texts in grouped.items()
    ]


@card.register
def _note(note: Note) -> Card:
    length, most = f"{note.length:,}", f"{note.limit:,}" if note.limit else ""
    counted = say("notebook", "count", "of" if most else "only", length=length, limit=most)
    return Card(say("notes", note.purpose, "label"), (Quote(note.text), Text(counted, small=True)))


@card.register
def _scenario(scenario: Scenario) -> Card:
    blocks: list[Block] = []
    for step in scenario.steps.values():
        blocks += _step(scenario, step)
    return Card(f"{scenario.title} ({PLATFORMS[scenario.platform].name})", tuple(blocks))


def _step(scenario: Scenario, step: Step) -> list[Block]:
    """Return a step of a scenario: what is so, what is asked, and the choices."""
    tie = PLATFORMS[scenario.platform].tie
    asked = say("practice", "words", "ask-what" if step.purpose is None else "ask-write")
    choices = [
        one.text if one.action is None else f"{one.text} ({action_label(one.action, tie)})"
        for one in step.choices
    ]
    return [*(Text(line) for line in step.situation), Items(asked, tuple(choices))]
