"""Dated facts are listed, and those that are due for another check are found."""

from __future__ import annotations

import json
from datetime import date

from guide.dated import EVERY_PLATFORM_FACT, STUDY_FACTS, stale
from tests.support.command import guide


def test_all_facts_are_listed() -> None:
    """Every fact is there with its date, its source and how sure we are."""
    told = json.loads(guide("facts", "--format", "json").out)
    assert len(told["facts"]) == len(EVERY_PLATFORM_FACT) + len(STUDY_FACTS)
    for one in told["facts"]:
        assert one["text"]
        assert one["sources"]
        assert one["confidence"] in ("high", "medium", "low")


def test_stale_facts_are_those_past_their_day() -> None:
    """A fact is stale from the day after it was to be checked again, and not before."""
    every = stale(date.max)
    assert stale(min(date.fromisoformat(fact.recheck_by) for fact in every)) == []
    told = json.loads(guide("facts", "--stale", "--on", "2027-03-01", "--format", "json").out)
    late = {fact.id for fact in every if fact.recheck_by < "2027-03-01"}
    assert {one["id"] for one in told["facts"]} == late


def test_no_day_is_refused_in_a_sentence() -> None:
    """What is no day is named, with a day as it is to be written."""
    done = guide("facts", "--on", "tomorrow")
    assert done.status == 2
    assert done.out == ""
    assert "“tomorrow” is not a date; write year, month and day: 2027-02-28." in done.err
