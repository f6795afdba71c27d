"""A trainer's file: every fault is named with its place and its remedy, and no more happens."""

from __future__ import annotations

import copy
import json
import random
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.dated import data
from guide.errors import GuideError
from guide.practice import Scenario, judge, scenarios
from guide.practice.given import looked_at, theme_of
from guide.practice.reading import MOST_CHARACTERS
from tests.support.bad_input import NASTY, brief
from tests.support.toml import dumps

FOLDER = Path(__file__).parents[2] / "guide" / "scenarios"
FILES = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}

Json = dict[str, Any]


def choice(action: str, **more: object) -> Json:
    """Return a choice as a trainer writes it."""
    return {"action": action, "text": f"I would {action}.", "then": "So it goes.", **more}


def note(text: str, **more: object) -> Json:
    """Return a note to choose."""
    return {"note": text, "then": "So it goes.", **more}


CLEAN = "Thank you for your request. May I ask what made you think of me?"
ONE = "Who are you?"
TWO = "WHO ARE YOU AND WHY SHOULD I ADD YOU!!! I AM NOT SURE ABOUT THIS!!!"


def good() -> Json:
    """Return a scenario of two steps, one of them about what to write."""
    return {
        "id": "somebody-new",
        "title": "Somebody new",
        "platform": "linkedin",
        "situation": "Somebody asks.\nYou have never met.",
        "facts": {"relationship": "stranger", "profile": "credible", "note": "none"},
        "choices": [
            choice("accept"),
            choice("ask-why", next="what-to-say"),
            choice("leave-pending"),
            choice("ignore"),
            choice("block-report"),
        ],
        "steps": [
            {
                "id": "what-to-say",
                "situation": "You write.",
                "purpose": "ask-why",
                "choices": [note(CLEAN), note(ONE), note(TWO)],
            }
        ],
    }


def remarks(*given: Json, **top: object) -> list[str]:
    """Return what is said of a file with these scenarios."""
    _, problems = looked_at(dumps({**top, "scenario": list(given)}), "Tests")
    return [checked(one) for one in problems]


def checked(error: GuideError) -> str:
    """Check that a fault is one clear visible sentence that ends in its remedy."""
    said = str(error)
    assert said.isprintable()
    assert len(said) < 1200
    assert said.endswith(f"; {error.remedy}.")
    ours = re.sub(r"“[^”]*”", "“”", said)
    assert not re.search(r"[{}]{2}|\s\s|\.\.$|; ;", ours), said
    return said


def only(said: list[str]) -> str:
    """Return the only thing that was said."""
    assert len(said) == 1, said
    return said[0]


def changed(path: str, value: object) -> Json:
    """Return the good scenario with one thing put in its place; a path is like `choices/0/text`."""
    made = good()
    part: Any = made
    *before, last = path.split("/")
    for name in before:
        part = part[int(name) if name.isdigit() else name]
    if value is None:
        del part[int(last) if last.isdigit() else last]
    else:
        part[int(last) if last.isdigit() else last] = value
    return made


def test_a_good_file_is_read() -> None:
    """A right file gives its scenarios, choices lettered, and nothing to say."""
    found, problems = looked_at(dumps({"scenario": [good()]}), "Tests")
    assert problems == []
    (one,) = found
    assert (one.id, one.title, one.theme) == ("somebody-new", "Somebody new", "Tests")
    assert one.steps["start"].situation == ("Somebody asks.", "You have never met.")
    assert one.steps["start"].facts["mutual"] == "unknown"
    assert [choice.id for choice in one.steps["start"].choices] == list("abcde")
    assert {choice.next for choice in one.steps["start"].choices} == {None, "what-to-say"}
    assert one.steps["what-to-say"].facts == one.steps["start"].facts


def test_facts_of_a_step_are_laid_over_those_of_the_start() -> None:
    """A step knows what was known at the start, and what it says itself."""
    made = good()
    pitched = ["remove", "decline", "accept", "ask-why"]
    more = {"id": "pitch", "situation": "A pitch.", "facts": {"conduct": "pitched"}}
    made["steps"].append({**more, "choices": [choice(one) for one in pitched]})
    made["choices"][0]["next"] = "pitch"
    (one,), problems = looked_at(dumps({"scenario": [made]}), "Tests")
    assert problems == []
    assert one.steps["pitch"].facts["conduct"] == "pitched"
    assert one.steps["pitch"].facts["profile"] == "credible"
    assert one.steps["what-to-say"].facts["conduct"] == "unknown"


