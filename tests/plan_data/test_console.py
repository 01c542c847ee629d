"""Commands whose reader goes away, or whose paper runs out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import checks

ROOT = Path(__file__).resolve().parents[2]


def run(module: str, stdout: int, **environment: str) -> tuple[int, str]:
    """The exit code of a command, and what it says on stderr."""
    command = [sys.executable, "-W", "error", "-m", module]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    return done.returncode, done.stderr


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    assert run("analysis.checks", writes) == (1, "")
    os.close(writes)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_printed_was_not_checked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert checks.main([]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_console_without_chinese_shows_codes() -> None:
    assert run("plan_data.evidence.coverage", subprocess.DEVNULL, PYTHONIOENCODING="ascii") == (0, "")
