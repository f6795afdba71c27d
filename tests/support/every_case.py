"""Every policy and every request at once, as arrays: a second way to decide, to check the first.

What a rule list says is worked out for all requests together, by painting the rules
over each other from the last to the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from guide.model import Platform, Rule
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTION_BY_ID
from guide.recommend import rules_for, standing
from guide.rules import RULE_BY_ID, RULES
from guide.vocabulary import ACTIONS, FACTS, NOT_SURE, STANCES, UNKNOWN

#: One platform of each kind: rules and trees know nothing else of a platform.
KINDS = tuple(
    {(p.venue, p.tie, p.default_use): p.id for p in reversed(PLATFORMS.values())}.values()
)
#: The platforms that everybody is asked about.
ASKED = tuple(name for name, platform in PLATFORMS.items() if platform.asked)

Table = NDArray[np.int16]
Codes = NDArray[np.uint8]

#: What can be known of a request, an axis for each fact.
FACT_VALUES = {fact.id: (*fact.values, UNKNOWN) for fact in FACTS}
SHAPE = tuple(map(len, FACT_VALUES.values()))
REQUESTS = int(np.prod(SHAPE))
#: Stands where no rule matched.
NOTHING = 255

#: The questions that every platform shares, an axis for each; the platform's own comes last.
SHARED = "networking persona reputation activity attention mixing duty exposure".split()
#: The only ways in which answers reach a decision, beside what the platform is.
CONTEXT = ("stance", "account", "attention", "mixing", "duty", "exposure")
#: Those of the questions that only rules and habits look at, not the trees.
_OUTSIDE_THE_TREES = ("attention", "mixing", "duty")


def axes(platform: Platform) -> dict[str, tuple[str, ...]]:
    """Return the questions that bear on a platform, with their options."""
    return {name: QUESTION_BY_ID[name].options for name in [*SHARED, f"use-{platform.id}"]}


def complete(answers: Mapping[str, str]) -> dict[str, str]:
    """Fill in “not sure” for every question left out."""
    return {name: answers.get(name, NOT_SURE) for name in QUESTION_BY_ID}


@dataclass(frozen=True)
class Policies:
    """What every set of answers leads to on one platform; arrays have an axis for each question."""

    platform: Platform
    axes: Mapping[str, tuple[str, ...]]
    #: The different lists of rules, by their ids, as they are before they are tidied.
    lists: tuple[tuple[str, ...], ...]
    #: Which of the lists.
    which: Table
    #: Which of STANCES.
    stance: Table
    #: For each list, one set of answers that leads to it.
    examples: tuple[Mapping[str, str], ...]
    #: Values of CONTEXT, in its order, to the list that they lead to.
    contexts: Mapping[tuple[str, ...], int]

    def along(self, table: Table, name: str) -> dict[str, Table]:
        """Cut a table along a question: option to what the other answers lead to."""
        axis = list(self.axes).index(name)
        return {
            option: np.take(table, index, axis=axis) for index, option in enumerate(self.axes[name])
        }

    def given(self, table: Table, answers: Mapping[str, str]) -> Table:
        """Return the part of a table where these answers are given; all axes stay."""
        cuts = [
            options.index(answers[name]) if name in answers else None
            for name, options in self.axes.items()
        ]
        return table[tuple(slice(None) if at is None else slice(at, at + 1) for at in cuts)]


@cache
def policies(platform_id: str) -> Policies:
    """Return what every set of answers leads to on a platform."""
    platform = PLATFORMS[platform_id]
    seen: dict[tuple[str, ...], Mapping[str, str]] = {}
    by_context: dict[tuple[str, ...], int] = {}
    rows: list[tuple[int, int]] = []
    for answers, values in _standings(platform):
        context = tuple(values[name] for name in CONTEXT)
        if context not in by_context:
            ids = tuple(rule.id for rule in rules_for(values))
            seen.setdefault(ids, answers)
            by_context[context] = list(seen).index(ids)
        rows.append((by_context[context], STANCES.index(values["stance"])))
    shape = tuple(map(len, axes(platform).values()))
    which, stance = np.array(rows, dtype=np.int16).T.reshape(2, *shape)
    examples = tuple(seen.values())
    return Policies(platform, axes(platform), tuple(seen), which, stance, examples, by_context)


def _standings(platform: Platform) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Yield every set of answers for a platform, in order, with what rules may test of it."""
    walked: dict[tuple[str, ...], dict[str, str]] = {}
    names = list(axes(platform))
    for options in product(*axes(platform).values()):
        given = dict(zip(names, options, strict=True))
        key = tuple(value for name, value in given.items() if name not in _OUTSIDE_THE_TREES)
        if key not in walked:
            walked[key] = standing(complete(given), platform)
        yield given, {**walked[key], **given}


