"""What a pasted invitation or profile may tell about a request: proposals, never certainties.

>>> for proposal in propose("Hi, I am a recruiter and have a role in Leeds for you.", "linkedin"):
...     print(proposal.fact, proposal.value, proposal.text)
relationship recruiter recruiter
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.check import check, language
from guide.check.language import ENGLISH
from guide.check.wording import pattern, plain, spans
from guide.dated import data
from guide.prose import say
from guide.render import Json

_FILE = "paste.toml"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A guess about a request, for the reader to confirm, and the words it rests on.

    `fact` and `value` are ids, or empty where the `sign` is only worth showing.
    """

    sign: str
    fact: str
    value: str
    start: int
    end: int
    text: str
    because: str


def propose(text: str, platform: str) -> tuple[Proposal, ...]:
    """Return what a pasted invitation, message or profile seems to say about the request.

    At most one value is proposed for each fact.  Wording is known in English only.
    """
    taken: set[str] = set()
    found = []
    for proposal in _proposals(text, platform):
        if not proposal.fact or proposal.fact not in taken:
            found.append(proposal)
            taken.add(proposal.fact)
    return tuple(found)


def _proposals(text: str, platform: str) -> Iterator[Proposal]:
    """Yield every guess, the surest first."""
    findings = {one.id: one for one in reversed(check(text, platform))}
    seen = plain(text)
    for sign, row in data(_FILE)["signs"].items():
        place = None
        if (name := row.get("check", "")) in findings:
            place = findings[name].start, findings[name].end
        elif sign == "personal-note":
            place = _personal(findings.keys(), text)
        elif "patterns" in row and language(text) == ENGLISH:
            place = next(spans(pattern(_FILE, "signs", sign, "patterns"), seen), None)
        if place:
            yield Proposal(
                sign,
                row.get("fact", ""),
                row.get("value", ""),
                *place,
                text[slice(*place)],
                say("paste", sign, "text"),
            )


def _personal(findings: object, text: str) -> tuple[int, int] | None:
    """Return the whole note if it gives a reason and is about the reader."""
    lacking = {"empty", "no-reason", "nothing-about-them", "too-little", "default-text", "pitch"}
    if language(text) != ENGLISH or lacking & set(findings):  # type: ignore[call-overload]
        return None
    return 0, len(text)


def paste_data(text: str, platform: str) -> Json:
    """Return the proposals as plain data, their places counted in characters."""
    return {
        "language": language(text),
        "proposals": [
            {
                "sign": one.sign,
                "fact": one.fact or None,
                "value": one.value or None,
                "question": say("facts", one.fact, "text") if one.fact else None,
                "label": say("facts", one.fact, "values", one.value) if one.fact else None,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "because": one.because,
            }
            for one in propose(text, platform)
        ],
    }
