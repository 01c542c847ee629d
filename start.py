"""Start or test the dashboard with nothing but Python: ``python3 start.py`` and ``python3 start.py test``.

Standard library only. Makes ``.venv`` beside this file on the first start, repairs it when it is broken, and repeats
nothing otherwise. Written so that Python 3.6 can still read it, in order to say that it is too old.
"""

import argparse
import contextlib
import errno
import hashlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
SPACE_NEEDED_MB = 900
READY_SECONDS = 180
STOP_SECONDS = 10
DEFAULT_PORT = 8501
APP_LIST, TEST_LIST = "requirements.txt", "requirements-dev.txt"

# Run by the environment's own Python: what it is, and which of the named versions it does not hold.
_INSPECT = """
import json, sys, importlib.metadata as metadata, pip
def lacks(pin):
    name, _, version = pin.partition("==")
    try:
        return metadata.version(name) != version
    except metadata.PackageNotFoundError:
        return True
print(json.dumps({"python": list(sys.version_info[:2]), "lacking": [pin for pin in sys.argv[1:] if lacks(pin)]}))
"""
_NO_SPACE = re.compile(r"No space left on device|Errno 28|WinError 112|not enough space|Disk quota exceeded", re.IGNORECASE)
_NO_NETWORK = re.compile(
    r"Max retries exceeded|Failed to establish a new|connection (refused|reset|aborted)|getaddrinfo|name resolution|timed out|"
    r"(network|host) is unreachable|No route to host|ProxyError|connect to proxy|SSLError|CERTIFICATE_VERIFY|Could not fetch URL",
    re.IGNORECASE,
)
_NOT_AVAILABLE = re.compile(r"No matching distribution found for (\S+)")


class Problem(Exception):
    """Something the reader can act on: the key of one sentence of ``i18n/start.*.toml`` and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def words(key: str, **values: object) -> List[str]:
    """The sentence of a key in Chinese and in English."""
    return [_catalogue(language).get(key, key).format(**values) for language in ("zh", "en")]


def _catalogue(language: str) -> Dict[str, str]:
    """A catalogue of one-line texts; read by hand, for Python has no TOML reader before 3.11."""
    text = (ROOT / "i18n" / "start.{}.toml".format(language)).read_text(encoding="utf-8")
    return dict(re.findall(r'^(\w+) = "(.*)"$', text, flags=re.MULTILINE))


def say(key: str, **values: object) -> None:
    """Print a sentence in both languages."""
    for line in words(key, **values):
        print(line, flush=True)


def environment_python(root: Path) -> Path:
    """The Python of the environment beside the app."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pinned(root: Path, name: str) -> List[str]:
    """The ``package==version`` lines of a requirements file."""
    return re.findall(r"^[\w.-]+==[\w.]+", (root / name).read_text(encoding="utf-8"), flags=re.MULTILINE)


def digest(root: Path, name: str, python: Sequence[int]) -> str:
    """What a stamp says once a requirements file is installed for a Python version."""
    return hashlib.sha256((root / name).read_text(encoding="utf-8").encode() + repr(list(python)).encode()).hexdigest()


def inspect(root: Path, names: Sequence[str]) -> Optional[Tuple[List[int], List[str]]]:
    """The environment's Python version and the pinned packages it lacks; ``None`` if it has to be made anew."""
    pins = [pin for name in names for pin in pinned(root, name)]
    if _marker(root).exists():
        return None
    try:
        command = [str(environment_python(root)), "-I", "-c", _INSPECT, *pins]
        found = json.loads(subprocess.check_output(command, stderr=subprocess.DEVNULL, timeout=60).decode())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return (found["python"], found["lacking"]) if tuple(found["python"]) >= OLDEST_PYTHON else None


