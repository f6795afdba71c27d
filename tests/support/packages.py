"""Packages for tests: a small course, its files laid out as a learning system lays them out."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from guide.packages import Options, package
from guide.render import Json

ROOT = Path(__file__).parents[2]
LMS = ROOT / "tests" / "packages" / "lms"
SCORM_AGAIN = ROOT / "node_modules" / "scorm-again" / "dist"


def small_course(**more: Any) -> Json:  # noqa: ANN401 - whatever a test changes
    """Return a course of one case, in the shape that guide.practice gives it."""
    choices: list[Json] = [
        {"id": one, "action": action, "label": action, "text": text, "then": ["So it goes."]}
        for one, action, text in (
            ("a", "decline", "Decline."),
            ("b", "ignore", "Leave it."),
            ("c", "accept", "Accept & be “kind” <b>."),
        )
    ]
    step: Json = {"situation": ["Somebody asks."], "ask": "What do you do?", "facts": {}}
    step |= {"connected": False, "choices": [{**one, "next": None} for one in choices]}
    case: Json = {"id": "a-case", "digest": "x0a", "title": "A case", "theme": "t"}
    case |= {"platform": "linkedin", "platform-name": "LinkedIn", "answers": {}}
    course: Json = {"format": 1, "version": "1.1", "title": "Yes & “no” <ž>", "pass-mark": 70}
    course |= {"answers": None, "words": {}, "actions": {}, "near": {}, "taste": [], "firm": []}
    course |= {"links": {}, "sources": {}, "site": ""}
    return {**course, "scenarios": [{**case, "steps": {"start": step}}], **more}


def packed(
    name: str, course: Json | None = None, options: Options | None = None
) -> dict[str, bytes]:
    """Return the files in a package, read back from it, by their names."""
    made = package(name, course or small_course(), options or Options())
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return {one: opened.read(one) for one in opened.namelist()}


def lay_out(files: dict[str, bytes], folder: Path) -> Path:
    """Write a package's files into a folder, beside the page of a learning system."""
    content = folder / "content"
    for name, data in files.items():
        target = content / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for page in ("lms.html", "lms.js"):
        shutil.copyfile(LMS / page, folder / page)
    for script in ("scorm12.min.js", "scorm2004.min.js"):
        shutil.copyfile(SCORM_AGAIN / script, folder / script)
    return folder


def xml(content: bytes) -> ET.Element:
    """Read XML that we made ourselves."""
    return ET.fromstring(content)  # noqa: S314 - it is our own
