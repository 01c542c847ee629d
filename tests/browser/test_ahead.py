"""Answers: at once, never wrong, and the same as Python's however the reader gets there."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK
from tests.browser.expecting import expected
from tests.browser.screen import Screen, address_of
from tests.browser.serving import serving
from tests.browser.test_links import LINKS

pytestmark = pytest.mark.browser

WATCH = (Path(__file__).parent / "ahead.js").read_text(encoding="utf-8")
FAST = (
    ("by_category", "funeral"),
    ("by_year", "2022"),
    ("by_category", "elderly_care"),
    ("township_tiles", "532301101"),
    ("by_year", "2021"),
)
ONCE = """async ([action]) => {
  boardAct(action);
  const until = performance.now() + 20000;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  do await pause(25); while (!atRest() && performance.now() < until);
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries({ page: boardStore.doc.page, size: "desk", dark: "0" })) asked.set(name, value);
  const answer = await (await fetch(`/answers?${asked}`)).json();
  const isObject = (value) => value && typeof value === "object" && !Array.isArray(value);
  const sorted = (_, value) => isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  const said = (doc) => JSON.stringify(doc, sorted);
  return [JSON.stringify(readBoard()), said(boardStore.doc) === said(answer), answer];
}"""


@pytest.fixture
def watched(screen: Screen) -> Screen:
    """A tab that can tell what stood on the screen in every frame."""
    screen.come("story").tab.evaluate(WATCH)
    return screen


def moment_at(screen: Screen, page: str, **query: str) -> str:
    """What stands on the screen at an address."""
    screen.come(page, **query)
    return str(screen.tab.evaluate("moment()"))


# What stood in each frame: numbers, titles and charts.
FRAMES = "(isRecording = false, recorded.map((moment) => JSON.stringify(JSON.parse(moment).slice(1))))"


def changed_in_one_frame(screen: Screen, page: str, query: dict[str, str], do: str, arg: Any) -> None:
    """Numbers, titles and charts of ``page`` at ``query`` follow those of all, with no frame in between."""
    there = moment_at(screen, page, **query)
    screen.come("story")  # from elsewhere, as to ``there``
    before = moment_at(screen, page)
    screen.tab.evaluate("record()")
    screen.tab.evaluate(do, arg)
    screen.sees(expected(page, **query))
    screen.until("there => moment() === there", arg=there)
    screen.tab.wait_for_timeout(50)
    seen = screen.tab.evaluate(FRAMES)
    assert [json.loads(moment) for moment in seen] == [json.loads(moment)[1:] for moment in (before, there)]


@pytest.mark.parametrize(
    ("page", "chart", "code", "query"),
    [
        ("overview", "by_category", "funeral", {"category": "funeral", "drill": "category"}),
        ("overview", "by_year", "2022", {"from_year": "2022", "to_year": "2022", "drill": "year"}),
        ("townships", "township_tiles", "532301104", {"township": "532301104", "drill": "township"}),
        ("funding", "flow", "source:other", {"funding_source": "other", "drill": "funding_source"}),
        ("structure", "tree", "category:funeral", {"category": "funeral", "drill": "category"}),
    ],
)
def test_numbers_titles_and_charts_change_in_one_frame(
    watched: Screen, page: str, chart: str, code: str, query: dict[str, str]
) -> None:
    changed_in_one_frame(watched, page, query, "([chart, code]) => pressMark(chart, code)", [chart, code])


@pytest.mark.parametrize(
    ("page", "action", "query"),
    [
        ("funding", {"set": {"basis": "printed", "years": "undivided"}}, {"basis": "printed", "years": "undivided"}),
        ("overview", {"set": {"text": "gongmu"}}, {"text": "gongmu"}),
    ],
)
def test_what_the_sidebar_does_changes_all_in_one_frame(
    watched: Screen, page: str, action: dict[str, Any], query: dict[str, str]
) -> None:
    changed_in_one_frame(watched, page, query, "action => boardAct(action)", action)


def test_no_frame_shows_a_wrong_value_while_clicks_come_fast(watched: Screen) -> None:
    views: list[dict[str, str]] = [{}]
    for chart, code in FAST:
        name = {"by_category": "category", "by_year": "year", "township_tiles": "township"}[chart]
        fields = {"from_year": code, "to_year": code} if name == "year" else {name: code}
        drill = [field for field in views[-1].get("drill", "").split("~") if field not in ("", name)]
        views.append(views[-1] | fields | {"drill": "~".join([*drill, name])})
    right = [moment_at(watched, "overview", **view) for view in views]
    watched.come("overview")
    watched.tab.evaluate("record()")
    for chart, code in FAST:
        watched.tab.evaluate("([chart, code]) => { pressMark(chart, code) }", [chart, code])
        watched.tab.wait_for_timeout(30)
    watched.sees(expected("overview", **views[-1]))
    watched.tab.wait_for_timeout(400)
    seen = watched.tab.evaluate("(isRecording = false, recorded)")
    assert [moment for moment in seen if moment not in right] == []
    places = [right.index(moment) for moment in seen]
    assert places == sorted(places)
    assert places[-1] == len(FAST)


def some_action(chance: random.Random) -> dict[str, Any]:
    codes = {
        "category": ["funeral", "elderly_care", "social_welfare", "grassroots_community"],
        "township": ["532301101", "532301102", "532301104", "532301202"],
        "funding_source": ["central_provincial", "prefecture", "county_city", "other"],
    }
    name = chance.choice(list(codes))
    year = str(chance.randint(2021, 2025))
    return chance.choice(
        [
            {"pick": {name: chance.choice(codes[name])}},
            {"pick": {name: chance.choice(codes[name])}},
            {"toggle": [name, chance.choice(codes[name])]},
            {"pick": {"from_year": year, "to_year": year}},
            {"set": {"years": chance.choice(["undivided", "first_year", None])}},
            {"set": {"townships": chance.choice(["undivided", None])}},
            {"set": {"basis": chance.choice(["printed", "funding", None])}},
            {"set": {"text": chance.choice(["公墓", "jianshe", "中心", "zzz", None])}},
            {"set": {"min_wan": chance.choice(["300", None]), "max_wan": chance.choice(["20000", None])}},
            {"toggle": ["implementer", chance.choice(["楚雄市民政局", "鹿城镇", "none"])]},
            {"clear": True},
        ]
    )


@pytest.mark.parametrize("page", ["overview", "funding", "project", "unit_costs"])
def test_after_each_of_a_dozen_things_done_the_screen_says_what_python_says(page: str, screen: Screen) -> None:
    chance = random.Random(page)
    screen.come(page, **({"id": "funeral-10"} if page == "project" else {}))
    for step in range(12):
        action = some_action(chance)
        seen, is_same, answer = screen.tab.evaluate(ONCE, [action])
        assert is_same, f"step {step}, {action}: the board holds another document than Python gives at {screen.tab.url}"
        shown = json.loads(seen)
        numbers = [[item["label"], item["value"] + item["unit"], item["note"]] for item in answer["numbers"]]
        charts = [[block["id"], block["title"]] for block in answer["blocks"] if block["kind"] == "chart"]
        assert (shown["numbers"], shown["charts"]) == (numbers, charts), f"step {step}, {action}, {screen.tab.url}"


NOTHING_OVER_THE_BOARD = """() => {
  const board = document.querySelector(".board");
  const top = document.elementFromPoint(innerWidth / 2, 120);
  return board.contains(top) && !board.closest("[inert], [aria-hidden=true]") && !document.querySelector("[data-testid=stDialog]");
}"""


@pytest.fixture
def alone(browser: Browser, tmp_path: Path) -> Iterator[tuple[Screen, Path]]:
    """A tab on a server of its own, which the test may kill."""
    context = browser.new_context(viewport=DESK, color_scheme="light")  # type: ignore[arg-type]
    yield Screen(context, ""), tmp_path / "server.log"
    context.close()


def test_a_deep_link_is_what_a_cold_server_is_asked_first_and_its_end_in_the_middle_of_clicking_is_got_over(
    alone: tuple[Screen, Path],
) -> None:
    screen, log = alone
    screen.context.add_init_script(WATCH)
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with serving(log) as server:
        screen.base = server.address
        for page in ("project", "funding"):  # first of all the one that no menu has
            screen.go(page, **LINKS[page]).sees(expected(page, **LINKS[page]))
            assert screen.tab.locator("[role=dialog], dialog[open], [data-testid=stException]").count() == 0
            assert screen.tab.get_by_text("Page not found").count() == 0
            assert screen.query == LINKS[page]
        screen.turn_to("overview")
        screen.tab.evaluate("pressMark('by_category', 'funeral')")
        screen.sees(expected("overview", category="funeral", drill="category"))
        server.process.kill()
        server.process.wait()
    screen.tab.evaluate("pressMark('by_year', '2022')")
    shown = {"category": "funeral", "drill": "category"}
    query = {"category": "funeral", "from_year": "2022", "to_year": "2022", "drill": "category~year"}
    screen.tab.locator("main .lost").wait_for()
    screen.tab.wait_for_timeout(4000)  # Streamlit opens its dialog after some tries
    assert screen.tab.evaluate(NOTHING_OVER_THE_BOARD)
    screen.tab.get_by_role("button", name="分享").click()
    expect(screen.tab.locator(".board-toast")).to_have_text("链接已复制")
    assert screen.tab.evaluate("navigator.clipboard.readText()") == screen.base + address_of("overview", shown)
    with serving(log, port=server.port):
        screen.until("window.atRest && atRest()", timeout=60_000)
        screen.sees(expected("overview", **query))
        assert screen.query == query
        screen.tab.locator("main .lost").wait_for(state="detached")


def test_two_readers_with_different_filters_never_see_each_others(open_screen: Any, server: Any) -> None:
    readers = [open_screen(server).go("overview") for _ in range(2)]
    for first, second in (("funeral", "elderly_care"), ("social_welfare", "funeral"), ("elderly_care", "social_welfare")):
        for reader, code in zip(readers, (first, second), strict=True):
            reader.tab.evaluate("code => boardAct({ set: { category: code } })", code)
        for reader, code in zip(readers, (first, second), strict=True):
            reader.sees(expected("overview", category=code))
            assert reader.query == {"category": code}
    readers[0].tab.reload(wait_until="commit")
    readers[0].sees(expected("overview", category="elderly_care"))
