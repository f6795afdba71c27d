"""Build the Python package for readers to download: a plain wheel, for every Python to install.

Run as ``python -m macros.wheel [FOLDER]``; FOLDER is ``docs/downloads`` unless given.
An ordinary build step and not a MkDocs hook, so that any site generator can follow it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import guide
from macros.command import BuildError, run

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "downloads"
#: What the file is called; pip takes it under no other name.
NAME = f"connect_or_not-{guide.__version__}-py3-none-any.whl"
BUILD = "import sys; from flit_core.buildapi import build_wheel; build_wheel(sys.argv[1])"


def main(arguments: list[str]) -> int:
    """Build into the folder named on the command line."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        print(make(folder.resolve()))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make(folder: Path) -> str:
    """Bring the wheel in a folder up to date, leave no other, and say what was done."""
    folder.mkdir(parents=True, exist_ok=True)
    content = built()
    for other in folder.glob("*.whl"):
        if other.name != NAME:
            other.unlink()
    if (folder / NAME).is_file() and (folder / NAME).read_bytes() == content:
        return f"{NAME} is up to date."
    (folder / NAME).write_bytes(content)
    return f"{NAME}: the Python package in {len(content):,} bytes."


def built() -> bytes:
    """Return the wheel; its bytes depend on the files of the package alone."""
    with tempfile.TemporaryDirectory() as made:
        run([sys.executable, "-c", BUILD, made], folder=ROOT)
        return (Path(made) / NAME).read_bytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
