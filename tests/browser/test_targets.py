"""The targets by hand: search, fields, opening one, its words in the plan, its projects, and back."""

import zipfile

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen
from tests.browser.test_screens import TOUCHABLE_PX

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

BEDS = "integrated_care_beds"


def line(screen: Screen, indicator: str) -> Locator:
    return screen.tab.locator(f'table.tg tr[data-id="{indicator}"]')


def test_from_a_target_to_its_project_and_back(screen: Screen) -> None:
    screen.come("targets")
    line(screen, BEDS).locator(".drawn").click()
    opened = screen.tab.locator(".tg-open")
    expect(opened).to_have_count(1)
    expect(opened).to_be_in_viewport()
    assert screen.query == {"indicator": BEDS}
    expect(line(screen, BEDS).locator(".name a")).to_have_attribute("aria-expanded", "true")
    opened.locator("a", has_text="楚雄市智慧养老服务中心").click()
    screen.tab.wait_for_url("**/project?**")
    screen.rest()
    assert screen.read()["title"] == "楚雄市智慧养老服务中心"
    screen.tab.go_back()
    expect(opened).to_be_in_viewport()
    screen.rest()
    screen.tab.go_back()
    expect(opened).to_have_count(0)
    assert screen.page == "targets"


def test_from_a_target_to_its_words_in_the_plan(screen: Screen) -> None:
    screen.come("targets", indicator=BEDS)
    screen.tab.locator(".tg-open figure a").first.click()
    screen.tab.wait_for_url("**/text?**")
    screen.rest()
    assert "at" in screen.query
    assert "indicator" not in screen.query


def test_a_click_again_closes_it_and_the_keyboard_does_both(screen: Screen) -> None:
    screen.come("targets", domain="elderly_care")
    for is_open in (True, False):
        line(screen, BEDS).locator(".name a").focus()
        screen.press_keys("Enter")
        expect(screen.tab.locator(".tg-open")).to_have_count(int(is_open))
    assert screen.query == {"domain": "elderly_care"}


def test_an_address_brings_its_target_into_sight(screen: Screen) -> None:
    screen.go("targets", indicator="village_funeral_stations")
    expect(screen.tab.locator(".tg-open")).to_be_in_viewport()
    expect(line(screen, "village_funeral_stations")).to_be_in_viewport()


def test_search_and_fields(screen: Screen) -> None:
    screen.come("targets")
    lines = screen.tab.locator("table.tg tr.goes")
    everything = lines.count()
    screen.tab.locator(".b-search input").fill("chuangwei")
    screen.until("new URL(location.href).searchParams.get('find') === 'chuangwei'")
    screen.rest()
    assert 0 < lines.count() < everything
    screen.tab.locator(".b-search input").fill("")
    screen.until("!new URL(location.href).searchParams.has('find')")
    screen.rest()
    for code, chosen in (("funeral", "funeral"), ("digital", "funeral~digital")):
        screen.tab.locator(f'.tg-domains [data-code="{code}"]').click()
        screen.until("chosen => new URL(location.href).searchParams.get('domain') === chosen", arg=chosen)
        screen.rest()
    assert 0 < lines.count() < everything
    screen.tab.locator(".tg-domains button").first.click()
    screen.until("!new URL(location.href).searchParams.has('domain')")
    screen.rest()
    assert lines.count() == everything


def test_disagreeing_numbers_lead_to_both_of_them(screen: Screen) -> None:
    screen.come("targets", domain="elderly_care")
    line(screen, "township_homes_upgraded").locator("a.sign").click()
    screen.tab.wait_for_url("**/checks?**")
    screen.rest()
    assert "finding" in screen.query


def test_the_list_as_a_table(screen: Screen) -> None:
    screen.come("targets", domain="funeral")
    screen.tab.locator(".tg-head .tool").click()
    dialog = screen.tab.locator("dialog.exporting[open]")
    dialog.get_by_role("radio", name="CSV").click()
    with screen.tab.expect_download() as waiting:
        dialog.get_by_role("button", name="导出", exact=True).click()
    with zipfile.ZipFile(waiting.value.path()) as pack:
        saved = "".join(pack.read(name).decode("utf-8-sig") for name in pack.namelist() if name.endswith(".csv"))
    assert "经营性公墓新建墓穴" in saved
    assert "新增养老床位" not in saved


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_opened_target_fits_the_phone(lang: str, phone: Screen) -> None:
    for indicator in ("township_homes_upgraded", "care_beds_added", "facilities_run_by_society"):
        phone.come("targets", lang=lang, indicator=indicator)
        assert phone.tab.evaluate("sticksOut()") == [], indicator
    small = """least => [...document.querySelectorAll('.tg-domains button, .tg .name a, .tg-lines a.label')]
      .filter((node) => node.getBoundingClientRect().height < least - 0.5).map((node) => node.textContent)"""
    assert phone.tab.evaluate(small, TOUCHABLE_PX) == []
