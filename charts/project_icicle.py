"""Category, project, funding source as two layers side by side: every block as high as its money, its name beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import Bar, Figure, Record, amount, axis, bars, escape, layout, note, records
from charts.parts.flow_layout import kept_apart
from charts.parts.measure import fitted, text_width
from charts.parts.rows import UNCONFIRMED, doubt_marker
from charts.parts.swatches import at_pixels
from charts.parts.tree_nodes import BAND, CATEGORY, ROOT, colour_of, drawn, is_doubtful, node_hover, node_name, rooted, with_parts
from charts.parts.words import row_amount, value_text
from charts.theme import Look, edge, receding
from i18n.labels import Labels
from tables import Table

_OUTER, _INNER = (0.0, 0.4), (0.405, 1.0)  # parts of the width
_GAP = 1  # px between blocks
_LINE = 1.45  # a label's height by its font's size
_HIGHER = 1.8  # how many times its usual height the chart may take for its labels
_LEADER = 44  # px from a block to its name


@dataclass(frozen=True)
class _Block:
    """A node's block: the parts of the width that it spans, and its px from the top."""

    row: Record
    across: tuple[float, float]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def project_icicle(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], level: str = "") -> Figure:
    """The nodes of ``ui.cards.structure.tree`` as ``charts.project_tree`` takes them; customdata is the node's id.

    Under all the categories and their projects, else the node at ``level`` and what is in it. Where not all names find a
    place, those of the smallest are left to the hover.
    """
    rows = rooted(records(frame))
    if not rows:
        return {"data": [], "layout": layout(look, look.size.step, xaxis=axis(0, 1), yaxis=axis(0, 1))}
    shown = level if any(row["node"] == level for row in rows) else ROOT
    whole = next(amount(row, "amount_wan") for row in rows if row["node"] == shown)
    rows = with_parts(rows, whole, of_all=shown == ROOT)
    outer = [row for row in rows if (row["parent"] if shown == ROOT else row["node"]) == shown]
    height = _height(sum(len(_children(rows, row)) for row in outer), look)
    scale = height / next(drawn(row) for row in rows if row["node"] == shown)
    blocks = _stacked(outer, _OUTER, 0.0, scale)
    inner = [block for one in blocks for block in _stacked(_children(rows, one.row), _INNER, one.top, scale)]
    said = {str(one.row["node"]): _label(one, text, look, names, is_outer=one in blocks) for one in [*blocks, *inner]}
    left, right = _widest(blocks, said, look) + 12, _widest(inner, said, look) + _LEADER + 4
    figure = layout(look, height, left=left, right=right, xaxis=axis(0, 1), yaxis=axis(height, 0))
    figure["annotations"] = _outer_notes(blocks, said, look, height, left) + _inner_notes(inner, said, look, height)
    figure["shapes"] = _leaders(inner, look, height)
    hovers = {str(row["node"]): node_hover(row, text, names, whole) for row in rows}
    return {"data": [_bars([*blocks, *inner], hovers, look, hatched=hatched) for hatched in (False, True)], "layout": figure}


def _height(labels: int, look: Look) -> float:
    size = look.size
    most = size.tree_height * (1 if size.name == "present" else _HIGHER)
    return round(min(max(size.tree_height, (labels + 1) * _LINE * size.font), most))


def _children(rows: list[Record], of: Record) -> list[Record]:
    """What is in a node, the largest first; where some stand for several, as they come."""
    found = [row for row in rows if row["parent"] == of["node"]]
    has_bands = any(row["kind"] == BAND for row in found)
    return found if has_bands else sorted(found, key=lambda row: -round(amount(row, "amount_wan"), 6))


def _stacked(rows: Sequence[Record], across: tuple[float, float], top: float, scale: float) -> list[_Block]:
    blocks = []
    for row in rows:
        blocks.append(_Block(row, across, top, drawn(row) * scale))
        top += blocks[-1].height
    return blocks


