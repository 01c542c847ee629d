"""Two sides of a comparison as pairs of bars on one scale: A filled, B hollow, and what A has more or less at the right.

What a policy shared out is hatched on both sides: lines of the ground on the colour, and of the colour on the ground.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import NOTHING, Bar, Figure, Record, amount, axis, bars, hover, layout, line, note, records, top_of
from charts.parts.measure import text_width
from charts.parts.rows import CERTAIN, KINDS, UNCONFIRMED, UNDIVIDED, Measures, doubt_marker, name_note, reach
from charts.parts.words import part_line, row_amount
from charts.theme import Look, policy_hatch
from i18n.labels import Labels
from tables import Table

_CHART = "pairs"
_APART = 2  # px between the bars of a pair
_OUTLINE = 1.5  # px around what is hollow
SIDES = ("a", "b")


@dataclass(frozen=True)
class _Pair:
    """The px of a pair: both bars, and the gap between two pairs."""

    bar: int
    head: int
    step: int

    def middle(self, index: int, side: int) -> float:
        return index * self.step + self.head + self.bar * (side + 0.5) + side * _APART


@dataclass(frozen=True)
class Scale:
    """What makes charts side by side one scale: the end of the axis in 万元, and the px left for names and for numbers."""

    end: float
    left: float
    right: float


def pair_bars(frame: Table, *, text: Labels, look: Look, scale: Scale) -> Figure:
    """Rows of ``ui.cards.compare.pairs`` (code, name, colour; for each side its amount and what of it is of each kind, as
    ``a_wan`` and ``a_policy_wan``); customdata is the code. ``scale`` is that of all charts of a comparison.
    """
    rows, size = records(frame), look.size
    bar = round(size.row_bar * 0.85)
    head = round(size.font * 1.6) if size.names_above else round(size.font / 2)
    pair = _Pair(bar, head, head + 2 * bar + _APART + round(size.font / 2))
    height = max(len(rows), 1) * pair.step
    measures = Measures(bar, pair.step, scale.left, scale.right, size.names_above)
    figure = layout(look, height, left=scale.left, right=scale.right, xaxis=axis(0, scale.end), yaxis=axis(height, 0))
    figure["annotations"] = [each for index, row in enumerate(rows) for each in _notes(index, row, pair, measures, look, text)]
    if not size.names_above:  # they would stand on it
        figure["shapes"] = [line(look.theme.secondary, round(size.unit), xref="paper", x0=0, x1=0, yref="y", y0=2, y1=height - 2)]
    marks = [(max(amount(row, f"{side}_wan") for side in SIDES), str(row["code"]), _hover(row, text)) for row in rows]
    shown = [_bars(place, kind, rows, pair, look, text) for place in (0, 1) for kind in KINDS]
    return {"data": [reach(_CHART, marks, measures, (0, scale.end)), *shown], "layout": figure}


def difference(text: Labels, row: Record) -> str:
    """What side A has more or less than side B, with its sign."""
    wan = sum(sign * (amount(row, f"{side}_wan") - amount(row, f"{side}_open_wan")) for sign, side in ((1, "a"), (-1, "b")))
    words = text.amount(wan)
    return f"+{words}" if wan > NOTHING and words.strip("0.") else words


def has_open(rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether some in the rows only may be a side's: the difference leaves it out."""
    return any(amount(row, f"{side}_open_wan") > NOTHING for row in rows for side in SIDES)


def side_amount(text: Labels, row: Record, side: str) -> str:
    """What a side has in a row, or the range of it."""
    return row_amount(text, {"amount_wan": amount(row, f"{side}_wan"), "unconfirmed_wan": amount(row, f"{side}_open_wan")})


def scale_of(*frames: Table, text: Labels, look: Look) -> Scale:
    """The one scale on which all of these rows can be drawn."""
    rows, size = [row for frame in frames for row in records(frame)], look.size
    amounts = [amount(row, f"{side}_wan") for row in rows for side in SIDES]
    names = max((text_width(str(row["name"]), size.font) for row in rows), default=0)
    values = max((text_width(side_amount(text, row, side), size.value_font) for row in rows for side in SIDES), default=0)
    apart = max((text_width(difference(text, row), size.font) for row in rows), default=0)
    left = 0 if size.names_above else min(names + 34, size.name_limit)
    return Scale(top_of(amounts), left, size.gap * 2 + values + apart + 16)


