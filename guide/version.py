"""The edition of the questions and rules, and what becomes of answers from another one."""

from __future__ import annotations

import json
import re

from guide.errors import GuideError, show
from guide.questionnaire import QUESTION_BY_ID
from guide.reading import MOST_BYTES, read_json

#: Grows in front when an id changes its meaning or goes, behind when rules change.
POLICY_VERSION = "1.1"

_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_PAIR = re.compile(r"([a-z-]{1,40})=([a-z-]{1,40})")


def to_fragment(answers: dict[str, str]) -> str:
    """Return answers as a link's fragment, `v=1.0&persona=limited`, without the `#`."""
    pairs = [f"{name}={value}" for name, value in answers.items()]
    return "&".join([f"v={POLICY_VERSION}", *pairs])


def from_fragment(text: str) -> tuple[dict[str, str], str]:
    """Read a link's fragment; return the answers, and a sentence if they were carried over.

    Raises GuideError when it is damaged or was made by a later edition.
    """
    place = "this link"
    version, more, rest = text.removeprefix("#").partition("&")
    if len(text) > MOST_BYTES or not version.startswith("v=") or (more and not rest):
        raise _damaged(place)
    pairs = [_PAIR.fullmatch(part) for part in rest.split("&")] if rest else []
    if not all(pairs):
        _check_version(version[2:], place)
        raise _damaged(place)
    given = [(pair[1], pair[2]) for pair in pairs if pair]
    if len(dict(given)) < len(given):
        raise _damaged(place)
    return carry_over(dict(given), version[2:], place)


def from_saved(text: str, place: str = "what was saved here") -> tuple[dict[str, str], str]:
    """Read a saved policy (JSON with `version` and `answers`); return as `from_fragment` does."""
    try:
        data = read_json(text, place)
    except GuideError:
        raise _damaged(place) from None
    answers = data.get("answers") if isinstance(data, dict) else None
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(answers, dict) or not isinstance(version, str):
        raise _damaged(place)
    if not all(isinstance(value, str) for value in answers.values()):
        raise _damaged(place)
    return carry_over(answers, version, place)


def to_saved(answers: dict[str, str]) -> str:
    """Return answers as the JSON text that `from_saved` reads."""
    return json.dumps({"version": POLICY_VERSION, "answers": answers})


def carry_over(answers: dict[str, str], version: str, place: str) -> tuple[dict[str, str], str]:
    """Return those of the answers that still exist, and a sentence if any had to go."""
    _check_version(version, place)
    kept = {
        name: value
        for name, value in answers.items()
        if name in QUESTION_BY_ID and value in QUESTION_BY_ID[name].options
    }
    gone = [name for name in answers if name not in kept]
    if gone and version == POLICY_VERSION:
        raise GuideError(
            place,
            f"it has an answer we do not know, {show(gone[0])}",
            "ask for it again, or answer the questions here",
        )
    if gone:
        total = f"{len(answers)} answer{'s' if len(answers) > 1 else ''}"
        return kept, (
            f"Carried over from edition {version}: of {total}, {len(kept)} still fit here "
            f"and {len(gone)} no longer exist and need answering again."
        )
    if version != POLICY_VERSION:
        return kept, f"Carried over from edition {version}; the rules may have changed since."
    return kept, ""


def _check_version(version: str, place: str) -> None:
    if not _VERSION.fullmatch(version):
        raise _damaged(place)
    if _numbers(version) > _numbers(POLICY_VERSION):
        raise GuideError(
            place,
            f"it was made with a later edition ({version}) than this page ({POLICY_VERSION})",
            "reload the page to get the new edition, and nothing you saved is lost",
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _damaged(place: str) -> GuideError:
    return GuideError(
        place, "it is damaged", "ask for it again, or answer the questions here; nothing is lost"
    )
