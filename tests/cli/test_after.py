"""`decide` says what would help to know, and gives the steps afterwards to a calendar program."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from guide import decide, recommend
from guide.ics import calendar
from tests.support.bad_input import NASTY
from tests.support.calendars import entries
from tests.support.command import BARE, Ended, guide

DECIDE = ("decide", "--platform", "linkedin")
ICS = (*DECIDE, "--format", "ics", "--on", "2026-11-25")
SETTLED = '{"relationship": "friend", "profile": "credible"}'


def refused(ended: Ended, *words: str) -> bool:
    """Tell whether a command refused in one sentence that holds some words, and printed nothing."""
    line = ended.err.removesuffix(".\n")
    whole = line.isprintable() and ended.err.endswith(".\n")
    return (ended.status, ended.out) == (2, "") and whole and all(word in line for word in words)


def test_next_fact_is_an_id() -> None:
    """`next-fact` is the fact that would settle most."""
    assert json.loads(guide(*DECIDE, "--format", "json").out)["next-fact"] == "profile"


def test_next_fact_is_null_once_settled() -> None:
    """Once nothing more can matter, `next-fact` is null and the text does not ask."""
    words = (*DECIDE, "--request", "-", "--format")
    assert json.loads(guide(*words, "json", stdin=SETTLED).out)["next-fact"] is None
    assert "help to know" not in guide(*words, "text", stdin=SETTLED).out


def test_text_says_what_would_help() -> None:
    """The text asks what would help to know, in the words of the questionnaire."""
    said = guide(*DECIDE).out
    assert "What would help to know:\n- What does their profile look like?\n" in said


def test_calendar_is_the_guides() -> None:
    """`--format ics` prints the entries in UTF-8, with the line ends of RFC 5545."""
    wanted = calendar(decide(recommend({}), "linkedin", {}), date(2026, 11, 25), name="Zoë Lee")
    ended = guide(*ICS, "--name", "Zoë Lee")
    assert (ended.status, ended.err, ended.out) == (0, "", wanted)
    assert "\r\nDTSTART;VALUE=DATE:20261225\r\n" in wanted


@pytest.mark.parametrize("python", [(), BARE])
def test_calendar_is_utf_8_wherever_it_is_written(python: tuple[str, ...]) -> None:
    """Where the terminal has only ASCII, a calendar is still what it should be."""
    usual = guide(*ICS, "--name", "日本 Zoë")
    narrow = guide(
        *ICS, "--name", "日本 Zoë", python=python, PYTHONUTF8="1", PYTHONIOENCODING="ascii"
    )
    assert "日本 Zoë" in usual.out
    assert narrow.out == usual.out


def test_calendar_counts_from_today() -> None:
    """Without `--on`, the days count from today, and the name is nobody's."""
    before = datetime.now(tz=UTC).astimezone().date()
    (event,) = entries(guide(*DECIDE, "--format", "ics").out)
    made = event["DTSTAMP"].dt.date()
    assert before <= made <= before + timedelta(days=1)
    assert event["DTSTART"].dt == made + timedelta(days=30)
    assert str(event["SUMMARY"]) == "Look at the request again (LinkedIn)"


def test_nothing_for_later_is_said() -> None:
    """A decision that leaves nothing for a later day gives a sentence, and no empty calendar."""
    ended = guide(*ICS, "--request", "-", stdin='{"conduct": "harassing"}')
    assert refused(ended, "calendar", "nothing for a later day", "read its steps as text")


@pytest.mark.parametrize("form", ["json", "text", "ics"])
@pytest.mark.parametrize("day", ["tomorrow", "", "2027-02-29", NASTY.replace("\0", "")])
def test_no_day_is_refused(day: str, form: str) -> None:
    """What is no day is refused in every format, with a day as it is to be written."""
    ended = guide(*DECIDE, "--format", form, "--on", day)
    assert refused(ended, "--on", "is not a date", "2027-02-28")


def test_last_day_is_refused() -> None:
    """A day from which the calendar ends too soon is refused."""
    ended = guide(*DECIDE, "--format", "ics", "--on", "9999-12-31")
    assert refused(ended, "9999-12-31", "give an earlier day")


@pytest.mark.parametrize("name", ["x" * 101, NASTY.replace("\0", "") * 20])
def test_long_name_is_refused(name: str) -> None:
    """A name longer than names are is refused, with how long it may be, and quoted safely."""
    assert refused(guide(*ICS, "--name", name), "--name", "give at most 100 characters")


def test_control_characters_do_not_reach_the_calendar() -> None:
    """What does not print in a name is left out, and the calendar is sound."""
    ended = guide(*ICS, "--name", f"Ana {NASTY.replace(chr(0), '')}\nEND:VCALENDAR")
    (event,) = entries(ended.out)
    assert str(event["SUMMARY"]).endswith(": Ana <b> [31m END:VCALENDAR (LinkedIn)")
