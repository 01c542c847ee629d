"""How a first visit opens: an outline at once, the board before Streamlit, and the page all the same if a part of this fails."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Route, WebSocket

from tests.browser.conftest import OpenScreen
from tests.browser.renewing import leave
from tests.browser.screen import PATIENCE_MS, Screen, address_of
from tests.browser.serving import Server

pytestmark = pytest.mark.browser
ALONE = pytest.mark.board_alone  # where Streamlit has no part in what is looked at

SHIFTED = """() => new Promise((done) => {
  const told = (list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0));
  new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 300); // nothing is told where nothing has moved
})"""
OUTLINE = """() => {
  const outline = document.getElementById("opening");
  const { left, width } = outline.querySelector(".side").getBoundingClientRect();
  const shown = [...outline.querySelectorAll("b")].find((name) => name.offsetParent);
  const colour = (node) => getComputedStyle(node).backgroundColor;
  return { ground: colour(outline), page: colour(document.body), side: [left, width], name: shown.textContent };
}"""
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(18, 23, 30)"


@pytest.fixture
def screen(screen: Screen) -> Screen:
    """A tab in which no board stands."""
    leave(screen)
    return screen


@pytest.fixture
def phone(phone: Screen) -> Screen:
    leave(phone)
    return phone


def held_answers(screen: Screen) -> Callable[[], None]:
    """Keep the first answer back; call what is returned to let it through."""
    waiting: list[Route] = []
    screen.tab.route("**/answers?*", lambda route: waiting.append(route))

    def release() -> None:
        for route in waiting:
            route.continue_()
        screen.tab.unroute("**/answers?*")

    return release


def first_of(screen: Screen, part: str) -> int:
    return next(number for number, address in enumerate(screen.asked) if part in address)


def test_streamlit_is_asked_for_when_the_board_has_what_it_needs(open_screen: OpenScreen, server: Server) -> None:
    screen = open_screen(server).go()  # in whose browser nothing was ever fetched
    screen.tab.locator("[data-testid=stApp] .board").wait_for()
    needed = ["/answers?", "/all.css", "/all.js", "/plotly-board.min.js"]
    assert max(first_of(screen, part) for part in needed) < first_of(screen, "/static/js/")
    assert any(address.startswith("ws://") for address in screen.asked)
    assert len([address for address in screen.asked if "page=overview" in address]) == 1, "the first answer is asked for once"
    assert len([address for address in screen.asked if "plotly-board" in address]) == 1


@ALONE
def test_a_page_without_charts_does_without_plotly(screen: Screen) -> None:
    screen.go("targets")
    assert not any("plotly-board" in address for address in screen.asked)
    screen.turn_to("overview")
    assert any("plotly-board" in address for address in screen.asked)


@pytest.mark.parametrize(
    ("tab", "scheme", "query", "ground", "name"),
    [
        ("new_screen", "light", {}, LIGHT, "民政"),
        pytest.param("screen", "dark", {}, DARK, "民政", marks=ALONE),
        pytest.param("screen", "light", {"theme": "dark", "lang": "en"}, DARK, "Chuxiong", marks=ALONE),
        ("phone", "dark", {"theme": "light"}, LIGHT, "民政"),
    ],
)
def test_an_outline_stands_until_the_board_does(
    tab: str, scheme: Literal["light", "dark"], query: dict[str, str], ground: str, name: str, request: pytest.FixtureRequest
) -> None:
    screen: Screen = request.getfixturevalue(tab)
    screen.tab.emulate_media(color_scheme=scheme)
    release = held_answers(screen)
    screen.tab.goto(screen.base + address_of("overview", query), wait_until="domcontentloaded")
    outline = screen.tab.evaluate(OUTLINE)
    assert (outline["ground"], outline["page"]) == (ground, ground)
    assert name in outline["name"]
    width = screen.tab.evaluate("document.documentElement.clientWidth")
    release()
    screen.rest()
    assert outline["side"] == ([0, width] if tab == "phone" else [0, 260])
    assert screen.tab.locator("#opening").count() == 0
    assert screen.tab.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    assert screen.tab.evaluate("document.documentElement.dataset.opening") is None
    assert screen.tab.evaluate(SHIFTED) < 0.01


@ALONE
def test_a_window_made_smaller_before_the_first_answer_is_answered_for_its_size(screen: Screen) -> None:
    release = held_answers(screen)
    screen.tab.goto(screen.base, wait_until="domcontentloaded")
    screen.until("performance.getEntriesByType('resource').some(({ name }) => name.includes('/all.js'))")
    screen.tab.wait_for_timeout(200)
    screen.tab.set_viewport_size({"width": 390, "height": 844})
    screen.tab.wait_for_timeout(200)
    release()
    screen.until("window.atRest?.() && boardStore.doc.size === 'phone'")


@ALONE
def test_a_table_waits_for_the_charts_above_it_but_not_for_long(new_screen: Screen) -> None:
    screen = new_screen
    waiting = list[Route]()
    screen.tab.route("**/plotly-board*", lambda route: waiting.append(route))
    screen.tab.add_init_script("""new MutationObserver(() => {
      if (document.querySelector(".unopened")) window.hasWaited = !document.querySelector("table.d");
    }).observe(document, { childList: true, subtree: true })""")
    screen.tab.goto(screen.base, wait_until="commit")
    screen.tab.locator("table.d tbody tr").nth(26).wait_for()
    assert screen.tab.evaluate("[window.hasWaited, !!document.querySelector('.main-svg, .unopened')]") == [True, False]
    for route in waiting:
        route.continue_()
    screen.rest()


def heard(screen: Screen) -> list[bytes]:
    """What comes over Streamlit's socket from now on."""
    said: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: said.append(frame if isinstance(frame, bytes) else frame.encode()))

    screen.tab.on("websocket", listen)
    return said


