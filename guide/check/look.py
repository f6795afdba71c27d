"""Looking through a note: each finding has its own way of being looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from guide.carriers import sources_of_rules
from guide.check.given import read_note
from guide.check.language import ENGLISH, language
from guide.check.wording import FIRST, kind_of, pattern, plain, set_aside, spans
from guide.dated import data
from guide.length import fits, length, limit
from guide.links import links
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.reading import read_platform

#: A finding is shown at no more places than these; further ones add nothing.
_MOST = 5
_FILE = "check.toml"
_WORD = re.compile(r"[^\W\d_]+")
_LOUD_MARKS = re.compile(r"[!?]{3,20}")
_QUESTION = re.compile(r"[^.!?]{0,200}\?{1,20}")
#: When capitals are no abbreviation: words in a row, letters, and their share of a note.
_ROW, _ENOUGH, _MOSTLY = 4, 14, 0.6

#: Wording that may go to anybody, whatever else is wrong with it.
_SAYS_NOTHING = (
    ("flattery", "patterns"),
    ("pressure", "patterns"),
    ("default-text", "patterns"),
    ("default-text", "when-bare"),
    ("cannot-answer", "boundless"),
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a note that may put its reader off.

    `start` and `end` count characters from the note's beginning, and `text` stands between them;
    what is missing is marked by an empty text at the end.  `why` is a sentence, `suggestion` says
    what would be better, and `sources` are ids.
    """

    id: str
    start: int
    end: int
    text: str
    why: str
    suggestion: str
    sources: tuple[str, ...]


def check(
    note: str, platform: str, purpose: str = "invite", *, premium: bool = False
) -> tuple[Finding, ...]:
    """Return what may put the reader of a note off, in the order of the text.

    `platform` and `purpose` are ids; a purpose that is not known makes the note a reply.
    `premium` says whether the sender pays for the platform.
    Raises GuideError when the note is too long or no text, or the platform is unknown.
    """
    seen = _Note(read_note(note), read_platform(platform), purpose, premium)
    places = {name: _some(_look(seen, name)) for name in _wanted(seen)}
    found = [(start, end, name) for name, spots in places.items() for start, end in spots]
    return tuple(_finding(note, *one) for one in sorted(found, key=lambda one: one[:2]))


class _Note:
    """A note with what several checks want to know of it."""

    def __init__(self, text: str, platform: str, purpose: str, premium: bool) -> None:  # noqa: FBT001
        self.text = text
        self.platform = platform
        self.purpose = purpose
        self.premium = premium
        self.kind = kind_of(purpose)

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def is_empty(self) -> bool:
        return not any(unicodedata.category(char)[0] in "LNS" for char in self.text)

    @cached_property
    def is_wordless(self) -> bool:
        """Whether it has no letter: pictures and numbers say nothing about anybody."""
        return not any(unicodedata.category(char)[0] == "L" for char in self.text)

    @cached_property
    def telling(self) -> str:
        """The text without words that may go to anybody, praise and reproach among them."""
        if self.is_wordless:
            return ""
        left = set_aside(pattern(_FILE, "generic", "patterns"), self.plain)
        for name, part in _SAYS_NOTHING:
            left = set_aside(pattern(_FILE, "findings", name, part), left)
        return left

    @cached_property
    def is_shared(self) -> bool:
        """Whether it plainly speaks of something the two have in common, or the other has done."""
        return self._speaks_of("strong", self.telling)

    @cached_property
    def is_about_them(self) -> bool:
        """Whether it could not have gone to anybody."""
        return self._is_about_them(self.telling)

    @cached_property
    def says_too_little(self) -> bool:
        """Whether all that is about them is a word that says neither where nor what."""
        left = set_aside(pattern(_FILE, "findings", "too-little", "patterns"), self.telling)
        if left == self.telling or self._is_about_them(left):
            return False
        return not pattern(_FILE, "findings", "too-little", "where").search(left)

    @cached_property
    def is_pitch(self) -> bool:
        return bool(_pitch(self, "pitch"))

    @cached_property
    def has_reason(self) -> bool:
        """Whether it wishes for something, or is about them by more than a group of thousands."""
        wished = pattern(_FILE, "reason", "patterns").search(self.telling)
        thin = pattern(_FILE, "about", "thin")
        return bool(wished) or self._is_about_them(set_aside(thin, self.telling))

    def _is_about_them(self, text: str) -> bool:
        """Whether a part of it is about them; a seller's “your team” proves nothing."""
        weak = not self.is_pitch and self._speaks_of("weak", text)
        return weak or self._speaks_of("strong", text)

    def _speaks_of(self, degree: str, text: str) -> bool:
        return bool(pattern(_FILE, "about", degree).search(text))

    @property
    def end(self) -> Span:
        return len(self.text), len(self.text)


