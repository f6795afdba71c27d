"""The player of a course, as a learner uses it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from playwright.sync_api import Locator, Page, expect

from guide.practice import judge, scenario
from guide.prose import texts
from tests.support.site_server import Answer, SiteServer

PAGE = "practise/"
STORED = "connect-or-not.practice"
WORDS: Mapping[str, str] = texts("practice", "words")
AROUND: Mapping[str, str] = texts("practice", "page")

#: Takes a scenario's id, a step's id and the learner's answers; gives the choice to take.
Chooser = Callable[[str, str, Mapping[str, str]], str]


def best(name: str, step: str, answers: Mapping[str, str]) -> str:
    """Return the choice that Python says is best."""
    return judge(scenario(name), step, answers)[0].best


def graded(grade: str) -> Chooser:
    """Return what chooses by grade, and the best where no choice has that grade."""

    def choose(name: str, step: str, answers: Mapping[str, str]) -> str:
        verdicts = judge(scenario(name), step, answers)
        found = [one.choice for one in verdicts if one.grade == grade]
        return found[0] if found else verdicts[0].best

    return choose


def serve_course(site: SiteServer, course: Mapping[str, Any]) -> None:
    """Have the site's page play another course."""
    body = json.dumps(course).encode()
    site.change(r"course-\w+\.json", lambda answer: whole(answer, body))


def whole(answer: Answer, body: bytes) -> Answer:
    """Return an answer with another body, not compressed."""
    headers = {k: v for k, v in answer.headers.items() if k != "Content-Encoding"}
    return replace(answer, body=body, headers=headers)


class Player:
    """One open page with a course in it."""

    def __init__(self, page: Page) -> None:
        """Take a page, which need not be there yet."""
        self.page = page
        self.root = page.locator(".con-practice")

    def open(self, path: str = PAGE, policy: str | None = None) -> Player:
        """Go there, wait until something is shown, and pick a policy if one is named."""
        self.page.goto(path)
        expect(self.root.locator(".con-view")).to_be_visible()
        if policy:
            self.page.locator('[name="policy"]').select_option(policy)
        return self

    # What can be seen

    @property
    def view(self) -> str:
        """Tell what is shown: `about-you`, `all-cases`, `question`, `feedback` or `ended`."""
        return self.root.get_attribute("data-view") or ""

    @property
    def asked(self) -> tuple[str, str]:
        """Tell the scenario and the step that are asked, or the question about the learner."""
        name = self.root.locator("fieldset").get_attribute("data-question") or ""
        before, _, after = name.partition("_")
        return before, after

    @property
    def text(self) -> str:
        """Return all that is shown."""
        return self.root.inner_text()

    @property
    def verdict(self) -> Locator:
        """Find what is said of an answer."""
        return self.root.locator(".con-verdict")

    @property
    def score(self) -> int:
        """Return the score that is shown."""
        expect(self.root.locator(".con-result-card")).to_be_visible()
        shown = self.root.locator(".con-score").inner_text()
        return int(shown.split()[0])

    def state(self) -> str:
        """Return what the browser keeps for the policy that is picked."""
        kept = self.page.evaluate(f"JSON.parse(localStorage.getItem('{STORED}'))")
        return str(kept["states"][kept["policy"]])

    # What can be done

    def press(self, word: str, root: Locator | None = None) -> None:
        """Press the button that has one of the player's words."""
        (root or self.root).get_by_role("button", name=WORDS[word], exact=True).click()

    def case(self, name: str) -> Locator:
        """Find a case in the list."""
        return self.root.locator(f'[data-scenario="{name}"]')

    def choose(self, choice: str, press: str = "answer") -> None:
        """Choose, and say that this is the answer."""
        self.root.locator(f'input[value="{choice}"]').check()
        self.press(press)

    def play(self, answers: Mapping[str, str], chooser: Chooser = best) -> list[str]:
        """Play from where it is until all cases are shown; return the grades, answer by answer."""
        grades = []
        while self.view != "all-cases":
            if self.view == "question":
                name, step = self.asked
                self.choose(chooser(name, step, answers))
                grades.append(self.verdict.get_attribute("data-grade") or "")
            elif self.view == "feedback":
                self.press("go-on")
            else:
                self.root.locator(".con-button-primary").click()
        return grades
