"""Every example in the written documentation runs, and says what it is said to say."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import ROOT, guide

PAGES = ("README.md", "docs/command-line.md")


def blocks(page: str, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    """Return the commands of a page that are not about setting the project up."""
    lines = "".join(blocks(page, "console")).splitlines()
    typed = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    return [line for line in typed if not line.startswith("make ")]


def shell(script: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run commands as a reader would type them, in a folder of their own."""
    (folder / "guide").symlink_to(ROOT / "guide")
    lines = [line.replace("python -m", f"{sys.executable} -m") for line in script]
    return subprocess.run(
        ["bash", "-e", "-c", "\n".join(lines)],  # noqa: S607 - the reader's shell
        cwd=folder,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("page", PAGES)
def test_commands_run(page: str, tmp_path: Path) -> None:
    """The commands of a page run one after the other, without a word on standard error."""
    script = commands(page)
    done = shell(script, tmp_path)
    assert len(script) > 2
    assert (done.returncode, done.stderr) == (0, "")


def test_shown_output_is_real(tmp_path: Path) -> None:
    """What the README shows under its example is how the real output begins."""
    shown = blocks("README.md", "console")[-1].rpartition("$ ")[2].split("\n", 1)[1]
    done = shell(commands("README.md"), tmp_path)
    assert done.stdout.startswith(shown.removesuffix("…\n").rstrip())


def test_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python example runs and prints an action, a fact and a line of a calendar."""
    for block in blocks("docs/command-line.md", "python"):
        exec(block, {})  # noqa: S102 - our own documentation
    uid = "UID:2026-11-25-linkedin-wait-for-a-reason-look-again@connect-or-not"
    assert capsys.readouterr().out == f"leave-pending\nnote\n{uid}\n"


def test_json_example_has_the_real_shape() -> None:
    """The decision shown in JSON is what the guide decides, as far as it is shown."""
    (shown,) = (json.loads(block) for block in blocks("docs/command-line.md", "json"))
    request = '{"relationship": "stranger", "profile": "credible", "note": "none"}'
    words = ("decide", "--platform", "linkedin", "--request", "-", "--format", "json")
    done = guide(*words, stdin=request)
    agrees(shown, json.loads(done.out))


def agrees(shown: Any, real: Any) -> None:  # noqa: ANN401 - any JSON
    """Check that all that is shown is in what is real; a dot-dot-dot stands for the rest."""
    if isinstance(shown, dict):
        assert set(shown) <= set(real)
        for key, value in shown.items():
            agrees(value, real[key])
    elif isinstance(shown, list):
        assert all(any(matches(one, other) for other in real) for one in shown)
    elif isinstance(shown, str):
        assert real.startswith(shown.removesuffix("…").rstrip())
    else:
        assert shown == real


def matches(shown: Any, real: Any) -> bool:  # noqa: ANN401 - any JSON
    """Tell whether what is shown agrees with what is real."""
    try:
        agrees(shown, real)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("module", ["guide", "guide.browser"])
def test_docstrings_tell_the_truth(module: str) -> None:
    """The examples in docstrings give what they say."""
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
