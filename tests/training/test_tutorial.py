"""The tutorial for trainers: every cell runs, and gives what page and notebook say it gives."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.tutorial import (
    NOTEBOOK,
    PAGE,
    ROOT,
    Notebook,
    as_file,
    cells,
    printed,
    run,
    shown,
)

PAGE_TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ran() -> Notebook:
    """Give the notebook of the page as a kernel has just run it."""
    return run(PAGE_TEXT)


def test_every_cell_gives_what_the_notebook_holds(ran: Notebook) -> None:
    """Run again, the cells of the page make the notebook that is stored, letter by letter."""
    assert as_file(ran) == NOTEBOOK.read_text(encoding="utf-8")


def test_every_cell_gives_what_the_page_shows(ran: Notebook) -> None:
    """Below each cell that prints something the page shows just that."""
    assert len(cells(PAGE_TEXT)) > 8
    assert printed(ran) == shown(PAGE_TEXT)


def test_tutorial_keeps_its_promises(ran: Notebook) -> None:
    """Twenty requests are decided, a case is refused with its reason, and a course comes out."""
    outputs = printed(ran)
    assert any(len(output.splitlines()) == 20 for output in outputs)
    assert any("there is no action “refuse”" in output for output in outputs)
    assert "tenant-on-instagram" in outputs[-1]


@pytest.mark.usefixtures("engine_folder")  # with it, the build makes what packages carry
def test_files_of_the_tutorial_make_a_package(tmp_path: Path) -> None:
    """The command at the end packs the case and the policy that the cells wrote."""
    shell = re.findall(r"^\$ python (-m guide package .*)$", PAGE_TEXT, re.MULTILINE)
    written = "\n".join(cells(PAGE_TEXT))
    for words in (["-c", written], *map(shlex.split, shell)):
        done = subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert len(shell) == 1
    with zipfile.ZipFile(tmp_path / "course.zip") as made:
        assert "tenant-on-instagram" in made.read("course.js").decode()
        assert "imsmanifest.xml" in made.namelist()


def test_notebook_shows_cards(ran: Notebook) -> None:
    """The policy, the decision and the case are kept as cards, and nothing is kept as code."""
    results = [one for cell in ran.cells for one in cell.get("outputs", ()) if "data" in one]
    assert len(results) == 3
    for one in results:
        assert {*one.data} == {"text/plain", "text/html", "text/markdown"}
        assert one.data["text/html"].startswith("<div")
        assert len(one.data["text/plain"]) < 3_000


def test_notebook_leads_nowhere_else() -> None:
    """The notebook has no link that only the page can follow, and no trace of when it ran."""
    made = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for cell in made["cells"]:
        assert not re.search(r"\]\((?!http)", cell["source"]), cell["source"]
        assert cell["metadata"] == {}
    assert [one["execution_count"] for one in made["cells"] if one["cell_type"] == "code"] == [
        *range(1, len(cells(PAGE_TEXT)) + 1)
    ]
