"""Category, project, funding source as nested areas. The page draws the breadcrumb; ``level`` says where we stand."""

from collections.abc import Mapping
from typing import Any

from charts.parts.figure import NOTHING, Figure, Record, amount, escape, layout, note, records
from charts.parts.measure import broken, fitted, text_width
from charts.parts.tree_cells import INNER, RATIO, SIDE, Cells, cells
from charts.parts.tree_nodes import (
    BAND,
    CATEGORY,
    PROJECT,
    REST,
    ROOT,
    SOURCE,
    colour_of,
    drawn,
    is_doubtful,
    node_hover,
    node_name,
    rooted,
    with_parts,
    within,
)
from charts.parts.tree_words import WIDER, cut_to_fit, heading_height, holds
from charts.parts.words import is_open, row_amount
from charts.theme import Look, edge, mixed, receding, text_on, unconfirmed_hatch
from i18n.labels import Labels
from tables import Table

_LEAST = 5  # times the font's size: the least room of a band, for they are few
_BESIDE_DIGITS = 0.75  # of the font's size: what Chinese beside the digits of a band's places takes more than is measured
_FAR = (1e4, 1e4)  # px: as much room as anything needs


def project_tree(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], level: str = "") -> Figure:
    """The nodes of ``ui.cards.structure.tree`` as a treemap; customdata is the node's id, ``all`` for the root.

    ``names`` maps project ids to names. A ``band`` stands for several projects, a ``range`` is one of them opened: both have
    a name under a ``project_id`` of their own, which begins with the category as any does; with bands, areas stand in the
    order of the rows. ``level`` is the node shown as the whole ("" or an unknown one for all), with two levels under all,
    else one. What holds no name has it in the strip above all.
    """
    rows, shown, whole, areas = _shown(frame, look, level)
    ids, inside = [str(row["node"]) for row in rows], within(rows, shown)
    sides = _sides(rows, shown, look)
    trace: dict[str, Any] = {
        "type": "treemap", "uid": "tree-treemap", "name": "tree", "ids": ids, "customdata": ids,
        "labels": [
            _heading(row, text, names, whole, areas.get(row["node"], _FAR)[0], look) if row["node"] in inside
            else escape(node_name(row, text, names))
            for row in rows
        ],
        "parents": [str(row["parent"]) for row in rows],
        "values": [drawn(row) for row in rows],
        "branchvalues": "total", "sort": not _is_ordered(rows), "level": shown, "maxdepth": 3 if shown == ROOT else 2,
        "text": [
            "" if row["node"] not in inside or (row["kind"] == ROOT and is_open(row))
            else _band_words(row, text, names, _room(row, sides), look) if row["kind"] == BAND
            else _words(row, text, names, areas.get(row["node"], _FAR), look)
            for row in rows
        ],
        "texttemplate": "%{text}",
        "hovertemplate": [node_hover(row, text, names, whole) if row["node"] in inside else "" for row in rows],
        "pathbar": {"visible": False}, "marker": _marker(rows, look),
        "tiling": {"pad": INNER, "packing": "squarify", "squarifyratio": RATIO},
        "textfont": {"size": look.size.tree_font, "color": [text_on(_fill(row, look), look.theme) for row in rows]},
        "textposition": "top left", "root": {"color": look.theme.ground},
    }  # fmt: skip
    frame_ = layout(look, look.size.tree_height, uniformtext={"minsize": look.size.tree_font, "mode": "hide"})
    if rows:
        said: dict[str, str] = dict(zip(ids, list(trace["text"]), strict=True))
        unsaid = [row for row in _without_names(rows, shown, areas, text, look, names) if not said[str(row["node"])]]
        frame_["annotations"] = _key(rows, shown, unsaid, trace, text, look, names)
    return {"data": [trace] if rows else [], "layout": frame_}


def nameless(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], level: str = "") -> list[str]:
    """The nodes whose areas in ``project_tree`` hold no name."""
    rows, shown, _, areas = _shown(frame, look, level)
    return [str(row["node"]) for row in _without_names(rows, shown, areas, text, look, names)]