@pytest.mark.parametrize("name", FILES)
def test_our_own_files_have_no_faults(name: str) -> None:
    """Every scenario of ours does for everybody."""
    found, problems = looked_at(FILES[name], theme_of(name))
    assert [str(one) for one in problems] == []
    assert found


def test_every_file_of_ours_has_its_place() -> None:
    """Each file of scenarios is named once in the order of the course, and no id comes twice."""
    assert sorted(data("practice.toml")["files"]) == sorted(FILES)
    ids = [one.id for one in scenarios()]
    assert len(set(ids)) == len(ids)


def test_a_file_may_name_its_theme() -> None:
    """The theme is the file's name in words, unless the file says it."""
    assert theme_of("at-work") == "At work"
    (one,), _ = looked_at(dumps({"theme": "Schools", "scenario": [good()]}), "Tests")
    assert one.theme == "Schools"


def test_markup_is_text() -> None:
    """Markup in a text stays as it was typed, and is no fault."""
    made = changed("title", "<b>Bold</b> & <script>alert(1)</script>")
    made["choices"][0]["text"] = "{persona} <img src=x onerror=alert(1)>"
    (one,), problems = looked_at(dumps({"scenario": [made]}), "Tests")
    assert problems == []
    assert one.title == "<b>Bold</b> & <script>alert(1)</script>"
    texts = [choice.text for choice in one.steps["start"].choices]
    assert "{persona} <img src=x onerror=alert(1)>" in texts


# What can be wrong


@pytest.mark.parametrize(
    "text",
    [
        "[[scenario]",
        "scenario = ",
        "id = pitch",
        "a = 1\na = 2",
        "a = " + "1" * 5_000,
        "a = " + "[" * 50_000,
        "\x00",
        "[[scenario]]\ntitle = 'x\n'",
        json.dumps({"scenario": []}),
    ],
    ids=brief,
)
def test_not_toml(text: str) -> None:
    """What is no TOML is said in a sentence that tells where, and nothing else is said."""
    _, problems = looked_at(text, "Tests")
    said = only([checked(one) for one in problems])
    assert said.startswith("the file: it is not TOML (")


def test_too_long_a_file_is_not_parsed() -> None:
    """A file beyond all measure is refused as that."""
    _, problems = looked_at("#" * (MOST_CHARACTERS + 1), "Tests")
    assert "too long" in only([checked(one) for one in problems])


@pytest.mark.parametrize("text", ["", "# nothing yet", "scenario = []", "theme = 'Schools'"])
def test_no_scenarios(text: str) -> None:
    """An empty file is told how a scenario begins."""
    _, problems = looked_at(text, "Tests")
    assert "[[scenario]]" in only([checked(one) for one in problems])


