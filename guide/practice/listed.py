"""Scenarios as a list for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from guide.platforms import PLATFORMS
from guide.practice.model import Scenario
from guide.prose import say


def listed_text(scenarios: Sequence[Scenario]) -> str:
    """Return each scenario on a line of its own: id, title, platform and theme."""
    widest = max(len(one.id) for one in scenarios)
    return "".join(f"{_line(one, widest)}\n" for one in scenarios)


def counted(number: int) -> str:
    """Say that so many scenarios have nothing wrong with them."""
    return say("practice", "terminal", "valid-one" if number == 1 else "valid", number=str(number))


def _line(one: Scenario, widest: int) -> str:
    name = PLATFORMS[one.platform].name
    about = say("practice", "terminal", "listed", title=one.title, platform=name, theme=one.theme)
    return f"{one.id.ljust(widest)}  {about}"
