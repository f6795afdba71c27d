"""Cut Python's library and the guide down to what a page really runs: one archive of bytecode.

What is kept is what the browser's Python imports or reads while it answers `corpus.py`, never a
list kept by hand.  What was made is then held to the same answers, letter by letter.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import tomllib
import zipfile
from pathlib import Path

from guide.browser import step
from macros.command import BuildError
from macros.corpus import corpus

HERE = Path(__file__).resolve().parent
GUIDE = HERE.parent / "guide"
RUNTIME = HERE.parent / "node_modules" / "pyodide"
SCRIPT = HERE / "run_python.mjs"
PACKER = HERE / "pack.py"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first date a zip archive can hold

#: What in the library gives way to a stand-in, a module or a whole package.
STAND_INS = {
    "asyncio/__init__.py": "event_loop.py",
    "importlib/resources/__init__.py": "resources.py",
    "importlib/resources/abc.py": "nothing.py",
    "pyodide/_package_loader.py": "package_loader.py",
    "pyodide/webloop.py": "web_loop.py",
    "tomllib/__init__.py": "toml.py",
}

#: The files that say how.
MADE_WITH = [HERE / name for name in ("corpus.py", "library.py", "pack.py", "run_python.mjs")]

Members = dict[str, bytes]


def make_library(earlier: Path) -> bytes:
    """Return the archive, made from an earlier one where only data have changed since."""
    made_from = code_hash()
    data = guide_data()
    before = read_archive(earlier, made_from)
    if before and all(name in data for name in before if is_data(name)):
        after = {name: data.get(name, content) for name, content in before.items()}
        if after == before or not complaint(after):
            return archive(after, made_from)
    return archive(checked(trace()), made_from)


def code_hash() -> str:
    """Hash what decides which modules are kept, and what they are compiled from."""
    code = [*GUIDE.rglob("*.py"), *HERE.glob("stand_ins/*.py"), RUNTIME / "package.json"]
    code += MADE_WITH
    digest = hashlib.sha256()
    for path in sorted(code):
        digest.update(f"{path.relative_to(HERE.parent).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def read_archive(path: Path, made_from: str) -> Members:
    """Read an archive if it was made from this very code; its comment says so."""
    try:
        with zipfile.ZipFile(path) as found:
            same = found.comment.decode() == made_from
            return {name: found.read(name) for name in found.namelist()} if same else {}
    except (OSError, zipfile.BadZipFile):
        return {}


def trace() -> Members:
    """Answer the corpus with everything there is; return what was needed, compiled."""
    with tempfile.TemporaryDirectory() as folder:
        library, packed = Path(folder) / "library.zip", Path(folder) / "packed.zip"
        library.write_bytes(archive(sources()))
        _, said = in_node(library, Path(folder), corpus(), PACKER, packed)
        if not packed.is_file():
            raise BuildError(
                f"The browser's Python cannot run the guide ({said}): mend that first."
            )
        with zipfile.ZipFile(packed) as found:
            return {name: found.read(name) for name in found.namelist()}


def sources() -> Members:
    """Collect the standard library, the guide, and the stand-ins in their places."""
    with zipfile.ZipFile(RUNTIME / "python_stdlib.zip") as library:
        members = {n: library.read(n) for n in library.namelist() if not is_replaced(n)}
    for name, stand_in in STAND_INS.items():
        members[name] = (HERE / "stand_ins" / stand_in).read_bytes()
    for path in GUIDE.rglob("*.py"):
        members[f"guide/{path.relative_to(GUIDE).as_posix()}"] = path.read_bytes()
    return members | guide_data()


def is_replaced(name: str) -> bool:
    """Tell whether a member of the library belongs to a package that gives way."""
    packages = [one.removesuffix("__init__.py") for one in STAND_INS if one.endswith("__init__.py")]
    return name.startswith(tuple(packages))


def is_data(name: str) -> bool:
    """Tell whether a member of the archive is a data file of the guide."""
    return name.endswith(".toml")


def guide_data() -> Members:
    """Read the guide's data files; the browser gets them as JSON, which is read in no time."""
    return {
        f"guide/{path.relative_to(GUIDE).as_posix()}": json.dumps(
            tomllib.loads(path.read_text(encoding="utf-8")),
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        for path in GUIDE.rglob("*.toml")
    }


def checked(members: Members) -> Members:
    """Return the members if they answer as Python does here."""
    if said := complaint(members):
        raise BuildError(f"The engine made for the browser is not whole: {said}.")
    return members


def complaint(members: Members) -> str:
    """Say how the answers differ from those given here; nothing if they do not."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.zip"
        library.write_bytes(archive(members))
        return difference(library, Path(folder))


def difference(engine: Path, folder: Path, requests: list[str] | None = None) -> str:
    """Say how an engine's answers differ from those given here; nothing if they do not.

    REQUESTS are the whole corpus unless given.
    """
    asked = requests or corpus()
    mine = [here(request) for request in asked]
    replies, said = in_node(engine, folder, asked)
    if said:
        return said
    rows = zip(asked, replies, mine, strict=True)
    odd = [request for request, theirs, own in rows if theirs != own]
    return f"it answers otherwise than Python here to {odd[0][:200]}" if odd else ""


def here(request: str) -> str:
    """Answer a request with the Python that builds."""
    try:
        return step(request)
    except Exception as error:
        message = f"The guide breaks ({error!r}) on {request[:200]}: run python -m guide lint."
        raise BuildError(message) from error


def in_node(
    engine: Path, folder: Path, requests: list[str], *packing: Path
) -> tuple[list[str], str]:
    """Answer requests with an engine in the browser's Python; return that, and what broke."""
    asked, replies = folder / "requests", folder / "replies"
    asked.write_bytes(lines(requests))
    command = ["node", *map(str, (SCRIPT, engine, asked, replies, *packing))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stderr.strip().splitlines() or [""])[0]
    if done.returncode or not replies.is_file():
        return [], said or "Node gave no reason"
    return replies.read_text(encoding="utf-8").removesuffix("\n").split("\n"), said


def lines(requests: list[str]) -> bytes:
    """Write one request in every line."""
    return "".join(f"{json.dumps(text)}\n" for text in requests).encode()


def archive(members: Members, comment: str = "") -> bytes:
    """Make an archive whose bytes depend on its members alone.

    Nothing in it is compressed: a host compresses the whole far better than a zip its parts.
    """
    with tempfile.SpooledTemporaryFile(max_size=1 << 26) as target:
        with zipfile.ZipFile(target, "w") as made:
            made.comment = comment.encode()
            for name in sorted(members):
                entry = zipfile.ZipInfo(name, EARLIEST)
                entry.external_attr = 0o644 << 16
                made.writestr(entry, members[name])
        target.seek(0)
        return target.read()