def test_a_board_that_has_asked_by_itself_is_sent_no_document(screen: Screen) -> None:
    said = heard(screen)
    screen.go(category="funeral")
    screen.turn_to("funding")
    screen.tab.go_back()
    screen.rest()
    screen.tab.reload()
    screen.rest()
    whole = b"".join(said)
    assert b'"blocks":' not in whole
    assert len(whole) < 30_000


def test_without_an_answer_streamlit_brings_the_board_and_its_document(screen: Screen) -> None:
    said = heard(screen)
    screen.tab.route("**/answers?*", lambda route: route.fulfill(status=204))
    screen.tab.goto(screen.base, wait_until="commit")
    screen.tab.locator(".board main h1").wait_for(timeout=PATIENCE_MS)
    assert screen.tab.locator("#opening").count() == 0
    assert any("/static/js/" in address for address in screen.asked)
    assert b'"blocks":' in b"".join(said)


def test_a_browser_that_has_been_here_before_asks_until_it_is_answered(screen: Screen) -> None:
    screen.context.add_cookies([{"name": "board", "value": "desk.light", "url": screen.base}])
    asked = list[str]()

    def answered(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 3:
            route.continue_()
        else:
            route.fulfill(status=204)

    screen.tab.route("**/answers?*", answered)
    screen.tab.goto(screen.base, wait_until="commit")
    screen.rest()
    assert len(asked) == 4


def test_streamlit_does_not_wait_for_ever(screen: Screen) -> None:
    release = held_answers(screen)
    screen.tab.goto(screen.base, wait_until="commit")
    screen.tab.locator(".board main h1").wait_for(timeout=PATIENCE_MS)
    release()
    screen.rest()


@ALONE
def test_plotly_is_asked_for_again_if_it_does_not_come(screen: Screen) -> None:
    refused: list[Route] = []

    def once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(route)
            route.abort()

    screen.tab.route("**/plotly-board.min.js", once)
    screen.go()
    assert refused
    assert screen.charts()
    screen.faults[:] = [fault for fault in screen.faults if "ERR_FAILED" not in fault]
