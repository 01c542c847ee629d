"""Columns of years: one unit of the axis per year, a column 66% of it, the first one flush with the title."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import Figure, axis, layout, line, note
from charts.parts.measure import text_width
from charts.theme import Look

COLUMN = 0.66
_HALF_LINE = 0.65  # of a letter's height: what a line more lifts the middle of words
_BOTTOM = 20


@dataclass(frozen=True)
class Slots:
    """Where columns stand: x of each middle, the axis' ends, the plot's height in px and its value range."""

    middles: tuple[float, ...]
    start: float
    end: float
    plot: float
    top: float

    @property
    def last_edge(self) -> float:
        """The right edge of the last column."""
        return (self.middles[-1] if self.middles else 0) + COLUMN / 2

    def paper_x(self, x: float) -> float:
        """A place on the axis as a part of the plot's width."""
        return (x - self.start) / (self.end - self.start)

    def px(self, value: float) -> float:
        """The height of a value in px."""
        return value / self.top * self.plot

    def clear_of(self, value: float, before: float, look: Look) -> float:
        """Over which a total stands: its column, or that of before where this ends too soon above to hold it."""
        return value if self.px(before - value) >= look.size.font + 7 else max(value, before)


def margins(look: Look) -> dict[str, float]:
    """The px above the plot for totals and under it for years; at the left for a total wider than its column."""
    font = look.size.font
    return {"top": font + 7, "bottom": max(_BOTTOM, round(font * 1.7)), "left": 5 if look.size.name == "phone" else 0}


def column_figure(look: Look, height: float, place: Slots, right: float) -> Figure:
    """An empty figure with axes for columns."""
    edges = margins(look)
    frame = layout(
        look, height, left=edges["left"], right=right, top=edges["top"], bottom=edges["bottom"],
        xaxis=axis(place.start, place.end), yaxis=axis(0, place.top),
    )  # fmt: skip
    return {"data": [], "layout": frame}


def base_line(look: Look, place: Slots, start: float | None = None, end: float | None = None) -> dict[str, Any]:
    """The zero line from the first column to the last."""
    left = place.start if start is None else start
    right = place.last_edge if end is None else end
    return line(look.theme.secondary, xref="x", x0=left, x1=right, yref="paper", y0=0, y1=0)


def foot(look: Look, x: float, words: str, **more: Any) -> dict[str, Any]:
    """The words under a column."""
    drop = -(margins(look)["bottom"] - look.size.font * 0.75)
    return note(look, words, x=x, y=0, yref="paper", yshift=round(drop), xanchor="center", color=look.theme.secondary, **more)


def head(look: Look, x: float, y: float, words: str, *, dim: bool = False, **more: Any) -> dict[str, Any]:
    """The total above a column."""
    colour = look.theme.secondary if dim else look.theme.ink
    lift = look.size.font / 2 + 3 + words.count("<br>") * look.size.font * _HALF_LINE
    return note(look, words, x=x, y=y, yshift=round(lift), xanchor="center", color=colour, **more)


def right_margin(look: Look, labels: Sequence[str], before: float = 0) -> float:
    """Room for labels that begin ``before`` px to the right of the last column."""
    widest = max((text_width(label, look.size.font) for label in labels), default=0)
    return max(look.size.year_right, before + widest + 4)
