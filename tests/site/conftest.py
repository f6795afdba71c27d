"""What the tests of the site's pages share."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.questionnaire import Questionnaire


@pytest.fixture
def tool(page: Page) -> Questionnaire:
    """Open the questionnaire for a first-time visitor, with Python there to answer."""
    return Questionnaire(page).open()
