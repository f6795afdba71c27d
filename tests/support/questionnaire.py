"""The questionnaire as a reader uses it: what can be done there, and what can be seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from guide.ask import open_questions
from guide.prose import table
from guide.questionnaire import QUESTIONS
from guide.version import to_fragment
from guide.vocabulary import NOT_SURE

PAGE = "policy/"
STORED = "connect-or-not"
ASIDE = "connect-or-not.set-aside"
WORDS: Mapping[str, str] = table("page")["words"]

PLACE = """() => {
  const view = [...document.querySelectorAll("#questionnaire .con-view")].find((v) => !v.hidden);
  const question = view.querySelector(":scope > form > .con-question:not([hidden])");
  return [view.dataset.view, question?.dataset.question ?? ""].join("/");
}"""
MOVED = f"(before) => ({PLACE})() !== before"
IDLE = "() => new Promise((done) => requestIdleCallback(done, { timeout: 600 }))"


def link(answers: Mapping[str, str]) -> str:
    """Return the address, within the site, that holds these answers."""
    return f"{PAGE}#{to_fragment(dict(answers))}"


def way_through(answers: Mapping[str, str]) -> list[str]:
    """Return the questions that somebody who would answer so is asked, in order."""
    given: dict[str, str] = {}
    while left := open_questions(given):
        given[left[0].id] = answers.get(left[0].id, NOT_SURE)
    return list(given)


def given_on_the_way(answers: Mapping[str, str]) -> dict[str, str]:
    """Return what somebody who would answer so has answered in the end."""
    return {name: answers.get(name, NOT_SURE) for name in way_through(answers)}


class Questionnaire:
    """One open page with the questionnaire."""

    def __init__(self, page: Page) -> None:
        """Take a page, which need not be there yet."""
        self.page = page
        self.root = page.locator("#questionnaire")
        self.messages = self.root.locator(".con-messages")

    def open(self, path: str = PAGE) -> Questionnaire:
        """Go there and wait until Python answers."""
        self.page.goto(path)
        return self.until_python()

    def until_python(self) -> Questionnaire:
        """Wait until Python answers."""
        expect(self.root).to_have_attribute("data-engine", "python", timeout=20_000)
        return self

    def open_link(self, answers: Mapping[str, str]) -> Questionnaire:
        """Follow a link that holds answers, and wait for the policy."""
        self.open(link(answers))
        return self.until_shown("result")

    def follow(self, answers: Mapping[str, str]) -> None:
        """Follow a link that holds answers on the page as it is, and wait for its policy."""
        self.view("result").evaluate("(one) => one.replaceChildren()")
        self.page.evaluate("(hash) => { location.hash = hash; }", to_fragment(dict(answers)))
        self.until_shown("result")

    def until_shown(self, view: str) -> Questionnaire:
        """Wait until a view is shown, with its contents."""
        expect(self.view(view)).to_be_visible()
        if view == "result":
            expect(self.view(view).locator("[data-platform]").first).to_be_visible()
            self.until_whole()
        return self

    def until_whole(self) -> None:
        """Wait until the policy, which is laid out a platform at a time, is there as a whole."""
        expect(self.view("result")).not_to_have_attribute("aria-busy", "true")

    # What can be seen

    @property
    def place(self) -> str:
        """Tell what is shown: `questions/persona`, `result/` or `request/`."""
        shown: str = self.page.evaluate(PLACE)
        return shown

    @property
    def question(self) -> str:
        """Tell which question is asked; empty in the other views."""
        return self.place.removeprefix("questions/") if "questions/" in self.place else ""

    def view(self, name: str) -> Locator:
        """Find a view."""
        return self.root.locator(f'[data-view="{name}"]')

    def fieldset(self, question: str) -> Locator:
        """Find a question."""
        return self.root.locator(f'.con-view > form [data-question="{question}"]')

    def radio(self, question: str, value: str) -> Locator:
        """Find an option."""
        return self.fieldset(question).locator(f'input[value="{value}"]')

    def chosen(self) -> dict[str, str]:
        """Return every answer that the form's radio buttons show."""
        found: list[list[str]] = self.page.evaluate(
            """() => [...document.querySelectorAll("#questionnaire .con-view > form :checked")]
              .map((one) => [one.name, one.value])"""
        )
        return {name: value for name, value in found if name not in ("platform", "moment")}

    def do(self, name: str) -> Locator:
        """Find the button of the view that is shown that does something."""
        return self.root.locator(f'.con-view:not([hidden]) [data-do="{name}"]:visible')

    def live(self) -> list[str]:
        """Return the stances in the list beside the questions."""
        return self.root.locator(".con-live .con-stance").all_text_contents()

    def stances(self) -> dict[str, str]:
        """Return the platforms of the policy that is shown, with their stances."""
        self.until_whole()
        found = self.view("result").locator("section[data-platform]")
        rows: list[list[str]] = found.evaluate_all(
            "(all) => all.map((one) => [one.dataset.platform, one.dataset.stance])"
        )
        return dict(rows)

    def rules(self, platform: str) -> list[tuple[str, str]]:
        """Return the rules shown for a platform, each with its action, in order."""
        self.until_whole()
        found = self.view("result").locator(f'[data-platform="{platform}"] [data-rule]')
        rows: list[list[str]] = found.evaluate_all(
            "(all) => all.map((one) => [one.dataset.rule, one.dataset.action])"
        )
        return [(rule, action) for rule, action in rows]

    def answers_shown(self) -> dict[str, str]:
        """Return what the policy says was asked and answered."""
        rows = self.view("result").locator(".con-answers .con-answer")
        pairs: list[list[str]] = rows.evaluate_all(
            """(all) => all.map((one) => [one.querySelector("dt").textContent,
                                          one.querySelector("dd span").textContent])"""
        )
        return dict(pairs)

    def focused(self) -> str:
        """Return the words of the element that has the focus."""
        words: str = self.page.evaluate("() => document.activeElement.textContent.trim()")
        return words

    # What can be done

    def pick(self, value: str) -> None:
        """Choose an option of the question that is asked, by its label."""
        self.fieldset(self.question).locator(".con-option", has=self.option(value)).click()

    def option(self, value: str) -> Locator:
        """Find any radio button with a value."""
        return self.page.locator(f'input[value="{value}"]')

    def next(self) -> None:
        """Press Next, and wait for nothing."""
        self.view("questions").get_by_role("button", name=WORDS["next"], exact=True).click()

    def answer(self, value: str) -> None:
        """Choose an option and go on, until something else is shown."""
        before = self.place
        self.pick(value)
        self.next()
        self._until_moved(before)

    def answer_all(self, answers: Mapping[str, str]) -> list[str]:
        """Answer whatever is asked, until it is over; return what was asked."""
        asked: list[str] = []
        while question := self.question:
            assert len(asked) <= len(QUESTIONS), f"asked without end: {asked}"
            asked.append(question)
            self.answer(answers.get(question, NOT_SURE))
        return asked

    def press(self, name: str) -> None:
        """Press a button and wait until something else is shown."""
        before = self.place
        self.do(name).click()
        self._until_moved(before)

    def change(self, question: str) -> None:
        """Press the button that changes an answer of the policy."""
        button = self.view("result").locator(f'[data-do="change"][data-question="{question}"]')
        button.click()
        expect(self.fieldset(question)).to_be_visible()
        self.page.evaluate(IDLE)

    def go_back(self) -> None:
        """Use the browser's own back button, and wait until something else is shown."""
        before = self.place
        self.page.evaluate("history.back()")
        self._until_moved(before)

    def _until_moved(self, before: str) -> None:
        """Wait until another place is shown, and what the page put off for that is done."""
        self.page.wait_for_function(MOVED, arg=before)
        self.page.evaluate(IDLE)

    def reload(self) -> None:
        """Load the page again and wait until Python answers."""
        self.page.reload()
        self.until_python()

    # What is kept

    def stored(self, name: str = STORED) -> str:
        """Return the text that the browser keeps."""
        text: str = self.page.evaluate("(name) => localStorage.getItem(name) ?? ''", name)
        return text

    def saved(self) -> dict[str, str]:
        """Return the answers that the browser keeps."""
        kept: dict[str, Any] = json.loads(self.stored() or '{"answers": {}}')
        return dict(kept["answers"])

    def has_said(self, name: str, **slots: str) -> None:
        """Expect one of the page's sentences above everything else."""
        expect(self.messages).to_contain_text(WORDS[name].format(**slots))
