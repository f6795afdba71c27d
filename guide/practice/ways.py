"""The ways through a scenario: every step is on one, and each comes to an end soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guide.errors import listed, show
from guide.practice.model import START, Step
from guide.practice.problems import Place, Problems, nearest

MOST_STEPS = 3

Way = tuple[str, ...]


def ways(steps: Mapping[str, Step], way: Way = (START,)) -> Iterator[Way]:
    """Yield every way through the steps, by their ids.

    One that leads in a circle or goes too far is cut short, once that shows.
    """
    if way[-1] in way[:-1] or len(way) > MOST_STEPS:
        yield way
        return
    for name in dict.fromkeys(one.next for one in steps[way[-1]].choices):
        if name is None:
            yield way
        else:
            yield from ways(steps, (*way, name))


def longest_way(steps: Mapping[str, Step]) -> int:
    """Return the most steps that a learner can go through."""
    return max(map(len, ways(steps)))


def check_ways(steps: Sequence[Step], place: Place, problems: Problems) -> None:
    """Note what is wrong with where the choices lead."""
    before = len(problems)
    by_id = {step.id: step for step in steps}
    for step in steps:
        for choice in step.choices:
            if choice.next is not None and choice.next not in by_id:
                where = place.at(step.id, choice.action or "")
                _nowhere(choice.next, list(by_id)[1:], where, problems)
    if len(problems) == before:
        _check_ends(by_id, place, problems)


def _nowhere(name: str, others: Sequence[str], place: Place, problems: Problems) -> None:
    if not others:
        problems.add(place, "no-next", found=show(name))
        return
    problems.add(
        place,
        "next-nowhere",
        found=show(name),
        nearest=nearest(name, others),
        allowed=listed(others),
    )


def _check_ends(steps: Mapping[str, Step], place: Place, problems: Problems) -> None:
    found = reached(steps)
    for name in steps:
        if name not in found:
            problems.add(place.at(name), "never-reached")
    every = list(ways(steps))
    circle = next((way for way in every if way[-1] in way[:-1]), None)
    if circle:
        problems.add(place, "cycle", found=", ".join(circle))
        return
    far = max(every, key=len)
    if len(far) > MOST_STEPS:
        problems.add(place, "too-deep", way=", ".join(far), most=str(MOST_STEPS))


def reached(steps: Mapping[str, Step]) -> set[str]:
    """Return the ids of the steps that some way leads to."""
    found, left = {START}, [START]
    while left:
        for choice in steps[left.pop()].choices:
            if choice.next is not None and choice.next not in found:
                found.add(choice.next)
                left.append(choice.next)
    return found
