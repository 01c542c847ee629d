"""Workbooks: real numbers that are the screen's, words that are never formulas, charts with their patterns."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise, takewhile
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pytest

from analysis.checking.reviewing import review
from exports.words import figure_of, shown
from exports.workbook import letters
from tests.exports.states import COMPARED, STATES, labels, made, made_again, on_paper, on_screen, read_once, rows_in_files
from tests.real import real_plan

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@read_once
def opened(page: str, **query: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made("xlsx", page, **query).body))


def cells_of(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


LAWS = list[Callable[..., None]]()
law = LAWS.append  # of a page and its query


@pytest.mark.parametrize(("page", "query"), STATES)
def test_a_workbook_keeps_every_law(page: str, query: dict[str, str]) -> None:
    """Each is made and read once for all that holds of it."""
    for holds in LAWS:
        holds(page, query)


@law
def every_number_of_the_screen_is_a_number_of_its_sheet(page: str, query: dict[str, str]) -> None:
    book, document = opened(page, **query), on_screen(page, **query)
    sheets = {sheet["A1"].value: sheet for sheet in book}
    for block in document["blocks"]:
        if block["kind"] not in ("chart", "table") or (block["kind"] == "chart" and not block["data"]["rows"]):
            continue
        rows = block["data"]["rows"] if block["kind"] == "chart" else rows_in_files(block)  # type: ignore[arg-type]
        sheet = sheets[block["title"]]
        for at, row in enumerate(with_meanings(rows)):
            for column, cell in enumerate(row):
                words = str(cell["t"] if isinstance(cell, dict) else "" if cell is None else cell)
                read, figure = sheet.cell(7 + at, column + 1), figure_of(words)
                if figure:
                    assert read.data_type == "n"
                    assert read.value == pytest.approx(figure.value)
                    assert read.number_format.replace('" ≠"', "") == figure.form
                else:
                    assert (read.value or "").removesuffix(" ≠") == words


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {"category": "elderly_care"}),
        ("years", {"text": "养老", "lang": "en"}),
        ("unit_costs", {"category": "elderly_care"}),
    ],
)
def test_no_table_says_0_of_a_category_that_the_filter_leaves_out(page: str, query: dict[str, str]) -> None:
    text = labels(**query)
    own, *others = (text.code("category", one) for one in sorted({project.category for project in real_plan().projects}))
    tables = docx.Document(io.BytesIO(made("docx", page, **query).body)).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    for sheet in opened(page, **query):  # a chart's own numbers stand under its table, and before the filter beside them
        own_rows = takewhile(lambda row: row[0] != text("export.chart_numbers"), sheet.iter_rows(values_only=True))
        rows += [[*map(str, row)] for row in own_rows]
    assert any(own in row for row in rows)
    assert [row for row in rows if {*others} & {*row} and not re.search("[1-9]", "".join(row[1:]))] == []


def with_meanings(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows with the meanings of their names in a column beside these, where the screen has any."""
    glosses = [[cell.get("gloss") if isinstance(cell, dict) else None for cell in row] for row in rows]
    at = next((row.index(gloss) for row in glosses for gloss in row if gloss), None)
    return rows if at is None else [[*row[: at + 1], own[at] or "", *row[at + 1 :]] for row, own in zip(rows, glosses, strict=True)]


@pytest.mark.parametrize(("page", "query"), STATES[:3])
def test_sheets_of_sources_method_and_checks_and_a_print_set_up(page: str, query: dict[str, str]) -> None:
    book, text = opened(page, **query), labels(**query)
    names = book.sheetnames
    assert [text("export.sources"), text("export.methods"), text("export.checks")] == names[-3:]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 31 and not FORBIDDEN.search(name) for name in names)
    first = book.worksheets[0]
    assert first.freeze_panes
    assert first.auto_filter.ref
    assert (first.page_setup.orientation, first.page_setup.fitToHeight) == ("landscape", 0)
    assert on_screen(page, **query)["foot"] in {cell.value for cell in cells_of(book[text("export.sources")])}


@law
def sources_are_words_for_places_of_the_text_and_nothing_else(page: str, query: dict[str, str]) -> None:
    book, text, document = opened(page, **query), labels(**query), on_paper(page, **query)
    assert not any(re.search(r"/(text|checks|projects?)\?", str(cell.value)) for sheet in book for cell in cells_of(sheet))
    links = [link for block in document["blocks"] if block["kind"] == "chart" for link in block["passages"]]
    asked = [(link["label"], urlsplit(link["href"])) for link in links]
    places = {label for label, url in asked if url.path == "/text" and re.fullmatch(r"[\d~-]+", parse_qs(url.query)["at"][0])}
    points = {point["source"] for point in document["points"] if "about" in point}
    heads = [text("export.view"), text("export.source")]
    rows = [row[:2] for row in book[text("export.sources")].iter_rows(values_only=True)]
    said = {source for _, source in rows[rows.index(tuple(heads)) + 1 :] if source}
    assert places <= said <= places | points


