"""A request is decided on the page as the guide decides it, with as few questions as it needs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from guide.decide import decide
from guide.model import Decision
from guide.next_fact import fact_to_ask
from guide.recommend import recommend
from guide.render import answer_data, decision_data
from guide.vocabulary import FACT_BY_ID, FACTS, UNKNOWN
from tests.support.authors import pairs
from tests.support.chromium import Visit
from tests.support.people import PEOPLE
from tests.support.questionnaire import PAGE, WORDS, Questionnaire
from tests.support.request_form import RequestForm

#: Platform, moment, and all that is true of the request, whether the page asks for it or not.
CASES = """
linkedin new relationship=stranger profile=credible note=none mutual=none field=unrelated
linkedin new relationship=stranger profile=credible note=personal mutual=shared field=related
linkedin new relationship=recruiter profile=thin
linkedin connected relationship=stranger profile=credible conduct=pitched
facebook new relationship=client reachable-on-linkedin=yes
facebook new relationship=manager
x new relationship=stranger profile=suspicious
instagram new relationship=protected profile=credible
"""
ROWS = [line.split(" ", 2) for line in CASES.strip().splitlines()]
WHO = ["ryan", "nurse", "reluctant", "sensitive-work"]


@pytest.fixture
def form(tool: Questionnaire) -> RequestForm:
    """Open the view from the policy of a reader who has said little."""
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.press("request")
    return RequestForm(tool)


def open_form(page: Page, answers: Mapping[str, str]) -> RequestForm:
    """Open the view from the policy that a link holds."""
    tool = Questionnaire(page).open_link(answers)
    tool.press("request")
    return RequestForm(tool)


def asked_in_python(
    answers: Mapping[str, str], platform: str, facts: Mapping[str, str], *, connected: bool
) -> tuple[list[str], dict[str, str]]:
    """Return what Python here asks for of these facts, and what it then knows."""
    mine = recommend(answers).platforms[platform]
    known = {fact.id: UNKNOWN for fact in FACTS}
    asked: list[str] = []
    while fact := fact_to_ask(mine, known, asked=asked, connected=connected):
        asked.append(fact.id)
        known[fact.id] = facts.get(fact.id, UNKNOWN)
    return asked, known


def decided(answers: Mapping[str, str], platform: str, facts: Mapping[str, str]) -> Decision:
    """Decide in Python here."""
    return decide(recommend(answers), platform, facts)


def first_value(form: RequestForm) -> str:
    """Return the first value of the fact that is asked."""
    return FACT_BY_ID[form.fact].values[0]


# The same as the guide


@pytest.mark.parametrize("who", WHO)
def test_page_asks_and_decides_as_the_guide(page: Page, who: str) -> None:
    """The page asks for the facts that the guide asks for, in its order, and shows its action."""
    form = open_form(page, PEOPLE[who])
    for platform, moment, text in ROWS:
        form.on(platform)
        form.moment(moment)
        facts, connected = pairs(text), moment == "connected"
        asked, known = asked_in_python(PEOPLE[who], platform, facts, connected=connected)
        assert form.answer_all(facts) == asked, (platform, text)
        assert form.action == decided(PEOPLE[who], platform, known).action, (platform, text)
        if known != dict.fromkeys(known, UNKNOWN) or asked:
            form.do("another")


def test_decision_says_all_that_the_guide_says(page: Page) -> None:
    """Action, reason, what it follows from, the note and the next steps stand on the page."""
    form = open_form(page, PEOPLE["ryan"])
    facts = pairs("relationship=stranger profile=thin note=personal")
    form.answer_all(facts)
    _, known = asked_in_python(PEOPLE["ryan"], "linkedin", facts, connected=False)
    policy = recommend(PEOPLE["ryan"])
    data = decision_data(decide(policy, "linkedin", known), policy.platforms["linkedin"])
    said = [data["label"], data["text"], *data["reasons"][0]["because-text"]]
    said += [data["reply"]["text"], "; ".join(data["reasons"][0]["credits"])]
    for text in [*said, *(step["text"] for step in data["follow-up"])]:
        expect(form.decision).to_contain_text(text)


@pytest.mark.parametrize("who", ["ryan", "nurse"])
def test_what_would_change_is_complete(page: Page, who: str) -> None:
    """Every known change that the guide finds is listed under its action, and no other."""
    form = open_form(page, PEOPLE[who])
    facts = pairs("relationship=stranger profile=credible")
    form.answer_all(facts)
    _, known = asked_in_python(PEOPLE[who], "linkedin", facts, connected=False)
    policy = recommend(PEOPLE[who])
    data = decision_data(decide(policy, "linkedin", known), policy.platforms["linkedin"])
    wanted: dict[str, list[str]] = {}
    for change in data["would-change"]:
        if change["known"]:
            wanted.setdefault(change["label"], []).append(f"if {change['text']}")
    form.decision.locator(".con-more summary").first.click()
    assert dict(form.would_change()) == {label: "; ".join(rows) for label, rows in wanted.items()}


def test_every_fact_offers_not_knowing(form: RequestForm) -> None:
    """Each fact may be left unknown, and the page decides all the same."""
    while form.fact:
        expect(form.label(form.fact, UNKNOWN)).to_be_visible()
        form.answer(UNKNOWN)
    assert form.action == decided({"exposure": "ordinary"}, "linkedin", {}).action


# Getting there


def test_straight_to_a_request(page: Page) -> None:
    """The address of the request view works for somebody who has answered nothing, and says so."""
    tool = Questionnaire(page).open(f"{PAGE}#request").until_shown("request")
    form = RequestForm(tool)
    expect(form.view).to_contain_text(WORDS["no-answers"])
    form.answer_all(pairs("relationship=friend profile=credible"))
    facts = asked_in_python({}, "linkedin", {"relationship": "friend"}, connected=False)[1]
    assert form.action == decided({}, "linkedin", facts).action


def test_answers_can_still_be_given(page: Page) -> None:
    """From a request without answers the way leads to the first question."""
    tool = Questionnaire(page).open(f"{PAGE}#request").until_shown("request")
    tool.view("request").locator('[data-do="answer-now"]').click()
    expect(tool.fieldset("exposure")).to_be_visible()
    tool.go_back()
    assert tool.place == "request/"


def test_home_page_leads_to_a_request(page: Page) -> None:
    """The link on the front page opens the request view."""
    page.goto("")
    page.get_by_role("link", name=WORDS["to-request"]).click()
    Questionnaire(page).until_python().until_shown("request")


def test_request_address_works_within_the_page(tool: Questionnaire) -> None:
    """Going to the request's address while the page is open shows the request view."""
    tool.page.evaluate("location.hash = '#request'")
    tool.until_shown("request")


