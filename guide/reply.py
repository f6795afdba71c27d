"""What to write, once a decision has fallen."""

from __future__ import annotations

from guide.model import Condition, Decision, Note, Rule
from guide.platforms import PLATFORMS
from guide.prose import say

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

#: A pointer to LinkedIn is of no use to somebody who is there already, or is not there.
_ELSEWHERE: tuple[tuple[Condition, str], ...] = (
    ({"venue": ("professional",)}, "redirect-to-email"),
    ({"reachable-on-linkedin": ("no",)}, "redirect-to-email"),
)


def purposes(rule: Rule) -> tuple[tuple[Condition, str], ...]:
    """Return what a note for this rule's decisions is for: the first whose tests hold."""
    purpose = _RULE_PURPOSES.get(rule.id, _PURPOSES.get(rule.action))
    if purpose is None:
        return ()
    return (*(_ELSEWHERE if purpose == "redirect-to-linkedin" else ()), ({}, purpose))


def reply(decision: Decision) -> Note | None:
    """Return a note to send for a decision, or None where saying nothing is right.

    No limit is given: answers to a request are messages, and no platform publishes theirs.
    """
    values = {**decision.request, "venue": PLATFORMS[decision.platform].venue}
    for when, purpose in purposes(decision.rule):
        if all(values[name] in allowed for name, allowed in when.items()):
            text = say("notes", purpose, "text")
            return Note(purpose, text, len(text), None)
    return None
