"""What a text to be sent must look like, whatever a reader filled into it."""

from __future__ import annotations

import re

from guide.prose import table

_BROKEN = re.compile(
    r"[{}]|\s{2}| [.,;:?!]|[,;:]{2}|[,;:]\.|\.\.(?!\.)|[?!]\.| $|^ |None", re.MULTILINE
)
_END = re.compile(r"(?<=[.?!…])[”\u2019)]*\s+")
#: The words with which a note may begin and end, without their slots.
_GREETINGS = [
    text.partition("{")[0]
    for tone in ("plain", "warm", "formal")
    for text in table("letters")[tone]["greeting"]
]


def faults(text: str, *, letter: bool = True) -> list[str]:
    """Return what is wrong with a text: holes, doubled or lost stops, small beginnings."""
    found = [f"“{match[0]}” in {text!r}" for match in _BROKEN.finditer(text)]
    lines = text.rstrip("\n").split("\n")
    body = lines
    if letter:
        first, *rest = lines
        if not (first.endswith(",") and first.startswith(tuple(_GREETINGS))):
            found.append(f"no greeting in {text!r}")
        body = rest[:1]
    for said in (one for line in body for one in _END.split(line) if one):
        if said[0].islower():
            found.append(f"{said!r} begins small")
        if said[-1] not in ".?!…":
            found.append(f"{said!r} does not end")
    return found
