"""H5P: a content type of its own with the player in it, and one piece of content, the course.

Its version is the edition of the rules, whose tables it carries, so that a course keeps its own;
of two releases with the same edition a host takes the later one.
"""

from __future__ import annotations

import json
from base64 import b64encode

from guide import __version__
from guide.packages import Options
from guide.packages.kit import kit
from guide.packages.markup import clean
from guide.prose import say
from guide.render import Json

_NAME = "H5P.ConnectOrNot"
_SCRIPTS = ("tables.js", "h5p.js")
_STYLES = ("player.css", "h5p.css")
#: The first version of H5P's own scripts that have all that ours call.
_CORE = {"majorVersion": 1, "minorVersion": 19}
_LONGEST_TITLE = 255


def files(course: Json, _: Options) -> dict[str, bytes]:
    """Return the files of the content type and of the course."""
    major, minor = (int(part) for part in course["version"].split("."))
    version = {"majorVersion": major, "minorVersion": minor}
    folder = f"{_NAME}-{major}.{minor}"
    return {
        "h5p.json": _written(_package(course, version)),
        "content/content.json": _written(_content(course)),
        f"{folder}/library.json": _written(_library(version)),
        f"{folder}/semantics.json": _written(_semantics()),
        **{f"{folder}/{name}": kit(name) for name in (*_SCRIPTS, *_STYLES)},
    }


def _written(value: object) -> bytes:
    return f"{json.dumps(value, indent=2)}\n".encode("ascii")


def _package(course: Json, version: Json) -> Json:
    return {
        "title": clean(course["title"])[:_LONGEST_TITLE],
        "language": "en",
        "mainLibrary": _NAME,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [{"machineName": _NAME, **version}],
    }


def _content(course: Json) -> Json:
    """Return the course as one text, of letters that every host's filters leave as they are."""
    text = json.dumps(course, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return {"passMark": course["pass-mark"], "course": b64encode(text.encode()).decode("ascii")}


def _library(version: Json) -> Json:
    return {
        "title": say("banks", "h5p", "title"),
        "description": say("banks", "h5p", "description"),
        "machineName": _NAME,
        **version,
        "patchVersion": _patch(__version__),
        "runnable": 1,
        "fullscreen": 0,
        "embedTypes": ["iframe"],
        "license": "MIT",
        "coreApi": _CORE,
        "preloadedJs": [{"path": name} for name in _SCRIPTS],
        "preloadedCss": [{"path": name} for name in _STYLES],
    }


def _patch(release: str) -> int:
    """Return a number that grows with each release: 10203 for 1.2.3."""
    major, minor, patch = (int(part) for part in release.split("."))
    return major * 10_000 + minor * 100 + patch


def _semantics() -> list[Json]:
    """Return what may be edited in H5P: the pass mark; the cases have a file of their own."""
    return [
        {
            "name": "passMark",
            "type": "number",
            "label": say("banks", "h5p", "pass-mark"),
            "min": 0,
            "max": 100,
            "default": 70,
            "decimals": 0,
        },
        {
            "name": "course",
            "type": "text",
            "label": say("banks", "h5p", "course"),
            "widget": "none",
        },
    ]
