"""Let the built site be kept in the reader's browser: its service worker, and what registers it.

Run as ``python -m macros.service_worker [SITE]`` once the site is built; SITE is ``site`` unless
given.  With ``OFFLINE=no`` in the environment, the site removes what it kept in readers' browsers.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
from pathlib import Path

from guide.prose import say
from macros.bundle import bundled, plain, put
from macros.command import BuildError
from macros.compress import COPIES
from macros.headers import COURSE, EMBED

ROOT = Path(__file__).resolve().parent.parent
WORKER = "sw.js"
ENGINE = "engine"
PAGE_SCRIPT = "offline.js"
#: Files that no page asks for.
NOT_KEPT = frozenset(
    (WORKER, "sitemap.xml", "_headers", "engine/manifest.json", "engine/assets.json")
)
#: The theme's maps for debuggers, its search in other languages, what readers take with them, and
#: the whole Python, which is fetched only where the short one stops.
UNUSED = re.compile(
    r"\.map$|^assets/javascripts/lunr/|^downloads/|\.ipynb$"
    r"|^engine/(pyodide\.whole|python\.whole|python_stdlib)-"
)
#: How a page brings in a tool: within it, or as a file.
TOOL = re.compile(rf'<script type="module" async(?: src="(?:\.\./)*{ENGINE}/[^>]*)?>')
WORDS = {word: say("page", "offline", word) for word in ("ready", "use", "removed", "none")}


def main(arguments: list[str]) -> int:
    """Make the files for the site in the folder named on the command line."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    try:
        print(make(site.resolve(), offline=os.environ.get("OFFLINE") != "no"))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make(site: Path, *, offline: bool) -> str:
    """Write the service worker, and have every page load what registers it; say what was done.

    A page in somebody else's frame does not: its readers came for that other page.
    """
    if not offline:
        (site / WORKER).write_bytes(bundled("service-worker-removal"))
        return "Nothing is kept in readers' browsers, and what was kept is removed."
    script = put(site / ENGINE, PAGE_SCRIPT, bundled("offline", WORDS=WORDS))
    bring = plain("bring-offline").decode().strip()
    for page in site.rglob("index.html"):
        if site / EMBED not in page.parents:
            mention(f"{ENGINE}/{script}", bring, page, site)
    files = kept_files(site)
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    known = {"version": version, "files": files, "tools": tools(site)}
    told = f"const SITE={json.dumps(known)};".encode()
    (site / WORKER).write_bytes(told + bundled("service-worker"))
    return f"{len(files)} files can be kept in readers' browsers, as version {version}."


def mention(script: str, bring: str, page: Path, site: Path) -> None:
    """Have a page bring in the script, once however often this is run."""
    up = "../" * len(page.parent.relative_to(site).parts)
    line = f'<script data-file="{up}{script}">{bring}</script>'
    text = page.read_text(encoding="utf-8")
    if line not in text:
        page.write_text(text.replace("</body>", f"{line}</body>"), encoding="utf-8")


def tools(site: Path) -> list[str]:
    """Return the addresses of the pages where somebody waits for a tool; none is in a frame."""
    pages = (path for path in site.rglob("index.html") if is_kept(path, site))
    found = (path for path in pages if TOOL.search(path.read_text(encoding="utf-8")))
    names = (path.relative_to(site).as_posix() for path in found)
    return sorted(address(name) for name in names if not name.startswith(f"{EMBED}/"))


def kept_files(site: Path) -> dict[str, str]:
    """Return the hash of each file that is kept, by its address; the engine comes last."""
    paths = [path for path in site.rglob("*") if path.is_file() and is_kept(path, site)]
    names = sorted(path.relative_to(site).as_posix() for path in paths)
    names.sort(key=lambda name: name.startswith(f"{ENGINE}/"))
    return {address(name): sha256(site / name) for name in names}


def is_kept(path: Path, site: Path) -> bool:
    """Tell whether a page may ask for this file."""
    name = path.relative_to(site).as_posix()
    spare = path.name.startswith(".") or name in NOT_KEPT or UNUSED.search(name)
    hosted = name.startswith(f"{COURSE}/")  # its readers came for a learning system
    return path.suffix not in COPIES and not spare and not hosted


def address(name: str) -> str:
    """Return the address of a file within the site: a page's is that of its folder."""
    return name.removesuffix("index.html") if Path(name).name == "index.html" else name


def sha256(path: Path) -> str:
    """Hash a file as browsers want to be told."""
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
