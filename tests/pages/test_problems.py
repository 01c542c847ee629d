"""A broken folder shows its problems in the reader's language, values as they stand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from i18n import load_labels
from plan_data import DEFAULT_FOLDER, PlanProblem, PlanProblems, load_plan
from plan_data.read.rules import Rule
from tests.pages.reading import block, open_page
from tests.plan_data.breaking import BREAKS, FIRST, confirmed
from tests.plan_data.conftest import Folder

HAN = re.compile(r"[\u3400-\u9fff]")
CELLS = (Rule.WHOLE_WAN, Rule.WORDS, Rule.REACHES, Rule.ROW_END, Rule.TOTAL_ONCE, Rule.NUMBER, Rule.DATE, Rule.SAME_TEXT)
FILES = (Rule.FILE, Rule.JSON, Rule.CELLS, Rule.COLUMN, Rule.UTF8)


def broken(folder: Folder, which: str) -> tuple[PlanProblem, ...]:
    """What is wrong with a folder after breaking its cells or its files."""
    for rule in CELLS if which == "cells" else FILES:
        BREAKS[rule](folder)
    confirmed((FIRST, "name", "x", "nobody"))(folder)
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    assert {*(CELLS if which == "cells" else FILES), Rule.ONE_OF} <= {problem.rule for problem in raised.value.problems}
    return raised.value.problems


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A copy of the plan's folder, which the app reads."""
    copied = Folder(Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / DEFAULT_FOLDER.name)))
    monkeypatch.setenv("PLAN_FOLDER", str(copied.path))
    return copied


@pytest.mark.parametrize("which", ["cells", "files"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_folder_is_reported_in_the_readers_language(folder: Folder, which: str, lang: str) -> None:
    problems, text = broken(folder, which), load_labels(lang)
    document = open_page(lang=lang)
    table = block(document, "problems")
    assert document["lang"] == lang
    assert document["head"]["title"] == text("problems.title")
    assert [column["label"] for column in table["columns"]] == [
        text(f"problems.{name}") for name in ("file", "row", "field", "value", "expected")
    ]
    assert len(table["rows"]) == len(problems)
    for row, problem in zip(table["rows"], problems, strict=True):
        file, _, _, value, expected = row["cells"]
        assert (file, value) == (problem.file, problem.value or text("value.blank"))
        if lang == "en":
            assert expected == problem.expected
        else:
            assert HAN.search(expected)
            assert expected != problem.expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("zh", "应为非负整数，单位万元，最多12位，开头不补零"), ("en", "a whole number of at most 12 digits, without leading zeros")],
)
def test_the_row_of_a_wrong_amount_reads_so(folder: Folder, lang: str, expected: str) -> None:
    BREAKS[Rule.WHOLE_WAN](folder)
    rows = [row["cells"] for row in block(open_page("funding", lang=lang), "problems")["rows"]]
    assert ["projects.csv", "3", "total_investment_wan", "三千", expected] in rows


def test_half_a_character_does_not_break_the_report(folder: Folder) -> None:
    path = folder.path / "datapackage.json"
    path.write_text(re.sub(r'"title": "[^"]*"', r'"title": "\\ud800"', path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert block(open_page(), "problems")["rows"][0]["cells"][3] == "\\ud800"


def test_a_mended_folder_shows_the_plan_again(folder: Folder) -> None:
    good = (folder.path / "projects.csv").read_bytes()
    BREAKS[Rule.WHOLE_WAN](folder)
    assert block(open_page(), "problems")
    (folder.path / "projects.csv").write_bytes(good)
    assert open_page()["head"]["title"] == load_labels("zh", plan=load_plan(folder.path))("question.overview")
