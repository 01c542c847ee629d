"""What colours and hatches stand for, and what else stands under a chart's title, as far as a file shows it."""

from exports.plots import Fill, Plot
from exports.words import said_under, sentences, shown, unit_line
from i18n import Labels
from ui.document.charts import Chart, Hatch

_GROUND, _EDGE = "#FFFFFF", "#8794A1"
_HATCHED = {"/": "\u25a8", "x": "\u25a9", ".": "\u25a6"}
Entry = tuple[Fill, str]
_MOST_BEFORE = 8


def legend_of(chart: Chart, plot: Plot | None) -> list[Entry]:
    """The entries of a chart's legend: what its colours are, where there are several, then its hatches."""
    swatches = [
        (_fill_of(part["swatch"], part.get("colour", _GROUND)), part.get("t", ""))
        for part in chart["subtitle"]
        if "swatch" in part and not (plot and part["swatch"] == "ghost")
    ]
    return [*(colours_of(plot) if plot else []), *swatches]


def words_under(chart: Chart, plot: Plot | None, text: Labels, *, has_legend: bool = False) -> str:
    """Unit and method; of an office chart its hatches too, if no legend shows them, and what was there before the filter."""
    if plot is None:
        return said_under(chart["subtitle"])
    parts = [part for part in chart["subtitle"] if part.get("swatch") != "ghost"]
    return sentences(text, said_under(parts) if has_legend else unit_line(text, parts), _before(plot, text))


def _before(plot: Plot, text: Labels) -> str:
    """What its rows had before the filter: the office's charts have no pale bars behind others."""
    rows = [(name, value, whole) for name, value, whole in zip(plot.names, plot.before, plot.wholes, strict=False) if value > whole]
    if len(rows) > _MOST_BEFORE:
        return text("export.before_not_drawn")
    said = [text("export.row", name=name.partition("  ")[0], value=shown(value, plot.form)) for name, value, _ in rows]
    return text("export.before", rows=text("list.separator").join(said)) if said else ""


def colours_of(plot: Plot) -> list[Entry]:
    """What the colours of an office chart stand for, where there are several."""
    groups = {one.group or one.name: _solid(one.fills[0]) for one in plot.series if any(one.values)}
    named = sum(bool(one.group) for one in plot.series)
    return [(fill, words) for words, fill in groups.items()] if named > 1 and len(groups) > 1 else []


def sign_of(fill: Fill) -> tuple[str, str]:
    """A small box as a letter, and its colour: full, hatched, or empty."""
    if fill.pattern:
        return _HATCHED[fill.pattern], fill.ground if fill.pattern == "/" else fill.colour
    return ("\u25a1", fill.edge) if fill.edge and fill.colour == _GROUND else ("\u25a0", fill.colour)


def _solid(fill: Fill) -> Fill:
    """The colour of a series; of what is not sure, its net."""
    return Fill(fill.ground) if fill.pattern == "/" and fill.colour == _GROUND else fill


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