def _bars(place: int, kind: str, rows: list[Record], pair: _Pair, look: Look, text: Labels) -> dict[str, Any]:
    """One kind of the money of one side, of all rows that have it."""
    side, shown = SIDES[place], [(index, row, _lengths(row, SIDES[place])) for index, row in enumerate(rows)]
    shown = [(index, row, lengths) for index, row, lengths in shown if lengths[kind] > NOTHING]
    marker = _marker(kind, [str(row["colour"]) for _, row, _ in shown], look, is_filled=side == "a")
    begins = [sum(lengths[one] for one in KINDS[: KINDS.index(kind)]) for _, _, lengths in shown]
    found = [
        Bar(begin, lengths[kind], pair.middle(index, place), pair.bar, str(row["code"]), _hover(row, text))
        for begin, (index, row, lengths) in zip(begins, shown, strict=True)
    ]
    return bars(f"{_CHART}-{side}-{kind}", found, marker)


def _lengths(row: Record, side: str) -> dict[str, float]:
    """What of a side's amount is of each kind."""
    parts = {kind: amount(row, f"{side}_{kind}_wan") for kind in KINDS if kind != CERTAIN}
    return {CERTAIN: max(amount(row, f"{side}_wan") - sum(parts.values()), 0), **parts}


def _marker(kind: str, colours: list[str], look: Look, *, is_filled: bool) -> dict[str, Any]:
    """Filled or hollow, hatched or not; what is not divided or not confirmed looks the same on both sides."""
    ground, outline = look.theme.ground, {"width": 1 if is_filled else _OUTLINE, "color": colours}
    if kind in (UNDIVIDED, UNCONFIRMED):
        return doubt_marker(kind, look)
    if kind == CERTAIN:
        return {"color": colours if is_filled else ground, "line": outline}
    inks = {"fgcolor": ground, "bgcolor": colours} if is_filled else {"fgcolor": colours, "bgcolor": ground}
    return {"color": look.theme.ink, "pattern": policy_hatch(look, ground, 4) | inks, "line": outline}


def _hover(row: Record, text: Labels) -> str:
    sides = [
        f"{side.upper()}  {text('mark.amount', name='', amount=side_amount(text, row, side), unit=text.unit_word).strip()}"
        for side in SIDES
    ]
    shared = [
        f"{side.upper()}  {part_line(text, 'spread_out', amount(row, f'{side}_policy_wan'))}"
        for side in SIDES
        if amount(row, f"{side}_policy_wan") > NOTHING
    ]
    less = text("compare.less_sure" if has_open([row]) else "compare.less")
    return hover(str(row["name"]), *sides, *shared, f"{less}  {difference(text, row)}")


def _notes(index: int, row: Record, pair: _Pair, measures: Measures, look: Look, text: Labels) -> list[dict[str, Any]]:
    size, theme, middles = look.size, look.theme, [pair.middle(index, side) for side in (0, 1)]
    top = index * pair.step + size.font * 0.8
    name = (
        note(look, str(row["name"]), xref="paper", x=0, y=top, color=theme.ink)
        if measures.above
        else name_note(index, str(row["name"]), look, measures, theme.ink)
    )
    letters = [] if measures.above else [_letter(side, middle, look) for side, middle in zip(SIDES, middles, strict=True)]
    said = {"a": f"<b>{side_amount(text, row, 'a')}</b>", "b": side_amount(text, row, "b")}
    values = [
        note(look, said[side], x=amount(row, f"{side}_wan"), y=middle, xshift=size.gap, halo=True, font_size=size.value_font)
        for side, middle in zip(SIDES, middles, strict=True)
    ]
    place: dict[str, Any] = {"xref": "paper", "x": 1, "xshift": measures.right - 2, "xanchor": "right", "y": sum(middles) / 2}
    return [name, *letters, *values, note(look, difference(text, row), color=theme.secondary, **place)]


def _letter(side: str, middle: float, look: Look) -> dict[str, Any]:
    return note(look, side.upper(), xref="paper", x=0, xshift=-8, xanchor="right", y=middle, color=look.theme.secondary)
