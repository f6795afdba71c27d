"""GIFT, the text in which Moodle and others exchange questions: one file, a question for each step.

https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from guide.packages import Options
from guide.packages.bank import Answer, Item, items
from guide.packages.markup import clean, html, inline
from guide.render import Json

_WHOLE = 1.0
_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\~=#{}:"})


def files(course: Json, _: Options) -> dict[str, bytes]:
    """Return a course as one file of questions.

    Raises GuideError where the course leaves the policy to the learner.
    """
    text = "\n\n".join(_parts(course, items(course, "gift")))
    return {"questions.gift": f"{text}\n".encode()}


def _parts(course: Json, every: tuple[Item, ...]) -> Iterator[str]:
    for theme, some in groupby(every, lambda one: one.theme):
        yield f"$CATEGORY: {_category(course['title'], theme)}"
        yield from (_question(one) for one in some)


def _category(*names: str) -> str:
    """Return a way down the categories; a slash in a name is written twice, nothing else is."""
    return "/".join(" ".join(clean(name).split()).replace("/", "//") for name in names)


def _question(item: Item) -> str:
    """Return a question; its id and its platform stand in a comment, where Moodle looks."""
    lines = [
        f"// [id:{item.name}] [tag:{item.platform}]",
        f"::{_plain(item.name)}::[html]{_plain(html(item.text))}{{",
        *(f"\t{_answer(one)}" for one in item.answers),
        "}",
    ]
    return "\n".join(lines)


def _answer(answer: Answer) -> str:
    weight = "=" if answer.points == _WHOLE else f"~%{answer.points * 100:g}%"
    return f"{weight}{_start(_plain(inline(answer.text)))}#{_plain(html(answer.feedback))}"


def _plain(text: str) -> str:
    """Return a text in which no character means anything to GIFT."""
    return text.translate(_ESCAPED)


def _start(text: str) -> str:
    """Return the text of an answer, which may not begin like a weight or the name of a format."""
    return f"&\\#{ord(text[0])};{text[1:]}" if text[:1] in {"%", "["} else text
