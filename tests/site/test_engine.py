"""The engine in a real browser: starts from this site alone, and never leaves a page waiting."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from guide.browser import step
from macros.corpus import corpus
from tests.support.chromium import Visit
from tests.support.site_server import Answer, SiteServer

START = """async ({ script, ...options }) => {
  const { startEngine } = await import(script);
  window.progress = [];
  const onprogress = (sent) => window.progress.push({ ...sent, at: performance.now() });
  window.engine = startEngine({ onprogress, ...options });
  return window.engine.ready.then(() => "ready", (error) => error.code);
}"""
CALL = "(request) => window.engine.call(request).then(() => 'answered', (error) => error.code)"
KEPT = """() => caches.open("connect-or-not-files").then((cache) => cache.keys())
  .then((kept) => kept.map(({ url }) => url.split("/").pop()).sort())"""
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"
NOISE = r"Failed to load resource|wasm|instantiat|standard library|Aborted|SyntaxError|pyodide"
#: Each of the engine's files, by a part of its name.
FETCHED = ("asm-.*wasm", "stdlib")

Files = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def assets(site_folder: Path) -> dict[str, str]:
    """Give what the scripts are called."""
    found: dict[str, str] = json.loads((site_folder / "engine/assets.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def files(site_folder: Path) -> Files:
    """Give the manifest's list of files."""
    found: Files = json.loads((site_folder / "engine/manifest.json").read_text("utf-8"))["files"]
    return found


Start = Callable[..., str]


@pytest.fixture
def start(site: SiteServer, assets: dict[str, str]) -> Start:
    """Give a function that opens the home page, starts the engine there and says how it ended."""

    def starting(page: Page, **options: Any) -> str:  # noqa: ANN401 - any option
        page.goto(site.url)
        return again(page, **options)

    def again(page: Page, **options: Any) -> str:  # noqa: ANN401 - any option
        script = f"{site.url}engine/{assets['engine']}"
        outcome: str = page.evaluate(START, {"script": script, **options})
        return outcome

    starting.again = again  # type: ignore[attr-defined]
    return starting


def until_kept(page: Page, files: Files) -> None:
    """Wait until the browser has put all the engine's files by."""
    page.wait_for_function(
        f"(due) => ({KEPT})().then((kept) => kept.length === due)", arg=len(files)
    )
    assert page.evaluate(KEPT) == sorted(file["file"] for file in files.values())


def engine_lines(site: SiteServer) -> list[str]:
    """Return what was asked for of the engine."""
    return [line for line in site.asked if " engine/" in line]


# Starting


def test_every_file_is_fetched_once_and_from_this_site(
    page: Page, site: SiteServer, start: Start, assets: dict[str, str], files: Files
) -> None:
    """A first visit fetches the two scripts and each of the engine's files exactly once."""
    assert start(page) == "ready"
    names = [assets["engine"], assets["worker"], *(file["file"] for file in files.values())]
    assert Counter(engine_lines(site)) == Counter(f"200 engine/{name}" for name in names)


def test_progress_counts_every_byte(page: Page, start: Start, files: Files) -> None:
    """Progress only grows, is told ten times a second at most, and ends at the files' size."""
    assert start(page) == "ready"
    total = sum(file["bytes"] for file in files.values())
    progress = page.evaluate("window.progress")
    loaded = [step["loaded"] for step in progress]
    assert {step["total"] for step in progress} == {total}
    assert loaded == sorted(loaded)
    assert loaded[-1] == total
    assert len(loaded) <= (progress[-1]["at"] - progress[0]["at"]) / 100 + 3


def test_engine_answers_as_python_here(page: Page, start: Start) -> None:
    """The browser's Python replies to everything a page may ask as this one does."""
    assert start(page) == "ready"
    asked = [json.loads(text) for text in corpus() if text.startswith('{"')]
    replies = page.evaluate(
        "(all) => Promise.all(all.map((one) => window.engine.call(one)))", asked
    )
    assert replies == [json.loads(step(json.dumps(one))) for one in asked]


def test_engine_needs_no_eval(page: Page, site: SiteServer, start: Start) -> None:
    """A content security policy may forbid eval, so long as it lets WebAssembly in."""
    site.headers["Content-Security-Policy"] = POLICY
    assert start(page) == "ready"
    assert page.evaluate(CALL, {}) == "answered"


def test_page_stays_at_the_readers_hand(page: Page, start: Start, site: SiteServer) -> None:
    """Starting Python never keeps the page itself busy for as long as a reader could feel."""
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """() => { window.long = [];
          new PerformanceObserver((list) => window.long.push(...list.getEntries()))
            .observe({ type: "longtask" }); }"""
    )
    assert start.again(page) == "ready"  # type: ignore[attr-defined]
    assert page.evaluate("window.long.map((one) => one.duration)") == []


# A second visit


def test_second_visit_fetches_nothing(
    page: Page, site: SiteServer, start: Start, files: Files
) -> None:
    """Who has been here before starts from what the browser has kept, whatever the cache says."""
    assert start(page) == "ready"
    until_kept(page, files)
    site.asked.clear()
    site.block("wasm|zip")
    assert start(page) == "ready"
    assert engine_lines(site) == []
    assert page.evaluate(CALL, {}) == "answered"


