"""One server and one browser for each worker; for each test a tab with nothing remembered."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser import chromium
from tests.browser.renewing import renew
from tests.browser.screen import PATIENCE_MS, Screen
from tests.browser.serving import Server, serving

OpenScreen = Callable[..., Screen]
DESK = {"width": 1366, "height": 768}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that in the end nobody waits for it alone."""
    items.sort(key=lambda item: not (item.get_closest_marker("browser") and item.get_closest_marker("slow")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.without_windows()
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
def open_screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[OpenScreen]:
    """Open a tab of a new visitor, which shares nothing with any other."""
    screens: list[Screen] = []
    is_alone = request.node.get_closest_marker("board_alone") is not None

    def opened(server: Server, **options: Any) -> Screen:
        context = browser.new_context(**{"viewport": DESK, "locale": "zh-CN", **options})
        screens.append(Screen(context, server.address, is_alone=is_alone))
        return screens[-1]

    yield opened
    for screen in screens:
        screen.context.close()
    check_manners(screens)


@pytest.fixture
def new_screen(open_screen: OpenScreen, server: Server) -> Screen:
    """A tab on the shared server in which nothing was ever fetched."""
    return open_screen(server)


Kept = dict[tuple[bool, bool], Screen]


@pytest.fixture(scope="session")
def kept(browser: Browser) -> Iterator[Kept]:
    """The tabs that serve one test after another, as far as there are any: with Streamlit or without, a desk's or a phone's."""
    screens: Kept = {}
    yield screens
    for screen in screens.values():
        screen.context.close()


@pytest.fixture
def screen(request: pytest.FixtureRequest, browser: Browser, server: Server, kept: Kept) -> Iterator[Screen]:
    """A tab on the shared server, as a new visitor has it; but what an earlier test has fetched is there, and its board may stand:
    ``come`` goes on with it, ``go`` loads all anew. Who has replaced a function of the page says ``is_left``.
    """
    with taken(request, browser, server, kept) as screen:
        yield screen


@pytest.fixture
def phone(request: pytest.FixtureRequest, browser: Browser, server: Server, kept: Kept) -> Iterator[Screen]:
    """The like on a phone."""
    with taken(request, browser, server, kept, is_phone=True) as screen:
        yield screen


@contextmanager
def taken(
    request: pytest.FixtureRequest, browser: Browser, server: Server, kept: Kept, *, is_phone: bool = False
) -> Iterator[Screen]:
    """A kept tab for one test, or a new one; after a test that failed it is kept no longer."""
    is_alone, failed = request.node.get_closest_marker("board_alone") is not None, request.session.testsfailed
    options: dict[str, Any] = PHONE if is_phone else {"viewport": DESK}
    screen = kept.pop((is_alone, is_phone), None)
    screen = screen or Screen(browser.new_context(locale="zh-CN", **options), server.address, is_alone=is_alone)
    yield screen
    try:
        check_manners([screen])
        if request.session.testsfailed == failed:
            renew(screen, options["viewport"])
            kept[is_alone, is_phone] = screen
    finally:
        if (is_alone, is_phone) not in kept:
            screen.context.close()


def check_manners(screens: list[Screen]) -> None:
    """No error in any console, and no request to anyone but the app."""
    assert [fault for screen in screens for fault in screen.faults] == []
    assert {url for screen in screens for url in screen.asked if not is_own(url, screen.base)} == set()


def is_own(url: str, base: str) -> bool:
    """Whether an address is the app's, or never leaves the browser."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.netloc == urlsplit(base).netloc
