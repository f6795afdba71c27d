"""Without JavaScript: every policy is reached by links and by opening what folds, and is whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTION_BY_ID
from guide.render import question_data
from guide.tree import TREES, walk
from macros import write_pages
from tests.support.by_hand import PAGES, POLICIES, account, habits_on, policy, rules_on
from tests.support.chromium import Visit
from tests.support.every_case import KINDS
from tests.support.html import Element, elements

SHELF = "policies/"
ADDRESSES = [f"{SHELF}{platform}/{stance}/" for platform, stance in POLICIES]
TREES_AT = [f"{SHELF}{platform}/" for platform in PLATFORMS]
on_every_kind = pytest.mark.parametrize("platform", KINDS)
on_every_page = pytest.mark.parametrize(("platform", "stance"), POLICIES)


@pytest.fixture
def still(visit: Visit) -> Page:
    """Give a page whose JavaScript is switched off."""
    return visit.page(java_script_enabled=False, viewport={"width": 1280, "height": 900})


# As files


def test_written_pages_are_of_this_guide() -> None:
    """The files from which the pages are made are those that the guide as it is would write."""
    wanted = write_pages.pages()
    assert write_pages.stale(write_pages.FOLDER, wanted) == []
    found = {name: write_pages.read(write_pages.FOLDER / name) for name in wanted}
    assert found == wanted


@on_every_page
def test_page_shows_the_guides_policy(site_folder: Path, platform: str, stance: str) -> None:
    """A page holds the guide's rules, habits and settings in order, each with its condition."""
    one, file = policy(platform, stance), site_folder / SHELF / platform / stance / "index.html"
    (section,) = with_attribute(file, "data-platform")
    assert section.tag == "section"
    assert section.attributes["data-platform"] == platform
    assert section.attributes["data-stance"] == stance
    rules = with_attribute(file, "data-rule")
    assert [shown(one, "data-rule") for one in rules] == [given(rule) for rule in rules_on(one)]
    assert [one.attributes["data-action"] for one in rules] == [r["action"] for r in rules_on(one)]
    habits = [shown(one, "data-practice") for one in with_attribute(file, "data-practice")]
    assert habits == [given(habit) for habit in habits_on(one)]
    settings = [shown(one, "data-setting") for one in with_attribute(file, "data-setting")]
    assert settings == [given(setting) for setting in one["settings"]]


def with_attribute(file: Path, name: str) -> list[Element]:
    """Return the elements of a page that carry an attribute."""
    return [one for one in elements(file) if name in one.attributes]


def shown(line: Element, name: str) -> tuple[str, str]:
    """Return the id and the condition that a line carries."""
    return line.attributes[name], line.attributes.get("data-when", "")


def given(line: dict[str, object]) -> tuple[object, object]:
    """Return the id and the condition of a line as the guide gives it."""
    when = line["when"]
    return line["id"], when["data"] if isinstance(when, dict) else ""


@on_every_page
def test_no_policy_is_a_dead_end(site_folder: Path, platform: str, stance: str) -> None:
    """From every policy links lead to the tree, the other policies, the questionnaire and home."""
    file = site_folder / SHELF / platform / stance / "index.html"
    here = f"{SHELF}{platform}/{stance}/"
    links = {urljoin(here, one.attributes["href"]) for one in with_attribute(file, "href")}
    beside = {f"{SHELF}{platform}/{other['id']}/" for other in policy(platform, stance)["beside"]}
    assert links >= {SHELF, f"{SHELF}{platform}/", "policy/", *beside}
    assert (stance == "absent") == (not beside)


# As a reader goes


Way = dict[str, list[str]]


def ends(tree: Locator, sofar: Way) -> Iterator[tuple[Way, Locator]]:
    """Go down every way of a tree, opening what folds; yield what was chosen, and the end."""
    asked = str(tree.get_attribute("data-asks"))
    question = question_data(QUESTION_BY_ID[asked])
    expect(tree.locator("xpath=preceding-sibling::p[1]")).to_have_text(question["text"])
    labels = {option["id"]: option["label"] for option in question["options"]}
    for case in tree.locator(":scope > li").all():
        chosen = str(case.get_attribute("data-options")).split()
        folded = case.locator(":scope > details")
        here = {**sofar, asked: chosen}
        said = case.locator(":scope > p, :scope > details > summary")
        for option in chosen:
            expect(said).to_contain_text(f"“{labels[option]}”")
        if folded.count():
            said.click()
            yield from ends(folded.locator(":scope > .con-tree"), here)
        else:
            yield here, said.get_by_role("link")


