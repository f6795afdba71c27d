"""What a note says of its sender is true of everybody to whom it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

import pytest

from guide import decide, recommend
from guide.check import check
from guide.errors import GuideError
from guide.letter import conditions_of, note, slots_of
from guide.model import Decision, Platform, Rule
from guide.platforms import PLATFORMS
from guide.prose import table
from guide.questionnaire import QUESTION_BY_ID
from guide.reading import read_answers, read_request
from guide.render_notes import written_data
from guide.reply import reply, ways
from guide.rules import RULES
from guide.vocabulary import FACT_BY_ID, STANCES, TONES, UNKNOWN
from tests.support.reviewed import FILLED
from tests.support.sentences import faults

Values = dict[str, str]
#: One platform of each kind, and LinkedIn's like.
KINDS = [*{(one.venue, one.tie): one for one in PLATFORMS.values()}.values(), PLATFORMS["linkedin"]]
#: What a note may say of its sender, and of whom it is true.
CLAIMS: dict[str, Callable[[Values], bool]] = {
    r"private life|old friends|my family|private profile": lambda my: my["account"] == "private",
    r"not use this network|not really on|hardly ever|seldom use": lambda my: (
        my["stance"] == "absent"
    ),
    r"My work asks|My profession": lambda my: my["duty"] == "regulated",
    r"people I know|a few small groups": lambda my: my["stance"] == "closed",
}


def person(rule: Rule, platform: Platform) -> Iterator[Values]:
    """Yield what notes may say of anybody for whom a rule decides."""
    given = {"venue": platform.venue, "tie": platform.tie}
    if any(given[name] not in rule.when.get(name, (given[name],)) for name in given):
        return
    free = {
        "account": ("work", "private", "both", "none"),
        "stance": STANCES,
        "duty": QUESTION_BY_ID["duty"].options,
    }
    rows = product(*(rule.when.get(name, values) for name, values in free.items()))
    for row in rows:
        mine = dict(zip(free, row, strict=True))
        if (mine["account"] == "none") == (mine["stance"] == "absent"):
            yield {**given, **mine}


def asked(rule: Rule, *names: str) -> Iterator[Values]:
    """Yield every request that a rule may decide, as far as these facts go."""
    every = [rule.when.get(name, (*FACT_BY_ID[name].values, UNKNOWN)) for name in names]
    for row in product(*every):
        yield read_request(dict(zip(names, row, strict=True)))


def made(rule: Rule, platform: Platform, answers: Values, request: Values) -> Decision:
    """Return a decision by a rule."""
    return Decision(platform.id, rule.action, rule, read_answers(answers), request, (), ())


@pytest.mark.parametrize("use", QUESTION_BY_ID["use-linkedin"].options)
def test_nobody_is_pointed_to_linkedin_in_vain(use: str) -> None:
    """No note names LinkedIn on LinkedIn, nor where one of the two is not there."""
    wrong = set()
    for rule, platform in product(RULES, PLATFORMS.values()):
        for request in asked(rule, "relationship", "reachable-on-linkedin"):
            decision = made(rule, platform, {"use-linkedin": use}, request)
            there = use != "none" and request["reachable-on-linkedin"] != "no"
            if there and platform.venue != "professional":
                continue
            for way, tone in product(ways(decision), TONES):
                written = reply(decision, purpose=way, tone=tone)
                if written and "LinkedIn" in written.text:
                    wrong.add((rule.id, platform.id, way))
    assert wrong == set()


def test_whoever_is_on_linkedin_is_found_there() -> None:
    """Where both are on LinkedIn, or may be, the note still points there."""
    facts = {"relationship": "client"}
    for use in ("work", "private", "both", "not-sure"):
        written = reply(decide(recommend({"use-linkedin": use}), "facebook", facts))
        assert written is not None
        assert "LinkedIn" in written.text


@pytest.mark.parametrize("tone", TONES)
def test_without_a_decision_no_note_points_to_where_it_is_read(tone: str) -> None:
    """Asked for by itself, a note on LinkedIn that points to LinkedIn is refused in a sentence."""
    for purpose in table("notes"):
        if "LinkedIn" in note(purpose, "facebook", tone=tone).text:
            with pytest.raises(GuideError, match=r"cannot point to LinkedIn; take another"):
                written_data(purpose, "linkedin", tone=tone)
        else:
            assert written_data(purpose, "linkedin", tone=tone)["reply"]


def test_no_note_is_untrue_of_its_sender() -> None:
    """Whatever an account is for and whatever a role asks, a note that is offered is true."""
    wrong = set()
    for rule, platform in product(RULES, KINDS):
        for mine, request in product(person(rule, platform), asked(rule, "relationship")):
            decision = made(rule, platform, {"duty": mine["duty"]}, request)
            for way, (claim, holds) in product(ways(decision), CLAIMS.items()):
                if not holds(mine) and says(way, claim, mine["account"]):
                    wrong.add((rule.id, platform.id, way, claim))
    assert wrong == set()


@cache
def says(purpose: str, claim: str, account: str) -> bool:
    """Tell whether a note says something in any tone, for an account of this kind."""
    texts = [note(purpose, "whatsapp", {"account": account}, tone=tone).text for tone in TONES]
    return any(re.search(claim, text) for text in texts)


@pytest.mark.parametrize("tone", TONES)
def test_a_private_account_is_given_as_the_reason(tone: str) -> None:
    """Whoever keeps an account for private life says so, and nobody else does."""
    for use in QUESTION_BY_ID["use-facebook"].options:
        policy = recommend({"use-facebook": use})
        written = reply(decide(policy, "facebook", {"relationship": "client"}), tone=tone)
        private = use in ("private", "not-sure")  # what nobody has said is taken for private there
        assert written is not None
        assert bool(re.search("private life|old friends", written.text)) == private


@pytest.mark.parametrize("purpose", table("notes"))
@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_is_true_of_some_passes_our_check_and_fits(purpose: str, platform: str) -> None:
    """With all that is true of some senders alone, a note has no findings, no hole and room."""
    slots = {name: FILLED[name] for name in slots_of(purpose) if name != "link"}
    for when, tone, given in product(conditions_of(purpose), TONES, ({}, slots)):
        sender = {name: allowed[0] for name, allowed in when.items()}
        written = note(purpose, platform, sender, tone=tone, **given)
        assert check(written.text, platform, purpose) == ()
        assert faults(written.text) == []
        assert written.limit is None or written.length <= written.limit
        assert written.text != note(purpose, platform, tone=tone, **given).text


def test_somebody_known_is_not_told_that_they_are_not() -> None:
    """Nobody whom the reader knows hears that following is for those whom they do not know."""
    for rule in RULES:
        for request in asked(rule, "relationship"):
            if request["relationship"] in ("stranger", UNKNOWN):
                continue
            decision = made(rule, PLATFORMS["x"], {}, request)
            if "follow-instead" in ways(decision):
                assert not says("follow-instead", r"\bknow\b", "both")
