"""Notes: for every purpose, tone and choice of slots a text that a person could send."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import decide, recommend
from guide.errors import GuideError
from guide.length import length, limit
from guide.letter import left_out, note, slots_of
from guide.model import Decision
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.recommend import standing
from guide.render_notes import purposes_data, written_data
from guide.reply import purposes, reply, ways
from guide.rules import RULES
from guide.slots import read_slots, tidied_text
from guide.vocabulary import NOTE_SLOTS, SLOTS, TONES
from tests.support.bad_input import NASTY
from tests.support.made_up import answers, platforms, requests
from tests.support.reviewed import FILLED, SENTENCES
from tests.support.sentences import faults

PURPOSES = tuple(table("notes"))
#: The words of a note that nothing was filled into, without the greeting.
REVEALING = re.compile(
    r"\b(patients?|clients?|pupils?|students?|look after|care|treat|therap\w+|case)\b",
    re.IGNORECASE,
)


def subsets(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return every choice of some names, none and all included."""
    return [*chain.from_iterable(combinations(names, count) for count in range(len(names) + 1))]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_choice_of_slots_reads_well(purpose: str) -> None:
    """Whatever is filled in or left empty, a note has no hole and its sentences are whole."""
    found = [
        fault
        for platform in ("linkedin", "whatsapp")
        for tone in TONES
        for values in (FILLED, SENTENCES)
        for chosen in subsets(slots_of(purpose))
        for fault in faults(
            note(purpose, platform, tone=tone, **{name: values[name] for name in chosen}).text
        )
    ]
    assert found == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_note_fits(platform: str) -> None:
    """Every note, bare and as full as it can be, is counted right and fits where a limit is."""
    longest = {slot: ("long " * most)[: most - 1] + "y" for slot, most in SLOTS.items()}
    for purpose in PURPOSES:
        most = limit(platform, purpose)
        for tone in TONES:
            for slots in ({}, {slot: longest[slot] for slot in slots_of(purpose)}):
                made = note(purpose, platform, tone=tone, **slots)
                assert made.length == length(made.text, platform)
                assert made.limit == most
                assert most is None or made.length <= most


def test_what_finds_no_room_is_named() -> None:
    """A note that must fit loses whole sentences, the last first, and tells which slots went."""
    slots = {"place": "in Leeds", "reason": "r" * 150, "name": "Priya", "mine": "Jon"}
    made = note("reconnect", "linkedin", **slots)
    assert (made.limit, left_out(made, slots)) == (200, ("reason",))
    assert "met in Leeds. I would like to hear how you are" in made.text
    fuller = note("reconnect", "whatsapp", **slots)
    assert (fuller.limit, left_out(fuller, slots)) == (None, ())
    most = {slot: "y" * SLOTS[slot] for slot in slots}
    for tone in TONES:
        tight = note("reconnect", "linkedin", tone=tone, **most)
        assert tight.length <= 200
        assert faults(tight.text) == []
        assert {"place", "reason"} <= set(left_out(tight, most))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_tones_differ_and_take_the_same_slots(purpose: str) -> None:
    """Each tone says it in its own words, and has a place for every slot that the others have."""
    texts = {note(purpose, "x", tone=tone).text for tone in TONES}
    assert len(texts) == len(TONES)
    for slot in slots_of(purpose):
        for tone in TONES:
            assert FILLED[slot] in note(purpose, "x", tone=tone, **{slot: FILLED[slot]}).text
    unused = {slot: FILLED[slot] for slot in NOTE_SLOTS if slot not in slots_of(purpose)}
    assert note(purpose, "x", **unused) == note(purpose, "x")


