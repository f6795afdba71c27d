"""The copy that the browser keeps: whole, of one version, and gone when it is not wanted."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.prose import say
from macros import service_worker
from macros.headers import COURSE
from tests.support.chromium import Visit
from tests.support.patience import until
from tests.support.published import CACHES, COMPRESSED, GONE, ICON, fetched, serving, settle
from tests.support.questionnaire import PAGE, Questionnaire
from tests.support.site_server import SiteServer

#: What the browser asks for by itself, whatever a service worker says.
CHECK = ("sw.js", "favicon")
NOISE = r"Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|service worker"


def asked(site: SiteServer) -> list[str]:
    """Return what the server was asked for but for what browsers ask by themselves."""
    return [line for line in site.asked if not line.split("?")[0].endswith((*CHECK, ".svg"))]


def test_second_visit_asks_for_nothing(reader: Page, site: SiteServer) -> None:
    """On the second visit nothing comes over the line, up to a policy that Python agrees with."""
    site.asked.clear()
    tool = Questionnaire(reader).open()
    tool.answer("ordinary")
    tool.press("see-policy")
    tool.until_shown("result")
    assert asked(site) == []


#: Who answered for a page and for what it asks before it is seen: nobody, or the cache by itself.
ROUTES = """() => ["navigation", "resource"]
  .flatMap((kind) => performance.getEntriesByType(kind))
  .filter(({ name }) => /\\/policy\\/|\\.css$|woff2|bundle/.test(name))
  .map((one) => one.workerFinalSourceType ?? one.workerFinalRouterSource)"""


def test_known_files_do_without_the_worker(reader: Page) -> None:
    """What a page with a tool needs before it is seen comes straight from the cache."""
    reader.goto(PAGE)
    sources = reader.evaluate(ROUTES)
    assert len(sources) > 6  # the page, its styles and fonts, the theme's script
    assert set(sources) == {"cache"}
    reader.goto("sources/")
    assert reader.evaluate(ROUTES.replace("policy", "sources"))[0] != "cache"


#: Which of the site's kept scripts are as they came over the line: "basic", or else "default".
SCRIPTS = """async () => {
  const cache = await caches.open("connect-or-not-files");
  const scripts = (await cache.keys()).filter(({ url }) => url.endsWith(".js"));
  return [...new Set(await Promise.all(scripts.map(async (one) => (await cache.match(one)).type)))];
}"""


def test_scripts_are_kept_as_they_came(reader: Page) -> None:
    """Of a script as it came a browser keeps what it has compiled, and of a copy of it nothing."""
    assert reader.evaluate(SCRIPTS) == ["basic"]


@pytest.mark.parametrize("vary", ["*", "Cookie"])
def test_host_that_varies_scripts_is_no_bar(visit: Visit, site: SiteServer, vary: str) -> None:
    """What would not be found again as it came is kept as a copy, and the second visit is whole."""
    site.headers["Vary"] = vary
    reader = visit.page(service_workers="allow")
    settle(reader, PAGE)
    assert reader.evaluate(SCRIPTS) == ["default"]
    site.asked.clear()
    Questionnaire(reader).open()
    assert asked(site) == []


@pytest.mark.parametrize(
    "routes",
    [
        b"",
        b"delete InstallEvent.prototype.addRoutes;",
        b"URLPattern = undefined;",
    ],
)
def test_site_opens_in_flight_mode(visit: Visit, site: SiteServer, routes: bytes) -> None:
    """Without a network every page opens, and the questionnaire leads to a policy with Python.

    So it is where the browser takes no files by itself, or refuses to.
    """
    visit.expect(NOISE)
    site.change(r"^sw\.js$", lambda one: replace(one, body=routes + one.body))
    reader = visit.page(service_workers="allow")
    settle(reader, PAGE)
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


def test_lost_file_is_fetched_again(visit: Visit, site: SiteServer) -> None:
    """A file that the browser has thrown away comes over the line, and the page is as it should."""
    site.headers["Cache-Control"] = "no-store"
    reader = visit.page(service_workers="allow")
    settle(reader, PAGE)
    reader.evaluate(
        """async () => { for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const { url } of await cache.keys())
            if (url.includes("stylesheets/site-") || url.endsWith(".wasm")) await cache.delete(url);
        } }"""
    )
    site.asked.clear()
    Questionnaire(reader).open()
    assert any("stylesheets/site-" in line for line in asked(site))


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
    until(reader, GONE)
    assert "<svg" in fetched(reader, f"../{ICON}")
    assert reader.evaluate(CACHES) == []


def test_publisher_removes_the_copy(reader: Page, site: SiteServer, tmp_path: Path) -> None:
    """Where the site is published without a copy, one visit removes it, and the page works."""
    second = tmp_path / "second"
    shutil.copytree(site.folder, second, ignore=COMPRESSED)
    service_worker.make(second, offline=False)
    with serving(site, second):
        reader.goto("sources/")
        until(reader, GONE)
        until(reader, f"async () => !(await ({CACHES})()).length")
        answer = reader.goto(PAGE)
        assert answer
        assert not answer.from_service_worker
        Questionnaire(reader).until_python().answer("ordinary")


def test_kept_files_are_those_that_pages_ask_for(site_folder: Path) -> None:
    """The copy holds every page but the hosted course, and no list or compressed copy."""
    files = service_worker.kept_files(site_folder)
    pages = {
        path.parent.relative_to(site_folder).as_posix() for path in site_folder.rglob("index.html")
    }
    assert {f"{page}/".removeprefix("./") for page in pages - {COURSE}} <= {*files}
    assert not [name for name in files if name.startswith(COURSE)]
    assert not [name for name in files if name.endswith((".br", ".gz", "manifest.json", "sw.js"))]
    assert json.dumps(files) in (site_folder / "sw.js").read_text(encoding="utf-8")
