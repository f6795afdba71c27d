"""Stands in for `pyodide._package_loader`: the engine is one archive and loads no packages.

What it imports it does not use; `web_loop.py` says why it is there.
"""

from __future__ import annotations

import pyodide_js  # type: ignore[import-not-found]


class Folder:
    """What Pyodide turns into text when it starts."""

    def __str__(self) -> str:
        """Name the folder where packages would be."""
        return "/lib/site-packages"


SITE_PACKAGES = DSO_DIR = Folder()
KEPT = (pyodide_js._api, pyodide_js.loadedPackages)  # noqa: SLF001 - as the original reaches it


def init_loaded_packages() -> None:
    """Find no packages."""