def test_files_of_another_version_are_let_go(
    page: Page, start: Start, files: Files, site: SiteServer
) -> None:
    """What an earlier version had kept of the engine is removed, and nothing else."""
    page.goto(site.url)
    page.evaluate(
        """() => caches.open("connect-or-not-files").then((cache) => Promise.all(
          ["engine/pyodide.asm-0123456789abcdef.wasm", "engine/other-0123456789abcdef.json"]
            .map((name) => cache.put(name, new Response("old")))))"""
    )
    assert start(page) == "ready"
    page.wait_for_function(
        f"() => ({KEPT})().then((kept) => !kept.includes('pyodide.asm-0123456789abcdef.wasm'))"
    )
    assert page.evaluate(KEPT) == sorted(
        ["other-0123456789abcdef.json", *(file["file"] for file in files.values())]
    )


@pytest.mark.parametrize(
    "how",
    [
        "delete globalThis.caches",
        "caches.open = () => Promise.reject(new DOMException('', 'SecurityError'))",
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))",
        "Cache.prototype.match = () => { throw new Error() }",
        "delete globalThis.crypto.subtle",
    ],
)
def test_browser_that_keeps_nothing_will_do(
    page: Page, site: SiteServer, start: Start, how: str
) -> None:
    """Where nothing may be kept, or nothing can be proved, Python starts all the same."""
    spoil(site, how)
    assert start(page) == "ready"
    assert page.evaluate(CALL, {}) == "answered"


def spoil(site: SiteServer, how: str) -> None:
    """Have the worker begin with a line of ours."""

    def begin(answer: Answer) -> Answer:
        return replace(answer, body=f"{how};".encode() + answer.body)

    site.change("worker-", begin)


# When something is wrong


@pytest.mark.parametrize("file", [*FETCHED, "worker-"])
def test_missing_file_is_said(visit: Visit, site: SiteServer, start: Start, file: str) -> None:
    """Where any file of the engine is missing, the page is told so and not left waiting."""
    visit.expect(NOISE)
    site.block(file)
    assert start(visit.page()) == "missing"


@pytest.mark.parametrize("file", FETCHED)
@pytest.mark.parametrize(
    "change",
    [
        lambda body: body[:500],
        lambda body: body[:-1],
        lambda body: body + b"\0",
        lambda body: body[:-9_000] + bytes([body[-9_000] ^ 1]) + body[-8_999:],
        lambda _: b"",
        lambda _: b"<!doctype html><title>Sign in</title>",
    ],
    ids=["cut short", "a byte short", "a byte long", "one bit wrong", "empty", "another page"],
)
def test_altered_file_is_never_run(
    visit: Visit, site: SiteServer, start: Start, file: str, change: Callable[[bytes], bytes]
) -> None:
    """A file that is not the one that was made is told of, not kept, and answers nothing."""
    visit.expect(NOISE)
    site.change(file, lambda answer: replace(answer, body=change(answer.body)))
    page = visit.page()
    assert start(page) == "altered"
    assert page.evaluate(CALL, {}) == "altered"
    assert page.evaluate(KEPT) == []


def test_altered_file_is_fetched_afresh(visit: Visit, site: SiteServer, start: Start) -> None:
    """After a file was altered on its way, another start gets the true one past every cache."""
    visit.expect(NOISE)
    site.truncate("stdlib", 500)
    page = visit.page()
    assert start(page) == "altered"
    site.changes.clear()
    assert start.again(page) == "ready"  # type: ignore[attr-defined]


def test_truncated_worker_is_said(visit: Visit, site: SiteServer, start: Start) -> None:
    """A worker's script that arrives cut short is told of as one that did not load."""
    visit.expect(NOISE)
    site.truncate("worker-", 500)
    assert start(visit.page()) == "missing"


@pytest.mark.parametrize("file", FETCHED)
def test_line_that_breaks_is_said(visit: Visit, site: SiteServer, start: Start, file: str) -> None:
    """Where the line goes down half-way through a file, the page is told that it is missing."""
    visit.expect(NOISE)

    def break_off(answer: Answer) -> Answer:
        length = {"Content-Length": str(len(answer.body))}
        half = answer.body[: len(answer.body) // 2]
        return replace(answer, body=half, headers=answer.headers | length)

    site.headers["Connection"] = "close"
    site.change(file, break_off)
    assert start(visit.page()) == "missing"


@pytest.mark.parametrize("file", FETCHED)
def test_wrong_type_does_no_harm(page: Page, site: SiteServer, start: Start, file: str) -> None:
    """A host that does not know WebAssembly or archives by name can still serve the engine."""

    def as_text(answer: Answer) -> Answer:
        return replace(answer, headers=answer.headers | {"Content-Type": "text/plain"})

    site.change(file, as_text)
    assert start(page) == "ready"


def test_silence_is_ended(visit: Visit, start: Start) -> None:
    """An engine of which nothing is heard within the time-out is given up."""
    visit.expect(NOISE)
    assert start(visit.page(), timeout=1) == "timeout"
    assert visit.contexts[0].pages[0].evaluate(CALL, {}) == "timeout"


def test_stopped_engine_rejects_calls(page: Page, start: Start) -> None:
    """Calls under way and calls to come are rejected once the engine is stopped."""
    assert start(page) == "ready"
    under_way = page.evaluate(
        f"() => {{ const call = ({CALL})({{}}); engine.stop(); return call; }}"
    )
    assert under_way == "stopped"
    assert page.evaluate(CALL, {}) == "stopped"


def test_pages_ask_no_other_host(page: Page, site: SiteServer) -> None:
    """A visit to the home page asks for nothing from anywhere else; the fixture watches."""
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    assert site.asked
