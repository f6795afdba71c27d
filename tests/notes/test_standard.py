"""Inviting in return: my own request, held against my own policy."""

from __future__ import annotations

import json

from hypothesis import given

from guide import decide, recommend
from guide.render_notes import standard_data
from guide.standard import YES, standard
from guide.vocabulary import ACTIONS
from tests.support.made_up import answers, platforms, requests
from tests.support.sentences import faults


@given(answers, platforms, requests)
def test_standard_is_the_policy(
    given_answers: dict[str, str], platform: str, about_me: dict[str, str]
) -> None:
    """My request meets my standard just when my policy says yes, and a change makes it say yes."""
    policy = recommend(given_answers)
    found = standard(policy, platform, about_me)
    assert found.decision == decide(policy, platform, about_me)
    assert found.meets == (found.decision.action in YES)
    if found.change:
        assert not found.meets
        changed = {**about_me, found.change.subject: found.change.to}
        assert decide(policy, platform, changed).action in YES
    data = standard_data(policy, platform, about_me)
    assert json.loads(json.dumps(data)) == data
    assert faults(data["text"], letter=False) == []


def test_a_silent_stranger_should_say_why() -> None:
    """Where a line from a stranger would be enough for me, it is what my own request lacks."""
    policy = recommend({"networking": "essential", "persona": "comfortable"})
    about_me = {"relationship": "stranger", "profile": "credible", "note": "none"}
    data = standard_data(policy, "linkedin", about_me)
    assert (data["action"], data["meets"]) == ("leave-pending", False)
    assert data["change"]["fact"] == "note"
    assert data["text"].endswith("Say in a line why you are asking, and you would say yes.")


def test_a_client_on_facebook_cannot_mend_it() -> None:
    """What no note can change is said to be so."""
    data = standard_data(recommend({}), "facebook", {"relationship": "client"})
    assert (data["action"], data["meets"], data["change"]) == ("redirect", False, None)
    assert data["text"].endswith("No single thing that is in your hands would change that.")


def test_a_colleague_meets_it() -> None:
    """A request that I would accept meets my standard, and nothing is to be changed."""
    data = standard_data(recommend({}), "linkedin", {"relationship": "colleague"})
    assert (data["meets"], data["change"]) == (True, None)
    assert data["text"] == "By your own policy you would say yes to this request."


def test_yes_is_what_lets_somebody_in() -> None:
    """The actions that say yes are actions, and none of them closes the door."""
    assert set(YES) <= set(ACTIONS)
    assert set(YES) == {"accept", "accept-limited", "let-follow"}
