"""The page of the plan's text in the hand: places in sight, marks that open their records, Back, search, contents."""

import pytest

from plan_data.evidence.coverage import read_coverage
from tests.browser.screen import Screen
from tests.real import real_plan
from ui.words.passages import place_of

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]
PLAN = real_plan()
TEXT = PLAN.source_text
COVERAGE = read_coverage()
PROJECT = next(project for project in PLAN.projects if project.project_id == "funeral-10")
TOTAL = PROJECT.field_passages["total_investment_wan"]


def in_the_middle(screen: Screen, selector: str) -> bool:
    screen.until(
        "selector => { const box = document.querySelector(selector)?.getBoundingClientRect();"
        " return box && box.top > innerHeight * 0.25 && box.bottom < innerHeight * 0.75 }",
        arg=selector,
    )
    return True


def at_the_top(screen: Screen, chapter: str) -> None:
    """Wait until a chapter's heading stands in the upper part of the window."""
    screen.until(
        "chapter => { const all = [...document.querySelectorAll('.plan .chapter')];"
        " const found = all.find((node) => node.textContent.includes(chapter));"
        " const { top } = found.getBoundingClientRect(); return top > 0 && top < innerHeight / 3 }",
        arg=chapter,
    )


def settled(screen: Screen) -> Screen:
    """At rest, and the scrolling that an answer brings is done."""
    screen.rest()
    screen.tab.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(null)), 50))")
    return screen


def scrolled(screen: Screen) -> float:
    return float(screen.tab.evaluate("scrollY"))


def test_an_address_brings_its_passage_into_the_middle(screen: Screen) -> None:
    screen.go("text", at=place_of(TOTAL))
    assert in_the_middle(screen, ".plan .hl")
    assert screen.tab.locator(".plan .hl").all_inner_texts() == ["2967"]
    assert screen.tab.locator(".orig [data-block=records]").is_visible()
    assert PROJECT.name in screen.tab.locator("[data-block=records]").inner_text()
    assert PROJECT.name in screen.tab.locator(".contents .on").inner_text()


PARTS = """() => {
  const plan = document.querySelector(".plan").cloneNode(true);
  const taken = (node) => { node.remove(); return node.textContent; };
  const cut = (selector) => [...plan.querySelectorAll(selector)].map(taken).join("");
  cut("summary");
  const [title, around] = [cut(".title"), cut(".imprint")];
  return [plan.textContent, title, around];
}"""


def test_the_whole_text_is_on_the_page(screen: Screen) -> None:
    screen.come("text")
    note = screen.tab.locator(".annex .table-note").inner_text()
    shown, title, around = ("".join(words.split()) for words in screen.tab.evaluate(PARTS))
    whole, head = "".join(TEXT.split()), "".join(TEXT[: TEXT.index("前 言")].split())
    assert shown.replace("".join(note.split()), "") == whole.removeprefix(head)
    assert len(title + around) == len(head)
    assert title in head
    assert head.startswith(around[:20])
    assert screen.tab.locator(".plan .n").count() == sum(bool(one.holders) for one in COVERAGE)


def test_a_click_on_a_mark_opens_its_records_and_back_takes_it_back(screen: Screen) -> None:
    fact = PLAN.facts[2]
    assert fact.number
    screen.come("text")
    mark = screen.tab.locator(".plan .n", has_text=fact.number.quote).first
    mark.scroll_into_view_if_needed()
    screen.tab.evaluate("scrollBy(0, 150)")
    before = scrolled(screen)
    mark.click()
    screen.tab.wait_for_url("**at=**")
    settled(screen)
    assert screen.query == {"at": place_of(fact.number)}
    assert fact.name in screen.tab.locator("[data-block=records]").inner_text()
    assert fact.name in screen.tab.locator(".board-announce").inner_text()
    assert scrolled(screen) == before, "the mark was in sight, but the page has moved"
    screen.tab.go_back()
    screen.until("() => !location.search")
    screen.tab.locator("[data-block=records]").wait_for(state="detached")  # the answer may still be on its way
    settled(screen)
    assert screen.tab.locator(".plan .hl").count() == 0


def test_a_link_beside_the_text_leads_to_the_project(screen: Screen) -> None:
    screen.come("text", at=place_of(TOTAL))
    screen.tab.locator("[data-block=records] .rec a.link", has_text=PROJECT.name).first.click()
    screen.tab.wait_for_url("**/project?**")
    settled(screen)
    assert screen.query["id"] == PROJECT.project_id
    screen.tab.go_back()
    screen.tab.wait_for_url("**/text?**")
    screen.rest()
    assert in_the_middle(screen, ".plan .hl")


def test_several_places_are_stepped_through(screen: Screen) -> None:
    screen.come("text", at="rows", category="social_welfare")
    totals = [str(project.total_investment_wan) for project in PLAN.projects if project.category == "social_welfare"]
    assert screen.tab.locator(".plan .hl").all_inner_texts() == totals
    steps = screen.tab.locator("[data-steps=at]")
    assert "共4处" in steps.inner_text()
    for turn in (1, 2, 3, 0):
        steps.locator("button").last.click()
        assert in_the_middle(screen, f'.plan [data-at="{turn}"]')
        assert f"第{turn + 1}处" in steps.inner_text()
    assert screen.query == {"at": "rows", "category": "social_welfare"}


