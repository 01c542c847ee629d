"""Schematic map of townships: a tile each, and in it a square whose area is the amount, own part below, shared above.

One x axis per tile column, in px from the tile's right edge (on a phone from its left): the page that knows the width
sets its range by ``layout.meta.pixel_axes``. City-level money stands in a dotted box of its own.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from charts.parts.figure import Bar, Figure, Record, amount, axis, bars, escape, is_too_small, layout, note, records, say_scale
from charts.parts.measure import broken, fitted, text_width
from charts.parts.receding import receded
from charts.parts.rows import CERTAIN, POLICY, UNDIVIDED
from charts.parts.swatches import swatch
from charts.parts.tile_grid import GAP, INSET, Grid, Piece, Tile, bands, crowded, grid_of, square
from charts.parts.words import code_name, row_amount
from charts.theme import Look
from charts.township_bars import GROUPS, township_hover, township_total
from i18n.labels import Labels
from tables import Table

_FAR = 4000
_CLEAR = "rgba(0,0,0,0)"
_LINE = 1.3  # a line's height by its font's size
_UNDIVIDED = GROUPS[1]
_BETWEEN = re.compile(r"(?<=[aeiouüng])(?=[bpmfdtnlgkhjqxrzcsyw]h?[aeiouü])")  # syllables of pinyin


def tile_map(frame: Table, *, text: Labels, look: Look, tiles: Mapping[str, Tile], category: str | None = None) -> Figure:
    """Tiles of ``analysis.questions.townships.by_township``; customdata is the township code, ``city_level`` or ``undivided``.

    ``tiles`` maps township codes to (row, column, name), both from 1. ``category`` colours the squares instead of ink.
    """
    found = {str(row["township"]): row for row in records(frame)}
    before = [amount(row, "before_wan") for row in found.values()]
    is_small = is_too_small([township_total(row) for row in found.values()], before)
    found = {code: row | {"before_wan": 0} for code, row in found.items()} if is_small else found
    grid = grid_of(found, tiles, text, look, look.theme.colour(category) if category else look.theme.ink)
    names = {code: name for code, (_, _, name) in tiles.items()}
    squares = {"low": grid.low, "beside": crowded(grid, [row for code, row in found.items() if code not in GROUPS], text)}
    meta = {"pixel_axes": {}, "squares": squares}
    figure: Figure = {"data": [], "layout": layout(look, grid.height, yaxis=axis(grid.height, 0), meta=meta)}
    for column in range(1, grid.columns + 1):
        placed = {code: tile[0] for code, tile in tiles.items() if tile[1] == column and code in found}
        _add_column(figure, grid, column, placed, found, names, text)
    _add_boxes(figure, grid, found, text)
    if all(row > 1 or column > 3 for row, column, _ in tiles.values()):
        _add_key(figure, grid, text, ((CERTAIN, "own"), (UNDIVIDED, "undivided") if _UNDIVIDED in found else (POLICY, "shared")))
    was_more = any(amount(row, "before_wan") > township_total(row) * 1.0001 for row in found.values())
    say_scale(figure, enlarged=is_small, before=was_more)
    return figure


def _add_column(
    figure: Figure, grid: Grid, column: int, placed: Mapping[str, int], found: Mapping[str, Record],
    names: Mapping[str, str], text: Labels,
) -> None:  # fmt: skip
    """The tiles of one column: one trace on the column's own axis."""
    name = _add_axis(figure, grid, column, column)
    pieces = list[Piece]()
    for code, row in placed.items():
        record, top = found[code], grid.top(row)
        pieces += _pieces(grid, record, top, township_hover(record, text, names))
        _write_tile(figure, grid, name, top, escape(names[code]), row_amount(text, record), record)
    figure["data"] += _traces(grid, f"tiles-{column}", name, "y", pieces)


def _add_axis(figure: Figure, grid: Grid, first: int, last: int) -> str:
    known = figure["layout"]["meta"]["pixel_axes"]
    suffix = str(len(known) + 1) if known else ""
    figure["layout"][f"xaxis{suffix}"] = grid.pixels(first, last)
    known[f"xaxis{suffix}"] = "start" if grid.from_left else "end"
    return f"x{suffix}"


def _pieces(grid: Grid, row: Record, top: float, hover: str, *, is_box: bool = False) -> list[Piece]:
    """The surface of a tile or a box, of a tile the square before the filter, and the parts of the square now."""
    theme, tile, code = grid.look.theme, grid.tile, str(row["township"])
    base, told = _FAR if grid.from_left else -_FAR, (code, hover)
    before, bottom = amount(row, "before_wan"), top + tile - (GAP + 1 if is_box else GAP)
    pieces = [Piece(Bar(base, -base, top + tile / 2, tile, *told), theme.ground if is_box else theme.tile)]
    if not is_box and before > township_total(row) * 1.0001:
        pieces.append(square(grid, before, bottom, told, theme.ghost, theme.context))
    inset = 8 if is_box and grid.is_wide(code) else 4
    return [*pieces, *bands(grid, row, bottom, inset, told, dim=not is_box and not row.get("selected", True))]


