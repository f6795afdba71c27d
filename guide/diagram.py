"""Decision diagrams: functions of several variables, with everything that repeats kept once.

A diagram is a number: 0 is false, 1 is true, and any other names a node, which asks one variable
and has a diagram for each of its values.  Variables are asked in a fixed order and equal parts are
one node (a reduced ordered decision diagram, after Bryant 1986), so two diagrams that say the same
are the same number, and size follows how much there is to tell apart, not how many cases there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

FALSE, TRUE = 0, 1

#: A variable's place in the order, then a diagram for each of its values.
Node = tuple[int, ...]


class Diagrams:
    """Some diagrams over the same variables, which share their nodes."""

    def __init__(self, variables: Mapping[str, Sequence[str]]) -> None:
        """Take the variables in the order in which they are asked, each with its values."""
        self.names = tuple(variables)
        self.values = {name: tuple(values) for name, values in variables.items()}
        self.nodes: list[Node] = [(len(self.names),), (len(self.names),)]  # false and true
        self._number: dict[Node, int] = {}
        self._done: dict[tuple[object, ...], int] = {}

    def node(self, place: int, children: Sequence[int]) -> int:
        """Return the diagram that asks the variable at a place; one that need not be asked goes."""
        if len(set(children)) == 1:
            return children[0]
        key = (place, *children)
        if key not in self._number:
            self._number[key] = len(self.nodes)
            self.nodes.append(key)
        return self._number[key]

    def test(self, name: str, allowed: Sequence[str]) -> int:
        """Return the diagram of a variable having one of some values."""
        children = [int(value in allowed) for value in self.values[name]]
        return self.node(self.names.index(name), children)

    def both(self, *diagrams: int) -> int:
        """Return the diagram that is true where all of these are."""
        return reduce(lambda one, other: self._combined(min, one, other), diagrams, TRUE)

    def either(self, *diagrams: int) -> int:
        """Return the diagram that is true where any of these is."""
        return reduce(lambda one, other: self._combined(max, one, other), diagrams, FALSE)

    def unlike(self, one: int, other: int) -> int:
        """Return the diagram that is true where one of two is and the other is not."""
        return self._combined(_differ, one, other)

    def _combined(self, how: Callable[[int, int], int], one: int, other: int) -> int:
        if one > other:
            one, other = other, one  # all three ways are the same both ways round
        if other <= TRUE:
            return how(one, other)
        key = (how, one, other)
        if key not in self._done:
            place = min(self.nodes[one][0], self.nodes[other][0])
            pairs = zip(self._at(one, place), self._at(other, place), strict=True)
            self._done[key] = self.node(place, [self._combined(how, *pair) for pair in pairs])
        return self._done[key]

    def _at(self, diagram: int, place: int) -> tuple[int, ...]:
        """Return the diagram's part for each value of the variable at a place."""
        asked, *children = self.nodes[diagram]
        if asked == place:
            return tuple(children)
        return (diagram,) * len(self.values[self.names[place]])

    def depends(self, diagram: int, name: str) -> int:
        """Return the diagram that is true where the value of one variable makes a difference."""
        place = self.names.index(name)
        key = ("depends", diagram, place)
        if key not in self._done:
            self._done[key] = self._depends(diagram, place, name)
        return self._done[key]

    def _depends(self, diagram: int, place: int, name: str) -> int:
        asked, *children = self.nodes[diagram]
        if asked > place:
            return FALSE
        if asked == place:
            return self.either(*(self.unlike(children[0], other) for other in children[1:]))
        return self.node(asked, [self.depends(child, name) for child in children])

    def or_any(self, diagram: int, into: Diagrams) -> int:
        """Copy a diagram into others whose variables have one value more, meaning “not known”.

        Where a variable is not known, the copy is true if any of its values makes it so.
        """
        if diagram <= TRUE:
            return diagram
        key = ("or any", diagram, id(into))
        if key not in self._done:
            place, *children = self.nodes[diagram]
            copies = [self.or_any(child, into) for child in children]
            self._done[key] = into.node(place, [*copies, into.either(*copies)])
        return self._done[key]

    def value(self, diagram: int, given: Mapping[str, str]) -> bool:
        """Follow a diagram for given values of the variables."""
        while diagram > TRUE:
            place, *children = self.nodes[diagram]
            name = self.names[place]
            diagram = children[self.values[name].index(given[name])]
        return diagram == TRUE


def _differ(one: int, other: int) -> int:
    return int(one != other)


def pruned(diagrams: Diagrams, roots: Mapping[str, int]) -> tuple[list[Node], dict[str, int]]:
    """Return only the nodes that some roots need, numbered anew from 2, and the roots with them."""
    number: dict[int, int] = {FALSE: FALSE, TRUE: TRUE}
    kept: list[Node] = []

    def visit(diagram: int) -> int:
        if diagram not in number:
            place, *children = diagrams.nodes[diagram]
            parts = [visit(child) for child in children]
            number[diagram] = len(kept) + 2
            kept.append((place, *parts))
        return number[diagram]

    return kept, {name: visit(root) for name, root in roots.items()}
