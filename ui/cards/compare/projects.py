"""The projects of both sides: only in A, in both, only in B."""

from __future__ import annotations

import numpy as np

from analysis.core.arrays import Bools, Floats
from analysis.core.view import view
from i18n import Labels
from ui.cards.compare.sides import Side
from ui.document.lists import ListBlock, ListItem
from ui.scene.scene import Scene

MOST = 40  # of a list; the others are one line


def project_lists(scene: Scene, sides: tuple[Side, Side]) -> list[ListBlock]:
    """Three lists, the largest first; the amounts are those of the sides they stand under."""
    seen = [view(*side.scene.arguments) for side in sides]
    in_a, in_b = (one.selected for one in seen)
    amounts = [one.amount_wan for one in seen]
    return [
        _list(scene, "only_a", in_a & ~in_b, amounts[:1], 1),
        _list(scene, "only_b", in_b & ~in_a, amounts[1:], 1),
        _list(scene, "both", in_a & in_b, amounts, 2),
    ]


def _list(scene: Scene, kind: str, chosen: Bools, amounts: list[Floats], span: int) -> ListBlock:
    text = scene.text
    found = np.flatnonzero(chosen)
    ordered = found[np.argsort(-amounts[0][found].round(6), kind="stable")].tolist()
    sums = [text.money(float(one[found].sum())) for one in amounts]
    same = len(sums) == 1 or sums[0] == sums[1]
    total = sums[0] if same else text("compare.sums", a=sums[0], b=sums[1])
    note = text("township.list.note", count=f"{len(found):,}", total=total) if ordered else text("township.list.none")
    evenly = text.alike(float(one[row]) for row in ordered[:MOST] for one in amounts)
    rest: list[ListItem] = []
    if len(ordered) > MOST:
        rest = [
            {
                "label": text("rest.all_list", count=f"{len(ordered) - MOST:,}"),
                "value": "",
                "note": "",
                "href": scene.href("projects"),
                "dot": None,
            }
        ]
    return {
        "kind": "list", "id": f"compare_{kind}", "span": span, "title": text(f"compare.{kind}"), "note": note,
        "items": [*(_item(scene, evenly, row, amounts) for row in ordered[:MOST]), *rest],
    }  # fmt: skip


def _item(scene: Scene, text: Labels, row: int, amounts: list[Floats]) -> ListItem:
    project = scene.plan.projects[row]
    values = [text.exact(float(one[row])) for one in amounts]
    return {
        "label": project.name,
        "value": values[0] if len(set(values)) == 1 else text("compare.values", a=values[0], b=values[1]),
        "gloss": scene.gloss(project.name),
        "note": text.years(project.start_year, project.end_year),
        "href": scene.project_href(project.project_id),
        "dot": scene.look.theme.categories[project.category],
    }
