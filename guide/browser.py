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

from guide.ask import open_questions
from guide.decide import decide
from guide.errors import GuideError, listed, show
from guide.next_fact import fact_to_ask
from guide.reading import read_answers, read_day, read_json, read_platform, read_request
from guide.recommend import recommend
from guide.render import Json, answer_data, decision_data, fact_data, policy_data
from guide.version import from_fragment, from_saved, to_fragment
from guide.vocabulary import FACT_BY_ID, UNKNOWN
from guide.write import policy_markdown, policy_text

#: A request may hold the longest note that is looked at, however it is written in JSON.
_MOST = 2_000_000


def step(request: str) -> str:
    """Answer one request of a page.

    `request` is JSON with `do`, the name of a step such as `policy`, and what that needs.
    Returns JSON with `ok`; if that is false, `error` is a sentence for the reader.
    """
    try:
        asked = read_json(request, "the page's request", most=_MOST)
        reply: Json = {"ok": True, **_answer(asked)}
    except GuideError as error:
        reply = {"ok": False, "error": str(error), "place": error.place}
    return json.dumps(reply, ensure_ascii=False)


def _answer(asked: object) -> Json:
    wanted = asked.get("do") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(wanted, str) or wanted not in STEPS:
        problem = f"{show(wanted)} is not a step"
        raise GuideError("the page's request", problem, f"do may be {listed(STEPS)}")
    return STEPS[wanted](asked)


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
    ask = FACT_BY_ID.get(str(asked.get("ask"))) or fact_to_ask(
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


def _calendar(asked: Json) -> Json:
    from guide.ics import calendar  # noqa: PLC0415 - few ask for it, and a page need not wait

    platform = read_platform(asked.get("platform"))
    decision = decide(recommend(_given(asked)), platform, read_request(asked.get("request", {})))
    day = read_day(asked.get("on"), "on")
    return {"text": calendar(decision, day, name=asked.get("name", ""))}


def _check(asked: Json) -> Json:
    """Check a note; its places are counted as the page counts."""
    from guide.check import read_note, read_purpose  # noqa: PLC0415 - only two steps need it
    from guide.check.report import check_data, in_units  # noqa: PLC0415

    note = read_note(asked.get("text"), "your note")
    platform = read_platform(asked.get("platform"))
    purpose = read_purpose(asked.get("purpose", "invite"))
    premium = asked.get("premium") is True
    return in_units(check_data(note, platform, purpose, premium=premium), note)


def _propose(asked: Json) -> Json:
    """Propose facts from pasted text; its places are counted as the page counts."""
    from guide.check import read_note  # noqa: PLC0415 - only two steps need it
    from guide.check.report import in_units  # noqa: PLC0415
    from guide.paste import paste_data  # noqa: PLC0415

    text = read_note(asked.get("text"), "your text")
    return in_units(paste_data(text, read_platform(asked.get("platform"))), text)


def _writing(do: str) -> Callable[[Json], Json]:
    """Return a step that writes; what it takes is read in when it is first asked for."""

    def answer(asked: Json) -> Json:
        from guide.writing import STEPS  # noqa: PLC0415 - most visits write nothing

        return STEPS[do](asked)

    return answer


def _practise(asked: Json) -> Json:
    """Say what the choices of a step are worth to somebody with these answers, and why."""
    from guide.practice import scenario  # noqa: PLC0415 - few visits practise
    from guide.practice.model import START  # noqa: PLC0415
    from guide.practice.render import verdicts_data  # noqa: PLC0415

    return verdicts_data(scenario(asked.get("scenario")), asked.get("step", START), _given(asked))


def _course(asked: Json) -> Json:
    """Make a course; without answers, each learner answers for themselves."""
    from guide.practice import course  # noqa: PLC0415 - few visits make a course

    answers = None if asked.get("answers") is None else _given(asked)
    ids = asked.get("scenarios")
    given = {name: asked.get(name, "") for name in ("title", "site")}
    return {"course": course(ids, answers, asked.get("pass-mark"), **given)}


#: What a page may ask for, by the name of the step.
STEPS: dict[str, Callable[[Json], Json]] = {
    "policy": _policy,
    "request": _request,
    "restore": _restore,
    "document": _document,
    "calendar": _calendar,
    "check": _check,
    "propose": _propose,
    "practise": _practise,
    "course": _course,
    **{do: _writing(do) for do in ("reply", "note", "invite", "standard", "publish")},
}
