"""The compiled engine: honest about itself, and the same from the same input."""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import pytest

from macros import bytecode, compile_engine
from macros.command import BuildError, run

MANIFEST = "manifest.json"


def read(path: Path) -> dict[str, object]:
    """Read a JSON object."""
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_manifest_tells_every_size_and_hash(engine_folder: Path) -> None:
    """The manifest names every published file with its true size and hash."""
    told = read(engine_folder / MANIFEST)
    published = [path for path in engine_folder.iterdir() if not path.name.startswith(".")]
    paths = [path for path in published if path.name != MANIFEST]
    assert told["files"] == {
        path.name: {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in paths
    }
    assert told["total"] == sum(path.stat().st_size for path in paths)


def test_same_input_gives_same_bytes(engine_folder: Path, tmp_path: Path) -> None:
    """Compiling again elsewhere gives the same files, byte for byte."""
    compile_engine.compile_engine(tmp_path / "again")
    assert read(tmp_path / "again" / MANIFEST) == read(engine_folder / MANIFEST)


def test_nothing_changed_means_nothing_done(tmp_path: Path) -> None:
    """A second run leaves the files alone; a damaged folder is made again."""
    out = tmp_path / "engine"
    compile_engine.compile_engine(out)
    assert compile_engine.compile_engine(out).endswith("is up to date.")
    (out / "stale.whl").touch()
    (out / "pyodide.mjs").write_text("damaged", encoding="utf-8")
    assert "6 files" in compile_engine.compile_engine(out)
    assert not (out / "stale.whl").exists()


def test_everything_of_the_guide_travels(engine_folder: Path) -> None:
    """The wheel in the browser holds every module and every data file of the guide."""
    wheel = next(engine_folder.glob("*.whl"))
    members = {name.removesuffix("c") for name in zipfile.ZipFile(wheel).namelist()}
    sources = [p for p in compile_engine.GUIDE.rglob("*") if p.is_file() and p.suffix != ".pyc"]
    assert {f"guide/{p.relative_to(compile_engine.GUIDE).as_posix()}" for p in sources} <= members


@pytest.mark.skipif(not bytecode.COMMAND.is_file(), reason="pyodide-build wants Python 3.12")
def test_lock_is_what_pyodide_would_write(tmp_path: Path) -> None:
    """Our lock equals the one that ``pyodide lockfile add-wheels`` makes from an empty one."""
    wheel = compile_engine.build_wheel(tmp_path)
    empty, made = tmp_path / "empty.json", tmp_path / "made.json"
    compile_engine.write_json(empty, {"info": compile_engine.runtime_info(), "packages": {}})
    paths = ["--input", str(empty), "--output", str(made), "--base-path", str(tmp_path)]
    run([str(bytecode.COMMAND), "lockfile", "add-wheels", *paths, str(wheel)])
    assert read(made) == compile_engine.lock_of(wheel)


def test_other_python_ships_source_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where this Python is not the browser's, the plain wheel is shipped with a sentence."""
    monkeypatch.setattr(compile_engine, "browser_python", lambda: "3.99")
    said = compile_engine.compile_engine(tmp_path / "engine")
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"Python is {here} here and 3.99 in the browser." in said
    assert read(tmp_path / "engine" / MANIFEST)["bytecode"] is False


def test_missing_runtime_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the npm packages there is one sentence that says what to run."""
    monkeypatch.setattr(compile_engine, "RUNTIME", tmp_path)
    with pytest.raises(BuildError, match=r"run npm ci\.$"):
        compile_engine.compile_engine(tmp_path / "engine")
