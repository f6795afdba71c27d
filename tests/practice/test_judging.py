"""Grades are what they are defined to be, for everybody, in every scenario that there is."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import decide, recommend
from guide.check import check
from guide.dated import data
from guide.errors import GuideError
from guide.practice import Scenario, Step, judge, scenario, scenarios
from guide.practice.model import Choice
from guide.practice.possible import Crowd
from guide.practice.ways import MOST_STEPS, ways
from guide.reading import read_request
from guide.render import credit
from guide.rules import RULE_BY_ID
from guide.vocabulary import ACTIONS, STAGES
from macros.anchors import anchors
from tests.support.every_case import complete
from tests.support.made_up import all_answers, all_facts, platforms
from tests.support.practice import FIRM, NEAR, TASTE, Said, said

ALL = scenarios()
ACTION_STEPS = [(one, step) for one in ALL for step in one.steps.values() if step.purpose is None]
NOTE_STEPS = [(one, step) for one in ALL for step in one.steps.values() if step.purpose]


def named(value: object) -> str:
    """Name a scenario or a step in a report."""
    return value.id if isinstance(value, Scenario | Step) else ""


Judged = tuple[Scenario, Step, Said]


@pytest.fixture(scope="module", params=ACTION_STEPS, ids=lambda pair: "-".join(map(named, pair)))
def judged(request: pytest.FixtureRequest) -> Judged:
    """Give each step about what to do, with what the definition says to everybody in it."""
    one, step = request.param
    return one, step, said(one, step)


def a_step(facts: dict[str, str], *actions: str) -> Step:
    """Make a step in which these actions are offered."""
    choices = [Choice("abcdefghij"[n], a, a, ("x",), None) for n, a in enumerate(actions)]
    return Step("start", ("x",), read_request(facts), None, tuple(choices))


def a_scenario(platform: str, step: Step, answers: dict[str, str] | None = None) -> Scenario:
    """Make a scenario of one step."""
    return Scenario("made-up", "Made up", "Tests", platform, answers or {}, {"start": step})


# The tables


def test_tables_are_those_of_the_definition() -> None:
    """What is near, what is taste and what is firm stand in the data as they were decided."""
    table = data("practice.toml")
    assert {one: " ".join(near) for one, near in table["near"].items()} == NEAR
    assert tuple(table["taste"]) == TASTE
    assert tuple(table["firm"]) == FIRM
    assert table["points"] == {"best": 1.0, "defensible": 0.5, "mistake": 0.0}
    assert table["pass-mark"] == 70


def test_tables_name_what_there_is() -> None:
    """Every action has neighbours among the others, and firm stages come before etiquette."""
    assert tuple(NEAR) == ACTIONS
    assert all({*near.split()} <= {*ACTIONS} - {one} for one, near in NEAR.items())
    assert STAGES[: len(FIRM)] == FIRM


# Steps about what to do


def test_every_policy_has_a_best_a_defensible_and_a_bad_choice(judged: Judged) -> None:
    """Whatever anybody answers, one choice is best, one at least defensible, one at least wrong."""
    _, step, told = judged
    offered = [choice.action or "" for choice in step.choices]
    best = sum(told.is_best(action).astype(int) for action in offered)
    close = sum(told.is_defensible(action).astype(int) for action in offered)
    assert np.all(best == 1)
    assert np.all(close >= 1)
    assert np.all(len(offered) - best - close >= 1)


def test_judgement_is_the_definition(judged: Judged) -> None:
    """For people of every kind, and some at random, every choice has the grade defined."""
    one, step, told = judged
    rng = np.random.default_rng(7)
    places = [*islice(told.examples(), 20)]
    places += [tuple(int(rng.integers(n)) for n in told.best.shape) for _ in range(4)]
    for place in places:
        check_verdicts(one, step, told, place)


def check_verdicts(one: Scenario, step: Step, told: Said, place: tuple[int, ...]) -> None:
    """Hold the verdicts for one person to the definition."""
    answers = complete(told.person(place))
    verdicts = judge(one, step.id, answers)
    grades = [told.grade(choice.action or "", place) for choice in step.choices]
    assert [verdict.grade for verdict in verdicts] == grades, answers
    best = step.choices[grades.index("best")]
    assert {verdict.best for verdict in verdicts} == {best.id}
    decision = decide(recommend({**answers, **one.answers}), one.platform, step.facts)
    assert best.action == decision.action
    assert [ground.rule for ground in verdicts[0].reasons] == [r.rule for r in decision.reasons]


@settings(max_examples=60)
@given(platforms, all_facts, all_answers)
def test_any_step_is_judged_by_the_definition(
    platform: str, facts: dict[str, str], answers: dict[str, str]
) -> None:
    """Made-up steps with all ten actions are graded as the words of the definition have it."""
    step = a_step(facts, *ACTIONS)
    verdicts = judge(a_scenario(platform, step), "start", answers)
    decision = decide(recommend(answers), platform, facts)
    changed = {
        decide(recommend({**answers, change.subject: change.to}), platform, facts).action
        for change in decision.would_change
        if change.subject in TASTE and decision.rule.stage not in FIRM
    }
    for action, verdict in zip(ACTIONS, verdicts, strict=True):
        if action == decision.action:
            wanted = "best"
        elif action in NEAR[decision.action].split() or action in changed:
            wanted = "defensible"
        else:
            wanted = "mistake"
        assert verdict.grade == wanted


def test_what_the_case_says_goes_before_what_the_learner_says() -> None:
    """Answers that the case gives are laid over the learner's, and are no matter of taste."""
    facts = {"relationship": "protected", "profile": "credible"}
    step = a_step(facts, "decline", "accept", "redirect")
    ruled = a_scenario("facebook", step, {"duty": "regulated"})
    assert judge(ruled, "start", {"duty": "none"})[0].grade == "best"

    facts = {"relationship": "close-colleague", "profile": "credible"}
    step = a_step(facts, "accept", "accept-limited", "redirect")
    person = {"mixing": "blend", "use-facebook": "private"}
    free = judge(a_scenario("facebook", step), "start", person)
    fixed = judge(a_scenario("facebook", step, {"mixing": "blend"}), "start", person)
    assert [one.grade for one in free] == ["best", "defensible", "defensible"]
    assert [one.grade for one in fixed] == ["best", "defensible", "mistake"]
    assert {(change.subject, change.to) for change in free[2].otherwise} == {("mixing", "apart")}


