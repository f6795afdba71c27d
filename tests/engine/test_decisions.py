"""Decisions as they were when last looked at, so that a change of rules shows what it changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

from guide import decide, recommend
from guide.vocabulary import ACTIONS
from tests.support.authors import PERSONS, pairs

_DATA = tomllib.loads(Path(__file__).with_name("decisions.toml").read_text(encoding="utf-8"))
DECISIONS = _DATA["decisions"]
EVERYBODY = {**PERSONS, **{name: pairs(text) for name, text in _DATA["persons"].items()}}


def test_decisions_are_as_they_were() -> None:
    """Every decision has the rule and the action written down for it."""
    decided = {
        name: decide(recommend(EVERYBODY[row["person"]]), row["platform"], pairs(row["request"]))
        for name, row in DECISIONS.items()
    }
    now = {name: (decision.rule.id, decision.action) for name, decision in decided.items()}
    changed = {
        name: f"{row['rule']}: {row['action']}, now {': '.join(now[name])}"
        for name, row in DECISIONS.items()
        if now[name] != (row["rule"], row["action"])
    }
    assert changed == {}


def test_every_action_is_among_them() -> None:
    """The decisions written down show every action, every person and at least sixty cases."""
    assert len(DECISIONS) >= 60
    assert {row["action"] for row in DECISIONS.values()} == set(ACTIONS)
    assert {row["person"] for row in DECISIONS.values()} == set(EVERYBODY)
