"""Every policy as plain data with its wording, to be found by following a tree and read by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from guide.everybody import SharedPolicy, options, shared_policy, stances
from guide.model import (
    Branch,
    Condition,
    Leaf,
    Platform,
    PlatformFact,
    PlatformPolicy,
    Policy,
    Practice,
    Rule,
)
from guide.platforms import PLATFORMS
from guide.prose import has, say
from guide.questionnaire import QUESTION_BY_ID
from guide.reading import read_answers
from guide.recommend import recommend
from guide.render import Json, platform_summary, policy_data, question_data
from guide.tree import TREES
from guide.vocabulary import NOT_SURE, STAGES, STANCES

#: The words around all of them, without slots.
_AROUND = """
every-policy other-policies tree-lead choose choose-lead to-questionnaire which-platform unreachable
""".split()


@cache
def by_hand() -> Json:
    """Return for each platform its tree and its policies, and the words around them.

    It is made once, as it takes a second; it is there to be read, not to be changed.
    """
    return {
        "words": {name: _say(name) for name in _AROUND},
        "stances": [_stance(stance) for stance in STANCES],
        "platforms": {one.id: _platform(one) for one in PLATFORMS.values()},
    }


def _say(name: str, **slots: str) -> str:
    return say("by-hand", "words", name, **slots)


def _stance(stance: str) -> Json:
    words = {field: say("vocabulary", "stances", stance, field) for field in ("label", "means")}
    return {"id": stance, **words}


def _platform(platform: Platform) -> Json:
    reached = stances(platform)
    return {
        "id": platform.id,
        "name": platform.name,
        "title": _say("tree-title", platform=platform.name),
        "link": _say("tree", platform=platform.name),
        "tree": _tree(platform, TREES[platform.venue]),
        "policies": {stance: _policy(shared_policy(platform.id, stance)) for stance in reached},
    }


# The tree


def _tree(platform: Platform, node: Branch | Leaf) -> Json:
    """Return a node of the tree as it is asked on one platform."""
    if isinstance(node, Leaf):
        return _stance(node.stance)
    own = node.asks == "account"
    question = question_data(QUESTION_BY_ID[f"use-{platform.id}" if own else node.asks])
    labels = {option["id"]: option["label"] for option in question["options"]}
    cases = []
    for case in node.cases:
        unsure = (NOT_SURE,) if own and platform.default_use in case.options else ()
        chosen = (*case.options, *unsure)
        said = _joined([f"“{labels[option]}”" for option in chosen])
        cases.append({"options": chosen, "label": said, "then": _tree(platform, case.then)})
    return {"asks": question["id"], "question": question["text"], "cases": cases}


def _joined(texts: Sequence[str], word: str = "or") -> str:
    """Return “this, that or the other”, or nothing for nothing."""
    *first, last = texts or ("",)
    return f"{', '.join(first)} {_say(word)} {last}" if first else last


# A policy


def _policy(shared: SharedPolicy) -> Json:
    """Return what a page says of a policy; `when` is what must hold of a person, if anything."""
    platform, whole = shared.platform, _data(shared)
    when = {item.id: _when(condition) for item, condition in _parts(shared)}
    titles = {section["id"]: section["title"] for section in whole["sections"]}

    def with_when(items: list[Json]) -> list[Json]:
        return [item | {"when": when[item["id"]]} for item in items]

    return {
        **_stance(shared.stance),
        "title": _say("title", platform=platform.name, stance=whole["stance-label"].lower()),
        "line": _say("line", stance=whole["stance-label"].lower()),
        "summaries": _summaries(shared),
        "how": " ".join(_how(shared)),
        "rules-title": titles["arrives"],
        "once": say("by-hand", "once", platform.tie),
        "stages": _stages(with_when(whole["rules"])),
        "habits": [
            {"id": kind, "title": titles[kind], "practices": with_when(whole[kind])}
            for kind in ("send", "after", "prune")
        ],
        "settings-title": say("page", "words", "settings"),
        "settings": [one | {"dated": _dated(one)} for one in with_when(whole["settings"])],
        "beside": _beside(shared),
    }


def _parts(shared: SharedPolicy) -> list[tuple[Rule | Practice | PlatformFact, Condition]]:
    return [*shared.rules, *shared.practices, *shared.settings]


def _data(shared: SharedPolicy) -> Json:
    """Return the policy as data, as if all of its parts were one person's."""
    mine = PlatformPolicy(
        shared.platform,
        shared.stance,
        tuple(rule for rule, _ in shared.rules),
        tuple(item for item, _ in shared.practices),
        tuple(fact for fact, _ in shared.settings),
    )
    somebody = read_answers(_answers(shared, shared.ways[0]))
    name = shared.platform.id
    data: Json = policy_data(Policy(somebody, {name: mine}))["platforms"][name]
    return data


