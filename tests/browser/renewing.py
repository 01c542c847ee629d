"""The same tab for one test after another: opening a window and starting a renderer costs more than most tests themselves."""

from __future__ import annotations

from tests.browser.screen import Screen

_FORGET = "() => { if (location.protocol.startsWith('http')) { localStorage.clear(); sessionStorage.clear() } }"


def renew(screen: Screen, size: dict[str, int]) -> None:
    """Leave the tab as a new visitor has it: an empty page, nothing stored, no history. What was fetched stays fetched."""
    context, tab = screen.context, screen.tab
    for other in context.pages:
        if other != tab:
            other.close()
    tab.evaluate(_FORGET)
    tab.unroute_all()
    tab.goto("about:blank")
    context.set_offline(False)
    context.clear_permissions()
    context.clear_cookies()
    tab.emulate_media(media="null")
    if tab.viewport_size != size:
        tab.set_viewport_size(size)  # type: ignore[arg-type]
    tab.mouse.move(0, 0)
    driver = context.new_cdp_session(tab)
    driver.send("Page.resetNavigationHistory")
    driver.detach()
    screen.faults.clear()
    screen.asked.clear()
