"""The copy that the browser keeps: whole, of one version, and gone when it is not wanted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.prose import say
from macros import service_worker
from tests.support.chromium import Visit
from tests.support.patience import until
from tests.support.questionnaire import PAGE, Questionnaire
from tests.support.site_server import SiteServer

#: What the browser asks for by itself, whatever a service worker says.
CHECK = ("sw.js", "favicon")
NOISE = r"Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|service worker"
VERSIONS = "async () => (await caches.keys()).filter((n) => n.startsWith('connect-or-not-'))"
READY = "async () => !!(await navigator.serviceWorker.getRegistration())?.active"
WAITING = "async () => !!(await navigator.serviceWorker.getRegistration())?.waiting"
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"


@pytest.fixture
def reader(visit: Visit) -> Page:
    """Give a reader whose browser has kept the site on a first visit."""
    page = visit.page(service_workers="allow")
    settle(page, PAGE)
    return page


def settle(page: Page, path: str) -> None:
    """Open a page and wait until the copy of the site is whole."""
    page.goto(path)
    until(page, READY)


def asked(site: SiteServer) -> list[str]:
    """Return what the server was asked for but for what browsers ask by themselves."""
    return [line for line in site.asked if not line.split("?")[0].endswith((*CHECK, ".svg"))]


def published(site: SiteServer, folder: Path, mark: str) -> Path:
    """Copy the site as a new version in which every page and a style bear a mark."""
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    for page in folder.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<body", f'<body data-mark="{mark}"', 1), encoding="utf-8")
    style = folder / "stylesheets" / "site.css"
    style.write_text(f"{style.read_text('utf-8')}\n:root {{ --mark: {mark}; }}\n", encoding="utf-8")
    service_worker.make(folder, offline=True)
    return folder


def marks(page: Page) -> list[str]:
    """Return the version that the page and its style say they are of."""
    found: list[str] = page.evaluate(
        """() => [
          document.body.dataset.mark,
          getComputedStyle(document.documentElement).getPropertyValue("--mark").trim(),
        ].map((mark) => mark || "first")"""
    )
    return found


def test_second_visit_asks_for_nothing(reader: Page, site: SiteServer) -> None:
    """On the second visit nothing comes over the line, up to a policy that Python agrees with."""
    site.asked.clear()
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.until_shown("result")
    assert asked(site) == []


def test_site_opens_in_flight_mode(reader: Page, visit: Visit, site: SiteServer) -> None:
    """Without a network every page opens, and the questionnaire leads to a policy with Python."""
    visit.expect(NOISE)
    reader.context.set_offline(True)
    site.block("")
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.until_shown("result")
    for path in ("", "sources/", "policies/linkedin/selective/", "policies/index.html"):
        reader.goto(path)
        expect(reader.locator("h1")).to_be_visible()
    reader.goto("policies/linkedin")
    assert reader.url.endswith("policies/linkedin/")
    reader.goto("nowhere/")
    expect(reader.locator("h1")).to_contain_text("no page")


def test_new_version_waits_and_is_used_when_asked_for(
    reader: Page, visit: Visit, site: SiteServer, tmp_path: Path
) -> None:
    """An open page stays of its version and keeps its answers until the reader asks for the new."""
    visit.expect(NOISE)
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    other = reader.context.new_page()
    Questionnaire(other).open()
    first, site.folder = site.folder, published(site, tmp_path / "second", "second")
    try:
        reader.evaluate(UPDATE)
        line = reader.locator(".con-update")
        expect(line).to_contain_text(say("page", "offline", "ready"), timeout=20_000)
        reader.reload()
        expect(line).to_be_visible(timeout=20_000)
        assert marks(reader) == ["first", "first"]
        reader.evaluate("window.name = ''")
        with reader.expect_navigation():
            line.get_by_role("button").click()
        tool.until_python()
        assert marks(reader) == ["second", "second"]
        assert tool.saved() == {"exposure": "ordinary"}
        expect(line).to_have_count(0)
        assert marks(other) == ["first", "first"]
        style = "() => fetch('../stylesheets/site.css').then((one) => one.text())"
        assert "--mark" not in other.evaluate(style)
        assert "--mark" in reader.evaluate(style)
        Questionnaire(other).answer("private")
        other.close()
        reader.reload()
        until(reader, f"async () => (await ({VERSIONS})()).length === 2")
    finally:
        site.folder = first


def test_new_version_is_there_on_the_next_visit(
    reader: Page, site: SiteServer, tmp_path: Path
) -> None:
    """Who closes the site and comes back after an update has the new version, whole."""
    reader.reload()
    first, site.folder = site.folder, published(site, tmp_path / "second", "second")
    try:
        reader.evaluate(UPDATE)
        until(reader, WAITING)
        context = reader.context
        reader.close()
        again = context.new_page()
        again.wait_for_timeout(300)  # the browser starts the new one once the last page is gone
        again.goto(PAGE)
        assert marks(again) == ["second", "second"]
    finally:
        site.folder = first


def test_half_published_version_is_not_used(
    reader: Page, visit: Visit, site: SiteServer, tmp_path: Path
) -> None:
    """Where some file is not the one that the new version names, the old version stays whole."""
    visit.expect(NOISE + "|integrity|digest")
    second = published(site, tmp_path / "second", "second")
    (second / "sources" / "index.html").write_text("half a page", encoding="utf-8")
    first, site.folder = site.folder, second
    try:
        reader.evaluate(UPDATE)
        state = "async () => { const r = await navigator.serviceWorker.getRegistration(); "
        until(reader, state + "return !r.installing && !r.waiting; }")
        reader.reload()
        assert marks(reader) == ["first", "first"]
    finally:
        site.folder = first


def test_lost_file_is_fetched_again(visit: Visit, site: SiteServer) -> None:
    """A file that the browser has thrown away comes over the line, and the page is as it should."""
    site.headers["Cache-Control"] = "no-store"
    reader = visit.page(service_workers="allow")
    settle(reader, PAGE)
    reader.evaluate(
        """async () => { for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const { url } of await cache.keys())
            if (url.endsWith("site.css") || url.endsWith(".wasm")) await cache.delete(url);
        } }"""
    )
    site.asked.clear()
    Questionnaire(reader).open()
    assert any("site.css" in line for line in asked(site))


@pytest.mark.parametrize(
    "without",
    [
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('no'))",
        "CacheStorage.prototype.open = () => Promise.reject(new Error('no room'))",
    ],
    ids=["unavailable", "refused", "full"],
)
def test_site_works_without_a_copy(visit: Visit, without: str) -> None:
    """Where the browser keeps nothing, the questionnaire works and nobody is bothered."""
    page = visit.page(service_workers="allow")
    page.add_init_script(without)
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.until_shown("result")
    expect(tool.messages).to_be_empty()


def test_reader_removes_the_copy(reader: Page) -> None:
    """The button on the page about it removes all that is kept, and says so."""
    reader.goto("offline/")
    reader.locator("#remove-offline").click()
    expect(reader.locator("#removed-offline")).to_have_text(say("page", "offline", "removed"))
    assert reader.evaluate(VERSIONS) == []
    assert (
        reader.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
        == 0
    )


def test_publisher_removes_the_copy(reader: Page, site: SiteServer, tmp_path: Path) -> None:
    """Where the site is published without a copy, the next visit removes what was kept."""
    second = tmp_path / "second"
    shutil.copytree(site.folder, second, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    service_worker.make(second, offline=False)
    first, site.folder = site.folder, second
    try:
        reader.evaluate(UPDATE)
        gone = "async () => !(await navigator.serviceWorker.getRegistration())"
        until(reader, gone)
        until(reader, f"async () => !(await ({VERSIONS})()).length")
    finally:
        site.folder = first


def test_kept_files_are_those_that_pages_ask_for(site_folder: Path) -> None:
    """The copy holds every page, and no list, compressed copy or file of the host's."""
    files = service_worker.kept_files(site_folder)
    pages = {
        path.parent.relative_to(site_folder).as_posix() for path in site_folder.rglob("index.html")
    }
    assert {f"{page}/".removeprefix("./") for page in pages} <= {*files}
    assert not [name for name in files if name.endswith((".br", ".gz", "manifest.json", "sw.js"))]
    assert json.dumps(files) in (site_folder / "sw.js").read_text(encoding="utf-8")
