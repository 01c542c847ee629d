"""Funding: where the money comes from and what it goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.core.arrays import Ints
from analysis.core.frame import CATEGORIES
from analysis.core.largest import funding_in_view, part_of, rows_in
from analysis.core.view import View, in_context
from analysis.questions.flows import OWN, flows
from charts.funding_flow import funding_flow
from tables import Table
from ui.cards.funding.sources import confirmed_words, funding_gap
from ui.cards.parts.amounts import no_funding
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.leading import leading, who, with_share
from ui.cards.parts.rows import NOTHING, Row, ranked, rows, sums_by, total
from ui.cards.parts.subtitles import open_swatch, plain
from ui.cards.parts.windows import has_many_projects, opened, rest_href, window
from ui.document.charts import SubtitlePart
from ui.scene.scene import Scene

FLOW, FLOW_PROJECTS = "flow", 8
_FIELDS = {"source": "funding_source", "category": "category", "project": "project"}


def flow_card(scene: Scene) -> Card:
    """From source to category to the largest projects; of very many, or to some of one category. Nodes and links can be clicked."""
    if not has_many_projects(scene):
        return _flow_of(scene, flows(*scene.arguments, largest=FLOW_PROJECTS))
    category, named = _named(scene, in_context(*scene.arguments, *OWN))
    table = flows(*scene.arguments, named=named)
    rests = [row for row in rows(table) if row["to_node"].startswith("rest:")]
    return _flow_of(scene, table, [_opening(scene, row, category, named) for row in rests])


def _named(scene: Scene, seen: View) -> tuple[str, Ints]:
    """The category whose rest is opened, if one is, and the rows of the projects that have nodes of their own."""
    found, amounts = opened(scene, FLOW), funding_in_view(seen)
    category = found[0] if found and found[0] in {one.value for one in CATEGORIES} else ""
    within = np.flatnonzero((amounts > 0) & seen.selected)
    if category:
        own = rows_in(scene.frame, [one.value for one in CATEGORIES].index(category), seen.selected)
        within = own[amounts[own] > 0]
    at = window(scene, FLOW, len(within), FLOW_PROJECTS, category)
    return category, part_of(seen, within, at.start, at.end, amounts).rows


def _opening(scene: Scene, link: Row, category: str, named: Ints) -> Mark:
    """The rest of a category: a click shows the next largest of it."""
    node = str(link["to_node"])
    own = node.partition(":")[2]
    found = opened(scene, FLOW)
    place = found[1] + FLOW_PROJECTS if found and category == own else _count(scene, own, named)
    name = scene.text("flow.rest", category=scene.text.code("category.short", own))
    label = amount_label(scene.text, name, float(str(link["amount_wan"])))
    return Mark(node, scene.text("rest.mark", mark=label), {}, href=rest_href(scene, FLOW, place, own))


def _count(scene: Scene, category: str, named: Ints) -> int:
    """How many of a category have nodes already: they are its largest."""
    at = [one.value for one in CATEGORIES].index(category)
    return int((scene.frame.rows.category[named] == at).sum())


def _flow_of(scene: Scene, table: Table, opening: Sequence[Mark] = ()) -> Card:
    """The flow of some links of ``analysis.questions.flows.flows``; ``opening`` are marks of what opens."""
    text, listed = scene.text, rows(table)
    names = {node: _node_words(scene, node) for node in dict.fromkeys([*table["from_node"], *table["to_node"]])}
    return Card(
        id="flow",
        adds_up="funding",
        span=2,
        rows=listed,
        figure=funding_flow(table, text=text, look=scene.look, names=_codes(names)),
        title=_title(scene, listed),
        subtitle=_flow_subtitle(scene, listed),
        marks=[
            *_node_marks(scene, listed, names),
            *[_link_mark(scene, row, names) for row in listed if _pick(row["from_node"], row["to_node"])],
            *opening,
        ],
        columns=[
            Column(text("column.from"), lambda row: names[row["from_node"]]),
            Column(text("column.to"), lambda row: names[row["to_node"]]),
            amount_column(text, "amount_wan", text("column.amount")),
            *_traced_columns(scene, listed),
        ],
        how=[text("how.columns")],
    )


def _flow_subtitle(scene: Scene, listed: Sequence[Row]) -> list[SubtitlePart]:
    """The unit, how to read the flow, and by how much it is off the total investment."""
    text, sources = scene.text, [row for row in listed if row["from_node"].startswith("source:")]
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.flow", count=FLOW_PROJECTS))]
    is_open = any(row["is_unconfirmed"] for row in sources)
    if is_open:
        parts.append(open_swatch(scene))
    parts += confirmed_words(scene, is_open=is_open)
    return [*parts, *funding_gap(scene, total(sources, "chosen_wan"))]


def _traced_columns(scene: Scene, listed: Sequence[Row]) -> list[Column]:
    """What of each link is chosen, and what of that is not confirmed, where not all is."""
    text = scene.text
    if all(row["amount_wan"] - row["chosen_wan"] <= NOTHING for row in listed):
        return []
    named = {"chosen_wan": "column.in_view", "open_wan": "source.unconfirmed"}
    return [amount_column(text, key, text(header)) for key, header in named.items()]


def _codes(names: Mapping[str, str]) -> dict[str, str]:
    """The names of the projects among some nodes, by their ids."""
    return {node.partition(":")[2]: name for node, name in names.items() if node.startswith("project:")}


def _node_words(scene: Scene, node: str) -> str:
    kind, _, code = node.partition(":")
    return node_name(scene, kind, code)


def node_name(scene: Scene, kind: str, code: str) -> str:
    """A node of the tree or the flow in words."""
    if kind == "category":
        return scene.text.code("category", code)
    if kind == "project":
        return scene.projects[code].name
    if kind == "rest":
        return scene.text("flow.rest", category=scene.text.code("category.short", code))
    return scene.text.code("source", code)


def _pick(*nodes: str) -> dict[str, str]:
    pairs = (node.partition(":") for node in nodes)
    return {_FIELDS[kind]: code for kind, _, code in pairs if kind in _FIELDS and code != "unconfirmed"}


def _node_marks(scene: Scene, listed: Sequence[Row], names: dict[str, str]) -> list[Mark]:
    amounts = sums_by(listed, "from_node") | sums_by(listed, "to_node")
    return [
        Mark(node, amount_label(scene.text, names[node], amounts[node]), _pick(node), _is_on(scene, _pick(node)))
        for node in names
        if _pick(node)
    ]


def _is_on(scene: Scene, pick: dict[str, str]) -> bool:
    return bool(pick) and all(getattr(scene.state.filter, field) == (code,) for field, code in pick.items())


def _link_mark(scene: Scene, row: Row, names: dict[str, str]) -> Mark:
    origin, target = row["from_node"], row["to_node"]
    pick = _pick(origin, target)
    words = scene.text("flow.link", origin=names[origin], target=names[target])
    return Mark(f"{origin}|{target}", amount_label(scene.text, words, row["amount_wan"]), pick, _is_on(scene, pick))


def _title(scene: Scene, links: Sequence[Row]) -> str:
    text = scene.text
    listed: list[Row] = [
        {**row, "amount_wan": row["chosen_wan"]} for row in links if row["from_node"].startswith("source:") and row["selected"]
    ]
    whole = total(listed, "amount_wan")
    if whole <= 0:
        return no_funding(scene)
    sure = [row for row in listed if not row["is_unconfirmed"]]
    if not sure:
        return text("title.source.none")
    if scene.state.filter.funding_source:
        top = ranked(sure, "amount_wan")[0]
        own = total([row for row in sure if row["from_node"] == top["from_node"]], "amount_wan")
        return _flow_words(scene, "title.flow.chosen", top, own)
    tops = leading(sure, "amount_wan", with_share(text, whole))
    suffix = "sure" if _may_be_passed(tops[0], sure, listed) else ""
    if len(tops) == 1:
        return _flow_words(scene, f"title.flow.{suffix}" if suffix else "title.flow", tops[0], whole)
    flows_ = who(text, [_flow_words(scene, "flow.link", row, whole) for row in tops], "count.flows")
    share = text.share(tops[0]["amount_wan"] / whole)
    return text(f"title.flow.tied_{suffix}" if suffix else "title.flow.tied", flows=flows_, share=share)


def _flow_words(scene: Scene, key: str, link: Row, whole: float) -> str:
    origin, target = _node_words(scene, link["from_node"]), _node_words(scene, link["to_node"])
    return scene.text(key, origin=origin, target=target, share=scene.text.share(link["amount_wan"] / whole))


def _may_be_passed(top: Row, sure: Sequence[Row], listed: Sequence[Row]) -> bool:
    """Whether a category's unconfirmed money, with what a source gives it for certain, could be a larger flow."""

    def most(category: str) -> float:
        return max((row["amount_wan"] for row in sure if row["to_node"] == category and row is not top), default=0.0)

    unconfirmed = [row for row in listed if row["is_unconfirmed"]]
    return any(row["amount_wan"] + most(row["to_node"]) > top["amount_wan"] + NOTHING for row in unconfirmed)
