"""Compile the guide and the Python runtime into static files for the browser.

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
from typing import TypedDict

from macros import bytecode
from macros.command import BuildError, run

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "guide"
RUNTIME = ROOT / "node_modules" / "pyodide"
LOCK = "pyodide-lock.json"
LIBRARY = "python_stdlib.zip"
COPIED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LIBRARY)
STAMP = ".inputs"  # dot files, so that no site generator publishes them
LIBRARY_STAMP = ".library"


class Manifest(TypedDict):
    """What the page is told of the engine before it fetches it."""

    version: str
    python: str
    bytecode: bool
    wheel: str
    files: dict[str, dict[str, int | str]]
    total: int


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
    plain = bytecode.problem(browser_python())
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        manifest = make(made, out, as_bytecode=not plain)
        (made / STAMP).write_text(stamp, encoding="utf-8")
        replace(out, made)
    said = f"{label(out)}: {len(manifest['files'])} files, {manifest['total']:,} bytes."
    return f"{said} Plain source, which starts slower: {plain}." if plain else said


def check_inputs() -> None:
    """Fail early, and with the remedy, where something to compile is missing."""
    missing = [name for name in (*COPIED, LOCK) if not (RUNTIME / name).is_file()]
    if missing:
        message = f"node_modules/pyodide lacks {', '.join(missing)}: run npm ci."
        raise BuildError(message)


def inputs_hash() -> str:
    """Hash everything that decides what the output is."""
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for path in input_files():
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{sha256(path)}\n".encode())
    return digest.hexdigest()


def input_files() -> list[Path]:
    """List the files that the engine is made from; a version's number stands for its files."""
    guide = [path for path in GUIDE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    settings = [ROOT / name for name in ("pyproject.toml", "requirements.txt", "LICENSE")]
    code = [Path(__file__), Path(bytecode.__file__), RUNTIME / "package.json"]
    return sorted(path for path in guide + settings + code if path.is_file())


def is_current(out: Path, stamp: str) -> bool:
    """Tell whether OUT was made from these very inputs and is still whole."""
    try:
        if read_text(out / STAMP) != stamp:
            return False
        files = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]
        return all((out / name).stat().st_size == file["bytes"] for name, file in files.items())
    except (OSError, ValueError, KeyError):
        return False


def browser_python() -> str:
    """Name the Python that the pinned runtime is, such as 3.13."""
    return ".".join(runtime_info()["python"].split(".")[:2])


def runtime_info() -> dict[str, str]:
    """Read what the pinned runtime says of itself."""
    info: dict[str, str] = json.loads((RUNTIME / LOCK).read_text(encoding="utf-8"))["info"]
    return info


def make(folder: Path, out: Path, *, as_bytecode: bool) -> Manifest:
    """Make all files of the engine in an empty folder, with what still serves from OUT."""
    for name in COPIED:
        shutil.copyfile(RUNTIME / name, folder / name)
    wheel = build_wheel(folder)
    if as_bytecode:
        wheel = bytecode.compile_archive(wheel)
        make_library(folder, out)
    write_json(folder / LOCK, lock_of(wheel))
    manifest = manifest_of(folder, wheel, as_bytecode=as_bytecode)
    write_json(folder / "manifest.json", manifest)
    return manifest


def build_wheel(folder: Path) -> Path:
    """Build the guide's wheel without a network."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    run([*command, str(ROOT)])
    return next(folder.glob("*.whl"))


def make_library(folder: Path, out: Path) -> None:
    """Compile the standard library, or take the one in OUT, which few edits to the guide change."""
    wanted = bytecode.wanted_by(GUIDE)
    made_from = [sha256(folder / LIBRARY), sha256(Path(bytecode.__file__)), *sorted(wanted)]
    earlier = out / LIBRARY
    if earlier.is_file() and read_text(out / LIBRARY_STAMP) == stamp_of(earlier, made_from):
        shutil.copyfile(earlier, folder / LIBRARY)
    else:
        bytecode.compile_library(folder / LIBRARY, wanted)
    stamp = stamp_of(folder / LIBRARY, made_from)
    (folder / LIBRARY_STAMP).write_text(stamp, encoding="utf-8")


def stamp_of(library: Path, made_from: list[str]) -> str:
    """Tie a compiled library to what it was made from."""
    return "\n".join([sha256(library), sys.version, *made_from])


def read_text(path: Path) -> str:
    """Read a file that may not be there."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def lock_of(wheel: Path) -> dict[str, object]:
    """Describe this wheel and nothing else, so that the page can load nothing else.

    The same lock as ``pyodide lockfile add-wheels`` writes, which not every Python can run.
    """
    entry = {
        "name": "connect-or-not",
        "version": version_of(wheel),
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": sha256(wheel),
        "package_type": "package",
        "imports": ["guide"],
        "depends": [],
        "unvendored_tests": False,
        "tool": {},
    }
    return {"info": runtime_info(), "packages": {entry["name"]: entry}, "tool": {}}


def manifest_of(folder: Path, wheel: Path, *, as_bytecode: bool) -> Manifest:
    """Say what the page needs for showing honest progress and for naming files by content."""
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return {
        "version": version_of(wheel),
        "python": browser_python(),
        "bytecode": as_bytecode,
        "wheel": wheel.name,
        "files": {p.name: {"bytes": p.stat().st_size, "sha256": sha256(p)} for p in paths},
        "total": sum(path.stat().st_size for path in paths),
    }


def version_of(wheel: Path) -> str:
    """Take the version from a wheel's name."""
    return wheel.name.split("-")[1]


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
