"""Which questions about a person are still open: only those that can change the policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guide.dated import PLATFORM_FACTS
from guide.model import Branch, Condition, Leaf, Platform, Question, Rule
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import is_named
from guide.rules import RULES
from guide.space import decides_somewhere
from guide.tree import TREES
from guide.vocabulary import FACT_BY_ID

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
