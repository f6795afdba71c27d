"""The drawn trees are the engine's trees, edge by edge."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from guide.model import Branch, Leaf
from guide.tree import TREES
from guide.vocabulary import STANCES
from macros.tree_diagram import tree_diagram

Edge = tuple[str, str, str]


def edges(node: Branch | Leaf) -> Iterator[Edge]:
    """Yield every edge of a tree: what is asked, the options, and what they lead to."""
    if isinstance(node, Leaf):
        return
    for case in node.cases:
        to = case.then.stance if isinstance(case.then, Leaf) else case.then.asks
        yield node.asks, " ".join(case.options), to
        yield from edges(case.then)


@pytest.mark.parametrize("venue", TREES)
def test_drawing_has_every_edge(venue: str) -> None:
    """A drawing has the tree's edges in order, a box for each question and a mark for each end."""
    drawn = ET.fromstring(tree_diagram(TREES[venue], "A tree"))  # noqa: S314 - ours
    groups = [one.attrib for one in drawn.iter("g")]
    found = [(g["data-asks"], g["data-options"], g["data-to"]) for g in groups if "data-to" in g]
    wanted = [*edges(TREES[venue])]
    assert found == wanted
    ends = [g["data-stance"] for g in groups if g["class"] == "con-end"]
    assert sorted(ends) == sorted(to for _, _, to in wanted if to in STANCES)
    boxes = [g for g in groups if g["class"] in ("con-end", "con-node")]
    assert len(boxes) == len(wanted) + 1
