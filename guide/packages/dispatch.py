"""A thin SCORM 1.2 package: it shows the course from the published site, and reports for it."""

from __future__ import annotations

from html import escape

from guide.errors import GuideError, show
from guide.packages import Options
from guide.packages.page import around
from guide.packages.scorm12 import with_manifest
from guide.render import Json

_FRAME = '<iframe class="con-package__frame" data-package="frame" title="{title}"></iframe>'


def files(course: Json, options: Options) -> dict[str, bytes]:
    """Return the files of the package; raises GuideError for cases that are not on the site."""
    from guide.practice import scenarios  # noqa: PLC0415 - only this format asks for all

    ours = {one.id for one in scenarios()}
    for one in course["scenarios"]:
        if one["id"] not in ours:
            raise GuideError(
                "--scenarios",
                f"{show(one['id'])} is not on the site, from which this format shows its cases",
                "choose another format, or cases of the guide",
            )
    frame = _FRAME.format(title=escape(course["title"]))
    scripts = ["package.js", "dispatch.js"]
    return with_manifest(around("dispatch", course, options, scripts, frame), course)
