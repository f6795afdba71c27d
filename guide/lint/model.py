"""All the data of the guide in one place, so that a check can be tried on a faulty copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guide.dated import (
    EVERY_PLATFORM_FACT,
    STUDY_FACTS,
    Source,
    SourceRule,
    StudyFact,
    source_rules,
    sources,
)
from guide.model import Branch, Fact, Platform, PlatformFact, Practice, Question, Rule
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.prose import table
from guide.questionnaire import QUESTIONS
from guide.rules import RULES
from guide.tree import TREES
from guide.vocabulary import FACTS

_TABLES = (
    "facts",
    "follow-up",
    "invite",
    "letters",
    "notes",
    "pieces",
    "platform-facts",
    "practices",
    "publish",
    "questions",
    "rules",
    "standard",
    "study-facts",
    "summary",
    "vocabulary",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the data: a stable code, and a sentence with the place in it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that the checks look at."""

    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    platforms: Mapping[str, Platform]
    trees: Mapping[str, Branch]
    rules: tuple[Rule, ...]
    practices: tuple[Practice, ...]
    platform_facts: tuple[PlatformFact, ...]
    study_facts: tuple[StudyFact, ...]
    sources: Mapping[str, Source]
    source_rules: Mapping[str, SourceRule]
    prose: Mapping[str, Mapping[str, Any]]


def own_model() -> Model:
    """Return the guide's own data."""
    return Model(
        QUESTIONS,
        FACTS,
        PLATFORMS,
        TREES,
        RULES,
        PRACTICES,
        EVERY_PLATFORM_FACT,
        STUDY_FACTS,
        sources(),
        source_rules(),
        {name: table(name) for name in _TABLES},
    )
