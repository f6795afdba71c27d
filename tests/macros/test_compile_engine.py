"""The compiled engine: honest about itself, and the same from the same input."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from macros import bundle, compile_engine, library
from macros.command import BuildError

MANIFEST = "manifest.json"


def read(path: Path) -> compile_engine.Manifest:
    """Read the list of the engine's files."""
    found: compile_engine.Manifest = json.loads(path.read_text(encoding="utf-8"))
    return found


def published(folder: Path) -> dict[str, bytes]:
    """Return the files that a site generator would publish."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".")}


def test_manifest_tells_every_size_and_hash(engine_folder: Path) -> None:
    """The manifest gives the true name, size and hash of the files that the worker fetches."""
    told = read(engine_folder / MANIFEST)
    assert [*told["files"]] == ["pyodide.asm.wasm", "python_stdlib.zip"]
    for file in told["files"].values():
        content = (engine_folder / file["file"]).read_bytes()
        assert file["bytes"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert told["total"] == sum(file["bytes"] for file in told["files"].values())


def test_every_file_is_named_by_its_content(engine_folder: Path) -> None:
    """Whatever a page fetches carries the hash of its content in its name, and nothing is over."""
    files = published(engine_folder)
    lists = {MANIFEST: files.pop(MANIFEST), bundle.ASSETS: files.pop(bundle.ASSETS)}
    for name, content in files.items():
        assert Path(name).stem.endswith(f"-{hashlib.sha256(content).hexdigest()[:16]}"), name
    named = [one["file"] for one in json.loads(lists[MANIFEST])["files"].values()]
    assert {*files} == {*named, *json.loads(lists[bundle.ASSETS]).values()}


def test_each_script_names_what_it_asks_for(engine_folder: Path) -> None:
    """The worker's script holds its files' names, and the page's script the worker's."""
    assets = json.loads((engine_folder / bundle.ASSETS).read_text(encoding="utf-8"))
    files = read(engine_folder / MANIFEST)["files"].values()
    worker = (engine_folder / assets["worker"]).read_text(encoding="utf-8")
    assert [one["file"] for one in files if one["file"] not in worker] == []
    for name in ("questionnaire", "engine"):
        assert assets["worker"] in (engine_folder / assets[name]).read_text(encoding="utf-8")


def test_runtime_is_the_pinned_one(engine_folder: Path) -> None:
    """The WebAssembly that is shipped is the npm package's, to the last byte."""
    told = read(engine_folder / MANIFEST)["files"]["pyodide.asm.wasm"]
    assert told["sha256"] == compile_engine.sha256(compile_engine.RUNTIME / "pyodide.asm.wasm")


def test_same_input_gives_same_bytes(engine_folder: Path, tmp_path: Path) -> None:
    """Compiling again elsewhere gives the same files, byte for byte."""
    compile_engine.compile_engine(tmp_path / "again")
    assert published(tmp_path / "again") == published(engine_folder)


def test_nothing_changed_means_nothing_done(
    engine_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A second run leaves the files alone; a damaged folder is made again, but not from scratch."""
    monkeypatch.setattr(library, "trace", lambda: pytest.fail("it was made from scratch"))
    out = tmp_path / "engine"
    compile_engine.replace(out, engine_folder)
    assert compile_engine.compile_engine(out).endswith("is up to date.")
    (out / "stale.js").touch()
    worker = next(out.glob("worker-*.js"))
    worker.write_text("damaged", encoding="utf-8")
    assert "bytes" in compile_engine.compile_engine(out)
    assert published(out) == published(engine_folder)


def test_missing_runtime_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the npm packages there is one sentence that says what to run."""
    monkeypatch.setattr(compile_engine, "RUNTIME", tmp_path)
    with pytest.raises(BuildError, match=r"run npm ci\.$"):
        compile_engine.compile_engine(tmp_path / "engine")


def test_missing_bundler_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without esbuild there is one sentence that says what to run."""
    monkeypatch.setattr(bundle, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(BuildError, match=r"esbuild.*run npm ci\.$"):
        bundle.make_bundles(tmp_path, {})


def test_broken_script_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A script that cannot be bundled is told of in one sentence."""
    (tmp_path / "worker.mjs").write_text('import "./nowhere.mjs";', encoding="utf-8")
    monkeypatch.setattr(bundle, "SCRIPTS", tmp_path)
    with pytest.raises(BuildError, match=r"^A build tool failed") as caught:
        bundle.script(tmp_path, "worker")
    assert "\n" not in str(caught.value)
