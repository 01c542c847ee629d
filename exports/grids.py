"""Blocks of a document as grids: columns, rows of cells, and the numbers that the cells show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, cast

from exports.words import Figure, cell_words, figure_of
from i18n import Labels
from ui.document.charts import Chart
from ui.document.page import Block, Document
from ui.document.tables import Table

_DIFFERS = " ≠"
_LEVELS = 4  # at most, of a table of levels


@dataclass(frozen=True)
class GridCell:
    """What a cell says, and the number that is; ``is_open`` where it is hatched on the screen: not confirmed.

    ``gloss`` is what its name means to readers of another language than the plan's.
    """

    words: str
    figure: Figure | None = None
    is_open: bool = False
    gloss: str = ""

    @classmethod
    def of(cls, cell: Any) -> GridCell:
        """A cell of a document's table."""
        words = f"{cell:,.12g}" if isinstance(cell, float) else cell_words(cell)
        look: Mapping[str, Any] = cell if isinstance(cell, dict) else {}
        signed = f"{words}{_DIFFERS}" if "ne" in look else words
        return cls(signed, figure_of(words), bool(look.get("hatch")), look.get("gloss", ""))

    def glossed(self, text: Labels) -> GridCell:
        """The same with its meaning among its words."""
        if not self.gloss:
            return self
        name = self.words.removesuffix(_DIFFERS)
        return replace(self, words=text("desk.glossed", words=name, gloss=self.gloss) + self.words.removeprefix(name))


@dataclass(frozen=True)
class Grid:
    """A table: its title, what has to be said of it, its columns, its rows, and the rows of sums if it has any."""

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    sums: tuple[tuple[GridCell, ...], ...] = ()
    right: tuple[bool, ...] = field(default=())
    units: tuple[str, ...] = ()  # of the columns, where their headers do not name them

    @property
    def head(self) -> tuple[GridCell, ...]:
        """The header as a row."""
        return tuple(map(GridCell, self.columns))

    @property
    def all_rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """The rows, and those of the sums."""
        return (*self.rows, *self.sums)


def _grid(id_: str, title: str, note: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *sums: Sequence[Any]) -> Grid:
    """Numbers stand at the right: a column is one of numbers where most of what it says are."""
    cells = tuple(tuple(GridCell.of(cell) for cell in row) for row in rows)
    said = [[row[at] for row in cells if row[at].words not in ("", "—")] for at in range(len(columns))]
    right = tuple(2 * sum(cell.figure is not None or cell.is_open for cell in column) > len(column) for column in said)
    return Grid(id_, title, note, tuple(columns), cells, tuple(tuple(map(GridCell.of, row)) for row in sums), right)


def numbers_grid(document: Document, text: Labels) -> Grid:
    """The headline numbers of a page as a table."""
    columns = [text(f"export.{name}") for name in ("of", "value", "unit", "note")]
    rows = [[number["label"], number["value"], number["unit"], number["note"]] for number in document["numbers"]]
    return _grid("numbers", document["head"]["title"], "", columns, rows)


def chart_grid(chart: Chart) -> Grid:
    """The numbers behind a chart."""
    return _grid(chart["id"], chart["title"], "", chart["data"]["columns"], chart["data"]["rows"])


def shallow(grid: Grid, most: int) -> Grid:
    """A long table of levels, each row one of a few that its first column names, to the last level to which it is short.

    Without rows where it is long and has no levels.
    """
    levels = list(dict.fromkeys(row[0].words for row in grid.rows))
    counts = (levels[:count] for count in range(len(levels), 0, -1))
    kept = (tuple(row for row in grid.rows if row[0].words in some) for some in counts)
    rows = grid.rows if len(grid.rows) <= most else next((rows for rows in kept if len(rows) <= most), ())
    return replace(grid, rows=rows if len(levels) <= _LEVELS or rows is grid.rows else ())


def grids_of(document: Document, text: Labels, *, in_short: bool = False) -> Iterator[Grid]:
    """Everything on a page that is a table or can be read as one, charts left out; ``in_short`` as the screen shows it."""
    for block in document["blocks"]:
        found = (in_short and short_grid(block, text)) or grid_of(block, text)
        if found and found.rows:
            yield _with_meanings(found, text, in_short=in_short)


def told_in(documents: Sequence[Document], text: Labels, known: set[Grid]) -> Iterator[tuple[Document, Grid, Chart | None]]:
    """All tables of pages: headline numbers, those behind charts, then others; one that several have, or is ``known``, once."""
    for document in documents:
        if document["numbers"]:
            yield document, numbers_grid(document, text), None
        for block in document["blocks"]:
            if block["kind"] == "chart":
                yield document, chart_grid(block), block
        for grid in (one for one in grids_of(document, text) if one not in known):
            known.add(grid)
            yield document, grid, None


