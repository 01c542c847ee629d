"""The app as its own process, started with the command that people use."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = ("-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port")
_READY_SECONDS = 90
_STOP_SECONDS = 15


@dataclass(frozen=True)
class Server:
    """A running app: its port, its process and what it has logged so far."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def serving(log: Path, port: int | None = None, command: Sequence[str] = COMMAND, **environment: str) -> Iterator[Server]:
    """Start ``streamlit run app.py`` on a port, by default a free one, wait until it answers, stop it in the end.

    ``command`` is another that starts the app, but for the port.
    """
    port = port or free_port()
    command = [sys.executable, *command, str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(port, process, log)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        _stop(process)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: Server) -> None:
    """Ask for the server's health, which is no page: the first page is for the test to ask for."""
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until:
        assert server.is_up, f"the app did not start:\n{server.logged()}"
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)  # between two questions; the answer is what is waited for
        finally:
            connection.close()
    raise AssertionError(f"no answer within {_READY_SECONDS} s:\n{server.logged()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
