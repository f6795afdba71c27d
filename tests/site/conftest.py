"""What the tests of the site's pages share."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.chromium import Visit
from tests.support.published import settle
from tests.support.questionnaire import PAGE, Questionnaire


@pytest.fixture
def tool(page: Page) -> Questionnaire:
    """Open the questionnaire for a first-time visitor, with Python there to answer."""
    return Questionnaire(page).open()


@pytest.fixture
def reader(visit: Visit) -> Page:
    """Give a reader whose browser has kept the site on a first visit."""
    page = visit.page(service_workers="allow")
    settle(page, PAGE)
    return page
