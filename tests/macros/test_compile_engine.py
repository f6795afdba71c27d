"""The compiled engine: honest about itself, whole, and the same from the same input."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from macros import bundle, compile_engine, library, runtime
from macros.command import BuildError

MANIFEST = "manifest.json"


def read(path: Path) -> dict[str, object]:
    """Read a JSON object."""
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def members(engine_folder: Path) -> library.Members:
    """Return what is in the library that the site ships."""
    with zipfile.ZipFile(next(engine_folder.glob("python_stdlib-*.zip"))) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_manifest_tells_every_size_and_hash(engine_folder: Path) -> None:
    """The manifest names every file that the worker fetches with its true size and hash."""
    told = json.loads((engine_folder / MANIFEST).read_text(encoding="utf-8"))
    for file in [*told["files"].values(), *told["whole"].values()]:
        content = (engine_folder / file["file"]).read_bytes()
        assert file["bytes"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert told["total"] == sum(file["bytes"] for file in told["files"].values())


def test_every_file_is_named_by_its_content(engine_folder: Path) -> None:
    """Each published file but the two lists carries the hash of what is in it."""
    published = [path for path in engine_folder.iterdir() if not path.name.startswith(".")]
    named = [path for path in published if path.name not in (MANIFEST, bundle.ASSETS)]
    assert len(named) == 14
    assert all(compile_engine.is_whole(path) for path in named)


def test_same_input_gives_same_bytes(engine_folder: Path, tmp_path: Path) -> None:
    """Compiling again elsewhere gives the same files, byte for byte."""
    compile_engine.compile_engine(tmp_path / "again")
    for name in (MANIFEST, bundle.ASSETS):
        assert read(tmp_path / "again" / name) == read(engine_folder / name)


def test_nothing_changed_means_nothing_done(engine_folder: Path, tmp_path: Path) -> None:
    """A second run leaves the files alone; a damaged folder is made again."""
    out = tmp_path / "engine"
    compile_engine.replace(out, engine_folder)
    assert compile_engine.compile_engine(out).endswith("is up to date.")
    (out / "stale.js").touch()
    next(out.glob("worker-*.js")).write_text("damaged", encoding="utf-8")
    assert "bytes" in compile_engine.compile_engine(out)
    assert not (out / "stale.js").exists()
    assert "damaged" not in next(out.glob("worker-*.js")).read_text(encoding="utf-8")


def test_only_what_is_imported_travels(engine_folder: Path) -> None:
    """What no page runs stays behind: the command line, the reference and the test suites."""
    names = {*members(engine_folder)}
    assert "guide/browser.pyc" in names
    assert {"guide/cli.pyc", "guide/reference.pyc", "unittest/__init__.pyc"} & names == set()
    assert len(names) < 200


@pytest.mark.parametrize(
    "needed", ["guide/tidy.pyc", "json/decoder.pyc", "guide/prose/en/notes.toml"]
)
def test_missing_member_fails_the_build(engine_folder: Path, needed: str) -> None:
    """An archive without something that the engine needs is refused, naming what is missing."""
    without = {name: body for name, body in members(engine_folder).items() if name != needed}
    with pytest.raises(BuildError, match=r"is not whole: .+"):
        library.checked(without)


def test_archive_is_stored_for_the_host_to_compress(engine_folder: Path) -> None:
    """Nothing in the library is compressed by itself, so that a host compresses the whole."""
    content = next(engine_folder.glob("python_stdlib-*.zip")).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert {one.compress_type for one in found.infolist()} == {zipfile.ZIP_STORED}


def test_missing_runtime_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the npm packages there is one sentence that says what to run."""
    monkeypatch.setattr(compile_engine, "RUNTIME", tmp_path)
    with pytest.raises(BuildError, match=r"run npm ci\.$"):
        compile_engine.compile_engine(tmp_path / "engine")


def test_missing_bundler_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the bundler there is one sentence that says what to run."""
    monkeypatch.setattr(bundle, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(BuildError, match=r"run npm ci\.$"):
        bundle.bundled("engine")


@pytest.mark.parametrize("script", [b'say("</SCRIPT>")', b"one<!--two"])
def test_script_that_a_page_would_misread_is_refused(script: bytes) -> None:
    """What HTML would take for the end of a script, or for a comment, fails the build."""
    assert bundle.for_page(b"say(1)\n") == b"say(1)"
    with pytest.raises(BuildError, match=r"^A script that stands in a page cannot hold"):
        bundle.for_page(script)


def test_what_scripts_alone_change_leaves_python_alone(
    engine_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After an edit of a page's script Python is not started again, and serves as it is."""
    out = tmp_path / "engine"
    compile_engine.replace(out, engine_folder)
    (out / compile_engine.STAMP).write_text("of another script", encoding="utf-8")
    monkeypatch.setattr(runtime, "started", lambda _: pytest.fail("it was started again"))
    monkeypatch.setattr(library, "trace", lambda: pytest.fail("it was traced again"))
    compile_engine.compile_engine(out)
    for name in (MANIFEST, bundle.ASSETS):
        assert read(out / name) == read(engine_folder / name)
