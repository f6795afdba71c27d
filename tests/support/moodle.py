"""A Moodle that somebody named, used through its own pages in a real Chromium."""

from __future__ import annotations

import csv
import io
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

URL = os.environ.get("MOODLE_URL", "").rstrip("/")
#: The frames in which packages are shown: what Moodle's own pages ask for is no concern of theirs.
OF_PACKAGES = re.compile(r"/pluginfile\.php/|^about:")
PATIENCE = 30_000  # milliseconds; a Moodle that was not asked for a while is slow
#: Moodle's rules for passwords want a letter of each kind.
PASSWORD = f"{secrets.token_hex(12)}-Aa1"


@dataclass(frozen=True)
class File:
    """A file to upload."""

    name: str
    content: bytes


@dataclass
class Learner:
    """Somebody who learns in the course of a test."""

    name: str
    id: str


@dataclass
class Window:
    """A browser of one person, and what packages did there that they should not."""

    context: BrowserContext
    page: Page
    beside: str = ""  # an address from which a package shows its course
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def note_request(self, request: Request) -> None:
        """Note a request of a package to another host."""
        own = (URL, "data:", "blob:", "about:", *filter(None, [self.beside]))
        if request.url.startswith(own):
            return
        if request.is_navigation_request() or OF_PACKAGES.search(request.frame.url):
            self.elsewhere.append(request.url)

    def note_error(self, stack: str) -> None:
        """Note an uncaught error in a script of a package."""
        if OF_PACKAGES.search(stack):
            self.errors.append(stack)


