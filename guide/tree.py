"""The decision tree: from the answers to a stance, one tree for each kind of venue.

Only data and the walk down it.  `account` stands for the platform's own question, `use-<platform>`,
with the platform's usual purpose in the place of no answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.model import Branch, Case, Leaf

OPEN = Leaf("open")
SELECTIVE = Leaf("selective")
GUARDED = Leaf("guarded")
CLOSED = Leaf("closed")
ABSENT = Leaf("absent")


def _branch(asks: str, *cases: tuple[str, Branch | Leaf]) -> Branch:
    """Build a branch from pairs of space-separated options and what they lead to."""
    return Branch(asks, tuple(Case(tuple(options.split()), then) for options, then in cases))


# Careful with everybody, and closed for those who keep a low profile.
_CAREFUL = _branch("persona", ("comfortable limited not-sure", GUARDED), ("private", CLOSED))

# New people are welcome unless work gains nothing from them.
_WELCOME = _branch("networking", ("essential helpful not-sure", SELECTIVE), ("unneeded", GUARDED))

# An account for private life: work and reach have no say in it.
_PRIVATE = _branch(
    "exposure",
    ("personal-safety", CLOSED),
    ("ordinary sensitive-work not-sure", _CAREFUL),
)

_PROFESSIONAL_AT_RISK = _branch(
    "networking", ("essential", GUARDED), ("helpful unneeded not-sure", CLOSED)
)

_PROFESSIONAL_SENSITIVE = _branch(
    "networking",
    (
        "essential",
        _branch(
            "persona",
            (
                "comfortable",
                _branch("reputation", ("content", SELECTIVE), ("careful not-sure", GUARDED)),
            ),
            ("limited private not-sure", GUARDED),
        ),
    ),
    ("helpful not-sure", _CAREFUL),
    (
        "unneeded",
        _branch("persona", ("comfortable", GUARDED), ("limited private not-sure", CLOSED)),
    ),
)

_PROFESSIONAL_ORDINARY = _branch(
    "networking",
    (
        "essential",
        _branch(
            "persona",
            (
                "comfortable",
                _branch(
                    "reputation",
                    (
                        "content",
                        _branch(
                            "activity", ("weekly monthly", OPEN), ("rarely not-sure", SELECTIVE)
                        ),
                    ),
                    ("careful not-sure", SELECTIVE),
                ),
            ),
            (
                "limited not-sure",
                _branch("reputation", ("content", SELECTIVE), ("careful not-sure", GUARDED)),
            ),
            ("private", GUARDED),
        ),
    ),
    (
        "helpful not-sure",
        _branch(
            "persona",
            (
                "comfortable",
                _branch(
                    "reputation",
                    (
                        "content",
                        _branch(
                            "activity",
                            ("weekly monthly not-sure", SELECTIVE),
                            ("rarely", GUARDED),
                        ),
                    ),
                    ("careful not-sure", GUARDED),
                ),
            ),
            (
                "limited not-sure",
                _branch(
                    "reputation",
                    (
                        "content",
                        _branch(
                            "activity",
                            ("weekly", SELECTIVE),
                            ("monthly rarely not-sure", GUARDED),
                        ),
                    ),
                    ("careful not-sure", GUARDED),
                ),
            ),
            ("private", CLOSED),
        ),
    ),
    (
        "unneeded",
        _branch(
            "persona",
            ("comfortable", GUARDED),
            (
                "limited not-sure",
                _branch("activity", ("weekly monthly not-sure", GUARDED), ("rarely", CLOSED)),
            ),
            ("private", CLOSED),
        ),
    ),
)

_PROFESSIONAL = _branch(
    "account",
    ("none", ABSENT),
    ("private", _PRIVATE),
    (
        "work both",
        _branch(
            "exposure",
            ("personal-safety", _PROFESSIONAL_AT_RISK),
            ("sensitive-work", _PROFESSIONAL_SENSITIVE),
            ("ordinary not-sure", _PROFESSIONAL_ORDINARY),
        ),
    ),
)

_PERSONAL = _branch(
    "account",
    ("none", ABSENT),
    ("private", _PRIVATE),
    (
        "work both",
        _branch(
            "exposure",
            ("personal-safety", CLOSED),
            ("sensitive-work", _CAREFUL),
            (
                "ordinary not-sure",
                _branch(
                    "persona",
                    ("comfortable", _WELCOME),
                    ("limited not-sure", GUARDED),
                    ("private", CLOSED),
                ),
            ),
        ),
    ),
)

# Chats and groups are as near as a personal profile, so they go the same way.
# A one-way tie commits to little, so the bar is lower and the public persona decides.
_PUBLIC = _branch(
    "account",
    ("none", ABSENT),
    ("private", _PRIVATE),
    (
        "work both",
        _branch(
            "exposure",
            ("personal-safety", CLOSED),
            ("sensitive-work", _CAREFUL),
            (
                "ordinary not-sure",
                _branch(
                    "persona",
                    (
                        "comfortable",
                        _branch(
                            "activity", ("weekly monthly", OPEN), ("rarely not-sure", SELECTIVE)
                        ),
                    ),
                    ("limited not-sure", _WELCOME),
                    (
                        "private",
                        _branch(
                            "networking",
                            ("essential helpful", GUARDED),
                            ("unneeded not-sure", CLOSED),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

#: Venue to its tree.
TREES: Mapping[str, Branch] = {
    "professional": _PROFESSIONAL,
    "personal": _PERSONAL,
    "public": _PUBLIC,
    "broadcast": _PUBLIC,
    "circle": _PERSONAL,
}


def walk(tree: Branch | Leaf, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return the stance that `values` lead to, and the questions asked on the way."""
    asked: list[str] = []
    node = tree
    while isinstance(node, Branch):
        asked.append(node.asks)
        value = values[node.asks]
        node = next(case.then for case in node.cases if value in case.options)
    return node.stance, tuple(asked)


def reachable(tree: Branch | Leaf, values: Mapping[str, str]) -> frozenset[str]:
    """Return the stances still possible when only some of the values are known."""
    if isinstance(tree, Leaf):
        return frozenset({tree.stance})
    known = values.get(tree.asks)
    cases = (case for case in tree.cases if known is None or known in case.options)
    return frozenset().union(*(reachable(case.then, values) for case in cases))
