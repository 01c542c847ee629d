"""What colours and hatches stand for, as the chart says it under its title and beside its marks."""

from __future__ import annotations

from exports.plots import Fill, Plot
from ui.document.charts import Chart, Hatch

_GROUND, _EDGE = "#FFFFFF", "#8794A1"
Entry = tuple[Fill, str]


def legend_of(chart: Chart, plot: Plot | None) -> list[Entry]:
    """The entries of a chart's legend: what its colours are, where there are several, then its hatches."""
    swatches = [
        (_fill_of(part["swatch"], part.get("colour", _GROUND)), part.get("t", "")) for part in chart["subtitle"] if "swatch" in part
    ]
    return [*(_colours(plot) if plot else []), *swatches]


def _colours(plot: Plot) -> list[Entry]:
    groups = {one.group or one.name: _solid(one.fills[0]) for one in plot.series if any(one.values)}
    named = sum(bool(one.group) for one in plot.series)
    return [(fill, words) for words, fill in groups.items()] if named > 1 and len(groups) > 1 else []


def _solid(fill: Fill) -> Fill:
    """The colour of a series; of what is not sure, its net."""
    return (
        Fill(fill.ground)
        if fill.pattern == "/" and fill.colour == _GROUND
        else Fill(fill.colour, fill.pattern, fill.ground, fill.edge)
    )


def _fill_of(swatch: Hatch, colour: str) -> Fill:
    fills = {
        "solid": Fill(colour),
        "policy": Fill(_GROUND, "/", colour),
        "unconfirmed": Fill(colour, "x", _GROUND, colour),
        "undivided": Fill(colour, ".", _GROUND, colour),
        "hollow": Fill(_GROUND, edge=colour),
        "ghost": Fill(colour, edge=_EDGE),
    }
    return fills[swatch]