def _traces(grid: Grid, uid: str, xaxis: str, yaxis: str, pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    """Two traces: solid marks in their colours and, above them, hatched ones (a colour per bar overrides hatches)."""
    solid, hatched = [one for one in pieces if not one.pattern], [one for one in pieces if one.pattern]
    keys, axes = ("shape", "size", "solidity", "fgcolor", "bgcolor"), {"xaxis": xaxis, "yaxis": yaxis}
    pattern = {key: [one.pattern[key] for one in hatched] for key in keys} | {"fillmode": "replace"}
    return [
        _trace(grid, uid, solid, {"color": [one.colour for one in solid]}, axes),
        _trace(grid, f"{uid}-hatched", hatched, {"color": _CLEAR, "pattern": pattern}, axes),
    ]


def _trace(grid: Grid, uid: str, pieces: Sequence[Piece], fill: Mapping[str, Any], axes: Mapping[str, Any]) -> dict[str, Any]:
    line = {"width": [1 if one.outline else 0 for one in pieces], "color": [one.outline or _CLEAR for one in pieces]}
    marker = receded({"line": line, **fill}, [one.dim for one in pieces], grid.look)
    return bars(uid, [one.bar for one in pieces], marker, **axes, meta={"floors": [one.floor for one in pieces]})


def _write_tile(figure: Figure, grid: Grid, xaxis: str, top: float, name: str, value: str, row: Record) -> None:
    """Name and amount at the tile's top left, and an outline where the township is chosen."""
    theme, font = grid.look.theme, grid.look.size.font
    inset = 4 if grid.from_left else INSET * grid.look.size.unit
    air = (grid.look.size.unit - 1) * 4  # between lines that are read from afar
    place = {"xref": f"{xaxis} domain", "x": 0, "xshift": inset}
    dim = not row["selected"]
    lines = _name_lines(grid, name, row)
    below = _LINE * font * (len(lines) - 1)
    figure["layout"]["annotations"] += [
        note(
            grid.look, "<br>".join(lines), y=top + font + air + below / 2, align="left",
            color=theme.secondary if dim else theme.ink, **place,
        ),
        note(grid.look, value, y=top + font * 2 + 2 + 3 * air + below, color=theme.secondary, **place),
    ]  # fmt: skip
    if grid.is_choice and not dim:
        figure["layout"]["shapes"].append(_outline(xaxis, top + 1, top + grid.tile - 1, {"color": theme.ink, "width": 2}))


def _name_lines(grid: Grid, name: str, row: Record) -> list[str]:
    """A tile's name; on narrow tiles on two lines where its square leaves room for them, or shortened."""
    if not grid.from_left:
        return [name]
    font = grid.look.size.font
    first, last = grid.boxes.get(str(row["township"]), (1, 1))
    room = grid.look.size.width / grid.columns * (last - first + 1) - 2 * GAP
    side = grid.scale * math.sqrt(max(township_total(row), amount(row, "before_wan")))
    is_low = side <= grid.tile - GAP - font * (2.7 + _LINE) - 5
    return on_lines(name, room, font, 2 if is_low else 1)


def on_lines(name: str, room: float, font: float, most: int) -> list[str]:
    """A name on one line, on two if there may be so many and it fits these, else its beginning."""
    if most > 1 and text_width(name, font) > room:
        lines = broken(name, room, font) if " " in name or not name.isascii() else _hyphened(name, room, font)
        if len(lines) == most and all(text_width(line, font) <= room for line in lines):
            return lines
    return [fitted(name, room, font)]


def _hyphened(name: str, room: float, font: float) -> list[str]:
    """A word in two parts, the first as long as fits with its hyphen."""
    places = [found.start() for found in _BETWEEN.finditer(name) if text_width(name[: found.start()] + "-", font) <= room]
    return [name[: places[-1]] + "-", name[places[-1] :]] if places else [name]


def _outline(xaxis: str, top: float, bottom: float, stroke: dict[str, Any]) -> dict[str, Any]:
    """The outline of a chosen tile, or of a box."""
    place = {"xref": f"{xaxis} domain", "x0": 0, "x1": 1, "yref": "y", "y0": top, "y1": bottom}
    return {"type": "rect", "layer": "above", "line": stroke, **place}


def _add_boxes(figure: Figure, grid: Grid, found: Mapping[str, Record], text: Labels) -> None:
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
        pieces = _pieces(grid, row, 0, township_hover(row, text, {}), is_box=True)
        figure["data"] += _traces(grid, f"tiles-{code}", xaxis, yaxis, pieces)
        dotted = {"color": theme.context, "width": 1, "dash": "dot"}
        figure["layout"]["shapes"].append(_outline(xaxis, top + 0.5, top + grid.tile - 0.5, dotted))
        name = text.code("group", code) if first < last else code_name(text, code)
        _write_tile(figure, grid, xaxis, top, escape(name), row_amount(text, row), row)


def _add_key(figure: Figure, grid: Grid, text: Labels, kinds: tuple[tuple[str, str], ...]) -> None:
    """What solid and hatched mean, in the free corner at the top left."""
    font = grid.look.size.font
    first = 10 if grid.from_left else font
    for index, (kind, key) in enumerate(kinds):
        middle = first + index * (font + 6 * grid.look.size.unit)
        height = round(font * 5 / 6)
        figure["layout"]["shapes"] += swatch(
            grid.look, kind, grid.ink, x=0, y=1, width=round(height * 1.8), height=height, top=middle - height / 2
        )
        figure["layout"]["annotations"].append(
            note(grid.look, text(f"legend.{key}"), xref="paper", x=0, xshift=round(height * 2.4), y=middle,
                 color=grid.look.theme.secondary)
        )  # fmt: skip
