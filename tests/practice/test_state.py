"""What is kept of a learner's way is short, comes back as it was, and fits or is dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import course, scenarios
from guide.errors import GuideError
from guide.practice.model import START
from guide.practice.scoring import course_score, scenario_score
from guide.practice.state import (
    MOST_CHARACTERS,
    State,
    Try,
    check_room,
    follow,
    is_whole,
    pack,
    unpack,
)
from guide.practice.ways import longest_way
from guide.questionnaire import QUESTIONS
from tests.support import made_up

Json = dict[str, Any]
ALL = course()
ASKED = {one.id: one.options for one in QUESTIONS if not one.optional}


def longest(scenario: Json) -> str:
    """Return letters that lead through as many steps as there can be."""
    ways = [""]
    found = ""
    while ways:
        letters = ways.pop()
        way = follow(scenario["steps"], letters)
        assert way is not None
        if way[1] is None:
            found = max(found, letters, key=len)
        else:
            ways += [letters + one["id"] for one in scenario["steps"][way[1]]["choices"]]
    return found


def everything() -> State:
    """Return all answers, and of each scenario the longest whole try and one a step short of it."""
    whole = [Try(one["id"], longest(one)) for one in ALL["scenarios"]]
    begun = [Try(one.scenario, one.letters[:-1], reading=len(one.letters) > 1) for one in whole]
    answers = {name: options[-1] for name, options in ASKED.items()}
    return State(answers, (*whole, *begun), open=False)


def test_all_that_can_be_kept_is_short() -> None:
    """The longest way through all our scenarios, with every answer, takes 1,000 characters."""
    text = pack(ALL, everything())
    assert len(text) <= MOST_CHARACTERS
    assert re.fullmatch(r"[A-Za-z0-9.~-]+", text)
    assert unpack(ALL, text) == everything()


def test_an_example_is_written_as_described() -> None:
    """The text has the four parts that its description names."""
    pitch = next(one for one in ALL["scenarios"] if one["id"] == "pitch-after-yes")
    ask = next(one for one in ALL["scenarios"] if one["id"] == "ask-before-yes")
    state = State(
        {"exposure": "ordinary", "use-linkedin": "work"},
        (Try("ask-before-yes", "a"), Try("pitch-after-yes", "cd", reading=True)),
        open=True,
    )
    text = f"1.0-0.{ask['digest']}a~{pitch['digest']}cD.1-1"
    assert pack(ALL, state) == text
    assert unpack(ALL, text) == state
    assert pack(ALL, State()) == "1.-..1-1"


@st.composite
def states(draw: st.DrawFn) -> State:
    """Make up where a learner may be."""
    answers = draw(made_up.some({name: [*options] for name, options in ASKED.items()}))
    tries: dict[tuple[str, bool], Try] = {}
    for scenario in draw(st.lists(st.sampled_from(ALL["scenarios"]), max_size=12)):
        letters = ""
        while draw(st.booleans()):
            way = follow(scenario["steps"], letters)
            if way is None or way[1] is None:
                break
            letters += draw(st.sampled_from(scenario["steps"][way[1]]["choices"]))["id"]
        key = (scenario["id"], is_whole(scenario["steps"], letters))
        tries.pop(key, None)
        tries[key] = Try(scenario["id"], letters, reading=bool(letters) and draw(st.booleans()))
    return State(answers, tuple(tries.values()), open=bool(tries) and draw(st.booleans()))


@settings(max_examples=200)
@given(states())
def test_what_is_kept_comes_back(state: State) -> None:
    """Whatever a learner has said and chosen is read as it was written."""
    text = pack(ALL, state)
    assert re.fullmatch(r"[A-Za-z0-9.~-]+", text)
    assert unpack(ALL, text) == state


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(), st.from_regex(r"1\.[a-z0-9-]{0,9}\.[A-Za-z0-9~]{0,30}\.1-1", fullmatch=True)
    )
)
def test_any_text_is_read(text: str) -> None:
    """Nothing that is handed in raises, and what is read can be written again."""
    state = unpack(ALL, text)
    assert unpack(ALL, pack(ALL, state)) == replace(state, dropped=False)


def test_nothing_kept_is_a_beginning() -> None:
    """Without a text there is nothing, and nothing was dropped."""
    assert unpack(ALL, "") == State()


@pytest.mark.parametrize(
    "text", ["2.-..1-1", "1.-..1-1.x", "1.-.", "x", "1", "....", "1.-.zzza.1-1", "1.9..1-1"]
)
def test_what_is_of_no_use_is_dropped(text: str) -> None:
    """Another format, a damaged text or an unknown scenario is dropped, and that is told."""
    state = unpack(ALL, text)
    assert state.dropped
    assert (state.answers, state.tries) == ({}, ())


def test_another_version_keeps_the_tries_only() -> None:
    """Answers of another edition are dropped, because its options may have been others."""
    state = everything()
    older = pack({**ALL, "version": "0.9"}, state)
    back = unpack(ALL, older)
    assert back.dropped
    assert back.answers == {}
    assert back.tries == state.tries


def test_a_changed_scenario_is_begun_anew() -> None:
    """Where a scenario has changed, what was chosen in it is dropped, and the rest is kept."""
    first, *rest = scenarios()
    changed = course(None, among=[replace(first, title="Changed"), *rest])
    back = unpack(changed, pack(ALL, everything()))
    assert back.dropped
    assert {one.scenario for one in back.tries} == {one.id for one in rest}
    assert back.answers == everything().answers


def test_a_course_with_a_policy_keeps_no_answers() -> None:
    """Where the course sets the answers, none are read."""
    fixed = course(answers={"persona": "limited"})
    assert unpack(fixed, pack(ALL, everything())).answers == {}


def test_a_course_that_could_not_be_kept_is_refused() -> None:
    """More scenarios than a learner's place could be kept in are refused, with how many fit."""
    one = max(scenarios(), key=lambda one: longest_way(one.steps))
    many = [replace(one, id=f"number-{n}") for n in range(200)]
    with pytest.raises(GuideError, match=r"take the first (\d+)") as caught:
        check_room(many)
    fit = int(re.findall(r"take the first (\d+)", str(caught.value))[0])
    assert fit >= 45
    made = course(None, among=many[:fit])
    tries = [Try(row["id"], longest(row)) for row in made["scenarios"]]
    tries += [Try(each.scenario, each.letters[:-1]) for each in tries]
    answers = {name: options[-1] for name, options in ASKED.items()}
    assert MOST_CHARACTERS - 40 <= len(pack(made, State(answers, tuple(tries)))) <= MOST_CHARACTERS


