"""The steps after a decision as text for a calendar program (iCalendar, RFC 5545).

An entry is a whole day without a clock time, so it needs no time zone and blocks no time.
It names nobody unless the reader did.
"""

from __future__ import annotations

from datetime import date, timedelta
from zlib import crc32

from guide.dated import sources
from guide.errors import GuideError
from guide.followup import FollowUp, steps
from guide.model import Decision
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.reading import read_name
from guide.version import POLICY_VERSION

#: What RFC 5545 allows a line to be long, in bytes, before it must be folded.
_LONGEST = 75


def calendar(decision: Decision, day: date, *, name: str = "") -> str:
    """Return the steps after a decision that are for a later day, as an iCalendar text.

    `day` is the day of the decision, from which the steps count.  `name` is whom it is about;
    without it, no entry names anybody.  The same decision on the same day gives the same text, so
    that importing it twice makes no second entry.
    Raises GuideError when no step is for a later day, for a name that is too long, and for a day
    so late that the calendar ends before the steps do.
    """
    who = read_name(name)
    later = [step for step in steps(decision.rule) if step.is_for_later]
    if not later:
        raise GuideError(
            "calendar", "this decision leaves nothing for a later day", "read its steps as text"
        )
    try:
        events = [line for step in later for line in _event(decision, step, day, who)]
    except OverflowError:
        raise GuideError(
            "calendar", f"{day} is too late to count from", "give an earlier day"
        ) from None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Connect or Not//Edition {POLICY_VERSION}//EN",
        "CALSCALE:GREGORIAN",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(decision: Decision, step: FollowUp, day: date, who: str) -> list[str]:
    first = day + timedelta(days=step.after_days or 0)
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(decision, step, day, who)}",
        # It was made on the day of the decision; a clock would make every export another one.
        f"DTSTAMP:{_basic(day)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(first)}",
        f"DTEND;VALUE=DATE:{_basic(first + timedelta(days=1))}",
        f"SUMMARY:{_escaped(_title(decision, step, who))}",
        f"DESCRIPTION:{_escaped(_description(step))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _uid(decision: Decision, step: FollowUp, day: date, who: str) -> str:
    """Return what tells an entry from others and is the same each time.

    Of a name it holds sixteen bits: enough to tell two people apart, too few to tell who they are.
    """
    mark = f"-{crc32(who.encode()) & 0xFFFF:04x}" if who else ""
    return f"{day}-{decision.platform}-{decision.rule.id}-{step.id}{mark}@connect-or-not"


def _title(decision: Decision, step: FollowUp, who: str) -> str:
    what, where = say("follow-up", step.id, "short"), PLATFORMS[decision.platform].name
    form = "title-with-name" if who else "title"
    return say("text", "calendar", form, what=what, platform=where, who=who)


def _description(step: FollowUp) -> str:
    authors = "; ".join(sources()[source].author for source in step.sources)
    form = "after" if authors else "custom"
    why = say("text", "calendar", form, authors=authors)
    return f"{say('follow-up', step.id, 'then')}\n{why}"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line where RFC 5545 asks for it, and never within a character."""
    parts, size = [""], 0
    for char in line:
        size += len(char.encode())
        if size > _LONGEST:
            parts.append(" ")
            size = len(char.encode()) + 1
        parts[-1] += char
    return "\r\n".join(parts)
