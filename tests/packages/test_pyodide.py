"""Packages with Python in them, served as learning systems serve what they do not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from guide.errors import GuideError
from guide.packages import Options, engine
from guide.packages import page as page_files
from guide.practice import course
from guide.presets import presets
from tests.packages.conftest import STRICT, Room
from tests.packages.reports import NAMES, sound
from tests.support.packages import packed
from tests.support.player import Player, best, graded
from tests.support.site_server import Answer

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
PYTHON = Options(engine="pyodide")
FIRST = "cmi.interactions.0."


@pytest.fixture
def files(
    whole_kit: Path, engine_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, bytes]:
    """Give a package with Python."""
    monkeypatch.setattr(engine, "_BUILT", engine_folder)
    monkeypatch.setattr(page_files, "kit", lambda one: (whole_kit / one).read_bytes())
    return packed("scorm12", course(TWO, CARE), PYTHON)


def unknown(answer: Answer) -> Answer:
    """Serve a file as what is not known."""
    return replace(answer, headers={**answer.headers, "Content-Type": "application/octet-stream"})


def with_python(answer: Answer) -> Answer:
    """Let WebAssembly run."""
    policy = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    return replace(answer, headers={**answer.headers, "Content-Security-Policy": policy})


def test_python_judges(files: dict[str, bytes], room: Callable[..., Room]) -> None:
    """Python starts in the learning system's frame, judges each answer, and the page says so."""
    assert {Path(one).suffix for one in files} == {".html", ".js", ".css", ".xml", ".wasm", ".bin"}
    lms = room("scorm12", files)
    lms.site.change(r"^content/", with_python)
    lms.site.change(r"\.(wasm|bin)$", unknown)
    sco = lms.launch()
    player = Player(cast("Page", sco))
    player.press("begin")
    first = best(*player.asked, CARE)
    player.choose(first)  # before Python is there
    expect(sco.locator('[data-engine="python"]')).to_be_visible(timeout=20_000)
    player.press("go-on")
    player.play(CARE)
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()
    assert sco.locator('[data-engine="python"]').count() == 1
    assert sound("scorm12", lms.leave())
    result = lms.kept("result")
    assert result["cmi.core.lesson_status"] == "passed"
    assert (result[f"{FIRST}student_response"], result[f"{FIRST}result"]) == (first, "correct")


def test_what_is_reported_is_what_python_says(
    files: dict[str, bytes], room: Callable[..., Room]
) -> None:
    """Where spoilt tables call a near answer a mistake, what Python says is reported."""
    made = course(TWO, CARE)
    spoilt = {**made, "near": {one: [] for one in made["near"]}, "taste": []}
    script = page_files.assignment("connectOrNotCourse", spoilt)
    lms = room("scorm12", {**files, "course.js": script})
    lms.site.change(r"^content/", with_python)
    sco = lms.launch()
    expect(sco.locator('[data-engine="python"]')).to_be_visible(timeout=20_000)
    player = Player(cast("Page", sco))
    player.press("begin")
    chosen = graded("defensible")(*player.asked, CARE)
    player.choose(chosen)
    assert player.verdict.get_attribute("data-grade") == "mistake"
    expect(sco.locator('[data-engine="differs"]')).to_be_visible(timeout=20_000)
    lms.leave()
    result = lms.kept("result")
    assert (result[f"{FIRST}student_response"], result[f"{FIRST}result"]) == (chosen, "neutral")


def test_where_python_may_not_run(files: dict[str, bytes], room: Callable[..., Room]) -> None:
    """Where WebAssembly is forbidden the tables judge, the page says so, and nothing waits."""
    lms = room("scorm12", files)
    lms.visit.expect("WebAssembly|wasm")
    lms.page.context.add_init_script(
        "const real = setTimeout; self.setTimeout = (act, after, ...more) =>"
        " real(act, after / 10, ...more);"
    )
    sco = lms.launch()
    player = Player(cast("Page", sco))
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    player.press("go-on")
    player.play(CARE)
    expect(sco.locator('[data-engine="tables"]')).to_be_visible(timeout=20_000)
    lms.leave()
    result = lms.kept("result")
    assert result[NAMES["scorm12"]["status"]] == "passed"
    assert result[f"{FIRST}result"] == "correct"


def test_an_engine_that_is_not_there(
    whole_kit: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the engine has not been built, one sentence says so and how."""
    monkeypatch.setattr(engine, "_BUILT", tmp_path)
    monkeypatch.setattr(page_files, "kit", lambda one: (whole_kit / one).read_bytes())
    with pytest.raises(GuideError, match="make build"):
        packed("scorm12", course(TWO, CARE), PYTHON)
