"""From answers to a policy: walk the tree for each platform, and keep the rules that are left."""

from __future__ import annotations

from collections.abc import Mapping

from guide.dated import PLATFORM_FACTS
from guide.lazily import Lazily
from guide.model import Answers, Condition, Platform, PlatformPolicy, Policy, Rule
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.reading import read_answers
from guide.rules import RULES
from guide.tidy import tidy
from guide.tree import TREES, walk
from guide.vocabulary import FACT_BY_ID, NOT_SURE


def recommend(answers: Answers) -> Policy:
    """Return the policy for a person with these answers.

    `answers` maps question ids to option ids; what is left out counts as `not-sure`.
    Raises GuideError for an id that does not exist.
    """
    complete = read_answers(answers)
    return Policy(
        complete, Lazily(PLATFORMS, lambda name: _for_platform(complete, PLATFORMS[name]))
    )


def rules_for(values: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return all rules whose tests of the person hold; `values` is a `standing`."""
    return tuple([rule for rule in RULES if may_hold(rule.when, values)])


def _for_platform(answers: Answers, platform: Platform) -> PlatformPolicy:
    values = standing(answers, platform)
    return PlatformPolicy(
        platform,
        values["stance"],
        tidy(rules_for(values)),
        tuple(item for item in PRACTICES if may_hold(item.when, values)),
        tuple(
            fact
            for fact in PLATFORM_FACTS
            if fact.platform == platform.id and may_hold(fact.when, values)
        ),
    )


def standing(answers: Answers, platform: Platform) -> dict[str, str]:
    """Return all that rules may test about a person on a platform: answers and what follows."""
    values = dict(answers)
    values["venue"] = platform.venue
    values["tie"] = platform.tie
    use = answers[f"use-{platform.id}"]
    values["account"] = platform.default_use if use == NOT_SURE else use
    values["stance"] = walk(TREES[platform.venue], values)[0]
    return values


def is_named(answers: Answers, platform: Platform) -> bool:
    """Tell whether a policy speaks of a platform unasked, or the person said what it is for."""
    return platform.asked or answers.get(f"use-{platform.id}", NOT_SURE) != NOT_SURE


def may_hold(condition: Condition, values: Mapping[str, str]) -> bool:
    """Tell whether all tests of a condition hold that are not about a request."""
    for name, allowed in condition.items():  # a plain loop: nothing is asked more often
        if name not in FACT_BY_ID and values[name] not in allowed:
            return False
    return True
