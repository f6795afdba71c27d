"""When things go wrong: the reader is told in a sentence, loses nothing and can go on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from guide.questionnaire import QUESTIONS
from guide.recommend import recommend
from guide.version import POLICY_VERSION, to_fragment
from tests.support import tables_in_page
from tests.support.chromium import Visit
from tests.support.held import PYTHON, WORKER, held
from tests.support.people import PEOPLE
from tests.support.questionnaire import (
    ASIDE,
    PAGE,
    STORED,
    WORDS,
    Questionnaire,
    given_on_the_way,
    link,
)
from tests.support.site_server import Answer, SiteServer

FIRST, SECOND = (question.id for question in QUESTIONS[:2])
RYAN, NURSE = PEOPLE["ryan"], PEOPLE["nurse"]
#: What the browser itself puts into the console when a file fails.
NOISE = (
    r"Failed to load resource|wasm|instantiat|standard library|Aborted|pyodide|MIME|"
    r"SyntaxError|Unexpected"
)
MARKUP = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>'


@pytest.fixture
def troubled(visit: Visit) -> Page:
    """Give a page whose failing downloads are no surprise."""
    visit.expect(NOISE)
    return visit.page()


def open_in_trouble(page: Page, error: str = "") -> Questionnaire:
    """Open the questionnaire, and wait for the sentence about what is wrong."""
    tool = Questionnaire(page)
    page.goto(PAGE)
    expect(tool.messages.locator(".con-message-error")).to_be_visible(timeout=20_000)
    if error:
        tool.has_said(error)
    return tool


def store(page: Page, text: str, name: str = STORED) -> None:
    """Put a text where the page keeps its own, just before the page is first opened."""
    page.add_init_script(
        f"""if (window.name !== "stored") {{
          window.name = "stored";
          localStorage.setItem({json.dumps(name)}, {json.dumps(text)});
        }}"""
    )


def nothing_ran(page: Page) -> None:
    """Expect that no script came in with data, and that no markup did."""
    assert page.evaluate("window.__pwned ?? null") is None
    assert page.locator("#questionnaire img, #questionnaire script:not([type])").count() == 0


# The engine does not come


@pytest.mark.parametrize("file", ["worker", "engine/python-", r"asm.*wasm"])
def test_missing_file_leaves_a_way_on(troubled: Page, site: SiteServer, file: str) -> None:
    """Without one of the engine's files the reader is told so, and “Try again” works later."""
    site.block(file)
    tool = open_in_trouble(troubled, "without-missing")
    tool.pick("ordinary")
    site.changes.clear()
    try_again(tool)
    expect(tool.radio(FIRST, "ordinary")).to_be_checked()


def try_again(tool: Questionnaire) -> None:
    """Press “Try again” and wait for Python, after which nothing is wrong any more."""
    tool.messages.get_by_role("button", name=WORDS["try-again"]).click()
    tool.until_python()
    expect(tool.messages).to_be_empty()


@pytest.mark.parametrize("file", ["wasm", "worker"])
def test_truncated_file_leaves_a_way_on(troubled: Page, site: SiteServer, file: str) -> None:
    """A file cut short is said in a sentence, and “Try again” works once it is whole."""
    site.headers["Cache-Control"] = "no-store"
    site.truncate(file, 500)
    tool = open_in_trouble(troubled)
    expect(tool.root).to_have_attribute("data-engine", "static")
    site.changes.clear()
    try_again(tool)


def test_answers_go_on_without_the_engine(troubled: Page, site: SiteServer) -> None:
    """Without the engine every question can be answered, and all answers are kept."""
    site.block(WORKER)
    tool = open_in_trouble(troubled)
    while tool.question:
        tool.answer(NURSE.get(tool.question, "not-sure"))
    assert tool.place == "result/"
    assert tool.saved() == given_on_the_way(NURSE)
    assert tool.stances() == stances_of(NURSE)


