"""Funding from source to category to project as a flow, through which what is chosen is traced; unconfirmed money is hatched.

A link is drawn in up to three bands: what of it is chosen, what only may be, and the rest, which recedes. Plotly's flows
have no patterns: hatched bands are areas under the flow, whose own bands are clear there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from charts.parts.figure import NOTHING, Figure, Record, amount, axis, escape, layout, lines, note, records
from charts.parts.flow_layout import PAD, Band, Placed, kept_apart, outlines, placed
from charts.parts.flow_nodes import category_of, chosen_nodes, code_of, node_columns, node_values, told_values
from charts.parts.measure import broken, text_width, wrapped
from charts.parts.rows import UNCONFIRMED
from charts.parts.swatches import at_pixels, net
from charts.parts.words import count_line, money_line, part_line, row_amount, row_line, share_line
from charts.theme import Look, edge, receding, translucent, unconfirmed_hatch
from i18n.labels import Labels
from tables import Table

_OPEN = f"source:{UNCONFIRMED}"
_LEAST = 1e-3  # 万元 that a band has at least: what differences of floats leave is none
_THICK = 12
_EDGE, _BOTTOM = 1e-4, 4
_NARROW, _MOST = {0: 86, 2: 126}, 3  # px for a line of a name on a phone by its column, and how many lines it takes
_LINE, _BETWEEN = 1.3, 0.3  # by the font's size: a line's height, and what keeps a name from the next
_LABEL = "%{label}<extra></extra>"  # a flow takes one template only, so its unseen labels carry the words
_CLEAR = "rgba(0,0,0,0)"
_PALE = 0.28  # how much of their opacity bands keep that are not chosen: their nodes are outlined


@dataclass(frozen=True)
class _Part(Band):
    """A band of a link: of what is chosen or not, hatched or not."""

    link: Record
    chosen: bool
    hatched: bool


@dataclass(frozen=True)
class _Flow:
    """What is drawn: links, the money through each node, the nodes that are chosen, and how all of it is called and looks."""

    links: list[Record]
    values: Mapping[str, float]
    chosen: set[str]
    names: Mapping[str, str]
    sources: Mapping[str, Record]
    text: Labels
    look: Look

    @property
    def top(self) -> int:
        return round(self.look.size.font * (3 if self.look.size.names_above else 1.8))

    @property
    def room(self) -> int:
        return self.look.size.flow_height - self.top - _BOTTOM

    @property
    def whole(self) -> float:
        return sum(value for node, value in self.values.items() if node.startswith("source:")) or 1

    def name(self, node: str) -> str:
        kind, _, code = node.partition(":")
        if kind in ("source", "category"):
            return self.text.code(kind, code)
        return self.names.get(code, code) if kind == "project" else self.text("chart.rest", category=self.short(node))

    def short(self, node: str) -> str:
        return self.text.code("category.short", code_of(node))


def funding_flow(
    frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], sources: Mapping[str, Record] | None = None
) -> Figure:
    """The flow of ``analysis.questions.flows.flows``; customdata is the node id on nodes and ``from|to`` on links.

    ``names`` maps project ids to names, ``sources`` nodes to their rows of ``by_funding_source``: links show what is confirmed
    to be of a source, its name all that it has. Categories stand in the order of the table.
    """
    links = [row for row in records(frame) if amount(row, "amount_wan") > _LEAST]
    if not links:  # axes are named to be hidden: Plotly would draw some of its own
        return {"data": [], "layout": layout(look, look.size.step, xaxis=axis(0, 1), yaxis=axis(0, 1))}
    flow = _Flow(links, node_values(links), chosen_nodes(links), names, sources or {}, text, look)
    nodes = placed(node_columns(flow.values), flow.room, _pad(look))
    told = told_values(links, flow.values)
    amounts = {one.node: row_amount(text, flow.sources.get(one.node, {"amount_wan": told[one.node]})) for one in nodes}
    labels = {one.node: _label(one, amounts, flow) for one in nodes}
    left, right = _margins(nodes, labels, look)
    order = {one.node: place for place, one in enumerate(nodes)}
    ordered = sorted(links, key=lambda link: (order[link["from_node"]], order[link["to_node"]]))
    parts = [part for link in ordered for part in _parts(link)]
    height, axes = look.size.flow_height, {"xaxis": axis(0, 1), "yaxis": axis(flow.room, 0)}
    frame_ = layout(look, height, left=left, right=right, top=flow.top, bottom=_BOTTOM, **axes)
    frame_["annotations"] = _notes(nodes, labels, flow, left)
    frame_["shapes"] = [shape for one in nodes for shape in _under(one, flow)]
    shapes = outlines(parts, nodes, flow.values, _THICK / 2 / (look.size.full_width - left - right))
    hatched = [_hatches(parts, shapes, look, chosen=chosen) for chosen in (False, True)]
    return {"data": [_trace(nodes, parts, flow), *hatched], "layout": frame_}


def _parts(link: Record) -> list[_Part]:
    """What is drawn of a link: what is chosen, what only may be, and the rest."""
    ends, is_open = (link["from_node"], link["to_node"]), bool(link["is_unconfirmed"])
    whole, chosen = amount(link, "amount_wan"), amount(link, "chosen_wan")
    unsure = amount(link, "open_wan")
    drawn = (
        _Part(*ends, chosen - unsure, link, True, False),
        _Part(*ends, unsure, link, True, True),
        _Part(*ends, whole - chosen, link, False, is_open),
    )
    return [part for part in drawn if part.value > _LEAST]


def _label(one: Placed, amounts: Mapping[str, str], flow: _Flow) -> str:
    """Name and amount; a long name on lines, on a phone with the amount under it."""
    size, name, value = flow.look.size, flow.name(one.node), f"<b>{amounts[one.node]}</b>"
    if not size.names_above:
        return "<br>".join(map(escape, _on_lines(name, size.name_limit, size.font, 2))) + f"  {value}"
    own = [flow.short(one.node)] if one.column == 1 else _on_lines(name, _NARROW[one.column], size.font, _MOST)
    return "<br>".join([*map(escape, own), value])


def _on_lines(name: str, room: float, font: float, most: int) -> list[str]:
    """A name on as few lines as it takes, for they stand at their nodes; of more than so many its beginning."""
    found = [name] if " " in name else broken(name, room, font)
    return found if 1 < len(found) <= most else wrapped(name, room, font, most)


def _margins(nodes: list[Placed], labels: Mapping[str, str], look: Look) -> tuple[float, float]:
    def widest(column: int) -> float:
        found = [line for one in nodes if one.column == column for line in labels[one.node].split("<br>")]
        return max((text_width(line, look.size.font) for line in found), default=0)

    return widest(0) + _THICK / 2 + look.size.gap + 2, widest(2) + _THICK / 2 + look.size.gap + 8


def _notes(nodes: list[Placed], labels: Mapping[str, str], flow: _Flow, left: float) -> list[dict[str, Any]]:
    """Labels: sources flush left, projects after their nodes, categories above theirs."""
    notes, look, height = [], flow.look, flow.room
    font, theme = look.size.font, look.theme
    lines_of = {node: label.count("<br>") + 1 for node, label in labels.items()}
    colours = {one.node: theme.ink if one.node in flow.chosen else theme.secondary for one in nodes}
    for column, x, shift in ((0, 0, -left), (2, 1, _THICK / 2 + look.size.gap)):
        ones = [one for one in nodes if one.column == column]
        heights = [font * (_LINE * lines_of[one.node] + _BETWEEN) for one in ones]
        middles = kept_apart([one.middle for one in ones], heights, height)
        for one, middle in zip(ones, middles, strict=True):
            place = {"xref": "paper", "x": x, "xshift": shift, "yref": "paper", "y": _part(middle, height)}
            notes.append(note(look, labels[one.node], align="left", name=one.node, color=colours[one.node], **place))
    for one in nodes:
        if one.column == 1:
            place = {"xref": "paper", "x": 0.5, "yref": "paper", "y": _part(one.top, height), "xanchor": "center", **_plate(look)}
            above = {"yshift": font * (0.1 + 0.65 * lines_of[one.node]), "halo": True, "color": colours[one.node]}
            notes.append(note(look, labels[one.node], name=one.node, **place, **above))
    return notes


def _part(down: float, height: float) -> float:
    """A place so many px from the top as a part of the height from below, to a hundredth of a px."""
    return round(1 - down / height, 5)


def _pad(look: Look) -> int:
    """The px between nodes: for a room so many that a category's name stands between them."""
    return round(PAD * look.size.unit)


