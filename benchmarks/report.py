"""The results for readers: tables in Markdown, and a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from statistics import median
from typing import Any

from benchmarks.goals import Goal, Runs

PAGES = {
    "quiz": "hand-written JavaScript quiz",
    "quiz-file": "the same, its script in a file",
    "site": "**this site**",
    "stock": "stock Pyodide",
    "pyscript": "PyScript",
}
CONDITIONS = {
    "fast": "fast line",
    "slow-4g": "slow 4G (1.6 Mbit/s, 150 ms)",
    "cpu-4x": "processor 4 \N{MULTIPLICATION SIGN} slower",
    "slow-4g-cpu-4x": "slow 4G, processor 4 \N{MULTIPLICATION SIGN} slower",
}
VISITS = {"cold": "First visit", "warm": "Second visit"}
_COLUMNS = {
    "question": "question 1",
    "result": "result",
    "python": "Python confirms",
    "python-bytes": "MB",
    "python-requests": "requests",
    "block": "longest block",
    "block-answering": "of it from question 1 to the result",
    "block-confirming": "of it from the result to Python",
    "memory": "peak MB",
}
_IN_MEGABYTES = ("python-bytes", "memory")


def condition_name(condition: str) -> str:
    """Return a condition such as `cold-slow-4g` in words."""
    visit, _, rest = condition.partition("-")
    return f"{VISITS[visit]}, {CONDITIONS[rest]}"


def results_markdown(runs: Runs, goals: Iterable[Goal], data: dict[str, Any]) -> str:
    """Return the whole report."""
    made = data["made"]
    lines = ["# Results", "", "Medians (fewest\N{EN DASH}most); times in milliseconds.", ""]
    lines += [
        f"{made['date']}, {made['browser']}, {made['processors']} processors.",
        "Load of the machine: {:.1f} at the beginning, {:.1f} at the end.".format(*made["load"]),
        "[How it is measured](README.md).",
        "",
        "## Goals",
        "",
        *_table(
            ["goal", "condition", "reached", "allowed", ""], (_goal_row(goal) for goal in goals)
        ),
        "",
        "“Level”: missed by less than the runs of the page it is held to differ among themselves.",
    ]
    for condition, pages in runs.items():
        count = {len(found["question"]) for found in pages.values()}
        lines += ["", f"## {condition_name(condition)}", ""]
        lines += _table(
            ["page", *_COLUMNS.values(), *(["runs"] if len(count) > 1 else [])],
            (_page_row(name, found, with_runs=len(count) > 1) for name, found in pages.items()),
        )
    return "\n".join([*lines, *_other(data.get("other", {})), ""])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _goal_row(goal: Goal) -> list[str]:
    number = _number if goal.unit != "\N{MULTIPLICATION SIGN}" else "{:.2f}".format
    reached, allowed = (f"{number(each)} {goal.unit}" for each in (goal.reached, goal.allowed))
    return [goal.name, condition_name(goal.condition), reached, f"≤ {allowed}", goal.verdict]


def _page_row(name: str, found: Any, *, with_runs: bool) -> list[str]:  # noqa: ANN401 - measures
    cells = [_cell(measure, found[measure]) for measure in _COLUMNS]
    if name.startswith("quiz"):
        cells[2] = "\N{EN DASH}"  # there is no Python to confirm anything
    return [PAGES[name], *cells, *([str(len(found["question"]))] if with_runs else [])]


def _cell(measure: str, values: list[float]) -> str:
    if measure in _IN_MEGABYTES:
        values = [value / 1e6 for value in values]
    form = ",.2f" if measure == "python-bytes" else ",.0f"
    low, middle, high = (format(one, form) for one in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}\N{EN DASH}{high})"


def _number(value: float) -> str:
    return f"{value:,.0f}"


def _other(other: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for title, table in other.items():
        lines += ["", f"## {title}", "", *_table(table["head"], table["rows"])]
    return lines


# The chart

_MARKS = {"question": "first question", "result": "result", "python": "Python confirms"}
_PANELS = ("cold-fast", "cold-slow-4g")
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 15px; }
  .grid { stroke: #d0d7de; }
  .question { fill: #0b6e4f; } .result { fill: #2f6fb5; } .python { fill: #b06a00; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .grid { stroke: #444c56; }
    .question { fill: #4cc38a; } .result { fill: #79b8ff; } .python { fill: #e3a04f; }
  }
"""
_WIDTH, _LEFT, _RIGHT, _BAR, _GAP = 760, 200, 90, 11, 16


def chart_svg(runs: Runs) -> str:
    """Draw how long each page takes on a first visit, a panel for each line."""
    panels = [name for name in _PANELS if name in runs]
    parts: list[str] = []
    y = 16.0
    for name in panels:
        drawn, y = _panel(name, runs[name], y)
        parts += drawn
    y += 6
    for index, (mark, said) in enumerate(_MARKS.items()):
        x = _LEFT + index * 150
        parts.append(f'<rect class="{mark}" x="{x}" y="{y}" width="12" height="12"/>')
        parts.append(f'<text x="{x + 18}" y="{y + 11}">{said}</text>')
    height = y + 26
    title = "Time until the first question, the result and Python, by page"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}"'
        f' role="img" aria-label="{title}">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _panel(condition: str, pages: Any, y: float) -> tuple[list[str], float]:  # noqa: ANN401
    rows = {name: found for name, found in pages.items() if name != "quiz-file"}
    most = max(median(found["python"]) for found in rows.values())
    scale = (_WIDTH - _LEFT - _RIGHT) / most
    parts = [f'<text class="title" x="0" y="{y}">{escape(condition_name(condition))}</text>']
    y += 14
    top = y
    for name, found in rows.items():
        marks = [mark for mark in _MARKS if mark != "python" or name != "quiz"]
        label = escape(PAGES[name].strip("*"))
        weight = ' font-weight="700"' if name == "site" else ""
        middle = y + len(marks) * _BAR / 2 + 4
        parts.append(f'<text x="0" y="{middle}"{weight}>{label}</text>')
        for mark in marks:
            parts += _bar(mark, median(found[mark]), scale, y)
            y += _BAR
        y += _GAP
    parts.append(f'<line class="grid" x1="{_LEFT}" y1="{top}" x2="{_LEFT}" y2="{y - _GAP}"/>')
    return parts, y + 18


def _bar(mark: str, value: float, scale: float, y: float) -> list[str]:
    width = max(2.0, value * scale)
    said = f"{value / 1000:.2f} s" if value < 10_000 else f"{value / 1000:.1f} s"  # noqa: PLR2004
    return [
        f'<rect class="{mark}" x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR - 1}"/>',
        f'<text x="{_LEFT + width + 6:.1f}" y="{y + _BAR - 1}" font-size="11">{said}</text>',
    ]