def test_policy_waits_for_another_try(troubled: Page, site: SiteServer) -> None:
    """Who asks for the policy while all is missing can try again there, and gets it."""
    tables_in_page.remove(site)
    site.block(PYTHON)
    tool = open_in_trouble(troubled, "error-missing")
    tool.answer("ordinary")
    tool.press("see-policy")
    again = tool.root.locator('[data-do="try-again"]:visible')
    expect(again).to_have_count(1)
    site.changes.clear()
    again.click()
    tool.until_python().until_shown("result")
    assert tool.saved() == {FIRST: "ordinary"}


def test_rules_can_be_read_instead(troubled: Page, site: SiteServer) -> None:
    """The sentence about a missing engine links to the rules, which need none."""
    site.block(WORKER)
    tool = open_in_trouble(troubled)
    tool.messages.get_by_role("link", name=WORDS["read-policies"]).click()
    expect(troubled.get_by_role("heading", level=1)).to_contain_text("Every policy")


def test_trying_again_in_vain_says_so_again(troubled: Page, site: SiteServer) -> None:
    """“Try again” while the file is still missing ends in the same sentence, not in silence."""
    site.block(WORKER)
    tool = open_in_trouble(troubled)
    tool.messages.get_by_role("button", name=WORDS["try-again"]).click()
    tool.has_said("without-missing")
    expect(tool.messages.get_by_role("button", name=WORDS["try-again"])).to_be_visible()


def test_silence_is_ended(troubled: Page, site: SiteServer) -> None:
    """A server that never answers is given up after a while, and the reader can try again."""
    tool = Questionnaire(troubled)
    troubled.clock.install()
    with held(site, WORKER):
        troubled.goto(PAGE)
        tool.answer("ordinary")
        troubled.wait_for_timeout(0)
        troubled.clock.fast_forward(31_000)
        tool.has_said("without-timeout")
        assert tool.saved() == {FIRST: "ordinary"}
    site.changes.clear()
    tool.messages.get_by_role("button", name=WORDS["try-again"]).click()
    tool.until_python()


def test_wrong_type_of_script_is_said(troubled: Page, site: SiteServer) -> None:
    """Where the host serves the worker's script as plain text, the reader is told."""

    def as_text(answer: Answer) -> Answer:
        return replace(answer, headers=answer.headers | {"Content-Type": "text/plain"})

    site.change(r"engine/worker", as_text)
    open_in_trouble(troubled)


def test_worker_that_dies_is_replaced(tool: Questionnaire, visit: Visit) -> None:
    """An engine that stops answering is told of, and another takes its place on a press."""
    visit.expect(NOISE)
    tool.page.evaluate(
        """() => { const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function () {
            Worker.prototype.postMessage = post;
            const failed = { code: "failed", message: "gone" };
            queueMicrotask(() => this.onmessage({ data: { failed } }));
          }; }"""
    )
    tool.pick("ordinary")
    tool.next()
    tool.has_said("without-failed")
    try_again(tool)
    assert tool.saved() == {FIRST: "ordinary"}


# Nothing can be kept

FORBIDDEN = """Object.defineProperty(window, "localStorage",
  { get() { throw new DOMException("forbidden", "SecurityError"); } });"""
FULL = (
    """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };"""
)


