"""From rows to medians, a table, a chart, and whether the goals were reached."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import Row

HERE = Path(__file__).resolve().parent
CHART = HERE.parent / "docs" / "assets" / "benchmark.svg"
Summary = dict[str, Any]

NAMES = {
    "quiz": "hand-written JavaScript quiz",
    "stock": "stock Pyodide, main thread",
    "pyscript": "PyScript with Pyodide",
    "site": "this site",
}
MOMENTS = {"first": "first question", "result": "result", "python": "Python confirms"}
HEAD = (
    "page", *(f"{text}, ms" for text in MOMENTS.values()),
    *(f"MB (requests) until {text}" for text in MOMENTS.values()),
    "longest block, ms", "after first question, ms", "while Python loads, ms", "memory, MB",
)  # fmt: skip


def summarise(rows: dict[str, dict[str, list[Row]]], runs: int, browser: str) -> Summary:
    """Return median, least and most of every figure, by condition and variant."""
    return {
        "when": datetime.now(UTC).date().isoformat(),
        "runs": runs,
        "browser": f"Chromium {browser}",
        "machine": f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}",
        "conditions": {
            condition: {variant: figures(found) for variant, found in variants.items()}
            for condition, variants in rows.items()
        },
    }


def figures(rows: list[Row]) -> dict[str, list[float]]:
    """Return [median, least, most] for each figure that was measured."""
    names = dict.fromkeys(name for row in rows for name in row)
    values = {n: [row[n] for row in rows if row.get(n) is not None] for n in names}
    return {
        name: [round(f, 1) for f in (median(found), min(found), max(found))]
        for name, found in values.items()
        if found
    }


def write(summary: Summary) -> None:
    """Write the results as data, as a table and as a chart."""
    text = json.dumps(summary, indent=1)
    (HERE / "results.json").write_text(text + "\n", encoding="utf-8")
    said = (
        f"# Results\n\nMedians of {summary['runs']} runs taken in turn (least to most), "
        f"{summary['when']}, {summary['browser']}, {summary['machine']}.\n"
    )
    parts = [said, table(summary), goals_text(summary)]
    (HERE / "results.md").write_text("\n".join(parts), encoding="utf-8")
    CHART.write_text(chart(summary), encoding="utf-8")


def table(summary: Summary) -> str:
    """Return a Markdown table for each condition."""
    parts = []
    for condition, variants in summary["conditions"].items():
        lines = [f"## {condition}", "", row(HEAD), row(["---"] * len(HEAD))]
        lines += [row(cells(variant, found)) for variant, found in variants.items()]
        parts.append("\n".join([*lines, ""]))
    return "\n".join(parts)


def row(texts: Any) -> str:  # noqa: ANN401 - any texts in a row
    """Return a row of a table."""
    return f"| {' | '.join(texts)} |"


def cells(variant: str, found: dict[str, list[float]]) -> list[str]:
    """Return a variant's row."""
    times = [spread(found.get(name)) for name in MOMENTS]
    sizes = [
        f"{found[f'bytes-{name}'][0] / 1e6:.3f} ({found[f'requests-{name}'][0]:.0f})"
        if f"bytes-{name}" in found
        else ""
        for name in MOMENTS
    ]
    blocks = [spread(found.get(name)) for name in ("block", "block-after-first", "block-python")]
    return [NAMES[variant], *times, *sizes, *blocks, f"{found['memory'][0] / 1e6:.0f}"]


def spread(values: list[float] | None) -> str:
    """Return a median with its least and most."""
    return "{:,.0f} ({:,.0f} to {:,.0f})".format(*values) if values else ""


