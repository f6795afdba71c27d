"""The three tools: a request is answered, an invitation written and a note checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guide import decide, recommend
from guide.check.report import check_data, findings_data
from guide.followup import steps
from guide.ics import calendar
from guide.length import length, units
from guide.model import Decision
from guide.paste import paste_data
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.publish import publish
from guide.reading import read_day
from guide.render_notes import invitation_data, reply_data, standard_data
from guide.version import to_saved
from guide.vocabulary import FORMS
from tests.support.axe import violations
from tests.support.calendars import entries
from tests.support.chromium import Visit
from tests.support.held import PYTHON, WORKER, held
from tests.support.keyboard import tab_to
from tests.support.people import PEOPLE
from tests.support.questionnaire import STORED, Questionnaire
from tests.support.questionnaire import WORDS as PAGE_WORDS
from tests.support.request_form import RequestForm
from tests.support.site_server import SiteServer
from tests.support.tools import MARKUP, WORDS, Desk, pwned

ASKED, ASK, CHECK = "asked/", "ask-someone/", "check-a-note/"
BAD = "Hi Ana!!! I'd like to add you to my network, see https://example.org 👩‍👧 עברית"
GOOD = "We met at the housing day in Leeds, and I would like to hear about your survey."
PARTS = {
    "name": "Amira",
    "mine": "Jon Pike",
    "share": "we sat together at the housing day in Leeds",
    "why-them": "your survey of damp flats",
    "benefit": "our own figures on damp",
    "expect": "a post about damp once a month",
}
#: Milliseconds that the first check of a note may take on a busy machine.
SLOW = 20_000
#: Somebody who is asked why, so that there is a note and something to do later.
RECRUITER = {"relationship": "recruiter", "profile": "credible"}
NOISE = r"Failed to load resource|wasm|instantiat|pyodide|Aborted"


@pytest.fixture
def desk(page: Page) -> Desk:
    """Open “Check my note” with Python there to answer."""
    return Desk(page).open(CHECK)


def keep_answers(page: Page, answers: Mapping[str, str]) -> None:
    """Let the browser hold answers, as the questionnaire keeps them."""
    page.add_init_script(f"localStorage.setItem('{STORED}', {json.dumps(to_saved(dict(answers)))})")


def decided(
    page: Page,
    facts: Mapping[str, str],
    answers: Mapping[str, str] | None = None,
    platform: str = "linkedin",
) -> tuple[RequestForm, Decision]:
    """Open the request tool and decide on a request; return the form, and what the guide says."""
    if answers:
        keep_answers(page, answers)
    form = RequestForm(Questionnaire(page).open(ASKED).until_shown("request"))
    form.on(platform)
    asked = form.answer_all(facts)
    known = {name: value for name, value in facts.items() if name in asked}
    decision = decide(recommend(answers or {}), platform, known)
    assert form.action == decision.action
    return form, decision


def written(form: RequestForm) -> Locator:
    """Find the text of the note."""
    return form.decision.locator(".con-note blockquote")


# Check my note


@pytest.mark.parametrize("text", [BAD, GOOD, "  ", "Guten Tag, ich möchte Sie gern kennen lernen."])
def test_check_says_what_the_guide_says(desk: Desk, text: str) -> None:
    """What is found, why, what is better and how long the note is stand there as the guide says."""
    desk.note.fill(text)
    told = check_data(text, "linkedin", "invite")
    kinds = list(dict.fromkeys(one["id"] for one in told["findings"]))
    expect(desk.result.locator("h2")).to_be_visible()
    expect(desk.result.locator("[data-finding]")).to_have_count(len(kinds))
    assert desk.findings() == kinds
    expect(desk.count).to_have_text(f"{told['length']} of {told['limit']} characters")
    for one in told["findings"]:
        for part in ("label", "why", "suggestion"):
            expect(desk.result).to_contain_text(one[part])
    marked = any(one["text"] for one in told["findings"])
    expect(desk.result.locator(".con-marked")).to_have_count(int(marked))
    foreign = desk.result.get_by_text(say("check", "text", "other"))
    expect(foreign).to_have_count(int(told["language"] == "other"))


def test_what_was_found_is_marked_and_can_be_gone_to(desk: Desk) -> None:
    """The words of each finding are marked, and its button selects them, beyond emoji as well."""
    text = f"👩‍👧 é {BAD}"
    desk.note.fill(text)
    expect(desk.result.locator(".con-marked")).to_have_text(text)
    placed = [one for one in check_data(text, "linkedin", "invite")["findings"] if one["text"]]
    assert {one["text"] for one in placed} == {words for words, _ in desk.marks()}
    assert {one["id"] for one in placed} == {name for _, name in desk.marks()}
    for at, button in enumerate(desk.result.locator(".con-place").all()):
        button.click()
        expect(desk.note).to_be_focused()
        assert f"“{desk.selected()}”" == button.text_content(), at


@pytest.mark.parametrize("platform", ["linkedin", "x", "bluesky", "mastodon", "discord"])
def test_note_is_counted_as_the_platform_counts(desk: Desk, platform: str) -> None:
    """Emoji, Hebrew, accents typed apart and links count as the platform counts them."""
    text = "שלום 👩‍👧‍👦 cafe\u0301 日本 https://example.org/a/long/address"
    desk.choose(platform=platform, purpose="reply")
    desk.note.fill(text)
    expect(desk.count).to_contain_text(f"{length(text, platform)} ")


def test_paying_and_purpose_change_the_limit(desk: Desk) -> None:
    """A limit that depends on paying is asked about only where it does."""
    desk.note.fill(GOOD)
    expect(desk.count).to_contain_text("of 200")
    desk.page.locator('[name="premium"]').check()
    expect(desk.count).to_contain_text("of 300")
    desk.choose(purpose="thanks")
    expect(desk.count).to_have_text(f"{len(GOOD)} characters")
    desk.choose(platform="x")
    expect(desk.page.locator('[name="premium"]')).to_be_hidden()
    expect(desk.count).to_contain_text("of 10,000")


def test_markup_in_a_note_is_text(desk: Desk) -> None:
    """Markup that is typed into a note is shown as it was typed."""
    desk.note.fill(f"{BAD} {MARKUP}")
    expect(desk.result.locator(".con-marked")).to_contain_text(MARKUP)
    assert not pwned(desk.page)


def test_too_long_a_note_is_refused_in_a_sentence(desk: Desk) -> None:
    """More than anybody would send is refused with the limit, and stays in the field."""
    desk.note.fill("a" * 100_001)
    expect(desk.result).to_contain_text("100,000 characters")
    assert desk.note.evaluate("(one) => one.value.length") == 100_001


def test_note_is_copied_as_it_was_typed(visit: Visit) -> None:
    """The note can be copied, and the button says so where it stands."""
    page = visit.page(permissions=["clipboard-read", "clipboard-write"])
    desk = Desk(page).open(CHECK)
    desk.note.fill(BAD)
    page.locator('[data-do="copy"]').click()
    expect(page.locator('[data-do="copy"]')).to_have_text(WORDS["copied"])
    assert page.evaluate("navigator.clipboard.readText()") == BAD


def test_address_chooses_and_holds_no_text(page: Page) -> None:
    """A link from a decision chooses platform and purpose; what is no option is left alone."""
    desk = Desk(page).open(f"{CHECK}#platform=x&purpose=decline&text=<b>&premium=yes")
    chosen = page.locator("select").evaluate_all("(all) => all.map((one) => one.value)")
    assert chosen == ["x", "decline"]
    expect(desk.note).to_have_value("")


def test_before_python_the_page_counts_only_where_it_can(page: Page, site: SiteServer) -> None:
    """While Python is on its way the form works, and nothing is counted as another place counts."""
    with held(site, WORKER):
        page.goto(CHECK)
        desk = Desk(page)
        desk.note.fill("👍 yes")
        expect(desk.count).to_have_text(f"{units('👍 yes')} characters")
        expect(desk.result).to_contain_text(WORDS["waiting"])
        desk.choose(platform="x")
        expect(desk.count).to_have_text("\u00a0")
    desk.until_python()
    expect(desk.count).to_contain_text(f"{length('👍 yes', 'x')} of 10,000")


@pytest.mark.parametrize("path", [ASK, CHECK])
def test_without_python_the_text_is_kept(visit: Visit, site: SiteServer, path: str) -> None:
    """Where Python cannot be fetched, that is said, the text stays, and trying again works."""
    visit.expect(NOISE)
    site.block(PYTHON)
    page = visit.page(path)
    desk = Desk(page)
    field = desk.note if path == CHECK else desk.field("share")
    field.fill(GOOD)
    expect(desk.messages.locator(".con-message-error")).to_be_visible(timeout=20_000)
    expect(field).to_have_value(GOOD)
    site.reset()
    page.locator('[data-do="try-again"]').click()
    desk.until_python()
    expect(field).to_have_value(GOOD)
    said = "114 of 200 characters" if path == ASK else "Nothing to mend"
    expect(desk.result).to_contain_text(said, timeout=SLOW)


# I want to ask someone


def test_invitation_is_the_guides(page: Page) -> None:
    """Each version stands there as the guide writes it, with its count and what was left out."""
    desk = Desk(page).open(ASK)
    desk.fill(PARTS)
    slots: dict[str, Any] = {key.replace("-", "_"): text for key, text in PARTS.items()}
    wanted = invitation_data("linkedin", **slots)
    for version in wanted["versions"]:
        shown = desk.result.locator(f'[data-account="{version["account"]}"]').first
        expect(shown.locator("blockquote")).to_have_text(version["note"]["text"])
        count = f"{version['note']['length']} of {version['note']['limit']} characters"
        expect(shown.locator(".con-count")).to_have_text(count)
        expect(shown).to_contain_text(version["hint"])
        assert shown.locator("[data-finding]").count() == 0
    for step in wanted["without"]["steps"]:
        expect(desk.result).to_contain_text(step)


def test_invitation_without_a_reason_has_no_text(page: Page) -> None:
    """Without anything shared there is a hint, and what to do without a note."""
    desk = Desk(page).open(ASK)
    expect(desk.result.locator(".con-version .con-hint").first).to_have_text(
        invitation_data("linkedin")["versions"][0]["hint"]
    )
    assert desk.result.locator("blockquote").count() == 0


def test_invitation_is_checked(page: Page) -> None:
    """What the reader fills in is checked with the rest, and markup in it is text."""
    desk = Desk(page).open(ASK)
    desk.choose(platform="x")
    desk.fill({"share": f"we both sell {MARKUP}", "benefit": "Buy now at https://example.org!!!"})
    expect(desk.result.locator('[data-finding="link"]')).to_be_visible()
    expect(desk.result.locator("blockquote")).to_contain_text(MARKUP)
    assert not pwned(page)


def test_my_own_standard(page: Page) -> None:
    """The request is put to the reader's own policy, with the note as the engine reads it."""
    answers = PEOPLE["ryan"]
    keep_answers(page, answers)
    desk = Desk(page).open(ASK)
    desk.fill(PARTS)
    expect(desk.result.locator("blockquote").first).to_contain_text("Amira")
    page.locator(".con-standard summary").click()
    desk.choose(profile="thin")
    facts = {"relationship": "stranger", "profile": "thin", "mutual": "none", "field": "related"}
    told = standard_data(recommend(answers), "linkedin", {**facts, "note": "personal"})
    expect(page.locator(".con-standard-result [data-action]")).to_have_text(told["text"])
    expect(page.locator(".con-standard-result p")).to_have_attribute("data-action", told["action"])


