"""One page with everything in it: it needs no server, fetches nothing, and can be sent anywhere.

Its content policy lets run what is in it, named by hashes, and nothing else.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from guide.packages import Options
from guide.packages.kit import kit
from guide.packages.markup import html
from guide.packages.page import assignment
from guide.prose import say
from guide.render import Json

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<div class="con"></div>
<noscript>
<h1>{title}</h1>
<p>{no_script}</p>
{cases}
</noscript>
</main>
{scripts}
</body>
</html>
"""
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
#: What would end a script, or begin something else, in the middle of a page.
_NEVER = (b"</script", b"<!--", b"</style")


def files(course: Json, _: Options) -> dict[str, bytes]:
    """Return the course as one page."""
    style = _inline(kit("player.css") + kit("html.css"))
    scripts = [_inline(one) for one in _scripts(course)]
    policy = _POLICY.format(scripts=" ".join(_hashed(one) for one in scripts), style=_hashed(style))
    page = _PAGE.format(
        policy=policy,
        title=escape(course["title"]),
        style=style,
        no_script=escape(say("banks", "html", "no-script")),
        cases="\n".join(_cases(course)),
        scripts="\n".join(f"<script>{one}</script>" for one in scripts),
    )
    return {"course.html": page.encode()}


def _scripts(course: Json) -> Iterator[bytes]:
    """Yield what the page runs, in order; in data, `<` is written so that it cannot be markup."""
    words = {"not-kept": say("banks", "html", "not-kept")}
    for data in (
        assignment("connectOrNotPackage", {"words": words}),
        assignment("connectOrNotCourse", course),
        kit("tables.js"),
    ):
        yield data.replace(b"<", b"\\u003c")
    yield kit("html.js")
    yield kit("player.js")


def _inline(content: bytes) -> str:
    """Return a script or a style as it may stand in a page; raises ValueError where it may not."""
    found = next((one for one in _NEVER if one in content.lower()), None)
    if found:
        raise ValueError(f"what a page carries may not have {found!r} in it")
    return content.decode()


def _hashed(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _cases(course: Json) -> Iterator[str]:
    """Yield each step to be read where no script runs: what is so, what is asked, the choices."""
    for scenario in course["scenarios"]:
        yield f"<h2>{escape(scenario['title'])}</h2>"
        for step in scenario["steps"].values():
            yield html(((" ".join(step["situation"]),), (step["ask"],)))
            choices = "".join(f"<li>{html(((one['text'],),))}</li>" for one in step["choices"])
            yield f"<ul>{choices}</ul>"
