"""The built site as files: complete in itself, with every link leading somewhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from guide.questionnaire import QUESTIONS
from guide.render import question_data
from guide.version import POLICY_VERSION, from_fragment
from macros import questionnaire_scripts
from tests.support.html import Element, addresses, elements, ids
from tests.support.sources import copy_sources

ROOT = Path(__file__).parents[2]
#: Ways in which a style or a script of ours could fetch something.
FETCHED = {
    "css": re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)"""),
    "mjs": re.compile(
        r"""^import[^;]*?"([^"]+)"|(?<![.\w])import\("([^"]+)"|new URL\("([^"]+)", import""",
        re.MULTILINE,
    ),
}
NOT_FETCHED = ("data:", "blob:", "mailto:", "#")


def pages(site_folder: Path) -> list[Path]:
    """Return every page that has an address of its own."""
    return sorted(site_folder.rglob("index.html"))


@pytest.fixture(scope="session")
def tool_page(site_folder: Path) -> Path:
    """Give the file of the page with the questionnaire."""
    return site_folder / "policy" / "index.html"


# Links


def test_pages_fetch_from_this_site_alone(site_folder: Path) -> None:
    """No page fetches a script, style, font or picture from another host."""
    links = ("a", "form")
    found = [
        (file.name, value)
        for file in [*pages(site_folder), site_folder / "404.html"]
        for one in elements(file)
        if one.tag not in links
        for name in ("href", "src", "srcset", "data", "poster")
        if urlsplit(value := one.attributes.get(name, "")).netloc
    ]
    assert found == []


@pytest.mark.parametrize("ending", ["css", "mjs"])
def test_styles_and_scripts_fetch_from_this_site_alone(site_folder: Path, ending: str) -> None:
    """No style or module fetches anything from another host, and what they fetch is there."""
    missing = []
    for file in site_folder.rglob(f"*.{ending}"):
        if file.parent.name == "engine":
            continue
        for groups in FETCHED[ending].findall(file.read_text(encoding="utf-8")):
            target = "".join(groups)
            if (
                not target.startswith(NOT_FETCHED)
                and not (file.parent / target.split("?")[0]).exists()
            ):
                missing.append((file.name, target))
    assert missing == []


def test_every_link_leads_somewhere(site_folder: Path) -> None:
    """Every link, anchor, picture, style and script of a page is there."""
    broken = [
        f"{file.relative_to(site_folder)}: {address}"
        for file in pages(site_folder)
        for address in addresses(file)
        if not leads_somewhere(file, address)
    ]
    assert broken == []


def leads_somewhere(file: Path, address: str) -> bool:
    """Tell whether an address within the site is there; other hosts are taken on trust."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    if parts.fragment.startswith("v="):
        # Answers: a fault in them raises, and those of another edition come with a sentence.
        return target.parent.name == "policy" and not from_fragment(parts.fragment)[1]
    return not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in ids(target)


def test_missing_page_works_under_a_sub_path(site_folder: Path) -> None:
    """The page for addresses that do not exist asks for nothing at the root of the host."""
    file = site_folder / "404.html"
    assert [address for address in addresses(file) if address.startswith("/")] == []


def test_no_id_stands_twice(site_folder: Path) -> None:
    """Within a page no id is given twice, or links and labels would go astray."""
    for file in pages(site_folder):
        found = [one.attributes["id"] for one in elements(file) if "id" in one.attributes]
        assert [name for name in found if found.count(name) > 1] == [], file


def test_nothing_of_a_template_is_left(site_folder: Path) -> None:
    """No page shows what a template should have filled in."""
    for file in [*pages(site_folder), site_folder / "404.html"]:
        text = file.read_text(encoding="utf-8")
        assert re.findall(r"\{\{|\{%", text) == [], file


def test_every_page_has_a_title_of_its_own(site_folder: Path) -> None:
    """Titles differ from page to page, and every page names its language."""
    found = [one for file in pages(site_folder) for one in elements(file)]
    titles = [one.text for one in found if one.tag == "title" and not one.inside("svg")]
    assert len(set(titles)) == len(titles) == len(pages(site_folder))
    assert {one.attributes.get("lang") for one in found if one.tag == "html"} == {"en"}


def test_search_finds_the_pages(site_folder: Path) -> None:
    """The index that the search uses is part of the site."""
    index = json.loads((site_folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert len(index["docs"]) > 3


# The page contract


def fieldsets(file: Path) -> dict[str, Element]:
    """Return the questions of the built page."""
    found = [one for one in elements(file) if one.tag == "fieldset" and not one.inside("template")]
    return {one.attributes["data-question"]: one for one in found}


def within(file: Path, question: Element, tag: str) -> list[Element]:
    """Return the elements of a kind inside a question."""
    return [one for one in elements(file) if one.tag == tag and question in one.around]


def test_every_question_is_in_the_page(tool_page: Path) -> None:
    """The page holds each of the guide's questions, in order; only the first is shown."""
    found = fieldsets(tool_page)
    assert [*found] == [question.id for question in QUESTIONS]
    shown = [name for name, one in found.items() if "hidden" not in one.attributes]
    assert shown == [QUESTIONS[0].id]


def test_names_and_values_are_the_guides_ids(tool_page: Path) -> None:
    """Each question is a fieldset with a legend, and its radio buttons carry the guide's ids."""
    for question in QUESTIONS:
        fieldset = fieldsets(tool_page)[question.id]
        radios = [one.attributes for one in within(tool_page, fieldset, "input")]
        assert [one["value"] for one in radios] == [*question.options]
        assert {(one["type"], one["name"]) for one in radios} == {("radio", question.id)}
        legends = within(tool_page, fieldset, "legend")
        assert [one.text for one in legends] == [question_data(question)["text"]]


def test_every_fieldset_has_a_legend(tool_page: Path) -> None:
    """No fieldset is without a legend, in the page or in what its script adds."""
    found = elements(tool_page)
    with_legend = [one.inside("fieldset") for one in found if one.tag == "legend"]
    assert [one for one in found if one.tag == "fieldset" and one not in with_legend] == []


def test_scripts_stand_at_the_end_of_its_pages(site_folder: Path) -> None:
    """The questionnaire's pages hold its scripts letter by letter, after all that can be seen."""
    scripts = questionnaire_scripts()
    found = {
        page.parent.relative_to(site_folder).as_posix(): text.split(scripts)
        for page in pages(site_folder)
        if scripts in (text := page.read_text(encoding="utf-8"))
    }
    assert [*found] == ["asked", "policy"]
    for before, after in found.values():
        assert "</footer>" in before
        assert re.fullmatch(r"\s*(<script[^>]*>[^<]*</script>)?\s*</body>\s*</html>\s*", after)


def test_page_says_its_edition(tool_page: Path) -> None:
    """The questionnaire names the edition of its questions, and begins without Python."""
    root = next(one for one in elements(tool_page) if one.attributes.get("id") == "questionnaire")
    assert root.attributes["data-version"] == POLICY_VERSION
    assert root.attributes["data-engine"] == "static"


# The other site generator


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="Zensical is not here")
def test_zensical_builds_the_site(engine_folder: Path, tmp_path: Path) -> None:
    """Material's successor builds the same pages, without a complaint."""
    assert engine_folder.is_dir()
    copy_sources(tmp_path)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    told = os.environ | {"PYTHONPATH": str(tmp_path), "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    file = tmp_path / "site" / "policy" / "index.html"
    assert [*fieldsets(file)] == [question.id for question in QUESTIONS]
    assert questionnaire_scripts() in file.read_text(encoding="utf-8")