def test_standard_needs_a_policy(page: Page) -> None:
    """Who has answered nothing is told so, and where to answer."""
    Desk(page).open(ASK)
    page.locator(".con-standard summary").click()
    expect(page.locator(".con-standard-result")).to_contain_text(WORDS["standard-none"])
    expect(page.locator(".con-standard-result a")).to_have_attribute("href", "../policy/")


# Someone has asked to connect


def test_request_tool_begins_with_the_request(page: Page) -> None:
    """The page begins with the request, by the answers that are kept, and leads to the policy."""
    form, _ = decided(page, {"relationship": "client"}, PEOPLE["ryan"])
    expect(page).to_have_url(ASKED)
    form.view.locator('[data-do="policy"]').click()
    page.wait_for_url("**/policy/*")
    Questionnaire(page).until_shown("result")


def test_note_follows_tone_and_names(page: Page) -> None:
    """Tone and names change the note at once, and an empty field leaves no hole."""
    form, decision = decided(page, RECRUITER)
    note, desk = form.decision.locator(".con-note"), Desk(page)
    note.locator('[name="tone"][value="formal"]').check()
    desk.fill({"name": "Ms Novak", "mine": MARKUP[:50]})
    wanted = reply_data(decision, tone="formal", name="Ms Novak", mine=MARKUP[:50])
    expect(written(form)).to_have_text(wanted["reply"]["text"])
    expect(note.locator(".con-count")).to_have_text(f"{wanted['reply']['length']} characters")
    assert not pwned(page)
    desk.fill({"name": "", "mine": ""})
    expect(written(form)).to_have_text(reply_data(decision, tone="formal")["reply"]["text"])
    form.do("another")
    assert form.decision.count() == 0


