"""Chromium for the tests that click: /usr/bin/chromium, else CHROMIUM, else a skip that says so (in CI a failure)."""

import os
from pathlib import Path

import pytest

DEBIAN = Path("/usr/bin/chromium")
MISSING = "no Chromium: apt-get install chromium, or set CHROMIUM to its path"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if {"chromium", "chromium_path"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_path():
    if DEBIAN.exists():
        return DEBIAN
    if given := os.environ.get("CHROMIUM"):
        return Path(given)
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def chromium(chromium_path):
    """A Chromium of Playwright's (sync); each test opens its own context with `chromium.new_context(...)`."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread, and Django would refuse the database to a thread with a running loop.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=str(chromium_path),
            args=["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        )
        yield browser
        browser.close()
