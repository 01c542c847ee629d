"""No click on a chart is lost, and none counts twice: whatever is drawn, hovered or under way while the button is held."""

import pytest
from playwright.sync_api import Route

from tests.browser.expecting import expected
from tests.browser.screen import Mark, Screen

pytestmark = pytest.mark.browser

FUNERAL = {"category": "funeral", "drill": "category"}
NOTICING_MS = 50  # Plotly looks that long after the last movement; then it is busy for as long again
DRAW_AGAIN = """chart => {
  const plot = document.querySelector(`.frame[data-chart="${chart}"] > .plot`);
  Plotly.react(plot, plot.data.map((trace) => ({ ...trace })), { ...plot.layout, paper_bgcolor: "#fefefe" });
}"""
TAKEN_OUT = """chart => {
  const drawn = `.frame[data-chart="${chart}"] > .plot :is(.nsewdrag, .slice, .sankey-link, .sankey-node)`;
  for (const node of document.querySelectorAll(drawn)) node.parentNode.insertBefore(node, node.nextSibling);
}"""


def point_at(screen: Screen, chart: str, code: str) -> tuple[float, float]:
    """The mouse on a mark, and Plotly's label there."""
    mark = a_mark(screen, chart, code)
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, mark])
    screen.tab.mouse.move(x, y)
    screen.until("isNoticed()")
    return x, y


def a_mark(screen: Screen, chart: str, code: str) -> Mark:
    return next(mark for mark in screen.marks(chart) if mark["code"] == code and min(mark["width"], mark["height"]) >= 3)


def test_a_press_right_after_a_movement_is_a_click_however_long_it_is_held(screen: Screen) -> None:
    screen.come("overview")
    for turn, held in enumerate((5, 15, 25, 35)):
        x, y = point_at(screen, "by_category", "funeral")
        screen.tab.wait_for_timeout(2 * NOTICING_MS)
        screen.tab.mouse.move(x + 1, y)
        screen.tab.mouse.move(x + 2, y)
        screen.tab.mouse.down()
        screen.tab.wait_for_timeout(NOTICING_MS + held)
        screen.tab.mouse.up()
        screen.leads_to({} if turn % 2 else FUNERAL)


@pytest.mark.parametrize(
    ("page", "chart", "code"),
    [
        ("overview", "by_category", "funeral"),
        ("structure", "tree", "category:funeral"),
        ("funding", "flow", "category:funeral"),
        ("funding", "shares_category", "funeral|other"),
    ],
)
def test_a_chart_drawn_again_under_the_pointer_loses_no_click(page: str, chart: str, code: str, screen: Screen) -> None:
    screen.come(page)
    entries = screen.entries
    for turn, (before, during) in enumerate(((DRAW_AGAIN, None), (None, DRAW_AGAIN), (None, TAKEN_OUT))):
        point_at(screen, chart, code)
        if before:
            screen.tab.evaluate(before, chart)
        screen.tab.mouse.down()
        if during:
            screen.tab.evaluate(during, chart)
        screen.tab.mouse.up()
        screen.leads_to({} if turn % 2 else FUNERAL)
        assert screen.entries == entries + turn + 1


RINGS = "[...document.querySelectorAll('.frame .ring')].filter((ring) => getComputedStyle(ring).display !== 'none').length"


@pytest.mark.board_alone
def test_what_is_clicked_is_outlined_until_its_answer_is_there(screen: Screen) -> None:
    screen.go("overview")
    waiting = list[Route]()
    screen.tab.route("**/answers?*", lambda route: waiting.append(route))
    screen.tab.mouse.click(*point_at(screen, "by_category", "funeral"))
    screen.until(f"{RINGS} === 1")
    for route in waiting:
        route.continue_()
    screen.tab.unroute("**/answers?*")
    screen.leads_to(FUNERAL)
    assert screen.tab.evaluate(RINGS) == 0


@pytest.mark.board_alone
def test_what_a_new_drawing_puts_under_the_pointer_is_not_asked_for(screen: Screen) -> None:
    screen.go("overview")
    for code in ("central_provincial", "county_city", "prefecture"):
        screen.tab.mouse.move(5, 5)
        x, y = point_at(screen, "by_source", code)
        screen.tab.wait_for_timeout(6 * NOTICING_MS)
        before = len(screen.asked)
        screen.tab.mouse.click(x, y)
        screen.rest().tab.wait_for_timeout(6 * NOTICING_MS)
        assert [url for url in screen.asked[before:] if "/answers?" in url and not url.endswith(code)] == []


def test_clicks_made_while_an_earlier_one_is_still_being_drawn_all_count(screen: Screen) -> None:
    screen.come("overview")
    entries = screen.entries
    marks = [
        ("by_category", "elderly_care"),
        ("by_year", "2022"),
        ("by_category", "elderly_care"),
        ("by_year", "2022"),
        ("by_year", "2023"),
    ]
    for chart, code in marks:
        x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, a_mark(screen, chart, code)])
        screen.tab.mouse.click(x, y)
    screen.leads_to({"from_year": "2023", "to_year": "2023", "drill": "year"})
    screen.sees(expected("overview", **screen.query))
    assert screen.entries == entries + len(marks)


def test_a_drag_and_another_button_are_no_click(screen: Screen) -> None:
    screen.come("overview")
    entries = screen.entries
    x, y = point_at(screen, "by_category", "funeral")
    screen.tab.mouse.down()
    screen.tab.mouse.move(x + 12, y)
    screen.tab.mouse.up()
    screen.tab.mouse.click(x, y, button="right")
    screen.tab.mouse.move(5, 5)
    screen.tab.mouse.up()
    assert (screen.rest().query, screen.entries) == ({}, entries)


def test_a_tap_counts_once_and_a_swipe_not_at_all(phone: Screen) -> None:
    screen = phone.come("overview")
    entries = screen.entries
    for turn in (1, 2):
        x, y = screen.tab.evaluate("mark => bringIntoSight('by_category', mark)", a_mark(screen, "by_category", "funeral"))
        screen.tab.touchscreen.tap(x, y)
        screen.leads_to(FUNERAL if turn == 1 else {})
        assert screen.entries == entries + turn
    driver = screen.context.new_cdp_session(screen.tab)
    driver.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "yDistance": -200, "gestureSourceType": "touch"})
    assert (screen.rest().query, screen.entries) == ({}, entries + 2)
