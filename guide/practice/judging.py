"""What the choices of a step are worth: the engine says what is best, and never the scenario.

`decisions/practice.md` explains the three grades.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from guide.carriers import sources_of
from guide.check import Finding, check
from guide.dated import data
from guide.decide import decide
from guide.errors import GuideError, listed, show
from guide.model import Answers, Change, Decision, Reason
from guide.platforms import PLATFORMS
from guide.practice.model import Ground, Scenario, Step, Verdict
from guide.practice.scoring import points
from guide.practice.written import link
from guide.prose import say
from guide.recommend import recommend
from guide.rules import RULE_BY_ID

_FILE = "practice.toml"


def judge(scenario: Scenario, step_id: str, answers: Answers) -> tuple[Verdict, ...]:
    """Return a verdict for each choice of a step, in order, for somebody with these answers.

    What the case itself says about the learner is laid over the answers.
    Raises GuideError for an answer or a step that does not exist.
    """
    if not isinstance(step_id, str) or step_id not in scenario.steps:
        steps = listed(scenario.steps)
        raise GuideError("step", f"{show(step_id)} is not in {scenario.id}", f"it may be {steps}")
    step = scenario.steps[step_id]
    if step.purpose is not None:
        return _notes(scenario, step)
    decision = decide(recommend({**answers, **scenario.answers}), scenario.platform, step.facts)
    return _actions(step, decision, tastes(decision, scenario.answers))


def near(action: str) -> tuple[str, ...]:
    """Return the actions that do nearly the same as an action."""
    return tuple(data(_FILE)["near"][action])


def tastes(decision: Decision, fixed: Iterable[str]) -> tuple[Change, ...]:
    """Return the answers that are a matter of taste and that would make the action another one.

    `fixed` names the questions that the case has answered, and that are not the learner's.
    """
    if is_firm(decision.rule.stage):
        return ()
    open_to_taste = set(data(_FILE)["taste"]) - set(fixed)
    return tuple(one for one in decision.would_change if one.subject in open_to_taste)


def is_firm(stage: str) -> bool:
    """Tell whether a rule of this stage leaves nothing to taste."""
    return stage in data(_FILE)["firm"]


def grade_of_note(findings: int) -> str:
    """Return the grade of a note in which so much was found."""
    return _grade(best=findings == 0, defensible=findings == 1)


def _actions(step: Step, decision: Decision, other: Sequence[Change]) -> tuple[Verdict, ...]:
    grounds = tuple(_ground(reason, decision.platform) for reason in decision.reasons)
    close = near(decision.action)
    otherwise = [tuple(c for c in other if c.action == one.action) for one in step.choices]
    grades = [
        _grade(best=one.action == decision.action, defensible=one.action in close or bool(changes))
        for one, changes in zip(step.choices, otherwise, strict=True)
    ]
    made = _verdicts(step, grades, grounds, [()] * len(grades))
    return tuple(
        replace(one, otherwise=changes) for one, changes in zip(made, otherwise, strict=True)
    )


def _grade(*, best: bool, defensible: bool) -> str:
    if best:
        return "best"
    return "defensible" if defensible else "mistake"


def _ground(reason: Reason, platform: str) -> Ground:
    name = PLATFORMS[platform].name
    return Ground(
        rule=reason.rule,
        role=reason.role,
        because=reason.because,
        text=say("rules", reason.rule, "text", platform=name),
        why=say("rules", reason.rule, "why", platform=name),
        sources=sources_of(RULE_BY_ID[reason.rule]),
        link=link(reason.rule),
    )


def _notes(scenario: Scenario, step: Step) -> tuple[Verdict, ...]:
    found = [check(one.text, scenario.platform, step.purpose or "") for one in step.choices]
    return _verdicts(step, [grade_of_note(len(findings)) for findings in found], (), found)


def _verdicts(
    step: Step,
    grades: Sequence[str],
    grounds: tuple[Ground, ...],
    found: Sequence[tuple[Finding, ...]],
) -> tuple[Verdict, ...]:
    """Put verdicts together; a scenario that was not validated may have no best choice."""
    rows = list(zip(step.choices, grades, found, strict=True))
    best = next((choice.id for choice, grade, _ in rows if grade == "best"), "")
    return tuple(
        Verdict(choice.id, grade, points()[grade], best, grounds, (), findings)
        for choice, grade, findings in rows
    )
