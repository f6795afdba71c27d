"""What a reader says stays with the reader."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from guide.questionnaire import QUESTION_BY_ID
from tests.support.chromium import Visit
from tests.support.people import PEOPLE
from tests.support.questionnaire import Questionnaire, link
from tests.support.request_form import RequestForm
from tests.support.site_server import SiteServer

#: Files made in the page itself, and the icon, which browsers look at again with every address.
IGNORED = re.compile(r"^blob:|assets/favicon\.svg$")
RYAN = PEOPLE["ryan"]


def use_everything(tool: Questionnaire) -> None:
    """Answer all, take the policy away in every form, and decide on a request."""
    tool.answer_all(RYAN)
    tool.do("copy-link").click()
    tool.has_said("link-copied")
    for name in ("markdown", "json"):
        with tool.page.expect_download():
            tool.do(name).click()
    tool.press("request")
    form = RequestForm(tool)
    form.answer_all({"relationship": "stranger", "profile": "thin", "note": "personal"})
    form.view.locator('[data-do="copy-note"]').click()
    tool.has_said("note-copied")
    form.tool.press("policy")
    tool.do("forget").click()
    tool.has_said("forgotten")


def test_nothing_is_asked_for_once_python_is_there(visit: Visit, site: SiteServer) -> None:
    """From the moment Python is there, a whole run asks for nothing, here or elsewhere."""
    page = visit.page(permissions=["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    tool = Questionnaire(page).open()
    page.wait_for_load_state("networkidle")
    site.asked.clear()
    page.on("request", lambda request: asked.append(request.url))
    use_everything(tool)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not IGNORED.search(url)] == []
    assert [line for line in site.asked if not IGNORED.search(line)] == []


def test_no_answer_stands_in_a_request(page: Page, site: SiteServer) -> None:
    """Not even a link with answers sends any of them to the server."""
    Questionnaire(page).open_link(RYAN)
    page.wait_for_load_state("networkidle")
    assert site.asked
    sent = " ".join(site.asked)
    assert [name for name in QUESTION_BY_ID if f"{name}=" in sent] == []


def test_no_answer_stands_in_the_readers_own_address(tool: Questionnaire) -> None:
    """Somebody's own answers never show up in the address, which browsers share and remember."""
    tool.answer_all(RYAN)
    assert "=" not in tool.page.url
    tool.press("request")
    expect(tool.page).to_have_url("policy/#request")


def test_no_other_page_is_told(page: Page, site: SiteServer) -> None:
    """Going on to another page sends nothing of a link's answers along."""
    Questionnaire(page).open_link(RYAN)
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.headers.get("referer", "")))
    page.get_by_role("link", name="Situations").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Situations")
    assert [name for name in seen if "#" in name or "persona" in name] == []
    assert site.asked


def test_no_cookies_are_set(page: Page) -> None:
    """No visit leaves a cookie."""
    tool = Questionnaire(page).open(link(RYAN))
    tool.until_shown("result")
    page.goto("sources/")
    assert page.context.cookies() == []
    assert page.evaluate("sessionStorage.length") == 0


def test_nothing_is_kept_before_the_first_answer(tool: Questionnaire) -> None:
    """Merely looking at the questions leaves nothing of the questionnaire in the browser."""
    assert tool.stored() == ""
