"""One amount as one bar of parts, with values above and names below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.figure import Figure, axis, escape, hover, layout, note, stacked, top_of
from charts.measure import text_width
from charts.rows import CERTAIN, KINDS, Measures, Part, Row, row_figure
from charts.theme import Look
from charts.words import value_text


@dataclass(frozen=True)
class BarPart:
    """One part: code (customdata), name (below), value in 万元, its finished text (above), share text, colour, kind."""

    code: str
    name: str
    value: float
    value_label: str
    beside: str
    colour: str
    kind: str = CERTAIN
    hover: tuple[str, ...] = ()


def parts_bar(parts: Sequence[BarPart], *, look: Look, chart: str = "parts") -> Figure:
    """The parts laid end to end over the whole width; customdata is each part's code."""
    size, font = look.size, look.size.font
    bar, above = font * 3, font + 14
    height = round(bar + above + font * 2.5)
    shown = [part for part in parts if part.value > 0]
    pieces = tuple(
        Part(part.kind, part.value, part.colour, f"{number}-{part.kind}", part.code, hover(part.name, *_lines(part)))
        for number, part in enumerate(shown)
    )
    measures = Measures(bar, bar, 0, 1, top=above, separated=True, zero_line=False)
    row = Row(chart, "", pieces, "", "")
    traces = [piece.trace for piece in pieces] or list(KINDS[:1])
    figure = row_figure(chart, [row] if pieces else [], look, measures, traces=traces)
    end = top_of([row.length])
    figure["layout"] |= {"height": height, "yaxis": axis(height, 0)} | {"margin": layout(look, height, right=1)["margin"]}
    _write(figure, shown, end, above, bar, look, size.width)
    figure["data"] = figure["data"][2:]
    return figure


def _lines(part: BarPart) -> tuple[str, ...]:
    return part.hover or (part.value_label, part.beside)


def _write(figure: Figure, parts: Sequence[BarPart], end: float, above: float, bar: float, look: Look, width: int) -> None:
    """Values above and names below their parts; words that would run into the next ones move right, or are left out."""
    notes, font = [], look.size.font
    free = {"value": 0.0, "name": 0.0}
    for part, start in zip(parts, stacked([part.value for part in parts]), strict=True):
        texts = {"value": value_text(look, part.value_label, part.beside), "name": escape(part.name)}
        y = {"value": above - font - 2, "name": above + bar + font + 2}
        for kind, words in texts.items():
            at, wide = max(start / end * width, free[kind]), text_width(words, font)
            if kind == "value" and at + wide > width + 2:
                words = value_text(look, part.value_label)
                wide = text_width(words, font)
            if at + wide > width + 2:
                continue
            colour = look.theme.ink if kind == "value" else look.theme.secondary
            notes.append(note(look, words, x=start, xshift=at - start / end * width, y=y[kind], color=colour))
            free[kind] = at + wide + 10
    figure["layout"]["annotations"] = notes
