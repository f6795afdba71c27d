"""What a bank says to a learner, as the little HTML that every learning system shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

#: What XML cannot hold, however it is escaped.
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    label: str
    address: str


#: A row of texts and of links.
Paragraph = tuple[str | Link, ...]


def html(paragraphs: Iterable[Paragraph]) -> str:
    """Return paragraphs as HTML on one line; what looks like markup in a text shows as it is."""
    return "".join(f"<p>{''.join(map(_part, one))}</p>" for one in paragraphs if any(one))


def inline(text: str) -> str:
    """Return a text as HTML without a paragraph of its own, its lines kept apart."""
    return escape(clean(text), quote=False).replace("\n", "<br>")


def clean(text: str) -> str:
    """Return a text with a space for each control character that no file may hold."""
    return _NEVER.sub(" ", text)


def _part(part: str | Link) -> str:
    if isinstance(part, str):
        return inline(part)
    return f'<a href="{escape(part.address)}">{inline(part.label)}</a>'
