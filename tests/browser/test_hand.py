"""What a hand may do with marks beyond a plain click: more than one of them, a range of years, with keys or by dragging."""

import pytest
from playwright.sync_api import CDPSession

from tests.browser.expecting import expected
from tests.browser.screen import Screen
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


def drag_finger(driver: CDPSession, x: float, y: float, right: float, down: float) -> None:
    """A finger put down, moved in ten steps and lifted."""
    places = [(x + right * step / 10, y + down * step / 10) for step in range(11)]
    for number, (left, top) in enumerate(places):
        kind = "touchMove" if number else "touchStart"
        driver.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": left, "y": top}]})
    driver.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def range_of(first: int, last: int) -> dict[str, str]:
    return {"from_year": str(first), "to_year": str(last), "drill": "year"}


@pytest.mark.parametrize(
    ("page", "chart", "codes", "field", "key"),
    [
        ("overview", "by_category", ("funeral", "elderly_care"), "category", "Control"),
        ("overview", "township_tiles", ("532301103", "532301104"), "township", "Meta"),
        ("years", "gantt", ("funeral-05", "elderly_care-01"), "project", "Control"),
    ],
)
def test_a_key_held_adds_a_mark_and_takes_it_out(
    page: str, chart: str, codes: tuple[str, str], field: str, key: str, screen: Screen
) -> None:
    screen.come(page)
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
    screen.come("overview")
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
    screen.come(page)
    (to, _), (x, y) = at(screen, chart, "2024"), at(screen, chart, "2022")  # which may scroll: where it begins is asked last
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
    screen.come("overview")
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


def test_a_finger_over_the_years_scrolls(phone: Screen) -> None:
    screen = phone.come("overview")
    x, y = at(screen, "by_year", "2022")
    driver = screen.context.new_cdp_session(screen.tab)
    drag_finger(driver, x, y, 150, 0)
    assert screen.rest().query == {}
    top = screen.tab.evaluate("scrollY")
    drag_finger(driver, x, y, 0, -200)
    screen.until("top => scrollY > top", top)
    assert screen.rest().query == {}


def test_the_same_with_keys(screen: Screen) -> None:
    screen.come("overview")
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


# --- names, the hand pointer, and what is lit ----------------------------------------------------

NAME = """([chart, code]) => {
  const plot = document.querySelector(`.frame[data-chart="${chart}"] > .plot`);
  const at = plot.layout.annotations.findIndex((note) => note.name === code);
  const name = () => plot.querySelector(`.annotation[data-index="${at}"]`).getBoundingClientRect();
  scrollBy({ top: name().top - innerHeight / 2, behavior: "instant" });
  const { left, top, width, height } = name();
  return [left + width / 2, top + height / 2];
}"""
GRID = """chart => {
  const plot = document.querySelector(`.frame[data-chart="${chart}"] > .plot`);
  scrollBy({ top: plot.getBoundingClientRect().top - 120, behavior: "instant" });
  const { left, top, width, height } = plot.getBoundingClientRect();
  const steps = (count, start, length) => Array.from({ length: count }, (_, i) => start + length * (i + 0.5) / count);
  const inSight = Math.min(height, innerHeight - top - 40);
  return steps(6, left, width).flatMap((x) => steps(4, top, inSight).map((y) => [x, y]))
    .filter(([x, y]) => plot.contains(document.elementFromPoint(x, y)));
}"""
EACH = 5  # of the places where the pointer is a hand
IS_HAND = "([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor === 'pointer'"
LIT = """() => [...document.querySelectorAll(".frame")].filter((frame) => frame.querySelector(".lit, .faded"))
  .map((frame) => frame.dataset.chart)"""
