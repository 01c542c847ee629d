"""Where the tiles of a map stand, and the squares in them: a square's area is an amount, its parts from the floor up.

A column has an x axis of its own, in px from the tile's right edge (on a phone from its left).
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from charts.parts.figure import NOTHING, Bar, Record, amount, axis, top_of
from charts.parts.measure import text_width
from charts.parts.rows import POLICY, UNCONFIRMED, UNDIVIDED, Part, doubt_marker
from charts.theme import Look, policy_hatch
from charts.township_bars import GROUPS, township_parts, township_total
from i18n.labels import Labels

Tile = tuple[int, int, str]
GAP = 4
INSET = 5  # px from a tile's left edge to its words
AIR = 2  # px between an amount and the square beside it
_CITY, _UNDIVIDED = GROUPS


@dataclass(frozen=True)
class Grid:
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
        return self.rows * self.tile + (self.rows - 1) * GAP

    @property
    def from_left(self) -> bool:
        """Whether squares stand at the left under the text, as on narrow tiles."""
        return self.look.size.names_above

    def is_wide(self, code: str) -> bool:
        """Whether a group's box spans two columns."""
        first, last = self.boxes[code]
        return first < last and not self.from_left

    def start(self, side: float, inset: float = 4) -> float:
        """Where a square begins on its axis."""
        return inset + 1 if self.from_left else -inset - side

    def top(self, row: int) -> float:
        return (row - 1) * (self.tile + GAP)

    def domain(self, first: int, last: int) -> list[float]:
        """The part of the width that columns ``first`` to ``last`` take; gaps are 4 px at the mock's width."""
        gap = GAP / self.look.size.width
        tile = (1 - (self.columns - 1) * gap) / self.columns
        return [round((first - 1) * (tile + gap), 5), round(min((last - 1) * (tile + gap) + tile, 1), 5)]

    def pixels(self, first: int, last: int) -> dict[str, Any]:
        """A px axis over columns ``first`` to ``last``, with the range it would have at the mock's width."""
        domain = self.domain(first, last)
        length = round((domain[1] - domain[0]) * self.look.size.width)
        return axis(0, length, domain=domain) if self.from_left else axis(-length, 0, domain=domain)

    @property
    def tile_width(self) -> float:
        """The px that a tile is wide at the mock's width."""
        return (self.look.size.width - (self.columns - 1) * GAP) / self.columns

    @property
    def low(self) -> float:
        """The px of a side up to which a square stands under its tile's words."""
        return self.tile - GAP - self.words_end

    @property
    def words_end(self) -> float:
        """The px from a tile's top to the end of its amount."""
        return self.look.size.font * 2.5 + 3


class Piece(NamedTuple):
    """What a tile or a box is drawn of: a bar in its colour, its outline and hatch if it has any, and where its square stands."""

    bar: Bar
    colour: str
    outline: str = ""
    pattern: Mapping[str, Any] = MappingProxyType({})
    dim: bool = False
    floor: float | None = None


def grid_of(found: Mapping[str, Record], tiles: Mapping[str, Tile], text: Labels, look: Look, ink: str) -> Grid:
    """The grid of some tiles and of the groups that are found; squares are as large as words leave room for."""
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
    grid = Grid(max(rows, box_row), columns, box_row, boxes, look, 1, ink, is_choice)
    return replace(grid, scale=_scale(grid, [row for code, row in found.items() if code not in GROUPS], list(found.values()), text))


def _scale(grid: Grid, in_tiles: list[Record], every: list[Record], text: Labels) -> float:
    """The px of a side per square root of 万元 at which no square stands on its tile's words."""
    most = grid.look.size.square / math.sqrt(top_of([_whole(row) for row in every]))
    if grid.from_left:
        return most
    rooms = [(max(grid.low, grid.tile_width - _beside(grid, row, text)), math.sqrt(_whole(row))) for row in in_tiles]
    return min([most, *(room / root for room, root in rooms if root)])


def crowded(grid: Grid, in_tiles: Iterable[Record], text: Labels) -> list[list[float]]:
    """The squares that stand beside their tile's words: a side, and what the tile has to be wide besides.

    The board makes all squares smaller by one measure where its tiles are too narrow for these.
    """
    sides = [] if grid.from_left else [(grid.scale * math.sqrt(_whole(row)), row) for row in in_tiles]
    return [[round(side, 2), round(_beside(grid, row, text), 2)] for side, row in sides if side > grid.low]


def _whole(row: Record) -> float:
    return max(township_total(row), amount(row, "before_wan"))


def _beside(grid: Grid, row: Record, text: Labels) -> float:
    """The px that a tile's amount and the gaps around it take from a square beside them."""
    return INSET + text_width(text.amount(_whole(row)), grid.look.size.font) + AIR + GAP


def square(grid: Grid, wan: float, bottom: float, told: tuple[str, str], colour: str, outline: str) -> Piece:
    """The square of an amount, with the code and the hover that it tells."""
    side = grid.scale * math.sqrt(wan)
    return Piece(Bar(grid.start(side), side, bottom - side / 2, side, *told), colour, outline, floor=bottom)


def bands(grid: Grid, row: Record, bottom: float, inset: float, told: tuple[str, str], *, dim: bool = False) -> Iterator[Piece]:
    """The parts of a square, from its floor up: each takes its share of the height, hatched as its kind asks."""
    now, floor = township_total(row), bottom
    side = grid.scale * math.sqrt(now)
    for part in township_parts(row, grid.ink):
        if part.length > NOTHING:
            high = side * part.length / now
            bar = Bar(grid.start(side, inset), side, floor - high / 2, high, *told)
            yield Piece(bar, part.colour, *_hatch(grid.look, part, side), dim, bottom)
            floor -= high


def _hatch(look: Look, part: Part, side: float) -> tuple[str, Mapping[str, Any]]:
    """The outline and the pattern of a band."""
    if part.kind == POLICY:
        return "", policy_hatch(look, part.colour, 4 if side < 14 else 5)
    return (look.theme.secondary, doubt_marker(part.kind, look)["pattern"]) if part.kind in (UNCONFIRMED, UNDIVIDED) else ("", {})
