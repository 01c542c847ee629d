"""Money by township. The plan gives no split, so every amount of a project of several townships rests on a policy."""

from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, add_up
from analysis.core.parts import columns_of
from analysis.core.question import Question
from analysis.core.view import VIEWS_KEPT, View, before, in_context, view
from models import ProjectFilter, Reach, TownshipPolicy
from tables import Table, first_rows, length_of

OWN = ("township",)
CITY_LEVEL = "city_level"
UNDIVIDED = "undivided"


def by_township(question: Question) -> Table:
    """One row for each township in the plan's order, then ``city_level``, then ``undivided`` if there is any.

    The filter's own townships only mark rows. Columns: township, own_wan (projects of one township; at city level, the
    city's own), shared_wan (projects of several, by the policy; in ``undivided`` as they are), unconfirmed_wan,
    undivided_wan (spans only partly in the chosen years), amount_wan (the four together), certain_wan (own and shared),
    share (of all rows), before_wan, own_projects, shared_projects (counted in each of their townships), selected.
    """
    seen = in_context(question, *OWN)
    table = _amounts(seen.question)
    return {**table, "selected": chosen_townships(seen, question.filter, seen.cell_projects)[: length_of(table)]}


@lru_cache(maxsize=VIEWS_KEPT)
def _amounts(question: Question) -> Table:
    """The same but for what is selected, of a question without townships: it stays when one is chosen."""
    seen, frame, is_shared = view(question), question.frame, question.frame.is_shared
    groups = _spread(seen).T[:, frame.cells.township_set]
    own, shared, parts = seen.split(groups, is_shared)
    before_wan = before(question).parts_of(groups).amount
    table: Table = {
        "township": [*frame.townships, CITY_LEVEL, UNDIVIDED],
        "own_wan": own.tolist(),
        "shared_wan": shared.tolist(),
        **columns_of(parts, seen.whole),
        "before_wan": before_wan.tolist(),
        "own_projects": counted_in_townships(seen, seen.cell_projects * ~is_shared).astype(np.int64).tolist(),
        "shared_projects": counted_in_townships(seen, seen.cell_projects * is_shared).astype(np.int64).tolist(),
    }
    return table if parts.amount[-1] or before_wan[-1] else first_rows(table, len(before_wan) - 1)


def over_townships(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) spread over the townships, the city as such, and what is not divided (T+2,)."""
    sets = seen.frame.township_sets
    return add_up(seen.frame.cells.township_set, amounts, len(sets)) @ _spread(seen)


def counted_in_townships(seen: View, projects: Floats) -> Floats:
    """Projects by cell (G,), each counted in every one of these in which it has a part."""
    by_set = add_up(seen.frame.cells.township_set, projects, len(seen.frame.township_sets))
    return by_set @ (_spread(seen) > 0)


def _spread(seen: View) -> Floats:
    return seen.frame.township_spread(seen.question.policy.townships)


def chosen_townships(seen: View, asked: ProjectFilter, projects: Floats) -> list[bool]:
    """Which rows the filter holds: the city as such alone if it is the reach asked for, else not with townships chosen, and
    what is not divided if ``projects`` may be of a chosen township.
    """
    count = len(seen.frame.townships)
    if not asked.township:
        is_city = asked.reach == (Reach.CITY_LEVEL,)
        return [*[not is_city] * count, True, not is_city]
    is_chosen = np.array([township in asked.township for township in seen.frame.townships], dtype=np.bool_)
    served = seen.frame.township_sets[:, is_chosen]
    is_in = served.all(axis=1) if asked.serves_all else served.any(axis=1)
    touches = (is_in & (seen.frame.served > 1))[seen.frame.cells.township_set]
    undivided = seen.question.policy.townships is TownshipPolicy.UNDIVIDED and bool(projects[touches].any())
    return [*is_chosen.tolist(), False, undivided]
