"""A course is data that a player can rely on, the same each time."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from guide import course, scenarios
from guide.check import check
from guide.errors import GuideError
from guide.practice.course import FORMAT
from guide.practice.judging import judge
from guide.practice.model import Scenario
from guide.practice.written import links
from guide.presets import presets
from guide.prose import table
from guide.questionnaire import QUESTIONS
from guide.reading import read_request
from guide.version import POLICY_VERSION
from guide.vocabulary import ACTIONS
from tests.engine.test_prose import AMERICAN, BROKEN, texts
from tests.support.bad_input import NASTY

Json = dict[str, Any]
ALL = {one.id: one for one in scenarios()}


@pytest.fixture(scope="module")
def whole() -> Json:
    """Give the course of all scenarios, as it comes out of JSON."""
    read: Json = json.loads(json.dumps(course()))
    return read


def steps(made: Json) -> Iterator[tuple[Scenario, str, Json]]:
    """Yield every step of a course with its scenario."""
    for one in made["scenarios"]:
        for name, step in one["steps"].items():
            yield ALL[one["id"]], name, step


def test_a_course_has_what_was_agreed(whole: Json) -> None:
    """The keys of a course are those that players and packages read."""
    keys = "format version title pass-mark answers words actions near taste firm points links"
    assert list(whole) == [*keys.split(), "sources", "site", "scenarios"]
    assert (whole["format"], whole["version"]) == (FORMAT, POLICY_VERSION)
    assert (whole["pass-mark"], whole["answers"], whole["site"]) == (70, None, "")
    assert list(whole["actions"]) == list(ACTIONS)
    assert [one["id"] for one in whole["scenarios"]] == list(ALL)


def test_a_course_is_the_same_each_time(whole: Json) -> None:
    """Made twice, a course is the same to the letter."""
    assert json.dumps(course()) == json.dumps(whole)


def test_scenarios_are_all_there(whole: Json) -> None:
    """Each step has its situation, its complete request and its choices, in the order judged."""
    for one, name, step in steps(whole):
        mine = one.steps[name]
        assert step["situation"] == list(mine.situation)
        assert step["facts"] == read_request(step["facts"]) == mine.facts
        assert step["connected"] == (mine.facts["conduct"] != "unknown")
        assert step["ask"].endswith("?")
        assert [row["id"] for row in step["choices"]] == list("abcde")[: len(mine.choices)]
        for row, choice in zip(step["choices"], mine.choices, strict=True):
            assert (row["text"], row["next"]) == (choice.text, choice.next)
            assert row["then"] == list(choice.then)
            assert row["next"] is None or row["next"] in one.steps


def test_notes_are_judged_at_the_build_and_actions_are_not(whole: Json) -> None:
    """A note carries its grade and findings; an action carries its label, and no grade."""
    for one, name, step in steps(whole):
        for row, verdict in zip(step["choices"], judge(one, name, {}), strict=True):
            if one.steps[name].purpose is None:
                assert row["label"]
                assert row["action"] in ACTIONS
                assert not {"grade", "points", "findings"} & row.keys()
            else:
                found = check(row["text"], one.platform, one.steps[name].purpose or "")
                assert not {"action", "label"} & row.keys()
                assert (row["grade"], row["points"]) == (verdict.grade, verdict.points)
                assert [finding["id"] for finding in row["findings"]] == [f.id for f in found]


def test_digests_tell_scenarios_apart(whole: Json) -> None:
    """Each scenario has three letters of its own, which change with what is in it."""
    digests = [one["digest"] for one in whole["scenarios"]]
    assert all(re.fullmatch(r"[0-9a-z]{3}", one) for one in digests)
    assert len(set(digests)) == len(digests)
    one = ALL["pitch-after-yes"]
    again = course([one.id], among=[replace(one, title="Another title")])
    before = next(row for row in whole["scenarios"] if row["id"] == one.id)
    assert again["scenarios"][0]["digest"] != before["digest"]


def test_digests_differ_even_where_hashes_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two scenarios would have the same letters, the second gets others."""
    module = importlib.import_module("guide.practice.course")
    monkeypatch.setattr(module, "_digest", lambda content: f"00{content[0]}")
    many = [replace(ALL["ask-before-yes"], id=f"number-{n}") for n in range(5)]
    digests = [row["digest"] for row in course(None, among=many)["scenarios"]]
    assert digests == ["000", "001", "002", "003", "004"]


