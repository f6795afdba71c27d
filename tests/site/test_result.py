"""The policy on the page: what the guide says and nothing else, and how it is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.model import Policy
from guide.recommend import recommend
from guide.render import answer_data, policy_data
from tests.support.chromium import Visit
from tests.support.command_line import policy_file
from tests.support.people import PEOPLE
from tests.support.questionnaire import ASIDE, PAGE, STORED, WORDS, Questionnaire, link

RYAN, NURSE = PEOPLE["ryan"], PEOPLE["nurse"]
CLIPBOARD = ["clipboard-read", "clipboard-write"]
SECTIONS = ("arrives", "after")
FOLDED = "details.con-section"


def rows(policy: Policy, platform: str) -> list[tuple[str, str]]:
    """Return a platform's rules with their actions in the order in which the page groups them."""
    rules = policy.platforms[platform].rules
    by_section = sorted(rules, key=lambda rule: SECTIONS.index(rule.section))
    return [(rule.id, rule.action) for rule in by_section]


@pytest.fixture
def mine(tool: Questionnaire) -> Questionnaire:
    """Show the policy of a reader who has answered every question here."""
    tool.answer_all(NURSE)
    return tool.until_shown("result")


# The same as the guide


def test_policy_is_what_the_guide_says(tool: Questionnaire) -> None:
    """Stances, rules and actions in order, and the summaries are those that Python gives here."""
    for name, answers in PEOPLE.items():
        tool.follow(answers)
        compare(tool, recommend(answers), name)


def compare(tool: Questionnaire, policy: Policy, name: str) -> None:
    """Hold the policy that is shown against the guide's."""
    data = policy_data(policy)
    result = tool.view("result")
    expect(result.locator(".con-lead"), name).to_have_text(data["summary"])
    assert tool.stances() == {key: one.stance for key, one in policy.platforms.items()}, name
    for platform in policy.platforms:
        assert tool.rules(platform) == rows(policy, platform), (name, platform)
    said = [one["summary"] for one in data["platforms"].values()]
    assert result.locator(".con-platform .con-summary").all_text_contents() == said, name


def test_policy_shows_every_word_of_a_rule(page: Page) -> None:
    """Each rule shows its action, whom it is about, its text, its reason and its sources."""
    data = policy_data(recommend(RYAN))["platforms"]["linkedin"]
    result = Questionnaire(page).open_link(RYAN).view("result")
    for rule in data["rules"]:
        row = result.locator(f'[data-platform="linkedin"] [data-rule="{rule["id"]}"]')
        text = row.text_content() or ""
        words = [rule[name] for name in ("label", "who", "text", "why")]
        assert [said for said in [*words, "; ".join(rule["credits"])] if said not in text] == []


def test_policy_shows_habits_and_settings(page: Page) -> None:
    """Habits and settings stand on the page, each setting with its date, source and sureness."""
    data = policy_data(recommend(RYAN))["platforms"]
    result = Questionnaire(page).open_link(RYAN).view("result")
    for name, platform in data.items():
        section = result.locator(f'[data-platform="{name}"]')
        habits = [one["id"] for part in ("after", "send", "prune") for one in platform[part]]
        shown = section.locator("[data-practice]")
        assert shown.evaluate_all("(all) => all.map((one) => one.dataset.practice)") == habits
        for setting in platform["settings"]:
            row = section.locator(f'[data-setting="{setting["id"]}"]')
            for field in ("text", "as-of", "credit", "confidence-label"):
                expect(row).to_contain_text(setting[field])


def test_links_to_rules_are_one_per_rule(page: Page) -> None:
    """Within a platform no rule is shown twice."""
    tool = Questionnaire(page).open_link(RYAN)
    for platform in tool.stances():
        ids = [rule for rule, _ in tool.rules(platform)]
        assert len(ids) == len(set(ids))


def test_answers_are_listed_and_can_be_changed(mine: Questionnaire) -> None:
    """Every answer given is listed in words, with a change button that names its question."""
    given = [answer_data(name, value) for name, value in mine.saved().items()]
    assert mine.answers_shown() == {one["question"]: one["answer"] for one in given}
    for one in given:
        name = f"{WORDS['change']}: {one['question']}"
        button = mine.view("result").get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("data-question", one["id"])


def test_every_button_has_a_name(mine: Questionnaire) -> None:
    """No two buttons of the policy that do different things have the same name."""
    buttons = mine.view("result").locator("button:visible")
    names: list[str] = buttons.evaluate_all(
        "(all) => all.map((one) => one.ariaLabel ?? one.textContent.trim())"
    )
    assert "" not in names
    assert len(names) == len(set(names))


