"""What to do after a decision, and when: steps with their days, read from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from guide.model import Rule


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do after a decision.

    `after_days` counts from the day of the decision, 0 being at once; None is at no set time.
    `sources` names what that number rests on; without any, it is the guide's own custom.
    `page` is where the written guide says more, such as `situations/harassment`; None is nowhere.
    """

    id: str
    after_days: int | None
    sources: tuple[str, ...]
    page: str | None = None

    @property
    def is_for_later(self) -> bool:
        """Whether it is for a later day, and so worth an entry in a calendar."""
        return bool(self.after_days)


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("guide") / "data" / "follow-up.toml").read_text("utf-8"))


@cache
def follow_ups() -> Mapping[str, FollowUp]:
    """Return every step by its id."""
    return {
        name: FollowUp(name, row.get("after-days"), tuple(row.get("sources", ())), row.get("page"))
        for name, row in _data()["steps"].items()
    }


def steps(rule: Rule) -> tuple[FollowUp, ...]:
    """Return what to do after a decision by this rule, in order."""
    names = _data()["rules"].get(rule.id, _data()["actions"][rule.action])
    return tuple(follow_ups()[name] for name in names)
