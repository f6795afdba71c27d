"""A real Chromium whose pages fail their test when anything goes wrong unseen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from shutil import which
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

#: Without its windows if it can be had so: a page then takes far less time of the processor.
EXECUTABLE = os.environ.get("CHROMIUM") or which("chromium-headless-shell") or "/usr/bin/chromium"
FLAGS = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --js-flags=--liftoff-only
""".split()  # the last has WebAssembly compiled fast rather than well, as each page runs it briefly
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def chromium(also: str = "") -> Iterator[Browser]:
    """Run the system's Chromium, unable to reach any other machine but that of one address."""
    host = urlsplit(also).hostname
    reach = f"{ONLY_HERE}, EXCLUDE {host}" if host else ONLY_HERE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=[*FLAGS, reach])
        yield browser
        browser.close()


@dataclass
class Visit:
    """One visitor's pages, and all that they complained of."""

    browser: Browser
    home: str
    complaints: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, path: str | None = None, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
        """Open a page of the site; options are those of a Playwright context.

        Unless it is let, no service worker is installed, which would fetch the whole site.
        """
        options = {"service_workers": "block", **options}
        context = self.browser.new_context(base_url=self.home, **options)
        self.contexts.append(context)
        context.on("request", lambda request: self.note_request(request.url))
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("console", lambda said: self.note_console(said.type, said.text))
        page = context.new_page()
        if path is not None:
            page.goto(path)
        return page

    def expect(self, pattern: str) -> None:
        """Allow complaints in which PATTERN is found."""
        self.expected.append(re.compile(pattern))

    def note_request(self, url: str) -> None:
        """Complain of any request to another host."""
        if not url.startswith((self.home, "data:", "blob:", "about:")):
            self.complaints.append(f"request to elsewhere: {url}")

    def note_console(self, kind: str, text: str) -> None:
        """Complain of errors in the console."""
        if kind == "error":
            self.complaints.append(f"console: {text}")

    def end(self) -> list[str]:
        """Close all pages and return the complaints that nobody expected."""
        for context in self.contexts:
            context.close()
        return [said for said in self.complaints if not any(p.search(said) for p in self.expected)]
