"""Whether a scenario has a best answer, a defensible one and a mistake, for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guide.check import check
from guide.errors import listed, show
from guide.model import Answers
from guide.practice.judging import grade_of_note, judge, near
from guide.practice.model import Scenario, Step
from guide.practice.possible import Crowd, Outcome
from guide.practice.problems import Place, Problems
from guide.prose import say
from guide.render import join_names
from guide.rules import RULE_BY_ID


def check_scenario(scenario: Scenario, answers: Answers | None = None) -> Problems:
    """Return what is wrong with a scenario of the right shape.

    `answers` are those of a course that fixes them; without, everybody is looked at.
    """
    problems = Problems()
    for step in scenario.steps.values():
        place = Place(scenario.id, step.id)
        if step.purpose is not None:
            _check_notes(scenario, step, place, problems)
        elif answers is None:
            _check_for_everybody(scenario, step, place, problems)
        else:
            _check_for_one(scenario, step, answers, place, problems)
    return problems


# Steps about what to write


def _check_notes(scenario: Scenario, step: Step, place: Place, problems: Problems) -> None:
    found = [
        [one.id for one in check(choice.text, scenario.platform, step.purpose or "")]
        for choice in step.choices
    ]
    grades = [grade_of_note(len(ids)) for ids in found]
    texts = [" ".join(choice.text.split()) for choice in step.choices]
    told = "; ".join(
        _word("findings", note=show(text), findings=", ".join(ids) or _word("nothing"))
        for text, ids in zip(texts, found, strict=True)
    )
    if "best" not in grades:
        problems.add(place, "no-clean-note", found=told)
    if grades.count("best") > 1:
        clean = [show(t) for t, grade in zip(texts, grades, strict=True) if grade == "best"]
        problems.add(place, "two-clean-notes", found=f" {_word('and')} ".join(clean))
    if "defensible" not in grades:
        problems.add(place, "no-middling-note", found=told)
    if "mistake" not in grades:
        problems.add(place, "no-bad-note", found=told)


# Steps about what to do


def _check_for_one(
    scenario: Scenario, step: Step, answers: Answers, place: Place, problems: Problems
) -> None:
    verdicts = judge(scenario, step.id, answers)
    grades = [one.grade for one in verdicts]
    action = RULE_BY_ID[verdicts[0].reasons[0].rule].action
    if "best" not in grades:
        problems.add(place, "nothing-best-for-all", action=action)
        return
    if "defensible" not in grades:
        problems.add(place, "nothing-defensible-for-all", action=action, near=_near(action))
    if "mistake" not in grades:
        problems.add(place, "no-mistake-for-all", action=action)


def _check_for_everybody(scenario: Scenario, step: Step, place: Place, problems: Problems) -> None:
    crowd = Crowd(scenario.platform, step.facts, scenario.answers)
    offered = {choice.action for choice in step.choices}
    for name, fails in _TESTS.items():
        told: set[str] = set()
        for answers, outcome in crowd.outcomes():
            if outcome.action not in told and fails(offered, outcome):
                told.add(outcome.action)
                whom = _fewest(answers, _all_fail(crowd, outcome.action, offered, fails))
                _tell(name, outcome.action, whom, place, problems)


Test = Callable[[set[str | None], Outcome], bool]


def _lacks_best(offered: set[str | None], outcome: Outcome) -> bool:
    return outcome.action not in offered


def _lacks_defensible(offered: set[str | None], outcome: Outcome) -> bool:
    return outcome.action in offered and not _defensible(outcome) & offered


def _lacks_mistake(offered: set[str | None], outcome: Outcome) -> bool:
    return outcome.action in offered and not offered - _defensible(outcome) - {outcome.action}


_TESTS: Mapping[str, Test] = {
    "nothing-best": _lacks_best,
    "nothing-defensible": _lacks_defensible,
    "no-mistake": _lacks_mistake,
}


def _defensible(outcome: Outcome) -> frozenset[str | None]:
    close = frozenset(near(outcome.action))
    return close if outcome.firm else close | outcome.other


def _all_fail(
    crowd: Crowd, action: str, offered: set[str | None], fails: Test
) -> Callable[[Mapping[str, str]], bool]:
    """Return what tells whether all who have answered something fail in the same way."""
    return lambda some: all(
        one.action == action and fails(offered, one) for one in crowd.all_like(some)
    )


def _tell(
    name: str, action: str, whom: Mapping[str, str], place: Place, problems: Problems
) -> None:
    slots = {"action": action, "near": _near(action)}
    if not whom:
        problems.add(place, f"{name}-for-all", **slots)
        return
    said = join_names([f"{key}={value}" for key, value in whom.items()])
    problems.add(place, name, whom=said, questions=listed(whom), **slots)


def _fewest(answers: Answers, holds: Callable[[Mapping[str, str]], bool]) -> dict[str, str]:
    """Return a few of the answers that are enough for what holds to hold."""
    kept = dict(answers)
    for name in reversed(list(answers)):
        rest = {other: value for other, value in kept.items() if other != name}
        if holds(rest):
            kept = rest
    return kept


def _near(action: str) -> str:
    return listed(near(action))


def _word(name: str, **slots: str) -> str:
    return say("practice", "problems", "words", name, **slots)
