"""Policies that are read by hand: going down a page decides as the engine does, for everybody."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from guide import recommend
from guide.carriers import sources_of
from guide.dated import PLATFORM_FACTS
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.prose import say
from guide.questionnaire import QUESTION_BY_ID
from guide.recommend import standing
from guide.rules import RULE_BY_ID, RULES
from guide.vocabulary import FACT_BY_ID, NOT_SURE, STAGES, STANCES
from tests.support.by_hand import (
    PAGES,
    POLICIES,
    account,
    condition,
    habits_on,
    mine,
    policy,
    rules_on,
)
from tests.support.every_case import (
    ACTION_CODES,
    CONTEXT,
    KINDS,
    RULE_CODES,
    Codes,
    actions,
    complete,
    painted,
    policies,
)

STAGE_CODES = {rule.id: STAGES.index(rule.stage) for rule in RULES}
#: All that habits and settings look at.
HABITS_ASK = ("networking", "activity", "duty", "exposure")
on_every_page = pytest.mark.parametrize(("platform", "stance"), POLICIES)
on_every_platform = pytest.mark.parametrize("platform", KINDS)


@cache
def by_rule(ids: tuple[str, ...]) -> Codes:
    """Return which rule decides each request for somebody whose lines these are."""
    return painted(ids, RULE_CODES)


def people(platform: str, stance: str) -> list[tuple[dict[str, str], int]]:
    """Return everybody at a stance who differs to the rules, each with their list of rules."""
    return [
        (dict(zip(CONTEXT, context, strict=True)), index)
        for context, index in policies(platform).contexts.items()
        if context[0] == stance
    ]


def lines(platform: str, stance: str) -> list[dict[str, Any]]:
    """Return all lines of a page."""
    one = policy(platform, stance)
    return [*rules_on(one), *habits_on(one), *one["settings"]]


# The pages there are


@on_every_platform
def test_every_stance_that_can_be_reached_has_a_page(platform: str) -> None:
    """Each platform has the policies that some answers lead to, and no other."""
    reached = {STANCES[index] for index in np.unique(policies(platform).stance)}
    assert {stance for name, stance in POLICIES if name == platform} == reached


@on_every_platform
def test_tree_leads_where_the_engine_does(platform: str) -> None:
    """Following the tree with any answers ends at the stance that the engine gives them."""
    one, tree = PLATFORMS[platform], PAGES[platform]["tree"]
    asked = [name for name in asks(tree) if name != f"use-{platform}"]
    for chosen in product(*(QUESTION_BY_ID[name].options for name in (*asked, f"use-{platform}"))):
        answers = dict(zip((*asked, f"use-{platform}"), chosen, strict=True))
        assert follow(tree, answers) == standing(complete(answers), one)["stance"]


def asks(node: dict[str, Any]) -> list[str]:
    """Return the questions of a tree."""
    if "cases" not in node:
        return []
    inside = [name for case in node["cases"] for name in asks(case["then"])]
    return list(dict.fromkeys([node["asks"], *inside]))


def follow(node: dict[str, Any], answers: dict[str, str]) -> str:
    """Return the stance at the end of the only way that these answers open."""
    while "cases" in node:
        (case,) = (one for one in node["cases"] if answers[node["asks"]] in one["options"])
        node = case["then"]
    return str(node["id"])


# Rules


@on_every_page
def test_first_line_that_fits_decides_as_the_engine_does(platform: str, stance: str) -> None:
    """Whoever is at a stance gets from its page the engine's action, for every request."""
    rules = rules_on(policy(platform, stance))
    found = {(mine(rules, values), index) for values, index in people(platform, stance)}
    for ids, index in found:
        assert (painted(ids, ACTION_CODES) == actions(platform)[index]).all()


@on_every_page
def test_deciding_line_is_ones_own_rule(platform: str, stance: str) -> None:
    """The line that decides is a rule of the person's own, and belongs to the deciding stage."""
    rules = rules_on(policy(platform, stance))
    found = {(mine(rules, values), index) for values, index in people(platform, stance)}
    for ids, index in found:
        own = policies(platform).lists[index]
        assert {RULES[code].id for code in np.unique(by_rule(ids))} <= {*own}
        if own != ids:
            same = stages_of(by_rule(ids)) == stages_of(by_rule(own))
            assert same.all()


def stages_of(table: Codes) -> Codes:
    """Return the stages of the rules in a table."""
    stages = np.array([STAGE_CODES[rule.id] for rule in RULES], dtype=np.uint8)
    found: Codes = stages[table]
    return found


@on_every_page
def test_every_line_decides_something_for_somebody(platform: str, stance: str) -> None:
    """A page holds no rule that nobody at its stance can need."""
    rules = rules_on(policy(platform, stance))
    lists = {mine(rules, values) for values, _ in people(platform, stance)}
    needed = {RULES[code].id for ids in lists for code in np.unique(by_rule(ids))}
    assert [rule["id"] for rule in rules if rule["id"] not in needed] == []


