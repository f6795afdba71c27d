"""Where the written guide says why a rule is one: addresses below the site's root."""

from __future__ import annotations

from collections.abc import Mapping

from guide.dated import data


def links() -> dict[str, str]:
    """Return for each rule the place that says why."""
    pages: Mapping[str, str] = data("written.toml")["rules"]
    return {rule: f"{page}#why-{rule}" for rule, page in pages.items()}


def link(rule: str) -> str:
    """Return the place that says why a rule is one."""
    return links()[rule]
