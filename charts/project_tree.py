"""Category, project, funding source as nested areas. The page draws the breadcrumb; ``level`` says where we stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from charts.parts.figure import NOTHING, Figure, Record, amount, escape, hover, layout, records
from charts.parts.measure import broken, fitted, text_width
from charts.parts.tree_cells import INNER, RATIO, SIDE, Cells, cells
from charts.parts.tree_words import WIDER, cut_to_fit, heading_height
from charts.parts.words import count_line, part_line, range_line, row_amount, share_line
from charts.theme import DIM_OPACITY, UNCONFIRMED, Look, mixed, text_on, unconfirmed_hatch
from i18n.labels import Labels
from tables import Table

_LEAST = 5  # times the font's size: the least room of a band, for they are few
_BESIDE_DIGITS = 0.75  # of the font's size: what Chinese beside the digits of a band's places takes more than is measured
TreeKind = Literal["treemap", "icicle"]
ROOT = "all"
_FAR = (1e4, 1e4)  # px: as much room as anything needs
_CATEGORY, _PROJECT, _SOURCE = "category", "project", "source"
_BAND, _RANGE = "band", "range"  # several projects as one area; those of such an area as the whole


def project_tree(
    frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], kind: TreeKind = "treemap",
    level: str = "",
) -> Figure:  # fmt: skip
    """The nodes of ``ui.cards.structure.tree`` as ``treemap`` or ``icicle``; customdata is the node's id, ``all`` for the root.

    ``names`` maps project ids to names. A ``band`` stands for several projects, a ``range`` is one of them opened: both have
    a name under a ``project_id`` of their own, which begins with the category as any does; with bands, areas stand in the
    order of the rows. ``level`` is the node shown as the whole ("" or an unknown one for all), with two levels under all,
    else one. Names vanish where they do not fit.
    """
    rows = _rooted(records(frame))
    ids = [str(row["node"]) for row in rows]
    shown = level if level in ids else ROOT
    whole = next((amount(row, "amount_wan") for row in rows if row["node"] == shown), 1)  # shares are of what is shown
    rows = _with_parts(rows, whole, of_all=shown == ROOT)
    areas = _areas(rows, shown, whole, look) if kind == "treemap" else {}
    sides = _sides(rows, shown, look)
    trace = {
        "type": kind, "uid": f"tree-{kind}", "name": "tree", "ids": ids, "customdata": ids,
        "labels": [_heading(row, text, names, whole, areas.get(row["node"], _FAR)[0], look) for row in rows],
        "parents": [str(row["parent"]) for row in rows],
        "values": [amount(row, "amount_wan") for row in rows],
        "branchvalues": "total", "sort": not sides, "level": shown, "maxdepth": 3 if shown == ROOT else 2,
        "text": [
            _band_words(row, text, names, _room(row, sides, kind), look) if row["kind"] == _BAND
            else _words(row, text, names, areas.get(row["node"], _FAR), look)
            for row in rows
        ],
        "texttemplate": "%{text}",
        "hovertemplate": [_hover(row, text, names, whole) for row in rows],
        "pathbar": {"visible": False}, "tiling": {"pad": INNER} | _tiling(kind), "marker": _marker(rows, look, kind),
        "textfont": {"size": look.size.font, "color": [_ink(row, look, kind) for row in rows]},
        "textposition": "top left" if kind == "treemap" else "middle left", "root": {"color": look.theme.ground},
    }  # fmt: skip
    frame_ = layout(look, look.size.tree_height, uniformtext={"minsize": look.size.font, "mode": "hide"})
    return {"data": [trace] if rows else [], "layout": frame_}


def _rooted(rows: list[Record]) -> list[Record]:
    """The nodes that have money, under a root of their own."""
    held = [row for row in rows if amount(row, "amount_wan") > 0]
    whole = sum(amount(row, "amount_wan") for row in held if not row["parent"])
    root = {"node": ROOT, "parent": "", "kind": ROOT, "code": ROOT, "project_id": "", "amount_wan": whole}
    return [root, *({**row, "parent": row["parent"] or ROOT} for row in held)] if held else []


def _areas(rows: list[Record], shown: str, whole: float, look: Look) -> Cells:
    """The px of the areas of what is shown."""
    family: dict[str, list[tuple[str, float]]] = {}
    for row in rows:
        family.setdefault(str(row["parent"]), []).append((str(row["node"]), amount(row, "amount_wan")))
    return cells(family, shown, whole, (look.size.full_width, look.size.tree_height), heading_height(look.size.font))


def _with_parts(rows: list[Record], whole: float, *, of_all: bool) -> list[Record]:
    """The nodes with their shares of what is shown; a node that is all of its parent has the same as that."""
    done = dict[str, Record]()
    for row in rows:
        parent = done.get(str(row["parent"]))
        is_all = parent is not None and amount(parent, "amount_wan") - amount(row, "amount_wan") <= NOTHING
        part = parent["part"] if parent is not None and is_all else _part(row, whole, of_all=of_all)
        done[str(row["node"])] = row | {"part": part}
    return list(done.values())


def _part(row: Record, whole: float, *, of_all: bool) -> float:
    """A node's share of what is shown: of all, a category's share as it stands beside the others that it adds up with."""
    if of_all and row["kind"] == _CATEGORY and "share" in row:
        return amount(row, "share")
    return amount(row, "amount_wan") / whole


def _sides(rows: list[Record], shown: str, look: Look) -> dict[str, float]:
    """Where some are bands: for each node the px of the side of a square of its area."""
    if not any(row["kind"] == _BAND for row in rows):
        return {}
    base = next((amount(row, "amount_wan") for row in rows if row["node"] == shown), 1)
    area = look.size.full_width * look.size.tree_height
    return {str(row["node"]): (area * amount(row, "amount_wan") / base) ** 0.5 for row in rows}


def _room(row: Record, sides: Mapping[str, float], kind: TreeKind) -> float:
    """About the px of a line of text in a band: areas in a narrow parent are narrow."""
    return 1e4 if kind == "icicle" else min(sides[row["node"]] * 0.8, sides.get(row["parent"], 1e4) * 0.42) - 8


def _tiling(kind: TreeKind) -> dict[str, Any]:
    return {"packing": "squarify", "squarifyratio": RATIO} if kind == "treemap" else {"orientation": "h"}


def _name(row: Record, text: Labels, names: Mapping[str, str]) -> str:
    if row["kind"] == ROOT:
        return text("chart.all")
    if row["kind"] == _CATEGORY:
        return text.code("category", str(row["code"]))
    if row["kind"] in (_PROJECT, _BAND, _RANGE):
        return names.get(str(row["project_id"]), str(row["project_id"]))
    return text.code("source", str(row["code"]))


def _heading(row: Record, text: Labels, names: Mapping[str, str], whole: float, wide: float, look: Look) -> str:
    """Name, amount and share on one line, for the strip above a node's children; as much of it as fits."""
    wan, font, room = amount(row, "amount_wan"), look.size.font, wide - 2 * (SIDE + WIDER)
    name = _name(row, text, names)
    short = text.code("category.short", str(row["code"])) if row["kind"] == _CATEGORY else name
    value = f"<b>{row_amount(text, row)}</b>"
    most = [] if wan >= whole - NOTHING else [f"{escape(name)}  {value}  {text.share(row['part'])}"]
    said = [*most, f"{escape(name)}  {value}", f"{escape(short)}  {value}"]
    return next((one for one in said if text_width(one, font) <= room), escape(fitted(short, room, font)))


