"""Strangers: the reason they give, how well they fit, the time there is, and what is left."""

from __future__ import annotations

from guide.rules.build import WILLING, rule
from guide.rules.elsewhere import GROUP_STRANGER

_EASY = "ordinary not-sure"
_AT_RISK = "sensitive-work personal-safety"
_STRANGER = {"relationship": "stranger"}
_ON_LINKEDIN = {"venue": "professional", "relationship": "stranger"}
_ON_FACEBOOK = {"venue": "personal", "relationship": "stranger"}
_ON_X = {"venue": "public", "relationship": "stranger"}
_GENUINE = _ON_LINKEDIN | {"profile": "credible"}
_HURRIED = "some none not-sure"

_PROFESSIONAL = (
    rule(
        "pitch-from-a-stranger",
        "reason",
        "ignore",
        _STRANGER | {"tie": "connect", "note": "pitch"},
        carries="R70",
        cites="linkedin-policies-2026",
    ),
    rule(
        "thin-and-silent",
        "reason",
        "ignore",
        _STRANGER | {"tie": "connect", "profile": "thin", "note": "none"},
        carries="R77",
        cites="button-2025",
    ),
    rule(
        "only-people-you-know",
        "reason",
        "ignore",
        _ON_LINKEDIN | {"stance": "closed"},
        carries="R4",
        cites="linkedin-help-invitations",
    ),
    rule(
        "vouched-for-sensitive-work",
        "reason",
        "accept-limited",
        _GENUINE | {"stance": WILLING, "exposure": _AT_RISK, "mutual": "vouched"},
        cites="npsa-2022 boshmaf-2011",
    ),
    rule(
        "verify-before-anything",
        "reason",
        "leave-pending",
        _ON_LINKEDIN | {"exposure": _AT_RISK},
        cites="fbi-2020 mi5-2025 npsa-2022",
    ),
    rule(
        "introduced-themselves",
        "reason",
        "accept",
        _GENUINE | {"stance": WILLING, "note": "personal"},
        carries="R45 R74 R78",
    ),
    rule(
        "vouched-for",
        "reason",
        "accept",
        _GENUINE | {"stance": WILLING, "mutual": "vouched"},
        carries="R63",
        cites="rashtian-2014",
    ),
    rule(
        "worthwhile",
        "reason",
        "accept",
        _GENUINE | {"stance": "open selective", "value": "likely"},
        carries="R35 R40 R62",
        cites="utz-2016",
    ),
    rule(
        "well-behaved-so-far",
        "reason",
        "accept",
        _GENUINE | {"stance": WILLING, "conduct": "fine"},
        carries="R64",
        section="after",
    ),
    rule(
        "no-benefit",
        "reason",
        "leave-pending",
        _ON_LINKEDIN | {"stance": "selective guarded", "value": "unlikely"},
        carries="R35 R62",
    ),
    rule(
        "shared-contact",
        "reason",
        "accept",
        _GENUINE | {"stance": "selective", "mutual": "shared", "attention": _HURRIED},
        carries="R61 R63",
        cites="boshmaf-2011",
    ),
    rule(
        "same-field",
        "reason",
        "accept",
        _GENUINE | {"stance": "selective", "field": "related", "attention": _HURRIED},
        carries="R61 R63",
        cites="rashtian-2014",
    ),
    rule(
        "open-door",
        "reason",
        "accept",
        _GENUINE | {"stance": "open", "attention": _HURRIED},
        carries="R2 R12 R47",
    ),
    rule(
        "thin-but-they-wrote",
        "reason",
        "ask-why",
        _ON_LINKEDIN | {"profile": "thin", "note": "personal", "attention": "each some not-sure"},
        carries="R42",
        cites="button-2025",
    ),
    rule(
        "thin-profile",
        "reason",
        "leave-pending",
        _ON_LINKEDIN | {"profile": "thin"},
        carries="R39",
        cites="button-2025",
    ),
)

_PERSONAL = (
    rule(
        "stranger-at-a-closed-door",
        "reason",
        "ignore",
        _ON_FACEBOOK | {"stance": "closed"},
        carries="R4 R76",
    ),
    rule(
        "friend-of-a-friend",
        "reason",
        "ask-why",
        _ON_FACEBOOK | {"exposure": _EASY, "profile": "credible", "mutual": "vouched"},
        carries="R42",
        cites="boshmaf-2011",
    ),
    rule(
        "stranger-may-follow",
        "reason",
        "let-follow",
        _ON_FACEBOOK | {"stance": "selective", "exposure": _EASY, "profile": "credible"},
        carries="R29",
        cites="facebook-help-limits",
    ),
    rule(
        "stranger-on-a-personal-profile",
        "reason",
        "ignore",
        _ON_FACEBOOK,
        carries="R15 R76 R77",
    ),
)

_PUBLIC = (
    rule(
        "anyone-may-follow",
        "reason",
        "let-follow",
        _ON_X | {"stance": "open"},
        carries="R13 R75",
    ),
    rule(
        "thin-follower",
        "reason",
        "ignore",
        _ON_X | {"stance": "selective guarded", "profile": "thin"},
        cites="button-2025",
    ),
    rule(
        "strangers-may-follow",
        "reason",
        "let-follow",
        _ON_X | {"stance": "selective"},
        carries="R13 R75",
    ),
    rule(
        "genuine-follower",
        "reason",
        "let-follow",
        _ON_X | {"account": "work both", "stance": "guarded", "profile": "credible"},
        carries="R75",
    ),
    rule(
        "vouched-follower",
        "reason",
        "ask-why",
        _ON_X
        | {
            "account": "private",
            "stance": "guarded",
            "exposure": _EASY,
            "profile": "credible",
            "mutual": "vouched",
        },
        carries="R42",
        cites="boshmaf-2011",
    ),
    rule(
        "stranger-at-a-private-account",
        "reason",
        "ignore",
        _ON_X | {"account": "private"},
        carries="R77",
    ),
    rule(
        "follower-to-look-at",
        "reason",
        "leave-pending",
        _ON_X | {"stance": "guarded"},
        carries="R39",
    ),
    rule("stranger-at-a-protected-account", "reason", "ignore", _ON_X, carries="R4"),
)

REASON = _PROFESSIONAL + _PERSONAL + _PUBLIC + GROUP_STRANGER

CAPACITY = (
    rule(
        "time-to-ask",
        "capacity",
        "ask-why",
        _ON_LINKEDIN | {"attention": "each"},
        carries="R42 R43 R44",
        cites="sieben",
    ),
    rule(
        "no-time-to-look",
        "capacity",
        "leave-pending",
        _ON_LINKEDIN | {"attention": "none"},
        carries="R81",
    ),
)

DEFAULT = (
    rule(
        "wait-for-a-reason",
        "default",
        "leave-pending",
        _ON_LINKEDIN,
        carries="R61 R77 R81",
    ),
    rule(
        "public-by-default",
        "default",
        "let-follow",
        {"venue": "public", "account": "work both", "stance": "open selective"},
        carries="R75",
    ),
    rule("find-out-who", "default", "leave-pending", {}, carries="R39 R46"),
)
