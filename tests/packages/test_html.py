"""The page that stands alone, opened as a file by a browser that may fetch nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.packages import Options, html, package
from guide.practice import course, judge, scenario
from guide.presets import presets
from guide.prose import say
from guide.render import Json
from tests.packages.conftest import Proved
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.courses import awkward_course, some_presets
from tests.support.player import WORDS, Player, graded

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]


@pytest.fixture(autouse=True)
def with_whole_kit(whole_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page carry the scripts as they are now."""
    monkeypatch.setattr(html, "kit", lambda name: (whole_kit / name).read_bytes())


def written(made: Json, folder: Path) -> Path:
    """Write the page of a course into a folder."""
    file = folder / "course.html"
    file.write_bytes(package("html", made, Options()))
    return file


def opened(page: Page, file: Path) -> Player:
    """Open the file and give its player."""
    page.goto(file.as_uri())
    player = Player(page)
    expect(player.root.locator(".con-view")).to_be_visible()
    return player


def expected_score(made: Json, grade: str, answers: Mapping[str, str]) -> int:
    """Return the score of who chooses by grade in the first step of each case of one step."""
    total = 0.0
    for row in made["scenarios"]:
        verdicts = judge(scenario(row["id"]), "start", answers)
        choice = graded(grade)(row["id"], "start", answers)
        total += next(one.points for one in verdicts if one.choice == choice)
    return round(100 * total / len(made["scenarios"]))


def test_a_file_plays_to_its_end_and_goes_on_where_it_was(
    browser: Browser, tmp_path: Path, proved: Proved
) -> None:
    """Opened from a disk, offline, it asks for nothing else, keeps the place, and prints."""
    file = written(course(TWO, CARE, title="For new colleagues"), tmp_path)
    visit = Visit(browser, file.as_uri())
    page = visit.page()
    page.context.set_offline(offline=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    player = opened(page, file)
    assert violations(page) == []
    player.press("begin")
    player.choose(graded("mistake")(*player.asked, CARE))
    text = player.text

    again = page.context.new_page()
    again.on("request", lambda request: asked.append(request.url))
    player = opened(again, file)
    assert player.text == text
    player.press("go-on")
    grades = player.play(CARE)
    assert set(grades) == {"best"}
    assert player.score < 100
    again.emulate_media(media="print")
    expect(player.root.locator(".con-score")).to_be_visible()
    expect(player.root.get_by_role("button", name=WORDS["try-again"])).to_be_hidden()
    assert {one.split("#")[0] for one in asked if not one.startswith("data:")} == {file.as_uri()}
    assert again.title() == "For new colleagues"
    assert visit.end() == []
    proved("html", "file", "play", "resume", "alone")


@pytest.mark.parametrize("grade", ["best", "defensible", "mistake"])
def test_the_score_is_what_the_engine_gives(
    grade: str, browser: Browser, tmp_path: Path, proved: Proved
) -> None:
    """Who chooses by grade gets the points of `judge`, in cases of one step."""
    ids = [one["id"] for one in course()["scenarios"] if len(one["steps"]) == 1][:4]
    made = course(ids, CARE)
    file = written(made, tmp_path)
    visit = Visit(browser, file.as_uri())
    player = opened(visit.page(), file)
    player.press("begin")
    player.play(CARE, graded(grade))
    assert player.score == expected_score(made, grade, CARE)
    assert visit.end() == []
    proved("html", "file", "scores")


def test_texts_are_never_markup(browser: Browser, tmp_path: Path) -> None:
    """What looks like a script or markup in a case shows as it was written, and nothing runs."""
    made = awkward_course(some_presets(1)[0])
    file = written(made, tmp_path)
    visit = Visit(browser, file.as_uri())
    player = opened(visit.page(), file)
    player.press("begin")
    shown = made["scenarios"][0]
    assert " ".join(shown["steps"]["start"]["situation"]) in player.text
    assert player.page.locator("main script, main img, b").count() == 0
    without = visit.page(java_script_enabled=False)
    without.goto(file.as_uri())
    read = without.locator("main").inner_text()
    for scenario_shown in made["scenarios"]:
        assert scenario_shown["title"] in read
    assert visit.end() == []


def test_where_nothing_may_be_kept_it_says_so(browser: Browser, tmp_path: Path) -> None:
    """Without storage the course plays all the same, and says that it must be done in one go."""
    file = written(course(TWO, CARE), tmp_path)
    visit = Visit(browser, file.as_uri())
    page = visit.page()
    page.add_init_script(
        "Object.defineProperty(self, 'localStorage', { get() { throw new Error('no'); } })"
    )
    player = opened(page, file)
    expect(player.root.locator(".con-standing")).to_have_text(say("banks", "html", "not-kept"))
    player.press("begin")
    player.play(CARE)
    assert player.score == 100
    assert visit.end() == []


def test_the_same_bytes_and_nothing_from_elsewhere() -> None:
    """Two runs give the same page; it refers to no other file, and its policy names what runs."""
    made = [package("html", course(TWO, None), Options()) for _ in range(2)]
    assert made[0] == made[1]
    page = made[0].decode()
    markup = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.findall(r"\b(?:src|href|srcset|action)=", markup)
    assert not re.findall(r"url\((?!['\"]?data:)", page)
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', markup)[0]
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == page.count("<script>") + page.count("<style>")
