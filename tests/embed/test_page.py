"""The page for those who embed: what it shows works, and what it lists is all there is."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from guide.platforms import PLATFORMS
from guide.presets import presets
from guide.recommend import recommend
from macros.framed import THEMES, VIEWS
from macros.headers import EMBED
from tests.support.axe import violations
from tests.support.chromium import Visit
from tests.support.host import Host, frame, inside, told, widget
from tests.support.sent import send
from tests.support.site_server import SiteServer
from tests.support.written import DOCS

SOURCE = DOCS / "training" / "embed.md"
PLACE = "https://guide.example"


def examples(host: Host) -> dict[str, list[str]]:
    """Return the examples of the page by their language, with our site's address in place."""
    text = SOURCE.read_text(encoding="utf-8")
    site = host.site.url
    found: dict[str, list[str]] = {}
    for kind, code in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        here = code.replace(f"{PLACE}/", site).replace(PLACE, site.removesuffix("/guide/"))
        found.setdefault(kind, []).append(here)
    return found


def show(host: Host, html: str, script: str = "") -> Page:
    """Show a page that holds an example, with its script in a file of its own."""
    (host.served.folder / "example.js").write_text(script, encoding="utf-8")
    body = html + '<script src="example.js"></script>'
    return host.open(body)


def test_examples_of_the_element_work(host: Host) -> None:
    """The two lines, the attributes, the events and the state do what the page says.

    The page around has the very content policy that the page names.
    """
    found = examples(host)
    two_lines, attributes, with_output, _ = found["html"]
    hears, keeps, _ = found["js"]
    policy = f"default-src 'none'; img-src data:; {found['text'][0].strip()} 'self'"
    host.served.headers["Content-Security-Policy"] = policy.replace(
        "script-src", "script-src 'self'"
    )
    (host.served.folder / "alone.html").write_text(
        f'<!doctype html><title>Alone</title><link rel="icon" href="data:,">{two_lines}',
        encoding="utf-8",
    )
    alone = host.visit.page("alone.html")
    expect(inside(frame(alone)).fieldset("exposure")).to_be_visible()

    page = show(host, attributes)
    assert "v=" in told_state(page)
    expect(widget(page).view("request").locator(".con-fact")).to_be_visible()

    page = show(host, with_output, hears)
    tool = widget(page)
    expect(page.locator("#stance")).to_have_text("not known yet")
    tool.answer("ordinary")
    tool.press("see-policy")
    stance = recommend({"exposure": "ordinary"}).platforms["linkedin"].stance
    expect(page.locator("#stance")).to_have_text(stance)

    page = show(host, with_output, keeps)
    tool = widget(page)
    tool.answer("personal-safety")
    page.wait_for_function("() => localStorage.policy?.includes('personal-safety')")
    tool.page.evaluate("localStorage.clear()")
    page.evaluate("localStorage.removeItem('connect-or-not')")
    page.reload()
    tool = widget(page)
    page.wait_for_function("() => window.told.some(({ state }) => state?.includes('safety'))")
    assert tool.chosen() == {"exposure": "personal-safety"}


def told_state(page: Page) -> str:
    """Return the last state that was told."""
    return str(told(page, "", "state")["state"])


def test_examples_of_the_plain_frame_work(host: Host) -> None:
    """The plain frame, its script and the sandbox's leaves do what the page says."""
    found = examples(host)
    plain, script = found["html"][-1], found["js"][-1]
    page = show(host, plain, script)
    tool = inside(page.frames[-1])
    tool.answer("ordinary")
    tool.press("see-policy")
    stance = recommend({"exposure": "ordinary"}).platforms["linkedin"].stance
    expect(page).to_have_title(stance)
    height = tool.page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_attribute("height", str(height))

    leaves = found["text"][1].strip()
    page = show(host, plain.replace("<iframe", f'<iframe sandbox="{leaves}"'), script)
    tool = inside(page.frames[-1])
    tool.answer("sensitive-work")
    assert tool.saved() == {"exposure": "sensitive-work"}
    tool.press("see-policy")
    with page.expect_download():
        tool.do("markdown").click()
    with page.context.expect_page() as beside:
        tool.view("result").locator(".con-reason summary").first.click()
        tool.view("result").locator(".con-sources a").first.click()
    expect(beside.value.locator("h1")).to_be_visible()


def test_plain_frame_waits_for_a_late_script(host: Host) -> None:
    """A page whose script comes after the frame has said that it is ready is told all the same."""
    found = examples(host)
    late = f"setTimeout(() => {{ {found['js'][-1]} }}, 2_500);"
    page = show(host, found["html"][-1], late)
    tool = inside(page.frames[-1])
    tool.answer("ordinary")
    tool.press("see-policy")
    stance = recommend({"exposure": "ordinary"}).platforms["linkedin"].stance
    expect(page).to_have_title(stance)


def test_page_lists_all_there_is(site_folder: Path) -> None:
    """Every view has a page for frames, and every value that may be given is named."""
    made = {page.parent.name for page in (site_folder / EMBED).glob("*/index.html")}
    assert made == {*VIEWS}
    text = (site_folder / "training" / "embed" / "index.html").read_text(encoding="utf-8")
    for value in (*VIEWS, *THEMES, *PLATFORMS, *presets()):
        assert f"<code>{value}</code>" in text


def test_page_shows_the_widget_itself(visit: Visit, site: SiteServer) -> None:
    """Under the site's own headers the page shows the widget at work, and keeps nothing of it."""
    send(site)
    page = visit.page("training/embed/", reduced_motion="reduce")
    tool = inside(frame(page))
    tool.until_shown("result")
    assert [*tool.stances()] == ["linkedin"]
    assert tool.stored() == ""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []


def test_pages_in_frames_are_light_and_alone(site_folder: Path) -> None:
    """A page for frames has no header, search or service worker, and no search engine lists it."""
    for page in (site_folder / EMBED).glob("*/index.html"):
        text = page.read_text(encoding="utf-8")
        assert 'content="noindex"' in text
        assert re.findall(r"md-header|md-search|md-footer|/offline-|bundle\.", text) == []
    index = (site_folder / "search" / "search_index.json").read_text(encoding="utf-8")
    assert f'"{EMBED}/' not in index
