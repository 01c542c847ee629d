"""No decision that was acknowledged is lost: two processes at once, one that is killed, a disk that fills, a lock that is taken."""

import contextlib
import errno
import io
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from plan_data.read.files import DECISIONS, HISTORY
from plan_data.write import safely
from plan_data.write.decisions import decide, read_decisions, read_file, read_history
from tests.plan_data.test_decisions import BOTH, decision, files_in

ROOT = Path(__file__).parents[2]
WRITE = """
import sys
from models import Decision
from plan_data.write import safely
from plan_data.write.decisions import decide
values = {"status": "explained", "note": "note " * 40, "guard": "143063 164063", "decided_on": "2026-11-24"}
folder, name, count, *alone = sys.argv[1:]
if alone:
    safely._PAUSE = 0
for number in range(int(count)):
    try:
        decide(Decision.model_validate({"finding_id": f"{name}-{number}", **values}), folder)
    except OSError as error:
        sys.exit(error.strerror or "no reason given")
    print(f"{name}-{number}", flush=True)
"""


def writer(folder: Path, name: str, count: int, *before: str) -> subprocess.Popen[str]:
    """A process that decides so many times, and prints what it was told is kept; on a disk of its own it waits for nobody."""
    command = [*before, sys.executable, "-c", WRITE, str(folder), name, str(count), *("alone" for _ in before[:1])]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stands(folder: Path) -> tuple[set[str], set[str]]:
    """What stands in a folder, and what its history tells of; the file is whole."""
    assert read_file(folder).problems == ()
    return set(read_decisions(folder)), {one.finding_id for one in read_history(folder).values()}


@pytest.mark.slow
def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [writer(tmp_path, name, 60) for name in ("a", "b")]
    told = [line for run in runs for line in run.communicate(timeout=300)[0].split()]
    assert [run.returncode for run in runs] == [0, 0]
    assert len(told) == 120
    assert stands(tmp_path) == (set(told), set(told))
    assert files_in(tmp_path) == BOTH


@pytest.mark.slow
def test_who_is_killed_at_any_moment_has_lost_nothing(tmp_path: Path) -> None:
    told, chance = set[str](), random.Random(13)
    for turn in range(4):
        with writer(tmp_path, f"t{turn}", 10_000) as run:
            assert run.stdout
            told.add(run.stdout.readline().strip())
            time.sleep(chance.uniform(0, 0.2))
            run.kill()
            told |= {line for line in run.stdout.read().split("\n")[:-1] if line}
        decided, steps = stands(tmp_path)
        assert told <= decided == steps
    decide(decision("last"), tmp_path)
    assert files_in(tmp_path) == BOTH


def test_what_somebody_who_was_stopped_left_is_swept(tmp_path: Path) -> None:
    for name in (f"{DECISIONS}.new", f"{DECISIONS}.123.new"):
        (tmp_path / name).write_text("half", encoding="utf-8")
    decide(decision(), tmp_path)
    assert files_in(tmp_path) == BOTH


