"""What holds for every person and every request, by looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given

from guide import decide, recommend
from guide.model import Branch, Leaf
from guide.platforms import PLATFORMS
from guide.recommend import standing
from guide.rules import RULE_BY_ID, RULES
from guide.tidy import tidy
from guide.tree import TREES
from guide.vocabulary import ACTIONS, FACT_BY_ID, NOT_SURE, STAGES, STANCES, UNKNOWN
from tests.support.every_case import (
    ACTION_CODES,
    CONTEXT,
    FACT_VALUES,
    KINDS,
    NOTHING,
    REQUESTS,
    actions,
    all_policies,
    complete,
    deciding,
    fact_axis,
    painted,
    place_of,
    policies,
    rules_of,
    warmings,
)
from tests.support.made_up import all_answers, platforms

on_every_platform = pytest.mark.parametrize("platform", KINDS)

#: From the most reluctant option to the most open.
OPENNESS = {
    "networking": ("unneeded", "helpful", "essential"),
    "persona": ("private", "limited", "comfortable"),
    "reputation": ("careful", "content"),
    "activity": ("rarely", "monthly", "weekly"),
}
#: Steps that give a reason for more care.
CARE = [
    ("exposure", "ordinary", "sensitive-work"),
    ("exposure", "sensitive-work", "personal-safety"),
    ("exposure", "ordinary", "not-sure"),
    ("exposure", "not-sure", "sensitive-work"),
    ("duty", "none", "clients"),
    ("duty", "clients", "regulated"),
    ("duty", "none", "not-sure"),
    ("duty", "none", "regulated"),
]
DOUBT = [
    ("credible", "thin"),
    ("thin", "suspicious"),
    ("credible", UNKNOWN),
    (UNKNOWN, "suspicious"),
]


def asked_by(tree: Branch | Leaf) -> set[str]:
    """Return all that a tree asks."""
    if isinstance(tree, Leaf):
        return set()
    return {tree.asks}.union(*(asked_by(case.then) for case in tree.cases))


def coldness(words: Iterable[str]) -> list[int]:
    """Return actions as numbers, the coldest highest."""
    return [ACTIONS.index(word) for word in words]


# How answers reach a decision, so that all of them can be looked at


def test_rules_test_nothing_else_of_the_answers() -> None:
    """A rule looks at the stance, the account, four answers, the platform's kind and the facts."""
    known = {*CONTEXT, *FACT_BY_ID, "venue", "tie"}
    assert {name for rule in RULES for name in rule.when} <= known


def test_trees_ask_only_their_questions() -> None:
    """A stance follows from five questions and from what the account is for."""
    questions = {*OPENNESS, "exposure", "account"}
    assert set().union(*map(asked_by, TREES.values())) == questions


@given(all_answers, all_answers, platforms)
def test_other_answers_do_not_reach_a_stance(
    answers: dict[str, str], others: dict[str, str], platform_id: str
) -> None:
    """Changing any answer that the tree does not ask leaves stance and account as they were."""
    platform = PLATFORMS[platform_id]
    kept = {*OPENNESS, "exposure", f"use-{platform_id}"}
    changed = others | {name: value for name, value in answers.items() if name in kept}
    before, after = standing(answers, platform), standing(changed, platform)
    assert [before[name] for name in CONTEXT[:2]] == [after[name] for name in CONTEXT[:2]]
    assert {name: after[name] for name in changed} == changed


@on_every_platform
def test_tables_agree_with_the_guide(platform: str) -> None:
    """For every list of rules, five requests are decided as the tables say."""
    random = Random(platform)  # noqa: S311 - the same cases each time
    one = policies(platform)
    for index, answers in enumerate(one.examples):
        policy = recommend(answers)
        for _ in range(5):
            request = {name: random.choice(values) for name, values in FACT_VALUES.items()}
            said = ACTIONS[actions(platform)[index][place_of(request)]]
            assert decide(policy, platform, request).action == said


# One action, always


