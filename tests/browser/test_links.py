"""A link opened anywhere, by anyone, shows the view that it was copied from."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import OpenScreen
from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.browser.serving import Server, serving

pytestmark = pytest.mark.browser

LINKS = {
    "overview": {
        "category": "elderly_care",
        "from_year": "2022",
        "to_year": "2024",
        "years": "undivided",
        "unit": "yi",
        "theme": "dark",
    },
    "structure": {"without": "funeral-05", "tree": "icicle", "lang": "en", "unit": "wan"},
    "funding": {"funding_source": "prefecture~other", "basis": "funding", "lang": "en", "theme": "dark"},
    "years": {"construction_type": "new_build", "years": "first_year", "basis": "printed", "theme": "light"},
    "townships": {"township": "532301101", "townships": "undivided", "drill": "township", "lang": "en"},
    "projects": {"text": "lnrxfst", "sort": "name", "unit": "yi", "theme": "dark"},
    "project": {"id": "funeral-10", "trail": "overview", "category": "funeral", "years": "first_year", "lang": "en"},
}


@pytest.mark.parametrize("page", ["funding", "project"])
def test_a_deep_link_is_the_first_thing_a_cold_server_is_asked(page: str, open_screen: OpenScreen, tmp_path: Path) -> None:
    with serving(tmp_path / "log.txt") as cold:
        screen = open_screen(cold).go(page, **LINKS[page])
        screen.sees(expected(page, **LINKS[page]))
        assert screen.tab.locator("[role=dialog], dialog[open], [data-testid=stException]").count() == 0
        assert screen.tab.get_by_text("Page not found").count() == 0
        assert screen.query == LINKS[page]
        screen.leave()
        assert "Traceback" not in cold.logged()


@pytest.mark.parametrize("page", LINKS)
def test_the_board_gets_the_very_document_of_the_address_again_after_a_reload(page: str, screen: Screen) -> None:
    wanted = expected(page, **LINKS[page])
    screen.go(page, **LINKS[page])
    assert screen.document() == wanted
    screen.tab.reload(wait_until="commit")
    assert screen.rest().document() == wanted


@pytest.mark.parametrize(
    "query",
    [
        {"nonsense": "%00" * 20_000},
        {"category": "unknown~" * 10_000, "township": "1", "from_year": "x", "to_year": "-5", "min_wan": "1e9"},
        {
            "basis": "<script>alert(1)</script>",
            "lang": "xx",
            "unit": "k",
            "theme": "neon",
            "sort": "--",
            "drill": "~~~",
            "tree": "oak",
        },
    ],
    ids=["100-kB-of-nonsense", "unknown-codes", "unknown-choices"],
)
def test_junk_in_the_address_is_dropped(query: dict[str, str], screen: Screen) -> None:
    screen.go("funding", **query).sees(expected("funding"))


@pytest.mark.board_alone
@pytest.mark.parametrize(
    ("link", "page", "query"),
    [
        ("years?category=funeral。", "years", {"category": "funeral"}),
        ("years?lang=en），", "years", {"lang": "en"}),
        ("years?text=公墓.)", "years", {"text": "公墓"}),
        ("years?text=养老（县）", "years", {"text": "养老（县）"}),
        ("years。", "years", {}),
        ("；", "overview", {}),
    ],
)
def test_the_punctuation_after_a_link_is_no_part_of_it(link: str, page: str, query: dict[str, str], screen: Screen) -> None:
    screen.tab.goto(f"{screen.base}/{link}", wait_until="commit")
    screen.rest().sees(expected(page, **query))
    assert (screen.page, screen.query) == (page, query)
    assert screen.tab.locator(".unread").count() == 0


@pytest.mark.board_alone
def test_a_condition_that_was_not_understood_is_told_while_the_address_has_it(screen: Screen) -> None:
    screen.go("overview", category="fun", from_year="x", to_year="2023")
    assert [("fun" in words, "x" in words) for words in screen.tab.locator(".unread").all_inner_texts()] == [(True, True)]
    assert screen.tab.locator(".unread").bounding_box()["height"] < 24  # type: ignore[index]
    screen.tab.evaluate("boardAct({ toggle: ['category', 'funeral'] })")
    screen.leads_to({"category": "funeral", "from_year": "2021", "to_year": "2023"})
    screen.tab.evaluate("boardAct({ set: { category: null } })")
    screen.leads_to({"from_year": "2021", "to_year": "2023"})
    assert screen.tab.locator(".unread").count() == 0


@pytest.mark.board_alone
def test_the_menu_keeps_what_was_done_while_no_answer_came(screen: Screen) -> None:
    screen.go("overview", lang="en")
    waiting: list[Route] = []
    screen.tab.route("**/answers?*", lambda route: waiting.append(route))
    screen.tab.evaluate("boardAct({ toggle: ['category', 'funeral'] })")
    screen.tab.evaluate("boardAct({ set: { years: 'undivided' } })")
    screen.tab.click(".nav a[href*='/years']")
    screen.until("location.pathname.endsWith('/years')")
    asked = {"category": "funeral", "years": "undivided", "lang": "en"}
    assert screen.query == asked
    for route in waiting:
        route.continue_()
    screen.tab.unroute("**/answers?*")
    screen.leads_to(asked)
    screen.sees(expected("years", **asked))


@pytest.mark.board_alone
@pytest.mark.parametrize(
    ("words", "query", "is_told"),
    [
        (("1亿", ""), {"min_wan": "10000"}, False),
        (("120.5", "１，０００万元"), {"min_wan": "121", "max_wan": "1000"}, False),
        (("5000", "1000"), {}, True),
        (("5000—1000", ""), {}, True),
    ],
)
def test_an_amount_is_read_as_it_is_written_or_refused_in_words(
    words: tuple[str, str], query: dict[str, str], is_told: bool, screen: Screen
) -> None:
    screen.go("projects")
    screen.tab.click("#f-side\\:more")
    screen.tab.click("#f-side\\:min_wan\\,max_wan")
    for place, word in enumerate(words):
        screen.tab.locator("#board-popover form input").nth(place).fill(word)
    screen.tab.keyboard.press("Enter")
    screen.leads_to(query)
    assert screen.tab.locator(".unread").count() == is_told


def test_good_codes_survive_beside_junk(screen: Screen) -> None:
    screen.go("overview", category="funeral~<b>", text="\u0000\u202e", years="weekly")
    screen.sees(expected("overview", category="funeral"))


@pytest.mark.parametrize("path", ["nowhere", "nowhere/at/all", "funding/nowhere"])
def test_an_unknown_page_is_no_dead_end(path: str, screen: Screen) -> None:
    screen.tab.goto(f"{screen.base}/{path}?category=funeral", wait_until="commit")
    screen.sees(expected("overview", category="funeral"))
    assert screen.query == {"category": "funeral", "page": path}
    assert path in screen.tab.locator(".unread").inner_text()
    screen.tab.locator(".chip").first.click()
    screen.leads_to({})
    assert screen.tab.locator(".unread").count() == 0
    assert screen.tab.locator("[role=dialog]").count() == 0


def test_two_readers_do_not_see_each_others_filters(open_screen: OpenScreen, server: Server) -> None:
    screen, other = open_screen(server), open_screen(server).go("overview", category="funeral")
    screen.go("overview", township="532301104", lang="en")
    other.tab.locator(".chip").first.click()
    other.sees(expected("overview"))
    screen.sees(expected("overview", township="532301104", lang="en"))
    screen.tab.reload(wait_until="commit")
    screen.sees(expected("overview", township="532301104", lang="en"))
