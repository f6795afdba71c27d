"""Write the pages on which every policy can be reached and read without JavaScript.

Run as ``python -m macros.write_pages [FOLDER]``; FOLDER is ``docs/policies`` unless given.
The files only say which policy they show; its words are filled in when the site is built.
An ordinary build step and not a MkDocs hook, so that any site generator can follow it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from guide.by_hand import by_hand

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "policies"
PAGE = """\
---
title: {title}
platform: {platform}
stance: {stance}
render_macros: true
hide:
  - navigation
  - toc
---

{{% include "{template}" %}}
"""


def main(arguments: list[str]) -> int:
    """Write into the folder named on the command line."""
    folder = Path(arguments[0]) if arguments else FOLDER
    changed = write_pages(folder)
    print(f"{len(pages())} pages of policies, {len(changed)} of them new or changed.")
    return 0


def pages() -> dict[str, str]:
    """Return the text of every page by its path: one for a platform, one for each of its stances.

    They stand in folders; a page beside those folders is not ours.
    """
    found = {}
    for name, platform in by_hand()["platforms"].items():
        found[f"{name}/index.md"] = page("tree_page.html", platform["title"], name)
        for stance, policy in platform["policies"].items():
            found[f"{name}/{stance}.md"] = page("stance_page.html", policy["title"], name, stance)
    return found


def page(template: str, title: str, platform: str, stance: str = "") -> str:
    """Return the text of a page; what stands in its front matter is quoted as YAML wants it."""
    quoted = (json.dumps(value, ensure_ascii=False) for value in (title, platform, stance))
    named = dict(zip(("title", "platform", "stance"), quoted, strict=True))
    return PAGE.format(template=template, **named)


def write_pages(folder: Path) -> list[str]:
    """Bring a folder up to date, touching only what differs, and return what was written."""
    wanted = pages()
    for path in stale(folder, wanted):
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    changed = [name for name, text in wanted.items() if read(folder / name) != text]
    for name in changed:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(wanted[name], encoding="utf-8")
    return changed


def stale(folder: Path, wanted: dict[str, str]) -> list[Path]:
    """List the pages of policies that there no longer are."""
    found = sorted(folder.glob("*/*.md"))
    return [path for path in found if path.relative_to(folder).as_posix() not in wanted]


def read(path: Path) -> str | None:
    """Read a file that may not be there."""
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
