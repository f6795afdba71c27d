"""The element in somebody else's page: what it shows, what it tells, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.decide import decide
from guide.presets import presets
from guide.prose import table
from guide.recommend import recommend
from guide.version import POLICY_VERSION, to_fragment
from tests.support.axe import violations
from tests.support.host import Host, every, frame, inside, says, told, until_told, widget
from tests.support.keyboard import tab_to
from tests.support.people import PEOPLE
from tests.support.questionnaire import given_on_the_way
from tests.support.request_form import RequestForm

RYAN = PEOPLE["ryan"]
WORDS = table("embed")
POLICY = '<connect-or-not view="policy"></connect-or-not>'
FRAME_HEIGHT = "() => Math.ceil(document.body.getBoundingClientRect().height)"


def stances(answers: dict[str, str]) -> dict[str, str]:
    """Return the stance on each platform that follows from answers."""
    return {name: one.stance for name, one in recommend(answers).platforms.items()}


# What is told


def test_answers_become_state_and_result(host: Host) -> None:
    """Under a strict policy of contents a whole run works, and no address asked for has an answer.

    The page around hears that the widget is ready, each state, and the result in the end.
    """
    host.strict()
    page = host.open(POLICY)
    before = page.evaluate("history.length")
    tool = widget(page)
    assert told(page, "", "ready") == {
        "type": "ready",
        "id": "",
        "view": "policy",
        "edition": POLICY_VERSION,
    }
    tool.answer_all(RYAN)
    tool.until_shown("result")
    given = given_on_the_way(RYAN)
    until_told(page, "(one) => one.type === 'result' && one.complete")
    result = told(page, "", "result")
    assert result["stances"] == stances(given)
    assert told(page, "", "state")["state"] == to_fragment(given)
    assert len(every(page, "state")) == len(given) + 1
    assert page.evaluate("history.length") == before
    asked = [line for line in [*host.site.asked, *host.served.asked] if "=" in line]
    assert asked == []


def test_request_tells_its_decision(host: Host) -> None:
    """A decided request tells its action and the rule, and its state brings it back after a reload.

    The platform that the page around chose is not asked for.
    """
    body = '<connect-or-not view="request" platform="x" preset="care"></connect-or-not>'
    page = host.open(body)
    form = RequestForm(widget(page))
    expect(form.view.locator('[data-question="platform"]')).to_have_count(0)
    facts = {"relationship": "stranger", "profile": "thin", "note": "pitch"}
    form.answer_all(facts)
    known = {name: value for name, value in facts.items() if name in state_of(page)}
    answers = dict(presets()["care"])
    decision = decide(recommend(answers), "x", known)
    result = told(page, "", "result")
    assert (result["platform"], result["action"]) == ("x", decision.action)
    assert result["rule"] == decision.reasons[0].rule

    kept = page.evaluate("document.querySelector('connect-or-not').state")
    page.reload()
    widget(page)
    page.evaluate("(text) => { document.querySelector('connect-or-not').state = text; }", kept)
    until_told(page, "(one, action) => one.action === action", decision.action)
    shown = inside(frame(page)).view("request").locator(".con-decision")
    expect(shown).to_have_attribute("data-action", decision.action)


def state_of(page: Page) -> str:
    """Return the last state that was told."""
    return str(told(page, "", "state")["state"])


def test_state_is_given_back_after_a_reload(host: Host) -> None:
    """A page that keeps the state and gives it back lets its reader go on, whatever the frame kept.

    What a page gives back is neither written into the frame's own storage nor mixed with it.
    """
    keep = """
    document.addEventListener("connect-or-not-state", ({ detail }) =>
      localStorage.setItem("kept", detail.state));
    addEventListener("DOMContentLoaded", () => {
      const kept = localStorage.getItem("kept");
      if (kept) document.querySelector("connect-or-not").state = kept;
    });"""
    page = host.open(POLICY, keep)
    tool = widget(page)
    for value in ("ordinary", "private"):
        tool.answer(value)
    following = tool.question
    until_told(page, "(one) => one.state?.includes('persona=private')")
    tool.page.evaluate("localStorage.clear()")
    page.reload()
    tool = widget(page)
    expect(tool.fieldset(following)).to_be_visible()
    assert tool.chosen() == {"exposure": "ordinary", "persona": "private"}
    tool.answer("not-sure")
    assert tool.stored() == ""
    expect(tool.messages).to_be_empty()
    tool.do("back").click()
    expect(tool.fieldset(following)).to_be_visible()

    page.evaluate("document.querySelector('connect-or-not').state = 'v=9.0&no=thing'")
    expect(tool.messages.locator(".con-message-error")).to_contain_text("later edition")
    page.evaluate("document.querySelector('connect-or-not').state = 'what is this'")
    expect(tool.messages).to_contain_text(WORDS["page"]["state-unread"])


def test_private_element_tells_nothing(host: Host) -> None:
    """With `private` the page around hears of no answer, and the reader is told so."""
    page = host.open('<connect-or-not view="policy" private></connect-or-not>')
    tool = widget(page)
    line = tool.root.locator(".con-told")
    expect(line).to_have_text(WORDS["page"]["told-nobody"])
    tool.answer("ordinary")
    assert every(page, "state") == []
    page.evaluate("document.querySelector('connect-or-not').removeAttribute('private')")
    told(page, "", "state")
    tool = inside(frame(page))
    name = re.sub(r"^https?://", "", host.origin)
    expect(tool.root.locator(".con-told")).to_have_text(
        WORDS["page"]["told-host"].format(host=name)
    )


# Attributes


def test_two_elements_are_independent(host: Host) -> None:
    """Each of two elements tells of itself, and neither answers nor steps back reach the other."""
    page = host.open(
        '<connect-or-not id="one" view="policy" preset="found"></connect-or-not>'
        '<connect-or-not id="two" view="policy" preset="known" platform="x"></connect-or-not>'
    )
    one, two = widget(page, "#one"), widget(page, "#two")
    for tool in (one, two):
        tool.until_shown("result")
    assert told(page, "#one", "result")["stances"] == stances(dict(presets()["found"]))
    assert told(page, "#two", "result")["stances"] == {"x": stances(dict(presets()["known"]))["x"]}
    assert [*two.stances()] == ["x"]
    one.change("persona")
    two.change("exposure")
    two.pick("personal-safety")
    two.next()
    two.until_shown("result")
    assert one.place == "questions/persona"
    one.do("back").click()
    one.until_shown("result")
    assert two.place == "result/"
    assert two.stances() == {
        "x": stances({**presets()["known"], "exposure": "personal-safety"})["x"]
    }
    assert one.stored() == ""


def test_attributes_may_change(host: Host) -> None:
    """A new theme, platform or preset is taken over without loading the page again; a view loads.

    What is not known is told of in a sentence.
    """
    page = host.open('<connect-or-not view="policy" preset="known" theme="dark"></connect-or-not>')
    tool = widget(page)
    tool.until_shown("result")
    tool.page.evaluate("window.mark = true")
    body = tool.page.locator("body")

    def put(name: str, value: str) -> None:
        page.locator("connect-or-not").evaluate(
            "(one, [name, value]) => one.setAttribute(name, value)", [name, value]
        )

    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    put("theme", "light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    put("platform", "whatsapp")
    expect(tool.view("result").locator("section[data-platform]")).to_have_count(1)
    expect(tool.view("result").locator('section[data-platform="whatsapp"]')).to_be_visible()
    put("preset", "found")
    expected = stances(dict(presets()["found"]))["whatsapp"]
    until_told(page, "(one, stance) => one.stances?.whatsapp === stance", expected)
    assert tool.page.evaluate("window.mark")
    put("platform", "whatsup")
    unknown = tool.root.locator(".con-unknown")
    expect(unknown).to_contain_text("“whatsup”")
    expect(unknown).to_contain_text("linkedin")
    put("platform", "x")
    expect(unknown).to_be_hidden()
    put("view", "request")
    until_told(page, "(one) => one.type === 'ready' && one.view === 'request'")
    assert not frame(page).evaluate("window.mark ?? false")
    put("view", "quiz")
    expect(says(page)).to_have_text(WORDS["element"]["unknown-view"].format(value="quiz"))
    expect(page.locator("connect-or-not iframe")).to_have_count(0)
    put("view", "policy")
    put("site", "javascript:alert(1)")
    expect(says(page)).to_contain_text("“javascript:alert(1)”")
    put("site", host.site.url.removesuffix("/"))
    inside(frame(page)).until_shown("result")


# Room


def test_frame_is_as_high_as_its_page(host: Host) -> None:
    """The frame grows and shrinks with what is in it, and neither page scrolls sideways at 320 px.

    It has a title, and moving on from far down brings its top back into sight.
    """
    page = host.open(
        '<connect-or-not view="policy" preset="found"></connect-or-not>',
        viewport={"width": 320, "height": 640},
    )
    tool = widget(page)
    tool.until_shown("result")
    shown = page.locator("connect-or-not iframe")
    expect(shown).to_have_attribute("title", WORDS["element"]["title-policy"])

    def fits() -> bool:
        return height(shown) == float(tool.page.evaluate(FRAME_HEIGHT))

    until_fits(page, fits)
    first = height(shown)
    tool.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    until_fits(page, lambda: fits() and height(shown) > first)
    for one in (page, tool.page):
        assert one.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tool.view("result").locator('[data-do="change"]').last.click()
    expect(tool.view("questions")).to_be_visible()
    until_fits(page, fits)
    page.wait_for_function(
        """() => { const { top } = document.querySelector("connect-or-not").getBoundingClientRect();
          return top >= 0 && top < innerHeight; }"""
    )


def height(shown: Locator) -> float:
    """Return how high a frame is."""
    box = shown.bounding_box()
    assert box
    return box["height"]


def until_fits(page: Page, fits: Callable[[], bool]) -> None:
    """Wait until a function of the test's own says yes."""
    for _ in range(100):
        if fits():
            return
        page.wait_for_timeout(50)
    pytest.fail("the frame never became as high as its page")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_page(host: Host, scheme: str) -> None:
    """WCAG 2.2 AA holds as far as machines see, in both pages, on phone and desktop."""
    page = host.open(
        '<main><connect-or-not id="one" view="policy" preset="care"></connect-or-not>'
        '<connect-or-not id="two" view="request" theme="auto"></connect-or-not>'
        '<connect-or-not id="three" view="quiz"></connect-or-not></main>',
        color_scheme=scheme,
    )
    widget(page, "#one").until_shown("result")
    widget(page, "#two").until_shown("request")
    expected = {"light": "default", "dark": "slate"}[scheme]
    for which in ("#one", "#two"):
        scheme_there = frame(page, which).locator("body")
        expect(scheme_there).to_have_attribute("data-md-color-scheme", expected)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        for which in ("#one", "#two"):
            assert violations(inside(frame(page, which)).page) == []