#: What is changed in the good scenario, and what the only remark must hold.
FAULTS: list[tuple[str, object, str, str]] = [
    (
        "platfrom",
        "x",
        "scenario somebody-new:",
        "no key “platfrom” here; perhaps you mean platform",
    ),
    ("choices/0/txt", "x", "step start, choice 1 (accept):", "perhaps you mean text"),
    ("steps/0/fcts", {}, "step what-to-say:", "perhaps you mean facts"),
    ("platform", "linkedn", "scenario somebody-new:", "no platform “linkedn”; perhaps you mean li"),
    (
        "platform",
        "Schnitzel",
        "scenario somebody-new:",
        "no platform “Schnitzel”; it may be linked",
    ),
    ("facts/profil", "credible", "step start:", "no fact “profil”; perhaps you mean profile"),
    ("facts/profile", "credibel", "step start:", "“credibel” is not among the values of profile"),
    ("facts/profile", 7, "step start:", "“7” is not among the values of profile"),
    ("facts", "stranger", "step start:", "facts is a text; give a table"),
    ("steps/0/facts", {"mood": "good"}, "step what-to-say:", "no fact “mood”"),
    (
        "answers",
        {"dutty": "none"},
        "scenario somebody-new:",
        "no question “dutty”; perhaps you mean",
    ),
    (
        "answers",
        {"duty": "some"},
        "scenario somebody-new:",
        "“some” is not among the values of duty",
    ),
    ("answers", [], "scenario somebody-new:", "answers is a list; give a table"),
    (
        "choices/0/action",
        "acept",
        "choice 1 (acept):",
        "no action “acept”; perhaps you mean accept",
    ),
    (
        "choices/1/action",
        "accept",
        "choice 2 (accept):",
        "the action “accept” stands in the step t",
    ),
    ("choices/0/action", None, "choice 1:", "action is missing; give a text"),
    ("choices/0/text", None, "choice 1 (accept):", "text is missing; give a text"),
    ("choices/0/then", None, "choice 1 (accept):", "then is missing; give a text"),
    ("choices/0/text", "", "choice 1 (accept):", "text is empty"),
    ("choices/0/text", " \n\u200b", "choice 1 (accept):", "text is empty"),
    ("choices/0/text", 5, "choice 1 (accept):", "text is a number; give a text in quotes"),
    ("choices/0/text", ["x"], "choice 1 (accept):", "text is a list; give a text in quotes"),
    ("choices/0/text", "x" * 501, "choice 1 (accept):", "text has 501 characters; say it in 500"),
    ("choices/0/note", "Hello", "choice 1 (accept):", "is a note, but the step does not say what"),
    (
        "choices/0/next",
        "what-to-sya",
        "step start, choice",
        "next leads to “what-to-sya”, and there i",
    ),
    ("choices/0/next", "start", "scenario somebody-new:", "in a circle: start, start; let"),
    ("choices/0/next", "", "choice 1 (accept):", "next is empty"),
    ("choices", None, "step start:", "choices is missing; give a list of tables"),
    ("choices", "x", "step start:", "choices is a text; give a list of tables"),
    ("choices", [1, 2, 3], "step start:", "choices is a list; give a list of tables"),
    ("id", None, "scenario 1:", "id is missing"),
    ("id", "", "scenario 1:", "id is empty"),
    (
        "id",
        "Somebody new",
        "scenario 1:",
        "not made of small letters, digits and single",
    ),
    ("id", "-x", "scenario 1:", "not made of small letters"),
    ("id", "x" * 61, "scenario 1:", "id has 61 characters"),
    ("title", None, "scenario somebody-new:", "title is missing"),
    ("title", "\t", "scenario somebody-new:", "title is empty"),
    ("title", True, "scenario somebody-new:", "title is true or false; give a text"),
    ("situation", None, "step start:", "situation is missing"),
    ("situation", "", "step start:", "situation is empty"),
    ("situation", "x" * 1501, "step start:", "situation has 1,501 characters"),
    ("steps/0/situation", None, "step what-to-say:", "situation is missing"),
    ("steps/0/id", "start", "step start:", "its id stands in the scenario twice"),
    ("steps/0/id", 3, "step 2:", "id is a number"),
    ("steps", "x", "scenario somebody-new:", "steps is a text; give a list of tables"),
    (
        "steps/0/purpose",
        "ask-wy",
        "step what-to-say:",
        "no purpose “ask-wy”; perhaps you mean ask-w",
    ),
    ("steps/0/purpose", "", "step what-to-say:", "purpose is empty"),
    ("steps/0/choices/0/note", "", "step what-to-say, choice 1:", "note is empty"),
    ("steps/0/choices/0/note", None, "step what-to-say, choice 1:", "note is missing"),
    ("steps/0/choices/0/note", ONE, "step what-to-say, choice 2:", "the same note stands"),
    (
        "steps/0/choices/0/text",
        "x",
        "step what-to-say, choice 1:",
        "no key “text” here; perhaps you",
    ),
    ("steps/0/choices/0/action", "accept", "choice 1 (accept):", "the step is about what to write"),
]


@pytest.mark.parametrize(("path", "value", "place", "words"), FAULTS)
def test_faults_of_shape(path: str, value: object, place: str, words: str) -> None:
    """One thing wrong is one remark: its place, what is wrong, and what would be right."""
    said = only(remarks(changed(path, value)))
    assert place in said
    assert words in said


def test_a_step_without_a_purpose_has_no_notes() -> None:
    """Notes in a step that does not say what they are for are each asked about."""
    said = remarks(changed("steps/0/purpose", None))
    assert len(said) == 3
    assert all("the choice is a note, but the step does not say" in one for one in said)