def test_charts_have_their_patterns_and_no_cell_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx", "overview").body)) as pack:
        charts = [pack.read(name) for name in pack.namelist() if "charts/chart" in name]
        sheets = [pack.read(name) for name in pack.namelist() if "worksheets/sheet" in name]
    assert len(charts) == 3
    assert any(b'prst="wdUpDiag"' in chart for chart in charts)
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_the_numbers_of_a_unit_cost_chart_are_called_so_with_their_unit() -> None:
    sheets = [sheet for sheet in opened("project", id="elderly_care-05") if sheet["D6"].value == "单位造价"]
    heads = [cell.value for sheet in sheets for cell in cells_of(sheet) if cell.column == 2 and "（" in str(cell.value)]
    assert heads == ["单位造价（万元/张）"]


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made("xlsx", "overview").body == made_again("xlsx", "overview").body
    assert made("csv", "overview").body == made_again("csv", "overview").body


def test_tables_as_values_have_nothing_but_data_and_a_text_beside_them() -> None:
    with zipfile.ZipFile(io.BytesIO(made("csv", "overview", lang="zh", category="funeral").body)) as pack:
        about, *tables = pack.namelist()
        words = pack.read(about).decode("utf-8-sig")
        read = {name: pack.read(name).decode("utf-8-sig").splitlines() for name in tables}
    document = on_screen("overview", category="funeral")
    assert document["foot"] in words
    assert document["head"]["chips"][0]["label"] in words
    chart = next(block for block in document["blocks"] if block["id"] == "by_category")
    lines = next(lines for name, lines in read.items() if chart["title"][:20] in name)
    assert lines == [
        ",".join(str(cell).replace(",", "") for cell in row) for row in [chart["data"]["columns"], *chart["data"]["rows"]]
    ]


