"""Every control of the sidebar and the head acts, stands in the address, and shows what it is set to."""

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import faults
from tests.browser.expecting import expected
from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]

FILTERS = {
    "category": "funeral",
    "township": "532301104",
    "from_year": "2021",
    "to_year": "2022",
    "funding_source": "central_provincial",
    "min_wan": "500",
    "text": "公墓",
    "reach": "single_township",
}


def control(screen: Screen, param: str) -> Locator:
    return screen.tab.locator(f'[id="f-side:{param}"]')


def open_control(screen: Screen, param: str) -> Locator:
    """Open a control's popover, going through the line of rarer filters where it stands behind that."""
    if not control(screen, param).count():
        control(screen, "more").click()
    if control(screen, param).count():
        control(screen, param).click()
    box = screen.tab.locator("#board-popover")
    box.wait_for()
    return box


def closed(screen: Screen) -> None:
    """With no popover open any more."""
    while screen.tab.locator("#board-popover").count():
        screen.press_keys("Escape")


def option(box: Locator, code: str) -> Locator:
    return box.locator(f'[role="option"][data-code="{code}"]')


def sees_address(screen: Screen, page: str, **query: str) -> None:
    """The address is this one, and the screen shows what it means."""
    screen.until(
        "wanted => JSON.stringify(Object.fromEntries([...new URL(location.href).searchParams].sort())) === wanted",
        arg=json.dumps(dict(sorted(query.items())), ensure_ascii=False, separators=(",", ":")),
    )
    screen.sees(expected(page, **query))


def test_two_options_quickly_one_after_another(screen: Screen) -> None:
    for param, codes in {
        "category": ("funeral", "elderly_care"),
        "township": ("532301101", "532301111"),
        "funding_source": ("prefecture", "other"),
        "reach": ("city_level", "all_townships"),
        "construction_type": ("expansion", "new_build"),
    }.items():
        screen.come("overview")
        box = open_control(screen, param)
        for code in codes:
            option(box, code).click()
        for code in codes:
            expect(option(box, code)).to_have_attribute("aria-selected", "true")
        screen.rest()
        sees_address(screen, "overview", **{param: "~".join(sorted(codes))})
        option(box, codes[0]).click()
        screen.rest()
        sees_address(screen, "overview", **{param: codes[1]})
        closed(screen)


def test_five_options_in_one_breath(screen: Screen) -> None:
    screen.come("overview")
    open_control(screen, "township")
    codes = ["532301101", "532301103", "532301105", "532301107", "532301109"]
    screen.tab.evaluate(
        "codes => codes.forEach((code) => document.querySelector(`#board-popover [data-code='${code}']`).click())", codes
    )
    screen.rest()
    sees_address(screen, "overview", township="~".join(codes))


def test_of_two_townships_any_or_all_are_asked_for(screen: Screen) -> None:
    chosen = {"township": "532301101~532301102"}
    screen.come("overview", township="532301101")
    box = open_control(screen, "township")
    assert box.get_by_role("button", name="同时").count() == 0
    option(box, "532301102").click()
    expect(box.get_by_role("button", name="任一")).to_have_attribute("aria-pressed", "true")
    box.get_by_role("button", name="同时").click()
    sees_address(screen, "overview", **chosen, township_match="all")
    assert screen.read()["words"].startswith("同时服务鹿城镇和东瓜镇，12个项目。")
    box.get_by_role("button", name="任一").click()
    sees_address(screen, "overview", **chosen)
    assert screen.read()["words"].startswith("鹿城镇或东瓜镇，")


def test_the_year_of_the_start_and_unconfirmed_columns_stand_among_the_rarer_filters(screen: Screen) -> None:
    screen.come("projects")
    box = open_control(screen, "start_year")
    option(box, "2022").click()
    sees_address(screen, "projects", start_year="2022")
    assert screen.read()["chips"] == ["开工年：2022"]
    screen.tab.keyboard.press("Escape")
    screen.tab.get_by_role("switch", name="只看列别待核").click()
    sees_address(screen, "projects", start_year="2022", unsettled="1")
    assert screen.read()["chips"] == ["开工年：2022", "资金：列别待核"]


def test_an_implementing_body_is_chosen_by_its_name(screen: Screen) -> None:
    screen.come("projects")
    box = open_control(screen, "implementer")
    chosen = box.locator('[role="option"]:not([data-code="all"])').first
    code = chosen.get_attribute("data-code")
    chosen.click()
    screen.rest()
    sees_address(screen, "projects", implementer=code or "")


def test_the_year_range(screen: Screen) -> None:
    screen.come("years")
    box = open_control(screen, "from_year,to_year")
    box.locator("select").first.select_option("2022")
    screen.rest()
    box.locator("select").last.select_option("2023")
    screen.rest()
    assert screen.query["to_year"] == "2023"
    screen.sees(expected("years", **screen.query))
    assert screen.read()["chips"] == ["年度：2022—2023"]