@pytest.mark.parametrize("how", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_page_works_without_memory(visit: Visit, how: str) -> None:
    """Where the browser keeps nothing, the page says so once answered and gives the policy."""
    visit.expect("uncaught: forbidden")  # the theme looks for its own colours first
    page = visit.page()
    page.add_init_script(how)
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    tool.has_said("not-kept")
    tool.answer_all(NURSE)
    tool.until_shown("result")
    assert tool.stances() == stances_of(NURSE)


def stances_of(answers: dict[str, str]) -> dict[str, str]:
    """Return the stance on each platform for somebody who would answer so."""
    policy = recommend(given_on_the_way(answers))
    return {name: one.stance for name, one in policy.platforms.items()}


def test_keeping_in_vain_is_not_called_kept(page: Page) -> None:
    """Where the browser keeps nothing, the page does not say that a link's policy is kept."""
    page.add_init_script(FULL)
    tool = Questionnaire(page).open_link(RYAN)
    tool.messages.get_by_role("button", name=WORDS["keep"]).click()
    tool.has_said("not-kept")


@pytest.mark.parametrize(
    ("view", "how"),
    [("questions", FULL), ("questions", "none"), ("result", "none"), ("request", "none")],
    ids=["questions not kept", "questions", "result", "request"],
)
def test_skip_link_loses_nothing(page: Page, view: str, how: str) -> None:
    """The link that skips to the content leaves the reader where they are, with all answers."""
    if how != "none":
        page.add_init_script(how)
    tool = Questionnaire(page).open()
    tool.answer("ordinary")
    if view != "questions":
        tool.press("see-policy")
    if view == "request":
        tool.press("request")
    before = (tool.place, tool.chosen())
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#questionnaire').dataset.engine")
    settle(page)
    assert (tool.place, tool.chosen()) == before


def settle(page: Page) -> None:
    """Let the page finish what a change of its address set off: two frames and a turn of Python."""
    page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""
    )
    page.wait_for_function("() => document.readyState === 'complete'")


# What was saved is broken


def saved(answers: Mapping[str, object]) -> str:
    """Return answers as this edition saves them, whatever they are."""
    return json.dumps({"version": POLICY_VERSION, "answers": answers})


BROKEN = {
    "not JSON": "answers: none",
    "cut short": saved(RYAN)[:-9],
    "a list": "[]",
    "a huge number": "1" * 5_000,
    "nested deep": "[" * 50_000,
    "answers are lists": saved({"persona": ["limited"]}),
    "unknown question": saved({"persona": "limited", "colour": "red"}),
    "unknown option": saved({"persona": "shy"}),
    "prototype": saved({"__proto__": "limited", "constructor": "x"}),
    "later edition": json.dumps({"version": "99.0", "answers": RYAN}),
    "markup": saved({"persona": MARKUP}),
    "markup alone": MARKUP,
    "a megabyte": saved({"persona": "x" * 1_000_000}),
}


@pytest.mark.parametrize("name", [*BROKEN])
def test_broken_memory_is_said_and_set_aside(page: Page, name: str) -> None:
    """Saved text that cannot be used is told of and put aside whole, and the page works."""
    store(page, BROKEN[name])
    tool = Questionnaire(page).open()
    expect(tool.messages.locator(".con-message-error")).to_be_visible()
    said = tool.messages.inner_text()
    assert len(said) < 400
    assert tool.stored(ASIDE) == BROKEN[name]
    assert tool.chosen() == {}
    tool.answer("ordinary")
    assert tool.saved() == {FIRST: "ordinary"}
    assert tool.stored(ASIDE) == BROKEN[name]
    nothing_ran(page)


@pytest.mark.parametrize("name", ["not JSON", "a list", "a megabyte"])
def test_broken_memory_is_said_for_readers(page: Page, name: str) -> None:
    """What is said of broken memory is meant for a reader and does not speak of file formats."""
    store(page, BROKEN[name])
    tool = Questionnaire(page).open()
    expect(tool.messages.locator(".con-message-error")).not_to_contain_text("JSON")


def test_later_edition_survives_an_early_answer(page: Page, site: SiteServer) -> None:
    """What a later edition saved is set aside even if the reader answers before Python comes."""
    store(page, BROKEN["later edition"])
    tool = Questionnaire(page)
    with held(site):
        page.goto(PAGE)
        tool.answer("ordinary")
        assert BROKEN["later edition"] in (tool.stored(), tool.stored(ASIDE))


