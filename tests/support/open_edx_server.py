"""The SCORM block of Open edX in the workbench for such blocks: FOLDER, PACKAGE and PORT follow.

The block is used as it is published, and the package goes the way of an upload.  What the workbench
does otherwise than the platform is set right here: where files lie, who and where a block is, and
the question mark that it puts behind the addresses of handlers.
"""

# ruff: noqa: PLC0415 - Django is told its settings before anything of it is imported

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

LEARNER = "student_1"


def main(folder: Path, package: Path, port: str) -> None:
    """Load the package into the block, and serve it."""
    os.chdir(folder)
    (folder / "var").mkdir()
    os.environ["DJANGO_SETTINGS_MODULE"] = "workbench.settings"
    os.environ["EXCLUDE_SAMPLE_XBLOCKS"] = "yes"
    import django
    from django.conf import settings

    settings.MEDIA_ROOT = str(folder / "media")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    set_right()
    load(package)
    call_command("runserver", f"127.0.0.1:{port}", "--noreload", "--insecure", verbosity=0)


def set_right() -> None:
    """Give the block what the platform gives it and the workbench does not."""
    from openedxscorm.scormxblock import ScormXBlock

    place = SimpleNamespace(block_id="course", html_id=lambda: "course")
    plain = ScormXBlock.proxy_base_url.fget
    ScormXBlock.location = property(lambda _: place, lambda *_: None)
    ScormXBlock.xblock_settings = property(lambda _: {})
    ScormXBlock.proxy_base_url = property(lambda self: plain(self).split("?")[0].rstrip("/"))


def load(package: Path) -> None:
    """Do what the block does when an author uploads a package."""
    from workbench import scenarios
    from workbench.runtime import WorkbenchRuntime

    scenarios.add_xml_scenario("course", "A course", "<scorm/>")
    usage = scenarios.SCENARIOS["course"].usage_id
    block = WorkbenchRuntime(LEARNER).get_block(usage)
    with package.open("rb") as file:
        block.update_package_meta(file)
        block.extract_package(file)
    block.update_package_fields()
    block.save()
    if block.get_package_warning_messages():
        sys.exit(f"Open edX warns: {block.get_package_warning_messages()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
