"""start.py: what it says, when it installs, and one real start."""

import ast
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import environment
import start
from environment import Problem
from tests import run_all
from tests.cases import cases
from tests.test_real_start import free_port

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [(ROOT / name).read_text(encoding="utf-8") for name in ("start.py", "environment.py", "bundling.py")]
NODES = [node for source in SOURCES for node in ast.walk(ast.parse(source))]
PYTHON = [3, 11]


# --- an old Python


@pytest.mark.parametrize("source", SOURCES, ids=["start", "environment", "bundling"])
def test_an_old_python_can_read_the_file(source: str) -> None:
    tree = ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source, "3.6 stops at this import"
    assert not any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))


def test_only_the_standard_library_is_imported() -> None:
    imported = {alias.name for node in NODES if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in NODES if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= {"environment", "bundling"} | sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_so(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", version)
    assert start.main([]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all("3.11" in line and ".".join(map(str, version)) in line for line in said)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_python_of_today_is_not(version: tuple[int, ...]) -> None:
    assert start.too_old(version) is None


# --- sentences


def test_every_problem_has_its_sentences() -> None:
    calls = [node for node in NODES if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Problem", "say"}]
    keys = {
        arg.value for call in calls for arg in ast.walk(call.args[0]) if isinstance(arg, ast.Constant) and arg.value.isidentifier()
    }
    assert keys - {"key"} == set(environment._catalogue("zh")) == set(environment._catalogue("en"))


def test_each_sentence_is_one_sentence_in_each_language() -> None:
    for key in environment._catalogue("zh"):
        chinese, english = environment._catalogue("zh")[key], environment._catalogue("en")[key]
        assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese), key
        assert english.isascii(), key


def test_a_console_without_chinese_does_not_stop_it() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    code = "import start; start.sys.version_info = (3, 9, 0); start.sys.exit(start.main([]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Python 3.11 or newer is needed, this is 3.9.0" in done.stderr
    assert b"Traceback" not in done.stderr


# --- pip's reasons


@cases(
    ("output", "key"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no_space"),
        ("OSError: [WinError 112] There is not enough space on the disk", "no_space"),
        (
            "WARNING: Retrying: Temporary failure in name resolution\nERROR: No matching distribution found for plotly==7.1.0",
            "no_network",
        ),
        ("ProxyError('Cannot connect to proxy.', timeout('timed out'))", "no_network"),
        ("Could not fetch URL: There was a problem confirming the ssl certificate: CERTIFICATE_VERIFY_FAILED", "no_network"),
        ("ERROR: Could not find a version\nERROR: No matching distribution found for plotly==7.1.0", "not_available"),
        ("ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied", "not_writable"),
        ("OSError: [Errno 30] Read-only file system: 'x'", "not_writable"),
        ("error: subprocess-exited-with-error", "install_failed"),
    ],
)
def test_why_an_installation_failed(output: str, key: str) -> None:
    assert environment.why_failed(output, Problem("install_failed")).key == key


def test_a_missing_version_is_named() -> None:
    problem = environment.why_failed("ERROR: No matching distribution found for plotly==7.1.0", Problem("install_failed"))
    assert all("plotly==7.1.0" in line for line in environment.words(problem.key, **problem.values))


# --- when to install


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A folder with both lists and a ready environment; what would be installed is noted instead."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / environment.APP_LIST).write_text("# app\nstreamlit==1.67.0\n", encoding="utf-8")
    (tmp_path / environment.TEST_LIST).write_text("pytest==9.2.0\n", encoding="utf-8")
    for name in (environment.APP_LIST, environment.TEST_LIST):
        (tmp_path / environment.locked(name)).write_text("", encoding="utf-8")
    installed: list[str] = []
    monkeypatch.setattr(environment, "inspect", lambda root, names: None if environment._marker(root).exists() else (PYTHON, []))
    monkeypatch.setattr(environment, "_install", lambda root, name: installed.append(name))
    return tmp_path, installed


def test_nothing_is_repeated(house: tuple[Path, list[str]]) -> None:
    root, installed = house
    environment.prepare(root, [environment.APP_LIST])
    environment.prepare(root, [environment.APP_LIST])
    assert installed == [environment.APP_LIST]


def test_the_test_list_is_installed_for_tests_only(house: tuple[Path, list[str]]) -> None:
    root, installed = house
    environment.prepare(root, [environment.APP_LIST])
    environment.prepare(root, [environment.APP_LIST, environment.TEST_LIST])
    environment.prepare(root, [environment.APP_LIST])
    assert installed == [environment.APP_LIST, environment.TEST_LIST]


def test_a_changed_list_is_installed(house: tuple[Path, list[str]]) -> None:
    root, installed = house
    environment.prepare(root, [environment.APP_LIST])
    (root / environment.APP_LIST).write_text("streamlit==1.68.0\n", encoding="utf-8")
    environment.prepare(root, [environment.APP_LIST])
    (root / environment.locked(environment.APP_LIST)).write_text("streamlit==1.68.0 --hash=sha256:0\n", encoding="utf-8")
    environment.prepare(root, [environment.APP_LIST])
    assert installed == [environment.APP_LIST] * 3


def test_line_endings_do_not_count_as_a_change(tmp_path: Path) -> None:
    (tmp_path / "unix.txt").write_bytes(b"a==1\nb==2\n")
    (tmp_path / "windows.txt").write_bytes(b"a==1\r\nb==2\r\n")
    (tmp_path / "unix.lock").write_bytes(b"a==1\n")
    (tmp_path / "windows.lock").write_bytes(b"a==1\r\n")
    assert environment.digest(tmp_path, "unix.txt", PYTHON) == environment.digest(tmp_path, "windows.txt", PYTHON)
    assert environment.digest(tmp_path, "unix.txt", PYTHON) != environment.digest(tmp_path, "unix.txt", [3, 12])


def test_a_removed_package_is_installed_again(house: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    root, installed = house
    environment.prepare(root, [environment.APP_LIST])
    monkeypatch.setattr(environment, "inspect", lambda root, names: (PYTHON, ["streamlit==1.67.0"]))
    environment.prepare(root, [environment.APP_LIST])
    assert installed == [environment.APP_LIST] * 2


def test_a_half_made_environment_is_made_again(house: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    root, _ = house
    environment.prepare(root, [environment.APP_LIST])
    environment._show_progress(root, "Installing collected packages: streamlit")
    made: list[Path] = []
    monkeypatch.setattr(environment, "_make_environment", lambda root, names: made.append(root) or (PYTHON, []))
    environment.prepare(root, [environment.APP_LIST])
    assert made == [root]


def test_an_environment_without_python_has_to_be_made(tmp_path: Path) -> None:
    (tmp_path / environment.APP_LIST).write_text("streamlit==1.67.0\n", encoding="utf-8")
    assert environment.inspect(tmp_path, [environment.APP_LIST]) is None
    python = environment.environment_python(tmp_path)
    python.parent.mkdir(parents=True)
    python.symlink_to(tmp_path / "gone")
    assert environment.inspect(tmp_path, [environment.APP_LIST]) is None


def test_no_space_is_said_before_anything_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / environment.APP_LIST).write_text("", encoding="utf-8")
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10 * 2**20}))
    with pytest.raises(environment.Problem, match="no_space"):
        environment.prepare(tmp_path, [environment.APP_LIST])
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("output", "key"),
    [
        (b"The virtual environment was not created: ensurepip is not available.", "no_venv"),
        (b"No module named venv", "no_venv"),
        (b"Error: [Errno 13] Permission denied: '.venv'", "not_writable"),
        (b"Error: [Errno 28] No space left on device", "no_space"),
        (b"Fatal Python error", "venv_failed"),
    ],
)
def test_why_no_environment_could_be_made(output: bytes, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / environment.APP_LIST).write_text("", encoding="utf-8")
    monkeypatch.setattr(start.subprocess, "run", lambda *args, **kwargs: subprocess.CompletedProcess([], 1, stdout=output))
    with pytest.raises(environment.Problem, match=key):
        environment.prepare(tmp_path, [environment.APP_LIST])


