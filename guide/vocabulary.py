"""The closed vocabularies: actions, stances, stages, facts, and what notes are made from."""

from __future__ import annotations

from guide.model import Fact

#: From the warmest to the coldest; a rule's action is never warmer for a less genuine profile.
ACTIONS = (
    "accept",
    "accept-limited",
    "ask-why",
    "let-follow",
    "redirect",
    "leave-pending",
    "ignore",
    "decline",
    "remove",
    "block-report",
)

#: From responsive to reluctant; `absent` is a place beside the line, not a colder `closed`.
STANCES = ("open", "selective", "guarded", "closed", "absent")

#: The order of every decision; etiquette begins after the first three.
STAGES = (
    "safety",
    "profession",
    "authenticity",
    "account",
    "relationship",
    "reason",
    "capacity",
    "default",
)

UNKNOWN = "unknown"
NOT_SURE = "not-sure"

FACTS = (
    Fact(
        "relationship",
        (
            "friend",
            "family",
            "close-colleague",
            "colleague",
            "manager",
            "report",
            "client",
            "prospect",
            "acquaintance",
            "recruiter",
            "protected",
            "stranger",
        ),
        carries=("R38",),
    ),
    Fact("profile", ("credible", "thin", "suspicious"), carries=("R39",)),
    Fact("note", ("personal", "none", "pitch"), carries=("R37", "R45")),
    Fact("mutual", ("vouched", "shared", "none")),
    Fact("field", ("related", "unrelated")),
    Fact("value", ("likely", "unlikely")),
    Fact(
        "conduct",
        ("fine", "pitched", "promotional", "offensive", "harassing"),
        after_connecting=True,
    ),
    Fact("reachable-on-linkedin", ("yes", "no")),
)

FACT_BY_ID = {fact.id: fact for fact in FACTS}

#: How a note may sound; the first is what it sounds like unless somebody asks.
TONES = ("plain", "warm", "formal")

#: What a reader may fill into a note or an invitation, with the most characters for each.
SLOTS = {
    "name": 60,
    "mine": 60,
    "place": 120,
    "reason": 200,
    "link": 200,
    "other": 60,
    "share": 200,
    "why-them": 200,
    "benefit": 200,
    "expect": 200,
}
NOTE_SLOTS = ("name", "mine", "place", "reason", "link", "other")
INVITATION_SLOTS = ("name", "mine", "share", "why-them", "benefit", "expect")

#: What a policy may be published as.
FORMS = ("line", "page", "card")
