"""The pages for trainers in a browser: what they print, and what they offer for download."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guide.slides import slides
from macros import wheel
from tests.support.site_server import SiteServer

#: A sheet of paper in points, to a whole one.
LANDSCAPE, PORTRAIT = (842, 595), (595, 842)
#: What reaches out of the sheet that it is on.
OUTSIDE = """(selector) => [...document.querySelectorAll(selector)].flatMap((sheet) => {
  const { bottom, right } = sheet.getBoundingClientRect();
  return [...sheet.querySelectorAll("*")]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.bottom > bottom + 1 || box.right > right + 1;
    })
    .map((one) => `${sheet.className}: ${one.tagName} ${one.textContent.slice(0, 40)}`);
})"""


def sheets(page: Page) -> list[tuple[int, int]]:
    """Print a page as a PDF, and return the size of each sheet."""
    printed = page.pdf(prefer_css_page_size=True)
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    return [(round(float(width)), round(float(height))) for width, height in found]


def test_each_slide_prints_on_a_sheet_of_its_own(page: Page) -> None:
    """Printed, there are as many sheets as slides, wide ones, and nothing else is on them."""
    page.goto("training/slides/")
    assert sheets(page) == [LANDSCAPE] * len(slides())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})
    assert page.evaluate(OUTSIDE, ".con-slide-face") == []
    for name in ("h1", ".con-slide-trainer", ".md-header", ".md-footer", ".headerlink"):
        assert page.locator(f"{name}:visible").count() == 0
    expect(page.locator(".con-slide-face").first).to_be_visible()


def test_each_handout_prints_on_one_sheet(page: Page) -> None:
    """Printed, each handout fits on a sheet of its own, and nothing else is printed."""
    page.goto("training/handouts/")
    count = page.locator(".con-sheet").count()
    assert count == 4
    assert sheets(page) == [PORTRAIT] * count
    page.emulate_media(media="print")
    assert page.locator("h1:visible").count() == 0


def test_slides_say_on_the_page_what_the_guide_says(page: Page) -> None:
    """The page holds every slide with its title, its lines and the trainer's words."""
    page.goto("training/slides/")
    found = page.locator(".con-slide")
    assert found.count() == len(slides())
    for place, slide in enumerate(slides()):
        one = found.nth(place)
        expect(one.locator("h2")).to_have_text(slide.title)
        expect(one.locator("li")).to_have_count(len(slide.items))
        expect(one.locator(".con-slide-trainer")).to_have_text(slide.trainer)
        actions = one.locator("[data-action]").evaluate_all(
            "(all) => all.map((e) => e.dataset.action)"
        )
        assert actions == [item.action for item in slide.items if item.action]


def test_package_and_notebook_can_be_downloaded(page: Page, site_folder: Path) -> None:
    """The page offers the wheel and the notebook, and gives them as they are."""
    page.goto("training/python/")
    with page.expect_download() as wanted:
        page.locator("article a[href$='.whl']").click()
    assert wanted.value.suggested_filename == wheel.NAME
    built = (site_folder / "downloads" / wheel.NAME).read_bytes()
    assert wanted.value.path().read_bytes() == built
    with page.expect_download() as wanted:
        page.locator("article a[href$='.ipynb']").click()
    assert json.loads(wanted.value.path().read_text("utf-8"))["nbformat"] == 4


def test_pip_finds_the_package_on_the_page(site: SiteServer, tmp_path: Path) -> None:
    """Given the address of the page, pip downloads the package from it, and from nowhere else."""
    address = f"{site.url}training/python/"
    command = [sys.executable, "-m", "pip", "download", "--no-index", "--no-deps", "--no-cache-dir"]
    told = [*command, "--isolated", "--find-links", address, "--dest", tmp_path, "connect-or-not"]
    done = subprocess.run(told, capture_output=True, text=True, check=False)  # type: ignore[arg-type]
    assert done.returncode == 0, done.stdout + done.stderr
    assert [one.name for one in tmp_path.iterdir()] == [wheel.NAME]


@pytest.mark.parametrize("name", ["session", "handouts", "slides"])
def test_a_phone_shows_them_whole(page: Page, name: str) -> None:
    """On a phone nothing of them reaches out of the window."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"training/{name}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
