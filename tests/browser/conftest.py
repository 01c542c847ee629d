"""One server and one browser for each worker; a fresh browser context, with nothing remembered, for each reader."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.screen import Screen
from tests.browser.serving import Server, serving

OpenScreen = Callable[..., Screen]
DESK = {"width": 1366, "height": 768}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.executable()
    if path is None:
        message = "no Chromium, Chrome or Edge on this machine"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
        assert running.is_up
    assert "Traceback" not in running.logged(), running.logged()[-1_500:]


@pytest.fixture
def open_screen(browser: Browser) -> Iterator[OpenScreen]:
    """Open a tab of a new visitor. In the end: no error in any console, and no request to anyone but the app."""
    screens: list[Screen] = []

    def opened(server: Server, **options: Any) -> Screen:
        context = browser.new_context(**{"viewport": DESK, "locale": "zh-CN", **options})
        screens.append(Screen(context, server.address))
        return screens[-1]

    yield opened
    for screen in screens:
        screen.context.close()
    assert [fault for screen in screens for fault in screen.faults] == []
    assert {url for screen in screens for url in screen.asked if not is_own(url, screen.base)} == set()


@pytest.fixture
def screen(open_screen: OpenScreen, server: Server) -> Screen:
    """A new visitor's tab on the shared server."""
    return open_screen(server)


def is_own(url: str, base: str) -> bool:
    """Whether an address is the app's, or never leaves the browser."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.netloc == urlsplit(base).netloc
