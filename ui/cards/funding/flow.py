"""Funding: where the money comes from and what it goes to."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.core.arrays import DIGITS, Ints, largest_positions
from analysis.core.frame import CATEGORIES, UNCONFIRMED
from analysis.core.largest import funding_in_view, part_of, rows_in
from analysis.core.view import View, before, in_context
from analysis.questions.flows import OWN, TRACED, flows
from analysis.questions.sources import by_funding_source, source_shares
from charts.funding_flow import funding_flow
from charts.parts.figure import is_too_small, say_scale
from charts.source_bars import source_name
from models import FundingSource, ProjectFilter
from tables import Table
from ui.cards.funding.flow_places import before_leads, link_href, node_href, share_href, traced_href, traced_lead
from ui.cards.funding.sources import funding_gap
from ui.cards.parts.amounts import no_funding
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.leading import most_money, who
from ui.cards.parts.rows import NOTHING, Column, Row, amount_column, rows, sums_by, total
from ui.cards.parts.subtitles import of_unit, open_swatch
from ui.cards.parts.windows import has_many_projects, opened, rest_href, window, with_chosen
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import SHARE, SOURCE, SURE, WITHIN, working_href

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
            *_marks(scene, names, _sources(scene, table, own), picked, listed, own),
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


def _marks(
    scene: Scene, names: dict[str, str], sources: dict[str, Any], picked: Sequence[Row], listed: Sequence[Row], own: tuple[str, ...]
) -> Iterator[Mark]:  # fmt: skip
    """A click on a node shows what it is of, a click on a link what both of its ends are of."""
    text, chosen = scene.text, scene.state.filter

    def mark(code: str, words: str, amount: Any, pick: dict[str, str], source: str) -> Mark:
        on = all(getattr(chosen, field) in ((value,), True) for field, value in pick.items())
        return Mark(code, amount_label(text, words, amount), pick, on, source=source)

    amounts: dict[str, Any] = {**sums_by(picked, "from_node"), **sums_by(picked, "to_node"), **sources}
    for node, name in names.items():
        if (pick := _pick(node)) and node in amounts:
            yield mark(node, name, amounts[node], pick, node_href(scene, node, own))
    for row in picked:
        origin, target = row["from_node"], row["to_node"]
        if pick := _pick(origin, target):
            words = text("flow.link", origin=names[origin], target=names[target])
            yield mark(f"{origin}|{target}", words, row["amount_wan"], pick, share_href(scene, row, listed, own))


# --- the title -----------------------------------------------------------------------------------


def flow_title(scene: Scene) -> str:
    """The largest flow of a source into a category that is certain, whether rows confirm it or the printed totals."""
    text, (whole, asked, tops) = scene.text, _leaders(scene)
    if whole <= 0:
        return no_funding(scene)
    if not tops:
        return text("title.source.none")
    first, share = tops[0], text.share(tops[0]["amount_wan"] / whole)
    if len(tops) > 1:
        return text("title.flow.tied", flows=who(text, [_words(scene, row) for row in tops], "count.flows"), share=share)
    may_be_passed = any(row["most_wan"] > first["amount_wan"] + NOTHING for row in asked if row is not first)
    is_ranged = first["most_wan"] - first["amount_wan"] > NOTHING
    key = "title.flow.sure" if may_be_passed else "title.flow.least" if is_ranged else "title.flow"
    key = "title.flow.only" if first["amount_wan"] >= whole - NOTHING else key
    target, amount = text.code("category", first["group"]), text.money(first["amount_wan"])
    return text(key, origin=source_name(text, first["source"]), target=target, amount=amount, share=share)


def title_lead(scene: Scene) -> list[Link]:
    """Where the title's share comes from: of all funding of the categories in view, whatever the source."""
    *_, tops = _leaders(scene)
    words = {_words(scene, row): (f"category-{row['group']}", SOURCE, str(row["source"]), SURE) for row in tops[:1]}
    return [{"label": label, "href": working_href(scene, SHARE, WITHIN, *one, funding_source=None)} for label, one in words.items()]


def _leaders(scene: Scene) -> tuple[float, list[Row], list[Row]]:
    """What is certain of all flows, the flows of the chosen sources, and of these the largest, or all that are as large."""
    every = [row for row in rows(source_shares(scene.question)) if row["selected"]]
    asked = [row for row in every if row["source"] in (scene.state.filter.funding_source or [*FundingSource])]
    sure, whole = [row for row in asked if row["amount_wan"] > NOTHING], total(every, "amount_wan")
    return whole, asked, most_money(scene.text, sure, whole) if sure else []


def _words(scene: Scene, row: Row) -> str:
    return scene.text("flow.link", origin=source_name(scene.text, row["source"]), target=scene.text.code("category", row["group"]))
