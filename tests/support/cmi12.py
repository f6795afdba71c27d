"""The grammar of SCORM 1.2: what may be called in which order, and set to what.

From the run-time environment of SCORM 1.2, section 3.4, and stricter than most learning systems:
an identifier has letters, digits, hyphens and underscores alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

_SPAN = r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?"
_NUMBER = r"(100(\.0+)?|\d{1,2}(\.\d+)?)"
_CHOICE = r"[0-9a-z](,[0-9a-z])*"
_INTERACTION = {
    "id": r"[A-Za-z0-9_-]{1,255}",
    "type": "true-false|choice|fill-in|matching|performance|sequencing|likert|numeric",
    "time": r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d",
    r"correct_responses\.0\.pattern": _CHOICE,
    "weighting": r"-?\d{1,3}(\.\d+)?",
    "student_response": _CHOICE,
    "result": r"correct|wrong|unanticipated|neutral|\d(\.\d+)?",
    "latency": _SPAN,
}
#: What may be set, by what it may be set to.
_MODEL = {
    r"cmi\.core\.lesson_location": r".{0,255}",
    r"cmi\.core\.lesson_status": "passed|completed|failed|incomplete|browsed",
    r"cmi\.core\.score\.(raw|min|max)": rf"{_NUMBER}|",
    r"cmi\.core\.exit": "time-out|suspend|logout|",
    r"cmi\.core\.session_time": _SPAN,
    r"cmi\.suspend_data": r"[ -~]{0,4096}",
    **{rf"cmi\.interactions\.\d+\.{name}": value for name, value in _INTERACTION.items()},
}
_READABLE = {
    "cmi.core.student_id",
    "cmi.core.student_name",
    "cmi.core.lesson_location",
    "cmi.core.credit",
    "cmi.core.lesson_status",
    "cmi.core.entry",
    "cmi.core.score.raw",
    "cmi.core.total_time",
    "cmi.suspend_data",
    "cmi.launch_data",
}


class Call(TypedDict):
    """A call to the learning system, and what it said."""

    method: str
    given: list[str]
    answer: str
    code: str


def complaints(calls: Iterable[Call]) -> list[str]:
    """List what in the calls of one visit is against the standard."""
    every = list(calls)
    return [*_order(every), *_interactions(every), *(f for call in every for f in _call(call))]


def _order(calls: list[Call]) -> Iterator[str]:
    names = [call["method"] for call in calls if not call["method"].startswith("LMSGet")]
    names += [] if calls else [""]
    if names[0] != "LMSInitialize" or names.count("LMSInitialize") != 1:
        yield f"does not begin once: {names}"
    if names[-1] != "LMSFinish" or names.count("LMSFinish") != 1:
        yield f"does not end once: {names}"
    if names[-2:-1] != ["LMSCommit"]:
        yield "nothing is committed before the end"


def _interactions(calls: list[Call]) -> Iterator[str]:
    """Check that each interaction is begun by its id, in turn."""
    elements = [call["given"][0] for call in calls if call["method"] == "LMSSetValue"]
    found = [one.split(".") for one in elements if one.startswith("cmi.interactions.")]
    seen: list[int] = []
    for _, _, index, name, *_ in found:
        if name == "id":
            if seen and int(index) != seen[-1] + 1:
                yield f"interaction {index} out of turn"
            seen.append(int(index))
        elif not seen or int(index) != seen[-1]:
            yield f"interaction {index} has no id yet"


def _call(call: Call) -> Iterator[str]:
    method, given = call["method"], call["given"]
    if method in {"LMSInitialize", "LMSCommit", "LMSFinish"} and given != [""]:
        yield f"{method} is given {given}"
    if method == "LMSGetValue" and given[0] not in _READABLE:
        yield f"{given[0]} is read, which not every system has"
    if method == "LMSSetValue":
        yield from _value(*given)


def _value(element: str, value: object) -> Iterator[str]:
    allowed = [form for name, form in _MODEL.items() if re.fullmatch(name, element)]
    if not allowed:
        yield f"{element} cannot be set"
    elif not isinstance(value, str) or not re.fullmatch(allowed[0], value, re.DOTALL):
        yield f"{element} is set to {value!r}"
