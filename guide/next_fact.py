"""Which fact of a request to ask for next: only one that can matter, what settles most first.

The order follows from the rules alone.  Asked is the fact that leaves the action open after the
fewest of its values; of facts that leave it open as often, the one that stands first.
A test holds this to be as few questions as any order can do with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from guide.model import Fact, PlatformPolicy, Policy, Request
from guide.reading import read_platform, read_request
from guide.space import VALUES, Domain, mask, regions, rows_for, settled
from guide.vocabulary import FACT_BY_ID, FACTS, UNKNOWN

#: A part of all requests that are still possible, and the action for everything in it.
Part = tuple[Domain, str]


def next_fact(
    policy: Policy,
    platform: str,
    request: Request,
    *,
    asked: Collection[str] = (),
    connected: bool = False,
) -> str | None:
    """Return the id of the unknown fact that would settle most, or None when nothing can.

    `platform` is a platform's id; `request` maps fact ids to values, and what is left out is
    `unknown`.  `asked` names facts that were asked and stay unknown, so that they are not asked
    again; `connected` says that the two are connected already, so that `conduct` can be known.
    Raises GuideError for an id that does not exist.
    """
    mine = policy.platforms[read_platform(platform)]
    fact = fact_to_ask(mine, read_request(request), asked=asked, connected=connected)
    return fact.id if fact else None


def fact_to_ask(
    mine: PlatformPolicy,
    facts: Mapping[str, str],
    *,
    asked: Collection[str] = (),
    connected: bool = False,
) -> Fact | None:
    """Return what `next_fact` says for one platform's policy; `facts` must be complete."""
    askable = [
        fact.id
        for fact in FACTS
        if facts[fact.id] == UNKNOWN
        and fact.id not in asked
        and (connected or not fact.after_connecting)
    ]
    if settled(mine, facts, askable) is not None:
        return None
    parts = list(regions(rows_for(mine), _domain(facts, askable)))
    useful = [name for name in askable if _can_matter(parts, name)]
    return FACT_BY_ID[min(useful, key=lambda name: _left_open(parts, name))]


def _domain(facts: Mapping[str, str], askable: Collection[str]) -> Domain:
    return {
        name: mask(name, VALUES[name] if name in askable else (value,))
        for name, value in facts.items()
    }


def _can_matter(parts: Sequence[Part], name: str) -> bool:
    """Tell whether two requests that differ in this fact alone can lead to different actions."""
    return any(
        action != other and all(here[n] & there[n] for n in here if n != name)
        for (here, action), (there, other) in combinations(parts, 2)
    )


def _left_open(parts: Sequence[Part], name: str) -> float:
    """Return the share of a fact's values after which more than one action is still possible."""
    masks = [mask(name, (value,)) for value in VALUES[name]]
    actions = [{action for domain, action in parts if domain[name] & bit} for bit in masks]
    return sum(len(left) > 1 for left in actions) / len(masks)
