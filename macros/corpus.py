"""Requests that together make the engine do everything a page may ask of it.

The build answers them with the browser's Python to learn what that needs, and once more with what
it made of it.
"""

from __future__ import annotations

import json
from itertools import cycle, islice
from typing import Any

from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from guide.version import to_fragment, to_saved
from guide.vocabulary import FACTS, FORMS, TONES

Answers = dict[str, str]
FORMATS = ("markdown", "text", "json")


def corpus() -> list[str]:
    """Return the requests as JSON text, good ones and bad ones."""
    return [*asked_by_pages(), *(json.dumps(one) for one in _practised())]


def asked_by_pages() -> list[str]:
    """Return those that the site's own pages may ask; practice is judged there by tables."""
    asked = [*_policies(), *_documents(), *_decisions(), *_calendars(), *_restored()]
    asked += [*_notes(), *_written(), *_refused()]
    return [json.dumps(one) for one in asked] + ["", "{", "[]", "[" * 5_000, "1" * 5_000]


def asked_at_length() -> list[str]:
    """Return a request so long that Python calls for memory and looks up from its work."""
    return [json.dumps({"do": "check", "platform": "linkedin", "text": 'say "no" ' * 1_100})]


def asked_first() -> list[str]:
    """Return requests such as a page begins with, of which a memory may well know the answer."""
    return [json.dumps(one) for one in (_policies()[1], _decisions()[0])]


def people() -> list[Answers]:
    """Make up people so that together they choose every option of every question."""
    most = max(len(question.options) for question in QUESTIONS)
    return [
        {
            one.id: one.options[(turn + place) % len(one.options)]
            for place, one in enumerate(QUESTIONS)
        }
        for turn in range(most)
    ]


