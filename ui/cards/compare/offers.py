"""What may be compared, where a side is still to be chosen: places, categories, years and methods, one click each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from models import Basis, Category, TownshipPolicy, YearPolicy
from ui.cards.compare.sides import side_name
from ui.document.lists import ListBlock, ListItem
from ui.scene.scene import Scene
from ui.scene.state import WHOLE, ViewState


def offers(scene: Scene) -> list[ListBlock]:
    """Lists of sides; a click makes one the side that is still missing."""
    plan = scene.plan
    other = scene.state.a or scene.state.b
    fields: dict[str, type[StrEnum]] = {"years": YearPolicy, "townships": TownshipPolicy, "basis": Basis}
    ways = [f"{field}={one}" for field, values in fields.items() for one in values]
    methods = ways if other in (None, WHOLE) else [f"{other}&{way}" for way in ways]  # the same view by another method
    groups = {
        "townships": [f"township={one.code}" for one in plan.townships],
        "categories": [f"category={one}" for one in Category],
        "years": [f"from_year={year}&to_year={year}" for year in range(plan.start_year, plan.end_year + 1)],
        "methods": methods,
    }
    return [_list(scene, group, sides) for group, sides in groups.items()]


def _list(scene: Scene, group: str, sides: Iterable[str]) -> ListBlock:
    text, state = scene.text, scene.state
    missing, taken = ("b", state.a) if state.a else ("a", state.b)
    shown = dict.fromkeys(ViewState().with_side(side, scene.plan).as_side for side in sides)
    items: list[ListItem] = [
        {"label": side_name(scene, side), "href": scene.href(**{missing: side}), "value": "", "note": "", "dot": None}
        for side in shown
        if side != taken
    ]
    return {"kind": "list", "id": f"compare_{group}", "span": 1, "title": text(f"compare.offers.{group}"), "items": items}
