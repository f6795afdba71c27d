"""The pages that are compared: each is the built site's own page with another questionnaire in it.

So all of them have the same head, styles, fonts, theme scripts and navigation.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from flit_core import buildapi  # type: ignore[import-untyped]

from benchmarks.quiz.words import quiz_words
from guide.prose import table
from guide.render import questions_data
from macros.command import run
from macros.compress import compress, copies_of

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
MODULES = ROOT / "node_modules"
#: What stock Pyodide fetches, unchanged, as its package has it.
STOCK = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
PAGE = "policy/"

_WORDS: dict[str, str] = table("page")["words"]
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class Part:
    """A stretch of a page: what it is, its attributes, and where it begins and ends."""

    tag: str
    attributes: dict[str, str | None]
    begin: int
    end: int


class _Parts(HTMLParser):
    """Finds where a page's elements begin and end."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._open: list[tuple[str, dict[str, str | None], int]] = []
        lines = text.splitlines(keepends=True)
        self._starts = [sum(map(len, lines[:index])) for index in range(len(lines) + 1)]
        self._text = text
        self.feed(text)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begin = self._at()
        if tag in _VOID:
            end = begin + len(self.get_starttag_text() or "")
            self.parts.append(Part(tag, dict(attrs), begin, end))
        else:
            self._open.append((tag, dict(attrs), begin))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, attributes, begin = self._open.pop()
            end = self._text.index(">", self._at()) + 1
            if name == tag:
                self.parts.append(Part(tag, attributes, begin, end))
                return


def parts_of(page: str) -> list[Part]:
    """Return all elements of a page."""
    return _Parts(page).parts


def is_ours(part: Part) -> bool:
    """Tell whether an element brings in the site's own scripts or its engine."""
    if part.tag == "script" and part.attributes.get("type") in ("module", "text/plain"):
        return True  # in the page itself, or as a file
    names = ("src", "href", "data-file")
    address = next((found for name in names if (found := part.attributes.get(name))), "")
    loads = part.tag == "script" or "load" in (part.attributes.get("rel") or "")
    ours = re.search(r"(^|/)(javascripts/|engine/)", address)
    return loads and bool(ours) and "assets/" not in address


def with_other(page: str, questionnaire: str, scripts: str, head: str = "") -> str:
    """Return a page of the site with another questionnaire, and other scripts than the site's."""
    parts = parts_of(page)
    root = next(part for part in parts if part.attributes.get("id") == "questionnaire")
    changes = [(root.begin, root.end, questionnaire)]
    changes += [(part.begin, part.end, "") for part in parts if is_ours(part)]
    body = page.rindex("</body>")
    changes.append((body, body, scripts))
    end_of_head = page.index("</head>")
    changes.append((end_of_head, end_of_head, head))
    for begin, end, text in sorted(changes, reverse=True):
        page = page[:begin] + text + page[end:]
    return page


def asked() -> list[dict[str, Any]]:
    """Return the questions that everybody is asked."""
    return [one for one in questions_data()["questions"] if not one["optional"]]


def question_html(question: dict[str, Any], *, hidden: bool) -> str:
    """Write one question as the site's own page has it."""
    options = "\n".join(
        f'<label class="con-option"><input type="radio" name="{question["id"]}"'
        f' value="{one["id"]}"><span class="con-option-text">'
        f'<span class="con-option-label">{escape(one["label"])}</span>'
        f'<span class="con-option-follows">{escape(one["follows"])}</span></span></label>'
        for one in question["options"]
    )
    return (
        f'<fieldset class="con-question" data-question="{question["id"]}"{" hidden" * hidden}>\n'
        f'<legend class="con-legend" tabindex="-1">{escape(question["text"])}</legend>\n'
        f'<p class="con-why">{escape(_WORDS["why"])} {escape(question["why"])}</p>\n'
        f'<div class="con-options">\n{options}\n</div>\n</fieldset>'
    )


def frame_html(questions: str, *, waiting: bool) -> str:
    """Write the questionnaire around its questions."""
    total = len(asked())
    progress = _WORDS["question-of"].format(number=1, total=total)
    wait = f'<p class="con-waiting">{escape(_WORDS["starting"])}</p>' if waiting else ""
    return f"""<div class="con" id="questionnaire" data-engine="static">
<div class="con-messages" role="status"></div>
<div class="con-layout">
<div class="con-main">
<section class="con-view" data-view="questions">
{wait}<form class="con-form" novalidate{" hidden" * waiting}>
<p class="con-progress"><span class="con-progress-text">{escape(progress)}</span>
<progress class="con-progress-bar" max="{total}" value="1" aria-hidden="true"></progress></p>
<div class="con-questions">{questions}</div>
<div class="con-buttons"><button type="button" class="con-button" data-do="back" hidden>\
{escape(_WORDS["back"])}</button><button type="submit" class="con-button con-button-primary">\
{escape(_WORDS["next"])}</button></div>
</form>
</section>
<section class="con-view con-result" data-view="result" hidden></section>
</div>
<aside class="con-live"><h2>{escape(_WORDS["so-far"])}</h2><div class="con-live-body"></div></aside>
</div>
</div>"""


