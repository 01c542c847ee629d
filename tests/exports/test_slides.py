"""Slides: their numbers are the screen's, their charts can be edited, every run has its typeface, and no words leave their box."""

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from charts.parts.flow_layout import Band
from charts.parts.measure import broken, text_width
from exports.column_widths import air_in
from exports.drawing import drawing_of
from exports.legends import legend_of, words_under
from exports.nested import _placed, _through
from exports.plots import plot_of
from exports.shapes import Words
from exports.slide_places import lines_of
from exports.words import figure_of, plain, shown
from tests.cases import cases
from tests.exports.states import (
    STATES,
    bold_words,
    labels,
    made,
    made_again,
    on_paper,
    on_screen,
    read_once,
    rows_in_files,
    said_in,
)
from tests.real import real_plan
from ui.run.exporting import Part, Wanted, file_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
PT = 12_700


@read_once
def opened(page: str, **query: str) -> Any:
    return Presentation(io.BytesIO(made("pptx", page, **query).body))


def shapes_of(shapes: Any) -> list[Any]:
    """All shapes, those in groups too."""
    return [inner for shape in shapes for inner in ([shape, *shapes_of(shape.shapes)] if shape.shape_type == 6 else [shape])]


LAWS = list[Callable[..., None]]()
law = LAWS.append  # of a page and its query


@pytest.mark.parametrize(("page", "query"), STATES)
def test_a_deck_keeps_every_law(page: str, query: dict[str, str]) -> None:
    for holds in LAWS:
        holds(page, query)


@law
def every_number_of_a_chart_is_that_of_the_screen(page: str, query: dict[str, str]) -> None:
    shown_there = [block for block in on_screen(page, screen="present", **query)["blocks"] if block["kind"] == "chart"]
    ids, stage = {block["id"]: block["title"] for block in shown_there}, {block["title"][:120]: block for block in shown_there}
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
            form = labels.number_format.replace('" "', "")
            read = {shown(value, form) for at, value in enumerate(values) if at not in own and value is not None}
            assert read <= on_show, shape.name
        words = {"".join(run.text for run in one.iter(f"{A}t")).strip() for one in shape.chart._chartSpace.iter("{*}dLbl")}
        notes = {plain(note["text"]) for note in stage[shape.name]["figure"]["layout"]["annotations"]}
        assert {one for one in words if one} <= on_show | notes, shape.name
        with zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)) as pack:
            assert "xl/worksheets/sheet1.xml" in pack.namelist()


@law
def a_series_that_has_the_name_of_a_column_has_its_numbers(page: str, query: dict[str, str]) -> None:
    for block in on_screen(page, **query)["blocks"]:
        plot = plot_of(block, labels(**query)) if block["kind"] == "chart" else None
        columns = block["data"]["columns"] if block["kind"] == "chart" else []
        for one in (one for one in (plot.series if plot else ()) if one.name in columns[1:]):
            at = columns.index(one.name)
            said = [figure.value for row in block["data"]["rows"] if (figure := figure_of(str(row[at])))]
            if not any(said):
                continue  # a row that the table behind does not have
            whole = [sum(said)] * ("undivided" in query.values())  # what is not divided is one bar and several rows
            near = [pytest.approx(value, rel=0.02, abs=0.001) for value in (*said, *whole)]  # a table rounds otherwise than a bar
            assert all(value in near for value in one.values if value), one.name


def test_unit_costs_are_called_so_with_their_unit() -> None:
    charts = [shape.chart for slide in opened("project", id="elderly_care-05").slides for shape in slide.shapes if shape.has_chart]
    names = {series.name: tuple(series.values) for chart in charts for series in chart.plots[0].series}
    assert names["单位造价（万元/张）"][:2] == (11.8, 6.0)
    assert not any("总投资" in name for name in names)


