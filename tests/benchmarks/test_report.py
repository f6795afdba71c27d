"""Goals are judged by medians, and the report says what was measured."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from benchmarks.goals import goals
from benchmarks.report import chart_svg, results_markdown
from benchmarks.visits import ANSWERS
from guide.questionnaire import QUESTIONS
from tests.support.questionnaire import way_through

BLOCKS = {
    "block": [60.0],
    "block-answering": [40.0],
    "block-confirming": [30.0],
    "block-loading": [40.0],
}
SIZES = {"python-bytes": [0.0], "python-requests": [0.0], "memory": [1e8]}


def times(question: list[float], result: float, python: float) -> dict[str, list[float]]:
    """Make up what a page's visits gave."""
    return {"question": question, "result": [result], "python": [python], **BLOCKS, **SIZES}


RUNS = {
    "warm-fast": {
        "quiz": times([95.0, 100.0, 110.0], 150.0, 150.0),
        "site": times([90.0, 105.0, 300.0], 160.0, 900.0),
        "stock": times([4_000.0], 4_000.0, 4_000.0),
    }
}


def test_goals_compare_medians() -> None:
    """A goal is met or missed by the median, and level when the runs differ by more than that."""
    found = {goal.name: (round(goal.reached, 3), goal.verdict) for goal in goals(RUNS)}
    assert found == {
        "First question, to quiz": (1.05, "level"),
        "Result, to quiz": (1.067, "met"),
        "Python confirms, to stock": (0.225, "met"),
        "Longest block while Python loads": (40.0, "met"),
        "Bytes": (0.0, "met"),
    }


def test_report_has_every_page() -> None:
    """The tables have a row for each page and the chart a bar for each of its moments."""
    made = {"date": "2026-01-01", "browser": "Chromium", "processors": 2, "load": [0.1, 0.2]}
    text = results_markdown(RUNS, goals(RUNS), {"made": made})
    assert "| **this site** | 105 (90\N{EN DASH}300) | 160 | 900 |" in text
    chart = ET.fromstring(chart_svg({"cold-fast": RUNS["warm-fast"]}))  # noqa: S314 - ours
    bars = [
        one for one in chart.iter("{http://www.w3.org/2000/svg}rect") if one.get("width") != "12"
    ]
    assert len(bars) == 2 + 3 + 3


def test_every_question_is_asked() -> None:
    """The answers that the benchmark gives are those of somebody who is asked every question."""
    assert way_through(ANSWERS) == [question.id for question in QUESTIONS if not question.optional]