def _plate(look: Look) -> dict[str, Any]:
    """For a room, what a category's name stands on, clear of the bands that pass it."""
    return {"bgcolor": translucent(look.theme.ground, 0.88), "borderpad": 0} if look.size.name == "present" else {}


def _under(one: Placed, flow: _Flow) -> list[dict[str, Any]]:
    """What lies under a node: the net of unconfirmed money, where the flow's own is clear; the outline of one that recedes."""
    theme, x, y = flow.look.theme, one.column / 2, _part(one.top, flow.room)
    if one.node == _OPEN:
        colour = theme.secondary if one.node in flow.chosen else receding(theme.secondary, theme)
        return net(flow.look, colour, left=-_THICK / 2, width=_THICK, height=one.height, x=x, y=y)
    if one.node in flow.chosen:
        return []
    sides = {"x0": -_THICK / 2 - 0.5, "x1": _THICK / 2 + 0.5, "y0": 0.5, "y1": round(-one.height - 0.5, 2)}
    stroke = {"width": 1, "color": edge(_node_colour(one.node, flow.look), theme)}
    return [at_pixels(x, y) | sides | {"type": "rect", "line": stroke}]


def _hatches(parts: list[_Part], shapes: list[list[tuple[float, float]]], look: Look, *, chosen: bool) -> dict[str, Any]:
    """The hatched bands of what is chosen, or of what is not, as areas."""
    theme = look.theme
    shown = [[*shape, (None, None)] for part, shape in zip(parts, shapes, strict=True) if part.hatched and part.chosen == chosen]
    points = [point for shape in shown for point in shape][:-1]
    colour = theme.secondary if chosen else receding(theme.secondary, theme)
    return {
        "type": "scatter", "mode": "lines", "uid": "flow-open" if chosen else "flow-open-rest", "name": "hatched",
        "showlegend": False, "hoverinfo": "skip",
        "x": [x and round(x, 5) for x, _ in points], "y": [y and round(y, 2) for _, y in points],
        "line": {"color": theme.secondary if chosen else edge(theme.secondary, theme), "width": 1 if chosen else 0.5},
        "fill": "toself", "fillcolor": theme.ground, "fillpattern": unconfirmed_hatch(look) | {"fgcolor": colour},
    }  # fmt: skip


