"""What to ask next: only what can still change something, and what settles most first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import log2

from guide.dated import PLATFORM_FACTS
from guide.model import Branch, Condition, Fact, Leaf, Platform, PlatformPolicy, Question, Rule
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import is_named
from guide.rules import RULES
from guide.space import VALUES, Domain, decides_somewhere, mask, regions, rows_for, settled
from guide.tree import TREES
from guide.vocabulary import FACT_BY_ID, FACTS, UNKNOWN

#: Facts that leave equally much open keep their order, whatever a machine makes of a logarithm.
_DIGITS = 9

_CONDITIONS: tuple[tuple[Condition, str | None], ...] = (
    *((item.when, None) for item in PRACTICES),
    *((fact.when, fact.platform) for fact in PLATFORM_FACTS),
)


def open_questions(answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the unanswered questions whose answer can still change the policy, in order.

    `answers` holds only what has been answered so far.
    """
    return tuple(
        question
        for question in QUESTIONS
        if question.id not in answers and not question.optional and matters(question, answers)
    )


def matters(question: Question, answers: Mapping[str, str]) -> bool:
    """Tell whether the question can change the policy, given the other answers so far."""
    known = {name: value for name, value in answers.items() if name != question.id}
    platforms = [PLATFORMS[question.platform]] if question.platform else _named(answers)
    return any(_matters_on(platform, question, known) for platform in platforms)


def _named(answers: Mapping[str, str]) -> list[Platform]:
    """Return the platforms that everybody is asked about, and those that were named."""
    return [one for one in PLATFORMS.values() if is_named(answers, one)]


def _matters_on(platform: Platform, question: Question, answers: Mapping[str, str]) -> bool:
    name = "account" if question.platform else question.id
    known = _known(platform, answers)
    options = _account_values(platform) if question.platform else question.options
    tree = TREES[platform.venue]
    shapes = {_reduced(tree, {**known, name: (option,)}) for option in options}
    return (
        len(shapes) > 1
        or any(
            _splits(condition, name, options) and _possible(condition, tree, known, platform)
            for condition, only in _CONDITIONS
            if only in (None, platform.id)
        )
        or any(
            _splits(rule.when, name, options) and _can_decide(rule, platform, name, known)
            for rule in RULES
        )
    )


def _can_decide(
    rule: Rule, platform: Platform, name: str, known: Mapping[str, tuple[str, ...]]
) -> bool:
    """Tell whether a rule decides any request, for some way to complete what is known."""
    single = {each: values[0] for each, values in known.items()}
    return any(
        decides_somewhere(rule, platform, {**single, name: option}) for option in rule.when[name]
    )


def _account_values(platform: Platform) -> tuple[str, ...]:
    options = QUESTION_BY_ID[f"use-{platform.id}"].options
    return tuple(dict.fromkeys(_account(platform, option) for option in options))


def _account(platform: Platform, option: str) -> str:
    return platform.default_use if option == "not-sure" else option


def _known(platform: Platform, answers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    known = {name: (value,) for name, value in answers.items() if not name.startswith("use-")}
    use = answers.get(f"use-{platform.id}")
    if use is not None:
        known["account"] = (_account(platform, use),)
    return {**known, "venue": (platform.venue,), "tie": (platform.tie,)}


def _splits(condition: Condition, name: str, options: Sequence[str]) -> bool:
    """Tell whether a condition is met by some of the options and not by others."""
    met = set(options) & set(condition.get(name, options))
    return bool(met) and met != set(options)


def _possible(
    condition: Condition, tree: Branch, known: Mapping[str, tuple[str, ...]], platform: Platform
) -> bool:
    """Tell whether some way to complete what is known meets a condition's tests of the person."""
    narrowed = dict(known)
    for name, allowed in condition.items():
        if name in FACT_BY_ID or name == "stance":
            continue
        possible = narrowed.get(name, _account_values(platform) if name == "account" else allowed)
        narrowed[name] = tuple(value for value in possible if value in allowed)
        if not narrowed[name]:
            return False
    return any(end in condition.get("stance", (end,)) for end in _stances(tree, narrowed))


def _stances(tree: Branch | Leaf, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if isinstance(tree, Leaf):
        yield tree.stance
        return
    for case in tree.cases:
        if set(case.options) & set(known.get(tree.asks, case.options)):
            yield from _stances(case.then, known)


def _reduced(
    tree: Branch | Leaf, known: Mapping[str, tuple[str, ...]]
) -> Branch | Leaf | tuple[object, ...]:
    """Return what is left of a tree once what is known is known; equal when it decides the same."""
    if isinstance(tree, Leaf):
        return tree
    parts = [
        (case.options, _reduced(case.then, known))
        for case in tree.cases
        if set(case.options) & set(known.get(tree.asks, case.options))
    ]
    if len({part for _, part in parts}) == 1:
        return parts[0][1]
    return (tree.asks, tuple(parts))


def next_fact(
    mine: PlatformPolicy,
    facts: Mapping[str, str],
    *,
    asked: Sequence[str] = (),
    connected: bool = False,
) -> Fact | None:
    """Return the unknown fact that would settle most, or None when nothing more can matter.

    `facts` must be complete.  `asked` names facts that were asked and stay unknown;
    `connected` says whether the two are connected already, so that conduct can be known.
    """
    askable = [
        fact.id
        for fact in FACTS
        if facts[fact.id] == UNKNOWN
        and fact.id not in asked
        and (connected or not fact.after_connecting)
    ]
    if settled(mine, facts, askable) is not None:
        return None
    rows = rows_for(mine)
    every = list(regions(rows, _domain(facts, askable, unknown=True)))
    known = list(regions(rows, _domain(facts, askable)))
    useful = [FACT_BY_ID[name] for name in askable if _can_matter(every, name)]
    return min(useful, key=lambda fact: round(_left_open(known, fact), _DIGITS))


def _can_matter(parts: Sequence[tuple[Domain, str]], name: str) -> bool:
    """Tell whether two requests that differ in this fact alone can lead to different actions."""
    return any(
        action != other and all(here[n] & there[n] for n in here if n != name)
        for (here, action), (there, other) in combinations(parts, 2)
    )


def _domain(facts: Mapping[str, str], askable: Sequence[str], *, unknown: bool = False) -> Domain:
    return {
        name: mask(
            name,
            (VALUES[name] if unknown else FACT_BY_ID[name].values) if name in askable else (value,),
        )
        for name, value in facts.items()
    }


def _left_open(parts: Sequence[tuple[Domain, str]], fact: Fact) -> float:
    """Return how undecided the action is on average once the fact is known, in bits."""
    total = 0.0
    for value in fact.values:
        shares: dict[str, float] = {}
        for domain, action in parts:
            possible = domain[fact.id]
            if possible & mask(fact.id, (value,)):
                shares[action] = shares.get(action, 0.0) + _volume(domain) / possible.bit_count()
        whole = sum(shares.values())
        total += sum(-part / whole * log2(part / whole) for part in shares.values())
    return total / len(fact.values)


def _volume(domain: Domain) -> int:
    size = 1
    for possible in domain.values():
        size *= possible.bit_count()
    return size
