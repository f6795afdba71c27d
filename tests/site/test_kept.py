"""What a reader types into the tools is not lost by going to and fro, and goes nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guide import decide, recommend
from guide.check import MOST_CHARACTERS, purposes
from guide.check.wording import kind_of
from guide.prose import say, table
from guide.render_notes import invitation_data, reply_data, slot_text
from guide.vocabulary import SLOTS
from macros.tools import tools
from tests.support.chromium import Visit
from tests.support.questionnaire import Questionnaire
from tests.support.request_form import RequestForm
from tests.support.site_server import SiteServer
from tests.support.tools import WORDS, Desk

ASKED, ASK, CHECK = "asked/", "ask-someone/", "check-a-note/"
CLIENT = {"relationship": "client"}
PARTS = {"name": "Amira", "share": "we sat together in Leeds", "why-them": "your survey"}
MINE = "We met in Leeds, and I would like to read your survey of damp flats."
#: Milliseconds that Python may take to arrive on a busy machine.
SLOW = 20_000


def decided(page: Page, platform: str = "facebook") -> RequestForm:
    """Decide on a client's request, whose answer is a note that points elsewhere."""
    form = RequestForm(Questionnaire(page).open(ASKED).until_shown("request"))
    form.on(platform)
    form.answer_all(CLIENT)
    expect(note(page)).to_be_visible()
    return form


def note(page: Page) -> Locator:
    """Find the note of a decision."""
    return page.locator(".con-decision .con-note blockquote")


def follow(page: Page) -> Desk:
    """Go on from a decision to the check of its note."""
    page.locator(".con-check-mine").first.click()
    page.wait_for_url("**/check-a-note/**")
    return Desk(page).until_python()


def kept(page: Page) -> str:
    """Return all that the browser keeps for good, and the address."""
    return str(page.evaluate("JSON.stringify([{...localStorage}, document.cookie, location.href])"))


def test_every_purpose_has_its_kind_in_the_list() -> None:
    """Whatever a note of ours is for, the list of the check has an entry that stands for it."""
    rows = tools()["purposes"]
    stands = [(one, row["id"]) for row in rows for one in (row["id"], *row["covers"].split())]
    assert sorted(stands) == sorted((one, kind_of(one)) for one in purposes())


def test_a_note_is_carried_along_with_what_it_is_for(page: Page, site: SiteServer) -> None:
    """From a decision its note comes along, is checked at once, and is in no address."""
    form = decided(page)
    Desk(page).fill({"name": "Farah"})
    expect(note(page)).to_contain_text("Farah")
    written = note(page).text_content()
    desk = follow(page)
    expect(desk.note).to_have_value(written or "")
    expect(page.locator('[name="purpose"]')).to_have_value("redirect")
    expect(page.locator('[name="platform"]')).to_have_value("facebook")
    expect(desk.result).to_contain_text(WORDS["found-none"], timeout=SLOW)
    assert "Farah" not in kept(page)
    assert [line for line in site.asked if "Farah" in line] == []
    assert form


def test_a_decision_is_there_again_after_back(page: Page) -> None:
    """After Back from the check, the facts, the names and the note are as they were."""
    form = decided(page)
    Desk(page).fill({"name": "Farah", "mine": "Peter"})
    expect(note(page)).to_contain_text("Farah")
    form.view.locator(".con-paste summary").click()
    form.view.locator(".con-pasted").fill("Hello, I am a client.")
    before = form.known()
    follow(page)
    page.go_back()
    wanted = reply_data(decide(recommend({}), "facebook", CLIENT), name="Farah", mine="Peter")
    expect(note(page)).to_have_text(wanted["reply"]["text"], timeout=SLOW)
    expect(Desk(page).field("name")).to_have_value("Farah")
    expect(page.locator(".con-pasted")).to_have_value("Hello, I am a client.")
    assert RequestForm(Questionnaire(page)).known() == before


def test_a_check_is_there_again_after_forward(page: Page) -> None:
    """After Back and Forward the note is there and has been checked."""
    Desk(page).open(CHECK).note.fill("I'd like to add you to my network.")
    page.goto(ASK)
    page.go_back()
    desk = Desk(page)
    expect(desk.note).to_have_value("I'd like to add you to my network.")
    expect(desk.result.locator('[data-finding="default-text"]')).to_be_visible(timeout=SLOW)
    page.go_forward()
    page.go_back()
    expect(desk.result.locator('[data-finding="default-text"]')).to_be_visible(timeout=SLOW)


