"""Funding of very many projects: the largest by name, the others of a category as one node or row that opens."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import flows
from analysis.arrays import Floats, Ints
from analysis.flows import OWN
from analysis.frame import CATEGORIES, SOURCE_ROWS
from analysis.largest import part_of, rows_in
from analysis.sources import source_amounts
from analysis.view import View, in_context
from ui.cards import flow
from ui.cards.card import Card, Mark, Row, amount_label, plain, rows
from ui.cards.concentration import AFTER, BEFORE, rest_name
from ui.cards.rest import Window, is_wide, opened, rest_href, window
from ui.scene import Scene

FLOW, SHARES = "flow", "shares_project"
MOST = 12


def flow_card(scene: Scene) -> Card:
    """From source to category to the largest projects; of very many, or to some of one category."""
    if not is_wide(scene):
        return flow.flow_card(scene)
    seen = in_context(*scene.ask, *OWN)
    category, named = _named(scene, seen)
    frame = flows(*scene.ask, named=named)
    rests = frame[frame["to_node"].str.startswith("rest:")]
    return flow.flow_of(scene, frame, [_opening(scene, row, category, named) for row in rows(rests)])


def _funding(seen: View) -> Floats:
    """The funding of each project in view (N,)."""
    return seen.frame.funding_sum_wan * seen.project_weights


def _named(scene: Scene, seen: View) -> tuple[str, Ints]:
    """The category whose rest is opened, if one is, and the rows of the projects that have nodes of their own."""
    found, amounts = opened(scene, FLOW), _funding(seen)
    category = found[0] if found and found[0] in {one.value for one in CATEGORIES} else ""
    within = np.flatnonzero((amounts > 0) & seen.selected)
    if category:
        own = rows_in(scene.frame, [one.value for one in CATEGORIES].index(category), seen.selected)
        within = own[amounts[own] > 0]
    at = window(scene, FLOW, len(within), flow.FLOW_PROJECTS, category)
    return category, part_of(seen, within, at.start, at.end, amounts).rows


def _opening(scene: Scene, link: Row, category: str, named: Ints) -> Mark:
    """The rest of a category: a click shows the next largest of it."""
    node = str(link["to_node"])
    own = node.partition(":")[2]
    found = opened(scene, FLOW)
    place = found[1] + flow.FLOW_PROJECTS if found and category == own else _count(scene, own, named)
    name = scene.text("flow.rest", category=scene.text.code("category.short", own))
    label = amount_label(scene.text, name, float(str(link["amount_wan"])))
    return Mark(node, scene.text("rest.mark", mark=label), {}, href=rest_href(scene, FLOW, place, own))


def _count(scene: Scene, category: str, named: Ints) -> int:
    """How many of a category have nodes already: they are its largest."""
    at = [one.value for one in CATEGORIES].index(category)
    return int((scene.frame.rows.category[named] == at).sum())


# --- shares of the sources -----------------------------------------------------------------------


def project_shares_card(scene: Scene) -> Card:
    """Shares of the sources in the largest projects, and in all others together."""
    if not is_wide(scene):
        return flow.project_shares_card(scene)
    seen = in_context(*scene.ask, "project", "funding_source")
    amounts = _funding(seen)
    within = np.flatnonzero((amounts > 0) & seen.selected)
    at = window(scene, SHARES, len(within), MOST)
    part = part_of(seen, within, at.start, at.end, amounts)
    groups = _groups(seen, part.rows, [BEFORE, *scene.frame.project_ids[part.rows].tolist(), AFTER], (at, within, amounts))
    names = _names(scene, part.rows, at)
    columns = ["group", "source", "amount_wan", "share", "total_wan", "selected"]
    frame = flow.with_parts(pd.DataFrame(_lines(scene, groups), columns=columns))
    ends = {which: _end(scene, at, which, names[which], float(groups[which].sum())) for which in (BEFORE, AFTER) if which in groups}
    card = flow.shares_of(scene, "project", frame, names, ends)
    words = scene.text("rest.shares", first=f"{at.start + 1:,}", last=f"{at.end:,}", count=f"{at.count:,}")
    title = flow.projects_finding(scene, frame, names)
    return replace(card, title=title, subtitle=[*card.subtitle, plain(words)], has_file=True)


def _groups(seen: View, rows: Ints, codes: list[str], order: tuple[Window, Ints, Floats]) -> dict[str, Floats]:
    """Funding by source (5,) of the projects shown, and of those before and after them together."""
    (at, within, amounts), sets = order, seen.frame.source_sets
    funding, weights = seen.frame.rows.funding_wan, seen.project_weights
    before = part_of(seen, within, 0, at.start, amounts).rows
    own = [source_amounts(funding[row] * weights[row], sets) for row in rows.tolist()]
    first = source_amounts(weights[before] @ funding[before], sets)
    every = source_amounts(weights[within] @ funding[within], sets)
    last = np.maximum(every - first - sum(own, np.zeros(len(SOURCE_ROWS))), 0.0)
    found = dict(zip(codes, [first, *own, last], strict=True))
    return {code: found[code] for code in codes if code not in (BEFORE, AFTER) or (at.start if code == BEFORE else at.after)}


def _names(scene: Scene, rows: Ints, at: Window) -> dict[str, str]:
    frame = scene.frame
    named = dict(zip(frame.project_ids[rows].tolist(), frame.projects["name"].array.take(rows).tolist(), strict=True))
    return {BEFORE: rest_name(scene, BEFORE, at.start), **named, AFTER: rest_name(scene, AFTER, at.after)}


def _lines(scene: Scene, groups: dict[str, Floats]) -> list[tuple[object, ...]]:
    chosen = scene.state.filter.project
    return [
        (group, source, float(wan), float(wan / (amounts.sum() or 1.0)), float(amounts.sum()), not chosen or group in chosen)
        for group, amounts in groups.items()
        for source, wan in zip(SOURCE_ROWS, amounts.tolist(), strict=True)
    ]


def _end(scene: Scene, at: Window, which: str, name: str, wan: float) -> Mark:
    place = max(at.start - MOST, 0) if which == BEFORE else at.end
    label = amount_label(scene.text, name, wan)
    return Mark(which, scene.text("rest.mark", mark=label), {}, href=rest_href(scene, SHARES, place))
