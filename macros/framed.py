"""What the pages in a frame must know, and which views there are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from guide.platforms import PLATFORMS
from guide.practice import scenarios
from guide.presets import presets
from guide.prose import table
from guide.version import to_fragment

#: The views that another page may show, each of them a page in `docs/embed/`.
VIEWS = ("policy", "request", "practice")
THEMES = ("light", "dark", "auto")


def frames() -> dict[str, Any]:
    """Return the words of the frame's pages, and the values they know for what may be asked."""
    return {
        "views": VIEWS,
        "page": table("embed")["page"],
        "known": known(PLATFORMS),
        "known_in_practice": known({one.platform for one in scenarios()}),
    }


def known(platforms: Collection[str]) -> dict[str, dict[str, str]]:
    """Return what may be asked for: each value, and what the page's script makes of it."""
    return {
        "platform": {one: "" for one in PLATFORMS if one in platforms},
        "preset": {name: to_fragment(dict(answers)) for name, answers in presets().items()},
        "theme": dict.fromkeys(THEMES, ""),
    }
