"""Whether everything is used: no rule, option, value, action or stance is dead or shadowed."""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.model import Finding, Model
from guide.model import Branch, Leaf, Platform
from guide.space import contexts, escapes, full_domain, row
from guide.vocabulary import ACTIONS, NOT_SURE, STANCES


def reach_findings(model: Model) -> list[Finding]:
    """Return what can never happen."""
    return [*_rules(model), *_actions(model), *_stances(model), *_options(model)]


def deciding_rules(model: Model, platform: Platform) -> set[str]:
    """Return the ids of the rules that decide some request on a platform for some person."""
    given = {"venue": platform.venue, "tie": platform.tie}
    rows = [
        row(rule.id, {n: v for n, v in rule.when.items() if n not in given})
        for rule in model.rules
        if all(given[name] in rule.when[name] for name in given if name in rule.when)
    ]
    found: set[str] = set()
    for context in contexts(model.trees[platform.venue], {}):
        for index, (rule_id, tests) in enumerate(rows):
            if rule_id in found:
                continue
            domain = {**full_domain(), **context}
            meets = {name: domain[name] & allowed for name, allowed in tests}
            if all(meets.values()) and escapes(rows[:index], {**domain, **meets}):
                found.add(rule_id)
    return found


def _rules(model: Model) -> Iterator[Finding]:
    alive = set().union(*(deciding_rules(model, one) for one in model.platforms.values()))
    for rule in model.rules:
        if rule.id not in alive:
            yield Finding("dead-rule", f"rule {rule.id} never decides anything")


def _actions(model: Model) -> Iterator[Finding]:
    """Every action must be possible on two platforms."""
    actions = {rule.id: rule.action for rule in model.rules}
    reached = [
        {actions[rule_id] for rule_id in deciding_rules(model, platform)}
        for platform in model.platforms.values()
    ]
    for action in ACTIONS:
        count = sum(action in found for found in reached)
        if count < min(2, len(reached)):
            yield Finding("dead-action", f"{action} can be reached on {count} platforms")


def _ends(tree: Branch | Leaf) -> set[str]:
    if isinstance(tree, Leaf):
        return {tree.stance}
    return set().union(*(_ends(case.then) for case in tree.cases))


def _stances(model: Model) -> Iterator[Finding]:
    reached = set().union(*(_ends(tree) for tree in model.trees.values()))
    for stance in STANCES:
        if stance not in reached:
            yield Finding("dead-stance", f"no answers lead to {stance}")


def _options(model: Model) -> Iterator[Finding]:
    """Find options that neither the tree nor a rule tells from the others."""
    tested = list(_tests(model))
    for question in model.questions:
        name = "account" if question.platform else question.id
        rows = [set(values) for asked, values in tested if asked == name]
        for option in question.options:
            others = {other for other in question.options if other not in (option, NOT_SURE)}
            if name == "account" and option == NOT_SURE:
                continue  # It stands for the platform's usual purpose.
            told = {o for o in others if any((o in row) != (option in row) for row in rows)}
            if option != NOT_SURE and told != others:
                alike = ", ".join(sorted(others - told))
                yield Finding("dead-option", f"{question.id}={option} is never told from {alike}")
            if option == NOT_SURE and not any(option in row for row in rows):
                yield Finding("dead-option", f"{question.id}={option} leads nowhere")
    for fact in model.facts:
        rows = [set(values) for asked, values in tested if asked == fact.id]
        for value in fact.values:
            if not any(value in row for row in rows) and not _told_by_absence(value, rows):
                yield Finding("dead-value", f"no rule looks at {fact.id}={value}")


def _told_by_absence(value: str, rows: list[set[str]]) -> bool:
    """`none` and `no` may matter by ruling out what the other values bring."""
    return value in ("none", "no", "unrelated") and bool(rows)


def _tests(model: Model) -> Iterator[tuple[str, tuple[str, ...]]]:
    conditions = [
        *(rule.when for rule in model.rules),
        *(item.when for item in model.practices),
        *(fact.when for fact in model.platform_facts),
    ]
    for when in conditions:
        yield from when.items()
    for tree in model.trees.values():
        yield from _cases(tree)


def _cases(tree: Branch | Leaf) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(tree, Branch):
        for case in tree.cases:
            yield tree.asks, case.options
            yield from _cases(case.then)