def test_new_requests_are_open_and_the_rest_is_folded(mine: Questionnaire) -> None:
    """Of each platform, what to do with a new request is open; the rest opens on a press."""
    for platform in mine.view("result").locator(".con-platform").all():
        states = platform.locator(FOLDED).evaluate_all("(all) => all.map((one) => one.open)")
        assert states == [True] + [False] * (len(states) - 1)
    folded = mine.view("result").locator(f"{FOLDED}:not([open])").first
    folded.locator("summary").first.click()
    expect(mine.view("result").locator(FOLDED).nth(1)).to_have_attribute("open", "")


# Links


def copied(tool: Questionnaire) -> str:
    """Press the button for a link, and read what it put on the clipboard."""
    tool.do("copy-link").click()
    tool.has_said("link-copied")
    text: str = tool.page.evaluate("navigator.clipboard.readText()")
    return text


def test_copied_link_restores_everything(visit: Visit) -> None:
    """Whoever opens the copied link sees the same answers and the same policy."""
    mine = Questionnaire(visit.page(permissions=CLIPBOARD)).open_link(NURSE)
    address = copied(mine)
    theirs = Questionnaire(visit.page()).open(address).until_shown("result")
    assert theirs.answers_shown() == mine.answers_shown()
    assert theirs.stances() == mine.stances()
    assert copied_again(visit, address) == address


def copied_again(visit: Visit, address: str) -> str:
    """Open a link and copy a link from there."""
    return copied(Questionnaire(visit.page(permissions=CLIPBOARD)).open(address))


def test_link_is_shown_where_it_cannot_be_copied(page: Page) -> None:
    """Where the browser does not allow copying, the link is shown to be copied by hand."""
    tool = Questionnaire(page).open_link(NURSE)
    page.evaluate(
        """() => Object.defineProperty(navigator, "clipboard",
          { value: { writeText: () => Promise.reject(new Error("no")) } })"""
    )
    tool.do("copy-link").click()
    address = tool.page.url.split("#")[0] + link(NURSE).removeprefix(PAGE)
    tool.has_said("copy-failed", text=address)


def test_opened_link_changes_nothing_saved(mine: Questionnaire) -> None:
    """A link shows its own policy and leaves alone what the reader had saved."""
    before = mine.stored()
    mine.page.goto("about:blank")
    mine.open_link(RYAN)
    mine.has_said("from-link")
    assert mine.stances() == stances_of(RYAN)
    mine.change("persona")
    mine.answer("private")
    assert mine.stored() == before


def stances_of(answers: dict[str, str]) -> dict[str, str]:
    """Return the stance on each platform that follows from answers."""
    return {key: one.stance for key, one in recommend(answers).platforms.items()}


def test_reader_goes_back_to_their_own(mine: Questionnaire) -> None:
    """From a link the reader can go back to their own policy, and the address is theirs again."""
    own = mine.saved()
    mine.page.goto("about:blank")
    mine.open_link(RYAN)
    mine.messages.get_by_role("button", name=WORDS["back-to-mine"]).click()
    expect(mine.view("result").locator(".con-lead")).to_have_text(lead(own))
    assert mine.stances() == stances_of(own)
    expect(mine.page).to_have_url(PAGE)
    assert mine.saved() == own


def test_going_back_to_ones_own_leaves_no_strange_choice(tool: Questionnaire) -> None:
    """Back from a link, no option that somebody else chose is still chosen in the form."""
    tool.answer("ordinary")
    own = tool.saved()
    tool.page.goto("about:blank")
    tool.open_link(RYAN)
    tool.messages.get_by_role("button", name=WORDS["back-to-mine"]).click()
    expect(tool.view("questions")).to_be_visible()
    assert tool.chosen() == own


def lead(answers: dict[str, str]) -> str:
    """Return the sentence above a policy."""
    text: str = policy_data(recommend(answers))["summary"]
    return text


def test_reader_keeps_a_link(mine: Questionnaire) -> None:
    """A reader may keep the policy of a link in the place of their own."""
    mine.page.goto("about:blank")
    mine.open_link(RYAN)
    mine.messages.get_by_role("button", name=WORDS["keep"]).click()
    mine.has_said("kept")
    assert mine.saved() == RYAN
    mine.open()
    assert mine.saved() == RYAN


def test_first_visitor_is_not_offered_their_own(page: Page) -> None:
    """Who has nothing saved may keep the policy of a link, but is not sent back to nothing."""
    tool = Questionnaire(page).open_link(RYAN)
    expect(tool.messages.locator('[data-do="keep"]')).to_be_visible()
    expect(tool.messages.locator('[data-do="back-to-mine"]')).to_have_count(0)
    assert tool.stored() == ""


def test_change_in_a_link_survives_a_reload(page: Page) -> None:
    """An answer changed in the policy of a link is still changed after a reload."""
    tool = Questionnaire(page).open_link(NURSE)
    tool.change("persona")
    tool.answer("private")
    tool.until_shown("result")
    changed = tool.answers_shown()
    tool.reload()
    tool.until_shown("result")
    assert tool.answers_shown() == changed


# Files and paper


