"""Who hears what: messages between a page and the frame in it, with strangers on both sides."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from guide.prose import table
from guide.version import POLICY_VERSION
from tests.support.host import Host, every, frame, inside, told, widget
from tests.support.questionnaire import Questionnaire

WORDS = table("embed")["page"]
#: Keeps every message that arrives at a page, and what is known of its sender.
HEARD = """
window.heard = [];
addEventListener("message", ({ data, origin }) => window.heard.push({ ...data, origin }));
"""
OURS = {"source": "connect-or-not", "version": 1}
SENSITIVE = f"v={POLICY_VERSION}&exposure=sensitive-work"


def plain(host: Host, fragment: str = "", more: str = "") -> tuple[Page, Questionnaire]:
    """Show a page with a plain frame, which keeps what it hears; return it and the frame's."""
    src = f"{host.site.url}embed/policy/{fragment}"
    page = host.open(f'<iframe id="plain" title="Policy" src="{src}"></iframe>', HEARD + more)
    handle = page.locator("#plain").element_handle()
    found = handle.content_frame()
    assert found
    tool = inside(found)
    expect(tool.root.locator(".con-live-body > *").first).to_be_attached()
    page.wait_for_function("() => window.heard.some(({ type }) => type === 'resize')")
    return page, tool


def heard(page: Page) -> dict[str, list[dict[str, Any]]]:
    """Return what a page has heard, by type."""
    found: list[dict[str, Any]] = page.evaluate("window.heard")
    return {kind: [one for one in found if one["type"] == kind] for kind in KINDS}


def until_heard(page: Page, text: str) -> None:
    """Wait until a state has been heard in which a text stands."""
    page.wait_for_function(
        "(text) => window.heard.some(({ state }) => state?.includes(text))", arg=text
    )


KINDS = ("ready", "resize", "moved", "state", "result")


def post(page: Page, message: dict[str, Any], target: str = "*") -> None:
    """Post a message to the plain frame of a page."""
    page.evaluate(
        "([message, target]) => document.querySelector('#plain').contentWindow"
        ".postMessage(message, target)",
        [message, target],
    )


def test_plain_frame_tells_nobody_until_it_is_asked(host: Host) -> None:
    """Without a word from the page around only readiness and height are told; after one, all is.

    Every message says whose it is and of which version.
    """
    page, tool = plain(host)
    tool.answer("ordinary")
    page.wait_for_timeout(200)
    assert {kind for kind, all_ in heard(page).items() if all_} <= {"ready", "resize", "moved"}
    expect(tool.root.locator(".con-told")).to_have_text(WORDS["told-nobody"])
    for wrong in (
        {"type": "hello"},
        {**OURS, "version": 2, "type": "hello"},
        {**OURS, "type": "greetings"},
        {**OURS, "type": "set-state", "state": f"v={POLICY_VERSION}&persona=private"},
        "hello",
        None,
    ):
        page.evaluate(
            "(m) => document.querySelector('#plain').contentWindow.postMessage(m, '*')", wrong
        )
    page.wait_for_timeout(200)
    assert not heard(page)["state"]
    assert tool.saved() == {"exposure": "ordinary"}

    post(page, {**OURS, "type": "hello"})
    page.wait_for_function("() => window.heard.some(({ type }) => type === 'state')")
    states = heard(page)["state"]
    assert states[-1]["state"] == f"v={POLICY_VERSION}&exposure=ordinary"
    site = host.site.url.removesuffix("/guide/")
    for one in page.evaluate("window.heard"):
        assert (one["source"], one["version"], one["origin"]) == ("connect-or-not", 1, site)

    post(page, {**OURS, "type": "set-state", "state": SENSITIVE})
    until_heard(page, "sensitive-work")
    post(page, {**OURS, "type": "hello", "tell": False})
    expect(tool.root.locator(".con-told")).to_have_text(WORDS["told-nobody"])
    count = len(heard(page)["state"])
    tool.answer("not-sure")
    page.wait_for_timeout(200)
    assert len(heard(page)["state"]) == count


