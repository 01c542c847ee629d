"""Small things that a reader notices: what lines up, what stays, where the focus is, what is cut."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

TOPS = "[...document.querySelectorAll('.c.half .frame')].map((each) => Math.round(each.getBoundingClientRect().top + scrollY))"
FOCUSED = "document.activeElement.matches(selector)"
PARTED = "[...document.querySelectorAll('.whole')].filter((each) => each.getClientRects().length > 1).length"
LONG = "公" * 80
NOTHING_LEFT = {
    "category": "funeral", "township": "532301104", "from_year": "2023", "to_year": "2023",
    "basis": "printed", "years": "first_year", "townships": "undivided",
}  # fmt: skip


def test_plots_beside_each_other_begin_at_the_same_height(screen: Screen) -> None:
    """Of a filtered view; the pages as they are opened are looked at in ``test_screens``."""
    for page in ("overview", "years", "funding"):
        tops = screen.come(page, lang="en", category="elderly_care").tab.evaluate(TOPS)
        assert tops[::2] == tops[1::2], page


def test_no_plot_moves_when_a_filter_changes(screen: Screen) -> None:
    before = screen.come("overview").tab.evaluate(TOPS)
    for township in ("532301102", "532301104", "532301111"):
        filtered = screen.come("overview", township=township, from_year="2022", to_year="2022").tab.evaluate(TOPS)
        assert filtered == before, township


def test_a_chart_that_is_alone_in_its_row_takes_all_of_it(screen: Screen) -> None:
    screen.come("overview", **NOTHING_LEFT)
    charts = screen.tab.locator(".b-chart")
    expect(charts).to_have_count(3)
    alone = charts.last.bounding_box()
    grid = screen.tab.locator("main > .grid").bounding_box()
    assert alone
    assert grid
    assert alone["width"] == pytest.approx(grid["width"], abs=1)


def test_a_number_is_not_parted_from_its_unit(phone: Screen) -> None:
    screen = phone
    for query in ({}, {"category": "elderly_care"}, {"township": "532301104"}):
        screen.come("overview", **query)
        assert screen.tab.evaluate(PARTED) == 0
        assert screen.tab.locator(".kpi .whole").count() > 0


def test_a_long_search_is_shortened_and_whole_in_a_title(screen: Screen, phone: Screen) -> None:
    for one in (screen, phone):
        one.come("overview", text=LONG)
        chip, offer = one.tab.locator(".chip"), one.tab.locator(".empty .btn")
        for each in (chip, offer):
            assert LONG in (each.get_attribute("title") or "")
            assert "…" in each.inner_text()
        assert chip.evaluate("node => node.scrollHeight <= node.clientHeight")
        width = one.tab.evaluate("document.documentElement.clientWidth")
        assert all(each.evaluate("node => node.getBoundingClientRect().right") < width for each in (chip, offer))
        assert "27" in offer.inner_text()


def test_the_steps_of_the_path_stand_apart_on_a_phone(phone: Screen) -> None:
    screen = phone
    screen.come("overview", category="funeral", township="532301101", drill="category~township")
    edges = screen.tab.evaluate(
        "[...document.querySelector('.crumb').children].map((each) => { const range = new Range(); range.selectNodeContents(each);"
        " const box = range.getBoundingClientRect(); return [box.left, box.right]; })"
    )
    assert len(edges) == 5
    assert all(before[1] + 4 <= after[0] for before, after in pairwise(edges))


def test_the_label_of_a_touched_mark_goes_by_itself(phone: Screen) -> None:
    screen = phone.come("overview")
    mark = next(mark for mark in screen.marks("township_tiles") if mark["code"] == "532301104")
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", ["township_tiles", mark])
    screen.tab.touchscreen.tap(x, y)
    screen.until("document.querySelectorAll('.hoverlayer > *').length > 0")
    screen.until("document.querySelectorAll('.hoverlayer > *').length === 0", timeout=6_000)


def test_the_focus_stays_on_the_page_when_a_chip_goes(screen: Screen) -> None:
    screen.come("overview", category="funeral", reach="city_level")
    screen.tab.locator(".chip").first.focus()
    screen.tab.keyboard.press("Enter")
    expect(screen.tab.locator(".chip")).to_have_count(1)
    screen.until(f"(selector) => {FOCUSED}", arg=".chip")
    screen.tab.keyboard.press("Enter")
    screen.until(f"(selector) => {FOCUSED}", arg="h1")


@pytest.mark.parametrize(("lang", "words"), [("zh", "跳到正文"), ("en", "Skip to the content")])
def test_one_tab_stop_before_the_menu_leads_over_it(lang: str, words: str, screen: Screen) -> None:
    screen.go("overview", lang=lang)
    link, keyboard = screen.tab.locator(".skip"), screen.tab.keyboard
    keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_text(words)
    box = link.bounding_box()
    assert box
    assert box["y"] >= 0
    keyboard.press("Tab")
    expect(screen.tab.locator(".side .menu a").first).to_be_focused()
    keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    expect(screen.tab.locator("#board-main")).to_be_focused()
    keyboard.press("Tab")
    assert screen.tab.evaluate("!!document.activeElement.closest('main')")


def test_a_double_click_selects_and_what_is_copied_is_the_plain_value(screen: Screen) -> None:
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = screen.come("projects").tab
    rows, here = tab.locator("tbody tr"), tab.url

    def copied() -> str:
        tab.keyboard.press("Control+c")
        return str(tab.evaluate("navigator.clipboard.readText()"))

    for words, value in (
        (rows.nth(1).locator("a", has_text="17,700"), "17700"),
        (rows.nth(1).locator("td", has_text="2025"), "2025"),
        (tab.locator(".kpi .v a", has_text="16.41"), "16.41"),
    ):
        words.dblclick(position={"x": 12, "y": 10})
        screen.rest()  # where the first click led to, and the second one back
        assert (tab.url, copied()) == (here, value)
    name = rows.nth(2).locator("td.name a").first
    name.dblclick(position={"x": 12, "y": 10})
    screen.rest()
    assert (tab.url, tab.evaluate("String(getSelection())") != "") == (here, True)
    assert copied() in (name.text_content() or "")
    for one, page in (
        (name, "project"),
        (rows.nth(1).locator("a", has_text="17,700"), "text"),
        (rows.nth(1).locator("td", has_text="新建"), "project"),
    ):
        one.click()  # at once: nobody waits to see whether it was the first of two
        assert screen.page == page
        tab.go_back()
        screen.rest()
    tab.locator(".kpi", has_text="16.41").locator(".v").click(click_count=3)
    assert copied() == "16.41亿元"
    tab.evaluate("getSelection().selectAllChildren(document.querySelector('tbody tr'))")
    assert copied() == "经营性公墓建设\t殡葬\t新建\t2021\t2025\t60000\t36.6%\t\t\t\t60000\t"
    tab.evaluate("getSelection().removeAllRanges()")
    screen.turn_to("overview")
    mark = next(one for one in screen.marks("by_category") if one["code"] == "elderly_care")
    x, y = tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", ["by_category", mark])
    tab.mouse.dblclick(x, y)
    screen.leads_to({"category": "elderly_care", "drill": "category"})
    tab.locator("tbody tr").first.locator("td", has_text="养老").click()
    screen.until("location.pathname === '/project'")