def all_policies(names: Iterable[str] = PLATFORMS) -> list[Policies]:
    """Return what every set of answers leads to, platform by platform."""
    return [policies(platform) for platform in names]


@cache
def matches(rule_id: str) -> NDArray[np.bool_]:
    """Tell for which requests a rule's tests hold; axes that it does not test have length one."""
    when = RULE_BY_ID[rule_id].when
    mask = np.ones([1] * len(SHAPE), dtype=np.bool_)
    for axis, (name, values) in enumerate(FACT_VALUES.items()):
        if name in when:
            held = np.array([value in when[name] for value in values])
            mask = mask & held.reshape([-1 if other == axis else 1 for other in range(len(SHAPE))])
    return mask


def painted(ids: Sequence[str], codes: Mapping[str, int]) -> Codes:
    """Return what a rule list says to every request, each rule painted with its code."""
    table = np.full(SHAPE, NOTHING, dtype=np.uint8)
    for rule_id in reversed(ids):
        np.copyto(table, codes[rule_id], where=matches(rule_id))
    return table


ACTION_CODES = {rule.id: ACTIONS.index(rule.action) for rule in RULES}
RULE_CODES = {rule.id: index for index, rule in enumerate(RULES)}


@cache
def actions(platform_id: str) -> Codes:
    """Return the action for every list of a platform and every request: an index of ACTIONS."""
    return np.stack([painted(ids, ACTION_CODES) for ids in policies(platform_id).lists])


def warmings(platform_id: str, pairs: Iterable[tuple[int, int]]) -> list[str]:
    """List where the second list of a pair is warmer to somebody than the first.

    One request stands for each change of action: the one of which the least is known.
    """
    table = actions(platform_id)
    found: dict[str, tuple[int, ...]] = {}
    for before, after in set(pairs):
        places = np.argwhere(table[after] < table[before])
        for place in sorted(map(tuple, places), key=_known)[:1]:
            change = f"{ACTIONS[table[before][place]]} to {ACTIONS[table[after][place]]}"
            found[change] = min(found.get(change, place), place, key=_known)
    return sorted(f"{change}: {_words(place)}" for change, place in found.items())


def _known(place: Sequence[int]) -> int:
    return sum(value != UNKNOWN for value in request_at(place).values())


def _words(place: Sequence[int]) -> str:
    known = {name: value for name, value in request_at(place).items() if value != UNKNOWN}
    return " ".join(f"{name}={value}" for name, value in known.items()) or "nothing known"


def deciding(ids: Sequence[str]) -> Codes:
    """Return the rule that decides each request: an index of RULES."""
    return painted(ids, RULE_CODES)


def fact_axis(name: str) -> int:
    """Return a fact's axis in a table of requests."""
    return list(FACT_VALUES).index(name)


def request_at(index: Sequence[int]) -> dict[str, str]:
    """Return the request at a place in a table."""
    return {name: values[at] for (name, values), at in zip(FACT_VALUES.items(), index, strict=True)}


def place_of(request: Mapping[str, str]) -> tuple[int, ...]:
    """Return the place of a request in a table; what is left out is unknown."""
    return tuple(values.index(request.get(name, UNKNOWN)) for name, values in FACT_VALUES.items())


def rules_of(ids: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules with these ids."""
    return tuple(RULE_BY_ID[rule_id] for rule_id in ids)
