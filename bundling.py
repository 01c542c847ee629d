"""One zip with the app, all of its packages and a file to double-click, for machines that reach no index: ``start.py bundle``.

Standard library only, as old as Python 3.6 can read it.
"""

import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Iterator, List, Optional

import environment
from environment import APP_LIST, OF_PYTHON, locked, run_pip, say

PLATFORMS = ("windows",)  # besides the one that this runs on
FOLDER = "plan-dashboard"
_LEFT_OUT = {"tests", "bench", "wheels", "node_modules", "__pycache__"}
_HIDDEN_BUT_NEEDED = {".streamlit"}
_MARKER = re.compile(r" ; sys_platform (==|!=) '(\w+)'")
_START = '#!/bin/sh\ncd "$(dirname "$0")" && exec python3 start.py "$@"\n'


def bundle(root: Path, platform: Optional[str] = None, target: Optional[str] = None) -> Path:
    """Make the zip for a platform, by default the one that this runs on; return where it is. Raises ``Problem``."""
    environment.prepare(root, [APP_LIST])
    numbers, _ = environment.inspect(root, []) or (list(sys.version_info[:2]), [])
    version = "{}.{}".format(*numbers)
    made = Path(target or root / "{}-{}-python{}.zip".format(FOLDER, platform or sys.platform, version))
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        download(root, wheels, platform, version)
        zipped(root, wheels, made, is_for_windows=platform == "windows" or (not platform and os.name == "nt"))
    say("bundled", path=made, megabytes=made.stat().st_size // 2**20, python=version)
    return made


def download(root: Path, wheels: Path, platform: Optional[str], version: str) -> None:
    """Every package of the lock as a wheel, held to its digest."""
    chosen = wheels / "chosen.lock"
    chosen.write_text("".join(entries(root, "win32" if platform else sys.platform)), encoding="utf-8")
    number = version.replace(".", "")
    options = "--platform win_amd64 --implementation cp --python-version {} --abi cp{} --abi abi3 --abi none".format(
        version, number
    )
    say("downloading")
    place = ["--dest", str(wheels), *(options.split() if platform else [])]
    run_pip(root, ["download", "--no-deps", "--only-binary", ":all:", *place, "-r", str(chosen)])
    chosen.unlink()
    (wheels / OF_PYTHON).write_text(version, encoding="utf-8")


def entries(root: Path, platform: str) -> Iterator[str]:
    """The entries of the lock that are for a platform (as ``sys.platform`` calls it), without saying so."""
    for entry in re.split(r"\n(?=\S)", (root / locked(APP_LIST)).read_text(encoding="utf-8").strip()):
        marker = _MARKER.search(entry)
        if not marker or (marker.group(2) == platform) == (marker.group(1) == "=="):
            yield _MARKER.sub("", entry) + "\n"


def zipped(root: Path, wheels: Path, target: Path, is_for_windows: bool) -> None:
    """The app and the wheels in one folder of a zip; whole, or not there."""
    half = target.with_name(target.name + ".part")
    with zipfile.ZipFile(str(half), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in app_files(root):
            archive.write(str(path), "{}/{}".format(FOLDER, path.relative_to(root).as_posix()))
        for path in sorted(wheels.iterdir()):
            archive.write(str(path), "{}/wheels/{}".format(FOLDER, path.name), zipfile.ZIP_STORED)
        if not is_for_windows:  # there it is start.bat
            entry = zipfile.ZipInfo(FOLDER + "/start.sh")
            entry.external_attr = 0o100755 << 16
            archive.writestr(entry, _START)
    os.replace(str(half), str(target))


def app_files(root: Path) -> List[Path]:
    """All that it takes to run: no tests, nothing hidden, nothing made here."""
    found: List[Path] = []
    for folder, names, files in os.walk(str(root)):
        names[:] = sorted(name for name in names if name not in _LEFT_OUT and _is_seen(name))
        found += [Path(folder) / name for name in sorted(files) if _is_seen(name) and not name.endswith((".zip", ".part", ".new"))]
    return found


def _is_seen(name: str) -> bool:
    return not name.startswith(".") or name in _HIDDEN_BUT_NEEDED