def test_the_amount_range_takes_full_width_digits(screen: Screen) -> None:
    screen.come("projects")
    box = open_control(screen, "min_wan,max_wan")
    box.locator("input").first.fill("１，０００")
    box.locator("input").last.fill("5000")
    screen.tab.keyboard.press("Enter")
    sees_address(screen, "projects", min_wan="1000", max_wan="5000")


def test_words_composed_with_an_input_method_are_searched_when_they_are_committed(screen: Screen) -> None:
    """As an input method does it: letters that stand for the word, more of them, and then the word."""
    for page, field in {"projects": "text", "targets": "find", "text": "find"}.items():
        screen.go(page)
        screen.tab.locator('main input[type="search"]').first.focus()
        keyboard = screen.context.new_cdp_session(screen.tab)
        for letters in ("sh", "shit", "shitang"):
            keyboard.send(
                "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
            )
        screen.tab.wait_for_timeout(400)  # longer than a pause in typing
        assert field not in screen.query
        keyboard.send("Input.insertText", {"text": "食堂"})
        sees_address(screen, page, **{field: "食堂"})


def test_the_search_field(screen: Screen) -> None:
    screen.come("projects")
    for words in ("lnrxfst", "食堂"):
        screen.tab.locator('main input[type="search"]').first.fill(words)
        screen.until("words => new URL(location.href).searchParams.get('text') === words", arg=words)
        sees_address(screen, "projects", text=words)
        assert "老年人幸福食堂" in [row[0] for row in screen.read()["rows"]]


# Words come into a field at once; what is asked for in that very moment.
TYPED = """([selector, words]) => {
  const [field, plain, asked] = [document.querySelector(selector), window.fetch, []];
  window.fetch = (...all) => { asked.push(all[0]); return plain(...all); };
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  window.fetch = plain;
  return asked.length;
}"""


# A server that has taken long is not asked ahead: here an answer is old at once, and the next takes no time, however slow all is.
STILL, ON = "() => { const now = performance.now() + 1e6; performance.now = () => now; }", "() => { delete performance.now; }"


def test_the_search_field_of_the_sidebar(screen: Screen) -> None:
    screen.come("projects").tab.evaluate(STILL)
    screen.turn_to("overview").tab.evaluate(ON)
    screen.is_left = True
    control(screen, "more").click()
    assert screen.tab.evaluate(TYPED, [".side .f.text input", "公墓"]) == 1, "the answer is asked for with the first key"
    screen.until("new URL(location.href).searchParams.has('text')")
    sees_address(screen, "overview", text="公墓")


def test_typing_on_while_answers_come_loses_no_letter(screen: Screen) -> None:
    screen.come("projects")
    field = screen.tab.locator('main input[type="search"]').first
    field.press_sequentially("xingfushitang", delay=90)
    expect(field).to_have_value("xingfushitang")
    sees_address(screen, "projects", text="xingfushitang")
    expect(field).to_be_focused()
    expect(field).to_have_value("xingfushitang")


def test_the_switch_that_leaves_out_the_largest_project(screen: Screen) -> None:
    screen.come("overview")
    switch = screen.tab.locator('.side [role="switch"]')
    switch.click()
    sees_address(screen, "overview", without="funeral-05")
    expect(switch).to_have_attribute("aria-checked", "true")
    switch.click()
    sees_address(screen, "overview")


def test_a_choice_of_method(screen: Screen) -> None:
    screen.come("overview", category="elderly_care")
    for param, code in (("basis", "printed"), ("years", "first_year"), ("years", "undivided"), ("townships", "undivided")):
        option(open_control(screen, param), code).click()
        sees_address(screen, "overview", category="elderly_care", **{param: code})
        expect(screen.tab.locator("#board-popover")).to_have_count(0)
        box = open_control(screen, param)
        box.locator('[role="option"]').first.click()
        sees_address(screen, "overview", category="elderly_care")


def test_a_switch_of_the_view_keeps_the_filters(screen: Screen) -> None:
    for words, param, code in (("亿元", "unit", "yi"), ("万元", "unit", "wan"), ("深", "theme", "dark"), ("EN", "lang", "en")):
        screen.come("structure", category="funeral", years="undivided")
        screen.tab.locator(".side .seg button", has_text=re.compile(f"^{words}$")).click()
        sees_address(screen, "structure", category="funeral", years="undivided", **{param: code})


def test_the_switches_of_charts(screen: Screen) -> None:
    screen.come("structure")
    screen.tab.locator('[data-block="tree"] [role="switch"]').click()
    sees_address(screen, "structure", tree="icicle")
    screen.tab.locator('[data-block="concentration"] [role="switch"]').click()
    sees_address(screen, "structure", tree="icicle", without="funeral-05")


