"""Practice on the command line: played as a person would, and ended whenever the input ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guide import course, judge, scenarios
from guide.practice import Scenario
from guide.practice.model import START
from guide.presets import presets
from tests.practice.test_reading import good, offering
from tests.support.bad_input import NASTY
from tests.support.command import ROOT, Ended, guide
from tests.support.toml import dumps

TWO = "pitch-after-yes,ask-before-yes"
OURS = {one.id: one for one in scenarios()}
CARE = dict(presets()["care"])


def practise(*arguments: str, typed: str = "") -> str:
    """Run the command, which must go well, and return what it printed."""
    ended = guide("practise", *arguments, stdin=typed)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("\n")
    assert "{" not in ended.out
    return ended.out


def refused(ended: Ended) -> str:
    """Return the one sentence with which the command refused."""
    assert (ended.status, ended.out) == (2, "")
    line = ended.err.removesuffix("\n")
    assert line.isprintable()
    assert line.endswith(".")
    return line


def graded(one: Scenario, grade: str) -> str:
    """Return what to type so that each choice has a grade for somebody who chooses with care."""
    typed, here = "", START
    while here:
        letter = next(v.choice for v in judge(one, here, CARE) if v.grade == grade)
        typed += f"{letter}\n"
        here = next(c.next or "" for c in one.steps[here].choices if c.id == letter)
    return typed


def flat(text: str) -> str:
    """Return a text on one line, as it was before it was broken into lines."""
    return " ".join(text.split())


def test_best_choices_pass() -> None:
    """Whoever takes the best choices has 100, passes, and has nothing to read again."""
    typed = graded(OURS["pitch-after-yes"], "best") + graded(OURS["ask-before-yes"], "best")
    out = flat(practise("--scenarios", TWO, "--policy", "care", typed=typed))
    assert "100 of 100. Passed: 70 was the mark." in out
    assert "Nothing to read again" in out
    assert out.count("Spot on.") == typed.count("\n")
    assert "Case 1 of 2 · LinkedIn The pitch an hour later" in out


def test_mistakes_do_not_pass_and_may_be_tried_again() -> None:
    """What was not best is explained, with its rule, source and place, and can be tried again."""
    one = OURS["pitch-after-yes"]
    wrong, right = graded(one, "mistake"), graded(one, "best")
    out = practise("--scenarios", one.id, "--policy", "care", typed=f"{wrong}r\n{right}")
    told = flat(out)
    assert "Better not." in told
    assert "What the policy says: Ask first." in told
    assert "Rule: time-to-ask" in told
    assert "Source: Linda and Ira Bass" in told
    assert "situations/stranger-without-a-note/#why-time-to-ask" in out
    first, again = told.split("Type r to try again")
    assert "0 of 100. Not passed yet: the mark is 70." in first
    assert "What to read again: - Ask any other stranger" in first
    assert "100 of 100. Passed" in again


def test_defensible_choices_say_why() -> None:
    """A defensible choice is said to come close, or for whom it would be right."""
    out = flat(practise("--scenarios", "pitch-after-yes", "--policy", "care", typed="e\n"))
    assert "You could defend that. It comes close to what the policy says." in out
    assert "50 of 100" in out
    taste = next(
        (one, step, verdict)
        for one in OURS.values()
        for step in one.steps
        for verdict in judge(one, step, CARE)
        if verdict.grade == "defensible"
        and verdict.otherwise
        and step == START
        and verdict.otherwise[0].action not in course()["near"][_action(one, step, verdict.best)]
    )
    out = flat(
        practise("--scenarios", taste[0].id, "--policy", "care", typed=f"{taste[2].choice}\n")
    )
    assert "You could defend that. It would be right if" in out


def _action(one: Scenario, step: str, letter: str) -> str:
    return next(c.action or "" for c in one.steps[step].choices if c.id == letter)


def test_notes_are_told_what_was_found() -> None:
    """A note that is not the best is told what may put its reader off, and shown a better one."""
    one = OURS["ask-before-yes"]
    out = flat(practise("--scenarios", one.id, typed="q\n"))
    assert "You can come back whenever you like." in out
    wrong = graded(one, "mistake")
    out = flat(practise("--scenarios", one.id, "--policy", "care", typed=wrong))
    assert "A note to learn from: “Hello Tom" in out
    assert "What may put the reader off: - Sounds like an accusation" in out
    assert "What to write, and what to leave out (Full profile, no reason)" in out


@pytest.mark.parametrize(
    "typed", ["", "q\n", "\n\n", "z\n", "e", "5\n", NASTY, "c\nq\n", "a" * 9_000]
)
def test_the_input_may_end_at_any_time(typed: str) -> None:
    """Whenever the input ends, or somebody stops, it is a kind end with status 0."""
    out = practise("--scenarios", TWO, "--policy", "care", typed=typed)
    assert flat(out).endswith("You can come back whenever you like.")


def test_a_kind_end_tells_the_score_so_far() -> None:
    """Who stops after the first case hears what it was worth, and how much was done."""
    typed = graded(OURS["pitch-after-yes"], "best")
    out = flat(practise("--scenarios", TWO, "--policy", "care", typed=typed))
    assert out.endswith(
        "So far: 50 of 100, with 1 of 2 cases done. You can come back whenever you like."
    )


def test_what_is_no_choice_is_asked_again() -> None:
    """A wrong letter is answered with those that there are."""
    out = flat(practise("--scenarios", "pitch-after-yes", "--policy", "care", typed="z\ne\n"))
    assert "That is none of the choices: type a, b, c, d or e, or q to stop." in out
    assert "50 of 100" in out


def test_own_policy_is_asked_for_first() -> None:
    """Without a policy the questionnaire comes first, about the platforms of the cases only."""
    out = flat(practise("--scenarios", "pitch-after-yes", typed="1\n" * 12 + "q\n"))
    assert "Say a little about yourself first" in out
    assert "What is your LinkedIn account there for?" in out
    assert "Facebook account" not in out
    assert "Case 1 of 1 · LinkedIn" in out
    stopped = flat(practise("--scenarios", "pitch-after-yes", typed="q\n"))
    assert stopped.endswith("You can come back whenever you like.")


def test_the_mark_can_be_set() -> None:
    """A course passes at its own mark."""
    typed = graded(OURS["pitch-after-yes"], "defensible").splitlines()[0] + "\n"
    for mark, said in (
        ("50", "Passed: 50 was the mark."),
        ("51", "Not passed yet: the mark is 51."),
    ):
        arguments = ("--scenarios", "pitch-after-yes", "--policy", "care", "--pass-mark", mark)
        assert said in flat(practise(*arguments, typed="e\n")), typed


def test_json_prints_the_course() -> None:
    """With `--format json` the course is printed as it is made, and nothing is played."""
    out = guide("practise", "--scenarios", TWO, "--policy", "care", "--format", "json").out
    assert json.loads(out) == course(TWO.split(","), CARE)


def test_list_names_every_scenario() -> None:
    """The list has a line for each scenario, beginning with its id."""
    lines = practise("--list").splitlines()
    assert [line.split()[0] for line in lines] == list(OURS)
    assert (
        "The pitch an hour later (LinkedIn, To begin with)"
        in lines[list(OURS).index("pitch-after-yes")]
    )


def test_validate_counts_or_complains(tmp_path: Path) -> None:
    """A good file is counted, and a bad one gets its faults, a line each, with status 1."""
    assert practise("--validate", "guide/scenarios/first.toml") == "2 scenarios, no findings\n"
    path = tmp_path / "mine.toml"
    path.write_text(dumps({"scenario": [good()]}), "utf-8")
    assert practise("--validate", str(path)) == "1 scenario, no findings\n"
    assert practise("--validate", "-", typed=path.read_text("utf-8")).startswith("1 scenario")
    bad = {**good(), "platform": "nowhere", "title": ""}
    path.write_text(dumps({"scenario": [bad]}), "utf-8")
    ended = guide("practise", "--validate", str(path))
    assert (ended.status, ended.err) == (1, "")
    assert len(ended.out.splitlines()) == 2
    assert all(line.startswith("scenario somebody-new: ") for line in ended.out.splitlines())


def test_the_documented_faults_are_real(tmp_path: Path) -> None:
    """The faults that the documentation shows are those of such a file."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    (shown,) = re.findall(r"``` \{ \.text \.faults \}\n(.*?)```", page, re.DOTALL)
    made = offering("accept", "leave-pending", "ignore", "block-report", id="our-fair")
    made["facts"] = {"relationship": "acquaintance", "profile": "credible"}
    path = tmp_path / "mine.toml"
    path.write_text(dumps({"scenario": [made]}), "utf-8")
    assert guide("practise", "--validate", str(path)).out == shown


