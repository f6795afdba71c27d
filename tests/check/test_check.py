"""A check marks the right words, keeps to the languages it knows, and survives anything."""

from __future__ import annotations

import re
import time
from itertools import pairwise, product

import pytest

from guide.check import MOST_CHARACTERS, Finding, check, language, purposes, read_note, read_purpose
from guide.check.report import check_data, check_text, findings_data, in_units
from guide.check.wording import FIRST, kind_of, pattern, plain
from guide.dated import data, sources
from guide.errors import GuideError
from guide.invite import invite
from guide.platforms import PLATFORMS
from guide.prose import say, table
from guide.vocabulary import TONES
from tests.engine.test_prose import AMERICAN, BROKEN, is_whole, texts
from tests.support.bad_input import NASTY

GOOD = "We met at the housing day in Leeds, and I would like to hear about your survey."
FINDINGS = data("check.toml")["findings"]


def ids(text: str, platform: str = "linkedin", purpose: str = "invite") -> list[str]:
    """Return the ids of what is found, each once, in order."""
    return list(dict.fromkeys(finding.id for finding in check(text, platform, purpose)))


# What is marked


@pytest.mark.parametrize("before", ["", "\U0001f44b ", "\u05e9\u05dc\u05d5\u05dd ", "e\u0301\n\n"])
def test_places_hold_the_words(before: str) -> None:
    """A finding's text is what stands between its places."""
    note = f"{before}{GOOD} Book your free demo at https://example.org/demo, [First Name]!!!"
    found = check(note, "linkedin")
    assert {finding.id for finding in found} >= {"pitch", "link", "placeholder", "shouting"}
    assert all(note[finding.start : finding.end] == finding.text for finding in found)
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)
    link = next(finding for finding in found if finding.id == "link")
    assert link.text == "https://example.org/demo"


def test_what_is_missing_is_marked_at_the_end() -> None:
    """What a note lacks has an empty text at its end."""
    note = "Hello Jan, please connect with me."
    found = [finding for finding in check(note, "linkedin") if not finding.text]
    assert [finding.id for finding in found] == ["no-reason", "nothing-about-them"]
    assert {(finding.start, finding.end) for finding in found} == {(len(note), len(note))}


def test_what_is_too_long_is_marked_from_the_limit() -> None:
    """What goes beyond the limit is marked, counted as the platform counts."""
    note = f"\U0001f44b\U0001f44b {GOOD} {'We talked about damp walls. ' * 6}"
    (found,) = check(note, "linkedin")
    assert (found.id, found.start, found.end) == ("too-long", 198, len(note))
    assert check(note, "linkedin", premium=True) == ()
    assert check(note, "facebook") == ()


def test_a_stranger_reads_no_essay() -> None:
    """Where no limit is known, an invitation is too long when a stranger would not read it."""
    note = f"{GOOD} {'We talked about damp walls. ' * 40}"
    assert ids(note, "facebook") == ids(note, "x") == ["too-long"]
    assert ids(note, "facebook", "reply") == []


def test_words_are_found_however_they_are_typed() -> None:
    """Case, round and missing apostrophes, line breaks and wide blanks make no difference."""
    for text in (
        "I'd like to ADD you to my network",
        "Id like to add you\nto my  network",
        "I\u2019d like to add\u00a0you to my network",
    ):
        assert "default-text" in ids(text)
    assert "pressure" in ids(f"{GOOD} Don\u2019t ignore me.")
    assert "pressure" in ids(f"{GOOD} Dont ignore me.")


def test_the_same_finding_is_not_made_without_end() -> None:
    """A finding is shown at a few places only, and its places do not overlap."""
    found = [one for one in check("act now. " * 100, "linkedin") if one.id == "pitch"]
    assert len(found) == 5
    assert all(one.end <= other.start for one, other in pairwise(found))


# What is no fault


