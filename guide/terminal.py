"""The questionnaire in a terminal: one question at a time, and the policy at the end."""

from __future__ import annotations

import json
from collections.abc import Collection
from textwrap import fill
from typing import BinaryIO, TextIO

from guide.ask import open_questions
from guide.model import Question
from guide.prose import say
from guide.recommend import recommend
from guide.render import Json, policy_data, question_data
from guide.write import policy_text


def converse(stdin: BinaryIO, stdout: TextIO) -> int:
    """Ask what matters, then print the policy; return the exit status.

    When the input ends early, the policy follows from the answers so far.
    """
    answers = interview(stdin, stdout)
    if answers is None:
        stdout.write(f"{say('text', 'terminal', 'stopped')}\n")
        return 0
    stdout.write("\n" + policy_text(policy_data(recommend(answers))))
    stdout.write(f"\n{say('text', 'terminal', 'to-keep')}\n{json.dumps(answers)}\n")
    return 0


def interview(
    stdin: BinaryIO, stdout: TextIO, platforms: Collection[str] | None = None
) -> dict[str, str] | None:
    """Ask what matters and return the answers, or None when the person wants to stop.

    `platforms` are those to ask about; without, all that everybody is asked about.
    At the end of the input, the answers so far are returned.
    """
    answers: dict[str, str] = {}
    stdout.write(f"{say('text', 'terminal', 'help')}\n\n")
    while left := _left(answers, platforms):
        data = question_data(left[0])
        stdout.write(_question(data, len(answers) + 1, len(answers) + len(left)))
        reply = _reply(data, stdin, stdout)
        if reply == "b":
            if answers:
                answers.popitem()
        elif reply == "q":
            return None
        elif reply is None:
            break
        else:
            answers[data["id"]] = reply
    return answers


def _left(answers: dict[str, str], platforms: Collection[str] | None) -> list[Question]:
    return [
        one
        for one in open_questions(answers)
        if platforms is None or one.platform is None or one.platform in platforms
    ]


def _question(data: Json, number: int, of: int) -> str:
    place = say("page", "words", "question-of", number=str(number), total=str(of))
    lines = [place, "", data["text"], fill(data["why"], 78), ""]
    lines += [
        fill(f"{index}  {option['label']}. {option['follows']}", 78, subsequent_indent="   ")
        for index, option in enumerate(data["options"], 1)
    ]
    return "\n".join(lines) + "\n"


def _reply(data: Json, stdin: BinaryIO, stdout: TextIO) -> str | None:
    """Return an option id, `b`, `q`, or None at the end of the input."""
    ids: list[str] = [option["id"] for option in data["options"]]
    while True:
        stdout.write("> ")
        stdout.flush()
        line = next_line(stdin)
        if not line:
            return None
        word = line.decode("utf-8", "replace").strip().lower()
        if word in ("b", "q", *ids):
            return word
        if not word:
            return "not-sure"
        if word.isascii() and word.isdigit() and 1 <= int(word) <= len(ids):
            return ids[int(word) - 1]
        again = say("text", "terminal", "again", last=str(len(ids)))
        stdout.write(f"{again} {say('text', 'terminal', 'help')}\n")


def next_line(stdin: BinaryIO) -> bytes:
    """Return the next line, or the beginning of one that is far too long."""
    line = part = stdin.readline(1000)
    while part and not part.endswith(b"\n"):
        part = stdin.readline(1000)
    return line