def prepare(root: Path, names: Sequence[str]) -> Path:
    """Make or repair the environment so that it holds the requirements files ``names``; return its Python. Raises ``Problem``."""
    python, lacking = inspect(root, names) or _make_environment(root, names)
    for name in names:
        stamp = root / ".venv" / "installed-{}".format(name)
        wanted = digest(root, name, python)
        stamped = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
        if stamped != wanted or set(lacking) & set(pinned(root, name)):
            _install(root, name)
            stamp.write_text(wanted, encoding="utf-8")
    return environment_python(root)


def _marker(root: Path) -> Path:
    """Stands while packages are being written: found at the next start, the environment is only half made."""
    return root / ".venv" / "half-installed"


def _make_environment(root: Path, names: Sequence[str]) -> Tuple[List[int], List[str]]:
    say("repairing" if (root / ".venv").exists() else "making")
    if shutil.disk_usage(str(root)).free < SPACE_NEEDED_MB * 2**20:
        raise Problem("no_space", needed=SPACE_NEEDED_MB)
    maker = getattr(sys, "_base_executable", None) or sys.executable
    command = [maker, "-m", "venv", "--clear", str(root / ".venv")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_environment(), check=False)
    made = inspect(root, names)
    if made is None:
        output = done.stdout.decode(errors="replace")
        print(output, flush=True)
        raise Problem("no_space", needed=SPACE_NEEDED_MB) if _NO_SPACE.search(output) else Problem("no_venv")
    return made