@pytest.mark.parametrize(
    ("given_reason", "said"),
    [
        ("we met in Leeds", "We met in Leeds."),
        ("We met in Leeds.", "We met in Leeds."),
        ("We met in Leeds. You spoke.", "We met in Leeds. You spoke."),
        ("I\u2019m new here", "I\u2019m new here."),
        ("I'm new here", "I'm new here."),
        ("Maria sends her regards.", "Maria sends her regards."),
        ("Your talk moved me!", "Your talk moved me!"),
        ("Do you still sing?", "Do you still sing?"),
        ("your survey", "There is one more reason: your survey."),
        ("Your survey", "There is one more reason: your survey."),
        ("your survey.", "There is one more reason: your survey."),
        ("your survey;", "There is one more reason: your survey."),
        ("because we met in Leeds", "We met in Leeds."),
        ("Because your talk moved me", "There is one more reason: your talk moved me."),
        ("because of your talk", "There is one more reason: because of your talk."),
        ("because ,", "There is one more reason: because."),
        ("As we both sing", "We both sing."),
        ("as a singer", "There is one more reason: as a singer."),
        ("since we both sing", "We both sing."),
        ("Since your talk moved me", "There is one more reason: your talk moved me."),
        ("that I read your survey", "I read your survey."),
        ("that talk of yours", "There is one more reason: that talk of yours."),
        ("given that you sing", "You sing."),
        ("for we both sing", "We both sing."),
        ("for your kindness", "There is one more reason: for your kindness."),
        ("NASA", "There is one more reason: NASA."),
        ("iPhones", "There is one more reason: iPhones."),
        ("our jobs, friends, etc.", "Our jobs, friends, etc."),
        ("too little time…", "Too little time…"),
        ("wow!", "There is one more reason: wow!"),
        ("  your\n\tsurvey  ", "There is one more reason: your survey."),
        ("{name} and {mine}", "There is one more reason: {name} and {mine}."),
        ("<b>damp</b>", "There is one more reason: <b>damp</b>."),
        ("\u202eyour\u202c survey", "There is one more reason: your survey."),
        ("\u05e9\u05dc\u05d5\u05dd", "There is one more reason: \u05e9\u05dc\u05d5\u05dd."),
        (
            "\u6211\u4eec\u89c1\u8fc7\u3002",
            "There is one more reason: \u6211\u4eec\u89c1\u8fc7\u3002",
        ),
    ],
)
def test_a_reason_fits_in(given_reason: str, said: str) -> None:
    """A reason is a sentence where it can be one, and otherwise follows a colon, with one stop."""
    wanted = f"so I will not connect here. {said} I wish you all the best."
    assert note("decline", "x", reason=given_reason).text.endswith(wanted)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("in Leeds", "in Leeds"),
        ("In Leeds.", "in Leeds"),
        ("the housing day", "at the housing day"),
        ("The housing day,", "at the housing day"),
        ("housing fair", "at the housing fair"),
        ("Housing fair", "at the Housing fair"),
        ("Leeds fair", "at the Leeds fair"),
        ("fair", "at the fair"),
        ("Leeds", "in Leeds"),
        ("New York", "in New York"),
        ("Leeds, 2019", "in Leeds, 2019"),
        ("PyCon", "at PyCon"),
        ("Web Summit", "at Web Summit"),
        ("FOSDEM 2020", "at FOSDEM 2020"),
        ("work", "at work"),
        ("Work", "at work"),
        ("Dr. Smith's office", "at Dr. Smith's office"),
        ("Zoom", "on Zoom"),
        ("Online", "online"),
        ("last week", "last week"),
        ("Yesterday", "yesterday"),
        ("two years ago in Leeds", "two years ago in Leeds"),
        ("Monday", "on Monday"),
        ("12 May", "on 12 May"),
        ("May 12", "on May 12"),
        ("May 2019", "in May 2019"),
        ("2019", "in 2019"),
        ("10.5.2024", "on 10.5.2024"),
        ("summer", "in summer"),
        ("we met at the fair", "at the fair"),
        ("We sat together", "when we sat together"),
        ("I spoke at the fair", "when I spoke at the fair"),
        ("\u6771\u4eac", "in \u6771\u4eac"),
        (
            "\u043d\u0430 \u044f\u0440\u043c\u0430\u0440\u043a\u0435",
            "\u043d\u0430 \u044f\u0440\u043c\u0430\u0440\u043a\u0435",
        ),
        ("ON THE BUS", "ON THE BUS"),
    ],
)
def test_a_place_fits_in(place: str, said: str) -> None:
    """A place or a time gets the preposition that it lacks, and loses its stop."""
    assert f"It was good to meet you {said}. " in note("decline", "x", place=place).text


@pytest.mark.parametrize("place", ["at", "The", "we met", "in.", "when we met"])
def test_what_names_no_place_counts_as_empty(place: str) -> None:
    """A preposition without a place leaves the slot empty."""
    assert note("decline", "x", place=place) == note("decline", "x")
    assert left_out(note("decline", "x", place=place), {"place": place}) == ()


