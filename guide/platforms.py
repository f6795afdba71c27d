"""The platforms, as data: adding one means adding a row here, its wording and its dated facts."""

from __future__ import annotations

from guide.model import Platform

#: What the questionnaire asks about by itself; the others come when a reader names them.
_ASKED = (
    Platform("linkedin", "LinkedIn", "connect", "professional", default_use="work"),
    Platform("x", "X", "follow", "public", default_use="both"),
    Platform("facebook", "Facebook", "connect", "personal", default_use="private"),
    Platform("instagram", "Instagram", "follow", "public", default_use="private"),
)
_MORE = (
    Platform("threads", "Threads", "follow", "public", default_use="private", asked=False),
    Platform("bluesky", "Bluesky", "follow", "broadcast", default_use="both", asked=False),
    Platform("mastodon", "Mastodon", "follow", "public", default_use="both", asked=False),
    Platform("tiktok", "TikTok", "follow", "public", default_use="private", asked=False),
    Platform("youtube", "YouTube", "follow", "broadcast", default_use="both", asked=False),
    Platform("whatsapp", "WhatsApp", "group", "circle", default_use="private", asked=False),
    Platform("telegram", "Telegram", "group", "circle", default_use="private", asked=False),
    Platform("discord", "Discord", "group", "circle", default_use="private", asked=False),
    Platform("xing", "XING", "connect", "professional", default_use="work", asked=False),
)

PLATFORMS = {platform.id: platform for platform in (*_ASKED, *_MORE)}
