"""The slides of a session for a group, made from the guide's data; nothing on them decides.

The cases on them are answered by the engine, for the three policies that are one step away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from guide.check import check
from guide.decide import decide
from guide.model import Decision
from guide.platforms import PLATFORMS
from guide.practice import START, Scenario, scenarios
from guide.presets import presets
from guide.prose import say, table
from guide.questionnaire import QUESTIONS
from guide.recommend import recommend
from guide.render import headline, join_names, question_data
from guide.reply import reply
from guide.vocabulary import ACTIONS, FACTS, STAGES, STANCES

#: A session of three quarters of an hour has time for so many cases.
MOST_CASES = 3
#: Characters of a case and its choices that a slide has room for.
_LONGEST_CASE = 600
#: Until it is known who learns, a case is shown as the people of this policy may see it.
_CAREFUL = "care"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what it is about, what is said of it, and the mark that goes with it."""

    label: str
    text: str = ""
    action: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; `kind` says what it shows, and `trainer` is what the trainer may say to it.

    `order` tells a list whose order matters; `quote` is a text to send.
    """

    kind: str
    title: str
    lead: tuple[str, ...]
    items: tuple[Item, ...]
    quote: str
    order: bool
    trainer: str


@cache
def slides() -> tuple[Slide, ...]:
    """Return the slides in their order."""
    before = [_slide("welcome"), _ties(), _line(), _you(), _order(), _actions()]
    after = [_unknown(), _note(), *_check(), _policy(), _slide("end")]
    return (*before, *(slide for one in cases() for slide in _case(one)), *after)


def cases() -> tuple[Scenario, ...]:
    """Return the cases of the session, each of another theme.

    For some of them the answer depends on who is asked, and the last has one answer for all.
    """
    fit = [one for one in scenarios() if _fits(one)]
    fit.sort(key=lambda one: -len(_actions_of(one)))
    differ = _one_a_theme([one for one in fit if len(_actions_of(one)) > 1])
    chosen = differ[: MOST_CASES - 1]
    themes = {one.theme for one in chosen}
    alike = [one for one in fit if one.theme not in themes and len(_actions_of(one)) == 1]
    return (*chosen, *alike[:1])


def _fits(scenario: Scenario) -> bool:
    """Tell whether a case begins with something to do, told briefly enough for a slide."""
    start = scenario.steps[START]
    told = " ".join([*start.situation, *(one.text for one in start.choices)])
    return start.purpose is None and len(told) <= _LONGEST_CASE


def _one_a_theme(found: Sequence[Scenario]) -> tuple[Scenario, ...]:
    first: dict[str, Scenario] = {}
    for one in found:
        first.setdefault(one.theme, one)
    return tuple(first.values())


def _actions_of(scenario: Scenario) -> set[str]:
    return {_decision(scenario, name).action for name in presets()}


def _slide(  # noqa: PLR0913 - a slide has these parts
    kind: str,
    items: Sequence[Item] = (),
    *,
    title: str = "",
    lead: Sequence[str] | None = None,
    quote: str = "",
    order: bool = False,
) -> Slide:
    words = table("slides")["slides"][kind]
    said = tuple(words["lead"].split("\n")) if lead is None else tuple(lead)
    return Slide(
        kind,
        title or words["title"],
        tuple(line for line in said if line),
        tuple(items),
        quote,
        order,
        say("slides", "slides", kind, "trainer"),
    )


def _ties() -> Slide:
    asked = [one for one in PLATFORMS.values() if one.asked]
    return _slide("ties", [Item(one.name, say("ties", one.id, "tie")) for one in asked])


def _line() -> Slide:
    words = table("vocabulary")["stances"]
    items = [Item(words[one]["label"], words[one]["means"], stance=one) for one in STANCES]
    return _slide("line", items, lead=table("pieces")["spectrum"]["text"].strip().split("\n"))


def _you() -> Slide:
    asked = [one for one in QUESTIONS if one.platform is None]
    return _slide("you", [Item("", question_data(one)["text"]) for one in asked])


def _order() -> Slide:
    stages = [Item(say("vocabulary", "stages", one, "label")) for one in STAGES]
    return _slide("order", stages, order=True)


def _actions() -> Slide:
    words = table("vocabulary")["actions"]
    return _slide(
        "actions", [Item(words[one]["label"], words[one]["means"], one) for one in ACTIONS]
    )


def _case(scenario: Scenario) -> Iterator[Slide]:
    """Yield the case with its choices, and then what the engine says to three people."""
    start = scenario.steps[START]
    choices = [Item("", one.text) for one in start.choices]
    title = say("slides", "slides", "case", "title", title=scenario.title)
    yield _slide("case", choices, title=title, lead=start.situation, order=True)
    decisions = {name: _decision(scenario, name) for name in presets()}
    kind = "alike" if len({one.action for one in decisions.values()}) == 1 else "answer"
    answered = say("slides", "slides", kind, "title", title=scenario.title)
    yield _slide(kind, _answers(decisions), title=answered)


def _decision(scenario: Scenario, preset: str) -> Decision:
    policy = recommend({**presets()[preset], **scenario.answers})
    return decide(policy, scenario.platform, scenario.steps[START].facts)


def _answers(decisions: Mapping[str, Decision]) -> list[Item]:
    """Return each answer once, with those to whom it is given, unless that is everybody."""
    grouped: dict[Item, list[str]] = {}
    for preset, decision in decisions.items():
        grouped.setdefault(_answer(decision), []).append(say("slides", "people", preset))
    if len(grouped) == 1:
        return [*grouped]
    return [
        replace(one, label=f"{one.label} ({join_names(whom)})") for one, whom in grouped.items()
    ]


def _answer(decision: Decision) -> Item:
    platform, rule = PLATFORMS[decision.platform], decision.rule
    why = say("rules", rule.id, "why", platform=platform.name)
    return Item(headline(rule, platform.tie), why, decision.action)


def _unknown() -> Slide:
    known = [one for one in FACTS if not one.after_connecting]
    return _slide("unknown", [Item("", say("facts", one.id, "text")) for one in known])


def _note() -> Slide:
    policy = recommend({**presets()[_CAREFUL], "use-facebook": "private"})
    note = reply(decide(policy, "facebook", {"relationship": "client"}))
    return _slide("note", quote=note.text if note else "")


def _check() -> Iterator[Slide]:
    text = say("slides", "slides", "check", "note")
    yield _slide("check", quote=text)
    found = dict.fromkeys(one.id for one in check(text, "linkedin", "invite"))
    items = [_found(name) for name in found]
    yield _slide("check", items, lead=[say("slides", "slides", "check", "found")])


def _found(name: str) -> Item:
    return Item(say("check", "findings", name, "label"), say("check", "findings", name, "better"))


def _policy() -> Slide:
    words = table("presets")
    return _slide("policy", [Item(words[one]["label"], words[one]["text"]) for one in presets()])
