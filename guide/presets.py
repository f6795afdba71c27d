"""Whole sets of answers for common situations, each of which gives a policy in one step."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from guide.model import Answers


@cache
def presets() -> Mapping[str, Answers]:
    """Return the answers of each preset by its id."""
    text = (files("guide") / "data" / "presets.toml").read_text("utf-8")
    return tomllib.loads(text)