def _words(row: Record, text: Labels, names: Mapping[str, str], area: tuple[float, float], look: Look) -> str:
    """Name, amount and share on lines, as much of it as the area holds."""
    value, share = f"<b>{row_amount(text, row)}</b>", text.share(row["part"])
    return "<br>".join(cut_to_fit(_name(row, text, names), [f"{value}  {share}", value], area, look.size.font))


def _band_words(row: Record, text: Labels, names: Mapping[str, str], room: float, look: Look) -> str:
    """The same of several projects, and that they open; on one line where there is no end of room."""
    wan, font = amount(row, "amount_wan"), look.size.font
    value, share, opens = f"<b>{text.amount(wan)}</b>", text.share(row["part"]), text("rest.opens")
    is_wide = text_width(f"{value}  {share}", font) <= room
    values = [f"{value}  {share}", opens] if is_wide else [f"{value}  {opens}"]
    name = broken(_name(row, text, names), max(room - _BESIDE_DIGITS * font, _LEAST * font), font)
    return ("  " if room > look.size.full_width else "<br>").join([*map(escape, name), *values])


def _hover(row: Record, text: Labels, names: Mapping[str, str], whole: float) -> str:
    wan = amount(row, "amount_wan")
    count = count_line(text, row.get("projects")) if row["kind"] in (_CATEGORY, _BAND, _RANGE) else None
    unconfirmed, least, most = (amount(row, name) for name in ("unconfirmed_wan", "least_wan", "most_wan"))
    return hover(
        escape(_name(row, text, names)),
        share_line(text, wan, row["part"] if wan <= whole + NOTHING else None),
        count,
        part_line(text, "unconfirmed", unconfirmed),
        range_line(text, unconfirmed, least, most),
    )


