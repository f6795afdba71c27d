"""The questions: answerable at once, by thumb and by keyboard, and nothing said is ever lost."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.ask import open_questions
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.recommend import is_named, recommend
from guide.render import question_data, summary
from tests.support import tables_in_page
from tests.support.chromium import Visit
from tests.support.held import held
from tests.support.keyboard import tab_to
from tests.support.measures import narrow_targets, overflow
from tests.support.people import PEOPLE
from tests.support.questionnaire import (
    IDLE,
    MOVED,
    PAGE,
    WORDS,
    Questionnaire,
    given_on_the_way,
    way_through,
)
from tests.support.site_server import SiteServer

FIRST, SECOND, THIRD = (question.id for question in QUESTIONS[:3])
NOWHERE = {name: "none" for name in QUESTION_BY_ID if name.startswith("use-")}
FEW = {FIRST: "ordinary", SECOND: "private"}


def legend(question: str) -> str:
    """Return the words of a question."""
    text: str = question_data(QUESTION_BY_ID[question])["text"]
    return text


def shows_policy_of(tool: Questionnaire, answers: Mapping[str, str]) -> None:
    """Expect the policy that follows from these answers."""
    policy = recommend(answers)
    tool.until_shown("result")
    assert tool.stances() == {name: one.stance for name, one in policy.platforms.items()}
    expect(tool.view("result").locator(".con-lead")).to_have_text(summary(policy))


# Before Python is there


def test_first_answers_do_not_wait_for_python(page: Page, site: SiteServer) -> None:
    """Questions are answered before Python arrives, and its arrival loses nothing."""
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(PAGE)
        expect(tool.root).to_have_attribute("data-engine", "static")
        assert tool.question == FIRST
        tool.answer("ordinary")
        tool.answer("private")
        before = (tool.place, tool.chosen(), tool.saved())
        gate.set()
        tool.until_python()
    assert (tool.place, tool.chosen(), tool.saved()) == before
    assert tool.saved() == FEW


def test_choice_under_way_survives_python(page: Page, site: SiteServer) -> None:
    """An option chosen but not yet confirmed is still chosen once Python arrives."""
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(PAGE)
        tool.pick("ordinary")
        gate.set()
        tool.until_python()
    expect(tool.radio(FIRST, "ordinary")).to_be_checked()


def test_returning_readers_choice_survives_python(tool: Questionnaire, site: SiteServer) -> None:
    """An option chosen by somebody who was here before is still chosen once Python arrives."""
    tool.answer("ordinary")
    with held(site) as gate:
        tool.page.reload()
        tool.pick("private")
        gate.set()
        tool.until_python()
    expect(tool.radio(SECOND, "private")).to_be_checked()


def test_policy_asked_for_too_early_comes(page: Page, site: SiteServer) -> None:
    """Who asks where only Python can tell is told to wait, and gets the policy in focus."""
    tables_in_page.remove(site)
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(PAGE)
        tool.answer("ordinary")
        tool.do("see-policy").click()
        expect(tool.view("result")).to_contain_text(WORDS["waiting"])
        gate.set()
        tool.until_python()
    shows_policy_of(tool, {FIRST: "ordinary"})
    expect(tool.view("result").locator("h2").first).to_be_focused()


def test_focus_stays_when_python_arrives(page: Page, site: SiteServer) -> None:
    """The arrival of Python does not take the focus from the option that has it."""
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(PAGE)
        tool.radio(FIRST, "ordinary").focus()
        gate.set()
        tool.until_python()
    expect(tool.radio(FIRST, "ordinary")).to_be_focused()


# Answering


def test_keyboard_alone_reaches_a_policy(tool: Questionnaire) -> None:
    """Tab, arrows, Space and Enter are enough to answer everything."""
    answers = PEOPLE["nurse"]
    asked = []
    while question := tool.question:
        asked.append(question)
        answer_by_keyboard(
            tool, question, answers.get(question, "not-sure"), enter=bool(len(asked) % 2)
        )
    assert asked == way_through(answers)
    shows_policy_of(tool, given_on_the_way(answers))


def answer_by_keyboard(tool: Questionnaire, question: str, value: str, *, enter: bool) -> None:
    """Reach the options with Tab, choose with Space and arrows, go on with Enter or the button."""
    options = QUESTION_BY_ID[question].options
    before = tool.place
    tab_to(tool.page, f'input[name="{question}"]')
    tool.page.keyboard.press("Space")
    for _ in range(options.index(value)):
        tool.page.keyboard.press("ArrowDown")
    expect(tool.radio(question, value)).to_be_checked()
    if not enter:
        tab_to(tool.page, '.con-form [type="submit"]')
    tool.page.keyboard.press("Enter")
    tool.page.wait_for_function(MOVED, arg=before)


def test_focus_goes_to_the_new_question(tool: Questionnaire) -> None:
    """After Next the focus is on the words of the new question."""
    tool.answer("ordinary")
    expect(tool.fieldset(SECOND).locator("legend")).to_be_focused()
    assert tool.focused() == legend(SECOND)


def test_next_without_a_choice_says_so(tool: Questionnaire) -> None:
    """Next without a choice keeps the question and says what to do, until it is done."""
    tool.next()
    tool.has_said("pick-first")
    assert tool.question == FIRST
    tool.answer("ordinary")
    expect(tool.messages).to_be_empty()


def test_what_next_says_can_be_seen(visit: Visit) -> None:
    """On a phone, who has read down to the last option sees what is said of a missing choice."""
    page = visit.page(viewport={"width": 320, "height": 568})
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    tool.radio(SECOND, "not-sure").scroll_into_view_if_needed()
    tool.next()
    tool.has_said("pick-first")
    expect(tool.messages.locator("p")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("way", ["button", "browser"])
def test_back_returns_with_the_answer(tool: Questionnaire, way: str) -> None:
    """Both ways back lead to the question before, with its answer still chosen."""
    tool.answer("ordinary")
    tool.answer("private")
    for question, value in [(SECOND, "private"), (FIRST, "ordinary")]:
        tool.press("back") if way == "button" else tool.go_back()
        assert tool.question == question
        expect(tool.radio(question, value)).to_be_checked()
        expect(tool.fieldset(question).locator("legend")).to_be_focused()
    assert tool.saved() == FEW


#: Answers three questions without a pause, and tells how long the history was before and after.
_IN_A_ROW = """async () => {
  const before = history.length;
  for (let count = 0; count < 3; count += 1) {
    const field = document.querySelector("#questionnaire .con-question:not([hidden])");
    field.querySelector("input").click();
    document.querySelector('[data-view="questions"] [type="submit"]').click();
    for (let step = 0; step < 20; step += 1) await null; // no task of the browser comes between
  }
  return [before, history.length];
}"""

_PRESS_BACK = """document.querySelector('[data-do="back"]').click()"""


def test_quick_answers_are_all_gone_back_through(tool: Questionnaire) -> None:
    """The browser hears of every question, however fast they come, and leads back through each."""
    before, at_once = tool.page.evaluate(_IN_A_ROW)
    assert at_once == before
    places = [tool.place]
    tool.page.evaluate(IDLE)
    assert tool.page.evaluate("history.length") == before + 3
    for _ in range(3):
        tool.go_back()
        places.append(tool.place)
    assert len(set(places)) == 4
    assert tool.question == FIRST


def test_back_button_need_not_wait(tool: Questionnaire) -> None:
    """The page's own button leads to the question before, also right after an answer."""
    tool.answer("ordinary")
    before = tool.place
    tool.page.evaluate(f"({_IN_A_ROW})().then(() => {_PRESS_BACK})")
    tool.page.wait_for_function(MOVED, arg=before)
    tool.page.evaluate(IDLE)
    assert len(tool.chosen()) == 4
    assert tool.question not in ("", FIRST, SECOND)
    expect(tool.radio(tool.question, tool.chosen()[tool.question])).to_be_checked()


