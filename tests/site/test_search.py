"""The search finds each situation by the words in which people think of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.patience import until
from tests.support.site_server import SiteServer

#: Situation to what somebody in it may type.
WORDS = {
    "stranger-without-a-note": ("stranger", "no message", "someone i don't know"),
    "client-on-facebook": ("client facebook", "customer friend request"),
    "boss": ("my boss", "manager", "supervisor"),
    "report": ("my team member", "someone i manage"),
    "pupil-or-patient": ("patient", "pupil", "former student"),
    "recruiter": ("recruiter", "headhunter"),
    "former-partner": ("ex", "former partner", "breakup"),
    "journalists-source": ("journalist", "source"),
    "pitched-after-accepting": ("sales pitch", "pitched"),
    "met-once-and-forgot": ("met once", "do not remember"),
    "old-contact": ("old friend", "old colleague"),
    "relative": ("family", "mother", "cousin"),
    "competitor": ("competitor", "rival"),
    "leaving-a-job": ("leaving my job", "new job"),
    "fake-profile": ("fake", "scam", "bot"),
    "harassment": ("harassment", "stalker", "scared"),
    "too-many-requests": ("too many requests", "overwhelmed"),
    "being-ignored": ("ignored", "no reply", "ghosted"),
    "no-to-someone-you-will-meet": ("say no", "turn down a colleague"),
    "taking-a-connection-back": ("remove connection", "unfriend", "regret"),
}
FETCHED = ("search/search_index.json", "javascripts/workers/search")
FOUND = ".md-search-result__item > a.md-search-result__link"


def found(page: Page, words: str) -> list[str]:
    """Return the situations among the first five pages that the search gives, best first."""
    field = page.locator('input[name="query"]')
    meta = page.locator(".md-search-result__meta")
    field.fill("")
    field.press("Backspace")  # the page looks at each key and at nothing else
    expect(meta).to_have_text("Type to start searching", timeout=20_000)
    field.fill(words[:-1])
    field.press(words[-1])
    expect(meta).to_contain_text("matching document", timeout=20_000)
    links = page.locator(FOUND)
    hrefs: list[str] = links.evaluate_all("(all) => all.slice(0, 5).map((one) => one.pathname)")
    return [href.rstrip("/").split("/")[-1] for href in hrefs]


def test_search_knows_peoples_words(page: Page) -> None:
    """Whatever somebody types of a situation, its page is among the first five found."""
    page.goto("situations/")
    page.locator('input[name="query"]').click()
    missed = [
        (situation, words)
        for situation, every in WORDS.items()
        for words in every
        if situation not in found(page, words)
    ]
    assert missed == []


def test_index_is_fetched_when_somebody_turns_to_the_search(page: Page, site: SiteServer) -> None:
    """A page that nobody searches fetches nothing for it; the search does, and a link to it."""
    page.goto("situations/")
    page.wait_for_load_state("networkidle")
    assert for_search(site) == []
    page.keyboard.press("/")
    until(
        page, "() => document.querySelector('.md-search-result__meta').textContent.includes('Type')"
    )
    assert len(for_search(site)) == len(FETCHED)
    page.goto("situations/?q=patient")
    expect(page.locator(FOUND)).not_to_have_count(0)


def for_search(site: SiteServer) -> list[str]:
    """Return what pages have fetched to search: the index, and what makes it."""
    return [line for line in site.asked if any(name in line for name in FETCHED)]
