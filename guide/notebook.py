"""Cards as HTML, Markdown and text for a notebook: small, complete in itself, without a script.

All that a card says is text: whatever looks like markup in it is shown as it was written.
"""

from __future__ import annotations

import re
from html import escape
from textwrap import fill, indent

from guide.cards import Block, Card, Items, Quote, Table, Text, card

#: Colours are the notebook's own, so that a card is as easy to read in a dark one.
_BOX = "border-left:3px solid #3d8596;padding:.1em 0 .1em 1em;max-width:44em;line-height:1.45"
_SMALL = "font-size:.85em;opacity:.8"
_QUOTE = "white-space:pre-line;margin:.4em 0;padding:.4em .8em;border:1px solid #8888"
_TABLE = "color:inherit;font:inherit"
_CELL = "text-align:left;vertical-align:top;padding:.25em 1em .25em 0"
#: Letters to a line of a terminal.
_WIDTH = 78
#: What Markdown, or HTML within it, would read as markup, anywhere or at the beginning of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>$|~]|&(?=[#\w]+;)|:(?=//)|(?<=\bwww)\.|^[-+=#]", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d+)(?=[.)])", re.MULTILINE)


def as_html(record: object) -> str:
    """Return a record's card as HTML; raises TypeError for a record without one."""
    shown = card(record)
    parts = "".join(_html(block) for block in shown.blocks)
    return f'<div style="{_BOX}"><p><strong>{escape(shown.title)}</strong></p>{parts}</div>'


def _html(block: Block) -> str:
    match block:
        case Text(text, small):
            return f'<p style="{_SMALL}">{escape(text)}</p>' if small else f"<p>{escape(text)}</p>"
        case Items(heading, items):
            listed = "".join(f"<li>{escape(item)}</li>" for item in items)
            return f"<p>{escape(heading)}</p><ul>{listed}</ul>"
        case Quote(text):
            return f'<blockquote style="{_QUOTE}">{escape(text)}</blockquote>'
        case Table(heads, rows):
            return _html_table(heads, rows)


def _html_table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row" style="{_CELL}">{escape(row[0])}</th>'
        + "".join(f'<td style="{_CELL}">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def as_markdown(record: object) -> str:
    """Return a record's card as Markdown; raises TypeError for a record without one."""
    shown: Card = card(record)
    parts = [f"**{plain(shown.title)}**", *(_markdown(block) for block in shown.blocks)]
    return "\n\n".join(parts) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Text(text, _):
            return plain(text)
        case Items(heading, items):
            return "\n".join([f"{plain(heading)}\n", *(f"- {plain(item)}" for item in items)])
        case Quote(text):
            return "\n".join(f"> {plain(line)}  " for line in text.split("\n"))
        case Table(heads, rows):
            lines = [heads, ("---",) * len(heads)]
            head = [f"| {' | '.join(line)} |" for line in lines]
            return "\n".join([*head, *(f"| {' | '.join(map(plain, row))} |" for row in rows)])


def plain(text: str) -> str:
    """Return a text so that Markdown shows it as it is."""
    return _NUMBERED.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", text))


def as_text(record: object) -> str:
    """Return a record's card as plain text; raises TypeError for a record without one."""
    shown = card(record)
    return "\n\n".join([shown.title, *(_text(block) for block in shown.blocks)])


def _text(block: Block) -> str:
    match block:
        case Text(text, _):
            return fill(text, _WIDTH)
        case Items(heading, items):
            return "\n".join([heading, *map(_line, items)])
        case Quote(text):
            return indent("\n".join(fill(one, _WIDTH - 2) for one in text.split("\n")), "  ")
        case Table(_, rows):
            return "\n".join(_line(": ".join(row)) for row in rows)


def _line(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ")
