"""The course that the site's own page plays: all cases, with links that stay within the site."""

from __future__ import annotations

from guide.practice import course
from guide.render import Json

#: The site's root, as a page for practice sees it.
ROOT = "../"


def site_course() -> Json:
    """Return the course of all scenarios, in which each learner answers for themselves."""
    return within(course())


def within(made: Json) -> Json:
    """Return a course whose links lead to the pages beside the one that plays it."""
    sources = {
        name: {**row, "url": f"{ROOT}sources/#source-{name}"}
        for name, row in made["sources"].items()
    }
    return {**made, "site": ROOT, "sources": sources}
