"""Why a decision fell: the rule that won, and just enough else to make sure of it.

In a first-match list a rule wins because its own tests hold and because earlier rules
that say something else were ruled out.  `reasons` cites the first in full and, for the second,
only what is needed: keep what is cited, change everything else at will, and the action stays.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.model import Answers, PlatformPolicy, Reason, Request, Rule
from guide.recommend import standing
from guide.rules import RULES
from guide.space import can_be_decided_otherwise
from guide.tree import TREES, walk

#: What a platform is does not depend on the person, so it is never a reason.
_GIVEN = ("venue", "tie")


def reasons(
    answers: Answers, mine: PlatformPolicy, rule: Rule, facts: Request
) -> tuple[Reason, ...]:
    """Return the deciding reason first, then the earlier rules ruled out, each with by what."""
    values = {**standing(answers, mine.platform), **facts}
    use = f"use-{mine.platform.id}"
    path = [_asked(name, use) for name in walk(TREES[mine.platform.venue], values)[1]]
    own = [_asked(name, use) for name in rule.when if name not in (*_GIVEN, "stance")]
    needed = _needed(answers, mine, rule, facts, own)
    on_the_way = [name for name in needed if name in path and "stance" in rule.when]
    # A rule without tests wins because nothing else did.
    deciding = list(dict.fromkeys([*own, *on_the_way])) or needed
    given = {**answers, **facts}
    found = [_reason(rule, deciding, given, "decides")]
    for names in _groups([name for name in needed if name not in deciding], path):
        # A stance is ruled out by the answers on the way to it, taken together.
        tested = ["stance", *names] if names[0] in path else names
        rival = _rival(rule, tested, {*needed, "stance"}, values, use)
        found.append(_reason(rival, names, given, "passes"))
    return tuple(found)


def _asked(name: str, use: str) -> str:
    """Return the question behind what a test names: `account` follows from `use-<platform>`."""
    return use if name == "account" else name


def _groups(names: list[str], path: list[str]) -> list[list[str]]:
    """Put each name by itself, but those on the way to the stance together, last."""
    together = [name for name in names if name in path]
    return [[name] for name in names if name not in path] + ([together] if together else [])


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
    rule: Rule, names: list[str], cited: set[str], values: Mapping[str, str], use: str
) -> Rule:
    """Return the earlier rule that `names` alone rule out, given all else that is cited."""
    tested = {"account" if name == use else name for name in names}
    others = {"account" if name == use else name for name in cited} - tested
    for other in RULES[: RULES.index(rule)]:
        failing = {
            name
            for name, allowed in other.when.items()
            if (name in _GIVEN or name in others | tested) and values[name] not in allowed
        }
        if other.action != rule.action and failing & tested and failing <= tested | {"stance"}:
            return other
    return rule


def _reason(rule: Rule, names: list[str], given: Mapping[str, str], role: str) -> Reason:
    return Reason(rule.id, tuple(f"{name}={given[name]}" for name in names), role)
