"""The border to the page: JSON text in, JSON text out, and never an exception."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import course, decide, judge, recommend
from guide.ask import open_questions
from guide.browser import STEPS, step
from guide.check import MOST_CHARACTERS
from guide.followup import steps
from guide.ics import calendar
from guide.next_fact import fact_to_ask
from guide.practice import scenario
from guide.publish import publish
from guide.questionnaire import QUESTION_BY_ID
from guide.reading import read_request
from guide.render import decision_data, fact_data, policy_data
from guide.render_notes import reply_data
from guide.version import POLICY_VERSION, from_fragment, from_saved, to_saved
from guide.vocabulary import FACT_BY_ID, FORMS, NOT_SURE, TONES, UNKNOWN
from guide.write import policy_markdown, policy_text
from tests.support.bad_input import NASTY, NO_OBJECT, brief
from tests.support.made_up import answers, platforms, requests

FIELDS = (
    "do answers platform request asked ask connected text from format on name "
    "purpose tone slots premium form platforms scenario step scenarios pass-mark title site"
).split()
#: Values of every wrong kind.
WRONG: list[object] = [
    None,
    True,
    7,
    0.5,
    float("nan"),
    "",
    NASTY,
    [],
    [[]],
    [{}],
    {},
    {"a": {}},
    [None],
    10**400,
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(WRONG),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


def call(request: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a page may send
    """Send a request as a page does, and read the reply as a page does."""
    return read(step(json.dumps(request)))


def read(text: str) -> dict[str, Any]:
    """Read a reply, which must say whether all is well and hold only what JSON allows."""

    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is not JSON")

    reply: dict[str, Any] = json.loads(text, parse_constant=refuse)
    assert isinstance(reply["ok"], bool)
    if not reply["ok"]:
        assert set(reply) == {"ok", "error", "place"}
        assert reply["error"].endswith(".")
        assert reply["error"].isprintable()
        assert len(reply["error"]) < 600
    return reply


# Whatever arrives


@given(st.text() | st.text(alphabet='{}[]":,do policyrequst0'))
def test_any_text_is_answered(text: str) -> None:
    """Whatever text arrives, the reply is JSON that says whether all is well."""
    assert not read(step(text))["ok"]


@given(JSON)
def test_any_json_is_answered(value: object) -> None:
    """Whatever JSON arrives, the reply is JSON that says whether all is well."""
    assert not call(value)["ok"]


@given(
    st.sampled_from([*STEPS]),
    st.fixed_dictionaries({}, optional={name: JSON for name in FIELDS if name != "do"}),
)
@settings(max_examples=500)
def test_any_fields_are_answered(do: str, fields: dict[str, object]) -> None:
    """A known step with anything at all in its fields is answered."""
    call({**fields, "do": do})


@pytest.mark.parametrize("do", STEPS)
@pytest.mark.parametrize("wrong", WRONG, ids=lambda value: brief(repr(value)))
def test_any_wrong_field_is_answered(do: str, wrong: object) -> None:
    """A field of any wrong kind is answered, with all others being right."""
    good: dict[str, object] = {
        "do": do,
        "answers": {},
        "platform": "x",
        "request": {},
        "asked": [],
        "ask": None,
        "connected": False,
        "text": f"v={POLICY_VERSION}",
        "from": "link",
        "format": "text",
        "on": "2026-11-25",
        "name": "",
        "purpose": "thanks",
        "tone": "warm",
        "slots": {"name": "Priya"},
        "premium": False,
        "form": "card",
        "platforms": ["x"],
        "scenario": "pitch-after-yes",
        "step": "start",
        "scenarios": ["pitch-after-yes"],
        "pass-mark": 70,
        "title": "",
        "site": "",
    }
    assert call(good)["ok"] or do in ("calendar", "reply")
    for field in FIELDS:
        call({**good, field: wrong})


@pytest.mark.parametrize("text", [*NO_OBJECT, "{}"], ids=brief)
def test_no_request_is_refused(text: str) -> None:
    """What holds no request is refused."""
    assert not read(step(text))["ok"]


def test_ten_megabytes_are_refused() -> None:
    """A request of ten megabytes is refused, and not echoed."""
    reply = step(json.dumps({"do": "policy", "answers": {"persona": "a" * 10_000_000}}))
    assert not read(reply)["ok"]
    assert len(reply) < 1_000


@pytest.mark.parametrize(
    "request_",
    [
        {"do": NASTY},
        {"do": "policy", "answers": {NASTY: "limited"}},
        {"do": "policy", "answers": {"persona": NASTY}},
        {"do": "policy", "answers": {"persona": [NASTY]}},
        {"do": "policy", "answers": {"persona": {NASTY: NASTY}}},
        {"do": "request", "platform": NASTY},
        {"do": "request", "platform": "x", "request": {NASTY: "friend"}},
        {"do": "request", "platform": "x", "request": {"note": NASTY}},
        {"do": "restore", "from": "link", "text": NASTY},
        {"do": "restore", "from": "link", "text": f"v={POLICY_VERSION}&persona={NASTY}"},
        {"do": "restore", "text": NASTY},
        {"do": "restore", "text": json.dumps({"version": NASTY, "answers": {}})},
        {
            "do": "restore",
            "text": json.dumps({"version": POLICY_VERSION, "answers": {NASTY: "limited"}}),
        },
        {"do": "document", "format": NASTY},
        {"do": "calendar", "platform": "x", "on": NASTY},
        {"do": "calendar", "platform": "x", "name": NASTY * 50},
        {"do": "reply", "platform": "x", "purpose": NASTY},
        {"do": "note", "platform": "x", "purpose": "thanks", "tone": NASTY},
        {"do": "invite", "platform": "x", "slots": {NASTY: "x"}},
        {"do": "invite", "platform": "x", "slots": [NASTY]},
        {"do": "standard", "platform": "x", "request": {"note": NASTY}},
        {"do": "publish", "form": NASTY},
        {"do": "publish", "platforms": [NASTY]},
    ],
    ids=lambda value: brief(json.dumps(value)),
)
def test_what_is_quoted_is_quoted_safely(request_: dict[str, Any]) -> None:
    """Markup and invisible characters are refused in one visible line, as data between quotes."""
    reply = call(request_)
    assert not reply["ok"]
    before, _, _ = reply["error"].partition("“")
    assert "<b>" not in before


def test_lone_surrogates_can_be_encoded() -> None:
    """A reply can be written as UTF-8 even if the request held half a character."""
    for value in ("\ud800", NASTY):
        step(json.dumps({"do": value})).encode()
        step(json.dumps({"do": "policy", "answers": {value: value}})).encode()


@pytest.mark.parametrize("asked", [["nothing"], ["note", "nothing"], [""]])
def test_unknown_facts_asked_do_no_harm(asked: list[str]) -> None:
    """Facts of another edition among those asked before are passed over."""
    assert call({"do": "request", "platform": "linkedin", "asked": asked})["ok"]


# Valid requests


@given(answers)
def test_policy_is_the_guides(given_answers: dict[str, str]) -> None:
    """The step `policy` gives the policy, what is open and answered, and how to keep it."""
    reply = call({"do": "policy", "answers": given_answers})
    assert set(reply) == {"ok", "policy", "open", "answered", "fragment"}
    assert reply["policy"] == policy_data(recommend(given_answers))
    assert reply["open"] == [question.id for question in open_questions(given_answers)]
    assert [row["id"] for row in reply["answered"]] == list(given_answers)
    assert from_fragment(reply["fragment"]) == (given_answers, "")
    assert from_saved(to_saved(given_answers)) == (given_answers, "")


@given(answers, platforms, requests, st.booleans())
def test_decision_is_the_guides(
    given_answers: dict[str, str],
    platform: str,
    request: dict[str, str],
    connected: bool,  # noqa: FBT001 - a case like the others
) -> None:
    """The step `request` gives the decision, the facts known and the fact to ask for next."""
    reply = call(
        {
            "do": "request",
            "answers": given_answers,
            "platform": platform,
            "request": request,
            "connected": connected,
        }
    )
    policy = recommend(given_answers)
    mine = policy.platforms[platform]
    data = decision_data(decide(policy, platform, request), mine)
    fact = fact_to_ask(mine, read_request(request), connected=connected)
    assert reply["decision"] == json.loads(json.dumps(data))
    assert reply["ask"] == (fact_data(fact.id) if fact else None)
    known = {name for name, value in request.items() if value != UNKNOWN}
    assert {row["id"] for row in reply["known"]} == known


def test_asked_facts_are_not_asked_again() -> None:
    """A fact that was asked and stays unknown is not asked once more."""
    asked: list[str] = []
    while ask := call({"do": "request", "platform": "linkedin", "asked": asked})["ask"]:
        assert ask["id"] not in asked
        asked.append(ask["id"])
    assert asked


@given(answers)
@settings(max_examples=30)
def test_documents_are_the_guides(given_answers: dict[str, str]) -> None:
    """The step `document` gives the policy as Markdown, text or JSON."""
    data = policy_data(recommend(given_answers))
    for form, text in (("markdown", policy_markdown(data)), ("text", policy_text(data))):
        reply = call({"do": "document", "answers": given_answers, "format": form})
        assert reply == {"ok": True, "text": text}
    reply = call({"do": "document", "answers": given_answers, "format": "json"})
    assert json.loads(reply["text"]) == json.loads(json.dumps(data))


@given(answers, platforms, requests)
@settings(max_examples=50)
def test_calendars_are_the_guides(
    given_answers: dict[str, str], platform: str, request: dict[str, str]
) -> None:
    """The step `calendar` gives the entries of the decision, or says that there are none."""
    sent = {"answers": given_answers, "platform": platform, "request": request}
    reply = call({"do": "calendar", **sent, "on": "2026-11-25", "name": "Ana"})
    decision = decide(recommend(given_answers), platform, request)
    if any(step.is_for_later for step in steps(decision.rule)):
        text = calendar(decision, date(2026, 11, 25), name="Ana")
        assert reply == {"ok": True, "text": text}
    else:
        assert reply["place"] == "calendar"


def test_calendar_counts_from_today_and_names_nobody_unasked() -> None:
    """Without a day, entries count from today; without a name, they name nobody."""
    sent = {"do": "calendar", "platform": "linkedin"}
    today = date.today().isoformat()  # noqa: DTZ011 - a day where the reader is
    assert call(sent) == call({**sent, "on": today, "name": ""})


@given(answers)
def test_restoring_gives_back_the_answers(given_answers: dict[str, str]) -> None:
    """The step `restore` reads what the step `policy` gave to keep."""
    kept = call({"do": "policy", "answers": given_answers})
    wanted = {"ok": True, "answers": given_answers, "notice": ""}
    assert call({"do": "restore", "from": "link", "text": kept["fragment"]}) == wanted
    assert call({"do": "restore", "from": "saved", "text": to_saved(given_answers)}) == wanted


def test_order_of_the_answers_is_kept() -> None:
    """Answers come back in the order in which they were given, so that going back is possible."""
    given_answers = {"mixing": "apart", "persona": "private", "duty": "none"}
    reply = call({"do": "policy", "answers": given_answers})
    assert [row["id"] for row in reply["answered"]] == list(given_answers)


# What is written


@given(answers, platforms, requests, st.sampled_from(TONES))
@settings(max_examples=30)
def test_replies_are_the_guides(
    given_answers: dict[str, str], platform: str, request: dict[str, str], tone: str
) -> None:
    """The step `reply` gives what to write for a decision, and what else one may write."""
    asked: dict[str, Any] = {"answers": given_answers, "platform": platform, "request": request}
    decision = decide(recommend(given_answers), platform, request)
    reply = call({"do": "reply", **asked, "tone": tone, "slots": {"name": "Priya"}})
    wanted = reply_data(decision, tone=tone, name="Priya")
    assert reply == {"ok": True, **json.loads(json.dumps(wanted))}
    for way in reply["ways"]:
        again = call({"do": "reply", **asked, "purpose": way["id"]})
        assert again["reply"]["purpose"] == way["id"]


def test_notes_have_the_shape_of_replies() -> None:
    """The step `note` writes for a purpose without a decision, and says what can be filled in."""
    reply = call({"do": "note", "purpose": "reconnect", "platform": "x", "slots": {"mine": "Jon"}})
    assert set(reply) == {"ok", "platform", "action", "tone", "ways", "reply", "left-out", "hint"}
    assert (reply["platform"], reply["action"], reply["tone"]) == ("x", None, "plain")
    assert [slot["id"] for slot in reply["ways"][0]["slots"]] == ["name", "mine", "place", "reason"]
    assert reply["reply"]["text"].endswith("\nJon")
    assert reply["reply"]["length"] == len(reply["reply"]["text"])


def test_invitations_are_the_guides() -> None:
    """The step `invite` gives a version for each kind of account, and advice without a note."""
    slots = {"share": "the housing day", "why-them": "your survey"}
    reply = call({"do": "invite", "platform": "linkedin", "premium": True, "slots": slots})
    keys = {"platform", "platform-name", "tone", "about", "versions", "facts", "without"}
    assert set(reply) == {"ok", *keys}
    assert [fact["id"] for fact in reply["facts"]] == ["linkedin-few-notes", "linkedin-note-length"]
    assert [version["account"] for version in reply["versions"]] == ["premium", "free"]
    for version in reply["versions"]:
        assert set(version) == {"account", "label", "note", "left-out", "hint"}
        assert set(version["note"]) == {"purpose", "text", "length", "limit"}
    assert set(reply["without"]) == {"text", "steps", "sources", "credits"}


def test_my_own_standard_is_the_guides() -> None:
    """The step `standard` says whether my own request would pass, and what would change it."""
    request = {"relationship": "stranger", "profile": "credible", "note": "none"}
    reply = call({"do": "standard", "platform": "linkedin", "request": request})
    assert set(reply) == {"ok", "platform", "action", "meets", "text", "change"}
    assert reply["meets"] is False
    assert set(reply["change"]) == {"fact", "to", "text"}


@pytest.mark.parametrize("char", ['"', "\\", "\n", "a", "\U0001f44d"])
def test_the_longest_note_is_answered_however_it_is_written(char: str) -> None:
    """A note of the greatest length is looked at, and a longer one is refused as a note is."""
    asked = {"platform": "x", "text": f"Hello {char * (MOST_CHARACTERS - 6)}"}
    assert call({"do": "propose", **asked})["ok"]
    refused = json.loads(step(json.dumps({"do": "check", **asked, "text": asked["text"] + char})))
    assert refused["ok"] is False
    assert refused["error"].startswith("your note: it is too long; give a note of at most 100,000")


@given(answers, st.sampled_from(FORMS))
@settings(max_examples=20)
def test_published_policies_are_the_guides(given_answers: dict[str, str], form: str) -> None:
    """The step `publish` gives the policy to publish, and what it says of which platform."""
    reply = call({"do": "publish", "answers": given_answers, "form": form})
    assert set(reply) == {"ok", "form", "text", "statements"}
    assert reply["text"] == publish(recommend(given_answers), form).text
    one = call({"do": "publish", "answers": given_answers, "platforms": ["xing"]})
    assert {key for row in one["statements"] for key in row["platforms"]} == {"xing"}


# The shape of it


def test_policy_has_the_keys_promised() -> None:
    """A policy has a version, answers and platforms; each of those a stance and rules."""
    policy = call({"do": "policy"})["policy"]
    assert {"version", "answers", "platforms"} <= set(policy)
    assert policy["answers"] == dict.fromkeys(QUESTION_BY_ID, NOT_SURE)
    for platform in policy["platforms"].values():
        assert {"stance", "summary", "rules", "settings"} <= set(platform)
        for rule in platform["rules"]:
            assert {"id", "action", "when", "text", "sources"} <= set(rule)
            assert set(rule["when"]) <= set(FACT_BY_ID)


def test_decision_has_the_keys_promised() -> None:
    """A decision has a platform, an action, reasons, changes, a reply or none, and follow-up."""
    request = {"relationship": "stranger", "profile": "credible"}
    sent = {"do": "request", "platform": "linkedin", "request": request}
    decision = call({**sent, "answers": {"attention": "each"}})["decision"]
    keys = {"platform", "action", "reasons", "would-change", "reply", "follow-up"}
    assert keys <= set(decision)
    assert all({"rule", "because", "text", "sources"} <= set(one) for one in decision["reasons"])
    for change in decision["would-change"]:
        assert {"to", "action"} <= set(change)
        assert ("fact" in change) != ("question" in change)
        assert change["known"] == (change["to"] not in (UNKNOWN, NOT_SURE))
    assert set(decision["reply"]) == {"purpose", "text", "length", "limit"}
    assert decision["reply"]["length"] == len(decision["reply"]["text"])


def test_verdicts_are_the_guides() -> None:
    """The step `practise` says what each choice is worth to somebody, and why."""
    someone = {"attention": "each"}
    reply = call({"do": "practise", "scenario": "pitch-after-yes", "answers": someone})
    verdicts = judge(scenario("pitch-after-yes"), "start", someone)
    assert (reply["scenario"], reply["step"]) == ("pitch-after-yes", "start")
    assert [one["grade"] for one in reply["verdicts"]] == [one.grade for one in verdicts]
    assert [one["points"] for one in reply["verdicts"]] == [one.points for one in verdicts]
    assert {reply["best"]} == {one.best for one in verdicts}
    assert reply["reasons"][0]["rule"] == "time-to-ask"
    assert reply["reasons"][0]["link"].endswith("#why-time-to-ask")
    later = call({"do": "practise", "scenario": "pitch-after-yes", "step": "what-to-say"})
    assert later["reasons"] == []
    assert sorted(len(one["findings"]) for one in later["verdicts"])[:2] == [0, 1]


def test_courses_are_the_guides() -> None:
    """The step `course` makes the course that the guide makes."""
    asked = {"scenarios": ["pitch-after-yes"], "answers": {"persona": "private"}, "pass-mark": 80}
    reply = call({"do": "course", **asked, "title": "Ours", "site": "https://example.org"})
    made = course(
        ["pitch-after-yes"], {"persona": "private"}, 80, "Ours", site="https://example.org"
    )
    assert reply["course"] == made
    assert call({"do": "course"})["course"] == course()


@pytest.mark.parametrize("name", ["pitch", None, [], {}])
def test_a_scenario_that_is_not_there_is_refused(name: object) -> None:
    """Practising on nothing is refused in a sentence."""
    assert "there is no" in call({"do": "practise", "scenario": name})["error"]
