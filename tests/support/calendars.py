"""Calendar entries as a calendar program reads them."""

from __future__ import annotations

from typing import Any

import icalendar


def entries(text: str) -> list[Any]:
    """Read a calendar and return its entries; the library must have nothing to complain of."""
    found = icalendar.Calendar.from_ical(text)
    events: list[Any] = found.walk("VEVENT")
    assert [one.errors for one in (found, *events)] == [[]] * (1 + len(events))
    return events
