"""The tutorial for trainers: every cell runs, and gives what page and notebook say it gives."""

from __future__ import annotations

import json
import re

import pytest

from tests.support.tutorial import NOTEBOOK, PAGE, Notebook, as_file, cells, printed, run, shown

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