def _answers(shared: SharedPolicy, way: Condition) -> dict[str, str]:
    """Return answers of somebody who came this way down the tree."""
    use = f"use-{shared.platform.id}"
    return {use if name == "account" else name: chosen[0] for name, chosen in way.items()}


def _stages(rules: list[Json]) -> list[Json]:
    """Group rules under the headings of their stages, and number them through.

    A stage `waits` when all of its rules are about people with whom there is a tie already.
    """
    numbered = [
        rule | {"number": number, "waits": rule["section"] == "after"}
        for number, rule in enumerate(rules, 1)
    ]
    stages = {stage: [rule for rule in numbered if rule["stage"] == stage] for stage in STAGES}
    return [
        {
            "id": stage,
            "label": say("vocabulary", "stages", stage, "label"),
            "waits": all(rule["waits"] for rule in of_stage),
            "rules": of_stage,
        }
        for stage, of_stage in stages.items()
        if of_stage
    ]


def _dated(setting: Json) -> str:
    date, source, sure = setting["as-of"], setting["credit"], setting["confidence-label"]
    return say("page", "words", "as-of", date=date, source=source, confidence=sure)


def _how(shared: SharedPolicy) -> Iterator[str]:
    """Yield what a reader must know to use the page."""
    yield _say("how")
    tested = {name for _, when in _parts(shared) for name in when}
    if tested:
        yield _say("how-about-you")
    use = shared.platform.default_use
    if "account" in tested and any(use in way.get("account", (use,)) for way in shared.ways):
        yield _say("unsure-use", use=say("by-hand", "uses", use))


def _summaries(shared: SharedPolicy) -> list[Json]:
    """Return the policy in a sentence, or in several where that depends on the account."""
    accounts: dict[str, list[str]] = {}
    for way in shared.ways:
        for account in way.get("account", options("account")):
            policy = recommend(_answers(shared, {**way, "account": (account,)}))
            said = platform_summary(policy, policy.platforms[shared.platform.id])
            accounts[said] = list(dict.fromkeys([*accounts.get(said, []), account]))
    if len(accounts) == 1:
        return [{"text": text, "where": ""} for text in accounts]
    return [
        {"text": text, "where": _say("where", what=_clause("account", tuple(uses)))}
        for text, uses in accounts.items()
    ]


def _beside(shared: SharedPolicy) -> list[Json]:
    """Return the policies to either side on the line; `absent` has no place on it."""
    line = [stance for stance in stances(shared.platform) if stance != "absent"]
    if shared.stance not in line:
        return []
    at = line.index(shared.stance)
    beside = [("more-responsive", line[:at][-1:]), ("more-reluctant", line[at + 1 :][:1])]
    return [
        {"id": stance, "label": _say(which, stance=_stance(stance)["label"].lower())}
        for which, one in beside
        for stance in one
    ]


# Conditions


def _when(when: Condition) -> Json | None:
    """Return a condition in words and as data such as `duty=clients regulated; mixing=apart`."""
    if not when:
        return None
    data = "; ".join(f"{name}={' '.join(allowed)}" for name, allowed in when.items())
    return {"data": data, "text": _sentence(when)}


def _sentence(when: Condition) -> str:
    """Say a condition so that “not sure” always counts as not so.

    A test that lets the unsure pass is said by what it rules out.
    """
    yes, no = [], []
    for name, allowed in when.items():
        if NOT_SURE in allowed and len(allowed) > 1:
            no.append(_clause(name, tuple(o for o in options(name) if o not in allowed)))
        else:
            yes.append(_clause(name, allowed))
    what, otherwise = _joined(yes, "and"), _joined(no, "or")
    form = "only-and-not" if yes and no else "only-if" if yes else "not-if"
    return _say(form, what=what or otherwise, otherwise=otherwise)


def _clause(name: str, allowed: tuple[str, ...]) -> str:
    """Return the end of a sentence that begins with “only if” or “not if”."""
    together = " ".join(allowed)
    if has("by-hand", "when", name, together):
        return say("by-hand", "when", name, together)
    return _joined([say("by-hand", "when", name, value) for value in allowed])
