"""What the pages need that help to write: platforms, purposes, tones, slots and their words."""

from __future__ import annotations

from typing import Any

from guide.check import MOST_CHARACTERS, purposes
from guide.check.wording import kind_of
from guide.dated import data
from guide.length import limit
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.vocabulary import FORMS, INVITATION_SLOTS, NOTE_SLOTS, SLOTS, TONES


def tools() -> dict[str, Any]:
    """Return all that the forms of the tools are made of, and the words around them."""
    prose = table("tools")
    return {
        "words": prose["words"] | {"other": say("check", "text", "other")},
        "limits": prose["limits"],
        "platforms": [_platform(one) for one in PLATFORMS],
        "purposes": [_kind(one, label) for one, label in prose["purposes"].items()],
        "most": MOST_CHARACTERS,
        "tones": [{"id": one, "label": say("letters", one, "label")} for one in TONES],
        "forms": " ".join(FORMS),
        "note_slots": [_slot(one) for one in NOTE_SLOTS],
        "invitation_slots": [_slot(one) for one in INVITATION_SLOTS],
        "about_me": {
            fact: [{"id": one, "label": label} for one, label in values.items()]
            for fact, values in prose["about-me"].items()
        },
    }


def _kind(kind: str, label: str) -> dict[str, str]:
    """Return a kind of note with its name, and the purposes of our own notes that are of it."""
    covers = [one for one in purposes() if kind_of(one) == kind and one not in prose_kinds()]
    return {"id": kind, "label": label, "covers": " ".join(covers)}


def prose_kinds() -> tuple[str, ...]:
    """Return the kinds of note that a reader may choose from."""
    return tuple(table("tools")["purposes"])


def _platform(platform: str) -> dict[str, Any]:
    """Return a platform, how it counts, and whether paying changes how long a note may be."""
    paid = [limit(platform, one, premium=True) for one in purposes()]
    return {
        "id": platform,
        "name": PLATFORMS[platform].name,
        "count": data("limits.toml")["counts"].get(platform, "utf-16"),
        "premium": paid != [limit(platform, one) for one in purposes()],
    }


def _slot(slot: str) -> dict[str, Any]:
    """Return what may be filled into a note, with its question and the most characters."""
    return {"id": slot, "text": say("letters", "slots", slot), "most": SLOTS[slot]}