def test_a_folder_that_cannot_be_written_to_is_said_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / environment.APP_LIST).write_text("", encoding="utf-8")
    monkeypatch.setattr(environment.tempfile, "TemporaryFile", refused)
    with pytest.raises(environment.Problem, match="not_writable") as raised:
        environment.prepare(tmp_path, [environment.APP_LIST])
    assert all(str(tmp_path) in line for line in environment.words(raised.value.key, **raised.value.values))


def test_pip_is_not_led_astray_and_what_is_compiled_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "http://intranet.example/mirror")
    found = environment.clean_environment()
    assert not {"PIP_TARGET", "PYTHONDONTWRITEBYTECODE"} & found.keys()
    assert (found["PIP_USER"], found["PIP_INDEX_URL"]) == ("0", "http://intranet.example/mirror")


def test_another_plan_is_looked_for_where_the_command_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN_FOLDER", "next plan")
    assert environment.clean_environment()["PLAN_FOLDER"] == str(tmp_path / "next plan")


# --- the command line, ports and addresses


def test_the_command_line() -> None:
    plain = start.parse([])
    assert (plain.command, plain.port, plain.share, plain.no_browser) == ("serve", 8501, False, False)
    chosen = start.parse(["--port", "9000", "--share", "--no-browser"])
    assert (chosen.port, chosen.share, chosen.no_browser) == (9000, True, True)
    assert start.parse(["test", "-k", "--port"]).pytest == ["-k", "--port"]


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_a_port_that_is_none(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.parse(["--port", port])
    assert stopped.value.code == 2
    assert "port" in capsys.readouterr().err


def test_lan_addresses_are_ones_that_others_reach() -> None:
    found = environment.lan_addresses()
    assert len(found) == len(set(found))
    assert all(len(number.split(".")) == 4 and not number.startswith("127.") for number in found)


@pytest.fixture(params=["127.0.0.1", "::1"])
def taken(request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    """An address and a port on which somebody listens."""
    with socket.socket(socket.AF_INET6 if ":" in request.param else socket.AF_INET) as listener:
        try:
            listener.bind((request.param, 0))
        except OSError:
            pytest.skip("no IPv6 on this machine")
        listener.listen()
        yield request.param, listener.getsockname()[1]


@pytest.mark.parametrize("share", [False, True])
def test_a_port_in_use_is_one_sentence(
    taken: tuple[str, int], share: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "prepare", lambda root, names: Path())
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    address, port = taken
    assert start.main(["--no-browser", "--port", str(port), *(["--share"] if share else [])]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [all(str(one) in line for one in (address, port, port + 1)) for line in said.err.splitlines()] == [True, True]


@pytest.mark.parametrize("share", [False, True])
def test_a_free_port_is_not_in_use(share: bool) -> None:
    start.refuse_if_taken(free_port(), share)


# --- the summary of all tests


def test_the_summary_adds_up() -> None:
    assert run_all.pytest_counts("=== 1 failed, 20 passed, 2 errors in 3.21s ===") == {"failed": 1, "passed": 20, "error": 2}
    assert run_all.summary([], {"passed": 12, "skipped": 1}, 3.0).strip() == "=== 12 passed, 1 skipped in 3.00s ==="
    assert "not good: lint" in run_all.summary(["lint"], {"passed": 12}, 3.0)


def test_a_skipped_browser_test_fails_where_nothing_may_be_skipped() -> None:
    assert run_all.passed("browser", 0, {"passed": 3, "skipped": 1}, picked=False, strict=False)
    assert not run_all.passed("browser", 0, {"passed": 3, "skipped": 1}, picked=False, strict=True)
    assert not run_all.passed("browser", 5, {}, picked=False, strict=True)
    assert run_all.passed("tests", 0, {"passed": 3, "skipped": 1}, picked=False, strict=True)
    assert run_all.passed("tests", run_all.NOTHING_COLLECTED, {}, picked=True, strict=True)
    assert not run_all.passed("tests", 1, {"failed": 1}, picked=True, strict=False)
