"""One amount as one bar of parts, with values above and names below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import Figure, axis, escape, hover, layout, note, stacked, top_of
from charts.parts.measure import text_width
from charts.parts.rows import CERTAIN, KINDS, Measures, Part, Row, row_figure
from charts.parts.words import value_text
from charts.theme import Look

_CHART = "project_funding"
_LINE = 1.4  # of the type: from one line of names to the next


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
    size, theme, font = look.size, look.theme, look.size.font
    bar, above = font * 3, font + 14
    shown = [part for part in parts if part.value > 0]
    whole = sum(part.value for part in shown)
    starts = [start / whole * size.width for start in stacked([part.value for part in shown])] if shown else []
    names = _in_lines([escape(part.name) for part in shown], starts, size.width, font)
    height = round(bar + above + font * (1.1 + _LINE * max(len(names), 1)))
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
    figure["layout"] |= {"height": height, "yaxis": axis(height, 0)} | {"margin": layout(look, height, right=1)["margin"]}
    values = _fitted(shown, starts, look)
    end, below = top_of([row.length]), above + bar + font + 2
    rows: list[tuple[_Placed, float, str]] = [(values, above - font - 2, theme.ink)]
    rows += [(line, below + number * font * _LINE, theme.secondary) for number, line in enumerate(names)]
    figure["layout"]["annotations"] = [
        _label(look, words, start, at, end) | {"y": y, "font": {"size": font, "color": colour}}
        for placed, y, colour in rows
        for start, (words, at) in zip(starts, placed, strict=True)
        if at is not None
    ]
    figure["data"] = figure["data"][2:]
    return figure


def _label(look: Look, words: str, start: float, at: float, end: float) -> dict[str, Any]:
    """Words at their place; what is held by the end of the bar ends there, however wide it is drawn."""
    if at + text_width(words, look.size.font) > look.size.width + 1:
        return note(look, words, x=end, xanchor="right")
    return note(look, words, x=start / look.size.width * end, xshift=at - start)


_Placed = list[tuple[str, float | None]]


def _fitted(parts: Sequence[BarPart], starts: Sequence[float], look: Look) -> _Placed:
    """The values with their shares, without the last or any where there is no room for all of them; where each stands."""
    full = [value_text(look, part.value_label, part.beside) for part in parts]
    short = [value_text(look, part.value_label) for part in parts]
    placed: _Placed = []
    for words in (full, [*full[:-1], *short[-1:]], short):
        placed = list(zip(words, _places(words, starts, look.size.width, look.size.font), strict=True))
        if all(at is not None for _, at in placed):
            break
    return placed


def _in_lines(words: Sequence[str], starts: Sequence[float], width: int, font: int) -> list[_Placed]:
    """Words in as many lines as they need: each stands in the first that has room for it."""
    lines, left = list[_Placed](), list(words)
    while any(left):
        places = list(_places(left, starts, width, font))
        lines.append(list(zip(left, places, strict=True)))
        left = [one if at is None else "" for one, at in zip(left, places, strict=True)]
    return lines


def _places(words: Sequence[str], starts: Sequence[float], width: int, font: int) -> Iterator[float | None]:
    """Words at the beginning of their part; moved right by those before, or left by the end; none without room."""
    free = 0.0
    for one, start in zip(words, starts, strict=True):
        wide = text_width(one, font)
        at = max(min(max(start, free), width + 2 - wide), 0.0)
        is_placed = bool(one) and at >= free
        yield at if is_placed else None
        free = at + wide + max(10, font * 0.8) if is_placed else free
