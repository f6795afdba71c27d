"""A text is counted as the platform counts it, and limits agree with the dated facts."""

from __future__ import annotations

import re
import time

import pytest

from guide.dated import EVERY_PLATFORM_FACT, data
from guide.length import fits, graphemes, length, limit, units
from guide.links import links
from guide.platforms import PLATFORMS
from guide.prose import say

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
HAND = "\U0001f64b\U0001f3fd"


@pytest.mark.parametrize(
    ("text", "linkedin", "x", "bluesky"),
    [
        ("", 0, 0, 0),
        ("hello", 5, 5, 5),
        ("two\nlines", 9, 9, 9),
        ("two\r\nlines", 10, 10, 9),
        ("caf\u00e9", 4, 4, 4),
        ("cafe\u0301", 5, 4, 4),  # an accent typed apart; X composes it first
        ("a\u0301\u0302", 3, 2, 1),
        ("\U0001f44b", 2, 2, 1),
        (HAND, 4, 2, 1),
        (FAMILY, 11, 2, 1),
        ("\U0001f1e9\U0001f1ea", 4, 2, 1),  # one flag
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 8, 4, 2),  # two flags
        ("1\ufe0f\u20e3", 3, 2, 1),  # a keycap
        ("\u2764\ufe0f", 2, 2, 1),
        ("\u00a9", 1, 1, 1),
        ("\u65e5\u672c\u8a9e", 3, 6, 3),
        ("\ud55c\uad6d", 2, 4, 2),
        ("\u1112\u1161\u11ab", 3, 2, 1),  # the same syllable in parts
        ("\u0645\u0631\u062d\u0628\u0627", 5, 5, 5),
        ("\u05e9\u05dc\u05d5\u05dd", 4, 4, 4),
        ("\u05e9\u05c1\u05b8", 3, 3, 1),  # a Hebrew letter with its points
        ("\u0928\u092e\u0938\u094d\u0924\u0947", 6, 6, 3),
        ("\u0e19\u0e49\u0e33", 3, 3, 2),
        ("\u041f\u0440\u0438\u0432\u0435\u0442", 6, 6, 6),
        ("\u201cquoted\u201d \u2026", 10, 11, 10),
        ("\u20ac", 1, 2, 1),
        ("\U00020000", 2, 2, 1),  # a rare Chinese character
        ("\u202ertl\u202c", 5, 7, 5),  # marks of direction are characters too
        ("https://example.org/a/long/path/indeed", 38, 23, 38),
        ("see example.org.", 16, 28, 16),
        ("me@example.org", 14, 14, 14),
    ],
)
def test_length_is_the_platforms_own(text: str, linkedin: int, x: int, bluesky: int) -> None:
    """LinkedIn and others count UTF-16 units, X its weights, and Bluesky graphemes."""
    counted = [length(text, platform) for platform in ("linkedin", "x", "bluesky")]
    assert counted == [linkedin, x, bluesky]
    assert length(text, "facebook") == length(text, "xing") == linkedin


def test_mastodon_shortens_links_and_mentions() -> None:
    """On Mastodon a link counts as 23 and a mention without its server."""
    assert length("see https://example.org/a/very/long/path/of/a/page", "mastodon") == 4 + 23
    assert length("@ana@example.social hello", "mastodon") == len("@ana hello")
    assert length(FAMILY, "mastodon") == 1


def test_graphemes_are_the_whole_text() -> None:
    """Put together again, the graphemes of a text are the text."""
    text = (
        f"a\u0301{FAMILY}{HAND}\r\n\U0001f1e9\U0001f1ea\U0001f1eb\u0938\u094d\u0924\ud55c\n\u0301"
    )
    assert "".join(graphemes(text)) == text
    assert list(graphemes(""))[:1] == []


def test_units_are_those_of_a_browser() -> None:
    """UTF-16 units are counted as encoding says."""
    text = f"a\u00e9\u65e5{FAMILY}\U00020000"
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_limits() -> None:
    """An invitation on LinkedIn holds 200 characters or 300 with Premium; others as known."""
    assert limit("linkedin", "invite") == 200
    assert limit("linkedin", "invite", premium=True) == 300
    assert limit("linkedin", "reconnect") == 200
    assert limit("linkedin", "thanks") is None
    assert (
        limit("x", "invite") == limit("x", "thanks") == limit("x", "reply", premium=True) == 10000
    )
    assert limit("discord", "reply", premium=True) == 4000
    assert limit("facebook", "invite") is None


def test_limits_agree_with_the_dated_facts() -> None:
    """Each limit is said by a dated fact of its platform, number by number."""
    facts = {fact.id: fact for fact in EVERY_PLATFORM_FACT}
    rows = [
        (platform, row)
        for kind in ("invitation", "message")
        for platform, row in data("limits.toml")[kind].items()
    ]
    for platform, row in rows:
        fact = facts[row["fact"]]
        assert (fact.platform, fact.kind) == (platform, "limit")
        said = re.findall(r"\d[\d,]*", say("platform-facts", fact.id, "text"))
        numbers = {int(number.replace(",", "")) for number in said}
        assert {value for value in row.values() if isinstance(value, int)} <= numbers
    assert {platform for platform, _ in rows} <= set(PLATFORMS)
    assert set(data("limits.toml")["counts"]) <= set(PLATFORMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/b, please", ["https://a.example/b"]),
        ("(www.example.org/x)", ["www.example.org/x"]),
        ("bit.ly/3xyz and example.org", ["bit.ly/3xyz", "example.org"]),
        ("me@example.org", []),
        ("e.g. at 10.30 and v1.2.3", []),
        ("thanks.Hello", []),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    """Links are found without the stops after them, and addresses of e-mail are none."""
    assert [link.text for link in links(text)] == found


def test_what_fits() -> None:
    """The part of a text that fits is the longest."""
    assert fits("\U0001f44b" * 10, "linkedin", 5) == 2
    assert fits("\u65e5" * 10, "x", 7) == 3
    assert fits("short", "linkedin", 200) == 5
    assert fits("long", "linkedin", 0) == 0


@pytest.mark.parametrize("platform", ["x", "mastodon"])
@pytest.mark.parametrize(
    "text",
    ["\u0301", FAMILY, "\U0001f1e9", "a.", "https://", "@a@b.", "a-"],
    ids=ascii,
)
def test_counting_is_quick(text: str, platform: str) -> None:
    """A hundred thousand characters of anything are counted in no time to speak of."""
    whole = (text * 100_000)[:100_000]
    begun = time.perf_counter()
    assert length(whole, platform) > 0
    assert time.perf_counter() - begun < 5
