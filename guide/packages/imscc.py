"""Common Cartridge 1.1: one test of QTI 1.2 questions, which a learning system takes into its bank.

The cartridge's profile of QTI knows right and wrong and nothing between, so what is defensible
counts as wrong there; what is said of it tells the learner better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from guide.packages import Options
from guide.packages.bank import Answer, Item, items
from guide.packages.markup import clean, html, inline
from guide.render import Json

_CARTRIDGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p1"
_WHERE = {
    _CARTRIDGE: f"{_PROFILE}/ccv1p1_imscp_v1p2_v1p0.xsd",
    _LOM: f"{_PROFILE}/LOM/ccv1p1_lommanifest_v1p0.xsd",
    _QTI: f"{_PROFILE}/ccv1p1_qtiasiv1p2p1_v1p0.xsd",
}
_TEST = "connect-or-not/assessment.xml"
#: Moodle restores nothing of a course in whose title it finds what may be a tag.
NO_TAGS = str.maketrans("<>", "\u2039\u203a")
#: Moodle resolves escaped letters once more than it should, and would make markup of a text.
_TAG = re.compile(r"&lt;(?=[A-Za-z/!?])")
_ESCAPED = re.compile(r"&amp;(?=#?\w+;)")
_UNSEEN = "\u2060"


def files(course: Json, _: Options) -> dict[str, bytes]:
    """Return a course as the files of a cartridge.

    Raises GuideError where the course leaves the policy to the learner.
    """
    return {
        "imsmanifest.xml": _written(_manifest(course)),
        _TEST: _written(_test(course, items(course, "imscc"))),
    }


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _e(
    name: str,
    attributes: Mapping[str, str] | None = None,
    children: str | Iterable[ET.Element] = (),
) -> ET.Element:
    """Return an element; its name and those of its attributes stand as they are to be written."""
    made = ET.Element(name, {key: clean(value) for key, value in (attributes or {}).items()})
    if isinstance(children, str):
        made.text = clean(children)
    else:
        made.extend(children)
    return made


def _spaces(*names: str, **prefixed: str) -> dict[str, str]:
    """Return attributes that declare namespaces, the first without a prefix, and their place."""
    spaces = [*names, *prefixed.values()]
    return {
        "xmlns": names[0],
        **{f"xmlns:{prefix}": space for prefix, space in prefixed.items()},
        "xmlns:xsi": _SCHEMA,
        "xsi:schemaLocation": " ".join(f"{space} {_WHERE[space]}" for space in spaces),
    }


def _name(course: Json) -> str:
    title: str = course["title"]
    return title.translate(NO_TAGS)


# The manifest


def _manifest(course: Json) -> ET.Element:
    name = _name(course)
    title = _e("lomimscc:title", {}, [_e("lomimscc:string", {"language": "en"}, name)])
    metadata = [
        _e("schema", {}, "IMS Common Cartridge"),
        _e("schemaversion", {}, "1.1.0"),
        _e("lomimscc:lom", {}, [_e("lomimscc:general", {}, [title])]),
    ]
    shown = _e("item", {"identifier": "item", "identifierref": "test"}, [_e("title", {}, name)])
    organization = _e(
        "organization",
        {"identifier": "organization", "structure": "rooted-hierarchy"},
        [_e("item", {"identifier": "root"}, [shown])],
    )
    resource = _e(
        "resource",
        {"identifier": "test", "type": "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"},
        [_e("file", {"href": _TEST})],
    )
    return _e(
        "manifest",
        {"identifier": "connect-or-not", **_spaces(_CARTRIDGE, lomimscc=_LOM)},
        [
            _e("metadata", {}, metadata),
            _e("organizations", {}, [organization]),
            _e("resources", {}, [resource]),
        ],
    )


# The test


def _test(course: Json, every: Iterable[Item]) -> ET.Element:
    settings = _fields(
        cc_profile="cc.exam.v0p1",
        qmd_assessmenttype="Examination",
        qmd_scoretype="Percentage",
        qmd_feedbackpermitted="Yes",
        cc_maxattempts="unlimited",
    )
    section = _e("section", {"ident": "section"}, [_item(one) for one in every])
    assessment = _e(
        "assessment", {"ident": "connect-or-not", "title": _name(course)}, [settings, section]
    )
    return _e("questestinterop", _spaces(_QTI), [assessment])


def _fields(**values: str) -> ET.Element:
    rows = [
        _e("qtimetadatafield", {}, [_e("fieldlabel", {}, label), _e("fieldentry", {}, entry)])
        for label, entry in values.items()
    ]
    return _e("qtimetadata", {}, rows)


def _item(item: Item) -> ET.Element:
    settings = _fields(cc_profile="cc.multiple_choice.v0p1", cc_question_category=item.theme)
    scored = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    processing = [
        _e("outcomes", {}, [_e("decvar", scored)]),
        *(_condition(one) for one in item.answers),
    ]
    return _e(
        "item",
        {"ident": item.name, "title": item.title},
        [
            _e("itemmetadata", {}, [settings]),
            _presentation(item),
            _e("resprocessing", {}, processing),
            *(_feedback(one) for one in item.answers),
        ],
    )


def _presentation(item: Item) -> ET.Element:
    labels = [
        _e("response_label", {"ident": one.id}, [_material(inline(one.text))])
        for one in item.answers
    ]
    choice = _e("render_choice", {"shuffle": "No"}, labels)
    response = _e("response_lid", {"ident": "choice", "rcardinality": "Single"}, [choice])
    return _e("presentation", {}, [_material(html(item.text)), response])


def _material(text: str) -> ET.Element:
    spared = _ESCAPED.sub(f"&amp;{_UNSEEN}", _TAG.sub("\u2039", text))
    return _e("material", {}, [_e("mattext", {"texttype": "text/html"}, spared)])


def _condition(answer: Answer) -> ET.Element:
    """Return what a choice brings about: one condition, at which the system stops.

    Moodle takes what is shown by a condition after which it goes on for feedback on every answer,
    and any score above nothing for right.
    """
    chosen = _e("conditionvar", {}, [_e("varequal", {"respident": "choice"}, answer.id)])
    score = _e("setvar", {"action": "Set", "varname": "SCORE"}, "100")
    told = _e("displayfeedback", {"feedbacktype": "Response", "linkrefid": _told(answer)})
    made = [chosen, score, told] if answer.grade == "best" else [chosen, told]
    return _e("respcondition", {"continue": "No"}, made)


def _told(answer: Answer) -> str:
    return f"said-of-{answer.id}"


def _feedback(answer: Answer) -> ET.Element:
    said = _e("flow_mat", {}, [_material(html(answer.feedback))])
    return _e("itemfeedback", {"ident": _told(answer)}, [said])