@pytest.mark.parametrize(
    "text",
    [
        "I'd love to pick your brain about the canal survey.",
        "We both worked at NASA and IBM before the EU project.",
        "Your talk \u201cBook your free demo: how not to sell\u201d made my whole team laugh.",
        "Your talk \u2018Book your free demo\u2019 and its sequel 'Act now' made us laugh in Hull.",
        'Your lecture "Act now, limited seats only" was the best of the day.',
        "I work at Booking.com and use your Node.js library every day.",
        "Good to meet you at the ACME stand, no rush to answer.",
        "We met in York. Nothing urgent, but I would like to hear how the bees are.",
        "You wrote about pitch and rhythm; I teach both in Hull.",
        "I sell honey at the Ludlow market, next to your stall, and would like to swap notes.",
        "Hi Ana, sorry I missed you after choir. Would you send me the alto part?",
        "What do you think about the new damp rules?",
        "Our daughters are in the same class, and I gather you know the way to the cave.",
    ],
)
def test_false_alarms(text: str) -> None:
    """Abbreviations, quotations, names and shared ground are no faults."""
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Could you tell me all you know about AI?", "cannot-answer"),
        ("What do you think about life?", "cannot-answer"),
        ("We met at the fair. What should I do with my career?", "cannot-answer"),
        ("Can you tell me everything about marketing?", "cannot-answer"),
        ("I found your home address.", "personal-profile"),
        ("I was near your house yesterday.", "personal-profile"),
        ("I know where you live.", "personal-profile"),
    ],
)
def test_faults_are_found(text: str, expected: str) -> None:
    """A question without a bound, and what is known of somebody's home, are found."""
    assert expected in ids(text)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"share": "we met"}, ["too-little"]),
        ({"share": "Leeds"}, ["too-little"]),
        ({"share": "the choir"}, ["too-little"]),
        ({"why_them": "hiring"}, ["too-little"]),
        ({"share": "Leeds", "why_them": "hiring", "name": "Ana", "mine": "Jo"}, ["too-little"]),
        ({"share": "we met in Leeds"}, []),
        ({"share": "the choir at the abbey"}, []),
        ({"share": "Leeds", "why_them": "your talk on damp walls"}, []),
        ({"why_them": "you are hiring joiners"}, []),
    ],
)
def test_an_invitation_of_thin_parts(parts: dict[str, str], expected: list[str]) -> None:
    """Our own invitation gets a finding where its parts say neither where nor what."""
    for platform, tone in product(("linkedin", "facebook", "instagram", "whatsapp"), TONES):
        notes = [one.note for one in invite(platform, tone=tone, premium=False, **parts).versions]
        assert [ids(note.text, platform) for note in notes if note] == [expected] * len(notes)


def test_links_to_the_place_itself() -> None:
    """Where people follow, a link to a post of the place is part of the talk."""
    note = "Thank you for the thread on looms. Here is mine: https://x.com/weaver/status/12"
    assert ids(note, "x") == []
    assert ids(note) == ["link"]
    assert ids(note, "linkedin", "thanks") == []


def test_friends_may_speak_of_private_things() -> None:
    """What is private on a professional network is not among friends."""
    note = "We met at choir! Your holiday photos from Wales were lovely."
    assert ids(note) == ["personal-profile"]
    assert ids(note, "facebook") == []


# Languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello Jan", "en"),
        ("Thanks!", "en"),
        ("hi plz add me", "en"),
        ("Hallo Anna, ich würde mich gerne mit Ihnen vernetzen.", "other"),
        ("Bonjour, je vous ai entendu à Lyon et je voudrais vous remercier.", "other"),
        ("Hola, soy enfermera y me gustaría hablar con usted.", "other"),
        ("Привет, мы встретились в Риге.", "other"),
        ("您好,很高兴认识您。", "other"),
        ("שלום, נפגשנו בכנס.", "other"),
        ("Olá, vi sua palestra em Lisboa e gostei muito.", "other"),
        ("Xin chào, tôi rất vui được gặp", "other"),
        ("\U0001f44b", "en"),
        ("123", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, expected: str) -> None:
    """A note is taken for English unless its script or its small words say otherwise."""
    assert language(text) == expected


def test_other_languages_get_no_judgement_of_wording() -> None:
    """A note in another language is never said to lack a reason, and its form is still checked."""
    note = "Guten Tag [Vorname], wir haben uns in Köln getroffen, siehe https://beispiel.de/a!!!"
    assert ids(note) == ["placeholder", "link", "shouting"]
    told = check_data(note, "linkedin", "invite")
    assert told["language"] == "other"
    assert say("check", "text", "other")[:20] in check_text(told)


# Hostile input


@pytest.mark.parametrize(
    "part",
    [
        "a",
        " ",
        "?",
        "<",
        '"',
        "\0",
        "\ufffd",
        "\U0001f44b",
        "a.",
        "you ",
        "your very own great ",
        "we help your business ",
        "i have a very ",
        "HELLO ",
        "tell me your a, your b",
        "thanks for ",
        "please tell me ",
        "what do you think about the life ",
        "we met, ",
    ],
    ids=ascii,
)
def test_anything_is_checked_in_time(part: str) -> None:
    """A hundred thousand characters of anything are checked, and soon."""
    note = (part * MOST_CHARACTERS)[:MOST_CHARACTERS]
    begun = time.perf_counter()
    found = check(note, "linkedin")
    assert time.perf_counter() - begun < 6
    assert found
    assert len(check_text(check_data(note, "linkedin", "invite"))) < 20_000


def test_wording_is_looked_for_near_the_start() -> None:
    """Wording counts in the first ten thousand characters, the length of X's longest message."""
    assert FIRST == 10_000
    long = f"{GOOD} {'word ' * 2_000}"
    assert "pitch" not in ids(f"{long} Book your free demo.")
    assert "pitch" in ids(f"Book your free demo. {long}")


def test_markup_and_control_characters_stay_text() -> None:
    """Markup is text, and nothing that does not print reaches a terminal."""
    note = f"<script>alert(1)</script> {NASTY} act now{NASTY}"
    told = check_data(note, "linkedin", "invite")
    shown = check_text(told).replace("\n", "")
    assert shown.isprintable()
    assert all(row["text"] == note[row["start"] : row["end"]] for row in told["findings"])