def test_another_way_to_say_it(page: Page) -> None:
    """The other ways that go with a decision can be chosen, each with its own fields."""
    answers, facts = {"use-facebook": "private"}, {"relationship": "client"}
    form, decision = decided(page, facts, answers, "facebook")
    form.decision.locator(".con-write-more summary").click()
    form.decision.locator('[name="purpose"][value="swap-cards"]').check()
    Desk(page).fill({"place": "on Thursday"})
    wanted = reply_data(decision, purpose="swap-cards", place="on Thursday")
    expect(written(form)).to_have_text(wanted["reply"]["text"])
    expect(form.decision.locator('[data-slot-name="reason"]')).to_be_hidden()


def test_where_nothing_need_be_said_a_note_is_only_offered(page: Page) -> None:
    """Silence is the usual answer to a plain yes; whoever wants to may still say something."""
    form, decision = decided(page, {"relationship": "friend", "profile": "credible"})
    silent = form.decision.locator(".con-silent")
    expect(silent).to_be_visible()
    expect(silent.locator("blockquote")).to_be_hidden()
    silent.locator("summary").first.click()
    first = reply_data(decision)["ways"][0]["id"]
    wanted = reply_data(decision, purpose=first)["reply"]["text"]
    expect(silent.locator("blockquote")).to_have_text(wanted)


