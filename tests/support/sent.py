"""The headers that the built site names in a file of its own, sent as hosts send them."""

from __future__ import annotations

import re
from dataclasses import replace
from fnmatch import translate

from playwright.sync_api import Page

from macros import headers
from tests.support.site_server import Answer, Change, SiteServer


def rules(site: SiteServer) -> list[tuple[str, dict[str, str]]]:
    """Read the file that hosts follow: patterns, each with its headers."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in (site.folder / headers.NAME).read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            found.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
    return found


def send(site: SiteServer) -> None:
    """Have the server send each file with the headers that the file names for it."""
    for pattern, named in rules(site):
        site.change("^" + translate(pattern.removeprefix("/")), adding(named))


def adding(named: dict[str, str]) -> Change:
    """Return what adds headers to an answer; of two with one name, hosts send both, joined."""

    def add(answer: Answer) -> Answer:
        told = dict(answer.headers)
        for name, value in named.items():
            told[name] = f"{told[name]}, {value}" if name in told and name != CACHED else value
        return replace(answer, headers=told)

    return add


#: The server sends one of its own, in whose place the site's is put.
CACHED = "Cache-Control"


def named(site: SiteServer, path: str) -> dict[str, str]:
    """Return the headers that a path is to be sent with."""
    fitting = (told for pattern, told in rules(site) if re.match(translate(pattern), f"/{path}"))
    return {name: value for told in fitting for name, value in told.items()}


def watch(page: Page, site: SiteServer) -> Page:
    """Serve the site with its headers to a page, which then complains of whatever they forbid."""
    send(site)
    page.add_init_script(
        """window.addEventListener("securitypolicyviolation", (event) =>
          console.error(`${event.violatedDirective} ${event.blockedURI}`));"""
    )
    return page
