"""How few questions about a request can do: the best order of all, worked out as arrays.

For every set of facts that have been asked, and all answers to them at once, from all facts asked
back to none: what is settled needs no question, and what is not needs one more and then what the
best next fact leaves, on average over its values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from guide.vocabulary import UNKNOWN
from tests.support.every_case import ACTION_CODES, FACT_VALUES, painted

#: How likely each value of each fact is; they add up to one.
Weights = Mapping[str, tuple[float, ...]]
Costs = NDArray[np.float64]


def alike() -> Weights:
    """Take every value as likely as any other, and “unknown” too."""
    return {name: (1 / len(values),) * len(values) for name, values in FACT_VALUES.items()}


def all_known() -> Weights:
    """Take every value as likely as any other, and nothing as unknown: a complete request."""
    return {
        name: tuple((value != UNKNOWN) / (len(values) - 1) for value in values)
        for name, values in FACT_VALUES.items()
    }


def mostly_strangers() -> Weights:
    """Take half of all requests to come from strangers, and each other fact as often unknown."""
    found = dict(alike())
    others = len(FACT_VALUES["relationship"]) - 2
    found["relationship"] = tuple(
        0.0 if value == UNKNOWN else 0.5 if value == "stranger" else 0.5 / others
        for value in FACT_VALUES["relationship"]
    )
    return found


def fewest(ids: Sequence[str], weights: Weights, *, connected: bool = False) -> float:
    """Return how many facts must be asked on average in the best order for a list of rules.

    `connected` says that the two are connected, so that conduct may be asked as well.
    """
    table, names = _needed(ids, set() if connected else {"conduct"})
    likely = [np.array(weights[name]) for name in names]
    every = frozenset(range(len(names)))
    least, most = {every: table}, {every: table}
    costs: dict[frozenset[int], Costs] = {every: np.zeros(table.shape)}
    for size in reversed(range(len(names))):
        for asked in map(frozenset, combinations(range(len(names)), size)):
            rest = sorted(every - asked)
            more = asked | {rest[0]}
            least[asked] = least[more].min(axis=rest[0], keepdims=True)
            most[asked] = most[more].max(axis=rest[0], keepdims=True)
            after = [_mean(costs[asked | {axis}], likely[axis], axis) for axis in rest]
            open_still = least[asked] != most[asked]
            costs[asked] = np.where(open_still, 1 + np.minimum.reduce(after), 0)
    return float(costs[frozenset()].item())


def _needed(ids: Sequence[str], never: set[str]) -> tuple[NDArray[np.uint8], list[str]]:
    """Return what a list says to every request, with axes only for facts that make a difference."""
    at = tuple(
        slice(len(values) - 1, len(values)) if name in never else slice(None)
        for name, values in FACT_VALUES.items()
    )
    table = painted(ids, ACTION_CODES)[at]
    kept = [axis for axis in range(table.ndim) if (table.max(axis) != table.min(axis)).any()]
    cut = tuple(slice(None) if axis in kept else 0 for axis in range(table.ndim))
    return table[cut], [name for axis, name in enumerate(FACT_VALUES) if axis in kept]


def _mean(costs: Costs, likely: Costs, axis: int) -> Costs:
    """Return the mean along an axis, which stays with a length of one."""
    return np.expand_dims(np.tensordot(costs, likely, axes=([axis], [0])), axis)
