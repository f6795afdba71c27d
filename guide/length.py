"""How long a text is as a platform counts it, and how long it may be there."""

from __future__ import annotations

#: The purposes of notes that travel with an invitation.
_INVITATIONS = ("invite", "reconnect")
_LINKEDIN_INVITATION = {False: 200, True: 300}


def length(text: str, platform: str) -> int:  # noqa: ARG001 - platforms count differently
    """Return the length of a text as a platform counts it."""
    return len(text)


def limit(platform: str, purpose: str, *, premium: bool = False) -> int | None:
    """Return how long a text for a purpose may be on a platform; None where no limit is known."""
    if platform == "linkedin" and purpose in _INVITATIONS:
        return _LINKEDIN_INVITATION[premium]
    return None
