"""Make the script that other people's pages fetch, which defines the element of the widget.

Run as ``python -m macros.embed [OUT]``; OUT is ``docs/embed`` unless given.  The script keeps its
name for ever, for it stands in pages that we do not know; all it asks for is named by content.
"""

from __future__ import annotations

import sys
from pathlib import Path

from guide.prose import table
from macros.bundle import plain
from macros.command import BuildError
from macros.framed import VIEWS

ROOT = Path(__file__).resolve().parent.parent
NAME = "connect-or-not.js"


def main(arguments: list[str]) -> int:
    """Make the script in the folder named on the command line."""
    out = Path(arguments[0]) if arguments else ROOT / "docs" / "embed"
    try:
        script = element()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    (out / NAME).write_bytes(script)
    print(f"{NAME} is the script for other people's pages, in {len(script):,} bytes.")
    return 0


def element() -> bytes:
    """Bundle the script that defines the element, as a plain script that leaves no names behind."""
    return plain("embed/element", VIEWS=VIEWS, WORDS=table("embed")["element"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
