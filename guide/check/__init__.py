"""Checking a note before it is sent: what in it may put the reader off, why, and what is better.

A good note has no findings.  The checks of wording are for English; of a note in another language
only what any language shows is said.

>>> [finding.id for finding in check("I'd like to add you to my network, see www.example.org", "x")]
['default-text', 'link', 'no-reason', 'nothing-about-them']
"""

from guide.check.given import MOST_CHARACTERS, read_note, read_purpose
from guide.check.language import language
from guide.check.look import Finding, check
from guide.check.wording import purposes

__all__ = [
    "MOST_CHARACTERS",
    "Finding",
    "check",
    "language",
    "purposes",
    "read_note",
    "read_purpose",
]