def test_request_survives_a_reload(form: RequestForm) -> None:
    """After a reload the request view is shown again, with the reader's own answers behind it."""
    form.tool.reload()
    form.tool.until_shown("request")
    assert form.tool.saved() == {"exposure": "ordinary"}
    expect(form.view.locator('[data-do="answer-now"]')).to_have_count(0)


def test_way_back_to_the_policy(form: RequestForm) -> None:
    """The whole policy can be shown from the request, and back again."""
    form.tool.press("policy")
    assert form.tool.place == "result/"
    form.tool.go_back()
    assert form.tool.place == "request/"


# Taking things back


def test_facts_said_are_listed_in_words(form: RequestForm) -> None:
    """What was said is listed as it was asked and answered."""
    first, value = form.fact, first_value(form)
    form.answer(value)
    one = answer_data(first, value)
    assert form.known() == {one["question"]: one["answer"]}


def test_fact_is_changed(form: RequestForm) -> None:
    """Changing a fact asks for it again and decides anew, with the others kept."""
    form.answer_all(pairs("relationship=stranger profile=credible"))
    before = form.known()
    form.change("relationship")
    assert form.fact == "relationship"
    form.answer("family")
    form.answer_all({})
    question = answer_data("relationship", "family")["question"]
    assert form.known()[question] == answer_data("relationship", "family")["answer"]
    kept = {name: value for name, value in before.items() if name != question}
    assert kept.items() <= form.known().items()
    facts = pairs("relationship=family profile=credible")
    assert form.action == decided({"exposure": "ordinary"}, "linkedin", facts).action


