"""The pages that are compared: the same shell, style and content, with other scripts inside.

Each variant is a few files in ``build/bench/<variant>``; all else it takes from the built site.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from flit_core import buildapi  # type: ignore[import-untyped]

from benchmarks.wording import wording
from guide.prose import table
from macros.compress import compress

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
SITE = ROOT / "site"
BUILD = ROOT / "build" / "bench"
PYODIDE = ROOT / "node_modules" / "pyodide"
PYSCRIPT = ROOT / "node_modules" / "@pyscript" / "core"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
VARIANTS = ("quiz", "stock", "pyscript", "site")

#: The questionnaire with the lines above it that bring its scripts here.
ELEMENT = re.compile(
    r'(?:<p>)?<link rel="preload" as="fetch"[^>]*>(?:</p>)?\s*'
    r'<script type="module" src="\.\./engine/questionnaire-[^>]*></script>\s*'
    r'<div class="con" id="questionnaire".*?</con-unsearched>\s*</div>',
    re.DOTALL,
)


def build() -> dict[str, tuple[Path, ...]]:
    """Make all variants; return for each the folders to serve, the first before the next."""
    for variant in ("quiz", "stock", "pyscript"):
        shutil.rmtree(BUILD / variant, ignore_errors=True)
    wheel = build_wheel()
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    runtime = build_runtime(version)
    write_page("quiz", quiz_element())
    write_page("stock", stock_element(version, wheel))
    write_page("pyscript", pyscript_element(version, wheel))
    for variant in ("stock", "pyscript"):
        folder = BUILD / variant / "policy"
        shutil.copy(BUILD / "wheel" / wheel, folder)
        shutil.copy(HERE / "quiz" / "page.js", folder)
    for variant in ("quiz", "stock", "pyscript"):
        compress(BUILD / variant)
    return {
        "quiz": (BUILD / "quiz", SITE),
        "stock": (BUILD / "stock", runtime, SITE),
        "pyscript": (BUILD / "pyscript", runtime, SITE),
        "site": (SITE,),
    }


def build_wheel() -> str:
    """Build the guide's plain wheel."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return str(buildapi.build_wheel(str(folder)))


def build_runtime(version: str) -> Path:
    """Copy Pyodide and PyScript as they come, with compressed copies; once for each version."""
    folder = BUILD / "runtime"
    pyscript = json.loads((PYSCRIPT / "package.json").read_text(encoding="utf-8"))["version"]
    done = folder / f".{version}-{pyscript}"
    if done.is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "pyodide" / f"v{version}"
    target.mkdir(parents=True)
    for name in ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"):
        shutil.copy(PYODIDE / name, target)
    for name in ("python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(PYODIDE / name, target)
    shutil.copytree(
        PYSCRIPT / "dist",
        folder / "pyscript" / f"v{pyscript}",
        ignore=shutil.ignore_patterns("*.map"),
    )
    compress(folder)
    done.touch()
    return folder


def write_page(variant: str, inside: str) -> None:
    """Write the site's page with another questionnaire in its place."""
    page = (SITE / "policy" / "index.html").read_text(encoding="utf-8")
    element = f'<div class="con" id="questionnaire" data-engine="static">{inside}</div>'
    page, count = ELEMENT.subn(lambda _: element, page)
    if count != 1:
        raise SystemExit("The page of the policy is not as it was: mend benchmarks/variants.py.")
    folder = BUILD / variant / "policy"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page, encoding="utf-8")


def quiz_script() -> str:
    """Return the hand-written quiz with its wording, minified as the site's own scripts are."""
    parts = [
        (HERE / "quiz" / f"{name}.js").read_text("utf-8") for name in ("decide", "words", "page")
    ]
    start = "startPage(WORDING.questions, WORDING.words, reply);"
    data = json.dumps(wording(), ensure_ascii=False)
    script = "\n".join([f"const WORDING = {data};", *parts, start])
    command = [str(ESBUILD), "--minify", "--format=iife", "--charset=utf8", "--log-level=error"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=True)
    return done.stdout


def quiz_element() -> str:
    """Return the quiz in one script within the page, or beside it with QUIZ=deferred."""
    script = quiz_script()
    if os.environ.get("QUIZ", "inline") == "inline":
        safe = script.replace("</script", r"<\/script")
        return f"</div><script>{safe}</script><div hidden>"
    folder = BUILD / "quiz" / "policy"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "quiz-0000000000000000.js").write_text(script, encoding="utf-8")
    return '<script defer src="quiz-0000000000000000.js"></script>'


def stock_element(version: str, wheel: str) -> str:
    """Return stock Pyodide on the main thread, as its own documentation begins."""
    words = json.dumps(table("page")["words"], ensure_ascii=False)
    return f"""<p>Python is loading.</p></div>
<script src="page.js"></script>
<script src="../pyodide/v{version}/pyodide.js"></script>
<script type="module">
const python = await loadPyodide();
await python.loadPackage(new URL("{wheel}", location).href);
const questions = python.runPython(`
import json
from guide.render import questions_data
json.dumps(questions_data())
`);
const step = python.pyimport("guide.browser").step;
const ask = (answers) => JSON.parse(step(JSON.stringify({{ do: "policy", answers }})));
startPage(JSON.parse(questions).questions, {words}, ask);
</script><div hidden>"""


def pyscript_element(version: str, wheel: str) -> str:
    """Return the same in PyScript; the wheel is unpacked, as micropip is not among the files."""
    pyscript = json.loads((PYSCRIPT / "package.json").read_text(encoding="utf-8"))["version"]
    config = {
        "interpreter": f"../pyodide/v{version}/pyodide.mjs",
        "files": {f"./{wheel}": "./*"},
    }
    words = json.dumps(table("page")["words"], ensure_ascii=False)
    return f"""<p>Python is loading.</p></div>
<link rel="stylesheet" href="../pyscript/v{pyscript}/core.css">
<script src="page.js"></script>
<script>
var begin = (questions, step) => startPage(JSON.parse(questions).questions, {words},
  (answers) => JSON.parse(step(JSON.stringify({{ do: "policy", answers }}))));
</script>
<script type="module" src="../pyscript/v{pyscript}/core.js"></script>
<script type="py" config='{json.dumps(config)}'>
import json
from pyscript import window
from pyscript.ffi import create_proxy
from guide.browser import step
from guide.render import questions_data
window.begin(json.dumps(questions_data()), create_proxy(step))
</script><div hidden>"""
