"""Which answers give the same policy: a number for every different policy of a platform."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np

from guide.dated import PLATFORM_FACTS
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTIONS
from guide.recommend import is_named, may_hold, standing
from guide.tidy import tidy
from tests.support.every_case import Table, complete, policies, rules_of

#: What habits and settings look at, beside what rules look at.
_ALSO = ("networking", "activity", "duty")


@cache
def signatures(platform: str) -> Table:
    """Return a number for every set of answers: for its stance, rules, habits and settings."""
    one = policies(platform)
    tidied = [tuple(rule.id for rule in tidy(rules_of(ids))) for ids in one.lists]
    seen: dict[object, int] = {}
    habits: dict[tuple[str, ...], object] = {}
    numbers = []
    rows = zip(product(*one.axes.values()), one.which.ravel(), one.stance.ravel(), strict=True)
    for options, which, stance in rows:
        answers = dict(zip(one.axes, options, strict=True))
        key = (str(stance), answers[f"use-{platform}"], *(answers[name] for name in _ALSO))
        if key not in habits:
            habits[key] = _habits(platform, answers)
        numbers.append(seen.setdefault((stance, tidied[which], habits[key]), len(seen)))
    return np.array(numbers, dtype=np.int16).reshape(one.which.shape)


def _habits(platform: str, answers: Mapping[str, str]) -> object:
    values = standing(complete(answers), policies(platform).platform)
    facts = [fact for fact in PLATFORM_FACTS if fact.platform == platform]
    return (
        tuple(item.id for item in PRACTICES if may_hold(item.when, values)),
        tuple(fact.id for fact in facts if may_hold(fact.when, values)),
    )


def can_change(question: str, answers: Mapping[str, str]) -> bool:
    """Tell, by trying all, whether the answer can change a policy, given the other answers."""
    known = {name: value for name, value in answers.items() if name != question}
    for name, platform in PLATFORMS.items():
        one = policies(name) if is_named(answers, platform) or question == f"use-{name}" else None
        if one and question in one.axes:
            axis = list(one.axes).index(question)
            part = one.given(signatures(one.platform.id), known)
            if (part.max(axis) != part.min(axis)).any():
                return True
    return False


def offered(answers: Mapping[str, str]) -> list[str]:
    """Return, by trying all, the unanswered questions that can still change a policy, in order."""
    left = [q.id for q in QUESTIONS if q.id not in answers and not q.optional]
    return [name for name in left if can_change(name, answers)]