def test_search_finds_counts_and_leads(screen: Screen) -> None:
    screen.come("text")
    screen.tab.locator(".b-search input").fill("幸福食堂")
    screen.until("() => location.search.includes('find=')")
    settled(screen)
    count = TEXT.count("幸福食堂")
    assert f"共{count}处" in screen.tab.locator("[data-steps=hit]").inner_text()
    assert screen.tab.locator(".plan .hit").all_inner_texts() == ["幸福食堂"] * count
    assert in_the_middle(screen, '.plan [data-hit="0"]')
    assert screen.tab.locator("[data-block=hits] .cut").count() == count
    screen.tab.locator("[data-block=hits] .cut").last.click()
    screen.until("() => location.search.includes('at=')")
    settled(screen)
    assert in_the_middle(screen, f'.plan [data-hit="{count - 1}"]')
    assert screen.tab.locator(".b-search").is_visible()


def test_the_contents_lead_to_a_section_and_follow_the_reader(screen: Screen) -> None:
    screen.come("text")
    screen.tab.locator(".contents a", has_text="重点建设项目").click()
    at_the_top(screen, "第五章")
    assert "第五章" in screen.tab.locator(".contents .on").inner_text()
    assert screen.query == {}
    screen.tab.locator(".plan .row").last.scroll_into_view_if_needed()
    screen.until("() => document.querySelector('.contents .on')?.className.includes('l4')")
    shown = screen.tab.locator(".contents .on").bounding_box()
    assert shown
    assert 0 <= shown["y"] < 768


def test_modes_mark_other_numbers(screen: Screen) -> None:
    screen.come("text")
    screen.tab.locator(".planbar .seg button").nth(1).click()
    screen.until("() => location.search.includes('shown=unheld')")
    settled(screen)
    assert screen.tab.locator(".plan .n").count() == sum(not one.holders for one in COVERAGE)
    assert screen.tab.locator("[data-block=unheld] .cut").count() == sum(not one.holders for one in COVERAGE)
    screen.tab.locator(".planbar .seg button").nth(2).click()
    screen.until("() => location.search.includes('shown=all')")
    settled(screen)
    assert screen.tab.locator(".plan .n").count() == len(COVERAGE)
    screen.tab.locator(".planbar .seg button").nth(3).click()
    screen.until("() => location.search.includes('shown=none')")
    settled(screen)
    assert screen.tab.locator(".plan .n").count() == 0


def test_marks_have_one_tab_stop_and_arrow_keys(screen: Screen) -> None:
    screen.come("text")
    assert screen.tab.locator('.plan .n[tabindex="0"]').count() == 1
    screen.tab.locator('.plan .n[tabindex="0"]').focus()
    screen.press_keys("ArrowRight", "ArrowRight")
    held = [one for one in COVERAGE if one.holders]
    assert screen.tab.evaluate("document.activeElement.textContent") == held[2].words
    assert screen.tab.locator('.plan .n[tabindex="0"]').count() == 1
    screen.press_keys("ArrowLeft", "Enter")
    screen.until("() => location.search.includes('at=')")
    settled(screen)
    assert screen.query == {"at": f"{held[1].number.start}-{held[1].number.unit_end}"}
    assert screen.tab.evaluate("document.activeElement.textContent") == held[1].words


def test_on_a_phone_the_records_come_up_over_the_text(phone: Screen) -> None:
    screen = phone.come("text", at=place_of(TOTAL))
    sheet = "[data-block=records]"
    screen.until("sheet => document.querySelector(sheet)?.getBoundingClientRect().bottom <= innerHeight + 1", arg=sheet)
    mark, box = screen.tab.locator(".plan .hl").bounding_box(), screen.tab.locator(sheet).bounding_box()
    assert mark
    assert box
    assert mark["y"] + mark["height"] <= box["y"]
    assert screen.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    screen.tab.locator(f"{sheet} .x").tap()
    screen.until("() => !location.search")
    settled(screen)
    assert screen.tab.locator(sheet).count() == 0
    screen.tab.locator(".fold summary").tap()
    screen.tab.locator(".contents a", has_text="保障措施").tap()
    at_the_top(screen, "第六章")


def test_on_a_phone_a_mark_is_not_hidden_by_its_records(phone: Screen) -> None:
    screen = phone.come("text")
    mark = screen.tab.locator(".plan .n").nth(40)
    mark.evaluate("node => scrollBy(0, node.getBoundingClientRect().bottom - innerHeight + 20)")
    mark.tap()
    screen.until("() => document.querySelector('[data-block=records]')")
    settled(screen)
    place, sheet = screen.tab.locator(".plan .hl").bounding_box(), screen.tab.locator("[data-block=records]").bounding_box()
    assert place
    assert sheet
    assert place["y"] + place["height"] <= sheet["y"]


def test_a_list_keeps_its_place_while_it_is_worked_through(screen: Screen) -> None:
    screen.come("text", find="养老")
    lines = screen.tab.locator("[data-block=hits] .cut")
    lines.nth(30).scroll_into_view_if_needed()
    lines.nth(30).click()
    screen.until("() => location.search.includes('at=')")
    settled(screen)
    box = lines.nth(30).bounding_box()
    assert box
    assert 0 <= box["y"] < 768


def test_the_paper_has_the_text_in_full_and_no_controls(screen: Screen) -> None:
    screen.come("text", at=place_of(TOTAL))
    screen.tab.emulate_media(media="print")
    assert not screen.tab.locator(".contents").is_visible()
    assert not screen.tab.locator(".planbar").is_visible()
    assert not screen.tab.locator("[data-block=records]").is_visible()
    shown = screen.tab.locator(".plan").evaluate(
        "node => getComputedStyle(node).overflow + node.scrollHeight + '/' + node.clientHeight"
    )
    screen.tab.emulate_media(media="screen")
    heights = shown.removeprefix("visible").split("/")
    assert heights[0] == heights[1]
