"""The reasons of a decision are enough to make it, and none of them could be left out."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings

from guide import decide, recommend
from guide.decide import first_match
from guide.explain import reasons
from guide.model import Change, Reason
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.reading import read_request
from guide.recommend import rules_for, standing
from guide.rules import RULE_BY_ID
from guide.vocabulary import FACTS, UNKNOWN
from tests.support.authors import PERSONS, Case, cases, pairs
from tests.support.every_case import KINDS, complete
from tests.support.made_up import all_answers, platforms, requests
from tests.support.sufficiency import fixes, sample

#: What the trees ask about a person, besides what the account is for.
TREE_QUESTIONS = ("exposure", "persona", "networking", "activity", "reputation")

#: Requests looked at for each list of rules and each rule that decides in it.
MOST = 4


@pytest.fixture(scope="module", params=KINDS)
def platform(request: pytest.FixtureRequest) -> str:
    """Give each platform in turn, with all its tests together."""
    name: str = request.param
    return name


Explained = dict[tuple[str, tuple[Reason, ...]], tuple[dict[str, str], dict[str, str]]]


@cache
def explained(platform: str) -> Explained:
    """Return every different (deciding rule, reasons) found, with the first case that gave it."""
    found: Explained = {}
    for answers, request in sample(platform, MOST):
        given_answers = complete(answers)
        mine = recommend(given_answers).platforms[platform]
        facts = read_request(request)
        rule = first_match(mine.rules, facts)
        why = reasons(given_answers, mine, rule, facts)
        found.setdefault((rule.id, why), (dict(answers), facts))
    return found


def cited(why: tuple[Reason, ...]) -> frozenset[str]:
    """Return every word of every reason."""
    return frozenset(word for reason in why for word in reason.because)


def test_reasons_are_enough(platform: str) -> None:
    """Keep what is cited, change everything else at will, and the action stays."""
    lacking = [
        (rule_id, sorted(cited(why)))
        for rule_id, why in explained(platform)
        if not fixes(platform, cited(why), RULE_BY_ID[rule_id].action)
    ]
    assert lacking == []


def needless(platform: str, rule_id: str, why: tuple[Reason, ...]) -> list[str]:
    """Return the cited words without which the action would stay, but what the rule matched by."""
    action = RULE_BY_ID[rule_id].action
    words, (first, *_) = cited(why), why
    return [
        word for word in sorted(words - {*first.because}) if fixes(platform, words - {word}, action)
    ]


def test_no_reason_is_needless(platform: str) -> None:
    """Without any cited word but those by which the rule matched, the action can change."""
    spare = [
        (rule_id, words)
        for rule_id, why in explained(platform)
        if (words := needless(platform, rule_id, why))
    ]
    assert spare == []


def test_first_reason_names_the_rule_that_decides(platform: str) -> None:
    """The first reason is the deciding rule's, the others are rules that were passed over."""
    for rule_id, (first, *others) in explained(platform):
        assert (first.rule, first.role) == (rule_id, "decides")
        assert all(other.role == "passes" for other in others)


def test_first_reason_cites_every_test_of_its_rule(platform: str) -> None:
    """Whatever the deciding rule tests of answers and facts stands in the first reason."""
    for rule_id, (first, *_) in explained(platform):
        own = {*RULE_BY_ID[rule_id].when} - {"venue", "tie", "stance"}
        own = {f"use-{platform}" if name == "account" else name for name in own}
        assert own <= {word.split("=")[0] for word in first.because}


@cache
def every_stance(platform: str) -> list[tuple[dict[str, str], str]]:
    """Return every way to answer what a tree may ask, with the stance it leads to."""
    asked = [*TREE_QUESTIONS, f"use-{platform}"]
    rows = product(*(QUESTION_BY_ID[name].options for name in asked))
    people = [dict(zip(asked, row, strict=True)) for row in rows]
    return [(one, standing(complete(one), PLATFORMS[platform])["stance"]) for one in people]


def stances(platform: str, words: frozenset[str]) -> set[str]:
    """Return the stances that people with these answers can have, by trying all of them."""
    known = dict(word.split("=") for word in words)
    return {
        stance
        for one, stance in every_stance(platform)
        if all(one[name] == value for name, value in known.items())
    }


def test_first_reason_gives_the_stance_its_rule_asks_for(platform: str) -> None:
    """The answers cited with a rule that asks for a stance are enough for it, and all needed."""
    asked = {*TREE_QUESTIONS, f"use-{platform}"}
    for rule_id, words in {(rule_id, why[0].because) for rule_id, why in explained(platform)}:
        if "stance" not in RULE_BY_ID[rule_id].when:
            continue
        wanted = set(RULE_BY_ID[rule_id].when["stance"])
        stated = frozenset(word for word in words if word.split("=")[0] in asked)
        spare = [word for word in stated if word.split("=")[0] not in own_tests(rule_id, platform)]
        assert stances(platform, stated) <= wanted
        assert [word for word in spare if stances(platform, stated - {word}) <= wanted] == []


def own_tests(rule_id: str, platform: str) -> set[str]:
    """Return the questions that a rule tests itself."""
    return {f"use-{platform}" if name == "account" else name for name in RULE_BY_ID[rule_id].when}


def test_every_reason_says_something_once(platform: str) -> None:
    """Every reason cites a word, no word is cited twice, and every word is true of the case."""
    for (_, why), (answers, facts) in explained(platform).items():
        words = [word for reason in why for word in reason.because]
        assert all(reason.because for reason in why)
        assert len(words) == len(set(words))
        assert set(words) <= {f"{k}={v}" for k, v in {**answers, **facts}.items()}


def test_passed_rules_say_something_else(platform: str) -> None:
    """A rule cited as passed over comes earlier than the deciding one and has another action."""
    order = list(RULE_BY_ID)
    wrong = {
        (rule_id, other.rule)
        for rule_id, (_, *others) in explained(platform)
        for other in others
        if RULE_BY_ID[other.rule].action == RULE_BY_ID[rule_id].action
        or order.index(other.rule) >= order.index(rule_id)
    }
    assert sorted(wrong) == []


def brute(answers: dict[str, str], platform: str, request: dict[str, str]) -> set[Change]:
    """Return every single change of an answer or a fact that changes the action, by trying all."""
    facts, whole = read_request(request), complete(answers)

    def action(changed: dict[str, str], known: dict[str, str]) -> str:
        return first_match(rules_for(standing(changed, PLATFORMS[platform])), known).action

    tried = [
        Change("fact", fact.id, value, action(whole, {**facts, fact.id: value}))
        for fact in FACTS
        for value in (*fact.values, UNKNOWN)
    ] + [
        Change("question", question.id, option, action({**whole, question.id: option}, facts))
        for question in QUESTIONS
        for option in question.options
    ]
    return {change for change in tried if change.action != action(whole, facts)}


def check_changes(answers: dict[str, str], platform: str, request: dict[str, str]) -> None:
    """Compare what a decision says would change it with what does."""
    said = decide(recommend(answers), platform, request).would_change
    assert len(said) == len(set(said))
    assert set(said) == brute(answers, platform, request)


@given(all_answers, platforms, requests)
@settings(max_examples=200)
def test_would_change_is_complete_and_true(
    answers: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """A decision lists every single change that changes it, and no other."""
    check_changes(answers, platform, request)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_authors_would_change_is_complete_and_true(case: Case) -> None:
    """The same holds for the authors' own cases."""
    check_changes(PERSONS[case.person], case.platform, pairs(case.request))
