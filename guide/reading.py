"""Reading what people hand in: JSON text and mappings, checked against the vocabularies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from guide.errors import GuideError, listed, printable, show
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from guide.vocabulary import FACTS, NOT_SURE, UNKNOWN

#: A set of answers or facts is far below this; more is a mistake, and is not parsed.
MOST_BYTES = 100_000
_DEEPEST = 100
_LONGEST_NAME = 100
#: They print nothing, and Persian, Hindi and many an emoji are wrong without them.
_JOINERS = "\u200c\u200d"


def read_json(text: str | bytes, place: str, *, most: int = MOST_BYTES) -> object:
    """Return the value that JSON `text` holds; `place` names it in errors.

    A text of more than `most` characters is not parsed.
    Raises GuideError when the text is empty, too long, not UTF-8 or not JSON.
    """
    if len(text) > most:
        raise GuideError(
            place,
            "it is too long",
            f"give a flat JSON object of ids, shorter than {most:,} characters",
        )
    if isinstance(text, bytes):
        text = read_text(text, place)
    if not text.strip():
        raise GuideError(
            place, "it is empty", 'give a flat JSON object such as {"persona": "limited"}'
        )
    if _is_deep(text):
        raise GuideError(place, "it is nested too deep", "give a flat JSON object of ids")
    try:
        return json.loads(text, object_pairs_hook=_unique(place))
    except (ValueError, RecursionError) as error:
        if isinstance(error, GuideError):
            raise
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise GuideError(
            place,
            f"it is not JSON{where}",
            'give a flat JSON object such as {"persona": "limited"}',
        ) from None


def _is_deep(text: str) -> bool:
    """Tell whether a text opens far more than it closes: not every runtime survives reading it."""
    depth = 0
    for char in text if text.count("[") + text.count("{") > _DEEPEST else "":
        depth += (char in "[{") - (char in "]}")
        if depth > _DEEPEST:
            return True
    return False


def read_text(raw: bytes, place: str) -> str:
    """Return bytes as the text they hold, or raise GuideError when they are not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GuideError(place, "it is not UTF-8 text", "save it as UTF-8") from None


def _unique(place: str) -> Callable[[list[tuple[str, object]]], dict[str, object]]:
    """Return a hook for json that refuses an object with the same key twice."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        seen: dict[str, object] = {}
        for key, value in items:
            if key in seen:
                raise GuideError(place, f"{show(key)} stands in it twice", "give each id once")
            seen[key] = value
        return seen

    return pairs


def read_answers(given: object, place: str = "answers") -> dict[str, str]:
    """Check answers and fill in `not-sure` for every question left out.

    Takes a mapping of question id to option id; returns one with every question, in order.
    Raises GuideError for an unknown question or option, or another shape.
    """
    known = {question.id: question.options for question in QUESTIONS}
    checked = _flat(given, place, "question", known)
    return {question.id: checked.get(question.id, NOT_SURE) for question in QUESTIONS}


def read_request(given: object, place: str = "request") -> dict[str, str]:
    """Check a request and fill in `unknown` for every fact left out.

    Takes a mapping of fact id to value; returns one with every fact, in order.
    Raises GuideError for an unknown fact or value, or another shape.
    """
    known = {fact.id: (*fact.values, UNKNOWN) for fact in FACTS}
    checked = _flat(given, place, "fact", known)
    return {fact.id: checked.get(fact.id, UNKNOWN) for fact in FACTS}


def read_platform(given: object) -> str:
    """Return a platform's id, or raise GuideError naming those that there are."""
    if not isinstance(given, str) or given not in PLATFORMS:
        raise GuideError(
            "platform", f"{show(given)} is not one we know", f"it may be {listed(PLATFORMS)}"
        )
    return given


def _flat(
    given: object, place: str, kind: str, known: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    if not isinstance(given, Mapping):
        raise GuideError(
            place,
            f"it is {_shape(given)}",
            f"give a flat JSON object of {kind} id to value",
        )
    for key, value in given.items():
        if key not in known:
            raise GuideError(place, f"there is no {kind} {show(key)}", f"it may be {listed(known)}")
        if not isinstance(value, str) or value not in known[key]:
            raise GuideError(
                f"{place}, {key}",
                f"{show(value)} is not among its values",
                f"it may be {listed(known[key])}",
            )
    return dict(given)


def _shape(value: object) -> str:
    names = {list: "a list", str: "a piece of text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def read_day(given: object, place: str = "--on") -> date:
    """Read a day as `2027-02-28`; for None, return today.

    Raises GuideError when it is no day of the calendar; `place` names it there.
    """
    if given is None:
        return date.today()  # noqa: DTZ011 - a day where the reader is
    try:
        return date.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        raise GuideError(
            place, f"{show(given)} is not a date", "write year, month and day: 2027-02-28"
        ) from None


def read_name(given: object, place: str = "name") -> str:
    """Return a name on one line, without what does not print; joiners that scripts need stay.

    Raises GuideError when it is not text, or longer than names are.
    """
    if not isinstance(given, str):
        raise GuideError(place, f"it is {_shape(given)}", "give a name as text")
    if len(given) > _LONGEST_NAME:
        raise GuideError(
            place, f"{show(given)} is too long", f"give at most {_LONGEST_NAME} characters"
        )
    if not printable(given).strip():
        return ""
    return " ".join("".join(c if c in _JOINERS else printable(c) for c in given).split())
