"""The note that I send: what we share, why them, what is in it for them, what to expect of me."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.length import length, limit
from guide.letter import fits, letter, read_tone
from guide.model import Invitation, Note, Version
from guide.platforms import PLATFORMS
from guide.prose import table
from guide.reading import read_platform
from guide.slots import forms, read_slots
from guide.vocabulary import INVITATION_SLOTS, SLOTS, TONES

#: The parts of an invitation, in the order in which they are written and from the weightiest.
PARTS = ("share", "why-them", "benefit", "expect", "ask")
#: Without one of these there is no reason to send a note.
REASONS = ("share", "why-them")

#: No invitation is longer, so a wider limit makes no difference between accounts.
_LONGEST = sum(SLOTS[slot] for slot in INVITATION_SLOTS) + 400
_ACCOUNTS = {False: "free", True: "premium"}


def invite(
    platform: str, *, tone: str = TONES[0], premium: bool = False, **slots: str
) -> Invitation:
    """Return the note to send with my own request, in versions that fit, and what to do without.

    `slots` are `name`, `mine`, `share`, `why_them`, `benefit` and `expect`; `premium` says which
    kind of account is mine.  Where the limit is tight, the least weighty part is left out first.
    Raises GuideError for a platform, a tone or a slot that cannot be used.
    """
    filled = forms(read_slots({name.replace("_", "-"): text for name, text in slots.items()}))
    where, how = read_platform(platform), read_tone(tone)
    limits = {paid: limit(where, "invite", premium=paid) for paid in (premium, not premium)}
    if len(set(limits.values())) == 1 or all(most and most > _LONGEST for most in limits.values()):
        versions = [_version("any", where, how, filled, limits[premium])]
    else:
        versions = [
            _version(_ACCOUNTS[paid], where, how, filled, most) for paid, most in limits.items()
        ]
    return Invitation(where, tuple(versions), PLATFORMS[where].venue)


def _version(
    account: str, platform: str, tone: str, filled: Mapping[str, str], most: int | None
) -> Version:
    given = [part for part in PARTS if part in filled or part == "ask"]
    kept: list[str] = []
    for part in given:
        if fits(_text([*kept, part], platform, tone, filled), platform, most):
            kept.append(part)
    left_out = tuple(part for part in given if part not in kept)
    if not set(kept) & set(REASONS):
        return Version(account, None, tuple(part for part in left_out if part != "ask"))
    text = _text(kept, platform, tone, filled)
    return Version(account, Note("invite", text, length(text, platform), most), left_out)


def _text(parts: Sequence[str], platform: str, tone: str, filled: Mapping[str, str]) -> str:
    pieces = table("invite")[tone]
    ask = f"ask-{PLATFORMS[platform].tie}"
    body = [pieces[ask if part == "ask" else part] for part in parts]
    return letter(body, tone, filled, "short")
