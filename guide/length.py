"""How long a text is, counted as the platform counts, and how long it may be.

How we know.  X publishes its weights (the configuration of twitter-text, version 3, here in
`data/limits.toml`): a text is composed first (NFC), an emoji counts as two however it is put
together, any link as 23, letters of most alphabets as one, and Chinese, Japanese and Korean ones
as two.  Bluesky's published schema counts graphemes, what a reader takes for one character.
Mastodon's code does so too, with any link as 23 and a mention without its server.
The others, LinkedIn among them, do not say.  For them we count UTF-16 code units, as HTML's
`maxlength` and a field's `value.length` do: an emoji is two or more, an accent typed apart is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from guide.dated import data
from guide.links import links

_ASTRAL = 0xFFFF
_KEYCAP = "\u20e3"
_EMOJI_STYLE = "\ufe0f"
_JOINER = "\u200d"
_REGIONAL = range(0x1F1E6, 0x1F200)
_HANGUL = (range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200))
#: Signs that tie two consonants: in Devanagari, Bengali, Gujarati, Odia, Telugu and Malayalam.
_LINKERS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_SYLLABLES = range(0xAC00, 0xD7A4)
#: Where pictures stand in Unicode, near enough: the standard library has no table of them.
_PICTURES = (range(0x2190, 0x2C00), range(0x3030, 0x303E), range(0x3297, 0x329A))
_PICTURES_FROM = 0x1F000
#: Signs in running text that can be shown as pictures.
_SIGNS = "\u00a9\u00ae\u203c\u2049\u2122\u2139"
_MENTION = re.compile(r"(?<![\w/])(@\w{1,64})@[\w.-]{1,255}\w")


def length(text: str, platform: str) -> int:
    """Return the length of a text on a platform, given by its id, as the platform counts."""
    return _COUNTS[data("limits.toml")["counts"].get(platform, "utf-16")](text)


def limit(platform: str, purpose: str, *, premium: bool = False) -> int | None:
    """Return how long a note for a purpose may be on a platform, or None where none is known.

    `premium` is whether the sender pays for the platform.
    """
    known = data("limits.toml")
    kinds = ["invitation"] if purpose in known["sent-with-an-invitation"] else []
    for kind in (*kinds, "message"):
        if row := known[kind].get(platform):
            return int(row.get("premium", row["free"]) if premium else row["free"])
    return None


def units(text: str) -> int:
    """Return the number of UTF-16 code units of a text: its length in a browser."""
    return len(text) + sum(ord(char) > _ASTRAL for char in text)


def fits(text: str, platform: str, most: int) -> int:
    """Return how many characters of a text, from its start, are within a limit."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle], platform) <= most else (low, middle - 1)
    return low


def graphemes(text: str) -> Iterator[str]:
    """Yield what a reader takes for single characters: letters with their accents, whole emoji.

    Follows Unicode's extended grapheme clusters; of the conjuncts only those of Indic scripts.
    """
    start, flags = 0, 0
    for at in range(1, len(text) + 1):
        flags = flags + 1 if ord(text[at - 1]) in _REGIONAL else 0
        if at == len(text) or _parts(text, start, at, odd_flag=flags % 2 == 1):
            yield text[start:at]
            start = at


def _parts(text: str, start: int, at: int, *, odd_flag: bool) -> bool:
    """Tell whether a new grapheme begins at a place; `start` is where the last one began."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(before) in ("Cc", "Zl", "Zp"):
        return before + after != "\r\n"
    if _extends(after) or (before in _LINKERS and unicodedata.category(after) == "Lo"):
        return False
    if before == _JOINER and _is_picture(after):
        return not _is_picture(text[start])
    if ord(after) in _REGIONAL:
        return not odd_flag
    return not _one_syllable(before, after)


def _extends(char: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    code = ord(char)
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc")
        or char in "\u200c\u200d\uff9e\uff9f"
        or code in range(0x1F3FB, 0x1F400)  # tones of skin
        or code in range(0xE0020, 0xE0080)  # tags of flags
    )


def _one_syllable(before: str, after: str) -> bool:
    """Tell whether two characters are parts of one Korean syllable."""
    lead, vowel, tail = _HANGUL
    first, then = ord(before), ord(after)
    whole = first in _SYLLABLES
    open_ = whole and (first - _SYLLABLES.start) % 28 == 0
    if first in lead:
        return then in lead or then in vowel or then in _SYLLABLES
    if first in vowel or open_:
        return then in vowel or then in tail
    return (first in tail or whole) and then in tail


def _is_picture(char: str) -> bool:
    code = ord(char)
    return code >= _PICTURES_FROM or any(code in row for row in _PICTURES) or char in _SIGNS


def _is_emoji(grapheme: str) -> bool:
    """Tell whether a grapheme is an emoji: a picture, two letters of a flag or a keycap."""
    if grapheme[-1] == _KEYCAP:
        return True
    picture = _is_picture(grapheme[0])
    return picture and (ord(grapheme[0]) >= _PICTURES_FROM or _EMOJI_STYLE in grapheme)


@cache
def _weight(code: int) -> int:
    weights = data("limits.toml")["weighted"]
    light = any(first <= code <= last for first, last in weights["light-ranges"])
    return int(weights["light" if light else "default"])


def _weighted(text: str) -> int:
    weights = data("limits.toml")["weighted"]
    text = unicodedata.normalize("NFC", text)
    total = 0
    for part in _between_links(text):
        total += sum(
            weights["default"] if _is_emoji(one) else sum(_weight(ord(char)) for char in one)
            for one in graphemes(part)
        )
    total += weights["link"] * weights["scale"] * sum(1 for _ in links(text))
    return int(total // weights["scale"])


def _fediverse(text: str) -> int:
    short = sum(data("limits.toml")["weighted"]["link"] for _ in links(text))
    rest = (_MENTION.sub(r"\1", part) for part in _between_links(text))
    return int(short + sum(1 for part in rest for _ in graphemes(part)))


def _between_links(text: str) -> Iterator[str]:
    at = 0
    for link in links(text):
        yield text[at : link.start]
        at = link.end
    yield text[at:]


_COUNTS: dict[str, Callable[[str], int]] = {
    "utf-16": units,
    "weighted": _weighted,
    "graphemes": lambda text: sum(1 for _ in graphemes(text)),
    "fediverse": _fediverse,
}
