"""What the tests of the widget share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import Visit
from tests.support.host import Host
from tests.support.sent import send
from tests.support.site_server import SiteServer, serve


@pytest.fixture
def host(browser: Browser, site: SiteServer, tmp_path: Path) -> Iterator[Host]:
    """Give somebody else's server; its visitors may ask it and our site, and nobody else.

    Our site sends the headers that it names for itself.
    """
    send(site)
    with serve(tmp_path) as served:
        visitor = Visit(browser, served.url)
        visitor.expect("request to elsewhere: " + re.escape(site.url))
        yield Host(served, site, visitor)
        assert visitor.end() == []
