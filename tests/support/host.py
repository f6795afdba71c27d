"""Somebody else's page, at an origin of its own, with the widget in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import Frame, Locator, Page, expect

from tests.support.chromium import Visit
from tests.support.questionnaire import Questionnaire
from tests.support.site_server import SiteServer

#: What a page needs to be let do, at the least, to show the widget.
STRICT = "default-src 'none'; script-src 'self' {site}; frame-src {site}"
#: Keeps what the elements tell, in order, for tests to read.
NOTES = """
window.told = [];
for (const type of ["ready", "state", "result"])
  document.addEventListener(`connect-or-not-${type}`, ({ target, detail }) =>
    window.told.push({ type, id: target.id, ...detail }));
"""
HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A course</title><link rel="icon" href="data:,"></head>"""


@dataclass
class Host:
    """A server of pages that are not ours, and a visitor who looks at them."""

    served: SiteServer
    site: SiteServer
    visit: Visit

    @property
    def script(self) -> str:
        """Return the address of the script that defines the element."""
        return f"{self.site.url}embed/connect-or-not.js"

    @property
    def origin(self) -> str:
        """Return the origin of these pages."""
        return self.served.url.removesuffix("/guide/")

    def strict(self) -> None:
        """Send the strictest policy of contents with which the widget works."""
        origin = self.site.url.removesuffix("/guide/")
        policy = STRICT.format(site=origin) + "; img-src data:"  # the icon of the test's page
        self.served.headers["Content-Security-Policy"] = policy

    def write(self, body: str, script: str = "", *, name: str = "index.html") -> str:
        """Write a page with a body, the element's script and one of its own; return its path."""
        (self.served.folder / "own.js").write_text(NOTES + script, encoding="utf-8")
        text = f"""{HEAD}<body><h1>A course</h1><a href="#before">before</a>{body}
        <a href="#after">after</a>
        <script src="own.js"></script><script src="{self.script}"></script></body></html>"""
        (self.served.folder / name).write_text(text, encoding="utf-8")
        return name

    def open(self, body: str, script: str = "", **options: Any) -> Page:  # noqa: ANN401
        """Show a page with a body to a visitor; options are those of a Playwright context."""
        return self.visit.page(self.write(body, script), **options)


def frame(page: Page, which: str = "connect-or-not") -> Frame:
    """Return the page in the frame of an element."""
    handle = page.locator(which).locator("iframe").element_handle()
    found = handle.content_frame()
    assert found
    return found


def widget(page: Page, which: str = "connect-or-not") -> Questionnaire:
    """Return the questionnaire in the frame of an element, once it is there."""
    told(page, which, "ready")
    return inside(frame(page, which))


def inside(found: Frame) -> Questionnaire:
    """Return the questionnaire in a frame, which serves as a page does."""
    return Questionnaire(cast("Page", found))


def told(page: Page, which: str, kind: str) -> dict[str, Any]:
    """Wait until an element has told something of a kind, and return what it told last."""
    name = which.removeprefix("#") if which.startswith("#") else ""
    last = "([name, kind]) => window.told.findLast((one) => one.id === name && one.type === kind)"
    page.wait_for_function(last, arg=[name, kind])
    found: dict[str, Any] = page.evaluate(last, [name, kind])
    return found


def every(page: Page, kind: str) -> list[dict[str, Any]]:
    """Return all that was told of a kind, in order."""
    found: list[dict[str, Any]] = page.evaluate(
        "(kind) => window.told.filter((one) => one.type === kind)", kind
    )
    return found


def until_told(page: Page, test: str, arg: object = None) -> None:
    """Wait until something was told of which a JavaScript test holds, given it and an argument."""
    page.wait_for_function(f"(arg) => window.told.some((one) => ({test})(one, arg))", arg=arg)


def says(page: Page, which: str = "connect-or-not") -> Locator:
    """Return the sentence that stands in the place of a frame."""
    sentence = page.locator(which).locator("p")
    expect(sentence).to_be_visible(timeout=15_000)
    return sentence
