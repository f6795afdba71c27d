"""The kit that packages carry: the same each time, free of what a package may not do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from guide.tables import tables
from macros import bundle, compile_engine, course_kit
from macros.command import BuildError

NAMES = {"player.js", "player.css", "tables.js"}


@pytest.fixture(scope="module")
def kit() -> dict[str, bytes]:
    """Make the kit."""
    return course_kit.kit()


def test_kit_is_the_same_each_time(kit: dict[str, bytes], tmp_path: Path) -> None:
    """Made again, the files are the same byte for byte, and only those that differ are written."""
    course_kit.make_kit(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == kit
    assert {*kit} == NAMES
    (tmp_path / "player.css").write_bytes(b"old")
    before = (tmp_path / "player.js").stat().st_mtime_ns
    course_kit.make_kit(tmp_path)
    assert (tmp_path / "player.css").read_bytes() == kit["player.css"]
    assert (tmp_path / "player.js").stat().st_mtime_ns == before


def test_kit_runs_under_any_policy(kit: dict[str, bytes]) -> None:
    """Nothing in it needs eval, WebAssembly, a worker, markup in a text, or another file."""
    script = kit["player.js"].decode()
    forbidden = r"\beval\(|new Function|WebAssembly|innerHTML|insertAdjacentHTML|\bimport\(|fetch\("
    assert re.findall(forbidden, script) == []
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    addresses = re.findall(r"url\(\"?([^\"):]*:)?", kit["player.css"].decode())
    assert {*addresses} == {"data:"}
    assert b"@import" not in kit["player.css"]


def test_kit_carries_the_tables(kit: dict[str, bytes]) -> None:
    """The tables are those of the guide, as a script that any page can load."""
    name, _, value = kit["tables.js"].decode().partition("=")
    assert name == "self.connectOrNotTables"
    assert json.loads(value.rstrip(";\n")) == json.loads(json.dumps(tables()))


def test_kit_is_small(kit: dict[str, bytes]) -> None:
    """A learner on a slow line waits for less than 250 KB, before anything is compressed."""
    assert sum(map(len, kit.values())) < 250_000


def test_wheel_carries_the_kit_and_the_site_does_not(tmp_path: Path, engine_folder: Path) -> None:
    """Whoever installs the guide has the kit, and no page of the site fetches it."""
    course_kit.make_kit(course_kit.FOLDER)
    command = [sys.executable, "-m", "flit_core.wheel", "--outdir", str(tmp_path)]
    subprocess.run(command, cwd=compile_engine.ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {*wheel.namelist()}
    assert {f"guide/kit/{name}" for name in NAMES} <= names
    assert b"kit/" not in next(engine_folder.glob("python_stdlib-*.zip")).read_bytes()


def test_missing_bundler_names_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the bundler, the command ends with one sentence that says what to run."""
    monkeypatch.setattr(bundle, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(BuildError, match=r"run npm ci\.$"):
        course_kit.kit()
    assert course_kit.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("run npm ci.\n")
