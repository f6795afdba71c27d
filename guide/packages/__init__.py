"""The formats in which a course leaves here: one module each, and what they are given.

A format's module has `files(course, options) -> dict[str, bytes]`: the files by their names in the
package, from a course as `guide.practice.course` makes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from guide.packages.archive import archive

if TYPE_CHECKING:  # who only wants the list need not wait for the rules
    from guide.render import Json


@dataclass(frozen=True, slots=True)
class Options:
    """What a format is told beside the course."""

    #: What judges the answers in the package; one of ENGINES.
    engine: str = "tables"
    #: The address of the published site, ending in a slash; empty where none was given.
    site: str = ""
    #: Where in the package the worker lies that runs Python; empty without one.
    worker: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that writes it, what it is for, and whether its files are zipped.

    A format that is not packed consists of one file.
    """

    module: str
    help: str
    packed: bool = True


#: Python itself, in the browser.  A package can carry it, but the command does not offer it yet.
PYODIDE = "pyodide"
#: What may judge the answers in a package that the command makes: tables that the guide compiled.
ENGINES = ("tables",)
#: The formats in which Python can travel.
WITH_PYTHON = ("scorm12", "scorm2004", "cmi5")

FORMATS: Mapping[str, Format] = {
    "scorm12": Format("scorm12", "SCORM 1.2, for nearly every learning system"),
    "scorm2004": Format("scorm2004", "SCORM 2004 3rd edition"),
    "cmi5": Format("cmi5", "cmi5, which reports each answer as an xAPI statement"),
    "dispatch": Format("dispatch", "SCORM 1.2 that shows the course on the published site"),
}


def package(name: str, course: Json, options: Options) -> bytes:
    """Return a course as the file of a format: the same bytes for the same course."""
    form = FORMATS[name]
    files: dict[str, bytes] = import_module(f"guide.packages.{form.module}").files(course, options)
    if form.packed:
        return archive(files)
    (content,) = files.values()
    return content
