"""The policy that everybody at one stance of a platform shares, for reading without answers.

What holds only for some of them carries its condition, and so the first line that fits decides
for each as their own policy would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from guide.dated import PLATFORM_FACTS
from guide.model import Branch, Condition, Leaf, Platform, PlatformFact, Practice, Rule
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTION_BY_ID
from guide.rules import RULE_BY_ID
from guide.space import VALUES, Domain, Row, contexts, escapes, full_domain, mask, platform_rows
from guide.tidy import covered
from guide.tree import TREES, reachable
from guide.vocabulary import FACT_BY_ID, STANCES

Item = TypeVar("Item", Practice, PlatformFact)
#: Tests as masks, as in a row.
Tests = tuple[tuple[str, int], ...]

#: Follows from the platform and the stance, which all of them share.
_SHARED = ("stance", "venue", "tie")
#: What rules may test about one person at a stance, and not about another.
_PERSONAL = tuple(name for name in VALUES if name not in FACT_BY_ID and name not in _SHARED)


@dataclass(frozen=True, slots=True)
class SharedPolicy:
    """A platform's policy at a stance; each part with what must hold of a person to have it."""

    platform: Platform
    stance: str
    rules: tuple[tuple[Rule, Condition], ...]
    practices: tuple[tuple[Practice, Condition], ...]
    settings: tuple[tuple[PlatformFact, Condition], ...]
    #: The ways down the tree to this stance.
    ways: tuple[Condition, ...]


def stances(platform: Platform) -> tuple[str, ...]:
    """Return the stances that some answers lead to on a platform, in order."""
    reached = reachable(TREES[platform.venue], {})
    return tuple(stance for stance in STANCES if stance in reached)


@cache
def shared_policy(platform_id: str, stance: str) -> SharedPolicy:
    """Return the policy at a stance that can be reached on a platform."""
    platform = PLATFORMS[platform_id]
    found = tuple(_ways(TREES[platform.venue], stance))
    given = {"stance": stance, "venue": platform.venue, "tie": platform.tie}
    facts = [fact for fact in PLATFORM_FACTS if fact.platform == platform_id]
    return SharedPolicy(
        platform,
        stance,
        tuple(_rules(platform, stance)),
        tuple(_for_some(PRACTICES, given, found)),
        tuple(_for_some(facts, given, found)),
        found,
    )


def options(name: str) -> tuple[str, ...]:
    """Return all that a person may have answered to what a test names."""
    return VALUES[name] if name in VALUES else QUESTION_BY_ID[name].options


# Rules: the first that fits decides, so what earlier ones have settled need not be said again.


def _rules(platform: Platform, stance: str) -> Iterator[tuple[Rule, Condition]]:
    people = [
        {**full_domain(), **context}
        for context in contexts(TREES[platform.venue], {})
        if context["stance"] == mask("stance", (stance,))
    ]
    shown: list[Row] = []
    for name, tests in _kept(platform_rows(platform.venue, platform.tie, "id"), people):
        needed = _needed(tests, shown, people)
        shown.append((name, needed))
        tested = {test for test, _ in needed}
        when = RULE_BY_ID[name].when
        yield RULE_BY_ID[name], {test: when[test] for test in _PERSONAL if test in tested}


def _kept(rows: Sequence[Row], people: Sequence[Domain]) -> list[Row]:
    """Return the rules that decide something for somebody and that no later rule repeats."""
    kept = [row for i, row in enumerate(rows) if _reached(row[1], rows[:i], people)]
    for row in list(kept):
        later = [*kept[kept.index(row) + 1 :]]
        rule = RULE_BY_ID[row[0]]
        if all(covered(rule, domain, later) for domain in _meeting(row[1], people)):
            kept.remove(row)
    return kept


def _needed(tests: Tests, earlier: Sequence[Row], people: Sequence[Domain]) -> Tests:
    """Leave out each test of the person that fails for nobody who comes as far as this rule."""
    for name, allowed in tests:
        rest = tuple(test for test in tests if test[0] != name)
        other = (name, mask(name, VALUES[name]) & ~allowed)
        if name in _PERSONAL and not _reached((*rest, other), earlier, people):
            tests = rest
    return tests


def _reached(tests: Tests, earlier: Sequence[Row], people: Sequence[Domain]) -> bool:
    """Tell whether anything that meets the tests is left over by the earlier rules."""
    return any(escapes(earlier, domain) for domain in _meeting(tests, people))


def _meeting(tests: Tests, people: Sequence[Domain]) -> Iterator[Domain]:
    for domain in people:
        meets = {name: domain[name] & allowed for name, allowed in tests}
        if all(meets.values()):
            yield {**domain, **meets}


# Habits and settings: each stands by itself.


def _for_some(
    items: Iterable[Item], given: Mapping[str, str], ways: Sequence[Condition]
) -> Iterator[tuple[Item, Condition]]:
    """Yield what somebody has who came one of these ways, with what not everybody meets of it."""
    for item in items:
        if any(value not in item.when.get(name, (value,)) for name, value in given.items()):
            continue
        when = {name: allowed for name, allowed in item.when.items() if name not in given}
        if any(_meets(way, when) for way in ways):
            yield item, _not_met_by_all(when, ways)


def _not_met_by_all(when: Condition, ways: Sequence[Condition]) -> Condition:
    needed = dict(when)
    for name, allowed in when.items():
        others = tuple(value for value in options(name) if value not in allowed)
        if not any(_meets(way, {**needed, name: others}) for way in ways):
            del needed[name]
    return needed


def _meets(way: Condition, when: Condition) -> bool:
    """Tell whether somebody who came this way may meet a condition."""
    return all(set(allowed) & set(way.get(name, allowed)) for name, allowed in when.items())


def _ways(tree: Branch | Leaf, stance: str) -> Iterator[Condition]:
    """Yield each way down a tree to a stance: what is asked on it, and the options that take it."""
    if isinstance(tree, Leaf):
        if tree.stance == stance:
            yield {}
        return
    for case in tree.cases:
        for rest in _ways(case.then, stance):
            yield {tree.asks: case.options, **rest}
