"""Two policies side by side say what each says by itself."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from guide.compare import REQUESTS, STANCE, compare, compare_data
from guide.decide import decide
from guide.presets import presets
from guide.questionnaire import QUESTION_BY_ID
from guide.recommend import recommend
from tests.support.made_up import all_answers


@given(all_answers, all_answers)
@settings(max_examples=25, deadline=None)
def test_cells_are_what_the_policies_say(one: dict[str, str], other: dict[str, str]) -> None:
    """Every cell is the stance or the decision of its policy, and differs when they do."""
    mine, theirs = recommend(one), recommend(other)
    for cell in compare(mine, theirs):
        if cell.row == STANCE:
            said = [policy.platforms[cell.platform].stance for policy in (mine, theirs)]
        else:
            request = REQUESTS[cell.row]
            said = [decide(policy, cell.platform, request).action for policy in (mine, theirs)]
        assert [cell.one, cell.other] == said
        assert cell.differs == (said[0] != said[1])


def test_a_policy_does_not_differ_from_itself() -> None:
    """Compared with itself, a policy shows no difference."""
    for answers in presets().values():
        policy = recommend(answers)
        assert compare_data(policy, policy)["differences"] == 0


def test_presets_are_whole_policies_that_differ() -> None:
    """Each preset answers with options that exist, and no two give the same policy."""
    for answers in presets().values():
        assert all(option in QUESTION_BY_ID[name].options for name, option in answers.items())
    policies = [recommend(answers) for answers in presets().values()]
    for first, second in pairwise(policies):
        assert compare_data(first, second)["differences"] > 10
