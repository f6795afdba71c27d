"""What is proposed from pasted text rests on words in it, and is a value that the fact may have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guide.browser import step
from guide.dated import data
from guide.paste import paste_data, propose
from guide.prose import say, table
from guide.vocabulary import FACT_BY_ID
from tests.engine.test_prose import is_whole

SIGNS = data("paste.toml")["signs"]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (
            "Hi, I'm a talent partner at Acme and we have a role in Leeds that might suit you.",
            {"relationship": "recruiter"},
        ),
        (
            "Karen Wolf suggested that I write to you. We met at the housing day.",
            {"note": "personal", "relationship": "acquaintance", "mutual": "shared"},
        ),
        ("I'd like to add you to my professional network on LinkedIn.", {"note": "none"}),
        (
            "We help firms like yours save on payroll. Book a demo!",
            {"note": "pitch", "conduct": "pitched"},
        ),
        (
            "Anna Bell. 0 connections. Joined this month. No profile photo.",
            {"profile": "thin"},
        ),
        ("US Army general, widower, looking for true love.", {"profile": "suspicious"}),
        ("Mrs Byrne, you were my teacher in Year 9!", {"relationship": "protected"}),
        (
            "Hello, I just started in your team and wanted to say hello.",
            {"relationship": "colleague"},
        ),
        ("We are a customer of yours; our order with you is late.", {"relationship": "client"}),
        ("Hi, we need your services for a new roof in May.", {"relationship": "prospect"}),
        ("Rosa Diaz, 12 mutual connections", {"mutual": "shared"}),
        ("No mutual connections", {"mutual": "none"}),
        ("You don't know me, but I liked your book.", {"relationship": "stranger"}),
        ("\u0645\u0631\u062d\u0628\u0627", {}),
        ("", {}),
    ],
)
def test_proposals(text: str, proposed: dict[str, str]) -> None:
    """A text leads to the facts that it speaks of."""
    found = {one.fact: one.value for one in propose(text, "linkedin") if one.fact}
    assert {fact: found.get(fact) for fact in proposed} == proposed
    assert proposed or found == {}


def test_a_link_is_shown_and_proposes_nothing() -> None:
    """A link is a sign for the reader and no fact."""
    found = propose("We met in York. See https://example.org/a", "linkedin")
    (link,) = [one for one in found if one.sign == "link"]
    assert (link.fact, link.value, link.text) == ("", "", "https://example.org/a")


def test_a_fact_is_proposed_once() -> None:
    """One fact has one proposal, and its words stand where it says."""
    text = "\U0001f44b I am a recruiter. We met in Leeds. You don't know me. We help firms. " * 3
    found = propose(text, "linkedin")
    facts = [one.fact for one in found if one.fact]
    assert len(facts) == len(set(facts)) > 1
    assert all(text[one.start : one.end] == one.text for one in found)


def test_nobody_is_vouched_for_by_a_text() -> None:
    """That somebody vouches for them is never proposed."""
    assert ("mutual", "vouched") not in {
        (row.get("fact"), row.get("value")) for row in SIGNS.values()
    }


def test_signs_are_whole() -> None:
    """Every sign has its sentence, and proposes a value that its fact may have."""
    assert set(table("paste")) == set(SIGNS)
    assert all(is_whole(row["text"]) for row in table("paste").values())
    for row in SIGNS.values():
        assert not row.get("fact") or row["value"] in FACT_BY_ID[row["fact"]].values


def ask(**asked: object) -> Any:  # noqa: ANN401 - JSON
    """Ask the engine as a page does."""
    return json.loads(step(json.dumps(asked)))


def test_a_page_may_ask() -> None:
    """The border gives proposals with the words of the fact, its places as pages count."""
    told = ask(do="propose", text="\U0001f44b I am a recruiter.", platform="linkedin")
    assert told["ok"] is True
    assert told["language"] == "en"
    (found,) = told["proposals"]
    keys = ["sign", "fact", "value", "question", "label", "start", "end", "text", "because"]
    assert list(found) == keys
    assert found["question"] == say("facts", "relationship", "text")
    assert (found["value"], found["start"], found["end"]) == ("recruiter", 10, 19)


def test_a_page_may_have_a_note_checked() -> None:
    """The border checks a note; without a purpose it is an invitation."""
    told = ask(do="check", text="\U0001f44b act now", platform="linkedin", premium=True)
    assert (told["ok"], told["limit"], told["length"], told["purpose"]) == (True, 300, 10, "invite")
    assert told["findings"][0]["start"] == 3
    for wrong in (
        {"text": 5, "platform": "linkedin"},
        {"platform": "linkedin"},
        {"text": "a", "platform": "myspace"},
        {"text": "a", "platform": "linkedin", "purpose": ["invite"]},
        {"text": "a" * 90_000 + "\U0001f44b" * 10_001, "platform": "linkedin"},
    ):
        for do in ("check", "propose"):
            if do == "check" or "purpose" not in wrong:
                told = ask(do=do, **wrong)
                assert told["ok"] is False
                assert told["error"].endswith(".")


@pytest.mark.parametrize("part", ["a", "recruiter ", "you were my "])
def test_anything_is_read(part: str) -> None:
    """A hundred thousand characters of anything give proposals or none."""
    told = paste_data((part * 100_000)[:100_000], "linkedin")
    assert len(told["proposals"]) <= len(FACT_BY_ID) + 1
