"""The archive in the browser: what is really imported and no more, and never less."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from guide.browser import STEPS, step
from guide.platforms import PLATFORMS
from guide.questionnaire import QUESTIONS
from macros import compile_engine, library
from macros.command import BuildError
from macros.corpus import corpus, people

#: What Python imports of the guide when it is asked everything; the terminal is not among it.
NEEDED, UNUSED = "guide/render.pyc", "guide/cli.pyc"


@pytest.fixture(scope="module")
def shipped(engine_folder: Path) -> Path:
    """Give the archive that the site ships."""
    return engine_folder / str(compile_engine.earlier(engine_folder)["library"])


@pytest.fixture
def members(shipped: Path) -> library.Members:
    """Give what the archive holds, to be tampered with."""
    return library.read_archive(shipped, library.code_hash())


def test_archive_holds_what_a_page_runs(members: library.Members) -> None:
    """The parts of the guide that answer a page travel; the terminal, linter and tests do not."""
    assert NEEDED in members
    assert UNUSED not in members
    assert [
        name for name in members if name.startswith(("guide/lint", "unittest", "idlelib"))
    ] == []
    assert 80 < len(members) < 200


def test_nothing_but_bytecode_and_data_travels(members: library.Members) -> None:
    """All Python in the archive is compiled, and all data can be read as JSON."""
    for name, content in members.items():
        assert name.endswith((".pyc", ".toml")), name
        if library.is_data(name):
            assert json.loads(content)


def test_archive_is_not_compressed_twice(shipped: Path) -> None:
    """Members are stored as they are, since a host compresses the whole far better."""
    with zipfile.ZipFile(shipped) as found:
        assert {one.compress_type for one in found.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("guide/write.pyc", "No module named 'guide.write'"),
        ("textwrap.pyc", "No module named 'textwrap'"),
        ("enum.pyc", "No module named 'enum'"),
        ("pyodide/code.pyc", "No module named 'pyodide.code'"),
        ("guide/prose/en/notes.toml", "notes.toml"),
    ],
)
def test_missing_part_fails_the_build_by_name(
    members: library.Members, name: str, said: str
) -> None:
    """Where anything that is needed is missing, the build fails with a sentence that names it."""
    del members[name]
    with pytest.raises(
        BuildError, match=r"^The engine made for the browser is not whole: "
    ) as caught:
        library.checked(members)
    assert said in str(caught.value)


def test_other_answer_fails_the_build(members: library.Members) -> None:
    """Where the browser would give another answer, the build fails and tells to what."""
    prose = "guide/prose/en/rules.toml"
    members[prose] = members[prose].replace(b"LinkedIn", b"Elsewhere")
    with pytest.raises(BuildError, match=r"answers otherwise than Python here to \{"):
        library.checked(members)


def test_damaged_archive_is_made_again(shipped: Path, tmp_path: Path) -> None:
    """An earlier archive that is missing, cut short or of other code serves for nothing."""
    cut = tmp_path / "cut.zip"
    cut.write_bytes(shipped.read_bytes()[:5_000])
    assert library.read_archive(cut, library.code_hash()) == {}
    assert library.read_archive(tmp_path / "none.zip", library.code_hash()) == {}
    assert library.read_archive(shipped, "of other code") == {}


def test_wording_alone_is_put_in_place(
    shipped: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After an edit of the wording no module is compiled again, and the new wording is shipped."""
    earlier = tmp_path / "library.zip"
    shutil.copyfile(shipped, earlier)
    monkeypatch.setattr(library, "trace", lambda: pytest.fail("it was made from scratch"))
    assert library.make_library(earlier) == shipped.read_bytes()
    edited = library.guide_data()
    edited["guide/prose/en/page.toml"] = b'{"words": {}}'
    monkeypatch.setattr(library, "guide_data", lambda: edited)
    monkeypatch.setattr(library, "complaint", lambda _: "")
    earlier.write_bytes(library.make_library(earlier))
    with zipfile.ZipFile(earlier) as found:
        assert found.read("guide/prose/en/page.toml") == b'{"words": {}}'


def test_guide_that_breaks_is_said(
    members: library.Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guide that cannot even answer here fails the build with the remedy."""

    def breaks(_: str) -> str:
        raise KeyError("rule")

    monkeypatch.setattr(library, "step", breaks)
    with pytest.raises(BuildError, match=r"KeyError\('rule'\).*run python -m guide lint\.$"):
        library.checked(members)


def test_corpus_asks_everything() -> None:
    """The requests that the engine is made by choose every option and platform, in every step."""
    asked = [json.loads(text) for text in corpus() if text.startswith('{"')]
    assert {one["do"] for one in asked if isinstance(one["do"], str)} == {*STEPS, "nothing"}
    assert {one.get("platform") for one in asked} >= {*PLATFORMS}
    chosen = {item for person in people() for item in person.items()}
    assert chosen == {(one.id, option) for one in QUESTIONS for option in one.options}
    replies = [json.loads(step(text)) for text in corpus()]
    assert 30 < sum(not reply["ok"] for reply in replies) < len(replies) / 2
