"""Back and Forward step through filters and pages, one entry for each change."""

from __future__ import annotations

import pytest

from tests.browser.expecting import expected
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


def pick(screen: Screen, chart: str, code: str) -> None:
    screen.click(chart, next(mark for mark in screen.marks(chart) if mark["code"] == code))


def follow(screen: Screen, label: str) -> None:
    screen.tab.locator(".side .menu a", has_text=label).first.click()
    screen.rest()


def walk(screen: Screen) -> list[tuple[str, dict[str, str]]]:
    """Filters, pages, a project, a switch: the pages and queries on the way, each one history entry after the one before."""
    way = [(screen.page, screen.query)]
    entries = screen.entries
    steps = (
        lambda: pick(screen, "by_category", "elderly_care"),
        lambda: pick(screen, "by_year", "2022"),
        lambda: follow(screen, "资金"),
        lambda: pick(screen, "flow", "source:prefecture"),
        lambda: screen.tab.locator(".chip").first.click(),
        lambda: screen.tab.locator("table.d tbody a").first.click(),
        lambda: screen.tab.locator(".seg button", has_text="EN").click(),
    )
    for number, step in enumerate(steps, 1):
        before = screen.tab.url
        step()
        screen.until("before => location.href !== before", arg=before)
        screen.rest()
        assert screen.entries == entries + number, f"step {number} made {screen.entries - entries - number + 1} entries"
        way.append((screen.page, screen.query))
    return way


def test_back_and_forward_retrace_every_step(screen: Screen) -> None:
    way = walk(screen.go("overview"))
    entries = screen.entries
    assert [page for page, _ in way] == ["overview", "overview", "overview", "funding", "funding", "funding", "project", "project"]
    for page, query in reversed(way[:-1]):
        screen.tab.go_back(wait_until="commit")
        screen.sees(expected(page, **query))
        assert (screen.page, screen.query) == (page, query)
    for page, query in way[1:]:
        screen.tab.go_forward(wait_until="commit")
        screen.sees(expected(page, **query))
        assert (screen.page, screen.query) == (page, query)
    assert screen.entries == entries, "going back and forth adds nothing"


def test_a_change_after_back_starts_a_new_way_forward(screen: Screen) -> None:
    screen.go("overview")
    pick(screen, "by_category", "funeral")
    pick(screen, "by_source", "other")
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected("overview", category="funeral", drill="category"))
    pick(screen, "by_year", "2021")
    screen.sees(expected("overview", category="funeral", from_year="2021", to_year="2021", drill="category~year"))
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected("overview", category="funeral", drill="category"))


def test_back_returns_to_where_the_page_was_left(screen: Screen) -> None:
    screen.go("overview")
    row = screen.tab.locator("table.d tbody tr").nth(20)
    row.scroll_into_view_if_needed()
    left_at = screen.tab.evaluate("scrollY")
    assert left_at > 300
    row.locator("a").first.click()
    screen.until("document.querySelector('.board').dataset.page === 'project'")
    screen.rest()
    assert screen.tab.evaluate("scrollY") == 0
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected("overview"))
    screen.until("at => Math.abs(scrollY - at) < 60", arg=left_at)


def test_leaving_the_app_and_coming_back_shows_the_view_that_was_left(screen: Screen) -> None:
    screen.go("years", category="elderly_care")
    pick(screen, "by_year", "2023")
    view = (screen.page, screen.query)
    screen.tab.goto("about:blank")
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected(view[0], **view[1]))


def test_links_open_in_a_new_tab_as_any_link_does(screen: Screen) -> None:
    screen.go("overview", category="funeral")
    with screen.context.expect_page() as opened:
        screen.tab.locator(".side .menu a", has_text="年度").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url(f"{screen.base}/years?category=funeral")
    assert screen.page == "overview"