@pytest.mark.parametrize("number", [0, 1, 2, 6])
def test_number_of_choices(number: int) -> None:
    """A step has three to five choices."""
    actions = "accept ask-why leave-pending ignore block-report decline".split()
    made = changed("choices", [choice(one) for one in actions[:number]])
    del made["steps"]
    assert f"there are {number} choices; give 3 to 5" in only(remarks(made))


def test_scenario_twice() -> None:
    """An id that stands twice in a file is named, and the first scenario is kept."""
    found, problems = looked_at(dumps({"scenario": [good(), good()]}), "Tests")
    assert "its id stands in the file twice" in only([checked(one) for one in problems])
    assert len(found) == 1


def test_a_key_of_the_file() -> None:
    """What may stand at the top of a file is a theme, and scenarios."""
    assert "no key “scenaro” here; perhaps you mean scenario" in only(remarks(good(), scenaro=1))


@pytest.mark.parametrize("value", ["x", 5, {"id": "x"}, [5], [[]]], ids=str)
def test_scenarios_are_a_list_of_tables(value: object) -> None:
    """Whatever else stands where scenarios should is named."""
    _, problems = looked_at(dumps({"scenario": value}), "Tests")
    assert "scenario is a" in only([checked(one) for one in problems])


def test_next_without_steps() -> None:
    """A way on in a scenario of one step is said to lead nowhere."""
    made = changed("steps", None)
    assert "the scenario has no further steps" in only(remarks(made))


def test_never_reached() -> None:
    """A step to which nothing leads is named."""
    made = changed("choices/1/next", None)
    said = only(remarks(made))
    assert said.startswith("scenario somebody-new, step what-to-say: no choice leads to this step")


def with_ways(*ways: tuple[str, str]) -> Json:
    """Return a scenario whose steps lead on to each other so; the first choice of each leads on."""
    made = good()
    names = list(dict.fromkeys([*(one for one, _ in ways), *(two for _, two in ways)]))
    steps = {name: copy.deepcopy(made["choices"]) for name in names}
    for one in steps.values():
        one[1].pop("next")
    for one, two in ways:
        free = next(choice for choice in steps[one] if "next" not in choice)
        free["next"] = two
    made["choices"] = steps.pop("start")
    made["steps"] = [
        {"id": name, "situation": "And then.", "choices": choices}
        for name, choices in steps.items()
    ]
    return made


def test_steps_may_be_three_deep() -> None:
    """Three steps in a row are right, and so are two ways to the same step."""
    assert remarks(with_ways(("start", "b"), ("b", "c"))) == []
    assert remarks(with_ways(("start", "b"), ("start", "c"), ("b", "c"))) == []


def test_cycle() -> None:
    """Steps that lead in a circle are named in order."""
    said = only(remarks(with_ways(("start", "b"), ("b", "c"), ("c", "b"))))
    assert "the steps lead in a circle: start, b, c, b" in said
    said = only(remarks(with_ways(("start", "b"), ("b", "b"))))
    assert "start, b, b" in said


def test_too_deep() -> None:
    """A fourth step in a row is one too many."""
    said = only(remarks(with_ways(("start", "b"), ("b", "c"), ("c", "d"))))
    assert "more than 3 steps: start, b, c, d; let each way end after 3 steps" in said


def test_a_very_long_chain_is_just_too_deep() -> None:
    """However many steps a file strings together, it is answered at once."""
    names = ["start", *(f"step-{n}" for n in range(300))]
    said = only(remarks(with_ways(*pairwise(names))))
    assert "more than 3 steps" in said


# Whether there is a best answer for everybody


def offering(*actions: str, **more: object) -> Json:
    """Return a scenario of one step with these actions."""
    made = {**good(), "choices": [choice(one) for one in actions], **more}
    del made["steps"]
    return made


def test_nothing_best_for_somebody() -> None:
    """Where the engine's answer is not offered, it is named, with answers that lead to it."""
    said = remarks(offering("accept", "ask-why", "ignore", "block-report"))
    (missing,) = [one for one in said if "no choice offers that" in one]
    found = re.search(
        r"the answer is leave-pending for somebody with ([^;]*), for example", missing
    )
    assert found, missing
    assert "offer the action leave-pending" in missing
    answers = dict(pair.split("=") for pair in re.split(r", | and ", found[1]))
    one = a_scenario_of(offering("accept", "ask-why", "leave-pending", "ignore", "block-report"))
    best = next(v.best for v in judge(one, "start", answers))
    assert next(c.action for c in one.steps["start"].choices if c.id == best) == "leave-pending"


