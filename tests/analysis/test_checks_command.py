"""The command of the checks, and whole folders whose text was changed by a digit."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.checks import find_contradictions, main, review
from models import Plan
from plan_data import extract
from plan_data.evidence import extracting
from plan_data.evidence.clauses import locate, read_map
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.write import package
from tests.analysis.checking_changes import changed_findings, found_in
from tests.analysis.test_checks import ERRORS, NOTES, WARNINGS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "plan"))


def edit(folder: Path, *edits: tuple[str, str, str]) -> None:
    """Clauses of the text changed where each stands first behind some words, reviewed in the map, and every table read again."""
    source = folder / "source.txt"
    text = source.read_bytes().decode()
    for before, after, follows in edits:
        assert len(before) == len(after)
        assert follows + before in text
        text = text.replace(follows + before, follows + after, 1)
    source.write_bytes(text.encode())
    placed = locate(text, read_map(folder)).located
    mapped = folder / "evidence_map.csv"
    with mapped.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for one in placed:
        if one.reads_otherwise and one.number:
            start, end = one.number.start - one.start, one.number.end - one.start
            rows[one.line - 1][2] = f"{one.quote[:start]}【{one.quote[start:end]}】{one.quote[end:]}"
    with mapped.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    assert [tool.main([str(folder)]) for tool in (extract, extracting, package)] == [0, 0, 0]


EDITS = (
    ("计划投资3000万元,新建15个乡镇殡仪服务站", "计划投资8000万元,新建15个乡镇殡仪服务站", "", "text_amount-funeral_09"),
    ("计划投资2697万元,新建59个村级", "计划投资2967万元,新建59个村级", "", "text_amount-funeral_10"),
    ("新增床位2250个", "新增床位2260个", "30000平方米,", "text_beds-elderly_care_02"),
    ("各类民间组织达到306个", "各类民间组织达到308个", "", "sentence_parts-social_organisations"),
    ("二期30年", "二期50年", "一期20年,", "sentence_parts-funeral_05-1"),
    ("占比1:3:6", "占比1:2:6", "", "ratios-funeral_05"),
)


def test_a_digit_of_the_text_changed(folder: Path, real_plan: Plan) -> None:
    """Six digits, each in a clause of its own: each brings its finding, and none another."""
    edit(folder, *(edited[:3] for edited in EDITS))
    changed = load_plan(folder)
    assert set(changed_findings(found_in(real_plan), found_in(changed))) == {expected for *_, expected in EDITS}
    for one in find_contradictions(changed):
        for place in one.passages:
            assert changed.source_text[place.start : place.end] == place.quote


def test_a_cell_of_the_annex_changed(folder: Path, real_plan: Plan) -> None:
    edit(folder, ("设施。\n\n1500\n\n700\n\n800", "设施。\n\n1500\n\n700\n\n900", ""))
    assert "row_parts-funeral_04" in changed_findings(found_in(real_plan), found_in(load_plan(folder)))


def test_the_command_prints_every_finding_with_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 1
    printed = capsys.readouterr().out
    for one in (*ERRORS, *WARNINGS, *NOTES):
        assert f"[{one}]" in printed
    assert "第五章 第二节 殡葬类项目 21596-21619 计划投资2697万元,新建59个村级殡仪服务站" in printed
    assert "建议读法：2,697疑为2,967，相邻两位数字颠倒：附件各笔资金相加1,500+467+1,000=2,967" in printed
    assert "正文与附件：床位：核对7处，7处一致" in printed
    assert "共45条；核对878处，833处一致" in printed


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str], real_plan: Plan) -> None:
    assert main(["--json", str(DEFAULT_FOLDER)]) == 1
    raw = capsys.readouterr().out
    printed = json.loads(raw)
    found = review(real_plan)
    assert "村级殡仪服务站" in raw
    assert (printed["checked"], printed["agreed"]) == (found.checked, found.agreed)
    assert printed["checks"]["text_amount"] == {"checked": 20, "agreed": 18}
    assert [(one["finding_id"], one["message"]) for one in printed["findings"]] == [
        (f.finding_id, f.message) for f in found.findings
    ]
    side = next(one for one in printed["findings"] if one["finding_id"] == "text_amount-funeral_10")["sides"][0]
    assert set(side["passages"][0]) == {"section", "start", "end", "quote"}
    assert side["numbers"][0]["quote"] == "2697万元"
    assert "1,500+467+1,000=2,967" in printed["findings"][4]["reading"]["message"]


def test_a_plan_without_errors_is_fine(
    monkeypatch: pytest.MonkeyPatch, real_plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet = real_plan.model_copy(update={"printed_totals": None, "printed_figures": (), "facts": (), "indicators": ()})
    rows = tuple(row for row in real_plan.projects if row.project_id != "elderly_care-05")
    monkeypatch.setattr("plan_data.read.loading.load_plan", lambda _: quiet.model_copy(update={"projects": rows}))
    assert main([]) == 0
    assert "table_notes-2" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["gone", "file", "empty", "broken"])
def test_a_folder_that_is_no_plan(kind: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (folder / "funding.csv").write_text("x", encoding="utf-8")
    where = {"gone": tmp_path / "none", "file": folder / "source.txt", "empty": tmp_path / "empty", "broken": folder}
    assert main([str(where[kind])]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "funding.csv" in said.err


def test_it_runs_as_a_module_without_a_word_on_stderr() -> None:
    command = [sys.executable, "-W", "error", "-m", "analysis.checks", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["checked"] == 878
