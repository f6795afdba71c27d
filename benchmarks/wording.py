"""The guide's wording for the hand-written quiz: ``python -m benchmarks.wording`` prints it."""

from __future__ import annotations

import json
from typing import Any

from guide.carriers import sources_of
from guide.dated import PLATFORM_FACTS
from guide.practices import PRACTICES
from guide.prose import has, say, table, unfilled
from guide.recommend import recommend
from guide.render import credit, policy_data, questions_data
from guide.rules import RULES
from guide.vocabulary import ACTIONS, STANCES


def wording() -> dict[str, Any]:
    """Return the wording by id; ``{platform}`` and ``{where}`` are left for the page to fill."""
    vocabulary = table("vocabulary")
    facts = {fact.id: fact for fact in PLATFORM_FACTS}
    return {
        "questions": questions_data()["questions"],
        "words": table("page")["words"],
        "summary": table("summary"),
        "stances": {one: vocabulary["stances"][one] for one in STANCES},
        "actions": {
            field: {one: vocabulary["actions"][one][field] for one in ACTIONS}
            for field in ("label", "follow")
        },
        "sections": next(iter(policy_data(recommend({}))["platforms"].values()))["sections"],
        "rules": {
            rule.id: {
                **{field: unfilled("rules", rule.id, field) for field in ("who", "text", "why")},
                **(
                    {"headline": say("rules", rule.id, "headline")}
                    if has("rules", rule.id, "headline")
                    else {}
                ),
                "credits": credit(sources_of(rule)),
            }
            for rule in RULES
        },
        "practices": {one.id: unfilled("practices", one.id, "text") for one in PRACTICES},
        "settings": {
            one: {
                "text": say("platform-facts", one, "text"),
                "as-of": fact.as_of,
                "credit": credit([fact.source])[0],
                "confidence-label": say("vocabulary", "confidence", fact.confidence, "label"),
            }
            for one, fact in facts.items()
        },
    }


if __name__ == "__main__":
    print(json.dumps(wording(), ensure_ascii=False))
