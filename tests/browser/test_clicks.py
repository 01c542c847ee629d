"""A click on any mark of any chart filters everything else, keeps the chart it was made on, and is taken back by a second one."""

from itertools import groupby, zip_longest
from typing import Any

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Mark, Screen
from tests.browser.test_still import boxes, moved_by_a_click, moved_since

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

# page, chart, query before, kinds of trace that must be there
CHARTS = [
    ("overview", "by_category", {}, {"bar"}),
    ("overview", "by_year", {}, {"bar"}),
    ("overview", "township_tiles", {}, {"bar"}),
    ("structure", "tree", {}, {"treemap"}),
    ("structure", "tree", {"tree": "icicle"}, {"bar"}),
    ("structure", "concentration", {}, {"bar"}),
    ("funding", "flow", {}, {"node", "link"}),
    ("funding", "by_source", {"category": "funeral"}, {"bar"}),
    ("funding", "dependence", {}, {"bar"}),
    ("funding", "shares_project", {}, {"bar"}),
    ("years", "by_year", {"years": "first_year"}, {"bar"}),
    ("years", "cumulative", {}, {"scatter"}),
    ("years", "gantt", {}, {"bar"}),
    ("townships", "township_tiles", {"category": "funeral"}, {"bar"}),
    ("townships", "township_bars", {}, {"bar"}),
]
BY_KEYS = [one for one in CHARTS if one[1] in ("by_category", "tree", "flow", "gantt")]
PAGES = list(dict.fromkeys(page for page, *_ in CHARTS))
IN_ENGLISH = ("overview", "years")  # whose longer words leave less room for what must not move
DRILLS = {"from_year": "year", "to_year": "year"}


def picks(block: dict[str, Any], marks: list[Mark]) -> dict[str, dict[str, str]]:
    """What each code of a chart stands for. A part such as ``funeral|other`` stands for its whole where it has no mark itself."""
    known = {mark["id"]: mark["pick"] for mark in block["marks"]}
    wholes = {mark["code"]: known.get(mark["code"].split("|")[0]) for mark in marks}
    return {code: pick for code, pick in {**wholes, **known}.items() if pick}


def some_of_each_trace(marks: list[Mark]) -> list[Mark]:
    """One mark of every trace, by turns its first, middle and last; first and last where there are few traces."""

    def layer(mark: Mark) -> tuple[int, str]:
        return mark["trace"], mark["kind"]

    chosen: list[Mark] = []
    layers = [list(group) for _, group in groupby(sorted(marks, key=layer), layer)]
    for turn, group in enumerate(layers):
        large = list({mark["code"]: mark for mark in group if mark["width"] >= 3 and mark["height"] >= 3}.values())
        places = (0, len(large) // 2, len(large) - 1)
        picked = places[::2] if len(layers) <= 2 else places[turn % 3 : turn % 3 + 1]
        chosen += [large[place] for place in dict.fromkeys(picked) if large]
    return chosen


def codes_drawn(screen: Screen, chart: str) -> set[str]:
    return {mark["code"] for mark in screen.marks(chart)}


def with_pick(query: dict[str, str], pick: dict[str, str]) -> dict[str, str]:
    fields = dict.fromkeys(DRILLS.get(name, name) for name in pick)
    return {**query, **pick, "drill": "~".join(fields)}


@pytest.mark.parametrize("page", PAGES)
def test_a_click_filters_and_a_second_one_takes_it_back(page: str, screen: Screen) -> None:
    lang = {"lang": "en"} if page in IN_ENGLISH else {}
    clicked = [one for one in CHARTS if one[0] == page]
    for _, chart, query, kinds in clicked:
        screen.come(page, **query, **lang)
        clicked_and_taken_back(screen, page, chart, query | lang, kinds)
    screen.come(page, **lang)
    for chart in set(screen.charts()) - {chart for _, chart, *_ in clicked}:
        assert moved_by_a_click(screen, chart) == {}, chart


def gives_way(pick: dict[str, str], to: dict[str, str]) -> bool:
    return pick.keys() == to.keys() and pick != to


def clicked_and_taken_back(screen: Screen, page: str, chart: str, query: dict[str, str], kinds: set[str]) -> None:
    """A click on some marks of a chart one after another, each in the place of the one before; the last is taken back by a second.

    So is one before a mark of another field, which would join it, or of the same code; and one in a tree or a flow, which opens.
    """
    pick_of = picks(screen.chart(chart), screen.marks(chart))
    marks = some_of_each_trace([mark for mark in screen.marks(chart) if mark["code"] in pick_of])
    marks.sort(key=lambda mark: sorted(pick_of[mark["code"]]))
    assert {mark["kind"] for mark in marks} == kinds, chart
    before = codes_drawn(screen, chart)
    for mark, after in zip_longest(marks, marks[1:]):
        picked = with_pick(query, pick_of[mark["code"]])
        screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, mark])
        standing = boxes(screen)
        screen.click(chart, mark)
        screen.leads_to(picked)
        screen.sees(expected(page, **picked))
        assert moved_since(standing, screen) == {}, f"a click on {mark['code']} of {chart} moves charts"
        opens = chart == "tree" or screen.chart(chart)["figure"]["layout"].get("meta", {}).get(
            "enlarged"
        )  # a flow of little has no other
        assert opens or codes_drawn(screen, chart) >= before, f"{chart} loses rows by a click on {mark['code']}"
        if after and not opens and gives_way(pick_of[mark["code"]], pick_of[after["code"]]):
            continue
        drawn = screen.marks(chart)
        same = [each for each in drawn if each["code"] == mark["code"]]
        same = same or [each for each in drawn if pick_of.get(each["code"]) == pick_of[mark["code"]]]
        again = next((each for each in same if each["trace"] == mark["trace"]), same[0])
        screen.click(chart, again)
        screen.leads_to(query)
    screen.sees(expected(page, **query))