def test_greeting_and_sign_off_follow_the_tone() -> None:
    """Each tone greets and signs off in its own way, with a name and without."""
    ends = {
        tone: note("decline", "x", tone=tone, name="Ms Rao,", mine="Jon").text.split("\n")
        for tone in TONES
    }
    assert [lines[0] for lines in ends.values()] == ["Hello Ms Rao,", "Hi Ms Rao,", "Dear Ms Rao,"]
    assert [lines[2:] for lines in ends.values()] == [
        ["Jon"],
        ["Warm wishes,", "Jon"],
        ["Kind regards,", "Jon"],
    ]
    bare = [note("decline", "x", tone=tone).text.split("\n") for tone in TONES]
    assert [lines[0] for lines in bare] == ["Hello,", "Hello there,", "Good day,"]
    assert [len(lines) for lines in bare] == [2, 2, 2]


@pytest.mark.parametrize("purpose", ["decline-professional", "end-professional"])
@pytest.mark.parametrize("tone", TONES)
def test_rule_of_a_profession_gives_nobody_away(purpose: str, tone: str) -> None:
    """A note for a professional rule does not say that somebody is a patient or a client."""
    assert REVEALING.search(note(purpose, "x", tone=tone).text) is None
    assert REVEALING.search("the people I look after")


def test_call_needs_a_reason() -> None:
    """A call is only suggested with a reason; without one, the note says thank you."""
    assert "ten minutes" not in note("suggest-call", "linkedin").text
    for tone in TONES:
        assert "ten minutes" in note("suggest-call", "linkedin", tone=tone, reason="damp").text


# What is filled in


@given(st.text(max_size=60))
def test_any_text_is_tidied(text: str) -> None:
    """Whatever is filled in comes out on one line, can be encoded, and shows what was meant."""
    tidy = tidied_text(text)
    assert tidy.split() == [word for word in tidy.split(" ") if word]
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in tidy)
    assert tidied_text(tidy) == tidy
    tidy.encode()
    assert [c for c in text if c.isalnum()] == [c for c in tidy if c.isalnum()]


@given(st.fixed_dictionaries({}, optional={slot: st.text(max_size=60) for slot in NOTE_SLOTS}))
def test_any_slots_make_a_note(slots: dict[str, str]) -> None:
    """Whatever is filled in, a note comes out, with a greeting and no more lines than it should."""
    for purpose in ("decline", "ask-to-name-you", "swap-cards"):
        for tone in TONES:
            text = note(purpose, "x", tone=tone, **slots).text
            assert 2 <= len(text.split("\n")) <= 4
            assert text.split("\n")[0].endswith(",")


@pytest.mark.parametrize("empty", ["", " ", "\n", "...", "\u200b", "\u202e", "\ud800", "\0", "-"])
def test_what_cannot_be_read_counts_as_empty(empty: str) -> None:
    """Spaces, stops and what does not print leave a slot empty."""
    assert note("decline", "x", **dict.fromkeys(NOTE_SLOTS, empty)) == note("decline", "x")


def test_emoji_and_joiners_are_kept() -> None:
    """Emoji that are joined of several characters, and marks of direction, stay as they are."""
    family = "\U0001f469\u200d\U0001f467"
    assert tidied_text(f"Zo\u0308e {family}") == f"Zo\u0308e {family}"
    assert tidied_text("\u05d0\u200f!") == "\u05d0\u200f!"


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"nmae": "x"}, ("slots", "nmae", "name, mine, place")),
        ({NASTY: "x"}, ("slots", "name, mine, place")),
        ({"name": 7}, ("slots, name", "7", "text")),
        ({"name": None}, ("slots, name", "None", "text")),
        ({"name": ["x"]}, ("slots, name", "text")),
        ({"name": "x" * 61}, ("slots, name", "61", "keep it to 60")),
        ({"reason": "x" * 100_000}, ("slots, reason", "100,000", "keep it to 200")),
    ],
)
def test_wrong_slots_are_refused(slots: dict[str, object], words: tuple[str, ...]) -> None:
    """A slot that does not exist, is no text or is too long is named, with what is accepted."""
    with pytest.raises(GuideError) as refused:
        read_slots(slots)
    said = str(refused.value)
    assert said.isprintable()
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("wrong", ["", "shout", "Warm", NASTY])
def test_wrong_tones_and_purposes_are_refused(wrong: str) -> None:
    """A tone or a purpose that does not exist is named, with those that do."""
    with pytest.raises(GuideError, match="plain, warm or formal"):
        note("decline", "x", tone=wrong)
    with pytest.raises(GuideError, match="thanks, thanks-for-accepting"):
        note(wrong, "x")


