"""What to do after a decision: every decision has its steps, each with its day and its words."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from guide import decide, recommend
from guide.dated import sources
from guide.followup import FollowUp, follow_ups, steps
from guide.model import Rule
from guide.prose import has, say, table
from guide.render import decision_data
from guide.rules import RULE_BY_ID, RULES
from guide.vocabulary import ACTIONS
from guide.write import decision_text
from tests.support.made_up import all_answers, platforms, requests

ROOT = Path(__file__).parents[2]
DATA: dict[str, Any] = tomllib.loads(
    (files("guide") / "data" / "follow-up.toml").read_text("utf-8")
)
#: Where a trace in a calendar that others can see could do harm.
DANGEROUS = ("get-help-first", "harassment", "approach-to-sensitive-work")


def later(rule_id: str) -> dict[str, int | None]:
    """Return the steps after a rule's decision that are for a later day, with their days."""
    return {s.id: s.after_days for s in steps(RULE_BY_ID[rule_id]) if s.is_for_later}


def test_rules_and_actions_exist() -> None:
    """Steps are given for every action, and for rules that exist."""
    assert tuple(DATA["actions"]) == ACTIONS
    assert set(DATA["rules"]) <= set(RULE_BY_ID)


def test_steps_exist_and_are_used() -> None:
    """Every step that is named is described and worded, and every one described is named."""
    named = {name for kind in ("actions", "rules") for row in DATA[kind].values() for name in row}
    assert named == set(DATA["steps"]) == set(table("follow-up")) == set(follow_ups())


def test_no_rule_repeats_its_action() -> None:
    """A rule has steps of its own only where they differ from its action's."""
    actions = {rule.id: DATA["actions"][rule.action] for rule in RULES}
    assert [name for name, row in DATA["rules"].items() if row == actions[name]] == []


@pytest.mark.parametrize("step", follow_ups().values(), ids=lambda step: step.id)
def test_days_and_sources_are_sound(step: FollowUp) -> None:
    """A day is none, at once or within a year; what it rests on is listed, and is for a day."""
    assert step.after_days is None or 0 <= step.after_days <= 366
    assert set(step.sources) <= set(sources())
    assert step.is_for_later or not step.sources


@pytest.mark.parametrize("step", follow_ups().values(), ids=lambda step: step.id)
def test_steps_for_later_have_words_for_their_day(step: FollowUp) -> None:
    """What is for a later day has a short title and a sentence for that day; nothing else has."""
    assert [has("follow-up", step.id, field) for field in ("short", "then")] == [
        step.is_for_later
    ] * 2
    if step.is_for_later:
        assert re.fullmatch(r"[A-Z].{5,38}\w", say("follow-up", step.id, "short"))
        assert re.fullmatch(r"[A-Z][^{}]+\.", say("follow-up", step.id, "then"))


def test_days_agree_with_what_is_said() -> None:
    """Where the words name a time, the number of days is that time."""
    said = {"a few days": 2, "a week": 7, "two weeks": 14, "a month": 30, "tomorrow": 1}
    said["half a year"] = 182
    found = [
        (name, step.after_days, days)
        for name, step in follow_ups().items()
        for words, days in said.items()
        if words in say("follow-up", name, "text").lower()
    ]
    assert len(found) == 6
    assert [row for row in found if row[1] != row[2]] == []


@pytest.mark.parametrize("rule_id", DANGEROUS)
def test_danger_leaves_no_trace_in_a_calendar(rule_id: str) -> None:
    """Whatever touches on safety is for at once, so that no calendar tells of it."""
    assert steps(RULE_BY_ID[rule_id])
    assert later(rule_id) == {}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.action == "block-report"], ids=lambda rule: rule.id
)
def test_where_safety_is_at_stake_it_says_who_can_help(rule: Rule) -> None:
    """After a block for harassment or a false profile, the steps name who can help, and a page."""
    helping = [step for step in steps(rule) if step.page]
    assert [step.page for step in helping] == [
        "situations/harassment"
        if "harassing" in rule.when.get("conduct", ())
        else "situations/fake-profile"
    ]
    said = say("follow-up", helping[0].id, "text")
    for helper in ("platform", "police", "helpline", "employer"):
        assert helper in said


def test_pages_exist() -> None:
    """Every page that a step leads to is a page of the written guide."""
    for step in follow_ups().values():
        assert step.page is None or (ROOT / "docs" / f"{step.page}.md").is_file()


def test_the_command_line_says_who_can_help() -> None:
    """A decision in text names who can help, and where the guide says more."""
    policy = recommend({"exposure": "personal-safety"})
    decision = decide(policy, "x", {"conduct": "harassing"})
    said = " ".join(decision_text(decision_data(decision, policy.platforms["x"])).split())
    assert say("follow-up", "who-can-help", "text") in said
    assert "situations/harassment" in said


def test_nothing_of_safety_waits_but_a_removal() -> None:
    """After a decision for safety, a step waits only where somebody is merely a nuisance."""
    waiting = {rule.id for rule in RULES if rule.stage == "safety" and later(rule.id)}
    assert waiting == {"offensive", "promotional-follower", "pitched-after-connecting"}


def test_a_new_tie_is_thanked_for_and_looked_at_again() -> None:
    """A stranger who is let in is thanked in a day or two, and looked at again in half a year."""
    assert later("introduced-themselves") == {"thank": 2, "prune": 182}
    assert later("kin") == {}


def test_somebody_met_is_reminded_once_before_it_lapses() -> None:
    """Who may have forgotten is reminded once, and the request lapses a week later."""
    assert later("thin-profile-of-someone-met") == {"remind-once": 7, "wait-two-weeks": 14}


@given(all_answers, platforms, requests)
def test_decisions_carry_their_steps(
    answers: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """A decision as data lists the steps of its rule, each with a day or none and its sources."""
    policy = recommend(answers)
    decision = decide(policy, platform, request)
    rows = decision_data(decision, policy.platforms[platform])["follow-up"]
    assert rows == [
        {
            "id": step.id,
            "text": say("follow-up", step.id, "text"),
            "after-days": step.after_days,
            "sources": list(step.sources),
            "page": step.page,
        }
        for step in steps(decision.rule)
    ]
