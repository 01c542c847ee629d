"""Schematic map of townships: a tile each, and in it a square whose area is the amount, own part below, shared above.

One x axis per tile column, in px from the tile's right edge (on a phone from its left): the page that knows the width
sets its range by ``layout.meta.pixel_axes``. City-level money stands in a dotted box of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import (
    NOTHING,
    Figure,
    Record,
    amount,
    axis,
    bars,
    escape,
    is_too_small,
    layout,
    note,
    records,
    say_enlarged,
    top_of,
)
from charts.parts.receding import receded
from charts.parts.rows import CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED, Part, doubt_marker
from charts.parts.swatches import swatch
from charts.parts.tile_words import on_lines
from charts.parts.words import code_name, row_amount
from charts.theme import Look, policy_hatch
from charts.township_bars import GROUPS, township_hover, township_parts, township_total
from i18n.labels import Labels
from tables import Table

Tile = tuple[int, int, str]
_GAP = 4
_FAR = 4000
_LINE = 1.3  # a line's height by its font's size
_CITY, _UNDIVIDED = GROUPS


@dataclass(frozen=True)
class _Grid:
    """Rows and columns of tiles; ``boxes`` are the first and last column of each group's box, in ``box_row``."""

    rows: int
    columns: int
    box_row: int
    boxes: dict[str, tuple[int, int]]
    look: Look
    scale: float  # px of a square's side per square root of 万元
    ink: str
    is_choice: bool  # whether some townships are chosen and others not

    @property
    def tile(self) -> int:
        return self.look.size.tile

    @property
    def height(self) -> int:
        return self.rows * self.tile + (self.rows - 1) * _GAP

    @property
    def from_left(self) -> bool:
        """Whether squares stand at the left under the text, as on narrow tiles."""
        return self.look.size.names_above

    def is_wide(self, code: str) -> bool:
        """Whether a group's box spans two columns."""
        first, last = self.boxes[code]
        return first < last and not self.from_left

    def top(self, row: int) -> float:
        return (row - 1) * (self.tile + _GAP)

    def domain(self, first: int, last: int) -> list[float]:
        """The part of the width that columns ``first`` to ``last`` take; gaps are 4 px at the mock's width."""
        gap = _GAP / self.look.size.width
        tile = (1 - (self.columns - 1) * gap) / self.columns
        return [round((first - 1) * (tile + gap), 5), round(min((last - 1) * (tile + gap) + tile, 1), 5)]

    def pixels(self, first: int, last: int) -> dict[str, Any]:
        """A px axis over columns ``first`` to ``last``, with the range it would have at the mock's width."""
        domain = self.domain(first, last)
        length = round((domain[1] - domain[0]) * self.look.size.width)
        return axis(0, length, domain=domain) if self.from_left else axis(-length, 0, domain=domain)


def tile_map(frame: Table, *, text: Labels, look: Look, tiles: Mapping[str, Tile], category: str | None = None) -> Figure:
    """Tiles of ``analysis.questions.townships.by_township``; customdata is the township code, ``city_level`` or ``undivided``.

    ``tiles`` maps township codes to (row, column, name), both from 1. ``category`` colours the squares instead of ink.
    """
    found = {str(row["township"]): row for row in records(frame)}
    before = [amount(row, "before_wan") for row in found.values()]
    is_small = is_too_small([township_total(row) for row in found.values()], before)
    found = {code: row | {"before_wan": 0} for code, row in found.items()} if is_small else found
    grid = _grid(found, tiles, look, look.theme.colour(category) if category else look.theme.ink)
    names = {code: name for code, (_, _, name) in tiles.items()}
    figure: Figure = {"data": [], "layout": layout(look, grid.height, yaxis=axis(grid.height, 0), meta={"pixel_axes": {}})}
    for column in range(1, grid.columns + 1):
        placed = {code: tile[0] for code, tile in tiles.items() if tile[1] == column and code in found}
        _add_column(figure, grid, column, placed, found, names, text)
    _add_boxes(figure, grid, found, text)
    if all(row > 1 or column > 3 for row, column, _ in tiles.values()):
        _add_key(figure, grid, text, ((CERTAIN, "own"), (UNDIVIDED, "undivided") if _UNDIVIDED in found else (POLICY, "shared")))
    if is_small:
        say_enlarged(figure)
    return figure


def _grid(found: Mapping[str, Record], tiles: Mapping[str, Tile], look: Look, ink: str) -> _Grid:
    rows = max((tile[0] for tile in tiles.values()), default=1)
    columns = max((tile[1] for tile in tiles.values()), default=6)
    free = all(row != rows or column < columns - 1 for row, column, _ in tiles.values())
    box_row = rows if free else rows + 1
    groups = [code for code in GROUPS if code in found]
    whole = (max(columns - 1, 1), columns)
    boxes = dict.fromkeys(groups, whole)
    if len(groups) == 2:
        boxes = {_CITY: (whole[0], whole[0]), _UNDIVIDED: (whole[1], whole[1])}
    is_choice = not all(row["selected"] for row in found.values())
    largest = top_of([max(township_total(row), amount(row, "before_wan")) for row in found.values()])
    return _Grid(max(rows, box_row), columns, box_row, boxes, look, look.size.square / math.sqrt(largest), ink, is_choice)


