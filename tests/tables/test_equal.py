"""Tables, the browser's Python and Python here say the same of everybody and any request."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import product
from operator import itemgetter
from pathlib import Path

import pytest

from guide.browser import step
from guide.dated import PLATFORM_FACTS
from guide.platforms import PLATFORMS
from guide.practices import PRACTICES
from guide.questionnaire import QUESTIONS
from guide.recommend import may_hold, rules_for, standing
from guide.tidy import tidy
from macros.command import run
from tests.support.cover import ON_THE_WAY, covering
from tests.support.decisions import made_up_requests
from tests.support.every_case import KINDS, complete
from tests.support.node import both, differences

DECISIONS = 3_000
HALF_ANSWERED = 500
SCRIPT = Path(__file__).with_name("run_tables.mjs")


@pytest.fixture(scope="module")
def tables(engine_folder: Path) -> Path:
    """Give the tables that the site ships."""
    return next(engine_folder.glob("tables-*.json"))


def from_tables(tables: Path, requests: list[str], folder: Path) -> list[str]:
    """Answer requests from the tables, as a page does."""
    asked, replies = folder / "asked", folder / "told"
    asked.write_text("\n".join(requests), encoding="utf-8")
    run(["node", str(SCRIPT), str(tables), str(asked), str(replies)])
    return replies.read_text(encoding="utf-8").splitlines()


def alike(requests: list[str], said: list[str], wanted: list[str]) -> list[str]:
    """List the requests to which two say different things, whatever the order of their keys."""
    rows = zip(requests, said, wanted, strict=True)
    return [asked for asked, one, other in rows if json.loads(one) != json.loads(other)]


@pytest.fixture(scope="module")
def everybody() -> list[str]:
    """Give requests for answers that together lead to every policy of every platform."""
    return [json.dumps({"do": "policy", "answers": answers}) for answers in covering()[0]]


def test_three_layers_give_the_same_policies(
    tables: Path, engine_folder: Path, everybody: list[str], tmp_path: Path
) -> None:
    """Every policy, with all its words, is the same from tables, browser's Python and Python."""
    theirs, mine = both(engine_folder, everybody, tmp_path)
    assert differences(everybody, theirs, mine) == []
    assert all('"ok": true' in reply for reply in mine)
    assert alike(everybody, from_tables(tables, everybody, tmp_path), mine) == []


def test_three_layers_decide_the_same(tables: Path, engine_folder: Path, tmp_path: Path) -> None:
    """A fixed corpus of requests is decided, explained and asked about the same by all three."""
    requests = made_up_requests(31, DECISIONS)
    theirs, mine = both(engine_folder, requests, tmp_path)
    assert differences(requests, theirs, mine) == []
    assert len({json.loads(reply)["decision"]["action"] for reply in mine}) == 10
    assert alike(requests, from_tables(tables, requests, tmp_path), mine) == []


def test_half_answered_questionnaires_are_the_same(tables: Path, tmp_path: Path) -> None:
    """Whatever has been answered so far, tables offer the questions that the guide offers."""
    requests = [
        json.dumps({"do": "policy", "answers": json.loads(text)["answers"]})
        for text in made_up_requests(32, HALF_ANSWERED)
    ]
    assert alike(requests, from_tables(tables, requests, tmp_path), [*map(step, requests)]) == []


Outcome = list[object]


def outcomes(platform_id: str) -> Iterator[Outcome]:
    """Work out the policy of every combination of answers, in order; equal ones only once."""
    platform = PLATFORMS[platform_id]
    axes = {q.id: q.options for q in QUESTIONS if q.platform in (None, platform_id)}
    use = f"use-{platform_id}"
    way_of = _picker(axes, {*ON_THE_WAY, use})
    rest_of = _picker(axes, axes.keys() - {"persona", "reputation", use})
    known: dict[object, Outcome] = {}
    stances: dict[object, tuple[str, str]] = {}
    for options in product(*axes.values()):
        way = way_of(options)
        if way not in stances:
            values = standing(complete(dict(zip(axes, options, strict=True))), platform)
            stances[way] = values["stance"], values["account"]
        key = stances[way], rest_of(options)
        if key not in known:
            values = standing(complete(dict(zip(axes, options, strict=True))), platform)
            known[key] = [
                values["stance"],
                [rule.id for rule in tidy(rules_for(values))],
                [item.id for item in PRACTICES if may_hold(item.when, values)],
                [
                    fact.id
                    for fact in PLATFORM_FACTS
                    if fact.platform == platform_id and may_hold(fact.when, values)
                ],
            ]
        yield known[key]


def _picker(axes: Iterable[str], names: Container[str]) -> Callable[[tuple[str, ...]], object]:
    """Return what picks the options of these questions out of one option for every question."""
    first, second, *others = (at for at, name in enumerate(axes) if name in names)
    return itemgetter(first, second, *others)


@pytest.mark.parametrize("platform", KINDS)
def test_every_combination_of_answers_is_the_same(
    tables: Path, platform: str, tmp_path: Path
) -> None:
    """For each of 184,320 combinations of answers, tables give the policy that the guide gives.

    One platform of each kind is looked at; what the others have of their own is their settings,
    and every different policy of theirs is compared above.
    """
    out = tmp_path / "every"
    run(["node", str(SCRIPT), str(tables), "--every", platform, str(out)])
    told = json.loads(out.read_text(encoding="utf-8"))
    count = 0
    for which, wanted in zip(told["which"], outcomes(platform), strict=True):
        assert told["outcomes"][which] == wanted
        count += 1
    assert count == 184_320


def test_tables_are_small(tables: Path) -> None:
    """What a page fetches in order to answer at once stays below 150 KB before compression."""
    assert tables.stat().st_size < 150_000
