"""One app as ``start.py`` runs it: warm for the first reader; asking nobody outside, whatever is sent to it, here with a resolver
that never answers; and gone with who started it.
"""

import http.client
import os
import socket
import threading
import time
from collections.abc import Iterator
from itertools import cycle

import pytest

import start
from tests.browser.serving import Server, serving

# As people start it, but that the app finds a module of ours before all others.
START = """
import os, sys, start
os.environ.pop("ARROW_DEFAULT_MEMORY_POOL", None)
plainly = start.clean_environment
start.clean_environment = lambda: {**plainly(), "PYTHONPATH": os.environ["OURS"]}
sys.exit(start.main(["--no-browser", "--share", "--port", *sys.argv[1:]]))
"""
# Put before all modules of the server: who asks for a name or an address that is not this machine's is noted, and waits.
BLOCKED = """
import ipaddress, os, socket, time
def near(host):
    host = host.decode() if isinstance(host, bytes) else host
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
def asked(what):
    with open(os.environ["ASKED"], "a") as file:
        file.write(f"{what}\\n")
    time.sleep(120)
    raise OSError(what)
def wrapped(plain):
    return lambda host=None, *args, **more: plain(host, *args, **more) if near(host) else asked(f"name {host}")
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
    setattr(socket, name, wrapped(getattr(socket, name)))
connect = socket.socket.connect
def connected(self, address):
    is_out = self.family in (socket.AF_INET, socket.AF_INET6) and self.type == socket.SOCK_STREAM and not near(address[0])
    return asked(f"address {address}") if is_out else connect(self, address)
socket.socket.connect = connected
"""
# Beside it: says of the app's inside what a file asks for, as soon as it is there.
TELLING = """
import threading
def tell():
    while not os.path.exists(os.environ["INSIDE"]):
        time.sleep(0.05)
    exec(open(os.environ["INSIDE"]).read(), {})
threading.Thread(target=tell, daemon=True).start()
"""
INSIDE = """
import gc, sys
said = [("frozen", gc.get_freeze_count() > 100_000)]
import pyarrow
from streamlit.runtime.pages_manager import PagesManager
said += [("legacy", PagesManager.uses_pages_directory), ("dictionary", "pypinyin" in sys.modules)]
said += [("modules", sum(name.startswith("charts.") for name in sys.modules) > 5)]
said += [("pool", pyarrow.default_memory_pool().backend_name)]
theirs = ("plotly", "_plotly_utils", "narwhals")
gc.unfreeze()
kept = [one for one in gc.get_objects() if isinstance(one, type) and str(one.__module__).partition(".")[0] == "plotly"]
said += [("plotly", [name for name in sys.modules if name.partition(".")[0] in theirs] + kept)]
from plotly.graph_objects import Figure
print("inside:", said, Figure(data=[{"type": "waterfall", "y": [1]}]).data[0].type, flush=True)
"""
SOCKET = "GET {path} HTTP/1.1\r\nHost: {host}\r\n{origin}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
KEY = "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
PATHS = (
    "/_stcore/stream",
    "/stream",
    "/_stcore/host-config",
    "//evil.example/",
    "/../../etc/passwd",
    "/answers?lang=//evil.example",
)
HOSTS = ("localhost", "evil.example", "127.0.0.1.evil.example", "[::1", "a b", "")
ORIGINS = ("", *(f"Origin: {one}\r\n" for one in ("http://evil.example", "null", "http://[::1", "http://localhost@evil.example")))
ODD = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\0" * 5_000,
    b"GET / HTTP/9.9\r\n\r\n",
    b"POST /answers HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /answers HTTP/1.1\r\nHost: localhost\r\nOrigin: http://[::1\r\nContent-Length: 2\r\n\r\n{}",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    b"CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
)


def hostile() -> list[bytes]:
    """Every path with every host, and either with every origin, of which there is one fewer."""
    origins = cycle(ORIGINS)
    sockets = [SOCKET.format(path=path, host=host, origin=next(origins)) + KEY for path in PATHS for host in HOSTS]
    return [*(said.encode() for said in sockets), *ODD * 20]


def send(port: int, what: list[bytes]) -> None:
    for said in what:
        with socket.create_connection(("127.0.0.1", port), 10) as one:
            one.settimeout(0.05)
            try:
                one.sendall(said)
                one.recv(4_096)
            except OSError:
                continue


def is_well(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)  # a server that waits for the resolver waits longer
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    ours = tmp_path_factory.mktemp("ours")
    (ours / "sitecustomize.py").write_text(BLOCKED + TELLING, encoding="utf-8")
    environment = {"OURS": str(ours), "ASKED": str(ours / "asked.txt"), "INSIDE": str(ours / "inside.py")}
    with serving(ours / "log.txt", command=("-c", START), **environment) as running:
        yield running


@pytest.mark.slow
def test_the_first_reader_finds_everything_warm_without_plotly_which_who_wants_it_has(server: Server) -> None:
    (server.log.parent / "asking").write_text(INSIDE, encoding="utf-8")
    (server.log.parent / "asking").rename(server.log.parent / "inside.py")
    until = time.monotonic() + 60
    while not (told := [line for line in server.logged().splitlines() if line.startswith("inside: ")]):
        assert time.monotonic() < until, server.logged()
        assert "Traceback" not in server.logged(), server.logged()
        time.sleep(0.05)
    expected = {"frozen": True, "legacy": False, "dictionary": False, "modules": True, "pool": "system", "plotly": []}
    assert told == [f"inside: {[*expected.items()]} waterfall"]
    assert "failed while warming up" not in server.logged()


@pytest.mark.slow
def test_hostile_requests_make_it_ask_nobody_and_keep_nobody_waiting(server: Server) -> None:
    asked = server.log.parent / "asked.txt"
    began, before = time.monotonic(), server.logged().count("\n")
    attack = threading.Thread(target=send, args=(server.port, hostile()))
    attack.start()
    answers = [is_well(server.port)]
    while attack.is_alive():
        answers.append(is_well(server.port))
        time.sleep(0.05)
    send(server.port, [b"GET /shared HTTP/1.1\r\nHost: localhost\r\n\r\n"])
    assert all(answers)
    assert is_well(server.port)
    assert not asked.exists(), asked.read_text(encoding="utf-8")
    lines = server.logged().splitlines()[before:]
    assert not [line for line in lines if "Traceback" in line]
    kinds = {line for line in lines if "Invalid HTTP" in line}
    assert len([line for line in lines if "Invalid HTTP" in line]) <= time.monotonic() - began + 2, kinds


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="its processes are told apart otherwise")
def test_killed_it_takes_the_app_with_it(server: Server) -> None:
    server.process.kill()
    until = time.monotonic() + 60
    while start._is_taken(socket.AF_INET, server.port, "127.0.0.1", "127.0.0.1"):
        assert time.monotonic() < until, "the app goes on alone"
        time.sleep(0.1)