def _install(root: Path, name: str) -> None:
    options = "-m pip install --disable-pip-version-check --no-input --progress-bar off -r"
    command = [str(environment_python(root)), *options.split(), name]
    say("downloading")
    output: List[str] = []
    with subprocess.Popen(command, cwd=str(root), env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as pip:
        try:
            for raw in pip.stdout or ():
                output.append(raw.decode("utf-8", errors="replace").rstrip())
                _show_progress(root, output[-1])
        except KeyboardInterrupt:
            pip.kill()
            raise
    if pip.returncode:
        print("\n".join(output[-12:]), flush=True)
        raise why_install_failed("\n".join(output))
    with contextlib.suppress(FileNotFoundError):
        _marker(root).unlink()


def _show_progress(root: Path, line: str) -> None:
    if line.startswith("Collecting "):
        print("  + " + line.split()[1], flush=True)
    elif line.startswith("Installing collected packages"):
        _marker(root).touch()
        say("installing")


def why_install_failed(output: str) -> Problem:
    """Which sentence explains pip's output."""
    if _NO_SPACE.search(output):
        return Problem("no_space", needed=SPACE_NEEDED_MB)
    if _NO_NETWORK.search(output):
        return Problem("no_network")
    missing = _NOT_AVAILABLE.search(output)
    return Problem("not_available", package=missing.group(1)) if missing else Problem("install_failed")


def clean_environment() -> Dict[str, str]:
    """This process's environment without what would lead Python, pip or the app to another place; indexes and proxies stay."""
    leading_astray = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in leading_astray}
    folder = {"PLAN_FOLDER": os.path.abspath(kept["PLAN_FOLDER"])} if kept.get("PLAN_FOLDER") else {}
    return {**kept, **folder, "PIP_USER": "0", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def serve(root: Path, port: int, share: bool, browser: bool) -> None:
    """Run the app until it is stopped. Raises ``Problem``."""
    if port_taken(port, share):
        raise Problem("port_in_use", port=port, other=port + 1)
    say("starting")
    app = _launch(root, port, share)
    try:
        _wait_until_ready(app, port, share)
        _announce(port, share, browser)
        if app.wait():
            raise Problem("app_stopped")
    except KeyboardInterrupt:
        stop(app)
        say("stopped")
    finally:
        stop(app)


def port_taken(port: int, share: bool) -> bool:
    """Whether somebody else listens on the port: on loopback, or on any address if ``share``."""
    with socket.socket() as asker, socket.socket() as holder:
        asker.settimeout(1)
        if asker.connect_ex(("127.0.0.1", port)) == 0:
            return True
        if os.name != "nt":
            holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            holder.bind(("0.0.0.0" if share else "127.0.0.1", port))
        except OSError:
            return True
    return False


def _launch(root: Path, port: int, share: bool) -> "subprocess.Popen[bytes]":
    """Start the app in a process group of its own, so that Ctrl+C reaches this process alone and this one ends the group."""
    options = ["--server.port", str(port), "--server.address", "0.0.0.0" if share else "127.0.0.1", "--server.headless", "true"]
    command = [str(environment_python(root)), "-m", "streamlit", "run", "app.py", *options]
    group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(command, cwd=str(root), env=clean_environment(), creationflags=group, start_new_session=os.name != "nt")


def _wait_until_ready(app: "subprocess.Popen[bytes]", port: int, share: bool) -> None:
    """Wait for the app's own word; it gives it when every page has been run once."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise Problem("port_in_use", port=port, other=port + 1) if port_taken(port, share) else Problem("app_failed")
        if _answers(port):
            return
        time.sleep(0.05)
    raise Problem("not_answering", seconds=READY_SECONDS)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _announce(port: int, share: bool, browser: bool) -> None:
    address = "http://localhost:{}".format(port)
    say("ready", address=address)
    if share:
        for number in lan_addresses() or [""]:
            say("lan" if number else "no_lan", address="http://{}:{}".format(number, port))
    say("stop_hint")
    if browser and (os.name == "nt" or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def lan_addresses() -> List[str]:
    """This machine's IPv4 addresses that others can reach, the usual one first. Sends nothing."""
    found: List[str] = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # reserved for documentation; connecting a UDP socket only picks a route
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return [number for number in dict.fromkeys(found) if not number.startswith(("127.", "0."))]


def stop(app: "subprocess.Popen[bytes]") -> None:
    """End the app and its children: politely, then not."""
    try:
        _signal(app, "CTRL_BREAK_EVENT", "SIGTERM")
        app.wait(STOP_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        _signal(app, "SIGTERM", "SIGKILL")
        app.wait()


def _signal(app: "subprocess.Popen[bytes]", on_windows: str, elsewhere: str) -> None:
    if app.poll() is None:
        kill_group = getattr(os, "killpg", None)
        kill_group(app.pid, getattr(signal, elsewhere)) if kill_group else app.send_signal(getattr(signal, on_windows))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line: serving options, or ``test`` with pytest's own."""
    if list(arguments[:1]) == ["test"]:
        return argparse.Namespace(command="test", pytest=list(arguments[1:]))
    parser = argparse.ArgumentParser(
        prog="start.py", description="Start the dashboard, or test it: start.py test [pytest arguments]."
    )
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="port to listen on (default: %(default)s)")
    parser.add_argument("--share", action="store_true", help="let others on the local network open it")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return argparse.Namespace(command="serve", **vars(parser.parse_args(arguments)))


def _port(text: str) -> int:
    if not (text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def too_old(version: Tuple[int, ...]) -> Optional[Problem]:
    """The problem to report if this Python cannot run the app."""
    needed, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
    return Problem("too_old", needed=needed, found=found) if version < OLDEST_PYTHON else None


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that cannot show Chinese shows the English line
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Problem as found:
        problem = found
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        problem = Problem("no_space", needed=SPACE_NEEDED_MB)
    print("\n".join(words(problem.key, **problem.values)), file=sys.stderr, flush=True)
    return 1


def _run(arguments: Sequence[str]) -> int:
    problem = too_old(tuple(sys.version_info[:3]))
    if problem:
        raise problem
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    options = parse(arguments)
    if options.command == "test":
        python = prepare(ROOT, [APP_LIST, TEST_LIST])
        return subprocess.call([str(python), "-m", "tests.run_all", *options.pytest], cwd=str(ROOT), env=clean_environment())
    prepare(ROOT, [APP_LIST])
    serve(ROOT, options.port, options.share, not options.no_browser)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
