"""Nothing leaves the machine: no request of the browser on any page or action, no connection of the server."""

import html
import re
import socket
import struct
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import is_own
from tests.browser.screen import Screen
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

PICTURES = {"PNG": b"\x89PNG", "SVG": b"<svg"}
PARTS = {"PPTX": r"ppt/slides/slide", "DOCX": r"word/(document|footnotes)", "XLSX": r"xl/sharedStrings"}


def words_in(file: Path, form: str) -> str:
    """Everything that a file of the office says."""
    with zipfile.ZipFile(file) as pack:
        parts = [pack.read(name).decode() for name in pack.namelist() if re.match(PARTS[form], name)]
    return html.unescape(re.sub(r"<[^>]*>", "", "".join(parts)))


def test_no_page_asks_anyone_else_and_the_server_connects_to_nobody(screen: Screen, server: Server) -> None:
    """What a tab has asked for is looked through after every test (``check_manners``), and so on every page: here a few will do."""
    screen.go()
    screen.turn_to("project", lang="en", id="funeral-10")
    screen.tab.mouse.move(700, 400)
    screen.tab.mouse.wheel(0, 2_000)
    screen.turn_to("funding")
    assert len(screen.asked) > 20
    assert any(url.startswith("ws://") for url in screen.asked)
    assert {url for url in screen.asked if not is_own(url, screen.base)} == set()
    if not Path(f"/proc/{server.process.pid}/net/tcp").exists():
        pytest.skip("the server's own connections: this system has no /proc/net/tcp to read them from")
    assert _connections(server.process.pid) <= {"127.0.0.1"}


def _connections(pid: int) -> set[str]:
    """The addresses at the other ends of a process's connections; of those of the newer kind as they are written."""
    owned, found = _sockets_of(pid), set[str]()
    for table in (Path(f"/proc/{pid}/net/tcp"), Path(f"/proc/{pid}/net/tcp6")):
        lines = [line.split() for line in table.read_text().splitlines()[1:]] if table.exists() else []
        ends = [line[2] for line in lines if line[9] in owned and not line[2].endswith(":0000")]
        found |= {_address(end)[0] if table.name == "tcp" else end for end in ends}
    return found


def fetched(screen: Screen) -> list[str]:
    """What the browser has asked for, without what it asks in advance while the pointer moves."""
    return [url for url in screen.asked if url.startswith("http") and not re.search(r"/answers\?|favicon", url)]


@pytest.mark.board_alone
@pytest.mark.parametrize("page", ["overview", "structure", "funding"])
def test_pictures_are_made_in_the_browser(page: str, screen: Screen) -> None:
    screen.come(page)
    for chart in screen.charts():
        before = fetched(screen)
        screen.tab.locator(f'[id="f-menu:{chart}"]').click()
        screen.tab.get_by_role("menuitem", name="导出").click()
        dialog = screen.tab.locator("dialog.exporting[open]")
        for label, start in PICTURES.items():
            dialog.get_by_role("radio", name=label).click()
            with screen.tab.expect_download() as download:
                dialog.get_by_role("button", name="导出", exact=True).click()
            content = Path(download.value.path()).read_bytes()
            assert content.startswith(start), f"{label} of {chart}"
            assert download.value.suggested_filename.endswith(f".{label.lower()}")
            if label == "SVG":
                assert screen.chart(chart)["title"][:6] in re.sub(r"<[^>]*>", "", content.decode())
        assert fetched(screen) == before
        screen.tab.keyboard.press("Escape")
        dialog.wait_for(state="detached")


def test_a_chart_shows_its_numbers_its_method_and_its_passages(screen: Screen) -> None:
    screen.come("overview")
    for label, inside in (("看数据", "table"), ("怎么算的", "p"), ("原文", "a")):
        screen.tab.locator('[id="f-menu:by_category"]').click()
        screen.tab.get_by_role("menuitem", name=label).click()
        panel = screen.tab.locator("dialog.panel[open]")
        panel.locator(f".sheet-body {inside}").first.wait_for()
        screen.tab.keyboard.press("Escape")
        panel.wait_for(state="detached")


