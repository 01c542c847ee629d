"""A figure of bars, columns or one line as what an office chart is made of: names, series of numbers, fills, and finished words.

The figure is the screen's own: bars on bases in data units, with words as annotations at their places. What has no such rows
(maps, flows, areas) is no plot, and is drawn (``exports.drawing``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal

from exports.naming import LARGEST, REST, group_of, series_name
from exports.words import Figure, figure_of, plain, shown
from i18n import Labels
from ui.document.charts import Chart

NOTHING = 1e-6
_UNSEEN = ("-reach", "-before")
_RATIOS = (1.0, 1e-2, 1e-4, 1e-5, 1e4)  # from ten thousand yuan to the unit of what is said: of a bed, in English, yuan
_KEPT = 6  # digits behind the point
_GROUND = "#FFFFFF"
_NEAR = 0.6  # of an axis: what stands at a row


@dataclass(frozen=True)
class Fill:
    """How a bar is filled: a colour, or lines of ``colour`` on ``ground`` in one of the figure's patterns; ``edge`` outlines it."""

    colour: str
    pattern: str = ""
    ground: str = "#FFFFFF"
    edge: str = ""


@dataclass(frozen=True)
class Series:
    """One series: its name, a number for each name of the plot, how each is filled, and words inside its bars.

    ``group`` is what its colour stands for, if all of it has one.
    """

    name: str
    values: tuple[float | None, ...]
    fills: tuple[Fill, ...]
    inside: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Plot:
    """An office chart. ``ends`` are the words after each bar's end; ``bases`` where bars stand that do not stand on zero.

    ``form`` is the number format by which a whole bar's number reads as the screen has it, ``before`` what its rows had before
    the filter, where the screen shows that.
    """

    kind: Literal["bar", "column", "line"]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    form: str
    bases: tuple[float, ...] = ()
    before: tuple[float, ...] = ()

    @property
    def wholes(self) -> tuple[float, ...]:
        """The number of each whole bar."""
        if self.kind == "line":
            return tuple(value or 0 for value in self.series[0].values)
        return tuple(sum(one.values[at] or 0 for one in self.series) for at in range(len(self.names)))

    def end_is_number(self, at: int) -> bool:
        """Whether the words after a bar's end are its number as ``form`` shows it."""
        return shown(self.wholes[at], self.form) == self.ends[at]


@dataclass(frozen=True)
class _Point:
    """A bar of the figure: its series, its place across, where it begins and how long it is."""

    series: str
    at: float
    base: float
    length: float
    fill: Fill
    hover: str


def plot_of(chart: Chart, text: Labels) -> Plot | None:
    """The chart as an office chart; nothing for what has no rows."""
    figure = chart["figure"]
    kinds = {trace["type"] for trace in figure["data"]}
    if kinds - {"bar", "scatter"} or "pixel_axes" in figure["layout"].get("meta", {}):
        return None
    traces = [trace for trace in figure["data"] if not trace["uid"].endswith(_UNSEEN) and _is_drawn(trace)]
    if any(trace["type"] == "scatter" for trace in traces):
        return _line(chart, traces, text) if all(trace["type"] == "scatter" for trace in traces) else None
    return _bars(chart, traces, text) if traces else None


def _is_drawn(trace: Mapping[str, Any]) -> bool:
    return any(value is not None for value in trace.get("x", ()))


def _bars(chart: Chart, traces: Sequence[Mapping[str, Any]], text: Labels) -> Plot | None:
    layout, is_upright = chart["figure"]["layout"], traces[0]["orientation"] == "v"
    if layout["yaxis" if is_upright else "xaxis"]["range"][0] > 0:
        return None  # a scale that does not begin at nothing, as that of years
    points = [part for trace in traces for point in _points(trace) for part in _parted(point, layout["shapes"])]
    rows = _rows(points, chart["figure"], is_upright)
    names, ends = _words(layout["annotations"], rows, is_upright)
    if not all(names):
        return None
    wholes = [sum(point.length for point in row) for row in rows.values()]
    inside = _inside(layout["annotations"], rows)
    ratio, form = _unit([*zip(wholes, (end[0] for end in ends), strict=True), *chain(*inside.values())])
    bases = tuple(_in_unit(min((point.base for point in row), default=0.0), ratio) for row in rows.values())
    ids = dict.fromkeys(point.series for point in sorted(points, key=lambda point: point.series.endswith((LARGEST, REST))))
    series = [_series(chart, uid, rows, (ratio, form), inside, text) for uid in ids]
    if len(series) == 1:  # so that a row of nothing says so
        values = (value or (0.0 if end[0] else None) for value, end in zip(series[0].values, ends, strict=True))
        series = [replace(series[0], values=tuple(values))]
    return Plot(
        "column" if is_upright else "bar",
        tuple(f"{name}  {end[1]}".strip() for name, end in zip(names, ends, strict=True)),
        tuple(one for one in series if any(one.values)) or tuple(series[:1]),
        tuple(end[0] for end in ends),
        form,
        bases if max(bases) > NOTHING else (),
        _before(chart, rows, is_upright, ratio),
    )


