"""What a learner reads where a bank gives HTML: paragraphs of text, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from guide.packages.markup import Paragraph

#: All that a bank may use; every learning system lets it through.
ALLOWED = {"p": set(), "a": {"href"}, "br": set()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = [""]
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ALLOWED[tag], f"<{tag}> with {attrs}"
        if tag == "p":
            self.paragraphs.append("")
        elif tag == "br":
            self.paragraphs[-1] += "\n"
        else:
            self.links += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def shown(html: str) -> list[str]:
    """Return the text of each paragraph; markup other than paragraphs and links is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [one for one in reader.paragraphs if one]


def meant(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Return the text of each paragraph as it was meant."""
    return [
        "".join(part if isinstance(part, str) else part.label for part in one)
        for one in paragraphs
        if any(one)
    ]


def spared(paragraphs: Iterable[str]) -> list[str]:
    """Return paragraphs as a cartridge has them: nothing in them looks like a tag, or escaped."""
    tags = [re.sub(r"<(?=[A-Za-z/!?])", "\u2039", one) for one in paragraphs]
    return [re.sub(r"&(?=#?\w+;)", "&\u2060", one) for one in tags]
