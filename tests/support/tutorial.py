"""The tutorial for trainers: its page holds the cells, and the notebook is made of the page.

``python -m tests.support.tutorial`` runs the cells, and writes what they print into both.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "training" / "python.md"
NOTEBOOK = PAGE.with_name("tutorial.ipynb")
#: Where the cells begin; what comes before is about installing the package.
_FIRST = "## A policy for a team"
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CELL = re.compile(r"^```python\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
#: What a cell prints, shown below it.
_OUTPUT = re.compile(r"^``` \{ \.text \.output \}\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ATTRIBUTES = re.compile(r" \{ #[^}]*\}$", re.MULTILINE)

Notebook = Any  # what nbformat makes, which has no types


def lesson(page: str) -> str:
    """Return the part of the page that becomes the notebook."""
    return page[page.index(_FIRST) :]


def cells(page: str) -> list[str]:
    """Return the code of the page, cell by cell."""
    return [found[1] for found in _CELL.finditer(lesson(page))]


def shown(page: str) -> list[str]:
    """Return for each cell the output that the page shows below it; empty where it shows none."""
    return [
        found[1] if (found := _OUTPUT.match(rest.lstrip("\n"))) else ""
        for rest in _CELL.split(lesson(page))[2::2]
    ]


def notebook(page: str) -> Notebook:
    """Return the notebook of the page, not run yet."""
    made = nbformat.v4.new_notebook()
    made.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    made.cells = [*_cells(page)]
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    return made


def _cells(page: str) -> Iterator[Notebook]:
    yield nbformat.v4.new_markdown_cell("# Connect or Not, in a notebook")
    for number, part in enumerate(_CELL.split(lesson(page))):
        if number % 2:
            yield nbformat.v4.new_code_cell(part.rstrip("\n"))
        elif text := _plain(part):
            yield nbformat.v4.new_markdown_cell(text)


def _plain(part: str) -> str:
    """Return Markdown without what only the page has: outputs, links to its neighbours, ids."""
    return _ATTRIBUTES.sub("", _LINK.sub(r"\1", _OUTPUT.sub("", part))).strip()


def run(page: str) -> Notebook:
    """Return the notebook of the page, run from its first cell to its last in an empty folder."""
    made = notebook(page)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "IPYTHONDIR": folder,
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
        client = NotebookClient(made, timeout=120, resources={"metadata": {"path": folder}})
        client.execute(env=environment)
    for cell in made.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
    made.metadata["language_info"] = {"name": "python"}
    return made


def _joined(outputs: list[Notebook]) -> list[Notebook]:
    """Return outputs with what was printed in one piece, however it came."""
    joined: list[Notebook] = []
    for output in outputs:
        if joined and output.output_type == joined[-1].output_type == "stream":
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def printed(made: Notebook) -> list[str]:
    """Return for each cell of code what it printed, or its result as text."""
    return ["".join(map(_text, cell.outputs)) for cell in made.cells if cell.cell_type == "code"]


def _text(output: Notebook) -> str:
    if output.output_type == "stream":
        assert output.name == "stdout", output.text
        return str(output.text)
    text = str(output.data["text/plain"])
    return text if text.endswith("\n") else f"{text}\n"


def as_file(made: Notebook) -> str:
    """Return a notebook as it is stored."""
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def filled(page: str, outputs: list[str]) -> str:
    """Return the page with these outputs below its cells, where it shows any."""
    parts = _CELL.split(lesson(page))
    for number, output in enumerate(outputs):
        after = parts[2 * number + 2]
        fence = f"``` {{ .text .output }}\n{output}```\n"
        if _OUTPUT.match(after.lstrip("\n")):
            parts[2 * number + 2] = _OUTPUT.sub(lambda _, fence=fence: fence, after, count=1)
        parts[2 * number + 1] = f"```python\n{parts[2 * number + 1]}```\n"
    return page[: page.index(_FIRST)] + "".join(parts)


def main() -> None:
    """Run the cells, and write what they print into the page and into the notebook."""
    page = PAGE.read_text(encoding="utf-8")
    made = run(page)
    PAGE.write_text(filled(page, printed(made)), encoding="utf-8")
    NOTEBOOK.write_text(as_file(made), encoding="utf-8")


if __name__ == "__main__":
    main()
