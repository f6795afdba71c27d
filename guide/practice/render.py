"""Verdicts as plain data for JSON, with their wording filled in."""

from __future__ import annotations

from guide.check.report import finding_data
from guide.model import Answers
from guide.practice.judging import judge
from guide.practice.model import Ground, Scenario, Verdict
from guide.render import Json, change_text, credit, spell


def verdicts_data(scenario: Scenario, step: str, answers: Answers) -> Json:
    """Return what the choices of a step are worth to somebody with these answers, and why."""
    verdicts = judge(scenario, step, answers)
    return {
        "scenario": scenario.id,
        "step": step,
        "best": verdicts[0].best,
        "reasons": [_ground(one) for one in verdicts[0].reasons],
        "verdicts": [_verdict(one) for one in verdicts],
    }


def _verdict(one: Verdict) -> Json:
    return {
        "id": one.choice,
        "grade": one.grade,
        "points": one.points,
        "right-if": [
            {"question": change.subject, "to": change.to, "text": change_text(change)}
            for change in one.otherwise
        ],
        "findings": [finding_data(finding) for finding in one.findings],
    }


def _ground(one: Ground) -> Json:
    return {
        "rule": one.rule,
        "role": one.role,
        "because": list(one.because),
        "because-text": [spell(word) for word in one.because],
        "text": one.text,
        "why": one.why,
        "sources": list(one.sources),
        "credits": credit(one.sources),
        "link": one.link,
    }
