"""Connect or Not: a policy for connection requests, and a decision on the one in front of you.

The package needs only the standard library.

>>> from guide import decide, next_fact, recommend
>>> policy = recommend({"networking": "essential", "persona": "comfortable"})
>>> policy.platforms["linkedin"].stance
'selective'
>>> next_fact(policy, "linkedin", {"relationship": "stranger", "profile": "credible"})
'note'
>>> decide(policy, "linkedin", {"relationship": "close-colleague"}).action
'accept'
"""

from typing import TYPE_CHECKING

from guide.decide import decide
from guide.model import Decision, PlatformPolicy, Policy
from guide.next_fact import next_fact
from guide.recommend import recommend

if TYPE_CHECKING:
    from guide.practice import course, judge, scenarios

__version__ = "0.1.0"

__all__ = [
    "Decision",
    "PlatformPolicy",
    "Policy",
    "__version__",
    "course",
    "decide",
    "judge",
    "next_fact",
    "recommend",
    "scenarios",
]

#: Read in when they are first asked for: a page that only decides need not wait for them.
_PRACTICE = ("course", "judge", "scenarios")


def __getattr__(name: str) -> object:
    """Return what practice offers; raise AttributeError for anything else."""
    if name not in _PRACTICE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from guide import practice  # noqa: PLC0415

    return getattr(practice, name)
