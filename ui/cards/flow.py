"""Funding: where the money comes from and what it goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from analysis import dependence, flows, source_shares
from charts import dependence_bars, funding_flow, share_bars
from models import FundingSource
from ui.cards.card import (
    Card,
    Column,
    Mark,
    Row,
    amount_column,
    amount_label,
    plain,
    ranked,
    rows,
    share_column,
    swatch,
    word_column,
)
from ui.cards.sources import funding_gap
from ui.cards.structure import node_name
from ui.scene import Scene

FLOW_PROJECTS = 8
_SAME = 0.0005
_NOTHING = 1e-6  # what floats leave of it
_SHARE_PROJECTS = 12
_FIELDS = {"source": "funding_source", "category": "category", "project": "project"}


def flow_card(scene: Scene) -> Card:
    """From source to category to the largest projects; nodes and links can be clicked."""
    return flow_of(scene, flows(*scene.ask, largest=FLOW_PROJECTS))


def flow_of(scene: Scene, frame: pd.DataFrame, opening: Sequence[Mark] = ()) -> Card:
    """The flow of some links of ``analysis.flows``; ``opening`` are marks of what opens."""
    text = scene.text
    names = {node: _node_words(scene, node) for node in pd.unique(pd.concat([frame["from_node"], frame["to_node"]]))}
    return Card(
        id="flow",
        adds_up="funding",
        span=2,
        rows=rows(frame),
        figure=funding_flow(frame, text=text, look=scene.look, names=_codes(names)),
        title=_finding(scene, frame),
        subtitle=_flow_subtitle(scene, frame),
        marks=[
            *_node_marks(scene, frame, names),
            *[_link_mark(scene, row, names) for row in rows(frame) if _pick(row["from_node"], row["to_node"])],
            *opening,
        ],
        columns=[
            word_column(text("column.from"), lambda row: names[row["from_node"]]),
            word_column(text("column.to"), lambda row: names[row["to_node"]]),
            amount_column(text, "amount_wan", text("column.amount")),
        ],
        how=[text("how.columns")],
    )


def _flow_subtitle(scene: Scene, frame: pd.DataFrame) -> list[dict[str, str]]:
    """The unit, how to read the flow, and by how much it is off the total investment."""
    text, sources = scene.text, frame[frame["from_node"].str.startswith("source:")]
    chosen = sources[sources["selected"]]
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.flow", count=FLOW_PROJECTS))]
    if sources["is_unconfirmed"].any():
        parts.append(swatch("dashed", scene.look.theme.secondary, text("legend.unconfirmed")))
    return [*parts, *funding_gap(scene, float(chosen["amount_wan"].sum()))]


def _codes(names: Mapping[str, str]) -> dict[str, str]:
    """The names of the projects among some nodes, by their ids."""
    return {node.partition(":")[2]: name for node, name in names.items() if node.startswith("project:")}


def _node_words(scene: Scene, node: str) -> str:
    kind, _, code = node.partition(":")
    return node_name(scene, kind, code)


def _pick(*nodes: str) -> dict[str, str]:
    pairs = (node.partition(":") for node in nodes)
    return {_FIELDS[kind]: code for kind, _, code in pairs if kind in _FIELDS and code != "unconfirmed"}


def _node_marks(scene: Scene, frame: pd.DataFrame, names: dict[str, str]) -> list[Mark]:
    incoming, outgoing = frame.groupby("to_node")["amount_wan"].sum(), frame.groupby("from_node")["amount_wan"].sum()
    amounts = {node: float(incoming.get(node, outgoing.get(node, 0.0))) for node in names}
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


def _finding(scene: Scene, frame: pd.DataFrame) -> str:
    text = scene.text
    from_sources = frame[frame["from_node"].str.startswith("source:") & frame["selected"]] if len(frame) else frame
    links = from_sources[~from_sources["is_unconfirmed"].astype(bool)]
    by_source = bool(scene.state.filter.funding_source)
    total = float((links if by_source else from_sources)["amount_wan"].sum())
    if total <= 0 or links.empty:
        return text("finding.nothing")
    top = ranked(rows(links), "amount_wan")[0]
    return text(
        "finding.flow.chosen" if by_source else "finding.flow",
        origin=_node_words(scene, top["from_node"]),
        target=_node_words(scene, top["to_node"]),
        share=text.share(top["amount_wan"] / total),
    )


def category_shares_card(scene: Scene) -> Card:
    """Shares of the sources in every category, stacked to 100%."""
    frame = source_shares(*scene.ask, by="category")
    return shares_of(scene, "category", frame, _group_names(scene, "category", frame))


def project_shares_card(scene: Scene) -> Card:
    """Shares of the sources in the largest projects, stacked to 100%."""
    frame = source_shares(*scene.ask, by="project")
    largest = frame["group"].drop_duplicates().head(_SHARE_PROJECTS)  # the frame has them in this order
    frame = frame[frame["group"].isin(largest)]
    return shares_of(scene, "project", frame, _group_names(scene, "project", frame))


def _group_names(scene: Scene, by: str, frame: pd.DataFrame) -> dict[str, str]:
    return {str(group): node_name(scene, by, str(group)) for group in frame["group"].unique()}


def shares_of(
    scene: Scene, by: str, frame: pd.DataFrame, names: Mapping[str, str], opening: Mapping[str, Mark] = MappingProxyType({})
) -> Card:
    """The shares of some groups of ``analysis.source_shares``; ``opening`` are the marks of groups that open."""
    text = scene.text
    totals = frame.groupby("group", sort=False)["amount_wan"].sum()
    return Card(
        id=f"shares_{by}",
        adds_up="funding",
        rows=rows(frame),
        span=2,
        figure=share_bars(frame, text=text, look=scene.look, names=names if by == "project" else None, span=2),
        title=_shares_finding(scene, frame, names, by),
        subtitle=[plain(text("subtitle.percent"))],
        marks=[
            opening.get(str(group))
            or Mark(
                str(group),
                amount_label(text, names[str(group)], float(totals[group])),
                {by: str(group)},
                str(group) in getattr(scene.state.filter, by),
            )
            for group in totals.index
        ],
        columns=[
            word_column(text(f"level.{by}"), lambda row: names[str(row["group"])]),
            word_column(text("field.funding_source"), lambda row: text.code("source", row["source"])),
            amount_column(text, "amount_wan", text("column.amount")),
            share_column(text),
        ],
        how=[text("how.columns")],
    )


def _shares_finding(scene: Scene, frame: pd.DataFrame, names: Mapping[str, str], by: str) -> str:
    """Who relies most on one source: among categories on any but 中央和省, which the chart beside is about."""
    text, is_category = scene.text, by == "category"
    certain = frame[(frame["source"] != "unconfirmed") & (frame["amount_wan"] > 0) & frame["selected"]]
    is_central = certain["source"] == FundingSource.CENTRAL_PROVINCIAL
    told = certain[~is_central if is_category else is_central]
    told = certain if told.empty else told
    if told.empty:
        return text("finding.source.none")
    top = ranked(rows(told), "share")[0]
    words = {"name": names[str(top["group"])], "source": text.code("source", top["source"]), "share": text.share(top["share"])}
    is_first = not is_category and len(set(certain["group"])) > 1 and top["source"] == FundingSource.CENTRAL_PROVINCIAL
    return text("finding.shares.project" if is_first else "finding.shares", **words)


def dependence_card(scene: Scene) -> Card:
    """How much of every category comes from 中央和省, with the range that unconfirmed amounts leave."""
    text, frame = scene.text, dependence(*scene.ask)
    names = {str(group): text.code("category", group) for group in frame["group"]}
    return Card(
        id="dependence",
        adds_up="funding",
        rows=rows(frame),
        figure=dependence_bars(frame, text=text, look=scene.look),
        title=_dependence_finding(scene, frame, names),
        subtitle=_dependence_subtitle(scene, frame),
        marks=[_dependence_mark(scene, row, names) for row in rows(frame)],
        columns=[
            word_column(text("field.category"), lambda row: names[str(row["group"])]),
            share_column(text),
            Column(text("column.least"), lambda row: text.share(row["least_share"])),
            Column(text("column.most"), lambda row: text.share(row["most_share"])),
        ],
        how=[text("how.range")],
    )


def _dependence_subtitle(scene: Scene, frame: pd.DataFrame) -> list[dict[str, str]]:
    words = [plain(scene.text("subtitle.dependence"))]
    if (frame["most_share"] - frame["share"] > _NOTHING).any():
        words.append(swatch("unconfirmed", scene.look.theme.secondary, scene.text("legend.range")))
    return words


def _dependence_mark(scene: Scene, row: Row, names: dict[str, str]) -> Mark:
    code = str(row["group"])
    label = scene.text("mark.share", name=names[code], share=scene.text.share(row["share"]))
    return Mark(code, label, {"category": code}, code in scene.state.filter.category)


def _dependence_finding(scene: Scene, frame: pd.DataFrame, names: dict[str, str]) -> str:
    with_money = frame[(frame["total_wan"] > 0) & frame["selected"]]
    if with_money.empty:
        return scene.text("finding.nothing")
    top = ranked(rows(with_money), "share")[0]
    is_exact = top["most_share"] - top["share"] < _SAME
    return scene.text(
        "finding.dependence.exact" if is_exact else "finding.dependence",
        name=names[str(top["group"])],
        share=scene.text.share(top["share"]),
    )
