"""`python -m guide check` as a process: what it prints, and how it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guide.check.report import check_data, check_text
from tests.cli.test_cli import check_refusal, parsed, printed
from tests.cli.test_examples import agrees
from tests.support.bad_input import NASTY
from tests.support.command import BARE, ROOT, guide

NOTE = "Hi [Name], I\u2019d like to add you to my network \U0001f44b https://example.org"
ON = ("check", "--platform", "linkedin")


def test_as_json() -> None:
    """`--format json` prints length, limit, language and findings."""
    told = parsed(guide(*ON, "--purpose", "invite", "--format", "json", "-", stdin=NOTE))
    assert told == check_data(NOTE, "linkedin", "invite")
    assert {"length", "limit", "language", "findings"} <= set(told)
    assert told["limit"] == 200
    keys = {"id", "start", "end", "text", "why", "suggestion", "sources"}
    assert all(keys <= set(row) for row in told["findings"])


def test_as_text() -> None:
    """Without a format, what is found is said in sentences."""
    assert printed(guide(*ON, "-", stdin=NOTE)) == check_text(
        check_data(NOTE, "linkedin", "invite")
    )


def test_premium_and_purpose() -> None:
    """`--premium` raises the limit, and a purpose that is no invitation has none."""
    assert parsed(guide(*ON, "--premium", "--format", "json", "-", stdin=NOTE))["limit"] == 300
    told = parsed(guide(*ON, "--purpose", "thanks", "--format", "json", "-", stdin=NOTE))
    assert told["limit"] is None


def test_a_file_is_read(tmp_path: Path) -> None:
    """A note may be in a file; the line break that ends it does not count."""
    for end in ("", "\n", "\r\n"):
        path = tmp_path / "note.txt"
        path.write_bytes(f"We met in York{end}".encode())
        assert parsed(guide(*ON, "--format", "json", str(path)))["length"] == 14


def test_any_note_can_be_checked() -> None:
    """The status is 0 whatever is found, for an empty note and for a very long one too."""
    for text in ("", "HELLO!!!", "\U0001f44b" * 100_000, NASTY):
        assert guide(*ON, "-", stdin=text).status == 0


def test_nothing_need_be_installed() -> None:
    """The standard library is enough."""
    assert printed(guide(*ON, "-", stdin=NOTE, python=BARE))


def test_terminal_without_curly_quotes() -> None:
    """Where the terminal has only ASCII, the command still prints."""
    ended = guide(*ON, "-", stdin=NOTE, PYTHONUTF8="0", PYTHONIOENCODING="ascii:backslashreplace")
    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        ((), b"", ("--platform",)),
        (("--platform", "linkedin"), b"", ("FILE",)),
        (("--platform", "myspace", "-"), b"", ("platform", "myspace", "linkedin, x")),
        (("--platform", "x", "--purpose", "poem", "-"), b"", ("purpose", "poem", "invite")),
        (("--platform", "x", "--format", "pdf", "-"), b"", ("--format", "json, text")),
        (("--platform", "x", "-"), b"\xff\xfe", ("note", "UTF-8")),
        (("--platform", "x", "-"), b"a" * 100_001, ("note", "too long", "100,000")),
        (("--platform", "x", "-"), b"a" * 5_000_000, ("note", "too long", "100,000")),
        (("--platform", "x", "missing.txt"), b"", ("note", "missing.txt", "give a text file")),
        (("--platform", "x", "a\nb"), b"", ("note", "cannot be read")),
    ],
)
def test_what_cannot_be_checked_is_refused(
    arguments: tuple[str, ...], stdin: bytes, words: tuple[str, ...]
) -> None:
    """What cannot be checked is refused in one line that names the place and a remedy."""
    check_refusal(guide("check", *arguments, stdin=stdin), *words)


def test_documented_json_is_real() -> None:
    """The answer shown in the documentation is what the command prints, as far as it is shown."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    (shown,) = re.findall(r"^``` \{ \.json \.check \}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (note,) = re.findall(r"echo '([^']*)' \\\n> note.txt|echo '([^']*)' > note.txt", page)
    done = guide(*ON, "--format", "json", "-", stdin="".join(note))
    agrees(json.loads(shown), json.loads(done.out))
