"""The contradiction desk in the hand: from a finding to its passages, deciding with a note, the keyboard, two people at once."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from analysis.checking.reviewing import review
from models import FindingStatus
from plan_data.read.files import DECISIONS, DEFAULT_FOLDER
from plan_data.write.decisions import read_decisions
from tests.browser.conftest import DESK, OpenScreen, check_manners
from tests.browser.renewing import renew
from tests.browser.screen import Screen
from tests.browser.serving import Server, serving
from tests.real import real_plan
from ui.scene.evidence import is_contradiction

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]
PLAN = real_plan()
FINDINGS = review(PLAN).findings
TOTAL, SWAPPED = "printed_totals-total", "text_amount-funeral_10"
OPEN_ITEM = ".b-findings nav a.on"
BOXES = """where => {
  const boxes = [];
  for (let node = document.querySelector(where); node !== document.body; node = node.parentElement) {
    const { display, overflowY } = getComputedStyle(node);
    if (display !== "contents" && /auto|scroll/.test(overflowY)) boxes.push(node.className);
  }
  return boxes;
}"""


@dataclass(frozen=True)
class Desk:
    """A server of its own, on a copy of the plan's folder."""

    server: Server
    folder: Path


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk") / "plan"
    shutil.copytree(DEFAULT_FOLDER, folder, ignore=shutil.ignore_patterns(DECISIONS))
    with serving(folder.parent / "log.txt", PLAN_FOLDER=str(folder)) as server:
        yield Desk(server, folder)
        assert server.is_up
    assert "Traceback" not in server.logged(), server.logged()[-1_500:]


@pytest.fixture
def desk(own_desk: Desk) -> Desk:
    (own_desk.folder / DECISIONS).unlink(missing_ok=True)
    return own_desk


@pytest.fixture(scope="module")
def tab(browser: Browser, own_desk: Desk) -> Iterator[Screen]:
    """One tab at the desk for all that a single person does there."""
    screen = Screen(browser.new_context(viewport=DESK, locale="zh-CN"), own_desk.server.address, is_alone=True)  # type: ignore[arg-type]
    yield screen
    screen.leave()


@pytest.fixture
def at_desk(tab: Screen, desk: Desk) -> Iterator[Screen]:
    yield tab
    check_manners([tab])
    renew(tab, DESK)


def opened(screen: Screen) -> str | None:
    return screen.tab.locator(".b-sides h2 > :last-child").text_content()


def sentence(name: str) -> str:
    return next(finding.message for finding in FINDINGS if finding.finding_id == name)


def order(screen: Screen) -> list[str]:
    names = screen.tab.locator(".b-findings nav a").evaluate_all("all => all.map((one) => one.dataset.finding)")
    return [str(name) for name in names]


def shows(screen: Screen, name: str) -> None:
    """Wait until a finding is open and all is at rest."""
    screen.rest()
    screen.until("name => boardStore.doc.blocks.find((one) => one.kind === 'decision')?.finding === name", arg=name)
    screen.rest()


def tabs(screen: Screen) -> list[str]:
    return screen.tab.locator(".b-findings .seg a").all_inner_texts()


def press(screen: Screen, label: str) -> None:
    screen.tab.locator(".b-decision .acts button", has_text=label).click()
    screen.rest()


def test_from_a_finding_to_both_passages(screen: Screen) -> None:
    stated, recorded = next(finding for finding in FINDINGS if finding.finding_id == SWAPPED).sides
    for place, side in enumerate((stated, recorded)):
        screen.come("checks", finding=SWAPPED)
        assert opened(screen) == sentence(SWAPPED)
        screen.tab.locator(".paper .where a").nth(place).click()
        screen.tab.wait_for_url("**/text?**")
        screen.rest()
        assert screen.query["at"] == f"{side.numbers[0].start}-{side.numbers[0].end}"
        assert screen.tab.locator(".plan .hl").all_inner_texts() == [side.numbers[0].quote]
        screen.tab.go_back()
        screen.until("document.querySelector('.b-sides')")
        shows(screen, SWAPPED)


