"""Funding: where the money comes from and what it goes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from analysis.core.arrays import DIGITS, Ints, largest_positions
from analysis.core.frame import CATEGORIES, UNCONFIRMED
from analysis.core.largest import funding_in_view, part_of, rows_in
from analysis.core.view import View, before, in_context
from analysis.questions.flows import OWN, flows
from analysis.questions.sources import by_funding_source
from charts.funding_flow import funding_flow
from charts.parts.figure import is_too_small, say_scale
from models import ProjectFilter
from tables import Table
from ui.cards.funding.flow_title import flow_title, title_lead
from ui.cards.funding.sources import funding_gap
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.rows import NOTHING, Row, rows, sums_by, total
from ui.cards.parts.subtitles import open_swatch, plain
from ui.cards.parts.windows import has_many_projects, opened, rest_href, window, with_chosen
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import LINES, SHARE, SOURCE, SURE, share_href, working_href

FLOW, FLOW_PROJECTS = "flow", 8
_FIELDS = {"source": "funding_source", "category": "category", "project": "project"}


def flow_card(scene: Scene) -> Card:
    """From source to category to the largest projects; of very many, or to some of one category. Nodes and links can be clicked.

    It is the flow of the whole plan, through which what is chosen is traced; what would be slivers there has a flow of its own.
    """
    whole, own = before(scene.frame, scene.state.policy, scene.state.basis), in_context(*scene.arguments, *OWN)
    sums = [[float(funding_in_view(one).sum())] for one in (own, whole)]
    is_small = is_too_small(*sums)
    card = _card(scene, own if is_small else whole, in_whole=not is_small)
    say_scale(card.figure, enlarged=is_small, before=not is_small and sums[1][0] - sums[0][0] > NOTHING)
    return card


def _card(scene: Scene, seen: View, *, in_whole: bool) -> Card:
    is_whole = not has_many_projects(scene)
    category, named = ("", _largest(scene, seen)) if is_whole else _named(scene, seen)
    table, own = (flows(*scene.arguments, named=named, in_whole=one) for one in (in_whole, False))
    rests = [] if is_whole else [row for row in rows(own) if row["to_node"].startswith("rest:")]
    is_beyond = in_whole and not scene.state.filter.is_empty
    shown = scene.filtered(ProjectFilter()) if is_beyond else scene
    return _flow_of(scene, shown, table, rows(own), [_opening(scene, row, category, named) for row in rests])


def _largest(scene: Scene, seen: View) -> Ints:
    """The rows of the projects that have nodes of their own."""
    amounts = funding_in_view(seen).round(DIGITS)
    return with_chosen(scene, largest_positions(amounts, FLOW_PROJECTS), amounts)


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


def _flow_of(scene: Scene, shown: Scene, table: Table, own: Sequence[Row], opening: Sequence[Mark]) -> Card:
    """The flow of some links of ``analysis.questions.flows.flows``; of ``own``, those of the other filters, a click shows one.

    ``shown`` is the view whose money the links are, ``opening`` are marks of what opens.
    """
    text, listed = scene.text, rows(table)
    names = {node: _node_words(scene, node) for node in dict.fromkeys([*table["from_node"], *table["to_node"]])}
    projects = {node.partition(":")[2]: name for node, name in names.items() if node.startswith("project:")}
    return Card(
        id="flow",
        adds_up="funding",
        span=2,
        rows=listed,
        figure=funding_flow(table, text=text, look=scene.look, names=projects, sources=_told_sources(scene, shown, table)),
        title=flow_title(scene),
        subtitle=_flow_subtitle(scene, listed),
        marks=[
            *_node_marks(scene, own, names, _sources(scene, table)),
            *[_link_mark(scene, row, names, listed) for row in own if _pick(row["from_node"], row["to_node"])],
            *opening,
        ],
        columns=[
            Column(text("column.from"), lambda row: names[row["from_node"]]),
            Column(text("column.to"), lambda row: names[row["to_node"]]),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: _link_href(shown, row, listed)),
            *_traced_columns(scene, listed),
        ],
        how=[text("how.columns")],
        leads=[*_traced_lead(scene), *title_lead(scene), *(_before_leads(shown, names) if shown is not scene else [])],
    )


def _flow_subtitle(scene: Scene, listed: Sequence[Row]) -> list[SubtitlePart]:
    """The unit, how to read the flow, and by how much it is off the total investment."""
    text, sources = scene.text, [row for row in listed if row["from_node"].startswith("source:")]
    has_rest = any(row["to_node"].startswith("rest:") for row in listed)
    is_more = len({row["to_node"] for row in listed if row["to_node"].startswith("project:")}) > FLOW_PROJECTS
    key = "subtitle.flow_all" if not has_rest else "subtitle.flow_chosen" if is_more else "subtitle.flow"
    order = text(key, count=FLOW_PROJECTS) if has_rest else text(key)
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(order)]
    if scene.state.filter.funding_source:
        parts.append(plain(text("subtitle.flow_whole")))
    is_open = any(row["is_unconfirmed"] for row in sources)
    if is_open:
        parts.append(open_swatch(scene))
        parts.append(plain(text("subtitle.confirmed")))
    return [*parts, *funding_gap(scene, total(sources, "chosen_wan"))]


def _traced_columns(scene: Scene, listed: Sequence[Row]) -> list[Column]:
    """What of each link is chosen, and what of that is not confirmed, where not all is."""
    text = scene.text
    if all(row["amount_wan"] - row["chosen_wan"] <= NOTHING for row in listed):
        return []
    named = {"chosen_wan": "column.in_view", "open_wan": "source.unconfirmed"}
    return [amount_column(text, key, text(header), _traced_href(scene, listed, key)) for key, header in named.items()]


def _sources(scene: Scene, table: Table) -> dict[str, dict[str, Any]]:
    """All that each source has, by its node: nothing of what no source is sure of, for its links are of single rows."""
    frame, asked, policy, basis = scene.arguments
    listed = rows(by_funding_source(frame, asked.replace(category=(), project=()), policy, basis))
    own = {f"source:{row['source']}": dict(row) for row in listed if row["source"] != UNCONFIRMED}
    return {node: row for node, row in own.items() if node in table["from_node"]}


def _told_sources(scene: Scene, shown: Scene, table: Table) -> dict[str, dict[str, Any]]:
    """What stands at the sources: of what is chosen that, else what they have without the filter, as at all other nodes."""
    traced = {row["from_node"] for row in rows(table) if row["chosen_wan"] > NOTHING}
    return {**_sources(shown, table), **{node: row for node, row in _sources(scene, table).items() if node in traced}}


def _traced_lead(scene: Scene) -> list[Link]:
    """Where the part of what is traced comes from whose column is not certain."""
    if not (scene.state.filter.category or scene.state.filter.project):
        return []
    href = working_href(scene, SHARE, "none", LINES, UNCONFIRMED, funding_source=None)
    return [{"label": scene.text("source.unconfirmed"), "href": href}]


_NO_OWN: Mapping[str, object] = dict.fromkeys(("category", "project", "funding_source"))


def _before_leads(scene: Scene, names: Mapping[str, str]) -> list[Link]:
    """Where the money of the sources and the categories comes from without the filter: the flow is of the whole plan."""
    nodes = [node for node in names if node.partition(":")[0] in ("source", "category")]
    return [{"label": scene.text("card.before", name=names[node]), "href": _node_href(scene, node)} for node in nodes]


def _link_href(scene: Scene, row: Row, listed: Sequence[Row]) -> str:
    """Where a link's amount comes from, and its share: from a source what is confirmed to be its own, else all of its target."""
    words = "~".join(f"{of}{LINES}.{_of_link(row)}" for of in ("", f"{SHARE}.{_of_all(scene, row)}."))
    return working_href(scene, words, **_fields(scene, row, listed))


