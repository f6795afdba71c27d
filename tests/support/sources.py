"""What the pages are built from, copied to where a site can be built apart from the project."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: The last names the versions of the learning systems that packages are tried with.
BUILT_FROM = (
    *("docs", "macros", "guide", "mkdocs.yml", "package.json"),
    "tests/packages/requirements.txt",
)
MADE = shutil.ignore_patterns("__pycache__", "*.pyc")


def copy_sources(folder: Path) -> None:
    """Copy them into a folder."""
    for name in BUILT_FROM:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=MADE)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
