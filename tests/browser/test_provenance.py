"""From any number to its passage in one click, and from a sign of disagreement to its finding."""

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.real import real_plan

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

PLAN = real_plan()
PROJECTS = {project.project_id: project for project in PLAN.projects}
IN_SIGHT = """words => [...document.querySelectorAll('main *')].some((node) => {
  if (node.children.length > 0 || node.textContent.trim() !== words) return false;
  const box = node.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
})"""


def arrive(screen: Screen, page: str) -> None:
    screen.tab.wait_for_url(f"**/{page}?**")
    screen.rest()


def words_at(screen: Screen) -> list[str]:
    """The words of the text that the address highlights."""
    spans = [place.split("-") for place in screen.query["at"].split("~")]
    return [PLAN.source_text[int(start) : int(end)] for start, end in spans]


def test_from_a_headline_number_to_its_passage(screen: Screen) -> None:
    screen.come("project", id="funeral-10")
    screen.tab.locator(".kpi .v a").first.click()
    arrive(screen, "text")
    assert words_at(screen) == ["2967"]
    screen.until(IN_SIGHT, arg="2967")
    screen.tab.go_back()
    screen.sees(expected("project", id="funeral-10"))


def test_from_the_total_to_the_rows_it_adds_up_and_from_its_note_to_the_finding(screen: Screen) -> None:
    screen.come("overview", category="funeral")
    screen.tab.locator(".kpi .v a").nth(1).click()
    arrive(screen, "text")
    assert screen.query == {"category": "funeral", "at": "rows"}
    screen.come("overview")
    screen.tab.locator(".kpi .n a.ne").click()
    arrive(screen, "checks")
    assert screen.query == {"finding": "printed_totals-total"}


def test_the_keyboard_does_the_same(screen: Screen) -> None:
    screen.come("overview")
    screen.tab.locator(".kpi .v a").nth(3).focus()
    screen.tab.keyboard.press("Enter")
    arrive(screen, "text")
    assert screen.query == {"at": "share.within.category-funeral.money.amount"}
    assert "calculation" in [block["kind"] for block in screen.document()["blocks"]]


def test_an_amount_of_the_table_leads_to_its_cell_and_the_rest_of_the_row_to_the_project(screen: Screen) -> None:
    screen.come("projects")
    row = screen.tab.locator("table.d tbody tr", has_text="村级殡仪服务站")
    row.locator("td.r a", has_text="1,500").click()
    arrive(screen, "text")
    assert words_at(screen) == ["1500"]
    screen.tab.go_back()
    screen.sees(expected("projects"))
    row.locator("td a.sign").click()
    arrive(screen, "checks")
    assert screen.query == {"finding": "text_amount-funeral_10"}
    screen.tab.go_back()
    screen.sees(expected("projects"))
    row.locator("td:not(:has(a))").first.click()
    arrive(screen, "project")
    assert screen.query == {"id": "funeral-10"}


def test_a_chart_leads_to_its_numbers_in_the_text(screen: Screen) -> None:
    screen.come("overview")
    screen.tab.locator('[data-block="by_source"] .m > button').click()
    screen.tab.locator("[role=menuitem]", has_text="原文").click()
    screen.tab.locator("dialog.panel a.line").first.click()
    arrive(screen, "text")
    assert screen.query == {"at": "funding"}


def test_a_project_shows_the_chapter_with_the_other_number_in_red(screen: Screen) -> None:
    screen.come("project", id="funeral-10")
    row, chapter = screen.tab.locator(".quote").all()[:2]
    assert row.locator("mark").all_inner_texts() == ["2967"]
    assert chapter.locator("mark").all_inner_texts() == ["2697"]
    red = screen.tab.evaluate("getComputedStyle(document.querySelector('.kpi .ne')).color")
    assert chapter.locator("mark").evaluate("node => getComputedStyle(node).color") == red
    screen.tab.locator('[data-block^="quote-"] .where a').first.click()
    arrive(screen, "text")
    assert words_at(screen) == ["计划投资2697万元,新建59个村级殡仪服务站。"]
    screen.tab.go_back()
    screen.sees(expected("project", id="funeral-10"))
    screen.tab.locator(".verdict a").first.click()
    arrive(screen, "checks")
    assert screen.query == {"finding": "text_amount-funeral_10"}


def test_numbers_that_lead_somewhere_can_be_touched(phone: Screen) -> None:
    for page, query in (("overview", {}), ("project", {"id": "funeral-10"})):
        phone.come(page, **query)
        for link in phone.tab.locator(".kpi a, dd a, .where a, .verdict a").all():
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 39.5, link.inner_text()
