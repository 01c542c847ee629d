"""A figure of bars, columns or one line as what an office chart is made of: names, series of numbers, fills, and finished words.

The figure is the screen's own: bars on bases in data units, with words as annotations at their places. What has no such rows
(maps, flows, areas) is no plot, and is drawn (``exports.drawing``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from exports.words import Figure, figure_of, plain, shown
from i18n import Labels
from ui.document.charts import Chart

NOTHING = 1e-6
_UNSEEN = ("-reach", "-before")
_RATIOS = (1.0, 1e-2, 1e-4, 1e-5)
_KEPT = 6  # digits behind the point
_LEGEND = {"certain": "solid"}
_KINDS = ("certain", "policy", "undivided", "unconfirmed", "levels", "steps")


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

    ``form`` is the number format by which a whole bar's number reads as the screen has it.
    """

    kind: Literal["bar", "column", "line"]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    form: str
    bases: tuple[float, ...] = ()

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
    if any(trace["type"] not in ("bar", "scatter") for trace in figure["data"]) or (
        "meta" in figure["layout"] and "pixel_axes" in figure["layout"]["meta"]
    ):
        return None
    traces = [trace for trace in figure["data"] if not trace["uid"].endswith(_UNSEEN) and _is_drawn(trace)]
    if any(trace["type"] == "scatter" for trace in traces):
        return _line(chart, traces) if all(trace["type"] == "scatter" for trace in traces) else None
    return _bars(chart, traces, text) if traces else None


def _is_drawn(trace: Mapping[str, Any]) -> bool:
    return len(trace.get("x", ())) > 0 and any(value is not None for value in trace["x"])


def _bars(chart: Chart, traces: Sequence[Mapping[str, Any]], text: Labels) -> Plot | None:
    layout, is_upright = chart["figure"]["layout"], traces[0]["orientation"] == "v"
    if layout["yaxis" if is_upright else "xaxis"]["range"][0] > 0:
        return None  # a scale that does not begin at nothing, as that of years
    points = [point for trace in traces for point in _points(trace)]
    rows = {round(point.at, 2): list[_Point]() for point in sorted(points, key=lambda point: point.at)}
    for point in points:
        rows[round(point.at, 2)].append(point)
    names, ends = _words(layout["annotations"], rows, is_upright)
    if not all(names):
        return None
    wholes = [sum(point.length for point in row) for row in rows.values()]
    inside = _inside(layout["annotations"], rows)
    ratio, form = _unit(
        list(zip(wholes, (end[0] for end in ends), strict=True)), [pair for pairs in inside.values() for pair in pairs]
    )
    bases = tuple(_in_unit(min(point.base for point in row), ratio) for row in rows.values())
    series = [_series(chart, uid, rows, (ratio, form), inside, text) for uid in dict.fromkeys(point.series for point in points)]
    return Plot(
        "column" if is_upright else "bar",
        tuple(f"{name}  {end[1]}".strip() for name, end in zip(names, ends, strict=True)),
        tuple(one for one in series if any(one.values)) or tuple(series[:1]),
        tuple(end[0] for end in ends),
        form,
        bases if max(bases) > NOTHING else (),
    )


def _points(trace: Mapping[str, Any]) -> Iterator[_Point]:
    across, along = ("x", "y") if trace["orientation"] == "v" else ("y", "x")
    hovers = trace.get("hovertemplate") or [""] * len(trace[along])
    for index, (at, base, length) in enumerate(zip(trace[across], trace["base"], trace[along], strict=True)):
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
        own = [note for note in notes if note[f"{across}ref"] == across and abs(note[across] - at) < 0.6]
        name = next((plain(note["text"]) for note in own if note[f"{along}ref"] == "paper" and note[along] == 0), "")
        full = next((point.hover for point in row if point.hover), "")
        is_side = len(name) == 1 and name.isascii() and name.isalpha()  # a side of a comparison, whose pair has the name
        names.append((f"{full}  {name}" if full != above else name) if is_side else full if name.endswith("…") else name)
        above = full
        end = max(point.base + point.length for point in row)
        said = next(
            (plain(note["text"]) for note in reversed(own) if note[f"{along}ref"] == along and note[along] >= end - 1e-3), ""
        )
        value, _, beside = said.partition("  ")
        ends.append((value, beside.strip()))
    return names, ends