def stopped_before_it_takes_its_place(patch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> None:
        raise KeyboardInterrupt

    patch.setattr(Path, "replace", replace)


def stopped_in_a_line(patch: pytest.MonkeyPatch) -> None:
    plainly, puts = safely._put, list[bytes]()

    def put(file: io.FileIO, content: bytes) -> None:
        puts.append(content)
        plainly(file, content if len(puts) == 1 else content[:60])
        if len(puts) == 2:
            raise KeyboardInterrupt

    patch.setattr(safely, "_put", put)


@pytest.mark.parametrize("stopped", [stopped_before_it_takes_its_place, stopped_in_a_line])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_step_that_nobody_was_told_of_is_not_shown_and_goes(
    stopped: Callable[[pytest.MonkeyPatch], None], is_first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = set() if is_first else {"first"}
    for name in told:
        decide(decision(name), tmp_path)
    with monkeypatch.context() as patch:
        stopped(patch)
        with pytest.raises(KeyboardInterrupt):
            decide(decision("lost", "note " * 40), tmp_path)
    assert stands(tmp_path) == (told, told)
    assert b"lost" in (tmp_path / HISTORY).read_bytes()
    decide(decision("last"), tmp_path)
    assert stands(tmp_path) == ({*told, "last"}, {*told, "last"})
    assert b"lost" not in (tmp_path / HISTORY).read_bytes()
    assert files_in(tmp_path) == BOTH


def full_after(room: int) -> type[io.FileIO]:
    """Files on a disk with so many bytes left."""
    left = [room]

    class Full(io.FileIO):
        def write(self, content: Any, /) -> int:
            if not left[0]:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            taken = min(left[0], len(content))
            left[0] -= taken
            return super().write(content[:taken])

    return Full


@pytest.mark.parametrize("room", [0, 10, 120, 300, 400])
def test_a_disk_that_is_full_leaves_both_files_as_they_were(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(decision(), tmp_path)
    before = [(tmp_path / name).read_bytes() for name in BOTH]
    with monkeypatch.context() as patch:
        patch.setattr(safely, "FileIO", full_after(room))
        with pytest.raises(OSError, match="No space"):
            decide(decision("another"), tmp_path)
    assert [(tmp_path / name).read_bytes() for name in BOTH] == before
    assert files_in(tmp_path) == BOTH
    decide(decision("another"), tmp_path)
    assert stands(tmp_path)[0] == {decision().finding_id, "another"}


def test_a_disk_that_takes_a_part_at_a_time_takes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(io.FileIO):
        def write(self, content: Any, /) -> int:
            return super().write(content[:7])

    monkeypatch.setattr(safely, "FileIO", Slow)
    decide(decision(), tmp_path)
    assert stands(tmp_path) == ({decision().finding_id}, {decision().finding_id})


@pytest.mark.parametrize(("times", "is_kept"), [(3, True), (99, False)])
def test_a_file_that_somebody_has_open_on_windows_is_waited_for(
    times: int, is_kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows lets nobody put a file in the place of one that is open: for a moment it is tried again, then it is told."""
    decide(decision(), tmp_path)
    refused, plain = [0], Path.replace

    def replace(self: Path, target: Any) -> Path:
        refused[0] += 1
        if refused[0] <= times:
            raise PermissionError(errno.EACCES, "Access is denied")
        return plain(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(safely, "_PAUSES", (0, 0, 0, 0))
        patch.setattr(Path, "replace", replace)
        with contextlib.nullcontext() if is_kept else pytest.raises(PermissionError):
            decide(decision("another"), tmp_path)
    known = {decision().finding_id, "another"} if is_kept else {decision().finding_id}
    assert stands(tmp_path) == (known, known)
    assert files_in(tmp_path) == BOTH


def _may_mount() -> bool:
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_a_real_disk_that_fills_loses_nothing(tmp_path: Path) -> None:
    if not _may_mount():
        pytest.skip("a disk of its own needs root")
    kept = tmp_path / "kept"
    kept.mkdir()
    copy = f'mount -t tmpfs -o size=64k tmpfs {tmp_path / "disk"} && "$@"; cp {tmp_path / "disk"}/* {kept}'
    (tmp_path / "disk").mkdir()
    with writer(tmp_path / "disk", "a", 10_000, "unshare", "-m", "sh", "-c", copy, "sh") as run:
        said, why = run.communicate(timeout=120)
    assert "No space left" in why
    assert len(said.split()) > 20
    assert stands(kept) == (set(said.split()), set(said.split()))


def test_where_others_do_not_let_go_of_the_lock_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safely, "_WAIT", 0.05)
    with FileLock(tmp_path / f".{DECISIONS}.lock"), pytest.raises(TimeoutError, match="held by another process"):
        decide(decision(), tmp_path)
    assert not (tmp_path / HISTORY).exists()
