"""Entries for a calendar: what a calendar library reads back is what was meant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import decide, recommend
from guide.dated import sources
from guide.errors import GuideError
from guide.followup import steps
from guide.ics import calendar
from guide.model import Decision
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.reading import read_name
from guide.rules import RULES
from guide.vocabulary import ACTIONS
from tests.support.bad_input import NASTY
from tests.support.calendars import entries
from tests.support.made_up import all_answers, platforms, requests

DAY = date(2026, 11, 25)
#: Names that break what does not expect them.
NAMES = [
    "Ana",
    "Zoë; née, Ünsal",
    "back\\slash\\n and \\, and \\;",
    "q\"uo'te: colon = equals",
    "<b>Ana</b> & co",
    "日本語の名前" * 16,
    "é" * 100,
    "e\u0301" * 50,
    "אבי לוי",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "👩\u200d🔬 " * 20,
    "{what} {0} %s",
    "BEGIN:VEVENT",
    "a:b;c,d\\",
]


def decision(request: dict[str, str] | None = None, platform: str = "linkedin") -> Decision:
    """Return a decision; unless told otherwise, one that waits for a month."""
    return decide(recommend({}), platform, request or {})


def removal() -> Decision:
    """Return a decision to remove somebody who pitched."""
    return decision({"relationship": "stranger", "profile": "credible", "conduct": "pitched"})


def welcome() -> Decision:
    """Return a decision to let a stranger in, who is thanked and looked at again."""
    known = {"relationship": "stranger", "profile": "credible", "note": "personal"}
    return decide(recommend({"networking": "essential", "exposure": "ordinary"}), "linkedin", known)


@given(all_answers, platforms, requests, st.dates(max_value=date(9998, 1, 1)), st.text(max_size=99))
def test_entries_are_the_steps_for_later(
    answers: dict[str, str], platform: str, request: dict[str, str], day: date, name: str
) -> None:
    """There is an entry for each step that is for a later day, on that day, and no other."""
    one = decide(recommend(answers), platform, request)
    later = [step for step in steps(one.rule) if step.after_days]
    if not later:
        with pytest.raises(GuideError, match="nothing for a later day"):
            calendar(one, day, name=name)
        return
    events = entries(calendar(one, day, name=name))
    assert [event["DTSTART"].dt for event in events] == [
        day + timedelta(days=step.after_days or 0) for step in later
    ]
    for event, step in zip(events, later, strict=True):
        assert str(event["SUMMARY"]).startswith(say("follow-up", step.id, "short"))
        assert str(event["SUMMARY"]).endswith(f"({PLATFORMS[platform].name})")
        assert str(event["DESCRIPTION"]).startswith(say("follow-up", step.id, "then"))


def test_every_action_that_leaves_something_has_entries() -> None:
    """Accepting, asking, waiting, removing and ignoring can each put something into a calendar."""
    found = {rule.action for rule in RULES if any(step.is_for_later for step in steps(rule))}
    assert set(ACTIONS) - found == {"let-follow", "redirect", "decline", "block-report"}


def test_entry_is_a_whole_day_without_a_time_zone() -> None:
    """An entry is one whole day, has no clock time and no zone, blocks no time and is private."""
    text = calendar(decision(), DAY)
    (event,) = entries(text)
    assert type(event["DTSTART"].dt) is date
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert event["DTSTAMP"].dt == datetime(2026, 11, 25, tzinfo=UTC)
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    assert "VALARM" not in text


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-11-25", "2026-12-25"),
        ("2026-12-02", "2027-01-01"),
        ("2027-01-30", "2027-03-01"),
        ("2028-01-30", "2028-02-29"),
        ("2028-02-29", "2028-03-30"),
        ("2100-01-30", "2100-03-01"),
        ("0001-01-01", "0001-01-31"),
        ("9999-11-30", "9999-12-30"),
    ],
)
def test_days_are_counted_over_the_ends_of_months_and_years(day: str, due: str) -> None:
    """A month is thirty days, over the ends of months, of years and of February in leap years."""
    (event,) = entries(calendar(decision(), date.fromisoformat(day)))
    assert event["DTSTART"].dt == date.fromisoformat(due)


@pytest.mark.parametrize("day", [date.max, date(9999, 12, 1)])
def test_end_of_the_calendar_is_refused(day: date) -> None:
    """A day from which the steps would fall after the last year is refused in a sentence."""
    with pytest.raises(GuideError, match=f"{day} is too late to count from; give an earlier day"):
        calendar(decision(), day)


@pytest.mark.parametrize("name", NAMES)
def test_name_is_read_back_as_it_was(name: str) -> None:
    """Whatever a name holds, it is text in the title and nothing else, on a calendar's way back."""
    (event,) = entries(calendar(decision(), DAY, name=name))
    assert str(event["SUMMARY"]) == f"Look at the request again: {name.strip()} (LinkedIn)"


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_folded_between_characters(name: str) -> None:
    """No line is longer than 75 bytes, each ends as it must, and none is broken in a character."""
    raw = calendar(decision(), DAY, name=name).encode()
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)
    if len(name.encode()) > 75:
        assert max(map(len, lines)) > 70