def test_a_click_on_the_list_opens_a_finding_and_marks_its_number(screen: Screen) -> None:
    screen.come("checks")
    screen.tab.locator(f'[data-finding="{SWAPPED}"]').click()
    shows(screen, SWAPPED)
    assert screen.query == {"finding": SWAPPED}
    assert screen.tab.locator(".paper mark").all_inner_texts() == ["2697万元", "2967"]
    assert screen.tab.locator(OPEN_ITEM).get_attribute("data-finding") == SWAPPED


def test_a_status_with_a_note_stands_in_the_file_and_moves_the_finding(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks", finding=TOTAL)
    note = '漏了两行，"见原件"\n第二行'
    screen.tab.locator("textarea").fill(note)
    screen.tab.locator(".by input").fill("王某")
    press(screen, "采纳建议")
    assert screen.tab.locator(".decided").is_visible()
    assert tabs(screen)[:2] == [f"待核 {len(FINDINGS) - 1}", "已说明 1"]
    assert screen.tab.locator(".side .menu i").inner_text() == f"≠ {sum(map(is_contradiction, FINDINGS)) - 1}"
    assert opened(screen) == sentence(TOTAL)
    assert TOTAL not in order(screen)
    kept = read_decisions(desk.folder)[TOTAL]
    assert (kept.status, kept.note, kept.guard.split(" #")[0]) == (FindingStatus.EXPLAINED, note, "143063 164063")

    screen.tab.reload()
    shows(screen, TOTAL)
    assert screen.tab.locator("textarea").input_value() == note
    assert "王某" in screen.tab.locator(".decided").inner_text()
    press(screen, "已更正")
    screen.tab.locator(".b-decision .undo").click()
    screen.rest()
    assert read_decisions(desk.folder)[TOTAL] == kept
    press(screen, "仍待核")
    screen.tab.locator("textarea").fill("")
    press(screen, "仍待核")
    assert tabs(screen)[:2] == [f"待核 {len(FINDINGS)}", "已说明 0"]
    assert read_decisions(desk.folder) == {}


def test_arrows_step_and_enter_accepts(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks")
    names = order(screen)
    screen.press_keys("ArrowDown")
    shows(screen, names[1])
    screen.press_keys("j")
    shows(screen, names[2])
    screen.press_keys("k")
    shows(screen, names[1])
    screen.press_keys("Enter")
    screen.until("document.querySelector('.decided')")
    assert list(read_decisions(desk.folder)) == [names[1]]
    assert screen.query["finding"] == names[1]
    screen.press_keys("ArrowDown")
    shows(screen, names[2])
    screen.press_keys("ArrowUp")
    shows(screen, names[0])


def test_what_is_accepted_without_an_address_stays_in_sight(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks")
    first = order(screen)[0]
    screen.press_keys("Enter")
    screen.until("document.querySelector('.decided')")
    shows(screen, first)
    assert screen.query == {"finding": first}
    assert list(read_decisions(desk.folder)) == [first]
    screen.press_keys("Enter")
    assert list(read_decisions(desk.folder)) == [first]


def test_quick_steps_are_not_lost(screen: Screen) -> None:
    screen.come("checks")
    names = order(screen)
    for _ in range(4):
        screen.tab.keyboard.press("ArrowDown")
    shows(screen, names[4])


def test_keys_in_the_note_are_letters(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks")
    first = opened(screen)
    screen.tab.locator("textarea").press_sequentially("jk")
    screen.press_keys("Enter", "ArrowDown")
    assert opened(screen) == first
    assert screen.tab.locator("textarea").input_value() == "jk\n"
    assert read_decisions(desk.folder) == {}


def test_the_list_keeps_the_focus_and_the_open_one_in_sight(screen: Screen) -> None:
    screen.come("checks")
    names = order(screen)
    screen.tab.locator(OPEN_ITEM).focus()
    for name in names[1:]:
        screen.press_keys("ArrowDown")
        shows(screen, name)
    assert screen.tab.evaluate("document.activeElement.dataset.finding") == names[-1]
    box = screen.tab.locator(OPEN_ITEM).bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 768 - box["height"]


def test_a_finding_of_a_link_is_in_sight_in_the_list(screen: Screen) -> None:
    screen.go("checks", finding=FINDINGS[-1].finding_id)
    screen.until(
        "selector => { const box = document.querySelector(selector)?.getBoundingClientRect();"
        " return box && box.top >= 0 && box.bottom <= innerHeight }",
        arg=OPEN_ITEM,
    )
    assert screen.tab.evaluate("scrollY") == 0


def test_a_draft_is_not_lost_by_looking_at_another(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks")
    names = order(screen)
    screen.tab.locator("textarea").fill("还没写完")
    screen.tab.locator(f'[data-finding="{names[1]}"]').click()
    shows(screen, names[1])
    assert screen.tab.locator("textarea").input_value() == ""
    screen.tab.locator(f'[data-finding="{names[0]}"]').click()
    shows(screen, names[0])
    assert screen.tab.locator("textarea").input_value() == "还没写完"


def test_two_people_see_each_other(desk: Desk, open_screen: OpenScreen) -> None:
    one, other = (open_screen(desk.server).go("checks", finding=TOTAL) for _ in range(2))
    one.tab.locator("textarea").fill("是漏行")
    press(one, "采纳建议")
    other.tab.locator("textarea").fill("我改了")
    press(other, "已更正")
    assert other.tab.locator(".b-decision .error").is_visible()
    assert "是漏行" in other.tab.locator(".decided").inner_text()
    assert other.tab.locator("textarea").input_value() == "我改了"
    assert read_decisions(desk.folder)[TOTAL].note == "是漏行"
    press(other, "已更正")
    assert read_decisions(desk.folder)[TOTAL].note == "我改了"
    assert other.tab.locator(".b-decision .error").count() == 0
    for screen in (one, other):
        screen.leave()


def test_a_decision_that_cannot_be_written_is_said_and_the_note_stays(desk: Desk, at_desk: Screen) -> None:
    screen = at_desk.go("checks", finding=SWAPPED)
    in_the_way = desk.folder / f"{DECISIONS}.{desk.server.process.pid}.new"
    in_the_way.mkdir()
    try:
        screen.tab.locator("textarea").fill("以附件为准")
        press(screen, "采纳建议")
        assert screen.tab.locator(".b-decision .error").is_visible()
        assert screen.tab.locator("textarea").input_value() == "以附件为准"
        assert str(desk.folder) not in screen.tab.locator("#board-main").inner_text()
    finally:
        in_the_way.rmdir()
    press(screen, "采纳建议")
    assert screen.tab.locator(".b-decision .error").count() == 0
    assert read_decisions(desk.folder)[SWAPPED].note == "以附件为准"


def test_on_a_phone_a_finding_comes_into_sight(phone: Screen) -> None:
    screen = phone.come("checks")
    assert screen.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.tab.evaluate(BOXES, ".b-findings nav li:last-child") == [], "no box of its own cuts the list"
    screen.tab.locator(".b-findings .seg a.on").tap()
    screen.rest().until("(top => top > 50 && top < 200)(document.querySelector('.b-findings nav').getBoundingClientRect().top)")
    screen.tab.locator(".b-findings nav a").nth(2).tap()
    screen.until("new URL(location).searchParams.get('finding')")
    screen.rest().until("(top => top > 50 && top < 200)(document.querySelector('.b-sides h2').getBoundingClientRect().top)")
    edges = screen.tab.locator(".paper").evaluate_all("some => some.map(one => one.getBoundingClientRect().toJSON())")
    assert edges[0]["bottom"] <= edges[1]["top"]
    screen.tab.locator(".b-findings .seg a:not(.on)").first.tap()
    expect(screen.tab.locator("#board-main p:visible", has_text="没有已说明的。")).to_have_count(1)


def test_on_paper_the_list_is_whole_and_the_bridge_fits(screen: Screen) -> None:
    screen.come("checks")
    screen.tab.emulate_media(media="print")
    screen.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    screen.rest()
    last = screen.tab.locator(".b-findings nav li").last
    assert last.evaluate("node => getComputedStyle(node.closest('.b-findings')).overflowY") == "visible"
    assert screen.tab.locator("textarea:visible").count() == 0
    plot = screen.tab.locator('.frame[data-chart="bridge"] .plot')
    assert plot.evaluate("node => node._fullLayout.width === Math.floor(node.clientWidth)")
    screen.is_left = True
