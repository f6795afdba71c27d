"""What the tests of packages share: the scripts they carry, and learning systems to launch them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Frame, Page

from guide.packages import page as page_files
from guide.render import Json
from macros.adapter_kit import make_adapters
from macros.course_kit import make_kit
from macros.proved import RECORD, recorded
from tests.support.chromium import Visit
from tests.support.cmi12 import Call
from tests.support.packages import LMS, lay_out, packed
from tests.support.site_server import SiteServer, serve

#: What a test calls at its end: the format, with whom it was tried, and what was shown.
Proved = Callable[..., None]
#: What the strictest learning system lets a page do.
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
STRICT += "; connect-src 'self'"
ELSEWHERE = '<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">'
LAUNCHER = f"{STRICT}; frame-src 'self'"


@pytest.fixture(scope="session")
def own_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the adapters as they are now, with a player that does as a test says."""
    folder = tmp_path_factory.mktemp("kit")
    make_adapters(folder)
    (folder / "player.js").write_bytes((LMS / "player.js").read_bytes())
    (folder / "tables.js").write_text("self.connectOrNotTables = {};\n", encoding="utf-8")
    (folder / "player.css").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def with_own_kit(own_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let packages carry those scripts."""
    monkeypatch.setattr(page_files, "kit", lambda name: (own_kit / name).read_bytes())


@pytest.fixture
def proved(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Give what a test calls at its end, to say what it has shown of a format and with whom.

    It stands in docs/training/matrix.json; with RECORD in the environment, it is written there.
    """
    test = f"{Path(str(request.node.path)).name}::{request.node.originalname}"

    def shown(name: str, client: str, *what: str) -> None:
        row = {"format": name, "client": client, "what": list(what), "test": test}
        if os.environ.get("RECORD"):
            record(row)
        assert row in recorded(), "say RECORD=yes to have it written into matrix.json"

    return shown


def record(row: dict[str, Any]) -> None:
    """Put a row in the place of what the same test showed of the same before."""
    same = ("format", "client", "test")
    others = [one for one in recorded() if any(one[key] != row[key] for key in same)]
    rows = sorted([*others, row], key=lambda one: [one[key] for key in same])
    lines = ",\n".join(f" {json.dumps(one)}" for one in rows)
    RECORD.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


class Room:
    """A learning system with one course in it, and the learner's browser."""

    def __init__(self, visit: Visit, site: SiteServer, name: str) -> None:
        """Take who visits, what serves, and the format that the course has."""
        self.visit, self.site, self.name = visit, site, name
        self.page: Page = visit.page()

    def launch(self, condition: str = "", *, in_window: bool = False, **more: str) -> Frame | Page:
        """Launch the course from the learning system's page, and wait for its player."""
        asked = {"format": self.name, "condition": condition, **more}
        asked |= {"in": "window"} if in_window else {}
        self.page.goto("lms.html?" + "&".join(f"{name}={value}" for name, value in asked.items()))
        if in_window:
            with self.page.expect_popup() as opened:
                self.page.evaluate("self.launch()")
            sco: Frame | Page = opened.value
        else:
            frame = self.page.query_selector("#course")
            assert frame
            found = frame.content_frame()
            assert found
            sco = found
        sco.wait_for_selector("[data-ready], .con-view, iframe[src]", state="attached")
        return sco

    def kept(self, name: Literal["calls", "kept", "result", "arrived"]) -> Any:  # noqa: ANN401 - JSON
        """Return what the learning system has noted or keeps."""
        return self.page.evaluate("(name) => JSON.parse(localStorage.getItem(name))", name)

    def calls(self) -> list[Call]:
        """Return every call so far, and forget them."""
        found: list[Call] = self.kept("calls") or []
        self.page.evaluate("localStorage.removeItem('calls')")
        return found

    def leave(self) -> list[Call]:
        """Go elsewhere, as who closes a window does, and return the calls of the visit."""
        self.page.goto("elsewhere.html")
        return self.calls()


@pytest.fixture(scope="session")
def whole_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the kit that packages carry: the adapters and the player itself."""
    folder = tmp_path_factory.mktemp("kit")
    make_adapters(folder)
    make_kit(folder)
    return folder


@pytest.fixture
def played(whole_kit: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Json], Any]:
    """Give what packs a course with its player."""

    def pack(name: str, course: Json) -> dict[str, bytes]:
        with monkeypatch.context() as patched:
            patched.setattr(page_files, "kit", lambda one: (whole_kit / one).read_bytes())
            return packed(name, course)

    return pack


@pytest.fixture
def room(browser: Browser, tmp_path: Path, with_own_kit: None) -> Iterator[Callable[[str], Room]]:
    """Give a learning system for a format; any complaint that was not expected fails the test."""
    del with_own_kit
    opened: list[tuple[Visit, Any]] = []

    def enter(
        name: str, files: dict[str, bytes] | None = None, *, reach: str = "", framed: str = ""
    ) -> Room:
        folder = lay_out(files or packed(name), tmp_path / name)
        (folder / "elsewhere.html").write_text(ELSEWHERE)
        serving = serve(folder)
        site = serving.__enter__()
        policy = STRICT.replace("connect-src 'self'", f"connect-src 'self' {reach}".rstrip())
        policy += f"; frame-src {framed}" if framed else ""
        site.change(r"^content/", lambda answer: _with_policy(answer, policy))
        site.change(r"^lms\.html", lambda answer: _with_policy(answer, LAUNCHER))
        visit = Visit(browser, site.url)
        opened.append((visit, serving))
        return Room(visit, site, name)

    yield enter
    for visit, serving in opened:
        said = visit.end()
        serving.__exit__(None, None, None)
        assert said == []


def _with_policy(answer: Any, policy: str) -> Any:  # noqa: ANN401 - the server's own

    return replace(answer, headers={**answer.headers, "Content-Security-Policy": policy})
