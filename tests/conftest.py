"""What tests of the built site and the compiled engine share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros import compile_engine
from tests.support.chromium import Visit, chromium
from tests.support.site_server import SiteServer, serve

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def engine_folder() -> Path:
    """Give the compiled engine, which must be of the guide as it is now."""
    folder = ROOT / "docs" / "engine"
    if not compile_engine.is_current(folder, compile_engine.inputs_hash()):
        pytest.fail("The compiled engine is not of this guide: run make build.", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def site_folder(engine_folder: Path) -> Path:
    """Give the built site, which must hold that engine."""
    folder = ROOT / "site"
    built = compile_engine.read_text(folder / "engine" / "manifest.json")
    if built != compile_engine.read_text(engine_folder / "manifest.json"):
        pytest.fail("The built site is not of this guide: run make build.", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def running_site(site_folder: Path) -> Iterator[SiteServer]:
    """Serve the built site once for all tests of this process."""
    with serve(site_folder) as site:
        yield site


@pytest.fixture
def site(running_site: SiteServer) -> Iterator[SiteServer]:
    """Give the served site, as it was built; a test's changes end with the test."""
    running_site.reset()
    yield running_site
    running_site.reset()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run one Chromium for all tests of this process."""
    with chromium() as running:
        yield running


@pytest.fixture
def visit(browser: Browser, site: SiteServer) -> Iterator[Visit]:
    """Give a visitor, whose pages fail the test on any complaint it did not ``expect``."""
    visitor = Visit(browser, site.url)
    yield visitor
    assert visitor.end() == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """Give one blank page of a first-time visitor."""
    return visit.page()
