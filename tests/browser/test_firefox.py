"""Firefox ESR, which Linux desktops of offices bring along: it looks and works as Chromium does."""

import json
import os
import re
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.browser.conftest import is_own
from tests.browser.firefox import Tab, executable, firefox
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

CUT = """[...document.querySelectorAll('.side .f b, .kpi .l')].filter(node => node.scrollWidth > node.clientWidth)
    .map(node => node.textContent)"""
HIDDEN = """[...document.querySelectorAll('[data-chart] .slice text')].filter(node => node.style.display === 'none')
    .map(node => node.textContent.trim()).filter(Boolean)"""
WRONG = ("sticksOut()", "offColumn()", "overprinted()", CUT, HIDDEN)
MARK = """(([mark]) => bringIntoSight('by_category', mark))(marksOf('by_category').filter(({ code }) => code === 'elderly_care'))"""


@pytest.fixture(scope="module")
def tab(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    if executable() is None:
        message = "no Firefox on this machine"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with firefox(tmp_path_factory.mktemp("firefox"), server.address) as tab:
        yield tab
        assert tab.faults == []
        assert [url for url in tab.asked if not is_own(url, server.address)] == []


@pytest.mark.parametrize("look", ["lang=zh&theme=light", "lang=en&theme=dark"])
def test_every_kind_of_page_is_whole(look: str, tab: Tab) -> None:
    tab.come(f"/?{look}")
    for size, pages in (((1366, 768), ("projects", "targets", "checks", "structure")), ((390, 844), ("structure", "funding"))):
        tab.resize(*size)
        for page in pages:
            tab.turn_to(f"/{page}?{look}")
            wrong = {name: found for name in WRONG if (found := tab.evaluate(name))}
            assert wrong == {}, page
        assert tab.evaluate("document.querySelector('.board').dataset.theme") in look


def sheets_of(paper: bytes) -> int:
    """How many pages a PDF has whose objects are packed."""
    unpacked = b""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL):
        with suppress(zlib.error):
            unpacked += zlib.decompressobj().decompress(packed)
    return len(re.findall(rb"/Type\s*/Page\b", paper + unpacked))


def test_a_page_is_printed_on_as_few_sheets_and_stands_as_before(tab: Tab) -> None:
    tab.resize(1366, 768)
    tab.come("/projects")
    for page, sheets in (("projects", 1), ("overview", 2), ("funding", 3), ("project?id=funeral-10", 2)):
        tab.turn_to(f"/{page}".replace("/overview", "/"))
        assert 0 < sheets_of(tab.paper()) <= sheets, page
        tab.until("atRest()")


def test_no_value_of_the_sidebar_ends_in_dots(tab: Tab) -> None:
    tab.resize(1366, 768)
    tab.come("/")
    before = tab.picture()
    tab.evaluate("document.querySelectorAll('.side .f b').forEach(node => { node.style.textOverflow = 'clip'; })")
    assert tab.picture() == before


def test_a_click_on_a_mark_filters_and_back_takes_it_away(tab: Tab) -> None:
    tab.resize(1366, 768)
    tab.come("/")
    tab.click(*tab.evaluate(MARK))
    tab.until("location.search.includes('category=elderly_care') && atRest() && readBoard().chips.length === 1")
    tab.back()
    tab.until("location.search === '' && atRest() && readBoard().chips.length === 0")


def test_words_composed_with_an_input_method_are_searched_once_they_are_committed(tab: Tab) -> None:
    tab.come("/projects")
    tab.evaluate("document.querySelector('main input').focus()")
    tab.compose(["g", "gong", "gong'mu"], "公墓")
    tab.until("new URLSearchParams(location.search).get('text') === '公墓' && atRest()")
    assert all("公墓" in row[0] for row in tab.evaluate("readBoard().rows"))


def shows(server: Server, address: str | None) -> None:
    """Say to the server what a presenter shows."""
    said, kind = json.dumps({"address": address, "begins": True}).encode(), {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(f"{server.address}/follow", said, kind)).close()


def test_it_follows_leaves_and_returns(tab: Tab, server: Server) -> None:
    press = "document.querySelector('.following button').click()"
    shows(server, "/funding?category=funeral")
    tab.go("/years?lang=en")
    tab.evaluate(press)
    tab.until("location.pathname === '/funding' && location.search === '?category=funeral&lang=en' && atRest()")
    tab.turn_to("/townships?lang=en")
    tab.until("document.querySelector('.following').dataset.role === 'left'")
    shows(server, "/structure")
    tab.evaluate(press)
    tab.until("location.pathname === '/structure' && atRest()")
    shows(server, None)
    tab.until("document.querySelector('.following').textContent.includes('paused')")