def test_pasted_text_proposes_facts(page: Page) -> None:
    """Each proposal stands there with the words it rests on; yes makes it a fact, no does not."""
    text = f"Hi, I am a recruiter and have a role in Leeds for you. https://a.example {MARKUP}"
    tool = Questionnaire(page).open(ASKED).until_shown("request")
    form = RequestForm(tool)
    form.view.locator(".con-paste summary").click()
    form.view.locator(".con-pasted").fill(text)
    form.view.locator('[data-do="look"]').click()
    proposed = [
        one for one in paste_data(text, "linkedin")["proposals"] if one["fact"] != "conduct"
    ]
    rows = form.view.locator(".con-proposal")
    expect(rows).to_have_count(len(proposed))
    for row, one in zip(rows.all(), proposed, strict=True):
        expect(row).to_contain_text(one["because"])
        expect(row.locator("q")).to_have_text(one["text"])
    assert not pwned(page)
    assert form.known() == {}
    recruiter = next(one for one in proposed if one["fact"] == "relationship")
    form.renew(form.view.locator(f'[data-do="confirm"][data-sign="{recruiter["sign"]}"]'))
    assert form.known() == {recruiter["question"]: recruiter["label"]}
    expect(form.view.locator(".con-pasted")).to_have_value(text)
    while (refuse := form.view.locator('[data-do="refuse"]')).count():
        form.renew(refuse.first)
    assert form.known() == {recruiter["question"]: recruiter["label"]}


def test_nothing_pasted_says_so(page: Page) -> None:
    """Without a text, and with far too long a one, a sentence says what to do."""
    form = RequestForm(Questionnaire(page).open(ASKED).until_shown("request"))
    form.view.locator(".con-paste summary").click()
    form.view.locator('[data-do="look"]').click()
    expect(form.view.locator(".con-read")).to_contain_text(PAGE_WORDS["paste-empty"])
    form.view.locator(".con-pasted").fill("a" * 100_001)
    form.view.locator('[data-do="look"]').click()
    expect(form.view.locator(".con-read")).to_contain_text("100,000 characters")


def test_follow_ups_go_into_a_calendar(page: Page) -> None:
    """What is for later days is downloaded as a calendar that a calendar program reads."""
    form, decision = decided(page, RECRUITER)
    Desk(page).fill({"name": "Zoë"})
    with page.expect_download() as download:
        form.decision.locator('[data-do="calendar"]').click()
    text = Path(download.value.path()).read_text(encoding="utf-8", newline="")
    assert download.value.suggested_filename == "connect-or-not.ics"
    day = read_day(page.evaluate("new Date().toLocaleDateString('sv')"), "on")
    wanted = calendar(decision, day, name="Zoë")
    assert [(one["SUMMARY"], one["DTSTART"].dt) for one in entries(text)] == [
        (one["SUMMARY"], one["DTSTART"].dt) for one in entries(wanted)
    ]


def test_nothing_later_means_no_calendar(page: Page) -> None:
    """Where nothing is left for a later day, no calendar is offered."""
    form, decision = decided(page, {"relationship": "stranger", "profile": "suspicious"})
    assert not any(step.is_for_later for step in steps(decision.rule))
    assert form.decision.locator('[data-do="calendar"]').count() == 0


# A policy for others to read


def test_published_policy_is_the_guides(page: Page) -> None:
    """Each length of the policy to publish stands there word for word."""
    Questionnaire(page).open_link(PEOPLE["ryan"])
    page.locator(".con-publish summary").click()
    for form in FORMS:
        shown = page.locator(f'.con-publication[data-form="{form}"] .con-publication-text')
        expect(shown).to_be_visible()
        assert shown.text_content() == publish(recommend(PEOPLE["ryan"]), form).text