STANDING_OUT = """chart => [...document.querySelectorAll(`.frame[data-chart="${chart}"] .point`)]
  .filter((node) => !node.classList.contains("faded") && (node.querySelector("path") ?? node).style.fillOpacity !== "0")
  .map((node) => node.parentNode.__data__[0].trace.customdata?.[node.__data__.i])"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def point(screen: Screen, x: float, y: float) -> None:
    """The mouse at a place, and two frames for what follows."""
    screen.tab.mouse.move(x, y)
    screen.tab.evaluate(FRAMES)


@pytest.mark.parametrize(
    ("page", "chart", "code", "query"),
    [
        ("overview", "by_year", "2023", {"from_year": "2023", "to_year": "2023", "drill": "year"}),
        ("overview", "by_year", "elderly_care", {"category": "elderly_care", "drill": "category"}),
        ("years", "cumulative", "2023", {"from_year": "2023", "to_year": "2023", "drill": "year"}),
        ("funding", "flow", "source:prefecture", {"funding_source": "prefecture", "drill": "funding_source"}),
        ("funding", "flow", "category:funeral", {"category": "funeral", "drill": "category"}),
        ("funding", "shares_category", "other", {"funding_source": "other", "drill": "funding_source"}),
    ],
)
def test_a_name_does_what_its_mark_does(page: str, chart: str, code: str, query: dict[str, str], screen: Screen) -> None:
    screen.come(page)
    x, y = screen.tab.evaluate(NAME, [chart, code])
    point(screen, x, y)
    assert screen.tab.evaluate(IS_HAND, [x, y])
    screen.tab.mouse.click(x, y)
    screen.leads_to(query)
    assert code in screen.tab.evaluate(PRESSED, chart)


@pytest.mark.parametrize(
    ("page", "chart", "is_clickable"),
    [
        ("overview", "by_year", True),
        ("funding", "flow", True),
        ("funding", "shares_category", True),
        ("project", "project_funding", False),
    ],
)
def test_the_pointer_is_a_hand_where_a_click_does_something(page: str, chart: str, is_clickable: bool, screen: Screen) -> None:
    query = {"id": "funeral-05"} if page == "project" else {}
    screen.come(page, **query)
    seen, hands = set[bool](), 0
    for x, y in screen.tab.evaluate(GRID, chart):
        point(screen, x, y)
        is_hand, before = screen.tab.evaluate(IS_HAND, [x, y]), screen.tab.url
        hands += is_hand
        if is_hand and hands % EACH != 1:  # each leads elsewhere, and the way back is long
            continue
        screen.tab.mouse.click(x, y)
        screen.rest()
        assert (screen.tab.url != before) == is_hand, (x, y)
        seen.add(is_hand)
        if is_hand:
            screen.tab.mouse.move(5, 5)
            screen.turn_to(page)
            screen.tab.evaluate(GRID, chart)
    assert seen == ({True, False} if is_clickable else {False})


# The px of a mark that its label covers: of what is drawn for a code, but not of what only answers to the hand.
COVERED = """([chart, code]) => {
  const label = document.querySelector(`[data-chart="${chart}"] .hovertext`).getBoundingClientRect();
  return marksOf(chart).filter((mark) => mark.code === code && mark.trace > 0).map((mark) =>
    Math.max(0, Math.min(label.right, mark.left + mark.width) - Math.max(label.left, mark.left))
      * Math.max(0, Math.min(label.bottom, mark.top + mark.height) - Math.max(label.top, mark.top)));
}"""


def test_what_the_pointer_is_on_is_lit_in_the_other_charts(screen: Screen) -> None:
    screen.come("years")
    x, y = at(screen, "by_year", "2023")
    point(screen, x, y)
    assert screen.tab.evaluate(LIT) == ["cumulative", "gantt"]
    assert set(screen.tab.evaluate(STANDING_OUT, "cumulative")) == {"2023"}
    point(screen, x, y - 2)
    assert screen.tab.evaluate(LIT) == ["cumulative", "gantt"]
    point(screen, 5, 5)
    assert screen.tab.evaluate(LIT) == []
    screen.turn_to("overview")
    point(screen, *at(screen, "by_category", "funeral"))
    assert screen.tab.evaluate(LIT) == ["by_year"]
    screen.tab.locator('[data-chart="by_category"] .hovertext').wait_for()
    covered = screen.tab.evaluate(COVERED, ["by_category", "funeral"])
    assert covered
    assert max(covered) == 0, "a label stands beside its mark"
    assert screen.tab.evaluate("document.querySelector('.lit').textContent").startswith("殡葬")
    screen.tab.evaluate("document.querySelector('.hovertext path').setAttribute('d', 'M0,0')")
    screen.tab.mouse.down()
    screen.tab.mouse.up()
    screen.leads_to({"category": "funeral", "drill": "category"})
    assert screen.tab.evaluate(LIT) == []
    screen.until("document.querySelector('.hovertext path').getAttribute('d') !== 'M0,0'")  # the label is of what is drawn now


def test_lighting_asks_for_nothing_more_and_lays_out_nothing(screen: Screen) -> None:
    screen.come("townships")
    driver = screen.context.new_cdp_session(screen.tab)
    driver.send("Performance.enable")

    def layouts() -> float:
        return next(one["value"] for one in driver.send("Performance.getMetrics")["metrics"] if one["name"] == "LayoutCount")

    rows = [mark for mark in screen.marks("township_bars") if mark["height"] > 5]
    left = screen.tab.evaluate("document.querySelector(\".frame[data-chart='township_bars']\").getBoundingClientRect().left")
    places = [(left + 5, row["top"] + row["height"] / 2) for row in rows if 100 < row["top"] < 700][:6]
    point(screen, *places[0])
    asked, before, lit = len(screen.asked), layouts(), 0
    for x, y in places:
        point(screen, x, y)
        lit += screen.tab.evaluate(LIT) == ["township_tiles"]
    assert lit >= 3
    assert layouts() == before
    assert len([url for url in screen.asked[asked:] if "/answers?" in url]) <= lit  # asked ahead, as for a click


def test_a_finger_lights_nothing(phone: Screen) -> None:
    screen = phone.come("years")
    x, y = at(screen, "by_year", "2023")
    screen.tab.touchscreen.tap(x, y)
    screen.leads_to({"from_year": "2023", "to_year": "2023", "drill": "year"})
    assert screen.tab.evaluate(LIT) == []
