"""Move the questionnaire's scripts to the end of its pages.

Run as ``python -m macros.script_last [SITE]`` once the site is built; SITE is ``site`` unless
given.  So a browser has read, laid out and shown all that can be seen before it reads the scripts.
Without this step, as in the preview, they stand after the questionnaire and do the same.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = re.compile(
    r'<script type="text/plain" id="con-script">.*?</script>\n'
    r'<script type="module" async>.*?</script>\n?',
    re.DOTALL,
)


def main(arguments: list[str]) -> int:
    """Move the scripts in the site in the folder named on the command line."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    count = sum(move(page) for page in site.rglob("index.html"))
    print(f"{count} pages have the questionnaire's scripts at their end.")
    return 0


def move(page: Path) -> bool:
    """Move the scripts in a page, once however often this is run; false where there are none."""
    text = page.read_text(encoding="utf-8")
    found = SCRIPTS.search(text)
    if not found:
        return False
    rest = text[: found.start()] + text[found.end() :]
    body, end, after = rest.rpartition("</body>")
    page.write_text(f"{body}{found[0].strip()}{end}{after}", encoding="utf-8")
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