def _of_all(scene: Scene, row: Row) -> str:
    """Of what a link's share is: all funding, of which a rest leaves out what has a node of its own."""
    is_rest = str(row["to_node"]).startswith("rest:") and not scene.state.filter.without
    return f"project-category{'-without' * is_rest}"


def _share_href(scene: Scene, row: Row, listed: Sequence[Row]) -> str:
    of, own = f"{SHARE}.{_of_all(scene, row)}", _of_link(row)
    words = [f"{of}.{LINES}.{own}", *([f"{of}.{SOURCE}.{own}.{SURE}"] if own != "all" else [])]
    return working_href(scene, "~".join(words), **_fields(scene, row, listed))


def _traced_href(scene: Scene, listed: Sequence[Row], key: str) -> Callable[[Row], str]:
    """Where comes from what of a link is chosen, or what of that is not confirmed."""

    def href(row: Row) -> str:
        fields = {name: value for name, value in _fields(scene, row, listed).items() if value}
        return working_href(scene, LINES, "open" if key == "open_wan" and not row["is_unconfirmed"] else _of_link(row), **fields)

    return href


def _of_link(row: Row) -> str:
    kind, _, code = str(row["from_node"]).partition(":")
    return code if kind == "source" else "all"


def _fields(scene: Scene, row: Row, listed: Sequence[Row]) -> dict[str, object]:
    """The fields of the filter that make a view that of a link; a rest leaves out what has a node of its own."""
    category = str(row["to_node" if str(row["from_node"]).startswith("source:") else "from_node"]).partition(":")[2]
    kind, _, code = str(row["to_node"]).partition(":")
    fields: dict[str, object] = {**_NO_OWN, "category": category}
    if kind == "project":
        fields["project"] = code
    if kind == "rest":
        named = [str(one["to_node"]).partition(":")[2] for one in listed if str(one["to_node"]).startswith("project:")]
        fields["without"] = "~".join(dict.fromkeys([*scene.state.filter.without, *named]))
    return fields