def stances_of(platform: str, way: Way) -> set[str]:
    """Return the stances that the engine gives to those who choose these answers."""
    found = set()
    for chosen in product(*way.values()):
        values = dict(zip(way, chosen, strict=True))
        values["account"] = account(platform, values[f"use-{platform}"])
        found.add(walk(TREES[PLATFORMS[platform].venue], values)[0])
    return found


def follow(page: Page, way: Way) -> None:
    """Choose these answers one after the other, and follow the link at the end."""
    tree = page.locator(".con-tree-whole > .con-tree")
    for chosen in way.values():
        case = tree.locator(f':scope > li[data-options="{" ".join(chosen)}"]')
        said = case.locator(":scope > p a, :scope > details > summary")
        said.click()
        tree = case.locator(":scope > details > .con-tree")


@on_every_kind
def test_every_way_down_a_tree_ends_at_its_policy(still: Page, platform: str) -> None:
    """Whatever is chosen, the link at the end leads to the policy that the engine gives."""
    still.goto("")
    still.get_by_role("link", name="Every policy").first.click()
    still.locator(".con-shelf").get_by_role(
        "link", name=PLATFORMS[platform].name, exact=True
    ).click()
    expect(still.get_by_role("heading", level=1)).to_contain_text(PAGES[platform]["title"])
    tree_at, ways = still.url, dict[str, Way]()
    for way, link in ends(still.locator(".con-tree-whole > .con-tree"), {}):
        expect(link).to_be_visible()
        stance = str(link.get_attribute("data-stance"))
        assert {stance} == stances_of(platform, way)
        assert link.get_attribute("href") == f"{stance}/"
        ways[stance] = way
    assert {*ways} == {*PAGES[platform]["policies"]}
    for stance, way in ways.items():
        still.goto(tree_at)
        follow(still, way)
        title = policy(platform, stance)["title"]
        expect(still.get_by_role("heading", level=1)).to_contain_text(title)


def test_shelf_holds_every_policy(still: Page) -> None:
    """The table of all policies links to each of them, and to nothing else."""
    still.goto(SHELF)
    links = still.locator(".con-shelf a")
    found = links.evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert sorted(found) == sorted(one.removeprefix(SHELF) for one in [*ADDRESSES, *TREES_AT])


HIDDEN = """(all) => all.filter((one) => !one.checkVisibility() || !one.innerText.trim()).length"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_policy_is_there_to_be_read(still: Page, address: str) -> None:
    """Every rule, habit and setting is seen, and every rule's reason opens."""
    still.goto(address)
    lines = still.locator("[data-rule], [data-practice], [data-setting]")
    assert lines.evaluate_all(HIDDEN) == 0
    rules = still.locator("[data-rule]")
    assert still.locator("[data-rule] > div > details > summary").count() == rules.count()
    for rule in (rules.first, rules.last):
        reason = rule.locator("details > p").first
        expect(reason).to_be_hidden()
        rule.locator("summary").click()
        expect(reason).to_be_visible()


@pytest.mark.parametrize("address", [SHELF, *TREES_AT, *ADDRESSES])
def test_nothing_is_wider_than_a_small_phone(visit: Visit, address: str) -> None:
    """At a width of 320 pixels nothing has to be scrolled sideways, everything opened."""
    page = visit.page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_link_can_be_touched(visit: Visit) -> None:
    """On a phone, whatever is pressed to get to a policy is at least 44 pixels high."""
    page = visit.page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    for address in (SHELF, TREES_AT[0], ADDRESSES[0]):
        page.goto(address)
        pressed = page.locator(".con :is(a, summary):visible")
        heights = [box["height"] for one in pressed.all() if (box := one.bounding_box())]
        assert heights
        assert min(heights) >= 44


# On paper


def test_policy_prints_without_its_surroundings(still: Page) -> None:
    """On paper stand the rules, habits and settings, without links to press and folded reasons."""
    still.goto(ADDRESSES[0])
    still.emulate_media(media="print")
    lines = still.locator("[data-rule], [data-practice], [data-setting]")
    assert lines.evaluate_all(HIDDEN) == 0
    for name in (".con-trail", ".con-beside", ".con-reason"):
        assert still.locator(f"{name}:visible").count() == 0


def test_tree_prints_whole(still: Page) -> None:
    """On paper every branch of a tree is open, down to its last policy."""
    still.goto(TREES_AT[0])
    still.emulate_media(media="print")
    assert still.locator(".con-tree-end").evaluate_all(HIDDEN) == 0
