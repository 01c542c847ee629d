"""Extraction: the committed tables are what the text yields, and a text that is no annex says where."""

import subprocess
import sys
from pathlib import Path

import pytest

from plan_data import extract
from plan_data.extract import PlaceError, read_place
from plan_data.read.annex import AnnexError, read_annex
from plan_data.read.files import DEFAULT_FOLDER
from tests.cases import cases
from tests.plan_data.conftest import Folder

CODES = {"甲镇": "532301101", "乙镇": "532301102", "丙乡": "532301201"}
HEAD = "附件:项目表\n\n序号\n\n总投资\n\n养老服务类项目\n\n"
ROW = "1\n\n食堂\n\n新建\n\n2021-2022\n\n甲镇\n\n建设1个食堂\n\n"


def test_committed_tables_are_what_the_text_yields(capsys: pytest.CaptureFixture[str]):
    assert extract.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_writing_writes_the_same_bytes(folder: Folder):
    before = {path.name: path.read_bytes() for path in folder.path.iterdir() if path.is_file()}
    for name in ("projects.csv", "funding.csv", "printed_totals.csv"):
        (folder.path / name).unlink()
    assert extract.main([str(folder.path)]) == 0
    assert {path.name: path.read_bytes() for path in folder.path.iterdir() if path.is_file()} == before


def test_check_names_file_row_and_column_of_what_differs(folder: Folder, capsys: pytest.CaptureFixture[str]):
    folder.set("projects.csv", 6, "total_investment_wan", "3001")
    folder.set("funding.csv", 9, "amount_start", "1")
    folder.write("printed_totals.csv", folder.lines("printed_totals.csv")[:-1])
    assert extract.main([str(folder.path), "--check"]) == 1
    out = capsys.readouterr().out
    assert "projects.csv, row 6, column total_investment_wan: found '3001', the text yields '3000'" in out
    assert "funding.csv, row 9, column amount_start: found '1'" in out
    assert "printed_totals.csv, row 7: is missing" in out
    assert len(out.splitlines()) == 3


def test_check_tolerates_a_byte_order_mark_and_windows_line_ends(folder: Folder):
    for name in ("projects.csv", "funding.csv"):
        path = folder.path / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert extract.main([str(folder.path), "--check"]) == 0


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""])
def test_check_reports_a_table_that_is_no_table(folder: Folder, content: bytes, capsys: pytest.CaptureFixture[str]):
    (folder.path / "funding.csv").write_bytes(content)
    assert extract.main([str(folder.path), "--check"]) == 1
    assert "funding.csv" in capsys.readouterr().out


@pytest.mark.slow
def test_the_command_fails_on_a_changed_table(folder: Folder):
    folder.set("projects.csv", 2, "name", "x")
    command = [sys.executable, "-m", "plan_data.extract", str(folder.path), "--check"]
    done = subprocess.run(command, cwd=DEFAULT_FOLDER.parents[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "projects.csv, row 2, column name" in done.stdout


def test_a_folder_without_an_annex_is_an_error(tmp_path: Path, folder: Folder):
    (folder.path / "source.txt").write_text("nothing", encoding="utf-8")
    assert extract.main([str(folder.path)]) == 2
    assert extract.main([str(tmp_path / "nowhere"), "--check"]) == 2


def test_a_row_number_after_an_amount_starts_the_next_row():
    annex = read_annex(HEAD + ROW + "30\n\n20\n\n10\n\n" + ROW.replace("1\n", "2\n", 1) + "5\n\n5\n\n某局\n\n总合计\n\n35\n")
    assert [[amount.text for amount in row.amounts] for row in annex.rows] == [["20", "10"], ["5"]]
    assert [row.implementer.text if row.implementer else None for row in annex.rows] == [None, "某局"]
    assert [cell.text for cell in annex.total_row] == ["总合计", "35"]


def test_an_amount_that_equals_the_next_row_number_is_an_amount():
    annex = read_annex(HEAD + ROW + "2\n\n2\n\n" + ROW.replace("1\n", "2\n", 1) + "5\n\n5\n")
    assert [[amount.text for amount in row.amounts] for row in annex.rows] == [["2"], ["5"]]


@cases(
    ("text", "words"),
    [
        ("no annex", "附件"),
        (HEAD + ROW.replace("2021-2022", "soon") + "5\n", "years such as"),
        (HEAD + ROW + "5\n\n某局\n\nstray\n", "found 'stray'"),
        (HEAD + ROW + "1\n2\n3\n4\n5\n6\n", "6 numbers"),
        (HEAD + ROW + "某局\n", "0 numbers"),
        (HEAD + "1\n\n食堂\n\n新建\n", "the text ends"),
    ],
)
def test_what_is_no_annex_says_where(text: str, words: str):
    with pytest.raises(AnnexError, match=words):
        read_annex(text)


def test_places_are_read_by_rule():
    assert read_place("3个乡镇", (), CODES).townships == tuple(CODES.values())
    assert read_place("乙镇、甲镇", (), CODES).townships == ("532301102", "532301101")
    assert read_place("某路", ("在丙乡建",), CODES).host_township == "532301201"
    assert read_place("某路", ("甲镇或乙镇",), CODES).host_township is None
    with pytest.raises(PlaceError):
        read_place("15个乡镇", (), CODES)
