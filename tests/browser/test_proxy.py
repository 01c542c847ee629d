"""Behind a proxy that speaks TLS and gives the dashboard a path of its own, kept or taken off: a real nginx."""

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from environment import lan_addresses
from plan_data.read.files import DECISIONS, DEFAULT_FOLDER
from plan_data.write.decisions import read_decisions
from tests.browser.conftest import OpenScreen, check_manners
from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.browser.serving import ROOT, Server, free_port, serving

pytestmark = pytest.mark.browser
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL = shutil.which("openssl")
PRESENTER = "known-to-one"
FOLLOWS = """new Promise((done) => {
  const stream = new EventSource("follow");
  stream.onmessage = ({ data }) => { stream.close(); done(JSON.parse(data).n); };
})"""
SHARING = ROOT / "docs" / "SHARING.md"


@dataclass(frozen=True)
class Behind:
    """The dashboard by its address at the proxy, and what is behind: the server itself and its plan's folder."""

    address: str
    server: Server
    folder: Path


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    if NGINX is None or OPENSSL is None:
        message = "no nginx, or no openssl, on this machine"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    folder = tmp_path_factory.mktemp("proxy")
    shutil.copytree(DEFAULT_FOLDER, folder / "plan", ignore=shutil.ignore_patterns(DECISIONS))
    options = {
        "PLAN_FOLDER": str(folder / "plan"),
        "STREAMLIT_SERVER_BASE_URL_PATH": "/minzheng",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
        "PLAN_PRESENTER": PRESENTER,
    }
    with serving(folder / "log.txt", **options) as server, nginx(folder, server.port) as address:
        yield Behind(address, server, folder / "plan")
        assert "Traceback" not in server.logged(), server.logged()[-1_500:]


@contextmanager
def nginx(folder: Path, app: int) -> Iterator[str]:
    """A running nginx in front of a port of this machine, told what docs/SHARING.md says; its address."""
    port = free_port()
    (folder / "nginx.conf").write_text(told(folder, port, app), encoding="utf-8")
    certificate = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(folder / "plan.key"), "-out", str(folder / "plan.pem")]
    subprocess.run([str(OPENSSL), *certificate, *files], check=True, capture_output=True)
    with subprocess.Popen([str(NGINX), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]) as running:
        while connects(port):  # not yet listening
            time.sleep(0.05)
            assert running.poll() is None, "nginx has ended"
        yield f"https://127.0.0.1:{port}"
        running.terminate()


def connects(port: int) -> int:
    """Why nobody listens on a port of this machine, as the system says it; zero where somebody does."""
    with socket.socket() as asker:
        return asker.connect_ex(("127.0.0.1", port))


def told(folder: Path, port: int, app: int) -> str:
    """The example of the document with our ports and files; and below another path, which is taken off."""
    example = re.search(r"```nginx\n(.*?)```", SHARING.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    lines = example[1].replace("443", f"127.0.0.1:{port}").replace("/etc/nginx", str(folder)).replace("8501", str(app))
    [kept] = re.findall(r"  location /minzheng \{.*?\n  \}\n", lines, re.DOTALL)
    taken = kept.replace("/minzheng", "/taken/off/").replace(f":{app};", f":{app}/;")
    places = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    outside = f"pid {folder}/pid; error_log {folder}/error.log; daemon off; events {{ }}"
    return f"{outside} http {{ access_log off; {places} {lines.replace(kept, kept + taken)} }}"


@pytest.fixture
def opened(behind: Behind, open_screen: OpenScreen) -> Callable[[str], Screen]:
    """A tab on the dashboard below a path of the proxy."""

    def at(path: str) -> Screen:
        screen = open_screen(behind.server, ignore_https_errors=True)
        screen.base = behind.address + path
        return screen

    return at


@pytest.mark.parametrize("path", ["/minzheng", "/taken/off"])
def test_everything_is_found_below_a_path(path: str, opened: Callable[[str], Screen]) -> None:
    screen = opened(path)
    screen.tab.goto(screen.base)  # without the slash
    screen.rest().sees(expected("overview"))
    mark = next(mark for mark in screen.marks("by_category") if mark["code"] == "elderly_care")
    screen.click("by_category", mark)
    screen.leads_to({"category": "elderly_care", "drill": "category"})
    screen.tab.go_back()
    screen.leads_to({})
    screen.tab.click(".nav a[href*='/years']")
    screen.rest().sees(expected("years"))
    assert screen.tab.url == f"{screen.base}/years"
    screen.tab.reload(wait_until="commit")
    screen.rest().sees(expected("years"))
    screen.tab.goto(f"{screen.base}/no/such/page?category=funeral")
    screen.rest().sees(expected("overview", category="funeral"))
    assert screen.tab.url == f"{screen.base}/?category=funeral&page=no/such/page"
    asked = {url.partition("?")[0] for url in screen.asked}
    assert all(url.partition("://")[2].startswith(screen.base.partition("://")[2]) for url in asked if not url.startswith("blob:"))
    assert f"{screen.base}/_stcore/stream".replace("https", "wss") in asked
    assert screen.tab.evaluate("fetch('favicon.svg').then(answer => answer.headers.get('content-type'))") == "image/svg+xml"


def test_a_decision_goes_through_a_file_comes_and_the_link_that_is_copied_is_one_for_others(
    opened: Callable[[str], Screen], behind: Behind
) -> None:
    screen = opened("/minzheng")
    screen.tab.goto(f"{screen.base}/enter#{PRESENTER}")
    screen.tab.wait_for_url(f"{screen.base}/")
    screen.go("checks")
    screen.tab.get_by_role("button", name="采纳建议").click()
    screen.until("!boardStore.isWaiting")
    screen.rest()
    assert [decision.status for decision in read_decisions(behind.folder).values()] == ["explained"]
    assert screen.tab.evaluate(FOLLOWS) == 0, "the stream is not held back"
    assert (
        screen.tab.evaluate("fetch('rows?page=projects&size=desk&dark=0&block=projects&from=0&count=2').then(a => a.status)") == 200
    )
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied_is_for_others(screen, screen.base)
    others = next(iter(lan_addresses()), "127.0.0.1")
    check_manners([screen])
    screen.asked.clear()  # of the proxy; what follows is asked of the server itself
    screen.base = f"{behind.server.address}/minzheng"
    copied_is_for_others(screen, screen.base.replace("127.0.0.1", others))


def copied_is_for_others(screen: Screen, wanted: str) -> None:
    """The link that is copied begins as is wanted."""
    screen.go("years", category="funeral")
    screen.tab.get_by_role("button", name="分享").click()
    screen.tab.get_by_role("button", name="复制", exact=True).click()
    expect(screen.tab.locator(".board-toast.on")).to_be_visible()
    assert screen.tab.evaluate("navigator.clipboard.readText()") == f"{wanted}/years?category=funeral"


def test_no_reader_passes_for_another(behind: Behind) -> None:
    def enters(secret: str, **headers: str) -> int:
        said = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
        asked = urllib.request.Request(f"{behind.address}/minzheng/enter", json.dumps({"secret": secret}).encode(), said)
        try:
            return int(urllib.request.urlopen(asked, context=ssl._create_unverified_context()).status)
        except urllib.error.HTTPError as refused:
            return refused.code

    wrong = [enters("wrong", X_Forwarded_For=f"10.0.0.{number}", Forwarded=f"for=10.0.0.{number}") for number in range(6)]
    assert wrong == [403] * 5 + [429]
