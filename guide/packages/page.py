"""The files that every package for a learning system has: its pages, its data and its scripts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from html import escape

from guide import __version__
from guide.packages import PYODIDE, Options
from guide.packages.engine import engine
from guide.packages.kit import kit
from guide.prose import table
from guide.render import Json

_INDEX = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{icon}<link rel="stylesheet" href="player.css">
<link rel="stylesheet" href="package.css">
</head>
<body class="con-package md-typeset" data-format="{name}">
<header class="con-package__bar">
<h1 class="con-package__title">{title}</h1>
<button class="con-package__leave" type="button" data-package="leave" hidden>{leave}</button>
</header>
<p class="con-package__notice" role="status" data-package="notice" hidden></p>
<noscript><p class="con-package__notice">{no_script}</p></noscript>
<main data-package="course">{main}</main>
<footer class="con-package__foot">
<p data-package="engine"></p>
{doctor}</footer>
{scripts}
</body>
</html>
"""
#: Keeps a browser that opens the page by itself from looking for a picture at the host's root.
_NO_ICON = '<link rel="icon" href="data:,">\n'
#: What leads to the page for whoever looks after the learning system.
_TO_DOCTOR = '<p><a href="doctor.html" target="_blank" rel="opener">{}</a></p>\n'
_DOCTOR = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="player.css">
<link rel="stylesheet" href="package.css">
</head>
<body class="con-package md-typeset">
<main>
<h1>{title}</h1>
<p>{lead}</p>
<table class="con-package__doctor"><tbody data-package="doctor"></tbody></table>
</main>
<script src="package.js"></script>
<script src="doctor.js"></script>
</body>
</html>
"""


#: The page on the site; the package around it has the doctor.
HOSTED = "hosted"
#: Where the player shows the course.
HERE = '<div class="con" id="con-course"></div>'


def course_id(course: Json) -> str:
    """Return an id that every package of the same course has, and no other course."""
    parts = [course["title"], *(f"{one['id']}.{one['digest']}" for one in course["scenarios"])]
    parts.append(json.dumps([course["answers"], course["pass-mark"]], sort_keys=True))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def shared(name: str, course: Json, options: Options) -> dict[str, bytes]:
    """Return the files of a package that carries the course and reports by a format's adapter."""
    scripts = ["package.js", "course.js", "tables.js", f"{name}.js"]
    carried = ["player.js", "tables.js"]
    python: dict[str, bytes] = {}
    if options.engine == PYODIDE:
        worker, python = engine()
        options = replace(options, worker=worker)
        scripts.append("judged.js")
        carried.append("judged.js")
    return {
        **around(name, course, options, [*scripts, "player.js"]),
        "course.js": assignment("connectOrNotCourse", course),
        **{one: kit(one) for one in carried},
        **python,
    }


def around(
    name: str, course: Json, options: Options, scripts: list[str], main: str = HERE
) -> dict[str, bytes]:
    """Return the pages, the adapter, and what both are told of the package.

    `main` is the element in which the course appears.
    """
    words = table("packages")["words"]
    tags = "\n".join(f'<script src="{one}"></script>' for one in scripts)
    index = _INDEX.format(
        title=escape(course["title"]),
        name=name,
        leave=escape(words["leave"]),
        no_script=escape(words["no-script"]),
        icon=_NO_ICON if name == HOSTED else "",
        doctor="" if name == HOSTED else _TO_DOCTOR.format(escape(words["doctor"])),
        scripts=tags,
        main=main,
    )
    doctor = _DOCTOR.format(title=escape(words["doctor-title"]), lead=escape(words["doctor-lead"]))
    return {
        "index.html": index.encode(),
        "doctor.html": doctor.encode(),
        "package.js": assignment("connectOrNotPackage", _told(name, course, options)),
        **{one: kit(one) for one in ("player.css", "package.css", "doctor.js", f"{name}.js")},
    }


def _told(name: str, course: Json, options: Options) -> Json:
    """Return what the scripts of a package are told of it."""
    return {
        "format": name,
        "id": course_id(course),
        "version": __version__,
        "edition": course["version"],
        "engine": options.engine,
        "worker": options.worker,
        "pass-mark": course["pass-mark"],
        "site": options.site,
        "words": table("packages")["words"],
        "course": {
            "ids": [one["id"] for one in course["scenarios"]],
            **{one: course[one] for one in ("answers", "pass-mark", "title")},
        },
    }


def assignment(name: str, value: object) -> bytes:
    """Return a script that gives a page some data; only ASCII, however it is served."""
    data = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return f"self.{name} = {data};\n".encode("ascii")