def _fill(row: Record, look: Look, kind: TreeKind) -> str:
    """Categories as the frame of their projects (treemap) or a shade deeper (icicle); sources in their own colour."""
    full = _full(row, look, kind)
    return full if row.get("selected", True) else mixed(look.theme.ground, full, DIM_OPACITY)


def _full(row: Record, look: Look, kind: TreeKind) -> str:
    theme = look.theme
    if row["kind"] == ROOT:
        return theme.ground if kind == "treemap" else theme.tile
    if _is_doubtful(row):
        return theme.ground
    if row["kind"] == _SOURCE:
        return theme.colour(str(row["code"]))
    colour = theme.colour(_category(row))
    if row["kind"] in (_PROJECT, _BAND):
        return colour
    return mixed(colour, theme.ground, 0.85) if kind == "treemap" else mixed(colour, theme.ink, 0.25)


def _is_doubtful(row: Record) -> bool:
    """Whether a node is hatched: unconfirmed funding, or a project most of whose money only may be of the chosen sources."""
    if row["kind"] == _SOURCE:
        return bool(row["code"] == UNCONFIRMED)
    return row["kind"] in (_PROJECT, _BAND) and amount(row, "unconfirmed_wan") > amount(row, "amount_wan") / 2


def _category(row: Record) -> str:
    """The category of a node; a project's id begins with it."""
    return str(row["project_id"] or row["code"]).rpartition("-")[0] or str(row["code"])


def _ink(row: Record, look: Look, kind: TreeKind) -> str:
    return text_on(_fill(row, look, kind), look.theme)


def _marker(rows: list[Record], look: Look, kind: TreeKind) -> dict[str, Any]:
    theme, hatch = look.theme, unconfirmed_hatch(look)
    doubtful = [_is_doubtful(row) for row in rows]
    marker: dict[str, Any] = {
        "colors": [_fill(row, look, kind) for row in rows],
        "line": {
            "width": [1 if one else 0 for one in doubtful],
            "color": [theme.secondary if one else theme.ground for one in doubtful],
        },
        "pattern": hatch | {
            "shape": [hatch["shape"] if one else "" for one in doubtful],
            "bgcolor": [theme.ground if one else _fill(row, look, kind) for one, row in zip(doubtful, rows, strict=True)],
        },
    }  # fmt: skip
    if kind == "treemap":
        marker |= {
            "pad": {"t": heading_height(look.size.font), "l": SIDE, "r": SIDE, "b": SIDE},
            "cornerradius": 0,
            "depthfade": False,
        }
    return marker
