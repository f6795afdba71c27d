"""The guide's own data are clean, and every check finds the fault that it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import guide.lint
from guide.carriers import carriers
from guide.dated import source_rules
from guide.lint import Model, lint, own_model
from guide.model import Branch, Case, Fact, Leaf, Question, Rule

Fault = Callable[[Model], Model]


def test_own_data_have_no_findings() -> None:
    """There is nothing wrong with the guide's own data."""
    assert lint(own_model()) == []


def test_every_source_rule_is_counted() -> None:
    """All 83 rules of the articles are carried by something or set aside with a reason."""
    counted = [
        name for name, carried in carriers().items() if carried or source_rules()[name].set_aside
    ]
    assert counted == [f"R{number}" for number in range(1, 84)]


# How to spoil a copy


def with_rule(model: Model, rule_id: str, **changes: Any) -> Model:  # noqa: ANN401 - any field
    """Change one rule."""
    return replace(
        model,
        rules=tuple(replace(r, **changes) if r.id == rule_id else r for r in model.rules),
    )


def without_rules(model: Model, *ids: str) -> Model:
    """Leave some rules out, with their words."""
    words = {name: text for name, text in model.prose["rules"].items() if name not in ids}
    rules = tuple(rule for rule in model.rules if rule.id not in ids)
    return replace(model, rules=rules, prose={**model.prose, "rules": words})


def with_words(model: Model, *place: str, words: object) -> Model:
    """Change the words at a place, or put them there; None takes them away."""
    prose = deepcopy(dict(model.prose))
    inner: dict[str, Any] = prose
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = words
    if words is None:
        del inner[place[-1]]
    return replace(model, prose=prose)


def with_test(rule: Rule, name: str, *values: str) -> Mapping[str, tuple[str, ...]]:
    """Return a rule's condition with one test changed; no values take it away."""
    others = {other: test for other, test in rule.when.items() if other != name}
    return {**others, name: values} if values else others


def retest(rule_id: str, name: str, *values: str) -> Fault:
    """Change one test of one rule."""

    def spoil(model: Model) -> Model:
        rule = next(rule for rule in model.rules if rule.id == rule_id)
        return with_rule(model, rule_id, when=with_test(rule, name, *values))

    return spoil


def change_rule(rule_id: str, **changes: Any) -> Fault:  # noqa: ANN401 - any field
    """Change one rule's fields."""
    return lambda model: with_rule(model, rule_id, **changes)


def change_words(*place: str, words: object) -> Fault:
    """Change the words at a place."""
    return lambda model: with_words(model, *place, words=words)


def change_first(field: str, **changes: Any) -> Fault:  # noqa: ANN401 - any field
    """Change the first item of one of the model's lists."""

    def spoil(model: Model) -> Model:
        first, *others = getattr(model, field)
        spoilt: dict[str, Any] = {field: (replace(first, **changes), *others)}
        return replace(model, **spoilt)

    return spoil


def change_tree(venue: str, change: Callable[[Branch | Leaf], Branch | Leaf]) -> Fault:
    """Change one of the trees."""

    def spoil(model: Model) -> Model:
        return replace(model, trees={**model.trees, venue: _branch(change(model.trees[venue]))})

    return spoil


def everywhere(
    tree: Branch | Leaf, change: Callable[[Branch | Leaf], Branch | Leaf]
) -> Branch | Leaf:
    """Change every part of a tree, from the leaves up."""
    if isinstance(tree, Branch):
        cases = (Case(case.options, everywhere(case.then, change)) for case in tree.cases)
        tree = Branch(tree.asks, tuple(cases))
    return change(tree)


def first_case(change: Callable[[Case], Case]) -> Callable[[Branch | Leaf], Branch | Leaf]:
    """Change the first case of a tree."""

    def spoil(tree: Branch | Leaf) -> Branch | Leaf:
        assert isinstance(tree, Branch)
        return Branch(tree.asks, (change(tree.cases[0]), *tree.cases[1:]))

    return spoil


# One fault for each code


def repeat_a_rule(model: Model) -> Model:
    """Say a rule again under another name, where it can never decide."""
    at = next(index for index, rule in enumerate(model.rules) if rule.id == "kin")
    again = replace(model.rules[at], id="kin-again")
    rules = (*model.rules[: at + 1], again, *model.rules[at + 1 :])
    words = model.prose["rules"]["kin"]
    return with_words(replace(model, rules=rules), "rules", "kin-again", words=words)


def never_decline(model: Model) -> Model:
    """Have no rule decline."""
    for rule in model.rules:
        if rule.action == "decline":
            model = with_rule(model, rule.id, action="ignore")
    return model


def never_open(model: Model) -> Model:
    """Have no tree end in `open`, and no rule wait for it alone."""

    def change(part: Branch | Leaf) -> Branch | Leaf:
        return Leaf("selective") if part == Leaf("open") else part

    spoilt = replace(
        model,
        trees={name: _branch(everywhere(tree, change)) for name, tree in model.trees.items()},
    )
    for rule in model.rules:
        if rule.when.get("stance") == ("open",):
            spoilt = with_rule(spoilt, rule.id, when=with_test(rule, "stance", "selective"))
    return without_rules(spoilt, "strangers-may-follow")


