"""New versions of the site, and what a browser that keeps it is asked about them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from macros import bundle, compile_engine, questionnaire_script, service_worker
from tests.support.patience import until
from tests.support.site_server import SiteServer

CACHES = "async () => (await caches.keys()).filter((n) => n.startsWith('connect-or-not-'))"
REGISTRATION = "(await navigator.serviceWorker.getRegistration())"
READY = f"async () => !!{REGISTRATION}?.active"
WAITING = f"async () => !!{REGISTRATION}?.waiting"
AT_REST = f"async () => !{REGISTRATION}.installing"
GONE = f"async () => !{REGISTRATION}"
UPDATE = f"async () => {{ await {REGISTRATION}.update(); }}"
MADE = compile_engine.ROOT / "docs" / "engine"
ICON = "assets/favicon.svg"
NAMED_SECTION = b"\x00\x02\x01x"  # of WebAssembly: it says nothing, under the name x
COMPRESSED = shutil.ignore_patterns("*.br", "*.gz")


def settle(page: Page, path: str) -> None:
    """Open a page and wait until the copy of the site is whole."""
    page.goto(path)
    until(page, READY)


def published(folder: Path, target: Path, mark: str) -> Path:
    """Copy a site as a new version: pages, styles and icon bear a mark, and a file is new."""
    shutil.copytree(folder, target, ignore=COMPRESSED)
    (style,) = (target / "stylesheets").glob("site-*.css")
    edit(style, r"(\n:root \{ --mark.*)?\Z", f"\n:root {{ --mark: {mark}; }}")
    named = bundle.put(style.parent, "site.css", style.read_bytes())
    for page in target.rglob("index.html"):
        edit(page, r"<body( data-mark=\w+)?", f"<body data-mark={mark}")
        edit(page, style.name, named)
    style.unlink()
    edit(target / ICON, r"(<!-- mark .*)?\Z", f"<!-- mark {mark} -->")
    shutil.rmtree(target / "only", ignore_errors=True)
    (target / "only").mkdir()
    (target / "only" / f"{mark}.txt").write_text(mark, encoding="utf-8")
    service_worker.make(target, offline=True)
    return target


def edit(file: Path, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> None:
    """Replace the first place in a file that matches a pattern."""
    text = re.sub(pattern, replacement, file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")


def with_another_engine(folder: Path) -> str:
    """Give a copy of the site another WebAssembly, and return that file's name."""
    engine = folder / "engine"
    manifest = json.loads((engine / compile_engine.MANIFEST).read_text(encoding="utf-8"))
    files = manifest["files"]
    wasm = engine / files[compile_engine.WASM]["file"]
    made = compile_engine.put(engine, compile_engine.WASM, wasm.read_bytes() + NAMED_SECTION)
    wasm.unlink()
    files[compile_engine.WASM] = made
    before = questionnaire_script()
    told = compile_engine.for_worker(manifest)
    assets = bundle.make_bundles(engine, told, MADE / compile_engine.SCRIPT)
    after = (engine / assets["questionnaire"]).read_text(encoding="utf-8")
    for page in folder.rglob("index.html"):
        edit(page, re.escape(before), lambda _: after)
    service_worker.make(folder, offline=True)
    return made["file"]


@contextmanager
def serving(site: SiteServer, folder: Path) -> Iterator[None]:
    """Serve another folder until the block ends."""
    before, site.folder = site.folder, folder.resolve()
    try:
        yield
    finally:
        site.folder = before


def update(page: Page) -> None:
    """Have the browser look for a new version, and wait until it is there or has failed."""
    page.evaluate(UPDATE)
    until(page, AT_REST)


def marks(page: Page) -> list[str]:
    """Return the version that the page and its style say they are of."""
    found: list[str] = page.evaluate(
        """() => [
          document.body.dataset.mark,
          getComputedStyle(document.documentElement).getPropertyValue("--mark").trim(),
        ].map((mark) => mark || "first")"""
    )
    return found


def icon(page: Page) -> str:
    """Return the version of the icon, whose name never changes, that a page gets now."""
    found = re.search(r"<!-- mark (\w+)", fetched(page, f"../{ICON}"))
    return found[1] if found else "first"


def fetched(page: Page, path: str) -> str:
    """Return what a page gets when it asks for a file of the site, or the answer's status."""
    text: str = page.evaluate(
        "(path) => fetch(path).then((one) => (one.ok ? one.text() : String(one.status)))", path
    )
    return text
