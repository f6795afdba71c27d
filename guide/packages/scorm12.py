"""SCORM 1.2: one page to launch, in one item, with every file of the package named."""

from __future__ import annotations

from guide.packages import Options
from guide.packages.manifest import MANIFEST, attribute, listed_files, text
from guide.packages.page import course_id, shared
from guide.render import Json

_MANIFEST = """\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={id} version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="item" identifierref="sco" isvisible="true">
        <title>{title}</title>
        <adlcp:masteryscore>{pass_mark}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}
    </resource>
  </resources>
</manifest>
"""


def files(course: Json, options: Options) -> dict[str, bytes]:
    """Return the files of the package."""
    return with_manifest(shared("scorm12", course, options), course)


def with_manifest(made: dict[str, bytes], course: Json) -> dict[str, bytes]:
    """Add the manifest that names these files."""
    manifest = _MANIFEST.format(
        id=attribute(f"connect-or-not-{course_id(course)}"),
        title=text(course["title"]),
        pass_mark=course["pass-mark"],
        files=listed_files(made, "      "),
    )
    return {MANIFEST: manifest.encode(), **made}
