"""cmi5: a course structure with one assignable unit, beside the pages that every package has."""

from __future__ import annotations

from guide.packages import Options
from guide.packages.manifest import attribute, text
from guide.packages.page import course_id, shared
from guide.prose import table
from guide.render import Json

_STRUCTURE = """\
<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id={course}>
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
  </course>
  <au id={unit} launchMethod="AnyWindow" moveOn="CompletedAndPassed" masteryScore={mark}>
    <title><langstring lang="en">{title}</langstring></title>
    <description><langstring lang="en">{about}</langstring></description>
    <url>index.html</url>
  </au>
</courseStructure>
"""


def files(course: Json, options: Options) -> dict[str, bytes]:
    """Return the files of the package."""
    name = f"urn:connect-or-not:course:{course_id(course)}"
    structure = _STRUCTURE.format(
        course=attribute(name),
        unit=attribute(f"{name}:unit"),
        title=text(course["title"]),
        about=text(table("packages")["words"]["about"]),
        mark=attribute(f"{course['pass-mark'] / 100:g}"),
    )
    return {"cmi5.xml": structure.encode(), **shared("cmi5", course, options)}
