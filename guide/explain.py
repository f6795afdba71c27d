"""Why a decision fell: the rule that won, and just enough else to make sure of it.

In a first-match list a rule wins because its own tests hold and because earlier rules
that say something else were ruled out.  `reasons` cites the first in full and, for the second,
only what is needed: keep what is cited, change everything else at will, and the action stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.model import Answers, PlatformPolicy, Reason, Request, Rule
from guide.recommend import standing
from guide.rules import RULES
from guide.space import can_be_decided_otherwise
from guide.tree import TREES, reachable, walk

#: What a platform is does not depend on the person, so it is never a reason.
_GIVEN = ("venue", "tie")


def reasons(
    answers: Answers, mine: PlatformPolicy, rule: Rule, facts: Request
) -> tuple[Reason, ...]:
    """Return the deciding reason first, then the earlier rules ruled out, each with by what."""
    values = {**standing(answers, mine.platform), **facts}
    use = f"use-{mine.platform.id}"
    path = walk(TREES[mine.platform.venue], values)[1]
    matched = [name for name in rule.when if name not in (*_GIVEN, "stance")]
    matched += _behind_stance(rule, mine, path, values)
    deciding = list(dict.fromkeys(_asked(name, use) for name in matched))
    rest = [name for name in _needed(answers, mine, rule, facts, deciding) if name not in deciding]
    cited = {_tested(name, use) for name in (*deciding, *rest)} | {"stance"}
    given = {**answers, **facts}
    passed = []
    for names in _groups(rest, [_asked(name, use) for name in path]):
        tested = {_tested(name, use) for name in names}
        if tested & set(path):
            tested.add("stance")  # The way to a stance rules out what asks for another one.
        rival = _rival(rule, tested, cited - tested, values)
        if rival and deciding:
            passed.append(_reason(rival, names, given, "passes"))
        else:  # A rule without tests wins because nothing else did.
            deciding += names
    return (_reason(rule, deciding, given, "decides"), *passed)


def _behind_stance(
    rule: Rule, mine: PlatformPolicy, path: Sequence[str], values: Mapping[str, str]
) -> list[str]:
    """Return the fewest answers on the way down the tree that give a stance the rule asks for."""
    if "stance" not in rule.when:
        return []
    keep = list(path)
    for name in reversed(path):
        rest = {other: values[other] for other in keep if other != name}
        if reachable(TREES[mine.platform.venue], rest) <= set(rule.when["stance"]):
            keep.remove(name)
    return keep


def _asked(name: str, use: str) -> str:
    """Return the question behind what a test names: `account` follows from `use-<platform>`."""
    return use if name == "account" else name


def _groups(names: Sequence[str], path: Sequence[str]) -> list[list[str]]:
    """Put each name by itself, but those on the way to the stance together, last."""
    together = [name for name in names if name in path]
    alone = [[name] for name in names if name not in path]
    return [*alone, together] if together else alone


def _needed(
    answers: Answers, mine: PlatformPolicy, rule: Rule, facts: Request, own: list[str]
) -> list[str]:
    """Return the questions and facts that must be kept, on top of `own`, for the action to stay.

    Starts from all of them and lets go of every one that can be let go.
    """
    mine_only = {
        name: value
        for name, value in answers.items()
        if not name.startswith("use-") or name == f"use-{mine.platform.id}"
    }
    keep = dict.fromkeys([*own, *facts, *mine_only])
    for name in [*reversed(mine_only), *reversed(list(facts))]:
        if name in own:
            continue
        rest = [other for other in keep if other != name]
        kept_answers = {other: mine_only[other] for other in rest if other in mine_only}
        kept_facts = {other: facts[other] for other in rest if other in facts}
        if not can_be_decided_otherwise(mine.platform, kept_answers, kept_facts, rule.action):
            del keep[name]
    return list(keep)


def _rival(
    rule: Rule, tested: set[str], others: set[str], values: Mapping[str, str]
) -> Rule | None:
    """Return the earlier rule that would say something else and that `tested` rules out.

    Best is one that none of the others that are cited rules out as well.
    """
    found: list[tuple[int, int]] = []
    for index, other in enumerate(RULES[: RULES.index(rule)]):
        failing = {name for name, allowed in other.when.items() if values[name] not in allowed}
        if other.action != rule.action and failing & tested and not failing & set(_GIVEN):
            found.append((len(failing & others - {"stance"}), index))
    return RULES[min(found)[1]] if found else None


def _tested(name: str, use: str) -> str:
    """Return what a test would call this question: the other way of `_asked`."""
    return "account" if name == use else name


def _reason(rule: Rule, names: list[str], given: Mapping[str, str], role: str) -> Reason:
    return Reason(rule.id, tuple(f"{name}={given[name]}" for name in names), role)
