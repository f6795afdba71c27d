"""Looking up what the guide says, by table and id; the words are in `prose/en/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGE = "en"


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of prose, such as `rules`: ids to their texts."""
    return tomllib.loads((files("guide") / "prose" / LANGUAGE / f"{name}.toml").read_text("utf-8"))


def say(name: str, *path: str, **slots: str) -> str:
    """Return one text on one line, its slots such as `{platform}` filled.

    Raises KeyError when there is no such text: a fault of ours, never of the reader.
    """
    return unfilled(name, *path).format_map(slots)


def unfilled(name: str, *path: str) -> str:
    """Return one text on one line as `say` does, but with its slots as they are."""
    found: Any = table(name)
    for part in path:
        found = found[part]
    return " ".join(str(found).split())


def texts(name: str, *path: str) -> dict[str, str]:
    """Return a whole table of texts, each on one line with its slots as they are."""
    found: Any = table(name)
    for part in path:
        found = found[part]
    return {key: unfilled(name, *path, key) for key in found}


def has(name: str, *path: str) -> bool:
    """Tell whether there is such a text."""
    found: Any = table(name)
    for part in path:
        if part not in found:
            return False
        found = found[part]
    return True
