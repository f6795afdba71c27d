"""The engine in a real browser: starts from this site alone, and never leaves a page waiting."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from guide.browser import step
from macros import compile_engine
from macros.bundle import bundled
from tests.support.chromium import EXECUTABLE, FLAGS, Visit
from tests.support.patience import until
from tests.support.site_server import Answer, SiteServer

START = """async (options) => {
  const { startEngine } = await import(new URL("engine/of-a-test.js", options.home));
  window.progress = [];
  window.engine = startEngine({ onprogress: (sent) => window.progress.push(sent), ...options });
  return window.engine.ready.then(() => "ready", (error) => error.code);
}"""
CALL = "(request) => window.engine.call(request).then(() => 'answered', (error) => error.code)"
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"
NOISE = r"Failed to load resource|wasm|instantiat|standard library|Aborted|SyntaxError|pyodide"
#: Files that either Python is made of: the one that pages go on from, and the whole one.
WHOLE = {"whole": True}
SPOILABLE = [("wasm", {}), ("wasm", WHOLE), ("stdlib", WHOLE)]
#: What the short Python has not, for no page asks it.
PRACTICE = {"do": "practise", "scenario": "pitch-after-yes"}


@cache
def script() -> bytes:
    """Bundle the page's side of the engine by itself."""
    assets = json.loads((compile_engine.ROOT / "docs/engine/assets.json").read_text("utf-8"))
    return bundled("engine", WORKER_FILE=assets["worker"])


def start(page: Page, site: SiteServer, **options: Any) -> str:  # noqa: ANN401 - any option
    """Open the home page, start the engine there and say how that ended."""
    own = Answer(200, script(), {"Content-Type": "text/javascript"})
    site.change(r"of-a-test\.js", lambda _: own)
    page.goto(site.url)
    outcome: str = page.evaluate(START, {"home": site.url, **options})
    return outcome


