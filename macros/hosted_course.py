"""Make the page of the site that packages of the format `dispatch` show in their frame.

Run as ``python -m macros.hosted_course [PAGES]``; PAGES, where pages lie, is ``docs`` unless given.
"""

from __future__ import annotations

import sys
from pathlib import Path

from guide.errors import GuideError
from guide.packages import Options
from guide.packages.page import HOSTED, assignment, shared
from guide.practice import course
from macros.headers import COURSE

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Write the page among those in the folder named on the command line."""
    pages = Path(arguments[0]) if arguments else ROOT / "docs"
    try:
        made = write(pages)
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{COURSE}/ has {len(made)} files, for packages that show their course from here.")
    return 0


def write(pages: Path) -> dict[str, bytes]:
    """Write the page's files, and return them by their names: a package with every case in it."""
    every = course()
    made = shared(HOSTED, every, Options())
    made["course.js"] = assignment("connectOrNotCourses", every)
    del made["doctor.html"], made["doctor.js"]
    folder = pages / COURSE
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return made


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