# For everybody


def ready(page: Page) -> Iterator[str]:
    """Bring each tool into a full state, and name it."""
    desk = Desk(page).open(CHECK)
    desk.note.fill(BAD * 3)
    expect(desk.result.locator(".con-finding").first).to_be_visible(timeout=SLOW)
    yield CHECK
    desk = Desk(page).open(ASK)
    desk.fill({**PARTS, "benefit": "see https://example.org"})
    page.locator(".con-standard summary").click()
    expect(desk.result.locator("blockquote").first).to_be_visible(timeout=SLOW)
    yield ASK
    form, _ = decided(page, RECRUITER)
    form.view.locator(".con-paste summary").click()
    form.view.locator(".con-pasted").fill(BAD)
    form.view.locator('[data-do="look"]').click()
    expect(form.view.locator(".con-proposal").first).to_be_visible()
    form.decision.locator(".con-write-more summary").click()
    yield ASKED


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tools_are_accessible_and_fit_a_small_phone(visit: Visit, scheme: str) -> None:
    """In a full state each tool passes axe, and nothing is wider than 320 pixels."""
    page = visit.page(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    wide = "document.documentElement.scrollWidth"
    for name in ready(page):
        assert violations(page) == [], name
        assert page.evaluate(wide) <= 320, name


def test_targets_are_large_enough(visit: Visit) -> None:
    """Buttons, lists and fields of the tools are at least 44 pixels high."""
    page = visit.page(viewport={"width": 390, "height": 844})
    for name in ready(page):
        small = page.locator(
            ".con :is(.con-button, .con-place, .con-chip, .con-check, select, textarea):visible"
        ).evaluate_all(
            "(all) => all.filter((one) => one.offsetHeight < 44).map((one) => one.outerHTML)"
        )
        assert small == [], name


def test_note_is_checked_by_keyboard_alone(page: Page) -> None:
    """From the top of the page to a finding's place in the note, Tab and Enter are enough."""
    desk = Desk(page).open(CHECK)
    tab_to(page, '[name="platform"]')
    tab_to(page, '[name="text"]')
    page.keyboard.type("I'd like to add you to my network.")
    expect(desk.result.locator(".con-place")).to_be_visible()
    tab_to(page, ".con-place")
    page.keyboard.press("Enter")
    expect(desk.note).to_be_focused()
    assert desk.selected() == "add you to my network"


def test_what_is_heard_comes_when_the_reader_pauses(desk: Desk) -> None:
    """Count and number of findings are said once, after a pause, in words."""
    said = desk.root.locator(".con-said")
    expect(said).to_have_role("status")
    desk.note.fill("Hello")
    expect(said).to_be_empty()
    expect(said).to_contain_text("5 of 200 characters", timeout=SLOW)


def test_nothing_is_sent(desk: Desk, site: SiteServer) -> None:
    """What is typed is kept in this tab at most, and goes nowhere."""
    site.asked.clear()
    desk.note.fill(BAD)
    expect(desk.result.locator(".con-finding").first).to_be_visible()
    kept = desk.page.evaluate("JSON.stringify([{...localStorage}, document.cookie])")
    assert "Ana" not in kept
    assert [line for line in site.asked if "Ana" in line] == []
    assert "Ana" not in desk.page.url


@pytest.mark.parametrize("path", [ASKED, ASK, CHECK])
def test_without_javascript_there_is_a_way_on(visit: Visit, path: str) -> None:
    """With JavaScript off a sentence leads to the pages on writing, and no form is shown."""
    page = visit.page(path, java_script_enabled=False)
    expect(page.locator('.con a[href="../writing/"]')).to_be_visible()
    assert page.locator(".con :is(button, select, textarea):visible").count() == 0


@pytest.mark.parametrize("path", [ASKED, ASK, CHECK])
def test_limits_are_said_and_help_is_named(page: Page, path: str) -> None:
    """Each tool says what it cannot do, and leads to who can help where somebody is frightened."""
    page.goto(path)
    limits = page.locator(".con-limits")
    expect(limits).to_contain_text("never asks for a password")
    expect(limits.locator('a[href="../situations/harassment/"]')).to_be_visible()


def test_findings_have_their_reference(page: Page) -> None:
    """Every finding of the check has its entry, and every platform can be chosen in the tools."""
    page.goto("reference/findings/")
    for one in findings_data():
        expect(page.locator(f"h2#{one['id']}")).to_contain_text(one["label"])
    page.goto(CHECK)
    options = page.locator('[name="platform"] option')
    assert options.evaluate_all("(all) => all.map((one) => one.value)") == [*PLATFORMS]
