"""A course as a package carries it: in a page of its own, under the strictest content policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.practice import course, judge, scenario
from guide.presets import presets
from macros import course_kit
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.player import WORDS, Player, best, graded
from tests.support.site_server import SiteServer, serve

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
SCRIPTS = ("course", "tables", "keeper", "player")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title></title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="player.css"></head>
<body><div class="con"></div>{scripts}</body></html>
"""
KEEPER = """
self.told = { saved: [], answered: [], scored: [] };
self.connectOrNotKeeper = Promise.resolve({
  saved: new URLSearchParams(location.search).get("saved"),
  save: (state) => { told.saved.push(state); },
  answered: (given) => { told.answered.push(given); },
  scored: (given) => { told.scored.push(given); },
});
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """Serve a folder as a package would lie in a learning system."""
    folder = tmp_path_factory.mktemp("package")
    course_kit.make_kit(folder)
    write_course(folder, course(TWO, CARE, title="For new colleagues", site="https://example.org"))
    (folder / "keeper.js").write_text(KEEPER, encoding="utf-8")
    scripts = "".join(f'<script src="{name}.js"></script>' for name in SCRIPTS)
    (folder / "index.html").write_text(PAGE.format(scripts=scripts), encoding="utf-8")
    with serve(folder) as site:
        yield site


def write_course(folder: Path, made: dict[str, Any]) -> None:
    """Write a course as a package carries it."""
    text = f"self.connectOrNotCourse = {json.dumps(made)};"
    (folder / "course.js").write_text(text, encoding="utf-8")


@pytest.fixture
def learner(browser: Browser, package: SiteServer) -> Iterator[Visit]:
    """Give a learner, whose pages fail the test on any complaint."""
    package.reset()
    package.headers["Content-Security-Policy"] = POLICY
    visitor = Visit(browser, package.url)
    yield visitor
    assert visitor.end() == []


def told(page: Page, name: str) -> list[Any]:
    """Return what the keeper was told."""
    found: list[Any] = page.evaluate(f"told.{name}")
    return found


def test_package_plays_and_reports(learner: Visit) -> None:
    """Each answered step is reported once with all that a report may need, and scores follow."""
    page = learner.page()
    player = Player(page).open("index.html")
    expect(page.locator("h1")).to_have_text("For new colleagues")
    expect(page).to_have_title("For new colleagues")
    assert WORDS["lead-set"].format(mark=70) in player.text
    player.press("begin")
    player.play(CARE, graded("defensible"))
    answered = told(page, "answered")
    assert [one["id"] for one in answered] == [
        f"{one['scenario']}_{one['step']}" for one in answered
    ]
    assert len({one["id"] for one in answered}) == len(answered) >= len(TWO)
    for one in answered:
        step = scenario(one["scenario"]).steps[one["step"]]
        verdict = next(
            v for v in judge(scenario(one["scenario"]), step.id, CARE) if v.choice == one["chosen"]
        )
        assert (one["grade"], one["points"]) == (verdict.grade, verdict.points)
        assert one["best"] == verdict.best
        assert one["rule"] == (verdict.reasons[0].rule if verdict.reasons else None)
        assert one["choices"] == [{"id": c.id, "text": c.text} for c in step.choices]
        assert step.situation[0] in one["text"]
        assert one["version"] == course(TWO)["version"]
        assert one["seconds"] >= 0
    scores = told(page, "scored")
    assert len(scores) == len(answered)
    assert [one["score"] for one in scores] == sorted(one["score"] for one in scores)
    assert scores[-1] == {"score": 50, "passed": False, "done": True, "answered": 2, "total": 2}
    assert not any(one["done"] for one in scores[:-1])
    player.press("try-again")
    player.play(CARE)
    assert told(page, "scored")[-1] == scores[-1] | {"score": 100, "passed": True}


def test_package_goes_on_from_what_was_kept(learner: Visit) -> None:
    """What the keeper was given last brings the learner back, and nothing is reported twice."""
    page = learner.page()
    player = Player(page).open("index.html")
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    text = player.text
    state = told(page, "saved")[-1]
    again = learner.page()
    back = Player(again).open(f"index.html?saved={state}")
    assert back.text == text
    assert told(again, "answered") == []
    back.play(CARE)
    assert told(again, "scored")[-1]["score"] == 100


def test_package_looks_as_it_should(learner: Visit) -> None:
    """In light and in dark, axe finds nothing, and links lead out beside the course."""
    for scheme, width in (("light", 320), ("dark", 1280)):
        page = learner.page(color_scheme=scheme, viewport={"width": width, "height": 700})
        player = Player(page).open("index.html")
        assert violations(page) == []
        player.press("begin")
        assert violations(page) == []
        player.choose(graded("mistake")(*player.asked, CARE))
        assert violations(page) == []
        link = player.verdict.get_by_role("link").last
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_contain_text(WORDS["opens-beside"])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        dark = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/)[0] > 128")
        assert dark == (scheme == "dark")


def test_package_without_a_site_has_no_links(learner: Visit, package: SiteServer) -> None:
    """Where no site is published, reasons and sources are there, and nothing leads nowhere."""
    made = f"self.connectOrNotCourse = {json.dumps(course(TWO, CARE))};".encode()
    package.change(r"course\.js", lambda answer: type(answer)(200, made, answer.headers))
    player = Player(learner.page()).open("index.html")
    player.press("begin")
    player.choose(graded("mistake")(*player.asked, CARE))
    expect(player.verdict.locator(".con-sources").first).to_be_visible()
    assert player.root.get_by_role("link").count() == 0


def test_keeper_that_never_comes(learner: Visit, package: SiteServer) -> None:
    """After ten seconds without a keeper the course begins, and says that nothing is reported."""
    package.block(r"keeper\.js")
    learner.expect("Failed to load resource|MIME")
    page = learner.page()
    page.clock.install()
    page.goto("index.html")
    page.clock.run_for(9_000)
    expect(page.locator(".con-view")).to_have_count(0)
    page.clock.run_for(2_000)
    expect(page.locator(".con-standing")).to_have_text(WORDS["nobody-there"])
    player = Player(page)
    player.press("begin")
    player.play(CARE)
    assert player.score == 100
    expect(page.locator(".con-standing")).to_be_visible()


def test_keeper_that_breaks(learner: Visit, package: SiteServer) -> None:
    """A keeper that throws or refuses never stops the course, and the learner is told."""
    broken = KEEPER.replace("told.answered.push(given);", "throw new Error('no');")
    package.change(r"keeper\.js", lambda answer: type(answer)(200, broken.encode(), answer.headers))
    player = Player(learner.page()).open("index.html")
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    expect(player.root.locator(".con-message")).to_have_text(WORDS["not-reported"])
    player.play(CARE)
    assert player.score == 100


def test_missing_part_is_said(learner: Visit, package: SiteServer) -> None:
    """A package that lost its course says so in a sentence."""
    package.block(r"course\.js")
    learner.expect("Failed to load resource|MIME")
    page = learner.page()
    page.clock.install()
    page.goto("index.html")
    page.clock.run_for(11_000)
    expect(page.get_by_role("alert")).to_have_text(WORDS["incomplete"])
