"""A workbook: a sheet for each chart and table, with real numbers and office charts, and sheets of sources and method."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from exports.book import Book, begun
from exports.grids import Grid, GridCell, grid_of, told_in
from exports.job import Job
from exports.legends import words_under
from exports.office_charts import Type, all_series, chart_on
from exports.packing import timeless
from exports.plots import Plot, plot_of
from exports.words import nothing_found, parted, shown, view_words, warnings
from i18n import Labels
from ui.document.page import Document

_UNITS, _HEAD = 4, 5  # rows of the units and of the header, from 0
_ACROSS, _UPRIGHT = 60, 100  # rows of a sheet that is printed on one page
_A4, _A3, _WIDE = 9, 8, 200  # papers, and from how many digits on a sheet is printed on the larger one
_ROW, _CHART_WIDE, _TYPE = 20, 760, 9  # px of a row and of a chart; pt of a chart's words
_PLACES = re.compile(r"^/text\?(.*&)?at=[\d~-]+(&|$)")  # a link to characters of the plan's text
_WIDEST, _NARROWER = 60, 30  # digits that a column is wide at most: of words, and of one of many columns
_MANY, _LEAST, _BOLD, _AIR = 8, 11, 1.1, 3
_LINE = 14.0  # pt


@dataclass(frozen=True)
class View:
    """One sheet: a grid, what stands under its title, and the chart of it."""

    grid: Grid
    document: Document
    said: str = ""
    warns: tuple[str, ...] = ()
    plot: Plot | None = None


def workbook(job: Job) -> bytes:
    """A workbook of pages."""
    out, views = io.BytesIO(), list(_views(job))
    book = begun(out, job.text, job.documents[0]["title"])
    for done, view in enumerate(views):
        job.report(done, len(views))
        _add_view(book, view)
    _add_sources(book, job)
    _add_methods(book, job)
    _add_checks(book, job)
    book.made.close()
    job.report(len(views), len(views))
    return timeless(out.getvalue())


def _views(job: Job) -> Iterator[View]:
    """Numbers, charts and tables of every page; a table that several pages have is there once."""
    known = {grid for grid, _ in _checks(job)}  # which have a sheet of their own
    for document, grid, chart in told_in(job.documents, job.text, known):
        plot = plot_of(chart, job.text) if chart else None
        under, warns = (words_under(chart, plot, job.text), warnings(chart["subtitle"])) if chart else (grid.note, [])
        yield View(grid, document, under, tuple(warns), plot)


def _add_view(book: Book, view: View, name: str = "") -> None:
    sheet, grid, text = book.sheet(name or view.grid.title), view.grid, book.text
    sheet.write_string(0, 0, grid.title, book.look(bold=True, font_size=14))
    widths = _widths_of(grid, _columns_of(view.plot, text) if view.plot else [])
    method = text("export.method", words=view_words(view.document))
    _write_across(book, sheet, 1, "  ".join(one for one in (view.said, method) if one), widths, "#5B6B7B")
    _write_across(book, sheet, 2, "  ".join(view.warns), widths, "#B23A2A")
    sides = [_side(grid.right[:at], is_right=right) for at, right in enumerate(grid.right)]
    for at, column in enumerate(grid.columns):
        label, unit = _headed(column, [row[at] for row in grid.rows], text)
        unit = (grid.units[at] if grid.units else "") or unit
        sheet.write_string(_UNITS, at, unit, book.look(font_color="#5B6B7B", **sides[at]))
        sheet.write_string(_HEAD, at, label, book.look(bold=True, bottom=1, text_wrap=True, **sides[at]))
    for row, cells in enumerate(grid.all_rows, _HEAD + 1):
        is_sum = row > _HEAD + len(grid.rows)
        for at, cell in enumerate(cells):
            _write(book, sheet, row, at, cell, **sides[at], **({"bold": True, "top": 1} if is_sum else {}))
    _settle(sheet, _HEAD, len(grid.rows), len(grid.columns), widths, frozen=1)
    _set_heights(sheet, _HEAD + 1, [["" if cell.figure else cell.words for cell in row] for row in grid.all_rows], widths)
    _set_print(sheet, view, sum(widths))
    if view.plot:
        row = _HEAD + len(grid.all_rows) + 3
        _set_heights(sheet, row, [["", *(one.name for one in all_series(view.plot, text))]], widths)
        _add_chart(book, sheet, view.plot, row, grid.title)


def _settle(sheet: Any, head: int, rows: int, columns: int, widths: Sequence[float], *, frozen: int) -> None:
    """What every table of a sheet has: its filters, its header in view, its columns' widths, and no other lines."""
    sheet.autofilter(head, 0, head + max(rows, 1), columns - 1)
    sheet.freeze_panes(head + 1, frozen)
    for at, wide in enumerate(widths):
        sheet.set_column(at, at, wide)
    sheet.hide_gridlines(2)


