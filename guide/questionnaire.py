"""The questions, as data, in the order in which they are asked: what settles most comes first.

Those about platforms that few people use for work are asked only of who names the platform.

`tests/engine/test_questionnaire.py` recomputes that order from the tree and the rules.
"""

from __future__ import annotations

from guide.model import Question
from guide.platforms import PLATFORMS

USE_OPTIONS = ("work", "private", "both", "none", "not-sure")

_BEFORE = (
    Question("exposure", ("ordinary", "sensitive-work", "personal-safety", "not-sure")),
    Question("persona", ("comfortable", "limited", "private", "not-sure"), carries=("R7",)),
)

_PER_PLATFORM = tuple(
    Question(
        f"use-{one.id}",
        USE_OPTIONS,
        carries=("R22",),
        platform=one.id,
        optional=not one.asked,
    )
    for one in PLATFORMS.values()
)

_AFTER = (
    Question(
        "networking",
        ("essential", "helpful", "unneeded", "not-sure"),
        carries=("R6", "R11"),
    ),
    Question("activity", ("weekly", "monthly", "rarely", "not-sure"), carries=("R10",)),
    Question("reputation", ("content", "careful", "not-sure"), carries=("R8", "R9")),
    Question("duty", ("none", "clients", "regulated", "not-sure")),
    Question("mixing", ("apart", "blend", "not-sure"), carries=("R19", "R20", "R21", "R23")),
    Question("attention", ("each", "some", "none", "not-sure"), carries=("R57",)),
)

QUESTIONS = _BEFORE + _PER_PLATFORM + _AFTER

QUESTION_BY_ID = {question.id: question for question in QUESTIONS}
