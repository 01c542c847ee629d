"""Phone, office laptop and projector, in both languages: nothing sticks out, nothing is too small to read or to touch."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.conftest import PHONE
from tests.browser.screen import Screen
from tests.browser.test_english import words_left_in_chinese
from tests.pages.reading import PAGES

pytestmark = pytest.mark.browser
ALONE = pytest.mark.board_alone

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
# Areas of a treemap without words that have some to say and room for one: what a strip above says has none of its own.
NAMELESS = """[...document.querySelectorAll("[data-block=tree] g.slice")].filter((slice) => {
  const [words, area] = [slice.querySelector("text"), slice.querySelector("path.surface").getBoundingClientRect()];
  const said = slice.closest(".plot")._fullData[0].text[slice.__data__?.data?.data?.i];
  return said && area.width > (/[a-z]{6}/.test(said) ? 70 : 45) && area.height > 22 && !words?.getBoundingClientRect().width;
}).map((slice) => slice.closest(".plot")._fullData[0].text[slice.__data__.data.data.i])"""
# Numbers of a list that do not end where the others do, and first columns of tables that are hardly wider than a word.
# Where a bar is parted, the words in a part end before the gap.
CROSSED = """[...document.querySelectorAll("[data-block=by_category] .shapelayer path")].flatMap((gap) => {
  const at = gap.getBoundingClientRect();
  return [...gap.closest(".main-svg").parentElement.querySelectorAll(".annotation-text")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < at.left - 1 && box.right > at.left && box.top < at.bottom && box.bottom > at.top;
  }).map((one) => one.textContent);
})"""
ASKEW = """[...document.querySelectorAll(".list-phone")].flatMap((list) => {
  const ends = [...list.querySelectorAll("b")].map((one) => Math.round(one.getBoundingClientRect().right));
  return ends.filter((end) => end !== ends[0]);
})"""
CUT = """[...document.querySelectorAll(".told-step strong")].filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)"""
NARROW = (
    "[...document.querySelectorAll('.goes-on .d td.name')].filter((one) => one.clientWidth < 110).map((one) => one.textContent)"
)
OPENED = {"project": {"id": "funeral-10", "trail": "overview"}, "compare": {"a": "township=532301101", "b": "township=532301102"}}
FIRST_IN_SIGHT = ("overview", "structure", "funding", "years", "townships", "project")
BELOW = "[document.querySelector('.frame .plot').getBoundingClientRect().bottom].filter((bottom) => bottom > innerHeight)"
# A sign at the end of a line, and what it is a sign of on the next.
LEFT_BEHIND = """[...document.querySelectorAll("main .ne:not(.sign)")].filter((node) => {
  const [first, second] = node.getClientRects();
  return second && first.width < 24;
}).map((node) => node.textContent)"""
LOOKED_AT = {"sticks out": "sticksOut()", "overprinted": "overprinted()", "cut in a chart": "cutInCharts()", "left": LEFT_BEHIND}
IN_ALL_SIZES = {
    "small text": f"smallTexts({READABLE_PX})",
    "cramped": CRAMPED,
    "parted": PARTED,
    "askew": ASKEW,
    "narrow": NARROW,
    "cut": CUT,
}
ON_THE_PHONE = {"too small to touch": f"smallTargets({TOUCHABLE_PX})"}
# What is done with a table stands on one line.
FALLEN = """[...document.querySelectorAll("h2.t small")].filter((small) => {
  const tops = [...small.querySelectorAll(".tool")].map((one) => Math.round(one.getBoundingClientRect().top));
  return new Set(tops).size > 1;
}).map((small) => small.textContent)"""
# Plots beside each other that do not begin at the same height.
UNLEVEL = """[...document.querySelectorAll(".c.half .frame")].map((one) => Math.round(one.getBoundingClientRect().top))
  .flatMap((top, i, tops) => (i % 2 && top !== tops[i - 1] ? [`${top} beside ${tops[i - 1]}`] : []))"""
IN_PAIRS = ("overview", "years", "funding")
ON_THE_DESK = {"off its column": "offColumn()", "too wide": TOO_WIDE, "nameless": NAMELESS, "crossed": CROSSED, "fallen": FALLEN}
CHARTS = ("overview", "structure", "funding", "years", "townships", "projects", "unit_costs", "compare")


def query_of(page: str, lang: str) -> dict[str, str]:
    return {"lang": lang, **OPENED.get(page, {})}


def found_at(screen: Screen, looked_at: dict[str, str]) -> dict[str, object]:
    """What is wrong on the screen as it is, by what it is."""
    found: dict[str, object] = screen.tab.evaluate(
        f"({{ {', '.join(f'{json.dumps(name)}: {look}' for name, look in looked_at.items())} }})"
    )
    return {name: wrong for name, wrong in found.items() if wrong}


ALL_RULES = {("phone", "zh"), ("screen", "en")}  # elsewhere the colours of the other theme, where they can differ
ITS_COLOURS = ("overview", "projects")


@pytest.mark.parametrize(
    ("size", "lang"),
    [("phone", "zh"), pytest.param("phone", "en", marks=ALONE), pytest.param("screen", "zh", marks=ALONE), ("screen", "en")],
)
def test_no_page_is_wider_than_the_screen_or_hard_to_read_or_to_touch(size: str, lang: str, request: pytest.FixtureRequest) -> None:
    screen: Screen = request.getfixturevalue(size)
    screen.come("projects", category="funeral")
    found: dict[str, object] = {}
    looked_at = LOOKED_AT | IN_ALL_SIZES | (ON_THE_PHONE if size == "phone" else ON_THE_DESK)
    for page in PAGES:
        screen.turn_to(page, theme="dark" if lang == "zh" else "light", **query_of(page, lang))
        assert screen.document()["size"] == size.replace("screen", "desk")
        first = {"the first chart out of sight": BELOW} if size == "screen" and page in FIRST_IN_SIGHT else {}
        pairs = {"not level": UNLEVEL} if size == "screen" and page in IN_PAIRS else {}
        found |= {f"{page} {name}": wrong for name, wrong in found_at(screen, looked_at | first | pairs).items()}
        if (size, lang) == ("screen", "en"):
            found |= {f"{page} {name}": wrong for name, wrong in words_left_in_chinese(screen).items()}
        if (size, lang) in ALL_RULES or page in ITS_COLOURS:
            barred = faults(screen, *(() if (size, lang) in ALL_RULES else ("color-contrast",)))
            found |= {f"{page} barred": barred} if barred else {}
        assert screen.tab.locator("main, [role=main]").count() == 1, page
    assert found == {}


# As wide as screens are, from a small phone and a tablet on, and as they are when the page is zoomed: 1366 at 200, 150 and 67 %,
# 1280 at 110 %. English, which is longer, is looked at where there is least room.
WIDTHS = {"zh": (1280, 683, 1024, 1920), "en": (360, 760, 911, 1200, 1536, 2039)}


@pytest.mark.board_alone
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_every_width_numbers_stand_under_their_columns_and_nothing_on_another(lang: str, screen: Screen) -> None:
    screen.come("checks")
    found: dict[str, object] = {}
    for width in WIDTHS[lang]:
        is_projector = width > 1900
        screen.tab.set_viewport_size({"width": width, "height": 1080 if is_projector else 720})
        screen.rest()
        seen = 0
        for page in PAGES if is_projector else CHARTS:
            chosen = {} if page == "overview" or is_projector else {"township": "532301102"}
            columns = {"columns": "implementer~location~-share"} if page == "years" else {}
            screen.turn_to(page, lang=lang, **OPENED.get(page, chosen), **columns)
            seen += screen.tab.locator("main table.d :is(tfoot td, thead th)").count()
            assert not is_projector or screen.document()["size"] == "wide"
            looked_at = LOOKED_AT | ON_THE_DESK | (IN_ALL_SIZES if is_projector else {})
            found |= {f"{page} at {width} {name}": wrong for name, wrong in found_at(screen, looked_at).items()}
        assert seen > 20 or width < 900
        screen.turn_to("checks", lang=lang, finding="totals_together")
        wrong = screen.tab.evaluate(SCROLLING)
        found |= {f"sides at {width}": wrong} if wrong and width >= 900 else {}
    assert found == {}


def test_a_filtered_view_fits_the_phone_too(phone: Screen) -> None:
    chosen = {
        "category": "elderly_care~funeral",
        "township": "532301101",
        "from_year": "2021",
        "to_year": "2022",
        "years": "undivided",
    }
    for lang in ("zh", "en"):
        for page in ("overview", "funding", "townships"):
            phone.come(page, lang=lang, drill="category~township", funding_source="central_provincial", **chosen)
            assert found_at(phone, {"sticks out": "sticksOut()", **ON_THE_PHONE}) == {}, (page, lang)


def test_the_drawers_open_act_and_close(phone: Screen) -> None:
    bar, drawer = phone.tab.locator(".board > .phone"), phone.tab.locator("dialog.drawer[open]")
    for lang in ("en", "zh"):
        phone.come("overview", lang=lang)
        for opener in (bar.locator(".burger"), bar.locator(".btn")):
            opener.tap()
            expect(drawer).to_be_visible()
            assert found_at(phone, {"sticks out": "sticksOut()", **ON_THE_PHONE}) == {}
            assert lang == "en" or faults(phone, within="dialog.drawer") == []
            drawer.locator(".sheet-head .btn").tap()
            expect(drawer).to_have_count(0)
    bar.locator(".burger").tap()
    drawer.locator(".menu a").nth(2).tap()
    phone.until("document.querySelector('.board').dataset.page === 'funding'")
    expect(drawer).to_have_count(0)
    bar.locator(".btn").tap()
    drawer.locator("button.f").first.tap()
    assert phone.tab.evaluate(ON_THE_PHONE["too small to touch"]) == []
    drawer.locator('[role="option"][data-code="funeral"]').tap()
    phone.rest()
    assert phone.query["category"] == "funeral"
    phone.tab.keyboard.press("Escape")
    expect(drawer.locator(".unfolded")).to_have_count(0)
    expect(drawer).to_be_visible()
    phone.tab.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(bar.locator(".count")).to_have_text("1")
    bar.locator(".btn").tap()
    drawer.locator("button.f").first.tap()
    expect(drawer.locator(".unfolded")).to_have_count(1)
    for left in (1, 0):  # Back too closes one thing, and takes nothing back before all are closed
        phone.tab.evaluate("history.back()")
        expect(drawer.locator(".unfolded")).to_have_count(0)
        expect(drawer).to_have_count(left)
        assert phone.query["category"] == "funeral"
    phone.tab.evaluate("history.back()")
    phone.until("!new URL(location.href).searchParams.has('category')")
    phone.rest()


def test_the_screen_may_be_turned_and_resized(screen: Screen) -> None:
    screen.come("overview")
    for width, height, size in ((844, 390, "phone"), (1024, 768, "desk"), (1920, 1080, "wide"), (1366, 768, "desk")):
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
    screen.come("projects")
    found: dict[str, object] = {}
    for width, height, lang in ((911, 512, "zh"), (911, 512, "en"), (1366, 625, "zh")):
        screen.tab.set_viewport_size({"width": width, "height": height})
        screen.come("projects", lang=lang)
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
        screen.tab.click('[id="f-side:more"]')
    assert found == {}


COLOURS = """(selector) => [...document.querySelectorAll(selector)].map((node) => getComputedStyle(node).backgroundColor)"""


def test_forced_colours_keep_switches_pressed_states_and_swatches_apart(screen: Screen) -> None:
    screen.tab.emulate_media(forced_colors="active")
    screen.come("overview")
    off = screen.tab.evaluate(COLOURS, ".side .toggle")[0]
    screen.tab.locator(".side .flip").first.click()
    screen.rest()
    screen.until(f"off => ({COLOURS})('.side .toggle')[0] !== off", off)  # a switch is on its way for a moment
    for kind in (".foot .seg button.on", ".foot .seg button:not(.on)"):
        assert len(set(screen.tab.evaluate(COLOURS, kind))) == 1
    assert screen.tab.evaluate(COLOURS, ".foot .seg .on")[0] != screen.tab.evaluate(COLOURS, ".foot .seg button:not(.on)")[0]
    assert len(set(screen.tab.evaluate(COLOURS, "table.d .dot"))) > 2


def test_a_link_is_copied_on_the_phone_and_a_tapped_finding_is_not_behind_the_bar(phone: Screen) -> None:
    screen = phone.come("checks")
    chart = screen.tab.locator(".b-chart .plot").bounding_box()
    assert chart
    assert chart["y"] + chart["height"] < PHONE["viewport"]["height"] + 20, "the chart of what is open is in sight"
    button = screen.tab.locator("main .acts button").first
    expect(button).to_be_visible()
    assert button.bounding_box()["height"] >= TOUCHABLE_PX - 0.5  # type: ignore[index]
    screen.tab.locator(".b-findings nav a").nth(2).tap()
    screen.rest()
    screen.until("document.querySelector('[data-block=sides] h2').getBoundingClientRect().top < 400")
    bar = screen.tab.evaluate("document.querySelector('.board > .phone').getBoundingClientRect().bottom")
    assert screen.tab.evaluate("document.querySelector('[data-block=sides] h2').getBoundingClientRect().top") >= bar
