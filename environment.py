"""The environment beside the app, made on the first start, inspected and repaired; the sentences that ``start.py`` says; and
where others reach this machine. A folder ``wheels`` beside it (``bundling``) is where packages come from instead of an index.

Standard library only, as old as Python 3.6 can read it.
"""

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
SPACE_NEEDED_MB = 900
APP_LIST, TEST_LIST = "requirements.txt", "requirements-dev.txt"
_SIOCGIFADDR = 0x8915
OF_PYTHON = "python.txt"  # beside wheels: the version that they are for

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
_NO_VENV = re.compile(r"ensurepip|No module named '?venv")
_NOT_WRITABLE = re.compile(r"Permission denied|Errno 13|WinError 5\b|Read-only file system|Access is denied", re.IGNORECASE)
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


def lan_addresses() -> List[str]:
    """This machine's IPv4 addresses that others can reach, the usual one first. Sends nothing, and asks no resolver on Linux."""
    found: List[str] = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # reserved for documentation; connecting a UDP socket only picks a route
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += _of_interfaces() if sys.platform == "linux" else socket.gethostbyname_ex(socket.gethostname())[2]
    return [number for number in dict.fromkeys(found) if not number.startswith(("127.", "0."))]


def _of_interfaces() -> List[str]:
    """What the kernel says: the name of a machine may be one that only a resolver knows, or nobody."""
    import fcntl

    found: List[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                said = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, name.encode()[:15].ljust(256, b"\0"))
                found.append(socket.inet_ntoa(said[20:24]))
    return found


def environment_python(root: Path) -> Path:
    """The Python of the environment beside the app."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pinned(root: Path, name: str) -> List[str]:
    """The ``package==version`` lines of a requirements file."""
    return re.findall(r"^[\w.-]+==[\w.]+", (root / name).read_text(encoding="utf-8"), flags=re.MULTILINE)


def locked(name: str) -> str:
    """The file beside a requirements file that holds every package it leads to, with the digests of what may be installed."""
    return name.replace(".txt", ".lock")


def digest(root: Path, name: str, python: Sequence[int]) -> str:
    """What a stamp says once a requirements file is installed for a Python version."""
    lists = "".join((root / each).read_text(encoding="utf-8") for each in (name, locked(name)))
    return hashlib.sha256(lists.encode() + repr(list(python)).encode()).hexdigest()


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
    check_writable(root)
    command = [*_maker(root), "-m", "venv", "--clear", str(root / ".venv")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=clean_environment(), check=False)
    made = inspect(root, names)
    if made is None:
        output = done.stdout.decode(errors="replace")
        print(output, flush=True)
        raise Problem("no_venv") if _NO_VENV.search(output) else why_failed(output, Problem("venv_failed"), root)
    return made


def check_writable(folder: Path) -> None:
    """Raises ``Problem`` for a folder in which nothing can be made."""
    try:
        with tempfile.TemporaryFile(dir=str(folder)):
            pass
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise Problem("not_writable", folder=folder) from error


def wheels_in(root: Path) -> Optional[Path]:
    """The folder of packages that came with the app, if they did."""
    folder = root / "wheels"
    return folder if (folder / OF_PYTHON).exists() else None


def _maker(root: Path) -> List[str]:
    """The Python that makes the environment: the one that runs, or the one that the packages which came along are for."""
    wheels, running = wheels_in(root), "{}.{}".format(*sys.version_info[:2])
    needed = (wheels / OF_PYTHON).read_text(encoding="utf-8").strip() if wheels else running
    if needed == running:
        return [getattr(sys, "_base_executable", None) or sys.executable]
    found = ["py", "-" + needed] if os.name == "nt" and shutil.which("py") else [shutil.which("python" + needed) or ""]
    if not found[0]:
        raise Problem("other_python", needed=needed, found=running)
    return found


def _install(root: Path, name: str) -> None:
    wheels = wheels_in(root)
    say("unpacking" if wheels else "downloading")
    place = ["--isolated", "--no-index", "--find-links", str(wheels)] if wheels else []
    run_pip(root, ["install", *place, "-r", locked(name)])
    with contextlib.suppress(FileNotFoundError):
        _marker(root).unlink()


def run_pip(root: Path, arguments: Sequence[str]) -> None:
    """Run the environment's pip, and show how far it is. Raises ``Problem`` that says why it failed."""
    action, *others = arguments
    options = "--disable-pip-version-check --no-input --progress-bar off --require-hashes"
    command = [str(environment_python(root)), "-m", "pip", action, *options.split(), *others]
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
        raise why_failed("\n".join(output), Problem("install_failed"), root)


def _show_progress(root: Path, line: str) -> None:
    if line.startswith("Collecting "):
        print("  + " + line.split()[1], flush=True)
    elif line.startswith("Installing collected packages"):
        _marker(root).touch()
        say("installing")


def why_failed(output: str, otherwise: Problem, root: Path = ROOT) -> Problem:
    """Which sentence explains what pip or venv printed."""
    if _NO_SPACE.search(output):
        return Problem("no_space", needed=SPACE_NEEDED_MB)
    if _NOT_WRITABLE.search(output):
        return Problem("not_writable", folder=root)
    if _NO_NETWORK.search(output):
        return Problem("no_network")
    missing = _NOT_AVAILABLE.search(output)
    return Problem("not_available", package=missing.group(1)) if missing else otherwise


def clean_environment() -> Dict[str, str]:
    """This process's environment without what would lead Python, pip or the app to another place; indexes and proxies stay.

    What is compiled is kept, or every start would compile the whole app.
    """
    left_out = {"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__"}
    left_out |= {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in left_out}
    folder = {"PLAN_FOLDER": os.path.abspath(kept["PLAN_FOLDER"])} if kept.get("PLAN_FOLDER") else {}
    return {**kept, **folder, "PIP_USER": "0", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
