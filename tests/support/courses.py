"""Courses to pack: ours, for a few policies, and one whose every text is as awkward as can be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import cycle

from guide.practice import Verdict, course, judge, scenarios
from guide.presets import presets
from guide.render import Json

#: What means something to GIFT, to XML, to HTML or to JSON, and letters of many scripts.
AWKWARD = (
    "~ = # { } : \\",
    "\\\\n \\n \\: \\= \\~ \\# \\{ \\} \\",
    "~%50%half =%100%whole ####all {T} {=1 -> 2} ::name:: $CATEGORY: x/y",
    "// not a comment [id:x] [tag:y]",
    "[html]<b>bold</b> & &amp; &#58; &&058; &lt;p&gt; ]]> <!-- --> <![CDATA[",
    "%50%[markdown]**not bold** _ ` * #",
    "[plain] at the start",
    "<script>alert('x')</script></script><img src=x onerror=\"alert(1)\">",
    "\"quotes\" 'single' “curly” «these»",
    "Ελληνικά Кириллица עברית العربية हिन्दी 日本語 한국어 ไทย ქართული",
    "emoji 👩\u200d💻 🏳️\u200d🌈, combined e\u0301, far away 𒀭𐍈𠮷",
    "\u202eright to left\u202c and a soft\u00adhyphen",
    "{situation} {0} %s %(x)s ${x} `x`",
)


@cache
def one_course(preset: str) -> Json:
    """Return our own scenarios, judged by the policy of a preset."""
    return course(answers=presets()[preset], title="At work & beyond")


def some_presets(count: int = 3) -> list[str]:
    """Return the names of a few presets, far apart."""
    names = list(presets())
    return names[:: max(1, len(names) // count)][:count]


def awkward_course(preset: str) -> Json:
    """Return such a course in which every text is an awkward one, and no two are the same."""
    made: Json = json.loads(json.dumps(one_course(preset)))
    texts = (f"{text} {number}" for number, text in enumerate(cycle(AWKWARD)))
    for scenario in made["scenarios"]:
        scenario["title"] = next(texts)
        for step in scenario["steps"].values():
            step["situation"], step["ask"] = [next(texts), next(texts)], next(texts)
            for choice in step["choices"]:
                choice["text"] = f"{next(texts)}\n\n{next(texts)}"
                choice["then"] = [next(texts)]
    made["title"] = "A ~ = # { } : \\ / <b> & title"
    return made


def steps(made: Json) -> Iterator[tuple[Json, str, Json]]:
    """Yield each step of a course with its scenario and its id."""
    for scenario in made["scenarios"]:
        for name, step in scenario["steps"].items():
            yield scenario, name, step


def verdicts(made: Json, scenario: Json, step: str) -> tuple[Verdict, ...]:
    """Return what the engine says of each choice, by the scenario as it is written in its file."""
    (found,) = (one for one in scenarios() if one.id == scenario["id"])
    return judge(found, step, made["answers"])
