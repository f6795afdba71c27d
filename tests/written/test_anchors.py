"""Rules and questions, and the sentences of the guide that justify them, find one another."""

from __future__ import annotations

from guide.questionnaire import QUESTIONS
from guide.rules import RULES
from macros.anchors import anchors, rules_by_page
from tests.support.written import DOCS


def test_every_rule_and_question_is_justified_once() -> None:
    """Each has one sentence in the guide, and no sentence names what does not exist."""
    wanted = {f"why-{rule.id}" for rule in RULES}
    wanted |= {f"question-{question.prose_id}" for question in QUESTIONS}
    found = anchors()
    assert set(found) == wanted
    assert [name for name, pages in found.items() if len(pages) != 1] == []


def test_rules_lead_to_pages_that_are_there() -> None:
    """What the questionnaire is told of pages covers every rule and names real pages."""
    pages = rules_by_page()
    assert sorted(" ".join(pages.values()).split()) == sorted(rule.id for rule in RULES)
    for page in pages:
        folder = DOCS / page.rstrip("/")
        assert folder.with_suffix(".md").is_file() or (folder / "index.md").is_file()
