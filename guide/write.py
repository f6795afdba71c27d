"""Policies and decisions as text and as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill

from guide.dated import sources
from guide.prose import say
from guide.render import Json, spell

_SECTIONS = ("arrives", "after", "send", "prune")


def policy_markdown(data: Json) -> str:
    """Return a policy, as `render.policy_data` gives it, in Markdown."""
    parts = [f"# {say('text', 'policy', 'title')}", data["summary"]]
    for platform in _named(data):
        parts += [f"## {platform['name']}: {platform['stance-label'].lower()}"]
        parts += [platform["summary"]]
        parts += _sections(platform, "### {}".format, _line)
        parts += _settings(platform, "### {}".format, _line)
    parts += [f"## {say('text', 'policy', 'answers')}", _answers(data), _footer(data)]
    return "\n\n".join(parts) + "\n"


def policy_text(data: Json) -> str:
    """Return a policy, as `render.policy_data` gives it, in plain text for a terminal."""
    parts = [fill(data["summary"], 78)]
    for platform in _named(data):
        title = f"{platform['name']}: {platform['stance-label'].lower()}"
        parts += [f"{title}\n{'=' * len(title)}", fill(platform["summary"], 78)]
        parts += _sections(platform, "{}:".format, _bullet)
        parts += _settings(platform, "{}:".format, _bullet)
    heading = f"{say('page', 'words', 'your-answers')}:"
    return "\n\n".join([*parts, heading, _answers(data), _footer(data)]) + "\n"


def _named(data: Json) -> list[Json]:
    """Return the platforms that the policy speaks of; the others are a question away."""
    return [one for one in data["platforms"].values() if one["named"]]


def _sections(
    platform: Json, heading: Callable[[str], str], bullet: Callable[[str], str]
) -> list[str]:
    parts = []
    for section in _SECTIONS:
        rules = [rule for rule in platform["rules"] if rule["section"] == section]
        lines = [bullet(item["text"]) for item in [*rules, *platform.get(section, ())]]
        if lines:
            parts += [heading(say("vocabulary", "sections", section, "label")), "\n".join(lines)]
    return parts


def _settings(
    platform: Json, heading: Callable[[str], str], bullet: Callable[[str], str]
) -> list[str]:
    lines = [bullet(_dated(item)) for item in platform["settings"]]
    return [heading(say("page", "words", "settings")), "\n".join(lines)] if lines else []


def _dated(item: Json) -> str:
    date, confidence = item["as-of"], item["confidence-label"]
    return say("text", "policy", "dated", text=item["text"], date=date, confidence=confidence)


def _line(text: str) -> str:
    return f"- {text}"


def _bullet(text: str) -> str:
    return fill(text, 78, initial_indent="- ", subsequent_indent="  ", break_long_words=False)


def _answers(data: Json) -> str:
    unnamed = {f"use-{name}" for name, one in data["platforms"].items() if not one["named"]}
    return "\n".join(
        f"- {spell(f'{name}={value}')}"
        for name, value in data["answers"].items()
        if name not in unnamed
    )


def _footer(data: Json) -> str:
    return say("text", "policy", "footer", version=data["version"])


def decision_text(data: Json) -> str:
    """Return a decision, as `render.decision_data` gives it, in plain text for a terminal.

    Where it also holds `next-fact`, the text says what would help to know.
    """
    first, note = data["reasons"][0], data["reply"]
    parts = [f"{data['platform-name']}: {data['label']}", fill(data["text"], 78)]
    parts += _headed("because", [f"- {word}" for word in first["because-text"]])
    if first["sources"]:
        authors = "; ".join(sources()[source].author for source in first["sources"])
        parts += [fill(say("text", "decision", "after", authors=authors), 78)]
    if note:
        parts += _headed("you-could-write", [letter_lines(note["text"])])
    parts += _headed("then", [_bullet(_step(step)) for step in data["follow-up"]])
    wanted = data.get("next-fact")
    parts += _headed("would-help", [_bullet(say("facts", wanted, "text"))] if wanted else [])
    parts += _headed("would-change", _changes(data))
    return "\n\n".join(parts) + "\n"


def _step(step: Json) -> str:
    """Return what to do, with the page of the guide that says more."""
    more = [say("text", "decision", "more", page=step["page"])] if step["page"] else []
    return " ".join([step["text"], *more])


def letter_lines(text: str) -> str:
    """Return a note indented, its own lines kept."""
    return "\n".join(
        fill(line, 74, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
        for line in text.split("\n")
    )


def _headed(name: str, lines: list[str]) -> list[str]:
    """Return lines under their heading, or nothing where there are none."""
    return ["\n".join([say("text", "decision", name), *lines])] if lines else []


def _changes(data: Json) -> list[str]:
    grouped: dict[str, list[str]] = {}
    for change in data["would-change"]:
        if change["known"]:
            grouped.setdefault(change["label"], []).append(change["text"])
    between = f"{say('text', 'decision', 'or-if')} "
    return [
        _bullet(say("text", "decision", "change", label=label, what=between.join(texts)))
        for label, texts in grouped.items()
    ]


def facts_text(data: Json, *, stale: bool) -> str:
    """Return dated facts, as the command line gives them, in plain text."""
    lines = [
        _bullet(
            say(
                "text",
                "facts",
                "line",
                id=one["id"],
                text=one["text"],
                date=one["as-of"],
                confidence=one["confidence-label"],
                due=one["re-check-by"],
            )
        )
        for one in data["facts"]
    ]
    count, day = len(lines), data["on"]
    which = ("none-stale" if not count else "stale") if stale else "all"
    return "\n".join([*lines, say("text", "facts", which, count=str(count), day=day)]) + "\n"


def questions_text(data: Json) -> str:
    """Return the questionnaire, as `render.questions_data` gives it, in plain text."""
    parts = []
    for question in data["questions"]:
        lines = [f"{question['id']}: {question['text']}", fill(question["why"], 78)]
        lines += [_bullet(f"{option['id']}: {option['label']}") for option in question["options"]]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
