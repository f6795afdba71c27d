"""A table of a trainer's file, read part by part; what is wrong with a part is noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guide.practice.problems import Place, Problems
from guide.prose import say

_LONGEST = {"title": 100, "situation": 1500, "text": 500, "then": 700, "note": 3000}
_LONGEST_WORD = 60
_LISTS = ("choices", "steps", "scenario")


class Table:
    """What stands at a place; every method returns something usable, and notes what was not."""

    def __init__(self, given: Mapping[str, Any], place: Place, problems: Problems) -> None:
        """Take a table as TOML gives it, where it stands, and where to note what is wrong."""
        self.given = given
        self.place = place
        self.problems = problems

    def __contains__(self, key: str) -> bool:
        """Tell whether there is such a key."""
        return key in self.given

    def add(self, name: str, **slots: str) -> None:
        """Note a fault at this place."""
        self.problems.add(self.place, name, **slots)

    def only(self, allowed: Sequence[str]) -> None:
        """Note every key that may not be here."""
        for key in self.given:
            if key not in allowed:
                self.problems.add_unknown(self.place, "unknown-key", key, allowed)

    def text(self, key: str) -> str:
        """Return a text that must be there and say something."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong_kind(key, value, "text")
            return ""
        most = _LONGEST.get(key, _LONGEST_WORD)
        if not any(char.isprintable() and not char.isspace() for char in value):
            self.add("empty", key=key)
        elif len(value) > most:
            self.add("too-many-characters", key=key, found=f"{len(value):,}", most=f"{most:,}")
        return value.strip()

    def maybe(self, key: str) -> str | None:
        """Return a text that may be left out."""
        return self.text(key) if key in self else None

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the sentences of a text, one to a line."""
        return tuple(" ".join(line.split()) for line in self.text(key).splitlines() if line.strip())

    def word(self, key: str, kind: str, allowed: Iterable[str]) -> str:
        """Return a word that must be one of those allowed."""
        before = len(self.problems)
        value = self.text(key)
        if len(self.problems) == before:
            words = list(allowed)
            if value not in words:
                self.problems.add_unknown(self.place, "unknown-word", value, words, kind=kind)
        return value

    def values(self, key: str, kind: str, known: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Return what is right in a table of id to value, which may be left out."""
        given = self.given.get(key, {})
        if not isinstance(given, dict):
            self._wrong_kind(key, given, "table")
            return {}
        right = {}
        for name, value in given.items():
            if name not in known:
                self.problems.add_unknown(self.place, "unknown-word", name, known, kind=kind)
            elif not isinstance(value, str) or value not in known[name]:
                self.problems.add_unknown(self.place, "unknown-value", value, known[name], key=name)
            else:
                right[name] = value
        return right

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """Return the tables of a list that must be there."""
        value = self._value(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong_kind(key, value, "list")
            return []
        return value

    def _value(self, key: str) -> Any:  # noqa: ANN401 - whatever the file holds
        if key not in self:
            self.add("missing-key", key=key, wanted=_word("list" if key in _LISTS else "text"))
        return self.given.get(key)

    def _wrong_kind(self, key: str, found: object, wanted: str) -> None:
        self.add("wrong-kind", key=key, found=_kind(found), wanted=_word(wanted))


#: What an id looks like.
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def named(given: object) -> str:
    """Return an id as a place is named by it, or nothing where it is none."""
    is_id = isinstance(given, str) and ID.fullmatch(given) and len(given) <= _LONGEST_WORD
    return str(given) if is_id else ""


def _kind(value: object) -> str:
    kinds = {
        str: "text",
        bool: "yes-no",
        int: "number",
        float: "number",
        list: "list",
        dict: "table",
    }
    return _word(f"found-{kinds.get(type(value), 'other')}")


def _word(name: str) -> str:
    return say("practice", "problems", "words", name)
