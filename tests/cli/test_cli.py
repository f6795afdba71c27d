"""The command line as a process: a contract in what it prints, and in how it refuses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guide import __version__, decide, next_fact, recommend
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTION_BY_ID, QUESTIONS
from guide.render import decision_data, policy_data, questions_data
from guide.vocabulary import ACTIONS, FACT_BY_ID, NOT_SURE, STANCES
from guide.write import decision_text, policy_markdown, policy_text, questions_text
from tests.support.authors import PERSONS
from tests.support.bad_input import NASTY, NO_OBJECT, brief
from tests.support.command import BARE, ROOT, Ended, command, environment, guide

RYAN = PERSONS["ryan"]
COMMANDS = """
    questions policy decide check reply invite publish practise package slides facts lint ask
""".split()
STRANGER = {"relationship": "stranger", "profile": "credible"}


@pytest.fixture
def answers(tmp_path: Path) -> str:
    """Give a file with an author's answers."""
    return write(tmp_path / "answers.json", json.dumps(RYAN))


@pytest.fixture
def request_(tmp_path: Path) -> str:
    """Give a file with a stranger's request."""
    return write(tmp_path / "request.json", json.dumps(STRANGER))


def write(path: Path, text: str | bytes) -> str:
    """Write a file and return its name."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def printed(ended: Ended) -> str:
    """Return what a command printed, which must have gone well."""
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("\n")
    return ended.out


def parsed(ended: Ended) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON that a command printed."""
    return json.loads(printed(ended))


def as_json(data: object) -> Any:  # noqa: ANN401 - JSON
    """Return data as they come out of JSON."""
    return json.loads(json.dumps(data))


def decision_of(platform: str, request: dict[str, str]) -> dict[str, Any]:
    """Return what the guide decides for the author, as data."""
    policy = recommend(RYAN)
    data = decision_data(decide(policy, platform, request), policy.platforms[platform])
    return {**data, "next-fact": next_fact(policy, platform, request)}


# What it prints


def test_questions_as_json() -> None:
    """`questions --format json` prints every question with its options and wording."""
    data = parsed(guide("questions", "--format", "json"))
    assert data == as_json(questions_data())
    assert [row["id"] for row in data["questions"]] == [question.id for question in QUESTIONS]
    assert all({"id", "text", "why", "options"} <= set(row) for row in data["questions"])


@pytest.mark.parametrize("form", [(), ("--format", "text")])
def test_questions_as_text(form: tuple[str, ...]) -> None:
    """`questions` prints the questionnaire as text."""
    assert printed(guide("questions", *form)) == questions_text(questions_data())


def test_policy_as_json(answers: str) -> None:
    """`policy --format json` prints the policy with the keys promised."""
    data = parsed(guide("policy", "--answers", answers, "--format", "json"))
    assert data == as_json(policy_data(recommend(RYAN)))
    assert {"version", "answers", "platforms"} <= set(data)
    assert data["answers"] == {name: RYAN.get(name, NOT_SURE) for name in QUESTION_BY_ID}
    assert list(data["platforms"]) == list(PLATFORMS)


def test_platforms_have_the_keys_promised(answers: str) -> None:
    """Each platform of a policy has a stance, a summary, rules and settings."""
    for mine in parsed(guide("policy", "--answers", answers, "--format", "json"))[
        "platforms"
    ].values():
        assert {"stance", "summary", "rules", "settings"} <= set(mine)
        assert mine["stance"] in STANCES
        for rule in mine["rules"]:
            assert {"id", "action", "when", "text", "sources"} <= set(rule)
            assert rule["action"] in ACTIONS
            assert set(rule["when"]) <= set(FACT_BY_ID)


@pytest.mark.parametrize(("form", "writer"), [("markdown", policy_markdown), ("text", policy_text)])
def test_policy_as_document(form: str, writer: Any, answers: str) -> None:  # noqa: ANN401 - one of two
    """`policy` prints the policy as Markdown or text."""
    wanted = writer(policy_data(recommend(RYAN)))
    assert printed(guide("policy", "--answers", answers, "--format", form)) == wanted


