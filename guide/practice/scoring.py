"""What grades are worth: points for a step, a score for a scenario and for a course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from guide.dated import data

_FILE = "practice.toml"


def points() -> Mapping[str, float]:
    """Return the points of each grade, from the best to the worst."""
    found: Mapping[str, float] = data(_FILE)["points"]
    return found


def usual_pass_mark() -> int:
    """Return the score that passes a course unless it says otherwise."""
    return int(data(_FILE)["pass-mark"])


def scenario_score(steps: Sequence[float]) -> float:
    """Return the share of points won in the steps gone through, from 0 to 1."""
    return sum(steps) / len(steps) if steps else 0.0


def course_score(scenarios: Sequence[Sequence[float]]) -> int:
    """Return the score of a course, from 0 to 100: the mean over its scenarios, a half rounded up.

    Takes for each scenario the points of the steps gone through; one not finished has none.
    """
    if not scenarios:
        return 0
    return floor(100 * sum(map(scenario_score, scenarios)) / len(scenarios) + 0.5)
