"""A policy to publish: true to the rules, whole in every form, and silent about safety and duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings

from guide import recommend
from guide.decide import first_match
from guide.errors import GuideError
from guide.model import PlatformPolicy, Policy, Statement
from guide.platforms import PLATFORMS
from guide.publish import publish
from guide.questionnaire import QUESTION_BY_ID
from guide.reading import read_request
from guide.recommend import standing
from guide.rules import RULES
from guide.statements import STATEMENTS, true_of
from guide.vocabulary import FORMS
from tests.support.bad_input import NASTY
from tests.support.cover import covering
from tests.support.made_up import answers
from tests.support.sentences import faults

#: What a reader of each statement may expect: requests (facts with their values) and actions.
MEANS: Mapping[str, list[tuple[str, str]]] = {
    "open-to-all": [
        ("relationship=stranger profile=credible note=none", "accept"),
        ("relationship=stranger profile=credible note=personal field=unrelated", "accept"),
        ("relationship=stranger profile=credible mutual=none", "accept"),
    ],
    "a-line-will-do": [
        ("relationship=stranger profile=credible note=personal", "accept"),
        ("relationship=stranger profile=credible note=personal mutual=none", "accept"),
        ("relationship=acquaintance profile=credible note=none", "accept"),
    ],
    "people-i-work-with": [
        ("relationship=colleague profile=credible", "accept"),
        ("relationship=close-colleague", "accept"),
        ("relationship=stranger profile=credible note=personal", "ignore leave-pending"),
        ("relationship=stranger profile=credible note=none", "ignore leave-pending"),
    ],
    "friends-and-some": [
        ("relationship=friend profile=credible", "accept"),
        ("relationship=acquaintance profile=credible", "accept-limited"),
    ],
    "friends-and-family": [
        ("relationship=friend profile=credible", "accept"),
        ("relationship=family profile=credible note=none", "accept"),
        ("relationship=stranger profile=credible note=personal", "ignore let-follow"),
    ],
    "anybody-may-follow": [
        ("relationship=stranger profile=credible", "let-follow accept"),
        ("relationship=stranger profile=credible note=none mutual=none", "let-follow accept"),
    ],
    "people-i-know-may-follow": [
        ("relationship=friend profile=credible", "accept"),
        ("relationship=stranger profile=credible", "ignore leave-pending"),
    ],
    "ask-before-adding": [
        ("relationship=stranger profile=credible", "ignore ask-why"),
        ("relationship=acquaintance profile=credible", "ask-why decline"),
    ],
    "work-elsewhere": [
        ("relationship=client", "redirect"),
        ("relationship=prospect profile=credible note=personal", "redirect"),
    ],
    "no-sales": [("relationship=stranger profile=credible note=pitch", "ignore")],
    "gone": [
        ("relationship=stranger profile=credible note=personal", "ignore"),
        ("relationship=friend", "redirect"),
    ],
}
#: Words that would give a reason away.
PRIVATE = re.compile(
    r"\b(saf\w*|secur\w*|risk\w*|danger\w*|sensitiv\w*|protect\w*|threat\w*|stalk\w*|harass\w*"
    r"|profession\w*|regulat\w*|duty|patients?|pupils?|rules? of|restrict\w*|private\w*)\b",
    re.IGNORECASE,
)
BOUND = {
    "exposure": ("sensitive-work", "personal-safety"),
    "duty": ("regulated", "clients"),
    "activity": ("weekly", "rarely"),
    "reputation": ("content", "careful"),
}
ORDINARY = {"exposure": ("ordinary", "not-sure"), "duty": ("none", "not-sure")}


Said = tuple[Statement, ...]


@cache
def everybody() -> list[Policy]:
    """Return policies among which is every policy of every platform."""
    return [recommend(one) for one in covering()[0]]


@cache
def every_policy() -> list[tuple[PlatformPolicy, Said]]:
    """Return every policy of a kind of place once, with the statements that are true of it."""
    found: dict[object, tuple[PlatformPolicy, Said]] = {}
    for policy in everybody():
        for mine in policy.platforms.values():
            account = standing(policy.answers, mine.platform)["account"]
            place = (mine.platform.venue, mine.platform.tie)
            key = (place, account, mine.stance, tuple(rule.id for rule in mine.rules))
            if key not in found:
                found[key] = (mine, true_of(policy, mine))
    return [*found.values()]


def asked(pairs: str) -> dict[str, str]:
    """Read `note=none field=related`."""
    return dict(pair.split("=") for pair in pairs.split())


def test_every_statement_has_a_meaning() -> None:
    """What each statement promises is written down here, and each is true of somebody."""
    assert set(MEANS) == {one.id for one in STATEMENTS}
    assert {one.id for _, said in every_policy() for one in said} == set(MEANS)


def test_what_is_said_agrees_with_the_rules() -> None:
    """In every policy of every platform, what is published is what would be decided."""
    wrong = set()
    for mine, said in every_policy():
        for statement in said:
            for request, actions in MEANS[statement.id]:
                action = first_match(mine.rules, read_request(asked(request))).action
                if action not in actions.split():
                    wrong.add((mine.platform.id, statement.id, request, action))
    assert wrong == set()


def test_everybody_has_something_to_publish() -> None:
    """For every policy of every platform, there is one statement about who may come in."""
    assert len(every_policy()) > 100
    assert {[one.topic for one in said].count("who") for _, said in every_policy()} == {1}


@pytest.mark.parametrize("form", FORMS)
def test_every_text_is_whole(form: str) -> None:
    """Every form reads as whole sentences, on all platforms together, and gives no reason away."""
    for policy in everybody()[::12]:
        text = publish(policy, form, PLATFORMS).text
        assert text.endswith("\n")
        assert PRIVATE.search(text) is None
        for line in text.splitlines():
            if line and not line.startswith("#"):
                assert faults(line.removeprefix("- "), letter=False) == []
        if form == "line":
            assert text.count("\n") == 1


@given(answers)
@settings(max_examples=40)
def test_first_person_is_kept(given_answers: dict[str, str]) -> None:
    """The line and the page speak as “I”, the card as “we”."""
    policy = recommend(given_answers)
    for form in ("line", "page"):
        assert (
            re.search(r"\b([Ww]e|[Oo]ur|us)\b(?! (have|do|met))", publish(policy, form).text)
            is None
        )
    assert re.search(r"\b(I|my|me)\b", publish(policy, "card").text) is None


# What must not be told


#: What rules and trees test about a person on a platform.
TESTED = sorted(
    {name for rule in RULES for name in rule.when} & {*QUESTION_BY_ID, "account", "stance"}
)
Told = tuple[str, ...]


class Telling:
    """Works out what is told on a platform without doing anything twice."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.known: dict[tuple[str, ...], Told] = {}

    def of(self, shared: dict[str, str], platform: str, use: str) -> Told:
        """Return the statements that these answers lead to on a platform."""
        complete = {**dict.fromkeys(QUESTION_BY_ID, "not-sure"), **shared, f"use-{platform}": use}
        values = standing(complete, PLATFORMS[platform])
        key = (values["venue"], values["tie"], *(values[name] for name in TESTED))
        if key not in self.known:
            mine = recommend(complete).platforms[platform]
            self.known[key] = tuple(one.id for one in true_of(Policy(complete, {}), mine))
        return self.known[key]