def _policies() -> list[dict[str, object]]:
    halves = [dict(islice(one.items(), len(one) // 2)) for one in people()]
    return [{"do": "policy", "answers": answers} for answers in [{}, *people(), *halves]]


def _documents() -> list[dict[str, object]]:
    someone = people()[0]
    return [{"do": "document", "answers": someone, "format": form} for form in FORMATS]


def _decisions() -> list[dict[str, object]]:
    """Give every value of every fact once, to each person and platform in turn."""
    turns = zip(cycle(PLATFORMS), cycle([{}, *people()]), strict=False)
    known = [{fact.id: value} for fact in FACTS for value in (*fact.values, "unknown")]
    every = {fact.id: fact.values[0] for fact in FACTS}
    return [
        {"do": "request", "answers": answers, "platform": platform, "request": request, **more}
        for (platform, answers), request in zip(turns, [{}, every, *known], strict=False)
        for more in ({}, {"asked": [*request], "connected": True})
    ]


def _calendars() -> list[dict[str, object]]:
    """Ask for entries of every kind: with and without a name, with none, and from a wrong day."""
    asked: dict[str, object] = {"do": "calendar", "platform": "linkedin", "on": "2026-11-25"}
    removed = {"relationship": "stranger", "profile": "credible", "conduct": "pitched"}
    return [
        asked,
        {**asked, "name": "Zoë; née, \\ \u200f\U0001f469\u200d\U0001f52c"},
        {**asked, "request": removed},
        {**asked, "request": {"conduct": "harassing"}},
        {**asked, "on": "tomorrow"},
        {**asked, "on": "9999-12-31"},
        {**asked, "on": None, "name": 5},
        {**asked, "name": "x" * 200},
    ]


def _restored() -> list[dict[str, object]]:
    someone = people()[0]
    link, saved = to_fragment(someone), to_saved(someone)
    links = [link, f"#{link}", link[:-3], f"{link}&colour=red", f"{link}&{link[6:]}", "", "v=", "x"]
    texts = [saved, saved[:-3], f"[{saved}]", '{"version": 1}', "", "[" * 5_000, "1" * 5_000]
    given = [("link", text) for text in links] + [("saved", text) for text in texts]
    for edition in ("0.9", "99.0", "1"):
        given.append(("link", f"v={edition}&persona=shy&colour=red"))
        given.append(("saved", json.dumps({"version": edition, "answers": {"colour": "red"}})))
    return [{"do": "restore", "from": kind, "text": text} for kind, text in given]


def _notes() -> list[dict[str, object]]:
    """Give notes with and without findings, in letters of several kinds, on every platform."""
    texts = [
        "We met at the housing day in Leeds, and I would like to hear about your survey.",
        "HELLO [Name]!!! I'd like to add you to my network, see https://example.org 👩‍👧 é 日本",
        "Guten Tag, wir haben uns auf der Messe über Pumpen unterhalten.",
        "I am a recruiter. " * 60,
        "",
    ]
    return [
        {"do": step, "text": text, "platform": platform}
        for step in ("check", "propose")
        for text in texts
        for platform in PLATFORMS
    ]


def _written() -> list[dict[str, Any]]:
    """Have every kind of text written once, in each tone and form."""
    someone, facts = people()[0], {"relationship": "client"}
    slots = {
        "name": "Priya,",
        "mine": "Jon",
        "place": "Leeds",
        "reason": "we met",
        "link": "a.b",
    }
    parts = {
        "share": "damp",
        "why-them": "You know it.",
        "benefit": "figures",
        "expect": "little",
    }
    asked = {"answers": someone, "platform": "facebook", "request": facts}
    return [
        *({"do": "reply", **asked, "tone": tone, "slots": slots} for tone in TONES),
        *({"do": "note", "purpose": "withdraw", "platform": one} for one in PLATFORMS),
        *({"do": "invite", "platform": one, "slots": parts} for one in PLATFORMS),
        *({"do": "standard", **asked, "platform": one} for one in PLATFORMS),
        *({"do": "publish", "answers": someone, "form": form} for form in FORMS),
        {"do": "publish", "platforms": [*PLATFORMS]},
    ]


def _practised() -> list[dict[str, object]]:
    """Have a step of each kind judged for somebody, and a course made."""
    someone = people()[0]
    one: dict[str, object] = {"do": "practise", "scenario": "pitch-after-yes"}
    return [
        one,
        {**one, "step": "the-pitch", "answers": someone},
        {**one, "step": "what-to-say"},
        {**one, "step": "nowhere"},
        {"do": "practise", "scenario": "pitch-after-yess"},
        {"do": "course"},
        {"do": "course", "scenarios": ["pitch-after-yes"], "answers": someone, "pass-mark": 101},
    ]


def _refused() -> list[dict[str, object]]:
    platform = {"do": "request", "platform": "linkedin"}
    return [
        {"do": "nothing"},
        {"do": []},
        {"do": "policy", "answers": []},
        {"do": "policy", "answers": {"colour": "red"}},
        {"do": "policy", "answers": {"persona": "a\nb\u202ec"}},
        {"do": "document", "format": []},
        {"do": "restore", "text": 5},
        {"do": "request", "platform": "myspace"},
        {**platform, "request": {"profile": "odd"}},
        {**platform, "request": []},
        {**platform, "asked": 5},
        {"do": "check", "platform": "linkedin"},
        {"do": "check", "platform": "linkedin", "text": "a" * 100_001},
        {"do": "check", "platform": "linkedin", "text": "", "purpose": "poem"},
        {"do": "propose", "text": "Hello", "platform": "myspace"},
        {"do": "note", "purpose": "nothing", "platform": "x"},
        {"do": "note", "purpose": "withdraw", "platform": "x", "tone": "loud"},
        {"do": "invite", "platform": "x", "slots": {"name": "x" * 61}},
        {"do": "invite", "platform": "x", "slots": []},
        {"do": "reply", "platform": "x", "purpose": "reconnect"},
        {"do": "publish", "form": "poem"},
        {"do": "publish", "platforms": []},
    ]
