"""Whether the data is well formed: ids are words, tests name what exists, branches are complete."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from guide.lint.model import Finding, Model
from guide.model import Branch, Condition, Leaf
from guide.vocabulary import ACTIONS, STAGES, STANCES

_WORD = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_TIES = ("connect", "follow", "group")


def shape_findings(model: Model) -> list[Finding]:
    """Return what is malformed."""
    return [
        *_ids(model),
        *_conditions(model),
        *_rules(model),
        *_trees(model),
        *_platforms(model),
        *_platform_facts(model),
    ]


def _ids(model: Model) -> Iterator[Finding]:
    groups: Mapping[str, Iterable[str]] = {
        "question": [question.id for question in model.questions],
        "fact": [fact.id for fact in model.facts],
        "rule": [rule.id for rule in model.rules],
        "practice": [item.id for item in model.practices],
        "platform fact": [fact.id for fact in model.platform_facts],
    }
    for kind, ids in groups.items():
        for name, count in Counter(ids).items():
            if count > 1:
                yield Finding("duplicate-id", f"{kind} {name} stands {count} times")
            if not _WORD.fullmatch(name):
                yield Finding("not-a-word", f"{kind} {name} is not kebab-case")


def _vocabulary(model: Model) -> dict[str, tuple[str, ...]]:
    return {
        **{question.id: question.options for question in model.questions},
        **{fact.id: fact.values for fact in model.facts},
        "account": ("work", "private", "both", "none"),
        "stance": STANCES,
        "venue": tuple(model.trees),
        "tie": _TIES,
    }


def _conditions(model: Model) -> Iterator[Finding]:
    known = _vocabulary(model)
    conditions: list[tuple[str, Condition]] = [
        *((f"rule {rule.id}", rule.when) for rule in model.rules),
        *((f"practice {item.id}", item.when) for item in model.practices),
        *((f"platform fact {fact.id}", fact.when) for fact in model.platform_facts),
    ]
    facts = {fact.id for fact in model.facts}
    for place, when in conditions:
        for name, values in when.items():
            if name not in known:
                yield Finding("unknown-variable", f"{place} tests {name}, which does not exist")
            elif name in facts and not place.startswith("rule "):
                yield Finding("fact-in-policy", f"{place} tests {name}, a fact about a request")
            elif not values or len(set(values)) < len(values):
                yield Finding("empty-test", f"{place} tests {name} for nothing, or twice the same")
            else:
                yield from (
                    Finding("unknown-value", f"{place} tests {name} for {value}")
                    for value in values
                    if value not in known[name]
                )


def _rules(model: Model) -> Iterator[Finding]:
    order = [STAGES.index(rule.stage) for rule in model.rules if rule.stage in STAGES]
    for rule in model.rules:
        if rule.action not in ACTIONS:
            yield Finding("unknown-action", f"rule {rule.id} does {rule.action}")
        if rule.stage not in STAGES:
            yield Finding("unknown-stage", f"rule {rule.id} stands in {rule.stage}")
    if order != sorted(order):
        yield Finding("stage-order", "the rules do not stand in the order of their stages")
    if not model.rules or model.rules[-1].when:
        yield Finding("no-default", "the last rule has tests, so some requests have no answer")


def _trees(model: Model) -> Iterator[Finding]:
    for venue, tree in model.trees.items():
        yield from _branches(tree, _vocabulary(model), f"the {venue} tree", ())


def _branches(
    tree: Branch | Leaf, known: Mapping[str, tuple[str, ...]], place: str, asked: tuple[str, ...]
) -> Iterator[Finding]:
    if isinstance(tree, Leaf):
        if tree.stance not in STANCES:
            yield Finding("unknown-stance", f"{place} ends in {tree.stance}")
        return
    given = Counter(option for case in tree.cases for option in case.options)
    options = known.get(tree.asks, ())
    if tree.asks in asked:
        yield Finding("asked-twice", f"{place} asks {tree.asks} twice on one way")
    for option in sorted(set(options) - set(given)):
        yield Finding("gap", f"{place} does not say what follows from {tree.asks}={option}")
    for option, count in given.items():
        if option not in options:
            yield Finding("unknown-value", f"{place} asks {tree.asks} for {option}")
        elif count > 1:
            yield Finding(
                "overlap", f"{place} says {count} times what follows from {tree.asks}={option}"
            )
    for case in tree.cases:
        yield from _branches(case.then, known, place, (*asked, tree.asks))


def _platforms(model: Model) -> Iterator[Finding]:
    asked = {question.platform for question in model.questions}
    for platform in model.platforms.values():
        if platform.venue not in model.trees or platform.tie not in _TIES:
            yield Finding("unknown-value", f"{platform.id} has no tree or no kind of tie")
        if platform.id not in asked:
            yield Finding("no-question", f"nobody is asked what their {platform.id} account is for")


def _platform_facts(model: Model) -> Iterator[Finding]:
    for fact in model.platform_facts:
        if fact.platform not in model.platforms or fact.confidence not in ("high", "medium", "low"):
            yield Finding("unknown-value", f"platform fact {fact.id} has no platform or confidence")
        for day in (fact.as_of, fact.recheck_by):
            try:
                date.fromisoformat(day)
            except ValueError:
                yield Finding("not-a-date", f"platform fact {fact.id} has the date {day}")