def test_keyboard_leads_in_and_out(host: Host) -> None:
    """Tab leads from the page into the questions, keys answer them, and Tab leads out again."""
    page = host.open(POLICY)
    tool = widget(page)
    assert page.evaluate("document.activeElement === document.body")
    page.locator('a[href="#before"]').focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if tool.page.evaluate("document.activeElement.matches('input[name=exposure]')"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(tool.fieldset("persona")).to_be_visible()
    expect(tool.fieldset("persona").locator("legend")).to_be_focused()
    tab_to(page, 'a[href="#after"]')


# Styles and names


def test_styles_stay_where_they_belong(host: Host) -> None:
    """The host's styles do not reach in, ours do not leak out, and no name is left behind."""
    hostile = """<style>* { color: red !important; background: lime !important; font-size: 40px
      !important; } iframe, p { display: none !important; width: 10px !important; }</style>"""
    before = host.open("<p id='own'>Own</p>").evaluate("Object.keys(window).length")
    page = host.open(
        hostile
        + '<connect-or-not id="one" view="policy"></connect-or-not>'
        + '<connect-or-not id="two" view="quiz"></connect-or-not>'
    )
    tool = widget(page, "#one")
    expect(tool.fieldset("exposure")).to_be_visible()
    red = "rgb(255, 0, 0)"
    expect(tool.page.locator("legend").first).not_to_have_css("color", red)
    expect(says(page, "#two")).not_to_have_css("color", red)
    box = page.locator("#one iframe").bounding_box()
    assert box
    assert box["width"] > 300
    expect(page.locator("h1")).to_have_css("color", red)
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate("Object.keys(window).length") - before in (0, 2)  # two frames have ids


# Trouble


def test_page_that_cannot_be_shown_is_told_of(host: Host) -> None:
    """Where the page is missing, refuses frames or may not be shown, one sentence leads to it."""
    host.visit.expect("Failed to load resource|X-Frame-Options|frame-src|ERR_|Refused")
    host.site.block("^embed/policy/")
    page = host.open(POLICY)
    sentence = says(page)
    expect(sentence).to_contain_text(WORDS["element"]["unreachable"])
    expect(sentence).to_have_role("status")
    link = sentence.get_by_role("link")
    expect(link).to_have_attribute("href", f"{host.site.url}embed/policy/")

    host.site.changes.clear()
    host.site.headers["X-Frame-Options"] = "DENY"
    page = host.open(POLICY)
    expect(says(page)).to_contain_text(WORDS["element"]["unreachable"])
    host.site.headers.clear()

    host.served.headers["Content-Security-Policy"] = "frame-src 'none'"
    page = host.open(POLICY)
    expect(says(page)).to_contain_text(WORDS["element"]["unreachable"])
    assert not page.locator("connect-or-not iframe").is_visible()


def test_late_page_is_shown_all_the_same(host: Host) -> None:
    """A page that speaks only after it was given up takes the sentence's place."""
    host.site.block("^engine/framed-")
    host.visit.expect("Failed to load resource")
    page = host.open(POLICY)
    says(page)
    host.site.changes.clear()
    frame(page).goto(f"{host.site.url}embed/policy/")
    expect(widget(page).fieldset("exposure")).to_be_visible()
    expect(page.locator("connect-or-not p")).to_have_count(0)


def test_storage_may_be_refused(host: Host) -> None:
    """Where a frame may keep nothing, everything works but that, and the reader is told."""
    page = host.visit.page()
    page.add_init_script(
        """if (window !== top) for (const name of ["localStorage", "caches"])
          Object.defineProperty(window, name, { get() {
            throw new DOMException("denied", "SecurityError"); } });"""
    )
    page.goto(host.write(POLICY))
    tool = widget(page)
    tool.answer("ordinary")
    tool.has_said("not-kept")
    tool.press("see-policy")
    tool.until_shown("result")
    until_told(page, "(one) => one.state?.includes('exposure=ordinary')")


def test_page_saved_as_a_file_works(host: Host) -> None:
    """In a page that was saved as a file, without an origin, the element works and tells all."""
    host.visit.expect("request to elsewhere: file:")
    path = host.served.folder / host.write(POLICY)
    page = host.visit.page()
    page.goto(path.as_uri())
    tool = widget(page)
    tool.answer("ordinary")
    until_told(page, "(one) => one.state?.includes('exposure=ordinary')")
    expect(tool.root.locator(".con-told")).to_have_text(WORDS["page"]["told-page"])


def test_module_script_and_a_late_element_work(host: Host) -> None:
    """The script may be a module, and elements may come, move and go later."""
    host.strict()
    (host.served.folder / "late.html").write_text(
        f"""<!doctype html><meta charset="utf-8"><title>Late</title><link rel="icon" href="data:,">
        <main></main><script src="own.js"></script>
        <script type="module" src="{host.script}"></script>""",
        encoding="utf-8",
    )
    host.write("")
    page = host.visit.page("late.html")
    page.evaluate(
        """() => { const one = document.createElement("connect-or-not");
          one.setAttribute("view", "policy"); document.querySelector("main").append(one); }"""
    )
    widget(page).answer("ordinary")
    until_told(page, "(one) => one.state?.includes('exposure=ordinary')")
    page.evaluate("document.body.append(document.querySelector('connect-or-not'))")
    page.wait_for_function("() => window.told.filter(({ type }) => type === 'ready').length === 2")
    tool = widget(page)
    expect(tool.fieldset("persona")).to_be_visible()
    page.evaluate("document.querySelector('connect-or-not').remove()")
    expect(page.locator("iframe")).to_have_count(0)
