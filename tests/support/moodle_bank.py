"""The question bank of a course in a Moodle: what goes in by its pages, and what comes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page, expect

from guide.packages.bank import Item
from tests.support.moodle import PATIENCE, File, Moodle, asked, upload
from tests.support.shown import meant, shown, spared


@dataclass(frozen=True)
class Choice:
    """A choice of a question as Moodle holds it; the fraction is a percentage."""

    text: str
    fraction: float
    feedback: str


@dataclass(frozen=True)
class Question:
    """A question as Moodle holds it."""

    id: str
    name: str
    text: str
    tags: tuple[str, ...]
    choices: tuple[Choice, ...]


def import_gift(moodle: Moodle, content: bytes) -> str:
    """Import a GIFT file into the bank of the course, and return what Moodle says of it."""
    page = moodle.trainer
    page.goto(f"question/bank/importquestions/import.php?courseid={moodle.course}")
    page.locator("#id_format_gift").check()
    upload(page, File("questions.gift", content))
    page.locator("#id_submitbutton").click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible(timeout=PATIENCE)
    return page.locator("#region-main").inner_text()


def restore_cartridge(moodle: Moodle, content: bytes) -> None:
    """Restore a Common Cartridge into the course, beside what is there."""
    page = moodle.trainer
    page.goto(f"course/view.php?id={moodle.course}")
    context = page.evaluate("M.cfg.contextid")
    page.goto(f"backup/restorefile.php?contextid={context}")
    upload(page, File("course.imscc", content))
    page.locator("#id_submitbutton").click()
    page.locator("#region-main").get_by_role("button", name="Continue").click()
    page.locator(".bcs-current-course input[type=submit]").click()
    for step in ("3. Settings", "4. Schema", "5. Review"):
        expect(page.locator(".backup_stage_current")).to_have_text(step, timeout=PATIENCE)
        page.locator("#id_submitbutton").click()
    done = page.get_by_text(re.compile("successfully restored|completed successfully"))
    expect(done).to_be_visible(timeout=4 * PATIENCE)
    page.get_by_role("button", name="Continue").click()


def exported(moodle: Moodle, category: str, folder: Path) -> list[Question]:
    """Return the questions of a category and those below it, as Moodle writes them into XML."""
    page = moodle.trainer
    page.goto(f"question/bank/exportquestions/export.php?courseid={moodle.course}")
    page.locator("#id_format_xml").check()
    chooser = page.locator("#id_category")
    values = chooser.locator("option").evaluate_all("(all) => all.map((o) => [o.value, o.label])")
    (value,) = [value for value, label in values if label.strip().startswith(category)]
    chooser.select_option(value)
    with page.expect_download() as download:
        page.locator("#id_submitbutton").click()
    file = folder / "questions.xml"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    ids = re.findall(r"<!-- question: (\d+)\s+-->", text)
    root = ET.fromstring(text)  # noqa: S314 - the Moodle is the tester's own
    questions = [one for one in root if one.get("type") == "multichoice"]
    ids = [one for one in ids if one != "0"]  # categories have none
    return [_question(id_, one) for id_, one in zip(ids, questions, strict=True)]


def _question(id_: str, one: ET.Element) -> Question:
    choices = [
        Choice(_text(answer), float(answer.get("fraction", "0")), _text(answer.find("feedback")))
        for answer in one.findall("answer")
    ]
    tags = tuple(_text(tag) for tag in one.findall("tags/tag"))
    return Question(
        id_, _text(one.find("name")), _text(one.find("questiontext")), tags, tuple(choices)
    )


def _text(one: ET.Element | None) -> str:
    return (one.findtext("text") or "") if one is not None else ""


def assert_same(item: Item, found: Question, *, of_cartridge: bool = False) -> None:
    """Hold a question as Moodle has it against what was meant.

    A cartridge knows no halves, and spares Moodle what it would take for markup.
    """
    as_meant: Callable[[list[str]], list[str]] = spared if of_cartridge else list
    assert shown(found.text) == as_meant(meant(item.text))
    assert len(found.choices) == len(item.answers)
    for answer, choice in zip(item.answers, found.choices, strict=True):
        points = float(answer.grade == "best") if of_cartridge else answer.points
        assert shown(choice.text) == as_meant([answer.text])
        assert shown(choice.feedback.strip()) == as_meant(meant(answer.feedback))
        assert choice.fraction == 100 * points


def previewed(moodle: Moodle, question: Question, choice: str) -> str:
    """Answer a question in Moodle's preview, and return what it then shows."""
    page: Page = moodle.trainer
    page.goto(f"question/bank/previewquestion/preview.php?id={question.id}")
    page.locator(".answer > div").filter(has_text=choice).locator("input[type=radio]").check()
    page.locator("[name=finish]").click()
    page.wait_for_url("**/preview.php**")
    assert asked(page, "id") == question.id
    return page.locator(".que").inner_text()
