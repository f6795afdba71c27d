"""What a notebook shows of policies, decisions and notes: true, complete, and only text."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from guide import decide, recommend
from guide.cards import Quote, Text, card
from guide.letter import note
from guide.model import Note, Policy
from guide.notebook import as_html, as_markdown, plain
from guide.practice import scenarios
from guide.presets import presets
from guide.render import decision_data, headline, policy_data
from tests.support.command import ROOT

#: What a card may be made of.
TAGS = set("div p strong ul li blockquote table thead tbody tr th td".split())
HOSTILE = "<script>alert(1)</script> *b* [x](http://a.example) | `c` &lt; $y$ www.a.example"
POLICIES = [recommend(answers) for answers in ({}, *presets().values())]
on_every_policy = pytest.mark.parametrize("policy", POLICIES, ids=["no answers", *presets()])


class Reader(HTMLParser):
    """Collects the tags, the attributes and the text of a piece of HTML."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what is set on it."""
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def rendered(text: str) -> Reader:
    """Read what a notebook makes of Markdown: CommonMark with tables and HTML."""
    return Reader(MarkdownIt("commonmark").enable("table").render(text))


def squeezed(text: str) -> str:
    """Return a text without its white space, which markup may set as it likes."""
    return re.sub(r"\s+", "", text)


def letter(text: str) -> Note:
    """Return a note with some text in it."""
    return Note("decline", text, len(text), None)


@on_every_policy
def test_a_policy_shows_its_stances(policy: Policy) -> None:
    """A policy's card says what it comes to and gives a row to each platform it speaks of."""
    data = policy_data(policy)
    for shown in (Reader(policy._repr_html_()), rendered(policy._repr_markdown_())):
        assert data["summary"] in shown.text
        for one in data["platforms"].values():
            row = squeezed(one["name"] + one["stance-label"] + one["summary"])
            assert (row in squeezed(shown.text)) == one["named"]


@on_every_policy
def test_a_platforms_policy_shows_its_rules_in_order(policy: Policy) -> None:
    """A platform's card lists every rule of it with its action, first to last."""
    for name, one in policy.platforms.items():
        rules = policy_data(policy)["platforms"][name]["rules"]
        wanted = squeezed("".join(rule["label"] + rule["text"] for rule in rules))
        assert wanted in squeezed(Reader(one._repr_html_()).text)
        assert wanted in squeezed(rendered(one._repr_markdown_()).text)


def test_every_decision_shows_its_reasons() -> None:
    """Whatever rule decides, its card gives action, reason, what to write, and what to do next."""
    for policy in POLICIES:
        for name, mine in policy.platforms.items():
            for facts in ({}, {"relationship": "client"}, {"conduct": "pitched"}):
                decision = decide(policy, name, facts)
                data = decision_data(decision, mine)
                texts = [headline(decision.rule, mine.platform.tie), data["text"]]
                texts += data["reasons"][0]["because-text"]
                texts += [data["reply"]["text"]] if data["reply"] else []
                texts += [step["text"] for step in data["follow-up"]]
                for shown in (decision._repr_html_(), decision._repr_markdown_()):
                    found = Reader(shown) if shown.startswith("<") else rendered(shown)
                    missing = [t for t in texts if squeezed(t) not in squeezed(found.text)]
                    assert missing == []


def test_a_decision_shows_what_would_change_it() -> None:
    """Each other action that is one known fact away has a line of its own, said once."""
    decision = decide(recommend({}), "linkedin", {"relationship": "stranger"})
    data = decision_data(decision, POLICIES[0].platforms["linkedin"])
    labels = {one["label"] for one in data["would-change"] if one["known"]}
    lines = re.findall(r"^- (.+?), if ", as_markdown(decision), re.MULTILINE)
    assert len(lines) == len(set(lines))
    assert set(lines) == labels


def test_a_scenario_shows_its_steps_and_choices() -> None:
    """A case's card tells every step of it and every choice."""
    for one in scenarios():
        texts = [one.title]
        for step in one.steps.values():
            texts += [*step.situation, *(choice.text for choice in step.choices)]
        for read in (Reader(one._repr_html_()), rendered(one._repr_markdown_())):
            assert [text for text in texts if squeezed(text) not in squeezed(read.text)] == []


@on_every_policy
def test_cards_are_complete_in_themselves(policy: Policy) -> None:
    """A card holds no script, no link and nothing that is fetched, and stays small."""
    records = [
        policy,
        *policy.platforms.values(),
        decide(policy, "facebook", {"relationship": "client"}),
    ]
    for record in records:
        read = Reader(as_html(record))
        assert read.tags <= TAGS
        assert read.names <= {"style", "scope"}
        assert "url(" not in as_html(record)
        assert len(as_html(record)) < 12_000


@given(st.text(min_size=1, max_size=60))
def test_markup_in_html_is_text(text: str) -> None:
    """Whatever somebody writes into a note is shown letter by letter."""
    clean = text.replace("\r", " ").replace("\0", " ")
    read = Reader(as_html(letter(clean)))
    assert read.tags <= TAGS
    assert clean in read.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_markup_in_markdown_is_text(text: str) -> None:
    """A word with any signs in it, also at the beginning of a line, is no markup."""
    read = rendered(plain(text))
    assert (read.tags, read.text.strip()) == ({"p"}, text)


def test_a_hostile_note_is_harmless() -> None:
    """A name that is meant as markup is shown as it was written, in HTML and in Markdown."""
    written = note("decline", "linkedin", name=HOSTILE[:60], reason=HOSTILE[60:])
    for read in (Reader(as_html(written)), rendered(as_markdown(written))):
        assert read.tags <= TAGS | {"br"}
        assert HOSTILE[:30] in read.text


@pytest.mark.parametrize("text", ["1. one\n2. two", "- a\n+ b", "a\n===", "| a | b |\n|---|---|"])
def test_lines_of_a_note_stay_lines(text: str) -> None:
    """Lines of a note make no list, heading or table."""
    read = rendered(as_markdown(letter(text)))
    assert not read.tags & {"ol", "ul", "h1", "h2", "table"}
    assert squeezed(text) in squeezed(read.text)


def test_a_note_is_counted() -> None:
    """A note's card ends with its length, and with the limit where one is known."""
    known = note("thanks", "linkedin")
    for one in (known, Note("decline", "No.", 3, 300)):
        shown = card(one)
        assert isinstance(shown.blocks[0], Quote)
        count = shown.blocks[-1]
        assert isinstance(count, Text)
        assert re.findall(r"[\d,]+", count.text)[0] == f"{one.length:,}"
        assert ("300" in count.text) == (one.limit == 300)


def test_what_has_no_card_is_named() -> None:
    """A thing of another kind is refused in a sentence that names its type."""
    with pytest.raises(TypeError, match="no card for dict"):
        as_html({})


def test_cards_are_for_notebooks_alone() -> None:
    """Nobody who only decides loads what makes cards."""
    code = "import sys, guide; print(sorted({'guide.cards', 'guide.notebook'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
