"""What pages may know of the guide, and the build steps that compile it for the browser.

Pages get data and lay it out; if a line here could be wrong about policy, it belongs in `guide`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from guide.by_hand import by_hand
from guide.prose import table
from guide.reference import reference
from guide.render import questions_data
from macros.written import Written, offer

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

ASSETS = Path(__file__).resolve().parent.parent / "docs" / "engine" / "assets.json"


def define_env(env: MacrosPlugin) -> None:
    """Offer the questionnaire, its words, the reference and every policy to pages that ask."""
    env.variables["questionnaire"] = questions_data()
    env.variables["words"] = table("page")["words"]
    env.variables["offline"] = table("page")["offline"]
    env.variables["reference"] = reference()
    env.variables["by_hand"] = by_hand()
    env.variables["assets"] = assets()
    env.variables["headers"] = named_headers()
    _PAGES[:] = [offer(env)]


#: The macros of the written guide, while a site is being built.
_PAGES: list[Written] = []


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Begin a page of the written guide; what an earlier build of it cited is forgotten."""
    _PAGES[0].begin(env.page.file.src_uri)


def assets() -> dict[str, str]:
    """Return what the scripts are called that `macros.compile_engine` made for the pages."""
    if not ASSETS.is_file():
        raise FileNotFoundError(
            "The scripts are missing: run python -m macros.compile_engine first."
        )
    found: dict[str, str] = json.loads(ASSETS.read_text(encoding="utf-8"))
    return found


def named_headers() -> dict[str, object]:
    """Return the headers worth setting, for the page that says so."""
    from macros import headers  # noqa: PLC0415 - it is also run as a command of its own

    policy = {"Content-Security-Policy": headers.content_policy()}
    return {
        "everywhere": policy | headers.EVERYWHERE,
        "ask_again": headers.ASK_AGAIN,
        "for_ever": headers.FOR_EVER,
        "pattern": headers.NAMED_PATTERN,
    }
