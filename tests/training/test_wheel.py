"""The Python package that the site offers: it installs without a network, runs, and has types."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from guide.practice import scenarios
from macros import service_worker, wheel
from macros.compress import is_compressible

#: Calls whose types only a package with `py.typed` tells.
TYPED = """
from guide import decide, next_fact, recommend

policy = recommend({"persona": "limited"})
stance: str = policy.platforms["linkedin"].stance
action: str = decide(policy, "linkedin", {"relationship": "stranger"}).action
wanted: str | None = next_fact(policy, "linkedin", {})
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a wheel of the guide as it is now."""
    folder = tmp_path_factory.mktemp("downloads")
    wheel.make(folder)
    return folder / wheel.NAME


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the programs of a new environment that holds the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    told(folder / "bin" / "python", "-m", "pip", "install", "--no-index", "--no-deps", built)
    return folder / "bin"


def told(*words: str | Path, stdin: str = "", status: int = 0) -> str:
    """Run a program away from this copy of the project, and return what it prints."""
    done = subprocess.run(
        [*map(str, words)],
        cwd=Path(sys.prefix).anchor,
        env={"PATH": "", "PYTHONUTF8": "1"},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_installed_command_gives_a_policy(installed: Path) -> None:
    """The command that pip installs reads answers and prints their policy."""
    answers = json.dumps({"networking": "essential", "persona": "comfortable"})
    words = ("policy", "--answers", "-", "--format", "json")
    printed = json.loads(told(installed / "connect-or-not", *words, stdin=answers))
    assert printed["platforms"]["linkedin"]["stance"] == "selective"
    assert "site-packages" in told(
        installed / "python", "-c", "import guide; print(guide.__file__)"
    )


def test_installed_command_lists_the_cases(installed: Path) -> None:
    """The installed package carries every case to practise on."""
    listed = told(installed / "connect-or-not", "practise", "--list")
    assert len(scenarios()) > 1
    assert [line.split()[0] for line in listed.splitlines()] == [one.id for one in scenarios()]


def test_installed_package_has_types(installed: Path, tmp_path: Path) -> None:
    """A type checker sees the package's types, and finds what does not fit them."""
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text(TYPED, encoding="utf-8")
    wrong.write_text(TYPED.replace("stance: str", "stance: int"), encoding="utf-8")
    check = (sys.executable, "-m", "mypy", "--strict", "--python-executable", installed / "python")
    cache = ("--cache-dir", tmp_path / "cache")
    assert told(*check, *cache, right).startswith("Success")
    assert 'expression has type "str"' in told(*check, *cache, wrong, status=1)


def test_wheel_is_whole_and_plain(built: Path) -> None:
    """It holds every file of the guide, as it is, and no bytecode."""
    with zipfile.ZipFile(built) as found:
        members = {name: found.read(name) for name in found.namelist()}
    folder = wheel.ROOT / "guide"
    wanted = [one for one in folder.rglob("*") if one.suffix in (".py", ".toml", ".typed")]
    assert len(wanted) > 100
    for path in wanted:
        assert members[path.relative_to(wheel.ROOT).as_posix()] == path.read_bytes()
    assert not [name for name in members if name.endswith(".pyc")]


def test_a_second_build_changes_nothing(built: Path) -> None:
    """The same files give the same bytes, and a wheel of another version is cleared away."""
    before = built.read_bytes()
    older = built.with_name("connect_or_not-0.0.0-py3-none-any.whl")
    older.touch()
    assert wheel.make(built.parent).endswith("is up to date.")
    assert built.read_bytes() == before
    assert not older.exists()


def test_downloads_are_fetched_only_when_asked_for(tmp_path: Path) -> None:
    """The service worker does not keep downloads, and no copies of the wheel are made."""
    for name in (f"downloads/{wheel.NAME}", "training/tutorial.ipynb", "training/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1_000)
    assert [*service_worker.kept_files(tmp_path)] == ["training/"]
    assert not is_compressible(tmp_path / "downloads" / wheel.NAME)
