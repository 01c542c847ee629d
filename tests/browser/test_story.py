"""A story: put together, put in order by keys, saved, opened, told with the keys of a clicker; a stage led in every other way."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from i18n import load_labels
from tests.browser.screen import Screen
from tests.pages.reading import open_page

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]
TEXT = load_labels("zh")
BESIDE = """[...document.querySelectorAll(".where select")].every((list) =>
  list.getBoundingClientRect().right <= list.closest(".where").lastElementChild.getBoundingClientRect().left)"""


def finding(page: str, chart: str, **query: str) -> str:
    return next(str(one["title"]) for one in open_page(page, **query)["blocks"] if one.get("id") == chart)


def titles(tab: Page) -> list[str]:
    return tab.locator(".told-step strong").all_inner_texts()


def test_a_story_is_made_saved_opened_and_told(screen: Screen, tmp_path: Path) -> None:
    tab = screen.come("overview").tab
    tab.locator("#f-menu\\:story").click()
    tab.locator("#f-menu\\:by_source").click()
    tab.get_by_role("menuitem", name=TEXT("ui.story")).click()
    screen.turn_to("years", category="funeral")
    tab.locator("#f-menu\\:by_year").click()
    tab.get_by_role("menuitem", name=TEXT("ui.story")).click()
    screen.turn_to("story")
    source, year = finding("overview", "by_source"), finding("years", "by_year", category="funeral")
    expect(tab.locator(".told-step strong").nth(2)).to_have_text(year)
    whole = titles(tab)[0]
    tab.set_viewport_size({"width": 1024, "height": 768})  # a step's own column is narrowest here
    screen.rest()
    for step in tab.locator(".told-step button").all():
        step.click()
        assert tab.evaluate(BESIDE), step.inner_text()
    tab.set_viewport_size({"width": 1366, "height": 768})

    tab.locator(".told-step button").nth(2).focus()
    tab.keyboard.press("Alt+ArrowUp")
    tab.keyboard.press("Alt+ArrowUp")
    assert titles(tab) == [year, whole, source]
    tab.keyboard.press("Delete")
    assert titles(tab) == [whole, source]
    tab.keyboard.press("Control+z")
    assert titles(tab) == [year, whole, source]

    with tab.expect_download() as saving:
        tab.get_by_role("button", name=TEXT("ui.story_save")).click()
    saving.value.save_as(tmp_path / "story.json")
    tab.get_by_role("button", name=TEXT("ui.story_new")).click()
    assert titles(tab) == []
    (tmp_path / "bad.json").write_text(
        (tmp_path / "story.json").read_text(encoding="utf-8").replace('"years"', '"../years"'), "utf-8"
    )
    (tmp_path / "strange.json").write_text(
        (tmp_path / "story.json").read_text(encoding="utf-8").replace('"years"', '"nosuch"'), "utf-8"
    )
    for name in ("bad", "strange"):  # an address, and a page that there is not
        tab.locator(".story input[type=file]").set_input_files(tmp_path / f"{name}.json")
        expect(tab.locator(".report")).to_have_text(TEXT("ui.story_bad").format(n=1, field="page"))
        assert titles(tab) == []
    tab.locator(".story input[type=file]").set_input_files(tmp_path / "story.json")
    expect(tab.locator(".told-step strong").first).to_have_text(year)

    tab.get_by_role("button", name=TEXT("ui.story_begin")).click()
    heading = tab.locator(".slide h1")
    expect(heading).to_have_text(year)
    expect(tab.locator(".slide .point").first).to_be_visible()
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(whole)
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(source)
    tab.locator(".slide .frame [data-mark=other]").evaluate("mark => mark.click()")
    expect(tab).to_have_url(re.compile("funding_source=other.*stage=own"))
    tab.keyboard.press("PageUp")
    expect(heading).to_have_text(whole)
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(source)
    assert "funding_source" not in tab.url  # the next step starts clean
    tab.keyboard.press("b")
    expect(tab.locator(".stage.black")).to_be_visible()
    tab.keyboard.press("b")
    tab.keyboard.press("Escape")
    expect(tab.locator(".told-step strong").first).to_have_text(year)
    assert tab.url.endswith("/story")


FITS = """() => {
  const plot = document.querySelector(".slide .frame .plot"), { right, width } = plot.getBoundingClientRect();
  return plot._fullLayout?.width === Math.floor(width) && right <= innerWidth;
}"""
FUNERAL = {"category": "funeral"}
CUT = """() => [...document.querySelectorAll(".slide :is(h1, .under, .n, footer p, .said li), .strip button")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 8)
  .map((one) => one.textContent)"""
CLIPPED = """() => [...document.querySelectorAll(".strip button > span:last-child")]
  .filter((one) => getComputedStyle(one).webkitLineClamp === "none").map((one) => one.textContent)"""
ROOM_BELOW = """() => {
  const bottom = (name) => document.querySelector(name).getBoundingClientRect().bottom;
  return bottom(".onscreen") - bottom(".words");
}"""
SMALL = """(least) => [...document.querySelector(".slide").querySelectorAll("h1, .under, .l, .n, footer p, li, .plot text, button")]
  .filter((one) => !one.matches("[data-mark]"))
  .filter((one) => one.textContent && one.getClientRects().length).filter((one) => {
    const room = one.closest(".room > .scaled"), drawn = room ? new DOMMatrix(getComputedStyle(room).transform).a : 1;
    const size = parseFloat(getComputedStyle(one).fontSize) * drawn;
    return size > 2 && size < least - 0.1; // smaller than 2: Plotly's own names of a flow, which are not to be seen
  }).map((one) => one.textContent)"""
# A chart is as high and as wide as its room, of which nothing is scrolled away.
FILLS = """() => {
  const box = (name) => document.querySelector(`.slide ${name}`)?.getBoundingClientRect();
  const [body, drawn] = [box(".body"), box(".frame .main-svg")];
  const isScrolled = document.querySelector(".slide .body.longer");
  return !!drawn && !isScrolled && Math.abs(body.height - drawn.height) < 3 && Math.abs(body.width - drawn.width) < 3;
}"""
LINES = """() => {
  const title = document.querySelector(".slide h1");
  return title.clientHeight / parseFloat(getComputedStyle(title).lineHeight);
}"""
# Steps of which the address names no chart: the longest, one measured in px, one that lays itself out.
HARDEST = {("years", 4): "gantt", ("townships", 2): "township_tiles", ("funding", 2): "flow"}


def touched(tab: Page, start: int, end: int | None = None) -> None:
    """A finger put down, moved across and lifted, or only put down and lifted."""
    session = tab.context.new_cdp_session(tab)
    steps = [start] if end is None else [start, (start + end) // 2, end]
    for at, x in enumerate(steps):
        kind = "touchMove" if at else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 120}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def test_a_stage_is_led_by_touch_from_the_notes_and_by_itself_and_leads_back(screen: Screen) -> None:
    tab = screen.come("overview", **FUNERAL).tab
    tab.locator("#f-menu\\:head").click()
    tab.get_by_role("menuitem", name=TEXT("button.stage")).click()
    heading = tab.locator(".slide h1")
    document = open_page("overview", "present", **FUNERAL)
    whole = document["points"][0]["t"].removesuffix("\u3002")
    category, source, year = (finding("overview", chart, **FUNERAL) for chart in ("by_category", "by_source", "by_year"))
    expect(heading).to_have_text(whole)
    assert tab.evaluate(SMALL, 22) == []
    touched(tab, 1200)
    expect(heading).to_have_text(category)
    touched(tab, 100)
    expect(heading).to_have_text(whole)

    notes = screen.context.new_page()
    notes.set_viewport_size({"width": 1920, "height": 1080})
    notes.goto(f"{screen.base}/story?notes=1")
    expect(notes.locator(".onscreen .slide h1")).to_have_text(whole)
    for _ in range(3):
        notes.keyboard.press("PageDown")
    expect(notes.locator(".onscreen .slide h1")).to_have_text(year)
    expect(heading).to_have_text(year)
    assert notes.evaluate(CUT) == []
    expect(notes.locator(".strip .thumb")).to_have_count(5)
    expect(notes.locator(".strip .thumb .main-svg").first).to_be_attached()
    assert notes.evaluate(CLIPPED) == []  # a title too long for its room ends with an ellipsis
    assert abs(notes.evaluate(ROOM_BELOW)) < 8  # what is to be said has all the room that there is
    for key in ("g", "ArrowLeft", "ArrowLeft"):  # a step is chosen in the strip, and gone to with Enter
        notes.keyboard.press(key)
    expect(heading).to_have_text(year)
    notes.keyboard.press("Enter")
    expect(heading).to_have_text(category)
    notes.keyboard.press("b")
    expect(tab.locator(".stage.black")).to_be_visible()
    tab.keyboard.press("PageDown")
    expect(tab.locator(".stage.black")).to_have_count(0)
    expect(heading).to_have_text(category)
    notes.close()

    here = tab.url
    for lang in ("zh", "en"):
        for (page, step), chart in HARDEST.items():
            tab.evaluate("href => followLink(href)", f"/{page}?lang={lang}&stage=page&step={step}")
            expect(tab.locator(f".slide .frame[data-chart={chart}]")).to_be_visible()
            screen.until(FILLS)
            assert (tab.evaluate(SMALL, 22), tab.evaluate(CUT), tab.evaluate(LINES) < 2.1) == ([], [], True), (page, lang)
    tab.evaluate("href => followLink(href)", here)
    expect(heading).to_have_text(category)
    tab.reload(wait_until="commit")  # which ends the full screen, not the stage
    for width, height in ((390, 844), (844, 390)):
        tab.set_viewport_size({"width": width, "height": height})
        expect(tab.locator(".stage.hand .frame[data-chart=by_category]")).to_be_visible()
        screen.until(FITS)
        assert tab.evaluate(CUT) == []
        assert tab.evaluate(SMALL, 12) == []
        touched(tab, width - 40, 100)
        expect(heading).to_have_text(source)
        touched(tab, 60, width - 40)
        expect(heading).to_have_text(category)
    tab.set_viewport_size({"width": 1366, "height": 768})
    tab.goto(f"{tab.url}&play=1")
    expect(heading).to_have_text(source)
    expect(heading).to_have_text(year)
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(f"{screen.base}/?category=funeral")
