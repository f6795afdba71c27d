"""A reader of QTI 1.2 as learning systems read it, and the structure that a cartridge may have.

No reader for Common Cartridge is to be had from PyPI, npm or Debian, nor are its schemas.  The
structure below was copied by hand from `ccv1p1_qtiasiv1p2p1_v1p0.xsd` and
`ccv1p1_imscp_v1p2_v1p0.xsd` for the elements that we use; both, with their Schematron rules, have
found nothing wrong with our files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CARTRIDGE = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest}"
_WHERE = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_ID = r"[A-Za-z_][A-Za-z0-9._-]*"

#: Each element with its attributes as patterns, and its children as a pattern over their names.
Shape = dict[str, tuple[dict[str, str], str]]
TEST: Shape = {
    "questestinterop": ({_WHERE: r".+"}, r"assessment "),
    "assessment": ({"ident": _ID, "title": r".+"}, r"(qtimetadata )(section )"),
    "qtimetadata": ({}, r"(qtimetadatafield )+"),
    "qtimetadatafield": ({}, r"fieldlabel fieldentry "),
    "fieldlabel": ({}, r""),
    "fieldentry": ({}, r""),
    "section": ({"ident": _ID}, r"(item )+"),
    "item": (
        {"ident": _ID, "title": r".+"},
        r"itemmetadata presentation resprocessing (itemfeedback )+",
    ),
    "itemmetadata": ({}, r"qtimetadata "),
    "presentation": ({}, r"material response_lid "),
    "material": ({}, r"mattext "),
    "mattext": ({"texttype": r"text/(html|plain)"}, r""),
    "response_lid": ({"ident": _ID, "rcardinality": r"Single"}, r"render_choice "),
    "render_choice": ({"shuffle": r"Yes|No"}, r"(response_label ){3,}"),
    "response_label": ({"ident": _ID}, r"material "),
    "resprocessing": ({}, r"outcomes (respcondition )+"),
    "outcomes": ({}, r"decvar "),
    "decvar": (
        {"varname": r"SCORE", "vartype": r"Integer|Decimal", "minvalue": r"0", "maxvalue": r"100"},
        r"",
    ),
    "respcondition": ({"continue": r"Yes|No"}, r"conditionvar (setvar )?(displayfeedback )*"),
    "conditionvar": ({}, r"varequal "),
    "varequal": ({"respident": _ID}, r""),
    "setvar": ({"action": r"Set", "varname": r"SCORE"}, r""),
    "displayfeedback": ({"feedbacktype": r"Response", "linkrefid": _ID}, r""),
    "itemfeedback": ({"ident": _ID}, r"flow_mat "),
    "flow_mat": ({}, r"material "),
}
RESOURCES: Shape = {
    "resources": ({}, r"(resource )+"),
    "resource": (
        {"identifier": _ID, "type": r"imsqti_xmlv1p2/imscc_xmlv1p1/assessment"},
        r"(file )+",
    ),
    "file": ({"href": r"[A-Za-z0-9._/-]+"}, r""),
}
#: Rule sets 1 and 2 of the profile: what may be said of a test and of a question.
OF_TEST = {
    "cc_profile": r"cc\.exam\.v0p1",
    "qmd_assessmenttype": r"Examination",
    "qmd_scoretype": r"Percentage",
    "qmd_feedbackpermitted": r"Yes|No",
    "cc_maxattempts": r"Examination|[1-5]|unlimited",
}
OF_ITEM = {"cc_profile": r"cc\.multiple_choice\.v0p1", "cc_question_category": r".+"}


def assert_shape(element: ET.Element, space: str, shape: Shape) -> None:
    """Hold an element and all in it against a structure."""
    assert element.tag.startswith(space), element.tag
    name = element.tag.removeprefix(space)
    attributes, children = shape[name]
    assert set(element.attrib) == set(attributes), name
    for key, pattern in attributes.items():
        assert re.fullmatch(pattern, element.attrib[key]), (name, key, element.attrib[key])
    assert re.fullmatch(children, "".join(f"{_local(one)} " for one in element)), name
    assert not (children and (element.text or "").strip()), name
    for child in element:
        assert_shape(child, space, shape)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def fields(element: ET.Element) -> dict[str, str]:
    """Return what is said of a test or a question; nothing may be said twice."""
    rows = element.findall(f"{QTI}qtimetadata/{QTI}qtimetadatafield")
    pairs = [(one[0].text or "", one[1].text or "") for one in rows]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@dataclass(frozen=True)
class Outcome:
    """What a learner gets for a choice: a score of 100, and what is shown."""

    score: int
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """A question as it was read: its text, and each choice by its id."""

    ident: str
    title: str
    text: str
    choices: dict[str, str]
    outcomes: dict[str, Outcome]


def read_item(item: ET.Element) -> Read:
    """Read a question, and try each of its choices."""
    labels = item.findall(f".//{QTI}response_label")
    choices = {one.attrib["ident"]: _text(one) for one in labels}
    presentation = item.find(f"{QTI}presentation")
    assert presentation is not None
    return Read(
        item.attrib["ident"],
        item.attrib["title"],
        _text(presentation),
        choices,
        {name: _processed(item, name) for name in choices},
    )


def _processed(item: ET.Element, chosen: str) -> Outcome:
    """Process a response as QTI 1.2 says: condition after condition, until one does not go on."""
    said = {one.attrib["ident"]: _text(one) for one in item.findall(f"{QTI}itemfeedback")}
    score, shown = 0, []
    for condition in item.findall(f"{QTI}resprocessing/{QTI}respcondition"):
        equal = condition.find(f"{QTI}conditionvar/{QTI}varequal")
        assert equal is not None
        if equal.text != chosen:
            continue
        for one in condition.findall(f"{QTI}setvar"):
            score = int(one.text or "")
        feedback = condition.findall(f"{QTI}displayfeedback")
        shown += [said[one.attrib["linkrefid"]] for one in feedback]
        if condition.attrib["continue"] == "No":
            break
    return Outcome(score, tuple(shown))


def _text(element: ET.Element) -> str:
    found = element.find(f".//{QTI}mattext")
    assert found is not None
    return found.text or ""
