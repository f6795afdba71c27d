"""What is asked about a request: only what can matter, and as little as any order can do with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import decide, next_fact, recommend
from guide.decide import first_match
from guide.errors import GuideError
from guide.model import PlatformPolicy, Rule
from guide.next_fact import fact_to_ask
from guide.platforms import PLATFORMS
from guide.reading import read_request
from guide.tidy import tidy
from guide.vocabulary import FACTS, STANCES, UNKNOWN
from tests.support.asking import Weights, alike, all_known, fewest, mostly_strangers
from tests.support.every_case import (
    ACTION_CODES,
    FACT_VALUES,
    KINDS,
    Table,
    painted,
    place_of,
    policies,
    rules_of,
)
from tests.support.made_up import all_answers, platforms, requests

on_every_platform = pytest.mark.parametrize("platform", KINDS)
ROOT = Path(__file__).parents[2]
WEIGHTS = {"alike": alike(), "all known": all_known(), "mostly strangers": mostly_strangers()}


def policy_of(platform: str, ids: Sequence[str]) -> PlatformPolicy:
    """Return a policy that has these rules, tidied."""
    return PlatformPolicy(PLATFORMS[platform], STANCES[0], tidy(rules_of(ids)), (), ())


@cache
def tidied(platform: str) -> tuple[tuple[str, ...], ...]:
    """Return the different tidied lists of a platform."""
    lists = (tuple(r.id for r in tidy(rules_of(ids))) for ids in policies(platform).lists)
    return tuple(dict.fromkeys(lists))


Asked = tuple[str, dict[str, "Asked | None"]]


def asking(
    mine: PlatformPolicy, facts: dict[str, str], asked: tuple[str, ...], *, connected: bool = False
) -> Asked | None:
    """Return the fact that is asked, with what is asked after each of its values."""
    fact = fact_to_ask(mine, facts, asked=asked, connected=connected)
    if fact is None:
        return None
    further = (*asked, fact.id)
    return fact.id, {
        value: asking(mine, {**facts, fact.id: value}, further, connected=connected)
        for value in FACT_VALUES[fact.id]
    }


@cache
def all_asking(platform: str) -> dict[tuple[str, ...], Asked | None]:
    """Return for each list of rules everything that can be asked, beginning with nothing known."""
    nothing = read_request({})
    return {ids: asking(policy_of(platform, ids), nothing, ()) for ids in tidied(platform)}


def count(node: Asked | None, weights: Weights) -> float:
    """Return how many facts are asked on average."""
    if node is None:
        return 0.0
    name, further = node
    return 1 + sum(
        weight * count(further[value], weights)
        for value, weight in zip(FACT_VALUES[name], weights[name], strict=True)
    )


@on_every_platform
@pytest.mark.parametrize("weights", WEIGHTS)
def test_few_facts_are_asked(
    platform: str, weights: str, record_property: Callable[[str, object], None]
) -> None:
    """On average over all requests, fewer than three facts are asked, whatever the list of rules.

    On average over the lists as well, it is about two.
    """
    counts = [count(node, WEIGHTS[weights]) for node in all_asking(platform).values()]
    record_property("facts asked on average", mean(counts))
    assert 1 < mean(counts) < 2.2
    assert max(counts) < 3


@on_every_platform
@pytest.mark.parametrize("page", ["docs/how-it-decides.md", "decisions/what-to-ask-next.md"])
def test_the_figures_that_are_published_are_measured(platform: str, page: str) -> None:
    """Readers and developers are told the averages that hold today."""
    measured = mean(count(node, WEIGHTS["alike"]) for node in all_asking(platform).values())
    rows = [line for line in (ROOT / page).read_text("utf-8").splitlines() if line[:1] == "|"]
    row = next(line for line in rows if re.search(rf"\b{PLATFORMS[platform].name}\b", line))
    assert f"{measured:.2f}" in row


def most(node: Asked | None) -> int:
    """Return how many facts are asked at most."""
    return 1 + max(map(most, node[1].values())) if node else 0


@on_every_platform
def test_nobody_is_asked_everything(platform: str) -> None:
    """Whatever the request, at most six of the seven facts are asked before two are connected."""
    assert max(map(most, all_asking(platform).values())) <= 6


@on_every_platform
@pytest.mark.parametrize("weights", WEIGHTS)
def test_no_order_asks_fewer(platform: str, weights: str) -> None:
    """For every third list, the facts asked are on average as few as the best order needs."""
    lists = tidied(platform)[::3]
    likely = WEIGHTS[weights]
    asked = {ids: count(all_asking(platform)[ids], likely) for ids in lists}
    assert asked == pytest.approx({ids: fewest(ids, likely) for ids in lists})


@on_every_platform
def test_no_order_asks_fewer_of_ties(platform: str) -> None:
    """The same holds once two are connected and conduct may be asked as well."""
    for ids in tidied(platform)[::15]:
        node = asking(policy_of(platform, ids), read_request({}), (), connected=True)
        asked = count(node, WEIGHTS["alike"])
        assert asked == pytest.approx(fewest(ids, WEIGHTS["alike"], connected=True))
        assert asked < 3


def ways(
    node: Asked | None, facts: dict[str, str]
) -> Iterator[tuple[str, dict[str, str], set[str]]]:
    """Yield every fact that is asked, with what is known by then and what has been asked."""
    stack: list[tuple[Asked | None, dict[str, str], set[str]]] = [(node, facts, set())]
    while stack:
        here, known, asked = stack.pop()
        if here is None:
            continue
        name, further = here
        yield name, known, asked
        stack += [(then, {**known, name: v}, asked | {name}) for v, then in further.items()]


@on_every_platform
def test_two_answers_lead_to_different_actions(platform: str) -> None:
    """Of every fact that is ever asked, two known values decide differently in some completion."""
    idle = set()
    for ids, node in all_asking(platform).items():
        for name, known, asked in ways(node, read_request({})):
            open_names = {one for one in FACT_VALUES if one not in asked and one != "conduct"}
            if name not in differing(ids, known, open_names):
                idle.add((ids, name, tuple(known.items())))
    assert idle == set()


def differing(ids: tuple[str, ...], known: dict[str, str], open_names: set[str]) -> set[str]:
    """Return the open facts of which two values, not counting “unknown”, decide differently."""
    table = cut(ids, known, open_names)
    axes = {name: list(FACT_VALUES).index(name) for name in open_names}
    found = set()
    for name, axis in axes.items():
        values = np.take(table, range(len(FACT_VALUES[name]) - 1), axis=axis)
        if (values.max(axis) != values.min(axis)).any():
            found.add(name)
    return found


def cut(ids: tuple[str, ...], known: dict[str, str], open_names: Iterable[str]) -> Table:
    """Return the actions of a list for all requests that are still possible."""
    names = set(open_names)
    part = tuple(
        slice(None) if name in names else slice(at, at + 1)
        for name, at in zip(FACT_VALUES, place_of(known), strict=True)
    )
    table: Table = said(ids)[part]
    return table


@cache
def said(ids: tuple[str, ...]) -> Table:
    """Return the action of a list of rules for every request."""
    return painted(ids, ACTION_CODES).astype(np.int16)


def can_still_change(
    rules: Sequence[Rule], facts: dict[str, str], names: Iterable[str]
) -> set[str]:
    """Return, by trying all, which of some unknown facts can still change the action."""
    names = list(names)
    table = cut(tuple(rule.id for rule in rules), facts, names)
    axes = {name: list(FACT_VALUES).index(name) for name in names}
    return {n for n, axis in axes.items() if (table.max(axis) != table.min(axis)).any()}


@given(all_answers, platforms, requests, st.sets(st.sampled_from(list(FACT_VALUES))), st.booleans())
@settings(max_examples=400)
def test_next_fact_is_one_that_can_matter(
    everything: dict[str, str],
    platform: str,
    request: dict[str, str],
    asked: set[str],
    connected: bool,  # noqa: FBT001 - a case like the others
) -> None:
    """A fact is asked exactly while one can change the action, and never one that cannot."""
    policy = recommend(everything)
    askable = [
        fact.id
        for fact in FACTS
        if request.get(fact.id, UNKNOWN) == UNKNOWN
        and fact.id not in asked
        and (connected or not fact.after_connecting)
    ]
    rules = policy.platforms[platform].rules
    useful = can_still_change(rules, read_request(request), askable)
    fact = next_fact(policy, platform, request, asked=asked, connected=connected)
    assert (fact in useful) if fact else not useful


@given(all_answers, platforms, requests)
@settings(max_examples=200)
def test_asking_leads_to_the_decision_of_all_facts(
    everything: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """Answering only the facts asked gives the action of giving every fact, but for conduct."""
    policy = recommend(everything)
    known = read_request({**request, "conduct": UNKNOWN})
    told, asked = dict[str, str](), list[str]()
    while fact := next_fact(policy, platform, told, asked=asked):
        told[fact] = known[fact]
        asked.append(fact)
    rules = policy.platforms[platform].rules
    assert decide(policy, platform, told).action == first_match(rules, known).action


def test_whether_they_are_genuine_is_asked_first() -> None:
    """With nothing known, the profile is asked first: a false one settles everything at once.

    That is the order of every decision too, in which authenticity comes before etiquette.
    """
    firsts = {node[0] for name in KINDS for node in all_asking(name).values() if node}
    assert firsts == {"profile"}


def test_conduct_is_asked_only_of_ties() -> None:
    """How somebody behaved since is asked once the two are connected, and not before."""
    policy = recommend({})
    known = {name: values[0] for name, values in FACT_VALUES.items() if name != "conduct"}
    assert next_fact(policy, "linkedin", known) is None
    assert next_fact(policy, "linkedin", known, connected=True) == "conduct"


@pytest.mark.parametrize(
    ("platform", "request_", "words"),
    [
        ("myspace", {}, "platform: “myspace”"),
        ("x", {"mood": "good"}, "request: there is no fact “mood”"),
        ("x", {"profile": "odd"}, "request, profile: “odd”"),
    ],
)
def test_what_does_not_exist_is_refused(
    platform: str, request_: dict[str, str], words: str
) -> None:
    """A platform, a fact or a value that does not exist is named in the error."""
    with pytest.raises(GuideError, match=words):
        next_fact(recommend({}), platform, request_)