def test_safety_is_no_matter_of_taste() -> None:
    """Where a rule of safety decides, only what does nearly the same is defensible."""
    step = a_step({"conduct": "harassing"}, *ACTIONS)
    verdicts = judge(a_scenario("linkedin", step), "start", {})
    close = [a for a, one in zip(ACTIONS, verdicts, strict=True) if one.grade == "defensible"]
    assert close == ["ignore", "remove"]


def test_reasons_come_with_rule_words_sources_and_place() -> None:
    """The reasons for the best answer carry all that a learner is shown."""
    (first, *_) = judge(scenario("pitch-after-yes"), "the-pitch", {})
    ground = first.reasons[0]
    assert (ground.rule, ground.role) == ("pitched-after-connecting", "decides")
    assert ground.because == ("conduct=pitched",)
    assert ground.text.endswith(".")
    assert ground.why.endswith(".")
    assert credit(ground.sources)
    page, _, anchor = ground.link.partition("#")
    assert page in anchors()[anchor]
    assert anchor == "why-pitched-after-connecting"


def test_every_rule_has_a_place_in_the_guide() -> None:
    """Whatever rule decides, there is a sentence in the guide that says why."""
    from guide.practice.written import links  # noqa: PLC0415
    from macros.written_links import FILE, written  # noqa: PLC0415

    assert links().keys() == RULE_BY_ID.keys()
    assert FILE.read_text("utf-8") == written(), "run python -m macros.written_links"


@pytest.mark.parametrize("step", ["nowhere", "", None, 7, []])
def test_a_step_that_is_not_there_is_refused(step: object) -> None:
    """A step of another scenario is refused with those that there are."""
    with pytest.raises(GuideError, match="it may be start, the-pitch or what-to-say"):
        judge(scenario("pitch-after-yes"), step, {})  # type: ignore[arg-type]


def test_an_answer_that_is_not_there_is_refused() -> None:
    """Answers are checked as everywhere."""
    with pytest.raises(GuideError, match="persona"):
        judge(scenario("pitch-after-yes"), "start", {"persona": "loud"})


