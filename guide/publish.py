"""A policy to publish: a line for a profile, a page for a website, a card for a team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from guide.errors import GuideError, listed, show
from guide.model import Policy, Published
from guide.platforms import PLATFORMS
from guide.prose import say
from guide.reading import read_platform
from guide.recommend import is_named
from guide.render import join_names
from guide.statements import STATEMENTS, true_of
from guide.version import POLICY_VERSION
from guide.vocabulary import FORMS

_Said = Mapping[str, Sequence[str]]


def publish(
    policy: Policy, form: str = "line", platforms: Iterable[str] | None = None
) -> Published:
    """Return a policy as its owner would publish it.

    `form` is one of FORMS: a paragraph, a page in Markdown, or a team's list in Markdown.
    `platforms` are ids; without them, those are meant of which the policy speaks.
    What is said holds for the policy, and gives away nothing about safety or a role.
    Raises GuideError for a form or a platform that does not exist, or for no platform at all.
    """
    if not isinstance(form, str) or form not in FORMS:
        problem = f"{show(form)} is not one we write"
        raise GuideError("form", problem, f"it may be {listed(FORMS)}")
    said = _said(policy, _chosen(policy, platforms))
    whole = _of_the_whole(policy, said)
    writers = {"line": _line, "page": _page, "card": _card}
    statements = [*said.items(), *((name, ()) for name in whole)]
    text = writers[form](said, whole)
    return Published(form, text, tuple((name, tuple(where)) for name, where in statements))


def _chosen(policy: Policy, platforms: Iterable[str] | None) -> list[str]:
    if platforms is None:
        return [key for key, one in PLATFORMS.items() if is_named(policy.answers, one)]
    named = {read_platform(one) for one in platforms}
    if not named:
        raise GuideError("platforms", "there is none", f"name one or more of {listed(PLATFORMS)}")
    return [key for key in PLATFORMS if key in named]


def _said(policy: Policy, chosen: Sequence[str]) -> _Said:
    """Return each statement that is made, with the platforms of which it is true, in order."""
    true = {key: {one.id for one in true_of(policy, policy.platforms[key])} for key in chosen}
    order = [one.id for one in STATEMENTS if one.id != "gone"] + ["gone"]
    where = {name: [key for key in chosen if name in true[key]] for name in order}
    return {name: keys for name, keys in where.items() if keys}


def _of_the_whole(policy: Policy, said: _Said) -> list[str]:
    """Return the statements about the person on all of these platforms together."""
    if set(said) == {"gone"}:
        return []
    present = {key for name, keys in said.items() if name != "gone" for key in keys}
    habits = {item.id for key in present for item in policy.platforms[key].practices}
    found = ["few-read"] if policy.answers["attention"] == "none" else []
    found += ["my-own"] if {"say-why", "no-pitch"} <= habits else []
    return [*found, "silence"]


def _text(form: str, statement: str, keys: Sequence[str] = ()) -> str:
    word = "or" if statement == "gone" else "and"
    where = join_names([PLATFORMS[key].name for key in keys], word)
    return say("publish", statement, form, where=where)


def _line(said: _Said, whole: Sequence[str]) -> str:
    texts = [_text("line", name, keys) for name, keys in said.items()]
    texts += [_text("line", name) for name in whole if name != "my-own"]
    return " ".join(texts) + "\n"


def _page(said: _Said, whole: Sequence[str]) -> str:
    parts = [f"# {say('publish', 'page', 'title')}", say("publish", "page", "lead")]
    for key in dict.fromkeys(key for keys in said.values() for key in keys):
        texts = [_text("page", name, [key]) for name, keys in said.items() if key in keys]
        parts += [f"## {PLATFORMS[key].name}", " ".join(texts)]
    if whole:
        parts += [f"## {say('publish', 'page', 'whole')}"]
        parts += [" ".join(_text("page", name) for name in whole)]
    return "\n\n".join([*parts, say("text", "policy", "footer", version=POLICY_VERSION)]) + "\n"


def _card(said: _Said, whole: Sequence[str]) -> str:
    lines = [f"- {_text('card', name, keys)}" for name, keys in said.items()]
    lines += [f"- {_text('card', name)}" for name in whole]
    return "\n\n".join([f"# {say('publish', 'card', 'title')}", "\n".join(lines)]) + "\n"
