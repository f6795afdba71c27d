"""Make the kit that packages for learning systems carry: the player, its style and the tables.

Run as ``python -m macros.course_kit [FOLDER]``; FOLDER is ``guide/kit`` unless given.
Plain scripts that any page can load, also where a content policy allows nothing but files of the
package's own.  They lie in the guide because the command line puts packages together, and Git does
not keep them because they follow from the rest.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from guide.prose import say
from guide.tables import tables
from macros.bundle import ESBUILD, SCRIPTS, compact, plain
from macros.command import BuildError, run

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "guide" / "kit"
STYLE = SCRIPTS / "practice" / "kit.css"


def main(arguments: list[str]) -> int:
    """Make the kit in the folder named on the command line."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        made = make_kit(folder)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The kit for courses: {', '.join(f'{n} ({len(b):,} bytes)' for n, b in made.items())}.")
    return 0


def make_kit(folder: Path) -> dict[str, bytes]:
    """Write the kit's files, those that differ, and return them by their names."""
    made = kit()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    return made


def kit() -> dict[str, bytes]:
    """Return the kit's files by their names."""
    incomplete = say("practice", "words", "incomplete")
    return {
        "player.js": plain("practice/course", INCOMPLETE=incomplete),
        "player.css": style(),
        "tables.js": b"self.connectOrNotTables=" + compact(tables()) + b";\n",
    }


def style() -> bytes:
    """Return the style of a package, everything it rests on in one file."""
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / "player.css"
        settings = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]
        run([str(ESBUILD), str(STYLE), f"--outfile={target}", *settings])
        return target.read_bytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
