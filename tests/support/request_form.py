"""“Somebody has asked to connect”, as a reader uses it."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, expect

from guide.vocabulary import UNKNOWN
from tests.support.questionnaire import Questionnaire


class RequestForm:
    """The request view of an open page."""

    def __init__(self, tool: Questionnaire) -> None:
        """Take a page on which the view is shown."""
        self.tool = tool
        self.view = tool.view("request")
        self.decision = self.view.locator(".con-decision")
        expect(self.view.locator(".con-request")).to_be_visible()

    # What can be seen

    @property
    def fact(self) -> str:
        """Tell which fact is asked; empty when none is."""
        asked = self.view.locator(".con-fact")
        return (asked.get_attribute("data-question") or "") if asked.count() else ""

    @property
    def action(self) -> str:
        """Tell the action that is shown; empty when none is."""
        if not self.decision.count():
            return ""
        return self.decision.get_attribute("data-action") or ""

    @property
    def platform(self) -> str:
        """Tell which platform is chosen."""
        return self.view.locator('[name="platform"]:checked').input_value()

    def known(self) -> dict[str, str]:
        """Return what is listed as said, question to answer."""
        rows = self.view.locator(".con-known .con-answer")
        pairs: list[list[str]] = rows.evaluate_all(
            """(all) => all.map((one) => [one.querySelector("dt").textContent,
                                          one.querySelector("dd span").textContent])"""
        )
        return dict(pairs)

    def would_change(self) -> list[tuple[str, str]]:
        """Return the changes shown: action in words, and what would lead to it."""
        rows = self.decision.locator(".con-more li:has([data-action])")
        pairs: list[list[str]] = rows.evaluate_all(
            "(all) => all.map((one) => [...one.querySelectorAll('span')].map((s) => s.textContent))"
        )
        return [(action, what) for action, what in pairs]

    # What can be done

    def renew(self, press: Locator) -> None:
        """Press something and wait until the view is laid out anew."""
        self.view.locator(".con-request").evaluate("(one) => { one.dataset.old = ''; }")
        press.click()
        expect(self.view.locator(".con-request:not([data-old])")).to_be_visible()

    def label(self, name: str, value: str) -> Locator:
        """Find the label of an option."""
        radio = self.tool.page.locator(f'input[name="{name}"][value="{value}"]')
        return self.view.locator(".con-option", has=radio)

    def on(self, platform: str) -> None:
        """Say on which platform they asked."""
        if platform != self.platform:
            self.renew(self.label("platform", platform))

    def moment(self, moment: str) -> None:
        """Say whether the request is `new` or the two are `connected` already."""
        if not self.label("moment", moment).locator("input").is_checked():
            self.renew(self.label("moment", moment))

    def answer(self, value: str) -> None:
        """Answer the fact that is asked, and go on."""
        self.label(self.fact, value).click()
        self.renew(self.view.locator('[type="submit"]'))

    def do(self, name: str) -> None:
        """Press a button of the view."""
        self.renew(self.view.locator(f'[data-do="{name}"]'))

    def change(self, fact: str) -> None:
        """Press the button that changes a fact."""
        self.renew(self.view.locator(f'[data-do="change-fact"][data-fact="{fact}"]'))

    def answer_all(self, facts: Mapping[str, str]) -> list[str]:
        """Answer what is asked from the facts, else that it is unknown; return what was asked."""
        asked = []
        while fact := self.fact:
            assert fact not in asked, f"{fact} is asked twice"
            asked.append(fact)
            self.answer(facts.get(fact, UNKNOWN))
        return asked
