"""The written guide in a browser: usable by everybody, on every screen, and tied to the engine."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from guide.compare import compare_data
from guide.model import Answers
from guide.platforms import PLATFORMS
from guide.presets import presets
from guide.recommend import recommend
from guide.version import POLICY_VERSION
from tests.support.axe import violations
from tests.support.people import PEOPLE
from tests.support.questionnaire import Questionnaire
from tests.support.sent import watch
from tests.support.site_server import SiteServer
from tests.support.written import addresses

#: Where the written pages are, by the folder that they stand in.
PATHS: dict[str, list[str]] = {}
for _path in addresses():
    PATHS.setdefault("" if _path.count("/") < 2 else _path.partition("/")[0], []).append(_path)
DESKTOP: ViewportSize = {"width": 1280, "height": 720}
NARROW: ViewportSize = {"width": 320, "height": 700}
UNFOLD = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
#: What sticks out of a narrow page, beside what scrolls by itself.
WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("main *")].filter((one) =>
      one.getBoundingClientRect().right > innerWidth + 1
      && !one.closest(".con-scroll, .con-wide, .md-typeset__scrollwrap, pre, .con-hidden"))
      .slice(0, 3).map((one) => one.tagName + "." + one.className)
  : []"""


@pytest.mark.parametrize("folder", PATHS)
def test_every_page_serves_everybody(page: Page, site: SiteServer, folder: str) -> None:
    """Axe finds nothing wrong, nothing is too wide for 320 pixels, and headers forbid nothing."""
    watch(page, site)
    for path in PATHS[folder]:
        page.set_viewport_size(DESKTOP)
        page.goto(path)
        page.evaluate(UNFOLD)
        assert violations(page) == [], path
        page.set_viewport_size(NARROW)
        assert page.evaluate(WIDE) == [], path


def cells(page: Page) -> list[list[str]]:
    """Return every cell that is shown: platform, row, both values, and whether they differ."""
    found: list[list[str]] = page.locator("#compare [data-row]").evaluate_all(
        """(rows) => rows.map((row) => [
          row.closest("[data-platform]").dataset.platform,
          row.dataset.row,
          ...[...row.cells].slice(1).map(({ firstElementChild: one }) =>
            `${one.dataset.stance ?? one.dataset.action}: ${one.textContent}`),
          row.dataset.differs,
        ])"""
    )
    return found


def wanted(one: Answers, other: Answers) -> list[list[str]]:
    """Return what the guide says of these two, cell by cell."""
    data = compare_data(recommend(one), recommend(other))
    return [
        [
            platform["id"],
            row["id"],
            *(f"{row[side]['id']}: {row[side]['label']}" for side in ("one", "other")),
            "yes" if row["differs"] else "no",
        ]
        for platform in data["platforms"]
        for row in platform["rows"]
    ]


def test_comparison_is_the_engines(page: Page) -> None:
    """Any two presets, and an answer that is changed, differ on the page where the guide says."""
    page.goto("compare/")
    expect(page.locator(".con-sides")).to_be_visible()
    for one in presets():
        for other in presets():
            page.locator('select[name="one"]').select_option(one)
            page.locator('select[name="other"]').select_option(other)
            assert cells(page) == wanted(presets()[one], presets()[other])
    page.locator('select[name="other"]').select_option("care")
    side = page.locator('[data-side="other"]')
    side.locator("summary").click()
    side.locator('[data-question="exposure"]').select_option("personal-safety")
    changed = {**presets()["care"], "exposure": "personal-safety"}
    assert cells(page) == wanted(presets()["known"], changed)
    page.locator('input[name="only"]').check()
    expect(page.locator('#compare [data-differs="no"]').first).to_be_hidden()


def test_own_policy_can_be_compared(page: Page) -> None:
    """What the reader answered in this browser stands beside the presets."""
    answers = {"persona": "private", "use-linkedin": "work"}
    page.goto("compare/")
    saved = json.dumps({"version": POLICY_VERSION, "answers": answers})
    page.evaluate("(text) => localStorage.setItem('connect-or-not', text)", saved)
    page.reload()
    page.locator('select[name="one"]').select_option("mine")
    assert cells(page) == wanted(answers, presets()["known"])


@pytest.mark.parametrize("preset", presets())
def test_one_click_gives_a_whole_policy(page: Page, preset: str) -> None:
    """A situation on the front page leads to its whole policy."""
    page.goto("")
    page.locator(f'[data-preset="{preset}"]').click()
    tool = Questionnaire(page)
    tool.until_shown("result")
    policy = recommend(presets()[preset])
    assert tool.stances() == {name: one.stance for name, one in policy.platforms.items()}
    assert set(tool.stances()) == set(PLATFORMS)


def test_a_reason_leads_to_its_sentence(page: Page) -> None:
    """The link beside a reason leads to the sentence of the guide that justifies the rule."""
    tool = Questionnaire(page).open_link(PEOPLE["ryan"])
    rule = tool.view("result").locator('[data-platform="linkedin"] [data-rule="colleagues"]')
    rule.locator("summary").click()
    rule.get_by_role("link").click()
    sentence = page.locator("#why-colleagues")
    expect(sentence).to_be_visible()
    assert len(sentence.inner_text()) > 20