def _shown(frame: Table, look: Look, level: str) -> tuple[list[Record], str, float, Cells]:
    """The nodes, which of them is shown as the whole, its amount, and the px of the areas in it."""
    rows = rooted(records(frame))
    shown = level if any(row["node"] == level for row in rows) else ROOT
    whole = next((amount(row, "amount_wan") for row in rows if row["node"] == shown), 1)  # shares are of what is shown
    parents = {row["parent"] for row in rows}
    rows = [row | {"is_frame": row["node"] in parents} for row in with_parts(rows, whole, of_all=shown == ROOT)]
    return rows, shown, whole, _areas(rows, shown, look)


def _without_names(
    rows: list[Record], shown: str, areas: Cells, text: Labels, look: Look, names: Mapping[str, str]
) -> list[Record]:
    """Of the areas that are drawn those that hold no name."""
    of_all = shown == ROOT
    seen = [row for row in rows if row["kind"] in (PROJECT, REST)] if of_all else []
    seen += [row for row in rows if row["parent"] == shown and not (of_all and row["is_frame"])]
    return [row for row in seen if not holds(_short(row, text, names), areas[row["node"]], look.size.tree_font)]


def _short(row: Record, text: Labels, names: Mapping[str, str]) -> str:
    return text.code("category.short", str(row["code"])) if row["kind"] == CATEGORY else node_name(row, text, names)


def _key(
    rows: list[Record], shown: str, unnamed: list[Record], trace: Mapping[str, Any], text: Labels, look: Look,
    names: Mapping[str, str],
) -> list[dict[str, Any]]:  # fmt: skip
    """What holds no name, from the right in the strip above all, as far as there is room."""
    font, at = look.size.tree_font, [row["node"] for row in rows].index(shown)
    left = look.size.full_width - text_width(trace["labels"][at], font) - 8 * SIDE
    colour, found, shift = text_on(_fill(rows[at], look), look.theme), list[dict[str, Any]](), float(SIDE)
    for row in unnamed:
        fill = colour_of(row, look.theme)
        words = f"{escape(_short(row, text, names))}  <b>{row_amount(text, row)}</b>"
        words = words if text_width(f"■ {words}", font) + font <= left else escape(_short(row, text, names))
        wide = text_width(f"■ {words}", font) + font
        if wide > left:
            break
        place = {
            "xref": "paper",
            "x": 1,
            "xanchor": "right",
            "xshift": -shift,
            "yref": "paper",
            "y": 1,
            "yshift": -heading_height(font) / 2,
        }
        found.append(
            note(look, f'<span style="color:{fill}">■</span> {words}', name=row["node"], color=colour, font_size=font, **place)
        )
        left, shift = left - wide, shift + wide
    return found


def _areas(rows: list[Record], shown: str, look: Look) -> Cells:
    """The px of the areas of what is shown."""
    family: dict[str, list[tuple[str, float]]] = {}
    for row in rows:
        family.setdefault(str(row["parent"]), []).append((str(row["node"]), drawn(row)))
    whole = next((drawn(row) for row in rows if row["node"] == shown), 1)
    if not _is_ordered(rows):
        family = {node: sorted(children, key=lambda child: -child[1]) for node, children in family.items()}
    return cells(family, shown, whole, (look.size.full_width, look.size.tree_height), heading_height(look.size.tree_font))


def _is_ordered(rows: list[Record]) -> bool:
    """Whether the areas stand as the rows come: with those that are several the others before and after them."""
    return any(row["kind"] in (BAND, REST) for row in rows)


def _sides(rows: list[Record], shown: str, look: Look) -> dict[str, float]:
    """Where some are bands: for each node the px of the side of a square of its area."""
    if not any(row["kind"] == BAND for row in rows):
        return {}
    base = next((drawn(row) for row in rows if row["node"] == shown), 1)
    area = look.size.full_width * look.size.tree_height
    return {str(row["node"]): (area * drawn(row) / base) ** 0.5 for row in rows}


