"""What cmi5 asks of the statements of one session (xAPI 1.0.3), from its specification."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from tests.support.lrs import ACTIVITY, ACTOR, REGISTRATION, SESSION

_VERBS = "http://adlnet.gov/expapi/verbs/"
_CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
_MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
_MOVE_ON = ("completed", "passed", "failed")
_DEFINED = ("initialized", "terminated", *_MOVE_ON)
_SPAN = re.compile(r"PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")

Statement = dict[str, Any]


def verb(statement: Statement) -> str:
    """Return the last word of a statement's verb."""
    return str(statement["verb"]["id"]).removeprefix(_VERBS)


def complaints(session: Sequence[Statement]) -> list[str]:
    """List what in the statements of one session is against the standard."""
    return [*_order(session), *(said for one in session for said in _one(one))]


def _order(session: Sequence[Statement]) -> Iterator[str]:
    verbs = [verb(one) for one in session]
    if verbs[:1] != ["initialized"] or verbs[-1:] != ["terminated"]:
        yield f"begins with {verbs[:1]} and ends with {verbs[-1:]}"
    for name in _DEFINED:
        if verbs.count(name) > 1:
            yield f"{name} {verbs.count(name)} times"
    if "passed" in verbs and "failed" in verbs[verbs.index("passed") :]:
        yield "failed after passed"
    if len({one["id"] for one in session}) < len(session):
        yield "an id twice"
    stamps = [one["timestamp"] for one in session]
    if stamps != sorted(stamps):
        yield "out of time"


def _one(statement: Statement) -> Iterator[str]:
    name, context = verb(statement), statement["context"]
    UUID(statement["id"])
    if not _MOMENT.fullmatch(statement["timestamp"]):
        yield f"timestamp {statement['timestamp']}"
    if statement["actor"] != ACTOR or context["registration"] != REGISTRATION:
        yield "another learner"
    if SESSION not in context["extensions"] or "grouping" not in context["contextActivities"]:
        yield "without what the learning system gave"
    if not all(_IRI.fullmatch(one) for one in context["extensions"]):
        yield f"extensions {list(context['extensions'])}"
    expected = ["cmi5", "moveon"] if name in _MOVE_ON else ["cmi5"] if name in _DEFINED else []
    category = [one["id"] for one in context["contextActivities"].get("category", [])]
    if category != [f"{_CATEGORIES}{one}" for one in expected]:
        yield f"{name} with category {category}"
    yield from _result(name, statement)


def _result(name: str, statement: Statement) -> Iterator[str]:
    result: dict[str, Any] = statement.get("result", {})
    if name != "initialized" and not _SPAN.fullmatch(result["duration"]):
        yield f"duration {result.get('duration')}"
    if name == "completed" and (result.get("completion") is not True or "score" in result):
        yield f"completed with {result}"
    if ("success" in result) != (name in {"passed", "failed"}) and name != "answered":
        yield f"{name} with success"
    if name in {"passed", "failed"}:
        mark = statement["context"]["extensions"].get(_MASTERY, 0)
        if (name == "passed") != result["success"] or result["success"] != (
            result["score"]["scaled"] >= mark
        ):
            yield f"{name} with {result} at {mark}"
    if name == "answered":
        yield from _answered(statement["object"], result)
    elif statement["object"]["id"] != ACTIVITY:
        yield f"{name} about {statement['object']['id']}"


def _answered(thing: dict[str, Any], result: dict[str, Any]) -> Iterator[str]:
    definition = thing["definition"]
    choices = [one["id"] for one in definition["choices"]]
    if not thing["id"].startswith(f"{ACTIVITY}/") or not definition["name"]["en"]:
        yield f"a question called {thing['id']}"
    if definition["interactionType"] != "choice" or result["response"] not in choices:
        yield f"an answer {result['response']}"
    if not set(definition["correctResponsesPattern"]) <= set(choices):
        yield f"right is {definition['correctResponsesPattern']}"
