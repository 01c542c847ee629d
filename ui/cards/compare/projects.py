"""The projects of both sides: only in A, in both, only in B."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.core.arrays import Bools, Floats
from analysis.core.view import view
from i18n import Labels
from ui.cards.compare.sides import Side
from ui.document.lists import ListBlock, ListItem
from ui.scene.scene import Scene
from ui.words.workings import AMOUNT, LESS, amount_href, sides_href

MOST = 40  # of a list; the others are one line


def project_lists(scene: Scene, sides: tuple[Side, Side]) -> list[ListBlock]:
    """Three lists, the largest first; the amounts are those of the sides they stand under."""
    seen = [view(*side.scene.arguments) for side in sides]
    in_a, in_b = (one.selected for one in seen)
    amounts = [one.amount_wan for one in seen]
    return [
        _list(scene, "only_a", in_a & ~in_b, amounts[:1], sides[:1]),
        _list(scene, "only_b", in_b & ~in_a, amounts[1:], sides[1:]),
        _list(scene, "both", in_a & in_b, amounts, sides),
    ]


def _list(scene: Scene, kind: str, chosen: Bools, amounts: list[Floats], sides: Sequence[Side]) -> ListBlock:
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
        "kind": "list", "id": f"compare_{kind}", "span": len(sides), "title": text(f"compare.{kind}"), "note": note,
        "note_href": _href(scene, sides, [str(scene.frame.project_ids[row]) for row in ordered[:MOST]]) if ordered else None,
        "items": [*(_item(scene, evenly, row, amounts, sides) for row in ordered[:MOST]), *rest],
    }  # fmt: skip


def _href(scene: Scene, sides: Sequence[Side], ids: Sequence[str]) -> str:
    """Where the money of some projects comes from, on one side or on both."""
    if len(sides) == 1:
        return amount_href(sides[0].scene, project="~".join(ids))
    pick = f"project-{ids[0]}" if len(ids) == 1 else "project"
    return sides_href(scene, LESS, pick, AMOUNT, "amount")


def _item(scene: Scene, text: Labels, row: int, amounts: list[Floats], sides: Sequence[Side]) -> ListItem:
    project = scene.plan.projects[row]
    values = [text.exact(float(one[row])) for one in amounts]
    return {
        "label": project.name,
        "value": values[0] if len(set(values)) == 1 else text("compare.values", a=values[0], b=values[1]),
        "value_href": _href(scene, sides, [project.project_id]),
        "gloss": scene.gloss(project.name),
        "note": text.years(project.start_year, project.end_year),
        "href": scene.project_href(project.project_id),
        "dot": scene.look.theme.categories[project.category],
    }
