"""How much of a project falls into a year or a township. The plan says neither; each function confesses its assumption.

``inside`` is the weight that certainly falls into what is chosen, ``partly`` the weight that may or may not: a project
that lies only partly in what is chosen, under a policy that does not divide it. ``inside + partly`` is never above 1.
"""

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints
from models import TownshipPolicy, YearPolicy

Weights = tuple[Floats, Floats]


def weights_of_years(start: Ints, end: Ints, chosen: tuple[int | None, int | None], policy: YearPolicy) -> Weights:
    """The weights of spans of years (both ends inclusive) in the chosen years; ``None`` leaves an end open."""
    count = len(start)
    if chosen == (None, None):
        return np.ones(count), np.zeros(count)
    low = -np.inf if chosen[0] is None else float(chosen[0])
    high = np.inf if chosen[1] is None else float(chosen[1])
    if policy is YearPolicy.FIRST_YEAR:
        return ((start >= low) & (start <= high)).astype(np.float64), np.zeros(count)
    overlap = np.clip(np.minimum(end, high) - np.maximum(start, low) + 1, 0, None)
    part = overlap / (end - start + 1)
    return divided_or_not(part, policy is YearPolicy.EVENLY)


def weights_of_townships(sets: Bools, chosen: Bools, policy: TownshipPolicy) -> Weights:
    """The weights of sets of townships (K x T) in the chosen townships (T,). An empty set, the city as such, has none."""
    served = sets.sum(axis=1)
    part = np.divide(sets @ chosen.astype(np.float64), served, out=np.zeros(len(sets)), where=served > 0)
    return divided_or_not(part, policy is TownshipPolicy.EVENLY)


def divided_or_not(part: Floats, is_divided: bool) -> Weights:
    """A part between 0 and 1 as it is, or, if nothing is divided, whole where it is 1 and undivided where it is between."""
    if is_divided:
        return part, np.zeros(len(part))
    return (part >= 1).astype(np.float64), ((part > 0) & (part < 1)).astype(np.float64)


def spread_over_years(start: Ints, end: Ints, years: tuple[int, ...], policy: YearPolicy) -> Floats:
    """The weight of each span in each year (S x Y); under ``undivided`` with a last column for the spans that are not
    divided (S x Y+1). Rows add up to 1: the first and the last year stand for all years beyond them too.
    """
    columns = np.array(years, dtype=np.intp)[None, :]
    first = np.clip(start, years[0], years[-1])[:, None]
    if policy is YearPolicy.EVENLY:
        low, high = np.where(columns == years[0], -np.inf, columns), np.where(columns == years[-1], np.inf, columns)
        within = np.minimum(high, end[:, None]) - np.maximum(low, start[:, None]) + 1
        spread = np.asarray(np.clip(within, 0, None) / (end - start + 1)[:, None], dtype=np.float64)
    elif policy is YearPolicy.FIRST_YEAR:
        spread = (columns == first).astype(np.float64)
    else:
        is_single = (start == end)[:, None]
        spread = np.column_stack([(columns == first) & is_single, ~is_single]).astype(np.float64)
    return spread


def spread_over_townships(sets: Bools, policy: TownshipPolicy) -> Floats:
    """The weight of each set in each township, in the city as such, and undivided (K x T+2); rows add up to 1."""
    served = sets.sum(axis=1)
    divisor = np.maximum(served, 1)[:, None]
    spread = sets / divisor
    is_shared = served > 1
    if policy is TownshipPolicy.EVENLY:
        is_shared = np.zeros(len(sets), dtype=np.bool_)
    spread[is_shared] = 0
    return np.column_stack([spread, (served == 0).astype(np.float64), is_shared.astype(np.float64)])