def _rows(points: Sequence[_Point], figure: Mapping[str, Any], is_upright: bool) -> dict[float, list[_Point]]:
    """The bars of each row, by its place; a row that answers to the hand and has no bar is one too."""
    places = {round(point.at, 2) for point in points}
    for trace in (one for one in figure["data"] if one["uid"].endswith("-reach")):
        rows = zip(trace["x" if is_upright else "y"], trace["width"], strict=True)
        places |= {round(at, 2) for at, wide in rows if not any(abs(at - one) < wide / 2 for one in places)}
    return {place: [point for point in points if round(point.at, 2) == place] for place in sorted(places)}


def _parted(point: _Point, shapes: Sequence[Mapping[str, Any]]) -> Iterator[_Point]:
    """A bar; one that a line of the ground's colour parts, as its two parts: one project's, and that of the others."""
    end = point.base + point.length
    gap = next((shape["x0"] for shape in shapes if _parts(shape, point.at) and point.base < shape["x0"] < end - NOTHING), None)
    if gap is None:
        yield point
        return
    fill = replace(point.fill, edge=_GROUND)
    yield replace(point, series=f"{point.series}-{LARGEST}", length=gap - point.base, fill=fill)
    yield replace(point, series=f"{point.series}-{REST}", base=gap, length=end - gap, fill=fill)


def _parts(shape: Mapping[str, Any], at: float) -> bool:
    is_gap = shape["type"] == "line" and shape["line"]["color"] == _GROUND and shape.get("xref") == "x"
    return is_gap and shape["x0"] == shape["x1"] and shape["y0"] < at < shape["y1"]


def _before(chart: Chart, rows: Mapping[float, Sequence[_Point]], is_upright: bool, ratio: float) -> tuple[float, ...]:
    """What each row had before the filter; nothing where the screen does not show it."""
    across, along = ("x", "y") if is_upright else ("y", "x")
    ghosts = [trace for trace in chart["figure"]["data"] if trace["uid"].endswith("-before")]
    found = {
        at: value for trace in ghosts for at, value in zip(trace[across], trace[along], strict=True) if value and value > NOTHING
    }
    said = (next((value for at, value in found.items() if abs(at - row) < _NEAR), 0.0) for row in rows)
    return tuple(_in_unit(value, ratio) for value in said) if found else ()


def _points(trace: Mapping[str, Any]) -> Iterator[_Point]:
    across, along = ("x", "y") if trace["orientation"] == "v" else ("y", "x")
    hovers, bases = (trace.get(name) or [""] * len(trace[along]) for name in ("hovertemplate", "base"))
    for index, (at, base, length) in enumerate(zip(trace[across], bases, trace[along], strict=True)):
        hover = plain(str(hovers[index] if isinstance(hovers, list) else hovers).split("<br>")[0])
        yield _Point(trace["uid"], at, base or 0, length or 0, fill_at(trace["marker"], index), hover)


def fill_at(marker: Mapping[str, Any], index: int) -> Fill:
    """The fill of one bar of a trace."""
    line, pattern = marker.get("line", {}), marker.get("pattern", {})
    edge = _one(line.get("color", ""), index) if _one(line.get("width", 0), index) else ""
    shape = _one(pattern.get("shape", ""), index)
    if shape:
        return Fill(_one(pattern["fgcolor"], index), shape, _one(pattern["bgcolor"], index), edge)
    return Fill(_one(marker.get("color", ""), index), edge=edge)


def _one(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list) else value


# --- words at their places -----------------------------------------------------------------------


