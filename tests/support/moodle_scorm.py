"""A SCORM activity in a Moodle: how a learner plays it, and what the trainer's reports show."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import cast

from playwright.sync_api import ElementHandle, Frame, Page, expect

from tests.support.cmi12 import Call
from tests.support.moodle import PATIENCE, Learner, Moodle, Window
from tests.support.player import Player

#: Notes each call to Moodle's API, with its answer and the error that it left.
NOTE_CALLS = """
for (const [name, prefix] of [["API", "LMS"], ["API_1484_11", ""]]) {
  const noted = (api) => Object.fromEntries(
    Object.entries(api).filter(([, one]) => typeof one === "function").map(([method, one]) => [
      method,
      (...given) => {
        const answer = String(one.call(api, ...given));
        const code = String(api[`${prefix}GetLastError`]());
        const calls = JSON.parse(localStorage.getItem("calls") ?? "[]");
        localStorage.setItem("calls", JSON.stringify([...calls, { method, given, answer, code }]));
        return answer;
      },
    ]),
  );
  let here;
  Object.defineProperty(self, name, { get: () => here, set: (api) => (here = noted(api)) });
}
"""


@dataclass
class Visitor:
    """A learner before a SCORM activity."""

    moodle: Moodle
    learner: Learner
    window: Window
    activity: str
    player_page: Page | None = None

    def launch(
        self, *, new_attempt: bool = False, popup: bool = False, hosted: bool = False
    ) -> Player:
        """Open the activity, enter it, and wait for the course."""
        page = self.window.page
        page.goto(f"mod/scorm/view.php?id={self.activity}")
        if new_attempt:
            page.locator("#a").check()
        enter = page.get_by_role("button", name="Enter", exact=True)
        if popup:
            with page.expect_popup() as opened:
                enter.click()
            page = opened.value
        else:
            enter.click()
        self.player_page = page
        return self.player(hosted=hosted)

    def frame(self) -> Frame:
        """Give the frame in which Moodle shows the package."""
        assert self.player_page
        self.player_page.wait_for_selector("#scorm_object")
        frame = cast("ElementHandle", self.player_page.query_selector("#scorm_object"))
        found = frame.content_frame()
        assert found
        return found

    def player(self, *, hosted: bool = False) -> Player:
        """Give the player in that frame, or in the frame within it that a thin package shows."""
        frame = self.frame()
        frame.wait_for_selector("[data-package]", state="attached")
        if hosted:
            within = cast("ElementHandle", frame.wait_for_selector("iframe")).content_frame()
            assert within
            frame = within
        player = Player(cast("Page", frame))
        expect(player.root.locator(".con-view")).to_be_visible(timeout=PATIENCE)
        return player

    # Ways to leave

    def save_and_exit(self) -> None:
        """Press the package's own button, and go when it says that all is saved."""
        self.frame().locator('[data-package="leave"]').click()
        expect(self.frame().locator('[data-notice="left"]')).to_be_visible()
        self.close()

    def exit_activity(self) -> None:
        """Press Moodle's button to leave the activity."""
        self.window.page.get_by_text("Exit activity").click()
        self.window.page.wait_for_url("**/course/view.php**")

    def close(self) -> None:
        """Close the tab or the window with the course, and wait until the last has arrived."""
        assert self.player_page
        self.window.page = self.window.context.new_page()  # what opened a window loads itself anew
        self.player_page.close(run_before_unload=True)
        if not self.player_page.is_closed():
            self.player_page.wait_for_event("close")
        self.window.page.goto("my/", wait_until="networkidle")

    def notice(self) -> str | None:
        """Return what the package says of its learning system, by its id."""
        return self.frame().locator('[data-package="notice"]').get_attribute("data-notice")

    def calls(self) -> list[Call]:
        """Return every call so far, and forget them."""
        page = self.window.page
        found: list[Call] = json.loads(page.evaluate("localStorage.getItem('calls') ?? '[]'"))
        page.evaluate("localStorage.removeItem('calls')")
        return found

    # What the trainer sees of it

    def tracks(self, attempt: int = 1) -> dict[str, str]:
        """Return all that Moodle has stored of an attempt, as the trainer's report shows it."""
        page = self.moodle.trainer
        asked = f"id={self.activity}&user={self.learner.id}&attempt={attempt}"
        page.goto(f"mod/scorm/report/userreport.php?{asked}")
        details = page.get_by_role("link", name="Track details").get_attribute("href")
        page.goto(str(details))
        rows: list[list[str]] = page.locator(".scormtrackreport tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
        )
        return {re.sub(r"_(\d+)", r".\1", name): value for name, value in rows if name}

    def report(self, kind: str) -> dict[str, str]:
        """Return the learner's row in one of the trainer's reports: heads to cells."""
        page = self.moodle.trainer
        page.goto(f"mod/scorm/report.php?id={self.activity}&mode={kind}")
        row = page.locator("#region-main tr").filter(has_text=f"{self.learner.name}@")
        heads = page.locator("#region-main tr").filter(has=page.locator("th.header")).first
        names = [one.split("\n")[0] for one in heads.locator("th").all_inner_texts()]
        cells = row.locator("td, th").all_inner_texts()
        return dict(zip(names, (one.strip() for one in cells), strict=False))

    def grade(self) -> str:
        """Return what the gradebook shows."""
        return self.moodle.grade(self.learner, self.activity)


def visitor(moodle: Moodle, learner: Learner, activity: str) -> Visitor:
    """Sign a learner in, so that each call to Moodle's API is noted."""
    window = moodle.enter_as(learner)
    window.context.add_init_script(NOTE_CALLS)
    return Visitor(moodle, learner, window, activity)