def test_an_invitation_is_there_again_after_back(page: Page) -> None:
    """After Back from the check, every field is filled and the note is written from them."""
    desk = Desk(page).open(ASK)
    desk.fill(PARTS)
    page.locator('[name="tone"][value="formal"]').check()
    shown = desk.result.locator("blockquote").first
    slots: dict[str, Any] = {name.replace("-", "_"): text for name, text in PARTS.items()}
    versions = invitation_data("linkedin", tone="formal", **slots)["versions"]
    expect(shown).to_have_text(versions[0]["note"]["text"])
    check = follow(page)
    expect(check.note).to_have_value(versions[0]["note"]["text"])
    page.go_back()
    for name, text in PARTS.items():
        expect(desk.field(name)).to_have_value(text)
    expect(shown).to_have_text(versions[0]["note"]["text"], timeout=SLOW)


def test_a_note_that_was_there_before_is_not_lost(page: Page) -> None:
    """Where a note is brought along, the one that the reader had written can be had back."""
    Desk(page).open(CHECK).note.fill(MINE)
    decided(page)
    written = note(page).text_content() or ""
    desk = follow(page)
    expect(desk.note).to_have_value(written)
    page.locator('[data-do="bring-back"]').click()
    expect(desk.note).to_have_value(MINE)
    page.locator('[data-do="bring-back"]').click()
    expect(desk.note).to_have_value(written)


