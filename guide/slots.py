"""What a reader fills into a note: tidied, bounded, and made to fit into a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from guide.errors import GuideError, listed, show
from guide.prose import table
from guide.vocabulary import SLOTS
from guide.where import where

#: Slots that may be a sentence of the reader's or only a part of one.
CLAUSES = ("reason", "share", "why-them", "benefit", "expect")

#: What shows nothing and can turn or hide the text around it; joiners are no such thing.
_HIDDEN = re.compile(
    "[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
#: What ends a sentence in the scripts that people write to each other in.
_ENDS = ".!?…\u3002\uff01\uff1f\u061f\u0964"
_APOSTROPHES = str.maketrans({"'": "\u2019"})
_SENTENCE_WORDS = 3


def read_slots(given: Mapping[str, object], place: str = "slots") -> dict[str, str]:
    """Check what a reader filled in; return the slots that hold something, tidied.

    Line breaks become spaces, and what does not print is dropped.
    Raises GuideError for a slot that does not exist, for what is not text and for too long a text.
    """
    for name, value in given.items():
        if name not in SLOTS:
            raise GuideError(place, f"there is no slot {show(name)}", f"it may be {listed(SLOTS)}")
        if not isinstance(value, str):
            raise GuideError(f"{place}, {name}", f"{show(value)} is not text", "give it as text")
        if len(value) > SLOTS[name]:
            problem = f"it is {len(value):,} characters long"
            raise GuideError(f"{place}, {name}", problem, f"keep it to {SLOTS[name]}")
    tidied = {name: tidied_text(str(value)) for name, value in given.items()}
    return {name: tidied[name] for name in SLOTS if tidied.get(name)}


def tidied_text(text: str) -> str:
    """Return a text on one line without control characters; empty if nothing in it can be read."""
    spaced = "".join(" " if _is_space(char) else char for char in _HIDDEN.sub("", text))
    printing = "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cs"))
    tidy = " ".join(printing.split())
    return tidy if any(unicodedata.category(char)[0] in "LNS" for char in tidy) else ""


def _is_space(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] == "Z"


def forms(slots: Mapping[str, str]) -> dict[str, str]:
    """Return tidied slots as they stand in sentences.

    A clause has a second form, such as `reason-sentence`, where it can stand as a sentence.
    """
    made = {name: text.rstrip(" ,;:") for name, text in slots.items()}
    for name in CLAUSES:
        if name in slots:
            made |= _clause(name, slots[name])
    if place := where(made.pop("place", "")):
        made["place"] = place
    if "link" in made:
        made["link"] = made["link"].rstrip(".,;:")
    return made


def _clause(name: str, text: str) -> dict[str, str]:
    text = _without_conjunction(text)
    bare = text.rstrip(" ,;:")
    part = bare if bare.endswith("..") else bare.removesuffix(".")
    found = {name: _lowered(part)}
    first = _word(text)
    whole = bare[-1] in _ENDS and len(bare.split()) >= _SENTENCE_WORDS
    if whole or first in table("letters")["words"]["subjects"]:
        found[f"{name}-sentence"] = closed(f"{_raised(part)}.")
    return found


def _without_conjunction(text: str) -> str:
    """Return a reason without what only joins it on, as in “as we both sing”: a note does that."""
    words = table("letters")["words"]
    for conjunction, followed_by in words["conjunctions"].items():
        rest = text[len(conjunction) :].lstrip()
        if text.lower().startswith(f"{conjunction} ") and tidied_text(rest):
            known = [word for name in followed_by for word in words[name]]
            return rest if _word(rest) in known else text
    return _without_because(text)


def _without_because(text: str) -> str:
    words = table("letters")["words"]
    begins = text.lower().startswith
    rest = text[len(words["because"]) :]
    short = begins(words["because"]) and not begins(words["because-of"])
    return rest if short and tidied_text(rest) else text


def _word(text: str) -> str:
    """Return the first word of a text, small and with a round apostrophe."""
    return text.split(maxsplit=1)[0].strip(".,;:!?").translate(_APOSTROPHES).lower()


def _lowered(text: str) -> str:
    """Return a text without the capital of a small first word."""
    return _uncapped(text) if _word(text) in table("letters")["words"]["small"] else text


def _uncapped(text: str) -> str:
    """Return a text that begins small, unless its first word is all capitals."""
    shouted = len(text) > 1 and text[1].isupper()
    return text if shouted else text[0].lower() + text[1:]


def _raised(text: str) -> str:
    """Return a text with a capital, unless its first word has capitals of its own."""
    return text[0].upper() + text[1:] if text.split(maxsplit=1)[0].islower() else text


def closed(text: str) -> str:
    """Return a filled sentence with one stop, where a reader's own words end in another one."""
    return text[:-1] if len(text) > 1 and text[-1] == "." and text[-2] in _ENDS else text
