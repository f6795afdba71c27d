"""SCORM 2004, 3rd edition: one page to launch, in one item, sequenced by its pass mark alone."""

from __future__ import annotations

from guide.packages import Options
from guide.packages.manifest import MANIFEST, attribute, listed_files, text
from guide.packages.page import course_id, shared
from guide.render import Json

_MANIFEST = """\
<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={id} version="1.0"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 3rd Edition</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="item" identifierref="sco">
        <title>{title}</title>
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="passed" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>{pass_mark}</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormType="sco" href="index.html">
{files}
    </resource>
  </resources>
</manifest>
"""


def files(course: Json, options: Options) -> dict[str, bytes]:
    """Return the files of the package."""
    made = shared("scorm2004", course, options)
    manifest = _MANIFEST.format(
        id=attribute(f"connect-or-not-{course_id(course)}"),
        title=text(course["title"]),
        pass_mark=course["pass-mark"] / 100,
        files=listed_files(made, "      "),
    )
    return {MANIFEST: manifest.encode(), **made}
