"""Charts in a workbook: native ones on cells of their own sheet, hatched as on the screen."""

from collections.abc import Sequence
from typing import Any

from exports.native import Type, apart, has_wholes, longest
from exports.plots import Fill, Plot, Series
from exports.words import shown
from i18n import Labels

_HATCHES = {"/": "wide_upward_diagonal", "x": "outlined_diamond", ".": "percent_20"}
_WIDE, _STEP, _TYPE = 760, 34, 9  # px of a chart; of a bar's row; pt of its words
_PT = 0.75  # of a px
_INK = "#1B2A3A"


def add_chart(book: Any, sheet: Any, plot: Plot, row: int, title: str) -> None:
    """The plot's numbers from ``row`` on, under the table, and its chart under them: beside the table it would be printed small."""
    text, last = book.text, row + len(plot.names)
    sheet.write_string(row - 1, 0, text("export.chart_numbers"), book.look(font_color="#5B6B7B"))
    series = all_series(plot, text)
    for at, name in enumerate(plot.names, 1):
        sheet.write_string(row + at, 0, name, book.look())
    for at, one in enumerate(series, 1):
        sheet.write_string(row, at, one.name, book.look(bold=True, bottom=1, text_wrap=True, align="right"))
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
            **_labels(plot, one, text("font.sans"), is_alone=len(series) == 1, is_whole=has_wholes(plot) and one is series[-1]),
        })  # fmt: skip
    _dress(chart, plot, text("font.sans"), series)
    chart.set_size({"width": _WIDE, "height": height_of(plot)})
    chart.set_title(
        {"name": title, "overlay": False, "name_font": {"name": text("font.sans"), "size": 11, "bold": True, "color": _INK}}
    )
    sheet.insert_chart(last + 2, 0, chart, {"description": title, "object_position": 2})


def all_series(plot: Plot, text: Labels) -> list[Series]:
    """What is seen, and unseen before and after it the base and the whole of each bar."""
    base = [Series(text("export.base"), plot.bases, ())] if plot.bases else []
    return [*base, *plot.series, *([Series(text("export.whole"), plot.wholes, ())] if has_wholes(plot) else [])]


def columns_of(plot: Plot, text: Labels) -> list[list[str]]:
    """What the cells of a chart's numbers show, column by column; their headers may be broken."""
    numbers = [[shown(value, plot.form.partition(";")[0]) for value in one.values if value] for one in all_series(plot, text)]
    return [[*plot.names], *numbers]


def height_of(plot: Plot) -> int:
    """The px of a chart."""
    return min(max(_STEP * len(plot.names) + 80, 260), 620) if plot.kind == "bar" else 380


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


def _labels(plot: Plot, one: Series, face: str, *, is_alone: bool, is_whole: bool) -> dict[str, Any]:
    """Numbers after the bars, of a stack those of its unseen wholes; words in a bar, where the screen has them."""
    font = {"name": face, "bold": True, "color": _INK}
    if any(one.inside):
        light = {"name": face, "size": _TYPE, "color": "#FFFFFF"}
        inside = [{"value": words, "font": light} if words else {"delete": True} for words in one.inside]
        return {"data_labels": {"value": True, "position": "center", "custom": inside}}
    if not (is_alone or is_whole) or not any(plot.ends):
        return {}
    custom = [
        None if plot.end_is_number(at) else {"value": f" {words}"} if words else {"delete": True}
        for at, words in enumerate(plot.ends)
    ]
    place = "above" if plot.kind == "line" else "inside_base" if is_whole else "outside_end"
    return {"data_labels": {"value": True, "num_format": apart(plot.form), "position": place, "font": font, "custom": custom}}


def _dress(chart: Any, plot: Plot, face: str, series: Sequence[Series]) -> None:
    font = {"name": face, "size": _TYPE, "color": _INK}
    names = {"num_font": font, "line": {"color": "#5B6B7B"}, "major_tick_mark": "none", "interval_unit": 1}
    end = longest(plot, Type(face, _TYPE, _WIDE * _PT))
    values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": end}
    across, along = (values, {**names, "reverse": True}) if plot.kind == "bar" else (names, values)  # bars lie: theirs are turned
    chart.set_x_axis(across)
    chart.set_y_axis(along)
    unseen = [at for at, one in enumerate(series) if not one.fills]
    legend = {"position": "bottom", "font": font, "delete_series": unseen}
    chart.set_legend(legend if len(series) - len(unseen) > 1 else {"none": True})
