"""The site's own styles become one file, and nothing else of a page changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from macros.command import BuildError
from macros.join_styles import FOLDER, join

SHEETS = {
    "colours.css": "/* Colours. */\n:root { --ink: #112233; }\n",
    "type.css": "@font-face { font-family: A; src: url(../fonts/a.woff2); }\nb { color: red; }\n",
    "extra.css": "b { color: blue; }\n",
}
THEME = '<link rel="stylesheet" href="{up}assets/stylesheets/main.57a0d79d.min.css">'
LINK = '<link rel="stylesheet" href="{up}stylesheets/{name}">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of three pages; the last has a style of its own, apart from the others."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.woff2").write_bytes(b"a font")
    (tmp_path / "fonts" / "LICENSE.txt").touch()
    for name, text in SHEETS.items():
        (tmp_path / FOLDER / name).write_text(text, encoding="utf-8")
    write(tmp_path / "index.html", "", ["colours.css", "type.css"])
    write(tmp_path / "one" / "two" / "index.html", "../../", ["colours.css", "type.css"])
    write(
        tmp_path / "one" / "index.html",
        "../",
        ["colours.css", "type.css"],
        LINK.format(up="../", name="extra.css"),
    )
    (tmp_path / "404.html").write_text("<h1>None</h1>", encoding="utf-8")
    return tmp_path


def write(page: Path, up: str, names: list[str], more: str = "") -> None:
    """Write a page that asks for these style sheets, and for one more further on."""
    page.parent.mkdir(parents=True, exist_ok=True)
    links = "\n  ".join(LINK.format(up=up, name=name) for name in names)
    text = f"<head>{THEME.format(up=up)}\n<p>{links}</p><i>{more}</i></head>"
    page.write_text(text, encoding="utf-8")


def test_pages_ask_for_one_file(site: Path) -> None:
    """Every page asks for the one file from where it is, and the theme's and its own stay."""
    join(site)
    (made,) = (site / FOLDER).glob("site-*.css")
    for path, up in (("", ""), ("one/two/", "../../")):
        text = (site / path / "index.html").read_text(encoding="utf-8")
        link = LINK.format(up=up, name=made.name)
        assert text == f"<head>{THEME.format(up=up)}\n<p>{link}</p><i></i></head>"
    assert LINK.format(up="../", name="extra.css") in (site / "one" / "index.html").read_text()
    assert {path.name for path in (site / FOLDER).iterdir()} == {made.name, "extra.css"}


def test_styles_keep_their_order_and_ask_for_named_fonts(site: Path) -> None:
    """The file holds the sheets in the order of the page; a font goes by its content."""
    join(site)
    (made,) = (site / FOLDER).glob("site-*.css")
    font = f"a-{hashlib.sha256(b'a font').hexdigest()[:16]}.woff2"
    assert {path.name for path in (site / "fonts").iterdir()} == {font, "LICENSE.txt"}
    assert made.read_text(encoding="utf-8").strip() == (
        f":root{{--ink: #112233}}@font-face{{font-family:A;src:url(../fonts/{font})}}b{{color:red}}"
    )


def test_missing_font_stops_the_build(site: Path) -> None:
    """A font that the styles ask for and nobody has put there is named."""
    (site / "fonts" / "a.woff2").unlink()
    with pytest.raises(BuildError, match=r"^fonts/a\.woff2, "):
        join(site)


def test_name_follows_the_content(site: Path) -> None:
    """Another text has another name, and joining twice changes nothing."""
    join(site)
    assert join(site) == "No page has styles to be joined."
    (first,) = (site / FOLDER).glob("site-*.css")
    assert "-" in first.name


def test_pages_with_other_styles_stop_the_build(site: Path) -> None:
    """A page whose list differs is not given what it did not ask for."""
    write(site / "one" / "index.html", "../", ["type.css", "colours.css"])
    with pytest.raises(BuildError, match="extra_css"):
        join(site)
