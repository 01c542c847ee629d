"""What may be compared, where a side is still to be chosen: pairs of what is largest, places, categories, years and methods."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from models import Category, YearPolicy
from ui.cards.compare.sides import side_name
from ui.cards.parts.amounts import category_rows, township_rows, year_rows
from ui.cards.parts.rows import OPEN, sums_by
from ui.document.lists import ListBlock, ListItem
from ui.scene.scene import Scene
from ui.scene.state import METHODS, WHOLE, ViewState
from ui.words.headings import compare_href

Amounts = Mapping[str, float]  # of sides as addresses have them, in 万元


def offers(scene: Scene) -> list[ListBlock]:
    """Lists of sides, with what each has; a click makes one the side that is still missing. Before any is chosen, pairs of them."""
    other = scene.state.a or scene.state.b
    ways = [f"{field}={one}" for field, values in METHODS.items() for one in values]
    methods = ways if other in (None, WHOLE) else [f"{other}&{way}" for way in ways]  # the same view by another method
    groups = _amounts(scene)
    pairs = [] if other else [_pairs(scene, groups)]
    lists = [_list(scene, group, amounts, amounts) for group, amounts in groups.items()]
    return [*pairs, *lists, _list(scene, "methods", methods, {})]


def _amounts(scene: Scene) -> dict[str, Amounts]:
    """What the townships, categories and years have, in their own order."""
    plan, years = scene.plan, sums_by(year_rows(scene), "year")
    places, kinds = sums_by(township_rows(scene), "township"), sums_by(category_rows(scene), "category")
    return {
        "townships": {f"township={one.code}": places.get(one.code, 0.0) for one in plan.townships},
        "categories": {f"category={one}": kinds.get(one, 0.0) for one in Category},
        "years": {f"from_year={one}&to_year={one}": years.get(one, 0.0) for one in range(plan.start_year, plan.end_year + 1)},
    }


def _pairs(scene: Scene, groups: Mapping[str, Amounts]) -> ListBlock:
    """The two that have most of each kind, the usual method and another, and all with and without the largest project."""
    text = scene.text
    found = [(group, _said(amounts), amounts) for group, amounts in groups.items()]
    found += [("methods", (WHOLE, f"years={YearPolicy.FIRST_YEAR}"), {}), ("without", (WHOLE, *_without_largest(scene)), {})]
    items = [_pair(scene, group, (sides[0], sides[1]), amounts) for group, sides, amounts in found if len(sides) == len("ab")]
    note = text("subtitle.unit", unit=text.unit_word).strip()
    return {"kind": "list", "id": "compare_pairs", "span": 2, "title": text("compare.offers.pairs"), "note": note, "items": items}


def _pair(scene: Scene, group: str, sides: tuple[str, str], amounts: Amounts) -> ListItem:
    text, (a, b) = scene.text, sides
    return {
        "label": text("compare.pair", a=side_name(scene, a), b=side_name(scene, b)),
        "href": compare_href(scene, a=a, b=b),
        "value": text("compare.values", a=text.amount(amounts[a]), b=text.amount(amounts[b])) if amounts else "",
        "note": text(f"compare.pairs.{group}"),
    }


def _said(amounts: Amounts) -> tuple[str, ...]:
    """The two that have most; of equals the first."""
    return tuple(sorted((side for side, wan in amounts.items() if wan > OPEN), key=lambda side: -round(amounts[side], 6))[:2])


def _without_largest(scene: Scene) -> Iterator[str]:
    """The view without its largest project, where it has others."""
    seen = scene.seen
    if seen.count > 1:
        yield f"without={scene.frame.project_ids[int(np.argmax(seen.amount_wan))]}"


def _list(scene: Scene, group: str, sides: Iterable[str], amounts: Amounts) -> ListBlock:
    text, state = scene.text, scene.state
    missing, taken = ("b", state.a) if state.a else ("a", state.b)
    shown = {ViewState().with_side(side, scene.plan).as_side: amounts.get(side) for side in sides}
    items: list[ListItem] = [
        {"label": side_name(scene, side), "href": scene.href(**{missing: side}), "value": "" if wan is None else text.amount(wan)}
        for side, wan in shown.items()
        if side != taken
    ]
    span = 1 if group in ("categories", "years") else 2
    return {"kind": "list", "id": f"compare_{group}", "span": span, "title": text(f"compare.offers.{group}"), "items": items}
