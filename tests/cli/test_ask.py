"""The questionnaire in a terminal, driven through a pipe."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from guide import recommend
from guide.ask import open_questions
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.render import policy_data
from guide.write import policy_text
from tests.support.authors import PERSONS
from tests.support.command import Ended, guide
from tests.support.every_case import ASKED, complete
from tests.support.made_up import all_answers

FIRST, SECOND = QUESTIONS[0], QUESTIONS[1]


def ask(*lines: str) -> Ended:
    """Type some lines, then end the input."""
    return guide("ask", stdin="".join(f"{line}\n" for line in lines))


def kept(ended: Ended) -> dict[str, str]:
    """Return the answers that the questionnaire printed to be kept."""
    assert (ended.status, ended.err) == (0, "")
    found: dict[str, str] = json.loads(ended.out.rstrip("\n").split("\n")[-1])
    return found


def asked(ended: Ended) -> list[int]:
    """Return the numbers of the questions as they came."""
    return [
        int(number) for number in re.findall(r"^(?:> )?Question (\d+) of", ended.out, re.MULTILINE)
    ]


def run_through(everything: Mapping[str, str]) -> list[str]:
    """Return the ids of the questions that somebody with these answers is asked, in order."""
    told: dict[str, str] = {}
    while left := open_questions(told):
        told[left[0].id] = everything[left[0].id]
    return list(told)


def numbers(everything: Mapping[str, str], ids: Sequence[str]) -> list[str]:
    """Return answers as the numbers that one types."""
    return [str(QUESTION_BY_ID[name].options.index(everything[name]) + 1) for name in ids]


def test_full_run_gives_the_policy() -> None:
    """Typing a number for each question prints the policy of those answers."""
    everything = complete(PERSONS["ryan"])
    ids = run_through(everything)
    ended = ask(*numbers(everything, ids))
    assert kept(ended) == {name: everything[name] for name in ids}
    assert asked(ended) == list(range(1, len(ids) + 1))
    assert policy_text(policy_data(recommend(kept(ended)))) in ended.out


@given(all_answers)
@settings(max_examples=15)
def test_any_run_gives_the_policy(everything: dict[str, str]) -> None:
    """Whoever answers, the policy of each platform asked about is that of all their answers."""
    ids = run_through(everything)
    answers = kept(ask(*numbers(everything, ids)))
    assert answers == {name: everything[name] for name in ids}
    told, meant = recommend(answers).platforms, recommend(everything).platforms
    assert {name: told[name] for name in ASKED} == {name: meant[name] for name in ASKED}


def test_option_ids_may_be_typed() -> None:
    """An option may be typed by its id, in any case, with space around it."""
    assert kept(ask("  Ordinary ", "PRIVATE")) == {FIRST.id: "ordinary", SECOND.id: "private"}


def test_blank_means_not_sure() -> None:
    """Enter alone is “not sure”."""
    assert kept(ask("", "  ")) == {FIRST.id: "not-sure", SECOND.id: "not-sure"}


def test_back_takes_an_answer_back() -> None:
    """Going back asks the question before once more, and the first stays the first."""
    ended = ask("1", "b", "2", "1")
    assert kept(ended) == {FIRST.id: FIRST.options[1], SECOND.id: SECOND.options[0]}
    assert asked(ended)[:4] == [1, 2, 1, 2]
    assert kept(ask("b", "b", "1")) == {FIRST.id: FIRST.options[0]}


def test_wrong_input_is_asked_again() -> None:
    """What is no answer is answered with what may be typed, and counts for nothing."""
    wrong = ["0", "9", "-1", "1.5", "\u0661", "\u00b2", "yes please", "1 2", "{}", "<b>", "\x1b[A"]
    ended = ask(*wrong, "1")
    assert kept(ended) == {FIRST.id: FIRST.options[0]}
    assert ended.out.count("Please type a number") == len(wrong)
    assert "\x1b" not in ended.out


def test_long_line_is_one_reply() -> None:
    """However long a line is, it is one wrong reply and no answer."""
    for length in (999, 1000, 1001, 2000, 100_000):
        ended = ask("y" * length)
        assert kept(ended) == {}, length
        assert ended.out.count("Please type a number") == 1, length


def test_bytes_that_are_no_text_are_asked_again() -> None:
    """What is not UTF-8 is a wrong reply like others."""
    ended = guide("ask", stdin=b"\xff\xfe\x00\n1\n")
    assert kept(ended) == {FIRST.id: FIRST.options[0]}


def test_windows_line_ends() -> None:
    """Lines may end as they do on Windows."""
    assert kept(guide("ask", stdin=b"1\r\n2\r\n")) == {
        FIRST.id: FIRST.options[0],
        SECOND.id: SECOND.options[1],
    }


def test_early_end_gives_the_policy_so_far() -> None:
    """When the input ends early, the policy follows from the answers so far."""
    for lines in ([], ["1"], ["1", "2"]):
        ended = ask(*lines)
        assert len(kept(ended)) == len(lines)
        assert policy_text(policy_data(recommend(kept(ended)))) in ended.out
    assert kept(guide("ask", stdin="1")) == {FIRST.id: FIRST.options[0]}


def test_quitting_keeps_nothing() -> None:
    """Stopping prints no policy and exits 0."""
    ended = ask("1", "q", "2")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("Stopped; nothing was kept.\n")
    assert "answers.json" not in ended.out


@given(st.lists(st.sampled_from(["1", "2", "3", "4", "5", "b", "", "x"]), max_size=30))
@settings(max_examples=15)
def test_any_typing_ends_well(lines: list[str]) -> None:
    """Whatever is typed, the policy printed is that of the answers printed."""
    ended = ask(*lines)
    assert policy_text(policy_data(recommend(kept(ended)))) in ended.out


def test_printed_answers_can_be_used() -> None:
    """The answers printed at the end are what `policy` reads."""
    answers = json.dumps(kept(ask("1", "1", "1")))
    assert guide("policy", "--answers", "-", stdin=answers).status == 0
