"""New versions in a browser that keeps the site: whoever is reading gets files of one version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.prose import say
from tests.support.chromium import Visit
from tests.support.patience import until
from tests.support.published import (
    CACHES,
    COMPRESSED,
    READY,
    WAITING,
    fetched,
    icon,
    marks,
    published,
    serving,
    settle,
    update,
    with_another_engine,
)
from tests.support.questionnaire import PAGE, Questionnaire
from tests.support.site_server import SiteServer

NOISE = r"Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|integrity|digest"
LINE = ".con-update"
OTHER = "sources/"  # a page without Python
KEPT = "async (file) => !!(await caches.match(file))"
RUNTIMES = """async () => (await (await caches.open("connect-or-not-files")).keys())
  .filter(({ url }) => url.endsWith(".wasm")).length"""


@pytest.fixture
def plain(visit: Visit) -> Page:
    """Give a reader whose browser has kept the site on a visit to a page without Python."""
    page = visit.page(service_workers="allow")
    settle(page, OTHER)
    page.reload()
    return page


@pytest.fixture
def second(site: SiteServer, tmp_path: Path) -> Path:
    """Give a second version of the site, not yet published."""
    return published(site.folder, tmp_path / "second", "second")


@pytest.fixture
def third(second: Path, tmp_path: Path) -> Path:
    """Give a third version of the site, not yet published."""
    return published(second, tmp_path / "third", "third")


def use(page: Page) -> None:
    """Press the button under the sentence about a new version; wait until the page is back."""
    line = page.locator(LINE)
    expect(line).to_contain_text(say("page", "offline", "ready"), timeout=20_000)
    with page.expect_navigation():
        line.get_by_role("button").click()


def opened(page: Page, path: str = OTHER) -> Page:
    """Open another page in the same browser."""
    other = page.context.new_page()
    other.goto(path)
    return other


def test_open_page_stays_of_its_version(reader: Page, site: SiteServer, second: Path) -> None:
    """While a new version waits, a page reads and reloads files of the old one alone."""
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    with serving(site, second):
        update(reader)
        expect(reader.locator(LINE)).to_be_visible()
        tool.reload()
        expect(reader.locator(LINE)).to_be_visible()
        assert (marks(reader), icon(reader)) == (["first", "first"], "first")
        tool.answer("private")


def test_new_version_is_used_when_asked_for(reader: Page, site: SiteServer, second: Path) -> None:
    """The button opens the page once more, in the new version, with all answers."""
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    loads: list[str] = []
    with serving(site, second):
        update(reader)
        reader.on("load", lambda page: loads.append(page.url))
        use(reader)
        tool.until_python()
        reader.wait_for_timeout(500)  # would it load once more?
        assert len(loads) == 1
        assert marks(reader) == ["second", "second"]
        assert tool.saved() == {"exposure": "ordinary"}
        expect(reader.locator(LINE)).to_have_count(0)


def test_other_page_stays_of_its_version(plain: Page, site: SiteServer, second: Path) -> None:
    """A page that was open when another took up the new version goes on until asked to follow."""
    other = opened(plain, PAGE)
    tool = Questionnaire(other).until_python()
    with serving(site, second):
        update(plain)
        use(plain)
        assert (marks(plain), icon(plain)) == (["second", "second"], "second")
        assert (marks(other), icon(other)) == (["first", "first"], "first")
        tool.answer("ordinary")
        use(other)
        assert (marks(other), icon(other)) == (["second", "second"], "second")
        assert tool.saved() == {"exposure": "ordinary"}


def test_old_page_gets_what_the_new_version_has_not(
    visit: Visit, site: SiteServer, second: Path, third: Path
) -> None:
    """A page gets a file that only its own version has, though the host has it no more."""
    site.headers["Cache-Control"] = "no-store"
    with serving(site, second):
        reader = visit.page(service_workers="allow")
        settle(reader, OTHER)
        reader.reload()
        other = opened(reader)
    with serving(site, third):
        update(reader)
        use(reader)
        assert fetched(other, "../only/second.txt") == "second"
        assert fetched(reader, "../only/third.txt") == "third"


def test_version_that_was_passed_over_is_nobodys(
    plain: Page, site: SiteServer, second: Path, third: Path
) -> None:
    """Where a version was replaced while it waited, old pages still get files of their own."""
    other = opened(plain)
    with serving(site, second):
        update(plain)
        until(plain, WAITING)
    with serving(site, third):
        update(plain)
        use(plain)
        assert (icon(plain), icon(other)) == ("third", "first")


def test_three_versions_side_by_side(
    plain: Page, site: SiteServer, second: Path, third: Path
) -> None:
    """Pages of three versions can be open at once, each with its files, and then all is tidied."""
    first_page = opened(plain)
    with serving(site, second):
        update(plain)
        use(plain)
        second_page = opened(plain)
    with serving(site, third):
        update(plain)
        use(plain)
        assert [icon(one) for one in (first_page, second_page, plain)] == [
            "first",
            "second",
            "third",
        ]
        first_page.close()
        second_page.close()
        plain.reload()
        until(plain, f"async () => (await ({CACHES})()).length === 2")


def test_new_version_is_there_on_the_next_visit(
    plain: Page, site: SiteServer, second: Path
) -> None:
    """Who closes the site and comes back after an update has the new version, whole."""
    with serving(site, second):
        update(plain)
        until(plain, WAITING)
        context = plain.context
        plain.close()
        again = context.new_page()
        again.wait_for_timeout(300)  # the browser starts the new one once the last page is gone
        again.goto(PAGE)
        assert marks(again) == ["second", "second"]


def test_half_published_version_is_not_used(
    plain: Page, visit: Visit, site: SiteServer, second: Path, third: Path
) -> None:
    """Where a file is not the one that the new version names, old pages stay whole, also later."""
    visit.expect(NOISE)
    other = opened(plain)
    (second / "sources" / "index.html").write_text("half a page", encoding="utf-8")
    with serving(site, second):
        update(plain)
        assert plain.evaluate(WAITING) is False
        plain.reload()
        assert marks(plain) == ["first", "first"]
    with serving(site, third):
        update(plain)
        use(plain)
        assert marks(plain) == ["third", "third"]
        assert icon(other) == "first"


def test_new_engine_survives_a_visit_to_the_old(
    reader: Page, visit: Visit, site: SiteServer, second: Path
) -> None:
    """Python started by an old page leaves a waiting version whole, which then needs no network."""
    visit.expect(NOISE)
    name = with_another_engine(second)
    tool = Questionnaire(reader).open()
    with serving(site, second):
        update(reader)
        until(reader, WAITING)
        tool.reload()
        reader.wait_for_timeout(300)  # Python's worker tidies up once it has answered
        assert reader.evaluate(KEPT, f"../engine/{name}")
        reader.context.set_offline(True)
        site.block("")
        use(reader)
        tool.until_python()
        assert marks(reader) == ["second", "second"]


def test_two_guides_of_one_host_leave_each_other_alone(
    visit: Visit, site: SiteServer, second: Path, tmp_path: Path
) -> None:
    """Two copies of the site in two folders of a host are kept, renewed and removed apart."""
    host = tmp_path / "host"
    for name in ("one", "two"):
        shutil.copytree(site.folder, host / name, ignore=COMPRESSED)
    with serving(site, host):
        reader = visit.page(service_workers="allow")
        settle(reader, f"two/{OTHER}")
        settle(reader, f"one/{OTHER}")
        reader.reload()
        shutil.rmtree(host / "one")
        shutil.move(second, host / "one")
        update(reader)
        use(reader)
        until(reader, f"async () => (await ({CACHES})()).length === 3")
        assert reader.evaluate(RUNTIMES) == 2
        reader.goto("one/offline/")
        reader.locator("#remove-offline").click()
        removed = say("page", "offline", "removed")
        expect(reader.locator("#removed-offline")).to_have_text(removed)
        assert len(reader.evaluate(CACHES)) == 2
        assert reader.evaluate(RUNTIMES) == 1
        site.asked.clear()
        reader.goto(f"two/{OTHER}")
        assert reader.evaluate(READY)
        assert [line for line in site.asked if "two/" in line and "sw.js" not in line] == []
