"""Making a policy as short as it can be: rules that can change nothing are left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from guide.model import Rule
from guide.rules import RULE_BY_ID
from guide.space import Domain, Row, escapes, full_domain, regions, row
from guide.vocabulary import FACT_BY_ID

#: Only here do rules repeat each other; elsewhere each has words that must not be lost.
_FOLDED = ("relationship", "reason")


def tidy(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that matter, in order, for a person whose own answers are settled.

    A rule goes when earlier rules leave it no request, or when a later rule of the same stage
    says the same to every request that it decides.
    """
    return _tidied(tuple(rule.id for rule in rules))


@cache
def _tidied(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    rules = [RULE_BY_ID[rule_id] for rule_id in ids]
    rows = [_fact_row(rule) for rule in rules]
    kept = [index for index, _ in enumerate(rules) if not _shadowed(rows, index)]
    for index in list(kept):
        later = [rows[other] for other in kept if other > index]
        if covered(rules[index], _domain(rows[index]), later):
            kept.remove(index)
    return tuple(rules[index] for index in kept)


def _fact_row(rule: Rule) -> Row:
    return row(rule.id, {name: v for name, v in rule.when.items() if name in FACT_BY_ID})


def _domain(tests: Row) -> Domain:
    return {**full_domain(), **dict(tests[1])}


def _shadowed(rows: Sequence[Row], index: int) -> bool:
    return not escapes(rows[:index], _domain(rows[index]))


def covered(rule: Rule, domain: Domain, later: Sequence[Row]) -> bool:
    """Tell whether later rules of the same stage say the same to all of a domain.

    The rows lead to rules, by id; the domain is what the rule decides.
    """
    if rule.stage not in _FOLDED:
        return False
    others = [RULE_BY_ID[name] for _, name in regions(later, domain)]
    return bool(later) and all(
        other.action == rule.action and other.stage == rule.stage for other in others
    )
