"""A handout is opened from the disk, without a network: single clicks are answered as in the app, and nobody is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK
from tests.browser.expecting import expected
from ui.run import handing_out
from ui.run.exporting import Part, Wanted, file_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANSWERS = 240  # as few as hold what is gone to here
TITLE, NOTE = "自己的话：殡葬类占大头", "先停一下。\n再说公墓。"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handing_out, "_MOST", ANSWERS)
        path = tmp_path_factory.mktemp("handout") / "汇报.html"
        parts = (Part("overview", {}, "by_category", TITLE, NOTE, is_step=True), Part("years", {}, "gantt", is_step=True))
        path.write_bytes(file_of(Wanted("html", parts, {}, has_notes=True), lambda _done, _of: None).body)
    return path


@pytest.fixture
def tab(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK, offline=True)  # type: ignore[arg-type]
    page, faults = context.new_page(), list[str]()
    page.on("request", lambda request: None if request.url.startswith("blob:") else faults.append(request.url))  # its own worker
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    yield page
    context.close()
    assert faults == [file.as_uri()]


def says(tab: Page, page: str, **query: str) -> None:
    """The headline numbers are those of the app."""
    expect(tab.locator("main h1")).to_have_text(expected(page, **query)["head"]["title"])
    numbers = [f"{number['value']}{number['unit']}" for number in expected(page, **query)["numbers"]]
    expect(tab.locator(".kpi .v")).to_have_text(numbers)


def press(tab: Page, chart: str, at: int) -> None:
    """A click on the middle of a bar."""
    bar = tab.locator(f'.frame[data-chart="{chart}"] .barlayer .point path').nth(at)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def choose(tab: Page, control: str, option: str) -> None:
    tab.locator(f'[id="f-side:{control}"]').click()
    tab.locator("#board-popover .opt").filter(has_text=option).click()
    tab.keyboard.press("Escape")


def test_single_clicks_back_and_the_way_to_the_text(tab: Page) -> None:
    says(tab, "overview")
    press(tab, "by_category", 1)
    says(tab, "overview", category="elderly_care", drill="category")
    press(tab, "by_year", 0)
    says(tab, "overview", from_year="2021", to_year="2021", drill="year")
    expect(tab.locator(".chip")).to_have_count(1)
    choose(tab, "township", "紫溪镇")
    says(tab, "overview", township="532301104", drill="township")
    choose(tab, "funding_source", "中央和省")
    says(tab, "overview", funding_source="central_provincial", drill="funding_source")
    tab.go_back()
    says(tab, "overview", township="532301104", drill="township")
    tab.locator(".side a", has_text="年度").click()
    says(tab, "years", township="532301104", drill="township")
    press(tab, "gantt", 0)
    expect(tab.locator(".chip")).to_contain_text("项目")
    tab.locator(".chip").click()
    says(tab, "years")
    tab.locator(".kpi a.from").nth(0).click()
    says(tab, "text", at="rows")
    expect(tab.locator(".calc-result b")).to_be_visible()
    tab.locator(".side .seg button").last.click()
    expect(tab.locator(".board")).to_have_attribute("data-theme", "dark")
    tab.locator(".calc a.from").first.click()
    tab.evaluate("location.hash = '#/funding'")
    expect(tab.locator(".lost")).to_contain_text("没有这一步的答案")
    says(tab, "text")
    tab.evaluate("location.hash = '#/'")
    says(tab, "overview")
    expect(tab.locator(".kpi a[href*='projects']")).to_have_count(0)
    expect(tab.locator(".lead")).to_contain_text(f"1 / 2{TITLE}")  # of a story its steps in order, by their own titles
    expect(tab.locator(".lead p").first).to_be_hidden()
    tab.locator(".lead summary").click()
    assert tab.locator(".lead p").all_inner_texts() == NOTE.split("\n")
    tab.keyboard.press("ArrowRight")
    says(tab, "years")
    expect(tab.locator(".lead h2")).to_have_text(
        next(one["title"] for one in expected("years")["blocks"] if one.get("id") == "gantt")
    )
    assert tab.locator(".menu").last.locator("a").first.text_content() == f"1  {TITLE}"
    expect(tab.locator('[data-chart="gantt"]')).to_be_in_viewport(ratio=0.5)
    tab.set_viewport_size({"width": 390, "height": 844})
    expect(tab.locator("header.phone")).to_be_visible()
