"""Compile the guide, the Python runtime and the scripts into static files for the browser.

Run as ``python -m macros.compile_engine [OUT]``; OUT is ``docs/engine`` unless given.
An ordinary build step and not a MkDocs hook, so that any site generator can follow it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, TypedDict

import guide
from macros import bundle, library, runtime, site_course
from macros.command import BuildError

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "node_modules" / "pyodide"
LOCK = "pyodide-lock.json"
WASM = runtime.WASM
WHOLE = "pyodide.whole.wasm"
SCRIPT = ".pyodide.js"  # bundled, so not published by itself
LIBRARY = "python_stdlib.zip"
BUNDLED = ("pyodide.mjs", "pyodide.asm.js")
MANIFEST = "manifest.json"
STAMP = ".inputs"  # a dot file, so that no site generator publishes it


class File(TypedDict):
    """A file that the engine fetches."""

    file: str
    bytes: int
    sha256: str


class Manifest(TypedDict):
    """What the worker is told of the engine; files are under the names Pyodide has for them.

    `started` says how to go on from what is in `files`, and `script` is what runs it, before it is
    bundled; `whole` are those to start without it.
    """

    version: str
    info: dict[str, str]
    files: dict[str, File]
    script: str
    started: runtime.State
    whole: dict[str, File]
    total: int
    made_from: str


def main(arguments: list[str]) -> int:
    """Compile into the folder named on the command line."""
    out = Path(arguments[0]) if arguments else ROOT / "docs" / "engine"
    try:
        print(compile_engine(out.resolve()))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def compile_engine(out: Path) -> str:
    """Bring OUT up to date and say in a sentence what was done."""
    check_inputs()
    stamp = inputs_hash()
    if is_current(out, stamp):
        return f"{label(out)} is up to date."
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        manifest = make(made, out)
        (made / STAMP).write_text(stamp, encoding="utf-8")
        replace(out, made)
    return f"{label(out)}: Python and the guide in {manifest['total']:,} bytes, and the scripts."


def check_inputs() -> None:
    """Fail early, and with the remedy, where something to compile is missing."""
    missing = [name for name in (*BUNDLED, WASM, LIBRARY, LOCK) if not (RUNTIME / name).is_file()]
    if missing:
        message = f"node_modules/pyodide lacks {', '.join(missing)}: run npm ci."
        raise BuildError(message)


def inputs_hash() -> str:
    """Hash everything that decides what the output is."""
    digest = hashlib.sha256()
    for path in input_files():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{sha256(path)}\n".encode())
    return digest.hexdigest()


def input_files() -> list[Path]:
    """List the files that the engine is made from; a package's version stands for its files."""
    folders = [ROOT / "guide", bundle.SCRIPTS, library.HERE / "stand_ins"]
    made_from = (".py", ".toml", ".mjs")
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in made_from]
    steps = [Path(__file__), Path(bundle.__file__), Path(site_course.__file__)]
    steps += [*library.MADE_WITH, *runtime.MADE_WITH]
    return sorted([*paths, *steps, ROOT / "package-lock.json"])


def is_current(out: Path, stamp: str) -> bool:
    """Tell whether OUT was made from these very inputs and is still whole."""
    try:
        if read_text(out / STAMP) != stamp:
            return False
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files = [*manifest["files"].values(), *manifest["whole"].values()]
        assets = json.loads((out / bundle.ASSETS).read_text(encoding="utf-8")).values()
        names = [*(file["file"] for file in files), *assets]
        return all(is_whole(out / name) for name in names)
    except (OSError, ValueError, KeyError):
        return False


def is_whole(path: Path) -> bool:
    """Tell whether a file named by its content has that content."""
    return path.stem.endswith(f"-{sha256(path)[:16]}")


def runtime_info() -> dict[str, str]:
    """Read what the pinned runtime says of itself."""
    info: dict[str, str] = json.loads((RUNTIME / LOCK).read_text(encoding="utf-8"))["info"]
    return info


def make(folder: Path, out: Path) -> Manifest:
    """Make all files of the engine in an empty folder, with what still serves from OUT."""
    before = earlier(out)
    archive = library.make_library(out / before.get("library", LIBRARY))
    made_from = runtime.made_from(archive)
    begun = before["begun"] if before.get("made_from") == made_from else runtime.started(archive)
    files = {WASM: put(folder, WASM, begun.wasm)}
    (folder / SCRIPT).write_bytes(begun.script)
    whole = {
        WASM: put(folder, WHOLE, (RUNTIME / WASM).read_bytes()),
        LIBRARY: put(folder, LIBRARY, archive),
    }
    manifest: Manifest = {
        "version": guide.__version__,
        "info": runtime_info(),
        "files": files,
        "script": SCRIPT,
        "started": begun.state,
        "whole": whole,
        "total": sum(file["bytes"] for file in files.values()),
        "made_from": made_from,
    }
    bundle.make_bundles(folder, for_worker(manifest), folder / SCRIPT)
    write_json(folder / MANIFEST, manifest)
    return manifest


def for_worker(manifest: Manifest) -> dict[str, object]:
    """Pick what the worker has to know."""
    return {name: manifest[name] for name in ("info", "files", "started", "whole")}


def earlier(out: Path) -> dict[str, Any]:
    """Tell what was made the last time, as far as it is still there."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        wasm, archive = manifest["files"][WASM]["file"], manifest["whole"][LIBRARY]["file"]
        begun = (out / wasm).read_bytes(), (out / SCRIPT).read_bytes(), manifest["started"]
        known = {"library": archive, "made_from": manifest["made_from"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {**known, "begun": runtime.Started(*begun)} if is_whole(out / wasm) else known


def put(folder: Path, name: str, content: bytes) -> File:
    """Write a file under a name that tells its content, and describe it."""
    full = bundle.put(folder, name, content)
    return {
        "file": full,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def read_text(path: Path) -> str:
    """Read a file that may not be there."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write_json(path: Path, value: object) -> None:
    """Write JSON the same way every time."""
    path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Hash a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def replace(out: Path, made: Path) -> None:
    """Put the new files in the place of all old ones."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(made, out)
    out.chmod(0o755)  # the temporary folder was for our eyes only


def label(path: Path) -> str:
    """Name a path as briefly as it allows."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