def test_earlier_edition_survives_an_early_answer(page: Page, site: SiteServer) -> None:
    """Answers from an earlier edition are carried over even if the reader answers at once."""
    store(page, json.dumps({"version": "0.9", "answers": RYAN}))
    tool = Questionnaire(page)
    with held(site) as gate:
        page.goto(PAGE)
        question = tool.question
        tool.answer("not-sure")
        gate.set()
        tool.until_python()
    assert tool.saved() == RYAN | {question: "not-sure"}


def test_earlier_edition_is_carried_over(page: Page) -> None:
    """Answers from an earlier edition are used as far as they fit, and the reader is told."""
    store(page, json.dumps({"version": "0.9", "answers": RYAN | {"colour": "red"}}))
    tool = Questionnaire(page).open()
    expect(tool.messages).to_contain_text("0.9")
    assert tool.chosen() == RYAN
    tool.until_python()


# Links that are broken

DAMAGED = {
    "cut short": f"#{to_fragment(RYAN)}"[:-3],
    "later edition": "#v=99.0&persona=limited",
    "no edition": "#v=&persona=limited",
    "unknown option": f"#v={POLICY_VERSION}&persona=shy",
    "unknown question": f"#v={POLICY_VERSION}&colour=red",
    "an answer twice": f"#v={POLICY_VERSION}&persona=limited&persona=private",
    "no value": f"#v={POLICY_VERSION}&persona",
    "a space": f"#v={POLICY_VERSION}&persona=limited%20",
    "escaped value": f"#v={POLICY_VERSION}&persona=limite%64",
    "escaped markup": f"#v={POLICY_VERSION}&persona=%3Cimg%20src=x%20onerror=window.__pwned=1%3E",
    "markup": f"#v={POLICY_VERSION}&persona={MARKUP}",
    "markup as edition": f"#v={MARKUP}",
    "script address": f"#v={POLICY_VERSION}&persona=javascript:window.__pwned=1",
    "100 KB": f"#v={POLICY_VERSION}&persona={'x' * 102_400}",
    "another alphabet": "#v=\uff11.\uff10&persona=limited",
}


@pytest.mark.parametrize("name", ["cut short", "later edition", "escaped value", "100 KB"])
def test_damaged_link_is_said(page: Page, name: str) -> None:
    """A link that cannot be used is told of in a sentence, and the questions are there."""
    tool = Questionnaire(page).open(PAGE + DAMAGED[name])
    expect(tool.messages.locator(".con-message-error")).to_be_visible()
    assert len(tool.messages.inner_text()) < 400
    assert tool.question == FIRST
    assert tool.chosen() == {}
    tool.answer("ordinary")
    assert tool.saved() == {FIRST: "ordinary"}


def test_damaged_links_are_harmless(tool: Questionnaire) -> None:
    """Nothing of a link that cannot be used is taken over, run or kept."""
    for name, hash_ in DAMAGED.items():
        tool.page.evaluate("document.querySelector('.con-messages').replaceChildren()")
        tool.page.evaluate("(hash) => { location.hash = hash; }", hash_)
        expect(tool.messages.locator(".con-message-error"), name).to_be_visible()
        tool.page.wait_for_function("() => location.hash === ''")
        assert len(tool.messages.inner_text()) < 400
        assert tool.place.startswith("questions/")
        assert tool.stored() == ""
        nothing_ran(tool.page)


@pytest.mark.parametrize("escape", [("=", "%3D"), ("&", "%26"), ("&", "&amp;")], ids=str)
def test_link_altered_on_its_way_is_not_ignored(page: Page, escape: tuple[str, str]) -> None:
    """A link that a messenger has escaped shows its policy, or is told of; it is never ignored."""
    fragment = to_fragment(RYAN).replace(*escape)
    tool = Questionnaire(page).open(f"{PAGE}#{fragment}")
    settle(page)
    told = tool.messages.locator(".con-message").count() > 0
    assert told or tool.place == "result/"


