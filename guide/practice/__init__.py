"""Practice: cases to decide, judged by the engine for whoever decides them."""

from guide.practice.course import course
from guide.practice.given import scenario, scenarios
from guide.practice.judging import judge
from guide.practice.model import START, Choice, Ground, Scenario, Step, Verdict

__all__ = [
    "START",
    "Choice",
    "Ground",
    "Scenario",
    "Step",
    "Verdict",
    "course",
    "judge",
    "scenario",
    "scenarios",
]
