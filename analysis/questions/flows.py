"""Money on its way: from source to category to project."""

import numpy as np

from analysis.core.arrays import DIGITS, Floats, Ints, largest_positions
from analysis.core.cells import ALL_SOURCES
from analysis.core.frame import CATEGORIES, SOURCE_ROWS, UNCONFIRMED
from analysis.core.question import Question
from analysis.core.view import View, before, in_context, view
from analysis.questions.sources import source_amounts
from tables import Table

OWN = ("category", "project", "funding_source")
TRACED = ("funding_source",)  # what is traced even where the flow is of nothing but what is chosen
LARGEST = 8
_COLUMNS = ("from_node", "to_node", "amount_wan", "is_unconfirmed", "projects", "chosen_wan", "open_wan", "selected")
_Link = tuple[object, ...]


def flows(
    question: Question, largest: int = LARGEST, named: Ints | None = None, *, in_whole: bool = False, own: tuple[str, ...] = OWN
) -> Table:
    """The links of the flow, funding lines in view whatever the basis; as much leaves a category as comes in.

    The filter's ``own`` fields remove no link, and with ``in_whole`` nothing of it does: they say how much of each is chosen. The
    ``largest`` projects by funding in view, or those at the rows ``named``, have nodes of their own, the others one rest node
    for each category. Columns: from_node and to_node
    ("source:other", "category:funeral", "project:funeral-05", "rest:funeral"), amount_wan, is_unconfirmed (from what is
    unconfirmed), projects, chosen_wan (what of the amount is or may be chosen), open_wan (what of that is unconfirmed: all
    from the unconfirmed, of other links what only may be of a chosen source), selected (whether any is chosen).
    Links of 0 are left out.
    """
    seen = before(question) if in_whole else in_context(question, *own)
    frame, chosen = question.frame, view(question)
    records = [record for category in frame.category_order for record in _into_category(seen, chosen, int(category))]
    if named is None:
        named = largest_positions((frame.funding_sum_wan * seen.project_weights).round(DIGITS), largest)
    for category in frame.category_order:
        records.extend(_out_of_category(seen, chosen, int(category), named))
    return {name: [record[place] for record in records] for place, name in enumerate(_COLUMNS)}


def _into_category(seen: View, chosen: View, category: int) -> list[_Link]:
    frame, code = seen.frame, CATEGORIES[category].value
    weights = seen.weights * (frame.cells.category == category)
    amounts = source_amounts(weights @ seen.sums.funding_wan, frame.source_sets)
    projects = (weights > 0) @ seen.sums.holding
    traced = source_amounts(_of_category(chosen, category) * _is_or_may_be(chosen), frame.source_sets)
    return [
        _link(f"source:{source}", f"category:{code}", amount, int(count), (part, part if source == UNCONFIRMED else 0.0))
        for source, amount, count, part in zip(SOURCE_ROWS, amounts.tolist(), projects, traced.tolist(), strict=True)
        if amount > 0
    ]


def _out_of_category(seen: View, chosen: View, category: int, named: Ints) -> list[_Link]:
    frame, code = seen.frame, CATEGORIES[category].value
    own = named[frame.rows.category[named] == category]
    amounts = frame.funding_sum_wan[own] * seen.project_weights[own]
    own, amounts = own[amounts > 0], amounts[amounts > 0]
    traced = [_traced(chosen, frame.rows.funding_wan[row] * chosen.project_weights[row]) for row in own.tolist()]
    links = [
        _link(f"category:{code}", f"project:{frame.project_ids[row]}", amount, 1, parts)
        for row, amount, parts in zip(own.tolist(), amounts.tolist(), traced, strict=True)
    ]
    weights = seen.weights * (frame.cells.category == category)
    rest = int((weights > 0) @ seen.touching(ALL_SOURCES)) - len(own)
    if rest:
        amount = float(weights @ seen.sums.funding_wan.sum(axis=1) - amounts.sum())
        whole = _traced(chosen, _of_category(chosen, category))
        parts = (whole[0] - sum(part[0] for part in traced), whole[1] - sum(part[1] for part in traced))
        links.append(_link(f"category:{code}", f"rest:{code}", amount, rest, parts))
    return links


def _link(origin: str, target: str, amount: float, projects: int, parts: tuple[float, float]) -> _Link:
    chosen, unsure = (round(max(part, 0.0), DIGITS) for part in parts)
    return origin, target, amount, origin == f"source:{UNCONFIRMED}", projects, chosen, unsure, chosen > 0


def _of_category(chosen: View, category: int) -> Floats:
    """The chosen projects' funding in a category, by set of possible sources (M,)."""
    weights: Floats = chosen.weights * (chosen.frame.cells.category == category)
    return np.asarray(weights @ chosen.sums.funding_wan)


def _is_or_may_be(chosen: View) -> Floats:
    """For each set of possible sources whether money of it is or may be of the chosen ones (M,)."""
    return np.asarray((chosen.frame.source_sets & (chosen.sources or ALL_SOURCES)) != 0, dtype=np.float64)


def _traced(chosen: View, funding_wan: Floats) -> tuple[float, float]:
    """What of some funding by set of possible sources (M,) is or may be chosen, and what of that only may be."""
    unsure = (chosen.frame.source_sets & ~(chosen.sources or ALL_SOURCES)) != 0
    of_chosen = funding_wan * _is_or_may_be(chosen)
    return float(of_chosen.sum()), float(of_chosen[unsure].sum())
