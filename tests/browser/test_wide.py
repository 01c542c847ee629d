"""A plan of twenty thousand projects in the browser: the table to its end, what is left opened, and never many nodes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.plans import generate
from tests.browser.conftest import PHONE, OpenScreen
from tests.browser.screen import Screen
from tests.browser.serving import Server, serving

pytestmark = [pytest.mark.browser, pytest.mark.board_alone, pytest.mark.slow]

COUNT = 20_000
MOST_NODES = 4_000
ROWS = "[...document.querySelectorAll('.far tbody tr:not(.spacer)')]"


@pytest.fixture
def wide_server(tmp_path: Path) -> Iterator[Server]:
    generate(tmp_path / "plan", COUNT)
    with serving(tmp_path / "log.txt", PLAN_FOLDER=str(tmp_path / "plan")) as running:
        yield running
        assert running.is_up
    assert "Traceback" not in running.logged(), running.logged()[-1_500:]


def test_a_plan_of_twenty_thousand_projects(open_screen: OpenScreen, wide_server: Server) -> None:
    wide = open_screen(wide_server)
    the_table_scrolls_to_its_last_row_with_few_nodes(wide)
    keys_move_the_table_and_another_order_begins_at_its_top(wide)
    a_row_far_down_leads_to_its_project_and_back_to_the_table(wide)
    what_is_left_opens_and_back_closes_it(wide)
    the_name_of_what_stands_together_opens_it(wide)
    phone = open_screen(wide_server, **PHONE)
    for lang, pages in (("zh", tuple(LOOKED_FOR)), ("en", PAGES)):
        few_nodes_and_nothing_cut_or_over_an_edge(wide, lang, pages)
        assert phone.come("checks", lang=lang).tab.evaluate(OVER_THE_EDGE) == []
    for tab in (wide, phone):
        tab.leave()


def nodes(screen: Screen) -> int:
    return int(screen.tab.evaluate("document.querySelectorAll('*').length"))


def scroll_to(screen: Screen, share: float) -> None:
    screen.tab.evaluate("share => { const box = document.querySelector('.far'); box.scrollTop = box.scrollHeight * share; }", share)


def the_table_scrolls_to_its_last_row_with_few_nodes(wide: Screen) -> None:
    wide.come("projects")
    wide.until(f"{ROWS}.length > 10")
    for share in (0.3, 0.7, 1.0):
        scroll_to(wide, share)
        wide.until(f"{ROWS}.length > 10 && !document.querySelector('.far .coming')")
        assert len(wide.tab.query_selector_all(".far tbody tr")) < 120
        assert nodes(wide) < MOST_NODES
    wide.until(f"{ROWS}.at(-1).getAttribute('aria-rowindex') === '{COUNT + 1}' && !document.querySelector('.far .coming')")
    assert wide.tab.inner_text(".range span").count("20,000") == 2
    bottom = wide.tab.evaluate("document.querySelector('.far tfoot').getBoundingClientRect().top")
    last = wide.tab.evaluate(f"{ROWS}.at(-1).getBoundingClientRect().bottom")
    assert abs(bottom - last) < 3


def keys_move_the_table_and_another_order_begins_at_its_top(wide: Screen) -> None:
    wide.come("projects")
    wide.until(f"{ROWS}.length > 10")
    wide.tab.focus(".far")
    wide.tab.keyboard.press("End")
    wide.until("document.querySelector('.far').scrollTop > 100000 && !document.querySelector('.far .coming')")
    wide.tab.click(".far th:first-child button")
    wide.leads_to({"sort": "name"})
    wide.until("document.querySelector('.far').scrollTop === 0")
    wide.until(f"{ROWS}[0].textContent.startsWith('样例项目000001')")


def a_row_far_down_leads_to_its_project_and_back_to_the_table(wide: Screen) -> None:
    wide.come("projects", sort="name")
    wide.until(f"{ROWS}.length > 10")
    scroll_to(wide, 0.5)
    wide.until(f"{ROWS}.length > 30 && Number({ROWS}[26].getAttribute('aria-rowindex')) > 5000 && {ROWS}[26].querySelector('a')")
    name = wide.tab.evaluate(f"(() => {{ const link = {ROWS}[26].querySelector('a'); link.click(); return link.textContent; }})()")
    wide.until("name => document.querySelector('h1').textContent === name", name)
    wide.tab.go_back()
    wide.until(f"document.querySelector('.far') && {ROWS}.length > 10")


def what_is_left_opens_and_back_closes_it(wide: Screen) -> None:
    wide.come("structure")
    before = wide.tab.inner_text("[data-chart=concentration] .marks")
    wide.tab.evaluate("document.querySelector('[data-chart=concentration] [data-mark=after]').click()")
    wide.leads_to({"rest": "concentration.12"})
    wide.until("document.querySelector('[data-chart=concentration] [data-mark=before]')")
    assert wide.tab.inner_text("[data-chart=concentration] .marks") != before
    wide.tab.go_back()
    wide.until("!document.querySelector('[data-chart=concentration] [data-mark=before]')")
    assert nodes(wide) < MOST_NODES


TOO_WIDE_NUMBERS = """[...document.querySelectorAll('.kpi')].filter(box =>
    [...box.querySelectorAll('.v, .v a, .v small')].some(node =>
        node.getBoundingClientRect().right > box.getBoundingClientRect().right)).map(box => box.textContent)"""
CUT_AT_THE_LEFT = """[...document.querySelectorAll('[data-chart=gantt] .annotation text')].filter(node =>
    node.getBoundingClientRect().left < node.closest('.plot').getBoundingClientRect().left - 0.5).map(node => node.textContent)"""
OVER_THE_EDGE = """[...document.querySelectorAll('.b-sides .scroller, .b-sides h2 span')].filter(node =>
    node.scrollWidth > node.clientWidth + 1 && node.clientWidth || node.getBoundingClientRect().right > innerWidth)
    .map(node => node.textContent)"""
PAGES = ("overview", "structure", "funding", "years", "townships", "text", "checks", "unit_costs")
LOOKED_FOR = {"years": (TOO_WIDE_NUMBERS, CUT_AT_THE_LEFT), "checks": (OVER_THE_EDGE,)}


def few_nodes_and_nothing_cut_or_over_an_edge(wide: Screen, lang: str, pages: tuple[str, ...]) -> None:
    wide.come("projects", lang=lang)
    for page in pages:
        wide.turn_to(page, lang=lang)
        assert nodes(wide) < MOST_NODES, page
        for what in LOOKED_FOR.get(page, ()):
            assert wide.tab.evaluate(what) == [], page


def the_name_of_what_stands_together_opens_it(wide: Screen) -> None:
    wide.come("overview")
    for page, query in (("structure", "concentration.12"), ("unit_costs", "unit_costs.24"), ("years", "gantt.2025-2025.0")):
        wide.turn_to(page)
        plot = f"[data-chart={query.split('.')[0]}] > .plot"
        wide.tab.locator(plot).evaluate("node => node.scrollIntoView({ block: 'end' })")
        box = wide.tab.locator(plot).bounding_box()
        assert box
        wide.tab.mouse.move(box["x"] + 20, box["y"] + box["height"] - 10)
        assert wide.tab.locator(f"{plot} .svg-container").evaluate("node => getComputedStyle(node).cursor") == "pointer"
        wide.tab.mouse.click(box["x"] + 20, box["y"] + box["height"] - 10)
        wide.leads_to({"rest": query})
