"""Where links stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guide.dated import data

#: What may follow a link without belonging to it.
_END = ".,;:!?)]}>'\"\u2019\u201d\u2026"


@dataclass(frozen=True, slots=True)
class Link:
    """A link and its place; a `bare` one is a name such as example.org and nothing more."""

    start: int
    end: int
    text: str
    bare: bool


@cache
def _pattern() -> re.Pattern[str]:
    endings = "|".join(sorted(data("limits.toml")["links"]["endings"].split(), key=len)[::-1])
    label = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
    name = rf"(?<![\w@.\-/])(?:{label}\.){{1,4}}(?:{endings})(?![\w-]|\.\w)"
    return re.compile(
        rf"(?P<full>https?://[^\s<>]{{1,2000}}|(?<!\w)www\.[^\s<>]{{3,2000}})"
        rf"|{name}(?P<path>[/?#][^\s<>]{{0,2000}})?",
        re.IGNORECASE,
    )


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text, in order; stops and brackets that follow do not belong to them."""
    for found in _pattern().finditer(text):
        shown = found[0].rstrip(_END)
        bare = not found["full"] and len(found["path"] or "") < 2  # noqa: PLR2004 - a lone slash
        yield Link(found.start(), found.start() + len(shown), shown, bare)