@pytest.mark.parametrize("name", ["cut short", "later edition"])
def test_damaged_link_leaves_what_was_saved(tool: Questionnaire, name: str) -> None:
    """After a link that cannot be used the reader's own answers are still there to go on with."""
    tool.answer("ordinary")
    tool.answer("private")
    own = tool.saved()
    tool.page.goto("about:blank")
    tool.open(PAGE + DAMAGED[name])
    expect(tool.messages.locator(".con-message-error")).to_be_visible()
    assert tool.saved() == own
    tool.answer("not-sure")
    assert own.items() <= tool.saved().items()


def test_link_of_an_earlier_edition_can_be_kept(page: Page) -> None:
    """A link of an earlier edition is carried over, and may be kept like any other."""
    tool = Questionnaire(page).open(f"{PAGE}#v=0.9&persona=limited&mixing=apart")
    tool.until_shown("result")
    expect(tool.messages).to_contain_text("0.9")
    expect(tool.messages.locator('[data-do="keep"]')).to_be_visible()


def test_another_link_in_the_same_tab(page: Page) -> None:
    """A second link followed in the same tab shows its own policy."""
    tool = Questionnaire(page).open_link(RYAN)
    page.evaluate("(hash) => { location.hash = hash; }", to_fragment(NURSE))
    expect(tool.view("result").locator(".con-lead")).not_to_have_text("")
    page.wait_for_function(
        "(stance) => document.querySelector('[data-platform=x]')?.dataset.stance === stance",
        arg=recommend(NURSE).platforms["x"].stance,
    )
    assert tool.stored() == ""


def test_back_from_another_link_shows_the_first(page: Page) -> None:
    """The browser's back button returns from a second link to the policy of the first."""
    tool = Questionnaire(page).open_link(RYAN)
    first = tool.stances()
    page.evaluate("(hash) => { location.hash = hash; }", to_fragment(NURSE))
    absent = tool.view("result").locator('[data-platform="x"][data-stance="absent"]')
    expect(absent).to_be_visible()
    page.evaluate("history.back()")
    expect(absent).to_have_count(0)
    expect(page).to_have_url(link(RYAN))
    assert tool.stances() == first


# Haste, and more than one tab


def test_double_click_on_next_goes_one_step(tool: Questionnaire) -> None:
    """A double click on Next goes on by one question, with nothing to complain of."""
    tool.pick("ordinary")
    button = tool.view("questions").get_by_role("button", name=WORDS["next"], exact=True)
    button.dblclick()
    expect(tool.fieldset(SECOND)).to_be_visible()
    settle(tool.page)
    assert tool.question == SECOND
    expect(tool.messages).to_be_empty()


def test_double_click_is_one_step_back(tool: Questionnaire) -> None:
    """After a double click on Next one step back is enough."""
    tool.pick("ordinary")
    tool.view("questions").get_by_role("button", name=WORDS["next"], exact=True).dblclick()
    expect(tool.fieldset(SECOND)).to_be_visible()
    settle(tool.page)
    tool.page.evaluate("history.back()")
    expect(tool.fieldset(FIRST)).to_be_visible()


def test_two_tabs_lose_nothing(visit: Visit) -> None:
    """What is answered in one tab survives an answer in another that was opened before."""
    first = visit.page()
    one = Questionnaire(first).open()
    other = Questionnaire(first.context.new_page()).open()
    one.answer("ordinary")
    one.answer("private")
    other.answer("not-sure")
    assert one.saved() == {FIRST: "not-sure", SECOND: "private"}


def test_forgetting_reaches_other_tabs(visit: Visit) -> None:
    """After “Forget everything” in one tab another forgets as well."""
    first = visit.page()
    one = Questionnaire(first).open()
    one.answer("ordinary")
    other = Questionnaire(first.context.new_page()).open()
    other.press("see-policy")
    other.do("forget").click()
    other.has_said("forgotten")
    one.has_said("forgotten")
    assert one.chosen() == {}
    one.answer("not-sure")
    assert one.saved() == {FIRST: "not-sure"}