@on_every_page
def test_every_condition_tells_people_apart(platform: str, stance: str) -> None:
    """A rule that carries a condition would be wrong for somebody at the stance without it."""
    rules = rules_on(policy(platform, stance))
    everybody = people(platform, stance)
    for at, rule in enumerate(rules):
        for name in condition(rule):
            test = {other: v for other, v in condition(rule).items() if other != name}
            data = "; ".join(f"{other}={' '.join(values)}" for other, values in test.items())
            without = [*rules[:at], {**rule, "when": {"data": data}}, *rules[at + 1 :]]
            differ = {(mine(rules, values), mine(without, values)) for values, _ in everybody}
            assert any((by_rule(had) != by_rule(has)).any() for had, has in differ), rule["id"]


@on_every_page
def test_lines_keep_the_engines_order(platform: str, stance: str) -> None:
    """The lines are numbered through and stand in the order in which the engine tries them."""
    rules = rules_on(policy(platform, stance))
    places = [RULES.index(RULE_BY_ID[rule["id"]]) for rule in rules]
    assert places == sorted(places)
    assert [rule["number"] for rule in rules] == [*range(1, len(rules) + 1)]


@on_every_page
def test_lines_for_ties_wait_for_a_tie(platform: str, stance: str) -> None:
    """A line is marked for people with whom there is a tie exactly if it asks how they behave."""
    for rule in rules_on(policy(platform, stance)):
        facts = [FACT_BY_ID[name] for name in RULE_BY_ID[rule["id"]].when if name in FACT_BY_ID]
        asked = any(fact.after_connecting for fact in facts)
        assert rule["waits"] == asked


# Habits and settings


@on_every_platform
def test_habits_and_settings_are_the_engines(platform: str) -> None:
    """The habits and settings that a reader finds to be theirs are those of their policy."""
    tree = ("persona", "reputation")
    use = f"use-{platform}"
    seen: set[tuple[str, ...]] = set()
    names = (*HABITS_ASK, use, *tree)
    for chosen in product(*(QUESTION_BY_ID[name].options for name in names)):
        answers = complete(dict(zip(names, chosen, strict=True)))
        values = standing(answers, PLATFORMS[platform])
        key = (values["stance"], *(values[name] for name in (*HABITS_ASK, "account")))
        if key in seen:
            continue
        seen.add(key)
        one, own = policy(platform, values["stance"]), recommend(answers).platforms[platform]
        assert mine(habits_on(one), values) == tuple(item.id for item in own.practices)
        assert mine(one["settings"], values) == tuple(fact.id for fact in own.settings)
    assert len(seen) > 500


def test_habits_and_settings_ask_nothing_else() -> None:
    """No habit or setting looks at an answer that the test above leaves out."""
    asked = {name for item in PRACTICES for name in item.when}
    asked |= {name for fact in PLATFORM_FACTS for name in fact.when}
    assert asked <= {*HABITS_ASK, "account", "stance", "venue", "tie"}


# Words


@on_every_page
def test_not_sure_counts_as_not_so(platform: str, stance: str) -> None:
    """“Only if” never takes in the unsure, and “not if” never shuts them out.

    What an account is for has no such answer: it is taken to be what is usual there.
    """
    for line in lines(platform, stance):
        tests = condition(line)
        unsure = [NOT_SURE in allowed for allowed in tests.values()]
        said = line["when"]["text"] if tests else ""
        assert ("if" in said) == bool(tests)
        assert said.startswith("Not if ") == (bool(unsure) and all(unsure)), said
        assert ("not if " in said.lower()) == any(unsure), said


def test_every_condition_has_words() -> None:
    """Each option of whatever a rule, habit or setting asks of a person can be said."""
    conditions = [one.when for one in RULES] + [one.when for one in PRACTICES]
    conditions += [one.when for one in PLATFORM_FACTS]
    shared = {"stance", "venue", "tie", *FACT_BY_ID}
    for name in {name for when in conditions for name in when} - shared:
        question = QUESTION_BY_ID["use-linkedin" if name == "account" else name]
        chosen = [option for option in question.options if (name, option) != ("account", NOT_SURE)]
        assert all(say("by-hand", "when", name, option) for option in chosen)


@on_every_page
def test_every_line_gives_its_reason(platform: str, stance: str) -> None:
    """Each rule comes with its reason and its sources, and each setting with its date."""
    one = policy(platform, stance)
    for rule in rules_on(one):
        assert rule["why"]
        assert len(rule["credits"]) == len(sources_of(RULE_BY_ID[rule["id"]])) > 0
    assert all(setting["as-of"] in setting["dated"] for setting in one["settings"])


@on_every_platform
def test_unsure_account_is_taken_as_usual(platform: str) -> None:
    """In the tree, not being sure of the account stands with what is usual on the platform."""
    tree = PAGES[platform]["tree"]
    (case,) = (case for case in tree["cases"] if NOT_SURE in case["options"])
    assert account(platform, NOT_SURE) in case["options"]
