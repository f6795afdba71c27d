"""Inviting in return: the policy that I hold others to, applied to what I send myself."""

from __future__ import annotations

from guide.decide import decide
from guide.model import Change, Decision, Policy, Request, Standard

#: The actions that say yes.
YES = ("accept", "accept-limited", "let-follow")

#: What I can change about my own request, from the easiest to the hardest.
_IN_MY_HANDS = (
    ("note", "personal"),
    ("profile", "credible"),
    ("mutual", "vouched"),
    ("value", "likely"),
    ("field", "related"),
)


def standard(policy: Policy, platform: str, about_me: Request) -> Standard:
    """Return whether I would say yes to my own request, by my own policy.

    `about_me` are the facts of the request as the other person would know them.
    Raises GuideError for an id that does not exist.
    """
    decision = decide(policy, platform, about_me)
    meets = decision.action in YES
    return Standard(meets, decision, None if meets else _easiest(decision))


def _easiest(decision: Decision) -> Change | None:
    """Return the easiest single thing in my hands that would turn the decision into a yes."""
    would = {
        (change.subject, change.to): change
        for change in decision.would_change
        if change.kind == "fact" and change.action in YES
    }
    return next((would[one] for one in _IN_MY_HANDS if one in would), None)
