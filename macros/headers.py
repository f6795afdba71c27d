"""Headers worth sending with the site, as data, and the file that some hosts read them from.

Run as ``python -m macros.headers [SITE]`` once the site is built; SITE is ``site`` unless given.
Writes ``_headers``, which Netlify and Cloudflare Pages follow; `docs/publishing.md` shows the same
for other hosts.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "_headers"

#: What stands in a page itself, by the part of the policy that must name it: scripts that run,
#: modules too and what stands as plain text until it is begun, since blocks of data have a type of
#: their own, and styles.
_DATA = r"""[^>]*\b(?:src=|type=(?!["']?(?:module|text/plain)\b))"""
INLINE = {
    "script-src": re.compile(rf"<script(?!{_DATA})[^>]*>(.*?)</script>", re.DOTALL),
    "style-src": re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL),
}

#: What may come from where.  Python needs WebAssembly, but no `eval`; the theme's script sets
#: styles only in ways that need no leave.  A page shows the widget as other people's pages do.
SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'none'",
}
EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
#: Pages made for it may stand in anybody's frame, even in that of a page saved as a file; others
#: may not.  A header of its own, since hosts join two content policies into one that allows less.
FRAMES = {"X-Frame-Options": "SAMEORIGIN"}
EMBED = "embed"
COURSE = "course"
FRAMED = (EMBED, COURSE)
#: For the script that other people's pages fetch, as a module too.
SCRIPT = f"{EMBED}/connect-or-not.js"
ANYBODY = {"Access-Control-Allow-Origin": "*"}
#: For files that keep their names; hosts that follow `_headers` do so by themselves.
ASK_AGAIN = "no-cache"
FOR_EVER = "public, max-age=31536000, immutable"
#: Files whose names change with their content.
NAMED_BY_CONTENT = (
    "engine/*.js",
    "engine/*.wasm",
    "engine/*.zip",
    "engine/course-*.json",
    "engine/tables-*.json",
    "assets/javascripts/bundle.*.js",
    "assets/javascripts/workers/*.js",
    "assets/stylesheets/*.css",
    "stylesheets/site-*.css",
    "fonts/*.woff2",
)
#: The same for servers that take patterns; their compressed copies too.
NAMED_PATTERN = r"[-.][0-9a-f]{8,16}\.(min\.)?[a-z0-9]+(\.(br|gz))?$"


def main(arguments: list[str]) -> int:
    """Write the file for the site in the folder named on the command line."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    (site / NAME).write_text(as_text(site), encoding="utf-8")
    print(f"{NAME} names the headers worth sending.")
    return 0


def everywhere(site: Path) -> dict[str, str]:
    """Return the headers of every answer."""
    hashes = {name: inline_hashes(site, pattern) for name, pattern in INLINE.items()}
    return {"Content-Security-Policy": content_policy(hashes), **EVERYWHERE}


def not_framed(site: Path) -> list[str]:
    """Return the paths, as hosts have them, of all pages but those that are made for frames."""
    folders = {page.relative_to(site).parts[0] for page in site.rglob("*/index.html")}
    return ["/", "/index.html", *(f"/{folder}/*" for folder in sorted(folders - {*FRAMED}))]


def content_policy(hashes: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return what pages may load and run; what stands in them is named by its hashes.

    Without hashes, a single … stands for them.
    """
    sources = dict(SOURCES)
    for name in INLINE:
        named = ("…",) if hashes is None else hashes[name]
        sources[name] += "".join(f" 'sha256-{one}'" for one in named)
    return "; ".join(f"{name} {value}" for name, value in sources.items())


def inline_hashes(site: Path, pattern: re.Pattern[str]) -> list[str]:
    """Return the hashes of all that a pattern finds in the pages."""
    texts = (page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    return sorted({hash_of(found) for text in texts for found in pattern.findall(text)})


def hash_of(text: str) -> str:
    """Hash a script or a style as a content policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def as_text(site: Path) -> str:
    """Return the headers as Netlify and Cloudflare Pages read them."""
    parts = [("/*", everywhere(site)), *((path, FRAMES) for path in not_framed(site))]
    parts += [(f"/{SCRIPT}", ANYBODY)]
    parts += [(f"/{path}", {"Cache-Control": FOR_EVER}) for path in NAMED_BY_CONTENT]
    rows = []
    for path, headers in parts:
        rows += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