def test_the_keyboard_does_the_same(screen: Screen) -> None:
    for page, chart, query, _ in BY_KEYS:
        screen.come(page, **query)
        pressed_and_taken_back(screen, page, chart, query)


def pressed_and_taken_back(screen: Screen, page: str, chart: str, query: dict[str, str]) -> None:
    """The same by keys."""
    marks = screen.chart(chart)["marks"]
    stop = screen.tab.locator(f'.frame[data-chart="{chart}"] .marks [tabindex="0"]')
    assert stop.count() == 1, "one tab stop for a chart"
    stop.focus()
    second = marks[1]
    screen.press_keys("ArrowRight", "Enter")
    picked = with_pick(query, second["pick"])
    assert screen.query == picked
    screen.sees(expected(page, **picked))
    assert screen.tab.evaluate("document.activeElement.dataset.mark") == second["id"]
    assert screen.tab.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    screen.press_keys("Enter")
    assert screen.query == query
    screen.press_keys("End", "ArrowRight", " ")
    assert screen.query == with_pick(query, marks[0]["pick"])


def test_a_tile_answers_away_from_its_square(screen: Screen) -> None:
    screen.come("overview")
    tile, square = (mark for mark in screen.marks("township_tiles") if mark["code"] == "532301111")
    assert tile["left"] <= square["left"] - 20
    screen.click("township_tiles", tile, at=(0.05, 0.5))
    assert screen.query == {"township": "532301111", "drill": "township"}


def test_what_stands_for_no_filter_does_nothing(screen: Screen) -> None:
    view = {"townships": "undivided", "years": "undivided"}
    screen.come("overview", **view)
    entries = screen.entries
    for chart in ("by_year", "township_tiles"):
        mark = next(mark for mark in screen.marks(chart) if mark["code"] == "undivided")
        screen.click(chart, mark)
    assert (screen.query, screen.entries) == (view, entries)
    screen.sees(expected("overview", **view))


GROUPS = [
    ("overview", "by_source", "unconfirmed", {"category": "elderly_care"}, {"unsettled": "1"}),
    ("funding", "by_source", "unconfirmed", {"category": "elderly_care"}, {"unsettled": "1"}),
    ("overview", "township_tiles", "city_level", {}, {"reach": "city_level"}),
    ("townships", "township_bars", "city_level", {}, {"reach": "city_level"}),
]


def test_unconfirmed_money_and_the_city_as_such_are_picked_like_any_other(screen: Screen) -> None:
    for page, chart, code, query, pick in GROUPS:
        screen.come(page, **query)
        picked = with_pick(query, pick)
        for leads_to in (picked, query):
            mark = max((one for one in screen.marks(chart) if one["code"] == code), key=lambda one: one["width"])
            screen.click(chart, mark)
            screen.leads_to(leads_to)
            screen.sees(expected(page, **leads_to))
        button = screen.tab.locator(f'.frame[data-chart="{chart}"] [data-mark="{code}"]')
        for leads_to, pressed in ((picked, "true"), (query, "false")):
            button.focus()
            screen.press_keys("Enter")
            screen.leads_to(leads_to)
            assert button.get_attribute("aria-pressed") == pressed, (page, chart)


def test_marks_of_several_charts_narrow_the_view_together(screen: Screen) -> None:
    screen.come("overview")
    for chart, code in (("by_category", "elderly_care"), ("township_tiles", "532301101"), ("by_year", "2022")):
        screen.click(chart, next(mark for mark in screen.marks(chart) if mark["code"] == code))
    query = {"category": "elderly_care", "township": "532301101", "from_year": "2022", "to_year": "2022"}
    assert screen.query == {**query, "drill": "category~township~year"}
    screen.sees(expected("overview", **screen.query))
    assert len(screen.read()["chips"]) == 3


def test_clicks_faster_than_answers_are_all_carried_out(screen: Screen) -> None:
    screen.come("overview")
    for chart, code in (("by_category", "funeral"), ("by_source", "other")):
        screen.tab.locator(f'.frame[data-chart="{chart}"] [data-mark="{code}"]').dispatch_event("click")
    screen.rest()
    assert screen.query == {"category": "funeral", "funding_source": "other", "drill": "category~funding_source"}
    screen.sees(expected("overview", **screen.query))
