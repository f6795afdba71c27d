"""What the account is for: work and private life, each in its place."""

from __future__ import annotations

from guide.rules.build import rule
from guide.rules.elsewhere import BROADCAST, GROUP_ACCOUNT

_SOMEONE_KNOWN = (
    "friend family close-colleague colleague manager report "
    "client prospect acquaintance recruiter protected"
)
_OFF_WORK = {"venue": "personal public", "account": "private"}
_ALSO_WORK = {"venue": "personal", "account": "work both"}

ACCOUNT = (
    rule(
        "no-account-but-someone-known",
        "account",
        "redirect",
        {"stance": "absent", "relationship": _SOMEONE_KNOWN},
        carries="R30",
    ),
    rule("no-account", "account", "ignore", {"stance": "absent"}, carries="R6"),
    *GROUP_ACCOUNT,
    *BROADCAST,
    rule(
        "business-not-on-linkedin",
        "account",
        "redirect",
        {
            "venue": "personal",
            "relationship": "client prospect",
            "reachable-on-linkedin": "no",
        },
        carries="R29 R30",
    ),
    rule(
        "business-belongs-elsewhere",
        "account",
        "redirect",
        {"venue": "personal", "relationship": "client prospect"},
        carries="R18 R20 R28 R31 R33",
        cites="facebook-terms-2026",
    ),
    rule(
        "close-colleague-kept-apart",
        "account",
        "redirect",
        _OFF_WORK | {"mixing": "apart", "relationship": "close-colleague"},
        carries="R21 R33",
        cites="ollier-malaterre-2013",
    ),
    rule(
        "close-colleague-welcome",
        "account",
        "accept",
        _OFF_WORK | {"stance": "guarded", "mixing": "blend", "relationship": "close-colleague"},
        carries="R15",
    ),
    rule(
        "close-colleague-with-limits",
        "account",
        "accept-limited",
        _OFF_WORK
        | {
            "stance": "guarded closed",
            "mixing": "blend not-sure",
            "relationship": "close-colleague",
        },
        carries="R15 R23",
        cites="ollier-malaterre-2013",
    ),
    rule(
        "power-on-a-private-account",
        "account",
        "redirect",
        _OFF_WORK | {"relationship": "manager report"},
        cites="rothbard-2012 karl-2010",
    ),
    rule(
        "work-on-a-private-account",
        "account",
        "redirect",
        _OFF_WORK | {"relationship": "colleague client prospect recruiter"},
        carries="R15 R21 R33",
    ),
    rule(
        "close-colleague-on-a-shared-account",
        "account",
        "accept",
        _ALSO_WORK | {"mixing": "blend", "relationship": "close-colleague"},
        carries="R15",
    ),
    rule(
        "close-colleague-in-a-separate-circle",
        "account",
        "accept-limited",
        _ALSO_WORK | {"mixing": "apart not-sure", "relationship": "close-colleague"},
        carries="R23",
        cites="ollier-malaterre-2013",
    ),
    rule(
        "power-on-a-shared-account",
        "account",
        "redirect",
        {"venue": "personal", "relationship": "manager report"},
        cites="rothbard-2012 karl-2010",
    ),
    rule(
        "colleague-on-a-shared-account",
        "account",
        "accept-limited",
        _ALSO_WORK
        | {"stance": "selective guarded", "mixing": "blend", "relationship": "colleague"},
        carries="R32",
        cites="ollier-malaterre-2013",
    ),
    rule(
        "colleague-elsewhere",
        "account",
        "redirect",
        {"venue": "personal", "relationship": "colleague recruiter"},
        carries="R20 R33",
    ),
)
