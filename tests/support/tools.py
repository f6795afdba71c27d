"""The tools for writing, as a reader uses them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from guide.prose import table

WORDS: Mapping[str, str] = table("tools")["words"]
MARKUP = '<img src=x onerror="window.__pwned=1"><b>bold</b>'


class Desk:
    """One open page with a tool for writing."""

    def __init__(self, page: Page) -> None:
        """Take a page, which need not be there yet."""
        self.page = page
        self.root = page.locator(".con-tool")
        self.messages = self.root.locator(".con-messages")
        self.result = self.root.locator(".con-desk-result")
        self.note = page.locator('[name="text"]')
        self.count = self.root.locator("form .con-count")

    def open(self, path: str) -> Desk:
        """Go there and wait until Python answers."""
        self.page.goto(path)
        return self.until_python()

    def until_python(self) -> Desk:
        """Wait until Python answers."""
        expect(self.root).to_have_attribute("data-engine", "python", timeout=20_000)
        return self

    def choose(self, **values: str) -> None:
        """Choose from the lists of the form, by name."""
        for name, value in values.items():
            self.page.locator(f'select[name="{name}"]').select_option(value)

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill in the fields, by their slots."""
        for slot, text in values.items():
            self.field(slot).fill(text)

    def field(self, slot: str) -> Locator:
        """Find the field of a slot."""
        return self.page.locator(f'[data-slot-name="{slot}"]')

    def findings(self) -> list[str]:
        """Return the ids of what is listed as found."""
        rows = self.result.locator("[data-finding]")
        found: list[str] = rows.evaluate_all("(all) => all.map((one) => one.dataset.finding)")
        return found

    def marks(self) -> list[list[str]]:
        """Return the words that are marked in the note, each with the findings it is marked for."""
        marks = self.result.locator(".con-marked mark")
        found: list[list[str]] = marks.evaluate_all(
            "(all) => all.map((one) => [one.textContent, one.dataset.findings])"
        )
        return found

    def selected(self) -> str:
        """Return the words that are selected in the note."""
        text: str = self.note.evaluate(
            "(one) => one.value.slice(one.selectionStart, one.selectionEnd)"
        )
        return text


def pwned(page: Page) -> Any:  # noqa: ANN401 - whatever a script may have left
    """Tell whether markup that was typed in has run, or has become part of the page."""
    return page.evaluate("window.__pwned") or page.locator('.con [src="x"]').count()
