"""One short way to write a rule or a habit down: lists of words are strings of words."""

from __future__ import annotations

from collections.abc import Mapping

from guide.model import Condition, Practice, Rule

PRESENT = "open selective guarded closed"
#: The stances that are willing to hear from somebody new.
WILLING = "open selective guarded"


def condition(when: Mapping[str, str]) -> Condition:
    """Turn {"profile": "credible thin"} into {"profile": ("credible", "thin")}."""
    return {name: tuple(values.split()) for name, values in when.items()}


def rule(  # noqa: PLR0913 - a rule has that many parts; each is named where it is written
    rule_id: str,
    stage: str,
    action: str,
    when: Mapping[str, str],
    *,
    carries: str = "",
    cites: str = "",
    section: str = "arrives",
) -> Rule:
    """Build a rule; `carries` and `cites` are words separated by spaces."""
    return Rule(
        rule_id,
        stage,
        action,
        condition(when),
        tuple(carries.split()),
        tuple(cites.split()),
        section,
    )


def practice(
    practice_id: str, section: str, when: Mapping[str, str], *, carries: str = "", cites: str = ""
) -> Practice:
    """Build a habit of the policy; words are separated by spaces as in `rule`."""
    return Practice(
        practice_id, section, condition(when), tuple(carries.split()), tuple(cites.split())
    )