# Steps about what to write


@pytest.mark.parametrize(("one", "step"), NOTE_STEPS, ids=named)
def test_notes_are_judged_by_the_check(one: Scenario, step: Step) -> None:
    """The best note is the only one without a finding; one finding is defensible, more are not."""
    verdicts = judge(one, step.id, {})
    grades = []
    for choice, verdict in zip(step.choices, verdicts, strict=True):
        found = check(choice.text, one.platform, step.purpose or "")
        assert verdict.findings == found
        assert verdict.grade == ("best", "defensible", "mistake")[min(len(found), 2)]
        grades.append(verdict.grade)
    assert grades.count("best") == 1
    assert {"defensible", "mistake"} <= {*grades}


# Which actions are possible


def test_groups_say_what_everybody_hears(judged: Judged) -> None:
    """Looking at groups of people finds just what looking at each of 184,320 finds."""
    check_groups(*judged)


def check_groups(one: Scenario, step: Step, told: Said) -> None:
    """Hold what is said to groups to what is said to each."""
    found: dict[tuple[str, frozenset[str]], dict[str, str]] = {}
    for answers, outcome in Crowd(one.platform, step.facts, one.answers).outcomes():
        close = {*NEAR[outcome.action].split()} | (set() if outcome.firm else outcome.other)
        found[outcome.action, frozenset(close - {outcome.action})] = answers
    wanted = {
        (
            ACTIONS[told.best[place]],
            frozenset(a for a in ACTIONS if told.is_defensible(a)[place]),
        )
        for place in told.examples()
    }
    assert found.keys() == wanted
    for (action, _), answers in found.items():
        policy = recommend({**answers, **one.answers})
        assert decide(policy, one.platform, step.facts).action == action


@pytest.mark.parametrize("platform", ["linkedin", "x", "facebook", "whatsapp", "bluesky"])
@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"relationship": "stranger", "profile": "credible"},
        {"relationship": "colleague", "profile": "credible"},
        {"relationship": "protected"},
        {"conduct": "harassing"},
    ],
    ids=str,
)
def test_groups_hold_on_every_kind_of_platform(platform: str, facts: dict[str, str]) -> None:
    """The same is true of steps that no scenario has."""
    step = a_step(facts, *ACTIONS[:5])
    fixed = {"persona": "limited", "attention": "each", f"use-{platform}": "not-sure"}
    for one in (a_scenario(platform, step), a_scenario(platform, step, fixed)):
        check_groups(one, step, said(one, step))


@settings(max_examples=40)
@given(st.data())
def test_all_like_somebody_are_all(data_: st.DataObject) -> None:
    """Asking what is said to all who have answered something leaves nobody out."""
    facts = data_.draw(st.sampled_from([{"relationship": "stranger", "profile": "credible"}, {}]))
    step = a_step(facts, *ACTIONS[:5])
    told = said(a_scenario("linkedin", step), step)
    names = data_.draw(st.lists(st.sampled_from(list(told.axes)), unique=True))
    some = {name: data_.draw(st.sampled_from(told.axes[name])) for name in names}
    if some.get("use-linkedin") == "not-sure":
        some["use-linkedin"] = "work"
    where = tuple(
        told.axes[name].index(some[name]) if name in some else slice(None) for name in told.axes
    )
    crowd = Crowd("linkedin", step.facts, {})
    wanted = {ACTIONS[one] for one in np.unique(told.best[where])}
    assert {outcome.action for outcome in crowd.all_like(some)} == wanted


# Our own scenarios


def test_there_are_scenarios() -> None:
    """We have scenarios, each with an id of its own, and some of several steps and about notes."""
    ids = [one.id for one in ALL]
    assert len(set(ids)) == len(ids) >= 2
    assert NOTE_STEPS
    assert max(len(way) for one in ALL for way in ways(one.steps)) <= MOST_STEPS


def test_the_best_is_nowhere_in_particular() -> None:
    """No letter is the best of more than half of all steps, whoever is asked."""
    places: dict[str, int] = {}
    for one in ALL:
        for step in one.steps:
            best = judge(one, step, {})[0].best
            places[best] = places.get(best, 0) + 1
    assert max(places.values()) <= sum(places.values()) / 2
