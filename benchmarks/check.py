"""Hold the hand-written quiz to the engine, so that the floor is an honest one."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.wording import wording
from guide.questionnaire import QUESTIONS
from guide.recommend import recommend
from guide.render import policy_data
from macros.command import BuildError

QUIZ = Path(__file__).resolve().parent / "quiz"
COUNT = 50


def against_engine() -> str:
    """Compare stances, sentences, rules and habits for some sets of answers; say what held."""
    cases = answer_sets()
    found = quiz_replies(cases)
    untidy = 0
    for answers, reply in zip(cases, found, strict=True):
        expected = policy_data(recommend(answers))
        if reply["summary"] != expected["summary"]:
            raise BuildError(f"The quiz sums up {answers} otherwise than the engine.")
        for name, mine in reply["platforms"].items():
            theirs = expected["platforms"][name]
            untidy += agree(name, answers, mine, theirs)
    agreed = f"The quiz agrees with the engine on {len(cases)} sets of answers"
    return f"{agreed}; {untidy} of its lists of rules are untidied."


def agree(name: str, answers: dict[str, str], mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Compare one platform; return whether the quiz kept rules that the engine tidies away."""
    for field in ("stance", "summary"):
        if mine[field] != theirs[field]:
            raise BuildError(f"{name}, {field}: the quiz and the engine differ for {answers}.")
    for field in ("send", "after", "prune", "settings"):
        if [one["id"] for one in mine[field]] != [one["id"] for one in theirs[field]]:
            raise BuildError(f"{name}, {field}: the quiz and the engine differ for {answers}.")
    shown = {one["id"]: one for one in mine["rules"]}
    for rule in theirs["rules"]:
        if any(
            shown.get(rule["id"], {}).get(key) != rule[key]
            for key in ("action", "label", "text", "why")
        ):
            raise BuildError(f"{name}, {rule['id']}: the quiz and the engine differ for {answers}.")
    return len(shown) > len(theirs["rules"])


def answer_sets() -> list[dict[str, str]]:
    """Return as many sets of answers, complete and not, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - chosen, not secret
    return [
        {one.id: chance.choice(one.options) for one in QUESTIONS if chance.random() < share}
        for share in (1, 0.7)
        for _ in range(COUNT // 2)
    ]


def quiz_replies(cases: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Ask the quiz's own code, in Node."""
    code = "\n".join(
        (QUIZ / f"{name}.js").read_text(encoding="utf-8") for name in ("decide", "words")
    )
    given = json.dumps(wording(), ensure_ascii=False)
    script = (
        f"const WORDING = {given};\n{code}\n"
        f"console.log(JSON.stringify({json.dumps(cases)}.map((one) => reply(one).policy)));"
    )
    done = subprocess.run(["node", "-"], input=script, capture_output=True, text=True, check=True)  # noqa: S607
    replies: list[dict[str, Any]] = json.loads(done.stdout)
    return replies
