"""A broken folder shows its problems in the reader's language, values as they stand."""

import gc
import os
import re
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from i18n import load_labels
from models import Project
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.rules import Rule
from tests.pages.reading import block, open_page
from tests.plan_data.breaking import BREAKS, FIRST, confirmed
from tests.plan_data.conftest import Folder
from ui import board
from ui.run import answers, deciding, forgetting, plan_in_use
from ui.scene.evidence import Evidence, PlanEvidence
from ui.scene.pages import PAGES
from ui.scene.scene import Screen
from ui.words.problems import value_of

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
    assert len(table["rows"]) >= len(problems)
    for row, problem in zip(table["rows"], problems, strict=False):
        file, _, _, value, expected = row["cells"]
        assert (file, value) == (problem.file, value_of(text, problem) or text("value.blank"))
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


REFUSED: dict[str, Callable[[Path], object]] = {
    "是管道或设备，不是普通文件": lambda file: (file.unlink(), os.mkfifo(file)),
    "没有此文件": Path.unlink,
    "是文件夹，不是文件": lambda file: (file.unlink(), file.mkdir()),
    "引号没有结束": lambda file: file.write_bytes(file.read_bytes() + b'"open'),
    "此处应有一个值": lambda file: (file.parent / "datapackage.json").write_text("[1,", encoding="utf-8"),
    "嵌套太深": lambda file: (file.parent / "datapackage.json").write_text("[" * 100_000, encoding="utf-8"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_the_system_or_a_library_says_is_said_in_chinese(why: str, folder: Folder) -> None:
    """Paths, formats and names of columns are the same in every language; nothing else is left in English."""
    if why.startswith("是管道") and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    REFUSED[why](folder.path / "funding.csv")
    document = open_page("overview")
    said = " ".join(" ".join(row["cells"][3:]) for row in block(document, "problems")["rows"])
    assert why in said
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"[\w-]+\.(csv|json|txt)|CSV|JSON|UTF-8", "", said)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_decision_that_the_system_refuses_says_why_in_the_readers_language(lang: str, folder: Folder) -> None:
    (folder.path / "decisions.csv").mkdir()
    wanted = {"finding": "totals_together", "status": "explained", "note": "", "by": ""}
    query = {"finding": ["totals_together"], "lang": [lang]}
    not_kept = deciding.carry_out(wanted)
    assert not_kept is not None
    found = answers.answer_at("checks", query, Screen("desk", dark=False), not_kept=not_kept).document
    assert found is not None
    reason = {"zh": "没有存上：decisions.csv：是文件夹，不是文件", "en": "Not saved: decisions.csv: Is a directory"}[lang]
    assert reason in found.decode()


def many_bad_rows(folder: Folder, count: int) -> None:
    good = folder.lines("funding.csv")
    folder.write("funding.csv", [*good, *([good[1][0], "x", "三千", "y"] for _ in range(count))])


@pytest.mark.parametrize(("lang", "more"), [("zh", "另有"), ("en", "more")])
def test_of_very_many_problems_the_first_are_told_and_how_many_more_of_each_kind(folder: Folder, lang: str, more: str) -> None:
    many_bad_rows(folder, 10_000)
    document = open_page(lang=lang)
    rows = [row["cells"] for row in block(document, "problems")["rows"]]
    rest = [cells for cells in rows if more in cells[3]]
    told = len(rows) - len(rest)
    assert 190 < told <= 200
    assert sum(int(re.sub(r"\D", "", cells[3])) for cells in rest) + told == 5_002
    assert "5,002" in document["head"]["words"][0]["t"]
    assert load_labels(lang).code("problem", Rule.NOT_READ) in [cells[4] for cells in rows]
    assert len(board.to_bytes(document)) < 1_000_000


@pytest.mark.parametrize("file", ["funding.csv", "townships.csv", "corrections.csv", "facts.csv", "indicators.csv"])
def test_rows_that_do_not_agree_are_told_until_they_tell_nothing_new(file: str, folder: Folder) -> None:
    good = folder.lines(file)
    amount = ["elderly_care-01", "funding-1", "3720", "nobody", "why", "confirmed", "2026-01-01"]
    folder.write(file, [*good, *(good[1:2] or [amount]) * 7_000])
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    assert raised.value.count == 5_001
    assert 190 < len(raised.value.problems) <= 200


def test_rows_that_are_no_csv_are_told_until_they_tell_nothing_new(folder: Folder) -> None:
    path = folder.path / "funding.csv"
    path.write_bytes(path.read_bytes() + b'a,"b"c,d\n' * 7_000)
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    assert raised.value.count == 5_001


def test_a_broken_folder_is_read_once_until_a_file_changes(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[Rule.WHOLE_WAN](folder)
    read: list[object] = []
    monkeypatch.setattr(plan_in_use, "load_plan", lambda path: read.append(path) or load_plan(path))
    first = open_page()
    assert open_page() == first
    assert len(read) == 1
    (folder.path / "projects.csv").touch()
    assert open_page() == first
    assert len(read) == 2


def test_what_could_not_be_read_though_it_is_there_is_tried_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: object) -> object:
        raise PlanProblems([PlanProblem("projects.csv", None, "", "Too many open files", Rule.FILE)])

    with monkeypatch.context() as patch:
        patch.setattr(plan_in_use, "load_plan", fails)
        assert block(open_page(), "problems")
    assert open_page()["numbers"]


def test_what_was_loaded_before_a_save_is_let_go_of(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, projects = list[weakref.ref[object]](), list[int]()
    gc.collect()
    gc.freeze()  # what other tests have left: to look through it takes seconds
    thawed = list[bool]()
    own_gc = SimpleNamespace(unfreeze=lambda: thawed.append(True), collect=gc.collect)
    monkeypatch.setattr(forgetting, "gc", own_gc)  # as it is outside of tests, and so is what follows
    for own in (load_plan, forgetting.forget, Evidence, PlanEvidence):
        monkeypatch.setattr(plan_in_use, own.__name__, own)
    for _ in range(3):
        (folder.path / "corrections.csv").touch()
        for page in [*PAGES][: 1 if loaded else None]:  # what any of them keeps of the first
            open_page(page)
        loaded.append(weakref.ref(plan_in_use.shared_plan()[0]))
        gc.collect()
        projects.append(sum(isinstance(one, Project) for one in gc.get_objects()))
    assert [one() is None for one in loaded] == [True] * 2 + [False]
    assert projects[1] == projects[-1]
    assert thawed


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
