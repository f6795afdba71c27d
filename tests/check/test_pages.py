"""The notes that the guide offers pass its own check, and its bad examples fail it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from guide.check import check
from guide.dated import data
from guide.invite import invite
from guide.letter import note, slots_of
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.vocabulary import TONES
from tests.support.corpus import FOLDER
from tests.support.reviewed import FILLED
from tests.support.written import pages

KNOWN = tomllib.loads((FOLDER / "pages.toml").read_text("utf-8"))
PART = re.compile(
    r"^#+ (?P<heading>[^\n]+)$|^``` \{(?P<kind>[^}]*)\}\n(?P<note>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


def notes() -> Iterator[tuple[str, str, str, bool]]:
    """Yield every note of the guide: its page, its text, its purpose, and whether it is bad."""
    for path in pages():
        yield from on_page(path)


def on_page(path: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the notes of a page."""
    heading = ""
    for part in PART.finditer(path.read_text(encoding="utf-8")):
        heading = part["heading"] or heading
        kind = part["kind"] or ""
        if ".con-letter" in kind:
            by_place = KNOWN["headings"].get(heading, KNOWN["purposes"].get(path.stem, "reply"))
            invites = ".con-invitation" in kind or path.stem == "invitations"
            purpose = "invite" if invites else by_place
            yield path.stem, part["note"], purpose, ".con-bad" in kind


GOOD = [row for row in notes() if not row[3]]
BAD = [row for row in notes() if row[3]]


def test_there_are_notes() -> None:
    """The guide has its notes, and every bad one is accounted for."""
    assert len(GOOD) > 70
    begun = [next((one for one in KNOWN["bad"] if row[1].startswith(one)), row[1]) for row in BAD]
    assert sorted(begun) == sorted(KNOWN["bad"])


@pytest.mark.parametrize(("page", "text", "purpose", "_bad"), GOOD)
def test_good_notes_pass(page: str, text: str, purpose: str, _bad: bool) -> None:  # noqa: FBT001
    """A note to copy has no findings."""
    assert [(one.id, one.text) for one in check(text, "linkedin", purpose)] == [], page


@pytest.mark.parametrize(("page", "text", "purpose", "_bad"), BAD)
def test_bad_notes_fail(page: str, text: str, purpose: str, _bad: bool) -> None:  # noqa: FBT001
    """A note that shows a mistake has the finding that its page names."""
    meant = next(name for begun, name in KNOWN["bad"].items() if text.startswith(begun))
    found = {one.id for one in check(text, "linkedin", purpose)}
    assert (meant in found) if meant else (found == set()), page


@pytest.mark.parametrize("purpose", table("notes"))
@pytest.mark.parametrize("platform", PLATFORMS)
def test_our_own_notes_pass(purpose: str, platform: str) -> None:
    """What the guide writes has no findings, on any platform, in any tone, full or bare."""
    assert purpose in data("check.toml")["purposes"]
    slots = {name: FILLED[name] for name in slots_of(purpose) if name != "link"}
    for tone, given in product(TONES, ({}, slots, {"name": "Priya"})):
        assert check(note(purpose, platform, tone=tone, **given).text, platform, purpose) == ()


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("platform", ["linkedin", "x", "facebook", "whatsapp"])
def test_our_own_invitations_pass(platform: str, tone: str) -> None:
    """Whatever a reader fills into an invitation, there is a reason and something about them."""
    given = {"share": "the housing day in Leeds", "why_them": "your survey of damp flats"}
    more = {"benefit": "our own figures", "expect": "a post about damp once a month"}
    for size in (1, 2, 3, 4):
        for chosen in combinations([*given, *more], size):
            slots: dict[str, Any] = {name: {**given, **more}[name] for name in chosen}
            for version in invite(platform, tone=tone, **slots).versions:
                if version.note:
                    premium = version.account == "premium"
                    assert check(version.note.text, platform, "invite", premium=premium) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hello, we have something in common. I would be glad to connect.",
        "Hi! We have so much in common: let us connect.",
    ],
)
def test_something_in_common_is_named_or_is_no_reason(text: str) -> None:
    """To say that there is something in common gives no reason while it is not said what."""
    assert "no-reason" in {one.id for one in check(text, "linkedin")}


def test_suggestions_follow_their_own_advice() -> None:
    """The better wording that a finding offers has no finding of that kind itself."""
    for name, row in data("check.toml")["findings"].items():
        for offered in re.findall("“([^”]+)”", say("check", "findings", name, "better")):
            for purpose, kind in data("check.toml")["purposes"].items():
                if kind in row["kinds"] and name not in ("no-reason", "nothing-about-them"):
                    found = {one.id for one in check(offered, "linkedin", purpose)}
                    assert name not in found, (name, offered)
