"""The tables that stand in a page, altered on their way to the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.support.questionnaire import PAGE
from tests.support.site_server import Answer, SiteServer

_TABLES = re.compile(rb'(?<=class="con-tables">)[^<]+')


def alter(site: SiteServer, change: Callable[[bytes], bytes]) -> None:
    """Pass the tables in the questionnaire's page through a function; it must change them."""

    def altered(answer: Answer) -> Answer:
        body, count = _TABLES.subn(lambda found: change(found[0]), answer.body)
        assert count == 1
        assert body != answer.body
        return replace(answer, body=body)

    site.change(rf"^{PAGE}$", altered)


def remove(site: SiteServer) -> None:
    """Send the questionnaire's page without its tables."""
    alter(site, lambda _: b"")
