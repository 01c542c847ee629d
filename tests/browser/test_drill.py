"""From a category, a township, a year or a funding source to one project and its words in the plan, by clicks only, and back."""

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.real import real_plan

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

# page, chart, code of the first mark, its words in the breadcrumb, the filter it sets
PATHS = [
    ("overview", "by_category", "elderly_care", "养老服务类", {"category": "elderly_care"}),
    ("structure", "tree", "category:funeral", "殡葬类", {"category": "funeral"}),
    ("townships", "township_tiles", "532301104", "紫溪镇", {"township": "532301104"}),
    ("years", "by_year", "2022", "2022", {"from_year": "2022", "to_year": "2022"}),
    ("funding", "by_source", "other", "其他", {"funding_source": "other"}),
]
PAGE_NAMES = {"overview": "总览", "structure": "投资结构", "townships": "乡镇", "years": "年度", "funding": "资金"}
SOURCE = "".join(real_plan().source_text.split())


def test_from_a_mark_to_the_words_of_the_plan_and_back(screen: Screen) -> None:
    for page, *path in PATHS:
        screen.come(page)
        there_and_back(screen, page, *path)


def there_and_back(screen: Screen, page: str, chart: str, code: str, word: str, chosen: dict[str, str]) -> None:
    """From one mark to its first project and back by the breadcrumb."""
    screen.click(chart, next(mark for mark in screen.marks(chart) if mark["code"] == code))
    assert {name: value for name, value in screen.query.items() if name != "drill"} == chosen
    crumbs = screen.read()["crumbs"]
    assert crumbs[0] == PAGE_NAMES[page]
    assert crumbs[-1].startswith(word)

    row = screen.tab.locator("table.d tbody tr").first
    name = row.locator("td").first.inner_text()
    row.locator("a").first.click()
    screen.tab.wait_for_url("**/project?**")
    screen.rest()
    assert screen.read()["title"] == name
    assert all(screen.query[field] == value for field, value in chosen.items())
    words = screen.tab.locator(".quote .hl").first.inner_text()
    assert name in words
    assert "".join(words.split()) in SOURCE
    crumbs = screen.read()["crumbs"]
    assert crumbs[0] == PAGE_NAMES[page]
    assert any(crumb.startswith(word) for crumb in crumbs[1:]), f"the breadcrumb {crumbs} has lost {word}"

    step = screen.tab.locator("main .crumb a", has_text=word)
    step.first.click()
    screen.until("page => document.querySelector('.board').dataset.page === page", arg=page)
    screen.rest()
    assert {name: value for name, value in screen.query.items() if name in chosen} == chosen
    screen.tab.locator("main .crumb a", has_text=PAGE_NAMES[page]).first.click()
    screen.sees(expected(page))
    assert screen.query == {}


def test_category_then_project_by_clicks_on_the_tree(screen: Screen) -> None:
    screen.come("structure")
    for code in ("category:elderly_care", "project:elderly_care-12"):
        screen.click("tree", next(mark for mark in screen.marks("tree") if mark["code"] == code))
    assert screen.query == {"category": "elderly_care", "project": "elderly_care-12", "drill": "category~project"}
    assert screen.read()["crumbs"] == ["投资结构", "养老服务类", "楚雄市老年公寓"]
    screen.tab.locator("main .crumb a", has_text="养老服务类").click()
    screen.sees(expected("structure", category="elderly_care", drill="category"))
    screen.tab.locator("main .crumb a", has_text="投资结构").click()
    screen.sees(expected("structure"))


def test_the_chosen_project_opens_in_full(screen: Screen) -> None:
    screen.come("years")
    screen.click("gantt", next(mark for mark in screen.marks("gantt") if mark["code"] == "elderly_care-12"))
    screen.tab.locator("main .acts a.btn").first.click()
    screen.tab.wait_for_url("**/project?**")
    screen.rest()
    assert screen.query["id"] == "elderly_care-12"


def test_neighbours_are_one_click_away(screen: Screen) -> None:
    screen.come("project", id="funeral-09")
    screen.tab.locator("main .acts a", has_text="下一").click()
    screen.tab.wait_for_url("**id=funeral-10**")
    screen.sees(expected("project", id="funeral-10"))
