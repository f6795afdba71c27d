"""Whether a note is in English, told by its script and its small words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from guide.dated import data

ENGLISH, OTHER = "en", "other"
#: So many letters and words say enough.
_LETTERS, _WORDS = 2_000, 300
#: Fewer words than these may be a name and a greeting in any language.
_FEW = 4
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def language(note: str) -> str:
    """Return `en` for English and for what could be English, and `other` for the rest.

    A note without a letter is in no language, so it is not said to be in another one.
    """
    start = note[:_LETTERS].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()
    letters = [char for char in start if unicodedata.category(char)[0] == "L"]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    if latin * 2 < len(letters):
        return OTHER
    found = _WORD.findall(start)[:_WORDS]
    english, others = _small_words()
    ours = sum(word in english for word in found)
    theirs = max(sum(word in small for word in found) for small in others)
    if theirs > ours or (not ours and len(found) >= _FEW):
        return OTHER
    return ENGLISH


@cache
def _small_words() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    known = data("languages.toml")
    english = frozenset(known["english"].split())
    others = known["others"].values()
    return english, tuple(frozenset(words.split()) - english for words in others)
