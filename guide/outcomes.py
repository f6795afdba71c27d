"""What follows from which answers, as decision diagrams: compiled once, for pages without Python.

Two things of a policy cannot be read off one rule or one question: which rules are left once a list
is tidied, and which questions can still change anything.  Both are worked out here over every
combination of answers, by what the combinations have in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from guide.dated import PLATFORM_FACTS
from guide.diagram import FALSE, TRUE, Diagrams
from guide.model import Branch, Condition, Leaf, Platform
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import rules_for
from guide.space import VALUES, contexts
from guide.tidy import tidy
from guide.tree import TREES
from guide.vocabulary import FACT_BY_ID, NOT_SURE, STANCES

#: What rules test about a person, with its values.
PERSON = {name: values for name, values in VALUES.items() if name not in FACT_BY_ID}
#: What stands for the question `use-<platform>` of whichever platform is meant.
USE = "use"
#: The value of a question that has not been answered.
UNANSWERED = "unanswered"

_GIVEN = ("venue", "tie")
#: A kind of place, venue and tie, to a person's values there, to the rules that are left.
Kind = tuple[str, str]
Lists = dict[tuple[str, ...], frozenset[str]]


def kinds() -> tuple[Kind, ...]:
    """Return the kinds of places that there are."""
    return tuple(dict.fromkeys((one.venue, one.tie) for one in PLATFORMS.values()))


def shown_rules() -> tuple[Diagrams, dict[Kind, dict[str, int]]]:
    """Return for each kind of place and rule the diagram of whom the rule is shown to.

    The diagrams are over `PERSON`; what no answers lead to counts as what is nearest to it.
    """
    diagrams = Diagrams(PERSON)
    return diagrams, {kind: dict(_shown_at(kind, diagrams)) for kind in kinds()}


def _shown_at(kind: Kind, diagrams: Diagrams) -> Iterator[tuple[str, int]]:
    lists = _lists(kind)
    for rule in dict.fromkeys(rule for rules in lists.values() for rule in sorted(rules)):
        yield rule, _grown(diagrams, {key: int(rule in rules) for key, rules in lists.items()}) or 0


def _lists(kind: Kind) -> Lists:
    """Return the rules that are left for everybody who can come to a kind of place."""
    venue, tie = kind
    lists: Lists = {}
    for context in contexts(TREES[venue], {}):
        for person in product(*(_values(name, context.get(name)) for name in PERSON)):
            if person not in lists:
                values = dict(zip(PERSON, person, strict=True)) | {"venue": venue, "tie": tie}
                lists[person] = frozenset(rule.id for rule in tidy(rules_for(values)))
    return lists


def _values(name: str, possible: int | None) -> list[str]:
    """Return the values in a mask of `guide.space`, or all of them."""
    rows = enumerate(PERSON[name])
    return [value for bit, value in rows if possible is None or possible >> bit & 1]


def _grown(
    diagrams: Diagrams, said: Mapping[tuple[str, ...], int], person: tuple[str, ...] = ()
) -> int | None:
    """Return the diagram of a function given case by case; cases that cannot be are left open."""
    if len(person) == len(PERSON):
        return said.get(person)
    name = list(PERSON)[len(person)]
    parts = [_grown(diagrams, said, (*person, value)) for value in PERSON[name]]
    known = next((part for part in parts if part is not None), None)
    if known is None:
        return None
    return diagrams.node(len(person), [known if part is None else part for part in parts])


def open_to_change() -> tuple[Diagrams, dict[str, dict[str, int]]]:
    """Return for each platform and question the diagram of when its answer can change the policy.

    The diagrams are over the questions, each of which may also be `UNANSWERED`; `USE` stands for
    the platform's own one.  Says the same as `guide.ask.matters`.
    """
    shown, roots = shown_rules()
    variables = {_general(one.id): one.options for one in QUESTIONS}
    found = Diagrams({name: (*options, UNANSWERED) for name, options in variables.items()})
    return found, {
        one.id: _Changes(one, Diagrams(variables), shown, roots[one.venue, one.tie]).all_into(found)
        for one in PLATFORMS.values()
    }


def _general(question: str) -> str:
    return USE if QUESTION_BY_ID[question].platform else question


class _Changes:
    """Where on one platform a policy changes with an answer."""

    def __init__(
        self, platform: Platform, answers: Diagrams, shown: Diagrams, roots: Mapping[str, int]
    ) -> None:
        """Take the platform, empty diagrams over the answers, and whom its rules are shown to."""
        self.platform = platform
        self.answers = answers
        self.shown = shown
        self.stances = {stance: self._leads(TREES[platform.venue], stance) for stance in STANCES}
        self._moved = {FALSE: FALSE, TRUE: TRUE}
        parts = [*self.stances.values(), *map(self._move, roots.values())]
        self.parts = dict.fromkeys([*parts, *map(self._holds, self._conditions())])

    def all_into(self, found: Diagrams) -> dict[str, int]:
        """Return for each question when it matters, in diagrams that know unanswered questions."""
        answers = self.answers
        return {
            name: answers.or_any(
                answers.either(*(answers.depends(part, name) for part in self.parts)), found
            )
            for name in answers.names
        }

    def _conditions(self) -> Iterator[Condition]:
        given = {"venue": self.platform.venue, "tie": self.platform.tie}
        for item in PRACTICES:
            if all(given[name] in item.when.get(name, (given[name],)) for name in given):
                yield item.when
        for fact in PLATFORM_FACTS:
            if fact.platform == self.platform.id:
                yield fact.when

    def _test(self, name: str, allowed: Sequence[str]) -> int:
        if name != "account":
            return self.answers.test(name, allowed)
        usual = self.platform.default_use
        meant = {one: usual if one == NOT_SURE else one for one in self.answers.values[USE]}
        return self.answers.test(USE, [one for one in meant if meant[one] in allowed])

    def _holds(self, condition: Condition) -> int:
        return self.answers.both(
            *(
                self.answers.either(*(self.stances[one] for one in allowed))
                if name == "stance"
                else self._test(name, allowed)
                for name, allowed in condition.items()
                if name not in _GIVEN
            )
        )

    def _leads(self, tree: Branch | Leaf, stance: str) -> int:
        """Return the diagram of which answers lead to a stance."""
        if isinstance(tree, Leaf):
            return int(tree.stance == stance)
        return self.answers.either(
            *(
                self.answers.both(
                    self._test(tree.asks, case.options), self._leads(case.then, stance)
                )
                for case in tree.cases
            )
        )

    def _move(self, diagram: int) -> int:
        """Say with the answers themselves what a diagram says with what follows from them."""
        if diagram not in self._moved:
            place, *children = self.shown.nodes[diagram]
            name = self.shown.names[place]
            self._moved[diagram] = self.answers.either(
                *(
                    self.answers.both(self._holds({name: (value,)}), self._move(child))
                    for value, child in zip(self.shown.values[name], children, strict=True)
                )
            )
        return self._moved[diagram]
