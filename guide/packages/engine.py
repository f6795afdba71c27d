"""The site's Python, as a package carries it: under names that every learning system serves."""

from __future__ import annotations

import json
from pathlib import Path

from guide.errors import GuideError

#: Where the build puts it, in a copy of the project.
_BUILT = Path(__file__).resolve().parents[2] / "docs" / "engine"
FOLDER = "engine"


def engine() -> tuple[str, dict[str, bytes]]:
    """Return the name of the worker, and the files, by their names in the package.

    The archive of Python's library gets another ending, for there are learning systems that take no
    package with an archive in it.  Raises GuideError where the engine has not been built.
    """
    try:
        assets = json.loads((_BUILT / "assets.json").read_text(encoding="utf-8"))
        manifest = json.loads((_BUILT / "manifest.json").read_text(encoding="utf-8"))
        names = [file["file"] for file in manifest["whole"].values()]
        names.append(assets["whole"])
        found = {name: (_BUILT / name).read_bytes() for name in names}
        worker = (_BUILT / assets["worker"]).read_bytes()
    except (OSError, ValueError, KeyError):
        raise GuideError(
            "--engine", "Python for the browser is not there", "build it with make build"
        ) from None
    for name in [one for one in found if one.endswith(".zip")]:
        renamed = f"{name.removesuffix('.zip')}.bin"
        found[renamed] = found.pop(name)
        worker = worker.replace(name.encode(), renamed.encode())
    files = {f"{FOLDER}/{name}": content for name, content in found.items()}
    place = f"{FOLDER}/{assets['worker']}"
    return place, {**files, place: worker}
