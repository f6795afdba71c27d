"""A course where the learning system, the line or the clock is not as it should be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.packages.conftest import Proved, Room
from tests.packages.reports import FORMATS, NAMES, STATE, answered, last, sound

Enter = Callable[[str], Room]


def notice(sco: Frame | Page) -> str | None:
    """Return the id of what the package says of its learning system."""
    return sco.locator('[data-package="notice"]').get_attribute("data-notice")


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_system_that_listens(name: str, room: Enter) -> None:
    """With no API, or one that breaks at once, the course plays and says nothing is reported."""
    lms = room(name)
    for condition in ("no-api", "throws"):
        sco = lms.launch(condition)
        answered(sco)
        assert notice(sco) == "not-reported"
        expect(sco.locator('[data-notice="not-reported"]')).to_be_visible()
        expect(sco.locator('[data-package="leave"]')).to_be_hidden()
    assert lms.kept("kept") is None


@pytest.mark.parametrize("name", FORMATS)
def test_a_system_that_says_nothing_or_breaks_later(name: str, room: Enter) -> None:
    """Where nothing is confirmed the course goes on calling and says what it does not know."""
    lms = room(name)
    sco = lms.launch("silent")
    answered(sco)
    assert notice(sco) == "not-confirmed"
    silent = lms.leave()
    assert last(silent, NAMES[name]["status"]) == "incomplete"
    sco = lms.launch("throws-later")
    answered(sco)
    answered(sco)
    assert notice(sco) == "not-kept"
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-package="leave"]')).to_be_enabled()
    assert notice(sco) == "not-kept"  # and not that all is saved


@pytest.mark.parametrize("name", FORMATS)
def test_a_system_that_answers_half_of_what_it_is_asked(name: str, room: Enter) -> None:
    """Where only what was kept is given back, as in Open edX, a visit goes on and a pass stays."""
    lms = room(name)
    sco = lms.launch("partial")
    answered(sco, score=90, passed=True, done=True)
    lms.leave()
    sco = lms.launch("partial")
    assert sco.evaluate("keeper.saved") == STATE
    answered(sco, score=20, passed=False, done=True)
    calls = lms.leave()
    assert last(calls, NAMES[name]["raw"]) == "90"
    assert "cmi.interactions.1.id" in [call["given"][0] for call in calls if call["given"]]


@pytest.mark.parametrize("name", FORMATS)
def test_a_system_that_refuses_or_forgets(name: str, room: Enter, proved: Proved) -> None:
    """A refused place is told, the result still counts, and forgotten answers begin anew."""
    lms = room(name)
    sco = lms.launch("no-room")
    answered(sco, score=80, passed=True, done=True)
    assert notice(sco) == "no-place"
    lms.leave()
    assert lms.kept("result")[NAMES[name]["raw"]] == "80"
    lms.page.evaluate("localStorage.clear()")

    sco = lms.launch("refuses-answers")
    answered(sco, score=80, passed=True, done=True)
    assert notice(sco) == ""
    lms.leave()
    assert lms.kept("result")[NAMES[name]["raw"]] == "80"
    lms.page.evaluate("localStorage.clear()")

    lms.launch("forgets-answers")
    for chosen in "ab":
        answered(lms.launch("forgets-answers"), chosen=chosen)
        lms.leave()
    response = f"cmi.interactions.0.{NAMES[name]['response']}"
    assert lms.kept("result")[response] == "b"
    proved(name, "scorm-again", "trouble")


@pytest.mark.parametrize("name", FORMATS)
def test_the_line_is_down_at_the_end(name: str, room: Enter, proved: Proved) -> None:
    """What could not be kept is told and nothing ends; once the line is up, leaving keeps it."""
    lms = room(name)
    sco = lms.launch()
    lms.page.evaluate("self.down = true")
    answered(sco, score=100, passed=True, done=True)
    assert notice(sco) == "not-kept"
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-package="leave"]')).to_be_enabled()
    ends = ("LMSFinish", "Terminate")
    assert not [call for call in lms.calls() if call["method"] in ends]
    lms.page.evaluate("self.down = false")
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()
    calls = lms.leave()
    assert [call["method"] for call in calls if call["method"] in ends] == [ends[name != "scorm12"]]
    assert lms.kept("result")[NAMES[name]["raw"]] == "100"
    proved(name, "scorm-again", "trouble")


@pytest.mark.parametrize("name", FORMATS)
def test_what_failed_is_told_anew(name: str, room: Enter) -> None:
    """A system that passes on only changes gets all that it lost while the line was down."""
    lms = room(name)
    sco = lms.launch()
    answered(sco, chosen="a")
    lms.page.evaluate("self.down = true")
    answered(sco, chosen="b", score=85, passed=True, done=True)
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-package="leave"]')).to_be_enabled()
    lms.page.evaluate("self.down = false")
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()
    result = lms.kept("result")
    assert result[f"cmi.interactions.1.{NAMES[name]['response']}"] == "b"
    assert result[NAMES[name]["raw"]] == "85"
    if name == "scorm12":  # those of SCORM 2004 that we know pass on everything each time
        arrived = lms.kept("arrived")
        assert {one: value for one, value in result.items() if arrived.get(one) != value} == {}


@pytest.mark.parametrize("name", FORMATS)
def test_a_system_that_does_not_notice(name: str, room: Enter) -> None:
    """Without a network nothing counts as kept, whatever the system says, until there is one."""
    lms = room(name)
    sco = lms.launch()
    lms.page.context.set_offline(offline=True)
    answered(sco, score=85, passed=True, done=True)
    assert notice(sco) == "not-kept"
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-package="leave"]')).to_be_enabled()
    assert notice(sco) == "not-kept"
    lms.page.context.set_offline(offline=False)
    expect(sco.locator('[data-package="notice"]')).to_be_hidden()
    sco.locator('[data-package="leave"]').click()
    expect(sco.locator('[data-notice="left"]')).to_be_visible()


@pytest.mark.parametrize("name", FORMATS)
def test_a_clock_that_is_set_back(name: str, room: Enter) -> None:
    """A clock set back, or an answer that took less than no time, makes no span negative."""
    lms = room(name)
    lms.page.context.add_init_script(
        "const now = Date.now; let back = 0; Date.now = () => now() - (back += 3_600_000);"
    )
    sco = lms.launch()
    answered(sco, seconds=-75)
    answered(sco, seconds=None)
    calls = lms.leave()
    assert sound(name, calls)
    spans = {
        "scorm12": ("cmi.core.session_time", "0000:00:"),
        "scorm2004": ("cmi.session_time", "PT0H0M"),
    }
    element, begins = spans[name]
    assert (last(calls, element) or "").startswith(begins)


@pytest.mark.parametrize("name", FORMATS)
def test_two_windows_and_an_opener(name: str, room: Enter, proved: Proved) -> None:
    """Found in the opener as well; of two windows the newer reports and the older says so."""
    lms = room(name)
    lms.visit.expect("404")  # a window asks for its icon
    first = lms.launch(in_window=True)
    answered(first, chosen="b")
    second_page = lms.page.context.new_page()
    older, lms.page = lms.page, second_page
    second = lms.launch(in_window=True)
    expect(first.locator('[data-notice="elsewhere"]')).to_be_visible()
    answered(second, score=90, passed=True, done=True)
    answered(first, score=10, passed=False, done=True)  # is told to nobody
    assert isinstance(first, Page)
    first.close()
    assert lms.kept("result")[NAMES[name]["raw"]] == "90"
    assert isinstance(second, Page)
    second.locator('[data-package="leave"]').click()
    second.wait_for_event("close") if not second.is_closed() else None
    assert lms.kept("result")[NAMES[name]["raw"]] == "90"
    older.close()
    proved(name, "scorm-again", "windows")


@pytest.mark.parametrize("name", FORMATS)
def test_the_doctor(name: str, room: Enter) -> None:
    """The doctor names the API, the content policy, the room left, and the last error."""
    lms = room(name)
    lms.visit.expect("404")
    sco = lms.launch("no-room")
    answered(sco)
    with lms.page.context.expect_page() as opened:
        sco.locator("footer a").click()
    page = opened.value
    api = {"scorm12": "API (", "scorm2004": "API_1484_11 ("}[name]
    expect(page.locator('[data-row="api"] td')).to_contain_text(api)
    expect(page.locator('[data-row="csp"] td')).to_contain_text("script-src 'self'")
    expect(page.locator('[data-row="last-error"] td')).to_contain_text("set cmi.suspend_data")
    expect(page.locator('[data-row="versions"] td')).to_contain_text(name)
    room_left = {"scorm12": "4077", "scorm2004": "63981"}[name]
    expect(page.locator('[data-row="room"] td')).to_contain_text("left")
    expect(page.locator('[data-row="room"] td')).to_contain_text(room_left[:2])
    page.close()
