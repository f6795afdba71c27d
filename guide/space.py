"""What can still happen when only some answers and facts are fixed: exact, without enumerating.

A domain says for each variable which of its values are still possible, as a bit mask.
A first-match list is followed rule by rule; it forks only where a rule may but need not match,
so a question such as “can the action still be another one?” is settled in a fraction of the space.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from guide.model import Branch, Leaf, Platform, PlatformPolicy, Rule
from guide.questionnaire import QUESTION_BY_ID
from guide.rules import RULES
from guide.tree import TREES
from guide.vocabulary import FACTS, STANCES, UNKNOWN

#: Variables that rules may test, with their values.
VALUES: Mapping[str, tuple[str, ...]] = {
    "stance": STANCES,
    "account": ("work", "private", "both", "none"),
    **{name: QUESTION_BY_ID[name].options for name in ("attention", "mixing", "duty", "exposure")},
    **{fact.id: (*fact.values, UNKNOWN) for fact in FACTS},
}
_BIT = {(name, value): 1 << i for name, row in VALUES.items() for i, value in enumerate(row)}
_FULL = {name: (1 << len(row)) - 1 for name, row in VALUES.items()}

#: Variable to the mask of values still possible; a variable left out may have any value.
Domain = dict[str, int]
#: A rule made ready: its action and its tests as masks.
Row = tuple[str, tuple[tuple[str, int], ...]]


def mask(name: str, values: Sequence[str]) -> int:
    """Return the mask of some values of a variable."""
    return sum(_BIT[name, value] for value in values)


def row(result: str, when: Mapping[str, tuple[str, ...]]) -> Row:
    """Return a rule made ready: what it leads to, and its tests as masks."""
    return result, tuple((name, mask(name, values)) for name, values in when.items())


@cache
def platform_rows(venue: str, tie: str, by: str = "action") -> tuple[Row, ...]:
    """Return the rules for one kind of platform, its properties resolved.

    `by` says what a row leads to: the rule's `action` or its `id`.
    """
    given = {"venue": venue, "tie": tie}
    return tuple(
        row(getattr(rule, by), {n: v for n, v in rule.when.items() if n not in given})
        for rule in RULES
        if all(given[name] in rule.when[name] for name in given if name in rule.when)
    )


def rows_for(mine: PlatformPolicy) -> tuple[Row, ...]:
    """Return a policy's rules with only their tests of the request left."""
    facts = {fact.id for fact in FACTS}
    return tuple(
        row(rule.action, {n: v for n, v in rule.when.items() if n in facts}) for rule in mine.rules
    )


def can_differ(rows: Sequence[Row], domain: Domain, action: str, start: int = 0) -> bool:
    """Tell whether any completion of the domain leads to another action than `action`."""
    for index in range(start, len(rows)):
        other, tests = rows[index]
        open_tests = []
        for name, allowed in tests:
            possible = domain.get(name, _FULL[name])
            if not possible & allowed:
                break
            if possible & ~allowed:
                open_tests.append((name, allowed))
        else:
            if other != action:
                return True
            return any(
                can_differ(rows, part, action, index + 1) for part in _where_not(domain, open_tests)
            )
    return False


def _where_not(domain: Domain, tests: Sequence[tuple[str, int]]) -> Iterator[Domain]:
    """Cut the part of a domain where not all tests hold into disjoint domains."""
    held = dict(domain)
    for name, allowed in tests:
        possible = held.get(name, _FULL[name])
        yield {**held, name: possible & ~allowed}
        held[name] = possible & allowed


def full_domain() -> Domain:
    """Return the domain in which every variable may have any value."""
    return dict(_FULL)


