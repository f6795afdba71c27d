"""A course as questions for a bank: each stands on its own, and is marked by one policy.

A bank knows no way through a case, so a later step begins with what led to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.errors import GuideError
from guide.model import Answers
from guide.packages.because import of_action, of_note
from guide.packages.markup import Paragraph
from guide.practice import START, Choice, Scenario, Step, judge
from guide.prose import say
from guide.questionnaire import QUESTION_BY_ID
from guide.render import Json, spell
from guide.vocabulary import NOT_SURE


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that may be chosen: its points from 0 to 1, and what is said of it."""

    id: str
    text: str
    grade: str
    points: float
    feedback: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a bank; `name` is as short as can be, and no other item's."""

    name: str
    title: str
    theme: str
    platform: str
    text: tuple[Paragraph, ...]
    answers: tuple[Answer, ...]


def items(course: Json, form: str) -> tuple[Item, ...]:
    """Return the questions of a course, step by step.

    Raises GuideError where the course leaves the policy to the learner, whom a bank cannot ask.
    """
    answers = course["answers"]
    if answers is None:
        raise GuideError(
            "--policy",
            f"{form} holds questions with one right answer each, and your own policy would give "
            "every learner others",
            "name a preset or a file of answers, or take a format that asks the learner first, "
            "such as scorm12, h5p or html",
        )
    return tuple(
        _item(course, scenario, step, answers)
        for scenario in course["scenarios"]
        for step in scenario["steps"]
    )


def _item(course: Json, scenario: Json, step_id: str, answers: Answers) -> Item:
    step = scenario["steps"][step_id]
    number = list(scenario["steps"]).index(step_id) + 1
    many = len(scenario["steps"]) > 1
    asked = (*_story(scenario, step_id), *_whose(course, scenario, step, answers), step["ask"])
    return Item(
        f"{scenario['id']}_{step_id}",
        f"{scenario['title']} ({number})" if many else scenario["title"],
        scenario["theme"],
        scenario["platform"],
        tuple((text,) for text in asked),
        tuple(_answers(course, scenario, step_id, answers)),
    )


def _story(scenario: Json, step_id: str) -> Iterator[str]:
    """Yield what a learner who comes to a step has read and done, a paragraph each."""
    for before, choice in _way(scenario, step_id):
        yield " ".join(scenario["steps"][before]["situation"])
        yield say("banks", "chosen", text=choice["text"])
        yield " ".join(choice["then"])
    yield " ".join(scenario["steps"][step_id]["situation"])


def _way(scenario: Json, step_id: str) -> tuple[tuple[str, Json], ...]:
    """Return the first of the shortest ways to a step: the steps before it, with the choice made.

    A course has no step to which nothing leads.
    """
    ways: list[tuple[str, tuple[tuple[str, Json], ...]]] = [(START, ())]
    for name, way in ways:
        if name == step_id:
            break
        choices = scenario["steps"][name]["choices"]
        ways += [(one["next"], (*way, (name, one))) for one in choices if one["next"]]
    return way


def _whose(course: Json, scenario: Json, step: Json, answers: Answers) -> Iterator[str]:
    """Yield by whose policy the step is to be decided: what the case says, and what the course."""
    if _is_about_a_note(step):
        return
    case = scenario["answers"]
    if case:
        yield course["words"]["in-this-case"].format(what=_spelt(case))
    of_all = {
        name: value
        for name, value in answers.items()
        if name not in case and value != NOT_SURE and _bears(name, scenario)
    }
    if of_all:
        yield say("banks", "policy", what=_spelt(of_all))


def _bears(question: str, scenario: Json) -> bool:
    return QUESTION_BY_ID[question].platform in {None, scenario["platform"]}


def _spelt(answers: Answers) -> str:
    return "; ".join(spell(f"{name}={value}") for name, value in answers.items())


def _answers(course: Json, scenario: Json, step_id: str, answers: Answers) -> Iterator[Answer]:
    """Yield each choice with its grade, what happens then, and why the best one is best."""
    step = scenario["steps"][step_id]
    if _is_about_a_note(step):
        for one in step["choices"]:
            why = of_note(course, one["findings"])
            yield _answer(course, one, one["grade"], one["points"], why)
        return
    verdicts = judge(_as_scenario(scenario), step_id, answers)
    best = next(one["label"] for one in step["choices"] if one["id"] == verdicts[0].best)
    why = of_action(course, best, verdicts[0].reasons[0])
    for one, verdict in zip(step["choices"], verdicts, strict=True):
        yield _answer(course, one, verdict.grade, verdict.points, why)


def _is_about_a_note(step: Json) -> bool:
    return all("action" not in choice for choice in step["choices"])


def _answer(
    course: Json, choice: Json, grade: str, points: float, why: tuple[Paragraph, ...]
) -> Answer:
    graded = say("banks", "grade", grade=course["words"][f"grade-{grade}"])
    said = ((graded,), (" ".join(choice["then"]),), *why)
    return Answer(choice["id"], choice["text"], grade, points, said)


def _as_scenario(data: Json) -> Scenario:
    steps = {name: _as_step(name, step) for name, step in data["steps"].items()}
    return Scenario(
        data["id"], data["title"], data["theme"], data["platform"], data["answers"], steps
    )


def _as_step(name: str, data: Json) -> Step:
    choices = tuple(
        Choice(one["id"], one.get("action"), one["text"], tuple(one["then"]), one.get("next"))
        for one in data["choices"]
    )
    return Step(name, tuple(data["situation"]), data["facts"], data.get("purpose"), choices)
