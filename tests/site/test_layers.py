"""The layers of the page: tables answer at once, Python agrees, and neither needs the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from guide import decide, recommend
from guide.render import summary
from tests.support import script_in_page, tables_in_page
from tests.support.chromium import Visit
from tests.support.held import held
from tests.support.people import PEOPLE
from tests.support.questionnaire import (
    MOVED,
    PAGE,
    WORDS,
    Questionnaire,
    given_on_the_way,
    link,
)
from tests.support.site_server import SiteServer

RYAN, NURSE = PEOPLE["ryan"], PEOPLE["nurse"]
NOISE = r"Failed to load resource|ERR_INTERNET_DISCONNECTED|wasm|pyodide|SyntaxError"


def shows(tool: Questionnaire, answers: dict[str, str]) -> None:
    """Expect the policy that the guide gives for these answers."""
    policy = recommend(answers)
    tool.until_shown("result")
    expect(tool.view("result").locator(".con-lead")).to_have_text(summary(policy))
    assert tool.stances() == {key: one.stance for key, one in policy.platforms.items()}
    rules = tool.view("result").locator("[data-platform] [data-rule]")
    ids = rules.evaluate_all("(all) => all.map((one) => one.dataset.rule)")
    wanted = [rule.id for one in policy.platforms.values() for rule in one.rules]
    assert sorted(ids) == sorted(wanted)


def test_everything_appears_without_python(page: Page, site: SiteServer) -> None:
    """While Python is held back, answers, a change, a request and a link all lead to results."""
    tool = Questionnaire(page)
    with held(site):
        page.goto(PAGE)
        tool.answer_all(NURSE)
        given = given_on_the_way(NURSE)
        shows(tool, given)
        tool.change("persona")
        tool.answer("not-sure")
        shows(tool, given | {"persona": "not-sure"})
        tool.press("request")
        tool.do("decide-now").click()
        action = tool.view("request").locator(".con-decision").get_attribute("data-action")
        policy = recommend(given | {"persona": "not-sure"})
        assert action == decide(policy, "linkedin", {}).action
        tool.follow(RYAN)
        shows(tool, RYAN)
        expect(tool.root).to_have_attribute("data-engine", "static")


def test_first_press_is_answered_by_a_busy_browser(page: Page) -> None:
    """A browser that never comes to rest, and puts off what it may, leads to a policy too."""
    page.add_init_script(
        "window.requestIdleCallback = (action, { timeout }) => setTimeout(action, timeout)"
    )
    tool = Questionnaire(page)
    page.goto(PAGE)
    for value in ("ordinary", "limited"):
        before = tool.place
        tool.pick(value)
        tool.next()
        page.wait_for_function(MOVED, arg=before)
    tool.do("see-policy").click()
    tool.until_shown("result")
    expect(tool.view("result").locator("[data-platform]").first).to_be_visible()


def test_nothing_moves_when_python_comes(page: Page, site: SiteServer) -> None:
    """The arrival of Python changes nothing that is shown: not an element is replaced."""
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(link(RYAN))
        tool.until_shown("result")
        page.evaluate(
            """() => {
              window.changes = 0;
              const count = (rows) => (window.changes += rows.length);
              const all = { subtree: true, childList: true, characterData: true };
              for (const view of document.querySelectorAll(".con-view, .con-messages"))
                new MutationObserver(count).observe(view, all);
            }"""
        )
        gate.set()
        tool.until_python()
    assert page.evaluate("window.changes") == 0


def test_python_answers_where_tables_are_missing(visit: Visit, site: SiteServer) -> None:
    """Without the tables the questionnaire waits for Python, and then leads to the same policy."""
    visit.expect(NOISE)
    tables_in_page.remove(site)
    tool = Questionnaire(visit.page()).open()
    tool.answer_all(NURSE)
    shows(tool, given_on_the_way(NURSE))


def wrong(tables: bytes) -> bytes:
    """Alter the tables so that they give another summary."""
    return tables.replace(b"you welcome", b"you fear")


def cut(tables: bytes) -> bytes:
    """Keep half of the tables."""
    return tables[: len(tables) // 2]


@pytest.mark.parametrize("spoil", [wrong, cut])
def test_python_is_right_where_tables_are_not(
    visit: Visit, site: SiteServer, spoil: Callable[[bytes], bytes]
) -> None:
    """Where tables say something else than Python, or cannot be read, Python's word is shown."""
    visit.expect(NOISE)
    tables_in_page.alter(site, spoil)
    tool = Questionnaire(visit.page()).open(link(RYAN)).until_python()
    shows(tool, RYAN)


