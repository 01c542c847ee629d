"""One zip for machines without network: what is in it, and that it installs and runs where nothing can be reached."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bundling
import environment
import start
from tests.copying import ROOT, copied
from tests.test_real_start import free_port, read_until

# Raises the loopback of a network of its own, and runs what it is told.
ALONE = """
import fcntl, os, socket, struct, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sh", b"lo", 0x41))
os.execvp(sys.argv[1], sys.argv[1:])
"""


def test_every_marker_of_the_lock_is_understood() -> None:
    lock = (ROOT / environment.locked(environment.APP_LIST)).read_text(encoding="utf-8")
    assert [line for line in lock.splitlines() if " ; " in line and not bundling._MARKER.search(line)] == []


def test_only_what_a_platform_needs_is_packed(tmp_path: Path) -> None:
    heads = ["a==1", "b==2 ; sys_platform == 'win32'", "c==3 ; sys_platform != 'win32'"]
    lock = "".join(f"{head} \\\n    --hash=sha256:{place}\n" for place, head in enumerate(heads))
    (tmp_path / environment.locked(environment.APP_LIST)).write_text(lock, encoding="utf-8")
    found = {name: "".join(bundling.entries(tmp_path, name)) for name in ("win32", "linux")}
    assert {name: re.findall(r"^(\w)==", said, re.MULTILINE) for name, said in found.items()} == {
        "win32": ["a", "b"],
        "linux": ["a", "c"],
    }
    assert not any(" ; " in said for said in found.values())
    assert all(said.count("--hash") == 2 for said in found.values())


@pytest.mark.parametrize("is_for_windows", [False, True])
def test_the_zip_has_the_app_the_wheels_and_a_file_to_double_click(is_for_windows: bool, tmp_path: Path) -> None:
    folder, wheels = copied(tmp_path / "app"), tmp_path / "made"
    wheels.mkdir()
    (wheels / "a.whl").write_bytes(b"wheel")
    (folder / "plan-dashboard-linux.zip").write_bytes(b"the last one")
    (folder / ".secret").write_text("x", encoding="utf-8")
    bundling.zipped(folder, wheels, tmp_path / "out.zip", is_for_windows)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        names = {name.removeprefix("plan-dashboard/") for name in archive.namelist()}
        modes = {one.filename: one.external_attr >> 16 for one in archive.infolist()}
    assert {"start.py", "start.bat", ".streamlit/config.toml", "requirements.lock", "wheels/a.whl", "plan_data/plans.toml"} <= names
    assert not [name for name in names if name.endswith(".zip") or ".secret" in name or "__pycache__" in name or ".venv" in name]
    assert ("start.sh" in names) is not is_for_windows
    assert is_for_windows or modes["plan-dashboard/start.sh"] & 0o111


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A folder with wheels for a Python that nobody has."""
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / environment.OF_PYTHON).write_text("3.99\n", encoding="utf-8")
    return tmp_path


def test_packages_that_came_along_are_for_one_python(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(environment.Problem, match="other_python") as raised:
        environment._maker(unpacked)
    assert raised.value.values["needed"] == "3.99"
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/somewhere/{name}")
    assert environment._maker(unpacked) == (["py", "-3.99"] if os.name == "nt" else ["/somewhere/python3.99"])


def test_packages_that_came_along_are_installed_without_an_index(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(environment, "run_pip", lambda root, arguments: asked.append(arguments))
    environment._install(unpacked, environment.APP_LIST)
    shutil.rmtree(unpacked / "wheels")
    environment._install(unpacked, environment.APP_LIST)
    assert asked[0] == ["install", "--isolated", "--no-index", "--find-links", str(unpacked / "wheels"), "-r", "requirements.lock"]
    assert asked[1] == ["install", "-r", "requirements.lock"]


def test_the_command_line() -> None:
    assert vars(start.parse(["bundle"])) == {"command": "bundle", "platform": None, "to": None}
    assert start.parse(["bundle", "--platform", "windows", "--to", "a.zip"]).platform == "windows"


@pytest.mark.slow
def test_it_installs_and_runs_where_nothing_can_be_reached(tmp_path: Path) -> None:
    if not os.environ.get("BUNDLE_TEST"):
        pytest.skip("it takes two minutes, 700 MB and an index of packages: BUNDLE_TEST=1 runs it")
    try:
        made = bundling.bundle(ROOT, target=str(tmp_path / "made.zip"))
    except environment.Problem as problem:
        pytest.skip(f"no wheels can be had: {problem}")
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(made), str(tmp_path)], check=True)
    alone = ["unshare", "-n", sys.executable, "-c", ALONE]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        alone = []  # not root: the network is there, and nobody is asked
    folder, port = tmp_path / bundling.FOLDER, free_port()
    command = [*alone, sys.executable, "start.py", "--no-browser", "--port", str(port)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PLAN_", "VIRTUAL_ENV"))}
    with subprocess.Popen(
        command, cwd=folder, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as run:
        said = read_until(run, f"http://localhost:{port}", seconds=400)
        run.kill()
    assert environment.words("unpacking")[1] in said
