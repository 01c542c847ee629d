"""Where each group's money comes from: bars to 100%, one part per funding source, unconfirmed hatched."""

from collections.abc import Mapping
from dataclasses import replace

from charts.parts.figure import NOTHING, Figure, Record, amount, escape, hover, note, records, stacked
from charts.parts.measure import text_width
from charts.parts.rows import CERTAIN, UNCONFIRMED, Measures, Part, Row, fit_margins, row_figure
from charts.parts.swatches import swatch
from charts.parts.words import code_name, money_line, share_line
from charts.source_bars import source_name
from charts.theme import Look, text_on
from i18n.labels import Labels
from models import FundingSource
from tables import Table

_THICKEST = 0.72  # of a row
_ROOM = 1.5  # the chart spans both columns: long names stand whole
_LIFT = 1  # px: figures without descenders stand low in their line
SOURCES = (*(source.value for source in FundingSource), UNCONFIRMED)


def share_bars(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str] | None = None) -> Figure:
    """Bars of ``analysis.questions.sources.source_shares``, groups in the frame's order; customdata is ``group|source``.

    Each source's part is what it is sure of; the last, hatched, what no source is sure of.

    ``names`` maps group codes (project ids) to names; categories are named by the catalogue.
    """
    lines, size = records(frame), look.size
    width = size.full_width
    codes = dict.fromkeys(str(line["group"]) for line in lines)
    groups = {code: [line for line in lines if line["group"] == code] for code in codes}
    rows = [_row(code, of_group, text, look, names) for code, of_group in groups.items()]
    few = len(rows) <= 6
    step, left = (size.step, size.left) if few else (size.row_step, size.thin_left)
    bar = min(size.bar, round(step * _THICKEST))
    measures = Measures(bar, step, left, 1, size.names_above, top=0, separated=True, zero_line=False)
    shown = [source for source in SOURCES if any(part.trace == source and part.length for row in rows for part in row.parts)]
    places, key_lines = _key_places(shown, text, look, width)
    measures = replace(fit_margins(rows, look, measures, room=_ROOM), top=size.font * (0.7 + 1.5 * key_lines))
    figure = row_figure("shares", rows, look, measures, traces=SOURCES, axis_end=1)
    figure["data"] = [trace for trace in figure["data"] if not trace["uid"].endswith("-reach")]  # the parts fill their row
    plot = width - measures.left - measures.right
    for index, row in enumerate(rows):
        _say_inside(figure, index, row, plot, text, look, measures)
    if rows:
        _add_key(figure, places, text, look, measures)
    return figure


def _row(code: str, lines: list[Record], text: Labels, look: Look, names: Mapping[str, str] | None) -> Row:
    name = code_name(text, code, names)
    found = {str(line["source"]): line for line in lines}
    parts = tuple(_part(code, name, source, found[source], text, look) for source in SOURCES if source in found)
    dim = not all(line.get("selected", True) for line in lines)
    return Row(code, name, parts, "", hover(escape(name)), dim=dim)


def _part(group: str, name: str, source: str, line: Record, text: Labels, look: Look) -> Part:
    share, sure, most = (amount(line, name) for name in ("share", "amount_wan", "most_wan"))
    words = hover(
        text("chart.pair", first=escape(name), second=source_name(text, source)),
        share_line(text, sure, share),
        money_line(text, most, "chart.hover.most") if most - sure > NOTHING else None,
    )
    kind = UNCONFIRMED if source == UNCONFIRMED else CERTAIN
    return Part(kind, share, look.theme.colour(source), source, f"{group}|{source}", words)


def _say_inside(figure: Figure, index: int, row: Row, plot: float, text: Labels, look: Look, measures: Measures) -> None:
    """Shares inside their parts, where they fit: ``layout.meta.inside`` tells the board what each needs at its width."""
    notes, inside = figure["layout"]["annotations"], figure["layout"].setdefault("meta", {}).setdefault("inside", [])
    for part, start in zip(row.parts, stacked([part.length for part in row.parts]), strict=True):
        words = text.share(part.length)
        needed = text_width(words, look.size.font) + 10
        if row.dim or needed > part.length * plot:
            continue
        hatched = part.kind == UNCONFIRMED
        ground = {"bgcolor": look.theme.ground, "borderpad": 0, "height": round(look.size.font * 1.2)} if hatched else {}
        colour = look.theme.ink if hatched else text_on(part.colour, look.theme)
        place = {"x": start + part.length / 2, "y": measures.middle(index), "xanchor": "center", "yshift": _LIFT, **ground}
        inside.append([len(notes), round(part.length, 5), round(needed) - 6])
        notes.append(note(look, words, color=colour, **place))


def _key_places(shown: list[str], text: Labels, look: Look, width: float) -> tuple[dict[str, tuple[float, int]], int]:
    """Where the key's entries begin (px from the left, line), and how many lines they take."""
    places, left, number, font = {}, 0.0, 0, look.size.font
    for source in shown:
        wide = font * 2 / 3 + 5 + text_width(source_name(text, source), font)
        if left and left + wide > width:
            left, number = 0.0, number + 1
        places[source] = (left, number)
        left += wide + 14
    return places, number + 1


def _add_key(figure: Figure, places: Mapping[str, tuple[float, int]], text: Labels, look: Look, measures: Measures) -> None:
    """The sources in reading order above the first bar."""
    font, side = look.size.font, round(look.size.font * 2 / 3)
    for source, (at, number) in places.items():
        left, middle = at - measures.left, font * (1 + 1.5 * number)
        kind = UNCONFIRMED if source == UNCONFIRMED else CERTAIN
        colour = look.theme.colour(source)
        figure["layout"]["shapes"] += swatch(
            look, kind, colour, x=0, y=1, left=left, top=middle - side / 2, width=side, height=side
        )
        place = {"xref": "paper", "x": 0, "xshift": left + side + 5, "y": middle}
        figure["layout"]["annotations"].append(
            note(look, source_name(text, source), color=look.theme.secondary, name=source, **place)
        )
