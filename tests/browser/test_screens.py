"""Phone, office laptop and projector, in both languages: nothing sticks out, nothing is too small to read or to touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenScreen
from tests.browser.screen import Screen
from tests.browser.serving import Server
from tests.pages.reading import PAGES

pytestmark = pytest.mark.browser

LOOKING = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
SIZES = {"phone": PHONE, "laptop": {}, "projector": {"viewport": {"width": 1920, "height": 1080}}}
TOUCHABLE_PX = 40
READABLE_PX = 12


def query_of(page: str, lang: str) -> dict[str, str]:
    return {"lang": lang, **({"id": "funeral-10", "trail": "overview"} if page == "project" else {})}


def opened(open_screen: OpenScreen, server: Server, size: str) -> Screen:
    screen = open_screen(server, **SIZES[size])
    screen.context.add_init_script(LOOKING)
    return screen


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_the_screen_or_too_small_to_read(
    size: str, lang: str, open_screen: OpenScreen, server: Server
) -> None:
    screen = opened(open_screen, server, size).go("projects", category="funeral")
    found: dict[str, object] = {}
    for page in PAGES:
        screen.turn_to(page, **query_of(page, lang))
        assert screen.document()["size"] == {"laptop": "desk", "projector": "wide"}.get(size, size)
        wide, small = screen.tab.evaluate("sticksOut()"), screen.tab.evaluate("px => smallTexts(px)", READABLE_PX)
        found |= {f"{page} sticks out": wide} if wide else {}
        found |= {f"{page} small text": small} if small else {}
    assert found == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_total_row_of_every_table_stands_under_its_columns(lang: str, screen: Screen) -> None:
    for width in (1280, 1366, 1920):
        screen.tab.set_viewport_size({"width": width, "height": 768})
        seen = 0
        for page in ("overview", "structure", "funding", "years", "townships", "projects", "unit_costs"):
            screen.go(page, lang=lang, township="532301102") if not seen else screen.turn_to(page, lang=lang, township="532301102")
            seen += screen.tab.locator("main table.d tfoot td").count()
            assert screen.tab.evaluate("offColumn()") == [], f"{page} at {width}"
        assert seen > 20


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_filtered_view_fits_the_phone_too(lang: str, open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "phone").go("projects")
    chosen = {
        "category": "elderly_care~funeral",
        "township": "532301101",
        "from_year": "2021",
        "to_year": "2022",
        "years": "undivided",
    }
    for page in ("overview", "funding", "townships"):
        screen.turn_to(page, lang=lang, drill="category~township", funding_source="central_provincial", **chosen)
        assert screen.tab.evaluate("sticksOut()") == [], page
        assert screen.tab.evaluate("px => smallTargets(px)", TOUCHABLE_PX) == [], page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_on_the_phone_is_large_enough_to_touch(lang: str, open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "phone").go("years", category="funeral")
    found = {}
    for page in PAGES:
        screen.turn_to(page, **query_of(page, lang))
        found[page] = screen.tab.evaluate("px => smallTargets(px)", TOUCHABLE_PX)
    assert {page: small for page, small in found.items() if small} == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_drawers_open_act_and_close(lang: str, open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "phone").go("overview", lang=lang)
    bar, drawer = screen.tab.locator(".board > .phone"), screen.tab.locator("dialog.drawer[open]")
    for opener in (bar.locator(".burger"), bar.locator(".btn")):
        opener.tap()
        expect(drawer).to_be_visible()
        assert screen.tab.evaluate("px => smallTargets(px)", TOUCHABLE_PX) == []
        assert screen.tab.evaluate("sticksOut()") == []
        drawer.locator(".sheet-head .btn").tap()
        expect(drawer).to_have_count(0)
    bar.locator(".burger").tap()
    drawer.locator(".menu a").nth(2).tap()
    screen.until("document.querySelector('.board').dataset.page === 'funding'")
    expect(drawer).to_have_count(0)
    bar.locator(".btn").tap()
    drawer.locator("button.f").first.tap()
    assert screen.tab.evaluate("px => smallTargets(px)", TOUCHABLE_PX) == []
    drawer.locator('[role="option"][data-code="funeral"]').tap()
    screen.rest()
    assert screen.query["category"] == "funeral"
    screen.tab.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(bar.locator(".count")).to_have_text("1")


def test_a_tap_on_a_mark_filters(open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "phone").go("overview")
    mark = next(mark for mark in screen.marks("by_category") if mark["code"] == "elderly_care")
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", ["by_category", mark])
    screen.tab.touchscreen.tap(x, y)
    screen.until("new URL(location.href).searchParams.get('category') === 'elderly_care'")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_chart_of_every_page_is_in_sight_on_an_office_laptop(lang: str, screen: Screen) -> None:
    below = {}
    screen.go("projects")
    for page in ("overview", "structure", "funding", "years", "townships", "project"):
        screen.turn_to(page, **query_of(page, lang))
        bottom = screen.tab.evaluate("document.querySelector('.frame .plot').getBoundingClientRect().bottom")
        if bottom > 768:
            below[page] = bottom
    assert below == {}


def test_the_screen_may_be_turned_and_resized(open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "laptop").go("overview")
    for width, height, size in ((844, 390, "desk"), (390, 844, "phone"), (1920, 1080, "wide"), (1366, 768, "desk")):
        screen.tab.set_viewport_size({"width": width, "height": height})
        screen.until("size => boardStore.doc.size === size", arg=size)
        screen.rest()
        assert screen.tab.evaluate("sticksOut()") == [], width
