"""Very many projects as nested areas: the largest of each category by name, the others of it as one area that opens."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.arrays import Ints
from analysis.frame import CATEGORIES
from analysis.largest import Together, part_of, rows_in, together
from analysis.tree import OWN, source_leaves
from analysis.view import View, in_context
from charts import project_tree
from ui.cards import structure
from ui.cards.card import Card, Mark, Row, amount_column, amount_label, count_column, open_view_words, plain, word_column
from ui.cards.many.concentration import AFTER, BEFORE, rest_name
from ui.cards.many.rest import is_wide, rest_href, window
from ui.scene import Scene

CHART = "tree"
_EACH, _OPEN = 8, 40  # areas of a category: among all categories, and by itself
_BANDS = (100, 1_000, 10_000, 100_000)  # places up to which the others are taken together


def tree_card(scene: Scene) -> Card:
    """A treemap or icicle of category, project and funding; a click drills one level down."""
    return _card(scene) if is_wide(scene) else structure.tree_card(scene)


def _card(scene: Scene) -> Card:
    text, seen = scene.text, in_context(*scene.ask, *OWN)
    kind: Literal["treemap", "icicle"] = "icicle" if scene.state.tree == "icicle" else "treemap"
    listed = [row for category in scene.frame.category_order.tolist() for row in _category(scene, seen, category)]
    names = {str(row["project_id"]): str(row["name"]) for row in listed if row["kind"] == "project"}
    frame = structure.with_shares(pd.DataFrame(listed))
    most = _OPEN if _chosen(scene) else _EACH
    return Card(
        id=CHART,
        span=2,
        rows=listed,
        figure=project_tree(frame, text=text, look=scene.look, names=names, kind=kind, level=structure.level_of(scene)),
        title=_finding(scene, seen) + open_view_words(scene),
        subtitle=[plain(text("subtitle.unit", unit=text.unit_word)), plain(text("rest.tree", most=most))],
        marks=[mark for mark in (_mark(scene, row) for row in listed) if mark],
        columns=[
            word_column(text("column.level"), lambda row: text(f"level.{row['kind']}")),
            word_column(text("column.name"), lambda row: str(row["name"])),
            amount_column(text, "amount_wan", text("column.amount")),
            count_column(text),
        ],
        switch={
            "label": text("switch.tree"),
            "on": kind == "icicle",
            "set": {"tree": None if kind == "icicle" else "icicle"},
        },
        has_file=True,
    )


def _chosen(scene: Scene) -> str:
    """The category that is shown by itself, if one is."""
    chosen = scene.state.filter.category
    return chosen[0] if len(chosen) == 1 else ""


def _category(scene: Scene, seen: View, category: int) -> list[Row]:
    """A category with its areas; where it is shown by itself, from the place on that is opened."""
    code, within = CATEGORIES[category].value, rows_in(scene.frame, category, seen.selected)
    is_open = _chosen(scene) == code
    at = window(scene, CHART, len(within), _OPEN, code) if is_open else window(scene, "", len(within), _EACH)
    part = part_of(seen, within, at.start, at.end)
    before, rows = part.before, part.rows
    asked = scene.frame.project_ids.get_indexer(pd.Index(scene.state.filter.project))
    extra = np.setdiff1d(np.intersect1d(asked[asked >= 0], within), rows)
    if len(extra):  # what is chosen is always there, taken from where it stands
        out = together(seen, extra)
        is_before = bool(part.before.projects and len(rows) and seen.amount_wan[extra[0]] >= seen.amount_wan[rows[0]])
        before = _less(before, out) if is_before else before
        rows = np.concatenate([rows, extra])
    node, whole = f"category:{code}", together(seen, within)
    chosen = scene.state.filter.category
    own = _row(node, "", "category", code, "", scene.text.code("category", code), whole, not chosen or code in chosen)
    ends = [
        *_end(scene, code, BEFORE, before, max(at.start - _OPEN, 0)),
        *_bands(scene, seen, within, (code, at.end), extra),
    ]
    return [own, *_projects(scene, seen, node, code, rows), *ends]


def _bands(scene: Scene, seen: View, within: Ints, of: tuple[str, int], out: Ints) -> list[Row]:
    """What comes after the areas of a category, by places of the order: up to the 100th, the 1,000th and so on."""
    (category, place), listed = of, list[Row]()
    cuts = [cut for cut in _BANDS if place < cut < len(within)]
    ordered = within[np.argsort(-seen.amount_wan[within], kind="stable")]
    for number, end in enumerate([*cuts, len(within)]):
        own = ordered[place:end]
        one = together(seen, np.setdiff1d(own, out) if len(out) else own)
        words = scene.text("rest.places", first=f"{place + 1:,}", last=f"{end:,}") if cuts else None
        listed += _end(scene, category, f"{AFTER}{number or ''}", one, place, words)
        place = end
    return listed


def _less(one: Together, out: Together) -> Together:
    return Together(
        one.projects - out.projects, one.amount_wan - out.amount_wan, one.unconfirmed_wan - out.unconfirmed_wan,
        least_wan=one.least_wan - out.least_wan, most_wan=one.most_wan - out.most_wan,
    )  # fmt: skip


def _row(node: str, parent: str, kind: str, code: str, project_id: str, name: str, one: Together, selected: bool) -> dict[str, Any]:
    return {
        "node": node, "parent": parent, "kind": kind, "code": code, "project_id": project_id, "name": name,
        "amount_wan": one.amount_wan, "projects": one.projects, "selected": selected,
        "unconfirmed_wan": one.unconfirmed_wan, "least_wan": one.least_wan, "most_wan": one.most_wan, "href": "",
    }  # fmt: skip


def _projects(scene: Scene, seen: View, parent: str, category: str, rows: Ints) -> list[Row]:
    chosen, categories = scene.state.filter.project, scene.state.filter.category
    is_in = not categories or category in categories
    listed: list[Row] = []
    for row in rows.tolist():
        code, name = str(scene.frame.project_ids[row]), str(scene.frame.projects["name"].iloc[row])
        selected, node = is_in and (not chosen or code in chosen), f"project:{code}"
        ends = {"least_wan": float(seen.least_wan[row]), "most_wan": float(seen.most_wan[row])}
        one = Together(1, float(seen.amount_wan[row]), float(seen.unconfirmed_wan[row]), **ends)
        listed.append(_row(node, parent, "project", code, code, name, one, selected))
        if code in chosen:
            leaves = source_leaves(seen, row)
            listed += [
                _row(f"source:{code}:{source}", node, "source", source, code, scene.text.code("source", source),
                     Together(1, wan), selected)
                for source, wan in leaves
            ]  # fmt: skip
    return listed


def _end(scene: Scene, category: str, which: str, one: Together, place: int, words: str | None = None) -> list[Row]:
    """What stands before or after the areas of a category as one area; among all categories it opens the category."""
    if not one.projects:
        return []
    code = f"{category}-{which}"
    name = words or rest_name(scene, which, one.projects)
    row = _row(f"project:{code}", f"category:{category}", "project", code, code, name, one, selected=False)
    if _chosen(scene) == category:
        return [row | {"href": rest_href(scene, CHART, place, category)}]
    return [row | {"href": scene.href(category=category, project=None, drill="category", rest=f"{CHART}.{category}.{place}")}]


def _mark(scene: Scene, row: Row) -> Mark | None:
    kind, code = str(row["kind"]), str(row["code"])
    field = {"category": "category", "project": "project", "source": "funding_source"}[kind]
    if code == "unconfirmed":
        return None
    label = amount_label(scene.text, str(row["name"]), row["amount_wan"])
    if row["href"]:
        return Mark(str(row["node"]), scene.text("rest.mark", mark=label), {}, href=str(row["href"]))
    return Mark(str(row["node"]), label, {field: code}, code in getattr(scene.state.filter, field))


def _finding(scene: Scene, seen: View) -> str:
    text, chosen = scene.text, in_context(*scene.ask)
    within = np.flatnonzero(chosen.selected)
    total = chosen.total_wan
    if total <= 0 or not len(within):
        return text("finding.nothing")
    first = int(part_of(chosen, within, 0, 1).rows[0])
    name = str(seen.frame.projects["name"].iloc[first])
    if len(within) == 1:
        return text("finding.tree.single", name=name, amount=text.money(total))
    share = text.share(float(chosen.amount_wan[first]) / total)
    return text("finding.tree.first", name=name, share=share, count=f"{len(within):,}")
