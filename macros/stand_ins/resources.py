"""Stands in for `importlib.resources`, which brings file systems and archives along."""

from __future__ import annotations

import sys
from typing import Any

#: Files that were read ahead, by their paths: a Python that goes on from a memory has no archive.
held: dict[str, bytes] = {}


class Place:
    """A file or folder of a package."""

    def __init__(self, loader: Any, path: str) -> None:  # noqa: ANN401 - any that can read
        """Remember how to read there."""
        self.loader, self.path = loader, path

    def __truediv__(self, name: str) -> Place:
        """Go one step down."""
        return Place(self.loader, f"{self.path}/{name}")

    def read_text(self, encoding: str) -> str:
        """Read the file."""
        content = held.get(self.path)
        return str(self.loader.get_data(self.path) if content is None else content, encoding)


def files(package: str) -> Place:
    """Return the folder of a package that has been imported."""
    spec: Any = sys.modules[package].__spec__
    return Place(spec.loader, spec.submodule_search_locations[0])
