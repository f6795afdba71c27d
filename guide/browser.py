"""The one border between the guide and a page: JSON text in, JSON text out.

>>> import json
>>> reply = json.loads(step('{"do": "policy", "answers": {"persona": "private"}}'))
>>> reply["policy"]["platforms"]["facebook"]["stance"]
'closed'
>>> print(json.loads(step('{"do": "policy", "answers": {"mixing": "a bit"}}'))["error"])
answers, mixing: “a bit” is not among its values; it may be apart, blend or not-sure.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from guide.ask import next_fact, open_questions
from guide.decide import decide
from guide.errors import GuideError, listed, show
from guide.letter import read_purpose, read_tone
from guide.publish import publish
from guide.reading import read_answers, read_json, read_platform, read_request
from guide.recommend import recommend
from guide.render import Json, answer_data, decision_data, fact_data, policy_data
from guide.render_notes import (
    invitation_data,
    published_data,
    reply_data,
    standard_data,
    written_data,
)
from guide.slots import read_slots
from guide.version import from_fragment, from_saved, to_fragment
from guide.vocabulary import FACT_BY_ID, FORMS, TONES, UNKNOWN
from guide.write import policy_markdown, policy_text


def step(request: str) -> str:
    """Answer one request of a page.

    `request` is JSON with `do`, the name of a step such as `policy`, and what that needs.
    Returns JSON with `ok`; if that is false, `error` is a sentence for the reader.
    """
    try:
        reply: Json = {"ok": True, **_answer(read_json(request, "the page's request"))}
    except GuideError as error:
        reply = {"ok": False, "error": str(error), "place": error.place}
    return json.dumps(reply, ensure_ascii=False)


def _answer(asked: object) -> Json:
    wanted = asked.get("do") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(wanted, str) or wanted not in _STEPS:
        problem = f"{show(wanted)} is not a step"
        raise GuideError("the page's request", problem, f"do may be {listed(_STEPS)}")
    return _STEPS[wanted](asked)


def _given(asked: Json) -> dict[str, str]:
    """Return the answers as given, checked, without filling in what was left out."""
    read_answers(asked.get("answers", {}))
    return dict(asked.get("answers", {}))


def _policy(asked: Json) -> Json:
    answers = _given(asked)
    return {
        "policy": policy_data(recommend(answers)),
        "open": [question.id for question in open_questions(answers)],
        "answered": [answer_data(name, value) for name, value in answers.items()],
        "fragment": to_fragment(answers),
    }


def _request(asked: Json) -> Json:
    mine = recommend(_given(asked))
    platform = read_platform(asked.get("platform"))
    facts = read_request(asked.get("request", {}))
    skipped = _names(asked.get("asked", []))
    ask = FACT_BY_ID.get(str(asked.get("ask"))) or next_fact(
        mine.platforms[platform], facts, asked=skipped, connected=asked.get("connected") is True
    )
    known = {name: value for name, value in facts.items() if value != UNKNOWN or name in skipped}
    return {
        "ask": fact_data(ask.id) if ask else None,
        "known": [answer_data(name, value) for name, value in known.items()],
        "decision": decision_data(decide(mine, platform, facts), mine.platforms[platform]),
    }


def _names(given: object) -> list[str]:
    """Check the list of facts that were asked and stay unknown."""
    if not isinstance(given, list):
        raise GuideError("asked", f"{show(given)} is not a list", "give the ids of facts")
    return [name for name in FACT_BY_ID if name in given]


def _restore(asked: Json) -> Json:
    text = asked.get("text")
    if not isinstance(text, str):
        raise GuideError("what was saved here", "it is not text", "answer the questions here")
    link = asked.get("from") == "link"
    answers, notice = from_fragment(text) if link else from_saved(text)
    return {"answers": answers, "notice": notice}


def _document(asked: Json) -> Json:
    data = policy_data(recommend(_given(asked)))
    writers: dict[str, Callable[[Json], str]] = {
        "markdown": policy_markdown,
        "text": policy_text,
        "json": lambda whole: json.dumps(whole, indent=2, ensure_ascii=False) + "\n",
    }
    form = asked.get("format")
    if not isinstance(form, str) or form not in writers:
        raise GuideError(
            "format", f"{show(form)} is not one we write", f"it may be {listed(writers)}"
        )
    return {"text": writers[form](data)}


def _words(asked: Json) -> dict[str, Any]:
    """Return the tone and the slots of a note that is asked for, checked."""
    slots = asked.get("slots", {})
    if not isinstance(slots, dict):
        problem = f"{show(slots)} is no object"
        raise GuideError("slots", problem, "give a JSON object of slot id to text")
    return {"tone": read_tone(asked.get("tone", TONES[0])), **read_slots(slots)}


def _reply(asked: Json) -> Json:
    mine = recommend(_given(asked))
    facts = read_request(asked.get("request", {}))
    decision = decide(mine, read_platform(asked.get("platform")), facts)
    purpose = asked.get("purpose")
    wanted = "" if purpose in (None, "") else read_purpose(purpose)
    return reply_data(decision, purpose=wanted, **_words(asked))


def _note(asked: Json) -> Json:
    return written_data(asked.get("purpose"), asked.get("platform"), **_words(asked))


def _invite(asked: Json) -> Json:
    premium = asked.get("premium") is True
    return invitation_data(asked.get("platform"), premium=premium, **_words(asked))


def _standard(asked: Json) -> Json:
    return standard_data(recommend(_given(asked)), asked.get("platform"), asked.get("request", {}))


def _publish(asked: Json) -> Json:
    chosen = asked.get("platforms")
    if chosen is not None and not isinstance(chosen, list):
        raise GuideError("platforms", f"{show(chosen)} is not a list", "give the ids of platforms")
    return published_data(publish(recommend(_given(asked)), asked.get("form", FORMS[0]), chosen))


_STEPS: dict[str, Callable[[Json], Json]] = {
    "policy": _policy,
    "request": _request,
    "restore": _restore,
    "document": _document,
    "reply": _reply,
    "note": _note,
    "invite": _invite,
    "standard": _standard,
    "publish": _publish,
}
