"""The text as it is set: nothing is lost, nothing moves, and the annex has a row for each project."""

from hypothesis import given
from hypothesis import strategies as st

from plan_data.read.annex import Cell
from plan_data.read.layout import Line, LineKind, Table, read_layout
from plan_data.read.sections import Sections
from tests.cases import cases
from tests.real import real_plan

PLAN = real_plan()
TEXT = PLAN.source_text
SECTIONS = Sections(TEXT)
LAYOUT = read_layout(TEXT, SECTIONS, PLAN.title)
TABLE = next(part for part in LAYOUT if isinstance(part, Table))


def squeezed(words: str) -> str:
    return "".join(words.split())


def cells_in(part: Line | Table) -> tuple[Cell, ...]:
    """The cells of a part, in the order of the text."""
    if isinstance(part, Line):
        return (part.cell,)
    rows = (cell for row in part.rows for column in row.columns for cell in column)
    return (*(cell for column in part.head for cell in column), *part.below, *rows, *part.total)


def test_every_character_stands_once_and_in_order() -> None:
    cells = [cell for part in LAYOUT for cell in cells_in(part)]
    assert squeezed("".join(cell.text for cell in cells)) == squeezed(TEXT)
    assert all(TEXT[cell.start : cell.end] == cell.text for cell in cells)
    assert [cell.start for cell in cells] == sorted(cell.start for cell in cells)


def test_every_project_is_a_row_of_the_table() -> None:
    rows = [row for row in TABLE.rows if len(row.columns) > 1]
    assert [row.columns[1][0].text for row in rows] == [project.name for project in PLAN.projects]
    amounts = [[int(cell.text) for cell in row.columns[7]] for row in rows]
    assert amounts == [[line.amount_wan for line in project.funding] for project in PLAN.projects]
    assert [len(column) for column in TABLE.head] == [1, 1, 1, 1, 1, 1, 2, 1, 1]
    assert [cell.text for cell in TABLE.below] == ["中央和省", "县市", "其他"]
    assert [cell.text for cell in TABLE.total][:3] == ["总合计", "200", "143063"]


@cases(
    ("kind", "first"),
    [
        (LineKind.CHAPTER, "前 言"),
        (LineKind.SECTION, "第一节 “十三五”时期的发展成效及经验"),
        (LineKind.TOPIC, "一、取得的成效"),
        (LineKind.BOX_HEADING, "专栏1: “十四五”期间儿童福利项目计划"),
        (LineKind.TITLE, PLAN.title),
    ],
)
def test_headings_by_level(kind: LineKind, first: str) -> None:
    assert next(part.cell.text for part in LAYOUT if isinstance(part, Line) and part.kind is kind) == first


def test_what_the_page_says_around_the_plan_is_told_from_it() -> None:
    page = "\n\n某市政府办公室\n\n打印本页 关闭窗口"
    layout = read_layout(TEXT + page, Sections(TEXT + page), PLAN.title)
    around = [part.cell.text for part in layout if isinstance(part, Line) and part.kind is LineKind.IMPRINT]
    assert around[-2:] == ["某市政府办公室", "打印本页 关闭窗口"]
    assert [part.cell.text for part in LAYOUT if isinstance(part, Line)][-1].startswith("2、项目进展情况")
    assert all(part.kind is LineKind.PARAGRAPH for part in LAYOUT[-2:] if isinstance(part, Line))


def test_the_words_of_a_box_stand_in_it_and_no_others() -> None:
    boxed = [part.cell for part in LAYOUT if isinstance(part, Line) and part.kind is LineKind.BOX]
    assert len(boxed) == len([section for section in SECTIONS.all if section.label.startswith("专栏")]) == 6
    assert all(SECTIONS.at(cell.start).label.startswith("专栏") for cell in boxed)


def test_a_run_in_heading_ends_before_its_full_stop() -> None:
    leads = [part.cell.text[: part.lead] for part in LAYOUT if isinstance(part, Line) and part.kind is LineKind.RUN_IN]
    assert leads[0] == "(一)基本民生保障不断提升"
    assert not [lead for lead in leads if "。" in lead or not lead.startswith("(")]


@given(st.text(alphabet="一二、第章节()专栏1:序号附件 \n字。", max_size=80))
def test_any_text_is_set_in_full(text: str) -> None:
    cells = [cell for part in read_layout(text, Sections(text), "字") for cell in cells_in(part)]
    assert squeezed("".join(cell.text for cell in cells)) == squeezed(text)