def _wanted(note: _Note) -> list[str]:
    """Return the findings that may be looked for in a note of this kind and language."""
    if note.is_empty:
        return ["empty"]
    english = language(note.text) == ENGLISH
    return [
        name
        for name, row in data(_FILE)["findings"].items()
        if note.kind in row["kinds"] and (english or row.get("any-language"))
    ]


def _look(note: _Note, name: str) -> list[Span]:
    return _WAYS.get(name, _patterns)(note, name)


def _some(found: Iterable[Span]) -> list[Span]:
    """Join places that overlap and keep the first few."""
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif len(joined) == _MOST:
            break
        else:
            joined.append((start, end))
    return joined


def _finding(note: str, start: int, end: int, name: str) -> Finding:
    row = data(_FILE)["findings"][name]
    return Finding(
        name,
        start,
        end,
        note[start:end],
        say("check", "findings", name, "why"),
        say("check", "findings", name, "better"),
        sources_of_rules(row.get("carries", ()), row.get("cites", ())),
    )


# The ways of looking


def _patterns(note: _Note, name: str) -> list[Span]:
    """Look for wording alone."""
    return list(spans(pattern(_FILE, "findings", name, "patterns"), note.plain))


def _bare(note: _Note, name: str) -> list[Span]:
    return list(spans(pattern(_FILE, "findings", name, "when-bare"), note.plain))


def _empty(note: _Note, _name: str) -> list[Span]:
    return [note.end] if note.is_empty else []


def _default_text(note: _Note, name: str) -> list[Span]:
    """Look for ready-made wording; some of it is only wrong where nothing better stands beside."""
    bare = not (note.has_reason and note.is_about_them)
    return _patterns(note, name) + (_bare(note, name) if bare else [])


def _pitch(note: _Note, name: str) -> list[Span]:
    """Look for selling; to say what one sells is none among people who share something."""
    return _patterns(note, name) + ([] if note.is_shared else _bare(note, name))


def _invented(note: _Note, name: str) -> list[Span]:
    """Look for a closeness that nothing in the note bears out."""
    return _patterns(note, name) + ([] if note.is_shared else _bare(note, name))


def _cannot_answer(note: _Note, name: str) -> list[Span]:
    return _patterns(note, name) + _boundless(note, name)


def _boundless(note: _Note, name: str) -> list[Span]:
    return list(spans(pattern(_FILE, "findings", name, "boundless"), note.plain))


def _no_reason(note: _Note, _name: str) -> list[Span]:
    """Look for a reason; to sell or to ask for the world is one, if a poor one, found elsewhere."""
    poor = note.is_pitch or _boundless(note, "cannot-answer")
    return [] if note.has_reason or poor else [note.end]


def _nothing_about_them(note: _Note, _name: str) -> list[Span]:
    return [] if note.is_about_them or note.says_too_little else [note.end]


def _too_little(note: _Note, name: str) -> list[Span]:
    return _patterns(note, name) if note.says_too_little else []


def _link(note: _Note, name: str) -> list[Span]:
    """Look for links; on a platform where people follow, one to its own posts is part of talk."""
    row = data(_FILE)["findings"][name]
    own = tuple(row["own"].get(note.platform, ()))
    text = note.text[:FIRST]
    found = []
    for link in links(text):
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.text.lower())
        cue = pattern(_FILE, "findings", name, "cue")
        if host.startswith(own) if own else False:
            continue
        if not link.bare or cue.search(note.plain[max(0, link.start - 40) : link.start]):
            found.append((link.start, link.end))
    return found + _patterns(note, name)


