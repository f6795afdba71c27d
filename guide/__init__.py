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

from guide.decide import decide
from guide.model import Decision, PlatformPolicy, Policy
from guide.next_fact import next_fact
from guide.recommend import recommend

__version__ = "0.1.0"

__all__ = [
    "Decision",
    "PlatformPolicy",
    "Policy",
    "__version__",
    "decide",
    "next_fact",
    "recommend",
]
