"""A grammar checker that runs offline has nothing to say about any sentence that is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.command import run
from tests.support.reviewed import FILLED, page

SCRIPT = Path(__file__).with_name("check_grammar.mjs")
#: Names of ours, and one construction that the checker takes for another: “I let people follow me”.
NO_FAULTS = {("Spelling", word) for word in ("Priya", "Rao", "X.", "X")} | {("WordChoice", "let")}
#: What it must find, or it would not have looked.
WRONG = (
    "I has a reason for write to you.",
    "Thank you for your your request.",
    "I could of written.",
    "This is a tesst.",
)


def sentences() -> list[str]:
    """Return every sentence of every note, invitation and policy, bare and filled, once."""
    texts = re.findall(r"^```text\n(.*?)\n```$", page(), re.MULTILINE | re.DOTALL)
    lines = [line.lstrip("-# ") for text in texts for line in text.split("\n")]
    found = [one for line in lines for one in re.split(r"(?<=[.?!])\s+", line)]
    plain = [one.replace(FILLED["link"], "this address") for one in found]
    return [one for one in dict.fromkeys(plain) if one.endswith((".", "?"))]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str]]]:
    """Give what the checker finds: for each sentence the kinds of fault, and the words."""
    folder = tmp_path_factory.mktemp("grammar")
    asked, told = folder / "texts", folder / "findings"
    texts = [*sentences(), *WRONG]
    asked.write_text("".join(f"{json.dumps(text)}\n" for text in texts), encoding="utf-8")
    run(["node", str(SCRIPT), str(asked), str(told)])
    rows = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    return {
        text: {(one["kind"], one["words"]) for one in row}
        for text, row in zip(texts, rows, strict=True)
    }


def test_no_sentence_has_a_fault(findings: dict[str, set[tuple[str, str]]]) -> None:
    """No sentence that a reader may send has a fault of grammar or spelling."""
    assert len(findings) > 300
    faulty = {text: found - NO_FAULTS for text, found in findings.items() if text not in WRONG}
    assert {text: found for text, found in faulty.items() if found} == {}


@pytest.mark.parametrize("text", WRONG)
def test_faults_are_found(text: str, findings: dict[str, set[tuple[str, str]]]) -> None:
    """The checker finds a fault where there is one."""
    assert findings[text] - NO_FAULTS
