"""Where or when two people met, in a reader's own words, made to fit into “when we met …”.

The words that tell one form from another stand in `prose/en/letters.toml`, under `where`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from guide.prose import table

_EDGES = ".,;:!?"
_AROUND = f" {_EDGES}"
_APOSTROPHES = str.maketrans({"'": "\N{RIGHT SINGLE QUOTATION MARK}"})
_YEAR = re.compile(r"\d{4}s?(?:[-/]\d{2,4})?", re.ASCII)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?", re.ASCII)
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?", re.ASCII)
#: A word with a capital inside or a number, as only made-up names have it.
_MADE_UP = re.compile(r"\w[A-Z]|\d")

_Words = Mapping[str, Any]


def where(text: str) -> str:
    """Return a place or a time as it follows “we met”, such as `in Leeds`; empty if none is named.

    `text` is tidied and on one line.
    """
    known = table("letters")["where"]
    bare = _without_meeting(text.strip(_AROUND), known)
    first = _first(bare)
    if bare.lower() in ("", *known["prepositions"], *known["articles"]):
        return ""
    if first in table("letters")["words"]["subjects"]:
        return _joined(known["pieces"]["clause"], bare)
    as_it_is = first in known["prepositions"] or first in known["as-it-is"]
    if as_it_is or _is_ago(bare, known) or _is_foreign(bare):
        return _small(bare)
    return _joined(known["pieces"][_kind(bare.split(",")[0], known)], bare)


def _first(text: str) -> str:
    """Return the first word, small, with a round apostrophe and without stops."""
    return text.split(maxsplit=1)[0].strip(_EDGES).translate(_APOSTROPHES).lower() if text else ""


def _without_meeting(text: str, known: _Words) -> str:
    """Return a text without a `we met` at its beginning, for the note says that itself."""
    for said in known["meeting"]:
        if f"{text.lower()} ".startswith(f"{said} "):
            return text[len(said) :].strip(_AROUND)
    return text


def _is_ago(text: str, known: _Words) -> bool:
    """Tell whether a text counts back, as in `two years ago in Leeds`."""
    return any(_first(word) in known["counts-back"] for word in text.split()[1:])


def _is_foreign(text: str) -> bool:
    """Tell whether a text begins with a small letter that is not Latin: it has forms of its own."""
    return text[0].islower() and not unicodedata.name(text[0], "").startswith("LATIN")


def _kind(text: str, known: _Words) -> str:
    """Return which piece a place or a time without a preposition belongs into."""
    kinds: tuple[tuple[str, Callable[[str, _Words], bool]], ...] = (
        ("on", _is_day),
        ("in", _is_period),
        ("on", _is_platform),
        ("at", _is_complete),
        ("at-the", _is_common),
        ("at", _is_occasion),
    )
    return next((kind for kind, holds in kinds if holds(text, known)), "in")


def _is_day(text: str, known: _Words) -> bool:
    """Tell whether a text begins with a day: `Monday`, `12 May` or `May 12`."""
    words = [_first(word) for word in text.split()]
    numbered = any(_DAY.fullmatch(word) for word in words[:3])
    month = any(word in known["months"] for word in words[:3])
    return words[0] in known["days"] or (numbered and month) or bool(_DATE.fullmatch(words[0]))


def _is_period(text: str, known: _Words) -> bool:
    """Tell whether a text begins with a month, a season or a year."""
    first = _first(text)
    return first in (*known["months"], *known["seasons"]) or bool(_YEAR.fullmatch(first))


def _is_platform(text: str, known: _Words) -> bool:
    return _first(text) in known["platforms"]


def _is_complete(text: str, known: _Words) -> bool:
    """Tell whether a place has an article, or an owner, or needs neither."""
    first = _first(text)
    owned = "\N{RIGHT SINGLE QUOTATION MARK}s " in text.translate(_APOSTROPHES)
    return owned or first in (*known["articles"], *known["without-article"])


def _is_common(text: str, known: _Words) -> bool:
    """Tell whether a place is no name: it begins small, or is an event that ends small."""
    words = text.split()
    event = _first(words[-1]) in known["occasions"]
    return words[0].islower() or (event and (len(words) == 1 or words[-1].islower()))


def _is_occasion(text: str, known: _Words) -> bool:
    """Tell whether a name is that of an event or a house, and not of a town."""
    words = text.split()
    return _first(words[-1]) in known["occasions"] or any(_MADE_UP.search(word) for word in words)


def _joined(piece: str, text: str) -> str:
    """Return a piece with a text in it, which keeps the capital of a name."""
    letters = table("letters")
    common = (*letters["words"]["small"], *letters["where"]["without-article"])
    alone = text.lower() in letters["where"]["occasions"]
    return piece.format_map({"place": _small(text) if alone or _first(text) in common else text})


def _small(text: str) -> str:
    """Return a text that begins small, unless its first word is all capitals."""
    return text if len(text) > 1 and text[1].isupper() else text[0].lower() + text[1:]
