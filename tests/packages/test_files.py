"""What lies in the packages: manifests by their schemas, files as learning systems want them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from guide.errors import GuideError
from guide.packages import FORMATS, Options, package
from guide.packages.archive import archive
from guide.practice import course
from guide.presets import presets
from guide.render import Json
from tests.packages.conftest import Proved
from tests.support.packages import packed, small_course, xml
from tests.support.schemas import complaints

pytestmark = pytest.mark.usefixtures("with_own_kit")
SCORMS = ["scorm12", "scorm2004", "dispatch"]
CARRYING = ["scorm12", "scorm2004", "cmi5"]
MADE_HERE = [*CARRYING, "dispatch"]
SITE = Options(site="https://example.org/guide/")


def _course(name: str) -> Json:
    """Return a course that a format takes: one of the guide's own cases where it must be."""
    return course(["pitch-after-yes"]) if name == "dispatch" else small_course()


def _packed(name: str) -> dict[str, bytes]:
    return packed(name, _course(name), SITE)


@pytest.mark.parametrize("name", MADE_HERE)
def test_the_same_course_gives_the_same_bytes(name: str) -> None:
    """Two runs give the same archive, and its files carry no date and nothing beside them."""
    made = [package(name, _course(name), SITE) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as opened:
        members = opened.infolist()
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.extra for one in members} == {b""}
    assert [one.filename for one in members] == sorted(one.filename for one in members)
    assert not [one.filename for one in members if re.search(r"\\|^/|\.\.|/$", one.filename)]


@pytest.mark.parametrize("name", MADE_HERE)
def test_no_archive_inside_and_nothing_that_systems_refuse(name: str) -> None:
    """Everything in a package is a page, a script, a style or XML; nothing runs in the pages."""
    files = _packed(name)
    assert {Path(one).suffix for one in files} <= {".html", ".js", ".css", ".xml"}
    pages = [content.decode() for one, content in files.items() if one.endswith(".html")]
    for page in pages:
        assert not re.findall(r"<script(?![^>]*\bsrc=)|<style| style=| on\w+=", page)
        linked = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert set(linked) <= set(files)
    scripts = [content.decode() for one, content in files.items() if one.endswith(".js")]
    assert not [one for one in scripts if re.search(r"\beval\(|new Function|WebAssembly", one)]


@pytest.mark.parametrize("name", SCORMS)
def test_the_manifest_is_valid(name: str, tmp_path: Path, proved: Proved) -> None:
    """The manifest stands at the root and is valid by the schemas of IMS and ADL."""
    manifest = _packed(name)["imsmanifest.xml"]
    schema = "scorm12" if name == "dispatch" else name
    assert complaints(schema, manifest, tmp_path) == []
    spoilt = manifest.replace(b"identifierref=", b"identifierRef=")
    assert complaints(schema, spoilt, tmp_path) != []
    proved(name, "xmllint", "valid")


@pytest.mark.parametrize("name", SCORMS)
def test_one_page_to_launch_and_every_file_named(name: str) -> None:
    """There is one item and one SCO, the first resource, which names all files but the manifest."""
    files = _packed(name)
    tree = xml(files["imsmanifest.xml"])
    items = tree.findall(".//{*}item")
    resources = tree.findall(".//{*}resource")
    assert len(items) == len(resources) == 1
    assert items[0].get("identifierref") == resources[0].get("identifier")
    assert resources[0].get("href") == "index.html"
    kinds = [value for key, value in resources[0].attrib.items() if "scormtype" in key.lower()]
    assert kinds == ["sco"]
    named = [str(one.get("href")) for one in resources[0].findall("{*}file")]
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})
    assert tree.findtext(".//{*}title") == _course(name)["title"]


def test_the_pass_mark_is_in_each_manifest() -> None:
    """The learning system is told the pass mark in the form of each standard."""
    marked = small_course(**{"pass-mark": 85})
    twelve = packed("scorm12", marked)["imsmanifest.xml"]
    assert xml(twelve).findtext(".//{*}masteryscore") == "85"
    later = packed("scorm2004", marked)["imsmanifest.xml"]
    assert xml(later).findtext(".//{*}minNormalizedMeasure") == "0.85"
    structure = xml(packed("cmi5", marked)["cmi5.xml"])
    units = structure.findall(".//{*}au")
    assert [one.get("masteryScore") for one in units] == ["0.85"]


@pytest.mark.parametrize("name", CARRYING)
def test_the_course_arrives_whole(name: str) -> None:
    """The course in the package is the course that was given, whatever letters are in it."""
    script = packed(name)["course.js"].decode("ascii")
    assert script.startswith("self.connectOrNotCourse = ")
    assert json.loads(script.removeprefix("self.connectOrNotCourse = ").rstrip(";\n")) == (
        small_course()
    )


def test_ids_differ_where_courses_do() -> None:
    """A course with another case, pass mark or policy has an id of its own."""
    courses = [small_course(), small_course(**{"pass-mark": 80}), small_course(answers={"a": "b"})]
    manifests = [packed("scorm12", one)["imsmanifest.xml"] for one in courses]
    ids = {xml(one).get("identifier") for one in manifests}
    assert len(ids) == len(courses)


def test_every_format_has_its_module() -> None:
    """Each format in the table can be made, and says what it is for."""
    for name, form in FORMATS.items():
        assert form.help
        assert package(
            name, _course(name) if name in MADE_HERE else course(None, presets()["care"]), SITE
        ), name


@pytest.mark.parametrize("name", ["../x.js", "/x.js", "a\\b.js", "a b.js", ".hidden", "x/"])
def test_names_that_no_system_serves(name: str) -> None:
    """A name that some learning system cannot serve never gets into a package."""
    with pytest.raises(ValueError, match="not a name"):
        archive({name: b""})


def test_a_kit_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the build has not been run, one sentence says so and how."""
    from guide.packages import kit  # noqa: PLC0415

    monkeypatch.setattr(kit, "files", lambda _: Path("/nowhere"))
    with pytest.raises(GuideError, match="make build"):
        kit.kit("player.js")
