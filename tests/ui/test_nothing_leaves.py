"""Whatever is sent to the server, it asks nobody outside and keeps answering: here with a resolver that never answers."""

import http.client
import socket
import threading
import time
from itertools import cycle
from pathlib import Path

import pytest

from tests.browser.serving import serving

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


@pytest.mark.slow
def test_hostile_requests_make_it_ask_nobody_and_keep_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCKED, encoding="utf-8")
    asked = tmp_path / "asked.txt"
    shared = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "PLAN_PRESENTER": "known-to-one"}
    with serving(tmp_path / "log.txt", PYTHONPATH=str(tmp_path), ASKED=str(asked), **shared) as server:
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