def _add_chart(book: Book, sheet: Any, plot: Plot, row: int, title: str) -> None:
    """The plot's numbers from ``row`` on, under the table, and its chart under them: beside the table it would be printed small."""
    sheet.write_string(row - 1, 0, book.text("export.chart_numbers"), book.look(font_color="#5B6B7B"))
    face = book.text("font.sans")
    chart = chart_on(book, sheet, plot, row, Type(face, _TYPE, _CHART_WIDE * 0.75))
    chart.set_size({"width": _CHART_WIDE, "height": _height(plot)})
    chart.set_title({"name": title, "overlay": False, "name_font": {"name": face, "size": 11, "bold": True, "color": "#1B2A3A"}})
    sheet.insert_chart(row + len(plot.names) + 2, 0, chart, {"description": title, "object_position": 2})


def _columns_of(plot: Plot, text: Labels) -> list[list[str]]:
    """What the cells of a chart's numbers show, column by column; their headers may be broken."""
    form = plot.form.partition(";")[0]
    return [[*plot.names], *([shown(value, form) for value in one.values if value] for one in all_series(plot, text))]


def _height(plot: Plot) -> int:
    """The px of a chart."""
    return min(max(34 * len(plot.names) + 80, 260), 620) if plot.kind == "bar" else 380


def _side(before: Sequence[bool], *, is_right: bool) -> dict[str, Any]:
    """At which side a column's cells stand; words after numbers apart from these."""
    return {"align": "right"} if is_right else {"align": "left", "indent": int(any(before[-1:]))}


def _write_across(book: Book, sheet: Any, row: int, words: str, widths: Sequence[float], colour: str) -> None:
    """Words over all columns, on as many lines as they take: what goes beyond them would make the print smaller."""
    look = book.look(font_color=colour, text_wrap=True, valign="top")
    if len(widths) > 1 and words:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
    sheet.write_string(row, 0, words, look)
    _set_heights(sheet, row, [[words]], [sum(widths)])


def _headed(column: str, cells: Sequence[GridCell], text: Labels) -> tuple[str, str]:
    """A header without the unit in it, and the unit."""
    label, unit = parted(column, text)
    if unit:
        return label, unit
    figures = [cell.figure for cell in cells if cell.figure]
    return column, "%" if figures and all(figure.form.endswith("%") for figure in figures) else ""


def _write(book: Book, sheet: Any, row: int, at: int, cell: GridCell, **look: Any) -> None:
    """A number as a number that reads as on the screen, everything else as words: never as a formula."""
    net = {"pattern": 17, "fg_color": "#5B6B7B", "bg_color": "#FFFFFF"} if cell.is_open else {}
    if cell.figure is None:
        broken = {"text_wrap": True} if letters(cell.words) > _NARROWER else {}
        side = {"align": "right"} if cell.is_open or cell.words == "—" else {}
        sheet.write_string(row, at, cell.words, book.look(**{**look, **net, **broken, **side}))
        return
    sign = '" ≠"' if cell.words.endswith("≠") else ""
    form = ";".join(part + sign for part in cell.figure.form.split(";"))
    sheet.write_number(row, at, cell.figure.value, book.look(**look, **net, num_format=form))


