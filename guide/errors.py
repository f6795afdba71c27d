"""What can be wrong with what we are given: the data first, the sentence made from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LONGEST = 60


def show(value: object) -> str:
    """Quote a value for a sentence: short, on one line, with nothing invisible in it."""
    clean = printable(value if isinstance(value, str) else repr(value))
    return f"“{clean[:_LONGEST]}…”" if len(clean) > _LONGEST else f"“{clean}”"


def printable(text: str) -> str:
    """Return a text on one line, with a space for everything that does not print."""
    return "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)


class GuideError(ValueError):
    """Something given to the guide cannot be used; `str()` says what, and what would be right."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        """Keep the place, the problem and the remedy apart, so that callers can use each."""
        super().__init__(place, problem, remedy)
        self.place = place
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """Return one sentence that ends in the remedy."""
        return f"{self.place}: {self.problem}; {self.remedy}."


def listed(words: Iterable[str]) -> str:
    """Join ids for a sentence: `a, b or c`."""
    items = list(words)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " or " + items[-1]
