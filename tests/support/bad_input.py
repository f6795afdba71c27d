"""What people and machines hand in by mistake or on purpose."""

from __future__ import annotations

#: Texts that hold no flat JSON object; all are to be refused, wherever they arrive.
NO_OBJECT = [
    "",
    " ",
    "null",
    "true",
    "7",
    "NaN",
    '"persona"',
    "[]",
    "[[]]",
    "{",
    "{}}",
    "persona=limited",
    "<b>persona</b>",
    "1" * 5_000,
    "[" * 50_000,
    '{"a":' * 15_000,
    "[" * 900 + "]" * 900,
    " " * 200_000,
]
#: Characters that must reach nobody's screen as they are, and markup that must stay text.
NASTY = "<b>\u0000\u0007\n\r\u001b[31m\u0085\u2028\u202e\ufeff\u200b"


def brief(text: str) -> str:
    """Return a name for a text in a report."""
    return f"{len(text)}: {text[:60]!r}"
