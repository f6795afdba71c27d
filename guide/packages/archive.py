"""Zip archives that depend on nothing but their files: no clock, no order of a disk, no extras."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip archive can hold
_UNIX = 3
_READABLE = 0o100644
#: Every host and every learning system can serve such a name.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return the files as one archive, in the order of their names.

    Raises ValueError for a name that not every system can serve.
    """
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for name in sorted(files):
            target.writestr(_member(name), files[name], compresslevel=9)
    return made.getvalue()


def _member(name: str) -> ZipInfo:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a file in a package: {name!r}")
    member = ZipInfo(name, _EARLIEST)
    member.compress_type = ZIP_DEFLATED
    member.create_system = _UNIX  # wherever it is made
    member.external_attr = _READABLE << 16
    return member