@pytest.mark.parametrize("path", [ASKED, ASK, CHECK])
def test_what_was_typed_can_be_forgotten(page: Page, path: str) -> None:
    """One button clears all that was typed, here and on the other pages, and it stays cleared."""
    Desk(page).open(CHECK).note.fill(MINE)
    Desk(page).open(ASK).fill(PARTS)
    decided(page)
    Desk(page).fill({"name": "Farah"})
    page.goto(path)
    expect(page.locator(".con-clear-typed")).to_have_text(table("tools")["limits"]["forget"])
    page.locator(".con-clear-typed").click()
    expect(page.locator(".con-decision")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(CHECK)
    expect(Desk(page).note).to_have_value("")
    page.goto(ASK)
    expect(Desk(page).field("share")).to_have_value("")


def test_another_tab_knows_nothing(visit: Visit) -> None:
    """What is typed into one tab is not in another."""
    first = visit.page(CHECK)
    Desk(first).until_python().note.fill(MINE)
    second = first.context.new_page()
    second.goto(first.url)
    expect(Desk(second).note).to_have_value("")


@pytest.mark.parametrize("slot", ["share", "name"])
def test_too_long_a_field_is_kept_whole(page: Page, slot: str) -> None:
    """Nothing pasted is cut: the field says that it holds too much, and the rest is written."""
    desk = Desk(page).open(ASK)
    desk.fill(PARTS)
    long = "we both sing " * 40
    field = desk.field(slot)
    field.fill(long)
    expect(field).to_have_value(long)
    expect(field).to_have_attribute("aria-invalid", "true")
    said = WORDS["overlong"].format(length=len(long), most=SLOTS[slot])
    expect(page.locator(".con-overlong:visible")).to_have_text(said)
    expect(desk.result.locator("blockquote").first).to_contain_text("your survey")
    field.fill("we sing")
    expect(page.locator(".con-overlong:visible")).to_have_count(0)


def test_a_long_name_leaves_the_note_of_a_decision_standing(page: Page) -> None:
    """After a decision too, a field that holds too much says so, and the note waits for it."""
    decided(page)
    Desk(page).fill({"name": "Farah " * 20, "mine": "Peter"})
    expect(page.locator(".con-overlong:visible")).to_contain_text(f"{SLOTS['name']}")
    expect(note(page)).to_contain_text("Peter")
    assert "Farah" not in (note(page).text_content() or "")


@pytest.mark.parametrize("text", ["a" * (MOST_CHARACTERS + 1), '"' * (MOST_CHARACTERS + 1)])
def test_far_too_long_a_note_is_told_in_the_readers_words(page: Page, text: str) -> None:
    """A note beyond all limits stays, is named as too long, and the count is not another note's."""
    desk = Desk(page).open(CHECK)
    desk.note.fill("Hello")
    expect(desk.count).to_have_text("5 of 200 characters")
    desk.note.fill(text)
    said = WORDS["too-long"].format(most=f"{MOST_CHARACTERS:,}")
    expect(desk.result.locator("h2")).to_have_text(said)
    expect(desk.count).to_have_text(f"{len(text):,} characters")
    assert desk.note.evaluate("(one) => one.value.length") == len(text)


def test_the_longest_note_is_looked_at_whatever_is_in_it(page: Page) -> None:
    """A note of quotation marks, which JSON writes twice as long, is checked like any other."""
    desk = Desk(page).open(CHECK)
    desk.note.fill('say "no" ' * 11_000)
    expect(desk.result.locator('[data-finding="too-long"]')).to_be_visible(timeout=SLOW)


def test_far_too_long_a_paste_is_told_in_the_readers_words(page: Page) -> None:
    """What is pasted beyond all limits stays, and a sentence says what to do."""
    Questionnaire(page).open(ASKED).until_shown("request")
    page.locator(".con-paste summary").click()
    page.locator(".con-pasted").fill("a" * (MOST_CHARACTERS + 1))
    page.locator('[data-do="look"]').click()
    said = table("page")["words"]["too-long"].format(most=f"{MOST_CHARACTERS:,}")
    expect(page.locator(".con-read-title")).to_have_text(said)


def test_nothing_is_announced_before_anything_is_typed(page: Page) -> None:
    """A screen reader hears of an invitation only once there is something in it."""
    desk = Desk(page).open(ASK)
    expect(desk.result.locator(".con-version").first).to_be_visible()
    page.wait_for_timeout(2_500)
    expect(page.locator(".con-said")).to_be_empty()
    desk.fill(PARTS)
    expect(page.locator(".con-said")).to_contain_text("of 200 characters", timeout=SLOW)


@pytest.mark.parametrize("platform", ["whatsapp", "discord", "linkedin"])
def test_a_note_about_a_group_says_so(page: Page, platform: str) -> None:
    """Where an invitation is into a group, the page says it before the note."""
    desk = Desk(page).open(ASK)
    desk.choose(platform=platform)
    desk.fill(PARTS)
    expect(desk.result.locator("blockquote").first).to_be_visible()
    about = invitation_data(platform)["about"]
    expect(page.locator(".con-about")).to_have_count(1 if about else 0)
    if about:
        expect(page.locator(".con-about")).to_have_text(about)


def test_a_field_is_asked_for_as_the_note_means_it(page: Page) -> None:
    """The same field asks where you met for one note, and where you will meet for another."""
    form = decided(page)
    form.decision.locator(".con-write-more summary").click()
    label = form.decision.locator("label", has=Desk(page).field("place")).locator("span").first
    expect(label).to_have_text(slot_text("place", "redirect-to-linkedin"))
    form.decision.locator('[name="purpose"][value="swap-cards"]').check()
    expect(label).to_have_text(slot_text("place", "swap-cards"))


def test_an_address_of_the_wrong_kind_is_told_and_forgiven(page: Page) -> None:
    """An e-mail address for a profile is refused in a sentence, which goes once it is mended."""
    form = decided(page)
    form.decision.locator(".con-write-more summary").click()
    Desk(page).fill({"link": "jon@example.org"})
    expect(page.locator(".con-messages")).to_contain_text("is an e-mail address")
    Desk(page).fill({"link": "example.org/jon"})
    expect(note(page)).to_contain_text("example.org/jon")
    expect(page.locator(".con-messages")).to_be_empty()


def test_a_decision_about_harassment_leads_to_who_can_help(page: Page) -> None:
    """The card of the decision names who can help and leads to the page that says more."""
    form = RequestForm(Questionnaire(page).open(ASKED).until_shown("request"))
    form.moment("connected")
    form.answer_all({"conduct": "harassing"})
    helping = form.decision.locator('[data-step="who-can-help"]')
    expect(helping).to_contain_text(say("follow-up", "who-can-help", "text"))
    expect(helping.locator("a")).to_have_attribute("href", "../situations/harassment/")


def test_what_is_kept_in_a_tab_is_kept_nowhere_else(page: Page) -> None:
    """What is typed is in this tab alone, and in no lasting storage, cookie or address."""
    Desk(page).open(CHECK).note.fill(MINE)
    tab = json.loads(page.evaluate("JSON.stringify({...sessionStorage})"))
    assert any(MINE in text for text in tab.values())
    assert "damp" not in kept(page)