def test_letters_are_followed() -> None:
    """Letters lead from step to step to an end, or nowhere at all."""
    pitch = next(one for one in ALL["scenarios"] if one["id"] == "pitch-after-yes")["steps"]
    assert follow(pitch, "") == ([], START)
    assert follow(pitch, "c") == ([START], "the-pitch")
    assert follow(pitch, "a") == ([START], None)
    assert follow(pitch, "aa") is None
    assert follow(pitch, "x") is None


# Scores


@pytest.mark.parametrize(
    ("points", "score"),
    [
        ([], 0),
        ([[]], 0),
        ([[1.0]], 100),
        ([[1.0, 0.5], [0.0]], 38),
        ([[1.0], []], 50),
        ([[0.5], [1.0], [1.0], [1.0]], 88),
        ([[1.0, 0.0, 0.0]] * 3, 33),
        ([[1.0, 1.0, 0.0]] * 3, 67),
    ],
)
def test_scores(points: list[list[float]], score: int) -> None:
    """A course's score is the mean of its scenarios' shares, of a hundred, a half rounded up."""
    assert course_score(points) == score


@given(st.lists(st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=3), max_size=45))
def test_scores_lie_between_nothing_and_all(points: list[list[float]]) -> None:
    """No score is below 0 or above 100; all best is 100 and nothing right is 0."""
    assert 0 <= course_score(points) <= 100
    if points and all(row and set(row) == {1.0} for row in points):
        assert course_score(points) == 100
    if not any(map(sum, points)):
        assert course_score(points) == 0
    assert all(0 <= scenario_score(row) <= 1 for row in points)