def _node_colour(node: str, look: Look) -> str:
    kind, _, code = node.partition(":")
    return look.theme.colour(code if kind in ("source", "category") else category_of(node))


def _projects(node: str, links: list[Record]) -> float:
    """How many projects stand behind a node: those of its links on one side, for each project is in one category."""
    out = [link for link in links if link["from_node"] == node] or [link for link in links if link["to_node"] == node]
    return sum(amount(link, "projects") for link in out)


def _trace(nodes: list[Placed], parts: list[_Part], flow: _Flow) -> dict[str, Any]:
    index, look, x = {one.node: number for number, one in enumerate(nodes)}, flow.look, (_EDGE, 0.5, 1 - _EDGE)
    return {
        "type": "sankey", "uid": "flow", "name": "flow", "arrangement": "fixed", "orientation": "h",
        "domain": {"x": [0, 1], "y": [0, 1]},
        "textfont": {"size": 1, "color": _CLEAR, "shadow": "none"},
        "node": {
            "label": [_node_hover(one.node, flow) for one in nodes],
            "pad": _pad(look), "thickness": _THICK,
            "x": [x[one.column] for one in nodes],
            "y": [max(round(one.middle / flow.room, 6), _EDGE) for one in nodes],
            "color": [_fill(one.node, flow) for one in nodes],
            "line": {"width": 0},
            "customdata": [one.node for one in nodes],
            "hovertemplate": _LABEL,
        },
        "link": {
            "sort": "input",
            "source": [index[part.origin] for part in parts],
            "target": [index[part.target] for part in parts],
            "value": [part.value for part in parts],
            "color": [_link_colour(part, look, 0.34) for part in parts],
            "hovercolor": [_link_colour(part, look, 0.6, is_lit=True) for part in parts],
            "customdata": [f"{part.origin}|{part.target}" for part in parts],
            "label": [_link_hover(part.link, flow) for part in parts], "hovertemplate": _LABEL,
        },
    }  # fmt: skip


def _fill(node: str, flow: _Flow) -> str:
    """A node's colour; that of unconfirmed money is drawn under it."""
    colour = _node_colour(node, flow.look)
    return _CLEAR if node == _OPEN else colour if node in flow.chosen else receding(colour, flow.look.theme)


def _link_colour(part: _Part, look: Look, opacity: float, *, is_lit: bool = False) -> str:
    """The colour of where the money comes from, translucent; clear where it is hatched."""
    if part.hatched:
        return translucent(look.theme.secondary, 0.3 if is_lit else 0)
    return translucent(_node_colour(part.origin, look), opacity if part.chosen else round(opacity * _PALE, 3))


def _node_hover(node: str, flow: _Flow) -> str:
    """What a node has; of a source that has or may have more than its links show, all of it, and what they show."""
    row, shown, text = flow.sources.get(node, {"amount_wan": 0}), flow.values[node], flow.text
    money = [share_line(text, shown, shown / flow.whole)]
    if row["amount_wan"] - shown > NOTHING:
        money = [row_line(text, row, row.get("share")), money_line(text, shown, "chart.hover.confirmed")]
    return lines(escape(flow.name(node)), *money, count_line(text, _projects(node, flow.links)))


def _link_hover(link: Record, flow: _Flow) -> str:
    ends, text = [escape(flow.name(link[end])) for end in ("from_node", "to_node")], flow.text
    chosen = amount(link, "chosen_wan")
    return lines(
        text("chart.arrow", first=ends[0], second=ends[1]),
        share_line(text, amount(link, "amount_wan"), link["amount_wan"] / flow.whole),
        count_line(text, amount(link, "projects")),
        text("chart.hover.is_unconfirmed") if link["is_unconfirmed"] else None,
        part_line(text, "in_view", chosen) if link["amount_wan"] - chosen > NOTHING else None,
        None if link["is_unconfirmed"] else part_line(text, "unconfirmed", amount(link, "open_wan")),
    )
