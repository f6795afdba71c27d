"""Bundle the scripts for the page, its worker and Python, each named by its content.

A name stands in what asks for it, so the worker is bundled first and told its files' names, and the
page's script is told the worker's.  The questionnaire's stands in its pages as text, with another
that begins it, so that no reader waits for one file more; they go into dot files, which no site
generator publishes.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from guide.tables import tables
from macros.command import BuildError, run
from macros.site_course import site_course

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "docs" / "javascripts"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
ASSETS = "assets.json"
#: What Pyodide's script asks for in Node alone.
NODE_ONLY = ("node:*", "child_process", "crypto", "fs", "path", "ws")
SETTINGS = """
    --bundle --minify --target=es2022 --platform=browser --charset=utf8
    --legal-comments=none --log-level=warning
""".split()


def make_bundles(folder: Path, manifest: Mapping[str, object], pyodide: Path) -> dict[str, str]:
    """Bundle into a folder what belongs to these files; return and write what each is called.

    PYODIDE is Pyodide's script as it was cut for them.
    """
    short = _bundled("python", "esm", {}, {"pyodide/pyodide.asm.js": pyodide})
    assets = {"python": put(folder, "python.js", short)}
    assets["whole"] = put(folder, "python.whole.js", bundled("python"))
    scripts = {"PYTHON_FILE": assets["python"], "WHOLE_FILE": assets["whole"]}
    assets["worker"] = script(folder, "worker", MANIFEST=manifest, **scripts)
    questionnaire = plain("questionnaire", WORKER_FILE=assets["worker"])
    assets["questionnaire"] = put(folder, ".questionnaire.js", for_page(questionnaire))
    begin = bundled("begin-questionnaire")
    assets["begin"] = put(folder, ".begin-questionnaire.js", for_page(begin))
    for page in ("framed", "ask-someone", "check-note"):
        assets[page] = script(folder, page, WORKER_FILE=assets["worker"])
    for page in ("compare", "practise", "framed-practice"):
        assets[page] = script(folder, page)
    assets["tables"] = put(folder, "tables.json", compact(tables()))
    assets["course"] = put(folder, "course.json", compact(site_course()))
    (folder / ASSETS).write_text(json.dumps(assets, indent=1) + "\n", encoding="utf-8")
    return assets


def for_page(script: bytes) -> bytes:
    """Return a script as it may stand in a page, where nothing in it may mean anything to HTML."""
    for sign in (b"</script", b"<!--"):
        if sign in script.lower():
            raise BuildError(f"A script that stands in a page cannot hold {sign.decode()}.")
    return script.strip()


def script(folder: Path, name: str, **known: object) -> str:
    """Bundle a script with what it is to know, and return the name of the file."""
    return put(folder, f"{name}.js", bundled(name, **known))


def bundled(name: str, **known: object) -> bytes:
    """Bundle a script as a module with what it is to know, and return it."""
    return _bundled(name, "esm", known, {})


def plain(name: str, **known: object) -> bytes:
    """Bundle a script as `bundled` does, but for pages that load no modules."""
    return _bundled(name, "iife", known, {})


def _bundled(
    name: str, form: str, known: Mapping[str, object], aliases: Mapping[str, Path]
) -> bytes:
    """Bundle a script; ALIASES are files to take in the place of what it imports."""
    if not ESBUILD.exists():
        raise BuildError("node_modules lacks esbuild, which bundles the scripts: run npm ci.")
    with tempfile.TemporaryDirectory() as made:
        target = Path(made) / f"{name}.js"
        settings = [*SETTINGS, f"--format={form}"]
        settings += [f"--external:{one}" for one in NODE_ONLY]
        settings += [f"--define:{key}={_told(value)}" for key, value in known.items()]
        settings += [f"--alias:{key}={path}" for key, path in aliases.items()]
        run([str(ESBUILD), str(SCRIPTS / f"{name}.mjs"), f"--outfile={target}", *settings])
        return target.read_bytes()


def _told(value: object) -> str:
    """Write JSON in one order, be it new or read back: files are named by their content."""
    return json.dumps(value, sort_keys=True)


def compact(value: object) -> bytes:
    """Write JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def put(folder: Path, name: str, content: bytes) -> str:
    """Write a file, its name extended by its hash, and return that name."""
    path = Path(name)
    full = f"{path.stem}-{hashlib.sha256(content).hexdigest()[:16]}{path.suffix}"
    (folder / full).write_bytes(content)
    return full
