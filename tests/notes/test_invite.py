"""Invitations: they fit, they give a reason, and there is a way without a note."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.dated import sources
from guide.errors import GuideError
from guide.invite import PARTS, REASONS, invite
from guide.length import length, limit
from guide.model import Invitation
from guide.platforms import PLATFORMS
from guide.prose import table
from guide.render_notes import invitation_data
from guide.vocabulary import INVITATION_SLOTS, TONES
from guide.write_notes import invitation_text
from tests.notes.test_notes import subsets
from tests.support.reviewed import FILLED, SENTENCES
from tests.support.sentences import faults


def invited(platform: str, values: dict[str, str], **more: Any) -> Invitation:  # noqa: ANN401
    """Write an invitation with the slots that it has."""
    slots: dict[str, Any] = {name: values[name] for name in INVITATION_SLOTS if name in values}
    return invite(platform, **slots, **more)


@pytest.mark.parametrize("tone", TONES)
def test_every_choice_of_slots_reads_well_and_fits(tone: str) -> None:
    """Whatever is filled in, each version is held to its limit and has no hole."""
    for values in (FILLED, SENTENCES):
        for chosen in subsets(INVITATION_SLOTS):
            made = invited("linkedin", {name: values[name] for name in chosen}, tone=tone)
            assert [version.account for version in made.versions] == ["free", "premium"]
            for version, most in zip(made.versions, (200, 300), strict=True):
                if version.note is None:
                    assert not set(chosen) & set(REASONS)
                    continue
                assert (
                    version.note.limit == most == limit("linkedin", "invite", premium=most == 300)
                )
                assert version.note.length == length(version.note.text, "linkedin") <= most
                assert faults(version.note.text) == []


@pytest.mark.parametrize("platform", [name for name in PLATFORMS if name != "linkedin"])
def test_elsewhere_one_version_says_it_all(platform: str) -> None:
    """Where accounts do not differ, there is one version, and nothing is left out."""
    (version,) = invited(platform, FILLED).versions
    assert (version.account, version.left_out) == ("any", ())
    assert version.note is not None
    assert version.note.limit == limit(platform, "invite")
    assert [
        FILLED[slot] for slot in INVITATION_SLOTS if FILLED[slot] not in version.note.text
    ] == []


@pytest.mark.parametrize("tone", TONES)
def test_a_group_is_asked_for_as_a_group(tone: str) -> None:
    """What is asked for at the end is what the platform's tie is."""
    for platform, word in (("xing", "connect"), ("x", "in touch"), ("telegram", "group")):
        (version,) = invited(platform, FILLED, tone=tone).versions
        assert version.note is not None
        *_, last, sign_off = re.split(r"(?<=[.?])\s", version.note.text)
        assert (word in last, sign_off) == (True, "Jon Pike")


def test_my_own_account_comes_first() -> None:
    """With Premium, the longer version comes first."""
    for premium in (False, True):
        made = invited("linkedin", FILLED, premium=premium)
        assert made.versions[0].account == ("premium" if premium else "free")
        assert {version.account for version in made.versions} == {"free", "premium"}


@given(st.fixed_dictionaries({slot: st.integers(1, 180) for slot in INVITATION_SLOTS[2:]}))
def test_the_least_weighty_part_goes_first(sizes: dict[str, int]) -> None:
    """Nothing is cut: a part is in as a whole, or named as left out, and only where it must be."""
    slots: Any = {slot: f"we {slot} {'x' * size}" for slot, size in sizes.items()}
    for version in invite("linkedin", name="Priya", mine="Jon", **slots).versions:
        text = version.note.text if version.note else ""
        inside = [slot for slot in PARTS if slot in sizes and f"{slots[slot][1:]}." in text]
        if version.note:
            asks = "I would be glad to connect." in text
            assert {*inside, *version.left_out} == {*sizes} | (set() if asks else {"ask"})
            assert sorted(inside, key=lambda slot: text.index(slots[slot][1:])) == inside
        held = sizes if version.note else REASONS  # without a reason, what fits is of no use
        for left in (one for one in version.left_out if one in held):
            weightier = sum(
                len(slots[one]) + 2 for one in inside if PARTS.index(one) < PARTS.index(left)
            )
            most = 200 if version.account == "free" else 300
            assert len("Hello Priya,\n\nJon") + weightier + len(slots[left]) + 1 > most


def test_without_a_reason_there_is_no_note() -> None:
    """A note that gives no reason is not written, and the reader is told what it needs."""
    for slots in ({}, {"name": "Priya", "benefit": "our figures"}):
        data = invitation_data("linkedin", **slots)  # type: ignore[arg-type]
        assert [version["note"] for version in data["versions"]] == [None, None]
        assert all("Say what you share" in version["hint"] for version in data["versions"])


def test_reasons_that_fit_nowhere_are_named() -> None:
    """When no reason fits, the reader is told to shorten it, and which were left out."""
    data = invitation_data("linkedin", share="we " + "x" * 195, mine="Jon")
    free, premium = data["versions"]
    assert free["note"] is None
    assert [one["id"] for one in free["left-out"]] == ["share"]
    assert "fewer words" in free["hint"]
    assert premium["note"] is not None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_there_is_always_a_way_without_a_note(platform: str) -> None:
    """Every platform has advice for doing without a note, with sources that exist."""
    without = invitation_data(platform)["without"]
    assert len(without["steps"]) >= 2
    assert [fault for step in without["steps"] for fault in faults(step, letter=False)] == []
    assert without["sources"]
    assert set(without["sources"]) <= set(sources())
    assert ("few invitations a month" in without["text"]) == (platform == "linkedin")


def test_text_counts_and_says_what_is_missing() -> None:
    """In a terminal each version says how long it is, and what found no room."""
    slots: Any = {slot: FILLED[slot] for slot in INVITATION_SLOTS}
    said = invitation_text(invitation_data("linkedin", **slots))
    assert "With a free account (194 of 200 characters):\n  Hello Priya,\n" in said
    assert "Left out for want of room: what they can expect of you and that you would" in said
    assert "Without a note:\nFree accounts" in said


@pytest.mark.parametrize("tone", TONES)
def test_the_question_is_named_where_it_finds_no_room(tone: str) -> None:
    """The sentence that asks is in a note, or named as left out."""
    for chosen in subsets(INVITATION_SLOTS[2:]):
        slots: Any = {slot: FILLED[slot] for slot in chosen}
        for version in invite(
            "linkedin", tone=tone, name="Amira", mine="Jon Pike", **slots
        ).versions:
            asks = table("invite")[tone]["ask-connect"]
            if version.note:
                assert (asks in version.note.text) != ("ask" in version.left_out)
    full: Any = {slot: FILLED[slot] for slot in INVITATION_SLOTS}
    assert (
        "glad to connect"
        in invitation_data("linkedin", tone="plain", **full)["versions"][0]["hint"]
    )


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_note_about_a_group_says_so(platform: str) -> None:
    """Where a tie is with a group, the reader is told that the note is about one."""
    data = invitation_data(platform, share="the housing day")
    assert ("group" in data["about"]) == (PLATFORMS[platform].tie == "group")
    assert data["about"] in " ".join(invitation_text(data).split())


def test_what_cannot_be_used_is_refused() -> None:
    """An unknown platform, tone or slot is named, with what would be accepted."""
    with pytest.raises(GuideError, match=r"platform.*linkedin"):
        invite("myspace")
    with pytest.raises(GuideError, match=r"tone.*plain, warm or formal"):
        invite("x", tone="loud")
    with pytest.raises(GuideError, match=r"colour.*why-them"):
        invite("x", colour="red")
