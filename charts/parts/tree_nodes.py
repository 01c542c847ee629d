"""The nodes of the structure as both of its charts draw them: under one root, with their shares, names and colours."""

from collections.abc import Mapping

from charts.parts.figure import NOTHING, Record, amount, escape, hover
from charts.parts.words import count_line, is_open, row_line
from charts.theme import UNCONFIRMED, Theme
from i18n.labels import Labels

ROOT, CATEGORY, PROJECT, SOURCE = "all", "category", "project", "source"
# Several projects as one area; those of such an area as the whole; a category's smallest.
BAND, RANGE, REST = "band", "range", "rest"


def rooted(rows: list[Record]) -> list[Record]:
    """The nodes that have money, under a root of their own."""
    held = [{**row, "parent": row["parent"] or ROOT} for row in rows if amount(row, "amount_wan") > 0]
    sums = {name: sum(amount(row, name) for row in held if row["parent"] == ROOT) for name in ("amount_wan", "unconfirmed_wan")}
    root = {"node": ROOT, "parent": "", "kind": ROOT, "code": ROOT, "project_id": "", **sums}
    return _with_room([root, *held]) if held else []


def _with_room(rows: list[Record]) -> list[Record]:
    """The nodes with ``drawn_wan``, as large as all that is in them: areas can at most have more than together they may."""
    inside, sized = dict[str, float](), list[Record]()
    for row in reversed(rows):  # a parent stands before what is in it
        within = 0.0 if row["kind"] == PROJECT else inside.get(str(row["node"]), 0.0)
        size = max(amount(row, "drawn_wan") or amount(row, "amount_wan"), within)
        inside[str(row["parent"])] = inside.get(str(row["parent"]), 0.0) + size
        sized.append(row | {"drawn_wan": size})
    return sized[::-1]


def drawn(row: Record) -> float:
    """The size of a node's area: its amount; of parts that make more than it, and of what holds more, what finds room."""
    return amount(row, "drawn_wan")


def within(rows: list[Record], shown: str) -> set[str]:
    """The nodes that are in the one that is shown, and it; every node comes after its parent."""
    found = {shown}
    for row in rows:
        found |= {str(row["node"])} if row["parent"] in found else set()
    return found


def with_parts(rows: list[Record], whole: float, *, of_all: bool) -> list[Record]:
    """The nodes with their shares of what is shown; a node that is all of its parent has the same as that.

    Where a parent only may have so much, no one knows them.
    """
    done, funding = dict[str, Record](), _funding(rows)
    for row in rows:
        parent = done.get(str(row["parent"]))
        is_all = parent is not None and amount(parent, "amount_wan") - amount(row, "amount_wan") <= NOTHING
        is_shown = parent is not None and amount(parent, "amount_wan") == whole
        base = funding.get(str(row["parent"]), whole) if is_shown else whole
        has_none = parent is not None and is_open(parent)
        part = parent["part"] if parent is not None and (is_all or has_none) else _part(row, base, of_all=of_all)
        done[str(row["node"])] = row | {"part": part}
    return list(done.values())


def _funding(rows: list[Record]) -> dict[str, float]:
    """What the sources of each project make together: as everywhere they are shares of that, not of its total investment."""
    found = dict[str, float]()
    for row in rows:
        if row["kind"] == SOURCE:
            found[str(row["parent"])] = found.get(str(row["parent"]), 0.0) + amount(row, "amount_wan")
    return found


def _part(row: Record, whole: float, *, of_all: bool) -> float | None:
    """A node's share of what is shown: of all, a category's share as it stands beside the others that it adds up with."""
    if of_all and row["kind"] == CATEGORY and "share" in row:
        share: float | None = row["share"]
        return share
    return None if is_open(row) else amount(row, "amount_wan") / (whole or 1)


def node_name(row: Record, text: Labels, names: Mapping[str, str]) -> str:
    """A node in words; ``names`` are those of projects."""
    if row["kind"] == ROOT:
        return text("chart.all")
    if row["kind"] == CATEGORY:
        return text.code("category", str(row["code"]))
    if row["kind"] in (PROJECT, BAND, RANGE, REST):
        return names.get(str(row["project_id"]), str(row["project_id"]))
    return text.code("source", str(row["code"]))


def node_hover(row: Record, text: Labels, names: Mapping[str, str], whole: float) -> str:
    """What the hover says of a node: its amount and share, and what of it is not confirmed."""
    if row["kind"] == ROOT and is_open(row):  # what categories may have at most does not add up
        return hover(node_name(row, text, names))
    wan = amount(row, "amount_wan")
    count = count_line(text, amount(row, "projects")) if row["kind"] in (CATEGORY, BAND, RANGE, REST) else None
    share, parts = row["part"] if wan <= whole + NOTHING else None, amount(row, "funding_wan")
    differs = text("chart.hover.parts_differ", parts=text.amount(parts)) if parts else None
    return hover(escape(node_name(row, text, names)), row_line(text, row, share), differs, count)


def is_doubtful(row: Record) -> bool:
    """Whether a node is hatched: unconfirmed funding, or a project most of whose money only may be of the chosen sources."""
    if row["kind"] == SOURCE:
        return bool(row["code"] == UNCONFIRMED)
    return row["kind"] in (PROJECT, BAND) and amount(row, "unconfirmed_wan") > amount(row, "amount_wan") / 2


def category_of(row: Record) -> str:
    """The category of a node; a project's id begins with it."""
    return str(row["project_id"] or row["code"]).rpartition("-")[0] or str(row["code"])


def colour_of(row: Record, theme: Theme) -> str:
    """A node's own colour: its source's or its category's; the ground under a net."""
    if is_doubtful(row):
        return theme.ground
    return theme.colour(str(row["code"]) if row["kind"] == SOURCE else category_of(row))
