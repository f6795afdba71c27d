"""The build step that writes a page for each platform and stance."""

from __future__ import annotations

from pathlib import Path

from macros import write_pages
from tests.support.by_hand import PAGES, POLICIES


def test_every_platform_and_policy_has_a_page(tmp_path: Path) -> None:
    """Each platform has a page for its tree, and one for each of its policies."""
    wanted = {f"{platform}/index.md" for platform in PAGES}
    wanted |= {f"{platform}/{stance}.md" for platform, stance in POLICIES}
    assert {*write_pages.write_pages(tmp_path)} == wanted
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert written == wanted


def test_pages_hold_no_wording(tmp_path: Path) -> None:
    """Below its front matter a page holds nothing but an include, and its title is the guide's."""
    write_pages.write_pages(tmp_path)
    for platform, stance in POLICIES:
        _, front, body = (tmp_path / platform / f"{stance}.md").read_text("utf-8").split("---\n")
        title = PAGES[platform]["policies"][stance]["title"]
        assert f'title: "{title}"' in front.splitlines()
        assert body.strip() == '{% include "stance_page.html" %}'


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    """Pages that are up to date stay untouched, so that a preview does not build them again."""
    write_pages.write_pages(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    assert write_pages.write_pages(tmp_path) == []
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_pages_that_are_no_more_go(tmp_path: Path) -> None:
    """A policy that can no longer be reached loses its page; what stands beside stays."""
    gone, beside = tmp_path / "elsewhere" / "open.md", tmp_path / "index.md"
    gone.parent.mkdir()
    gone.touch()
    beside.touch()
    write_pages.write_pages(tmp_path)
    assert not gone.parent.exists()
    assert beside.exists()


def test_changed_page_is_written_again(tmp_path: Path) -> None:
    """A page that differs from what it should be is written, and no other."""
    write_pages.write_pages(tmp_path)
    name = f"{POLICIES[0][0]}/index.md"
    (tmp_path / name).write_text("old", encoding="utf-8")
    assert write_pages.write_pages(tmp_path) == [name]
