"""The commands that write, as processes: notes, invitations and a policy to publish."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guide import decide, recommend
from guide.publish import publish
from guide.render_notes import (
    invitation_data,
    published_data,
    reply_data,
    standard_data,
    written_data,
)
from guide.vocabulary import FORMS
from guide.write_notes import invitation_text
from tests.cli.test_cli import as_json, check_refusal, parsed, printed
from tests.support.bad_input import NASTY
from tests.support.command import BARE, guide

CLIENT = {"relationship": "client"}
SILENT = {"relationship": "stranger", "profile": "credible", "note": "none"}


def test_reply_prints_the_note_alone() -> None:
    """`reply` prints the note for the decision, ready to be sent or piped on."""
    words = ("--name", "Farah", "--mine", "Peter", "--link", "example.org", "--tone", "warm")
    ended = guide(
        "reply", "--platform", "facebook", "--request", "-", *words, stdin=json.dumps(CLIENT)
    )
    decision = decide(recommend({}), "facebook", CLIENT)
    wanted = reply_data(decision, tone="warm", name="Farah", mine="Peter", link="example.org")
    assert printed(ended) == wanted["reply"]["text"] + "\n"
    assert printed(ended).startswith("Hi Farah,\n")


def test_reply_as_json() -> None:
    """`reply --format json` prints the note, its tone, and what else one may write."""
    args = ("reply", "--platform", "facebook", "--request", "-", "--format", "json")
    data = parsed(guide(*args, stdin=json.dumps(CLIENT)))
    assert data == as_json(reply_data(decide(recommend({}), "facebook", CLIENT)))
    assert set(data) == {"platform", "action", "tone", "ways", "reply", "left-out", "hint"}
    assert [way["id"] for way in data["ways"]][:2] == ["redirect-to-linkedin", "redirect-to-page"]
    chosen = parsed(guide(*args, "--purpose", "swap-cards", stdin=json.dumps(CLIENT)))
    assert chosen["reply"]["purpose"] == "swap-cards"


def test_reply_for_a_purpose_alone() -> None:
    """With a purpose and no request, `reply` writes for that purpose."""
    args = ("reply", "--platform", "x", "--purpose", "withdraw", "--format", "json")
    assert parsed(guide(*args)) == as_json(written_data("withdraw", "x"))


def test_reply_says_when_nothing_is_to_be_said() -> None:
    """Where silence is right, `reply` says so, and what one may say all the same."""
    args = ("reply", "--platform", "linkedin", "--request", "-")
    said = printed(guide(*args, stdin='{"conduct": "pitched", "relationship": "stranger"}'))
    assert "silence is right" in said
    assert "--purpose: after-a-pitch, why-removed." in " ".join(said.split())
    assert printed(guide("reply", "--platform", "linkedin")).count("\n") == 1
    assert parsed(guide("reply", "--platform", "linkedin", "--format", "json"))["reply"] is None


def test_decide_fills_its_reply() -> None:
    """`decide` writes its note in the tone and with the texts that it is given."""
    args = ("decide", "--platform", "facebook", "--request", "-", "--tone", "formal")
    words = ("--name", "Ms Novak", "--mine", "P. Lang")
    data = parsed(guide(*args, *words, "--format", "json", stdin=json.dumps(CLIENT)))
    assert data["reply"]["text"].startswith("Dear Ms Novak,\n")
    assert data["reply"]["text"].endswith("\nKind regards,\nP. Lang")
    said = printed(guide(*args, *words, stdin=json.dumps(CLIENT)))
    assert "You could write:\n  Dear Ms Novak,\n  Thank you" in said


def test_invite_prints_versions_that_fit() -> None:
    """`invite` prints a version for each kind of account, counted, and what to do without."""
    words = {"name": "Amira", "mine": "Jon", "share": "we met in Leeds", "why_them": "your survey"}
    flags = [part for name, text in words.items() for part in (f"--{name.replace('_', '-')}", text)]
    slots: Any = words
    wanted = invitation_data("linkedin", premium=True, **slots)
    args = ("invite", "--platform", "linkedin", "--premium", *flags)
    assert printed(guide(*args)) == invitation_text(wanted)
    assert parsed(guide(*args, "--format", "json")) == as_json(wanted)
    assert wanted["versions"][0]["account"] == "premium"


def test_invite_holds_me_to_my_own_standard() -> None:
    """With facts about me, `invite` says whether my own policy would say yes."""
    args = ("invite", "--platform", "linkedin", "--share", "damp", "--request", "-")
    data = parsed(guide(*args, "--format", "json", stdin=json.dumps(SILENT)))
    assert data["standard"] == as_json(standard_data(recommend({}), "linkedin", SILENT))
    assert "By your own policy" in printed(guide(*args, stdin=json.dumps(SILENT)))
    assert "By your own policy" not in printed(guide("invite", "--platform", "linkedin"))


@pytest.mark.parametrize("form", FORMS)
def test_publish_prints_the_policy(form: str) -> None:
    """`publish` prints the policy in each form, as text and as JSON."""
    published = publish(recommend({}), form)
    assert printed(guide("publish", "--form", form)) == published.text
    data = parsed(guide("publish", "--form", form, "--format", "json"))
    assert data == as_json(published_data(published))
    only = printed(guide("publish", "--form", form, "--platforms", "xing,x"))
    assert only == publish(recommend({}), form, ["xing", "x"]).text


def test_nothing_need_be_installed() -> None:
    """The standard library is enough to write."""
    for words in (("reply", "--platform", "x"), ("invite", "--platform", "x"), ("publish",)):
        assert printed(guide(*words, python=BARE))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reply",), ("--platform",)),
        (("reply", "--platform", "myspace"), ("platform", "myspace", "linkedin, x")),
        (("reply", "--platform", "x", "--purpose", "poem"), ("purpose", "poem", "thanks")),
        (("reply", "--platform", "x", "--purpose", ""), ("purpose", "thanks")),
        (("reply", "--platform", "x", "--tone", "loud"), ("tone", "loud", "plain, warm or formal")),
        (
            ("decide", "--platform", "x", "--tone", "loud"),
            ("tone", "loud", "plain, warm or formal"),
        ),
        (("reply", "--platform", "x", "--name", "x" * 61), ("name", "61", "60")),
        (("decide", "--platform", "x", "--reason", "x" * 201), ("reason", "201", "200")),
        (("reply", "--platform", "x", "--share", "x"), ("--share", "--help")),
        (("reply", "--platform", "x", "--format", "markdown"), ("--format", "json, text")),
        (("invite",), ("--platform",)),
        (("invite", "--platform", "x", "--tone", "loud"), ("tone", "loud", "plain, warm")),
        (("invite", "--platform", "x", "--expect", "x" * 201), ("expect", "201", "200")),
        (("publish", "--form", "poem"), ("form", "poem", "line, page or card")),
        (("publish", "--platforms", "x,,y"), ("platform", "linkedin, x")),
        (("publish", "--platforms", ""), ("platform", "linkedin, x")),
    ],
    ids=lambda value: " ".join(value)[:60],
)
def test_wrong_arguments_are_refused(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    """What cannot be used is named, with what would be accepted."""
    check_refusal(guide(*arguments), *words)


def test_a_purpose_must_go_with_the_decision() -> None:
    """A purpose that does not go with the decision is refused, with those that do."""
    args = ("reply", "--platform", "facebook", "--purpose", "reconnect", "--request", "-")
    check_refusal(
        guide(*args, stdin=json.dumps(CLIENT)), "purpose", "reconnect", "redirect-to-page"
    )


@pytest.mark.parametrize("command", ["reply", "invite"])
def test_both_files_cannot_be_standard_input(command: str) -> None:
    """Standard input holds one thing only."""
    ended = guide(command, "--platform", "x", "--answers", "-", "--request", "-", stdin="{}")
    check_refusal(ended, "-", "only one")


def test_nasty_texts_come_out_on_their_line() -> None:
    """Control characters in a text do not reach the note, and markup stays text."""
    nasty = NASTY.replace("\0", "")
    args = ("reply", "--platform", "x", "--purpose", "decline", "--name", nasty)
    first, *_ = printed(guide(*args)).splitlines()
    assert first == "Hello <b> [31m,"
