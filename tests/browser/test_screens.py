"""Phone, office laptop and projector, in both languages: nothing sticks out, nothing is too small to read or to touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.conftest import PHONE, OpenScreen
from tests.browser.screen import Screen
from tests.browser.serving import Server
from tests.pages.reading import PAGES

pytestmark = pytest.mark.browser

LOOKING = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
SIZES = {"phone": PHONE, "laptop": {}, "projector": {"viewport": {"width": 1920, "height": 1080}}}
TOUCHABLE_PX = 40
READABLE_PX = 12


TOO_WIDE = (
    "[...document.querySelectorAll('.kpi .v')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
)
SCROLLING = "[...document.querySelectorAll('.b-sides .scroller')].filter((one) => one.scrollWidth > one.clientWidth + 1).length"
# What a name means takes the room that its line has; a sign stands on one line with the number that it disputes.
CRAMPED = """[...document.querySelectorAll("main .li .gloss")].filter((one) => one.clientWidth * 2 < one.closest(".li").clientWidth)
  .map((one) => one.textContent)"""
PARTED = """[...document.querySelectorAll("main .d td.r:has(> .ne), main .d td.r:has(> a.ne)")].filter((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(one).lineHeight);
}).map((one) => one.textContent)"""
# Areas of a treemap without words that have some to say: what a strip above says has none of its own.
NAMELESS = """[...document.querySelectorAll("[data-block=tree] g.slice")].filter((slice) => {
  const [words, area] = [slice.querySelector("text"), slice.querySelector("path.surface").getBoundingClientRect()];
  const said = slice.closest(".plot")._fullData[0].text[slice.__data__?.data?.data?.i];
  return said && area.width > 45 && area.height > 22 && !words?.getBoundingClientRect().width;
}).map((slice) => slice.closest(".plot")._fullData[0].text[slice.__data__.data.data.i])"""
# Numbers of a list that do not end where the others do, and first columns of tables that are hardly wider than a word.
ASKEW = """[...document.querySelectorAll(".list-phone")].flatMap((list) => {
  const ends = [...list.querySelectorAll("b")].map((one) => Math.round(one.getBoundingClientRect().right));
  return ends.filter((end) => end !== ends[0]);
})"""
NARROW = (
    "[...document.querySelectorAll('.goes-on .d td.name')].filter((one) => one.clientWidth < 110).map((one) => one.textContent)"
)
OPENED = {
    "project": {"id": "funeral-10", "trail": "overview"},
    "compare": {"a": "township=532301101", "b": "township=532301102"},
}


def query_of(page: str, lang: str) -> dict[str, str]:
    return {"lang": lang, **OPENED.get(page, {})}


def opened(open_screen: OpenScreen, server: Server, size: str) -> Screen:
    screen = open_screen(server, **SIZES[size])
    screen.context.add_init_script(LOOKING)
    return screen


ALL_RULES = {("phone", "zh"), ("laptop", "en")}  # elsewhere the colours of the other theme, which is all that differs


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_wider_than_the_screen_or_hard_to_read(size: str, lang: str, open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, size).go("projects", category="funeral")
    found: dict[str, object] = {}
    theme = "dark" if (size, lang) in (("phone", "zh"), ("laptop", "zh")) else "light"
    rules = () if (size, lang) in ALL_RULES else ("color-contrast",)
    for page in PAGES:
        screen.turn_to(page, theme=theme, **query_of(page, lang))
        assert screen.document()["size"] == {"laptop": "desk", "projector": "wide"}.get(size, size)
        wide, small = screen.tab.evaluate("sticksOut()"), screen.tab.evaluate("px => smallTexts(px)", READABLE_PX)
        found |= {f"{page} sticks out": wide} if wide else {}
        found |= {f"{page} small text": small} if small else {}
        over = screen.tab.evaluate("overprinted()")
        apart = screen.tab.evaluate(f"[...{CRAMPED}, ...{PARTED}, ...{ASKEW}, ...{NARROW}]")
        found |= {f"{page} cramped or parted": apart} if apart else {}
        barred = faults(screen, *rules) if size != "projector" else []
        found |= {f"{page} overprinted": over} if over else {}
        found |= {f"{page} barred": barred} if barred else {}
        assert screen.tab.locator("main, [role=main]").count() == 1, page
    assert found == {}


# As wide as screens are, and as they are when the page is zoomed: 1366 at 67 and 200 %, 1280 at 110 %, 1920 at 160 %.
WIDTHS = {"zh": (1280, 1366, 1440, 1920, 683), "en": (1280, 1366, 1536, 2039, 1200, 1164)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_every_width_numbers_stand_under_their_columns_and_nothing_on_another(
    lang: str, open_screen: OpenScreen, server: Server
) -> None:
    screen = opened(open_screen, server, "laptop").go("checks")
    found: dict[str, object] = {}
    for width in WIDTHS[lang]:
        screen.tab.set_viewport_size({"width": width, "height": 720})
        screen.rest()
        seen = 0
        for page in ("overview", "structure", "funding", "years", "townships", "projects", "unit_costs", "compare"):
            chosen = {} if page == "overview" else OPENED.get(page, {"township": "532301102"})
            screen.turn_to(page, lang=lang, **chosen, **({"columns": "implementer~location~-share"} if page == "years" else {}))
            seen += screen.tab.locator("main table.d :is(tfoot td, thead th)").count()
            wrong = screen.tab.evaluate(f"[...offColumn(), ...sticksOut(), ...overprinted(), ...{TOO_WIDE}, ...{NAMELESS}]")
            found |= {f"{page} at {width}": wrong} if wrong else {}
        assert seen > 20 or width < 700
        screen.turn_to("checks", lang=lang, finding="totals_together")
        wrong = screen.tab.evaluate(SCROLLING)
        found |= {f"sides at {width}": wrong} if wrong and width > 700 else {}
    assert found == {}


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
        assert lang == "en" or faults(screen, within="dialog.drawer") == []
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
    expect(drawer.locator(".unfolded")).to_have_count(0)
    expect(drawer).to_be_visible()
    screen.tab.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(bar.locator(".count")).to_have_text("1")
    bar.locator(".btn").tap()
    drawer.locator("button.f").first.tap()
    expect(drawer.locator(".unfolded")).to_have_count(1)
    for left in (1, 0):  # Back too closes one thing, and takes nothing back before all are closed
        screen.tab.evaluate("history.back()")
        expect(drawer.locator(".unfolded")).to_have_count(0)
        expect(drawer).to_have_count(left)
        assert screen.query["category"] == "funeral"
    screen.tab.evaluate("history.back()")
    screen.until("!new URL(location.href).searchParams.has('category')")


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


# What of an open popover is out of the window, or cannot be scrolled to within it.
OUT_OF_REACH = """() => {
  const box = document.querySelector("#board-popover");
  const edges = box.getBoundingClientRect();
  if (edges.left < 0 || edges.top < 0 || edges.right > innerWidth + 1 || edges.bottom > innerHeight + 1) return ["the box"];
  return [...box.querySelectorAll("button, input:not([hidden]), select, a")].filter((node) => {
    node.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return !hit || !(node.contains(hit) || hit.contains(node)) || !box.contains(hit);
  }).map((node) => node.textContent);
}"""


def test_in_a_low_window_the_sidebar_is_whole_and_every_popover_within_reach(screen: Screen) -> None:
    found: dict[str, object] = {}
    for width, height, lang in ((911, 512, "zh"), (911, 512, "en"), (1366, 625, "zh")):
        screen.tab.set_viewport_size({"width": width, "height": height})
        screen.go("projects", lang=lang)
        below = screen.tab.evaluate(
            "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.side'))"
        )
        found |= {f"{lang} {width}": below} if below else {}
        screen.tab.click('[id="f-side:more"]')
        ids = screen.tab.evaluate("[...document.querySelectorAll('[aria-haspopup]:not([id^=f-export])')].map((node) => node.id)")
        assert len(ids) > 12
        for name in ids:
            screen.tab.click(f'[id="{name}"]')
            screen.tab.wait_for_selector("#board-popover")
            out = screen.tab.evaluate(OUT_OF_REACH)
            found |= {f"{name} {lang} {width}": out} if out else {}
            screen.tab.keyboard.press("Escape")
    assert found == {}


COLOURS = """(selector) => [...document.querySelectorAll(selector)].map((node) => getComputedStyle(node).backgroundColor)"""


def test_forced_colours_keep_switches_pressed_states_and_swatches_apart(open_screen: OpenScreen, server: Server) -> None:
    screen = open_screen(server, forced_colors="active").go("overview")
    switches = screen.tab.evaluate(COLOURS, ".toggle") + screen.tab.evaluate(COLOURS, ".toggle.on")
    screen.tab.locator(".side .flip").first.click()
    screen.rest()
    assert screen.tab.evaluate(COLOURS, ".side .toggle")[0] not in switches[:1]
    for kind in (".foot .seg button.on", ".foot .seg button:not(.on)"):
        assert len(set(screen.tab.evaluate(COLOURS, kind))) == 1
    assert screen.tab.evaluate(COLOURS, ".foot .seg .on")[0] != screen.tab.evaluate(COLOURS, ".foot .seg button:not(.on)")[0]
    assert len(set(screen.tab.evaluate(COLOURS, "table.d .dot"))) > 2


def test_a_link_is_copied_on_the_phone_and_a_tapped_finding_is_not_behind_the_bar(open_screen: OpenScreen, server: Server) -> None:
    screen = opened(open_screen, server, "phone").go("checks")
    chart = screen.tab.locator(".b-chart .plot").bounding_box()
    assert chart
    assert chart["y"] + chart["height"] < PHONE["viewport"]["height"] + 20, "the chart of what is open is in sight"  # type: ignore[index]
    button = screen.tab.locator("main .acts button").first
    expect(button).to_be_visible()
    assert button.bounding_box()["height"] >= TOUCHABLE_PX - 0.5  # type: ignore[index]
    screen.tab.locator(".b-findings nav a").nth(2).tap()
    screen.rest()
    screen.until("document.querySelector('[data-block=sides] h2').getBoundingClientRect().top < 400")
    bar = screen.tab.evaluate("document.querySelector('.board > .phone').getBoundingClientRect().bottom")
    assert screen.tab.evaluate("document.querySelector('[data-block=sides] h2').getBoundingClientRect().top") >= bar
