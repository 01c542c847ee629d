"""Category, project, funding source as nested areas. The page draws the breadcrumb; ``level`` says where we stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from charts.figure import NOTHING, Figure, Record, amount, escape, hover, layout, records
from charts.measure import broken, text_width
from charts.theme import DIM_OPACITY, UNCONFIRMED, Look, mixed, text_on, unconfirmed_hatch
from charts.words import amount_range, category_name, category_short, count_line, share_line, source_name
from i18n.labels import Labels

if TYPE_CHECKING:
    import pandas as pd

TreeKind = Literal["treemap", "icicle"]
ROOT = "all"
_CATEGORY, _PROJECT, _SOURCE = "category", "project", "source"


def project_tree(
    frame: pd.DataFrame, *, text: Labels, look: Look, names: Mapping[str, str], kind: TreeKind = "treemap",
    level: str = "", depth: int | None = None, span: int = 2,
) -> Figure:  # fmt: skip
    """The nodes of ``analysis.tree`` as ``treemap`` or ``icicle``; customdata is the node's id, ``all`` for the root.

    ``names`` maps project ids to names. ``level`` is the node shown as the whole ("" or an unknown one for all),
    ``depth`` how many levels are shown under it (by default two under all, else one).
    Names vanish where they do not fit; ``span`` is the chart's width in columns.
    """
    rows = _rooted(records(frame))
    ids = [str(row["node"]) for row in rows]
    shown = level if level in ids else ROOT
    whole = next((amount(row, "amount_wan") for row in rows if row["node"] == shown), 1)  # shares are of what is shown
    rows = [row | {"part": _part(row, whole, of_all=shown == ROOT)} for row in rows]
    under = depth if depth is not None else (2 if shown == ROOT else 1)
    sides = _sides(rows, shown, look, span)
    trace = {
        "type": kind, "uid": f"tree-{kind}", "name": "tree", "ids": ids, "customdata": ids,
        "labels": [_heading(row, text, names, whole, sides[row["node"]], look) for row in rows],
        "parents": [str(row["parent"]) for row in rows],
        "values": [amount(row, "amount_wan") for row in rows],
        "branchvalues": "total", "sort": True, "level": shown, "maxdepth": under + 1,
        "text": [_words(row, text, names, _room(row, sides, kind), look) for row in rows],
        "texttemplate": "%{text}",
        "hovertemplate": [_hover(row, text, names, whole) for row in rows],
        "pathbar": {"visible": False}, "tiling": {"pad": 2} | _tiling(kind), "marker": _marker(rows, look, kind),
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


def _part(row: Record, whole: float, *, of_all: bool) -> float:
    """A node's share of what is shown: of all, a category's share as it stands beside the others that it adds up with."""
    if of_all and row["kind"] == _CATEGORY and "share" in row:
        return amount(row, "share")
    return amount(row, "amount_wan") / whole


def _sides(rows: list[Record], shown: str, look: Look, span: int) -> dict[str, float]:
    """For each node the px of the side of a square of its area."""
    base = next((amount(row, "amount_wan") for row in rows if row["node"] == shown), 1)
    area = (look.size.full_width if span > 1 else look.size.width) * look.size.tree_height
    return {str(row["node"]): (area * amount(row, "amount_wan") / base) ** 0.5 for row in rows}


def _room(row: Record, sides: Mapping[str, float], kind: TreeKind) -> float:
    """About the px of a line of text in a node: areas in a narrow parent are narrow."""
    return 1e4 if kind == "icicle" else min(sides[row["node"]] * 0.8, sides.get(row["parent"], 1e4) * 0.45) - 8


def _tiling(kind: TreeKind) -> dict[str, Any]:
    return {"packing": "squarify", "squarifyratio": 1.4} if kind == "treemap" else {"orientation": "h"}


def _name(row: Record, text: Labels, names: Mapping[str, str]) -> str:
    if row["kind"] == ROOT:
        return text("chart.all")
    if row["kind"] == _CATEGORY:
        return category_name(text, str(row["code"]))
    if row["kind"] == _PROJECT:
        return names.get(str(row["project_id"]), str(row["project_id"]))
    return source_name(text, str(row["code"]))


def _heading(row: Record, text: Labels, names: Mapping[str, str], whole: float, side: float, look: Look) -> str:
    """Name, amount and share on one line, for the strip above a node's children; little in a small one."""
    wan = amount(row, "amount_wan")
    if row["kind"] == _CATEGORY and side < 13 * look.size.font:
        return category_short(text, str(row["code"]))
    if row["kind"] == _CATEGORY and look.size.names_above:
        return f"{category_short(text, str(row['code']))}  <b>{text.amount(wan)}</b>"
    values = f"<b>{text.amount(wan)}</b>"
    return f"{escape(_name(row, text, names))}  {values}" + ("" if wan >= whole - NOTHING else f"  {text.share(row['part'])}")


def _words(row: Record, text: Labels, names: Mapping[str, str], room: float, look: Look) -> str:
    """Name, amount and share on lines of about ``room`` px."""
    wan, font = amount(row, "amount_wan"), look.size.font
    room = max(room, 3 * font)
    ends = (amount(row, "least_wan"), amount(row, "most_wan")) if amount(row, "unconfirmed_wan") > NOTHING else (wan, wan)
    value, share = f"<b>{amount_range(text, *ends)}</b>", text.share(row["part"])
    values = [f"{value}  {share}"] if text_width(f"{value}  {share}", font) <= room else [value]
    return "<br>".join([*(escape(one) for one in broken(_name(row, text, names), room, font)), *values])


def _hover(row: Record, text: Labels, names: Mapping[str, str], whole: float) -> str:
    wan = amount(row, "amount_wan")
    count = count_line(text, row.get("projects")) if row["kind"] == _CATEGORY else None
    return hover(escape(_name(row, text, names)), share_line(text, wan, row["part"] if wan <= whole + NOTHING else None), count)


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
    if row["kind"] == _PROJECT:
        return colour
    return mixed(colour, theme.ground, 0.85) if kind == "treemap" else mixed(colour, theme.ink, 0.25)


def _is_doubtful(row: Record) -> bool:
    """Whether a node is hatched: unconfirmed funding, or a project most of whose money only may be of the chosen sources."""
    if row["kind"] == _SOURCE:
        return bool(row["code"] == UNCONFIRMED)
    return row["kind"] == _PROJECT and amount(row, "unconfirmed_wan") > amount(row, "amount_wan") / 2


def _category(row: Record) -> str:
    """The category of a node; a project's id begins with it."""
    return str(row["project_id"] or row["code"]).rpartition("-")[0] or str(row["code"])


def _ink(row: Record, look: Look, kind: TreeKind) -> str:
    return text_on(_fill(row, look, kind), look.theme)


def _marker(rows: list[Record], look: Look, kind: TreeKind) -> dict[str, Any]:
    theme, hatch = look.theme, unconfirmed_hatch(look)
    doubtful = [_is_doubtful(row) for row in rows]
    font = look.size.font
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
        marker |= {"pad": {"t": round(font * 1.9), "l": 4, "r": 4, "b": 4}, "cornerradius": 0, "depthfade": False}
    return marker
