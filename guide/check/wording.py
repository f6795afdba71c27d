"""The wording that the checks look for, made ready from `data/check.toml`.

The patterns are written plainly, as that file explains, and are compiled here so that every search
takes a time that grows with the text alone: what may vary in length is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guide.dated import data
from guide.prose import table

#: Wording is looked for in so many characters; no platform's message for people is longer.
FIRST = 10_000
#: What stands in the place of words that are set aside: no letter, blank or stop.
ASIDE = "\N{NOT SIGN}"
DEFAULT_KIND = "reply"

_PLAIN = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "`": "'",
        "\N{ACUTE ACCENT}": "'",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{EN DASH}": ",",
        "\N{EM DASH}": ",",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
_QUOTED = re.compile(
    '["“„«][^"“”„«»\n]{1,120}["”“»]'
    r"|\u2018[^\u2018\n]{1,120}?\u2019(?!\w)|(?<!\w)'[^'\n]{2,120}'(?!\w)"
)
_FRAGMENT = re.compile(r"<([a-z-]+)>")
_TOKEN = re.compile(
    r"(?P<behind>\(\?<[!=](?:[^()\\]|\\.)*\))"
    r"|(?P<class>\[\^?\]?(?:[^\]\\]|\\.)*\])"
    r"|(?P<escaped>\\.)|(?P<gap>\.\.\.)|(?P<blank> \??)|(?P<apostrophe>')"
)
_BECOMES = {
    "gap": "[^.?!]{0,40}?",
    "blank": "[ ,]{1,3}",
    "maybe": "[ ,]{0,3}",
    "apostrophe": "'?",
}


def purposes() -> tuple[str, ...]:
    """Return what a note may be for: the purposes of our own notes, and the general ones."""
    return tuple(dict.fromkeys([*data("check.toml")["purposes"], *table("notes")]))


def kinds() -> tuple[str, ...]:
    """Return the kinds of note; each is a purpose too."""
    return tuple(dict.fromkeys(data("check.toml")["purposes"].values()))


def kind_of(purpose: str) -> str:
    """Return which kind of note a purpose makes it."""
    return str(data("check.toml")["purposes"].get(purpose, DEFAULT_KIND))


def plain(text: str) -> str:
    """Return the part of a text that is looked at, character for character, as patterns have it."""
    return set_aside(_QUOTED, text[:FIRST]).translate(_PLAIN)


def set_aside(pattern: re.Pattern[str], text: str) -> str:
    """Return a text in which every place of a pattern is blotted out, its length unchanged."""
    return pattern.sub(lambda found: ASIDE * len(found[0]), text)


def spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a pattern, without the blanks and stops before the words."""
    for found in pattern.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip(" ,.!?:"))
        if start < found.end():
            yield start, found.start() + len(found[0].rstrip(" ,"))


@cache
def pattern(file: str, *path: str) -> re.Pattern[str]:
    """Return the patterns at a place of a data file as one; nothing matches where none stand."""
    found: object = data(file)
    for part in path:
        found = found.get(part, ()) if isinstance(found, dict) else ()
    listed = [found] if isinstance(found, str) else found
    return compiled(listed if isinstance(listed, list) else [])


def compiled(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return some patterns as one that finds each of them as whole words."""
    if not patterns:
        return re.compile(r"(?!)")
    whole = "|".join(_TOKEN.sub(_become, _expand(one)) for one in patterns)
    edge = r"(?:(?<!\w)|(?!\w))"
    return re.compile(rf"{edge}(?:{whole})(?:(?!\w)|(?<!\w))", re.IGNORECASE)


def _expand(text: str) -> str:
    fragments = data("check.toml")["fragments"]
    while True:
        wider = _FRAGMENT.sub(lambda found: fragments.get(found[1], found[0]), text)
        if wider == text:
            return text
        text = wider


def _become(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    if kind == "blank" and token[0].endswith("?"):
        kind = "maybe"
    return _BECOMES.get(kind, token[0])
