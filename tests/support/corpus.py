"""Notes with the findings that they should have, and how well the checks agree with that.

``python -m tests.support.corpus FILE`` prints precision and recall of each finding.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from guide.check import check

FOLDER = Path(__file__).resolve().parent.parent / "check"


@dataclass(frozen=True)
class Sample:
    """A note, where and for what it is sent, and the ids of what is wrong with it."""

    text: str
    expect: frozenset[str]
    platform: str = "linkedin"
    purpose: str = "invite"
    premium: bool = False

    def found(self) -> frozenset[str]:
        """Return the ids of what a check finds."""
        told = check(self.text, self.platform, self.purpose, premium=self.premium)
        return frozenset(finding.id for finding in told)


@dataclass(frozen=True)
class Score:
    """How many notes have a finding, and which part of what was found and meant is right."""

    notes: int
    precision: float
    recall: float


def samples(name: str) -> list[Sample]:
    """Read a file of notes."""
    rows = tomllib.loads((FOLDER / name).read_text("utf-8"))["note"]
    return [Sample(**{**row, "expect": frozenset(row["expect"])}) for row in rows]


def scores(notes: list[Sample]) -> dict[str, Score]:
    """Return the score of every finding that was meant or made."""
    meant, made, right = Counter[str](), Counter[str](), Counter[str]()
    for note in notes:
        found = note.found()
        meant.update(note.expect)
        made.update(found)
        right.update(found & note.expect)
    return {
        name: Score(
            meant[name],
            right[name] / made[name] if made[name] else 1.0,
            right[name] / meant[name] if meant[name] else 1.0,
        )
        for name in sorted(meant | made)
    }


def report(name: str) -> str:
    """Return the scores of a file of notes as a table."""
    rows = [
        f"{finding:22}{score.notes:6}{score.precision:11.2f}{score.recall:8.2f}\n"
        for finding, score in scores(samples(name)).items()
    ]
    return "".join([f"{'finding':22}{'notes':>6}{'precision':>11}{'recall':>8}\n", *rows])


if __name__ == "__main__":
    sys.stdout.write(report(*sys.argv[1:]))