def test_policy_without_answers() -> None:
    """Without answers, `policy` prints a complete policy."""
    assert printed(guide("policy")) == policy_text(policy_data(recommend({})))


def test_decision_as_json(answers: str, request_: str) -> None:
    """`decide --format json` prints the decision with the keys promised."""
    files = ("--answers", answers, "--request", request_)
    data = parsed(guide("decide", *files, "--platform", "linkedin", "--format", "json"))
    assert data == as_json(decision_of("linkedin", STRANGER))
    keys = {"platform", "action", "reasons", "would-change", "reply", "follow-up", "next-fact"}
    assert keys <= set(data)
    assert all({"rule", "because", "text", "sources"} <= set(row) for row in data["reasons"])
    assert all(
        {"id", "text", "after-days", "sources", "page"} == set(row) for row in data["follow-up"]
    )
    assert all(("fact" in row) != ("question" in row) for row in data["would-change"])
    assert all({"to", "action"} <= set(row) for row in data["would-change"])


def test_reply_has_the_keys_promised() -> None:
    """A reply in JSON has a purpose, a text, its length and a limit; without one, it is null."""
    args = ("decide", "--platform", "facebook", "--format", "json", "--request", "-")
    data = parsed(guide(*args, stdin='{"relationship": "client"}'))
    assert set(data["reply"]) == {"purpose", "text", "length", "limit"}
    assert data["reply"]["length"] == len(data["reply"]["text"])
    assert parsed(guide(*args, stdin='{"conduct": "harassing"}'))["reply"] is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_decision_as_text(platform: str, answers: str, request_: str) -> None:
    """`decide` prints the decision as text, on every platform."""
    files = ("--answers", answers, "--request", request_)
    said = printed(guide("decide", *files, "--platform", platform, "--format", "text"))
    assert said == decision_text(decision_of(platform, STRANGER))


def test_decision_on_nothing_known() -> None:
    """Without answers and facts, `decide` decides."""
    assert printed(guide("decide", "--platform", "x"))


def test_lint_has_nothing_to_say() -> None:
    """`lint` counts the data, finds nothing and exits 0."""
    assert printed(guide("lint")).endswith("83 source rules: no findings\n")


def test_help_and_version() -> None:
    """`--help` names every command, and `--version` the version."""
    said = printed(guide("--help"))
    assert [name for name in COMMANDS if name not in said] == []
    assert printed(guide("--version")) == f"connect-or-not {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_for_each_command(name: str) -> None:
    """Every command explains itself."""
    assert f"python -m guide {name}" in printed(guide(name, "--help"))


def test_standard_input_holds_the_answers() -> None:
    """`--answers -` reads standard input."""
    said = parsed(guide("policy", "--answers", "-", "--format", "json", stdin=json.dumps(RYAN)))
    assert said == as_json(policy_data(recommend(RYAN)))


def test_standard_input_holds_the_request(answers: str) -> None:
    """`--request -` reads standard input."""
    args = ("decide", "--answers", answers, "--platform", "x", "--request", "-", "--format", "json")
    assert parsed(guide(*args, stdin=json.dumps(STRANGER))) == as_json(decision_of("x", STRANGER))


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_nothing_need_be_installed(form: str) -> None:
    """The standard library is enough, in a clone where nothing else can be imported."""
    assert printed(guide("policy", "--format", form, python=BARE))


def test_byte_order_mark_is_accepted() -> None:
    """A file that begins with a byte order mark is read."""
    text = b"\xef\xbb\xbf" + json.dumps(RYAN).encode()
    assert guide("policy", "--answers", "-", stdin=text).status == 0


