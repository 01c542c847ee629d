"""Plots as the office's own charts, on cells that can be edited: in a workbook, and with a workbook of their own elsewhere."""

import io
import re
from dataclasses import dataclass
from typing import Any

from charts.parts.measure import text_width
from exports.book import Book, begun
from exports.plots import Fill, Plot, Series
from i18n import Labels

_HATCHES = {"/": "wide_upward_diagonal", "x": "outlined_diamond", ".": "percent_20"}
_INK, _SECONDARY, _THIN = "#1B2A3A", "#5B6B7B", 0.75
_ROOM = {"bar": 1.04, "column": 1.1, "line": 1.12}  # beyond the longest bar: of lying ones besides what the words after it take
_MARGIN, _NAMES_AT_MOST, _SMALLER = 24, 0.4, 0.86  # pt at a chart's sides; how much of it names can take; of words in bars
_NONE = {"none": True}
_UNSAID = {  # what offices of today take otherwise where it is not said, and a typeface for Chinese letters
    r'(<c:lang val="en-US"/>)': r'\1<c:roundedCorners val="0"/>',
    "<c:printSettings>.*</c:printSettings>": "",  # what is added at the end must stand before it, and it is said by the file around
    r'(<c:grouping val="\w+"/>)': r'\1<c:varyColors val="0"/>',
    "(</c:scaling>)(?!<c:delete)": r'\1<c:delete val="0"/>',
    r'<c:showVal val="1"/>': "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    ),
    '<a:latin( typeface="[^"]*")/>': r"<a:latin\1/><a:ea\1/><a:cs\1/>",
}
_LABELS = re.compile("<c:dLbls>.*?</c:dLbls>", re.DOTALL)


@dataclass(frozen=True)
class Type:
    """The typeface and size of a chart's words, and how wide the chart is, in pt."""

    face: str
    size: float
    width: float

    def font(self, colour: str = _INK, *, part: float = 1, bold: bool = False) -> dict[str, Any]:
        """Words as large as those of the chart, or as a part of them."""
        return {"name": self.face, "size": self.size * part, "color": colour, "bold": bold}


def chart_parts(plot: Plot, text: Labels, kind: Type) -> tuple[bytes, bytes]:
    """A chart as XML, and its workbook."""
    out, xml = io.BytesIO(), io.StringIO()
    book = begun(out, text)
    chart = chart_on(book, book.made.add_worksheet("Sheet1"), plot, 0, kind)
    book.made.close()
    chart.set_title(_NONE)
    chart.set_legend(_NONE)
    chart.set_chartarea({"border": _NONE, "fill": _NONE})
    chart._set_filehandle(xml)
    chart._assemble_xml_file()
    said = _LABELS.sub(lambda found: found[0].replace("<a:bodyPr/>", '<a:bodyPr wrap="none"/>'), xml.getvalue())
    if plot.kind == "line":
        said = said.replace("</c:val>", '</c:val><c:smooth val="0"/>')
    for pattern, instead in _UNSAID.items():
        said = re.sub(pattern, instead, said)
    return said.encode(), out.getvalue()


def chart_on(book: Book, sheet: Any, plot: Plot, row: int, kind: Type) -> Any:
    """A chart of a plot's numbers, which are written from ``row`` of a sheet on."""
    series, last = all_series(plot, book.text), row + len(plot.names)
    for at, name in enumerate(plot.names, 1):
        sheet.write_string(row + at, 0, name, book.look())
    chart = book.made.add_chart({"type": plot.kind, **({"subtype": "stacked"} if len(series) > 1 else {})})
    for at, one in enumerate(series, 1):
        sheet.write_string(row, at, one.name, book.look(bold=True, bottom=1, text_wrap=True, align="right"))
        for place, value in enumerate(one.values, 1):
            if value is not None:
                sheet.write_number(row + place, at, value, book.look(num_format=plot.form.partition(";")[0]))
        chart.add_series({
            "name": [sheet.name, row, at], "name_data": [one.name],
            "categories": [sheet.name, row + 1, 0, last, 0], "categories_data": list(plot.names),
            "values": [sheet.name, row + 1, at, last, at], "values_data": list(one.values),
            "gap": 67 if plot.kind == "bar" else 52, **_look(one, plot), **_labels(plot, one, kind, is_last=one is series[-1]),
        })  # fmt: skip
    bare = {"major_gridlines": {"visible": False}, "major_tick_mark": "none", "minor_tick_mark": "none"}
    line = {"line": {"color": _SECONDARY, "width": _THIN}, "interval_unit": 1, "label_position": "low"}
    values, names = bare | {"visible": False, "min": 0, "max": _longest(plot, kind)}, bare | line | {"num_font": kind.font()}
    across, along = (values, names | {"reverse": True}) if plot.kind == "bar" else (names, values)  # bars lie: theirs are turned
    chart.set_x_axis(across)
    chart.set_y_axis(along)
    unseen = [at for at, one in enumerate(series) if not one.fills]
    is_many = len(series) - len(unseen) > 1
    chart.set_legend({"position": "bottom", "font": kind.font(), "delete_series": unseen} if is_many else _NONE)
    return chart


