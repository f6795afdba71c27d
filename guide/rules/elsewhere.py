"""Places of another kind: chats and groups, and accounts that anybody may follow."""

from __future__ import annotations

from guide.rules.build import PRESENT, rule

_GROUP = {"venue": "circle"}
_AT_WORK = "close-colleague colleague manager report"
_EASY = "ordinary not-sure"

#: Tried among the rules for what an account is for.
GROUP_ACCOUNT = (
    rule(
        "group-of-people-you-know",
        "account",
        "accept",
        _GROUP | {"account": "private", "mixing": "blend", "relationship": "close-colleague"},
        carries="R15",
    ),
    rule(
        "group-at-work-on-a-private-account",
        "account",
        "redirect",
        _GROUP | {"account": "private", "relationship": _AT_WORK},
        carries="R21",
        cites="ollier-malaterre-2013 rothbard-2012",
    ),
    rule(
        "group-at-work",
        "account",
        "accept-limited",
        _GROUP | {"relationship": _AT_WORK},
        carries="R23",
        cites="whatsapp-faq",
    ),
    rule(
        "group-with-clients-at-work",
        "account",
        "accept-limited",
        _GROUP | {"account": "work", "relationship": "client prospect"},
        carries="R19",
        cites="whatsapp-faq",
    ),
    rule(
        "group-with-clients",
        "account",
        "redirect",
        _GROUP | {"relationship": "client prospect"},
        carries="R18 R28",
    ),
    rule(
        "recruiter-in-a-chat",
        "account",
        "redirect",
        _GROUP | {"relationship": "recruiter"},
        carries="R20",
        cites="npsa-2022",
    ),
)

#: Where nothing can be approved, little is left to decide.
BROADCAST = (
    rule(
        "private-life-elsewhere",
        "account",
        "redirect",
        {"venue": "broadcast", "account": "private", "relationship": "friend family"},
        cites="bluesky-docs-2026",
    ),
    rule(
        "nothing-to-approve",
        "account",
        "let-follow",
        {"venue": "broadcast", "stance": PRESENT},
        carries="R75",
        cites="bluesky-docs-2026",
    ),
)

#: Tried among the rules for who somebody is.
GROUP_ACQUAINTANCE = (
    rule(
        "a-kind-no-to-a-group",
        "relationship",
        "decline",
        _GROUP | {"stance": "closed", "relationship": "acquaintance"},
        carries="R62 R73",
    ),
    rule(
        "group-from-an-acquaintance",
        "relationship",
        "ask-why",
        _GROUP | {"relationship": "acquaintance"},
        carries="R42",
        cites="whatsapp-faq",
    ),
)

#: Tried among the rules for strangers.
GROUP_STRANGER = (
    rule(
        "contact-from-a-shared-server",
        "reason",
        "ask-why",
        _GROUP
        | {
            "stance": "selective",
            "exposure": _EASY,
            "relationship": "stranger",
            "profile": "credible",
            "note": "personal",
            "mutual": "vouched shared",
        },
        carries="R42 R78",
    ),
    rule(
        "group-from-a-stranger",
        "reason",
        "ignore",
        _GROUP | {"relationship": "stranger"},
        carries="R77",
        cites="button-2025",
    ),
)