def test_digests_do_not_depend_on_the_rest_of_the_course(whole: Json) -> None:
    """A scenario has the same letters in a course of its own."""
    alone = course(["pitch-after-yes"])["scenarios"][0]
    assert alone in whole["scenarios"]


def test_all_that_is_cited_is_named(whole: Json) -> None:
    """Each source of a reason or a finding has its label, and each rule its place in the guide."""
    cited = {
        source
        for one, name, _ in steps(whole)
        for verdict in judge(one, name, {})
        for found in (
            *(ground.sources for ground in verdict.reasons),
            *(finding.sources for finding in verdict.findings),
        )
        for source in found
    }
    assert cited <= whole["sources"].keys()
    assert whole["links"] == links()
    assert all(source["label"] and source["url"] == "" for source in whole["sources"].values())


def test_the_site_stands_before_every_address() -> None:
    """With the site's address, sources have theirs, and it ends in a slash."""
    made = course(site="https://www.example.org/guide")
    assert made["site"] == "https://www.example.org/guide/"
    assert made["sources"]["ryan"]["url"] == "https://www.example.org/guide/sources/#source-ryan"


def test_chosen_scenarios_come_in_the_order_chosen() -> None:
    """Ids choose scenarios and their order, and a course has its own title, mark and policy."""
    ids = ["ask-before-yes", "pitch-after-yes"]
    made = course(ids, presets()["care"], 80, "  Our\nonboarding ")
    assert [one["id"] for one in made["scenarios"]] == ids
    assert (made["pass-mark"], made["title"]) == (80, "Our onboarding")
    assert list(made["answers"]) == [question.id for question in QUESTIONS]
    assert {**made["answers"], **presets()["care"]} == made["answers"]


def test_scenarios_of_a_file_may_be_chosen_among() -> None:
    """A course can be made of other scenarios than ours."""
    mine = replace(ALL["ask-before-yes"], id="mine")
    assert [one["id"] for one in course(["mine"], among=[mine])["scenarios"]] == ["mine"]
    with pytest.raises(GuideError, match="perhaps you mean mine"):
        course(["mien"], among=[mine])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"scenario_ids": ["pitch-after-yess"]}, "perhaps you mean pitch-after-yes"),
        ({"scenario_ids": [NASTY]}, "there is no “<b>"),
        ({"scenario_ids": [7]}, "there is no “7”"),
        ({"scenario_ids": []}, "none are named"),
        ({"scenario_ids": "pitch-after-yes"}, "is not a list"),
        ({"scenario_ids": ["ask-before-yes"] * 2}, "named twice"),
        ({"answers": {"persona": "loud"}}, "“loud” is not among its values"),
        ({"answers": []}, "it is a list"),
        ({"pass_mark": -1}, "whole number, 0 to 100"),
        ({"pass_mark": 101}, "whole number, 0 to 100"),
        ({"pass_mark": 7.5}, "whole number, 0 to 100"),
        ({"pass_mark": True}, "whole number, 0 to 100"),
        ({"pass_mark": "70"}, "whole number, 0 to 100"),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"title": None}, "at most 120 characters"),
        ({"site": "example.org"}, "not an address of the web"),
        ({"site": "javascript:alert(1)"}, "not an address of the web"),
        ({"site": "https://example.org/ x"}, "not an address of the web"),
        ({"site": 5}, "not an address of the web"),
    ],
    ids=str,
)
def test_what_cannot_be_a_course_is_refused(given: Json, words: str) -> None:
    """A wrong id, mark, title or address is refused in a sentence that says what would be right."""
    with pytest.raises(GuideError) as caught:
        course(**given)
    assert words in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("mark", [0, 1, 100])
def test_a_pass_mark_may_be_any_share(mark: int) -> None:
    """Nought and a hundred are marks too."""
    assert course(["ask-before-yes"], pass_mark=mark)["pass-mark"] == mark


def test_the_words_are_cleanly_set() -> None:
    """What the player and the terminal say is in British spelling, and has no broken sentence."""
    said = dict(texts({name: table("practice")[name] for name in ("words", "terminal")}))
    assert len(said) > 60
    forms = re.compile(rf"\b({'|'.join(AMERICAN)})(s|d|ed|ing)?\b", re.IGNORECASE)
    bad = re.compile(r"[\"'`!]")
    assert {
        place: text
        for place, text in said.items()
        if not text or BROKEN.search(text) or forms.search(text) or bad.search(text)
    } == {}