def test_origin_in_the_address_is_enough_and_binds(host: Host) -> None:
    """A frame that is told its host's origin tells that host alone, and no host by another name."""
    page, tool = plain(host, f"#origin={host.origin}")
    tool.answer("ordinary")
    until_heard(page, "exposure=ordinary")

    host.visit.expect("postMessage")  # the browser's own word for a message to nobody
    src = f"{host.site.url}embed/policy/#origin=https://elsewhere.example"
    page = host.open(f'<iframe id="plain" title="Policy" src="{src}"></iframe>', HEARD)
    found = page.locator("#plain").element_handle().content_frame()
    assert found
    tool = inside(found)
    tool.answer("ordinary")
    post(page, {**OURS, "type": "hello"})
    tool.answer("private")
    page.wait_for_timeout(200)
    assert page.evaluate("window.heard") == []


def test_frame_hears_its_parent_alone(host: Host) -> None:
    """A frame beside, even of the host's origin, can neither greet the widget nor answer in it."""
    (host.served.folder / "beside.html").write_text(
        """<!doctype html><meta charset="utf-8"><title>Beside</title>
        <script src="beside.js"></script>""",
        encoding="utf-8",
    )
    (host.served.folder / "beside.js").write_text(
        """window.heard = [];
        addEventListener("message", ({ data }) => window.heard.push(data));
        window.tell = (type, more) => parent.frames[0].postMessage(
          { source: "connect-or-not", version: 1, type, ...more }, "*");""",
        encoding="utf-8",
    )
    page, tool = plain(host)
    page.evaluate(
        """() => new Promise((done) => { const one = document.createElement("iframe");
          one.src = "beside.html"; one.onload = done; document.body.append(one); })"""
    )
    beside = page.frames[-1]
    beside.evaluate("tell('hello')")
    beside.evaluate("(state) => tell('set-state', { state })", SENSITIVE)
    post(page, {**OURS, "type": "hello"})
    page.wait_for_function("() => window.heard.some(({ type }) => type === 'state')")
    beside.evaluate("(state) => tell('set-state', { state })", SENSITIVE)
    tool.answer("ordinary")
    until_heard(page, "exposure=ordinary")
    assert beside.evaluate("window.heard") == []
    assert [one for one in heard(page)["state"] if "sensitive" in one["state"]] == []


def test_element_hears_its_frame_alone(host: Host) -> None:
    """Neither the page itself, a frame beside nor another page of ours speaks for the widget."""
    body = f"""<connect-or-not view="policy"></connect-or-not>
      <iframe title="Other" id="other" src="{host.site.url}embed/policy/#theme=dark"></iframe>"""
    page = host.open(body)
    tool = widget(page)
    told(page, "", "state")
    other = page.locator("#other").element_handle().content_frame()
    assert other
    height = page.locator("connect-or-not iframe").bounding_box()
    fakes = [
        {**OURS, "type": "ready", "view": "policy", "edition": "0.0"},
        {**OURS, "type": "state", "view": "policy", "state": "v=1.1&faked=yes"},
        {**OURS, "type": "result", "view": "policy", "stances": {}},
        {**OURS, "type": "resize", "height": 9},
    ]
    expect(inside(other).root.locator(".con-live-body > *").first).to_be_attached()
    for fake in fakes:
        page.evaluate("(fake) => window.postMessage(fake, '*')", fake)
        other.evaluate("(fake) => parent.postMessage(fake, '*')", fake)
    # From its own window, but not by the line that was agreed on: only a new beginning is heard.
    frame(page).evaluate("(fake) => parent.postMessage(fake, '*')", fakes[1])
    page.wait_for_timeout(300)
    assert len(every(page, "ready")) == 1
    assert [one for one in every(page, "state") if "faked" in one["state"]] == []
    assert every(page, "result") == []
    assert page.locator("connect-or-not iframe").bounding_box() == height
    tool.answer("ordinary")
    assert "exposure=ordinary" in told(page, "", "state")["state"]


def test_only_pages_made_for_frames_may_stand_in_one(host: Host) -> None:
    """With the site's own headers any page may show `embed/` and `course/`, and no others."""
    host.visit.expect("X-Frame-Options|Refused|chrome-error")
    for path in ("", "index.html", "policy/", "asked/", "policies/linkedin/"):
        page = host.open(f'<iframe id="plain" title="x" src="{host.site.url}{path}"></iframe>')
        found = page.locator("#plain").element_handle().content_frame()
        assert found
        assert found.url.startswith("chrome-error:"), path
    page = host.open(f'<iframe id="plain" title="x" src="{host.site.url}course/"></iframe>')
    found = page.locator("#plain").element_handle().content_frame()
    assert found
    assert found.url == f"{host.site.url}course/"
    plain(host)