def _node_href(scene: Scene, node: str) -> str:
    """Where the amount of a node comes from; of a source also what it has at the least and at the most."""
    kind, _, code = node.partition(":")
    if code == UNCONFIRMED:
        return working_href(scene, SHARE, "none", LINES, UNCONFIRMED, **_NO_OWN)
    if kind == "source":
        words = [f"{SHARE}.none.{LINES}.{code}", *(f"{SHARE}.none.{SOURCE}.{code}.{part}" for part in (SURE, "amount"))]
        return working_href(scene, "~".join(words), **_NO_OWN)
    return share_href(scene, "project-category", LINES, "all", **{**_NO_OWN, kind: code})


def _node_words(scene: Scene, node: str) -> str:
    kind, _, code = node.partition(":")
    return node_name(scene, kind, code)


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


def _node_marks(scene: Scene, listed: Sequence[Row], names: dict[str, str], sources: dict[str, dict[str, Any]]) -> list[Mark]:
    amounts: dict[str, Any] = {**sums_by(listed, "from_node"), **sums_by(listed, "to_node"), **sources}
    return [
        Mark(
            node,
            amount_label(scene.text, names[node], amounts[node]),
            _pick(node),
            _is_on(scene, _pick(node)),
            source=_node_href(scene, node),
        )
        for node in names
        if _pick(node) and node in amounts
    ]


def _is_on(scene: Scene, pick: dict[str, str]) -> bool:
    return bool(pick) and all(getattr(scene.state.filter, field) in ((code,), True) for field, code in pick.items())


def _link_mark(scene: Scene, row: Row, names: dict[str, str], listed: Sequence[Row]) -> Mark:
    origin, target = row["from_node"], row["to_node"]
    pick = _pick(origin, target)
    words = scene.text("flow.link", origin=names[origin], target=names[target])
    label = amount_label(scene.text, words, row["amount_wan"])
    return Mark(f"{origin}|{target}", label, pick, _is_on(scene, pick), source=_share_href(scene, row, listed))
