"""Waiting for what a page finds out asynchronously, which Playwright itself does not wait for."""

from __future__ import annotations

from playwright.sync_api import Page

STEP = 100  # milliseconds


def until(page: Page, question: str, *, seconds: int = 20) -> None:
    """Ask a page, with an async function, again and again until it says yes."""
    for _ in range(seconds * 1000 // STEP):
        if page.evaluate(question):
            return
        page.wait_for_timeout(STEP)
    message = f"this did not come true within {seconds} s: {question}"
    raise AssertionError(message)
