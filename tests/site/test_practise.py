"""Practice on the site's own page: every case, what is said of a choice, and what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guide.ask import open_questions
from guide.practice import course, judge, scenario, scenarios
from guide.practice.render import verdicts_data
from guide.practice.state import State, Try, pack, unpack
from guide.presets import presets
from guide.prose import say
from guide.version import to_saved
from macros.site_course import within
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.keyboard import tab_to
from tests.support.people import PEOPLE
from tests.support.player import (
    AROUND,
    PAGE,
    STORED,
    WORDS,
    Player,
    best,
    graded,
    serve_course,
)
from tests.support.questionnaire import STORED as POLICY
from tests.support.site_server import SiteServer
from tests.support.tools import MARKUP, pwned

CARE = presets()["care"]
TWO = ["pitch-after-yes", "ask-before-yes"]
STATE = re.compile(r"[A-Za-z0-9.~-]{1,1000}")
SIZES = {"phone": (390, 844), "narrow": (320, 640), "desktop": (1280, 900)}
HEADING = "document.activeElement.matches('[data-begin]')"


@pytest.fixture
def short(site: SiteServer) -> dict[str, Any]:
    """Have the page play two cases only, and give that course."""
    made = within(course(TWO))
    serve_course(site, made)
    return made


def keep(page: Page, name: str, value: str) -> None:
    """Let the browser hold something when the page is first opened."""
    page.add_init_script(
        f"localStorage.getItem('{name}') ?? localStorage.setItem('{name}', {json.dumps(value)})"
    )


def keep_state(page: Page, state: str, policy: str = "care") -> None:
    """Let the browser hold how far somebody has come with a policy."""
    keep(page, STORED, json.dumps({"policy": policy, "states": {policy: state}}))


def test_best_choices_give_full_marks(page: Page) -> None:
    """Who chooses in every case what Python says is best has 100 points, and passes."""
    player = Player(page).open(policy="care")
    player.press("begin")
    assert set(player.play(CARE)) == {"best"}
    assert player.score == 100
    expect(player.root.locator("[data-passed]")).to_have_attribute("data-passed", "yes")
    assert WORDS["nothing-to-revise"] in player.text
    assert player.root.locator("[data-scenario]").count() == len(scenarios())
    assert STATE.fullmatch(player.state())
    kept = unpack(course(), player.state())
    assert {one.scenario for one in kept.tries} == {one.id for one in scenarios()}


def test_worst_choices_are_explained(page: Page, site: SiteServer) -> None:
    """A mistake is named, with the best choice, the engine's reason, its sources and the guide."""
    player = Player(page).open(policy="care")
    player.press("begin")
    seen = 0
    while player.view != "all-cases":
        if player.view == "question":
            name, step = player.asked
            player.choose(graded("mistake")(name, step, CARE))
            seen += explained(player, name, step)
            player.press("go-on")
        else:
            player.root.locator(".con-button-primary").click()
    assert seen > len(scenarios())
    assert player.score == 0
    expect(player.root.locator("[data-passed]")).to_have_attribute("data-passed", "no")
    rules = player.root.locator(".con-revise [data-rule]").evaluate_all(
        "(all) => all.map((one) => one.dataset.rule)"
    )
    assert len(rules) == len({*rules}) > 5
    links = player.root.locator(".con-revise a").evaluate_all("(all) => all.map((one) => one.href)")
    for link in {*links}:
        address, _, anchor = link.removeprefix(site.url).partition("#")
        text = (site.folder / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in text


def explained(player: Player, name: str, step: str) -> int:
    """Look at what is said of a mistake; return one for it."""
    said = verdicts_data(scenario(name), step, CARE)
    by_id = {choice.id: choice for choice in scenario(name).steps[step].choices}
    verdict = player.verdict
    expect(verdict).to_have_attribute("data-grade", "mistake")
    expect(verdict.locator(".con-verdict-title")).to_have_text(WORDS["grade-mistake"])
    expect(verdict.locator(".con-better")).to_contain_text(by_id[said["best"]].text)
    if said["reasons"]:
        reason = said["reasons"][0]
        expect(verdict).to_have_attribute("data-rule", reason["rule"])
        expect(verdict.locator(".con-because")).to_contain_text(reason["why"])
        for credit in reason["credits"]:
            expect(verdict).to_contain_text(credit)
        link = verdict.get_by_role("link", name=WORDS["read-why"])
        expect(link).to_have_attribute("href", f"../{reason['link']}")
    else:
        mine = {f["id"] for v in said["verdicts"] if v["grade"] == "mistake" for f in v["findings"]}
        found = verdict.locator("[data-finding]").evaluate_all(
            "(all) => all.map((one) => one.dataset.finding)"
        )
        assert len(found) == len({*found}) > 0
        assert {*found} <= mine
    return 1


def test_defensible_choice_says_why(page: Page) -> None:
    """What is defensible is half a point, and says that it is close or for whom it is right."""
    player = Player(page).open(policy="care")
    player.press("begin")
    told = {"near": 0, "taste": 0}
    while player.view != "all-cases":
        if player.view == "question":
            name, step = player.asked
            choice = graded("defensible")(name, step, CARE)
            player.choose(choice)
            verdict = next(v for v in judge(scenario(name), step, CARE) if v.choice == choice)
            if scenario(name).steps[step].purpose is None:
                assert verdict.grade == "defensible"
                close = player.root.locator(".con-close").inner_text()
                near = close == WORDS["nearly-the-same-set"]
                texts = [
                    WORDS["right-if"].format(what=change_text)
                    for change_text in changes(name, step, choice)
                ]
                assert near or close in texts
                told["near" if near else "taste"] += 1
            player.press("go-on")
        else:
            player.root.locator(".con-button-primary").click()
    assert min(told.values()) > 0
    assert player.score == 50


def changes(name: str, step: str, choice: str) -> list[str]:
    """Return what would have to be otherwise for a choice to be right."""
    rows = verdicts_data(scenario(name), step, CARE)["verdicts"]
    return [one["text"] for row in rows if row["id"] == choice for one in row["right-if"]]


def test_learner_comes_back_to_the_same_place(page: Page, short: dict[str, Any]) -> None:
    """After a reload every view is what it was: a question, what follows, the end, all cases."""
    player = Player(page).open(policy="care")
    shown: list[str] = []

    def again() -> None:
        before = (player.view, player.root.locator(".con-view").inner_text())
        assert STATE.fullmatch(player.state())
        page.reload()
        expect(player.root.locator(".con-view")).to_be_visible()
        assert (player.view, player.root.locator(".con-view").inner_text()) == before
        shown.append(before[0])

    player.press("begin")
    again()
    first, _ = player.asked
    player.choose(best(first, "start", CARE))
    again()
    player.press("all-cases")
    again()
    player.press("continue")
    again()
    player.press("go-on")
    while player.view != "ended":
        if player.view == "question":
            player.choose(best(*player.asked, CARE))
        player.press("go-on")
    again()
    player.play(CARE)
    again()
    assert shown == ["question", "feedback", "all-cases", "feedback", "ended", "all-cases"]
    assert player.score == 100
    assert short["scenarios"][0]["id"] == first


def test_what_is_below_full_marks_can_be_tried_again(page: Page, short: dict[str, Any]) -> None:
    """A second try counts once it is finished; until then the first does; full marks stay."""
    wrong = short["scenarios"][0]["id"]

    def chooser(name: str, step: str, answers: Mapping[str, str]) -> str:
        return graded("mistake" if name == wrong else "best")(name, step, answers)

    player = Player(page).open(policy="care")
    player.press("begin")
    player.play(CARE, chooser)
    assert player.score == 50
    player.press("try-again")
    assert player.asked == (wrong, "start")
    player.press("all-cases")
    assert player.score == 50
    expect(player.case(wrong)).to_have_attribute("data-state", "begun")
    page.reload()
    player.press("continue")
    player.play(CARE)
    assert player.score == 100
    expect(player.root.get_by_role("button", name=WORDS["try-again"])).to_have_count(0)
    player.root.get_by_text(WORDS["start-over"], exact=True).click()
    player.press("start-over-yes")
    states = player.root.locator("[data-scenario]").evaluate_all(
        "(all) => all.map((one) => one.dataset.state)"
    )
    assert states == ["new", "new"]


@pytest.mark.usefixtures("short")
def test_ended_case_can_be_tried_again_at_once(page: Page) -> None:
    """At the end of a case below full marks, one press begins it anew."""
    player = Player(page).open(policy="care")
    player.press("begin")
    name, step = player.asked
    player.choose(graded("mistake")(name, step, CARE))
    while player.view != "ended":
        if player.view == "question":
            player.choose(graded("mistake")(*player.asked, CARE))
        player.press("go-on")
    player.press("try-case-again")
    assert player.asked == (name, "start")


def test_own_policy_judges(visit: Visit, short: dict[str, Any]) -> None:
    """Who has a policy in this browser is judged by it, and by a preset after choosing one."""
    wanted = {}
    for name in ("ryan", "reluctant", "says-little"):
        page = visit.page()
        keep(page, POLICY, to_saved(dict(PEOPLE[name])))
        player = Player(page).open()
        expect(page.locator('[name="policy"]')).to_have_value("mine")
        player.press("begin")
        wanted[name] = player.asked, best(*player.asked, PEOPLE[name])
        player.play(PEOPLE[name])
        assert player.score == 100
        page.locator('[name="policy"]').select_option("known")
        assert player.view == "all-cases"
        assert player.case(TWO[0]).get_attribute("data-state") == "new"
        page.locator('[name="policy"]').select_option("mine")
        assert player.score == 100
    assert len({choice for _, choice in wanted.values()}) == len(wanted)
    assert len(short["scenarios"]) == len(TWO)


def test_learner_without_a_policy_is_asked(page: Page, short: dict[str, Any]) -> None:
    """Without a policy of their own, learners are asked what matters, and judged by that."""
    platforms = {one["platform"] for one in short["scenarios"]}
    person = PEOPLE["nurse"]
    player = Player(page).open()
    given: dict[str, str] = {}
    while player.view == "about-you":
        (question, *_) = player.asked
        left = [q for q in open_questions(given) if q.platform is None or q.platform in platforms]
        assert question == left[0].id
        page.reload()
        expect(player.root.locator(f'[data-question="{question}"]')).to_be_visible()
        given[question] = person.get(question, "not-sure")
        player.choose(given[question], press="next")
    assert player.view == "all-cases"
    player.press("begin")
    player.play(given)
    assert player.score == 100
    player.root.get_by_text(WORDS["judged-by"], exact=True).click()
    player.press("change-answers")
    assert player.view == "about-you"


@pytest.mark.usefixtures("short")
def test_questions_can_be_left_open(page: Page) -> None:
    """The questions can be taken back one by one, or left open, and then nobody is asked again."""
    player = Player(page).open()
    (first, _) = player.asked
    player.press("next")
    expect(player.root.get_by_role("status").filter(has_text=WORDS["pick-first"])).to_be_visible()
    player.choose("not-sure", press="next")
    assert player.asked[0] != first
    player.press("back")
    assert player.asked[0] == first
    player.press("skip")
    assert player.view == "all-cases"
    page.reload()
    expect(player.root.get_by_role("button", name=WORDS["begin"])).to_be_visible()
    player.press("begin")
    player.play({})
    assert player.score == 100


@pytest.mark.usefixtures("short")
def test_keyboard_is_enough(page: Page) -> None:
    """A case is played with Tab, arrows, Space and Enter; what is new has the focus each time."""
    player = Player(page).open(policy="care")
    tab_to(page, ".con-practice .con-button-primary")
    page.keyboard.press("Enter")
    assert player.view == "question"
    assert page.evaluate(HEADING)
    tab_to(page, ".con-practice input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert player.view == "feedback"
    assert page.evaluate(HEADING)
    assert page.evaluate("document.activeElement.textContent") == WORDS["then"]
    grade = player.verdict.get_attribute("data-grade")
    said = player.root.get_by_role("status").filter(has_text=WORDS[f"grade-{grade}"])
    expect(said).to_have_count(1)
    tab_to(page, ".con-practice .con-button-primary")
    page.keyboard.press("Enter")
    assert page.evaluate(HEADING)
    tab_to(page, ".con-practice .con-quiet")
    page.keyboard.press("Enter")
    assert player.view == "all-cases"
    assert page.evaluate(HEADING)


def views(player: Player) -> Iterator[str]:
    """Go through every view there is, from the first question to the result."""
    yield player.view
    player.press("skip")
    yield player.view
    player.press("begin")
    while player.view != "all-cases":
        if player.view == "question":
            player.press("answer")  # says that one is to be chosen
            yield player.view
            player.choose(graded("mistake")(*player.asked, {}))
        else:
            yield player.view
            player.root.locator(".con-button-primary").click()
    for fold in player.root.locator("details").all():
        fold.evaluate("(one) => { one.open = true; }")
    yield "result"


@pytest.mark.usefixtures("short")
def test_everybody_can_use_every_view(visit: Visit) -> None:
    """Axe finds nothing in any view, light or dark, and nothing is wider than a narrow screen."""
    for (width, height), scheme in zip(SIZES.values(), ("dark", "light", "light"), strict=True):
        page = visit.page(viewport={"width": width, "height": height}, color_scheme=scheme)
        seen = set()
        for view in views(Player(page).open()):
            assert violations(page, ".con-practice") == [], view
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, view
            seen.add(view)
        assert seen == {"about-you", "all-cases", "question", "feedback", "ended", "result"}


def test_markup_is_shown_as_text(page: Page, site: SiteServer) -> None:
    """Markup anywhere in a course is text, and runs nowhere."""
    made = marked(within(course(TWO)))
    serve_course(site, made)
    player = Player(page).open(policy="care")
    player.press("begin")
    assert MARKUP in player.text
    player.play(CARE, lambda *_: "a")
    assert MARKUP in player.text
    assert not pwned(page)


def marked(made: dict[str, Any]) -> dict[str, Any]:
    """Put markup into every text of a course that comes from a trainer."""
    found = deepcopy(made)
    for one in found["scenarios"]:
        one.update({name: f"{one[name]} {MARKUP}" for name in ("title", "theme", "platform-name")})
        for step in one["steps"].values():
            step["situation"].append(MARKUP)
            for choice in step["choices"]:
                choice["text"] += MARKUP
                choice["then"].append(MARKUP)
    return found


def test_state_of_another_course_is_dropped(visit: Visit, short: dict[str, Any]) -> None:
    """What no longer fits is left out, the learner is told, and what fits is kept."""
    first, second = short["scenarios"]
    fits = f"1.-.{second['digest']}a~.{short['version'].replace('.', '-')}"
    cases = {
        "2.-..1-1": [],
        "what is this?": [],
        fits.replace("1.-.", "1.-.zzza~"): [second["id"]],
        fits.replace("1.-.", f"1.-.{first['digest']}zz~"): [second["id"]],
    }
    for state, left in cases.items():
        page = visit.page()
        keep_state(page, state)
        player = Player(page).open()
        expect(player.root.locator(".con-message")).to_have_text(WORDS["dropped"])
        kept = unpack(short, state)
        assert kept.dropped
        assert [one.scenario for one in kept.tries] == left
        wanted = "done" if kept.tries else "new"
        expect(player.case(second["id"])).to_have_attribute("data-state", wanted)
        player.case(first["id"]).click()
        player.choose("a")
        assert not unpack(short, player.state()).dropped


def test_answers_of_another_edition_are_asked_again(page: Page, short: dict[str, Any]) -> None:
    """Of another edition of the questions the tries are kept, and the questions are asked again."""
    state = pack(short, State({"persona": "limited"}, (Try(TWO[1], "a"),)))
    keep_state(page, f"{state}9", policy="ask")
    player = Player(page).open()
    assert player.view == "about-you"
    expect(player.root.locator(".con-message")).to_have_text(WORDS["dropped"])
    player.press("skip")
    expect(player.case(TWO[1])).to_have_attribute("data-state", "done")


def test_python_writes_the_same_state(page: Page, short: dict[str, Any]) -> None:
    """What a page keeps is what Python would write of the same way through the same course."""
    player = Player(page).open()
    (question, _) = player.asked
    player.choose("not-sure", press="next")
    answers = {question: "not-sure"}
    assert player.state() == pack(short, State(answers))
    player.press("skip")
    player.press("begin")
    name, _ = player.asked
    player.choose("b")
    read = unpack(short, player.state())
    assert read.tries == (Try(name, "b", reading=True),)
    assert read.open
    assert player.state() == pack(short, read)


def test_forgetting_everything_forgets_practice(page: Page, short: dict[str, Any]) -> None:
    """“Forget everything” under the policy leaves nothing of practice in the browser either."""
    keep(page, POLICY, to_saved(dict(CARE)))
    player = Player(page).open()
    player.press("begin")
    assert page.evaluate(f"localStorage.getItem('{STORED}')")
    page.goto("policy/")
    page.locator('[data-do="forget"]').first.click()
    expect(page.locator("#questionnaire .con-messages")).to_contain_text(
        say("page", "words", "forgotten")
    )
    assert page.evaluate(f"localStorage.getItem('{STORED}')") is None
    assert short["scenarios"]


@pytest.mark.usefixtures("short")
def test_browser_that_keeps_nothing(page: Page) -> None:
    """Where the browser forbids keeping anything, practice goes on, and says so."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    player = Player(page).open(policy="care")
    player.press("begin")
    player.play(CARE)
    assert player.score == 100
    expect(player.root.locator(".con-message")).to_have_text(AROUND["not-kept"])


def test_missing_course_is_said(visit: Visit, site: SiteServer) -> None:
    """Where the cases cannot be fetched, the page says so in a sentence."""
    visit.expect("Failed to load resource")
    site.block(r"course-\w+\.json")
    page = visit.page(PAGE)
    expect(page.locator(".con-message-error")).to_have_text(AROUND["not-loaded"])


def test_without_javascript_there_is_something_to_read(visit: Visit) -> None:
    """Without JavaScript the page says what it would do, and leads to the situations."""
    page = visit.page(PAGE, java_script_enabled=False)
    message = page.locator(".con-message")
    expect(message).to_contain_text(AROUND["no-script"])
    message.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("situations/")
