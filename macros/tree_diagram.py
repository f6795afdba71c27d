"""Draw a decision tree as SVG, its branches labelled, from the engine's own tree.

Every edge says which options of which question it stands for, and where it leads, so that a test
can hold the drawing to the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from guide.model import Branch, Leaf
from guide.prose import say
from guide.reference import option_label, title

_ROW, _COLUMN, _BOX, _HEIGHT = 46, 262, 128, 34  # pixels
_LINE = 17  # characters of a label before it is broken in two


@dataclass(frozen=True)
class _Drawn:
    """A part of the tree with its place: column and row, and the rows that it takes."""

    node: Branch | Leaf
    column: int
    row: float
    children: tuple[_Drawn, ...]


def tree_diagram(tree: Branch, label: str) -> str:
    """Return the drawing of a tree; `label` says in a sentence what it shows."""
    drawn, rows = _place(tree, 0, 0)
    width = (_depth(tree) + 1) * _COLUMN - (_COLUMN - _BOX) + 4
    parts = [*_edges(drawn), *_boxes(drawn)]
    return (
        f'<svg class="con-tree-drawing" viewBox="0 0 {width} {rows * _ROW}" width="{width}" '
        f'height="{rows * _ROW}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _place(node: Branch | Leaf, column: int, row: int) -> tuple[_Drawn, int]:
    """Return a part with its places from a row on, and how many rows it takes."""
    if isinstance(node, Leaf):
        return _Drawn(node, column, row, ()), 1
    children, taken = [], 0
    for case in node.cases:
        child, rows = _place(case.then, column + 1, row + taken)
        children.append(child)
        taken += rows
    middle = (children[0].row + children[-1].row) / 2
    return _Drawn(node, column, middle, tuple(children)), taken


def _depth(node: Branch | Leaf) -> int:
    return 0 if isinstance(node, Leaf) else 1 + max(_depth(case.then) for case in node.cases)


def _edges(one: _Drawn) -> Iterator[str]:
    if isinstance(one.node, Leaf):
        return
    for case, child in zip(one.node.cases, one.children, strict=True):
        left, top = one.column * _COLUMN + _BOX, _middle(one)
        right, bottom = child.column * _COLUMN, _middle(child)
        bend = left + 16
        asks, options = one.node.asks, " ".join(case.options)
        to = child.node.stance if isinstance(child.node, Leaf) else child.node.asks
        text = ", ".join(option_label(asks, option) for option in case.options)
        yield (
            f'<g class="con-edge" data-asks="{asks}" data-options="{options}" data-to="{to}">'
            f'<path d="M{left} {top:g}H{bend}V{bottom:g}H{right}"/>'
            f"{_text(text, bend + 6, bottom - 5, upwards=True)}</g>"
        )
        yield from _edges(child)


def _boxes(one: _Drawn) -> Iterator[str]:
    left, middle = one.column * _COLUMN, _middle(one)
    if isinstance(one.node, Leaf):
        words = say("vocabulary", "stances", one.node.stance, "label")
        kind = f'class="con-end" data-stance="{one.node.stance}"'
    else:
        words, kind = title(one.node.asks), f'class="con-node" data-asks="{one.node.asks}"'
    yield (
        f'<g {kind}><rect x="{left}" y="{middle - _HEIGHT / 2:g}" width="{_BOX}" '
        f'height="{_HEIGHT}" rx="4"/>{_text(words, left + _BOX / 2, middle)}</g>'
    )
    for child in one.children:
        yield from _boxes(child)


def _middle(one: _Drawn) -> float:
    return one.row * _ROW + _ROW / 2


def _text(words: str, x: float, y: float, *, upwards: bool = False) -> str:
    """Write words on one line or two: about a place, or from it upwards."""
    lines = _broken(words)
    first = y - 13 * (len(lines) - 1) if upwards else y + 4.5 - 6.5 * (len(lines) - 1)
    spans = "".join(
        f'<tspan x="{x:g}" y="{first + 13 * number:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text>{spans}</text>"


def _broken(words: str) -> list[str]:
    if len(words) <= _LINE or " " not in words:
        return [words]
    middle = len(words) / 2
    spaces = [at for at, letter in enumerate(words) if letter == " "]
    at = min(spaces, key=lambda place: abs(place - middle))
    return [words[:at], words[at + 1 :]]
