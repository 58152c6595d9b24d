"""What the tests of the page share: the page as it lies on a disk, in headless Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

PAGE = Path(os.environ["LRSUGGEST_PAGE"])
CHROMIUM = os.environ.get("LRSUGGEST_CHROMIUM", "/usr/bin/chromium")
SECONDS = 120
"""How long anything may take: other people may use the machine."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once. Its sandbox needs rights that containers do not give."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open the page; whatever it asks of a network, and whatever it throws, fails the test."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.set_default_timeout(1000 * SECONDS)
    heard: list[str] = []
    page.on("request", lambda request: heard.extend(foreign(request)))
    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(PAGE.as_uri())
    yield page
    page.close()
    assert heard == []


def foreign(request: Request) -> list[str]:
    """Return the address of a request that is neither the page itself nor made in it."""
    is_page = request.resource_type == "document" and request.url.startswith("file:")
    return [] if is_page or request.url.startswith(("blob:", "data:")) else [request.url]


def give(page: Page, content: str | bytes, name: str = "log.csv") -> None:
    """Hand a file over, and wait until the page has said what it thinks of it."""
    payload = content.encode() if isinstance(content, str) else content
    page.set_input_files(
        "#file", {"name": name, "mimeType": "text/plain", "buffer": payload}, timeout=1000 * SECONDS
    )
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has nothing to do."""
    page.wait_for_timeout(50)
    expect(page.locator("body")).to_have_attribute("aria-busy", "false", timeout=1000 * SECONDS)


def paste(page: Page, text: str) -> None:
    """Write into the field, and wait for what follows from that."""
    page.fill("#paste", text)
    page.wait_for_timeout(350)
    settle(page)


def complaint(page: Page) -> str:
    """Return the error that is shown; empty where none is."""
    error = page.locator("#error")
    return error.inner_text() if error.is_visible() else ""


def is_alive(page: Page) -> None:
    """Require that the page still answers."""
    page.get_by_role("button", name="a clear descent").click()
    page.wait_for_timeout(350)
    settle(page)
    assert page.inner_text("#status").startswith("Suggested ")
    assert page.inner_text("#source").startswith("a clear descent: 100 points")
    assert complaint(page) == ""
