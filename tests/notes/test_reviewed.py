"""The page of all notes, which a person reads whenever a word of them changes."""

from __future__ import annotations

from tests.support.reviewed import PAGE, page


def test_page_is_what_the_guide_writes() -> None:
    """The page in the project holds every note as it is written today.

    If it does not, run `python -m tests.support.reviewed` and read what changed.
    """
    assert PAGE.read_text("utf-8") == page()
