"""Charts in a workbook: native ones on cells of their own sheet, hatched as on the screen."""

from __future__ import annotations

from typing import Any

from exports.plots import Fill, Plot, Series

_HATCHES = {"/": "wide_upward_diagonal", "x": "outlined_diamond", ".": "percent_20"}
_WIDE, _STEP = 760, 34  # px of a chart; of a bar's row
_INK = "#1B2A3A"


def add_chart(book: Any, sheet: Any, plot: Plot, row: int, title: str) -> None:
    """The plot's numbers from ``row`` on, under the table, and its chart under them: beside the table it would be printed small."""
    text, last = book.text, row + len(plot.names)
    sheet.write_string(row - 1, 0, text("export.chart_numbers"), book.look(font_color="#5B6B7B"))
    series = [Series(text("export.base"), plot.bases, ()), *plot.series] if plot.bases else list(plot.series)
    for at, name in enumerate(plot.names, 1):
        sheet.write_string(row + at, 0, name, book.look())
    for at, one in enumerate(series, 1):
        sheet.write_string(row, at, one.name, book.look(bold=True, bottom=1))
        for place, value in enumerate(one.values, 1):
            if value is not None:
                sheet.write_number(row + place, at, value, book.look(num_format=plot.form.partition(";")[0]))
    kind = {"bar": "bar", "column": "column", "line": "line"}[plot.kind]
    stacked = {"subtype": "stacked"} if len(series) > 1 else {}
    chart = book.made.add_chart({"type": kind, **stacked})
    for at, one in enumerate(series, 1):
        chart.add_series({
            "name": [sheet.name, row, at], "categories": [sheet.name, row + 1, 0, last, 0],
            "values": [sheet.name, row + 1, at, last, at], "gap": 60, **_look(one, kind),
            **_labels(plot, text("font.sans"), is_alone=len(series) == 1),
        })  # fmt: skip
    _dress(chart, plot, text("font.sans"), has_legend=len(series) > 1, has_base=bool(plot.bases))
    chart.set_size({"width": _WIDE, "height": min(max(_STEP * len(plot.names) + 80, 260), 620) if kind == "bar" else 380})
    chart.set_title(
        {"name": title, "overlay": False, "name_font": {"name": text("font.sans"), "size": 11, "bold": True, "color": _INK}}
    )
    sheet.insert_chart(last + 2, 0, chart, {"description": title, "object_position": 2})


def _look(one: Series, kind: str) -> dict[str, Any]:
    if not one.fills:
        return {"fill": {"none": True}, "border": {"none": True}}
    if kind == "line":
        colour = one.fills[0].colour
        return {
            "line": {"color": colour, "width": 2},
            "marker": {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
        }
    points = [_fill(fill) for fill in one.fills] if len(set(one.fills)) > 1 else None
    return {**_fill(one.fills[0]), **({"points": points} if points else {})}


def _fill(fill: Fill) -> dict[str, Any]:
    edge = {"border": {"color": fill.edge, "width": 0.75} if fill.edge else {"none": True}}
    if fill.pattern:
        return {
            "pattern": {"pattern": _HATCHES.get(fill.pattern, _HATCHES["/"]), "fg_color": fill.colour, "bg_color": fill.ground},
            **edge,
        }
    return {"fill": {"color": fill.colour}, **edge}


def _labels(plot: Plot, face: str, *, is_alone: bool) -> dict[str, Any]:
    """Numbers after the bars of a chart of one series; those of a stack stand in its table."""
    if not is_alone or not any(plot.ends):
        return {}
    custom = [
        None if plot.end_is_number(at) else {"value": words} if words else {"delete": True} for at, words in enumerate(plot.ends)
    ]
    place = "above" if plot.kind == "line" else "outside_end"
    font = {"name": face, "bold": True, "color": _INK}
    return {"data_labels": {"value": True, "num_format": plot.form, "position": place, "font": font, "custom": custom}}


def _dress(chart: Any, plot: Plot, face: str, *, has_legend: bool, has_base: bool) -> None:
    font = {"name": face, "size": 9, "color": _INK}
    names = {"num_font": font, "line": {"color": "#5B6B7B"}, "major_tick_mark": "none", "interval_unit": 1}
    values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    across, along = (values, {**names, "reverse": True}) if plot.kind == "bar" else (names, values)  # bars lie: theirs are turned
    chart.set_x_axis(across)
    chart.set_y_axis(along)
    deleted = {"delete_series": [0]} if has_base else {}
    chart.set_legend({"position": "bottom", "font": font, **deleted} if has_legend else {"none": True})
