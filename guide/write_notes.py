"""Notes and invitations as plain text for a terminal."""

from __future__ import annotations

from textwrap import fill

from guide.prose import say
from guide.render import Json
from guide.write import letter_lines


def reply_text(data: Json) -> str:
    """Return a note, as `render_notes.reply_data` gives it, ready to be sent or piped on."""
    written = data["reply"]
    if written:
        return f"{written['text']}\n"
    said = [say("text", "reply", "nothing")]
    if data["ways"]:
        names = ", ".join(way["id"] for way in data["ways"])
        said.append(say("text", "reply", "ways", names=names))
    return fill(" ".join(said), 78) + "\n"


def invitation_text(data: Json) -> str:
    """Return an invitation, as `render_notes.invitation_data` gives it, and what to do without."""
    about = [fill(data["about"], 78)] if data["about"] else []
    parts = [*about, *(_version(version) for version in data["versions"])]
    without = data["without"]
    lines = [say("text", "invitation", "without")]
    lines += [fill(without["text"], 78)] if without["text"] else []
    lines += [
        fill(step, 78, initial_indent="- ", subsequent_indent="  ") for step in without["steps"]
    ]
    standard = data.get("standard")
    judged = [fill(standard["text"], 78)] if standard else []
    return "\n\n".join([*parts, "\n".join(lines), *judged]) + "\n"


def _version(version: Json) -> str:
    """Return one version under its heading, with how much of the room it takes."""
    written = version["note"]
    heading = f"{version['label']}:"
    if written and written["limit"]:
        count, most = str(written["length"]), str(written["limit"])
        heading = say("text", "reply", "counted", label=version["label"], count=count, most=most)
    lines = [heading, *([letter_lines(written["text"])] if written else [])]
    return "\n".join([*lines, *([fill(version["hint"], 78)] if version["hint"] else [])])
