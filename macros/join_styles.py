"""Join the site's own style sheets into one file that every page asks for.

It and the fonts that it asks for are named by their content.

Run as ``python -m macros.join_styles [SITE]`` once the site is built; SITE is ``site`` unless
given.  The preview leaves them apart, so that an edit to one shows by itself.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from macros.bundle import ESBUILD, put
from macros.command import BuildError, run

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "stylesheets"
NAME = "site.css"
_FONT = re.compile(r"\.\./(fonts/[\w-]+\.woff2)")
_LINK = rf'<link rel="stylesheet" href="(?:\.\./|\./)*{FOLDER}/([\w-]+\.css)">'
#: The links that stand one below another in a page; what a page has besides stands apart.
_LINKS = re.compile(rf"{_LINK}(?:\s+{_LINK})+")


def main(arguments: list[str]) -> int:
    """Join the styles of the site in the folder named on the command line."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    try:
        print(join(site.resolve()))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def join(site: Path) -> str:
    """Write the one file, have every page ask for it, and remove the many; say what was done."""
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    found = {page: links for page, text in pages.items() if (links := _LINKS.search(text))}
    if not found:
        return "No page has styles to be joined."
    lists = {tuple(re.findall(_LINK, links[0])) for links in found.values()}
    if len(lists) > 1:
        raise BuildError("Not all pages have the same styles: let extra_css alone name them.")
    (names,) = lists
    sources = [site / FOLDER / name for name in names]
    text = with_named_fonts("\n".join(map(_read, sources)), site)
    name = put(site / FOLDER, NAME, minified(text))
    for page, links in found.items():
        up = "../" * len(page.parent.relative_to(site).parts)
        link = f'<link rel="stylesheet" href="{up}{FOLDER}/{name}">'
        html = pages[page]
        page.write_text(html[: links.start()] + link + html[links.end() :], encoding="utf-8")
    for source in sources:
        source.unlink()
    return f"{len(names)} style sheets are one now: {FOLDER}/{name}."


def with_named_fonts(text: str, site: Path) -> str:
    """Rename the fonts that a style sheet asks for by their content; return it asking for those."""
    named = {}
    for font in sorted({*_FONT.findall(text)}):
        source = site / font
        if not source.is_file():
            raise BuildError(f"{font}, which the styles ask for, is missing: run make build.")
        named[font] = f"{source.parent.name}/{put(source.parent, source.name, source.read_bytes())}"
        source.unlink()
    return _FONT.sub(lambda found: f"../{named[found[1]]}", text)


def minified(text: str) -> bytes:
    """Return a style sheet without what only its writers need; what it points to stays as it is."""
    if not ESBUILD.exists():
        raise BuildError("node_modules lacks esbuild, which joins the styles: run npm ci.")
    with tempfile.TemporaryDirectory() as made:
        source, target = Path(made) / "in.css", Path(made) / "out.css"
        source.write_text(text, encoding="utf-8")
        settings = ["--minify", "--charset=utf8", "--log-level=warning"]
        run([str(ESBUILD), str(source), f"--outfile={target}", *settings])
        return target.read_bytes()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
