"""What a policy to publish may say, as data: each sentence with what must be true of the policy.

A statement claims actions for requests, so that it can be held against the rules.  None of them
speaks of safety or of a role, and no policy that rests on these says what others never say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from guide.decide import first_match
from guide.model import Claim, PlatformPolicy, Policy, Request, Statement
from guide.reading import read_request
from guide.recommend import may_hold, standing
from guide.rules.build import PRESENT, condition

_NO = "ask-why leave-pending ignore decline"
_ANY_NOTE = "personal none unknown"
_ANY_FIELD = "related unrelated unknown"
_REAL = {"profile": "credible"}
_STRANGER = _REAL | {"relationship": "stranger"}
#: Nobody has put in a word for this stranger.
_UNKNOWN_STRANGER = _STRANGER | {"mutual": "none unknown", "note": _ANY_NOTE}


def _claim(requests: Mapping[str, str], actions: str) -> Claim:
    return Claim(condition(requests), tuple(actions.split()))


def _statement(name: str, topic: str, when: Mapping[str, str], *claims: Claim) -> Statement:
    return Statement(name, topic, condition(when), claims)


_FRIENDS = _claim(_REAL | {"relationship": "friend family", "note": _ANY_NOTE}, "accept")

STATEMENTS = (
    _statement(
        "gone",
        "who",
        {"stance": "absent"},
        _claim(_UNKNOWN_STRANGER, "ignore"),
    ),
    _statement(
        "open-to-all",
        "who",
        {"venue": "professional"},
        _claim(
            _STRANGER
            | {
                "note": _ANY_NOTE,
                "mutual": "vouched shared none unknown",
                "field": _ANY_FIELD,
                "value": "likely unknown",
            },
            "accept",
        ),
    ),
    _statement(
        "a-line-will-do",
        "who",
        {"venue": "professional"},
        _claim(_REAL | {"relationship": "acquaintance", "note": _ANY_NOTE}, "accept"),
        _claim(
            _STRANGER
            | {
                "note": "personal",
                "mutual": "vouched shared none unknown",
                "field": _ANY_FIELD,
                "value": "likely unlikely unknown",
            },
            "accept",
        ),
    ),
    _statement(
        "people-i-work-with",
        "who",
        {"venue": "professional"},
        _claim(
            _REAL | {"relationship": "close-colleague colleague", "note": _ANY_NOTE},
            "accept",
        ),
        _claim(_UNKNOWN_STRANGER, _NO),
    ),
    _statement(
        "friends-and-some",
        "who",
        {"venue": "personal"},
        _FRIENDS,
        _claim(_REAL | {"relationship": "acquaintance"}, "accept-limited"),
    ),
    _statement(
        "friends-and-family",
        "who",
        {"venue": "personal"},
        _FRIENDS,
        _claim(_UNKNOWN_STRANGER, f"{_NO} let-follow"),
    ),
    _statement(
        "anybody-may-follow",
        "who",
        {"venue": "public broadcast"},
        _claim(_UNKNOWN_STRANGER, "let-follow accept"),
    ),
    _statement(
        "people-i-know-may-follow",
        "who",
        {"venue": "public"},
        _FRIENDS,
        _claim(_UNKNOWN_STRANGER, _NO),
    ),
    _statement(
        "ask-before-adding",
        "who",
        {"venue": "circle"},
        _claim(_UNKNOWN_STRANGER, _NO),
        _claim(_REAL | {"relationship": "acquaintance", "note": _ANY_NOTE}, _NO),
    ),
    _statement(
        "work-elsewhere",
        "work",
        {"venue": "personal", "stance": PRESENT},
        _claim(
            _REAL | {"relationship": "client prospect", "reachable-on-linkedin": "yes no unknown"},
            "redirect",
        ),
    ),
    _statement(
        "no-sales",
        "sales",
        {"venue": "professional", "stance": PRESENT},
        _claim({"relationship": "stranger", "note": "pitch", "profile": "credible thin"}, "ignore"),
    ),
)


def true_of(policy: Policy, mine: PlatformPolicy) -> tuple[Statement, ...]:
    """Return the statements that are true of the policy for a platform, one for each topic."""
    values = standing(policy.answers, mine.platform)
    found: dict[str, Statement] = {}
    for one in STATEMENTS:
        if one.topic not in found and may_hold(one.when, values) and _all_true(one, mine):
            found[one.topic] = one
    return tuple(found.values())


def _all_true(statement: Statement, mine: PlatformPolicy) -> bool:
    return all(
        first_match(mine.rules, request).action in claim.actions
        for claim in statement.claims
        for request in requests_of(claim)
    )


def requests_of(claim: Claim) -> Iterator[Request]:
    """Yield every request of which a claim speaks; what it does not name is unknown."""
    for values in product(*claim.requests.values()):
        yield read_request(dict(zip(claim.requests, values, strict=True)))
