"""What stays where it is while filters change: the charts' own nodes, the scroll position, the focus."""

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

NODES = """() => [...document.querySelectorAll(".frame")].flatMap((frame) =>
  [frame.querySelector(".plot"), frame.querySelector(".plot > *")])"""
MARK_NODES = f"() => {{ window.kept = ({NODES})() }}"
SAME_NODES = (
    f"() => {{ const now = ({NODES})(); return now.length === kept.length && now.every((node, i) => node && node === kept[i]) }}"
)
CHANGES = [
    {"category": "funeral"},
    {"category": "elderly_care", "unit": "yi"},
    {"township": "532301104"},
    {"from_year": "2022", "to_year": "2023"},
    {"funding_source": "other"},
    {"years": "undivided", "lang": "en"},
    {"townships": "undivided", "theme": "dark"},
    {"without": "funeral-05", "theme": "dark"},
    {"reach": "all_townships"},
    {"basis": "printed"},
]


# Where what is uppermost in the window stands: that stays, whatever is more or less above it.
UPPERMOST = """[...document.querySelectorAll('main .kpis, main [data-block]')].map(each => each.getBoundingClientRect())
    .find(box => box.bottom > 40).top"""


@pytest.mark.parametrize("page", ["overview", "structure"])
def test_charts_keep_their_nodes_and_the_page_its_place_through_ten_changes(page: str, screen: Screen) -> None:
    screen.come(page)
    screen.tab.evaluate(MARK_NODES)
    screen.tab.evaluate("scrollTo(0, 200)")
    place = screen.tab.evaluate(UPPERMOST)
    query: dict[str, str] = {}
    for change in CHANGES:
        step = {**dict.fromkeys(query), **change}
        screen.tab.evaluate("set => boardAct({ set })", step)
        query = change
        screen.sees(expected(page, **query))
        assert screen.tab.evaluate(SAME_NODES), f"a chart was made anew by {change}"
        assert abs(screen.tab.evaluate(UPPERMOST) - place) < 2, f"the page moved by {change}"


def test_a_click_moves_nothing_above_or_around_the_chart(screen: Screen) -> None:
    screen.come("overview")
    screen.click("by_year", next(mark for mark in screen.marks("by_year") if mark["code"] == "2022"))
    place = "Math.round(document.querySelector('[data-block=by_year]').getBoundingClientRect().top + scrollY)"
    before = screen.tab.evaluate(place)
    screen.click("by_year", next(mark for mark in screen.marks("by_year") if mark["code"] == "2023"))
    assert screen.tab.evaluate(place) == before


def test_the_connection_may_drop_and_come_back(screen: Screen) -> None:
    screen.come("overview", category="funeral")
    screen.context.set_offline(True)
    screen.context.set_offline(False)
    screen.tab.locator(".chip").click()
    screen.sees(expected("overview"))
    # the browser says so itself
    screen.faults[:] = [fault for fault in screen.faults if "ERR_INTERNET_DISCONNECTED" not in fault]
