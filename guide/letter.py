"""Putting a note together: greeting, sentences and sign-off, from pieces of prose and slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from guide.errors import GuideError, listed, show
from guide.length import length, limit
from guide.model import Condition, Note
from guide.prose import table
from guide.slots import closed, forms, read_slots
from guide.vocabulary import TONES

#: A sentence with slots, or several of which the first that can be filled is taken.
Piece = str | Sequence[str]
#: A piece, or a table of a `text` and of what must be true of the sender (`when`).
Conditional = Piece | Mapping[str, Any]


def note(
    purpose: str,
    platform: str,
    sender: Mapping[str, str] | None = None,
    /,
    *,
    tone: str = TONES[0],
    **slots: str,
) -> Note:
    """Return a note for a purpose, such as `reconnect`, to send on a platform.

    `tone` is one of TONES; `slots` are texts by slot id, such as `name` or `reason`, and a
    sentence whose slot is empty is left out.  `sender` is what is known of the person who sends it,
    as `recommend.standing` gives it; without it, nothing is said that is true of some alone.
    Raises GuideError for a purpose or tone that does not exist, and for a slot that cannot be used.
    """
    pieces: Sequence[Conditional] = table("notes")[read_purpose(purpose)][read_tone(tone)]
    body = _true_of(pieces, sender or {})
    filled = forms(read_slots(slots))
    most = limit(platform, purpose)
    text = ""
    for text in _shorter(body, tone, filled):
        if fits(text, platform, most):
            break
    return Note(purpose, text, length(text, platform), most)


def read_purpose(given: object) -> str:
    """Return a purpose's id, or raise GuideError naming those that there are."""
    if not isinstance(given, str) or given not in table("notes"):
        remedy = f"it may be {listed(table('notes'))}"
        raise GuideError("purpose", f"{show(given)} is not one we write for", remedy)
    return given


def read_tone(given: object) -> str:
    """Return a tone's id, or raise GuideError naming those that there are."""
    if not isinstance(given, str) or given not in TONES:
        remedy = f"it may be {listed(TONES)}"
        raise GuideError("tone", f"{show(given)} is not one we write in", remedy)
    return given


def slots_of(purpose: str) -> tuple[str, ...]:
    """Return the slots that a note for a purpose has a place for, greeting and sign-off first."""
    pieces = [_piece(one) for one in table("notes")[purpose][TONES[0]]]
    texts = [text for piece in pieces for text in _choices(piece)]
    used = {name.removesuffix("-sentence") for text in texts for name in _names(text)}
    return tuple(dict.fromkeys(["name", "mine", *sorted(used)]))


def conditions_of(purpose: str) -> tuple[Condition, ...]:
    """Return what must be true of a sender for a note to say more, each once."""
    pieces: Sequence[Conditional] = table("notes")[purpose][TONES[0]]
    found: list[Condition] = []
    for piece in pieces:
        if isinstance(piece, Mapping) and piece["when"] not in found:
            found.append(piece["when"])
    return tuple(found)


def _true_of(pieces: Sequence[Conditional], sender: Mapping[str, str]) -> list[Piece]:
    """Return the pieces that are true of a sender."""
    return [
        _piece(piece)
        for piece in pieces
        if not isinstance(piece, Mapping)
        or all(sender.get(name) in allowed for name, allowed in piece["when"].items())
    ]


def _piece(piece: Conditional) -> Piece:
    """Return a piece without its condition."""
    if isinstance(piece, Mapping):
        text: Piece = piece["text"]
        return text
    return piece


def letter(
    body: Sequence[Piece], tone: str, filled: Mapping[str, str], closing: str = "closing"
) -> str:
    """Return the text of a note: greeting, sentences and sign-off, on lines of their own.

    `filled` are slots as `slots.forms` gives them; `closing` may be `short`, or empty for none.
    """
    around = table("letters")[tone]
    said = [closed(text) for piece in body if (text := sentence(piece, filled))]
    parts = [sentence(around["greeting"], filled), " ".join(said)]
    parts += [sentence(around[closing], filled)] if closing else []
    return "\n".join(part for part in parts if part)


def left_out(made: Note, slots: Mapping[str, str]) -> tuple[str, ...]:
    """Return the slots that a reader filled in and that found no room in a note."""
    filled = forms(read_slots(slots))
    said = [name for name, text in filled.items() if text in made.text]
    used = {name.removesuffix("-sentence") for name in said}
    return tuple(slot for slot in slots_of(made.purpose) if slot in filled and slot not in used)


def sentence(piece: Piece, filled: Mapping[str, str]) -> str:
    """Return the first text of a piece whose slots are all filled, or nothing."""
    for text in _choices(piece):
        if all(name in filled for name in _names(text)):
            return text.format_map(filled)
    return ""


def _shorter(body: Sequence[Piece], tone: str, filled: Mapping[str, str]) -> Iterator[str]:
    """Yield a note ever shorter: with a short sign-off, without slots from the last, without any.

    What carries the purpose has a text without a slot, and always stays.
    """
    yield letter(body, tone, filled)
    left = list(body)
    yield letter(left, tone, filled, "short")
    for at in reversed(range(len(body))):
        left[at] = [text for text in _choices(body[at]) if not _names(text)]
        yield letter(left, tone, filled, "short")
    yield letter(left, tone, filled, "")


def fits(text: str, platform: str, most: int | None) -> bool:
    """Tell whether a text is short enough for a platform."""
    return most is None or length(text, platform) <= most


def _choices(piece: Piece) -> Sequence[str]:
    return (piece,) if isinstance(piece, str) else piece


def _names(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]
