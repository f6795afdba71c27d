"""Bring all that stands in the engine's archive into memory; runs in the browser's own Python.

A page's Python goes on from that memory, and has no archive.
"""

import gc
import sys
from importlib import import_module
from importlib.resources import held
from zipimport import zipimporter

ARCHIVE = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
COMPILED = ".pyc"

archive = zipimporter(ARCHIVE)
for name in archive._get_files():
    if name.endswith(COMPILED):
        import_module(name.removesuffix(COMPILED).replace("/", ".").removesuffix(".__init__"))
    else:
        path = f"{ARCHIVE}/{name}"
        held[path] = archive.get_data(path)
