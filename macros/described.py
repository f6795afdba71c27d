"""The Python package and its errors as the reference pages show them, read from the code itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import guide
from guide.check import check
from guide.compare import compare
from guide.decide import decide
from guide.errors import GuideError
from guide.ics import calendar
from guide.invite import invite
from guide.letter import note
from guide.publish import publish
from guide.reading import read_answers, read_day, read_json, read_platform, read_request
from guide.recommend import recommend
from guide.reply import reply
from guide.standard import standard
from guide.version import from_fragment

_MORE: tuple[Any, ...] = (compare, reply, note, invite, standard, publish, check, calendar)


def api() -> list[dict[str, str]]:
    """Return each public function and record with its signature and what it says of itself."""
    public = [getattr(guide, name) for name in guide.__all__ if not name.startswith("_")]
    functions = [one for one in (*public, *_MORE) if inspect.isfunction(one)]
    records = [one for one in public if inspect.isclass(one)]
    return [_described(one) for one in (*functions, *records)]


def _described(one: Any) -> dict[str, str]:  # noqa: ANN401 - a function or a class
    name = one.__name__
    text = inspect.cleandoc(one.__doc__ or "")
    signature = f"{name}{inspect.signature(one)}"
    return {"name": name, "signature": _plain(signature), "text": text}


def _plain(signature: str) -> str:
    """Leave out the modules that the quotes of annotations bring in."""
    return re.sub(r"'(\w[^']*)'", r"\1", signature)


def errors() -> list[dict[str, str]]:
    """Return what is said to some bad input of each kind."""
    policy = recommend({})
    cases: dict[str, Callable[[], object]] = {
        '`{"mixing": "a bit"}` as answers': lambda: read_answers({"mixing": "a bit"}),
        '`{"mood": "good"}` as answers': lambda: read_answers({"mood": "good"}),
        '`{"persona": 7}` as answers': lambda: read_answers({"persona": 7}),
        "an empty file": lambda: read_json("", "answers"),
        "`persona=limited` as a file": lambda: read_json("persona=limited", "answers"),
        "the platform `myspace`": lambda: read_platform("myspace"),
        '`{"relationship": "boss"}` as a request': lambda: decide(
            policy, "linkedin", {"relationship": "boss"}
        ),
        '`{"age": "old"}` as a request': lambda: read_request({"age": "old"}),
        "a link that lost its end": lambda: from_fragment("v=1.0&persona"),
        "a link of a later edition": lambda: from_fragment("v=9.0&persona=limited"),
        "the tone `loud`": lambda: note("decline", "x", tone="loud"),
        "a name of 61 letters": lambda: note("decline", "x", name="a" * 61),
        "`--on tomorrow`": lambda: read_day("tomorrow"),
    }
    return [{"given": given, "said": _said(case)} for given, case in cases.items()]


def _said(case: Callable[[], object]) -> str:
    try:
        case()
    except GuideError as error:
        return str(error).replace("|", "\\|")
    raise AssertionError("this input is not bad")
