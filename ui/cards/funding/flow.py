"""Funding: where the money comes from and what it goes to."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.core.arrays import DIGITS, Ints, largest_positions
from analysis.core.frame import CATEGORIES, UNCONFIRMED
from analysis.core.largest import funding_in_view, part_of, rows_in
from analysis.core.view import View, before, in_context
from analysis.questions.flows import OWN, TRACED, flows
from analysis.questions.sources import by_funding_source
from charts.funding_flow import funding_flow
from charts.parts.figure import is_too_small, say_scale
from models import ProjectFilter
from tables import Table
from ui.cards.funding.flow_places import before_leads, link_href, node_href, share_href, traced_href, traced_lead
from ui.cards.funding.flow_title import flow_title, title_lead
from ui.cards.funding.sources import funding_gap
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.rows import NOTHING, Column, Row, amount_column, rows, sums_by, total
from ui.cards.parts.subtitles import of_unit, open_swatch
from ui.cards.parts.windows import has_many_projects, opened, rest_href, window, with_chosen
from ui.document.charts import SubtitlePart
from ui.scene.scene import Scene

FLOW, FLOW_PROJECTS = "flow", 8
_CATEGORIES = [one.value for one in CATEGORIES]
_FIELDS = {"source": "funding_source", "category": "category", "project": "project"}


def flow_card(scene: Scene) -> Card:
    """From source to category to the largest projects; of very many, or to some of one category. Nodes and links can be clicked.

    It is the flow of the whole plan, through which what is chosen is traced; what would be slivers there has a flow of its own.
    """
    views = before(scene.question), in_context(scene.question, *OWN), in_context(scene.question, *TRACED)
    beyond, shown, alone = sums = [[float(funding_in_view(one).sum())] for one in views]
    at = next(at for at, whole in enumerate(sums) if not is_too_small(alone, whole))
    card = _card(scene, views[at], OWN if at < 2 else TRACED, in_whole=at == 0)
    say_scale(card.figure, enlarged=at > 0, before=at == 0 and beyond[0] - shown[0] > NOTHING)
    return card


def _card(scene: Scene, seen: View, own: tuple[str, ...], *, in_whole: bool) -> Card:
    """The flow of a view without its ``own`` fields, or of the whole plan; a click shows a link of the other filters."""
    category, named = _named(scene, seen)
    table, asked = (flows(scene.question, named=named, in_whole=one, own=own) for one in (in_whole, False))
    shown = scene.filtered(ProjectFilter()) if in_whole and not scene.state.filter.is_empty else scene
    text, listed, picked = scene.text, rows(table), rows(asked)
    rests = [row for row in picked if row["to_node"].startswith("rest:")] if has_many_projects(scene) else []
    names = {node: node_name(scene, *node.split(":")) for node in dict.fromkeys([*table["from_node"], *table["to_node"]])}
    projects = {node.partition(":")[2]: name for node, name in names.items() if node.startswith("project:")}
    return Card(
        id="flow",
        adds_up="funding",
        span=2,
        rows=listed,
        figure=funding_flow(table, text=text, look=scene.look, names=projects, sources=_told_sources(scene, shown, table, own)),
        title=flow_title(scene),
        subtitle=_flow_subtitle(scene, listed),
        marks=[
            *_node_marks(scene, picked, names, _sources(scene, table, own), own),
            *[_link_mark(scene, row, names, listed, own) for row in picked if _pick(row["from_node"], row["to_node"])],
            *(_opening(scene, row, category, named) for row in rests),
        ],
        columns=[
            Column(text("column.from"), lambda row: names[row["from_node"]]),
            Column(text("column.to"), lambda row: names[row["to_node"]]),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: link_href(shown, row, listed, own)),
            *_traced_columns(scene, listed, own),
        ],
        how=[text("how.columns")],
        leads=[*traced_lead(scene), *title_lead(scene), *(before_leads(shown, names) if shown is not scene else [])],
    )


def _named(scene: Scene, seen: View) -> tuple[str, Ints]:
    """The category whose rest is opened, if one is, and the rows of the projects that have nodes of their own."""
    found, amounts = opened(scene, FLOW), funding_in_view(seen)
    if not has_many_projects(scene):
        amounts = amounts.round(DIGITS)
        return "", with_chosen(scene, largest_positions(amounts, FLOW_PROJECTS), amounts)
    category = found[0] if found and found[0] in _CATEGORIES else ""
    within = rows_in(scene.frame, _CATEGORIES.index(category), seen.selected) if category else np.flatnonzero(seen.selected)
    within = within[amounts[within] > 0]
    at = window(scene, FLOW, len(within), FLOW_PROJECTS, category)
    return category, part_of(seen, within, at.start, at.end, amounts).rows


def _opening(scene: Scene, link: Row, category: str, named: Ints) -> Mark:
    """The rest of a category: a click shows the next largest of it, after those that have nodes already."""
    node, text, found = str(link["to_node"]), scene.text, opened(scene, FLOW)
    own = node.partition(":")[2]
    in_flow = int((scene.frame.rows.category[named] == _CATEGORIES.index(own)).sum())
    place = found[1] + FLOW_PROJECTS if found and category == own else in_flow
    label = amount_label(text, text("flow.rest", category=text.code("category.short", own)), float(link["amount_wan"]))
    return Mark(node, text("rest.mark", mark=label), {}, href=rest_href(scene, FLOW, place, own))


def _flow_subtitle(scene: Scene, listed: Sequence[Row]) -> list[SubtitlePart | str | None]:
    """The unit, how to read the flow, and by how much it is off the total investment."""
    text, sources = scene.text, [row for row in listed if row["from_node"].startswith("source:")]
    has_rest = any(row["to_node"].startswith("rest:") for row in listed)
    is_more = len({row["to_node"] for row in listed if row["to_node"].startswith("project:")}) > FLOW_PROJECTS
    key = "subtitle.flow_all" if not has_rest else "subtitle.flow_chosen" if is_more else "subtitle.flow"
    is_open = any(row["is_unconfirmed"] for row in sources)
    return [
        of_unit(text),
        text(key, count=FLOW_PROJECTS) if has_rest else text(key),
        text("subtitle.flow_whole") if scene.state.filter.funding_source else "",
        open_swatch(scene) if is_open else None,
        text("subtitle.confirmed") if is_open else "",
        funding_gap(scene, total(sources, "chosen_wan")),
    ]


def _traced_columns(scene: Scene, listed: Sequence[Row], own: tuple[str, ...]) -> list[Column]:
    """What of each link is chosen, and what of that is not confirmed, where not all is."""
    text = scene.text
    if all(row["amount_wan"] - row["chosen_wan"] <= NOTHING for row in listed):
        return []
    named = {"chosen_wan": "column.in_view", "open_wan": "source.unconfirmed"}
    return [amount_column(text, key, text(header), traced_href(scene, listed, key, own)) for key, header in named.items()]


def _sources(scene: Scene, table: Table, own: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """All that each source has, by its node: nothing of what no source is sure of, for its links are of single rows."""
    listed = rows(by_funding_source(scene.question.without(*(name for name in own if name not in TRACED))))
    every = {f"source:{row['source']}": dict(row) for row in listed if row["source"] != UNCONFIRMED}
    return {node: row for node, row in every.items() if node in table["from_node"]}


def _told_sources(scene: Scene, shown: Scene, table: Table, own: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """What stands at the sources: of what is chosen that, else what they have without the filter, as at all other nodes."""
    traced = {row["from_node"] for row in rows(table) if row["chosen_wan"] > NOTHING}
    return {**_sources(shown, table, own), **{node: row for node, row in _sources(scene, table, own).items() if node in traced}}


def node_name(scene: Scene, kind: str, code: str) -> str:
    """A node of the tree or the flow in words."""
    if kind == "category":
        return scene.text.code("category", code)
    if kind == "project":
        return scene.project_name(code)
    if kind == "rest":
        return scene.text("flow.rest", category=scene.text.code("category.short", code))
    return scene.text.code("source", code)


def _pick(*nodes: str) -> dict[str, str]:
    pairs = (node.partition(":") for node in nodes)
    return dict(("unsettled", "1") if code == UNCONFIRMED else (_FIELDS[kind], code) for kind, _, code in pairs if kind in _FIELDS)


def _node_marks(
    scene: Scene, listed: Sequence[Row], names: dict[str, str], sources: dict[str, dict[str, Any]], own: tuple[str, ...]
) -> list[Mark]:  # fmt: skip
    amounts: dict[str, Any] = {**sums_by(listed, "from_node"), **sums_by(listed, "to_node"), **sources}
    return [
        Mark(
            node,
            amount_label(scene.text, names[node], amounts[node]),
            _pick(node),
            _is_on(scene, _pick(node)),
            source=node_href(scene, node, own),
        )
        for node in names
        if _pick(node) and node in amounts
    ]


def _is_on(scene: Scene, pick: dict[str, str]) -> bool:
    return bool(pick) and all(getattr(scene.state.filter, field) in ((code,), True) for field, code in pick.items())


def _link_mark(scene: Scene, row: Row, names: dict[str, str], listed: Sequence[Row], own: tuple[str, ...]) -> Mark:
    origin, target = row["from_node"], row["to_node"]
    pick = _pick(origin, target)
    words = scene.text("flow.link", origin=names[origin], target=names[target])
    label = amount_label(scene.text, words, row["amount_wan"])
    return Mark(f"{origin}|{target}", label, pick, _is_on(scene, pick), source=share_href(scene, row, listed, own))
