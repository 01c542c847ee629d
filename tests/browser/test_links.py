"""A link opened anywhere, by anyone, shows the view that it was copied from."""

import pytest
from playwright.sync_api import Route

from tests.browser.expecting import expected
from tests.browser.screen import Screen

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


def test_the_board_gets_the_very_document_of_the_address_again_after_a_reload(screen: Screen) -> None:
    for page, query in LINKS.items():
        assert screen.come(page, **query).document() == expected(page, **query)
        if page in ("overview", "structure", "project"):  # the first page, another, and one that no menu has
            screen.tab.reload(wait_until="commit")
            assert screen.rest().document() == expected(page, **query)


@pytest.mark.parametrize(
    "query",
    [
        {"nonsense": "%00" * 20_000},
        {
            "category": "funeral~<b>~" + "unknown~" * 10_000,
            "township": "1",
            "from_year": "x",
            "to_year": "-5",
            "min_wan": "1e9",
            "text": "\u0000\u202e",
            "basis": "<script>alert(1)</script>",
            "years": "weekly",
            "lang": "xx",
            "unit": "k",
            "theme": "neon",
            "sort": "--",
            "drill": "~~~",
            "tree": "oak",
        },
    ],
    ids=["100-kB-of-nonsense", "a-good-code-among-unknown-codes-and-choices"],
)
def test_junk_in_the_address_is_dropped(query: dict[str, str], screen: Screen) -> None:
    screen.go("funding", **query).sees(expected("funding", **({"category": "funeral"} if "category" in query else {})))


@pytest.mark.board_alone
@pytest.mark.parametrize(
    ("link", "page", "query"),
    [
        ("years?category=funeral。", "years", {"category": "funeral"}),
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
    [(("120.5", "１，０００万元"), {"min_wan": "121", "max_wan": "1000"}, False), (("5000", "1000"), {}, True)],
)
def test_an_amount_is_read_as_it_is_written_or_refused_in_words(
    words: tuple[str, str], query: dict[str, str], is_told: bool, screen: Screen
) -> None:
    screen.come("projects")
    screen.tab.click("#f-side\\:more")
    screen.tab.click("#f-side\\:min_wan\\,max_wan")
    for place, word in enumerate(words):
        screen.tab.locator("#board-popover form input").nth(place).fill(word)
    screen.tab.keyboard.press("Enter")
    screen.leads_to(query)
    assert screen.tab.locator(".unread").count() == is_told


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
