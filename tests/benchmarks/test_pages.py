"""The pages that the benchmark compares are the site's own with another questionnaire in them."""

from __future__ import annotations

from benchmarks.pages import all_questions, is_ours, parts_of, with_other
from guide.questionnaire import QUESTIONS

PAGE = """<html><head><link rel="stylesheet" href="../stylesheets/tool.css">
<link rel="modulepreload" href="../javascripts/page.mjs"></head><body><nav>Menu</nav>
<div class="con" id="questionnaire"><div>Ours <img src="a.svg"></div></div><p>Foot</p>
<script src="../assets/javascripts/bundle.js"></script>
<script type="text/plain">ours</script>
<script type="module" async>ours</script>
<script data-file="../engine/offline.js">ours too</script></body></html>"""


def test_only_the_questionnaire_changes() -> None:
    """Another questionnaire takes the place of the site's, scripts included, and nothing else."""
    page = with_other(PAGE, "<form></form>", "<script>mine</script>", "<link rel=icon>")
    assert "Ours" not in page
    assert "ours" not in page
    assert "modulepreload" not in page
    for kept in ("tool.css", "Menu</nav>\n<form></form><p>Foot", "bundle.js", "icon></head>"):
        assert kept in page
    assert "<script>mine</script></body>" in page


def test_own_scripts_are_told_from_the_theme() -> None:
    """What brings in the site's scripts is known from what brings in the theme's or styles."""
    ours = [part.attributes for part in parts_of(PAGE) if is_ours(part)]
    assert ours == [
        {"rel": "modulepreload", "href": "../javascripts/page.mjs"},
        {"type": "text/plain"},
        {"type": "module", "async": None},
        {"data-file": "../engine/offline.js"},
    ]


def test_every_question_is_in_the_page() -> None:
    """The hand-written quiz asks what everybody is asked, with all options, the first one shown."""
    parts = parts_of(all_questions())
    fields = [part.attributes for part in parts if part.tag == "fieldset"]
    everybodys = [one for one in QUESTIONS if not one.optional]
    assert {one["data-question"] for one in fields} == {one.id for one in everybodys}
    assert sum("hidden" not in one for one in fields) == 1
    assert sum(part.tag == "input" for part in parts) == sum(len(one.options) for one in everybodys)
