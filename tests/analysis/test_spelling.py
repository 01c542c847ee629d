"""Pinyin from a process of its own: the same as here, in one go, without the dictionary in this process, whatever fails."""

import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.core import pinyin, spelling
from analysis.core.frame import PlanFrame
from analysis.core.spelling import spell

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["重庆", "重", "长坡镇", "银行和行人", "新建40个,建筑面积2000㎡", "ABC-1", "", "〇", "𠮷\ud800'\"\\\n", "老年人幸福食堂"]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_KNOWN", {})


@pytest.fixture
def _without_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pypinyin")


def here(texts: Sequence[str] = TEXTS) -> dict[str, tuple[str, ...]]:
    return dict(zip(texts, map(tuple, pinyin.spell_here(texts)), strict=True))


def test_a_reading_follows_the_phrase() -> None:
    assert spell(["重庆", "重"]) == {"重庆": ("chong", "qing"), "重": ("zhong",)}


@pytest.mark.slow
@pytest.mark.usefixtures("_without_dictionary")
def test_another_process_spells_the_same_and_takes_the_dictionary_with_it(caplog: pytest.LogCaptureFixture) -> None:
    spelled = spell(TEXTS)
    assert "pypinyin" not in sys.modules
    assert caplog.records == []
    assert spelled == here()


PLAN = """
import hashlib, sys
from analysis.questions.target_search import find_facts, find_indicators
from analysis.core.building import build_frame
from plan_data.read.loading import load_plan
plan = load_plan()
frame = build_frame(plan)
print(hashlib.sha256("".join(frame.search_text).encode()).hexdigest())
print(len(find_indicators(plan, plan.indicators, "yanglao")) > 0, len(find_facts(plan, "zzz")), "pypinyin" in sys.modules)
"""


@pytest.mark.slow
def test_the_real_plan_is_loaded_from_elsewhere_without_the_dictionary(real: PlanFrame, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "gbk"}
    command = [sys.executable, "-c", PLAN]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, timeout=120, check=False)
    texts = "".join(real.search_text).encode()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == [hashlib.sha256(texts).hexdigest(), "True 0 False"]


@pytest.mark.parametrize("error", [PermissionError("not allowed"), subprocess.TimeoutExpired("python", 15)])
@pytest.mark.usefixtures("_without_dictionary")
def test_without_another_process_it_is_spelled_here_and_said_once(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def run(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    assert spell(TEXTS) == here()
    assert spell(["公墓"]) == {"公墓": ("gong", "mu")}
    assert [(record.levelno, str(error) in record.getMessage()) for record in caplog.records] == [(logging.WARNING, True)]


@pytest.mark.parametrize(
    ("program", "said"), [("print('no')", "Expecting value"), ("print('[]')", "0 of 1 texts"), ("raise SystemExit('gone')", "gone")]
)
@pytest.mark.usefixtures("_without_dictionary")
def test_a_process_that_answers_nonsense_is_survived(
    program: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "broken.py").write_text(program)
    monkeypatch.setattr(pinyin, "__file__", str(tmp_path / "broken.py"))
    assert spell(["殡葬"]) == {"殡葬": ("bin", "zang")}
    assert said in caplog.text


@pytest.mark.usefixtures("_without_dictionary")
def test_no_window_no_terminal_and_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(options)
        return subprocess.CompletedProcess(command, 0, b'[["bin"]]', b"")

    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "run", run)
    assert spell(["殡"]) == {"殡": ("bin",)}
    assert (seen["creationflags"], seen["capture_output"]) == (0x08000000, True)
    assert seen["input"].isascii()
    assert seen["timeout"] > 0


def test_no_text_is_spelled_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []
    plainly = spelling._spell
    monkeypatch.setattr(spelling, "_spell", lambda texts: asked.append(texts) or plainly(texts))
    spell(["殡", "墓", "殡", "abc"])
    assert spell(["墓", "殡", "abc", "园"])["墓"] == ("mu",)
    assert asked == [["殡", "墓"], ["园"]]


def test_what_is_remembered_stays_within_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_REMEMBERED", 3)
    for texts in (["殡", "墓"], ["园", "村"], ["一", "二", "三", "四"], ["五"]):
        assert spell(texts) == here(texts)
        assert len(spelling._KNOWN) <= 3
