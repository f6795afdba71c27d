"""What pages may know of the guide, and the build steps that compile it for the browser.

Pages get data and lay it out; if a line here could be wrong about policy, it belongs in `guide`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from guide.by_hand import by_hand
from guide.check.report import findings_data
from guide.compare import REQUESTS, compare_data
from guide.dated import data
from guide.model import Branch
from guide.platforms import PLATFORMS
from guide.presets import presets
from guide.prose import say, table, texts
from guide.recommend import recommend
from guide.reference import reference
from guide.render import day, questions_data
from guide.tree import TREES
from guide.version import to_fragment
from guide.vocabulary import STANCES
from macros.anchors import rules_by_page
from macros.described import api, errors
from macros.framed import frames
from macros.proved import client, learning_systems, packages_proved
from macros.tools import tools
from macros.training import training
from macros.tree_diagram import tree_diagram
from macros.written import Written, offer, path_of

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

ASSETS = Path(__file__).resolve().parent.parent / "docs" / "engine" / "assets.json"


def define_env(env: MacrosPlugin) -> None:
    """Offer the questionnaire, its words, the reference and every policy to pages that ask."""
    env.variables["questionnaire"] = questions_data()
    env.variables["words"] = table("page")["words"]
    env.variables["cases"] = table("page")["cases"]
    env.variables["offline"] = table("page")["offline"]
    env.variables["reference"] = reference()
    env.variables["by_hand"] = by_hand()
    env.variables["assets"] = assets()
    env.variables["tables"] = tables_json()
    env.variables["questionnaire_scripts"] = questionnaire_scripts()
    env.variables["spectrum_words"] = spectrum_words()
    env.variables["api"] = api()
    env.variables["errors"] = errors()
    env.variables["rule_pages"] = {
        rule: page for page, rules in rules_by_page().items() for rule in rules.split()
    }
    env.variables["headers"] = named_headers()
    env.variables["compared"] = compared()
    env.variables["diagrams"] = diagrams()
    env.variables["presets"] = preset_links()
    env.variables["tools"] = tools()
    env.variables["training"] = training()
    env.variables["embed"] = frames()
    env.variables["findings"] = findings_data()
    env.variables["practice"] = practice()
    env.variables["rules_by_page"] = rules_by_page()
    env.variables["learning_systems_date"] = day(data("learning-systems.toml")["as-of"])
    for macro in (client, learning_systems, packages_proved):
        env.macro(macro, macro.__name__)
    _PAGES[:] = [offer(env)]


#: The macros of the written guide, while a site is being built.
_PAGES: list[Written] = []


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Begin a page of the written guide; what an earlier build of it cited is forgotten."""
    _PAGES[0].begin(path_of(env.page))


def spectrum_words() -> dict[str, str]:
    """Return the words in the drawing of the spectrum."""
    labels = {one: say("vocabulary", "stances", one, "label") for one in STANCES}
    return {**table("text")["spectrum"], **labels}


def preset_links() -> list[dict[str, str]]:
    """Return the policies that are one step away, each with the link that holds its answers."""
    return [
        {"id": name, "fragment": to_fragment(dict(answers)), **table("presets")[name]}
        for name, answers in presets().items()
    ]


def compared() -> dict[str, object]:
    """Return what the page needs that compares two policies, and the pair it begins with."""
    words = table("compare")["words"]
    first, *_, last = presets().values()
    return {
        "words": words,
        "presets": [{"id": name, **table("presets")[name]} for name in presets()],
        "data": compare_data(recommend(first), recommend(last)),
        "known": {"words": words, "requests": REQUESTS, "presets": presets()},
    }


def practice() -> dict[str, object]:
    """Return what the page for practice needs around the player."""
    words = texts("practice", "page")
    return {
        "words": words,
        "presets": [{"id": name, **table("presets")[name]} for name in presets()],
        "known": {"words": words, "presets": presets()},
    }


def diagrams() -> list[dict[str, object]]:
    """Return a drawing of each tree and the platforms that it is for."""
    return [
        {
            "venue": venue,
            "platforms": [one for one in PLATFORMS.values() if TREES[one.venue] is tree],
            "svg": tree_diagram(tree, say("text", "reference", "diagram", what=label(tree))),
        }
        for venue, tree in TREES.items()
        if list(TREES.values()).index(tree) == list(TREES).index(venue)
    ]


def label(tree: Branch) -> str:
    """Return the names of the platforms that a tree is for."""
    return ", ".join(one.name for one in PLATFORMS.values() if TREES[one.venue] is tree)


def assets() -> dict[str, str]:
    """Return what the scripts are called that `macros.compile_engine` made for the pages."""
    if not ASSETS.is_file():
        raise FileNotFoundError(
            "The scripts are missing: run python -m macros.compile_engine first."
        )
    found: dict[str, str] = json.loads(ASSETS.read_text(encoding="utf-8"))
    return found


def tables_json() -> str:
    """Return the tables as they may stand in a page, where no sign of theirs may end a script."""
    made = ASSETS.with_name(assets()["tables"])
    return made.read_text(encoding="utf-8").replace("<", "\\u003c")


def questionnaire_script() -> str:
    """Return the script that stands in the pages with the questionnaire."""
    return ASSETS.with_name(assets()["questionnaire"]).read_text(encoding="utf-8")


def questionnaire_scripts() -> str:
    """Return that script as text, and the one that begins it, as they stand in a page."""
    begin = ASSETS.with_name(assets()["begin"]).read_text(encoding="utf-8")
    return (
        f'<script type="text/plain" id="con-script">{questionnaire_script()}</script>\n'
        f'<script type="module" async>{begin}</script>'
    )


def named_headers() -> dict[str, object]:
    """Return the headers worth setting, for the page that says so."""
    from macros import headers  # noqa: PLC0415 - it is also run as a command of its own

    policy = {"Content-Security-Policy": headers.content_policy()}
    return {
        "everywhere": policy | headers.EVERYWHERE,
        "frames": headers.FRAMES,
        "framed": "|".join(headers.FRAMED),
        "script": headers.SCRIPT,
        "anybody": headers.ANYBODY,
        "ask_again": headers.ASK_AGAIN,
        "for_ever": headers.FOR_EVER,
        "pattern": headers.NAMED_PATTERN,
    }
