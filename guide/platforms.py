"""The platforms, as data: adding one means adding a row here, its wording and its dated facts."""

from __future__ import annotations

from guide.model import Platform

PLATFORMS = {
    platform.id: platform
    for platform in (
        Platform("linkedin", "LinkedIn", "connect", "professional", default_use="work"),
        Platform("x", "X", "follow", "public", default_use="both"),
        Platform("facebook", "Facebook", "connect", "personal", default_use="private"),
        Platform("instagram", "Instagram", "follow", "public", default_use="private"),
    )
}
