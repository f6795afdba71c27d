"""The definition of the three grades, worked out for every set of answers at once, as arrays.

It knows nothing of how `guide.practice` goes about it: it takes the tables of `every_case` and the
words of the definition, so that one can be held against the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from guide.practice import Scenario, Step
from guide.rules import RULES
from guide.vocabulary import ACTIONS
from tests.support.every_case import deciding, place_of, policies

Bits = NDArray[np.uint16]
Truths = NDArray[np.bool_]

TASTE = ("networking", "persona", "reputation", "activity", "attention", "mixing")
FIRM = ("safety", "profession", "authenticity")
NEAR = {
    "accept": "accept-limited",
    "accept-limited": "let-follow leave-pending ask-why",
    "ask-why": "leave-pending let-follow",
    "let-follow": "ignore redirect ask-why",
    "redirect": "decline let-follow leave-pending",
    "leave-pending": "ignore ask-why",
    "ignore": "leave-pending decline",
    "decline": "ignore redirect leave-pending",
    "remove": "block-report decline",
    "block-report": "remove ignore",
}
_ACTION_OF_RULE = np.array([ACTIONS.index(rule.action) for rule in RULES])
_FIRM_RULE = np.array([rule.stage in FIRM for rule in RULES])
_NEAR_BITS = np.array([sum(1 << ACTIONS.index(a) for a in NEAR[one].split()) for one in ACTIONS])


@dataclass(frozen=True)
class Said:
    """What is best for everybody who may stand before a step, and what is defensible.

    `best` holds indexes of ACTIONS and `defensible` sets of them as bits; both have an axis for
    each question, and `axes` names the options along it.
    """

    axes: Mapping[str, tuple[str, ...]]
    best: NDArray[np.int64]
    defensible: Bits

    def is_best(self, action: str) -> Truths:
        """Tell to whom an action is best."""
        return np.equal(self.best, ACTIONS.index(action))

    def is_defensible(self, action: str) -> Truths:
        """Tell to whom an action is defensible and no better."""
        has = np.bitwise_and(self.defensible, 1 << ACTIONS.index(action)) > 0
        return np.logical_and(has, ~self.is_best(action))

    def grade(self, action: str, place: tuple[int, ...]) -> str:
        """Return the grade of an action for the person at a place."""
        if self.is_best(action)[place]:
            return "best"
        return "defensible" if self.is_defensible(action)[place] else "mistake"

    def person(self, place: tuple[int, ...]) -> dict[str, str]:
        """Return the answers of the person at a place."""
        rows = zip(self.axes.items(), place, strict=True)
        return {name: options[at] for (name, options), at in rows}

    def examples(self) -> Iterator[tuple[int, ...]]:
        """Yield a place for each different thing that is said to anybody."""
        key = self.best.astype(np.int64) << 16 | self.defensible
        for at in np.unique(key, return_index=True)[1]:
            yield tuple(int(one) for one in np.unravel_index(int(at), key.shape))


def said(scenario: Scenario, step: Step) -> Said:
    """Return what the definition says to everybody in a step about what to do."""
    crowd = policies(scenario.platform)
    rules = _rules(scenario.platform, place_of(step.facts))[crowd.which]
    cut = {name: options for name, options in crowd.axes.items() if name in scenario.answers}
    rules = _given(rules, crowd.axes, {name: scenario.answers[name] for name in cut})
    best = _ACTION_OF_RULE[rules]
    bits = (1 << best).astype(np.uint16)
    other = np.zeros_like(bits)
    for axis, name in enumerate(crowd.axes):
        if name in TASTE and name not in scenario.answers:
            other |= np.bitwise_or.reduce(bits, axis=axis, keepdims=True)
    defensible = _NEAR_BITS[best] | np.where(_FIRM_RULE[rules], 0, other)
    axes = {
        name: (scenario.answers[name],) if name in cut else options
        for name, options in crowd.axes.items()
    }
    return Said(axes, best, defensible.astype(np.uint16))


@cache
def _rules(platform: str, place: tuple[int, ...]) -> NDArray[np.int64]:
    """Return for each list of rules of a platform the one that decides a request."""
    return np.array([int(deciding(ids)[place]) for ids in policies(platform).lists])


def _given(
    table: NDArray[np.int64], axes: Mapping[str, tuple[str, ...]], answers: Mapping[str, str]
) -> NDArray[np.int64]:
    for axis, (name, options) in enumerate(axes.items()):
        if name in answers:
            table = np.take(table, [options.index(answers[name])], axis=axis)
    return table
