"""From a policy and a request to a decision: the first matching rule wins."""

from __future__ import annotations

from collections.abc import Sequence

from guide.explain import reasons
from guide.model import Change, Decision, PlatformPolicy, Policy, Request, Rule
from guide.questionnaire import QUESTIONS
from guide.reading import read_platform, read_request
from guide.recommend import standing
from guide.rules import RULES
from guide.vocabulary import FACTS, UNKNOWN


def decide(policy: Policy, platform: str, request: Request) -> Decision:
    """Return what to do about a request, why, and what would change it.

    `platform` is a platform's id; `request` maps fact ids to values, and what is left out
    is `unknown`, which never counts as a yes.
    Raises GuideError for an id that does not exist.
    """
    facts = read_request(request)
    mine = policy.platforms[read_platform(platform)]
    rule = first_match(mine.rules, facts)
    return Decision(
        platform=mine.platform.id,
        action=rule.action,
        rule=rule,
        answers=policy.answers,
        request=facts,
        reasons=reasons(policy.answers, mine, rule, facts),
        would_change=_other_facts(mine, rule, facts) + _other_answers(policy, mine, rule, facts),
    )


def first_match(rules: Sequence[Rule], facts: Request) -> Rule:
    """Return the first rule whose tests of the request hold; the last rule has none."""
    for rule in rules:  # plain loops: a decision goes through them for all that might change it
        for name, allowed in rule.when.items():
            if name in facts and facts[name] not in allowed:
                break
        else:
            return rule
    raise ValueError("the last rule is not one that always holds")


def _other_facts(mine: PlatformPolicy, rule: Rule, facts: Request) -> tuple[Change, ...]:
    found = []
    for fact in FACTS:
        for value in (*fact.values, UNKNOWN):
            action = first_match(mine.rules, {**facts, fact.id: value}).action
            if action != rule.action:
                found.append(Change("fact", fact.id, value, action))
    return tuple(found)


def _other_answers(
    policy: Policy, mine: PlatformPolicy, rule: Rule, facts: Request
) -> tuple[Change, ...]:
    found = []
    for question in QUESTIONS:
        if question.platform not in (None, mine.platform.id):
            continue
        for option in question.options:
            values = standing({**policy.answers, question.id: option}, mine.platform)
            action = first_match(RULES, {**values, **facts}).action
            if action != rule.action:
                found.append(Change("question", question.id, option, action))
    return tuple(found)