def _set_print(sheet: Any, view: View, wide: float) -> None:
    """As wide as the sheet, the header on every page, the source at its foot; a chart with its table on one page."""
    rows = len(view.grid.all_rows) + (len(view.plot.names) + _height(view.plot) // _ROW if view.plot else 0)
    (sheet.set_portrait if view.plot and rows > _ACROSS else sheet.set_landscape)()
    sheet.set_paper(_A4 if wide <= _WIDE else _A3)
    sheet.fit_to_pages(1, 1 if view.plot and rows <= _UPRIGHT else 0)
    sheet.repeat_rows(_HEAD)
    source = view.document["foot"].replace("&", "&&")[:220]
    sheet.set_footer(f"&L&8{source}&R&8&P/&N")


def letters(words: str) -> int:
    """How many digits are as wide as words."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in words)


def _widths_of(grid: Grid, chart: Sequence[Sequence[str]]) -> list[float]:
    """Columns as wide as their numbers, those under the table too, and as their words, of which very long ones are broken."""
    widest = _NARROWER if len(grid.columns) > _MANY else _WIDEST
    found = list[float]()
    for at in range(max(len(grid.columns), len(chart))):
        cells = [row[at] for row in grid.all_rows] if at < len(grid.columns) else []
        numbers = [cell.words for cell in cells if cell.figure] + [*(chart[at] if 0 < at < len(chart) else [])]
        said = [*([grid.columns[at]] if cells else []), *(cell.words for cell in cells), *(chart[0] if chart and not at else [])]
        wide = [*(min(letters(words), widest) for words in said), *(letters(words) * _BOLD for words in numbers)]
        found.append(max(max(wide, default=0) + _AIR, _LEAST))
    return found


def _set_heights(sheet: Any, first: int, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """Rows from ``first`` on, as high as their words when these are broken: not every program sees to that by itself."""
    for at, row in enumerate(rows, first):
        lines = max((ceil(letters(words) * _BOLD / (wide - 1)) for words, wide in zip(row, widths, strict=False)), default=1)
        if lines > 1:
            sheet.set_row(at, _LINE * lines + 2)


# --- sources, method, checks ---------------------------------------------------------------------


def _add_sources(book: Book, job: Job) -> None:
    """Where every chart's numbers stand in the plan, in words: part and column, then places; no calculation, no other page."""
    rows = list[list[str]]()
    for document in job.documents:
        for block in (one for one in document["blocks"] if one["kind"] == "chart"):
            parts = [point["source"] for point in document["points"] if point.get("about") == block["id"] and point["source"]]
            said = dict.fromkeys([*parts, *(link["label"] for link in block["passages"] if _PLACES.search(link["href"]))])
            rows += [[block["title"], words] for words in said]
    columns = [book.text("export.view"), book.text("export.source")]
    _add_plain(book, book.text("export.sources"), list(dict.fromkeys(one["foot"] for one in job.documents)), columns, rows)


def _add_methods(book: Book, job: Job) -> None:
    said = [(document["head"]["title"], view_words(document)) for document in job.documents]
    charts = [block for document in job.documents for block in document["blocks"] if block["kind"] == "chart"]
    rows = [[*one] for one in dict.fromkeys([*said, *((block["title"], words) for block in charts for words in block["how"])])]
    notes = [
        *dict.fromkeys(chip["label"] for document in job.documents for chip in document["head"]["chips"]),
        *dict.fromkeys(words for document in job.documents if (words := nothing_found(document))),
        book.text("export.hatches"),
    ]
    _add_plain(book, book.text("export.methods"), notes, [book.text("export.view"), book.text("export.note")], rows)


def _add_checks(book: Book, job: Job) -> None:
    """What does not agree in the plan."""
    for grid, document in _checks(job):
        _add_view(book, View(grid, document), book.text("export.checks"))


def _checks(job: Job) -> list[tuple[Grid, Document]]:
    """The findings as a table, and the page that has them."""
    blocks = job.checks["blocks"] if job.checks else ()
    found = (grid_of(block, job.text) for block in blocks if block["kind"] == "findings")
    return [(grid, job.checks) for grid in found if grid and job.checks]


def _add_plain(book: Book, name: str, notes: Sequence[str], columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A sheet of words: notes, then a table."""
    sheet, head = book.sheet(name), len(notes) + 2
    sheet.write_string(0, 0, name, book.look(bold=True, font_size=14))
    for at, words in enumerate(notes, 1):
        sheet.write_string(at, 0, words, book.look(font_color="#5B6B7B"))
    widths = [
        min(max(letters(words) for words in (column, *(row[at] for row in rows))) + 3.0, _WIDEST)
        for at, column in enumerate(columns)
    ]
    _settle(sheet, head, len(rows), len(columns), widths, frozen=0)
    for at, column in enumerate(columns):
        sheet.write_string(head, at, column, book.look(bold=True, bottom=1))
    _set_heights(sheet, head + 1, rows, widths)
    for row, cells in enumerate(rows, head + 1):
        for at, words in enumerate(cells):
            sheet.write_string(row, at, words, book.look(text_wrap=True, valign="top"))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
