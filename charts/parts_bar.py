"""One amount as one bar of parts, with values above and names below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charts.parts.figure import Figure, axis, escape, hover, layout, note, stacked, top_of
from charts.parts.measure import text_width
from charts.parts.rows import CERTAIN, KINDS, Measures, Part, Row, row_figure
from charts.parts.words import value_text
from charts.theme import Look

_CHART = "project_funding"


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


def parts_bar(parts: Sequence[BarPart], *, look: Look) -> Figure:
    """The parts laid end to end over the whole width; customdata is each part's code."""
    size, font = look.size, look.size.font
    bar, above = font * 3, font + 14
    height = round(bar + above + font * 2.5)
    shown = [part for part in parts if part.value > 0]
    pieces = tuple(
        Part(
            part.kind, part.value, part.colour, f"{number}-{part.kind}", part.code, hover(part.name, part.value_label, part.beside)
        )
        for number, part in enumerate(shown)
    )
    measures = Measures(bar, bar, 0, 1, top=above, separated=True, zero_line=False)
    row = Row(_CHART, "", pieces, "", "")
    traces = [piece.trace for piece in pieces] or list(KINDS[:1])
    figure = row_figure(_CHART, [row] if pieces else [], look, measures, traces=traces)
    end = top_of([row.length])
    figure["layout"] |= {"height": height, "yaxis": axis(height, 0)} | {"margin": layout(look, height, right=1)["margin"]}
    _write(figure, shown, end, above, bar, look, size.width)
    figure["data"] = figure["data"][2:]
    return figure


def _write(figure: Figure, parts: Sequence[BarPart], end: float, above: float, bar: float, look: Look, width: int) -> None:
    """Values above and names below their parts, shares left out where there is no room for all of them."""
    theme, font = look.theme, look.size.font
    starts = [start / end * width for start in stacked([part.value for part in parts])] if end else []
    full = [value_text(look, part.value_label, part.beside) for part in parts]
    short = [value_text(look, part.value_label) for part in parts]
    values = _fitted([full, [*full[:-1], *short[-1:]], short], starts, width, font)
    names = _fitted([[escape(part.name) for part in parts]], starts, width, font)
    lines = [(values, above - font - 2, theme.ink), (names, above + bar + font + 2, theme.secondary)]
    figure["layout"]["annotations"] = [
        note(look, words, x=start / width * end, xshift=at - start, y=y, color=colour)
        for placed, y, colour in lines
        for start, (words, at) in zip(starts, placed, strict=True)
        if at is not None
    ]


def _fitted(variants: Sequence[Sequence[str]], starts: Sequence[float], width: int, font: int) -> list[tuple[str, float | None]]:
    """The first of the variants that has room for all its words, or else the last, with where each stands."""
    placed: list[tuple[str, float | None]] = []
    for words in variants:
        placed = list(zip(words, _places(words, starts, width, font), strict=True))
        if all(at is not None for _, at in placed):
            break
    return placed


def _places(words: Sequence[str], starts: Sequence[float], width: int, font: int) -> Iterator[float | None]:
    """Words at the beginning of their part; moved right by those before, or left by the end; none without room."""
    free = 0.0
    for one, start in zip(words, starts, strict=True):
        wide = text_width(one, font)
        at = min(max(start, free), width + 2 - wide)
        yield at if at >= free else None
        free = at + wide + max(10, font * 0.8) if at >= free else free
