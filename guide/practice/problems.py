"""What is wrong with a file of scenarios: each fault names its place, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from guide.errors import GuideError, listed, show
from guide.prose import say


class Place:
    """Where in a file something stands: a scenario, a step of it, a choice of that."""

    def __init__(self, scenario: str = "", step: str = "", choice: str = "") -> None:
        """Take the names as far as they are known; without any, the place is the whole file."""
        self.scenario = scenario
        self.step = step
        self.choice = choice

    def __str__(self) -> str:
        """Return the place as a sentence begins with it."""
        named = {"scenario": self.scenario, "step": self.step, "choice": self.choice}
        deepest = next((name for name in reversed(named) if named[name]), "file")
        return say("practice", "place", deepest, **named)

    def at(self, step: str = "", choice: str = "") -> Place:
        """Return a place further down."""
        return Place(self.scenario, step or self.step, choice)


class Problems(list[GuideError]):
    """The faults that were found, in the order of the file."""

    def add(self, place: Place, name: str, **slots: str) -> None:
        """Note a fault by its id in the wording."""
        self.append(problem(place, name, **slots))

    def add_unknown(
        self, place: Place, name: str, found: object, allowed: Iterable[str], **slots: str
    ) -> None:
        """Note that something is not among what there is, and say what is nearest to it."""
        words = list(allowed)
        self.add(
            place,
            name,
            found=show(found),
            nearest=nearest(found, words),
            allowed=listed(words),
            **slots,
        )


def problem(place: Place, name: str, **slots: str) -> GuideError:
    """Return a fault by its id in the wording."""
    return GuideError(
        str(place),
        say("practice", "problems", name, "problem", **slots),
        say("practice", "problems", name, "remedy", **slots),
    )


def nearest(found: object, allowed: Iterable[str]) -> str:
    """Return what was probably meant as the beginning of a remedy, or nothing."""
    close = get_close_matches(str(found)[:100], list(allowed), 1)
    return "".join(f"{say('practice', 'problems', 'words', 'nearest', word=one)} " for one in close)
