"""Pieces of XML that the manifests of several formats share."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

MANIFEST = "imsmanifest.xml"


def text(value: str) -> str:
    """Return a text for an element."""
    return escape(value)


def attribute(value: str) -> str:
    """Return a text for an attribute, quotes included."""
    return quoteattr(value)


def listed_files(names: Iterable[str], indent: str) -> str:
    """Return a line for each file, the page that is launched first."""
    others = sorted(set(names) - {"index.html"})
    return "\n".join(f"{indent}<file href={attribute(name)}/>" for name in ("index.html", *others))
