"""The app and its peer as processes of their own, and what the system says that they cost."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_READY_SECONDS = 120
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Server:
    """A running server: its port and the process that was started."""

    port: int
    pid: int
    ready_seconds: float

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu_ms(self) -> float:
        """Processor time spent so far, user and system, in steps of 10 ms, by the process and those that it started."""
        return sum(_cpu_ms(pid) for pid in _family(self.pid))

    def memory_mb(self) -> float:
        """Resident memory now, of the process that serves: the largest, where one starts another."""
        return max(_memory_mb(pid) for pid in _family(self.pid))


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _cpu_ms(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS


def _memory_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Start the app with ``streamlit run app.py`` as ``start.py`` does, wait until it is warm, stop it in the end."""
    port = free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    with _running(["streamlit", "run", "app.py", *options], port, "/_stcore/health") as server:
        yield server


@contextlib.contextmanager
def serving_peer(widths: Mapping[str, int] | None = None, *, is_plain: bool = False) -> Iterator[Server]:
    """Start the peer, wait until it is warm, stop it in the end. ``is_plain``: without compression, as Dash comes."""
    port = free_port()
    options = ["--port", str(port), "--widths", json.dumps(dict(widths or {})), *(["--plain"] if is_plain else [])]
    with _running(["bench.peer_serving", *options], port, "/_dash-layout") as server:
        yield server


@contextlib.contextmanager
def _running(module: Sequence[str], port: int, health: str) -> Iterator[Server]:
    began = time.monotonic()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", *module], cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        _wait(process, port, health)
        yield Server(port, process.pid, time.monotonic() - began)
    finally:
        stop(process)


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, health: str) -> None:
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} stopped with {process.returncode} before it answered")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.suppress(OSError):
            connection.request("GET", health)
            if connection.getresponse().status == 200:
                return
        connection.close()
        time.sleep(0.05)
    raise SystemExit(f"{process.args!r}: no answer within {_READY_SECONDS} s")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that this one has started."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
