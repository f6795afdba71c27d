"""cmi5 in a real Chromium: a learning system on another origin, and a check of statements."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.packages.conftest import Proved, Room
from tests.packages.reports import STATE, answered
from tests.support.lrs import LearningSystem, learning_system
from tests.support.ralph import ralph
from tests.support.statements import Statement, complaints, verb


@pytest.fixture
def system() -> Iterator[LearningSystem]:
    """Give a learning system that launches by cmi5."""
    with learning_system() as running:
        yield running


class Course:
    """The course as the learning system launches it."""

    def __init__(self, room: Room, system: LearningSystem) -> None:
        """Take the room in which the package lies."""
        self.room, self.system, self.page = room, system, room.page
        room.visit.expect(f"request to elsewhere: {system.url}")
        room.visit.expect("404")  # nothing is kept yet, and a page asks for its icon
        self.told = 0

    def launch(self, query: str | None = None) -> Page:
        """Launch it, and wait for its player."""
        query = self.system.launch() if query is None else query
        self.page.goto(f"content/index.html?{query}")
        self.page.wait_for_selector("[data-ready]", state="attached")
        return self.page

    def left(self) -> list[Statement]:
        """Go elsewhere unless that is done, and return the statements of the session."""
        if "content/" in self.page.url:
            self.page.goto("elsewhere.html")
        return self.session("terminated")

    def session(self, last: str) -> list[Statement]:
        """Wait for a last statement, and return all since the session before."""
        for _ in range(100):
            found = self.system.statements[self.told :]
            if found and verb(found[-1]) == last:
                break
            self.page.wait_for_timeout(20)
        self.told = len(self.system.statements)
        return found


@pytest.fixture
def course(room: Callable[..., Room], system: LearningSystem) -> Course:
    """Give the course in its learning system."""
    return Course(room("cmi5", reach=system.url.rstrip("/")), system)


def verbs(session: list[Statement]) -> str:
    """Return the verbs of a session in their order."""
    return " ".join(verb(one) for one in session)


def test_a_visit_from_first_answer_to_result(course: Course, proved: Proved) -> None:
    """Each answer is a statement, a visit broken off goes on, and the end is told once."""
    page = course.launch()
    assert page.evaluate("keeper.saved") is None
    answered(page)
    first = course.left()
    assert verbs(first) == "initialized answered terminated"
    assert complaints(first) == []
    told = first[1]
    assert told["object"]["definition"]["name"]["en"].startswith("A case: somebody asks.")
    assert told["object"]["definition"]["correctResponsesPattern"] == ["c"]
    assert (told["result"]["response"], told["result"]["success"]) == ("a", False)
    assert told["context"]["extensions"]["urn:connect-or-not:rule"] == "wait-for-a-reason"
    assert told["context"]["extensions"]["urn:connect-or-not:edition"] == "1.1"

    course.system.return_url = f"{course.room.site.url}elsewhere.html"
    page = course.launch()
    assert page.evaluate("keeper.saved") == STATE
    answered(page, chosen="b", grade="defensible", points=0.5, score=85, passed=True, done=True)
    page.locator('[data-package="leave"]').click()
    page.wait_for_url("**/elsewhere.html")
    second = course.left()
    assert verbs(second) == "initialized answered completed passed terminated"
    assert complaints(second) == []
    assert "success" not in second[1]["result"]
    assert second[3]["result"]["score"] == {"scaled": 0.85, "raw": 85, "min": 0, "max": 100}

    answered(course.launch(), score=10, passed=False, done=True)
    assert verbs(course.left()) == "initialized answered terminated"
    proved("cmi5", "statements", "resume", "grammar", "once", "policy")


def test_the_mark_of_the_learning_system_counts(course: Course) -> None:
    """A mark set in the learning system is kept to; failing once does not stand in the way."""
    course.system.mastery = 0.9
    answered(course.launch(), score=85, passed=True, done=True)
    first = course.left()
    assert verbs(first) == "initialized answered completed failed terminated"
    answered(course.launch(), score=95, passed=True, done=True)
    second = course.left()
    assert verbs(second) == "initialized answered passed terminated"
    assert complaints(first) + complaints(second) == []


def test_bad_conditions(course: Course, proved: Proved) -> None:
    """Without a launch or a token nothing is reported; without a line nothing is lost."""
    page = course.launch("")
    expect(page.locator('[data-notice="not-reported"]')).to_be_visible()
    query = course.system.launch()
    course.launch(query)
    assert verbs(course.left()) == "initialized terminated"
    page = course.launch(query)  # the token was given out already
    expect(page.locator('[data-notice="not-reported"]')).to_be_visible()
    answered(page)
    assert course.system.statements[course.told :] == []

    course.room.visit.expect("503")
    page = course.launch()
    course.system.down = True
    answered(page)
    expect(page.locator('[data-notice="not-kept"]')).to_be_visible()
    answered(page, score=90, passed=True, done=True)
    page.locator('[data-package="leave"]').click()
    expect(page.locator('[data-package="leave"]')).to_be_enabled()
    course.system.down = False
    page.locator('[data-package="leave"]').click()
    expect(page.locator('[data-notice="left"]')).to_be_visible()
    session = course.left()
    assert verbs(session) == "initialized answered answered completed passed terminated"
    assert complaints(session) == []
    proved("cmi5", "statements", "trouble")


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_a_launch_that_does_not_count(course: Course, mode: str) -> None:
    """Who only looks around is told so, and nothing but the visit is reported."""
    course.system.mode = mode
    page = course.launch()
    expect(page.locator('[data-notice="not-counted"]')).to_be_visible()
    answered(page, score=90, passed=True, done=True)
    session = course.left()
    assert verbs(session) == "initialized terminated"
    assert complaints(session) == []
    assert "connect-or-not" not in course.system.states


def test_a_record_store_by_others(course: Course, tmp_path: Path, proved: Proved) -> None:
    """Ralph takes in the statements of a visit and gives each back as it was sent.

    It gets them in one piece: its store of files takes in only one.
    """
    page = course.launch()
    answered(page, chosen="b", grade="defensible", points=0.5)
    answered(page, score=85, passed=True, done=True)
    session = course.left()
    assert verbs(session) == "initialized answered answered completed passed terminated"
    with ralph(tmp_path) as store:
        spoilt = {name: value for name, value in session[0].items() if name != "actor"}
        assert store.take_in(json.dumps([spoilt]).encode()) == 422
        assert store.take_in(json.dumps(session).encode()) == 200
        kept = {one["id"]: one for one in store.statements()}
    assert len(kept) == len(session)
    for sent in session:
        assert {name: kept[sent["id"]][name] for name in sent} == sent
    proved("cmi5", "ralph", "stored")
