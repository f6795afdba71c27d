"""The engine that the site ships refuses, letter by letter, what Python refuses here.

What they say of policies and decisions is compared together with the tables, in `tests/tables/`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.browser import step
from guide.platforms import PLATFORMS
from guide.recommend import recommend
from guide.version import POLICY_VERSION
from tests.support.cover import Mark, covering, mark
from tests.support.node import RAISED, both, differences, here


@pytest.fixture(scope="module")
def cover() -> tuple[list[dict[str, str]], dict[str, set[Mark]]]:
    """Work out which answers lead to every policy."""
    sets, marks = covering()
    return sets, dict(marks)


def test_cover_reaches_every_policy(
    cover: tuple[list[dict[str, str]], dict[str, set[Mark]]],
) -> None:
    """The sets of answers that are compared lead to every policy of every platform."""
    sets, marks = cover
    reached: dict[str, set[Mark]] = {name: set() for name in PLATFORMS}
    for answers in sets:
        for name, mine in recommend(answers).platforms.items():
            use = answers[f"use-{name}"]
            account = mine.platform.default_use if use == "not-sure" else use
            reached[name].add(mark(mine, account))
    assert reached == marks
    assert sum(map(len, marks.values())) > 500


LINK = '{{"do": "restore", "from": "link", "text": {}}}'.format
SAVED = '{{"do": "restore", "from": "saved", "text": {}}}'.format
REQUEST = '{{"do": "request", "platform": "linkedin", {}}}'.format
#: What may come in at the border and is no use, by what is wrong with it.
BAD = {
    "nothing": "",
    "a space": " ",
    "no JSON": "policy",
    "half an object": '{"do": "policy"',
    "a text": '"policy"',
    "a list": '["policy"]',
    "null": "null",
    "too long": f'{{"do": "policy", "answers": "{"x" * 100_000}"}}',
    "a key twice": '{"do": "policy", "do": "request"}',
    "no step": "{}",
    "unknown step": '{"do": "nonsense"}',
    "step is a list": '{"do": ["policy"]}',
    "step is markup": '{"do": "<b>"}',
    "step is half a character": '{"do": "\\ud800"}',
    "answers are a list": '{"do": "policy", "answers": []}',
    "answers are null": '{"do": "policy", "answers": null}',
    "answers are a number": '{"do": "policy", "answers": 1.5}',
    "answers are true": '{"do": "policy", "answers": true}',
    "unknown question": '{"do": "policy", "answers": {"colour": "red"}}',
    "unknown option": '{"do": "policy", "answers": {"persona": "shy"}}',
    "option is a number": '{"do": "policy", "answers": {"persona": 1}}',
    "option is a list": '{"do": "policy", "answers": {"persona": ["limited"]}}',
    "option has lines": '{"do": "policy", "answers": {"persona": "a\\nb\\u202ec"}}',
    "no platform": '{"do": "request"}',
    "unknown platform": '{"do": "request", "platform": "myspace"}',
    "platform is a list": '{"do": "request", "platform": []}',
    "unknown fact": REQUEST('"request": {"mood": "good"}'),
    "unknown value": REQUEST('"request": {"profile": "odd"}'),
    "facts are a text": REQUEST('"request": "profile"'),
    "no text to restore": '{"do": "restore", "from": "saved"}',
    "text is a number": SAVED("5"),
    "link is empty": LINK('""'),
    "link is damaged": LINK(f'"#v={POLICY_VERSION}&persona"'),
    "link has an answer twice": LINK(f'"#v={POLICY_VERSION}&persona=limited&persona=private"'),
    "link of a later edition": LINK('"#v=99.0&persona=limited"'),
    "link with an unknown option": LINK(f'"#v={POLICY_VERSION}&persona=shy"'),
    "saved is empty": SAVED('""'),
    "saved is no JSON": SAVED('"persona"'),
    "saved is a list": SAVED('"[]"'),
    "saved of a later edition": SAVED('"{\\"version\\": \\"99.0\\", \\"answers\\": {}}"'),
    "no format": '{"do": "document"}',
    "unknown format": '{"do": "document", "format": "pdf"}',
}
#: What breaks a reader that does not expect it: numbers, nesting, lists where a text belongs.
NASTY = {
    "format is a list": '{"do": "document", "format": []}',
    "format is an object": '{"do": "document", "format": {}}',
    "asked is a number": REQUEST('"asked": 5'),
    "asked is true": REQUEST('"asked": true'),
    "a huge number": f'{{"do": "policy", "answers": {"1" * 5_000}}}',
    "a huge number saved": SAVED(json.dumps("1" * 5_000)),
    "no number": '{"do": "policy", "answers": NaN}',
    "nested deep": f'{{"do": "policy", "answers": {"[" * 20_000}',
    "nested deep and saved": SAVED(json.dumps("[" * 50_000)),
}


def test_bad_input_is_refused_alike(engine_folder: Path, tmp_path: Path) -> None:
    """Whatever is wrong with what comes in, both say so in the same sentence."""
    requests = [*BAD.values()]
    theirs, mine = both(engine_folder, requests, tmp_path)
    assert differences(requests, theirs, mine) == []
    assert [name for name, reply in zip(BAD, mine, strict=True) if not refused(reply)] == []


def refused(reply: str) -> bool:
    """Tell whether a reply says in one sentence what is wrong and where."""
    said = json.loads(reply)
    sentence = said.get("error", "")
    return said["ok"] is False and said["place"] in sentence and "\n" not in sentence


@pytest.mark.parametrize("name", [*NASTY])
def test_nothing_breaks_the_border(name: str) -> None:
    """No input makes the border raise; it answers in JSON, whatever comes."""
    assert here(NASTY[name]) != RAISED
    assert isinstance(json.loads(step(NASTY[name]))["ok"], bool)


def test_nothing_breaks_the_shipped_engine(engine_folder: Path, tmp_path: Path) -> None:
    """After any input the shipped engine answers it, and answers the next request too."""
    usual = '{"do": "policy"}'
    requests = [text for nasty in NASTY.values() for text in (nasty, usual)]
    theirs, _ = both(engine_folder, requests, tmp_path, may_stop=True)
    assert set(theirs[1::2]) == {here(usual)}
    assert [name for name, reply in zip(NASTY, theirs[::2], strict=True) if reply == RAISED] == []
