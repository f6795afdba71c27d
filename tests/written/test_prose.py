"""The written guide is easy to read, says where it has things from, and is spelt as in Britain."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from guide.length import length, limit
from tests.support.written import DOCS, grade, letters, name, pages, source_lines, words

ROOT = DOCS.parent
GUIDANCE = [path for path in pages() if path.parent.name in ("situations", "platforms", "writing")]
SITUATIONS = [path for path in pages() if path.parent.name == "situations"]
on_every_page = pytest.mark.parametrize("page", pages(), ids=name)
#: Instructions for those who publish or program are read by people who know the trade.
TECHNICAL = ("command-line.md", "publishing.md", "reference", "sources.md")
HARDEST = 8.0
LONGEST = 32  # words
NOTE_LIMIT = limit("linkedin", "invite") or 0
CLAIM = re.compile(
    r"\d|\bstud(?:y|ies)\b|\bresearch|\bsurveys?\b|\bregulators? (?:says|requires)", re.IGNORECASE
)
SHAPE = {
    "situations": ["In short", "What to do", "Why", "Exceptions", "Sources"],
    "writing": ["In short", "What to do", "Good and bad", "Why", "Exceptions", "Sources"],
    "platforms": ["In short", "What kind of tie it is", "When somebody asks", "Sources"],
}


def test_there_are_pages() -> None:
    """The guide has its situations, its platforms and its pages on writing."""
    assert len(SITUATIONS) == 21
    assert len(GUIDANCE) == 21 + 14 + 7


@on_every_page
def test_one_sentence_stands_on_a_line(page: Path) -> None:
    """A line of the source holds one sentence."""
    two = re.compile(r"[a-z)][.?!][”\")]*\s+[A-Z“]")
    assert [plain for _, plain in source_lines(page) if two.search(plain)] == []


@on_every_page
def test_pages_are_easy_to_read(page: Path) -> None:
    """A page reads at Flesch-Kincaid grade 8 at most, and no sentence runs on."""
    if not name(page).startswith(TECHNICAL):
        assert grade(page) <= HARDEST
        assert [plain for _, plain in source_lines(page) if len(words(plain)) > LONGEST] == []


@pytest.mark.parametrize("page", GUIDANCE, ids=name)
def test_claims_have_their_source(page: Path) -> None:
    """A sentence with a number, a study or a regulator's word names its source."""
    cited = re.compile(r"\{\{ *(cite|finding|fact)\(")
    claims = [line for line, plain in source_lines(page) if CLAIM.search(plain)]
    assert [line for line in claims if not cited.search(line)] == []


@pytest.mark.parametrize("page", GUIDANCE, ids=name)
def test_guidance_has_one_shape(page: Path) -> None:
    """A page of guidance has the headings that the reader's guide explains, in their order."""
    if page.stem == "index":
        return
    headings = re.findall(r"^## (.+?)(?: \{.*)?$", page.read_text(encoding="utf-8"), re.MULTILINE)
    wanted = SHAPE[page.parent.name]
    assert [heading for heading in headings if heading in wanted] == wanted


@pytest.mark.parametrize("page", GUIDANCE, ids=name)
def test_invitations_fit(page: Path) -> None:
    """A note that goes with an invitation is no longer than a free account allows."""
    notes = [note for kind, note in letters(page) if ".con-invitation" in kind]
    lengths = [length(note, "linkedin") for note in notes]
    assert [found for found in lengths if found > NOTE_LIMIT] == []


def test_every_page_says_what_it_is_about() -> None:
    """Every page of guidance has a title and a description that a search can show."""
    for page in GUIDANCE:
        text = page.read_text(encoding="utf-8")
        described = re.search(r"^description: (.+)$", text, re.MULTILINE)
        assert re.search(r"^title: .+$", text, re.MULTILINE), name(page)
        assert described, name(page)
        assert 40 <= len(described[1]) <= 160, name(page)


def test_spelling_is_british() -> None:
    """A dictionary of British English knows every word of pages and wording."""
    checker = ROOT / "node_modules" / ".bin" / "cspell"
    command = [str(checker), "--no-progress", "--no-summary", "--config", "cspell.json"]
    done = subprocess.run(
        [*command, "docs/**/*.md", "guide/prose/en/*.toml", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0