def _with_meanings(grid: Grid, text: Labels, *, in_short: bool) -> Grid:
    """What names mean, where that is given: in short beside the name, else in a column of its own."""
    at = next((at for at in range(len(grid.columns)) if any(row[at].gloss for row in grid.rows)), None)
    if at is None:
        return grid
    if in_short:
        return replace(grid, rows=tuple(tuple(cell.glossed(text) for cell in row) for row in grid.rows))
    rows, sums = (
        tuple((*row[: at + 1], GridCell(row[at].gloss), *row[at + 1 :]) for row in some) for some in (grid.rows, grid.sums)
    )
    columns = (*grid.columns[: at + 1], text("column.gloss"), *grid.columns[at + 1 :])
    units = (*grid.units[: at + 1], "", *grid.units[at + 1 :]) if grid.units else ()
    right = (*grid.right[: at + 1], False, *grid.right[at + 1 :])
    return replace(grid, columns=columns, rows=rows, sums=sums, right=right, units=units)


def grid_of(block: Block, text: Labels) -> Grid | None:
    """A block as a table; nothing for charts and for what is text."""
    says, named = cast("Mapping[str, Any]", block), text("export.of")
    id_, title = says.get("id", ""), says.get("title", "")
    match says["kind"]:
        case "table":
            return _table_grid(cast("Table", block))
        case "facts":
            rows = [[fact["label"], fact["value"]] for fact in says["items"]]
            return _grid(id_, title, "", [named, text("export.value")], rows)
        case "list":
            rows = [
                [{"t": item["label"], "gloss": item.get("gloss", "")}, item.get("value", ""), item.get("note", "")]
                for item in says["items"]
            ]
            found = _grid(id_, title, says.get("note", ""), [named, text("export.value"), text("export.note")], rows)
            return only(replace(found, units=("", says.get("unit", ""), "")), [any(row[at] for row in rows) for at in range(3)])
        case "findings":
            columns, apart = says["data"]["columns"], text("export.see_column", column=text("desk.export.unit"))
            units = tuple(apart if column == text("desk.export.difference") else "" for column in columns)
            return replace(_grid(id_, title, "", columns, says["data"]["rows"]), units=units)
        case "targets" if "data" in says:
            return _grid(id_, title, "", says["data"]["columns"], says["data"]["rows"])
        case "targets":
            rows = [[_name(row), row["value"], row["where"]] for group in says["groups"] for row in group["rows"]]
            return _grid(id_, title, says["note"], [named, text("export.value"), text("export.note")], rows)
    return None


def short_grid(block: Block, text: Labels) -> Grid | None:
    """A list of findings or targets as the screen has it, without what only its file holds; nothing for other blocks."""
    says = cast("Mapping[str, Any]", block)
    if says["kind"] == "findings":
        items = (item for group in says["groups"] for item in group["items"])
        rows = [[item["title"], item["values"], item["unit"], item["severity"]["label"]] for item in items]
        columns = [text(f"desk.export.{name}") for name in ("sentence", "values", "unit", "severity")]
        return _grid(says["id"], says["label"], "", columns, rows)
    if says["kind"] == "targets" and "data" in says:
        name, target, _, base, capacity, _ = says["columns"]
        found = [row for group in says["groups"] for row in group["rows"]]
        rows = [[_name(row), _listed(row["target"]), _listed(row["base"]), _capacity(row)] for row in found]
        return _grid(says["id"], says["title"], "", [name, target, base, capacity], rows)
    return None


def _name(row: Mapping[str, Any]) -> Mapping[str, str]:
    return {"t": row["name"], "gloss": row["gloss"]}


def _capacity(row: Mapping[str, Any]) -> str:
    return _listed(row["capacity"][name] for name in ("value", "note"))


def _listed(parts: Iterable[str | Mapping[str, Any]]) -> str:
    words = (part if isinstance(part, str) else part["t"] for part in parts)
    return "  ".join(word for word in words if word)


def only(grid: Grid, kept: Sequence[bool]) -> Grid:
    """Some of a grid's columns."""
    rows, sums = (tuple(tuple(compress(row, kept)) for row in some) for some in (grid.rows, grid.sums))
    columns, units = (tuple(compress(said, kept)) for said in (grid.columns, grid.units))
    return replace(grid, columns=columns, rows=rows, sums=sums, right=tuple(compress(grid.right, kept)), units=units)


def _table_grid(table: Table) -> Grid:
    columns = [column["label"] for column in table["columns"]]
    sums = [row for row in (table.get("sum"), table.get("sum_more")) if row]
    found = _grid(table["id"], table["title"], table["note"], columns, [row["cells"] for row in table["rows"]], *sums)
    right = tuple(column.get("align") == "r" for column in table["columns"])
    units = tuple(column.get("unit", "") for column in table["columns"])
    return only(replace(found, right=right, units=units), [not column.get("leads") for column in table["columns"]])
