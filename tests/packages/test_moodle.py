"""Packages in a Moodle that MOODLE_URL names: uploaded by a trainer, played by a learner, reported.

MOODLE_USER and MOODLE_PASSWORD are those of a site administrator.  A course and learners are made
for the tests and deleted afterwards; the two settings of the site that are changed are put back.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from guide.packages import Options, h5p, html, imscc, package
from guide.packages import page as page_files
from guide.packages.bank import items
from guide.practice import course, judge, scenario
from guide.presets import presets
from guide.render import Json
from macros import hosted_course
from macros.proved import recorded
from tests.packages.conftest import Proved, record
from tests.packages.reports import FORMATS, NAMES, sound
from tests.support.chromium import chromium
from tests.support.courses import awkward_course, one_course
from tests.support.moodle import URL, File, Learner, Moodle, Window
from tests.support.moodle_bank import (
    assert_same,
    exported,
    import_gift,
    previewed,
    restore_cartridge,
)
from tests.support.moodle_scorm import Visitor, visitor
from tests.support.player import Player, best, graded
from tests.support.site_server import serve

pytestmark = pytest.mark.skipif(not URL, reason="MOODLE_URL names no Moodle to try packages in")

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
#: A try that passes, and can still be spoilt.
GRADES = {"pitch-after-yes": "defensible", "ask-before-yes": "best"}
WRONG = {"scorm12": "wrong", "scorm2004": "incorrect"}
#: What docs/training/moodle.md advises: no preview, no list, nothing to turn over.
ADVISED = {"hidebrowse": "1", "hidetoc": "3", "nav": "0"}
LEARNERS = 20
COURSES: Mapping[str, Callable[[str], Json]] = {"ours": one_course, "awkward": awkward_course}

Make = Callable[..., bytes]
Chosen = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def moodle() -> Iterator[Moodle]:
    """Give the Moodle, with a course and learners of our own."""
    with chromium(URL) as browser:
        user, password = os.environ["MOODLE_USER"], os.environ["MOODLE_PASSWORD"]
        entered = Moodle(browser, user, password)
        try:
            entered.set_up(LEARNERS)
            before = entered.standards_mode(on=True)
            yield entered
            entered.standards_mode(on=before)
        finally:
            entered.tidy()


@pytest.fixture
def learner(moodle: Moodle) -> Iterator[Learner]:
    """Give somebody who has done nothing yet; no package may complain or ask for other hosts."""
    yield moodle.newcomer()
    moodle.close()
    for window in moodle.windows:
        assert window.elsewhere == []
        assert window.errors == []


@pytest.fixture
def make(whole_kit: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Give what packs a course, with the scripts as they are now."""
    for module in (page_files, h5p, html):
        monkeypatch.setattr(module, "kit", lambda name: (whole_kit / name).read_bytes())
    return lambda name, made, options=None: package(name, made, options or Options())


@pytest.fixture
def proved(moodle: Moodle, request: pytest.FixtureRequest) -> Proved:
    """Give what a test says it has shown; recorded with the version of the Moodle and the day."""
    test = f"{Path(__file__).name}::{request.node.originalname}"
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()

    def shown(name: str, client: str, *what: str) -> None:
        row = {"format": name, "client": client, "what": list(what), "test": test}
        if os.environ.get("RECORD"):
            record({**row, "version": moodle.version, "on": today})
        rows = [{key: one[key] for key in row} for one in recorded()]
        assert row in rows, "say RECORD=yes to have it written into matrix.json"

    return shown


