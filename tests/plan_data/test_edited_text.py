"""A text that was edited: the clause that changed is told, everything else is read as before."""

import pytest

from models import LooseKind, Plan
from plan_data import extract
from plan_data.evidence import extracting
from plan_data.evidence.clauses import read_map
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from plan_data.write import package
from tests.plan_data.conftest import Folder


def edited(folder: Folder, *edits: tuple[str, str, str]) -> Plan:
    """The plan of a folder whose text was changed where some words follow others, every table read from it again."""
    source = folder.path / "source.txt"
    text = source.read_bytes().decode()
    for before, after, follows in edits:
        place = text.index(before, text.index(follows))
        text = text[:place] + after + text[place + len(before) :]
    source.write_bytes(text.encode())
    assert [tool.main([str(folder.path)]) for tool in (extract, extracting, package)][::2] == [0, 0]
    return load_plan(folder.path)


def loose(plan: Plan) -> list[tuple[LooseKind, str, str]]:
    return [(one.kind, one.words, one.expected) for one in plan.loose_ends]


COVERED = "实现乡镇(街道)未成年人保护工作站覆盖率达100%"
OTHERWISE, GONE, ROW = LooseKind.OTHERWISE, LooseKind.GONE, LooseKind.ROW


BEDS = "新增床位2250个"
# Each text has edits in clauses far from each other.
EDITS = (
    (
        (BEDS, "新增床位2260个", "第五章", (OTHERWISE, "新增床位2260个", BEDS)),
        ("建设面积8000平方米", "建设面积8000亩", "第五章", (OTHERWISE, "建设面积8000亩", "建设面积8000平方米")),
        ("改扩建楚雄陵园,新建墓穴", "改扩建楚雄陵园,修建墓穴", "第五章", (OTHERWISE, "修建墓穴1.5万个", "新建墓穴1.5万个")),
        ("力争到2025年实现", "到2025年实现", "第三章", (OTHERWISE, f"到2025年{COVERED}", f"力争到2025年{COVERED}")),
        ("新建1个楚雄市老年公寓中心", "改扩建1个楚雄市老年公寓中心", "附件:",
         (OTHERWISE, "改扩建1个楚雄市老年公寓中心", "新建1个楚雄市老年公寓中心")),
    ),
    (
        (BEDS, "新增床位两千个", "第五章", (OTHERWISE, "新增床位两千个", BEDS)),
        ("寄存骨灰15000个", "另设停车场", "第五章", (GONE, "", "寄存骨灰15000个")),
        ("建筑面积36000平方米", "建筑面积36000亩", "第五章", (OTHERWISE, "建筑面积36000亩", "建筑面积36000平方米")),
    ),
    ((BEDS, "新增床位2250个以上", "第五章", (OTHERWISE, "新增床位2250个以上", BEDS)),),
    (
        (BEDS, "力争新增床位2250个", "第五章", (OTHERWISE, "力争新增床位2250个", BEDS)),
        ("第二节 殡葬类项目", "第二节 殡葬改革项目", "第五章",
         (OTHERWISE, "第五章 第二节 殡葬改革项目", "第五章 第二节 殡葬类项目")),
    ),
)  # fmt: skip


@pytest.mark.parametrize("edits", EDITS)
def test_a_clause_is_bound_to_its_place(folder: Folder, edits: tuple[tuple[str, str, str, tuple[object, ...]], ...]):
    """The clause that changed is told and no other takes its place, though the annex has the same words."""
    assert sorted(loose(edited(folder, *(edit[:3] for edit in edits)))) == sorted(edit[3] for edit in edits)


def test_a_row_that_is_gone_is_told_once_and_all_others_are_read(folder: Folder, plan: Plan):
    """Nothing stops at the rows of the map that speak of it."""
    text, start = plan.source_text, plan.by_id["social_welfare-01"].source.start
    other = edited(folder, (text[start : plan.by_id["social_welfare-02"].source.start], "", "附件:"))
    assert loose(other) == [(ROW, "", "social_welfare-01")]
    assert other.loose_ends[0].section == "附件 社会福利类 1"
    assert len(other.projects) == len(plan.projects) - 1
    assert {one.project_ids for one in other.printed_figures if "儿童救助服务中心" in one.noun} == {()}


