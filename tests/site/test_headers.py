"""The headers that we say are worth setting: with exactly these, everything works."""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import fnmatch
from html import unescape
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from guide.questionnaire import QUESTIONS
from macros import headers
from tests.support import site_server
from tests.support.chromium import Visit
from tests.support.html import elements
from tests.support.people import PEOPLE
from tests.support.published import settle
from tests.support.questionnaire import PAGE, Questionnaire
from tests.support.sent import rules, send, watch
from tests.support.site_server import Answer, SiteServer
from tests.support.written import addresses

RYAN = PEOPLE["ryan"]
FOREIGN = """() => {
  const script = document.createElement("script");
  script.textContent = "window.foreign = true";
  document.head.append(script);
}"""
ROOT = headers.ROOT


def known(site: SiteServer, pattern: str) -> list[str]:
    """Return the files that a pattern means."""
    files = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*")]
    return [file for file in files if fnmatch(file, pattern)]


@pytest.fixture
def watched(page: Page, site: SiteServer) -> Page:
    """Give a page of the site with its headers, which fails on any complaint about them."""
    return watch(page, site)


def test_everything_works_with_these_headers(watched: Page) -> None:
    """From the first question to a policy by Python, a download and a decided request."""
    tool = Questionnaire(watched).open()
    tool.answer_all(RYAN)
    tool.until_shown("result")
    with watched.expect_download():
        tool.do("markdown").click()
    tool.press("request")
    tool.do("decide-now").click()
    expect(tool.view("request").locator(".con-decision")).to_be_visible()


def test_theme_works_with_these_headers(watched: Page) -> None:
    """The search and the switch to dark work too."""
    watched.goto("")
    watched.locator(".md-search__input").click()
    watched.locator(".md-search__input").press_sequentially("offline")
    expect(watched.locator(".md-search-result__item").first).to_be_visible()
    watched.keyboard.press("Escape")
    before = watched.locator("body").get_attribute("data-md-color-scheme")
    watched.locator(".md-header__option label:visible").first.click()
    expect(watched.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")


def test_copy_is_kept_with_these_headers(visit: Visit, site: SiteServer) -> None:
    """The service worker installs under the same headers, and what it keeps still bears them."""
    send(site)
    page = visit.page(service_workers="allow")
    settle(page, PAGE)
    answer = page.goto(PAGE)
    assert answer
    assert answer.from_service_worker
    told = {name: answer.header_value(name) for name in headers.everywhere(site.folder)}
    assert told == headers.everywhere(site.folder)
    Questionnaire(page).until_python()


def test_bare_host_is_enough(page: Page, site: SiteServer) -> None:
    """A host that sends nothing but the type of a file serves the site well."""

    def bare(answer: Answer) -> Answer:
        return replace(answer, headers={"Content-Type": answer.headers["Content-Type"]})

    site.change("", bare)
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.until_shown("result")


def test_root_of_a_host_will_do(
    browser: Browser, site_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site works at the root of a host as it does in a folder."""
    monkeypatch.setattr(site_server, "SUB_PATH", "/")
    with site_server.serve(site_folder) as site:
        visitor = Visit(browser, site.url)
        page = visitor.page("")
        page.get_by_role("link", name="Your policy").first.click()
        expect(page).to_have_url(f"{site.url}{PAGE}")
        tool = Questionnaire(page).until_python()
        tool.answer_all(RYAN)
        tool.until_shown("result")
        assert visitor.end() == []


def test_every_page_opens_with_these_headers(watched: Page, site: SiteServer) -> None:
    """No page has a script, style, picture or font that its headers forbid.

    The pages of the written guide are opened with these headers where all else is asked of them.
    """
    files = [one.relative_to(site.folder).as_posix() for one in site.folder.rglob("index.html")]
    paths = {one.removesuffix("index.html") for one in files} - {*addresses()}
    assert len(paths) > 70
    for path in sorted(paths):
        watched.goto(path)
        expect(watched.locator("h1").first).to_be_attached()


def test_missing_page_keeps_its_style_with_these_headers(watched: Page, visit: Visit) -> None:
    """The page for addresses that do not exist has a style of its own, which is let in."""
    visit.expect("404")  # it names no icon, so the browser looks for one at the root
    watched.goto("404.html")
    expect(watched.locator("body")).to_have_css("background-color", "rgb(250, 247, 240)")


def test_page_without_javascript_works_with_these_headers(visit: Visit, site: SiteServer) -> None:
    """Where scripts are switched off, the style that then shows every question is let in."""
    send(site)
    page = visit.page(PAGE, java_script_enabled=False)
    for question in QUESTIONS:
        expect(page.locator(f'[data-question="{question.id}"]').first).to_be_visible()


def test_foreign_script_does_not_run(watched: Page, visit: Visit) -> None:
    """A script that somebody got into a page stays without effect, and the browser says so."""
    visit.expect("script-src|Content Security Policy")
    watched.goto(PAGE)
    with watched.expect_console_message(lambda said: "script-src" in said.text):
        watched.evaluate(FOREIGN)
    assert watched.evaluate("window.foreign") is None


def test_nothing_needs_more(site: SiteServer) -> None:
    """Neither eval nor inline code in general is let in, and no page has it in an attribute."""
    policy = rules(site)[0][1]["Content-Security-Policy"]
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy
    handlers = [
        (page, name)
        for page in site.folder.rglob("index.html")
        for one in elements(page)
        for name in one.attributes
        if name == "style" or name.startswith("on")
    ]
    assert handlers == []


def test_named_files_are_kept_for_ever(site: SiteServer) -> None:
    """What may be kept for ever is named by its content, and all of that may be."""
    kept = {file for pattern in headers.NAMED_BY_CONTENT for file in known(site, pattern)}
    engine = {
        path.relative_to(site.folder).as_posix()
        for path in (site.folder / "engine").iterdir()
        if path.suffix not in (".br", ".gz")
    }
    assert engine - kept == {"engine/assets.json", "engine/manifest.json"}
    assert [file for file in kept if not re.search(headers.NAMED_PATTERN, file)] == []


def test_page_tells_other_hosts_the_same(site: SiteServer) -> None:
    """The page about publishing names every header with the value that the file has."""
    page = site.folder / "publishing" / "index.html"
    text = unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
    for name, value in headers.EVERYWHERE.items():
        assert f'add_header {name} "{value}" always;' in text
        assert f'Header always set {name} "{value}"' in text
    framed = headers.FRAMES["X-Frame-Options"]
    for value in (headers.ASK_AGAIN, headers.FOR_EVER, framed, headers.content_policy()):
        assert text.count(f'"{value}"') == 2


def test_workflow_builds_what_it_publishes() -> None:
    """The workflow for a common host runs our own commands and publishes the built folder."""
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    steps = jobs["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make test"]
    assert steps[-1]["with"]["path"] == "site"
    assert jobs["deploy"]["needs"] == "build"
