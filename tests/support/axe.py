"""Accessibility checks by axe, for what of WCAG 2.2 AA a machine can see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def violations(page: Page, within: str = "html") -> list[str]:
    """List what breaks the rules within an element, a line for each place."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "([within, values]) => axe.run(within, { runOnly: { type: 'tag', values } })",
        [within, TAGS],
    )
    return [line for violation in found["violations"] for line in lines(violation)]


def lines(violation: dict[str, Any]) -> list[str]:
    """Put one violation into words."""
    said = f"{violation['id']}: {violation['help']}"
    return [f"{said} ({' '.join(map(str, node['target']))})" for node in violation["nodes"]]
