"""Requests for decisions, made up at random but the same each time, as a page would ask."""

from __future__ import annotations

import json
import random

from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from guide.vocabulary import FACTS, UNKNOWN


def made_up_requests(seed: int, count: int) -> list[str]:
    """Make up requests for decisions, the same ones for the same seed."""
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    return [json.dumps(made_up_request(choose)) for _ in range(count)]


def made_up_request(choose: random.Random) -> dict[str, object]:
    """Make up somebody's answers, and what they know of a request."""
    share = choose.choice((0.3, 0.7, 1.0))
    return {
        "do": "request",
        "answers": {
            one.id: choose.choice(one.options) for one in QUESTIONS if choose.random() < share
        },
        "platform": choose.choice([*PLATFORMS]),
        "request": {
            one.id: choose.choice((*one.values, UNKNOWN))
            for one in FACTS
            if choose.random() < share
        },
        "connected": choose.random() < 0.3,
        "asked": [one.id for one in FACTS if choose.random() < 0.15],
        "ask": choose.choice([one.id for one in FACTS]) if choose.random() < 0.1 else "",
    }