@pytest.mark.parametrize("arguments", [("questions",), ("policy",), ("decide", "--platform", "x")])
def test_terminal_without_curly_quotes(arguments: tuple[str, ...]) -> None:
    """Where the terminal has only ASCII, commands still print, without a traceback."""
    ended = guide(*arguments, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (ended.status, ended.err) == (0, "")


# What it refuses


def check_refusal(ended: Ended, *words: str) -> None:
    """Check that a command refused in one visible line that names what it should."""
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.endswith(".\n")
    line = ended.err.removesuffix("\n")
    assert line.isprintable()
    assert len(line) < 600
    assert [word for word in words if word not in line] == []


def both(stdin: str | bytes) -> list[Ended]:
    """Give the same text as answers and as a request."""
    return [
        guide("policy", "--answers", "-", stdin=stdin),
        guide("decide", "--platform", "x", "--request", "-", stdin=stdin),
    ]


@pytest.mark.parametrize("text", NO_OBJECT, ids=brief)
def test_no_object_is_refused(text: str) -> None:
    """What is not a flat JSON object is refused, with the place and a remedy."""
    for place, ended in zip(("answers", "request"), both(text), strict=True):
        check_refusal(ended, place, "JSON")
        assert "cannot be read" not in ended.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"mood": "good"}', ("mood", "persona", "attention")),
        ('{"persona": "loud"}', ("persona", "loud", "comfortable, limited, private or not-sure")),
        ('{"persona": ""}', ("persona", "comfortable, limited")),
        ('{"persona": "Limited"}', ("persona", "Limited", "comfortable, limited")),
        ('{"persona": null}', ("persona", "None", "comfortable, limited")),
        ('{"persona": true}', ("persona", "True", "comfortable, limited")),
        ('{"persona": 7}', ("persona", "7", "comfortable, limited")),
        ('{"persona": NaN}', ("persona", "nan", "comfortable, limited")),
        ('{"persona": -Infinity}', ("persona", "inf", "comfortable, limited")),
        ('{"persona": ["limited"]}', ("persona", "limited", "comfortable")),
        ('{"persona": {"a": "b"}}', ("persona", "comfortable, limited")),
        ('{"persona": "limited", "persona": "limited"}', ("persona", "twice")),
        ('{"relationship": "friend"}', ("relationship", "persona")),
        ('{"": "limited"}', ("persona",)),
    ],
)
def test_wrong_answers_are_refused(text: str, words: tuple[str, ...]) -> None:
    """A wrong question or option is named, with what would be accepted."""
    check_refusal(guide("policy", "--answers", "-", stdin=text), "answers", *words)
    args = ("decide", "--platform", "x", "--answers", "-")
    check_refusal(guide(*args, stdin=text), "answers", *words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"mood": "good"}', ("mood", "relationship", "reachable-on-linkedin")),
        ('{"profile": "nice"}', ("profile", "nice", "credible, thin, suspicious or unknown")),
        ('{"profile": null}', ("profile", "None", "credible, thin")),
        ('{"profile": ["thin"]}', ("profile", "credible, thin")),
        ('{"note": {"a": {"b": []}}}', ("note", "personal, none")),
        ('{"profile": "thin", "profile": "credible"}', ("profile", "twice")),
        ('{"persona": "limited"}', ("persona", "relationship")),
    ],
)
def test_wrong_facts_are_refused(text: str, words: tuple[str, ...]) -> None:
    """A wrong fact or value is named, with what would be accepted."""
    args = ("decide", "--platform", "linkedin", "--request", "-")
    check_refusal(guide(*args, stdin=text), "request", *words)


@pytest.mark.parametrize("text", [b"\xff\xfe{\x00}\x00", b'{"persona": "\xe9"}', b"\x00", b"\x80"])
def test_what_is_not_text_is_refused(text: bytes) -> None:
    """What is not UTF-8 text, or no JSON, is refused."""
    for place, ended in zip(("answers", "request"), both(text), strict=True):
        check_refusal(ended, place)