def test_there_are_so_many_cases() -> None:
    """The tables hold every request, and a few hundred lists of rules."""
    assert REQUESTS == 134_784
    assert 500 < sum(len(one.lists) for one in all_policies(KINDS)) < 600


@on_every_platform
def test_every_request_has_one_action(platform: str) -> None:
    """For every person, every request is decided by a first rule that matches."""
    assert not (actions(platform) == NOTHING).any()


@on_every_platform
def test_tidying_changes_no_action(platform: str) -> None:
    """A tidied list says the same to every request as the list it was made from."""
    for ids, said in zip(policies(platform).lists, actions(platform), strict=True):
        shorter = [rule.id for rule in tidy(rules_of(ids))]
        assert np.array_equal(painted(shorter, ACTION_CODES), said), ids


@on_every_platform
def test_tidied_rules_all_decide(platform: str) -> None:
    """Every rule left in a policy decides some request."""
    for ids in policies(platform).lists:
        shorter = [rule.id for rule in tidy(rules_of(ids))]
        alive = {RULES[code].id for code in np.unique(deciding(shorter))}
        assert alive == set(shorter)


def test_every_rule_decides_somewhere() -> None:
    """No rule is dead for everybody."""
    lists = {ids for one in all_policies() for ids in one.lists}
    alive = {int(code) for ids in lists for code in np.unique(deciding(ids))}
    assert [rule.id for index, rule in enumerate(RULES) if index not in alive] == []


def test_every_action_is_reached_on_two_platforms() -> None:
    """No action is peculiar to one platform."""
    reached = [{ACTIONS[code] for code in np.unique(actions(name))} for name in KINDS]
    assert [action for action in ACTIONS if sum(action in found for found in reached) < 2] == []


# Stances


@pytest.mark.parametrize("question", OPENNESS)
@on_every_platform
def test_opener_answers_never_close_a_stance(platform: str, question: str) -> None:
    """A more open answer, all else equal, never makes a stance more closed."""
    one = policies(platform)
    parts = one.along(one.stance, question)
    for reluctant, opener in pairwise(OPENNESS[question]):
        assert (parts[opener] <= parts[reluctant]).all()


@pytest.mark.parametrize("question", OPENNESS)
@on_every_platform
def test_not_sure_lies_in_between(platform: str, question: str) -> None:
    """Not being sure is no more open than the most open option, nor less than the least."""
    one = policies(platform)
    parts = one.along(one.stance, question)
    most, least = parts[OPENNESS[question][-1]], parts[OPENNESS[question][0]]
    assert ((most <= parts[NOT_SURE]) & (parts[NOT_SURE] <= least)).all()


@pytest.mark.parametrize(("question", "before", "after"), CARE)
@on_every_platform
def test_more_care_never_opens_a_stance(
    platform: str, question: str, before: str, after: str
) -> None:
    """A reason for more care, all else equal, never makes a stance more open."""
    one = policies(platform)
    parts = one.along(one.stance, question)
    assert (parts[before] <= parts[after]).all()


@on_every_platform
def test_absent_means_no_account(platform: str) -> None:
    """Who has no account is absent, and nobody else is."""
    one = policies(platform)
    absent = STANCES.index("absent")
    for option, part in one.along(one.stance, f"use-{platform}").items():
        assert (part == absent).all() if option == "none" else (part != absent).all()


# Warmth


@pytest.mark.parametrize(("before", "after"), DOUBT)
@on_every_platform
def test_doubtful_profile_is_never_treated_warmer(platform: str, before: str, after: str) -> None:
    """A less genuine profile, all else equal, never gets a warmer action."""
    axis = 1 + fact_axis("profile")
    values = FACT_VALUES["profile"]
    said = actions(platform)
    sure, unsure = (np.take(said, values.index(value), axis=axis) for value in (before, after))
    assert (sure <= unsure).all()


@pytest.mark.parametrize(("question", "before", "after"), CARE)
@on_every_platform
def test_more_care_never_warms_an_action(
    platform: str, question: str, before: str, after: str
) -> None:
    """A reason for more care, all else equal, never makes an action warmer."""
    one = policies(platform)
    parts = one.along(one.which, question)
    pairs = zip(parts[before].ravel().tolist(), parts[after].ravel().tolist(), strict=True)
    assert warmings(platform, pairs) == []