def _label(one: _Block, text: Labels, look: Look, names: Mapping[str, str], *, is_outer: bool) -> str:
    """Name, amount and share; on a phone without the share, and short."""
    size, row, name = look.size, one.row, node_name(one.row, text, names)
    if is_outer and size.names_above and row["kind"] == CATEGORY:
        name = text.code("category.short", str(row["code"]))
    dim = not row.get("selected", True)
    value = value_text(look, row_amount(text, row), None if size.names_above else text.share(row["part"]), dim=dim)
    room = (
        size.width * 0.42 if size.names_above and not is_outer else size.width * 0.2 if size.names_above else size.name_limit * 1.2
    )
    return f"{escape(fitted(name, room, size.font))}{'<br>' if is_outer else '  '}{value}"


def _widest(blocks: Sequence[_Block], said: Mapping[str, str], look: Look) -> float:
    lines = [line for one in blocks for line in said[one.row["node"]].split("<br>")]
    return max((text_width(line, look.size.font) for line in lines), default=0)


def _outer_notes(blocks: list[_Block], said: Mapping[str, str], look: Look, height: float, left: float) -> list[dict[str, Any]]:
    line = 2 * _LINE * look.size.font
    middles = kept_apart([one.middle for one in blocks], [line] * len(blocks), height)
    place = {"xref": "paper", "x": 0, "xshift": -left}
    return [
        note(look, said[one.row["node"]], y=middle, name=one.row["node"], color=_ink(one, look), **place)
        for one, middle in zip(blocks, middles, strict=True)
    ]


def _ink(one: _Block, look: Look) -> str:
    return look.theme.ink if one.row.get("selected", True) else look.theme.secondary


def _named(blocks: list[_Block], look: Look, height: float) -> list[tuple[_Block, float]]:
    """The blocks that find a place for their names, the largest if not all do, and the px from the top of each name."""
    line = _LINE * look.size.font
    largest = sorted(blocks, key=lambda one: -one.height)[: int(height // line)]
    named = [one for one in blocks if one in largest]
    return list(zip(named, kept_apart([one.middle for one in named], [line] * len(named), height), strict=True))


def _inner_notes(blocks: list[_Block], said: Mapping[str, str], look: Look, height: float) -> list[dict[str, Any]]:
    place = {"xref": "paper", "x": 1, "xshift": _LEADER}
    return [
        note(look, said[one.row["node"]], y=middle, name=one.row["node"], color=_ink(one, look), **place)
        for one, middle in _named(blocks, look, height)
    ]


def _leaders(blocks: list[_Block], look: Look, height: float) -> list[dict[str, Any]]:
    """Hairlines from blocks to their names."""
    stroke = {"color": look.theme.strong_line, "width": 1}
    path = "M2,{0:.1f}L6,{0:.1f}" + f"L{_LEADER - 10}," + "{1:.1f}" + f"L{_LEADER - 4}," + "{1:.1f}"
    return [
        at_pixels(1, 1) | {"type": "path", "path": path.format(-one.middle, -middle), "line": stroke}
        for one, middle in _named(blocks, look, height)
    ]


def _bars(blocks: Sequence[_Block], hovers: Mapping[str, str], look: Look, *, hatched: bool) -> dict[str, Any]:
    """The blocks that are hatched, or those that are not."""
    theme, shown = look.theme, [one for one in blocks if is_doubtful(one.row) == hatched]
    colours = [colour_of(one.row, theme) for one in shown]
    chosen = [bool(one.row.get("selected", True)) for one in shown]
    solid = {
        "color": [colour if is_in else receding(colour, theme) for colour, is_in in zip(colours, chosen, strict=True)],
        "line": {"width": [0 if is_in else 1 for is_in in chosen], "color": [edge(colour, theme) for colour in colours]},
    }
    drawn_as = [_bar(one, hovers[one.row["node"]]) for one in shown]
    return bars("tree-hatched" if hatched else "tree", drawn_as, doubt_marker(UNCONFIRMED, look) if hatched else solid)


def _bar(one: _Block, hover: str) -> Bar:
    (left, right), high = one.across, max(one.height - _GAP, _GAP)
    return Bar(left, right - left, round(one.middle, 2), round(high, 2), one.row["node"], hover)
