"""What the pages in a frame must know, and which views there are."""

from __future__ import annotations

from typing import Any

from guide.platforms import PLATFORMS
from guide.presets import presets
from guide.prose import table
from guide.version import to_fragment

#: The views that another page may show, each of them a page in `docs/embed/`.
VIEWS = ("policy", "request")
THEMES = ("light", "dark", "auto")


def frames() -> dict[str, Any]:
    """Return the words of the frame's pages, and the values they know for what may be asked."""
    return {
        "views": VIEWS,
        "page": table("embed")["page"],
        "known": {
            "platform": dict.fromkeys(PLATFORMS, ""),
            "preset": {name: to_fragment(dict(answers)) for name, answers in presets().items()},
            "theme": dict.fromkeys(THEMES, ""),
        },
    }
