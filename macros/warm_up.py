"""Bring what the engine needs into memory; runs inside the browser's own Python.

A page's Python goes on from that memory, and has no archive to read from.
"""

import gc
import sys
from importlib import import_module
from importlib.resources import held  # type: ignore[attr-defined] # of its stand-in
from zipimport import zipimporter

ARCHIVE = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
COMPILED = ".pyc"


def bring(members: list[str]) -> None:
    """Import these members of the archive, and hold what they will read."""
    archive = zipimporter(ARCHIVE)
    for name in members:
        if name.endswith(COMPILED):
            import_module(name.removesuffix(COMPILED).replace("/", ".").removesuffix(".__init__"))
        else:
            held[f"{ARCHIVE}/{name}"] = archive.get_data(f"{ARCHIVE}/{name}")


def tidy() -> None:
    """Let go of what nothing refers to any more."""
    gc.collect()
