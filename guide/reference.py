"""The guide's own data as a reader's reference: the rules, the sources, all derived."""

from __future__ import annotations

from typing import Any

from guide.carriers import carriers, sources_of
from guide.dated import EVERY_PLATFORM_FACT, STUDY_FACTS, source_rules, sources
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.render import Json, credit, dated_data, fact_data
from guide.rules import RULES
from guide.version import POLICY_VERSION
from guide.vocabulary import ACTIONS, FACT_BY_ID, FACTS, STAGES, STANCES


def reference() -> Json:
    """Return everything that the reference pages show."""
    return {
        "version": POLICY_VERSION,
        "platforms": [
            {"id": one.id, "name": one.name, "tie": one.tie, "venue": one.venue}
            for one in PLATFORMS.values()
        ],
        "stances": [{"id": stance, **table("vocabulary")["stances"][stance]} for stance in STANCES],
        "actions": [{"id": action, **table("vocabulary")["actions"][action]} for action in ACTIONS],
        "stages": [_stage(stage) for stage in STAGES],
        "sources": [
            {
                "id": source.id,
                "kind": source.kind,
                "credit": credit([source.id])[0],
                "note": source.note,
            }
            for source in sources().values()
        ],
        "source_rules": _source_rules(),
        "facts": [{**fact_data(fact.id), "after": fact.after_connecting} for fact in FACTS],
        "platform_facts": [
            {**dated_data(fact), "platform-name": PLATFORMS[fact.platform].name}
            for fact in EVERY_PLATFORM_FACT
        ],
        "study_facts": [dated_data(fact) for fact in STUDY_FACTS],
        "confidence": [
            {
                "id": one,
                "platform": say("vocabulary", "confidence", one, "label"),
                "study": say("vocabulary", "evidence", one, "label"),
            }
            for one in ("high", "medium", "low")
        ],
        "pieces": {name: say("pieces", name, "text") for name in table("pieces")},
        "counts": {
            "questions": len(QUESTIONS),
            "rules": len(RULES),
            "source_rules": len(source_rules()),
        },
    }


def option_label(name: str, option: str) -> str:
    """Return an option of a question, or of `account`, in a word or two."""
    return say(
        "questions", "use" if name == "account" else name, "options", option, "short", platform=""
    )


def _stage(stage: str) -> Json:
    return {
        "id": stage,
        "label": say("vocabulary", "stages", stage, "label"),
        "rules": [
            {
                "id": rule.id,
                "action": rule.action,
                "label": say("vocabulary", "actions", rule.action, "label"),
                "text": say("rules", rule.id, "text", platform=_any()),
                "why": say("rules", rule.id, "why", platform=_any()),
                "when": [_test(name, values) for name, values in rule.when.items()],
                "carries": list(rule.carries),
                "credits": credit(sources_of(rule)),
            }
            for rule in RULES
            if rule.stage == stage
        ],
    }


def _any() -> str:
    return say("text", "reference", "any-platform")


def _test(name: str, values: tuple[str, ...]) -> str:
    """Return one test of a rule as a reader sees it: `Profile: convincing`."""
    return f"{title(name)}: {', '.join(_value(name, value) for value in values)}"


def title(name: str) -> str:
    """Return what a test is about, in a word or two."""
    if name in FACT_BY_ID:
        return say("facts", name, "short")
    if name in QUESTION_BY_ID:
        return say("questions", name, "short")
    return say("text", "reference", "titles", name)


def _value(name: str, value: str) -> str:
    if name in FACT_BY_ID:
        return say("facts", name, "brief", value)
    if name == "stance":
        return say("vocabulary", "stances", value, "label").lower()
    if name == "account" or name in QUESTION_BY_ID:
        return option_label(name, value)
    return say("text", "reference", "values", value)


def _source_rules() -> list[Json]:
    carried = carriers()
    return [
        {
            "id": rule.id,
            "author": sources()[rule.source].author.split(",")[0],
            "gist": rule.gist,
            "set_aside": rule.set_aside,
            "carried": [_carrier(name) for name in carried[rule.id]],
        }
        for rule in source_rules().values()
    ]


def _carrier(name: str) -> dict[str, Any]:
    kind, _, item = name.partition(":")
    return {"kind": kind, "id": item}
