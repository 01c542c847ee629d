"""What is no regular file of a reasonable size is never opened, and what another program saved is one problem."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from models import FindingStatus
from plan_data.read import files
from plan_data.read.loading import load_plan
from plan_data.read.package_head import read_package_head
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.rules import Rule
from plan_data.write.decisions import decide, read_decisions, read_file, read_history
from tests.plan_data.conftest import Folder
from tests.plan_data.test_decisions import decision

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files of this system")
READ = (files.PACKAGE, files.SOURCE, files.TOWNSHIPS, files.PROJECTS, files.CORRECTIONS, files.FACTS, files.EVIDENCE_MAP)


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    """A pipe that is opened all the same would be waited for without end."""

    def over(_: int, __: FrameType | None) -> None:
        raise AssertionError("it was opened")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


KINDS = [pipe, device, sparse]


def problems(folder: Path) -> tuple[PlanProblem, ...]:
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder)
    return raised.value.problems


@pytest.mark.parametrize("put", KINDS)
@pytest.mark.parametrize("name", READ)
def test_it_is_refused_by_name_and_nothing_else_is_told(name: str, put: Callable[[Path], None], folder: Folder) -> None:
    put(folder.path / name)
    (found,) = problems(folder.path)
    assert (found.file, found.rule) == (name, Rule.FILE_SIZE if put is sparse else Rule.FILE)
    assert ("1024 MB" in found.value and "64 MB" in found.expected and "PLAN_FILE_MB" in found.expected) is (put is sparse)
    read_package_head(folder.path, [])  # asked for by itself too


def test_how_large_a_file_may_be_is_for_the_operator_to_say(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    os.truncate(folder.path / files.EVIDENCE_MAP, 3 << 20)
    monkeypatch.setenv(files.LIMIT, "2")
    assert [one.value for one in problems(folder.path)] == ["3 MB"]
    for given in ("4", "", "no", "0"):
        monkeypatch.setenv(files.LIMIT, given)
        files.check_kind(folder.path / files.EVIDENCE_MAP)


@pytest.mark.parametrize("put", KINDS)
def test_decisions_that_are_none_are_set_aside(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / files.DECISIONS)
    assert read_decisions(tmp_path) == {}
    assert not read_file(tmp_path).is_table
    with pytest.raises(PlanProblems):
        decide(decision(), tmp_path)


@pytest.mark.parametrize("put", [pipe, sparse])
def test_a_history_that_is_none_is_not_read_and_nothing_hangs(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / files.HISTORY)
    assert read_history(tmp_path) == {}
    with pytest.raises(OSError, match=r"regular|MB"):
        decide(decision(status=FindingStatus.EXPLAINED), tmp_path)
    assert read_decisions(tmp_path) == {}


@pytest.mark.parametrize("name", [files.SOURCE, files.PROJECTS, files.TOWNSHIPS, files.FACTS, files.PACKAGE])
def test_a_file_as_a_chinese_spreadsheet_saves_it_is_one_problem(name: str, folder: Folder) -> None:
    path = folder.path / name
    path.write_bytes(path.read_bytes().decode("utf-8").encode("gb18030"))
    (found,) = problems(folder.path)
    assert (found.file, found.row, found.value, found.rule) == (name, None, "GB18030", Rule.ENCODING)
