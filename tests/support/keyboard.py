"""Moving about with the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element that fits the selector has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    message = f"Tab never reached {selector}"
    raise AssertionError(message)
