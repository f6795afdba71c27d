"""The authors' test: with an author's answers, the guide does what that author does."""

from __future__ import annotations

import pytest
from hypothesis import given

from guide import decide, recommend
from guide.dated import source_rules
from guide.platforms import PLATFORMS
from guide.reply import reply
from guide.vocabulary import ACTIONS
from tests.support.authors import PERSONS, Case, cases, habits
from tests.support.authors import pairs as read
from tests.support.made_up import VALUES, all_answers, platforms, some

CASES = cases()
SILENT = ("let-follow", "leave-pending", "ignore", "remove", "block-report")
#: What may be known of somebody protected before they have misbehaved.
HARMLESS = {
    **{name: values for name, values in VALUES.items() if name not in ("relationship", "conduct")},
    "profile": ("credible", "thin", "unknown"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_author_decides_so(case: Case) -> None:
    """The guide decides as the author would."""
    decision = decide(recommend(PERSONS[case.person]), case.platform, read(case.request))
    assert decision.action in (case.expect or set(ACTIONS))
    assert decision.action not in case.never


@pytest.mark.parametrize("case", [case for case in CASES if case.purpose], ids=lambda case: case.id)
def test_author_writes_so(case: Case) -> None:
    """Where the author would write something, the guide offers a note for that purpose."""
    note = reply(decide(recommend(PERSONS[case.person]), case.platform, read(case.request)))
    assert note is not None
    assert note.purpose == case.purpose


@pytest.mark.parametrize(("person", "platform", "practice", "_carries"), habits())
def test_author_has_the_habit(
    person: str, platform: str, practice: str, _carries: tuple[str, ...]
) -> None:
    """The author's own habits stand in the author's policy."""
    mine = recommend(PERSONS[person]).platforms[platform]
    assert practice in [item.id for item in mine.practices]


def test_cases_cite_rules_that_exist() -> None:
    """Every case and habit names rules of the source articles, and both sorts of case occur."""
    cited = {rule for case in CASES for rule in case.carries}
    cited |= {rule for habit in habits() for rule in habit[3]}
    assert cited <= set(source_rules())
    assert all(bool(case.expect) != bool(case.never) for case in CASES)
    assert len({case.id for case in CASES}) == len(CASES)


def test_one_person_has_a_policy_for_each_platform() -> None:
    """Ryan stands elsewhere on Facebook than on LinkedIn and X (R16)."""
    mine = recommend(PERSONS["ryan"]).platforms
    assert [mine[name].stance for name in ("linkedin", "x")] == ["open", "open"]
    assert mine["facebook"].stance == "guarded"


def test_spectrum_has_both_poles_and_a_middle() -> None:
    """Open, reasoned and reluctant networkers stand apart on LinkedIn (R1, R2, R4, R5, R57)."""
    order = ("ryan", "catalyst", "unsigned", "reluctant", "leaver")
    stances = [recommend(PERSONS[name]).platforms["linkedin"].stance for name in order]
    assert stances == ["open", "selective", "guarded", "closed", "absent"]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("person", PERSONS)
def test_regulated_author_declines_those_in_their_care(person: str, platform: str) -> None:
    """Once a profession forbids it, every author declines a patient or pupil everywhere."""
    policy = recommend({**PERSONS[person], "duty": "regulated"})
    assert decide(policy, platform, {"relationship": "protected"}).action == "decline"


@given(all_answers, platforms, some(HARMLESS))
def test_regulated_person_declines_those_in_their_care(
    answers: dict[str, str], platform: str, facts: dict[str, str]
) -> None:
    """Whatever else is answered or known, the professional bar holds, in words."""
    policy = recommend({**answers, "duty": "regulated"})
    decision = decide(policy, platform, {**facts, "relationship": "protected"})
    note = reply(decision)
    assert decision.action == "decline"
    assert note is not None
    assert note.purpose == "decline-professional"


@given(all_answers, platforms, some(VALUES))
def test_silent_actions_send_nothing(
    answers: dict[str, str], platform: str, facts: dict[str, str]
) -> None:
    """Waiting, ignoring, removing and blocking need no word, but for a barred tie (R14, R81)."""
    decision = decide(recommend(answers), platform, facts)
    if decision.action in SILENT and decision.rule.id != "protected-already-connected":
        assert reply(decision) is None
