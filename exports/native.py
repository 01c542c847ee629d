"""A plot as an office chart that can be edited: its workbook, hatches as pattern fills, a typeface for Chinese everywhere."""

from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from charts.parts.measure import text_width
from exports.plots import Fill, Plot, Series
from i18n import Labels

HATCHES = {"/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL, "x": MSO_PATTERN.OUTLINED_DIAMOND, ".": MSO_PATTERN.PERCENT_20}
_INK, _SECONDARY = "1B2A3A", "5B6B7B"
_ROOM = {"bar": 1.04, "column": 1.1, "line": 1.12}  # beyond the longest bar: of lying ones besides what the words after it take
_MARGIN, _NAMES_AT_MOST = 24, 0.4  # pt at the sides of a chart; how much of it names can take
_THIN = Pt(0.75)
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_BARE = (  # without a frame and a ground of its own
    f'<c:spPr xmlns:c="{_C}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Type:
    """The typeface and size of a chart's words, and how wide the chart is, in pt."""

    face: str
    size: float
    width: float


def chart_kind(plot: Plot) -> Any:
    """Which of the office's kinds a plot is; one series of bars is not a stack, so that its numbers stand after the bars."""
    kinds = {
        "bar": (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED),
        "column": (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.COLUMN_STACKED),
        "line": (XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.LINE_MARKERS),
    }
    return kinds[plot.kind][is_stack(plot)]


def is_stack(plot: Plot) -> bool:
    """Whether bars have parts, or do not stand on zero."""
    return len(plot.series) > 1 or bool(plot.bases)


def has_wholes(plot: Plot) -> bool:
    """Whether a stack needs a series more, unseen, that carries the number of each whole bar after its end."""
    return is_stack(plot) and any(plot.ends)


def chart_data(plot: Plot, text: Labels) -> Any:
    """The workbook of a plot: what is seen, and unseen before and after it the base and the whole of each bar."""
    kind: Any = CategoryChartData
    data = kind(number_format=plot.form.partition(";")[0])
    data.categories = plot.names
    if plot.bases:
        data.add_series(text("export.base"), plot.bases)
    for one in plot.series:
        data.add_series(one.name, one.values)
    if has_wholes(plot):
        data.add_series(text("export.whole"), plot.wholes)
    return data


def dress(chart: Chart, plot: Plot, kind: Type) -> None:
    """Give a chart that has just been made of ``chart_data`` the look of the screen's."""
    made: Any = chart
    made.has_title = False
    made.font.size, made.font.color.rgb = Pt(kind.size), rgb(_INK)
    _axes(made, plot, kind)
    bars, line = made.plots[0], plot.kind == "line"
    if not line:
        bars.gap_width, bars.overlap = 67 if plot.kind == "bar" else 52, 100
    seen = list(bars.series)[1 if plot.bases else 0 :]
    if plot.bases:
        _unseen(bars.series[0])
    for one, series in zip(plot.series, seen, strict=False):
        (_draw_line if line else _fill)(series, one)
        _write_inside(series, one, kind)
    _write_ends(seen[-1], plot, kind)
    if has_wholes(plot):
        _unseen(seen[-1])
    made.has_legend = False
    made._chartSpace.insert_element_before(
        parse_xml(_BARE), "c:txPr", "c:externalData", "c:printSettings", "c:userShapes", "c:extLst"
    )
    _set_faces(made._chartSpace, kind.face)


def _axes(chart: Any, plot: Plot, kind: Type) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = values.has_minor_gridlines = values.visible = False
    values.minimum_scale, values.maximum_scale = 0, longest(plot, kind)
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb, names.format.line.width = rgb(_SECONDARY), _THIN
    names.has_major_gridlines = False
    names.reverse_order = plot.kind == "bar"
    every = parse_xml(f'<c:tickLblSkip xmlns:c="{_C}" val="1"/>')  # no name is left out for want of room
    names._element.insert_element_before(every, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")


def longest(plot: Plot, kind: Type) -> float:
    """The end of the axis: beyond every bar there is room for the words after it."""
    ends = [base + whole for base, whole in zip(plot.bases or [0.0] * len(plot.names), plot.wholes, strict=True)]
    if plot.kind != "bar":
        return (max(ends, default=0) or 1) * (_ROOM[plot.kind] if any(plot.ends) else 1)
    names = min(max(text_width(name, kind.size) for name in plot.names) + _MARGIN, kind.width * _NAMES_AT_MOST)
    room = kind.width - names - _MARGIN
    words = (text_width(f"<b>{words}</b>  ", kind.size) if words else 0 for words in plot.ends)
    return max((end / max(1 - wide / room, 0.2) for end, wide in zip(ends, words, strict=True)), default=0) * _ROOM["bar"] or 1


def _fill(series: Any, one: Series) -> None:
    """One fill for a series of one look, otherwise one for each bar that has a number."""
    series.invert_if_negative = False
    paint(series.format, one.fills[0])
    if len(set(one.fills)) > 1:
        for at, (fill, value) in enumerate(zip(one.fills, one.values, strict=True)):
            if value is not None and fill != one.fills[0]:
                paint(series.points[at].format, fill)


def paint(form: Any, fill: Fill) -> None:
    """Fill a shape or a bar: solid, or hatched as the figure is."""
    if fill.pattern:
        form.fill.patterned()
        form.fill.pattern = HATCHES.get(fill.pattern, MSO_PATTERN.WIDE_UPWARD_DIAGONAL)
        form.fill.fore_color.rgb, form.fill.back_color.rgb = rgb(fill.colour), rgb(fill.ground)
    else:
        form.fill.solid()
        form.fill.fore_color.rgb = rgb(fill.colour)
    if fill.edge:
        form.line.color.rgb, form.line.width = rgb(fill.edge), _THIN
    else:
        form.line.fill.background()


def rgb(colour: str) -> RGBColor:
    """A colour as the office has it."""
    kind: Any = RGBColor
    made: RGBColor = kind(*bytes.fromhex(colour.removeprefix("#")))
    return made


def _draw_line(series: Any, one: Series) -> None:
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(one.fills[0].colour), Pt(2)
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(one.fills[0].colour)


def _unseen(series: Any) -> None:
    series.format.fill.background()
    series.format.line.fill.background()


def _write_inside(series: Any, one: Series, kind: Type) -> None:
    """Words inside bars, where the screen has them."""
    for at, words in enumerate(one.inside):
        if words and one.values[at]:
            frame = series.points[at].data_label.text_frame
            frame.text, frame.word_wrap = words, False
            dark = bool(one.fills[at].pattern) or _is_light(one.fills[at].colour)
            font = frame.paragraphs[0].runs[0].font
            font.size, font.color.rgb = Pt(kind.size * 0.86), rgb(_INK if dark else "FFFFFF")
            series.points[at].data_label.position = XL_LABEL_POSITION.CENTER

    if any(one.inside):  # where an office reads no look of a single label
        seen = [fill for fill, words in zip(one.fills, one.inside, strict=True) if words]
        is_dark = any(fill.pattern or _is_light(fill.colour) for fill in seen)
        labels = series.data_labels
        labels.font.size, labels.font.color.rgb = Pt(kind.size * 0.86), rgb(_INK if is_dark else "FFFFFF")


def _is_light(colour: str) -> bool:
    return sum(weight * channel for weight, channel in zip((299, 587, 114), bytes.fromhex(colour[1:]), strict=True)) > 150_000


def _write_ends(series: Any, plot: Plot, kind: Type) -> None:
    """The number of each whole bar after its end, from the sheet; words where the screen has more than the number."""
    if not any(plot.ends):
        return
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, apart(plot.form), False
    labels.font.bold, labels.font.size, labels.font.color.rgb = True, Pt(kind.size), rgb(_INK)
    place = (
        XL_LABEL_POSITION.ABOVE
        if plot.kind == "line"
        else XL_LABEL_POSITION.INSIDE_BASE
        if is_stack(plot)
        else XL_LABEL_POSITION.OUTSIDE_END
    )
    labels.position = place
    labels._element.find(f".//{_A}bodyPr").set("wrap", "none")
    for at, words in enumerate(plot.ends):
        if not plot.end_is_number(at):
            frame = series.points[at].data_label.text_frame
            frame.text, frame.word_wrap = f" {words}" if words else "", False
            if words:
                font = frame.paragraphs[0].runs[0].font
                font.bold, font.size = True, Pt(kind.size)
            series.points[at].data_label.position = place


def apart(form: str) -> str:
    """A number format with a space before it, so that numbers do not touch their bars."""
    return ";".join(f'" "{part}' for part in form.split(";"))


def _set_faces(space: Any, face: str) -> None:
    """The typeface for Latin and for Chinese letters, wherever the chart says anything about type."""
    for tag in ("defRPr", "rPr", "endParaRPr"):
        for found in space.iter(f"{_A}{tag}"):
            set_face(found, face)


def set_face(properties: Any, face: str) -> None:
    """Give a run's properties the typeface, for every script."""
    for tag in ("latin", "ea", "cs"):
        for old in properties.findall(f"{_A}{tag}"):
            properties.remove(old)
    before = [child for child in properties if child.tag in (f"{_A}ln", f"{_A}solidFill", f"{_A}noFill")]
    at = list(properties).index(before[-1]) + 1 if before else 0
    for offset, tag in enumerate(("latin", "ea", "cs")):
        properties.insert(at + offset, properties.makeelement(f"{_A}{tag}", {"typeface": face}))
