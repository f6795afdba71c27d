"""Who is asking: kin, colleagues, power, clients, acquaintances, recruiters."""

from __future__ import annotations

from guide.rules.build import WILLING, rule
from guide.rules.elsewhere import GROUP_ACQUAINTANCE

_PUBLIC_WORK = {"venue": "public", "account": "work both"}
_EASY = "ordinary not-sure"
_AT_RISK = "sensitive-work personal-safety"

_CLOSE = (
    rule(
        "kin-you-feel-safe-with",
        "relationship",
        "accept",
        {"exposure": "personal-safety", "relationship": "friend family"},
        carries="R4",
        cites="nnedv",
    ),
    rule(
        "kin",
        "relationship",
        "accept",
        {"exposure": "ordinary sensitive-work not-sure", "relationship": "friend family"},
        carries="R4 R15",
    ),
    rule(
        "protected-check-your-rule",
        "relationship",
        "redirect",
        {"duty": "not-sure", "relationship": "protected"},
        cites="gmc-2024 nasuwt",
    ),
    rule(
        "protected-without-a-rule",
        "relationship",
        "redirect",
        {"relationship": "protected"},
        cites="kolmes-2010",
    ),
    rule(
        "colleagues",
        "relationship",
        "accept",
        {"venue": "professional", "relationship": "close-colleague colleague"},
        carries="R4 R38",
    ),
    rule(
        "power-at-work",
        "relationship",
        "accept",
        {"venue": "professional", "relationship": "manager report"},
        cites="karl-2010 employer-laws-2013",
    ),
)

_TRADE = (
    rule(
        "pitch-in-the-invitation",
        "relationship",
        "leave-pending",
        {"venue": "professional", "relationship": "acquaintance prospect", "note": "pitch"},
        carries="R70",
    ),
    rule(
        "clients",
        "relationship",
        "accept",
        {"venue": "professional", "relationship": "client"},
        carries="R4 R18 R33",
    ),
    rule(
        "business-by-email",
        "relationship",
        "redirect",
        {"venue": "professional", "stance": "closed", "relationship": "prospect"},
        carries="R30",
    ),
    rule(
        "thin-profile-of-someone-met",
        "relationship",
        "ask-why",
        {
            "venue": "professional",
            "stance": WILLING,
            "relationship": "prospect acquaintance",
            "profile": "thin",
        },
        carries="R39 R42",
        cites="button-2025",
    ),
    rule(
        "prospects",
        "relationship",
        "accept",
        {"venue": "professional", "stance": "open selective", "relationship": "prospect"},
        carries="R18 R40",
    ),
    rule(
        "prospect-who-introduces-themselves",
        "relationship",
        "accept",
        {
            "venue": "professional",
            "stance": "guarded",
            "relationship": "prospect",
            "note": "personal",
        },
        carries="R78",
    ),
    rule(
        "prospect-without-introduction",
        "relationship",
        "ask-why",
        {"venue": "professional", "stance": "guarded", "relationship": "prospect"},
        carries="R42",
    ),
)

_ACQUAINTANCE = (
    *GROUP_ACQUAINTANCE,
    rule(
        "acquaintances",
        "relationship",
        "accept",
        {"venue": "professional", "stance": WILLING, "relationship": "acquaintance"},
        carries="R4 R38",
        cites="granovetter-1973 rajkumar-2022",
    ),
    rule(
        "a-kind-no",
        "relationship",
        "decline",
        {
            "venue": "professional",
            "stance": "closed",
            "relationship": "acquaintance",
            "note": "personal",
        },
        carries="R62 R73",
        cites="sibona-2014",
    ),
    rule(
        "acquaintance-left-waiting",
        "relationship",
        "leave-pending",
        {"venue": "professional", "stance": "closed", "relationship": "acquaintance"},
        carries="R4 R81",
    ),
    rule(
        "thin-profile-of-an-acquaintance",
        "relationship",
        "ask-why",
        {
            "venue": "personal",
            "stance": "selective",
            "relationship": "acquaintance",
            "profile": "thin",
        },
        cites="button-2025",
    ),
    rule(
        "acquaintance-with-limits",
        "relationship",
        "accept-limited",
        {"venue": "personal", "stance": "selective", "relationship": "acquaintance"},
        carries="R32",
    ),
    rule(
        "acquaintance-to-linkedin",
        "relationship",
        "redirect",
        {"venue": "personal", "relationship": "acquaintance", "reachable-on-linkedin": "yes"},
        carries="R20 R29",
    ),
    rule(
        "acquaintance-on-a-personal-profile",
        "relationship",
        "leave-pending",
        {"venue": "personal", "relationship": "acquaintance"},
        carries="R15 R76",
    ),
    rule(
        "thin-profile-asking-to-follow",
        "relationship",
        "ask-why",
        {
            "venue": "public",
            "account": "private",
            "stance": "guarded",
            "relationship": "acquaintance",
            "profile": "thin",
        },
        cites="button-2025",
    ),
    rule(
        "acquaintance-follows-a-private-account",
        "relationship",
        "accept-limited",
        {
            "venue": "public",
            "account": "private",
            "stance": "guarded",
            "relationship": "acquaintance",
        },
        cites="bcsth-2026",
    ),
    rule(
        "acquaintance-kept-waiting",
        "relationship",
        "leave-pending",
        {"venue": "public", "account": "private", "relationship": "acquaintance"},
        carries="R4",
    ),
)