def test_validate_may_look_at_one_policy_only(tmp_path: Path) -> None:
    """A file for a course with a policy of its own need not do for anybody else."""
    made = good()
    del made["steps"], made["choices"][0], made["choices"][0]["next"]
    path = tmp_path / "mine.toml"
    path.write_text(dumps({"scenario": [made]}), "utf-8")
    assert guide("practise", "--validate", str(path)).status == 1
    out = guide("practise", "--validate", str(path), "--policy", "known")
    assert (out.status, out.out) == (0, "1 scenario, no findings\n")


def test_a_file_is_played(tmp_path: Path) -> None:
    """A trainer's own file can be played and made into a course."""
    path = tmp_path / "at-school.toml"
    path.write_text(dumps({"scenario": [good()]}), "utf-8")
    assert "Somebody new (LinkedIn, At school)" in practise("--list", "--scenarios", str(path))
    out = practise("--scenarios", str(path), "--policy", "care", typed="q\n")
    assert "Somebody asks. You have never met." in out
    made = json.loads(guide("practise", "--scenarios", str(path), "--format", "json").out)
    assert [one["id"] for one in made["scenarios"]] == ["somebody-new"]


def test_a_file_of_answers_is_a_policy(tmp_path: Path) -> None:
    """A policy can be any set of answers."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"persona": "private"}), "utf-8")
    made = guide("practise", "--policy", str(path), "--format", "json").out
    assert json.loads(made)["answers"]["persona"] == "private"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--scenarios", "pitch"), "there is no “pitch”"),
        (("--scenarios", "pitch-after-yess"), "perhaps you mean pitch-after-yes"),
        (("--scenarios", ""), "there is no “”"),
        (("--scenarios", "none.toml"), "“none.toml” cannot be read"),
        (("--policy", "cautious"), "found, care, known or own"),
        (("--policy", "guide/scenarios/first.toml"), "it is not JSON"),
        (("--pass-mark", "high"), "whole number, 0 to 100"),
        (("--pass-mark", "101"), "whole number, 0 to 100"),
        (("--pass-mark", "7" * 5_000), "whole number, 0 to 100"),
        (("--site", "example"), "not an address of the web"),
        (("--validate", "none.toml"), "“none.toml” cannot be read"),
        (("--validate", "docs/assets/benchmark.svg/x"), "cannot be read"),
        (("--format", "yaml"), "yaml"),
        (("--dance",), "dance"),
    ],
    ids=str,
)
def test_wrong_arguments_are_refused(arguments: tuple[str, ...], words: str) -> None:
    """What cannot be used is named in a sentence, with what would be right."""
    assert words in refused(guide("practise", *arguments))


def test_a_file_with_faults_is_not_played() -> None:
    """A file in which something is wrong is refused with its first fault."""
    ended = guide("practise", "--scenarios", "-", stdin=dumps({"scenario": [{**good(), "id": ""}]}))
    assert "id is empty" in refused(ended)


def test_no_line_is_too_long_for_a_terminal() -> None:
    """Lines are broken at 78 characters, but for addresses."""
    out = practise("--scenarios", "all", "--policy", "care", typed="a\n" * 300)
    long = [line for line in out.splitlines() if len(line) > 78]
    assert all(re.fullmatch(r"\s*\S+", line) for line in long), long
