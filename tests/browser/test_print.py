"""On paper: no sidebar, no buttons, the whole table, the charts at the paper's width."""

import pytest
from playwright.sync_api import Error, expect

from tests.browser.expecting import expected
from tests.browser.screen import Screen, as_seen
from tests.exports.test_words import HAND

pytestmark = pytest.mark.browser
ALONE = pytest.mark.board_alone

SHEET_PX = 690  # the height of A4 across within its margins
NOTED = """() => addEventListener("beforeprint", () => { window.noted = [document.querySelector(".board").dataset.theme,
  getComputedStyle(document.querySelector("main h1")).color,
  [...document.querySelectorAll(".b-chart")].map((block) => [block.dataset.block, block.getBoundingClientRect().height]),
  document.querySelector("main").innerText]; })"""


def print_preview(screen: Screen) -> None:
    screen.tab.emulate_media(media="print")
    screen.tab.evaluate("dispatchEvent(new Event('beforeprint'))")


def back_to_the_screen(screen: Screen) -> None:
    screen.tab.emulate_media(media="screen")
    screen.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    screen.rest()


@pytest.mark.parametrize("page", ["overview", "funding", "projects"])
def test_paper_has_the_table_in_full_and_no_sidebar(page: str, screen: Screen) -> None:
    every = {"columns": "number~reach~place~location~implementer~funding"} if page == "projects" else {}
    screen.come(page, category="elderly_care~funeral", **every)
    document = expected(page, category="elderly_care~funeral", **every)
    print_preview(screen)
    for hidden in (".side", ".m > button", ".acts", ".board > .phone"):
        for node in screen.tab.locator(hidden).all():
            expect(node).to_be_hidden()
    assert screen.read()["rows"] == as_seen(document)["rows"]
    last = screen.tab.locator("table.d tbody tr").last
    assert last.evaluate("row => getComputedStyle(row.closest('.scroller')).overflow") == "visible"
    assert last.evaluate("row => row.closest('table').offsetWidth - row.closest('.board').clientWidth") <= 0
    assert screen.tab.locator("main .chip").count() == 1
    expect(screen.tab.locator("main .chip")).to_be_visible()
    back_to_the_screen(screen)


def prints(screen: Screen, sheet: int) -> bool:
    """Print, and say whether there is such a sheet: whoever wants to know no more need not have all of them painted."""
    try:
        paper = screen.tab.pdf(prefer_css_page_size=True, print_background=True, page_ranges=str(sheet))
    except Error as error:
        if "exceeds page count" not in str(error):
            raise
        return False
    return paper.startswith(b"%PDF")


def test_a_phone_prints_the_table_and_not_its_list(phone: Screen) -> None:
    screen = phone.come("projects")
    print_preview(screen)
    expect(screen.tab.locator(".list-phone")).to_have_count(0)
    assert len(screen.read()["rows"]) == 27
    screen.tab.emulate_media(media="screen")  # a browser turns back to the screen before it says that it has printed
    screen.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(screen.tab.locator(".list-phone")).to_have_count(1)


OPENED = {"project": {"id": "funeral-10"}, "compare": {"a": "township=532301101", "b": "township=532301102"}}
# English is the longer: of Chinese some pages are enough.
SHEETS = {
    "projects": 1,
    "overview": 2,
    "structure": 3,
    "funding": 3,
    "years": 3,
    "townships": 2,
    "unit_costs": 2,
    "project": 2,
    "compare": 2,
}


IN_CHINESE = ("overview", "funding", "years", "project", "projects")


@pytest.mark.parametrize(("lang", "pages"), [pytest.param("en", tuple(SHEETS), marks=ALONE), ("zh", IN_CHINESE)])
def test_a_page_prints_on_a_few_light_sheets_each_chart_with_its_title(lang: str, pages: tuple[str, ...], screen: Screen) -> None:
    screen.come("targets", theme="dark", lang=lang)
    screen.tab.evaluate(NOTED)
    assert prints(screen, 1)
    more = []
    for page in pages:
        screen.turn_to(page, theme="dark", lang=lang, **OPENED.get(page, {}))
        more += [page] if prints(screen, SHEETS[page] + 1) else []
        screen.rest()
        expect(screen.tab.locator(".side")).to_be_visible()
        theme, ink, charts, said = screen.tab.evaluate("noted")
        assert (theme, ink) == ("light", "rgb(27, 42, 58)")
        assert said
        assert not HAND[lang].search(said), page
        assert charts or page == "projects"
        assert [chart for chart in charts if chart[1] > SHEET_PX] == [], page
        assert screen.document()["theme"] == screen.tab.locator(".board").get_attribute("data-theme") == "dark"
    assert more == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_total_row_stands_under_its_columns_on_paper(lang: str, screen: Screen) -> None:
    screen.come("projects", township="532301102", lang=lang)
    print_preview(screen)
    assert screen.tab.evaluate("offColumn()") == []
    back_to_the_screen(screen)


