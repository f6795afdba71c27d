"""Only what matters is asked, what settles most first, and nothing hidden counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.ask import matters, open_questions
from guide.model import PlatformPolicy, Policy, Question
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import is_named, recommend
from tests.support.every_case import (
    ASKED,
    KINDS,
    SHARED,
    Policies,
    Table,
    all_policies,
)
from tests.support.made_up import OPTIONS, all_answers, answers
from tests.support.signatures import can_change, offered

on_every_platform = pytest.mark.parametrize("platform", KINDS)


# Which questions are asked


def test_every_question_bears_on_some_platform() -> None:
    """The tables used here know every question there is."""
    assert set(chain.from_iterable(one.axes for one in all_policies())) == set(QUESTION_BY_ID)


def test_all_is_asked_at_first() -> None:
    """With nothing answered, every question can still matter that is not left to the reader."""
    asked = [question.id for question in QUESTIONS if not question.optional]
    assert [question.id for question in open_questions({})] == offered({}) == asked


@given(answers)
@settings(max_examples=400)
def test_offered_is_what_can_change_the_policy(given_so_far: dict[str, str]) -> None:
    """A question is offered exactly when some completion exists that it alone can change."""
    assert [question.id for question in open_questions(given_so_far)] == offered(given_so_far)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_one_answer_hides_what_it_settles(question: Question) -> None:
    """After any single answer, a question matters exactly when it can still change the policy."""
    answered = [{name: option} for name, options in OPTIONS.items() for option in options]
    wrong = [one for one in answered if matters(question, one) != can_change(question.id, one)]
    assert wrong == []


@given(all_answers, st.data())
@settings(max_examples=100)
def test_own_answer_does_not_hide_its_question(
    everything: dict[str, str], data: st.DataObject
) -> None:
    """Whether a question matters does not depend on the answer it has."""
    question = data.draw(st.sampled_from(QUESTIONS))
    others = {name: value for name, value in everything.items() if name != question.id}
    assert matters(question, everything) == matters(question, others)


def answer_in_order(everything: dict[str, str]) -> dict[str, str]:
    """Answer only what is offered, one question at a time, beside what the reader asked for."""
    told = {one.id: everything[one.id] for one in QUESTIONS if one.optional}
    while left := open_questions(told):
        told[left[0].id] = everything[left[0].id]
    return told


def without_answers(policy: Policy) -> dict[str, PlatformPolicy]:
    """Return what a policy says of the platforms that it names, without the answers it repeats."""
    named = policy.platforms.items()
    return {name: one for name, one in named if is_named(policy.answers, one.platform)}


@given(all_answers)
@settings(max_examples=150)
def test_hidden_answers_never_count(everything: dict[str, str]) -> None:
    """Answering only what is offered gives the policy of answering everything."""
    told = answer_in_order(everything)
    assert without_answers(recommend(told)) == without_answers(recommend(everything))


@given(all_answers, st.lists(st.sampled_from(list(OPTIONS)), max_size=6), all_answers)
@settings(max_examples=100)
def test_editing_equals_a_fresh_run(
    first: dict[str, str], edited: list[str], second: dict[str, str]
) -> None:
    """Going back, changing answers and going on gives what a fresh run with them gives."""
    told = answer_in_order(first)
    wanted = first | {name: second[name] for name in edited}
    told |= {one.id: wanted[one.id] for one in QUESTIONS if one.optional}
    for name in edited:
        told.pop(name, None)
        told[name] = wanted[name]
    while left := open_questions(told):
        told[left[0].id] = wanted[left[0].id]
    fresh = answer_in_order(wanted)
    assert without_answers(recommend(told)) == without_answers(recommend(fresh))


# The order of the questions


def undecided(one: Policies, table: Table, asked: Iterable[str]) -> float:
    """Return how many bits are still undecided on average once some questions are answered."""
    axes = [axis for axis, name in enumerate(one.axes) if name in set(asked)]
    rest = [axis for axis in range(table.ndim) if axis not in axes]
    rows = table.transpose(axes + rest).reshape(*(table.shape[axis] for axis in axes), -1)
    shares = np.stack([(rows == kind).mean(axis=-1) for kind in np.unique(table)])
    logs = np.log2(shares, out=np.zeros_like(shares), where=shares > 0)
    return float(-(shares * logs).sum(axis=0).mean())


def blocks() -> dict[str, list[str]]:
    """Return the questions, with those about the accounts as one block."""
    return {"use": [f"use-{name}" for name in ASKED], **{name: [name] for name in SHARED}}


def settles(block: str, asked: Sequence[str], what: str) -> float:
    """Return how many bits a block of questions settles on average, for each question in it."""
    names = blocks()[block]
    tables = [(one, getattr(one, what)) for one in all_policies(ASKED)]
    gain = sum(
        undecided(one, table, asked) - undecided(one, table, [*asked, *names])
        for one, table in tables
    )
    return round(gain / len(names), 9)


def greedy(what: str, asked: list[str], left: list[str]) -> list[str]:
    """Return blocks in the order in which each next one settles most, those that settle any."""
    order: list[str] = []
    while left:
        gains = {block: settles(block, asked, what) for block in left}
        best = max(left, key=lambda block: gains[block])
        if not gains[best]:
            break
        order.append(best)
        asked = [*asked, *blocks()[best]]
        left = [block for block in left if block != best]
    return order


def test_what_settles_most_is_asked_first() -> None:
    """First comes what settles most about the stances, then what settles most about the rules."""
    stances = greedy("stance", [], list(blocks()))
    asked = [name for block in stances for name in blocks()[block]]
    rules = greedy("which", asked, [block for block in blocks() if block not in stances])
    order = [name for block in stances + rules for name in blocks()[block]]
    assert [question.id for question in QUESTIONS if not question.optional] == order