def _inside(
    notes: Sequence[Mapping[str, Any]], rows: Mapping[float, Sequence[_Point]]
) -> dict[tuple[str, float], list[tuple[float, str]]]:
    """The words in the middle of a bar, with its length, by series and row."""
    found = dict[tuple[str, float], list[tuple[float, str]]]()
    for note in (one for one in notes if one.get("xanchor") == "center" and one["xref"] == "x" and one["yref"] == "y"):
        for at, row in rows.items():
            held = (
                point
                for point in row
                if point.length and abs(note["y"] - at) < 0.6 and abs(note["x"] - point.base - point.length / 2) < 1e-6
            )
            found |= {(point.series, at): [(point.length, plain(note["text"]))] for point in held}
    return found


def _unit(ends: Sequence[tuple[float, str]], inside: Sequence[tuple[float, str]]) -> tuple[float, str]:
    """By what the figure's numbers are multiplied to be those that are said, and how they are written."""
    said = [(length, figure_of(words)) for length, words in (*ends, *inside)]
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
        _series_name(chart, uid, text) or _measure(chart, values, unit[1]),
        values,
        tuple(row[0].fill if row else first for row in own.values()),
        tuple(next((words for _, words in inside.get((uid, at), ())), "") for at in rows),
        next((_word(chart, code, text) for code in uid.split("-")[1:] if code not in _KINDS and len(code) > 1), ""),
    )


def _series_name(chart: Chart, uid: str, text: Labels) -> str:
    """What a series is called: by the codes in its trace's id, in the words that the chart itself has for them."""
    codes = uid.split("-")[1:]
    sides = [code.upper() for code in codes if len(code) == 1 and code.isalpha()]
    kinds = [] if sides else [_word(chart, code, text) for code in codes]
    return text("export.series").join(one for one in (*sides, *kinds) if one)


def _measure(chart: Chart, values: Sequence[float | None], form: str) -> str:
    """The column of the chart's own numbers that has these, with its unit; its title where none has any of them."""
    wanted = {shown(value, form) for value in values if value}
    best, most = chart["title"], 0
    for at, label in enumerate(chart["data"]["columns"]):
        figures = (figure_of(str(row[at])) for row in chart["data"]["rows"])
        hits = len(wanted & {shown(figure.value, form) for figure in figures if figure})
        best, most = (label, hits) if hits > most else (best, most)
    return best


def _word(chart: Chart, code: str, text: Labels) -> str:
    """What a code is called in the chart: beside its marks, in its legend, or in the catalogue."""
    notes = (note["text"] for note in chart["figure"]["layout"]["annotations"] if note.get("name") == code)
    legend = (part["t"] for part in chart["subtitle"] if part.get("swatch") == _LEGEND.get(code, code) and part.get("t"))
    named = (text(key) for key in (f"category.short.{code}", f"source.{code}", f"chart.{code}") if text.has(key))
    return next((plain(words).partition("  ")[0] for words in (*notes, *legend, *named)), "")


def _line(chart: Chart, traces: Sequence[Mapping[str, Any]]) -> Plot | None:
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
    ratio, form = _unit([(row[0].length, end[0]) for row, end in zip(rows.values(), ends, strict=True)], [])
    values = tuple(_in_unit(row[0].length, ratio) for row in rows.values())
    series = Series(_measure(chart, values, form), values, (Fill(trace["line"]["color"]),) * len(rows))
    plot = Plot("line", tuple(names), (series,), tuple(end[0] for end in ends), form)
    return replace(plot, form=form)