def a_scenario_of(given: Json) -> Scenario:
    """Read one scenario that has nothing wrong with it."""
    (one,), problems = looked_at(dumps({"scenario": [given]}), "Tests")
    assert problems == []
    return one


def test_nothing_best_for_anybody() -> None:
    """Where it is the same for everybody, nobody in particular is named."""
    made = offering("accept", "decline", "ask-why", facts={"conduct": "harassing"})
    said = only(remarks(made))
    assert "the answer is block-report whoever is asked, and no choice offers that" in said


def test_nothing_defensible() -> None:
    """A step in which the best has no neighbour is told which would do."""
    made = offering("remove", "accept", "ask-why", facts={"conduct": "pitched"})
    assert (
        "besides the best, remove, nothing is defensible; offer one of block-report or decline"
        in (only(remarks(made, platform="x") if False else remarks({**made, "platform": "x"})))
    )


def test_nothing_defensible_for_somebody() -> None:
    """Where only some lack a defensible choice, their answers are named."""
    made = offering("accept", "accept-limited", "redirect", "block-report")
    made |= {"platform": "facebook", "facts": {"relationship": "close-colleague"}}
    said = [one for one in remarks(made) if "nothing is defensible" in one]
    assert any("for somebody with use-facebook=none" in one for one in said), said


def test_no_mistake() -> None:
    """A step in which nothing is wrong teaches nothing, and is said to."""
    made = offering("block-report", "remove", "ignore", facts={"conduct": "harassing"})
    assert "where the best is block-report, no choice is a mistake" in only(remarks(made))


def test_no_mistake_for_somebody() -> None:
    """Where only some can do nothing wrong, their answers are named."""
    made = offering(
        "accept", "accept-limited", "redirect", facts={"relationship": "close-colleague"}
    )
    made["platform"] = "facebook"
    said = remarks(made)
    assert any("for somebody with" in one and "no choice is a mistake" in one for one in said)


