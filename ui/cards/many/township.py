"""One township's very many projects: the largest of each list, and the way to all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.arrays import Bools, largest_positions
from analysis.frame import REACHES, PlanFrame
from models import Reach
from ui.cards import township
from ui.cards.many.rest import is_wide
from ui.cards.townships import place_name
from ui.document.lists import ListBlock, ListItem, Note
from ui.scene import Scene

MOST = 12
_LISTS = (("own", Reach.SINGLE_TOWNSHIP), ("several", Reach.SEVERAL_TOWNSHIPS), ("all", Reach.ALL_TOWNSHIPS))


def township_lists(scene: Scene) -> Sequence[ListBlock | Note]:
    """The projects of the chosen township in lists that are never added up; without a choice, how to choose."""
    chosen = scene.state.filter.township
    if not is_wide(scene) or len(chosen) != 1:
        return township.township_lists(scene)
    serving = _serving(scene.frame, chosen[0])
    listed = [(kind, reach, serving & (scene.frame.rows.reach == REACHES.index(reach))) for kind, reach in _LISTS]
    shown = [(kind, reach, rows) for kind, reach, rows in listed if rows.any() or kind != "all"]
    return [_list(scene, chosen[0], kind, reach, rows) for kind, reach, rows in shown]


def _serving(frame: PlanFrame, code: str) -> Bools:
    """Whether each project serves a township (N,)."""
    of_sets: Bools = frame.township_sets[:, frame.townships.index(code)]
    return of_sets[frame.rows.township_set]


def _list(scene: Scene, code: str, kind: str, reach: Reach, is_in: Bools) -> ListBlock:
    text, totals = scene.text, scene.frame.rows.total_wan
    rows = np.flatnonzero(is_in)
    largest = rows[largest_positions(totals[rows], MOST)].tolist()
    total = text.money(float(totals[rows].sum()))
    items = [township.item_of(scene, scene.plan.projects[row]) for row in largest]
    return {
        "kind": "list",
        "id": f"township_{kind}",
        "span": 2 if kind == "all" else 1,
        "title": text(f"township.list.{kind}", name=place_name(scene, code)),
        "note": text("township.list.note", count=f"{len(rows):,}", total=total) if len(rows) else text("township.list.none"),
        "items": [*items, *_rest(scene, code, reach, len(rows) - len(largest), float(totals[rows].sum() - totals[largest].sum()))],
    }


def _rest(scene: Scene, code: str, reach: Reach, count: int, wan: float) -> list[ListItem]:
    """The others as one line that leads to all of them in the table."""
    if count <= 0:
        return []
    href = scene.href("projects", township=code, reach=reach.value, rest=None, sort=None)
    label = scene.text("rest.all_list", count=f"{count:,}")
    return [{"label": label, "value": scene.text.money(wan), "note": "", "href": href, "dot": None}]
