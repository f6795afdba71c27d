"""The slides of a session: made from the guide, and answered by the engine."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from guide.check import check
from guide.decide import decide
from guide.practice import START
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


def test_cases_are_answered_by_the_engine() -> None:
    """What a slide says to three people is what the engine decides for their answers."""
    assert 1 <= len(cases()) <= MOST_CASES
    assert len({one.theme for one in cases()}) == len(cases())
    for case, shown, answered in zip(cases(), of("case"), of("answer"), strict=True):
        start = case.steps[START]
        assert shown.lead == start.situation
        assert [one.text for one in shown.items] == [one.text for one in start.choices]
        wanted = [
            decide(recommend({**answers, **case.answers}), case.platform, start.facts).action
            for answers in presets().values()
        ]
        assert [one.action for one in answered.items] == wanted
        assert set(wanted) <= {one.action for one in start.choices}


def test_each_case_is_shown_before_it_is_answered() -> None:
    """A case and its answer follow one another, so that the room can choose first."""
    kinds = [one.kind for one in slides()]
    pairs = [kinds[at : at + 2] for at, kind in enumerate(kinds) if kind == "case"]
    assert pairs == [["case", "answer"]] * len(cases())


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