def test_platform_is_changed(form: RequestForm) -> None:
    """The same facts are decided anew for another platform, with the focus on the platform."""
    facts = pairs("relationship=stranger profile=credible")
    form.answer_all(facts)
    for platform in ("facebook", "x", "instagram"):
        form.on(platform)
        expect(form.view.locator(f'[name="platform"][value="{platform}"]')).to_be_focused()
        form.answer_all({})
        assert form.action == decided({"exposure": "ordinary"}, platform, facts).action


def test_platform_is_changed_by_keyboard(form: RequestForm) -> None:
    """Arrow keys move through the platforms without losing the focus."""
    form.view.locator('[name="platform"]:checked').focus()
    for platform in ("x", "facebook", "instagram"):
        form.tool.page.keyboard.press("ArrowRight")
        chosen = form.view.locator(f'[name="platform"][value="{platform}"]')
        expect(chosen).to_be_checked()
        expect(chosen).to_be_focused()


def test_conduct_is_asked_only_once_connected(form: RequestForm) -> None:
    """How somebody has behaved is asked of people already connected and of nobody else."""
    facts = pairs("relationship=stranger profile=credible conduct=pitched")
    assert "conduct" not in form.answer_all(facts)
    form.moment("connected")
    assert form.answer_all(facts) == ["conduct"]
    assert form.action == decided({"exposure": "ordinary"}, "linkedin", facts).action


def test_conduct_is_asked_again_after_a_change_of_mind(form: RequestForm) -> None:
    """Who says “new” and then “connected” once more is asked for conduct once more."""
    facts = pairs("relationship=stranger profile=credible conduct=offensive")
    form.moment("connected")
    assert "conduct" in form.answer_all(facts)
    form.moment("new")
    assert answer_data("conduct", UNKNOWN)["question"] not in form.known()
    form.answer_all(facts)
    form.moment("connected")
    assert "conduct" in form.answer_all(facts)
    assert form.action == decided({"exposure": "ordinary"}, "linkedin", facts).action


def test_decide_now(form: RequestForm) -> None:
    """A decision can be had at any time, from what has been said so far."""
    facts = {form.fact: first_value(form)}
    form.answer(first_value(form))
    assert form.action == ""
    form.do("decide-now")
    assert form.action == decided({"exposure": "ordinary"}, "linkedin", facts).action


def test_focus_goes_to_what_comes_next(form: RequestForm) -> None:
    """The focus goes to the next fact that is asked, and to the decision once it is there."""
    form.answer(first_value(form))
    expect(form.view.locator(".con-fact legend")).to_be_focused()
    form.do("decide-now")
    expect(form.view.locator(".con-decision-action")).to_be_focused()


def test_fact_without_a_choice_says_so(form: RequestForm) -> None:
    """Next without a choice keeps the fact and says what to do."""
    fact = form.fact
    form.view.locator('[type="submit"]').click()
    form.tool.has_said("pick-first")
    assert form.fact == fact


def test_another_request_starts_afresh(form: RequestForm) -> None:
    """“Another request” forgets the facts of the one before."""
    first = form.fact
    form.answer_all(pairs("relationship=stranger profile=credible"))
    form.do("another")
    assert form.known() == {}
    assert form.fact == first
    assert form.action == ""


def test_note_is_copied(visit: Visit) -> None:
    """The note can be copied word for word."""
    page = visit.page(permissions=["clipboard-read", "clipboard-write"])
    form = open_form(page, PEOPLE["ryan"])
    form.answer_all(pairs("relationship=stranger profile=thin note=personal"))
    form.view.locator('[data-do="copy-note"]').click()
    form.tool.has_said("note-copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        form.decision.locator("blockquote").text_content()
    )


def test_note_is_shown_where_it_cannot_be_copied(page: Page) -> None:
    """Where copying is not allowed, what is said is about a note and not about a link."""
    form = open_form(page, PEOPLE["ryan"])
    form.answer_all(pairs("relationship=stranger profile=thin note=personal"))
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard",
          { value: { writeText: () => Promise.reject(new Error("no")) } })"""
    )
    form.view.locator('[data-do="copy-note"]').click()
    note = form.decision.locator("blockquote").text_content() or ""
    expect(form.tool.messages).to_contain_text(note)
    expect(form.tool.messages).not_to_contain_text("link")