def test_what_cannot_be_checked_is_refused() -> None:
    """What is no text, or longer than any message, is refused with a remedy."""
    with pytest.raises(GuideError, match="note: it is too long; give a note of at most 100,000"):
        read_note("a" * (MOST_CHARACTERS + 1))
    for given in (None, 7, ["a"], {"text": "a"}):
        with pytest.raises(GuideError, match=r"text: .* is not text; give the note as text\."):
            read_note(given, "text")
    for purpose in (None, "", "poem", 7, "Invite"):
        with pytest.raises(GuideError, match=r"purpose: .* it may be invite, reconnect, thanks"):
            read_purpose(purpose)


def test_an_unknown_platform_is_refused() -> None:
    """An unknown platform is refused with those that there are; an odd purpose is a reply."""
    with pytest.raises(GuideError, match=r"platform: .* it may be linkedin, x"):
        check(GOOD, "myspace")
    assert check("Thank you for asking.", "linkedin", "poem") == ()


def test_half_characters_are_replaced() -> None:
    """Half of a character, which no file can hold, is replaced one for one."""
    assert read_note("a\ud83db\udc4b") == "a\ufffdb\ufffd"


@pytest.mark.parametrize("note", ["", " ", "\n\t", "...", "\u200b", "!?"])
def test_nothing_is_empty_and_no_more(note: str) -> None:
    """A note without a letter, a number or a picture is empty, and nothing else is said of it."""
    for platform, purpose in product(PLATFORMS, ("invite", "reply", "decline")):
        told = check_data(note, platform, purpose)
        assert told["language"] == "en"
        places = [(row["id"], row["start"], row["end"]) for row in told["findings"]]
        assert places == [("empty", len(note), len(note))]


@pytest.mark.parametrize(
    "note", ["\U0001f600\U0001f600\U0001f600", "\U0001f44b \U0001f3fd!", "123", "@12 :-) 7.30?"]
)
def test_without_words_there_is_no_reason(note: str) -> None:
    """A note of pictures and numbers gives no reason and is about nobody; as a reply it may do."""
    for platform in PLATFORMS:
        assert ids(note, platform) == ["no-reason", "nothing-about-them"]
        assert ids(note, platform, "reconnect") == ["nothing-about-them"]
        assert ids(note, platform, "thanks") == []


# Data and wording


def test_findings_are_whole() -> None:
    """Every finding has its wording, its sources and kinds of notes that there are."""
    kinds = {kind_of(purpose) for purpose in purposes()}
    assert {kind_of(kind) for kind in kinds} == kinds <= set(purposes())
    assert set(table("check")["findings"]) == set(FINDINGS)
    for row in findings_data():
        assert row["sources"]
        assert set(row["sources"]) <= set(sources())
        assert set(row["kinds"]) <= kinds
        assert row["label"][-1] not in ".?!"
        assert is_whole(row["why"])
        assert is_whole(row["better"])


def test_wording_is_clean() -> None:
    """What is said with findings and proposals is cleanly set, in British spelling."""
    american = re.compile(rf"\b({'|'.join(AMERICAN)})(s|d|r|ed|er|ing)?\b", re.IGNORECASE)
    told = [*texts(table("check")), *texts(table("paste"))]
    bad = [
        (place, text)
        for place, text in told
        if not text or BROKEN.search(text) or american.search(text) or re.search("[\"'`]", text)
    ]
    assert bad == []


def test_fragments_are_used() -> None:
    """Every fragment of wording is used by a pattern or another fragment."""
    raw = str(data("check.toml")) + str(data("paste.toml"))
    unused = [name for name in data("check.toml")["fragments"] if f"<{name}>" not in raw]
    assert unused == []


@pytest.mark.parametrize("name", FINDINGS)
def test_every_pattern_compiles(name: str) -> None:
    """The wording of every finding compiles, and is not found in a good note."""
    for part in ("patterns", "when-bare", "cue"):
        assert not pattern("check.toml", "findings", name, part).search(plain(GOOD))


def test_data_is_complete() -> None:
    """A finding as data has the keys promised, and a page gets places in UTF-16 units."""
    note = "\U0001f44b\U0001f44b act now"
    told = check_data(note, "linkedin", "invite")
    assert list(told) == ["platform", "purpose", "length", "limit", "language", "findings"]
    keys = ["id", "label", "start", "end", "text", "why", "suggestion", "sources", "credits"]
    assert list(told["findings"][0]) == keys
    paged = in_units(told, note)["findings"]
    units = note.encode("utf-16-le")
    for row in paged:
        part = units[2 * row["start"] : 2 * row["end"]].decode("utf-16-le")
        assert part == row["text"]
    assert paged[0]["start"] == told["findings"][0]["start"] + 2


def test_a_finding_is_a_record() -> None:
    """A finding cannot be changed."""
    finding = Finding("empty", 0, 0, "", "why", "better", ())
    with pytest.raises(AttributeError):
        finding.start = 1  # type: ignore[misc]
