"""What the choices of a step are worth: the engine says what is best, and never the scenario.

`decisions/practice.md` explains the three grades.
"""

from __future__ import annotations

from collections.abc import Iterable

from guide.check import check
from guide.dated import data
from guide.decide import decide
from guide.errors import GuideError, listed, show
from guide.model import Answers, Decision
from guide.practice.model import Scenario, Step, Verdict
from guide.practice.scoring import points
from guide.recommend import recommend

_FILE = "practice.toml"


def judge(scenario: Scenario, step_id: str, answers: Answers) -> tuple[Verdict, ...]:
    """Return a verdict for each choice of a step, in order, for somebody with these answers.

    What the case itself says about the learner is laid over the answers.
    Raises GuideError for an answer or a step that does not exist.
    """
    if step_id not in scenario.steps:
        steps = listed(scenario.steps)
        raise GuideError("step", f"{show(step_id)} is not in {scenario.id}", f"it may be {steps}")
    step = scenario.steps[step_id]
    if step.purpose is not None:
        return _notes(scenario, step)
    decision = decide(recommend({**answers, **scenario.answers}), scenario.platform, step.facts)
    return _actions(step, decision, also_right(decision, scenario.answers))


def also_right(decision: Decision, fixed: Iterable[str]) -> frozenset[str]:
    """Return the actions that are defensible where a decision is best.

    `fixed` names the questions that the case has answered, and that are not the learner's.
    """
    near = data(_FILE)["near"][decision.action]
    if is_firm(decision.rule.stage):
        return frozenset(near)
    open_to_taste = set(data(_FILE)["taste"]) - set(fixed)
    other = {one.action for one in decision.would_change if one.subject in open_to_taste}
    return frozenset(near) | other


def is_firm(stage: str) -> bool:
    """Tell whether a rule of this stage leaves nothing to taste."""
    return stage in data(_FILE)["firm"]


def grade_of_note(findings: int) -> str:
    """Return the grade of a note in which so much was found."""
    if findings == 0:
        return "best"
    return "defensible" if findings == 1 else "mistake"


def _actions(step: Step, decision: Decision, defensible: frozenset[str]) -> tuple[Verdict, ...]:
    best = next((one.id for one in step.choices if one.action == decision.action), "")
    grades = [
        "best"
        if one.action == decision.action
        else "defensible"
        if one.action in defensible
        else "mistake"
        for one in step.choices
    ]
    return tuple(
        Verdict(one.id, grade, points()[grade], best, decision, ())
        for one, grade in zip(step.choices, grades, strict=True)
    )


def _notes(scenario: Scenario, step: Step) -> tuple[Verdict, ...]:
    found = [check(one.text, scenario.platform, step.purpose or "") for one in step.choices]
    grades = [grade_of_note(len(findings)) for findings in found]
    best = next(
        (one.id for one, grade in zip(step.choices, grades, strict=True) if grade == "best"), ""
    )
    return tuple(
        Verdict(one.id, grade, points()[grade], best, None, findings)
        for one, grade, findings in zip(step.choices, grades, found, strict=True)
    )