def regions(rows: Sequence[Row], domain: Domain, start: int = 0) -> Iterator[tuple[Domain, str]]:
    """Cut a domain into disjoint parts with one result each, following the rules in order.

    The domain must name every variable that the rules test.
    """
    for index in range(start, len(rows)):
        result, tests = rows[index]
        if not all(domain[name] & allowed for name, allowed in tests):
            continue
        held = dict(domain)
        for name, allowed in tests:
            if held[name] & ~allowed:
                yield from regions(rows, {**held, name: held[name] & ~allowed}, index + 1)
                held[name] &= allowed
        yield held, result
        return


def can_be_decided_otherwise(
    platform: Platform, answers: Mapping[str, str], facts: Mapping[str, str], action: str
) -> bool:
    """Tell whether some way to fill in what is missing leads to another action.

    `answers` and `facts` hold what is fixed; everything else may be anything.
    """
    rows = platform_rows(platform.venue, platform.tie)
    use = answers.get(f"use-{platform.id}")
    account = platform.default_use if use == "not-sure" else use
    fixed = {name: answers[name] for name in VALUES if name in answers} | dict(facts)
    base = {name: _BIT[name, value] for name, value in fixed.items()}
    known = dict(answers) if account is None else {**answers, "account": account}
    return any(
        can_differ(rows, {**base, **context}, action)
        for context in contexts(TREES[platform.venue], known)
    )


def decides_somewhere(rule: Rule, platform: Platform, known: Mapping[str, str]) -> bool:
    """Tell whether a rule decides any request on a platform, however `known` is completed.

    `known` holds what is fixed about the person, with `account` for what the account is for.
    """
    rows = platform_rows(platform.venue, platform.tie, "id")
    place = next((i for i, (rule_id, _) in enumerate(rows) if rule_id == rule.id), None)
    if place is None:
        return False
    fixed = {name: _BIT[name, value] for name, value in known.items() if name in VALUES}
    for context in contexts(TREES[platform.venue], known):
        domain = {**full_domain(), **fixed, **context}
        meets = {name: domain[name] & allowed for name, allowed in rows[place][1]}
        if all(meets.values()) and escapes(rows[:place], {**domain, **meets}):
            return True
    return False


def escapes(rows: Sequence[Row], domain: Domain, start: int = 0) -> bool:
    """Tell whether any part of a domain is matched by none of the rules."""
    for index in range(start, len(rows)):
        tests = rows[index][1]
        if all(domain[name] & allowed for name, allowed in tests):
            open_tests = [(n, allowed) for n, allowed in tests if domain[n] & ~allowed]
            return any(escapes(rows, part, index + 1) for part in _where_not(domain, open_tests))
    return True


def contexts(tree: Branch | Leaf, known: Mapping[str, str]) -> list[Domain]:
    """Return, without repeats, what the tree leaves possible of the variables that rules test."""
    found: dict[tuple[tuple[str, int], ...], Domain] = {}
    for context in _ends(tree, known, {}):
        found[tuple(sorted(context.items()))] = context
    return list(found.values())


def _ends(tree: Branch | Leaf, known: Mapping[str, str], sofar: Domain) -> Iterator[Domain]:
    if isinstance(tree, Leaf):
        yield {**sofar, "stance": _BIT["stance", tree.stance]}
        return
    value = known.get(tree.asks)
    for case in tree.cases:
        options = case.options if value is None else tuple({value} & set(case.options))
        if options:
            tested = tree.asks in VALUES
            here = {**sofar, tree.asks: mask(tree.asks, options)} if tested else sofar
            yield from _ends(case.then, known, here)


def settled(mine: PlatformPolicy, facts: Mapping[str, str], askable: Sequence[str]) -> str | None:
    """Return the action if no answer to the facts in `askable` can change it any more.

    `facts` must be complete; what is unknown and not askable stays unknown.
    """
    rows = rows_for(mine)
    domain = {
        name: _FULL[name] if name in askable and value == UNKNOWN else _BIT[name, value]
        for name, value in facts.items()
    }
    action = next(
        one[0] for one in rows if all(_BIT[name, facts[name]] & allowed for name, allowed in one[1])
    )
    return None if can_differ(rows, domain, action) else action