VENUES = ("linkedin", "facebook", "x", "bluesky", "whatsapp")
USES = ("work", "private", "both", "none")
SHARED = (
    "exposure",
    "persona",
    "networking",
    "activity",
    "reputation",
    "duty",
    "mixing",
    "attention",
)


def people(fixed: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Yield every way to answer what platforms share, some questions only as `fixed` says."""
    options = [fixed.get(name, QUESTION_BY_ID[name].options) for name in SHARED]
    for chosen in product(*options):
        yield dict(zip(SHARED, chosen, strict=True))


def test_nobody_can_tell_who_is_at_risk_or_bound() -> None:
    """Whatever somebody with a risk or a duty publishes, somebody without either could publish.

    On all platforms together, and with the same answer about how many requests are looked at.
    """
    telling = Telling()

    def told(shared: dict[str, str]) -> tuple[bool, tuple[frozenset[Told], ...]]:
        by_venue = (frozenset(telling.of(shared, one, use) for use in USES) for one in VENUES)
        return shared["attention"] == "none", tuple(by_venue)

    ordinary = {told(one) for one in people(ORDINARY)}
    bound = {told(one) for one in people(BOUND)}
    assert len(ordinary) > 3
    for few_read, sets in bound:
        for chosen in product(*sets):
            assert any(
                few_read == also
                and all(one in possible for one, possible in zip(chosen, other, strict=True))
                for also, other in ordinary
            ), chosen


# What is refused


@pytest.mark.parametrize("form", ["", "Line", "poem", NASTY])
def test_other_forms_are_refused(form: str) -> None:
    """A form that does not exist is named, with those that do."""
    with pytest.raises(GuideError, match="it may be line, page or card"):
        publish(recommend({}), form)


def test_other_platforms_are_refused() -> None:
    """A platform that does not exist is named, and so is having none."""
    with pytest.raises(GuideError, match=r"platform.*myspace.*linkedin, x"):
        publish(recommend({}), platforms=["linkedin", "myspace"])
    with pytest.raises(GuideError, match=r"platforms.*there is none.*linkedin, x"):
        publish(recommend({}), platforms=[])


def test_platforms_are_those_named() -> None:
    """Without a list, those are meant of which the policy speaks; with one, only those."""
    policy = recommend({"use-xing": "work", "use-x": "none"})
    named = {key for _, keys in publish(policy).statements for key in keys}
    assert named == {"linkedin", "xing", "x", "facebook", "instagram"}
    only = publish(policy, platforms=["xing", "xing"])
    assert {key for _, keys in only.statements for key in keys} == {"xing"}
    assert "On XING" in only.text
    assert "LinkedIn" not in only.text


def test_who_is_nowhere_says_only_that() -> None:
    """Somebody without accounts says so, and nothing about how they answer."""
    policy = recommend({f"use-{key}": "none" for key in PLATFORMS})
    assert (
        publish(policy, platforms=["x", "facebook"]).text
        == "You will not find me on X or Facebook.\n"
    )