@pytest.mark.parametrize(("opener", "closer"), [*pairwise(STANCES[:4])])
@on_every_platform
def test_closer_stance_never_warms_an_action(platform: str, opener: str, closer: str) -> None:
    """A more closed stance, all else that rules see being equal, never gives a warmer action."""
    contexts = policies(platform).contexts
    pairs = [
        (contexts[opener, *rest], index)
        for (stance, *rest), index in contexts.items()
        if stance == closer and (opener, *rest) in contexts
    ]
    assert pairs or opener == "open"
    assert warmings(platform, pairs) == []


# Facts not known


def test_no_rule_asks_for_the_unknown() -> None:
    """No rule tests whether a fact is unknown, so not knowing is never a yes."""
    assert not [rule.id for rule in RULES if any(UNKNOWN in test for test in rule.when.values())]


@pytest.mark.parametrize("fact", FACT_VALUES)
@on_every_platform
def test_unknown_fact_matches_no_test(platform: str, fact: str) -> None:
    """Where a fact is unknown, no rule that tests it decides."""
    for ids in policies(platform).lists:
        codes = np.take(deciding(ids), -1, axis=fact_axis(fact))
        assert not [code for code in np.unique(codes) if fact in RULES[code].when]


# What comes before etiquette


def said_to(platform: str, answers: dict[str, str], request: dict[str, str]) -> list[int]:
    """Return all that is said, as numbers, to such requests by people who answer so."""
    one = policies(platform)
    lists = np.unique(one.given(one.which, answers))
    place = tuple(
        values.index(request[name]) if name in request else slice(None)
        for name, values in FACT_VALUES.items()
    )
    return [int(code) for code in np.unique(actions(platform)[lists][:, *place])]


@on_every_platform
def test_harassment_is_always_blocked(platform: str) -> None:
    """Whoever harasses is blocked and reported, whatever else is true."""
    assert said_to(platform, {}, {"conduct": "harassing"}) == coldness(["block-report"])


@on_every_platform
def test_false_profile_is_always_blocked(platform: str) -> None:
    """A profile with which something is wrong never gets anything warmer than a block."""
    warm = [code for code in said_to(platform, {}, {"profile": "suspicious"}) if code < 6]
    assert [ACTIONS[code] for code in warm] == []


@on_every_platform
def test_regulated_profession_bars_those_in_its_care(platform: str) -> None:
    """A regulated person never connects with a patient or pupil, whatever else is true."""
    said = said_to(platform, {"duty": "regulated"}, {"relationship": "protected"})
    assert set(said) <= set(coldness(["decline", "remove", "block-report"]))


@pytest.mark.parametrize("duty", ["clients", "regulated"])
@on_every_platform
def test_duty_to_clients_keeps_them_off(platform: str, duty: str) -> None:
    """Whose role restricts contact with clients never has a tie with one."""
    said = said_to(platform, {"duty": duty}, {"relationship": "client"})
    assert set(said) <= set(coldness(["redirect", "decline", "remove", "block-report"]))


def stages(ids: Sequence[str]) -> list[int]:
    """Return the stages of rules as numbers."""
    return [STAGES.index(RULE_BY_ID[rule_id].stage) for rule_id in ids]


@on_every_platform
def test_rules_keep_the_order_of_every_decision(platform: str) -> None:
    """In every list, safety comes before the profession, and so on to the default."""
    assert all(stages(ids) == sorted(stages(ids)) for ids in policies(platform).lists)


@given(all_answers)
def test_gaps_and_not_sure_are_the_same(answers: dict[str, str]) -> None:
    """Leaving a question out leads where “not sure” leads."""
    given_only = {name: value for name, value in answers.items() if value != NOT_SURE}
    assert recommend(given_only) == recommend(answers)
    assert complete(given_only) == answers