@dataclass
class Moodle:
    """The Moodle, with a course in it that the tests have made for themselves."""

    browser: Browser
    user: str
    password: str
    course: str = ""
    short: str = ""
    windows: list[Window] = field(default_factory=list)
    learners: list[Learner] = field(default_factory=list)
    came: int = 0

    # Who is there

    def window(self) -> Window:
        """Open a browser that has never been here."""
        context = self.browser.new_context(
            base_url=f"{URL}/", viewport={"width": 1280, "height": 1000}, accept_downloads=True
        )
        context.set_default_timeout(PATIENCE)
        window = Window(context, context.new_page())
        context.on("request", window.note_request)
        context.on("weberror", lambda error: window.note_error(error.error.stack or ""))
        self.windows.append(window)
        return window

    def enter(self, name: str, password: str) -> Window:
        """Sign somebody in, in a browser of their own."""
        window = self.window()
        window.page.goto("login/index.php", wait_until="networkidle")
        window.page.locator("#username").fill(name)
        window.page.locator("#password").fill(password)
        window.page.locator("#loginbtn").click()
        expect(window.page.locator("#user-menu-toggle")).to_be_visible(timeout=PATIENCE)
        return window

    def enter_as(self, learner: Learner) -> Window:
        """Sign a learner in."""
        return self.enter(learner.name, PASSWORD)

    def newcomer(self) -> Learner:
        """Give a learner who has done nothing yet."""
        self.came += 1
        return self.learners[self.came - 1]

    @cached_property
    def trainer(self) -> Page:
        """Give the page of whoever makes the course and looks at its reports."""
        return self.enter(self.user, self.password).page

    @cached_property
    def version(self) -> str:
        """Tell which Moodle this is, such as 4.5.6."""
        self.trainer.goto("admin/environment.php")
        said = self.trainer.locator("#region-main").inner_text()
        found = re.search(r"(\d+(?:\.\d+)+)\+? \(Build", said)
        assert found, "the page about the environment does not name the version"
        return found[1]

    # What is set up, and put away again

    def set_up(self, how_many: int) -> None:
        """Make a course of our own and its learners."""
        self.short = f"connect-or-not-{secrets.token_hex(4)}"
        page = self.trainer
        page.goto("course/edit.php?category=1")
        page.locator("#id_fullname").fill(f"Connect or Not, tried ({self.short})")
        page.locator("#id_shortname").fill(self.short)
        page.locator("#id_saveanddisplay").click()
        page.wait_for_url("**/course/view.php**")
        self.course = asked(page, "id")
        self.learners = self.people(
            [
                {
                    "username": f"{self.short}-{number}",
                    "password": PASSWORD,
                    "firstname": "Lea",
                    "lastname": f"Learner {number}",
                    "email": f"{self.short}-{number}@example.org",
                    "course1": self.short,
                    "role1": "student",
                }
                for number in range(how_many)
            ]
        )

    def people(self, rows: list[dict[str, str]], **settings: str) -> list[Learner]:
        """Upload a list of people, and return who they are by the table that Moodle shows."""
        text = io.StringIO()
        table = csv.DictWriter(text, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
        page = self.trainer
        page.goto("admin/tool/uploaduser/index.php")
        upload(page, File("people.csv", text.getvalue().encode()))
        page.locator("#id_submitbutton").click()
        for name, value in settings.items():
            page.locator(f"#id_{name}").select_option(value)
        page.locator("#id_submitbutton").click()
        shown = page.locator("#uuresults tr").filter(has_text=self.short)
        expect(shown).to_have_count(len(rows))
        cells = [row.locator("td").all_inner_texts() for row in shown.all()]
        return [Learner(cell[3].strip(), cell[2].strip()) for cell in cells]

    def tidy(self) -> None:
        """Delete the course and its learners."""
        if self.learners:
            rows = [{"username": one.name, "deleted": "1"} for one in self.learners]
            self.people(rows, uutype="3", uuallowdeletes="1")
        if self.course:
            self.trainer.goto(f"course/delete.php?id={self.course}")
            self.trainer.get_by_role("button", name="Delete", exact=True).click()
            gone = self.trainer.get_by_text("has been completely deleted")
            expect(gone).to_be_visible(timeout=4 * PATIENCE)
        self.close()

    def close(self) -> None:
        """Close the windows of everybody but the trainer."""
        for window in self.windows:
            if window.page is not self.__dict__.get("trainer"):
                window.context.close()

    def standards_mode(self, *, on: bool) -> bool:
        """Have the site hold SCORM 1.2 to its standard, or not; return whether it did before."""
        self.trainer.goto("admin/settings.php?section=modsettingscorm")
        box = self.trainer.locator("#id_s_scorm_scormstandard")
        before = box.is_checked()
        box.set_checked(on)
        with self.trainer.expect_navigation():
            self.trainer.get_by_role("button", name="Save changes").click()
        return before

    def add(
        self, kind: str, name: str, file: File, settings: Mapping[str, str] | None = None
    ) -> str:
        """Add an activity or resource with a file to the course; return the id of its page."""
        page = self.trainer
        page.goto(f"course/modedit.php?add={kind}&course={self.course}&section=0")
        page.locator("#id_name").fill(name)
        upload(page, file)
        for field_name, value in (settings or {}).items():
            page.locator(f"#id_{field_name}").select_option(value, force=True)
        with page.expect_navigation(wait_until="domcontentloaded"):
            page.locator("#id_submitbutton").click()
        past_grades(page)
        page.wait_for_url(f"**/mod/{kind}/view.php**", wait_until="commit")
        return asked(page, "id")

    def grade(self, learner: Learner, activity: str) -> str:
        """Return the grade of an activity, as the gradebook shows it to a trainer."""
        self.trainer.goto(f"grade/report/user/index.php?id={self.course}&userid={learner.id}")
        past_grades(self.trainer)
        link = self.trainer.locator(f'a[href*="id={activity}&"], a[href$="id={activity}"]')
        row = self.trainer.locator("table.user-grade tr").filter(has=link)
        return row.locator(".column-grade").first.inner_text().split()[0]


def past_grades(page: Page) -> None:
    """Go on from where Moodle says that it works out grades anew, which it does now and then."""
    if page.get_by_text("Recalculating grades").count():
        page.locator("#region-main").get_by_text("Continue").click()


def asked(page: Page, name: str) -> str:
    """Return a parameter of a page's address."""
    return parse_qs(urlsplit(page.url).query)[name][0]


def upload(page: Page, file: File, within: Locator | None = None) -> None:
    """Upload a file by Moodle's own dialogue."""
    place = within or page.locator("#region-main")
    place.locator(".fp-btn-add a:visible, .fp-btn-choose:visible").first.click()
    # It opens at the place that was used last, and begins anew once that has been loaded.
    page.wait_for_load_state("networkidle")
    page.locator(".fp-repo:visible").filter(has_text="Upload a file").click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    chooser = page.locator(".fp-upload-form:visible input[type=file]")
    kind = "application/octet-stream"
    chooser.set_input_files({"name": file.name, "mimeType": kind, "buffer": file.content})
    page.locator(".fp-upload-btn:visible").click()
    expect(page.locator(".fp-upload-form:visible")).to_have_count(0, timeout=PATIENCE)
    named = place.locator(".fp-filename, .filepicker-filename").filter(has_text=file.name)
    expect(named.first).to_be_visible(timeout=PATIENCE)
