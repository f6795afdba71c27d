"""The steps of the border that write: replies, notes, invitations and policies to publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guide.decide import decide
from guide.errors import GuideError, show
from guide.letter import read_purpose, read_tone
from guide.model import Policy
from guide.publish import publish
from guide.reading import read_answers, read_platform, read_request
from guide.recommend import recommend
from guide.render import Json
from guide.render_notes import (
    invitation_data,
    published_data,
    reply_data,
    standard_data,
    written_data,
)
from guide.slots import read_slots
from guide.vocabulary import FORMS, TONES


def _policy(asked: Json) -> Policy:
    return recommend(read_answers(asked.get("answers", {})))


def _words(asked: Json) -> dict[str, Any]:
    """Return the tone and the slots of a note that is asked for, checked."""
    slots = asked.get("slots", {})
    if not isinstance(slots, dict):
        problem = f"{show(slots)} is no object"
        raise GuideError("slots", problem, "give a JSON object of slot id to text")
    return {"tone": read_tone(asked.get("tone", TONES[0])), **read_slots(slots)}


def _reply(asked: Json) -> Json:
    platform, facts = read_platform(asked.get("platform")), read_request(asked.get("request", {}))
    purpose = asked.get("purpose")
    wanted = None if purpose is None else read_purpose(purpose)
    return reply_data(decide(_policy(asked), platform, facts), purpose=wanted, **_words(asked))


def _note(asked: Json) -> Json:
    return written_data(asked.get("purpose"), asked.get("platform"), **_words(asked))


def _invite(asked: Json) -> Json:
    premium = asked.get("premium") is True
    return invitation_data(asked.get("platform"), premium=premium, **_words(asked))


def _standard(asked: Json) -> Json:
    return standard_data(_policy(asked), asked.get("platform"), asked.get("request", {}))


def _publish(asked: Json) -> Json:
    chosen = asked.get("platforms")
    if chosen is not None and not isinstance(chosen, list):
        raise GuideError("platforms", f"{show(chosen)} is not a list", "give the ids of platforms")
    return published_data(publish(_policy(asked), asked.get("form", FORMS[0]), chosen))


STEPS: dict[str, Callable[[Json], Json]] = {
    "reply": _reply,
    "note": _note,
    "invite": _invite,
    "standard": _standard,
    "publish": _publish,
}