def test_what_does_not_print_is_left_out_of_a_name() -> None:
    """Control characters, halves of characters and marks that turn text around do not travel."""
    name = f"{NASTY} Ana\ud800\t\tLee\u202e"
    (event,) = entries(calendar(decision(), DAY, name=name))
    assert str(event["SUMMARY"]) == "Look at the request again: <b> [31m Ana Lee (LinkedIn)"


@pytest.mark.parametrize("name", ["", " ", "\u200d", "\n\u202e\ud800"])
def test_no_name_names_nobody(name: str) -> None:
    """Without a name, or with one of which nothing prints, the title speaks of the request."""
    text = calendar(decision(), DAY, name=name)
    assert text == calendar(decision(), DAY)
    assert str(entries(text)[0]["SUMMARY"]) == "Look at the request again (LinkedIn)"


@given(st.text())
def test_a_name_is_one_line_or_refused(name: str) -> None:
    """Any text of at most a hundred characters becomes one line that is stable; more is refused."""
    if len(name) > 100:
        with pytest.raises(GuideError, match="at most 100"):
            read_name(name)
        return
    read = read_name(name)
    assert read_name(read) == read
    assert len(read.splitlines()) <= 1
    read.encode()


@pytest.mark.parametrize(("name", "said"), [(None, "null"), (5, "a number"), (["Ana"], "a list")])
def test_what_is_no_name_is_refused(name: object, said: str) -> None:
    """A name of another kind is refused by its kind."""
    with pytest.raises(GuideError, match=f"name: it is {said}; give a name as text"):
        read_name(name)


def uids(text: str) -> list[str]:
    """Return what tells the entries of a calendar apart."""
    return [str(event["UID"]) for event in entries(text)]


def test_same_decision_gives_the_same_entries() -> None:
    """Importing the same decision twice makes no second entry, as its text does not change."""
    assert calendar(welcome(), DAY, name="Ana") == calendar(welcome(), DAY, name="Ana")


def test_entries_are_told_apart() -> None:
    """Another step, day, platform, decision or person gives another entry."""
    found = [
        *uids(calendar(welcome(), DAY)),
        *uids(calendar(welcome(), DAY + timedelta(days=1))),
        *uids(calendar(decision(), DAY)),
        *uids(calendar(decision(platform="xing"), DAY)),
        *uids(calendar(removal(), DAY)),
        *uids(calendar(decision(), DAY, name="Ana")),
        *uids(calendar(decision(), DAY, name="Ben")),
    ]
    assert len(set(found)) == len(found) == 9


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_the_title_names_anybody(name: str) -> None:
    """The id of an entry holds a mark of four digits for a name, and the name is in the title."""
    text, bare = (calendar(welcome(), DAY, name=who) for who in (name, ""))
    marked = [re.sub(r"-[0-9a-f]{4}(?=@)", "", uid) for uid in uids(text)]
    assert marked == uids(bare)
    for event, other in zip(entries(text), entries(bare), strict=True):
        assert event["DESCRIPTION"] == other["DESCRIPTION"]


def test_entries_say_what_their_day_rests_on() -> None:
    """An entry names the source of its day, or says that the day is a custom."""
    author = sources()["debretts-2008"].author
    (event,) = entries(calendar(removal(), DAY))
    assert str(event["DESCRIPTION"]).endswith(f"\nThe day follows {author}; move it as you like.")
    (event,) = entries(calendar(decision(), DAY))
    assert str(event["DESCRIPTION"]).endswith("\nThe day is our own custom; move it as you like.")