def _sockets_of(pid: int) -> set[str]:
    """The inode numbers of a process's sockets."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found |= set(re.findall(r"socket:\[(\d+)\]", str(link.readlink())))
        except FileNotFoundError:  # closed while we look
            continue
    return found


def _address(words: str) -> tuple[str, int]:
    address, port = words.split(":")
    return socket.inet_ntoa(struct.pack("<I", int(address, 16))), int(port, 16)


def test_files_are_made_by_the_server_and_hold_what_the_screen_shows(screen: Screen) -> None:
    screen.come("overview", category="funeral", years="undivided")
    title, words = screen.tab.locator("h1").inner_text(), screen.tab.locator(".head .words").inner_text()
    openers = {"#f-export": "此页", "[id='f-export:projects']": "此表"}
    for opener, what in openers.items():
        for form in PARTS:
            screen.tab.locator(opener).click()
            dialog = screen.tab.locator("dialog.exporting[open]")
            assert dialog.locator(".seg .on").first.inner_text() == what
            dialog.get_by_role("radio", name=form).click()
            assert dialog.get_by_role("radio", name="PNG").is_disabled(), "a page and a table have no picture"
            with screen.tab.expect_download() as download:
                dialog.get_by_role("button", name="导出", exact=True).click()
            said = words_in(download.value.path(), form)
            assert screen.document()["foot"] in said
            assert words.replace(" ", "") in said.replace(" ", "")
            assert title in said or what == "此表"
            screen.tab.keyboard.press("Escape")
            dialog.wait_for(state="detached")
            assert screen.tab.evaluate("selector => document.activeElement.matches(selector)", opener)
    _leave_a_long_one(screen)
    _fail_and_try_again(screen)


def _leave_a_long_one(screen: Screen) -> None:
    """取消 while a handout is made, of which somebody else notices nothing, ends it: dialog, request and file."""
    files = list[object]()
    screen.tab.on("download", lambda file: files.append(file))
    screen.tab.locator("#f-export").click()
    dialog = screen.tab.locator("dialog.exporting[open]")
    dialog.get_by_role("radio", name="网页").click()
    dialog.get_by_role("button", name="导出", exact=True).click()
    expect(dialog.locator(".said")).to_have_text(re.compile(r"正在生成第\d+项，共\d+项"))
    expect(dialog.get_by_role("button", name="导出", exact=True)).to_be_disabled()
    answer = screen.context.request.get(f"{screen.base}/answers?page=years&category=elderly_care&from_year=2022")
    assert answer.ok
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    with screen.tab.expect_event("requestfailed", lambda request: "form=html" in request.url):
        dialog.get_by_role("button", name="取消").click()
    dialog.wait_for(state="detached")
    assert screen.tab.evaluate("document.activeElement.id") == "f-export"
    screen.tab.wait_for_timeout(100)
    assert files == []


def _fail_and_try_again(screen: Screen) -> None:
    """A server that fails and one that is away are told in words, and what was chosen can be tried again."""
    screen.tab.locator("#f-export").click()
    dialog = screen.tab.locator("dialog.exporting[open]")
    dialog.get_by_role("radio", name="XLSX").click()
    ways = [
        lambda route: route.fulfill(status=500),
        lambda route: route.abort(),
        lambda route: route.fulfill(body='{"failed": true}\n'),
    ]
    for fails in ways:
        screen.tab.route("**/export?*", fails)
        dialog.get_by_role("button", name="导出", exact=True).click()
        expect(dialog.locator(".said.warn")).to_have_text(re.compile("没有导出成"))
        expect(dialog.get_by_role("button", name="关闭", exact=True).last).to_be_enabled()
        screen.tab.unroute("**/export?*")
    with screen.tab.expect_download():
        dialog.get_by_role("button", name="导出", exact=True).click()
    expect(dialog.locator(".said:not(.warn)")).to_have_text(re.compile(r"\.xlsx"))
    screen.faults[:] = [fault for fault in screen.faults if "Failed to load resource" not in fault]  # the two that were meant
