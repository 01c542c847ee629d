"""Slides: their numbers are the screen's, their charts can be edited, every run has its typeface, and no words leave their box."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from charts.parts.measure import broken, text_width
from exports.plots import plot_of
from exports.words import figure_of, shown
from tests.exports.states import STATES, bold_words, labels, made, made_again, on_screen
from ui.run.exporting import Part, Wanted, file_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
PT = 12_700


def opened(page: str, **query: str) -> Any:
    return Presentation(io.BytesIO(made("pptx", page, **query).body))


def shapes_of(shapes: Any) -> list[Any]:
    """All shapes, those in groups too."""
    return [inner for shape in shapes for inner in ([shape, *shapes_of(shape.shapes)] if shape.shape_type == 6 else [shape])]


@pytest.mark.parametrize(("page", "query"), STATES)
def test_every_number_of_a_chart_is_that_of_the_screen(page: str, query: dict[str, str]) -> None:
    ids = {
        block["id"]: block["title"] for block in on_screen(page, screen="present", **query)["blocks"] if block["kind"] == "chart"
    }
    said = {ids[block["id"]]: block for block in on_screen(page, **query)["blocks"] if block["kind"] == "chart"}
    charts = [shape for slide in opened(page, **query).slides for shape in slide.shapes if shape.has_chart]
    assert {shape.name for shape in charts} <= {title[:120] for title in said}
    for shape in charts:
        block = next(block for title, block in said.items() if title[:120] == shape.name)
        plot, on_show = shape.chart.plots[0], bold_words(block["figure"])
        labels = plot.series[-1].data_labels if plot.series[-1]._element.find(".//{*}dLbls/{*}numFmt") is not None else None
        if labels is not None:
            values = plot.series[-1].values
            own = {int(one.find("{*}idx").get("val")) for one in plot.series[-1]._element.findall(".//{*}dLbl")}
            read = {shown(value, labels.number_format) for at, value in enumerate(values) if at not in own and value is not None}
            assert read <= on_show, shape.name
        words = {"".join(run.text for run in one.iter(f"{A}t")) for one in shape.chart._chartSpace.iter("{*}dLbl")}
        assert {one for one in words if one} <= on_show, shape.name
        with zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)) as pack:
            assert "xl/worksheets/sheet1.xml" in pack.namelist()


@pytest.mark.parametrize(("page", "query"), STATES)
def test_a_series_that_has_the_name_of_a_column_has_its_numbers(page: str, query: dict[str, str]) -> None:
    for block in on_screen(page, **query)["blocks"]:
        plot = plot_of(block, labels(**query)) if block["kind"] == "chart" else None
        columns = block["data"]["columns"] if block["kind"] == "chart" else []
        for one in (one for one in (plot.series if plot else ()) if one.name in columns[1:]):
            at = columns.index(one.name)
            said = [figure.value for row in block["data"]["rows"] if (figure := figure_of(str(row[at])))]
            near = [pytest.approx(value, rel=0.02, abs=0.001) for value in said]  # a table rounds otherwise than a bar
            assert all(value in near for value in one.values if value), one.name


def test_unit_costs_are_called_so_with_their_unit() -> None:
    charts = [shape.chart for slide in opened("project", id="elderly_care-05").slides for shape in slide.shapes if shape.has_chart]
    names = {series.name: tuple(series.values) for chart in charts for series in chart.plots[0].series}
    assert names["单位造价（万元/张）"][:2] == (11.8, 6.0)
    assert not any("总投资" in name for name in names)


@pytest.mark.parametrize(("page", "query"), STATES)
def test_titles_numbers_and_tables_are_those_of_the_screen(page: str, query: dict[str, str]) -> None:
    document = on_screen(page, screen="present", **query)  # a title says more where there is room for it
    slides = opened(page, **query).slides
    words = {
        paragraph.text
        for slide in slides
        for shape in shapes_of(slide.shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    }
    cells = [
        cell.text for slide in slides for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    assert {block["title"] for block in document["blocks"] if block["kind"] in ("chart", "table")} <= words
    assert {number["label"] for number in document["numbers"]} | {document["foot"]} <= words
    for number in document["numbers"]:
        assert any(one.startswith(number["value"]) for one in words)
    table = next((block for block in document["blocks"] if block["kind"] == "table"), None)
    for row in table["rows"] if table else ():
        for cell in row["cells"]:
            said = cell if isinstance(cell, str) else cell["t"]
            assert any(said == one.removesuffix(" ≠") for one in cells)


@pytest.mark.parametrize(("page", "query"), STATES)
def test_every_run_has_a_typeface_for_chinese_and_every_graphic_its_words(page: str, query: dict[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(made("pptx", page, **query).body)) as pack:
        parts = {
            name: etree.fromstring(pack.read(name))
            for name in pack.namelist()
            if re.search(r"(slides|charts|notesSlides|theme)/[^/]*\.xml$", name)
        }
    bare = [
        (name, "".join(run.itertext()))
        for name, root in parts.items()
        for run in root.iter(f"{A}r", f"{A}fld")
        if CHINESE.search("".join(run.itertext())) and run.find(f"{A}rPr/{A}ea") is None
    ]
    assert bare == []
    assert all(one.find(f"{A}ea") is not None for root in parts.values() for one in root.iter(f"{A}defRPr"))
    assert all(font.get("typeface") for name, root in parts.items() if "theme" in name for font in root.iter(f"{A}ea"))
    for slide in opened(page, **query).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                assert next(shape._element.iter("{*}cNvPr")).get("descr"), shape.name


@pytest.mark.parametrize(("page", "query"), STATES)
def test_no_words_leave_their_box_and_no_shape_its_slide(page: str, query: dict[str, str]) -> None:
    for slide in opened(page, **query).slides:
        foot = min(shape.top for shape in slide.placeholders if shape.top > 300 * PT)
        assert all(
            shape.top + shape.height <= foot
            for shape in slide.shapes
            if shape.has_table or shape.has_chart or shape.shape_type == 6
        )
        for shape in shapes_of(slide.shapes):
            assert shape.left >= 0, (shape.name, shape.left)
            assert shape.left + shape.width <= 960 * PT + PT, (shape.name, (shape.left + shape.width) / PT)
            assert shape.top + shape.height <= 540 * PT, (shape.name, (shape.top + shape.height) / PT)
            if shape.has_text_frame and shape.text_frame.text:
                assert lines_high(shape) <= shape.height / PT + 3, (shape.name, lines_high(shape), shape.height / PT)


def lines_high(shape: Any) -> float:
    """How high the words of a shape are, broken at its width if it breaks lines; without breaks they are no wider than it."""
    high, width = 0.0, shape.width / PT
    for paragraph in shape.text_frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12)
        wide = sum(text_width(run.text, run.font.size.pt) for run in paragraph.runs if run.font.size)
        if shape._element.find(".//{*}bodyPr").get("wrap") == "none" or len(paragraph.runs) > 1:
            assert wide <= width + 1, (shape.text_frame.text, wide, width)
            high += size
        else:
            high += len(broken(paragraph.text, width, size)) * size * 1.2
    return high


@pytest.mark.parametrize(("page", "query"), STATES)
def test_notes_are_the_points_of_the_page_each_once(page: str, query: dict[str, str]) -> None:
    slides = opened(page, **query).slides
    said = [line for slide in slides for line in slide.notes_slide.notes_text_frame.text.split("\n") if line]
    points = [point["t"] for point in on_screen(page, screen="present", **query)["points"]]
    assert sorted(said) == (sorted(set(points)) if len(slides) else [])


def test_a_step_has_its_own_note_whatever_it_shows() -> None:
    steps = tuple(
        Part("overview", {}, block, note=f"note {block}", is_step=True) for block in ("by_category", "projects", "numbers")
    )
    made_of = file_of(Wanted("pptx", steps, {}), lambda _done, _of: None)
    said = [slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(made_of.body)).slides]
    assert [one for one in said if one] == ["note by_category", "note projects", "note numbers"]


def test_a_chart_alone_has_only_its_own_points() -> None:
    made_of = Presentation(io.BytesIO(made("pptx", "overview", "by_source").body))
    points = [point["t"] for point in on_screen("overview", screen="present")["points"] if point.get("about") == "by_source"]
    assert [slide.notes_slide.notes_text_frame.text for slide in made_of.slides] == ["\n".join(points)]


def test_the_same_view_gives_the_same_bytes_and_ten_slides_are_small() -> None:
    once, again = made("pptx", "overview~funding~years").body, made_again("pptx", "overview~funding~years").body
    assert once == again
    assert len(once) / len(Presentation(io.BytesIO(once)).slides) <= 30_000


def test_hatches_are_pattern_fills_and_bridges_stand_on_an_unseen_base() -> None:
    charts = [shape.chart for slide in opened("checks").slides for shape in slide.shapes if shape.has_chart]
    base, *_ = charts[0].plots[0].series
    assert base._element.find(".//{*}spPr/{*}noFill") is not None
    assert any(value for value in base.values)
    hatched = [shape.chart for slide in opened("overview~funding").slides for shape in slide.shapes if shape.has_chart]
    assert {one.get("prst") for chart in hatched for one in chart._chartSpace.iter(f"{A}pattFill")} == {"wdUpDiag", "openDmnd"}
