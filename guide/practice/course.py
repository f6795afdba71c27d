"""A course as data: all that a player needs to show scenarios and to say what choices are worth."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import sha256

from guide.carriers import sources_of, sources_of_rules
from guide.check.report import check_data
from guide.dated import data, sources
from guide.errors import GuideError, show
from guide.model import Answers
from guide.platforms import PLATFORMS
from guide.practice.given import no_such, scenarios
from guide.practice.judging import judge
from guide.practice.model import Choice, Scenario, Step, Verdict
from guide.practice.scoring import usual_pass_mark
from guide.practice.state import check_room
from guide.practice.written import links
from guide.prose import say, texts
from guide.reading import read_answers
from guide.render import Json, action_label, credit
from guide.rules import RULES
from guide.version import POLICY_VERSION
from guide.vocabulary import ACTIONS, UNKNOWN

#: Grows when what reads a course must change with it.
FORMAT = 1
_LONGEST_TITLE = 120
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DIGEST = 3
#: None at all, a place beside this one, or an address of the web.
_ADDRESS = re.compile(r"(?:https?://[^\s<>\"'\\]{1,200}|(?:\.\.?/){1,10})?")


def course(  # noqa: PLR0913 - what a trainer may say of a course; all but the first may be left out
    scenario_ids: Sequence[str] | None = None,
    answers: Answers | None = None,
    pass_mark: int | None = None,
    title: str = "",
    *,
    among: Sequence[Scenario] | None = None,
    site: str = "",
) -> Json:
    """Return a course as data for JSON.

    `scenario_ids` names the scenarios in their order, all of them if it is None; they are looked
    for `among` our own, or among those given.  `answers` is the policy that judges, as answers, or
    None where each learner answers for themselves.  `site` is the address of the published guide.
    Raises GuideError for a scenario or an answer that does not exist, or a mark beyond 0 to 100.
    """
    chosen = _chosen(scenario_ids, scenarios() if among is None else among)
    check_room(chosen)
    return {
        "format": FORMAT,
        "version": POLICY_VERSION,
        "title": _title(title),
        "pass-mark": read_pass_mark(pass_mark),
        "answers": None if answers is None else read_answers(answers),
        "words": texts("practice", "words"),
        "actions": {one: action_label(one, "connect") for one in ACTIONS},
        **{name: data("practice.toml")[name] for name in ("near", "taste", "firm", "points")},
        "links": links(),
        "sources": _sources(_slashed(site)),
        "site": _slashed(site),
        "scenarios": _with_digests([_scenario(one) for one in chosen]),
    }


def read_pass_mark(given: object) -> int:
    """Return a pass mark, the usual one for None; raise GuideError unless it is 0 to 100."""
    if given is None:
        return usual_pass_mark()
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= 100:  # noqa: PLR2004
        raise GuideError("pass mark", f"{show(given)} is not one", "give a whole number, 0 to 100")
    return given


def _title(given: object) -> str:
    if not isinstance(given, str) or len(given) > _LONGEST_TITLE:
        most = f"give a text of at most {_LONGEST_TITLE} characters"
        raise GuideError("title", f"{show(given)} cannot be one", most)
    return " ".join(given.split()) or say("practice", "words", "title")


def _chosen(ids: Sequence[str] | None, among: Sequence[Scenario]) -> list[Scenario]:
    by_id = {one.id: one for one in among}
    if ids is not None and (isinstance(ids, str) or not isinstance(ids, Sequence)):
        raise GuideError("scenarios", f"{show(ids)} is not a list", "give the ids of scenarios")
    wanted = list(by_id if ids is None else ids)
    if not wanted:
        raise GuideError("scenarios", "none are named", "name one, or all")
    for number, name in enumerate(wanted):
        if not isinstance(name, str) or name not in by_id:
            raise no_such(name, by_id)
        if name in wanted[:number]:
            raise GuideError("scenarios", f"{show(name)} is named twice", "name each once")
    return [by_id[name] for name in wanted]


def _slashed(site: object) -> str:
    if not isinstance(site, str) or not _ADDRESS.fullmatch(site):
        remedy = "give an address such as https://www.example.org/guide/"
        raise GuideError("site", f"{show(site)} is not an address of the web", remedy)
    return f"{site.rstrip('/')}/" if site else ""


def _sources(site: str) -> Json:
    """Return what reasons and findings rest on, each with its place on the published site."""
    found = {
        name: None
        for cited in (
            *(sources_of(rule) for rule in RULES),
            *(
                sources_of_rules(row.get("carries", ()), row.get("cites", ()))
                for row in data("check.toml")["findings"].values()
            ),
        )
        for name in cited
    }
    return {
        name: {
            "label": credit([name])[0],
            "url": f"{site}sources/#source-{name}" if site else "",
        }
        for name in sources()
        if name in found
    }


# Scenarios


def _scenario(one: Scenario) -> Json:
    return {
        "id": one.id,
        "title": one.title,
        "theme": one.theme,
        "platform": one.platform,
        "platform-name": PLATFORMS[one.platform].name,
        "answers": dict(one.answers),
        "steps": {name: _step(one, step) for name, step in one.steps.items()},
    }


def _step(scenario: Scenario, step: Step) -> Json:
    ask = "ask-what" if step.purpose is None else "ask-write"
    choices = [_choice(scenario, choice) for choice in step.choices]
    if step.purpose is not None:
        verdicts = judge(scenario, step.id, {})
        judged = [
            _judged(scenario, step, choice, verdict)
            for choice, verdict in zip(step.choices, verdicts, strict=True)
        ]
        choices = [row | more for row, more in zip(choices, judged, strict=True)]
    return {
        "situation": list(step.situation),
        "ask": say("practice", "words", ask),
        "facts": dict(step.facts),
        "connected": step.facts["conduct"] != UNKNOWN,
        "choices": choices,
    }


def _choice(scenario: Scenario, choice: Choice) -> Json:
    tie = PLATFORMS[scenario.platform].tie
    named = (
        {"action": choice.action, "label": action_label(choice.action, tie)}
        if choice.action
        else {}
    )
    return {
        "id": choice.id,
        **named,
        "text": choice.text,
        "then": list(choice.then),
        "next": choice.next,
    }


def _judged(scenario: Scenario, step: Step, choice: Choice, verdict: Verdict) -> Json:
    """Return what is said of a note, which is the same for everybody."""
    findings = check_data(choice.text, scenario.platform, step.purpose or "")["findings"]
    return {"grade": verdict.grade, "points": verdict.points, "findings": findings}


def _with_digests(rows: list[Json]) -> list[Json]:
    """Give each scenario a short name that changes with its content, and that no other has."""
    taken: set[str] = set()
    for row in rows:
        content = json.dumps(row, sort_keys=True, ensure_ascii=False)
        tried = 0
        while (short := _digest(f"{tried}{content}")) in taken:
            tried += 1
        taken.add(short)
        row["digest"] = short
    return rows


def _digest(content: str) -> str:
    number = int.from_bytes(sha256(content.encode("utf-8", "replace")).digest()[:8])
    letters = []
    for _ in range(_DIGEST):
        number, digit = divmod(number, len(_DIGITS))
        letters.append(_DIGITS[digit])
    return "".join(letters)
