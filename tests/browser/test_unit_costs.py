"""Sizes and unit costs: a click on a bar or a dot filters the page, the row of kinds changes what it is about."""

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]


def number(screen: Screen, at: int = 0) -> str:
    return screen.read()["numbers"][at][1]


def click(screen: Screen, chart: str, code: str) -> None:
    screen.click(chart, next(mark for mark in screen.marks(chart) if mark["code"] == code))


def test_a_click_filters_the_page_and_another_takes_it_back(screen: Screen) -> None:
    screen.come("unit_costs")
    whole = number(screen)
    for chart, code, chosen in (
        ("capacity_by_category", "social_welfare", {"category": "social_welfare"}),
        ("capacity_by_township", "532301104", {"township": "532301104"}),
        ("capacity_by_year", "2022", {"from_year": "2022", "to_year": "2022"}),
        ("unit_costs", "elderly_care-08", {"project": "elderly_care-08"}),
    ):
        click(screen, chart, code)
        assert {name: value for name, value in screen.query.items() if name != "drill"} == chosen
        screen.sees(expected("unit_costs", **screen.query))
        assert number(screen) != whole
        click(screen, chart, code)
        assert screen.query == {}
        assert number(screen) == whole


def test_another_kind_is_another_unit_and_keeps_the_filter(screen: Screen) -> None:
    screen.come("unit_costs", category="funeral")
    screen.tab.locator(".empty button", has_text="墓穴").click()
    screen.sees(expected("unit_costs", category="funeral", kind="graves"))
    assert number(screen) == "168,000穴"
    screen.tab.locator(".kinds button", has_text="设施").click()
    screen.sees(expected("unit_costs", category="funeral", kind="facilities"))
    assert number(screen).endswith("处")
    assert screen.tab.locator(".kinds .on").inner_text().startswith("设施")


def test_a_range_leads_to_its_finding(screen: Screen) -> None:
    screen.come("unit_costs", kind="facilities", project="funeral-10")
    row = screen.tab.locator("table.d tbody tr", has_text="村级殡仪服务站")
    row.locator("a[href*='finding=']").last.click()
    screen.tab.wait_for_url("**/checks?**finding=**")
    screen.rest()
    assert "kind" not in screen.query


def test_a_sign_within_a_mark_s_words_leads_to_its_finding_by_hand_and_by_keyboard(screen: Screen) -> None:
    sign = "[...document.querySelectorAll('.plot tspan')].find((one) => one.textContent.startsWith('≠')).getBoundingClientRect()"
    for tree in ("icicle", "treemap"):
        screen.come("structure", tree=tree, lang="en")
        box = screen.tab.evaluate(f"(({{ left, top, width, height }}) => [left + width / 2, top + height / 2])({sign})")
        screen.tab.mouse.move(*box)
        screen.until("document.querySelector('.plot.can')")
        screen.tab.mouse.down()
        screen.tab.mouse.up()
        screen.tab.wait_for_url("**/checks?**finding=row_parts-elderly_care_05**")
        screen.rest()
    screen.come("structure")
    mark = screen.tab.locator("[data-mark='project:elderly_care-05|ne']")
    mark.focus()
    screen.press_keys("Enter")
    assert screen.query["finding"] == "row_parts-elderly_care_05"
