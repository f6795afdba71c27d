"""SCORM packages in the block by which Open edX shows them, which answers only half of SCORM."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, ElementHandle, Page, expect

from guide.packages.archive import archive
from guide.practice import course
from guide.presets import presets
from guide.render import Json
from tests.packages.conftest import Proved
from tests.packages.reports import FORMATS, NAMES
from tests.support import open_edx_server
from tests.support.chromium import Visit
from tests.support.counterparts import free_port, running
from tests.support.player import Player, best

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]


class Block:
    """The block in its page, with one package in it."""

    def __init__(self, page: Page) -> None:
        """Take the page of the workbench."""
        self.page = page

    def launch(self) -> Player:
        """Open the page, and give the player in the frame."""
        self.page.goto("scenario/course/")
        frame = cast("ElementHandle", self.page.query_selector("iframe")).content_frame()
        assert frame
        player = Player(cast("Page", frame))
        expect(player.root.locator(".con-view")).to_be_visible()
        return player

    def leave(self, player: Player) -> None:
        """Press the button to leave, and wait until the block has taken in everything."""
        player.page.locator('[data-package="leave"]').click()
        expect(player.page.locator('[data-notice="left"]')).to_be_visible()
        self.page.wait_for_load_state("networkidle")

    def kept(self) -> dict[str, Any]:
        """Return what the block keeps of the learner."""
        self.page.goto("scenario/course/")
        found = self.page.locator("script.xblock_json_init_args").first.text_content()
        data: dict[str, Any] = json.loads(found or "")["scorm_data"]
        return data


@pytest.fixture
def block(
    browser: Browser, played: Callable[[str, Json], Any], tmp_path: Path
) -> Iterator[Callable[[str], Block]]:
    """Give what runs the block with a package of a format."""
    opened: list[tuple[Any, Visit]] = []

    def enter(name: str) -> Block:
        package = tmp_path / "course.zip"
        package.write_bytes(archive(played(name, course(TWO, CARE))))
        port = free_port()
        arguments = ["-P", open_edx_server.__file__, str(tmp_path), str(package), str(port)]
        url = f"http://127.0.0.1:{port}/"
        system = running(arguments, tmp_path, url)
        system.__enter__()
        visit = Visit(browser, url)
        visit.expect("404")  # the workbench has no icon
        opened.append((system, visit))
        return Block(visit.page())

    yield enter
    for system, visit in opened:
        said = visit.end()
        system.__exit__(None, None, None)
        assert said == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_course_in_open_edx(name: str, block: Callable[[str], Block], proved: Proved) -> None:
    """A visit broken off goes on, and the end arrives as a grade and as completed."""
    edx = block(name)
    player = edx.launch()
    player.press("begin")
    player.choose(best(*player.asked, CARE))
    text = player.text
    edx.page.wait_for_load_state("networkidle")
    assert edx.kept()[f"cmi.interactions.0.{NAMES[name]['response']}"]
    player = edx.launch()
    assert player.text == text
    player.press("go-on")
    player.play(CARE)
    edx.leave(player)
    kept = edx.kept()
    assert kept[NAMES[name]["raw"]] == "100"
    assert float(edx.page.locator(".grade").first.inner_text()) == 1
    assert "completed" in edx.page.locator(".completion-status").first.inner_text()
    answers = [one for one in kept if one.endswith(f".{NAMES[name]['response']}")]
    assert len(answers) > 1
    assert edx.launch().score == 100
    proved(name, "open-edx", "play", "resume")
