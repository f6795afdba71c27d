"""Make the Python that a page goes on from: Pyodide cut to what the guide calls, once started.

Its WebAssembly holds the functions that are called while what pages ask is answered (`corpus.py`),
never a list kept by hand, and the memory of a Python that has imported what that took.  Where a
page ever comes to something that was left out, it starts the whole Python instead
(`docs/javascripts/engine.mjs`).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros import library
from macros.command import BuildError, run
from macros.corpus import asked_at_length, asked_by_pages, asked_first

HERE = Path(__file__).resolve().parent
CUTTER = HERE / "cut_runtime.mjs"
RESUME = HERE.parent / "docs" / "javascripts" / "resume.mjs"
WASM = "pyodide.asm.wasm"
SCRIPT = "pyodide.asm.js"
STATE = "state.json"

#: The files that say how.
MADE_WITH = [HERE / "runtime.py", HERE / "warm_up.py", CUTTER, RESUME] + [
    HERE / f"{name}.mjs" for name in ("cut_script", "free_memory", "unread_tables", "wasm")
]

State = dict[str, Any]


@dataclass(frozen=True)
class Started:
    """WebAssembly and the script that runs it, and what a page needs to go on from its memory."""

    wasm: bytes
    script: bytes
    state: State


def started(archive: bytes) -> Started:
    """Return what goes on from a Python that has imported the guide, for an archive of the engine.

    Raises BuildError where it does not answer as Python does here.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = cut(archive, folder)
        if said := library.difference(engine_list(made, folder), folder, asked_by_pages()):
            raise BuildError(f"The Python that pages go on from is not whole: {said}.")
        return made


def cut(archive: bytes, folder: Path) -> Started:
    """Cut and start Pyodide in an empty folder."""
    given = {
        "library.zip": archive,
        "requests": library.lines(asked_by_pages() + asked_at_length()),
        "first": library.lines(asked_first()),
    }
    for name, content in given.items():
        (folder / name).write_bytes(content)
    run(["node", str(CUTTER), *(str(folder / name) for name in (*given, WASM, SCRIPT, STATE))])
    state = json.loads((folder / STATE).read_text(encoding="utf-8"))
    return Started((folder / WASM).read_bytes(), (folder / SCRIPT).read_bytes(), state)


def engine_list(made: Started, folder: Path) -> Path:
    """Write the list of files of an engine that is just this, which lies in the folder."""
    path = folder / "engine.json"
    told = {"files": {WASM: {"file": WASM}}, "script": SCRIPT, "started": made.state}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def made_from(archive: bytes) -> str:
    """Hash what decides how the WebAssembly comes out."""
    digest = hashlib.sha256(archive)
    for path in (*MADE_WITH, *library.MADE_WITH, HERE.parent / "package-lock.json"):
        digest.update(path.read_bytes())
    return digest.hexdigest()