def test_only_the_policy_of_the_course_counts() -> None:
    """A course with fixed answers needs a best answer only for those."""
    made = dumps({"scenario": [offering("leave-pending", "ignore", "accept")]})
    person = {"persona": "limited"}
    found, problems = looked_at(made, "Tests", person)
    assert (len(found), problems) == (1, [])
    for actions, words in (
        (("ignore", "ask-why", "accept"), "the answer is leave-pending whoever is asked"),
        (("leave-pending", "accept", "block-report"), "nothing is defensible"),
        (("leave-pending", "ignore", "ask-why"), "no choice is a mistake"),
    ):
        _, problems = looked_at(dumps({"scenario": [offering(*actions)]}), "Tests", person)
        assert words in only([checked(one) for one in problems])


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ((CLEAN, CLEAN + " I am curious.", ONE, TWO), "nothing is wrong with notes “Thank you for"),
        ((ONE, TWO, "Why should I add you?"), "something is wrong with every note"),
        ((CLEAN, TWO, TWO + " REALLY NOT!!!"), "no note has exactly one thing wrong with it"),
        ((CLEAN, ONE, "Why should I add you?"), "no note has more than one thing wrong with it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_notes_need_three_grades(notes: tuple[str, ...], words: str) -> None:
    """Of notes, one is clean, one has one thing wrong with it, and one has more."""
    made = changed("steps/0/choices", [note(one) for one in notes])
    said = only(remarks(made))
    assert said.startswith("scenario somebody-new, step what-to-say: ")
    assert words in said


def test_notes_are_quoted_without_what_does_not_print() -> None:
    """Whatever stands in a note, a remark about it is one visible line."""
    notes = [note(NASTY + " hello"), note(NASTY * 2 + " hello"), note("A\u202eB\x00")]
    assert remarks(changed("steps/0/choices", notes))


def test_faults_of_one_scenario_do_not_hide_those_of_another() -> None:
    """Every scenario is looked at by itself, and the good ones are kept."""
    other = {**good(), "id": "other", "platform": "nowhere"}
    third = {**good(), "id": "third", "title": ""}
    found, problems = looked_at(dumps({"scenario": [good(), other, third]}), "Tests")
    assert [one.id for one in found] == ["somebody-new"]
    assert [checked(one).split(":")[0] for one in problems] == ["scenario other", "scenario third"]


def test_scenarios_raises_the_first_fault(tmp_path: Path) -> None:
    """Reading a file for use gives its scenarios, or raises what is wrong with it first."""
    path = tmp_path / "at-school.toml"
    path.write_text(dumps({"scenario": [good()]}), "utf-8")
    assert [one.theme for one in scenarios(path)] == ["At school"]
    path.write_text(dumps({"scenario": [changed("title", "")]}), "utf-8")
    with pytest.raises(GuideError, match="title is empty"):
        scenarios(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(GuideError, match="cannot be read"):
        scenarios(path)
    with pytest.raises(GuideError, match="cannot be read"):
        scenarios(tmp_path / "none.toml")


# Whatever is in a file, nothing but remarks comes of it


MUTANTS = 400
PARTS: list[object] = [
    "", NASTY, "start", "x" * 5_000, 5, -1.5, True, [], {}, [[]], [{}], {"a": {}}, "accept",
    "linkedin", "ask-why", "{persona}", "%s", "<b>",
]  # fmt: skip


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - TOML
    """List the places of a tree."""
    found = [path]
    if isinstance(part, dict | list):
        for name, one in part.items() if isinstance(part, dict) else enumerate(part):
            found += places(one, (*path, name))
    return found


def mutated(tree: Json, rng: random.Random) -> Json:
    """Change a few things in a tree: take out, put in, double, exchange."""
    tree = copy.deepcopy(tree)
    for _ in range(rng.randint(1, 3)):
        if not tree:
            break
        path = rng.choice([one for one in places(tree) if one])
        part: Any = tree
        for name in path[:-1]:
            part = part[name]
        how = rng.randrange(4)
        if how == 0:
            del part[path[-1]]
        elif how == 1:
            part[path[-1]] = copy.deepcopy(rng.choice(PARTS))
        elif how == 2 and isinstance(part, dict):
            part[rng.choice(["id", "next", "purpose", "facts", "note", "action", "zz"])] = (
                rng.choice(PARTS)
            )
        elif isinstance(part, list):
            part.append(copy.deepcopy(part[path[-1]]))
        else:
            other = rng.choice([one for one in places(tree) if one])
            found: Any = tree
            for name in other:
                found = found[name]
            part[path[-1]] = copy.deepcopy(found)
    return tree


def test_mutated_files_get_remarks_and_nothing_else() -> None:
    """Files with a few things changed are read or remarked on; no other exception comes of them."""
    rng = random.Random(11)  # noqa: S311 - a test's chance
    trees = [tomllib.loads(text) for text in FILES.values()] + [{"scenario": [good()]}] * 3
    unhappy = 0
    for _ in range(MUTANTS):
        text = dumps(mutated(rng.choice(trees), rng))
        found, problems = looked_at(text, "Tests")
        unhappy += bool(problems)
        for one in problems:
            checked(one)
        assert all(one.steps for one in found)
    assert unhappy > MUTANTS / 2


@settings(max_examples=150)
@given(st.data())
def test_files_with_letters_changed_are_read_or_remarked_on(drawn: st.DataObject) -> None:
    """Files with a stretch of text put elsewhere, doubled or lost do no harm either."""
    text = drawn.draw(st.sampled_from([FILES["first"], dumps({"scenario": [good()]})]))
    start = drawn.draw(st.integers(0, len(text)))
    end = drawn.draw(st.integers(start, min(len(text), start + 60)))
    put = drawn.draw(st.one_of(st.text(max_size=20), st.sampled_from(["", text[start:end] * 2])))
    _, problems = looked_at(text[:start] + put + text[end:], "Tests")
    for one in problems:
        checked(one)


@settings(max_examples=150)
@given(st.text())
def test_any_text_is_read_or_remarked_on(text: str) -> None:
    """Whatever text is handed in, it comes to remarks."""
    found, problems = looked_at(text, "Tests")
    assert not found
    for one in problems:
        checked(one)