FLOW = """() => [...document.querySelectorAll(".sankey-link, .sankey-node, .node-label")].map((node) =>
  [getComputedStyle(node).opacity, Math.round(node.getBoundingClientRect().left)].join())"""


# How far off their links the ends of the hatched areas are, in px: one number for each.
OFF_LINK = """() => {
  const plot = document.querySelector("[data-chart=flow] .plot");
  const top = plot.getBoundingClientRect().top + plot._fullLayout.yaxis._offset;
  const links = [...plot.querySelectorAll(".sankey-link")].map((link) => link.getBoundingClientRect());
  const shapes = [...plot.querySelectorAll(".js-fill")].flatMap((area) => area.getAttribute("d").split("M").slice(1));
  return shapes.map((shape) => shape.match(/,-?[\\d.]+/g).map((y) => top + Number(y.slice(1)))).map((ys) => {
    const [from, to] = [Math.min(...ys), Math.max(...ys)];
    return Math.min(...links.map((link) => Math.max(Math.abs(link.top - from), Math.abs(link.bottom - to))));
  });
}"""


def test_a_flow_is_on_paper_as_soon_as_it_is_printed(screen: Screen) -> None:
    screen.come("funding")
    print_preview(screen)
    printed = screen.tab.evaluate(FLOW)
    assert len(printed) > 40
    assert all(part.startswith("1,") for part in printed)
    screen.tab.wait_for_timeout(900)
    assert screen.tab.evaluate(FLOW) == printed, "nothing glides to its place"
    screen.tab.emulate_media(media="screen")
    screen.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    screen.rest()
    screen.click("flow", next(mark for mark in screen.marks("flow") if mark["code"] == "source:other"))
    screen.sees(expected("funding", funding_source="other", drill="funding_source"))
    off = screen.tab.evaluate(OFF_LINK)
    assert len(off) > 10
    assert max(off) < 1, "what is unconfirmed is hatched where it runs"


def test_the_way_here_and_the_places_of_quotations_are_on_paper(screen: Screen) -> None:
    screen.come("project", id="funeral-10", trail="projects")
    print_preview(screen)
    for kept in ("main .crumb a", ".b-quote .where"):
        expect(screen.tab.locator(kept).first).to_be_visible()
        assert screen.tab.locator(kept).first.inner_text().strip()
    back_to_the_screen(screen)


def test_a_story_is_printed_as_its_steps_with_their_notes(screen: Screen) -> None:
    screen.come("story")
    expect(screen.tab.locator(".story textarea")).not_to_have_value("")
    note = screen.tab.locator(".story textarea").input_value()
    print_preview(screen)
    expect(screen.tab.locator(".told-step small").first).to_contain_text(note)
    for left in (".story .tools", ".story .detail"):
        expect(screen.tab.locator(left)).to_be_hidden()
    back_to_the_screen(screen)
    screen.tab.goto(f"{screen.base}/story?lang=en", wait_until="commit")
    screen.until("document.querySelector('.told-step')")
    print_preview(screen)
    assert "…" not in screen.tab.locator(".told-step strong").all_inner_texts(), "every step is on paper, read already or not"
    back_to_the_screen(screen)


def test_paper_has_every_finding_in_full_over_its_width(screen: Screen) -> None:
    screen.come("checks")
    listed = screen.tab.locator(".b-findings nav li").count()
    before = screen.read()
    print_preview(screen)
    assert listed > 15
    whole = screen.tab.evaluate("document.querySelector('#board-main').offsetWidth")
    widths = screen.tab.evaluate("[...document.querySelectorAll('.b-sides')].map((node) => node.offsetWidth)")
    assert len(widths) == listed
    assert set(widths) == {whole}
    assert screen.tab.locator(".b-decision").count() == listed
    titles = screen.tab.locator(".b-sides h2").all_inner_texts()
    assert len(set(titles)) == listed
    back_to_the_screen(screen)
    assert screen.read() == before