def goals(summary: Summary) -> list[tuple[str, float | None, float]]:
    """Return each goal's name, what was reached (None where not measured), and the most allowed."""
    found = summary["conditions"]

    def ratio(condition: str, figure: str, other: str, theirs: str = "") -> float | None:
        try:
            ours = found[condition]["site"][figure][0]
            return float(ours / found[condition][other][theirs or figure][0])
        except (KeyError, ZeroDivisionError):
            return None

    def plain(condition: str, figure: str) -> float | None:
        value = found.get(condition, {}).get("site", {}).get(figure)
        return value[0] if value else None

    rows = []
    for condition in found:
        rows.append(
            (f"first question ÷ quiz's, {condition}", ratio(condition, "first", "quiz"), 1.0)
        )
        rows.append((f"result ÷ quiz's, {condition}", ratio(condition, "result", "quiz"), 1.1))
    cold, warm = "cold-fast", "warm-fast"
    return [
        *rows,
        ("Python confirms ÷ stock's, cold-fast", ratio(cold, "python", "stock"), 0.3),
        ("bytes until Python confirms ÷ stock's", ratio(cold, "bytes-python", "stock"), 0.58),
        ("block while Python loads, ms", plain(cold, "block-python"), 50),
        ("Python confirms ÷ stock's, warm-fast", ratio(warm, "python", "stock"), 0.3),
        ("bytes on the second visit", plain(warm, "bytes-python"), 0),
    ]


def goals_text(summary: Summary) -> str:
    """Say for each goal whether it was reached."""
    lines = [row(("goal", "reached", "at most", "")), row(["---"] * 4)]
    for name, value, most in goals(summary):
        if value is not None:
            verdict = "pass" if value <= most else "fail"
            lines.append(row((name, f"{value:,.2f}", f"{most:g}", verdict)))
    return "\n".join(["## Goals", "", *lines, ""])


def chart(summary: Summary) -> str:
    """Draw the three moments of each page on the first and the second visit, on a fast line."""
    shown = [c for c in ("cold-fast", "warm-fast") if c in summary["conditions"]]
    bars = [
        (f"{NAMES[variant]}, {'first' if condition == 'cold-fast' else 'second'} visit", found)
        for condition in shown
        for variant, found in summary["conditions"][condition].items()
    ]
    most = max((found[m][0] for _, found in bars for m in MOMENTS if m in found), default=1)
    lines = [line(20 + 44 * place, name, found, most) for place, (name, found) in enumerate(bars)]
    height = 44 * len(bars) + 40
    legend = "".join(
        f'<circle class="{name}" cx="{12 + 150 * at}" cy="{height - 12}" r="6"/>'
        f'<text x="{24 + 150 * at}" y="{height - 8}">{text}</text>'
        for at, (name, text) in enumerate(MOMENTS.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" role="img" '
        'aria-label="Time until the first question, the result, and Python, for each page">'
        "<style>text{font:14px sans-serif;fill:#333}line{stroke:#999}.first{fill:#2a7f62}"
        ".result{fill:#2b6cb0}.python{fill:none;stroke:#b7791f;stroke-width:2.5}"
        "@media(prefers-color-scheme:dark){text{fill:#ddd}.first{fill:#6fcfa8}.result{fill:#7fb8f0}"
        f".python{{stroke:#f0c060}}}}</style>{''.join(lines)}{legend}</svg>\n"
    )


def line(top: int, name: str, found: dict[str, list[float]], most: float) -> str:
    """Draw one page's moments along a line of time."""
    dots = "".join(
        f'<circle class="{m}" cx="{12 + 640 * found[m][0] / most:.1f}" cy="{top + 12}" '
        f'r="{8 if m == "python" else 5}"/>'
        for m in MOMENTS
        if m in found
    )
    end = max(found[m][0] for m in MOMENTS if m in found)
    at = 12 + 640 * end / most
    return (
        f'<text x="4" y="{top}">{name}</text><line x1="12" y1="{top + 12}" x2="{at:.1f}" '
        f'y2="{top + 12}"/>{dots}<text x="{at + 14:.1f}" y="{top + 17}">{end:,.0f} ms</text>'
    )
