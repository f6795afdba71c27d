"""What the site is held to, as ratios to the other pages, and whether it keeps to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

#: Condition to page to measure to what each run gave.
Runs = Mapping[str, Mapping[str, Mapping[str, list[float]]]]

_LONGEST_BLOCK = 50.0  # milliseconds; what is shorter nobody notices


@dataclass(frozen=True)
class Goal:
    """One goal in one condition: what was reached, what is allowed, and in what."""

    name: str
    condition: str
    reached: float
    allowed: float
    unit: str
    noise: float  # how far the runs of the page that it is held to differ, in the same unit

    @property
    def verdict(self) -> str:
        """Say whether the goal is met, or missed by less than the runs differ anyway."""
        if self.reached <= self.allowed:
            return "met"
        return "level" if self.reached <= self.allowed + self.noise else "missed"


def goals(runs: Runs) -> list[Goal]:
    """Return every goal that these runs can tell of."""
    return [*_against_quiz(runs), *_against_stock(runs), *_alone(runs)]


def _against_quiz(runs: Runs) -> Iterator[Goal]:
    for condition in runs:
        for name, limit in (
            ("First question", ("question", 1.0)),
            ("Result", ("result", 1.1)),
        ):
            yield from _ratio(runs, condition, name, "quiz", limit)


def _against_stock(runs: Runs) -> Iterator[Goal]:
    for condition, name, limit in (
        ("cold-fast", "Python confirms", ("python", 0.3)),
        ("cold-fast", "Bytes until then", ("python-bytes", 0.58)),
        ("warm-fast", "Python confirms", ("python", 0.3)),
    ):
        yield from _ratio(runs, condition, name, "stock", limit)


def _alone(runs: Runs) -> Iterator[Goal]:
    for condition in ("cold-fast", "warm-fast"):
        if site := runs.get(condition, {}).get("site"):
            name = "Longest block while Python loads"
            yield Goal(name, condition, median(site["block-loading"]), _LONGEST_BLOCK, "ms", 0.0)
    if site := runs.get("warm-fast", {}).get("site"):
        yield Goal("Bytes", "warm-fast", median(site["python-bytes"]), 0.0, "bytes", 0.0)


def _ratio(
    runs: Runs, condition: str, name: str, other: str, limit: tuple[str, float]
) -> Iterator[Goal]:
    """Hold the site's median to another page's; `limit` is a measure and the ratio allowed."""
    measure, allowed = limit
    pages = runs.get(condition, {})
    if "site" in pages and other in pages:
        theirs = pages[other][measure]
        middle = median(theirs)
        reached = median(pages["site"][measure]) / middle
        noise = (max(theirs) - min(theirs)) / 2 / middle
        yield Goal(
            f"{name}, to {other}", condition, reached, allowed, "\N{MULTIPLICATION SIGN}", noise
        )
