"""Where the written guide justifies each rule and each question, found in its pages."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
#: A sentence that justifies something is wrapped in a span with one of these ids.
ANCHOR = re.compile(r'<span id="((?:why|question)-[a-z0-9-]+)">')


def anchors(docs: Path = DOCS) -> dict[str, list[str]]:
    """Return for each id, such as `why-open-door`, the addresses of the pages that have it."""
    found: dict[str, list[str]] = {}
    for path in sorted(docs.rglob("*.md")):
        for name in ANCHOR.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(address(path.relative_to(docs)))
    return found


def address(path: Path) -> str:
    """Return the address of a page below the site's root: `why/evidence.md` is `why/evidence/`."""
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"


def rules_by_page(docs: Path = DOCS) -> dict[str, str]:
    """Return for each page the rules that it justifies, their ids in one text."""
    pages: dict[str, list[str]] = {}
    for name, (page, *_) in anchors(docs).items():
        if name.startswith("why-"):
            pages.setdefault(page, []).append(name.removeprefix("why-"))
    return {page: " ".join(rules) for page, rules in pages.items()}
