"""What to write, once a decision has fallen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guide.errors import GuideError, listed, show
from guide.letter import note, read_tone
from guide.model import Condition, Decision, Note, Rule
from guide.platforms import PLATFORMS
from guide.recommend import standing
from guide.slots import read_slots
from guide.vocabulary import TONES

#: What an action says, when its rule does not ask for something of its own.
_PURPOSES = {
    "ask-why": "ask-why",
    "redirect": "redirect-to-linkedin",
    "decline": "decline",
}

_RULE_PURPOSES = {
    "protected": "decline-professional",
    "protected-already-connected": "end-professional",
    "protected-check-your-rule": "redirect-to-firm-channel",
    "protected-without-a-rule": "redirect-to-firm-channel",
    "client-under-rule": "redirect-to-firm-channel",
    "business-not-on-linkedin": "redirect-to-email",
    "business-by-email": "redirect-to-email",
    "business-follows-a-closed-account": "redirect-to-email",
    "no-account-but-someone-known": "not-here",
    "new-account-of-someone-close": "ask-is-it-you",
    "thin-profile-asking-to-follow": "ask-is-it-you",
    "thin-profile-of-someone-met": "ask-where-we-met",
    "thin-profile-of-an-acquaintance": "ask-where-we-met",
    "recruiter-with-questions": "ask-which-role",
    "group-at-work-on-a-private-account": "redirect-to-work-channel",
    "group-with-clients": "redirect-to-email",
    "private-life-elsewhere": "closer-elsewhere",
    "a-kind-no-to-a-group": "decline-group",
    "group-from-an-acquaintance": "ask-about-the-group",
    "contact-from-a-shared-server": "ask-in-the-shared-room",
    "clients": "thanks",
    "prospects": "thanks",
    "acquaintances": "thanks",
    "introduced-themselves": "thanks",
    "vouched-for": "thanks",
    "worthwhile": "thanks",
    "shared-contact": "thanks",
    "same-field": "thanks",
    "prospect-who-introduces-themselves": "thanks",
    "recruiter-who-introduces-themselves": "thanks",
    "recruiter-recommended": "thanks",
}

#: What else one may say, beside a note for this purpose.
_ALSO: dict[str, tuple[str, ...]] = {
    "thanks": ("suggest-call",),
    "redirect-to-linkedin": ("redirect-to-page", "redirect-to-email", "swap-cards"),
    "redirect-to-email": ("redirect-to-page", "swap-cards"),
    "not-here": ("redirect-to-linkedin", "redirect-to-email", "swap-cards"),
    "decline": ("follow-instead", "why-declined"),
    "decline-group": ("leave-group", "why-declined"),
}

#: What one may say although a decision of this rule, or for this action, needs no word.
_INSTEAD: dict[str, tuple[str, ...]] = {
    "pitch-from-someone-you-know": ("after-a-pitch",),
    "pitch-from-a-client": ("after-a-pitch",),
    "offended-by-someone-you-know": ("rude-reply",),
    "pitched-after-connecting": ("after-a-pitch", "why-removed"),
    "promotional-follower": ("after-a-pitch", "why-removed"),
    "group-that-pitches": ("leave-group",),
    "nothing-to-approve": (),
}
_INSTEAD_BY_ACTION: dict[str, tuple[str, ...]] = {
    "accept": ("thanks", "suggest-call"),
    "accept-limited": ("thanks",),
    "ask-why": (),
    "let-follow": ("follow-instead",),
    "redirect": (),
    "leave-pending": (),
    "ignore": (),
    "decline": (),
    "remove": ("why-removed",),
    "block-report": (),
}

#: What a note is for instead, where an answer or a fact makes its usual purpose miss the point.
_UNLESS: dict[str, tuple[tuple[Condition, str], ...]] = {
    # A pointer to LinkedIn is of no use from LinkedIn, nor where either of the two is not there.
    "redirect-to-linkedin": (
        ({"venue": ("professional",)}, "redirect-to-email"),
        ({"reachable-on-linkedin": ("no",)}, "redirect-to-email"),
        ({"use-linkedin": ("none",)}, "redirect-to-email"),
    ),
    # Business may begin without a meeting.
    "ask-where-we-met": (({"relationship": ("prospect",)}, "ask-why"),),
}


#: Notes that point to a platform, and what is of use there instead.
_POINTS_TO = {"redirect-to-linkedin": ("linkedin", "redirect-to-email")}
#: Notes whose address is that of a page to look at.
_TO_A_PAGE = ("redirect-to-linkedin", "redirect-to-page", "follow-instead")
_EMAIL = re.compile(r"(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+", re.IGNORECASE)


def purposes(rule: Rule) -> tuple[tuple[Condition, str], ...]:
    """Return what a note for this rule's decisions is for: the first whose tests hold."""
    purpose = _RULE_PURPOSES.get(rule.id, _PURPOSES.get(rule.action))
    if purpose is None:
        return ()
    return _instead(purpose)


