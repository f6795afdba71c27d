"""The Python that pages go on from: small, whole, and never less than what it answers with."""

from __future__ import annotations

import json
import sys
import unicodedata
from itertools import batched
from pathlib import Path

import pytest

from macros import compile_engine, runtime
from macros.command import BuildError
from macros.corpus import asked_by_pages, corpus
from tests.support.node import both, differences


def manifest(engine: Path) -> dict[str, dict[str, dict[str, object]]]:
    """Read what the engine is made of."""
    found: dict[str, dict[str, dict[str, object]]] = json.loads(
        (engine / compile_engine.MANIFEST).read_text(encoding="utf-8")
    )
    return found


def test_short_python_is_much_smaller(engine_folder: Path) -> None:
    """With its memory it takes fewer bytes than the whole one with its archive does."""
    told = manifest(engine_folder)
    sizes = {
        one: sum(int(str(f["bytes"])) for f in told[one].values()) for one in ("files", "whole")
    }
    assert sizes["files"] < sizes["whole"]
    scripts = [next(engine_folder.glob(f"python{one}-*.js")) for one in ("", ".whole")]
    short, whole = (path.stat().st_size for path in scripts)
    assert short < whole / 2


def test_pages_ask_all_but_practice() -> None:
    """What is left out by intent is what learning systems ask and no page of this site."""
    steps = {json.loads(text)["do"] for text in corpus()[len(asked_by_pages()) :]}
    assert steps == {"practise", "course"}


def test_memory_that_answers_otherwise_fails_the_build(
    engine_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the Python that pages go on from answers otherwise, the build says to what."""
    told = manifest(engine_folder)
    wasm = (engine_folder / str(told["files"][compile_engine.WASM]["file"])).read_bytes()
    script = (engine_folder / compile_engine.SCRIPT).read_bytes()
    spoilt = wasm.replace(b"LinkedIn", b"Elsewher")
    assert spoilt != wasm

    def made(_: bytes, folder: Path) -> runtime.Started:
        (folder / runtime.WASM).write_bytes(spoilt)
        (folder / runtime.SCRIPT).write_bytes(script)
        return runtime.Started(spoilt, script, dict(told["started"]))

    monkeypatch.setattr(runtime, "cut", made)
    with pytest.raises(BuildError, match=r"go on from is not whole: it answers otherwise"):
        runtime.started(b"")


def test_every_character_is_what_it_was(engine_folder: Path, tmp_path: Path) -> None:
    """The tables that were left out are none that a note in any script is read with."""
    every = [chr(code) for code in range(sys.maxunicode) if is_assigned(chr(code))]
    assert len(every) > 140_000
    texts = ["".join(some) for some in batched(every, 2_000)]
    requests = [
        json.dumps({"do": do, "platform": platform, "text": text})
        for do, platform in (("check", "bluesky"), ("propose", "x"))
        for text in texts
    ]
    theirs, mine = both(engine_folder, requests, tmp_path)
    assert differences(requests, theirs, mine) == []


def is_assigned(character: str) -> bool:
    """Tell whether a character is one, and not a surrogate, private or none yet."""
    return unicodedata.category(character) not in ("Cn", "Co", "Cs")