def _add_column(
    figure: Figure, grid: _Grid, column: int, placed: Mapping[str, int], found: Mapping[str, Record],
    names: Mapping[str, str], text: Labels,
) -> None:  # fmt: skip
    """The tiles of one column: one trace on the column's own axis."""
    name = _add_axis(figure, grid, column, column)
    points: list[dict[str, Any]] = []
    for code, row in placed.items():
        record, top = found[code], grid.top(row)
        lines = township_hover(record, text, names)
        points += _tile_points(grid, record, top, code, lines)
        _write_tile(figure, grid, name, top, escape(names[code]), row_amount(text, record), record)
    figure["data"] += _traces(grid, f"tiles-{column}", name, "y", points)


def _add_axis(figure: Figure, grid: _Grid, first: int, last: int) -> str:
    number = sum(key.startswith("xaxis") for key in figure["layout"]) + 1
    suffix = "" if number == 1 else str(number)
    figure["layout"][f"xaxis{suffix}"] = grid.pixels(first, last)
    figure["layout"]["meta"]["pixel_axes"][f"xaxis{suffix}"] = "start" if grid.from_left else "end"
    return f"x{suffix}"


def _tile_points(grid: _Grid, row: Record, top: float, code: str, lines: str) -> list[dict[str, Any]]:
    """The tile's surface, the square before the filter, and the parts of the square now."""
    theme, tile = grid.look.theme, grid.tile
    base = _FAR if grid.from_left else -_FAR
    surface = {"base": base, "x": -base, "y": top + tile / 2, "width": tile, "color": theme.tile}
    points = [surface]
    before, now = amount(row, "before_wan"), township_total(row)
    bottom = top + tile - _GAP
    if before > now * 1.0001:
        points.append(_square(grid, grid.scale * math.sqrt(before), bottom, theme.ghost) | {"line": theme.context})
    points += _bands(grid, row, bottom, 4, dim=not row.get("selected", True))
    return [{"customdata": code, "hovertemplate": lines, **point} for point in points]


def _square(grid: _Grid, side: float, bottom: float, colour: str, inset: float = 4) -> dict[str, Any]:
    start = inset + 1 if grid.from_left else -inset - side
    return {"base": start, "x": side, "y": bottom - side / 2, "width": side, "color": colour}


def _bands(grid: _Grid, row: Record, bottom: float, inset: float, *, dim: bool = False) -> Iterator[dict[str, Any]]:
    """The parts of a square, from its floor up."""
    now = township_total(row)
    side, floor = grid.scale * math.sqrt(now), bottom
    for part in township_parts(row, grid.ink):
        if part.length > NOTHING:
            high = side * part.length / now
            yield _band(grid, part, side, floor, high, inset) | {"dim": dim}
            floor -= high


def _band(grid: _Grid, part: Part, side: float, floor: float, high: float, inset: float) -> dict[str, Any]:
    """A band of a square: the part's share of its height, hatched as its kind asks."""
    band = _square(grid, side, floor, part.colour, inset) | {"y": floor - high / 2, "width": high}
    if part.kind == POLICY:
        return band | {"pattern": policy_hatch(grid.look, part.colour, 4 if side < 14 else 5)}
    if part.kind in (UNCONFIRMED, UNDIVIDED):
        return band | doubt_marker(part.kind, grid.look) | {"line": grid.look.theme.secondary}
    return band