@law
def every_number_of_the_screen_is_a_value_of_its_table(page: str, query: dict[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(made("csv", page, **query).body)) as pack:
        said = [list(csv.reader(io.StringIO(pack.read(name).decode("utf-8-sig")))) for name in pack.namelist()[1:]]
    document, tables = on_screen(page, **query), {frozenset(map(tuple, rows[1:])) for rows in said}
    wanted = [[[one["label"], one["value"], one["unit"], one["note"]] for one in document["numbers"]]]
    for block in document["blocks"]:
        wanted += [block["data"]["rows"]] if block["kind"] == "chart" else []
        wanted += [rows_in_files(block)] if block["kind"] == "table" else []  # type: ignore[arg-type]
    for rows in (with_meanings([list(row) for row in one]) for one in wanted if one):
        assert frozenset(tuple(map(as_value, row)) for row in rows) in tables, rows[0]


def as_value(cell: Any) -> str:
    """A cell as a file of values has it: a number without commas, a share as it is, words that no program takes for a formula."""
    words = str(cell["t"] if isinstance(cell, dict) else "" if cell is None else cell)
    return words.replace(",", "").replace("−", "-") if figure_of(words) else f"'{words}" if words[:1] in tuple("=+-@") else words


@pytest.mark.parametrize(("page", "query"), [("overview", {}), ("unit_costs", {"lang": "en"}), ("compare", COMPARED)])
def test_amounts_of_tables_name_their_unit_in_both_forms_and_no_words_go_beyond_a_sheet(page: str, query: dict[str, str]) -> None:
    text, book = labels(**query), opened(page, **query)
    for block in (one for one in on_screen(page, **query)["blocks"] if one["kind"] == "table"):
        sheet = next(sheet for sheet in book if sheet["A1"].value == block["title"])
        heads = {cell.value: sheet.cell(5, cell.column).value for cell in sheet[6]}
        named = {one["label"]: one["unit"] for one in block["columns"] if one.get("unit")}
        assert named
        assert {label: heads[label] for label in named} == named
        assert any("A2:" in str(one) for one in sheet.merged_cells.ranges)
        with zipfile.ZipFile(io.BytesIO(made("csv", page, **query).body)) as pack:
            headers = [pack.read(name).decode("utf-8-sig").split("\r\n")[0] for name in pack.namelist()[1:]]
        wanted = [text("column.with_unit", label=label, unit=unit) for label, unit in named.items()]
        assert any(all(one in header for one in wanted) for header in headers)


def test_the_register_has_every_project_with_every_field() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", "projects", "register", category="funeral").body)).worksheets[0]
    heads = [cell.value for cell in sheet[6]]
    rows = {row[-1]: row for row in sheet.iter_rows(min_row=7, values_only=True) if row[-1]}
    wanted = {one.project_id: one for one in real_plan().projects if one.category == "funeral"}
    assert rows.keys() == wanted.keys()
    for code, row in rows.items():
        assert row[0].removesuffix(" ≠") == wanted[code].name
        assert row[heads.index("建设内容及规模")] == wanted[code].scope_text
        assert row[heads.index("建设地点")] == wanted[code].location_text
        assert row[heads.index("总投资")] == wanted[code].total_investment_wan


@law
def no_number_is_wider_than_its_column(page: str, query: dict[str, str]) -> None:
    for sheet in opened(page, **query):
        for cell in cells_of(sheet):
            if cell.data_type == "n":
                form = cell.number_format.partition(";")[0]
                words = shown(cell.value, form.replace('" ≠"', "")) + (" ≠" if "≠" in form else "")
                assert len(words) * (1.1 if cell.font.bold else 1) <= width_of(sheet, cell) - 1, words


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_differences_of_findings_are_numbers_with_their_units(lang: str) -> None:
    text, sheet = labels(lang=lang), opened("overview", lang=lang)[labels(lang=lang)("export.checks")]
    heads = [cell.value for cell in sheet[6]]
    at, unit = (heads.index(text(f"desk.export.{name}")) for name in ("difference", "unit"))
    assert sheet.cell(5, at + 1).value == text("export.see_column", column=text("desk.export.unit"))
    rows = [row for row in sheet.iter_rows(min_row=7, values_only=True) if row[0] is not None]
    assert len(rows) == len(review(real_plan()).findings)
    said = [(row[at], row[unit]) for row in rows if row[at] not in (None, "")]
    assert all(isinstance(value, (int, float)) and words for value, words in said)
    assert (21_000, "万元") in said or (210, "million yuan") in said


@pytest.mark.parametrize(
    ("page", "query"),
    [("checks", {}), ("unit_costs", {}), ("compare", COMPARED), ("project", {"id": "elderly_care-05"}), ("overview~checks", {})],
)
def test_a_sheet_is_there_once_and_printed_so_that_it_can_be_read(page: str, query: dict[str, str]) -> None:
    book = opened(page, **query)
    titles = [sheet["A1"].value for sheet in book]
    assert len(set(titles)) == len(titles)
    for sheet in book:
        wide, setup = sum(one.width * (one.max - one.min + 1) for one in sheet.column_dimensions.values()), sheet.page_setup
        assert int(setup.paperSize) == (8 if wide > 200 else 9), sheet.title
        assert not sheet._charts or setup.fitToHeight != 0, sheet.title
        for row in sheet.iter_rows(min_row=7):
            for number, words in pairwise(row):
                if number.data_type == "n" and number.value is not None and words.data_type == "s":
                    is_left = words.alignment.horizontal == "left"
                    assert not is_left or words.alignment.indent or number.alignment.horizontal == "left", (
                        sheet.title,
                        words.value,
                    )


def test_values_of_lists_name_their_unit_and_columns_that_only_lead_are_left_out() -> None:
    text, book = labels(), opened("compare", **COMPARED)
    assert [sheet["B5"].value for sheet in book if sheet["A1"].value in (text("compare.only_a"), text("compare.only_b"))] == [
        text.unit_word
    ] * 2
    said = {cell.value for sheet in opened("unit_costs") for cell in cells_of(sheet)}
    assert not said & {text("cost.link.finding"), text("cost.link.text"), text("cost.column.finding")}


def test_a_stack_has_its_totals_and_a_named_part_its_words() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx", "overview").body)) as pack:
        charts = [pack.read(name).decode() for name in pack.namelist() if "charts/chart" in name]
    years = next(chart for chart in charts if "按年均摊" in chart)
    assert "合计" in years
    assert "inBase" in years
    assert any("经营性公墓" in chart for chart in charts)


def width_of(sheet: Any, cell: Any) -> float:
    """The width of a cell's columns: neighbours that are as wide are kept as one."""
    last = next((one.max_col for one in sheet.merged_cells.ranges if cell.coordinate in one), cell.column)
    kept = sheet.column_dimensions.values()
    return float(sum(one.width for at in range(cell.column, last + 1) for one in kept if one.min <= at <= one.max))


@pytest.mark.parametrize(("page", "query"), STATES[:3])
def test_broken_words_are_seen(page: str, query: dict[str, str]) -> None:
    for sheet in opened(page, **query):
        for cell in (one for one in cells_of(sheet) if one.data_type == "s" and one.alignment.wrap_text):
            lines = letters(cell.value) / width_of(sheet, cell)
            assert (sheet.row_dimensions[cell.row].height or 15) >= 13 * lines, cell.value