# After a decision


@given(answers, platforms, requests)
def test_decisions_have_notes_that_go_with_them(
    given_answers: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """Every way to answer a decision is written for it; others are refused by name."""
    decision = decide(recommend(given_answers), platform, request)
    possible = ways(decision)
    usual = reply(decision)
    sender = standing(decision.answers, PLATFORMS[platform])
    assert (usual is None) or usual.purpose == possible[0]
    for purpose in PURPOSES:
        if purpose in possible:
            made = reply(decision, purpose=purpose, tone="warm", name="Priya")
            assert made == note(purpose, platform, sender, tone="warm", name="Priya")
        else:
            with pytest.raises(GuideError, match="does not go with this decision"):
                reply(decision, purpose=purpose)


def test_somebody_never_met_is_not_asked_where_you_met() -> None:
    """Behind a thin profile, an acquaintance is asked where you met, and a prospect why."""
    asked = {}
    for relationship in ("acquaintance", "prospect"):
        facts = {"relationship": relationship, "profile": "thin"}
        decision = decide(recommend({"networking": "essential"}), "linkedin", facts)
        assert decision.rule.id == "thin-profile-of-someone-met"
        usual = reply(decision)
        asked[relationship] = usual and usual.purpose
    assert asked == {"acquaintance": "ask-where-we-met", "prospect": "ask-why"}


def test_every_purpose_can_be_reached() -> None:
    """Every purpose is met in a decision or is for a moment that no decision knows."""
    no_request: Decision = decide(recommend({}), "linkedin", {})
    met = {purpose for rule in RULES for _, purpose in purposes(rule)}
    for rule in RULES:
        made = Decision(
            "linkedin", rule.action, rule, no_request.answers, no_request.request, (), ()
        )
        met |= set(ways(made))
    first_steps = {"reconnect", "withdraw", "ask-to-name-you", "thanks-for-accepting"}
    assert met.isdisjoint(first_steps)
    assert met | first_steps == set(PURPOSES)


@given(answers, platforms, requests)
def test_nobody_who_harasses_gets_a_word(
    given_answers: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """Nothing is offered to be said to whoever harasses or is not genuine."""
    policy = recommend(given_answers)
    for more in ({"conduct": "harassing"}, {"profile": "suspicious", "relationship": "stranger"}):
        decision = decide(policy, platform, {**request, **more})
        if decision.action == "block-report":
            assert ways(decision) == ()


def test_labels_name_each_purpose_once() -> None:
    """Every purpose has a name of its own."""
    labels = [say("notes", purpose, "label") for purpose in PURPOSES]
    assert len(set(labels)) == len(labels)


def test_purposes_are_listed_with_their_slots() -> None:
    """A page can list every purpose, with a name for it and for each of its slots."""
    listed = purposes_data()
    assert [row["id"] for row in listed] == list(PURPOSES)
    for row in listed:
        assert [slot["id"] for slot in row["slots"]] == list(slots_of(row["id"]))
        assert all(slot["text"] for slot in row["slots"])


def test_a_slot_is_asked_for_as_it_is_meant() -> None:
    """A place is where you met or will meet, and an address says whose it is."""
    asked = {
        (row["id"], slot["id"]): slot["text"] for row in purposes_data() for slot in row["slots"]
    }
    assert "you will meet" in asked["swap-cards", "place"]
    assert "you met" in asked["decline", "place"]
    assert "new account" in asked["ask-is-it-you", "link"]
    assert "LinkedIn" in asked["redirect-to-linkedin", "link"]
    for (purpose, slot), text in asked.items():
        if slot == "place":
            body = str(table("notes")[purpose]["plain"])
            assert ("will" in text) == ("meet {place}" in body), purpose


@pytest.mark.parametrize("purpose", ["redirect-to-linkedin", "redirect-to-page", "follow-instead"])
@pytest.mark.parametrize("link", ["jon@example.org", " mailto:jon@example.org. "])
def test_a_page_is_not_reached_by_email(purpose: str, link: str) -> None:
    """A note that points to a page refuses an e-mail address, and takes an address with an @."""
    with pytest.raises(GuideError, match=r"link: .*e-mail address; give the web address"):
        written_data(purpose, "facebook", link=link)
    assert written_data(purpose, "facebook", link="example.org/@jon")["left-out"] == []
    assert written_data("redirect-to-email", "facebook", link="jon@example.org")["reply"]
