"""The engine as data: all that a page needs to say the same as the engine, at once, without it.

Tests and wording stand as they are, each once; the two things that take working out stand as
decision diagrams.  What reads this is a first-match walker that knows no rule and no wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guide.carriers import sources_of
from guide.dated import PLATFORM_FACTS
from guide.diagram import Diagrams, pruned
from guide.followup import follow_ups, steps
from guide.length import limit
from guide.letter import conditions_of, note
from guide.model import Branch, Condition, Leaf, Practice, Question, Rule
from guide.outcomes import USE, open_to_change, shown_rules
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.prose import has, say, table, unfilled
from guide.questionnaire import QUESTIONS
from guide.render import CLAUSES, Json, credit, fact_data, follow_up_data, question_data
from guide.reply import purposes
from guide.rules import RULES
from guide.space import VALUES
from guide.tree import TREES
from guide.version import POLICY_VERSION
from guide.vocabulary import FACTS, STANCES


def tables() -> Json:
    """Return the whole engine as data for JSON; lists of ids are words in one text."""
    return {
        "version": POLICY_VERSION,
        "questions": [_question(question) for question in QUESTIONS],
        "facts": [_fact(fact.id, after=fact.after_connecting) for fact in FACTS],
        "platforms": [
            {
                "id": one.id,
                "name": one.name,
                "tie": one.tie,
                "venue": one.venue,
                "use": one.default_use,
                **({} if one.asked else {"more": True}),
            }
            for one in PLATFORMS.values()
        ],
        "values": {name: " ".join(values) for name, values in VALUES.items()},
        "trees": {venue: _tree(tree) for venue, tree in TREES.items()},
        "rules": [_rule(rule) for rule in RULES],
        "practices": [_practice(item) for item in PRACTICES],
        "settings": [_setting(fact.id) for fact in PLATFORM_FACTS],
        "shown": _shown(),
        "open": _open(),
        **_wording(),
    }


def _when(condition: Condition) -> dict[str, str]:
    return {name: " ".join(values) for name, values in condition.items()}


def _question(question: Question) -> Json:
    data = question_data(question)
    prose = table("questions")[question.prose_id]["options"]
    return {
        "id": question.id,
        **({"platform": question.platform} if question.platform else {}),
        **({"optional": True} if question.optional else {}),
        "text": data["text"],
        "short": data["short"],
        "options": [
            {
                "id": option["id"],
                "label": option["label"],
                **{
                    field: _filled(prose[option["id"]][field], question)
                    for field in ("short", "if")
                },
            }
            for option in data["options"]
        ],
    }


def _filled(text: str, question: Question) -> str:
    name = PLATFORMS[question.platform].name if question.platform else ""
    return " ".join(text.split()).format_map({"platform": name})


def _fact(fact: str, *, after: bool) -> Json:
    data = fact_data(fact)
    for value in data["values"]:
        value |= {field: say("facts", fact, field, value["id"]) for field in ("brief", "if")}
    return {**data, "after": after}


def _tree(node: Branch | Leaf) -> Any:  # noqa: ANN401 - a stance, or a question and its cases
    if isinstance(node, Leaf):
        return node.stance
    return [node.asks, [[" ".join(case.options), _tree(case.then)] for case in node.cases]]


def _rule(rule: Rule) -> Json:
    own = (
        {"headline": say("rules", rule.id, "headline")} if has("rules", rule.id, "headline") else {}
    )
    return {
        "id": rule.id,
        "section": rule.section,
        "stage": rule.stage,
        "action": rule.action,
        "when": _when(rule.when),
        **own,
        **{field: unfilled("rules", rule.id, field) for field in ("who", "text", "why")},
        "sources": " ".join(sources_of(rule)),
        "notes": [[_when(when), purpose] for when, purpose in purposes(rule)],
        "steps": " ".join(step.id for step in steps(rule)),
    }


def _practice(item: Practice) -> Json:
    return {
        "id": item.id,
        "section": item.section,
        "when": _when(item.when),
        "text": unfilled("practices", item.id, "text"),
        "sources": " ".join(sources_of(item)),
    }


def _setting(fact_id: str) -> Json:
    fact = next(one for one in PLATFORM_FACTS if one.id == fact_id)
    return {
        "id": fact.id,
        "platform": fact.platform,
        "kind": fact.kind,
        "when": _when(fact.when),
        "text": say("platform-facts", fact.id, "text"),
        "as-of": fact.as_of,
        "source": fact.source,
        "confidence": fact.confidence,
    }


def _shown() -> Json:
    diagrams, roots = shown_rules()
    flat = {
        f"{' '.join(kind)} {rule}": root for kind, r in roots.items() for rule, root in r.items()
    }
    return _diagrams(diagrams, flat)


def _open() -> Json:
    diagrams, roots = open_to_change()
    flat = {f"{one} {name}": root for one, r in roots.items() for name, root in r.items()}
    return {**_diagrams(diagrams, flat), "use": USE}


def _diagrams(diagrams: Diagrams, roots: Mapping[str, int]) -> Json:
    nodes, numbered = pruned(diagrams, roots)
    variables = {name: " ".join(diagrams.values[name]) for name in diagrams.names}
    return {"variables": variables, "nodes": nodes, "roots": numbered}


def _wording() -> Json:
    vocabulary = table("vocabulary")
    return {
        "stances": _named("vocabulary", "stances", STANCES, "label", "means"),
        "actions": _named(
            "vocabulary", "actions", vocabulary["actions"], "label", "follow", "group"
        ),
        "sections": _texts(
            "vocabulary", "sections", ("arrives", "after", "send", "prune"), "label"
        ),
        "confidence": _texts("vocabulary", "confidence", vocabulary["confidence"], "label"),
        "credits": {source: credit([source])[0] for source in sorted(_cited())},
        "notes": {purpose: _texts_of(purpose) for purpose in _purposes()},
        "limits": _limits(),
        "steps": {step.id: follow_up_data(step) for step in follow_ups().values()},
        "clauses": [[_when(when), clause] for when, clause in CLAUSES],
        "summary": table("summary"),
    }


def _texts_of(purpose: str) -> list[Any]:
    """Return the texts of a note, each with what must be true of its sender: the first is said."""
    said = [
        [_when(when), note(purpose, "linkedin", {n: v[0] for n, v in when.items()}).text]
        for when in conditions_of(purpose)
    ]
    return [*said, [{}, note(purpose, "linkedin").text]]


def _purposes() -> list[str]:
    """Return what the notes of decisions are for, each once."""
    return sorted({purpose for rule in RULES for _, purpose in purposes(rule)})


def _limits() -> Json:
    """Return how long these notes may be, by platform and purpose, where that is known."""
    return {
        platform: known
        for platform in PLATFORMS
        if (known := {one: most for one in _purposes() if (most := limit(platform, one))})
    }


def _named(name: str, kind: str, ids: Iterable[str], *fields: str) -> Json:
    return {key: {field: say(name, kind, key, field) for field in fields} for key in ids}


def _texts(name: str, kind: str, ids: Iterable[str], field: str) -> Json:
    return {key: say(name, kind, key, field) for key in ids}


def _cited() -> set[str]:
    items: list[Rule | Practice] = [*RULES, *PRACTICES]
    return {source for item in items for source in sources_of(item)} | {
        fact.source for fact in PLATFORM_FACTS
    }
