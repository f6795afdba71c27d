"""Who carries which rule of the source articles: found by reading the data, never typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.dated import source_rules
from guide.model import Practice, Rule
from guide.practices import PRACTICES
from guide.prose import table
from guide.questionnaire import QUESTIONS
from guide.rules import RULES
from guide.vocabulary import FACTS


def carriers() -> dict[str, tuple[str, ...]]:
    """Return for each of R1 to R83 what carries it, as `rule:open-door` or `question:persona`."""
    found: dict[str, list[str]] = {rule_id: [] for rule_id in source_rules()}
    for name, carried in _all():
        for rule_id in carried:
            found[rule_id].append(name)
    return {rule_id: tuple(names) for rule_id, names in found.items()}


def _all() -> Iterator[tuple[str, tuple[str, ...]]]:
    for rule in RULES:
        yield f"rule:{rule.id}", rule.carries
    for item in PRACTICES:
        yield f"practice:{item.id}", item.carries
    for question in QUESTIONS:
        yield f"question:{question.id}", question.carries
    for fact in FACTS:
        yield f"fact:{fact.id}", fact.carries
    for stance, prose in table("vocabulary")["stances"].items():
        yield f"stance:{stance}", tuple(prose["carries"])
    for piece, prose in table("pieces").items():
        yield f"piece:{piece}", tuple(prose["carries"])


def sources_of(item: Rule | Practice) -> tuple[str, ...]:
    """Return the ids of a rule's sources: the articles it carries, then what else it cites."""
    return sources_of_rules(item.carries, item.cites)


def sources_of_rules(carries: Iterable[str], cites: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of sources: the articles whose rules are carried, then what else is cited."""
    articles = (source_rules()[rule_id].source for rule_id in carries)
    return tuple(dict.fromkeys([*articles, *cites]))
