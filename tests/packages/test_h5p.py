"""An H5P package: taken by an H5P server, and played by h5p-standalone in a real browser."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from guide.packages import Options, h5p, package
from guide.practice import course, judge, scenario
from guide.presets import presets
from guide.render import Json
from tests.packages.conftest import Proved
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.courses import AWKWARD, awkward_course, some_presets
from tests.support.player import Player, graded
from tests.support.site_server import serve

HERE = Path(__file__).parent
STANDALONE = HERE.parents[1] / "node_modules" / "h5p-standalone" / "dist"
CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
FOLDER = "H5P.ConnectOrNot-1.1"
HOST = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="standalone/styles/h5p.css"></head>
<body><div id="h5p"></div><script src="standalone/main.bundle.js"></script>
<script src="h5p-host.js"></script></body></html>
"""


@pytest.fixture(autouse=True)
def with_whole_kit(whole_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the package carry the scripts as they are now."""
    monkeypatch.setattr(h5p, "kit", lambda name: (whole_kit / name).read_bytes())


def unpacked(made: bytes) -> dict[str, bytes]:
    """Return the files of a package."""
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@dataclass
class Host:
    """A site that shows the course, and what it was told."""

    visit: Visit
    states: list[str] = field(default_factory=list)
    finished: list[tuple[int, int]] = field(default_factory=list)
    page: Page | None = None

    def show(self, query: str = "", **options: Any) -> Player:  # noqa: ANN401 - Playwright's
        """Open the page, give it what was kept, and return the player in its frame."""
        if self.page is None:
            self.page = self.visit.page(**options)
            self.page.route("**/user-data*", self.user_data)
            self.page.route("**/finished*", self.finish)
        self.page.goto(f"host.html?{query}")
        self.page.wait_for_selector("[data-shown]")
        frame = self.page.frame_locator("iframe")
        expect(frame.locator(".con-practice .con-view")).to_be_visible()
        return Player(cast("Page", self.page.frames[1]))

    def user_data(self, route: Route) -> None:
        """Keep what the content asks to be kept, and give it back."""
        body = parse_qs(route.request.post_data or "")
        if "data" in body:
            self.states.append(body["data"][0])
            assert self.page
        kept = self.states[-1] if self.states else None
        route.fulfill(json={"success": True, **({"data": kept} if kept else {})})

    def finish(self, route: Route) -> None:
        """Note a result as hosts take it for their gradebook."""
        body = parse_qs(route.request.post_data or "")
        self.finished.append((int(body["score"][0]), int(body["maxScore"][0])))
        route.fulfill(json={"success": True})

    def statements(self, verb: str) -> list[Json]:
        """Return the statements with a verb that the page has seen."""
        assert self.page
        found: list[Json] = self.page.evaluate("self.statements")
        return [one for one in found if one["verb"]["id"].endswith(f"/{verb}")]


SetUp = Callable[[Json], Host]


@pytest.fixture
def host(browser: Browser, tmp_path: Path) -> Iterator[SetUp]:
    """Give what sets up a host for a course; any complaint fails the test."""
    opened: list[tuple[Visit, Any]] = []

    def set_up(made: Json) -> Host:
        folder = tmp_path / "host"
        for name, content in unpacked(package("h5p", made, Options())).items():
            target = folder / "content" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        shutil.copytree(STANDALONE, folder / "standalone")
        shutil.copyfile(HERE / "h5p-host.js", folder / "h5p-host.js")
        (folder / "host.html").write_text(HOST, encoding="utf-8")
        serving = serve(folder)
        site = serving.__enter__()
        visit = Visit(browser, site.url)
        opened.append((visit, serving))
        return Host(visit)

    yield set_up
    for visit, serving in opened:
        said = visit.end()
        serving.__exit__(None, None, None)
        assert said == []


def test_it_plays_to_its_end_and_tells_the_host(host: SetUp, proved: Proved) -> None:
    """Every answer is a statement with Python's judgement, and the end one with the score."""
    shown = host(course(TWO, CARE))
    player = shown.show()
    assert shown.page
    assert violations(player.page, ".con") == []
    player.press("begin")
    case, step = player.asked
    wrong = graded("mistake")(case, step, CARE)
    player.choose(wrong)
    text = player.text
    (told,) = shown.statements("answered")
    assert_statement(told, case, step, wrong)
    assert shown.finished == []

    player = shown.show()  # the host asks for what was kept only when the content does
    assert player.text == text
    player.press("go-on")
    chosen: list[tuple[str, str, str]] = []

    def note(case: str, step: str, answers: Any) -> str:  # noqa: ANN401 - answers
        verdicts = judge(scenario(case), step, answers)
        chosen.append((case, step, verdicts[0].best))
        return chosen[-1][-1]

    player.play(CARE, note)
    score = player.score
    for statement, one in zip(shown.statements("answered"), chosen, strict=True):
        assert_statement(statement, *one)
    (end,) = shown.statements("completed")
    assert end["object"]["id"] == "https://example.org/course"
    assert end["result"]["score"] == {"min": 0, "max": 100, "raw": score, "scaled": score / 100}
    assert (end["result"]["completion"], end["result"]["success"]) == (True, score >= 70)
    assert shown.finished == [(score, 100)]
    assert json.loads(shown.states[-1])["score"] == score

    report = player.page.evaluate("H5P.instances[0].getXAPIData()")
    assert report["statement"]["result"]["score"]["raw"] == score
    ids = [one["statement"]["object"]["id"].split("subContentId=")[1] for one in report["children"]]
    assert ids == [f"{case}_{step}", *(f"{case}_{step}" for case, step, _ in chosen)]
    assert player.page.evaluate("H5P.instances[0].getScore()") == score
    assert player.page.evaluate("H5P.instances[0].getMaxScore()") == 100
    proved("h5p", "h5p-standalone", "play", "resume", "statements")


def assert_statement(told: Json, case: str, step: str, choice: str) -> None:
    """Hold a statement about an answer against what Python says of it."""
    verdicts = judge(scenario(case), step, CARE)
    mine = next(one for one in verdicts if one.choice == choice)
    known = scenario(case).steps[step]
    definition = told["object"]["definition"]
    assert definition["interactionType"] == "choice"
    assert definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction"
    assert definition["correctResponsesPattern"] == [mine.best]
    assert definition["choices"] == [
        {"id": one.id, "description": {"en-US": one.text}} for one in known.choices
    ]
    assert " ".join(known.situation) in definition["description"]["en-US"]
    assert told["object"]["id"] == f"https://example.org/course?subContentId={case}_{step}"
    assert told["result"]["response"] == choice
    assert told["result"]["score"]["scaled"] == mine.points
    assert told["result"]["success"] == (mine.grade == "best")
    assert re.fullmatch(r"PT\d+S", told["result"]["duration"])
    (parent,) = told["context"]["contextActivities"]["parent"]
    assert parent["id"] == "https://example.org/course"
    rule = mine.reasons[0].rule if mine.reasons else None
    assert definition["extensions"].get("urn:connect-or-not:rule") == rule


@pytest.mark.parametrize("grade", ["best", "defensible", "mistake"])
def test_the_score_is_what_the_engine_gives(grade: str, host: SetUp, proved: Proved) -> None:
    """Who chooses by grade gets the points of `judge`, and passes only above the mark."""
    ids = [one["id"] for one in course()["scenarios"] if len(one["steps"]) == 1][:3]
    shown = host(course(ids, CARE))
    player = shown.show("save=no")
    player.press("begin")
    player.play(CARE, graded(grade))
    points = []
    for name in ids:
        choice = graded(grade)(name, "start", CARE)
        points += [
            one.points for one in judge(scenario(name), "start", CARE) if one.choice == choice
        ]
    score = round(100 * sum(points) / len(points))
    assert player.score == score
    assert shown.finished == [(score, 100)]
    assert shown.states == []  # the host wants nothing kept
    proved("h5p", "h5p-standalone", "scores")


def test_an_h5p_server_takes_it_and_leaves_it_whole(tmp_path: Path, proved: Proved) -> None:
    """Uploaded to a server, the content type installs, and its filters change nothing."""
    made = awkward_course(some_presets(1)[0])
    file = tmp_path / "course.h5p"
    file.write_bytes(package("h5p", made, Options()))
    command = ["node", str(HERE / "check_h5p.mjs"), str(file), str(tmp_path / "server")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    (installed,) = found["installed"]
    assert installed["type"] == "new"
    assert installed["newVersion"]["machineName"] == "H5P.ConnectOrNot"
    assert found["params"]["passMark"] == 70
    assert json.loads(b64decode(found["params"]["course"])) == made
    assert found["metadata"]["title"] == made["title"]
    proved("h5p", "h5p-server", "taken")


def test_files_are_such_as_h5p_allows() -> None:
    """Two runs give the same bytes; names and kinds are those that H5P's own check lets through."""
    made = [package("h5p", course(TWO, None), Options()) for _ in range(2)]
    assert made[0] == made[1]
    files = unpacked(made[0])
    allowed = {".json", ".js", ".css"}
    assert {Path(name).suffix for name in files} <= allowed
    assert not [name for name in files if re.search(r"(^|/)[._]", name)]
    assert not [name for name, content in files.items() if content.startswith(b"\xef\xbb\xbf")]
    library = json.loads(files[f"{FOLDER}/library.json"])
    named = [one["path"] for one in (*library["preloadedJs"], *library["preloadedCss"])]
    assert {f"{FOLDER}/{name}" for name in named} <= set(files)
    assert all(
        re.fullmatch(r"((\\|/)?[a-z_\-\s0-9.]+)+\.(js|css)", one, re.IGNORECASE) for one in named
    )
    told = json.loads(files["h5p.json"])
    assert re.fullmatch(r"[$a-z_][0-9a-z_.$]{1,254}", told["mainLibrary"], re.IGNORECASE)
    assert told["preloadedDependencies"][0]["machineName"] == library["machineName"]
    content = json.loads(files["content/content.json"])
    assert {one["name"] for one in json.loads(files[f"{FOLDER}/semantics.json"])} == set(content)
    assert AWKWARD  # what means something to filters never reaches them
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", content["course"])


def test_a_later_release_is_a_later_version() -> None:
    """Of two releases a host takes the later one for the newer."""
    versions = [h5p._patch(one) for one in ("0.1.0", "0.1.9", "0.2.0", "1.0.0", "1.10.2")]  # noqa: SLF001
    assert versions == sorted(set(versions))
