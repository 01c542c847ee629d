"""Funding from source to category to project as a flow. Unconfirmed money is grey, its node outlined by dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charts.parts.figure import Figure, Record, amount, axis, escape, layout, lines, note, records
from charts.parts.flow_layout import PAD, Placed, kept_apart, placed
from charts.parts.measure import fitted, text_width
from charts.parts.words import count_line, share_line
from charts.theme import DIM_OPACITY, UNCONFIRMED, Look, mixed, translucent
from i18n.labels import Labels
from models import FundingSource
from tables import Table

_SOURCES = (*(source.value for source in FundingSource), UNCONFIRMED)
_THICK = 12
_EDGE = 1e-4
_NARROW = 110  # px for a name on a phone
_LABEL = "%{label}<extra></extra>"  # a flow takes one template only, so its unseen labels carry the words


def funding_flow(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str]) -> Figure:
    """The flow of ``analysis.questions.flows.flows``; customdata is the node id on nodes and ``from|to`` on links.

    ``names`` maps project ids to names. Categories stand in the order of the table.
    """
    links = [row for row in records(frame) if amount(row, "amount_wan") > 0]
    if not links:  # axes are named to be hidden: Plotly would draw some of its own
        return {"data": [], "layout": layout(look, look.size.step, xaxis=axis(0, 1), yaxis=axis(0, 1))}
    values = _values(links)
    columns = _columns(values)
    height = look.size.flow_height
    top, bottom = round(look.size.font * (3 if look.size.names_above else 1.8)), 4
    room = height - top - bottom
    nodes = placed(columns, room)
    labels = {one.node: _label(one, values, text, look, names) for one in nodes}
    left, right = _margins(nodes, labels, look)
    frame_ = layout(look, height, left=left, right=right, top=top, bottom=bottom)
    frame_["annotations"] = _notes(nodes, labels, look, room, left)
    frame_["shapes"] = [_dashes(one, look, room) for one in nodes if one.node == f"source:{UNCONFIRMED}"]
    return {"data": [_trace(nodes, links, values, text, look, names, room)], "layout": frame_}


def _values(links: list[Record]) -> dict[str, float]:
    """The money through each node: the larger of what comes in and what goes out."""
    out: dict[str, float] = {}
    into: dict[str, float] = {}
    for link in links:
        out[link["from_node"]] = out.get(link["from_node"], 0) + link["amount_wan"]
        into[link["to_node"]] = into.get(link["to_node"], 0) + link["amount_wan"]
    return {node: max(out.get(node, 0), into.get(node, 0)) for node in [*out, *into]}


def _columns(values: Mapping[str, float]) -> list[list[tuple[str, float]]]:
    """Sources in their order, categories as they come, projects under their category from large to small, rest last."""
    by_kind: dict[str, list[str]] = {"source": [], "category": [], "project": [], "rest": []}
    for node in values:
        by_kind.setdefault(node.partition(":")[0], []).append(node)
    sources = sorted(by_kind["source"], key=lambda node: _place(_code(node), _SOURCES))
    order, middle = [_code(node) for node in by_kind["category"]], by_kind["category"]
    ends = sorted(
        by_kind["project"] + by_kind["rest"],
        key=lambda node: (_place(_category(node), order), node.startswith("rest:"), -round(values[node], 6)),
    )
    return [[(node, values[node]) for node in column] for column in (sources, middle, ends)]


def _place(code: str, order: Sequence[str]) -> int:
    return list(order).index(code) if code in order else len(order)


def _code(node: str) -> str:
    return node.partition(":")[2]


def _category(node: str) -> str:
    """The category of a node of the last two columns; a project's id begins with it."""
    kind, _, code = node.partition(":")
    return code.rpartition("-")[0] if kind == "project" else code


def _name(node: str, text: Labels, names: Mapping[str, str]) -> str:
    kind, _, code = node.partition(":")
    if kind == "source":
        return text.code("source", code)
    if kind == "category":
        return text.code("category", code)
    if kind == "project":
        return names.get(code, code)
    return text("chart.rest", category=text.code("category.short", code))


def _label(one: Placed, values: Mapping[str, float], text: Labels, look: Look, names: Mapping[str, str]) -> str:
    """Name and amount, the name shortened to the room of its column."""
    size, name = look.size, _name(one.node, text, names)
    if size.names_above:
        name = text.code("category.short", _code(one.node)) if one.column == 1 else fitted(name, _NARROW, size.font)
        return f"{escape(name)}<br><b>{text.amount(values[one.node])}</b>"
    name = fitted(name, size.name_limit, size.font)
    return f"{escape(name)}  <b>{text.amount(values[one.node])}</b>"


def _margins(nodes: list[Placed], labels: Mapping[str, str], look: Look) -> tuple[float, float]:
    def widest(column: int) -> float:
        found = [line for one in nodes if one.column == column for line in labels[one.node].split("<br>")]
        return max((text_width(line, look.size.font) for line in found), default=0)

    return widest(0) + _THICK / 2 + look.size.gap + 2, widest(2) + _THICK / 2 + look.size.gap + 8