def test_first_question_has_no_back_button(tool: Questionnaire) -> None:
    """There is no button for going back where there is nothing to go back to."""
    expect(tool.do("back")).to_have_count(0)
    tool.answer("ordinary")
    expect(tool.do("back")).to_be_visible()


@pytest.mark.parametrize("name", ["reluctant", "unsigned", "at-risk", "nowhere"])
def test_only_what_can_matter_is_asked(tool: Questionnaire, name: str) -> None:
    """The page asks what the guide would ask, in its order, and no more."""
    answers = PEOPLE.get(name, NOWHERE)
    assert tool.answer_all(answers) == way_through(answers)
    assert tool.saved() == given_on_the_way(answers)
    shows_policy_of(tool, given_on_the_way(answers))


def test_absent_people_are_asked_little() -> None:
    """Who has no account anywhere is not asked about networking."""
    assert "networking" not in way_through(NOWHERE)


def test_live_list_follows_the_answers(tool: Questionnaire) -> None:
    """The list beside the questions says after each answer where the reader stands."""
    answers: dict[str, str] = {}
    seen = set()
    while question := tool.question:
        answers[question] = PEOPLE["ryan"].get(question, "not-sure")
        tool.answer(answers[question])
        policy = recommend(answers)
        named = [one for one in policy.platforms.values() if is_named(answers, one.platform)]
        stances = [one.stance for one in named]
        shown = tool.root.locator(".con-live .con-stance")
        attributes = shown.evaluate_all("(all) => all.map((one) => one.dataset.stance)")
        assert attributes == stances
        seen.add(tuple(stances))
    assert len(seen) > 2


def test_live_list_is_hidden_beside_the_policy(tool: Questionnaire) -> None:
    """The short list goes where the whole policy is shown."""
    tool.answer("ordinary")
    expect(tool.root.locator(".con-live")).to_be_visible()
    tool.press("see-policy")
    expect(tool.root.locator(".con-live")).to_be_hidden()


