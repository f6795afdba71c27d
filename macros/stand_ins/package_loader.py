"""Stands in for `pyodide._package_loader`: the engine is one archive and loads no packages."""

from __future__ import annotations


class Folder:
    """What Pyodide turns into text when it starts."""

    def __str__(self) -> str:
        """Name the folder where packages would be."""
        return "/lib/site-packages"


SITE_PACKAGES = DSO_DIR = Folder()


def init_loaded_packages() -> None:
    """Find no packages."""
