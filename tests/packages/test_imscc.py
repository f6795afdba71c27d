"""A Common Cartridge: its structure, and what a learning system makes of each choice."""

from __future__ import annotations

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from guide.packages import Options, package
from guide.packages.bank import items
from guide.render import Json
from tests.packages.conftest import Proved
from tests.support.courses import awkward_course, one_course, some_presets, steps, verdicts
from tests.support.qti import (
    CARTRIDGE,
    LOM,
    OF_ITEM,
    OF_TEST,
    QTI,
    RESOURCES,
    TEST,
    assert_shape,
    fields,
    read_item,
)
from tests.support.shown import meant, shown, spared

AWKWARD = "awkward"
SCHEMAS = {
    "imsmanifest.xml": "cc11libxml2validator.xsd",
    "connect-or-not/assessment.xml": "ccv1p1_qtiasiv1p2p1_v1p0.xsd",
}


def made_of(name: str) -> Json:
    """Return the course of a preset, or the one with awkward texts."""
    return awkward_course(some_presets(1)[0]) if name == AWKWARD else one_course(name)


def unpacked(made: Json) -> dict[str, bytes]:
    """Return the files of a cartridge."""
    with ZipFile(BytesIO(package("imscc", made, Options()))) as cartridge:
        return {name: cartridge.read(name) for name in cartridge.namelist()}


@pytest.mark.parametrize("name", [*some_presets(), AWKWARD])
def test_every_choice_does_what_the_engine_says(name: str, proved: Proved) -> None:
    """The best choice scores 100, any other nothing, and each shows only what is said of it."""
    made = made_of(name)
    root = ET.fromstring(unpacked(made)["connect-or-not/assessment.xml"])  # noqa: S314 - ours
    found = [read_item(one) for one in root.iter(f"{QTI}item")]
    for item, read in zip(items(made, "imscc"), found, strict=True):
        assert (read.ident, read.title) == (item.name, item.title)
        assert shown(read.text) == spared(meant(item.text))
        for answer in item.answers:
            assert shown(read.choices[answer.id]) == spared([answer.text])
            outcome = read.outcomes[answer.id]
            assert [shown(one) for one in outcome.shown] == [spared(meant(answer.feedback))]
    for (scenario, step, _), read in zip(steps(made), found, strict=True):
        best = [one.choice for one in verdicts(made, scenario, step) if one.grade == "best"]
        scores = {name: outcome.score for name, outcome in read.outcomes.items()}
        assert {name: score for name, score in scores.items() if score} == dict.fromkeys(best, 100)
    proved("imscc", "qti", "best-right")


@pytest.mark.parametrize("name", [some_presets(1)[0], AWKWARD])
def test_the_test_has_the_structure_of_the_profile(name: str, proved: Proved) -> None:
    """Elements, attributes and what is said of questions are those that the profile allows."""
    root = ET.fromstring(unpacked(made_of(name))["connect-or-not/assessment.xml"])  # noqa: S314
    assert_shape(root, QTI, TEST)
    told = fields(root[0])
    assert told.keys() <= OF_TEST.keys()
    assert all(re.fullmatch(OF_TEST[label], entry) for label, entry in told.items())
    every = list(root.iter(f"{QTI}item"))
    assert len({one.attrib["ident"] for one in every}) == len(every)
    for item in every:
        told = fields(item[0])
        assert told.keys() == OF_ITEM.keys()
        assert all(re.fullmatch(OF_ITEM[label], entry) for label, entry in told.items())
        respident = {one.attrib["respident"] for one in item.iter(f"{QTI}varequal")}
        assert respident == {one.attrib["ident"] for one in item.iter(f"{QTI}response_lid")}
        shows = [one.attrib["linkrefid"] for one in item.iter(f"{QTI}displayfeedback")]
        assert shows == [one.attrib["ident"] for one in item.iter(f"{QTI}itemfeedback")]
        # Moodle shows what stands in a condition that goes on after every answer.
        assert {one.attrib["continue"] for one in item.iter(f"{QTI}respcondition")} == {"No"}
    proved("imscc", "qti", "structure")


def test_the_manifest_names_every_file() -> None:
    """The manifest is a cartridge's, shows one thing, and names each file that there is."""
    files = unpacked(made_of(AWKWARD))
    root = ET.fromstring(files["imsmanifest.xml"])  # noqa: S314 - ours
    metadata, organizations, resources = root
    assert_shape(resources, CARTRIDGE, RESOURCES)
    assert [one.text for one in metadata[:2]] == ["IMS Common Cartridge", "1.1.0"]
    assert metadata[2].tag == f"{LOM}lom"
    assert metadata[2][0][0][0].text == "A ~ = # { } : \\ / \u2039b\u203a & title"
    named = [one.attrib["href"] for one in root.iter(f"{CARTRIDGE}file")]
    assert {*named, "imsmanifest.xml"} == set(files)
    (organization,) = organizations
    assert organization.attrib["structure"] == "rooted-hierarchy"
    (outer,) = organization
    (shown_item,) = outer
    assert shown_item.attrib["identifierref"] == resources[0].attrib["identifier"]


@pytest.mark.skipif(
    "CC_SCHEMAS" not in os.environ, reason="CC_SCHEMAS names no folder of the cartridge's schemas"
)
@pytest.mark.parametrize("name", [*some_presets(), AWKWARD])
def test_the_published_schemas_find_nothing(name: str, tmp_path: Path) -> None:
    """1EdTech's own schemas, where somebody has them, find nothing wrong."""
    for file, content in unpacked(made_of(name)).items():
        target = tmp_path / Path(file).name
        target.write_bytes(content)
        schema = Path(os.environ["CC_SCHEMAS"]) / SCHEMAS[file]
        command = ["xmllint", "--noout", "--nonet", "--schema", str(schema), str(target)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
