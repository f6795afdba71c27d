"""People and requests made up at random, for hypothesis."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from guide.vocabulary import FACTS, UNKNOWN

# The same cases each time, however slow the machine.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")

Pairs = SearchStrategy[dict[str, str]]


def some(choices: dict[str, Iterable[str]]) -> Pairs:
    """Choose values for any of some ids."""
    return st.fixed_dictionaries(
        {}, optional={k: st.sampled_from([*v]) for k, v in choices.items()}
    )


def every(choices: dict[str, Iterable[str]]) -> Pairs:
    """Choose values for all of some ids."""
    return st.fixed_dictionaries({k: st.sampled_from([*v]) for k, v in choices.items()})


OPTIONS: dict[str, Iterable[str]] = {question.id: question.options for question in QUESTIONS}
VALUES: dict[str, Iterable[str]] = {fact.id: (*fact.values, UNKNOWN) for fact in FACTS}

#: Answers with gaps, and without.
answers, all_answers = some(OPTIONS), every(OPTIONS)
#: Requests with gaps, and without; any fact may be unknown.
requests, all_facts = some(VALUES), every(VALUES)
platforms = st.sampled_from(list(PLATFORMS))
