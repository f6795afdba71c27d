"""Reading built HTML: elements with their attributes and text, and where links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

#: Attributes by which a page fetches something or leads somewhere.
ADDRESSES = ("href", "src", "srcset", "action", "poster", "data")


@dataclass
class Element:
    """A start tag, the text inside it so far, and the elements around it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...] = ()
    text: str = field(default="", repr=False)

    def inside(self, tag: str) -> Element | None:
        """Return the nearest element of a kind around this one."""
        return next((one for one in reversed(self.around) if one.tag == tag), None)


VOID = "area base br col embed hr img input link meta source track wbr".split()


class Reader(HTMLParser):
    """Collects every element of a page."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of this kind, and what was left open in it."""
        if any(one.tag == tag for one in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text to every element that is open."""
        for element in self.open:
            element.text += data


@cache
def elements(file: Path) -> tuple[Element, ...]:
    """Return every element of a built page, in order."""
    reader = Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return tuple(reader.elements)


def ids(file: Path) -> set[str]:
    """Return every place in a page that a link may lead to."""
    return {
        one.attributes[name]
        for one in elements(file)
        for name in ("id", "name")
        if name in one.attributes
    }


def addresses(file: Path) -> list[str]:
    """Return every address that a page fetches or leads to."""
    found = [
        one.attributes[name]
        for one in elements(file)
        for name in ADDRESSES
        if name in one.attributes
    ]
    return list(dict.fromkeys(found))