def test_a_changed_clause_is_told_with_line_section_rows_and_both_texts(folder: Folder, capsys: pytest.CaptureFixture[str]):
    plan = edited(folder, ("新增床位2250个", "新增床位2260个", "第五章"))
    said = capsys.readouterr().out
    line = plan.source_text[: plan.source_text.index("2260")].count("\n") + 1
    place = next(number for number, row in enumerate(read_map(folder.path), 2) if "2250" in row.quote)
    for words in (f"row {place} (elderly_care-02)", f"source.txt, line {line}", "第五章 第一节", "'新增床位2260个'", "2250个'"):
        assert words in said
    assert [one.value for one in plan.printed_figures if "2260" in one.passage.quote] == [2260]


def test_a_number_that_nothing_holds_and_one_that_cannot_be_read_are_told(folder: Folder):
    plan = edited(folder, ("增强服务能力;", "增强服务能力,培训三百六十人、数百名护工;", "第一章"))
    assert [(kind, words) for kind, words, _ in loose(plan)] == [(LooseKind.NUMBER, "三百六十人"), (LooseKind.UNREAD, "百")]
    assert plan.loose_ends[0].passage
    assert plan.loose_ends[0].passage.quote.endswith("193张。")


def test_a_cell_that_is_not_what_the_text_yields_is_told(folder: Folder):
    folder.set("projects.csv", 3, "host_township", "532301101")
    plan = load_plan(folder.path)
    assert loose(plan) == [(LooseKind.STALE, "532301101", "")]
    assert (plan.loose_ends[0].place, plan.loose_ends[0].line) == ("host_township", 3)


def test_printed_forms_of_a_number_are_one_number_in_the_annex_too(folder: Folder, plan: Plan):
    other = edited(folder, ("\n7500\n", "\n7,500\n", "15个健康养老服务中心"))
    row = next(one for one in other.projects if one.project_id == "elderly_care-02")
    assert (row.total_investment_wan, row.total_cell.quote) == (7500, "7,500")
    assert other.source_text[row.total_cell.start : row.total_cell.end] == "7,500"
    wide = edited(folder, ("建设面积30000平方米", "建设面积３０，０００平方米", "15个健康养老服务中心,"))
    assert [one.value for one in wide.projects[2].quantities] == [one.value for one in plan.projects[2].quantities]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("新增床位2250个", "新增床位22500个", {("evidence_map.csv", "quote"), ("printed_figures.csv", "quote"),
                                      ("printed_figures.csv", "number_text"), ("printed_figures.csv", "value")}),
        ("\n7500\n", "\n17500\n", {("projects.csv", "total_investment_wan")}),
        ("提供坚强保证。", "提供坚强的保证。", set()),
        ("设施面积>30平方米,进", "设施面积>230平方米,进",  # of three rows of the map that follow each other
         {("evidence_map.csv", "quote"), *((f"{name}.csv", column) for name in ("indicators", "printed_figures")
                                           for column in ("quote", "number_text", "value"))}),
    ],
)  # fmt: skip
def test_a_text_that_nothing_was_read_from_yet_is_told_by_what_it_says_otherwise(
    folder: Folder, before: str, after: str, expected: set[tuple[str, str]]
):
    """One character more moves every place of the text: what is told is what was edited, and no row that nobody touched."""
    source = folder.path / "source.txt"
    text = source.read_bytes().decode()
    assert before in text
    source.write_bytes(text.replace(before, after, 1).encode())
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    told = [one for one in raised.value.problems if one.file != "source.txt"]
    assert {(one.file, one.field) for one in told} == expected
    assert len(told) <= max(6, len(expected))