def test_ten_megabytes_are_refused(tmp_path: Path) -> None:
    """Ten megabytes are refused, from a file and from standard input."""
    text = json.dumps({"persona": "a" * 10_000_000})
    for ended in both(text):
        check_refusal(ended, "long")
    name = write(tmp_path / "large.json", text)
    check_refusal(guide("policy", "--answers", name), "answers", "long")


@pytest.mark.parametrize(
    "key", [NASTY, "x" * 5_000, "<script>alert(1)</script>", "\ud800"], ids=brief
)
def test_what_is_quoted_stays_on_one_line(key: str) -> None:
    """Control characters, markup and long texts in keys and values are quoted short and safely."""
    for text in (json.dumps({key: "limited"}), json.dumps({"persona": key})):
        check_refusal(guide("policy", "--answers", "-", stdin=text), "answers", "“")
    args = ("decide", "--platform", "x", "--request", "-")
    for text in (json.dumps({key: "friend"}), json.dumps({"relationship": key})):
        check_refusal(guide(*args, stdin=text), "request", "“")


@pytest.mark.parametrize("option", ["--answers", "--request"])
def test_files_that_cannot_be_read(option: str, tmp_path: Path) -> None:
    """A missing file, a folder or no name at all is refused, with the name and a remedy."""
    for name in (str(tmp_path / "missing.json"), str(tmp_path), "", "a\nb", "x" * 5_000):
        ended = guide("decide", "--platform", "x", option, name)
        check_refusal(ended, option.strip("-"), "cannot be read", "give a JSON file")


def test_both_files_cannot_be_standard_input() -> None:
    """Standard input holds one thing only."""
    ended = guide("decide", "--answers", "-", "--request", "-", "--platform", "x", stdin="{}")
    check_refusal(ended, "-", "only one")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("COMMAND", "--help")),
        (("dance",), ("dance", ", ".join(COMMANDS))),
        (("Policy",), ("Policy", "questions, policy")),
        (("policy", "--format", "pdf"), ("--format", "pdf", "json, markdown, text")),
        (("questions", "--format", "markdown"), ("--format", "markdown", "json, text")),
        (("decide", "--platform", "x", "--format", "markdown"), ("--format", "json, text")),
        (("policy", "--format"), ("--format",)),
        (("policy", "--answer", "x"), ("--answer", "--help")),
        (("policy", "answers.json"), ("answers.json", "--help")),
        (("policy", "--loud"), ("--loud", "--help")),
        (("--loud", "policy"), ("--loud", "--help")),
        (("decide",), ("--platform",)),
        (("decide", "--platform"), ("--platform",)),
        (("decide", "--platform", "myspace"), ("platform", "myspace", "linkedin, x")),
        (("decide", "--platform", ""), ("platform", "linkedin, x")),
        (("decide", "--platform", "LinkedIn"), ("platform", "LinkedIn", "linkedin, x")),
        (("lint", "--format", "json"), ("--format", "--help")),
        (("ask", "me"), ("me", "--help")),
    ],
    ids=lambda value: " ".join(value) or "nothing",
)
def test_wrong_arguments_are_refused(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    """A wrong command, flag or format is named, with what would be accepted or where to look."""
    check_refusal(guide(*arguments), *words)


@pytest.mark.parametrize(
    "arguments",
    [
        ("{}",),
        ("policy", "--{}"),
        ("policy", "{}"),
        ("policy", "--format", "{}"),
        ("policy", "--answers", "{}"),
        ("decide", "--platform", "{}"),
    ],
    ids=" ".join,
)
def test_nasty_arguments_stay_on_one_line(arguments: tuple[str, ...]) -> None:
    """Control characters in arguments do not reach the terminal."""
    nasty = NASTY.replace("\0", "")
    check_refusal(guide(*(word.format(nasty) for word in arguments)))


# How it ends


@pytest.mark.parametrize("arguments", [("questions",), ("policy",), ("lint",), ("ask",)])
def test_broken_pipe_is_no_fault(arguments: tuple[str, ...]) -> None:
    """When the reader of its output has gone, a command ends without a traceback."""
    with subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
