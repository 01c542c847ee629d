"""Commands whose reader goes away, or whose paper runs out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {("analysis.checks",): 1, ("plan_data.evidence.coverage",): 0}


def run(module: tuple[str, ...], stdout: int, **environment: str) -> tuple[int, str]:
    """The exit code of a command, and what it says on stderr."""
    command = [sys.executable, "-W", "error", "-m", *module]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize(("module", "code"), COMMANDS.items())
def test_a_reader_that_has_seen_enough_is_no_failure(module: tuple[str, ...], code: int) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    assert run(module, writes) == (code, "")
    os.close(writes)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_printed_was_not_checked() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        code, said = run(("analysis.checks",), full.fileno())
    assert code == 2
    assert len(said.splitlines()) == 1


def test_a_console_without_chinese_shows_codes() -> None:
    assert run(("plan_data.evidence.coverage",), subprocess.DEVNULL, PYTHONIOENCODING="ascii") == (0, "")
