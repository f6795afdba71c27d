"""Two policies side by side: the same requests put to both, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from guide.decide import first_match
from guide.model import Policy, Request
from guide.prose import say
from guide.reading import read_request
from guide.render import Json, action_label
from guide.vocabulary import FACT_BY_ID

#: The requests that are compared: everybody who may ask, each as they usually come.
_AS_USUAL: Request = {"profile": "credible", "note": "none"}
REQUESTS: dict[str, Request] = {
    **{
        one: {"relationship": one, **_AS_USUAL}
        for one in FACT_BY_ID["relationship"].values
        if one != "stranger"
    },
    "stranger-with-a-note": {"relationship": "stranger", "profile": "credible", "note": "personal"},
    "stranger-vouched-for": {"relationship": "stranger", "mutual": "vouched", **_AS_USUAL},
    "stranger-without-a-note": {"relationship": "stranger", **_AS_USUAL},
    "stranger-who-pitches": {"relationship": "stranger", "profile": "credible", "note": "pitch"},
}
#: The first row: where somebody stands, rather than what becomes of a request.
STANCE = "stance"


@dataclass(frozen=True, slots=True)
class Cell:
    """What two policies say of one thing on one platform: a stance, or an action."""

    platform: str
    row: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.one != self.other


def compare(one: Policy, other: Policy) -> tuple[Cell, ...]:
    """Compare two policies on every platform: first the stance, then each of `REQUESTS`."""
    return tuple(
        Cell(platform, row, _said(one, platform, row), _said(other, platform, row))
        for platform in one.platforms
        for row in (STANCE, *REQUESTS)
    )


def _said(policy: Policy, platform: str, row: str) -> str:
    if row == STANCE:
        return policy.platforms[platform].stance
    rules = policy.platforms[platform].rules
    return first_match(rules, read_request(REQUESTS[row])).action


def compare_data(one: Policy, other: Policy) -> Json:
    """Return two policies side by side with their wording, as a page shows them."""
    cells = compare(one, other)
    platforms = [
        {
            "id": mine.platform.id,
            "name": mine.platform.name,
            "rows": [_row(cell, mine.platform.tie) for cell in cells if cell.platform == name],
        }
        for name, mine in one.platforms.items()
    ]
    return {"differences": sum(cell.differs for cell in cells), "platforms": platforms}


def _row(cell: Cell, tie: str) -> Json:
    return {
        "id": cell.row,
        "label": row_label(cell.row),
        "one": {"id": cell.one, "label": _label(cell.row, cell.one, tie)},
        "other": {"id": cell.other, "label": _label(cell.row, cell.other, tie)},
        "differs": cell.differs,
    }


def row_label(row: str) -> str:
    """Return what is compared in a row, in a few words."""
    if row in FACT_BY_ID["relationship"].values:
        return say("facts", "relationship", "brief", row)
    return say("compare", "rows", row)


def _label(row: str, value: str, tie: str) -> str:
    if row == STANCE:
        return say("vocabulary", "stances", value, "label")
    return action_label(value, tie)
