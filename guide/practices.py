"""What I send, what I do after connecting and when I prune, as data."""

from __future__ import annotations

from guide.rules.build import PRESENT, practice

_CONNECT = {"tie": "connect", "stance": PRESENT}
_PROFESSIONAL = {"venue": "professional", "stance": PRESENT}
_PERSONAL = {"venue": "personal", "stance": PRESENT}
_PUBLIC = {"venue": "public", "stance": PRESENT}
_BROADCAST = {"venue": "broadcast", "stance": PRESENT}
_GROUP = {"tie": "group", "stance": PRESENT}

SEND = (
    practice(
        "say-why",
        "send",
        _PROFESSIONAL,
        carries="R49 R51 R74 R79 R83",
    ),
    practice("do-your-homework", "send", _PROFESSIONAL, carries="R52 R67 R79 R80"),
    practice("ask-before-naming", "send", _PROFESSIONAL, carries="R53"),
    practice(
        "one-chance", "send", _PROFESSIONAL | {"networking": "essential helpful"}, carries="R54"
    ),
    practice("no-pitch", "send", _PROFESSIONAL, carries="R70", cites="linkedin-policies-2026"),
    practice(
        "what-to-expect",
        "send",
        _PROFESSIONAL | {"stance": "open selective"},
        carries="R69",
    ),
    practice(
        "useful-link-later", "send", _PROFESSIONAL | {"stance": "open selective"}, carries="R68"
    ),
    practice(
        "seldom-send",
        "send",
        {"stance": "guarded closed", "tie": "connect"},
        carries="R4",
    ),
    practice("no-clients-here", "send", _PERSONAL, carries="R18 R28 R32"),
    practice("one-network-at-a-time", "send", _PERSONAL, carries="R3"),
    practice("what-you-saw-there", "send", _PERSONAL, carries="R27"),
    practice(
        "managers-do-not-send-first", "send", _CONNECT, cites="employer-laws-2013 rothbard-2012"
    ),
    practice(
        "follow-freely",
        "send",
        {"venue": "public broadcast", "stance": PRESENT},
        carries="R72 R75",
    ),
    practice("ask-before-adding", "send", _GROUP, carries="R53", cites="whatsapp-faq"),
    practice(
        "never-to-protected",
        "send",
        {"duty": "clients regulated", "stance": PRESENT},
        cites="gmc-2024 aba-2013",
    ),
)

AFTER = (
    practice(
        "thank-them", "after", _PROFESSIONAL | {"stance": "open selective"}, carries="R48 R55"
    ),
    practice(
        "call-with-a-reason",
        "after",
        _PROFESSIONAL | {"stance": "open selective"},
        carries="R48 R55",
    ),
    practice(
        "show-up",
        "after",
        {"activity": "weekly monthly", "stance": "open selective"},
        carries="R10 R72",
    ),
    practice(
        "quiet-account",
        "after",
        {"activity": "rarely not-sure", "stance": "open selective guarded"},
        carries="R10",
    ),
    practice("settings-second", "after", _PERSONAL, carries="R32 R66"),
    practice(
        "mind-the-audience",
        "after",
        {"account": "both", "stance": PRESENT},
        carries="R23 R24",
        cites="ollier-malaterre-2013",
    ),
    practice("your-feed", "after", _PROFESSIONAL, carries="R65"),
    practice("nothing-private", "after", _BROADCAST, carries="R24", cites="bluesky-docs-2026"),
    practice("mute-the-group", "after", _GROUP, carries="R23"),
)

PRUNE = (
    practice("when-the-purpose-changes", "prune", {"stance": PRESENT}, carries="R22 R25"),
    practice("commercial-friends", "prune", _PERSONAL, carries="R25 R26"),
    practice("withdraw-old-invitations", "prune", _PROFESSIONAL, cites="linkedin-help-invitations"),
    practice(
        "strangers-who-follow", "prune", _PUBLIC | {"stance": "guarded closed"}, carries="R14"
    ),
    practice(
        "a-word-first",
        "prune",
        _CONNECT | {"exposure": "ordinary sensitive-work not-sure"},
        cites="sibona-2014 bevan-2012",
    ),
    practice("leave-with-a-word", "prune", _GROUP, carries="R73"),
    practice("leave-in-good-order", "prune", {"stance": "absent"}, carries="R6"),
)

PRACTICES = SEND + AFTER + PRUNE
