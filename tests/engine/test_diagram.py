"""Decision diagrams: the same function is the same number, and says what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from guide.ask import open_questions
from guide.diagram import FALSE, TRUE, Diagrams, pruned
from guide.outcomes import UNANSWERED, USE, open_to_change
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from guide.recommend import is_named
from tests.support.made_up import all_answers

VARIABLES = {"a": ("1", "2", "3"), "b": ("1", "2"), "c": ("1", "2", "3")}
CASES = [dict(zip(VARIABLES, values, strict=True)) for values in product(*VARIABLES.values())]
truths = st.lists(st.booleans(), min_size=len(CASES), max_size=len(CASES))


def built(diagrams: Diagrams, truth: list[bool]) -> int:
    """Build the diagram of a function given case by case."""
    found = FALSE
    for case, value in zip(CASES, truth, strict=True):
        if value:
            tests = (diagrams.test(name, (said,)) for name, said in case.items())
            found = diagrams.either(found, diagrams.both(*tests))
    return found


def told(diagrams: Diagrams, diagram: int) -> list[bool]:
    """Return what a diagram says case by case."""
    return [diagrams.value(diagram, case) for case in CASES]


@given(truths, truths)
def test_diagrams_say_what_they_were_made_from(one: list[bool], other: list[bool]) -> None:
    """A diagram says case by case what was put in, and so do both, either and unlike."""
    diagrams = Diagrams(VARIABLES)
    first, second = built(diagrams, one), built(diagrams, other)
    assert told(diagrams, first) == one
    pairs = [*zip(one, other, strict=True)]
    assert told(diagrams, diagrams.both(first, second)) == [a and b for a, b in pairs]
    assert told(diagrams, diagrams.either(first, second)) == [a or b for a, b in pairs]
    assert told(diagrams, diagrams.unlike(first, second)) == [a != b for a, b in pairs]
    assert (first == second) == (one == other)


@given(truths, st.sampled_from([*VARIABLES]))
def test_depends_tells_where_a_variable_matters(truth: list[bool], name: str) -> None:
    """`depends` is true just where changing one variable alone changes the function."""
    diagrams = Diagrams(VARIABLES)
    diagram = built(diagrams, truth)
    matters = diagrams.depends(diagram, name)
    for case in CASES:
        said = {diagrams.value(diagram, {**case, name: value}) for value in VARIABLES[name]}
        assert diagrams.value(matters, case) == (len(said) > 1)


@given(truths)
def test_not_known_means_any(truth: list[bool]) -> None:
    """Where variables are not known, a diagram is true if any of their values make it so."""
    diagrams = Diagrams(VARIABLES)
    loose = Diagrams({name: (*values, "?") for name, values in VARIABLES.items()})
    copy = diagrams.or_any(built(diagrams, truth), loose)
    for values in product(*loose.values.values()):
        asked = dict(zip(VARIABLES, values, strict=True))
        fits = [i for i, case in enumerate(CASES) if all(asked[n] in ("?", case[n]) for n in case)]
        assert loose.value(copy, asked) == any(truth[index] for index in fits)


@given(truths)
def test_pruning_keeps_what_is_asked_for(truth: list[bool]) -> None:
    """Only needed nodes are kept, and following them gives the same."""
    diagrams = Diagrams(VARIABLES)
    built(diagrams, truth[::-1])
    root = built(diagrams, truth)
    nodes, roots = pruned(diagrams, {"it": root})
    assert len(nodes) <= len(diagrams.nodes) - 2
    for case in CASES:
        at = roots["it"]
        while at > TRUE:
            place, *parts = nodes[at - 2]
            name = diagrams.names[place]
            at = parts[VARIABLES[name].index(case[name])]
        assert (at == TRUE) == diagrams.value(root, case)


DIAGRAMS, ROOTS = open_to_change()


def offered(answers: Mapping[str, str]) -> list[str]:
    """Return the unanswered questions that matter, as the diagrams have it."""
    found = []
    for question in QUESTIONS:
        named = [name for name, one in PLATFORMS.items() if is_named(answers, one)]
        places = [question.platform] if question.platform else named
        name = USE if question.platform else question.id
        if (
            question.id not in answers
            and not question.optional
            and any(
                DIAGRAMS.value(ROOTS[place][name], seen(place, answers))
                for place in places
                if place
            )
        ):
            found.append(question.id)
    return found


def seen(place: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers as one platform's diagrams see them."""
    return {
        name: answers.get(f"use-{place}" if name == USE else name, UNANSWERED)
        for name in DIAGRAMS.names
    }


@given(all_answers, st.sets(st.sampled_from([question.id for question in QUESTIONS])))
def test_diagrams_offer_what_the_guide_offers(answers: dict[str, str], left: set[str]) -> None:
    """For any answers so far, the diagrams offer the questions that the guide offers."""
    given_answers = {name: value for name, value in answers.items() if name not in left}
    assert offered(given_answers) == [one.id for one in open_questions(given_answers)]
