"""Everybody can use it: axe on every page and view, headings, names, motion and no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from guide.questionnaire import QUESTIONS
from guide.render import question_data
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.held import WORKER
from tests.support.keyboard import tab_to
from tests.support.people import PEOPLE
from tests.support.questionnaire import PAGE, WORDS, Questionnaire, link
from tests.support.request_form import RequestForm
from tests.support.site_server import SiteServer

PAGES = {
    "home": "",
    "how it decides": "how-it-decides/",
    "sources": "sources/",
    "every policy": "policies/",
    "tree": "policies/linkedin/",
    "policy by hand": "policies/x/guarded/",
    "command line": "command-line/",
}
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = {"light": "default", "dark": "slate"}


def open_all_details(page: Page) -> None:
    """Open whatever folds away."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def a_question(page: Page) -> None:
    """Show a question that has been answered, with the list beside it."""
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    tool.pick("private")


def a_result(page: Page) -> None:
    """Show a policy, everything opened."""
    Questionnaire(page).open_link(PEOPLE["ryan"])
    open_all_details(page)


def a_decision(page: Page) -> None:
    """Show a decision with a note, everything opened."""
    tool = Questionnaire(page).open_link(PEOPLE["ryan"])
    tool.press("request")
    form = RequestForm(tool)
    form.answer_all({"relationship": "stranger", "profile": "thin", "note": "personal"})
    expect(form.decision.locator("blockquote")).to_be_visible()
    open_all_details(page)


def a_fact(page: Page) -> None:
    """Show a request with a fact being asked."""
    Questionnaire(page).open(f"{PAGE}#request").until_shown("request")


def an_error(page: Page) -> None:
    """Show what is said of a link that cannot be used."""
    tool = Questionnaire(page).open(f"{PAGE}#v=99.0&persona=limited")
    expect(tool.messages.locator(".con-message-error")).to_be_visible()


VIEWS: dict[str, Callable[[Page], None]] = {
    "question": a_question,
    "result": a_result,
    "decision": a_decision,
    "fact": a_fact,
    "error": an_error,
}


def opener(path: str) -> Callable[[Page], None]:
    """Return how to show a page of text, everything opened."""

    def show(page: Page) -> None:
        page.goto(path)
        open_all_details(page)

    return show


EVERYTHING = {name: opener(path) for name, path in PAGES.items()} | VIEWS


# By machine


def disorder(page: Page) -> list[str]:
    """List what is wrong with the order of the headings that can be seen."""
    levels: list[int] = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"
    )
    skipped = [f"{one} to {two}" for one, two in pairwise(levels) if two - one > 1]
    return skipped if levels.count(1) == 1 and levels[0] == 1 else [f"levels {levels}", *skipped]


@pytest.mark.parametrize("scheme", [*SCHEMES])
@pytest.mark.parametrize("name", [*EVERYTHING])
def test_axe_finds_nothing(visit: Visit, name: str, scheme: str) -> None:
    """WCAG 2.2 AA holds as far as machines see, light and dark, on phone and desktop.

    So does the order of the headings: one of the first level, and none skipped on the way down.
    """
    page = visit.page(color_scheme=scheme, reduced_motion="reduce")
    EVERYTHING[name](page)
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == [], size
    assert disorder(page) == []


def test_axe_finds_nothing_in_a_missing_engine(visit: Visit, site: SiteServer) -> None:
    """The sentence about a missing engine, with its button and link, passes too."""
    visit.expect("Failed to load resource")
    site.block(WORKER)
    page = visit.page()
    page.goto(PAGE)
    expect(page.locator(".con-message-error")).to_be_visible()
    assert violations(page) == []


# Structure


@pytest.mark.parametrize("name", [*PAGES])
def test_skip_link_skips(page: Page, name: str) -> None:
    """The first stop of the Tab key is a visible link that leads to the content."""
    page.goto(PAGES[name])
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_class(re.compile("md-skip"))
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.length > 1")
    target = page.evaluate(
        "document.getElementById(decodeURIComponent(location.hash.slice(1))).tagName"
    )
    assert target == "H1"


def test_skip_link_leads_into_the_questions(page: Page) -> None:
    """After the skip link of the questionnaire the next stops are the first question's options."""
    Questionnaire(page).open()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, f'input[name="{QUESTIONS[0].id}"]', most=3)


def test_messages_are_announced(page: Page) -> None:
    """Messages appear in a region that screen readers announce, there from the beginning."""
    page.goto(PAGE)
    expect(page.locator("#questionnaire .con-messages")).to_have_role("status")


def test_icons_do_not_carry_the_meaning(page: Page) -> None:
    """Each action and each stance is written out in words."""
    tool = Questionnaire(page).open_link(PEOPLE["ryan"])
    for name in (".con-action", ".con-stance"):
        words = tool.view("result").locator(name).all_text_contents()
        assert words
        assert "" not in [word.strip() for word in words]


# Motion


@pytest.mark.parametrize("name", ["home", "result", "decision"])
def test_nothing_moves_where_motion_is_unwanted(visit: Visit, name: str) -> None:
    """With reduced motion wanted, no animation or transition runs, not even after a press."""
    page = visit.page(reduced_motion="reduce")
    EVERYTHING[name](page)
    page.locator("article :is(summary, a, button):visible").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0


def test_nothing_moves_by_itself(page: Page) -> None:
    """No animation runs that the reader did not set off."""
    for name in ("home", "question"):
        EVERYTHING[name](page)
        page.wait_for_function(
            "() => document.getAnimations().every((one) => one instanceof CSSTransition)"
        )


# No JavaScript


@pytest.fixture
def still(visit: Visit) -> Page:
    """Give a page whose JavaScript is switched off."""
    return visit.page(java_script_enabled=False)


def test_questions_can_be_read_without_javascript(still: Page) -> None:
    """Without JavaScript every question and option is shown."""
    still.goto(PAGE)
    for question in QUESTIONS:
        data = question_data(question)
        fieldset = still.locator(f'fieldset[data-question="{question.id}"]')
        expect(fieldset.locator("legend")).to_be_visible()
        expect(fieldset.locator("legend")).to_have_text(data["text"])
        for option in data["options"]:
            expect(fieldset.get_by_text(option["label"], exact=True)).to_be_visible()


def test_buttons_that_cannot_work_are_not_shown(still: Page) -> None:
    """Without JavaScript no button of the questionnaire is shown."""
    still.goto(PAGE)
    expect(still.locator("#questionnaire button:visible")).to_have_count(0)


def test_rules_can_be_read_without_javascript(still: Page) -> None:
    """Without JavaScript a sentence says so, and its link leads to the policies and the trees."""
    still.goto(PAGE)
    note = still.locator("#questionnaire .con-message")
    expect(note).to_contain_text(WORDS["no-script"])
    note.get_by_role("link", name=WORDS["read-policies"]).click()
    expect(still.get_by_role("heading", level=1)).to_contain_text("Every policy")
    still.locator("article").get_by_role("link", name="LinkedIn").click()
    first = still.locator(".con-tree details").first
    first.locator("summary").first.click()
    expect(first.locator(".con-tree").first).to_be_visible()


def test_link_with_answers_is_harmless_without_javascript(still: Page) -> None:
    """Without JavaScript a shared link shows the questions like any other visit."""
    still.goto(link(PEOPLE["ryan"]))
    expect(still.locator("fieldset").first).to_be_visible()
