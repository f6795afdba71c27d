"""Practice in somebody else's page."""

from __future__ import annotations

from typing import cast

from playwright.sync_api import Page, expect

from guide.practice import scenarios
from guide.presets import presets
from guide.prose import table
from guide.version import POLICY_VERSION
from tests.support.axe import violations
from tests.support.host import Host, every, frame, told, until_told
from tests.support.player import STORED, Player, graded

CARE = dict(presets()["care"])
ON_LINKEDIN = [one for one in scenarios() if one.platform == "linkedin"]
BODY = '<connect-or-not view="practice" platform="linkedin" preset="care"></connect-or-not>'


def player(page: Page) -> Player:
    """Return the player in the element's frame, once it is there."""
    told(page, "", "ready")
    found = Player(cast("Page", frame(page)))
    expect(found.root.locator(".con-view")).to_be_visible()
    return found


def test_practice_tells_its_score_and_is_gone_on_with(host: Host) -> None:
    """Cases of one platform, judged by a preset, tell their score, and a state brings them back.

    No answer stands in an address that is asked for.
    """
    host.strict()
    page = host.open(BODY)
    assert told(page, "", "ready")["edition"] == POLICY_VERSION
    mine = player(page)
    assert mine.view == "all-cases"
    listed = mine.root.locator("[data-scenario]")
    assert listed.evaluate_all("(all) => all.map((one) => one.dataset.scenario)") == [
        one.id for one in ON_LINKEDIN
    ]
    first = ON_LINKEDIN[0]
    mine.case(first.id).click()
    name, step = mine.asked
    mine.choose(graded("mistake")(name, step, CARE))
    result = told(page, "", "result")
    assert result["view"] == "practice"
    assert result["total"] == len(ON_LINKEDIN)
    assert not result["passed"]
    state = str(told(page, "", "state")["state"])
    assert state.startswith("1.")
    assert len(state) <= 1000

    mine.page.evaluate("localStorage.clear()")
    page.reload()
    mine = player(page)
    assert mine.view == "all-cases"
    page.evaluate("(text) => { document.querySelector('connect-or-not').state = text; }", state)
    expect(mine.root).to_have_attribute("data-view", "feedback")
    expect(mine.verdict).to_be_visible()
    assert mine.page.evaluate(f"localStorage.getItem('{STORED}')") is None
    assert [line for line in host.site.asked if "=" in line] == []


def test_practice_begins_with_the_readers_own_policy(host: Host) -> None:
    """Without a preset the reader is asked first, and what is chosen is kept where that is allowed.

    A network that no case is about, and a state that is none, are told of in a sentence.
    """
    page = host.open('<connect-or-not view="practice"></connect-or-not>')
    mine = player(page)
    assert mine.view == "about-you"
    mine.press("skip")
    expect(mine.root).to_have_attribute("data-view", "all-cases")
    until_told(page, "(one) => one.type === 'state'")
    page.reload()
    mine = player(page)
    assert mine.view == "all-cases"
    assert every(page, "result") == []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(mine.page) == []

    page.evaluate("document.querySelector('connect-or-not').state = 'nonsense'")
    messages = mine.page.locator("#practice > .con-messages")
    expect(messages).to_contain_text(table("embed")["page"]["state-unread"])
    page.evaluate("document.querySelector('connect-or-not').setAttribute('platform', 'nowhere')")
    expect(mine.page.locator(".con-unknown")).to_contain_text("“nowhere”")


def test_links_of_a_course_lead_to_the_site(host: Host) -> None:
    """What feedback links to is there, and opens beside the page around."""
    page = host.open(BODY)
    mine = player(page)
    mine.case(ON_LINKEDIN[0].id).click()
    name, step = mine.asked
    mine.choose(graded("best")(name, step, CARE))
    expect(mine.root).to_have_attribute("data-view", "feedback")
    mine.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    links = mine.root.locator("a:visible")
    assert links.count() > 0
    for at in range(links.count()):
        with page.context.expect_page() as beside:
            links.nth(at).click()
        expect(beside.value.locator("h1").first).to_be_attached()
        assert beside.value.url.startswith(host.site.url)
        beside.value.close()