@dataclass
class Tools:
    """What a test of a SCORM activity needs."""

    moodle: Moodle
    learner: Learner
    make: Make
    proved: Proved

    def visit(
        self,
        name: str,
        made: Json,
        options: Options | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> Visitor:
        """Add an activity with a course, and give the learner before it."""
        file = File(f"{name}.zip", self.make(name, made, options))
        activity = self.moodle.add("scorm", f"{name} {secrets.token_hex(3)}", file, settings)
        return visitor(self.moodle, self.learner, activity)


@pytest.fixture
def tools(moodle: Moodle, learner: Learner, make: Make, proved: Proved) -> Tools:
    """Give all that a test of a SCORM activity needs."""
    return Tools(moodle, learner, make, proved)


def noting(chosen: Chosen, grade: str = "best") -> Callable[..., str]:
    """Return what chooses by grade and notes what it chose."""

    def choose(case: str, step: str, answers: Any) -> str:  # noqa: ANN401 - answers
        chosen.append((case, step, graded(grade)(case, step, answers)))
        return chosen[-1][-1]

    return choose


def assert_answers(name: str, kept: dict[str, str], chosen: Chosen) -> None:
    """Hold every answer that Moodle has stored against Python's judgement."""
    words = {"best": "correct", "defensible": "neutral", "mistake": WRONG[name]}
    for index, (case, step, choice) in enumerate(chosen):
        verdicts = judge(scenario(case), step, CARE)
        mine = next(one for one in verdicts if one.choice == choice)
        told = f"cmi.interactions.{index}."
        assert kept[f"{told}id"].startswith(f"{case}_{step}_")
        assert kept[f"{told}result"] == words[mine.grade]
        assert kept[told + NAMES[name]["response"]] == choice
        assert kept[f"{told}correct_responses.0.pattern"] == mine.best
    assert f"cmi.interactions.{len(chosen)}.id" not in kept


def assert_end(name: str, kept: dict[str, str], verdict: str, score: int) -> None:
    """Hold the end of a course, as Moodle has stored it, against what the player showed."""
    words = NAMES[name]
    assert kept[words["raw"]] == str(score)
    assert (kept.get("cmi.success_status") or kept[words["status"]]) == verdict
    assert kept.get("cmi.completion_status", "completed") == "completed"


@pytest.mark.parametrize("standard", ["strict", "lenient"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_course_in_moodle(name: str, standard: str, moodle: Moodle, tools: Tools) -> None:
    """Broken off twice and played to its end: answers, status and score are all reported."""
    moodle.standards_mode(on=standard == "strict")
    visit = tools.visit(name, course(TWO, CARE, title="For new colleagues"))
    chosen: Chosen = []
    player = visit.launch()
    assert visit.notice() == ""
    player.press("begin")
    player.choose(noting(chosen, "mistake")(*player.asked, CARE))
    text = player.text
    visit.close()
    assert sound(name, visit.calls())
    kept = visit.tracks()
    assert kept[NAMES[name]["status"]] == "incomplete"
    assert NAMES[name]["raw"] not in kept
    assert_answers(name, kept, chosen)

    assert visit.launch().text == text
    visit.exit_activity()
    assert sound(name, visit.calls())

    player = visit.launch()
    assert player.text == text
    player.press("go-on")
    player.play(CARE, noting(chosen))
    score = player.score
    visit.save_and_exit()
    assert sound(name, visit.calls())
    assert_answers(name, visit.tracks(), chosen)
    assert_end(name, visit.tracks(), "failed", score)
    assert float(visit.grade()) == score
    for kind in ("basic", "objectives"):
        assert visit.report(kind)["Score"] == str(score)
    if name == "scorm12":  # the report reads no answers of SCORM 2004; its details show them
        shown = visit.report("interactions")
        answers = [shown[f"Response {index}"] for index in range(len(chosen))]
        assert answers == [choice for *_, choice in chosen]
    tools.proved(name, "moodle", "play", "resume", "strict", "report")


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_reached_stays(name: str, tools: Tools) -> None:
    """After a fail one can pass in the same attempt; a worse or a new one takes nothing back."""
    visit = tools.visit(name, course(TWO, CARE), settings=ADVISED)
    player = visit.launch()
    player.press("begin")
    player.play(CARE, graded("mistake"))
    failed = player.score
    visit.save_and_exit()
    assert sound(name, visit.calls())
    assert_end(name, visit.tracks(), "failed", failed)

    player = visit.launch()  # in what Moodle calls review mode
    player.press("try-again")
    player.play(CARE, lambda case, *rest: graded(GRADES[case])(case, *rest))
    score = player.score
    assert 70 < score < 100
    visit.save_and_exit()
    assert sound(name, visit.calls())
    assert_end(name, visit.tracks(), "passed", score)
    assert float(visit.grade()) == score

    player = visit.launch()
    player.press("try-again")
    player.play(CARE, graded("mistake"))
    assert player.score < score
    visit.close()
    assert sound(name, visit.calls())
    assert_end(name, visit.tracks(), "passed", score)

    player = visit.launch(new_attempt=True)
    assert player.view == "all-cases"
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    visit.close()
    assert sound(name, visit.calls())
    assert visit.tracks(attempt=2)[NAMES[name]["status"]] == "incomplete"
    assert float(visit.grade()) == score
    tools.proved(name, "moodle", "best")


@pytest.mark.parametrize("name", FORMATS)
def test_a_window_of_its_own(name: str, tools: Tools) -> None:
    """Moodle's new window works as its own does, and a closed one is taken up again."""
    visit = tools.visit(name, course(TWO, CARE), settings={"popup": "1"})
    player = visit.launch(popup=True)
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    text = player.text
    visit.close()
    assert sound(name, visit.calls())
    player = visit.launch(popup=True)
    assert player.text == text
    player.press("go-on")
    player.play(CARE)
    visit.save_and_exit()
    assert sound(name, visit.calls())
    assert float(visit.grade()) == 100
    tools.proved(name, "moodle", "popup")


@pytest.mark.parametrize("name", FORMATS)
def test_a_session_that_ran_out(name: str, tools: Tools) -> None:
    """Signed out or without a network the package says so, and afterwards nothing is missing."""
    visit = tools.visit(name, course(TWO, CARE))
    context = visit.window.context
    chosen: Chosen = []
    player = visit.launch()
    player.press("begin")
    cookies = context.cookies()
    context.clear_cookies()
    player.choose(noting(chosen)(*player.asked, CARE))
    assert visit.notice() == "not-kept"
    context.add_cookies(cast("Any", cookies))
    player.press("go-on")
    context.set_offline(offline=True)
    player.play(CARE, noting(chosen))
    visit.frame().locator('[data-package="leave"]').click()
    assert visit.notice() == "not-kept"
    context.set_offline(offline=False)
    visit.save_and_exit()
    assert_answers(name, visit.tracks(), chosen)
    assert_end(name, visit.tracks(), "passed", 100)
    assert float(visit.grade()) == 100
    tools.proved(name, "moodle", "trouble")


@pytest.mark.parametrize("name", FORMATS)
def test_every_case_in_moodle(name: str, moodle: Moodle, tools: Tools) -> None:
    """All cases at once, and the place still fits into the least that SCORM 1.2 gives it."""
    moodle.standards_mode(on=True)
    visit = tools.visit(name, course(None, CARE))
    player = visit.launch()
    player.press("begin")
    chosen: Chosen = []
    player.play(CARE, noting(chosen))
    assert player.score == 100
    visit.save_and_exit()
    assert sound(name, visit.calls())
    kept = visit.tracks()
    assert_answers(name, kept, chosen)
    assert len(kept["cmi.suspend_data"]) < 1000
    assert float(visit.grade()) == 100
    tools.proved(name, "moodle", "whole")


@pytest.mark.parametrize("name", FORMATS)
def test_awkward_texts(name: str, moodle: Moodle, tools: Tools) -> None:
    """Whatever letters and signs a course is written in, Moodle takes the package and each call."""
    moodle.standards_mode(on=True)
    made = awkward_course("care")
    made["scenarios"] = made["scenarios"][:14]
    visit = tools.visit(name, made)
    player = visit.launch()
    player.press("begin")
    player.play(CARE)
    visit.save_and_exit()
    assert sound(name, visit.calls())


@pytest.mark.usefixtures("engine_folder")
def test_python_in_moodle(tools: Tools) -> None:
    """Python starts in Moodle's frame and judges, though some files are served as unknown."""
    visit = tools.visit("scorm12", course(TWO, CARE), Options("pyodide"))
    player = visit.launch()
    expect(visit.frame().locator('[data-engine="python"]')).to_be_visible(timeout=60_000)
    player.press("begin")
    chosen: Chosen = []
    player.play(CARE, noting(chosen, "defensible"))
    visit.save_and_exit()
    assert sound("scorm12", visit.calls())
    assert_answers("scorm12", visit.tracks(), chosen)
    tools.proved("scorm12", "moodle", "python")


def test_dispatch_in_moodle(tools: Tools, tmp_path: Path) -> None:
    """A course shown from a site elsewhere is played in Moodle, taken up again, and graded."""
    hosted_course.write(tmp_path / "site")
    with serve(tmp_path / "site") as site:
        visit = tools.visit("dispatch", course(TWO, CARE), Options(site=site.url))
        visit.window.beside = site.url
        player = visit.launch(hosted=True)
        player.press("begin")
        player.choose(best(*player.asked, CARE))
        text = player.text
        visit.close()
        assert sound("scorm12", visit.calls())
        player = visit.launch(hosted=True)
        assert player.text == text
        player.press("go-on")
        player.play(CARE)
        visit.save_and_exit()
        assert sound("scorm12", visit.calls())
    assert float(visit.grade()) == 100
    tools.proved("dispatch", "moodle", "play", "resume")


def shown_h5p(window: Window, activity: str) -> Player:
    """Open an H5P activity, and give the player in the frame within its frame."""
    page = window.page
    page.goto(f"mod/h5pactivity/view.php?id={activity}")
    inner = page.frame_locator("iframe.h5p-player").frame_locator("iframe.h5p-iframe")
    expect(inner.locator(".con-practice .con-view")).to_be_visible(timeout=60_000)
    (frame,) = [one for one in page.frames if one.query_selector(".con-practice")]
    return Player(cast("Page", frame))


def test_h5p_in_moodle(moodle: Moodle, learner: Learner, make: Make, proved: Proved) -> None:
    """Its content type installs itself, a visit goes on, and the score reaches the grades."""
    name = f"h5p {secrets.token_hex(3)}"
    activity = moodle.add("h5pactivity", name, File("course.h5p", make("h5p", course(TWO, CARE))))
    shown_h5p(Window(moodle.trainer.context, moodle.trainer), activity)  # installs it
    window = moodle.enter_as(learner)
    player = shown_h5p(window, activity)
    player.press("begin")
    player.choose(graded("mistake")(*player.asked, CARE))
    text = player.text
    window.page.wait_for_load_state("networkidle")
    window.page.goto("my/")
    player = shown_h5p(window, activity)
    assert player.text == text
    player.press("go-on")
    with window.page.expect_response(lambda one: "core_xapi_statement_post" in one.url):
        player.play(CARE)
    window.page.wait_for_load_state("networkidle")
    assert float(moodle.grade(learner, activity)) == player.score
    proved("h5p", "moodle", "installs", "play", "resume", "graded")


@pytest.mark.parametrize("texts", ["ours", "awkward"])
def test_gift_in_moodle(
    texts: str, moodle: Moodle, make: Make, tmp_path: Path, proved: Proved
) -> None:
    """Every question is imported whole, in any letters, and what is defensible counts a half."""
    made = COURSES[texts]("care")
    every = items(made, "gift")
    said = import_gift(moodle, make("gift", made))
    assert f"Importing {len(every)} questions" in said
    found = {one.name: one for one in exported(moodle, made["title"][:9], tmp_path)}
    assert len(found) == len(every)
    for item in every:
        assert_same(item, found[item.name])
        assert found[item.name].tags == (item.platform,)
    if texts == "ours":
        item, half = next((i, a) for i in every for a in i.answers if a.grade == "defensible")
        shown = previewed(moodle, found[item.name], half.text)
        assert "Mark 0.50 out of 1.00" in shown
        assert str(half.feedback[-2][0]) in shown
    proved("gift", "moodle", "read-back", "scores")


@pytest.mark.parametrize("texts", ["ours", "awkward"])
def test_a_cartridge_in_moodle(
    texts: str, moodle: Moodle, make: Make, tmp_path: Path, proved: Proved
) -> None:
    """Restored, it is a quiz, and all its questions are in the bank as they were meant."""
    made = COURSES[texts]("care")
    every = items(made, "imscc")
    restore_cartridge(moodle, make("imscc", made))
    title = made["title"].translate(imscc.NO_TAGS)
    quiz = moodle.trainer.locator("li.activity.quiz").filter(has_text=title)
    expect(quiz).to_have_count(1)
    found = exported(moodle, f"Quiz Bank '{title}", tmp_path)
    assert len(found) == len(every)
    in_order = sorted(found, key=lambda one: int(one.id))
    for item, question in zip(every, in_order, strict=True):
        assert_same(item, question, of_cartridge=True)
    proved("imscc", "moodle", "restored", "best-right")


def test_a_file_in_moodle(moodle: Moodle, learner: Learner, make: Make, proved: Proved) -> None:
    """As a file resource the page plays in Moodle's frame and keeps its place in the browser."""
    made = make("html", course(TWO, CARE, title=f"File {secrets.token_hex(3)}"))
    activity = moodle.add("resource", "A page", File("course.html", made))
    window = moodle.enter_as(learner)

    def opened() -> Player:
        window.page.goto(f"mod/resource/view.php?id={activity}")
        shown = window.page.frame_locator("#resourceobject")
        expect(shown.locator(".con-practice .con-view")).to_be_visible()
        return Player(cast("Page", window.page.frame(url=re.compile(r"course\.html"))))

    player = opened()
    player.press("begin")
    player.choose(graded("mistake")(*player.asked, CARE))
    text = player.text
    window.page.goto("my/")
    player = opened()
    assert player.text == text
    player.press("go-on")
    player.play(CARE)
    assert player.score == 50
    proved("html", "moodle", "play", "resume")
