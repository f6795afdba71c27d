"""One visitor's two visits to a page in a real Chromium, each measured from its navigation on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.line import FAST, Line, Speed
from benchmarks.pages import PAGE
from benchmarks.processes import peak, rest
from benchmarks.slower import slower
from guide.questionnaire import QUESTIONS
from guide.recommend import recommend

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
_BY_PLATFORM = ("stances", "rules")
LONGEST = 240_000  # milliseconds; a page that takes longer than this is stuck
#: Somebody whom every question is asked, so that all pages have the same to do.
ANSWERS = {
    "exposure": "ordinary",
    "persona": "limited",
    "use-linkedin": "work",
    "use-x": "both",
    "use-facebook": "private",
    "use-instagram": "both",
    "networking": "essential",
    "activity": "rarely",
    "reputation": "content",
    "duty": "clients",
    "mixing": "blend",
    "attention": "each",
}
_SETTLED = """async (expected) => {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.length === expected && all.every(({ active, installing, waiting }) =>
    active?.state === "activated" && !installing && !waiting);
}"""

Measured = dict[str, float]


class StuckError(Exception):
    """A page did not do what all pages must; the message says which and what."""


@dataclass(frozen=True)
class Place:
    """A page under test: its name, its address, and the line that leads to it."""

    name: str
    url: str
    line: Line

    @property
    def confirms(self) -> bool:
        """Whether Python confirms the result later than it is shown."""
        return self.name == "site"


def visits(
    browser: Browser, place: Place, speed: Speed, factor: float, *, again: bool = True
) -> dict[str, Measured]:
    """Visit a page with empty caches, and `again` once all is settled; return all, measured."""
    context = browser.new_context(base_url=place.url)
    try:
        context.add_init_script(
            WATCH.replace("ANSWERS", json.dumps(ANSWERS)).replace(
                "ENGINE", json.dumps(place.confirms)
            )
        )
        measured = {"cold": _visit(context, place, speed, factor, after=_settle if again else None)}
        if again:
            measured["warm"] = _visit(context, place, speed, factor)
    finally:
        context.close()
    return measured


def _visit(
    context: BrowserContext,
    place: Place,
    speed: Speed,
    factor: float,
    *,
    after: Callable[[Page, Place], None] | None = None,
) -> Measured:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    if not rest():  # a new window draws itself first, which is none of the page's doing
        raise StuckError("The browser does not come to rest.")
    place.line.begin(speed)
    with peak() as memory, slower(factor):
        try:
            with page.expect_console_message(
                lambda said: said.text == "benchmark: done", timeout=LONGEST
            ):
                page.goto(PAGE, wait_until="commit")
        except Exception as error:
            said = "; ".join([str(error).splitlines()[0], *complaints])
            raise StuckError(f"{place.name}: {said}") from error
    seen = page.evaluate("() => window.benchmark")
    _check(place, seen)
    found = _measured(place, seen, memory.most)
    if after:
        after(page, place)
    page.close()
    return found


def _settle(page: Page, place: Place) -> None:
    """Wait until nothing more is fetched or installed, and let the page forget the answers."""
    place.line.speed = FAST
    for _ in range(240):
        if place.line.quiet_for() > 1 and page.evaluate(_SETTLED, int(place.confirms)):
            page.evaluate("() => localStorage.clear()")
            return
        time.sleep(0.25)
    raise StuckError("The first visit does not come to rest.")


def _check(place: Place, seen: Mapping[str, Any]) -> None:
    """Hold what the page did against the engine: same questions, same policy, nothing lost."""
    policy = {name: one for name, one in recommend(ANSWERS).platforms.items() if one.platform.asked}
    expected = {
        "asked": [question.id for question in QUESTIONS if not question.optional],
        "stances": {name: mine.stance for name, mine in policy.items()},
        "rules": {name: len(mine.rules) for name, mine in policy.items()},
    }
    seen = {**seen, **{of: {name: seen[of].get(name) for name in policy} for of in _BY_PLATFORM}}
    for name, value in expected.items():
        if seen[name] != value:
            raise StuckError(f"{place.name}: {name} is {seen[name]} where {value} was due")
    if seen["lost"]:
        raise StuckError(f"{place.name}: the first answer was not kept")


def _measured(place: Place, seen: Mapping[str, Any], memory: int) -> Measured:
    """Return every measure of one visit: milliseconds, bytes and requests."""
    marks = {name: float(seen["marks"][name]) for name in ("question", "result", "python")}
    found: Measured = dict(marks)
    for name, mark in marks.items():
        sent, asked = place.line.until((seen["origin"] + mark) / 1000)
        found |= {f"{name}-bytes": sent, f"{name}-requests": asked}
    stretches = {
        "block": (0.0, marks["python"]),
        "block-answering": (marks["question"], marks["result"]),
        "block-loading": (marks["question"], marks["python"]),
        "block-confirming": (marks["result"], marks["python"]),
    }
    for name, (since, until) in stretches.items():
        found[name] = _longest(seen["tasks"], since, until)
        found[f"{name}-probe"] = _longest(seen["gaps"], since, until)
    return {**found, "memory": memory}


def _longest(stretches: list[list[float]], since: float, until: float) -> float:
    """Return the longest stretch that begins within a time; 0 when there is none."""
    lengths = (length for begun, length in stretches if since <= begun < until)
    return max(lengths, default=0.0)