def _instead(purpose: str) -> tuple[tuple[Condition, str], ...]:
    return (*_UNLESS.get(purpose, ()), ({}, purpose))


def ways(decision: Decision) -> tuple[str, ...]:
    """Return the purposes that a note for this decision may have, the usual one first.

    Where saying nothing is usual, these are what one may still say; there may be none.
    """
    usual = _usual(decision)
    rule = decision.rule
    more = _ALSO.get(usual, ()) if usual else _INSTEAD.get(rule.id, _INSTEAD_BY_ACTION[rule.action])
    fitting = [_first(_instead(purpose), decision) for purpose in more]
    return tuple(dict.fromkeys([*([usual] if usual else []), *fitting]))


def _usual(decision: Decision) -> str:
    return _first(purposes(decision.rule), decision)


def _first(choices: Sequence[tuple[Condition, str]], decision: Decision) -> str:
    """Return the first purpose whose tests hold for a decision, or nothing."""
    venue = PLATFORMS[decision.platform].venue
    values = {**decision.answers, **decision.request, "venue": venue}
    for when, purpose in choices:
        if all(values[name] in allowed for name, allowed in when.items()):
            return purpose
    return ""


def fitting_purpose(purpose: str, platform: str) -> str:
    """Return what a note is for, or raise GuideError where it would point to where it is read."""
    there, better = _POINTS_TO.get(purpose, ("", ""))
    if there == platform:
        name = PLATFORMS[platform].name
        problem = f"a note on {name} cannot point to {name}"
        raise GuideError("purpose", problem, f"take another, such as {better}")
    return purpose


def check_link(purpose: str, slots: Mapping[str, str]) -> None:
    """Raise GuideError where a note that points to a page is given an e-mail address."""
    link = slots.get("link")
    if purpose in _TO_A_PAGE and isinstance(link, str) and _EMAIL.fullmatch(link.strip(" .,;:")):
        remedy = "give the web address that they should open"
        raise GuideError("link", f"{show(link)} is an e-mail address", remedy)


def reply(
    decision: Decision, *, purpose: str | None = None, tone: str = TONES[0], **slots: str
) -> Note | None:
    """Return a note to send for a decision, or None where saying nothing is right.

    `purpose` is one of `ways(decision)`, and the usual one if it is left out; `tone` and `slots`
    are as in `note`.
    Raises GuideError for a purpose that does not go with the decision, for a tone that does not
    exist, and for a slot that cannot be used.
    """
    possible = ways(decision)
    if purpose is not None and purpose not in possible:
        problem = f"{show(purpose)} does not go with this decision"
        remedy = f"it may be {listed(possible)}" if possible else "leave it out"
        raise GuideError("purpose", problem, remedy)
    chosen = purpose or _usual(decision)
    if chosen:
        check_link(chosen, slots)
        sender = standing(decision.answers, PLATFORMS[decision.platform])
        return note(chosen, decision.platform, sender, tone=tone, **slots)
    read_tone(tone)
    read_slots(slots)
    return None
