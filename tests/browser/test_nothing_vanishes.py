"""Nothing that one searches, filters or goes back with is gone where nothing was found; and the focus is never lost."""

import pytest

from tests.browser.screen import Screen
from ui.scene.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

CONTROLS = """() => [
  ...document.querySelectorAll(".filters :is(button, input), main :is(input, select, .crumb, [data-block=kinds])")]
  .map((node) => [node.tagName, node.className.replace(" on", ""), node.id, node.placeholder ?? ""].join("|"))"""
FOCUSED = "document.activeElement.tagName"
FOUND_NOTHING = {"text": "zzz", "category": "funeral", "drill": "category"}


def test_what_one_searches_and_filters_with_stays_where_nothing_is_found(screen: Screen) -> None:
    for page in PAGES:
        own = {"id": "funeral-05"} if page == "project" else {}
        filtered = {"category": "funeral", "drill": "category", **own}
        before = screen.come(page, **filtered).tab.evaluate(CONTROLS)
        assert len(before) > 5, page
        after = screen.turn_to(page, **filtered, text="zzz", find="zzz").tab.evaluate(CONTROLS)
        assert set(before) <= set(after), page


def test_a_search_goes_on_where_nothing_was_found(screen: Screen) -> None:
    for page, place in (("projects", "main input"), ("overview", ".filters input"), ("targets", "main input")):
        screen.come(page)
        if page == "overview":
            screen.tab.click("#f-side\\:more")
        param = "find" if page == "targets" else "text"
        screen.tab.click(place)
        screen.tab.keyboard.type("zzz", delay=20)
        screen.leads_to({param: "zzz"})
        assert screen.tab.evaluate(FOCUSED) == "INPUT", page
        screen.tab.evaluate("param => { document.activeElement.blur(); boardAct({ set: { [param]: null } }); }", param)
        screen.leads_to({})
        screen.tab.click(place)
        screen.tab.keyboard.type("zzz", delay=20)
        screen.leads_to({param: "zzz"})  # the same again, after it was taken back elsewhere
        screen.press_keys("Backspace", "Backspace", "Backspace")
        screen.leads_to({})
        assert screen.tab.evaluate(FOCUSED) == "INPUT", page


FOCUSABLE: tuple[tuple[str, dict[str, str], str], ...] = (
    ("overview", {}, "main table.d a"),
    ("overview", {}, "main .kpi a"),
    ("overview", {}, ".nav li:nth-child(3) a"),
    ("overview", {"category": "funeral", "drill": "category"}, "main .crumb a"),
    ("overview", FOUND_NOTHING, "main .empty button"),
    ("overview", {"category": "funeral"}, "main .chips .chip"),
    ("overview", {"category": "funeral"}, "main .chips .link"),
    ("projects", {}, "main th button"),
    ("structure", {}, "main [data-block=concentration] [data-mark]:last-child"),
    ("text", {"find": "公墓"}, "main [data-block=hits] a"),
    ("checks", {}, "main .b-findings .seg a:not(.on)"),
    ("unit_costs", {}, "main [data-block=kinds] button:not(.on)"),
    ("project", {"id": "funeral-05"}, "main .crumb a"),
    ("targets", {}, "main [data-block=targets] a"),
)


def test_the_focus_is_never_lost(screen: Screen) -> None:
    for page, query, place in FOCUSABLE:
        screen.come(page, **query)
        screen.tab.locator(place).first.focus()
        screen.press_keys("Enter")
        screen.tab.wait_for_timeout(100)
        screen.rest()
        assert screen.tab.evaluate(FOCUSED) != "BODY", (page, place)
