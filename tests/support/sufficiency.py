"""Whether some answers and facts are enough to fix an action, whatever all the others are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from guide.rules import RULE_BY_ID, RULES
from guide.vocabulary import ACTIONS
from tests.support.every_case import (
    FACT_VALUES,
    Codes,
    actions,
    deciding,
    policies,
    request_at,
)


@cache
def classes(platform: str) -> dict[str, list[int]]:
    """Return for each fact the class of each of its values: alike if no rule tells them apart."""
    used = {rule_id for ids in policies(platform).lists for rule_id in ids}
    return _classes(frozenset(used))


def _classes(ids: frozenset[str]) -> dict[str, list[int]]:
    found = {}
    for name, values in FACT_VALUES.items():
        tests = [RULE_BY_ID[i].when[name] for i in sorted(ids) if name in RULE_BY_ID[i].when]
        told = [tuple(value in test for test in tests) for value in values]
        kinds = list(dict.fromkeys(told))
        found[name] = [kinds.index(row) for row in told]
    return found


@cache
def _table(platform: str) -> Codes:
    """Return the actions of a platform with one value for each class of values."""
    firsts = [np.unique(kinds, return_index=True)[1] for kinds in classes(platform).values()]
    short: Codes = actions(platform)[np.ix_(range(len(actions(platform))), *firsts)]
    return short


@cache
def _lists(platform: str, answers: frozenset[str]) -> NDArray[np.intp]:
    """Return the lists that people with these answers can have."""
    one = policies(platform)
    chosen = dict(word.split("=") for word in answers)
    return np.flatnonzero(np.bincount(one.given(one.which, chosen).ravel()))


@cache
def fixes(platform: str, cited: frozenset[str], action: str) -> bool:
    """Tell whether everybody with the cited answers does this to every request with those facts."""
    known = dict(word.split("=") for word in cited)
    place = tuple(
        slice(None) if name not in known else kinds[FACT_VALUES[name].index(known[name])]
        for name, kinds in classes(platform).items()
    )
    answers = frozenset(word for word in cited if word.split("=")[0] not in FACT_VALUES)
    code = ACTIONS.index(action)
    return all(
        (_table(platform)[index][place] == code).all() for index in _lists(platform, answers)
    )


def sample(platform: str, most: int) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Yield answers and requests: for every list and every rule that decides in it, up to `most`.

    Requests that no rule of the list tells apart count as one; of those, any is taken.
    """
    random = Random(platform)  # noqa: S311 - the same sample each time
    one = policies(platform)
    people = _people(platform)
    for index, ids in enumerate(one.lists):
        for place in _places(ids, most, random):
            at = np.unravel_index(random.choice(people[index]), one.which.shape)
            named = zip(one.axes.items(), at, strict=True)
            yield {name: options[i] for (name, options), i in named}, request_at(place)


def _people(platform: str) -> list[list[int]]:
    """Return for each list where in the table of answers it stands."""
    which = policies(platform).which.ravel()
    order = np.argsort(which, kind="stable")
    starts = np.searchsorted(which[order], range(1, len(policies(platform).lists)))
    return [part.tolist() for part in np.split(order, starts)]


def _places(ids: tuple[str, ...], most: int, random: Random) -> Iterator[tuple[int, ...]]:
    alike = [
        [[at for at, kind in enumerate(kinds) if kind == one] for one in range(max(kinds) + 1)]
        for kinds in _classes(frozenset(ids)).values()
    ]
    table = deciding(ids)[np.ix_(*([group[0] for group in groups] for groups in alike))]
    for code in range(len(RULES)):
        found = np.argwhere(table == code).tolist()
        for kinds in random.sample(found, min(most, len(found))):
            pairs = zip(alike, kinds, strict=True)
            yield tuple(random.choice(groups[kind]) for groups, kind in pairs)
