"""Reading a policy page as a person does: which of its lines are mine, and where a tree leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.by_hand import by_hand
from guide.platforms import PLATFORMS

#: What the guide gives for the pages, by platform.
PAGES: Mapping[str, Any] = by_hand()["platforms"]
#: Every policy there is a page for: platform and stance.
POLICIES = [(platform, stance) for platform, one in PAGES.items() for stance in one["policies"]]


def policy(platform: str, stance: str) -> dict[str, Any]:
    """Return what the guide gives for a page."""
    found: dict[str, Any] = PAGES[platform]["policies"][stance]
    return found


def rules_on(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a page's rules from top to bottom."""
    return [rule for stage in one["stages"] for rule in stage["rules"]]


def habits_on(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a page's habits from top to bottom."""
    return [practice for kind in one["habits"] for practice in kind["practices"]]


def condition(line: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what must hold of a person for a line to be theirs, from what a page carries."""
    data = line["when"]["data"] if line["when"] else ""
    return read_condition(data)


def read_condition(data: str) -> dict[str, list[str]]:
    """Read a condition such as `duty=clients regulated; mixing=apart`."""
    tests = (test.split("=") for test in data.split("; ") if test)
    return {name: values.split() for name, values in tests}


def mine(lines: list[dict[str, Any]], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the lines that are mine, when this is what I am."""
    return tuple(
        line["id"]
        for line in lines
        if all(values[name] in allowed for name, allowed in condition(line).items())
    )


def account(platform: str, use: str) -> str:
    """Return what the account is for, taken as usual there when not sure."""
    return PLATFORMS[platform].default_use if use == "not-sure" else use
