"""start.py for real: it serves, below a path too, and stops when it is told to."""

import gzip
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import start
from tests.copying import copied


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a console's Ctrl+C cannot be sent to one process here")
def test_start_serve_stop(tmp_path: Path) -> None:
    port, folder = free_port(), copied(tmp_path / "楚雄 民政" / "仪表板 (1)")
    command = [sys.executable, str(folder / "start.py"), "--no-browser", "--port", str(port), "--base-path", "/minzheng"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as run:
        try:
            said = read_until(run, f"http://localhost:{port}/minzheng", seconds=120)
            assert "Traceback" not in said
            page, headers = get(port, "/minzheng/funding?category=funeral")
            assert 'lang="zh-CN"' in page
            assert "Streamlit</title>" not in page
            assert "connect-src 'self'" in headers["content-security-policy"]
            script = page.split('type="module" crossorigin src=".')[1].split('"')[0]
            body, headers = get(port, "/minzheng" + script)
            assert (headers["content-encoding"], "immutable" in headers["cache-control"]) == ("gzip", True)
            assert len(body) > int(headers["content-length"]) * 2
            for below in ("", "/minzheng"):
                assert [answer(port, below + path).status for path in ("/_stcore/health", "/favicon.svg")] == [200, 200]
                assert str(answer(port, f"{below}/nowhere?category=funeral").getheader("location")).startswith(
                    "./?category=funeral"
                )
            assert answer(port, "/minzheng").getheader("location") == "minzheng/"
            assert answer(port, "/minzheng/_stcore/metrics").status == 404
            run.send_signal(signal.SIGINT)
            assert run.wait(20) == 0
        finally:
            run.terminate()
    start.refuse_if_taken(port, share=False)


def read_until(run: subprocess.Popen[str], words: str, seconds: float) -> str:
    """What a process says up to and including ``words``; fails if it ends or is silent for too long."""
    alarm = threading.Timer(seconds, run.terminate)
    alarm.start()
    began, said = time.monotonic(), ""
    assert run.stdout is not None
    while words not in said:
        line = run.stdout.readline()
        assert line, f"ended after {time.monotonic() - began:.0f} s:\n{said}"
        said += line
    alarm.cancel()
    return said


def answer(port: int, address: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept": "text/html", "Connection": "close"})
    return connection.getresponse()


def get(port: int, address: str) -> tuple[str, dict[str, str]]:
    found = answer(port, address)
    assert found.status == 200
    body, headers = found.read(), {name.lower(): value for name, value in found.getheaders()}
    return (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body).decode(), headers
