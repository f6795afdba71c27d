"""A few sets of answers that lead to every policy there is, platform by platform."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from guide.dated import PLATFORM_FACTS
from guide.model import Branch, Condition, Leaf, Platform, PlatformPolicy
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTION_BY_ID
from guide.recommend import may_hold, rules_for, standing
from guide.rules import RULES
from guide.tidy import tidy
from guide.tree import TREES
from guide.vocabulary import NOT_SURE

Values = dict[str, str]
#: What tells one platform's policy from another: stance, account, rules, habits and settings.
Mark = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]

SHARED = tuple(name for name, question in QUESTION_BY_ID.items() if question.platform is None)
USES = QUESTION_BY_ID["use-linkedin"].options


def mark(mine: PlatformPolicy, account: str) -> Mark:
    """Return what tells this policy from others."""
    return (
        mine.stance,
        account,
        tuple(rule.id for rule in mine.rules),
        tuple(item.id for item in mine.practices),
        tuple(fact.id for fact in mine.settings),
    )


class Marks:
    """Works out marks without doing anything twice."""

    def __init__(self, platform: Platform) -> None:
        """Prepare for one platform."""
        self.platform = platform
        self.parts = (
            tested(rule.when for rule in RULES),
            tested(item.when for item in PRACTICES),
            tested(fact.when for fact in PLATFORM_FACTS),
        )
        self.known: list[dict[tuple[str, ...], tuple[str, ...]]] = [{}, {}, {}]
        self.stances: dict[tuple[str, ...], tuple[str, str]] = {}

    def of(self, answers: Values, use: str) -> Mark:
        """Return the mark of the policy that answers lead to, with this use of the platform."""
        key = (*(answers[name] for name in ON_THE_WAY), use)
        if key not in self.stances:
            values = self._values(answers, use)
            self.stances[key] = values["stance"], values["account"]
        there = self.stances[key]
        rules, practices, settings = (self._part(index, answers, use, there) for index in range(3))
        return *there, rules, practices, settings

    def _values(self, answers: Values, use: str) -> Values:
        given = {**answers, f"use-{self.platform.id}": use}
        return {**standing(given, self.platform), **given}

    def _part(
        self, index: int, answers: Values, use: str, there: tuple[str, str]
    ) -> tuple[str, ...]:
        key = (*there, *(answers[name] for name in self.parts[index]))
        if key not in self.known[index]:
            self.known[index][key] = self._ids(index, self._values(answers, use))
        return self.known[index][key]

    def _ids(self, index: int, values: Values) -> tuple[str, ...]:
        if index == 0:
            return tuple(rule.id for rule in tidy(rules_for(values)))
        if index == 1:
            return tuple(item.id for item in PRACTICES if may_hold(item.when, values))
        return tuple(
            fact.id
            for fact in PLATFORM_FACTS
            if fact.platform == self.platform.id and may_hold(fact.when, values)
        )


def asked_by(tree: Branch | Leaf) -> set[str]:
    """Return what a tree asks, whichever way one takes."""
    if isinstance(tree, Leaf):
        return set()
    return {tree.asks}.union(*(asked_by(case.then) for case in tree.cases))


#: The questions that the trees ask, beside what the account is for.
ON_THE_WAY = tuple(
    name for name in SHARED if any(name in asked_by(tree) for tree in TREES.values())
)


def tested(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Return the questions, shared by all platforms, that these conditions test."""
    names = {name for condition in conditions for name in condition}
    return tuple(sorted(names & {*SHARED}))


def everyone() -> Iterator[Values]:
    """Yield every way to answer the questions that platforms share, all accounts not sure."""
    uses = {name: NOT_SURE for name in QUESTION_BY_ID if name not in SHARED}
    for options in product(*(QUESTION_BY_ID[name].options for name in SHARED)):
        yield {**uses, **dict(zip(SHARED, options, strict=True))}


@cache
def covering() -> tuple[list[Values], Mapping[str, set[Mark]]]:
    """Return sets of answers, and for each platform all the policies that they lead to.

    Every policy that any answers lead to on a platform is among them.
    """
    marks = {name: Marks(platform) for name, platform in PLATFORMS.items()}
    seen: dict[str, set[Mark]] = {name: set() for name in PLATFORMS}
    sets: list[Values] = []
    for shared in everyone():
        fresh = [_fresh(name, marks[name], seen[name], shared) for name in PLATFORMS]
        for row in range(max(map(len, fresh))):
            picked = [found[min(row, len(found) - 1)] for found in fresh if found]
            sets.append({**shared, **dict(picked)})
    return sets, seen


def _fresh(name: str, marks: Marks, seen: set[Mark], shared: Values) -> list[tuple[str, str]]:
    """Return the uses of a platform's account that lead to a policy not seen before."""
    question, found = f"use-{name}", []
    for use in USES:
        made = marks.of(shared, use)
        if made not in seen:
            seen.add(made)
            found.append((question, use))
    return found