def _room(row: Record, sides: Mapping[str, float]) -> float:
    """About the px of a line of text in a band: areas in a narrow parent are narrow."""
    return min(sides[row["node"]] * 0.8, sides.get(row["parent"], 1e4) * 0.42) - 8


def _heading(row: Record, text: Labels, names: Mapping[str, str], whole: float, wide: float, look: Look) -> str:
    """Name, amount and share on one line, for the strip above a node's children; as much of it as fits."""
    wan, font, room = amount(row, "amount_wan"), look.size.tree_font, wide - 2 * (SIDE + WIDER)
    name = node_name(row, text, names)
    short = text.code("category.short", str(row["code"])) if row["kind"] == CATEGORY else name
    value = "" if row["kind"] == ROOT and is_open(row) else f"<b>{row_amount(text, row)}</b>"
    most = [] if wan >= whole - NOTHING else [f"{escape(name)}  {value}  {text.share(row['part'])}"]
    said = [*most, f"{escape(name)}  {value}", f"{escape(short)}  {value}"]
    return next((one for one in said if text_width(one, font) <= room), escape(fitted(short, room, font)))


def _words(row: Record, text: Labels, names: Mapping[str, str], area: tuple[float, float], look: Look) -> str:
    """Name, amount and share on lines, as much of it as the area holds."""
    value, share = f"<b>{row_amount(text, row)}</b>", text.share(row["part"])
    name, short, font = node_name(row, text, names), _short(row, text, names), look.size.tree_font
    if row["kind"] in (CATEGORY, SOURCE) and not holds(short, area, font):
        return ""
    return "<br>".join(cut_to_fit(name if holds(name, area, font) else short, [f"{value}  {share}", value], area, font))


def _band_words(row: Record, text: Labels, names: Mapping[str, str], room: float, look: Look) -> str:
    """The same of several projects, and that they open."""
    wan, font = amount(row, "amount_wan"), look.size.tree_font
    value, share, opens = f"<b>{text.amount(wan)}</b>", text.share(row["part"]), text("rest.opens")
    is_wide = text_width(f"{value}  {share}", font) <= room
    values = [f"{value}  {share}", opens] if is_wide else [f"{value}  {opens}"]
    name = broken(node_name(row, text, names), max(room - _BESIDE_DIGITS * font, _LEAST * font), font)
    return "<br>".join([*map(escape, name), *values])


def _fill(row: Record, look: Look) -> str:
    """Categories as the frame of their projects; projects and sources in their own colour."""
    theme, colour = look.theme, colour_of(row, look.theme)
    if row["kind"] == ROOT:
        return theme.ground
    full = colour if row["kind"] in (PROJECT, BAND, REST, SOURCE) or not row["is_frame"] else mixed(colour, theme.ground, 0.85)
    return full if row.get("selected", True) else receding(full, theme)


def _marker(rows: list[Record], look: Look) -> dict[str, Any]:
    """Fills and hatches; what recedes is outlined."""
    theme, hatch = look.theme, unconfirmed_hatch(look)
    doubtful, fills = [is_doubtful(row) for row in rows], [_fill(row, look) for row in rows]
    outlined = [one or not row.get("selected", True) for one, row in zip(doubtful, rows, strict=True)]
    edges = [theme.secondary if one else edge(colour_of(row, theme), theme) for one, row in zip(doubtful, rows, strict=True)]
    return {
        "colors": fills,
        "line": {"width": [1 if one else 0 for one in outlined], "color": edges},
        "pattern": hatch | {"shape": [hatch["shape"] if one else "" for one in doubtful], "bgcolor": fills},
        "pad": {"t": heading_height(look.size.tree_font), "l": SIDE, "r": SIDE, "b": SIDE}, "cornerradius": 0, "depthfade": False,
    }  # fmt: skip