def test_the_table_is_sorted_by_its_headers(screen: Screen) -> None:
    screen.come("projects")
    screen.tab.locator("th button", has_text="项目").first.click()
    sees_address(screen, "projects", sort="name")
    screen.tab.locator("th button", has_text="项目").first.click()
    sees_address(screen, "projects", sort="-name")
    end = screen.tab.locator("th", has_text="完工")
    end.locator("button").press("Enter")
    sees_address(screen, "projects", sort="end_year")
    expect(end).to_have_attribute("aria-sort", "ascending")
    expect(end.locator("button")).to_be_focused()
    screen.tab.locator("#f-side\\:columns").press("Enter")
    screen.press_keys("End", "ArrowUp", "Enter", "Escape")
    sees_address(screen, "projects", sort="end_year", columns="-other")
    expect(screen.tab.locator("#f-side\\:columns")).to_be_focused()
    screen.tab.set_viewport_size({"width": 390, "height": 844})
    expect(end.locator("button")).to_be_visible()


def test_chips_are_taken_away_one_by_one(screen: Screen) -> None:
    screen.come("overview", **FILTERS)
    left = dict(FILTERS)
    for names in (("township",), ("from_year", "to_year"), ("text",), ("category",), ("min_wan",), ("reach",), ("funding_source",)):
        clear = next(chip["label"] for chip in screen.document()["head"]["chips"] if set(names) <= set(chip["clear"]))
        screen.tab.locator(".chip", has_text=clear).click()
        left = {name: value for name, value in left.items() if name not in names}
        sees_address(screen, "overview", **left)


def test_everything_is_cleared_at_once_but_the_methods(screen: Screen) -> None:
    screen.come("townships", **FILTERS, years="undivided", unit="wan", drill="township")
    screen.tab.get_by_role("button", name="清除全部").click()
    sees_address(screen, "townships", years="undivided", unit="wan")


def test_nothing_in_view_offers_the_way_out(screen: Screen) -> None:
    screen.come("overview", text="没有这样的项目", category="funeral")
    screen.tab.locator(".empty button").first.click()
    sees_address(screen, "overview", category="funeral")


def test_a_chip_says_aloud_what_it_takes_away(screen: Screen) -> None:
    screen.come("overview", category="funeral")
    expect(screen.tab.locator(".chip")).to_have_accessible_name(re.compile("^去掉 ?类别：殡葬类$"))


SHADOWS = """node => {
  const one = node.matches('.pop') ? node : node.appendChild(Object.assign(document.createElement('div'), { className: 'pop' }));
  const shadow = getComputedStyle(one).boxShadow;
  if (one !== node) one.remove();
  return shadow;
}"""


def test_the_link_is_copied_over_plain_http_too_or_stands_there_selected_and_one_esc_closes(screen: Screen) -> None:
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.come("funding", category="funeral", unit="yi")
    opener, box, toast = screen.tab.locator("#f-share"), screen.tab.locator("#board-popover"), screen.tab.locator(".board-toast")
    opener.press("Enter")
    expect(box).to_contain_text("start.py --share")  # the tests' server is this machine's own
    assert faults(screen, within="#board-popover") == []
    assert box.evaluate(SHADOWS) == screen.tab.locator(".board").evaluate(SHADOWS), "as of every popover"
    for is_plain in (False, True):
        screen.tab.evaluate("is => { if (is) Object.defineProperty(window, 'isSecureContext', { value: false }) }", is_plain)
        screen.tab.keyboard.press("Enter")
        expect(toast).to_have_text("链接已复制")
        assert screen.tab.evaluate("navigator.clipboard.readText()") == screen.tab.url
        screen.tab.evaluate("navigator.clipboard.writeText('')")
    screen.tab.evaluate("document.execCommand = () => false")
    screen.tab.keyboard.press("Enter")
    field = box.locator("input")
    expect(field).to_be_focused()
    expect(field).to_have_value(screen.tab.url)
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(screen.tab.url)
    screen.tab.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(opener).to_be_focused()
    screen.is_left = True


def test_esc_closes_a_popover_and_gives_the_focus_back(screen: Screen) -> None:
    screen.come("overview")
    control(screen, "category").focus()
    screen.tab.keyboard.press("Enter")
    expect(screen.tab.locator("#board-popover")).to_be_visible()
    screen.tab.keyboard.press("ArrowDown")
    screen.tab.keyboard.press("Enter")
    screen.tab.keyboard.press("Escape")
    expect(screen.tab.locator("#board-popover")).to_have_count(0)
    expect(control(screen, "category")).to_be_focused()
    screen.rest()
    assert "category" in screen.query