def _words(
    notes: Sequence[Mapping[str, Any]], rows: Mapping[float, Sequence[_Point]], is_upright: bool
) -> tuple[list[str], list[tuple[str, str]]]:
    """The name of each row, and the words after its end: its number, and what stands beside that."""
    across, along = ("x", "y") if is_upright else ("y", "x")
    names, ends, above = list[str](), list[tuple[str, str]](), ""
    for at, row in rows.items():
        own = [note for note in notes if note[f"{across}ref"] == across and abs(note[across] - at) < _NEAR]
        name = next((plain(note["text"]) for note in own if note[f"{along}ref"] == "paper" and note[along] == 0), "")
        full = next((point.hover for point in row if point.hover), "")
        is_side = len(name) == 1 and name.isascii() and name.isalpha()  # a side of a comparison, whose pair has the name
        names.append((f"{full}  {name}" if full != above else name) if is_side else full if name.endswith("…") else name)
        above = full
        end = max((point.base + point.length for point in row), default=0.0)
        said = next(
            (plain(note["text"]) for note in reversed(own) if note[f"{along}ref"] == along and note[along] >= end - 1e-3), ""
        )
        value, _, beside = said.partition("  ")
        ends.append((value, beside.strip()))
    return names, ends


def _inside(
    notes: Sequence[Mapping[str, Any]], rows: Mapping[float, Sequence[_Point]]
) -> dict[tuple[str, float], list[tuple[float, str]]]:
    """The words in a bar, in its middle or from its beginning, with its length, by series and row."""
    found = dict[tuple[str, float], list[tuple[float, str]]]()
    for note in (one for one in notes if one["xref"] == "x" and one["yref"] == "y"):
        part = 0.5 if note.get("xanchor") == "center" else 0.0
        for at, row in rows.items():
            held = (point for point in row if point.length and abs(note["y"] - at) < _NEAR)
            held = (point for point in held if abs(note["x"] - point.base - point.length * part) < NOTHING)
            found |= {(point.series, at): [(point.length, plain(note["text"]))] for point in held}
    return found


def _unit(told: Iterable[tuple[float, str]]) -> tuple[float, str]:
    """By what the figure's numbers are multiplied to be those that are said of them, and how they are written."""
    said = ((length, figure_of(words)) for length, words in told)
    known = sorted(((length, figure) for length, figure in said if figure and length > NOTHING), key=lambda one: -one[0])
    for length, figure in known:
        for ratio in _RATIOS:
            if shown(length * ratio, figure.form) == shown(figure.value, figure.form):
                return ratio, _widest(figure.form, [one for _, one in known])
    return 1.0, "#,##0"


def _widest(form: str, figures: Sequence[Figure]) -> str:
    """The format with commas, if any of the numbers has them."""
    return next((one.form for one in figures if "," in one.form and one.form.count("0") >= form.count("0")), form)


def _in_unit(value: float, ratio: float) -> float:
    return round(value * ratio, _KEPT)


def _series(
    chart: Chart, uid: str, rows: Mapping[float, Sequence[_Point]], unit: tuple[float, str],
    inside: Mapping[tuple[str, float], Sequence[tuple[float, str]]], text: Labels,
) -> Series:  # fmt: skip
    own = {at: [point for point in row if point.series == uid] for at, row in rows.items()}
    first = next(point.fill for row in own.values() for point in row)
    lengths = {at: sum(point.length for point in row) for at, row in own.items()}
    values = tuple(_in_unit(length, unit[0]) if length > NOTHING else None for length in lengths.values())
    return Series(
        series_name(chart, uid, values, unit[1], text),
        values,
        tuple(row[0].fill if row else first for row in own.values()),
        tuple(next((words for _, words in inside.get((uid, at), ())), "") for at in rows),
        group_of(chart, uid, text),
    )


def _line(chart: Chart, traces: Sequence[Mapping[str, Any]], text: Labels) -> Plot | None:
    """The one line that has points; others are its company."""
    trace = next((one for one in traces if "markers" in one["mode"]), None)
    if trace is None:
        return None
    rows = {
        float(at): [_Point(trace["uid"], at, 0, value, Fill(trace["line"]["color"]), "")]
        for at, value in zip(trace["x"], trace["y"], strict=True)
    }
    names, ends = _words(chart["figure"]["layout"]["annotations"], rows, True)
    if not all(names):
        return None
    ratio, form = _unit([(row[0].length, end[0]) for row, end in zip(rows.values(), ends, strict=True)])
    values = tuple(_in_unit(row[0].length, ratio) for row in rows.values())
    series = Series(series_name(chart, "", values, form, text), values, (Fill(trace["line"]["color"]),) * len(rows))
    return Plot("line", tuple(names), (series,), tuple(end[0] for end in ends), form, before=_before(chart, rows, True, ratio))
