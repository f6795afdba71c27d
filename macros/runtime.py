"""Make the Python that a page goes on from: Pyodide cut to what the guide calls, once started.

Its WebAssembly holds the functions that are called while `corpus.py` is answered, never a list kept
by hand, and the memory of a Python that has imported the guide.  Where a page ever comes to a
function that was left out, it starts the whole Python instead (`docs/javascripts/engine.mjs`).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

from macros import library
from macros.command import BuildError, run
from macros.corpus import asked_first, corpus

HERE = Path(__file__).resolve().parent
CUTTER = HERE / "cut_runtime.mjs"
RESUME = HERE.parent / "docs" / "javascripts" / "resume.mjs"
WASM = "pyodide.asm.wasm"

#: The files that say how.
MADE_WITH = [HERE / "runtime.py", HERE / "warm_up.py", CUTTER, RESUME]

State = dict[str, Any]


def started(archive: bytes) -> tuple[bytes, State]:
    """Return the WebAssembly for an archive of the engine, and what a page needs to go on from it.

    Raises BuildError where it does not answer as Python does here.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = cut(archive, folder)
        if said := library.difference(engine_list(*made, folder), folder):
            raise BuildError(f"The Python that pages go on from is not whole: {said}.")
        return made


def cut(archive: bytes, folder: Path) -> tuple[bytes, State]:
    """Cut and start Pyodide in an empty folder."""
    paths = [folder / name for name in ("library.zip", "requests", "first", "wasm", "state")]
    for path, content in zip(paths, (archive, *map(lines, (corpus(), asked_first()))), strict=False):
        path.write_bytes(content)
    run(["node", str(CUTTER), *map(str, paths)])
    *_, wasm, state = paths
    return wasm.read_bytes(), json.loads(state.read_text(encoding="utf-8"))


def lines(requests: list[str]) -> bytes:
    """Write one request in every line."""
    return "".join(f"{json.dumps(text)}\n" for text in requests).encode()


def engine_list(wasm: bytes, state: State, folder: Path) -> Path:
    """Write the list of files of an engine that has just this one."""
    (folder / WASM).write_bytes(wasm)
    path = folder / "engine.json"
    path.write_text(json.dumps({"files": {WASM: {"file": WASM}}, "started": state}), "utf-8")
    return path


def made_from(archive: bytes) -> str:
    """Hash what decides how the WebAssembly comes out."""
    digest = hashlib.sha256(archive)
    for path in (*MADE_WITH, *library.MADE_WITH, HERE.parent / "package-lock.json"):
        digest.update(path.read_bytes())
    return digest.hexdigest()