def _notes(nodes: list[Placed], labels: Mapping[str, str], look: Look, height: float, left: float) -> list[dict[str, Any]]:
    """Labels: sources flush left, projects after their nodes, categories above theirs."""
    notes, font = [], look.size.font
    high = 2 if look.size.names_above else 1
    for column, x, shift in ((0, 0, -left), (2, 1, _THICK / 2 + look.size.gap)):
        ones = [one for one in nodes if one.column == column]
        middles = kept_apart([one.middle for one in ones], font * 1.35 * high, font * 0.6 * high, height - font * 0.6 * high)
        for one, middle in zip(ones, middles, strict=True):
            place = {"xref": "paper", "x": x, "xshift": shift, "yref": "paper", "y": 1 - middle / height}
            notes.append(note(look, labels[one.node], align="left", name=one.node, **place))
    for one in nodes:
        if one.column == 1:
            place = {"xref": "paper", "x": 0.5, "yref": "paper", "y": 1 - one.top / height, "yshift": font * (0.1 + 0.65 * high)}
            notes.append(note(look, labels[one.node], xanchor="center", halo=True, name=one.node, **place))
    return notes


def _dashes(one: Placed, look: Look, height: float) -> dict[str, Any]:
    """A dashed outline around the node of unconfirmed money: flows cannot be hatched."""
    return {
        "type": "rect", "layer": "above", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel",
        "xanchor": 0, "yanchor": 1 - one.top / height, "x0": -_THICK / 2 - 1.5, "x1": _THICK / 2 + 1.5, "y0": 1.5,
        "y1": -one.height - 1.5, "line": {"color": look.theme.secondary, "width": 1, "dash": "3px,2px"},
    }  # fmt: skip


def _grey(look: Look) -> str:
    return mixed(look.theme.secondary, look.theme.ground, 0.45)


def _node_colour(node: str, look: Look) -> str:
    kind, _, code = node.partition(":")
    if code == UNCONFIRMED:
        return _grey(look)
    return look.theme.colour(code if kind in ("source", "category") else _category(node))


def _dimmed(colour: str, is_chosen: bool, look: Look) -> str:
    return colour if is_chosen else mixed(look.theme.ground, colour, DIM_OPACITY)


def _projects(node: str, links: list[Record]) -> float | None:
    """How many projects stand behind a node: those of its links on one side, for each project is in one category."""
    out = [link for link in links if link["from_node"] == node] or [link for link in links if link["to_node"] == node]
    return sum(amount(link, "projects") for link in out) if all("projects" in link for link in out) else None


def _trace(
    nodes: list[Placed], links: list[Record], values: Mapping[str, float], text: Labels, look: Look,
    names: Mapping[str, str], height: float,
) -> dict[str, Any]:  # fmt: skip
    index = {one.node: number for number, one in enumerate(nodes)}
    whole = sum(value for node, value in values.items() if node.startswith("source:")) or 1
    chosen = {link[end] for link in links if link.get("selected", True) for end in ("from_node", "to_node")}
    x = (_EDGE, 0.5, 1 - _EDGE)
    return {
        "type": "sankey", "uid": "flow", "name": "flow", "arrangement": "fixed", "orientation": "h",
        "domain": {"x": [0, 1], "y": [0, 1]},
        "textfont": {"size": 1, "color": "rgba(0,0,0,0)", "shadow": "none"},
        "node": {
            "label": [_node_hover(one.node, values, links, text, names, whole) for one in nodes], "pad": PAD, "thickness": _THICK,
            "x": [x[one.column] for one in nodes],
            "y": [max(round(one.middle / height, 6), _EDGE) for one in nodes],
            "color": [_dimmed(_node_colour(one.node, look), one.node in chosen, look) for one in nodes], "line": {"width": 0},
            "customdata": [one.node for one in nodes],
            "hovertemplate": _LABEL,
        },
        "link": {
            "source": [index[link["from_node"]] for link in links],
            "target": [index[link["to_node"]] for link in links],
            "value": [link["amount_wan"] for link in links],
            "color": [_link_colour(link, look, 0.34) for link in links],
            "hovercolor": [_link_colour(link, look, 0.6) for link in links],
            "customdata": [f"{link['from_node']}|{link['to_node']}" for link in links],
            "label": [_link_hover(link, text, names, whole) for link in links], "hovertemplate": _LABEL,
        },
    }  # fmt: skip


def _link_colour(link: Record, look: Look, opacity: float) -> str:
    """The colour of where the money comes from, translucent; grey where its column is not confirmed."""
    colour = look.theme.secondary if link["is_unconfirmed"] else _node_colour(link["from_node"], look)
    opacity *= 1 if link.get("selected", True) else DIM_OPACITY
    return translucent(colour, round(opacity * (0.7 if link["is_unconfirmed"] else 1), 3))


def _node_hover(
    node: str, values: Mapping[str, float], links: list[Record], text: Labels, names: Mapping[str, str], whole: float
) -> str:
    words = share_line(text, values[node], values[node] / whole)
    return lines(escape(_name(node, text, names)), words, count_line(text, _projects(node, links)))


def _link_hover(link: Record, text: Labels, names: Mapping[str, str], whole: float) -> str:
    ends = [escape(_name(link[end], text, names)) for end in ("from_node", "to_node")]
    return lines(
        text("chart.arrow", first=ends[0], second=ends[1]),
        share_line(text, amount(link, "amount_wan"), link["amount_wan"] / whole),
        count_line(text, link.get("projects")),
        text("chart.hover.is_unconfirmed") if link["is_unconfirmed"] else None,
    )