def all_series(plot: Plot, text: Labels) -> list[Series]:
    """What is seen, and unseen before and after it the base and the whole of each bar: of a stack whose numbers stand after it."""
    base = [Series(text("export.base"), plot.bases, ())] if plot.bases else []
    whole = [Series(text("export.whole"), plot.wholes, ())] if any(plot.ends) and (base or len(plot.series) > 1) else []
    return [*base, *plot.series, *whole]


def _longest(plot: Plot, kind: Type) -> float:
    """The end of the axis: beyond every bar there is room for the words after it."""
    ends = [base + whole for base, whole in zip(plot.bases or [0.0] * len(plot.names), plot.wholes, strict=True)]
    if plot.kind != "bar":
        return (max(ends, default=0) or 1) * (_ROOM[plot.kind] if any(plot.ends) else 1)
    names = min(max(text_width(name, kind.size) for name in plot.names) + _MARGIN, kind.width * _NAMES_AT_MOST)
    room = kind.width - names - _MARGIN
    words = (text_width(f"<b>{words}</b>  ", kind.size) if words else 0 for words in plot.ends)
    return max((end / max(1 - wide / room, 0.2) for end, wide in zip(ends, words, strict=True)), default=0) * _ROOM["bar"] or 1


def _look(one: Series, plot: Plot) -> dict[str, Any]:
    """One fill for a series of one look, otherwise one for each bar that has another; none for what is unseen."""
    if not one.fills:
        return {"fill": _NONE, "border": _NONE}
    if plot.kind == "line":
        fill = {"fill": {"color": one.fills[0].colour}, "border": {"color": one.fills[0].colour}}
        return {"line": {"color": one.fills[0].colour, "width": 2}, "marker": {"type": "circle", "size": 6, **fill}}
    points = [
        None if value is None or fill == one.fills[0] else _fill(fill) for fill, value in zip(one.fills, one.values, strict=True)
    ]
    return _fill(one.fills[0]) | ({"points": points} if any(points) else {})


def _fill(fill: Fill) -> dict[str, Any]:
    """Solid, or hatched as the figure is."""
    edge = {"border": {"color": fill.edge, "width": _THIN} if fill.edge else _NONE}
    if fill.pattern:
        hatch = _HATCHES.get(fill.pattern, _HATCHES["/"])
        return edge | {"pattern": {"pattern": hatch, "fg_color": fill.colour, "bg_color": fill.ground}}
    return edge | {"fill": {"color": fill.colour}}


def _labels(plot: Plot, one: Series, kind: Type, *, is_last: bool) -> dict[str, Any]:
    """Words in bars, where the screen has them; after the bars, of a stack at its unseen wholes, their numbers from the sheet,
    and words where the screen has more than the number.
    """
    if any(one.inside):
        inks = [_ink_on(fill) for fill in one.fills]
        inside = [
            {"value": words, "font": kind.font(ink, part=_SMALLER)} if words and value else {"delete": True}
            for words, value, ink in zip(one.inside, one.values, inks, strict=True)
        ]
        font = kind.font(next(ink for ink, words in zip(inks, one.inside, strict=True) if words), part=_SMALLER)
        return {"data_labels": {"value": True, "position": "center", "font": font, "custom": inside}}
    if not is_last or not any(plot.ends):
        return {}
    font = kind.font(bold=True)
    custom = [
        None if plot.end_is_number(at) else {"value": f" {words}", "font": font} if words else {"delete": True}
        for at, words in enumerate(plot.ends)
    ]
    place = "above" if plot.kind == "line" else "outside_end" if one.fills else "inside_base"
    form = ";".join(f'" "{part}' for part in plot.form.split(";"))  # with a space, so that numbers do not touch their bars
    return {"data_labels": {"value": True, "num_format": form, "position": place, "font": font, "custom": custom}}


def _ink_on(fill: Fill) -> str:
    """What can be read on a bar."""
    light = sum(weight * channel for weight, channel in zip((299, 587, 114), bytes.fromhex(fill.colour[1:]), strict=True)) > 150_000
    return _INK if fill.pattern or light else "#FFFFFF"