def test_going_offline_half_way_leaves_the_policy(visit: Visit, site: SiteServer) -> None:
    """Where the line goes down while Python arrives, a sentence says so and the policy is there."""
    visit.expect(NOISE)
    page = visit.page()
    tool = Questionnaire(page)
    site.break_off(r"wasm", 100_000)
    page.goto(PAGE)
    tool.has_said("without-missing")
    page.context.set_offline(True)
    tool.answer("ordinary")
    tool.press("see-policy")
    shows(tool, {"exposure": "ordinary"})
    assert tool.saved() == {"exposure": "ordinary"}


def test_killed_worker_leaves_the_policy(tool: Questionnaire, visit: Visit) -> None:
    """Where the browser ends Python's thread, answers and policy stay, and the page goes on."""
    visit.expect(NOISE)
    tool.page.evaluate(
        """() => { Worker.prototype.postMessage = function () {
          this.terminate();
          queueMicrotask(() => this.onerror({ message: "ended" }));
        }; }"""
    )
    tool.answer("ordinary")
    tool.has_said("without-failed")
    tool.answer("private")
    tool.press("see-policy")
    shows(tool, {"exposure": "ordinary", "persona": "private"})


def test_download_waits_for_python(page: Page, site: SiteServer) -> None:
    """A file asked for early is said to be on its way, and comes with Python."""
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(link(RYAN))
        tool.until_shown("result")
        with page.expect_download() as event:
            tool.do("json").click()
            tool.has_said("preparing")
            gate.set()
    assert event.value.suggested_filename.endswith(".json")


def test_early_press_sends_nothing(visit: Visit, site: SiteServer) -> None:
    """Who presses Next before the script has come stays on the page, and sends no answer."""
    script_in_page.remove(site)
    page = visit.page()
    page.goto(PAGE)
    page.locator("input[name=exposure]").first.check()
    page.get_by_role("button", name=WORDS["next"]).click()
    page.wait_for_timeout(200)
    expect(page).to_have_url(PAGE)
    assert not [line for line in site.asked if "exposure" in line]
    expect(page.locator("input[name=exposure]").first).to_be_checked()


def test_early_choice_is_kept(page: Page, site: SiteServer) -> None:
    """Who chooses an option before the script has come need not choose again."""
    tool = Questionnaire(page)
    script_in_page.part(site)
    with held(site, script_in_page.FILE) as gate:
        page.goto(PAGE, wait_until="commit")
        page.locator("input[name=exposure]").nth(1).check()
        gate.set()
        tool.until_python()
    expect(page.locator("input[name=exposure]").nth(1)).to_be_checked()
    before = tool.place
    tool.next()
    page.wait_for_function(MOVED, arg=before)
    assert tool.saved() == {"exposure": "sensitive-work"}


def test_python_waits_for_the_page(page: Page, site: SiteServer) -> None:
    """Nothing of Python is asked for before what a first answer needs is there."""
    Questionnaire(page).open()
    order = [line.split(" ")[1] for line in site.asked]
    first = next(place for place, name in enumerate(order) if name.startswith("engine/worker"))
    needed = ("stylesheets/", "assets/stylesheets")
    late = [name for name in order[first:] if name.startswith(needed)]
    assert late == []
