"""What comes before etiquette: how they behave, professional bars, whether they are real."""

from __future__ import annotations

from guide.rules.build import PRESENT, rule

_PEOPLE_YOU_KNOW = "friend family close-colleague colleague manager report"

SAFETY = (
    rule(
        "get-help-first",
        "safety",
        "block-report",
        {"conduct": "harassing", "exposure": "personal-safety"},
        cites="bcsth-2026 nnedv",
        section="after",
    ),
    rule(
        "harassment",
        "safety",
        "block-report",
        {"conduct": "harassing"},
        cites="meta-standards-2026",
        section="after",
    ),
    rule(
        "false-profile-behaving-badly",
        "safety",
        "block-report",
        {"conduct": "offensive pitched promotional", "profile": "suspicious"},
        carries="R14",
        cites="npsa-2022",
        section="after",
    ),
    rule(
        "offended-by-someone-you-know",
        "safety",
        "accept-limited",
        {"conduct": "offensive", "relationship": _PEOPLE_YOU_KNOW},
        cites="bevan-2012",
        section="after",
    ),
    rule(
        "offensive",
        "safety",
        "remove",
        {"conduct": "offensive"},
        carries="R26",
        section="after",
    ),
    rule(
        "pitch-from-someone-you-know",
        "safety",
        "accept-limited",
        {"conduct": "pitched promotional", "relationship": _PEOPLE_YOU_KNOW},
        cites="bevan-2012",
        section="after",
    ),
    rule(
        "pitch-from-a-client",
        "safety",
        "accept-limited",
        {
            "venue": "professional public",
            "duty": "none not-sure",
            "conduct": "pitched promotional",
            "relationship": "client",
        },
        carries="R65",
        section="after",
    ),
    rule(
        "group-that-pitches",
        "safety",
        "remove",
        {"tie": "group", "conduct": "pitched promotional"},
        carries="R64",
        section="after",
    ),
    rule(
        "promotional-follower",
        "safety",
        "remove",
        {"tie": "follow", "conduct": "promotional pitched"},
        carries="R14",
        section="after",
    ),
    rule(
        "pitched-after-connecting",
        "safety",
        "remove",
        {"conduct": "pitched promotional"},
        carries="R64",
        section="after",
    ),
)

PROFESSION = (
    rule(
        "barred-and-false",
        "profession",
        "block-report",
        {
            "duty": "clients regulated",
            "relationship": "protected client",
            "profile": "suspicious",
        },
        cites="npsa-2022",
    ),
    rule(
        "protected-already-connected",
        "profession",
        "remove",
        {"duty": "regulated", "relationship": "protected", "conduct": "fine"},
        cites="gmc-2024 kolmes-2010",
        section="after",
    ),
    rule(
        "protected",
        "profession",
        "decline",
        {"duty": "regulated", "relationship": "protected"},
        cites="gmc-2024 bma-2011 kolmes-2010 nasuwt",
    ),
    rule(
        "client-under-rule",
        "profession",
        "redirect",
        {"duty": "clients regulated", "relationship": "client"},
        cites="finra-2017",
    ),
)

AUTHENTICITY = (
    rule(
        "copied-profile",
        "authenticity",
        "block-report",
        {
            "profile": "suspicious",
            "relationship": _PEOPLE_YOU_KNOW + " client acquaintance protected",
        },
        cites="button-2025",
    ),
    rule(
        "approach-to-sensitive-work",
        "authenticity",
        "block-report",
        {"profile": "suspicious", "exposure": "sensitive-work"},
        cites="npsa-2022 mi5-2025 fbi-2020",
    ),
    rule(
        "false-profile",
        "authenticity",
        "block-report",
        {"profile": "suspicious"},
        cites="button-2025 npsa-2022",
    ),
    rule(
        "new-account-of-someone-close",
        "authenticity",
        "ask-why",
        {
            "venue": "professional personal public circle",
            "stance": PRESENT,
            "profile": "thin",
            "relationship": "friend family",
        },
        cites="button-2025",
    ),
)