def quiz_script(scratch: Path) -> str:
    """Bundle the hand-written quiz with its words."""
    words, bundle = scratch.resolve() / "quiz-words.json", scratch / "quiz.js"
    words.write_text(json.dumps(quiz_words(), ensure_ascii=False), encoding="utf-8")
    command = [str(MODULES / ".bin" / "esbuild"), str(HERE / "quiz" / "page.mjs"), "--bundle"]
    command += ["--minify", "--format=iife", "--charset=utf8", f"--alias:quiz-words={words}"]
    run([*command, f"--outfile={bundle}"])
    return bundle.read_text(encoding="utf-8").replace("</", r"<\/")


def all_questions() -> str:
    """Write every question, all but the first hidden."""
    return "\n".join(
        question_html(question, hidden=bool(index)) for index, question in enumerate(asked())
    )


def make_quiz(folder: Path, page: str, scratch: Path) -> str:
    """Return the hand-written quiz, its script within the page."""
    del folder
    script = f"<script>{quiz_script(scratch)}</script>"
    root = frame_html(all_questions(), waiting=False)
    return with_other(page, root + script, "")


def make_quiz_file(folder: Path, page: str, scratch: Path) -> str:
    """Return the hand-written quiz with its script in a file of its own."""
    (folder / PAGE / "quiz.js").write_text(quiz_script(scratch), encoding="utf-8")
    head = '<script defer src="quiz.js"></script>'
    return with_other(page, frame_html(all_questions(), waiting=False), "", head)


def make_stock(folder: Path, page: str, scratch: Path) -> str:
    """Return the page that stock Pyodide draws."""
    wheel = add_runtime(folder, scratch)
    start = (HERE / "plain" / "start.js").read_text(encoding="utf-8").replace("WHEEL", wheel.name)
    (folder / PAGE / "start.js").write_text(start, encoding="utf-8")
    shutil.copyfile(HERE / "plain" / "app.py", folder / PAGE / "app.py")
    scripts = '<script src="../runtime/pyodide.js"></script><script src="start.js"></script>'
    return with_other(page, frame_html("", waiting=True), scripts)


def make_pyscript(folder: Path, page: str, scratch: Path) -> str:
    """Return the page that PyScript draws."""
    wheel = add_runtime(folder, scratch)
    shutil.copyfile(folder / "runtime" / wheel.name, folder / PAGE / "engine.zip")
    shutil.copytree(
        MODULES / "@pyscript" / "core" / "dist",
        folder / "pyscript",
        ignore=shutil.ignore_patterns("*.map"),
    )
    shutil.copyfile(HERE / "plain" / "app.py", folder / PAGE / "app.py")
    config = {"interpreter": "../runtime/pyodide.mjs", "files": {"engine.zip": "./*"}}
    (folder / PAGE / "pyscript.json").write_text(json.dumps(config), encoding="utf-8")
    head = (
        '<link rel="stylesheet" href="../pyscript/core.css">'
        '<script type="module" src="../pyscript/core.js"></script>'
    )
    scripts = '<script type="py" src="app.py" config="pyscript.json"></script>'
    return with_other(page, frame_html("", waiting=True), scripts, head)


def add_runtime(folder: Path, scratch: Path) -> Path:
    """Add stock Pyodide and the plain wheel of the engine to a page's folder."""
    kept = scratch / "runtime"
    if not kept.is_dir():  # compressing it takes a minute, so it is kept for the next time
        made = scratch / "runtime.made"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        for name in (*STOCK, LOCK):
            shutil.copyfile(MODULES / "pyodide" / name, made / name)
        compress(made)
        made.rename(kept)
    shutil.copytree(kept, folder / "runtime", copy_function=link)
    return folder / "runtime" / str(buildapi.build_wheel(str(folder / "runtime")))


def link(source: str, target: str) -> None:
    """Let a file be in two folders, and take no room twice."""
    os.link(source, target)


MAKERS: dict[str, Callable[[Path, str, Path], str]] = {
    "quiz": make_quiz,
    "quiz-file": make_quiz_file,
    "stock": make_stock,
    "pyscript": make_pyscript,
}


def make(name: str, site: Path, scratch: Path) -> Path:
    """Make a page's folder, with compressed copies, and return it; `site` itself is the site."""
    if name == "site":
        return site
    folder = scratch / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        site,
        folder,
        copy_function=link,
        ignore=shutil.ignore_patterns("engine", "sw.js*"),
    )
    page = (folder / PAGE / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(folder / PAGE)
    (folder / PAGE).mkdir()
    (folder / PAGE / "index.html").write_text(MAKERS[name](folder, page, scratch), encoding="utf-8")
    for part in (PAGE, "pyscript"):
        if (folder / part).is_dir():
            compress(folder / part)
    for wheel in folder.glob("runtime/*.whl"):
        copies_of(wheel)
    return folder