@law
def titles_numbers_and_tables_are_those_of_the_screen(page: str, query: dict[str, str]) -> None:
    document = on_screen(page, screen="present", **query)  # a title says more where there is room for it
    slides = opened(page, **query).slides
    words = {
        paragraph.text.replace("\v", "")
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
    for cell in (cell for row in (rows_in_files(table) if table else ()) for cell in row):
        said = said_in(cell, labels(**query))
        assert any(said == one.removesuffix(" ≠") for one in cells), said


@law
def every_run_has_a_typeface_for_chinese_and_every_graphic_its_words(page: str, query: dict[str, str]) -> None:
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


@law
def no_words_leave_their_box_and_no_shape_its_slide(page: str, query: dict[str, str]) -> None:
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
        if "\v" in paragraph.text:  # lines that are broken already
            assert all(text_width(f"<b>{line.strip()}</b>", size) <= width for line in paragraph.text.split("\v")), paragraph.text
            high += size * 1.2 * len(paragraph.text.split("\v"))
            continue
        wide = sum((text_width(run.text, 1) + air_in(run.text)) * run.font.size.pt for run in paragraph.runs if run.font.size)
        if shape._element.find(".//{*}bodyPr").get("wrap") == "none" or len(paragraph.runs) > 1:
            assert wide <= width + 1, (shape.text_frame.text, wide, width)
            high += size
        else:
            high += len(broken(paragraph.text, width, size)) * size * 1.2
    return high


@law
def notes_are_the_points_of_the_page_each_once(page: str, query: dict[str, str]) -> None:
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
    once, again = made("pptx", "overview").body, made_again("pptx", "overview").body
    assert once == again
    assert len(once) / len(Presentation(io.BytesIO(once)).slides) <= 30_000


def test_hatches_are_pattern_fills_and_bridges_stand_on_an_unseen_base() -> None:
    charts = [shape.chart for slide in opened("checks").slides for shape in slide.shapes if shape.has_chart]
    base = charts[0].plots[0].series[0]
    assert base._element.find(".//{*}spPr/{*}noFill") is not None
    assert any(base.values)
    hatched = [shape.chart for slide in opened("overview~funding").slides for shape in slide.shapes if shape.has_chart]
    assert {one.get("prst") for chart in hatched for one in chart._chartSpace.iter(f"{A}pattFill")} == {"wdUpDiag", "openDmnd"}


UNIT = re.compile(r"[（(][^（）()]+[)）]$")


def plots(page: str, **query: str) -> list[tuple[Any, Any]]:
    blocks = on_paper(page, "present", **query)["blocks"]
    return [(block, plot) for block in blocks if block["kind"] == "chart" and (plot := plot_of(block, labels(**query)))]


@law
def every_row_of_a_chart_is_there_and_every_series_names_its_unit(page: str, query: dict[str, str]) -> None:
    for block, plot in plots(page, **query):
        across = "x" if plot.kind != "bar" else "y"
        reach = [at for trace in block["figure"]["data"] if trace["uid"].endswith("-reach") for at in trace[across]]
        assert len(plot.names) >= len({round(at, 2) for at in reach}), block["id"]
        columns = block["data"]["columns"]
        assert all(plot.form.endswith("%") or UNIT.search(one.name) or one.name in columns for one in plot.series), block["id"]
        assert len({one.name for one in plot.series}) == len(plot.series), block["id"]
        said = [at for at, words in enumerate(plot.ends) if figure_of(words) and plot.wholes[at]]
        assert all(plot.end_is_number(at) for at in said), "what a chart's sheet holds is what it says"


def test_money_of_no_settled_source_and_a_project_that_outweighs_the_others_are_told() -> None:
    names = {name: plot.names for block, plot in plots("funding", category="funeral") if (name := block["id"]) == "by_source"}
    assert any(name.startswith("来源未定") for name in names["by_source"])
    by_category = next(shape.chart for slide in opened("overview").slides for shape in slide.shapes if shape.has_chart)
    parts = {series.name: [value for value in series.values if value] for series in by_category.plots[0].series}
    assert (parts["最大的一个项目（万元）"], parts["其余项目（万元）"]) == ([60000.0], [35623.0])
    said = ["".join(run.text for run in one.iter(f"{A}t")) for one in by_category._chartSpace.iter("{*}dLbl")]
    assert any(words.startswith("经营性公墓") and "60,000" in words for words in said)


@law
def what_was_there_before_the_filter_is_said_and_not_promised_by_a_legend(page: str, query: dict[str, str]) -> None:
    text = labels(**query)
    for block, plot in plots(page, **query):
        assert all(words != text("legend.before") for _, words in legend_of(block, plot))
        under = words_under(block, plot, text)
        gone = [value for value, whole in zip(plot.before, plot.wholes, strict=False) if value > whole]
        if gone:
            said = [shown(value, plot.form) in under for value in gone]
            assert all(said) or text("export.before_not_drawn") in under


def test_what_disagrees_stands_at_the_foot_of_every_chart_of_its_page_and_of_a_step() -> None:
    note = next(number["note"] for number in on_screen("overview")["numbers"] if number["warn"])
    step = file_of(Wanted("pptx", (Part("overview", {}, "by_category", is_step=True),), {}), lambda _done, _of: None)
    for made_of in (opened("overview"), Presentation(io.BytesIO(step.body))):
        slide = next(slide for slide in made_of.slides if any(shape.has_chart for shape in slide.shapes))
        assert any(f"≠ {note}" in shape.text_frame.text for shape in slide.placeholders)


@cases("width", [240, 420, 872])
@cases("lang", ["zh", "en"])
def test_no_line_of_a_title_parts_a_number_from_what_it_counts(lang: str, width: int) -> None:
    titles = [block["title"] for page, _ in STATES[:4] for block in on_screen(page, lang=lang)["blocks"] if "title" in block]
    for title in titles:
        lines = lines_of(title, width, 28)
        assert "".join(lines) == title
        ends = pairwise(lines)
        assert not any(re.search(r"\d\s?$", one) and re.match(r"[%万亿项个]|[a-z]", next_) for one, next_ in ends), lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_of_a_treemap_are_whole_and_labels_of_a_flow_stand_clear_of_its_streams(lang: str) -> None:
    tree = next(block for block in on_paper("structure", "present", lang=lang)["blocks"] if block["id"] == "tree")
    marks = drawing_of(tree["figure"]).marks
    words = ["".join(run.text for line in mark.lines for run in line) for mark in marks if isinstance(mark, Words)]
    assert not any("…" in said for said in words)
    third = sorted(real_plan().projects, key=lambda one: -(one.total_investment_wan or 0))[1]
    assert labels(lang=lang).called(third.name).split()[0] in " ".join(words)
    flow = next(block for block in on_paper("funding", "present", lang=lang)["blocks"] if block["id"] == "flow")
    figure = flow["figure"]
    margin = figure["layout"]["margin"]
    node, high = figure["data"][0]["node"], figure["layout"]["height"] - margin["t"] - margin["b"]
    placed = [one for one in _placed(node, _values(figure["data"][0]), high) if one.column == 1]
    gaps = [below.top - above.top - above.height for above, below in pairwise(placed)]
    assert min(gaps) >= figure["layout"]["font"]["size"] * 1.3
    assert {mark.ground for mark in drawing_of(figure).marks if isinstance(mark, Words)} <= {"", "#FFFFFF"}


def _values(flow: Any) -> dict[str, float]:
    names, link = flow["node"]["customdata"], flow["link"]
    bands = [Band(names[a], names[b], value) for a, b, value in zip(link["source"], link["target"], link["value"], strict=True)]
    return {name: _through(name, bands) for name in names}


# --- where a machine has another face ---------------------------------------------------------------

_EMS = (
    "34ijl 37IJ 38., 42- 44f 48t 49r 58z 59c 60s 64L 65vxy 67ak 68eEFT 69o 70hnu0123456789 72bdgpqSY 73CPZ 76B 77AKRVX"
    " 81U 82G 83D 84HN+≠ 85OQ 92w 100M% 104m 110W"
)
WIDE = {
    letter: int(found[1]) / 100 for part in _EMS.split() if (found := re.match(r"(1\d\d|\d\d)(.+)", part)) for letter in found[2]
}


@pytest.mark.parametrize(
    ("page", "query"), [("overview", {}), ("overview", {"lang": "en"}), ("checks", {}), ("targets", {"lang": "en"})]
)
def test_no_number_and_no_word_of_a_table_is_broken_where_a_wide_face_stands_for_ours(page: str, query: dict[str, str]) -> None:
    tables = [shape.table for slide in opened(page, **query).slides for shape in slide.shapes if shape.has_table]
    assert tables
    for table in tables:
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                for run in (run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs):
                    pieces = [run.text] if figure_of(run.text.removesuffix(" ≠")) else re.findall(r"[A-Za-z]+", run.text)
                    room = (column.width - cell.margin_left - cell.margin_right) / PT / run.font.size.pt
                    assert all(sum(WIDE.get(letter, 0.35) for letter in piece) <= room for piece in pieces), run.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_nothing_is_found_every_file_says_what_the_screen_says(lang: str) -> None:
    query = {"text": "zzzz", "lang": lang}
    said = on_screen("overview", **query)["blocks"][0]["text"]
    for form in ("pptx", "docx", "brief", "xlsx", "csv"):
        with zipfile.ZipFile(io.BytesIO(made(form, "overview", **query).body)) as pack:
            parts = [pack.read(name).decode() for name in pack.namelist() if name.endswith((".xml", ".txt"))]
        assert any(said.rstrip("。.") in re.sub(r"<[^>]*>", "", part) for part in parts), form