def _branch(part: Branch | Leaf) -> Branch:
    assert isinstance(part, Branch)
    return part


def same_attention(model: Model) -> Model:
    """Tell `none` from `some` nowhere."""
    model = retest("thin-but-they-wrote", "attention")(model)
    return without_rules(model, "no-time-to-look")


def value_nobody_tests(model: Model) -> Model:
    """Give a fact a value that no rule looks at."""
    facts = tuple(
        Fact(f.id, (*f.values, "rumoured"), f.after_connecting, f.carries)
        if f.id == "mutual"
        else f
        for f in model.facts
    )
    model = replace(model, facts=facts)
    for field in ("values", "brief", "if"):
        model = with_words(model, "facts", "mutual", field, "rumoured", words="Rumour has it")
    return model


def no_question_for_x(model: Model) -> Model:
    """Ask nobody what their account on X is for."""
    questions = tuple(
        Question(q.id, q.options, q.carries) if q.platform == "x" else q for q in model.questions
    )
    return replace(model, questions=questions)


def swap_rules(model: Model) -> Model:
    """Put the last but one rule first."""
    return replace(model, rules=(model.rules[-2], *model.rules[:-2], model.rules[-1]))


def source_nobody_cites(model: Model) -> Model:
    """List a source twice, under a name that nobody cites."""
    return replace(model, sources={**model.sources, "nobody": model.sources["ryan"]})


def source_rule_nobody_carries(model: Model) -> Model:
    """Add a rule of an article that nothing carries."""
    more = replace(model.source_rules["R1"], id="R84")
    return replace(model, source_rules={**model.source_rules, "R84": more})


def source_rule_carried_and_set_aside(model: Model) -> Model:
    """Set aside a rule that is carried."""
    both = replace(model.source_rules["R1"], set_aside="No reason.")
    return replace(model, source_rules={**model.source_rules, "R1": both})


def ask_again(tree: Branch | Leaf) -> Branch | Leaf:
    """Ask a tree's first question again in its first case."""
    assert isinstance(tree, Branch)
    options = tuple(option for case in tree.cases for option in case.options)
    first = Case(tree.cases[0].options, Branch(tree.asks, (Case(options, Leaf("absent")),)))
    return Branch(tree.asks, (first, *tree.cases[1:]))


FAULTS: dict[str, Fault] = {
    "duplicate-id": lambda model: replace(model, practices=model.practices + model.practices[:1]),
    "not-a-word": change_first("practices", id="Say Why"),
    "unknown-variable": retest("kin", "mood", "good"),
    "fact-in-policy": change_first("practices", when={"profile": ("credible",)}),
    "empty-test": change_rule("kin", when={"relationship": ()}),
    "unknown-value": retest("kin", "relationship", "friend", "pen-friend"),
    "unknown-action": change_rule("kin", action="wave"),
    "unknown-stage": change_rule("kin", stage="mood"),
    "stage-order": swap_rules,
    "no-default": lambda model: replace(model, rules=model.rules[:-1]),
    "unknown-stance": change_tree(
        "personal", first_case(lambda case: replace(case, then=Leaf("ajar")))
    ),
    "asked-twice": change_tree("personal", ask_again),
    "gap": change_tree(
        "personal", lambda tree: replace(_branch(tree), cases=_branch(tree).cases[1:])
    ),
    "overlap": change_tree(
        "personal", first_case(lambda case: replace(case, options=case.options + case.options))
    ),
    "no-question": no_question_for_x,
    "not-a-date": change_first("platform_facts", as_of="last week"),
    "dead-rule": repeat_a_rule,
    "dead-action": never_decline,
    "dead-stance": never_open,
    "dead-option": same_attention,
    "dead-value": value_nobody_tests,
    "no-words": change_words("rules", "kin", "why", words=" "),
    "words-left-over": change_words("rules", "nobody", words={}),
    "unknown-slot": change_words("rules", "kin", "why", words="They are {name}."),
    "no-source": change_rule("acquaintance-on-a-personal-profile", carries=()),
    "unknown-source": change_rule("kin", cites=("nobody",)),
    "source-left-over": source_nobody_cites,
    "unknown-source-rule": change_rule("kin", carries=("R4", "R15", "R99")),
    "uncounted": source_rule_nobody_carries,
    "counted-twice": source_rule_carried_and_set_aside,
}


@pytest.mark.parametrize("code", FAULTS)
def test_fault_is_found_and_no_other(code: str) -> None:
    """A copy with one fault gives findings of that code, and of no other."""
    findings = lint(FAULTS[code](own_model()))
    assert {finding.code for finding in findings} == {code}, findings
    assert all(finding.text for finding in findings)


def test_every_code_has_its_fault() -> None:
    """No check is left untried."""
    folder = Path(guide.lint.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    assert set(re.findall(r'Finding\(\s*"([a-z-]+)"', text)) == set(FAULTS)
