"""What the pages for trainers show: slides, the blank policy, how scores come about, the package.

Numbers on those pages come from here, and so from the guide, and are never typed in.
"""

from __future__ import annotations

from typing import Any

from guide.dated import data
from guide.platforms import PLATFORMS
from guide.practice import scenarios
from guide.prose import say, table
from guide.slides import slides
from guide.vocabulary import ACTIONS, FACT_BY_ID, STANCES


def training() -> dict[str, Any]:
    """Return all that the pages for trainers are made of."""
    from macros import wheel  # noqa: PLC0415 - it is also run as a command of its own

    ours = scenarios()
    return {
        "wheel": wheel.NAME,
        "slides": slides(),
        "scenarios": len(ours),
        "themes": list(dict.fromkeys(one.theme for one in ours)),
        "blank": blank(),
        "sheets": table("training")["sheets"],
        "stages": table("training")["stages"],
        "scores": scores(),
        "titles": {one.kind: one.title for one in slides()},
    }


def blank() -> dict[str, Any]:
    """Return the rows and columns of a policy to fill in by hand."""
    whom = FACT_BY_ID["relationship"].values
    return {
        "words": table("training")["blank"],
        "platforms": [one.name for one in PLATFORMS.values() if one.asked],
        "stances": [_label("stances", one) for one in STANCES],
        "whom": [say("facts", "relationship", "values", one) for one in whom],
        "actions": [{"id": one, "label": _label("actions", one)} for one in ACTIONS],
    }


def scores() -> dict[str, Any]:
    """Return what each grade is worth, what passes, and which actions are near to which."""
    practice = data("practice.toml")
    return {
        "grades": {
            grade: say("practice", "words", f"grade-{grade}") for grade in practice["points"]
        },
        "points": {grade: f"{points:g}" for grade, points in practice["points"].items()},
        "pass_mark": practice["pass-mark"],
        "taste": [say("questions", one, "short") for one in practice["taste"]],
        "firm": [say("vocabulary", "stages", one, "label") for one in practice["firm"]],
        "near": [(action, practice["near"][action]) for action in ACTIONS],
    }


def _label(kind: str, name: str) -> str:
    return say("vocabulary", kind, name, "label")
