"""The thin package: its course lies on the site, and its report goes to the learning system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import ElementHandle, Frame, Page, expect

from guide.errors import GuideError
from guide.packages import Options
from guide.packages import page as page_files
from guide.practice import course
from guide.presets import presets
from macros import hosted_course
from tests.packages.conftest import STRICT, Proved, Room
from tests.packages.reports import NAMES, sound
from tests.support.packages import packed, small_course
from tests.support.player import Player, best
from tests.support.site_server import SiteServer, serve

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]


@pytest.fixture
def hosted(
    whole_kit: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[SiteServer]:
    """Serve the site's page for such packages, on another origin than the learning system."""
    monkeypatch.setattr(page_files, "kit", lambda one: (whole_kit / one).read_bytes())
    hosted_course.write(tmp_path / "site")
    with serve(tmp_path / "site") as site:
        site.headers["Content-Security-Policy"] = STRICT
        yield site


@pytest.fixture
def lms(room: Callable[..., Room], hosted: SiteServer) -> Room:
    """Give a learning system with the package."""
    made = packed("dispatch", course(TWO, CARE, title="Thin"), Options(site=hosted.url))
    entered = room("dispatch", made, framed=re.sub(r"/guide/$", "", hosted.url))
    entered.visit.expect(f"request to elsewhere: {hosted.url}course/")
    return entered


def inner(sco: Frame | Page) -> Player:
    """Give the player in the frame within the package."""
    frame = cast("ElementHandle", sco.query_selector("iframe")).content_frame()
    assert frame
    player = Player(cast("Page", frame))
    expect(player.root.locator(".con-view")).to_be_visible()
    return player


def test_a_course_on_the_site(lms: Room, proved: Proved) -> None:
    """The course is played from the site; what is done, and the place, are with the system."""
    sco = lms.launch()
    player = inner(sco)
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    text = player.text
    height = sco.evaluate("document.querySelector('iframe').getBoundingClientRect().height")
    assert height == pytest.approx(
        player.page.evaluate("document.documentElement.getBoundingClientRect().height"), abs=2
    )
    assert sound("scorm12", lms.leave())
    assert lms.kept("result")["cmi.core.lesson_status"] == "incomplete"

    sco = lms.launch()
    player = inner(sco)
    assert player.text == text
    forged = {"source": "connect-or-not-course", "version": 1, "type": "scored"}
    forged["given"] = cast("Any", {"score": 1, "passed": False, "done": True})
    lms.page.evaluate(
        "(forged) => document.querySelector('iframe').contentWindow.postMessage(forged, '*')",
        forged,
    )
    player.press("go-on")
    player.play(CARE)
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()
    calls = lms.leave()
    assert sound("scorm12", calls)
    result = lms.kept("result")
    assert (result["cmi.core.lesson_status"], result[NAMES["scorm12"]["raw"]]) == ("passed", "100")
    assert not [call for call in calls if call["given"][1:] == ["1"] and "raw" in call["given"][0]]
    proved("dispatch", "scorm-again", "play", "resume", "policy")
    proved("dispatch", "grammar", "grammar")


def test_a_site_that_does_not_answer(lms: Room, hosted: SiteServer) -> None:
    """Where the site cannot be reached the package says so."""
    lms.visit.expect("404")
    hosted.block("course/")
    lms.page.context.add_init_script(
        "const real = setTimeout; self.setTimeout = (act, after) => real(act, after / 100);"
    )
    sco = lms.launch()
    expect(sco.locator('[data-notice="site-missing"]')).to_be_visible()


def test_cases_that_are_not_on_the_site(hosted: SiteServer) -> None:
    """A trainer's own cases are refused, for the site does not have them."""
    with pytest.raises(GuideError, match="not on the site"):
        packed("dispatch", small_course(), Options(site=hosted.url))
    files = packed("dispatch", course(TWO, CARE), Options(site=hosted.url))
    assert "course.js" not in files
    assert "tables.js" not in files
