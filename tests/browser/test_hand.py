"""What a hand may do with marks beyond a plain click: more than one of them, a range of years, with keys or by dragging."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE, OpenScreen
from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.browser.serving import Server
from tests.browser.test_presses import a_mark

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

PRESSED = """chart => [...document.querySelectorAll(`.frame[data-chart="${chart}"] [aria-pressed=true]`)]
  .map((mark) => mark.dataset.mark)"""
OUTLINED = """[...document.querySelectorAll(".ring")].filter((ring) => ring.style.display === "block")
  .map((ring) => ring.dataset.words)"""
CHOSEN_TEXT = "String(getSelection())"


def at(screen: Screen, chart: str, code: str) -> tuple[float, float]:
    """The place of a mark, brought into sight."""
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, a_mark(screen, chart, code)])
    return x, y


def click(screen: Screen, chart: str, code: str, key: str) -> None:
    """A click on a mark while a key is held."""
    x, y = at(screen, chart, code)
    screen.tab.keyboard.down(key)
    screen.tab.mouse.click(x, y)
    screen.tab.keyboard.up(key)


def range_of(first: int, last: int) -> dict[str, str]:
    return {"from_year": str(first), "to_year": str(last), "drill": "year"}


@pytest.mark.parametrize("key", ["Control", "Meta"])
@pytest.mark.parametrize(
    ("page", "chart", "codes", "field"),
    [
        ("overview", "by_category", ("funeral", "elderly_care"), "category"),
        ("overview", "township_tiles", ("532301103", "532301104"), "township"),
        ("years", "gantt", ("funeral-05", "elderly_care-01"), "project"),
    ],
)
def test_a_key_held_adds_a_mark_and_takes_it_out(
    page: str, chart: str, codes: tuple[str, str], field: str, key: str, screen: Screen
) -> None:
    screen.go(page)
    for code in codes:
        click(screen, chart, code, key)
    screen.until(f"wanted => JSON.stringify([...({PRESSED})('{chart}')].sort()) === wanted", _json(sorted(codes)))
    assert set(screen.rest().query[field].split("~")) == set(codes)
    screen.sees(expected(page, **screen.query))
    click(screen, chart, codes[0], key)
    screen.leads_to({field: codes[1], "drill": field})
    click(screen, chart, codes[1], key)
    screen.leads_to({})


def test_shift_takes_the_years_up_to_the_one_clicked(screen: Screen) -> None:
    screen.go("overview")
    screen.click("by_year", a_mark(screen, "by_year", "2022"))
    click(screen, "by_year", "2024", "Shift")
    screen.leads_to(range_of(2022, 2024))
    assert screen.tab.evaluate(PRESSED, "by_year") == ["2022", "2023", "2024"]
    screen.sees(expected("overview", **screen.query))
    click(screen, "by_year", "2021", "Shift")
    screen.leads_to(range_of(2021, 2024))
    click(screen, "by_year", "2024", "Control")
    screen.leads_to(range_of(2021, 2023))
    assert screen.tab.evaluate(CHOSEN_TEXT) == ""


@pytest.mark.parametrize(("page", "chart"), [("overview", "by_year"), ("years", "cumulative")])
def test_a_drag_over_years_takes_them(page: str, chart: str, screen: Screen) -> None:
    screen.go(page)
    (x, y), (to, _) = at(screen, chart, "2022"), at(screen, chart, "2024")
    screen.tab.mouse.move(x, y)
    screen.tab.mouse.down()
    for step in range(1, 9):
        screen.tab.mouse.move(x + (to - x) * step / 8, y - 3 * step)
    assert screen.tab.evaluate(OUTLINED) == ["2022—2024"]
    screen.tab.mouse.up()
    screen.leads_to(range_of(2022, 2024))
    assert screen.tab.evaluate(OUTLINED) == []
    assert screen.tab.evaluate(CHOSEN_TEXT) == ""
    screen.sees(expected(page, **screen.query))


def test_a_drag_that_ends_on_its_own_year_or_by_escape_takes_nothing(screen: Screen) -> None:
    screen.go("overview")
    (x, y), (to, _) = at(screen, "by_year", "2022"), at(screen, "by_year", "2024")
    for away, back in ((x + 12, x + 12), (to, x), (to, None)):
        screen.tab.mouse.move(x, y)
        screen.tab.mouse.down()
        screen.tab.mouse.move(away, y, steps=4)
        if back is None:
            screen.tab.keyboard.press("Escape")
        else:
            screen.tab.mouse.move(back, y, steps=4)
        screen.tab.mouse.up()
        assert screen.rest().query == {}
        assert screen.tab.evaluate(OUTLINED) == []


def test_a_finger_over_the_years_scrolls(open_screen: OpenScreen, server: Server) -> None:
    screen = open_screen(server, **PHONE).go("overview")
    x, y = at(screen, "by_year", "2022")
    driver = screen.context.new_cdp_session(screen.tab)
    driver.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "xDistance": 150, "gestureSourceType": "touch"})
    assert screen.rest().query == {}
    top = screen.tab.evaluate("scrollY")
    driver.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "yDistance": -200, "gestureSourceType": "touch"})
    screen.until("top => scrollY !== top", top)
    assert screen.rest().query == {}


def test_the_same_with_keys(screen: Screen) -> None:
    screen.go("overview")
    mark = ".frame[data-chart=%s] [data-mark='%s']"
    for code, keys in (("2022", "Enter"), ("2024", "Shift+Enter"), ("2022", "Control+Enter")):
        screen.tab.focus(mark % ("by_year", code))
        screen.press_keys(keys)
    screen.leads_to(range_of(2023, 2024))
    for code in ("funeral", "elderly_care"):
        screen.tab.focus(mark % ("by_category", code))
        screen.press_keys("Control+Enter")
    screen.leads_to({**range_of(2023, 2024), "category": "elderly_care~funeral", "drill": "year~category"})
    assert screen.tab.evaluate("document.activeElement.dataset.mark") == "elderly_care"


def _json(values: list[str]) -> str:
    return str(values).replace("'", '"').replace(" ", "")
