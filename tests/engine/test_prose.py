"""What the guide says: whole sentences, in British spelling, with nothing left unfilled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

import pytest

from guide import recommend
from guide.lint import own_model
from guide.model import Policy
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.prose import say
from guide.questionnaire import QUESTIONS
from guide.recommend import is_named, standing
from guide.render import fact_data, platform_summary, question_data, rule_data, spell, summary
from guide.rules import RULES
from guide.vocabulary import FACTS, STANCES, UNKNOWN
from tests.support.every_case import ASKED, complete, policies

#: The last word of a text's place, where the text is one or more whole sentences.
SENTENCES = {"text", "why", "who", "follows", "means"}
SLOT = re.compile(r"[{}]")
BROKEN = re.compile(
    r"\s{2}|\s[.,;:!?]|[.,;:]{2}|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]"
)
AMERICAN = """
color favor behavior honor neighbor labor center organize organization realize recognize apologize
analyze catalog defense offense license program gray traveling canceled judgment practicing
enroll fulfill skeptic
""".split()


def texts(part: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - TOML
    """Yield every text of a table with its place, on one line as the guide says it."""
    if isinstance(part, str):
        yield "/".join(place), " ".join(part.split())
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from texts(inner, (*place, name))
    elif isinstance(part, list):
        for number, inner in enumerate(part, 1):
            yield from texts(inner, (*place, str(number)))


TEXTS = dict(texts(own_model().prose))


def wrong(pattern: re.Pattern[str], within: str = "") -> dict[str, str]:
    """Return the texts in which a pattern is found."""
    return {
        place: text
        for place, text in TEXTS.items()
        if place.startswith(within) and pattern.search(text)
    }


def is_whole(text: str) -> bool:
    """Tell whether a text begins and ends as sentences do, with every slot filled."""
    return bool(re.match(r"[A-Z“]", text)) and text[-1] in ".?”" and not SLOT.search(text)


def test_every_text_says_something() -> None:
    """No text is empty."""
    assert len(TEXTS) > 500
    assert [place for place, text in TEXTS.items() if not text] == []


def test_texts_are_cleanly_set() -> None:
    """No text has double spaces, a space before a stop, doubled stops or invisible characters."""
    assert wrong(BROKEN) == {}


def test_texts_use_round_quotes() -> None:
    """No text has a straight quotation mark or apostrophe."""
    assert wrong(re.compile(r"[\"'`]")) == {}


def test_texts_do_not_shout() -> None:
    """No text has an exclamation mark."""
    assert wrong(re.compile("!")) == {}


def test_spelling_is_british() -> None:
    """No text has an American spelling."""
    forms = rf"\b(toward|({'|'.join(AMERICAN)})(s|d|r|ed|er|ing|able|ful|ite|al)?)\b"
    words = re.compile(forms, re.IGNORECASE)
    assert wrong(words) == {}


def test_sentences_are_whole() -> None:
    """What is meant as sentences begins with a capital and ends with a stop or question mark."""
    meant = {
        place: text.format(platform="X", where="X")
        for place, text in TEXTS.items()
        if place.split("/")[-1] in SENTENCES and not place.startswith("summary/")
    }
    assert {place: text for place, text in meant.items() if not is_whole(text)} == {}


def test_questions_end_with_a_question_mark() -> None:
    """What is asked about a person or a request is a question."""
    asked = [question_data(question)["text"] for question in QUESTIONS]
    asked += [fact_data(fact.id)["text"] for fact in FACTS]
    assert [text for text in asked if not text.endswith("?")] == []


def test_labels_are_no_sentences() -> None:
    """Labels and short names carry no full stop."""
    names = {"label", "short", "headline", "follow"}
    labels = {place: text for place, text in TEXTS.items() if place.split("/")[-1] in names}
    assert {place: text for place, text in labels.items() if text[-1] in ".?!;:,"} == {}


def test_changes_end_a_sentence() -> None:
    """What comes after “if” begins small and has no stop."""
    ends = {
        place: text.format(platform="X", where="X")
        for place, text in TEXTS.items()
        if "/if" in place
    }
    assert len(ends) > 70
    assert {
        place: text for place, text in ends.items() if not re.fullmatch(r"[a-z].*\w", text)
    } == {}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_slots_are_filled(platform: str) -> None:
    """Rules, habits and questions read as whole sentences for every platform."""
    mine = recommend({}).platforms[platform]
    said = [text for rule in RULES for text in texts(rule_data(rule, mine))]
    said += [
        ("", say("practices", item.id, "text", platform=mine.platform.name)) for item in PRACTICES
    ]
    said += [text for question in QUESTIONS for text in texts(question_data(question))]
    assert [text for _, text in said if SLOT.search(text) or not text] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_answers_can_be_spelt(question: Any) -> None:  # noqa: ANN401 - typed by the list
    """Every answer has a short form that names the question and the option."""
    spelt = [spell(f"{question.id}={option}") for option in question.options]
    assert len(set(spelt)) == len(spelt)
    assert all(re.fullmatch(r"[^:{}]+: [^:{}]+", text) for text in spelt)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_facts_can_be_spelt(fact: Any) -> None:  # noqa: ANN401 - typed by the list
    """Every fact has a short form that names the fact and the value."""
    spelt = [spell(f"{fact.id}={value}") for value in (*fact.values, UNKNOWN)]
    assert len(set(spelt)) == len(spelt)
    assert all(re.fullmatch(r"[^:{}]+: [^:{}]+", text) for text in spelt)


USES = ("work", "private", "both", "none")
Kind = tuple[str, str]


@cache
def stands() -> list[Policy]:
    """Return policies with every combination of stances and kinds of account that there is.

    The platforms that everybody is asked about are combined with each other; each of the others
    joins them in every way that it can, and so do all of them at once.
    """
    tree = ("networking", "persona", "reputation", "activity", "exposure")
    one = policies("linkedin")
    found: dict[tuple[object, ...], dict[str, str]] = {}
    for options in product(*(one.axes[name] for name in tree)):
        answers = complete(dict(zip(tree, options, strict=True)))
        kinds = {name: _kinds(answers, name) for name in PLATFORMS}
        for chosen in _accounts(kinds):
            uses = {f"use-{name}": kinds[name][kind] for name, kind in chosen.items()}
            found.setdefault(tuple(chosen.items()), {**answers, **uses})
    return [recommend(answers) for answers in found.values()]


def _accounts(kinds: dict[str, dict[Kind, str]]) -> Iterator[dict[str, Kind]]:
    """Yield the combinations of accounts that are looked at, as the kinds of them."""
    for chosen in product(*(kinds[name] for name in ASKED)):
        yield dict(zip(ASKED, chosen, strict=True))
    for name in kinds.keys() - set(ASKED):
        yield from ({name: kind} for kind in kinds[name])
    for use in USES:
        yield {
            name: kind
            for name, there in kinds.items()
            for kind, one in there.items()
            if one == use or len(there) == 1
        }


def _kinds(answers: dict[str, str], platform: str) -> dict[Kind, str]:
    """Return the stances and accounts that these answers can have on a platform, with a use."""
    kinds: dict[Kind, str] = {}
    for use in USES:
        values = standing({**answers, f"use-{platform}": use}, PLATFORMS[platform])
        private = "private" if values["account"] == "private" else "other"
        kinds.setdefault((values["stance"], private), use)
    return kinds


def test_summaries_read_as_sentences() -> None:
    """Every policy is summed up in one or two sentences, and so is every platform's."""
    bad = set()
    for policy in stands():
        whole = summary(policy)
        parts = [platform_summary(policy, mine) for mine in policy.platforms.values()]
        bad |= {text for text in [whole, *parts] if not is_whole(text) or BROKEN.search(text)}
        bad |= {
            text for text in [whole, *parts] if not 1 <= len(re.findall(r"[.](?: |$)", text)) <= 2
        }
        bad |= {text for text in parts if len(re.findall(r"[.](?: |$)", text)) != 1}
    assert sorted(bad) == []


def test_summaries_name_every_platform_once() -> None:
    """A summary speaks of every platform named, and of none twice, unless the person is on none."""
    for policy in stands():
        spoken = [
            mine for mine in policy.platforms.values() if is_named(policy.answers, mine.platform)
        ]
        if {mine.stance for mine in spoken} != {"absent"}:
            said = summary(policy)
            counts = [len(re.findall(rf"\b{mine.platform.name}\b", said)) for mine in spoken]
            assert counts == [1] * len(counts), said


def test_stances_of_summaries_are_all_there_are() -> None:
    """Between them, the policies looked at show every stance."""
    assert {mine.stance for policy in stands() for mine in policy.platforms.values()} == {*STANCES}