def files(site: SiteServer) -> dict[str, dict[str, Any]]:
    """Return what the engine is made of, by the names that Pyodide has for it."""
    manifest = json.loads((site.folder / "engine/manifest.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = manifest["files"]
    return found


def fetched(site: SiteServer) -> list[str]:
    """Return what was fetched for Python."""
    ours = ("pyodide", "python", "worker")
    lines = [line.split(" engine/") for line in site.asked if " engine/" in line]
    return sorted(name for _, name in lines if name.startswith(ours))


def test_every_file_is_fetched_once_and_from_this_site(page: Page, site: SiteServer) -> None:
    """A first visit fetches each of the engine's files exactly once."""
    assert start(page, site) == "ready"
    names = [file["file"] for file in files(site).values()]
    folder = site.folder / "engine"
    scripts = [next(folder.glob(f"{name}-*.js")).name for name in ("worker", "python")]
    assert fetched(site) == sorted([*names, *scripts])


def test_second_visit_fetches_nothing_large(
    browser: Browser, site: SiteServer, tmp_path: Path
) -> None:
    """Who has been here before has Python without a byte of it over the line."""
    # Only a profile on disk has room for the runtime; a private one fetches it each time.
    with browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=EXECUTABLE, args=FLAGS, service_workers="block"
    ) as context:
        page = context.pages[0]
        assert start(page, site) == "ready"
        kept = "async () => (await (await caches.open('connect-or-not-files')).keys()).length"
        until(page, f"async () => (await ({kept})()) === {len(files(site))}")
        site.asked.clear()
        assert start(page, site) == "ready"
    assert [name for name in fetched(site) if not name.startswith("worker")] == []


def test_progress_counts_every_byte(page: Page, site: SiteServer) -> None:
    """Progress only grows, ends at the total, and the total is the size of the files."""
    assert start(page, site) == "ready"
    total = sum(file["bytes"] for file in files(site).values())
    progress = page.evaluate("window.progress")
    loaded = [step["loaded"] for step in progress]
    assert {step["total"] for step in progress} == {total}
    assert loaded == sorted(loaded)
    assert loaded[-1] == total


def test_engine_answers_as_python_here(page: Page, site: SiteServer) -> None:
    """The browser's Python gives the same reply as this one."""
    assert start(page, site) == "ready"
    asked = {"do": "policy", "answers": {"networking": "essential"}}
    reply = page.evaluate("(request) => window.engine.call(request)", asked)
    assert reply == json.loads(step(json.dumps(asked)))


def test_whole_python_answers_what_was_left_out(page: Page, site: SiteServer) -> None:
    """What the short Python has not the whole one answers, with all that was asked meanwhile."""
    assert start(page, site) == "ready"
    assert not [name for name in fetched(site) if "whole" in name or "stdlib" in name]
    usual = {"do": "policy", "answers": {"networking": "essential"}}
    asked = [usual, PRACTICE, usual, PRACTICE]
    replies = page.evaluate("(all) => Promise.all(all.map(window.engine.call))", asked)
    assert replies == [json.loads(step(json.dumps(one))) for one in asked]
    whole = [name for name in fetched(site) if "whole" in name or "stdlib" in name]
    assert [name.split("-")[0] for name in whole] == [
        "pyodide.whole",
        "python.whole",
        "python_stdlib",
    ]


def test_whole_python_that_is_missing_is_said(visit: Visit, site: SiteServer) -> None:
    """Where the whole Python is missing, what was left out of the short one is told of."""
    visit.expect(NOISE)
    page = visit.page()
    assert start(page, site) == "ready"
    site.block("stdlib")
    assert page.evaluate(CALL, PRACTICE) == "missing"


def test_short_python_that_cannot_start_gives_way(page: Page, site: SiteServer) -> None:
    """A browser that cannot go on from the memory starts the whole Python instead."""

    def broken(answer: Answer) -> Answer:
        return replace(answer, body=answer.body + b"throw new Error('too old');")

    site.change(r"engine/python-", broken)
    assert start(page, site) == "ready"
    assert page.evaluate(CALL, {}) == "answered"
    assert [name for name in fetched(site) if name.startswith("pyodide.whole")]


def test_engine_needs_no_eval(page: Page, site: SiteServer) -> None:
    """A content security policy may forbid eval, so long as it lets WebAssembly in."""
    site.headers["Content-Security-Policy"] = POLICY
    assert start(page, site) == "ready"
    assert page.evaluate(CALL, {}) == "answered"


@pytest.mark.parametrize(
    ("file", "options"),
    [*SPOILABLE, ("worker", {}), ("engine/python-", {}), (r"engine/python\.whole", WHOLE)],
)
def test_missing_file_is_said(
    visit: Visit, site: SiteServer, file: str, options: dict[str, bool]
) -> None:
    """Where any file of the engine is missing, the page is told so and not left waiting."""
    visit.expect(NOISE)
    site.block(rf"{file}")
    assert start(visit.page(), site, **options) == "missing"


@pytest.mark.parametrize(("file", "options"), SPOILABLE)
def test_truncated_file_is_said(
    visit: Visit, site: SiteServer, file: str, options: dict[str, bool]
) -> None:
    """Where a file arrives cut short, the page is told so and not left waiting."""
    visit.expect(NOISE)
    site.truncate(file, 500)
    assert start(visit.page(), site, **options) == "altered"


@pytest.mark.parametrize(("file", "options"), SPOILABLE)
def test_wrong_hash_is_said(
    visit: Visit, site: SiteServer, file: str, options: dict[str, bool]
) -> None:
    """Where a file is as long as it should be but another one, the page is told so."""
    visit.expect(NOISE)
    site.change(
        file, lambda answer: replace(answer, body=answer.body[:-1] + bytes([answer.body[-1] ^ 1]))
    )
    assert start(visit.page(), site, **options) == "altered"


def test_spoilt_file_is_fetched_afresh(visit: Visit, site: SiteServer) -> None:
    """After a spoilt file, the next start asks the server again and not the browser's memory."""
    visit.expect(NOISE)
    page = visit.page()
    site.truncate("wasm", 500)
    assert start(page, site) == "altered"
    site.changes.clear()
    assert page.evaluate(START, {"home": site.url}) == "ready"


@pytest.mark.parametrize(("file", "options"), SPOILABLE)
def test_line_that_goes_down_half_way_is_said(
    visit: Visit, site: SiteServer, file: str, options: dict[str, bool]
) -> None:
    """Where the line goes down in the middle of the download, the page is told so."""
    visit.expect(NOISE)
    site.break_off(file, 100_000)
    assert start(visit.page(), site, **options) == "missing"


def test_wrong_type_does_no_harm(page: Page, site: SiteServer) -> None:
    """A host that does not know WebAssembly by name can still serve the engine."""

    def as_text(answer: Answer) -> Answer:
        return replace(answer, headers=answer.headers | {"Content-Type": "text/plain"})

    site.change(r"\.wasm", as_text)
    assert start(page, site) == "ready"


def test_silence_is_ended(visit: Visit, site: SiteServer) -> None:
    """An engine of which nothing is heard within the time-out is given up."""
    visit.expect(NOISE)
    assert start(visit.page(), site, timeout=1) == "timeout"
    assert visit.contexts[0].pages[0].evaluate(CALL, {}) == "timeout"


def test_stopped_engine_rejects_calls(page: Page, site: SiteServer) -> None:
    """Calls under way and calls to come are rejected once the engine is stopped."""
    assert start(page, site) == "ready"
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
