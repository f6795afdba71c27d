"""Move the questionnaire's scripts to the end of its pages.

Run as ``python -m macros.script_last [SITE]`` once the site is built; SITE is ``site`` unless
given.  So a browser has read, laid out and shown all that can be seen before it reads the scripts.
Without this step, as in the preview, they stand after the questionnaire and do the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros import questionnaire_scripts

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Move the scripts in the site in the folder named on the command line."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    scripts = questionnaire_scripts()
    count = sum(move(scripts, page) for page in site.rglob("index.html"))
    print(f"{count} pages have the questionnaire's scripts at their end.")
    return 0


def move(scripts: str, page: Path) -> bool:
    """Move the scripts in a page, once however often this is run; false where there are none."""
    text = page.read_text(encoding="utf-8")
    if scripts not in text:
        return False
    body, end, after = text.replace(scripts, "").rpartition("</body>")
    page.write_text(f"{body}{scripts}{end}{after}", encoding="utf-8")
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
