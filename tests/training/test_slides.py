"""The slides of a session: made from the guide, and answered by the engine."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from guide.check import check
from guide.decide import decide
from guide.practice import START, Scenario
from guide.presets import presets
from guide.prose import table
from guide.recommend import recommend
from guide.slides import MOST_CASES, Slide, cases, slides
from guide.vocabulary import ACTIONS, STAGES, STANCES
from guide.write_slides import BETWEEN, slides_markdown
from tests.support.command import guide


def of(kind: str) -> list[Slide]:
    """Return the slides of a kind."""
    return [one for one in slides() if one.kind == kind]


def test_slides_show_the_whole_vocabulary() -> None:
    """Every stance, every stage and every action of the guide is on a slide, in its order."""
    (line,), (order,), (actions,) = of("line"), of("order"), of("actions")
    assert tuple(one.stance for one in line.items) == STANCES
    assert len(order.items) == len(STAGES)
    assert order.order
    assert tuple(one.action for one in actions.items) == ACTIONS


def wanted(case: Scenario) -> list[str]:
    """Return what the engine says to the people of the presets, each answer once."""
    start = case.steps[START]
    decisions = [
        decide(recommend({**answers, **case.answers}), case.platform, start.facts)
        for answers in presets().values()
    ]
    return [action for action, _ in dict.fromkeys((one.action, one.rule.id) for one in decisions)]


def test_cases_are_answered_by_the_engine() -> None:
    """What a slide says to three people is what the engine decides for their answers."""
    answers = [one for one in slides() if one.kind in ("answer", "alike")]
    for case, shown, answered in zip(cases(), of("case"), answers, strict=True):
        start = case.steps[START]
        assert shown.lead == start.situation
        assert [one.text for one in shown.items] == [one.text for one in start.choices]
        assert [one.action for one in answered.items] == wanted(case)
        assert {*wanted(case)} <= {one.action for one in start.choices}
        assert answered.kind == ("alike" if len({*wanted(case)}) == 1 else "answer")


def test_session_has_cases_of_both_kinds() -> None:
    """Each case is of another theme; for most the answer depends on who asks, for the last not."""
    assert len(cases()) == MOST_CASES
    assert len({one.theme for one in cases()}) == MOST_CASES
    kinds = [one.kind for one in slides() if one.kind in ("answer", "alike")]
    assert kinds == ["answer"] * (MOST_CASES - 1) + ["alike"]


def test_each_case_is_shown_before_it_is_answered() -> None:
    """A case and its answer follow one another, so that the room can choose first."""
    kinds = [one.kind for one in slides()]
    pairs = [kinds[at : at + 2] for at, kind in enumerate(kinds) if kind == "case"]
    assert [second for _, second in pairs] == ["answer", "answer", "alike"]


def test_bad_note_is_checked_by_the_engine() -> None:
    """The faults that a slide lists are those that the check finds in the note before it."""
    note, faults = of("check")
    found = dict.fromkeys(one.id for one in check(note.quote, "linkedin", "invite"))
    assert len(found) > 2
    words = table("check")["findings"]
    assert [one.label for one in faults.items] == [words[one]["label"] for one in found]


def test_every_kind_of_slide_has_its_words() -> None:
    """Words and kinds of slides go together: none is left over."""
    assert {one.kind for one in slides()} == set(table("slides")["slides"])
    assert set(table("slides")["people"]) == set(presets())
    assert all(one.trainer for one in slides())


def test_command_writes_markdown() -> None:
    """The command prints each slide as a heading of its own, with a line between two of them."""
    done = guide("slides")
    assert (done.status, done.err) == (0, "")
    assert done.out == slides_markdown(slides())
    parts = done.out.split(BETWEEN)
    assert len(parts) == len(slides())
    for part, slide in zip(parts, slides(), strict=True):
        html = MarkdownIt("commonmark").render(part)
        assert html.count("<h1>") == 1
        assert html.count("<li>") == len(slide.items)
        assert f"<!-- {slide.trainer} -->" in html


def test_nothing_in_markdown_is_markup_by_mistake() -> None:
    """The text of the slides reads the same once Markdown has been rendered."""
    html = MarkdownIt("commonmark").render(slides_markdown(slides()))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for slide in slides():
        for line in (slide.title, *slide.lead):
            assert line.replace("&", "&amp;").replace('"', "&quot;") in text