@pytest.mark.parametrize(("name", "ending"), [("markdown", "md"), ("json", "json")])
@pytest.mark.parametrize("who", ["ryan", "nurse"])
def test_download_is_what_the_command_line_writes(
    page: Page, who: str, name: str, ending: str
) -> None:
    """A downloaded policy equals the command line's, byte for byte."""
    tool = Questionnaire(page).open_link(PEOPLE[who])
    with page.expect_download() as event:
        tool.do(name).click()
    assert event.value.suggested_filename == f"connect-or-not-policy.{ending}"
    assert Path(event.value.path()).read_bytes() == policy_file(PEOPLE[who], name)


def test_print_button_prints(page: Page) -> None:
    """The print button opens the browser's own dialogue."""
    page.add_init_script("window.print = () => { window.printed = true; };")
    tool = Questionnaire(page).open_link(RYAN)
    tool.do("print").click()
    assert page.evaluate("window.printed")


def unseen(mine: Questionnaire, kind: str) -> list[str]:
    """List the parts of a kind that cannot be read on paper."""
    mine.page.emulate_media(media="print")
    found = mine.view("result").locator(kind)
    assert found.count() > 0
    rows: list[str] = found.evaluate_all(f"(all) => all.filter({UNSEEN}).map({WORDING})")
    return rows


def test_paper_shows_what_to_do_with_a_request(mine: Questionnaire) -> None:
    """On paper every rule about a new request can be read with its action, folded or not.

    Networks that the reader has not named stay off the paper.
    """
    named = ".con-platform:not(.con-platform-brief)"
    assert unseen(mine, f'{named} [data-section="arrives"] .con-rule-text') == []
    assert unseen(mine, f'{named} [data-section="arrives"] .con-action') == []


WORDING = "(one) => one.textContent"
UNSEEN = """(one) => !one.checkVisibility({ contentVisibilityAuto: true })
  || one.getBoundingClientRect().height === 0"""
ON_PAPER = "button, form, input, .con-live, .con-messages p, .md-header, .md-tabs, .md-footer"


@pytest.mark.parametrize("view", ["result", "request"])
def test_paper_has_nothing_to_press(mine: Questionnaire, view: str) -> None:
    """On paper there are no buttons, forms, navigation or list beside."""
    if view == "request":
        mine.press("request")
        mine.do("decide-now").click()
        expect(mine.view("request").locator(".con-decision")).to_be_visible()
    mine.page.emulate_media(media="print")
    left = mine.page.locator(ON_PAPER).evaluate_all(
        """(all) => all.filter((one) => one.checkVisibility())
          .map((one) => one.outerHTML.slice(0, 99))"""
    )
    assert left == []


def test_paper_has_no_empty_headings(mine: Questionnaire) -> None:
    """On paper every heading that is shown has something under it."""
    mine.page.emulate_media(media="print")
    empty = (
        mine.view("result")
        .locator(FOLDED)
        .evaluate_all(
            """(all) => all.filter((one) => one.querySelector("h4").checkVisibility()
          && ![...one.querySelectorAll("li")].some((row) => row.checkVisibility()))
          .map((one) => one.querySelector("h4").textContent)"""
        )
    )
    assert empty == []


@pytest.mark.parametrize(("who", "sheets"), [("leaver", 1), ("nurse", 2), ("ryan", 2)])
def test_policy_prints_on_little_paper(page: Page, who: str, sheets: int) -> None:
    """A policy for four platforms fits a sheet and its back; one of absence fits a page."""
    Questionnaire(page).open_link(PEOPLE[who])
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= sheets


# Forgetting


def test_forget_leaves_nothing(mine: Questionnaire) -> None:
    """“Forget everything” empties what is kept, the form and the policy."""
    mine.page.evaluate("(name) => localStorage.setItem(name, 'old')", ASIDE)
    mine.do("forget").click()
    mine.has_said("forgotten")
    assert mine.place == f"questions/{mine.question}"
    assert mine.chosen() == {}
    kept: dict[str, str] = mine.page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    assert not {STORED, ASIDE} & set(kept)
    assert [name for name in kept if not name.endswith("__palette")] == []
    mine.reload()
    assert mine.saved() == {}
    assert mine.chosen() == {}


def test_going_back_after_forgetting_brings_nothing_back(mine: Questionnaire) -> None:
    """After “Forget everything” the browser's back button finds none of the answers."""
    mine.do("forget").click()
    mine.has_said("forgotten")
    mine.go_back()
    assert mine.answers_shown() == {}
    assert mine.stances() in ({}, stances_of({}))
    assert mine.chosen() == {}
    assert mine.stored() == ""


def test_forget_forgets_a_link_too(page: Page) -> None:
    """“Forget everything” takes the answers of a link out of the address."""
    tool = Questionnaire(page).open_link(RYAN)
    tool.do("forget").click()
    tool.has_said("forgotten")
    assert page.evaluate("location.hash") == ""  # at once, for a reload goes by it
    tool.reload()
    assert tool.chosen() == {}
