"""The checks agree with people about notes: what is found is right, and what is meant is found.

`notes.toml` was written before the patterns, and they were mended with it in view.  The other files
came after them: each was first tried on the patterns as they stood, and these were then mended on
it, so what is asserted here is no measure of notes not yet seen: `docs/reference/findings.md` has
that, under “How good the check is”.
"""

from __future__ import annotations

import pytest

from guide.dated import data
from tests.support.corpus import Sample, report, samples, scores

ENOUGH = 0.95
FILES = (
    "notes.toml",
    "later.toml",
    "last.toml",
    "unseen.toml",
    "unseen-too.toml",
    "held-back.toml",
)
GOOD = [note for name in FILES for note in samples(name) if not note.expect]


@pytest.mark.parametrize("note", GOOD, ids=lambda note: note.text[:60])
def test_a_good_note_has_no_findings(note: Sample) -> None:
    """A good note has none."""
    assert note.found() == frozenset()


@pytest.mark.parametrize("name", FILES)
def test_findings_are_right_and_made(name: str) -> None:
    """Precision and recall of every finding are at least 0.95 on the notes it was mended with."""
    low = {
        name: score
        for name, score in scores(samples(name)).items()
        if min(score.precision, score.recall) < ENOUGH
    }
    assert low == {}


def test_every_finding_is_tried() -> None:
    """Every finding has a note that should have it."""
    assert set(scores(samples("notes.toml"))) == set(data("check.toml")["findings"])


def test_there_are_enough_notes_of_each_kind() -> None:
    """The notes are many, good and bad, and on more platforms than one."""
    notes = samples("notes.toml")
    assert len(notes) >= 120
    assert len([note for note in notes if not note.expect]) >= 50
    assert len([note for note in notes if note.expect]) >= 50
    assert {"linkedin", "x", "facebook", "instagram"} <= {note.platform for note in notes}
    assert len({note.text for note in notes}) >= len(notes) - 1  # one is tried with Premium too


def test_the_report_names_every_finding() -> None:
    """The printed table has a line for each finding, with its two figures."""
    lines = report("notes.toml").splitlines()
    assert [line.split()[0] for line in lines[1:]] == sorted(data("check.toml")["findings"])
