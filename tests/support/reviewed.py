"""Every note, invitation and statement, bare and filled, on one page for a person to read.

`python -m tests.support.reviewed` writes the page after a rewording; read what changed in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guide import recommend
from guide.invite import invite
from guide.letter import conditions_of, note, slots_of
from guide.prose import say, table
from guide.publish import publish
from guide.vocabulary import FORMS, INVITATION_SLOTS, TONES

PAGE = Path(__file__).parents[1] / "notes" / "reviewed.md"

#: What a reader might fill in: a part of a sentence, and for CLAUSES a whole one.
FILLED = {
    "name": "Priya",
    "mine": "Jon Pike",
    "place": "the housing day in Leeds",
    "reason": "your survey of damp flats",
    "link": "example.org/jon",
    "other": "Maria Lopes",
    "share": "the housing day in Leeds",
    "why-them": "your survey of damp flats",
    "benefit": "our own figures on mould",
    "expect": "a post about damp once a month",
}
SENTENCES = FILLED | {
    "name": "Ms Rao",
    "place": "in Leeds",
    "reason": "We both look after old houses.",
    "share": "we sat together in Leeds and talked about damp",
    "why-them": "I use your survey every week.",
    "benefit": "you could use our figures on mould",
    "expect": "I post about damp once a month",
}
PEOPLE: dict[str, dict[str, str]] = {
    "nothing answered": {},
    "open": {
        "networking": "essential",
        "persona": "comfortable",
        "reputation": "content",
        "activity": "weekly",
        "attention": "none",
        "use-whatsapp": "private",
        "use-bluesky": "work",
    },
    "closed": {"networking": "unneeded", "persona": "private", "use-x": "none"},
    "private life welcome": {"persona": "comfortable", "use-facebook": "both"},
}


def page() -> str:
    """Return the page."""
    parts = ["# Notes to review", "Written by `python -m tests.support.reviewed`."]
    for purpose in table("notes"):
        parts += [f"## {purpose}: {say('notes', purpose, 'label')}"]
        for tone in TONES:
            parts += [f"### {tone}", *_notes(purpose, tone)]
    for tone in TONES:
        parts += [f"## invite, {tone}", *_invitations("linkedin", tone)]
        parts += [text for one in ("x", "whatsapp") for text in _invitations(one, tone)]
    for who, answers in PEOPLE.items():
        parts += [f"## publish, {who}"]
        parts += [_fenced(publish(recommend(answers), form).text) for form in FORMS]
    return "\n\n".join(parts) + "\n"


def _notes(purpose: str, tone: str) -> list[str]:
    has = slots_of(purpose)
    filled = [{slot: values[slot] for slot in has} for values in (FILLED, SENTENCES)]
    senders = [{}, *({n: v[0] for n, v in when.items()} for when in conditions_of(purpose))]
    texts = [
        note(purpose, "whatsapp", sender, tone=tone, **slots).text
        for sender in senders
        for slots in ({}, *filled)
    ]
    return [_fenced(text) for text in dict.fromkeys(texts)]


def _invitations(platform: str, tone: str) -> list[str]:
    parts = []
    for values in (FILLED, SENTENCES):
        slots: dict[str, Any] = {slot: values[slot] for slot in INVITATION_SLOTS}
        made = invite(platform, tone=tone, **slots)
        for version in made.versions:
            assert version.note is not None
            left = f" (left out: {', '.join(version.left_out)})" if version.left_out else ""
            parts += [
                f"{platform}, {version.account}, {version.note.length}{left}",
                _fenced(version.note.text),
            ]
    return parts


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
