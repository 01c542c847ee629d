"""The same tab for one test after another: opening a window and starting a renderer costs more than most tests themselves."""

from tests.browser.screen import Screen

_FORGET = "() => { if (location.protocol.startsWith('http')) { localStorage.clear(); sessionStorage.clear() } }"
# Whether a board stands there with nothing over it, on the screen and with all answered.
_STANDS = """() => {
  document.activeElement?.blur();
  for (const line of document.querySelectorAll(".side .f[aria-expanded=true]")) line.click();
  const over = document.querySelector("dialog[open], #board-popover, .stage, html.printing");
  return Boolean(window.atRest?.() && !over && document.querySelector("main h1"));
}"""


def renew(screen: Screen, size: dict[str, int]) -> None:
    """The tab as a new visitor has it, but for a board that stands: nothing stored, no history. What was fetched stays fetched."""
    context, tab = screen.context, screen.tab
    for other in context.pages:
        if other != tab:
            other.close()
    tab.unroute_all()
    tab.mouse.move(0, 0)
    if screen.is_left or not tab.evaluate(_STANDS):
        leave(screen)
    tab.evaluate(_FORGET)
    context.set_offline(False)
    context.clear_permissions()
    context.clear_cookies()
    tab.emulate_media(media="null", color_scheme="null", forced_colors="null")
    if tab.viewport_size != size:
        tab.set_viewport_size(size)  # type: ignore[arg-type]
    screen.is_left = False
    begin(screen)


def leave(screen: Screen) -> None:
    """Leave the page for an empty one, and nothing behind."""
    if screen.tab.url != "about:blank":
        screen.tab.evaluate(_FORGET)
        screen.tab.goto("about:blank")
        begin(screen)


def begin(screen: Screen) -> None:
    """What was gone through before is forgotten."""
    driver = screen.context.new_cdp_session(screen.tab)
    driver.send("Page.resetNavigationHistory")
    driver.detach()
    screen.faults.clear()
    screen.asked.clear()
