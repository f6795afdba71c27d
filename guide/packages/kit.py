"""The scripts and styles that packages carry, as the build made them in `guide/kit/`."""

from __future__ import annotations

from importlib.resources import files

from guide.errors import GuideError


def kit(name: str) -> bytes:
    """Return a file of the kit; raises GuideError where the kit has not been built."""
    try:
        return (files("guide") / "kit" / name).read_bytes()
    except OSError:
        raise GuideError(
            "guide/kit", f"{name} is not there, which packages carry", "build it with make build"
        ) from None
