"""A bridge: from one value to another by way of what is added or taken away; without steps, values beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from charts.parts.figure import Bar, Figure, axis, bars, escape, hover, layout, line, note, some, top_of
from charts.parts.rows import CERTAIN, Measures, Part, Row, fit_margins, name_note, reach
from charts.theme import Look, contrast

_READABLE = 4.5


@dataclass(frozen=True)
class BridgeBar:
    """A level, which stands on zero, or a step from the level before it: code (customdata), name, value, finished text."""

    code: str
    name: str
    value: float
    label: str
    colour: str
    is_level: bool = True


@dataclass(frozen=True)
class _Placed:
    """A bar with its two ends on the axis; ``after`` is where the next one goes on."""

    bar: BridgeBar
    low: float
    high: float
    after: float


def bridge(items: Sequence[BridgeBar], *, look: Look) -> Figure:
    """The bars from top to bottom, each level from zero, each step from where the one before it ended."""
    size, placed = look.size, _placed(items)
    rows = [Row(item.code, item.name, (Part(CERTAIN, 1, item.colour),), _value(item, look), "") for item in items]
    measures = fit_margins(rows, look, Measures(size.bar, size.step, size.thin_left, 44, size.names_above))
    height, end = measures.height(len(items)), top_of([one.high for one in placed])
    start = min((one.low for one in placed), default=0)
    frame = layout(look, height, left=measures.left, right=measures.right, xaxis=axis(start, end), yaxis=axis(height, 0))
    frame["annotations"] = [mark for index, one in enumerate(placed) for mark in _words(index, one, look, measures)]
    frame["shapes"] = [*_connectors(placed, look, measures), *_zero(placed, look, measures, height)]
    data = [reach("bridge", [(one.high, one.bar.code, _hover(one.bar)) for one in placed], measures, (start, end))]
    data += [_trace(f"bridge-{name}", placed, measures, is_level=name == "levels") for name in ("levels", "steps")]
    return {"data": data, "layout": frame}


def _placed(items: Sequence[BridgeBar]) -> list[_Placed]:
    placed, at = list[_Placed](), 0.0
    for item in items:
        before, at = (0.0, item.value) if item.is_level else (at, at + item.value)
        placed.append(_Placed(item, min(before, at), max(before, at), at))
    return placed


def _value(item: BridgeBar, look: Look) -> str:
    readable = contrast(item.colour, look.theme.ground) >= _READABLE
    colour = item.colour if readable and not item.is_level else look.theme.ink
    return f'<b><span style="color:{colour}">{item.label}</span></b>'


def _trace(uid: str, placed: Sequence[_Placed], measures: Measures, *, is_level: bool) -> dict[str, Any]:
    """Levels or steps; a step so small that it would not be seen is still a line."""
    own = [(index, one) for index, one in enumerate(placed) if one.bar.is_level == is_level]
    colours = [one.bar.colour for _, one in own]
    shown = [
        Bar(one.low, some(one.high - one.low), measures.middle(index), measures.bar, one.bar.code, _hover(one.bar))
        for index, one in own
    ]
    return bars(uid, shown, {"color": colours, "line": {"width": 0 if is_level else 1, "color": colours}})


def _hover(item: BridgeBar) -> str:
    return hover(escape(item.name), item.label)


def _words(index: int, one: _Placed, look: Look, measures: Measures) -> list[dict[str, Any]]:
    """The name at the left (above the bar on a phone), the value after the bar's end."""
    size, name = look.size, name_note(index, one.bar.name, look, measures, look.theme.ink)
    name["text"] = f"<b>{name['text']}</b>" if one.bar.is_level else name["text"]
    value = note(look, _value(one.bar, look), x=one.high, y=measures.middle(index), xshift=size.gap, font_size=size.value_font)
    return [name, value]


def _connectors(placed: Sequence[_Placed], look: Look, measures: Measures) -> list[dict[str, Any]]:
    """Dotted lines from where a bar ends to the next, as far as one goes on from the other."""
    if all(one.bar.is_level for one in placed):
        return []
    gap = 4 + look.size.font if measures.above else 0  # a name stands between two bars on a phone
    return [
        line(
            look.theme.secondary, look.size.unit, layer="below", x0=one.after, x1=one.after,
            y0=measures.middle(index) + measures.bar / 2, y1=measures.middle(index + 1) - measures.bar / 2 - gap,
        )
        | {"line": {"color": look.theme.secondary, "width": look.size.unit, "dash": "dot"}}
        for index, (one, _) in enumerate(pairwise(placed))
    ]  # fmt: skip


def _zero(placed: Sequence[_Placed], look: Look, measures: Measures, height: float) -> list[dict[str, Any]]:
    if not placed or measures.above:
        return []
    top = measures.top + 2
    return [line(look.theme.secondary, round(look.size.unit), x0=0, x1=0, y0=top, y1=height - 2)]
