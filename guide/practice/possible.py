"""What the engine can say in a step, to whom: exact over all answers, without trying each.

Answers reach a decision only through the stance, what the account is for, and the few questions
that rules test themselves.  So people are put together who come to the same stance with the same
answers to those, and who would still be alike if one of them changed an answer that is a matter
of taste; each group is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from guide.dated import data
from guide.model import Answers, Branch, Leaf, Platform, Request, Rule
from guide.platforms import PLATFORMS
from guide.practice.judging import is_firm
from guide.questionnaire import QUESTION_BY_ID
from guide.rules import RULES
from guide.space import VALUES
from guide.tree import TREES, walk
from guide.vocabulary import FACT_BY_ID, NOT_SURE

#: What rules may test about a person, beside the stance; `account` is what the account is for.
TESTED = tuple(name for name in VALUES if name not in FACT_BY_ID and name != "stance")
_GIVEN = ("venue", "tie")

#: A person's stance, and the answers that both trees and rules look at, in the order of `_Inner`.
Standing = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is best for somebody, and what the engine would say if their taste were another."""

    action: str
    firm: bool
    other: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Crowd:
    """All who may come to a platform, by what their trees make of them.

    Each row of `people` is a set of answers to what the trees ask, with its group: where it
    stands, and where it would stand if one matter of taste were answered otherwise.
    """

    asked: tuple[str, ...]
    inner: tuple[str, ...]
    people: tuple[tuple[tuple[str, ...], tuple[Standing, frozenset[Standing]]], ...]


class Crowd:
    """Everybody who may stand before one step, and what the engine says to them."""

    def __init__(self, platform_id: str, facts: Request, fixed: Answers) -> None:
        """Take the platform, the complete facts, and the answers that nobody may change."""
        self.platform = PLATFORMS[platform_id]
        self.fixed = _as_tested(fixed, self.platform)
        taste = frozenset(data("practice.toml")["taste"]) - frozenset(self.fixed)
        self._taste = taste
        self._rules = _left(self.platform, facts)
        tested = {name for rule in self._rules for name in rule.when}
        frozen = tuple(sorted(self.fixed.items()))
        self._crowd = _crowd(self.platform.venue, frozen, taste)
        self._outer = {
            name: self._options(name) if name in tested else self._options(name)[:1]
            for name in TESTED
            if name not in self._crowd.asked
        }
        self._said: dict[tuple[object, ...], Outcome] = {}
        self._decided: dict[tuple[str, ...], tuple[str, bool]] = {}

    def outcomes(self) -> Iterator[tuple[dict[str, str], Outcome]]:
        """Yield for each group one person's answers, and what the engine says to the group."""
        seen = set()
        for answers, group in self._crowd.people:
            if group in seen:
                continue
            seen.add(group)
            for outer in product(*self._outer.values()):
                yield self._answers(answers, outer), self._outcome(group, outer)

    def all_like(self, some: Mapping[str, str]) -> Iterator[Outcome]:
        """Yield what the engine says to everybody who has answered thus, whatever else they say."""
        some = _as_tested(some, self.platform)
        asked = self._crowd.asked
        places = [(asked.index(name), some[name]) for name in some if name in asked]
        outer = [
            (some[name],) if name in some else options for name, options in self._outer.items()
        ]
        groups = {
            group
            for answers, group in self._crowd.people
            if all(answers[place] == value for place, value in places)
        }
        for group in groups:
            for values in product(*outer):
                yield self._outcome(group, values)

    def _options(self, name: str) -> tuple[str, ...]:
        return (self.fixed[name],) if name in self.fixed else VALUES[name]

    def _answers(self, inner: Sequence[str], outer: Sequence[str]) -> dict[str, str]:
        both = dict(zip(self._crowd.asked, inner, strict=True)) | dict(
            zip(self._outer, outer, strict=True)
        )
        account = both.pop("account")
        return {**both, f"use-{self.platform.id}": account}

    def _outcome(
        self, group: tuple[Standing, frozenset[Standing]], outer: tuple[str, ...]
    ) -> Outcome:
        key = (group, outer)
        if key not in self._said:
            here, others = group
            action, firm = self._decide(here, outer)
            ways = [
                *((other, outer) for other in others),
                *((here, one) for one in self._near(outer)),
            ]
            other = frozenset(self._decide(*way)[0] for way in ways)
            self._said[key] = Outcome(action, firm, other - {action})
        return self._said[key]

    def _near(self, outer: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield what is one answer of taste away, of those that the trees do not ask."""
        for place, (name, options) in enumerate(self._outer.items()):
            if name in self._taste:
                for option in options:
                    yield (*outer[:place], option, *outer[place + 1 :])

    def _decide(self, here: Standing, outer: tuple[str, ...]) -> tuple[str, bool]:
        key = (*here, *outer)
        if key not in self._decided:
            values = dict(zip((*self._crowd.inner, *self._outer), key, strict=True))
            rule = next(
                rule
                for rule in self._rules
                if all(
                    values[name] in allowed for name, allowed in rule.when.items() if name in values
                )
            )
            self._decided[key] = rule.action, is_firm(rule.stage)
        return self._decided[key]


def _as_tested(answers: Answers, platform: Platform) -> dict[str, str]:
    """Return answers by the names that trees and rules use, with `account` for the account."""
    use = answers.get(f"use-{platform.id}")
    named = {name: value for name, value in answers.items() if not name.startswith("use-")}
    if use is None:
        return named
    return {**named, "account": platform.default_use if use == NOT_SURE else use}


def _left(platform: Platform, facts: Request) -> tuple[Rule, ...]:
    """Return the rules that the platform and the facts leave standing, for one person or other."""
    given = {**facts, "venue": platform.venue, "tie": platform.tie}
    return tuple(
        rule
        for rule in RULES
        if all(given[name] in allowed for name, allowed in rule.when.items() if name in given)
    )


@cache
def _crowd(venue: str, fixed: tuple[tuple[str, str], ...], taste: frozenset[str]) -> _Crowd:
    """Walk the tree of a venue for everybody; `fixed` holds what all of them have answered."""
    known = dict(fixed)
    asked = tuple(dict.fromkeys(_asked(TREES[venue])))
    inner = tuple(name for name in TESTED if name in asked)
    options = [(known[name],) if name in known else _options(name) for name in asked]
    at = {answers: _standing(venue, asked, inner, answers) for answers in product(*options)}
    people = []
    for answers, here in at.items():
        others = frozenset(
            at[(*answers[:place], option, *answers[place + 1 :])]
            for place, name in enumerate(asked)
            if name in taste
            for option in options[place]
        )
        people.append((answers, (here, others)))
    return _Crowd(asked, ("stance", *inner), tuple(people))


def _standing(
    venue: str, asked: tuple[str, ...], inner: tuple[str, ...], answers: tuple[str, ...]
) -> Standing:
    values = dict(zip(asked, answers, strict=True))
    return (walk(TREES[venue], values)[0], *(values[name] for name in inner))


def _options(name: str) -> tuple[str, ...]:
    return VALUES[name] if name in VALUES else QUESTION_BY_ID[name].options


def _asked(tree: Branch | Leaf) -> Iterator[str]:
    if isinstance(tree, Branch):
        yield tree.asks
        for case in tree.cases:
            yield from _asked(case.then)
