"""The projects of both sides: only in A, in both, only in B."""

from collections.abc import Sequence

import numpy as np

from analysis.core.arrays import Bools
from analysis.core.parts import Parts
from analysis.core.view import View
from i18n import Labels
from ui.cards.compare.sides import Side
from ui.cards.parts.card import money_range
from ui.cards.parts.lines import list_note, project_item, rest_item
from ui.document.lists import ListBlock, ListItem
from ui.scene.scene import Scene
from ui.words.workings import AMOUNT, LESS, SURE, sides_href, working_href

MOST = 40  # of a list; the others are one line


def project_lists(scene: Scene, sides: tuple[Side, Side]) -> list[ListBlock]:
    """Three lists, the largest first; the amounts are those of the sides they stand under."""
    seen = [side.scene.seen for side in sides]
    in_a, in_b = (one.selected for one in seen)
    return [
        _list(scene, "only_a", in_a & ~in_b, seen[:1], sides[:1]),
        _list(scene, "only_b", in_b & ~in_a, seen[1:], sides[1:]),
        _list(scene, "both", in_a & in_b, seen, sides),
    ]


def _list(scene: Scene, kind: str, chosen: Bools, seen: list[View], sides: Sequence[Side]) -> ListBlock:
    text = scene.text
    found = np.flatnonzero(chosen)
    ordered = found[np.argsort(-seen[0].amount_wan[found].round(6), kind="stable")].tolist()
    sums = [_money(text, one.parts_of_rows(found)) for one in seen]
    same = len(sums) == 1 or sums[0] == sums[1]
    total = sums[0] if same else text("compare.sums", a=sums[0], b=sums[1])
    evenly = text.alike(float(one.amount_wan[row]) for row in ordered[:MOST] for one in seen)
    ids, left = scene.frame.project_ids, max(len(ordered) - MOST, 0)
    items = [_item(scene, evenly, row, seen, sides) for row in ordered[:MOST]]
    return {
        "kind": "list",
        "id": f"compare_{kind}",
        "span": len(sides),
        "title": text(f"compare.{kind}"),
        "note": list_note(text, len(found), total, evenly.unit_word),
        "note_href": _href(scene, sides, [str(ids[row]) for row in ordered[:MOST]]) if ordered else None,
        "unit": evenly.unit_word,
        "items": [*items, *rest_item(scene, left, scene.href("projects"))],
    }


def _href(scene: Scene, sides: Sequence[Side], ids: Sequence[str]) -> str:
    """Where the money of some projects comes from, on one side or on both."""
    changes, parts = {"project": "~".join(ids)}, (f"{AMOUNT}.{part}" for part in (SURE, "amount"))
    if len(sides) == 1:
        return working_href(sides[0].scene, "~".join(parts), **changes)
    return sides_href(scene, "~".join(f"{LESS}.{part}" for part in parts), **changes)


def _money(text: Labels, parts: Parts[float]) -> str:
    """What some projects have together, or the range of it."""
    least, most = text.money(parts.sure), text.money(parts.amount)
    return most if least == most else text("chart.range", least=least, most=most)


def _item(scene: Scene, text: Labels, row: int, seen: list[View], sides: Sequence[Side]) -> ListItem:
    project = scene.plan.projects[row]
    amounts = [{"amount_wan": float(one.amount_wan[row]), "unconfirmed_wan": float(one.unconfirmed_wan[row])} for one in seen]
    first, *other = dict.fromkeys(money_range(text, one) for one in amounts)
    value = text("compare.values", a=first, b=other[0]) if other else first
    years = text.years(project.start_year, project.end_year)
    to_value = _href(scene, sides, [project.project_id])
    return {"label": project.name, "value": value, "value_href": to_value, **project_item(scene, project, value, years)}
