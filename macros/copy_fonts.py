"""Copy the site's fonts and their licences from the packages that npm installed.

Run as ``python -m macros.copy_fonts``; an ordinary build step like the compiling of the engine.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
TARGET = ROOT / "docs" / "fonts"

FILES = {
    "newsreader.woff2": "newsreader/files/newsreader-latin-opsz-normal.woff2",
    "source-sans.woff2": "source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    "source-sans-italic.woff2": "source-sans-3/files/source-sans-3-latin-wght-italic.woff2",
    "newsreader-LICENSE.txt": "newsreader/LICENSE",
    "source-sans-LICENSE.txt": "source-sans-3/LICENSE",
}


def main() -> int:
    """Copy what is new; return 1 with a sentence when a package is missing."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        if not (PACKAGES / source).is_file():
            print(f"The font file {source} is missing: run npm ci.", file=sys.stderr)
            return 1
        shutil.copyfile(PACKAGES / source, TARGET / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
