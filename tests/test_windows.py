"""What Windows asks for and can be held to here: a file to double-click, names it allows, and no reliance on its code page."""

import ast
import re
import subprocess
from pathlib import Path

from tests.test_house import PYTHON, parsed, text_of, tracked, walked

ROOT = Path(__file__).resolve().parent.parent
BATCH = (ROOT / "start.bat").read_bytes()
NO_PYTHON = ROOT / "i18n" / "start.no_python.txt"
ENDS = b"\r\n"


def test_the_file_to_double_click_is_one_that_every_console_reads() -> None:
    assert BATCH.isascii()
    assert BATCH.count(ENDS) == BATCH.count(b"\n") > 10
    attributes = subprocess.run(["git", "check-attr", "eol", "start.bat"], cwd=ROOT, capture_output=True, check=True).stdout
    assert attributes.endswith(b"crlf\n")


def test_it_finds_python_passes_arguments_on_and_waits_where_something_went_wrong() -> None:
    lines = BATCH.decode().split("\r\n")
    starts = next(line for line in lines if "start.py" in line)
    assert starts == "%RUN% start.py %*"
    # Asked to run, not looked for: the Store's stand-in is there and runs nothing. The launcher goes before what else is there.
    asked = [(line, lines[i + 1]) for i, line in enumerate(lines) if '-c ""' in line]
    assert asked == [
        ('python -c "" >nul 2>nul', 'if not errorlevel 1 set "RUN=python"'),
        ('py -3 -c "" >nul 2>nul', 'if not errorlevel 1 set "RUN=py -3"'),
    ]
    assert "chcp 65001 >nul" in lines
    assert 'pushd "%~dp0"' in lines  # also where the folder is on another machine
    after = lines[lines.index(starts) :]
    assert any("pause" in line for line in after)
    assert "exit /b %CODE%" in after


def test_without_python_it_says_so_in_both_languages() -> None:
    assert f"type {NO_PYTHON.relative_to(ROOT).as_posix()}".replace("/", "\\") in BATCH.decode()
    said = NO_PYTHON.read_text(encoding="utf-8")
    assert "3.11" in said.splitlines()[0]
    assert re.search("[\u4e00-\u9fff]", said)
    assert "PATH" in said.splitlines()[-1]


def test_no_name_is_one_that_windows_does_not_allow() -> None:
    names = tracked()
    assert [name for name in names if re.search(r'[<>:"|?*\\]|[. ](/|$)', name)] == []
    reserved = re.compile(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", re.IGNORECASE)
    assert [name for name in names if reserved.search(name)] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) < 130


def without_encoding(node: ast.Call) -> bool:
    """Whether a call reads or writes text in the code page of the machine."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    named = {keyword.arg for keyword in node.keywords}
    modes = [part.value for part in [*node.args, *(k.value for k in node.keywords)] if isinstance(part, ast.Constant)]
    binary = any(isinstance(mode, str) and re.fullmatch("[rwax]b", mode) for mode in modes)
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) in ("os", "webbrowser"):
        return False
    says_text = name in ("run", "Popen", "check_output") and named & {"text", "universal_newlines"}
    on_paths = isinstance(node.func, ast.Attribute) and name in ("read_text", "write_text")
    return "encoding" not in named and bool(says_text or on_paths or (name == "open" and not binary))


def test_text_is_read_and_written_as_utf_8() -> None:
    calls = ((name, node) for name in PYTHON for node in walked(parsed(text_of(name))) if isinstance(node, ast.Call))
    assert [f"{name}:{node.lineno}" for name, node in calls if without_encoding(node)] == []
