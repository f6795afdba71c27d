"""The sources of the written guide: its pages, and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{ ?[#.:][^}]*\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"^\s*(?:[-*>:]|\d+\.)\s+")
_WORD = re.compile(r"[A-Za-z\N{RIGHT SINGLE QUOTATION MARK}']+")
_NUMBER_OF_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$")


def pages() -> list[Path]:
    """Return the pages that people wrote; those of every policy are made by the build."""
    made = DOCS / "policies"
    found = sorted(DOCS.rglob("*.md"))
    return [path for path in found if made not in path.parents]


def name(path: Path) -> str:
    """Return a page's name in reports."""
    return path.relative_to(DOCS).as_posix()


def source_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each line of prose as it stands, and as it reads without its markup."""
    text = _FENCE.sub("", _FRONT.sub("", path.read_text(encoding="utf-8")))
    for line in text.splitlines():
        plain = _TAG.sub("", _LINK.sub(r"\1", _MACRO.sub("", line)))
        plain = _MARK.sub("", plain).strip()
        if plain and not plain.startswith(("#", "|", "<", "!")):
            yield line, plain


def words(plain: str) -> list[str]:
    """Return the words of a line."""
    return _WORD.findall(plain)


def syllables(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels."""
    return max(1, len(_NUMBER_OF_VOWELS.findall(_SILENT.sub("", word.lower()))))


def grade(path: Path) -> float:
    """Return the Flesch-Kincaid grade of a page's prose; grade 8 is a reading age of about 13.

    Each line counts as a sentence, as each holds one.
    """
    lines = [plain for _, plain in source_lines(path)]
    every = [word for line in lines for word in words(line)]
    if not every:
        return 0.0
    per_sentence = len(every) / len(lines)
    per_word = sum(map(syllables, every)) / len(every)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def letters(path: Path) -> list[tuple[str, str]]:
    """Return the notes on a page, each with its classes."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"^``` \{([^}]*)\}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [(kind, note.strip()) for kind, note in found if ".con-letter" in kind]


def addresses() -> list[str]:
    """Return where the site has each written page, as a path below its own."""
    names = [page.relative_to(DOCS).with_suffix("").as_posix() for page in pages()]
    return [f"{name}/".removesuffix("index/") for name in names]
