"""Back and Forward step through filters and pages, one entry for each change."""

from pathlib import Path

import pytest
from playwright.sync_api import WebSocketRoute, expect

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
    way = walk(screen.come("overview"))
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
    screen.come("overview")
    pick(screen, "by_category", "funeral")
    pick(screen, "by_source", "other")
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected("overview", category="funeral", drill="category"))
    pick(screen, "by_year", "2021")
    screen.sees(expected("overview", category="funeral", from_year="2021", to_year="2021", drill="category~year"))
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected("overview", category="funeral", drill="category"))


def test_a_run_that_ends_after_its_page_was_left_does_not_write_the_address(new_screen: Screen) -> None:
    screen, is_through = new_screen, True
    kept = list[str | bytes]()
    sockets = list[WebSocketRoute]()

    def relay(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server().on_message(lambda said: socket.send(said) if is_through else kept.append(said))

    screen.tab.route_web_socket("**/_stcore/stream*", relay)
    screen.go("overview").until("document.querySelector('[data-testid=stApp] .board')")
    is_through = False
    screen.turn_to("projects", category="funeral").tab.wait_for_timeout(1000)
    assert kept, "Streamlit has told of a run"
    entries = screen.turn_to("funding", category="funeral").entries
    is_through = True
    for said in kept:
        sockets[-1].send(said)
    screen.tab.wait_for_timeout(300)
    assert (screen.rest().page, screen.query, screen.entries) == ("funding", {"category": "funeral"}, entries)


def test_back_returns_to_where_the_page_was_left(screen: Screen) -> None:
    screen.come("overview")
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
    screen.come("years", category="elderly_care")
    pick(screen, "by_year", "2023")
    view = (screen.page, screen.query)
    screen.tab.goto("about:blank")
    screen.tab.go_back(wait_until="commit")
    screen.sees(expected(view[0], **view[1]))


def test_links_open_in_a_new_tab_as_any_link_does(screen: Screen) -> None:
    screen.come("overview", category="funeral")
    with screen.context.expect_page() as opened:
        screen.tab.locator(".side .menu a", has_text="年度").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url(f"{screen.base}/years?category=funeral")
    assert screen.page == "overview"


def test_a_view_is_kept_found_again_renamed_deleted_and_sent(screen: Screen, phone: Screen) -> None:
    tab = screen.come("projects", category="funeral", sort="end_year", lang="en").tab
    opener, popover, name = tab.locator("#f-side\\:views"), tab.locator("#board-popover"), "<b>墓</b> 2025"
    opener.press("Enter")
    expect(popover.get_by_role("textbox")).to_have_value("Projects: Funeral services")
    popover.get_by_role("textbox").fill(name)
    tab.keyboard.press("Enter")
    expect(popover.locator(".view a")).to_have_text([name])
    tab.keyboard.press("Escape")
    expect(opener).to_be_focused()
    screen.turn_to("overview", theme="dark")
    opener.click()
    popover.locator(".view a").click()
    screen.leads_to({"category": "funeral", "sort": "end_year", "theme": "dark"})
    assert screen.page == "projects"
    opener.press("Enter")
    popover.locator("[data-do=rename]").press("Enter")
    tab.keyboard.type("另一个")
    tab.keyboard.press("Escape")
    popover.locator("[data-do=rename]").press("Enter")
    tab.keyboard.type("墓地")
    tab.keyboard.press("Enter")
    expect(popover.locator(".view a")).to_have_text(["墓地"])
    popover.locator("[data-do=delete]").press("Enter")
    expect(popover.locator(".view a")).to_have_count(0)
    tab.keyboard.press("Enter")
    expect(popover.locator(".view a")).to_have_text(["墓地"])
    with tab.expect_download() as saved:
        popover.get_by_text("导出为文件").click()
    written = Path(saved.value.path()).read_bytes()
    other = phone.come("text")
    other.tab.locator(".burger").click()
    other.tab.locator("#f-drawer\\:views").click()
    for sent, said, views in (
        (written.replace("规划".encode(), "计划".encode(), 1), "另一份规划", []),
        (written[:-9], "JSON", []),
        (written, "已导入1个视图", ["墓地"]),
    ):
        other.tab.locator("#board-popover input[type=file]").set_input_files([{"name": "v.json", "mimeType": "", "buffer": sent}])
        expect(other.tab.locator("#board-popover .said")).to_contain_text(said)
        expect(other.tab.locator("#board-popover .view a")).to_have_text(views)
    other.tab.locator("#board-popover .view a").click()
    other.leads_to({"category": "funeral", "sort": "end_year"})
