"""Reading what is handed in for a check: the note, and what it is for."""

from __future__ import annotations

from guide.check.wording import kinds, purposes
from guide.errors import GuideError, listed, show

#: No platform takes a longer message; more is a mistake, and is not looked at.
MOST_CHARACTERS = 100_000


def read_note(given: object, place: str = "note") -> str:
    """Return a note as given, with a mark in the place of every half of a character.

    Raises GuideError when it is not text, or too long.
    """
    if not isinstance(given, str):
        raise GuideError(place, f"{show(given)} is not text", "give the note as text")
    if len(given) > MOST_CHARACTERS:
        raise GuideError(
            place, "it is too long", f"give a note of at most {MOST_CHARACTERS:,} characters"
        )
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in given)


def read_purpose(given: object) -> str:
    """Return what a note is for, or raise GuideError naming what it may be for."""
    if not isinstance(given, str) or given not in purposes():
        raise GuideError(
            "purpose",
            f"{show(given)} is not one we know",
            f"it may be {listed(kinds())}, or the purpose of one of our notes, such as ask-why",
        )
    return given