def test_progress_counts_what_is_left(tool: Questionnaire) -> None:
    """The progress line counts the questions answered and those that can still matter."""
    progress = tool.root.locator(".con-progress-text")
    expect(progress).to_have_text(f"Question 1 of about {len(open_questions({}))}")
    tool.answer("ordinary")
    left = len(open_questions({FIRST: "ordinary"}))
    expect(progress).to_have_text(f"Question 2 of about {left + 1}")


# From the policy, and back to it


def test_policy_is_there_for_few_answers(tool: Questionnaire) -> None:
    """“See my policy now” gives a complete policy after one answer."""
    expect(tool.do("see-policy")).to_have_count(0)
    tool.answer("ordinary")
    tool.press("see-policy")
    shows_policy_of(tool, {FIRST: "ordinary"})
    tool.go_back()
    assert tool.question == SECOND


@pytest.mark.parametrize("name", ["nurse", "ryan"])
def test_one_answer_is_changed_from_the_policy(tool: Questionnaire, name: str) -> None:
    """Changing one answer leads back to the policy, with every other answer kept."""
    tool.answer_all(PEOPLE[name])
    before = tool.saved()
    tool.change("persona")
    expect(tool.radio("persona", before["persona"])).to_be_checked()
    tool.answer("not-sure")
    assert tool.saved() == before | {"persona": "not-sure"}
    shows_policy_of(tool, tool.saved())


def test_changing_without_a_change_leads_back(tool: Questionnaire) -> None:
    """Who opens an answer to change it and goes back finds the policy as it was."""
    tool.answer_all(PEOPLE["nurse"])
    before = tool.saved()
    tool.change("persona")
    tool.press("back")
    shows_policy_of(tool, before)


def test_answer_is_changed_from_an_early_policy(tool: Questionnaire) -> None:
    """Who has answered little and changes one answer sees the policy that follows from it."""
    tool.answer("ordinary")
    tool.answer("private")
    tool.press("see-policy")
    tool.change(SECOND)
    tool.answer("comfortable")
    shows_policy_of(tool, FEW | {SECOND: "comfortable"})


def test_a_change_may_open_questions(tool: Questionnaire) -> None:
    """An answer that makes other questions matter again leads on to those, or offers them."""
    tool.answer_all(NOWHERE)
    tool.change("use-linkedin")
    tool.answer("work")
    assert open_questions(tool.saved()) != ()
    if not tool.question:
        expect(tool.view("result").locator('[data-do="answer-now"]')).to_be_visible()
        tool.press("answer-now")
    assert tool.question == open_questions(tool.saved())[0].id


# Coming back later


def test_reload_half_way_keeps_all(tool: Questionnaire) -> None:
    """A reload half-way goes on at the first open question, with all answers kept."""
    tool.answer("ordinary")
    tool.answer("private")
    tool.reload()
    assert tool.saved() == FEW
    assert tool.chosen() == FEW
    assert tool.question == THIRD


def test_reload_at_the_end_shows_the_policy(tool: Questionnaire) -> None:
    """Who has answered everything finds the policy when coming back."""
    tool.answer_all(PEOPLE["lott"])
    tool.reload()
    shows_policy_of(tool, given_on_the_way(PEOPLE["lott"]))


# Layout


@pytest.mark.parametrize("view", ["questions", "result", "request"])
def test_small_phone_fits(visit: Visit, view: str) -> None:
    """At 320 pixels nothing scrolls sideways, and every target is large enough to hit."""
    page = visit.page(viewport={"width": 320, "height": 568})
    tool = Questionnaire(page).open()
    tool.answer_all(PEOPLE["nurse"]) if view != "questions" else tool.answer("ordinary")
    if view == "request":
        tool.press("request")
        tool.do("decide-now").click()
        expect(tool.view("request").locator(".con-decision")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert overflow(page) == []
    assert narrow_targets(page) == []


def option_heights(page: Page) -> list[float]:
    """Measure every option that can be seen."""
    found: Locator = page.locator(".con-option:visible")
    heights: list[float] = found.evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    return heights


@pytest.mark.parametrize("width", [320, 1280])
def test_options_are_tall_enough_for_a_thumb(visit: Visit, width: int) -> None:
    """Each option is at least 44 pixels high."""
    page = visit.page(viewport={"width": width, "height": 700})
    tool = Questionnaire(page).open()
    for question in QUESTIONS:
        page.evaluate(
            """(id) => document.querySelectorAll(".con-view > form > .con-question")
              .forEach((one) => (one.hidden = one.dataset.question !== id))""",
            question.id,
        )
        assert min(option_heights(page)) >= 44, question.id

    page.goto("about:blank")
    tool.open(f"{PAGE}#request").until_shown("request")
    expect(tool.view("request").locator(".con-option").first).to_be_visible()
    assert min(option_heights(page)) >= 44