def _traces(grid: _Grid, uid: str, xaxis: str, yaxis: str, points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two traces: solid marks in their colours and, above them, hatched ones (a colour per bar overrides hatches)."""
    solid = [point for point in points if "pattern" not in point]
    hatched = [point for point in points if "pattern" in point]
    first = _bars(uid, xaxis, yaxis, solid)
    first["marker"] |= {"color": [point["color"] for point in solid]}
    second = _bars(f"{uid}-hatched", xaxis, yaxis, hatched)
    keys = ("shape", "size", "solidity", "fgcolor", "bgcolor")
    pattern = {key: [point["pattern"][key] for point in hatched] for key in keys}
    second["marker"] |= {"color": "rgba(0,0,0,0)", "pattern": pattern | {"fillmode": "replace"}}
    for trace, points_ in ((first, solid), (second, hatched)):
        trace["marker"] = receded(trace["marker"], [point.get("dim", False) for point in points_], grid.look)
    return [first, second]


def _bars(uid: str, xaxis: str, yaxis: str, points: list[dict[str, Any]]) -> dict[str, Any]:
    marker = {
        "line": {
            "width": [1 if "line" in point else 0 for point in points],
            "color": [point.get("line", "rgba(0,0,0,0)") for point in points],
        },
    }
    columns = {name: [point[name] for point in points] for name in ("base", "x", "y", "width", "customdata", "hovertemplate")}
    return bars(uid, xaxis=xaxis, yaxis=yaxis, marker=marker, **columns)


def _write_tile(figure: Figure, grid: _Grid, xaxis: str, top: float, name: str, value: str, row: Record) -> None:
    """Name and amount at the tile's top left, and an outline where the township is chosen."""
    theme, font = grid.look.theme, grid.look.size.font
    inset = 4 if grid.from_left else 5
    place = {"xref": f"{xaxis} domain", "x": 0, "xshift": inset}
    dim = not row["selected"]
    lines = _name_lines(grid, name, row)
    below = _LINE * font * (len(lines) - 1)
    figure["layout"]["annotations"] += [
        note(
            grid.look, "<br>".join(lines), y=top + font + below / 2, align="left",
            color=theme.secondary if dim else theme.ink, **place,
        ),
        note(grid.look, value, y=top + font * 2 + 2 + below, color=theme.secondary, **place),
    ]  # fmt: skip
    if grid.is_choice and not dim:
        figure["layout"]["shapes"].append(_outline(grid, xaxis, top))


def _name_lines(grid: _Grid, name: str, row: Record) -> list[str]:
    """A tile's name; on narrow tiles on two lines where its square leaves room for them, or shortened."""
    if not grid.from_left:
        return [name]
    font = grid.look.size.font
    first, last = grid.boxes.get(str(row["township"]), (1, 1))
    room = grid.look.size.width / grid.columns * (last - first + 1) - 2 * _GAP
    side = grid.scale * math.sqrt(max(township_total(row), amount(row, "before_wan")))
    is_low = side <= grid.tile - _GAP - font * (2.7 + _LINE) - 5
    return on_lines(name, room, font, 2 if is_low else 1)


def _outline(grid: _Grid, xaxis: str, top: float) -> dict[str, Any]:
    """The ink outline of a chosen tile."""
    return {
        "type": "rect", "layer": "above", "xref": f"{xaxis} domain", "x0": 0, "x1": 1, "yref": "y",
        "y0": top + 1, "y1": top + grid.tile - 1, "line": {"color": grid.look.theme.ink, "width": 2},
    }  # fmt: skip


def _add_boxes(figure: Figure, grid: _Grid, found: Mapping[str, Record], text: Labels) -> None:
    """Money of no township in dotted boxes, on axes of their own so that nothing lies under the tiles' hands."""
    theme, top = grid.look.theme, grid.top(grid.box_row)
    floor = 1 - (top + grid.tile) / grid.height
    for number, (code, (first, last)) in enumerate(grid.boxes.items(), 2):
        xaxis, yaxis, row = _add_axis(figure, grid, first, last), f"y{number}", found[code]
        key = f"xaxis{xaxis[1:]}"
        figure["layout"][key]["anchor"] = yaxis
        figure["layout"][f"yaxis{number}"] = axis(
            grid.tile, 0, domain=[round(max(floor, 0), 5), round(floor + grid.tile / grid.height, 5)], anchor=xaxis
        )
        lines = township_hover(row, text, {})
        points = _box_points(grid, row, code, lines)
        figure["data"] += _traces(grid, f"tiles-{code}", xaxis, yaxis, points)
        figure["layout"]["shapes"].append({
            "type": "rect", "layer": "above", "xref": f"{xaxis} domain", "x0": 0, "x1": 1, "yref": "y",
            "y0": top + 0.5, "y1": top + grid.tile - 0.5,
            "line": {"color": theme.context, "width": 1, "dash": "dot"},
        })  # fmt: skip
        name = text.code("group", code) if first < last else code_name(text, code)
        _write_tile(figure, grid, xaxis, top, escape(name), row_amount(text, row), row)


def _box_points(grid: _Grid, row: Record, code: str, lines: str) -> list[dict[str, Any]]:
    points = _tile_points(grid, {"township": code}, 0, code, lines)
    points[0]["color"] = grid.look.theme.ground
    bands = _bands(grid, row, grid.tile - 5, 8 if grid.is_wide(code) else 4)
    return [*points, *({"customdata": code, "hovertemplate": lines, **band} for band in bands)]


def _add_key(figure: Figure, grid: _Grid, text: Labels, kinds: tuple[tuple[str, str], ...]) -> None:
    """What solid and hatched mean, in the free corner at the top left."""
    font = grid.look.size.font
    first = 10 if grid.from_left else font
    for index, (kind, key) in enumerate(kinds):
        middle = first + index * (font + 6)
        height = round(font * 5 / 6)
        figure["layout"]["shapes"] += swatch(
            grid.look, kind, grid.ink, x=0, y=1, width=round(height * 1.8), height=height, top=middle - height / 2
        )
        figure["layout"]["annotations"].append(
            note(grid.look, text(f"legend.{key}"), xref="paper", x=0, xshift=round(height * 2.4), y=middle,
                 color=grid.look.theme.secondary)
        )  # fmt: skip