_RECRUITER = (
    rule(
        "recruiter-not-wanted",
        "relationship",
        "ignore",
        {"venue": "professional", "stance": "closed", "relationship": "recruiter"},
        carries="R6",
    ),
    rule(
        "recruiter-thin-and-silent",
        "relationship",
        "ignore",
        {
            "venue": "professional",
            "relationship": "recruiter",
            "profile": "thin",
            "note": "none",
        },
        cites="mi5-2025 button-2025",
    ),
    rule(
        "recruiter-vouched-for",
        "relationship",
        "accept-limited",
        {
            "venue": "professional",
            "exposure": _AT_RISK,
            "relationship": "recruiter",
            "profile": "credible",
            "mutual": "vouched",
        },
        cites="npsa-2022",
    ),
    rule(
        "recruiter-to-verify",
        "relationship",
        "leave-pending",
        {"venue": "professional", "exposure": _AT_RISK, "relationship": "recruiter"},
        cites="mi5-2025 fbi-2020",
    ),
    rule(
        "recruiter-who-introduces-themselves",
        "relationship",
        "accept",
        {
            "venue": "professional",
            "stance": WILLING,
            "exposure": _EASY,
            "relationship": "recruiter",
            "profile": "credible",
            "note": "personal",
        },
        carries="R78",
    ),
    rule(
        "recruiter-recommended",
        "relationship",
        "accept",
        {
            "venue": "professional",
            "stance": WILLING,
            "exposure": _EASY,
            "relationship": "recruiter",
            "profile": "credible",
            "mutual": "vouched",
        },
        carries="R63",
        cites="rashtian-2014",
    ),
    rule(
        "recruiter-to-an-open-network",
        "relationship",
        "accept",
        {
            "venue": "professional",
            "stance": "open",
            "exposure": _EASY,
            "relationship": "recruiter",
            "profile": "credible",
        },
        carries="R12",
    ),
    rule(
        "recruiter-with-questions",
        "relationship",
        "ask-why",
        {"venue": "professional", "relationship": "recruiter"},
        carries="R42 R44",
    ),
)

_FOLLOWERS = (
    rule(
        "close-colleague-follows",
        "relationship",
        "accept",
        _PUBLIC_WORK | {"relationship": "close-colleague"},
        carries="R75",
    ),
    rule(
        "business-follows-a-closed-account",
        "relationship",
        "redirect",
        _PUBLIC_WORK | {"stance": "closed", "relationship": "client prospect"},
        carries="R30",
    ),
    rule(
        "acquaintance-follows-a-closed-account",
        "relationship",
        "ignore",
        _PUBLIC_WORK | {"stance": "closed", "relationship": "acquaintance recruiter"},
        carries="R4",
    ),
    rule(
        "people-you-know-follow",
        "relationship",
        "let-follow",
        _PUBLIC_WORK
        | {"relationship": "colleague manager report client prospect acquaintance recruiter"},
        carries="R13 R75",
    ),
)

RELATIONSHIP = _CLOSE + _TRADE + _ACQUAINTANCE + _RECRUITER + _FOLLOWERS
