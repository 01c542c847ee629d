"""Funding: where the money comes from and what it goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from analysis import dependence, flows, percentages, source_shares
from analysis.reliance import reliance
from analysis.shares import percentages_of_rows
from charts import dependence_bars, funding_flow, share_bars
from models import FundingSource
from ui.cards.amounts import if_funded, no_funding
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
    total,
    word_column,
)
from ui.cards.leading import NAMED, leading, who, with_share
from ui.cards.sources import funding_gap
from ui.cards.structure import node_name
from ui.document.charts import SubtitlePart
from ui.scene import Scene

FLOW_PROJECTS = 8
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


def _flow_subtitle(scene: Scene, frame: pd.DataFrame) -> list[SubtitlePart]:
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
    listed = rows(from_sources)
    whole = total(listed, "amount_wan")
    if whole <= 0:
        return no_funding(scene)
    sure = [row for row in listed if not row["is_unconfirmed"]]
    if not sure:
        return text("finding.source.none")
    if scene.state.filter.funding_source:
        top = ranked(sure, "amount_wan")[0]
        own = total([row for row in sure if row["from_node"] == top["from_node"]], "amount_wan")
        return _flow_words(scene, "finding.flow.chosen", top, own)
    tops = leading(sure, "amount_wan", with_share(text, whole))
    suffix = "sure" if _may_be_passed(tops[0], sure, listed) else ""
    if len(tops) == 1:
        parts = percentages([row["amount_wan"] for row in listed])  # as beside the sources' bars, where one category is chosen
        part_of_all = {**tops[0], "amount_wan": parts[listed.index(tops[0])]}
        return _flow_words(scene, f"finding.flow.{suffix}" if suffix else "finding.flow", part_of_all, 100)
    flows_ = who(text, [_link_words(scene, row) for row in tops], "count.flows")
    share = text.share(tops[0]["amount_wan"] / whole)
    return text(f"finding.flow.tied_{suffix}" if suffix else "finding.flow.tied", flows=flows_, share=share)


def _flow_words(scene: Scene, key: str, link: Row, whole: float) -> str:
    origin, target = _node_words(scene, link["from_node"]), _node_words(scene, link["to_node"])
    return scene.text(key, origin=origin, target=target, share=scene.text.share(link["amount_wan"] / whole))


def _link_words(scene: Scene, link: Row) -> str:
    origin, target = _node_words(scene, link["from_node"]), _node_words(scene, link["to_node"])
    return scene.text("flow.link", origin=origin, target=target)


def _may_be_passed(top: Row, sure: Sequence[Row], listed: Sequence[Row]) -> bool:
    """Whether a category's unconfirmed money, with what a source gives it for certain, could be a larger flow."""

    def most(category: str) -> float:
        return max((row["amount_wan"] for row in sure if row["to_node"] == category and row is not top), default=0.0)

    unconfirmed = [row for row in listed if row["is_unconfirmed"]]
    return any(row["amount_wan"] + most(row["to_node"]) > top["amount_wan"] + _NOTHING for row in unconfirmed)


def category_shares_card(scene: Scene) -> Card:
    """Shares of the sources in every category, stacked to 100%."""
    frame = with_parts(if_funded(scene, source_shares(*scene.ask, by="category")))
    return shares_of(scene, "category", frame, _group_names(scene, "category", frame))


def project_shares_card(scene: Scene) -> Card:
    """Shares of the sources in the largest projects, stacked to 100%."""
    every = if_funded(scene, source_shares(*scene.ask, by="project"))
    largest = every["group"].drop_duplicates().head(_SHARE_PROJECTS)  # the frame has them in this order
    frame = with_parts(every[every["group"].isin(largest)])
    names = _group_names(scene, "project", frame)
    return replace(shares_of(scene, "project", frame, names), title=projects_finding(scene, with_parts(every), names))


def with_parts(frame: pd.DataFrame) -> pd.DataFrame:
    """Five rows for each group with shares that add up to 100.0 in each group."""
    amounts = frame["amount_wan"].to_numpy(dtype=np.float64).reshape(-1, len(FundingSource) + 1)
    return frame.assign(share=percentages_of_rows(amounts).ravel() / 100)


def projects_finding(scene: Scene, shown: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Who relies most on 中央和省 among all projects in view, whether the chart shows them or not."""
    text, found = scene.text, reliance(*scene.ask)
    if found.compared < 2 or not len(found.rows):
        return _shares_finding(scene, shown, names, "project")
    share = text.share(float(found.shares.max()))
    tied = [row for row, one in zip(found.rows.tolist(), found.shares.tolist(), strict=True) if text.share(one) == share]
    source = text.code("source", FundingSource.CENTRAL_PROVINCIAL)
    few = [scene.plan.projects[row].name for row in tied[: NAMED + 1]]
    key = "finding.shares.projects" if len(tied) > 1 else "finding.shares.project"
    listed = who(text, few if len(few) == len(tied) else [str(row) for row in tied], "count.projects")
    return text(key + (".sure" if found.is_open else ""), name=few[0], names=listed, source=source, share=share)


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
    """What one group has from one source: a category from any but 中央和省, which the chart beside is about."""
    text, is_category = scene.text, by == "category"
    certain = frame[(frame["source"] != "unconfirmed") & (frame["amount_wan"] > 0) & frame["selected"]]
    is_central = certain["source"] == FundingSource.CENTRAL_PROVINCIAL
    told = certain[~is_central if is_category else is_central]
    told = certain if told.empty else told
    if told.empty:
        return text("finding.source.none") if frame["amount_wan"].sum() > 0 else no_funding(scene)
    top = ranked(rows(told), "share")[0]
    name, source = names.get(str(top["group"])) or node_name(scene, by, str(top["group"])), text.code("source", top["source"])
    return text("finding.shares", name=name, source=source, share=text.share(top["share"]))


def dependence_card(scene: Scene) -> Card:
    """How much of every category comes from 中央和省, with the range that unconfirmed amounts leave."""
    text, frame = scene.text, _as_parts(scene, if_funded(scene, dependence(*scene.ask)))
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


def _as_parts(scene: Scene, frame: pd.DataFrame) -> pd.DataFrame:
    """The confirmed shares, and the ends of ranges that are the same, as they stand among the parts of each category."""
    every = with_parts(source_shares(*scene.ask, by="category"))
    parts = every[every["source"] == FundingSource.CENTRAL_PROVINCIAL]["share"].to_numpy()[: len(frame)]
    raw, most = frame["share"].to_numpy(), frame["most_share"].to_numpy()
    least = np.where(frame["least_share"].to_numpy() - raw < _NOTHING, parts, frame["least_share"].to_numpy())
    return frame.assign(share=parts, least_share=least, most_share=np.where(most - raw < _NOTHING, parts, np.maximum(most, parts)))


def _dependence_subtitle(scene: Scene, frame: pd.DataFrame) -> list[SubtitlePart]:
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
        return no_funding(scene)
    top = ranked(rows(with_money), "share")[0]
    is_exact = scene.text.share(top["most_share"]) == scene.text.share(top["share"])
    return scene.text(
        "finding.dependence.exact" if is_exact else "finding.dependence",
        name=names[str(top["group"])],
        share=scene.text.share(top["share"]),
    )