def _personal_profile(note: _Note, name: str) -> list[Span]:
    """Look for private things, unless friends are among themselves."""
    private = PLATFORMS[note.platform].venue in ("personal", "circle")
    return [] if private else _patterns(note, name)


def _pressure(note: _Note, name: str) -> list[Span]:
    """Look for haste and reproach; to name a time is neither where a call is what it is about."""
    hasty = pattern(_FILE, "findings", name, "when-uncalled-for")
    return _patterns(note, name) + ([] if note.kind == "call" else list(spans(hasty, note.plain)))


def _too_long(note: _Note, name: str) -> list[Span]:
    """Mark what goes beyond the platform's limit, or beyond what a stranger will read."""
    most = data(_FILE)["findings"][name]["comfortable"].get(note.kind)
    known = limit(note.platform, note.purpose, premium=note.premium)
    if known is not None:
        most = known if most is None else min(known, most)
    if most is None or length(note.text, note.platform) <= most:
        return []
    return [(fits(note.text, note.platform, most), len(note.text))]


def _shouting(note: _Note, name: str) -> list[Span]:
    """Look for capitals that are no abbreviation, and for rows of exclamation marks."""
    text = note.text[:FIRST]
    marks = [(found.start(), found.end()) for found in _LOUD_MARKS.finditer(text)]
    words = [found for found in _WORD.finditer(text) if len(found[0]) > 1 or found[0] in "IA"]
    letters = "".join(found[0] for found in words)
    big = sum(char.isupper() for char in letters)
    if len(letters) >= _ENOUGH and big > _MOSTLY * sum(
        char.isupper() or char.islower() for char in letters
    ):
        return [(words[0].start(), words[-1].end()), *marks]
    return marks + _loud_words(words, text, name)


def _loud_words(words: list[re.Match[str]], text: str, name: str) -> list[Span]:
    loud = frozenset(data(_FILE)["findings"][name]["loud"].split())
    rows: list[list[re.Match[str]]] = [[]]
    for found in words:
        if found[0].isupper():
            rows[-1].append(found)
        elif rows[-1]:
            rows.append([])
    emphatic = [one for row in rows for one in row if len(one[0]) > 1 and one[0].lower() in loud]
    if len(emphatic) > 1:
        return [(one.start(), one.end()) for one in emphatic]
    single = [
        (one.start(), one.end()) for one in emphatic if text[one.end() : one.end() + 1] == "!"
    ]
    long = [row for row in rows if len(row) >= _ROW and sum(len(w[0]) for w in row) >= _ENOUGH]
    return single + [(row[0].start(), row[-1].end()) for row in long]


def _several_asks(note: _Note, name: str) -> list[Span]:
    """Count the questions, those joined into one too, and look for lists of them."""
    text = list(note.plain)
    for link in links(note.plain):
        text[link.start : link.end] = "-" * (link.end - link.start)
    asked = list(spans(_QUESTION, "".join(text)))
    most = data(_FILE)["findings"][name]["most"]
    joint = pattern(_FILE, "findings", name, "joint")
    more = sum(len(joint.findall(note.plain, *one)) for one in asked)
    many = [(asked[0][0], asked[-1][1])] if len(asked) + more > most else []
    return many + _patterns(note, name)


def _dead_end(note: _Note, name: str) -> list[Span]:
    """Look for another place in a note that turns somebody away from this one."""
    left = set_aside(pattern(_FILE, "findings", name, "closed"), note.plain)
    return [] if pattern(_FILE, "findings", name, "doors").search(left) else [note.end]


_WAYS: dict[str, Callable[[_Note, str], list[Span]]] = {
    "empty": _empty,
    "default-text": _default_text,
    "no-reason": _no_reason,
    "nothing-about-them": _nothing_about_them,
    "pitch": _pitch,
    "link": _link,
    "invented-familiarity": _invented,
    "personal-profile": _personal_profile,
    "pressure": _pressure,
    "cannot-answer": _cannot_answer,
    "too-little": _too_little,
    "too-long": _too_long,
    "shouting": _shouting,
    "several-asks": _several_asks,
    "dead-end": _dead_end,
}
