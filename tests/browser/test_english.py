"""An English page holds no Chinese but the plan's own words, wherever a reader may look."""

import re

import pytest

from tests.browser.axe import faults
from tests.browser.screen import Screen
from tests.pages.reading import compared_words, stated_words
from tests.real import real_plan

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff0-9、，。（）()“”《》\-—]*")
ENDS = "、，。（）()“”《》—-0123456789"
PLAN = real_plan()
LONG_ENOUGH = 3
OF_EACH_KIND = (1, 2, 3)  # a list, a list with a search, years: what axe looks at
LINES = """[...document.querySelectorAll("main .b-chart h2, .b-sides h2 span:not(.sev)")].filter((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(one).lineHeight);
}).map((one) => one.textContent)"""

# What a name means has lines of its own: none is cut off while there is room beside it.
CUT = """[...document.querySelectorAll("main .gloss")].filter((one) =>
  one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent)"""


def verbatim() -> set[str]:
    words = {PLAN.title, "中"}
    for project in PLAN.projects:
        words |= {project.name, project.location_text, project.scope_text, project.implementer or "", project.source.section}
        words |= {part for quantity in project.quantities for part in (quantity.noun, quantity.unit, quantity.passage.quote)}
        words |= {f"{quantity.noun}{quantity.value:.10g}{quantity.unit}" for quantity in project.quantities}
    said = stated_words(PLAN) | compared_words(PLAN)
    words |= said | {run.strip(ENDS) for one in said for run in HAN.findall("".join(one.split()))}
    return {"".join(word.split()) for word in words if word}


VERBATIM = verbatim()


def leftovers(words: list[str]) -> set[str]:
    """Runs of Chinese that are neither a value of the plan nor, if long enough to tell, a piece of one."""
    runs = {run.strip(ENDS) for text in words for run in HAN.findall("".join(text.split()))}
    return {run for run in runs if run and not is_plans(run)}


def is_plans(run: str) -> bool:
    if run in VERBATIM:
        return True
    return len(run) >= LONG_ENOUGH and any(run in value for value in VERBATIM)


def words_left_in_chinese(screen: Screen) -> dict[str, object]:
    """What a page in English leaves in Chinese, which headings take a second line, and which meanings are cut off."""
    headings = [] if screen.page in ("project", "checks") else screen.tab.evaluate(LINES)
    found = {"Chinese": leftovers(screen.tab.evaluate("allWords()")), "headings": headings, "meanings": screen.tab.evaluate(CUT)}
    return {name: wrong for name, wrong in found.items() if wrong}


def test_the_headings_of_findings_take_one_line_and_a_stage_quotes_as_it_should(screen: Screen) -> None:
    """Pages as they are opened are read at every size, in ``test_screens``."""
    screen.come("years", category="funeral")
    found = {"nothing compared": leftovers(screen.turn_to("compare", lang="en").tab.evaluate("allWords()"))}
    for finding in ("totals_together", "row_parts-elderly_care_05", "printed_totals-total"):
        screen.turn_to("checks", lang="en", finding=finding)
        found[finding] = set(screen.tab.evaluate(LINES))
    screen.tab.goto(f"{screen.base}/?lang=en&stage=page&step=1&show=numbers", wait_until="commit")
    screen.until("document.querySelector('.stage li')")
    widths = screen.tab.evaluate(
        "[...document.querySelectorAll('.stage li')].map(one => getComputedStyle(one).fontVariantEastAsian)"
    )
    found["quotes on a stage as wide as Chinese ones"] = set(widths) - {"proportional-width"}
    assert {page: words for page, words in found.items() if words} == {}


def test_menus_panels_and_popovers_are_english(screen: Screen) -> None:
    screen.come("overview", lang="en")
    for number, button in enumerate(screen.tab.locator(".side button.f:not(.flip)").all()):
        button.click()
        assert leftovers(screen.tab.evaluate("allWords()")) == set()
        assert number not in OF_EACH_KIND or faults(screen, within="#board-popover") == []
        screen.tab.keyboard.press("Escape")
    screen.tab.locator("#f-share").click()
    screen.tab.locator("#board-popover").wait_for()
    assert leftovers(screen.tab.evaluate("allWords()")) == set()
    screen.tab.keyboard.press("Escape")
    for number, chart in enumerate(screen.charts()):
        for item in range(4):
            screen.tab.locator(f'[id="f-menu:{chart}"]').click()
            assert number or item or faults(screen, within="#board-popover") == []
            screen.tab.get_by_role("menuitem").nth(item).click()
            screen.tab.locator("dialog[open]").wait_for()
            assert leftovers(screen.tab.evaluate("allWords()")) == set(), chart
            assert number or item > 1 or faults(screen, within="dialog[open]") == []
            screen.tab.keyboard.press("Escape")
            screen.tab.locator("dialog[open]").wait_for(state="detached")


def test_hover_words_are_english(screen: Screen) -> None:
    screen.come("overview", lang="en")
    for chart in screen.charts():
        mark = max(screen.marks(chart), key=lambda each: each["height"] * min(each["width"], 50))
        x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, mark])
        screen.tab.mouse.move(x, y)
        screen.tab.locator(f'.frame[data-chart="{chart}"] .hovertext').first.wait_for()
        assert leftovers(screen.tab.evaluate("allWords()")) == set(), chart


def test_the_page_says_its_language(screen: Screen) -> None:
    screen.come("overview", lang="en")
    assert screen.tab.locator("html").get_attribute("lang") == "en"
    assert screen.come("project", lang="en", id="funeral-10").tab.locator(".quote").first.get_attribute("lang") == "zh-CN"
