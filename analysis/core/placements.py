"""The least and the most that a source can have: exact, over all choices of columns that agree with the printed totals.

A blank cell that was lost leaves open which columns a row's amounts stand in. The rows that the printed total covers are
not free of each other: their columns must add up. All choices that do so are the paths of a graph, built once: layer k
holds what may be left of the columns' totals before the k-th open row, and an edge is one placement of that row. The
least and the most of a weighted sum are then a shortest and a longest path. Where there are few paths, as in the real plan
(1,046), all are written out once, and the two ends are those of one product of matrices.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from adding_up import MOST_STATES, Options, Step, Sums, TooManyStates, adds_of, in_order, options_of, steps_back
from analysis.core.arrays import Floats, Ints
from models import FundingLine, FundingSource, Plan

SOURCES = tuple(FundingSource)

_MOST_CHOICES = 2000  # that are written out: beyond, following paths costs less
Range = tuple[float, float]  # the least and the most


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a layer, in the order of the states they lead to.

    ``project`` is whose placements they are, ``begins`` (E,) where they come from, ``adds_wan`` (E x 4) what they add
    to each source, ``starts`` the first edge that leads to each state.
    """

    project: int
    begins: Ints
    adds_wan: Floats
    starts: Ints


class ConsistentPlacements:
    """All choices of columns for a plan's amounts that agree with the printed order and the printed totals. Immutable.

    Without printed totals, with more than ``MOST_OPEN_ROWS`` open rows or ``MOST_STATES`` states, or if no choice makes
    the totals add up, every row is free of the others, bound by its printed order; in a row that has no placement in
    printed order, every amount is free.
    """

    def __init__(self, plan: Plan) -> None:
        """Raises nothing: a plan that contradicts itself has wide ranges."""
        self._projects, self._funding = len(plan.projects), [project.funding for project in plan.projects]
        rows = [placements_of(funding) for funding in self._funding]
        self._layers = tuple(_graph(plan, rows))
        tied = {layer.project for layer in self._layers}
        free = [(row, options) for row, options in enumerate(rows) if options and row not in tied]
        free += [(row, placements_of([line])) for row, options in enumerate(rows) if not options for line in self._funding[row]]
        self._tied = np.array([layer.project for layer in self._layers], dtype=np.intp)
        self._choices = _written_out(self._layers)
        self._of_groups: dict[bytes, tuple[Floats | None, Floats, Floats]] = {}
        self._free_of = np.array([row for row, _ in free], dtype=np.intp)
        self._free_adds = np.array([adds for _, options in free for adds in options], dtype=np.float64).reshape(-1, len(SOURCES))
        self._free_starts = np.cumsum([0, *(len(options) for _, options in free)])[:-1].astype(np.intp)

    @property
    def is_joint(self) -> bool:
        """Whether the printed totals tie open rows to each other."""
        return bool(self._layers)

    def sources_range(self, weights: ArrayLike, sources: Iterable[FundingSource]) -> Range:
        """The least and the most of several sources together, in 万元: the sum over projects of weight (N,) times their money.

        Together it is narrower than their ranges added up.
        """
        return self.sources_ranges(np.asarray(weights, dtype=np.float64)[None], sources)[0]

    def sources_ranges(self, weights: Floats, sources: Iterable[FundingSource]) -> list[Range]:
        """The same for each of several weights (K x N), at little more than the cost of one."""
        group = np.zeros(len(SOURCES))
        group[[SOURCES.index(source) for source in sources]] = 1
        least, most = self._ends(weights, group)
        return list(zip(least.tolist(), most.tolist(), strict=True))

    def ranges_of_each(self, weights: Floats) -> list[Range]:
        """The same of every source alone: for each of some weights (K x N) the sources in printed order."""
        ends = np.array([self._ends(weights, source) for source in np.eye(len(SOURCES))])  # sources x 2 x K
        return [(least, most) for least, most in ends.transpose(2, 0, 1).reshape(-1, 2).tolist()]

    def bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, for each row on its own (N x 2)."""
        group = np.array([float(sources >> place & 1) for place in range(len(SOURCES))])
        found = np.zeros((self._projects, 2))
        for layer in self._layers:
            adds = layer.adds_wan @ group
            found[layer.project] = adds.min(), adds.max()
        if len(self._free_of):
            adds = self._free_adds @ group
            np.add.at(found[:, 0], self._free_of, np.minimum.reduceat(adds, self._free_starts))
            np.add.at(found[:, 1], self._free_of, np.maximum.reduceat(adds, self._free_starts))
        return found

    def placed_at_end(self, weights: Floats, sources: Iterable[FundingSource], end: str) -> list[tuple[FundingLine, ...]]:
        """For each row, its amounts that stand in some sources in a choice that gives these the ``least`` or the ``most``."""
        held = {SOURCES.index(source) for source in sources}
        group = np.array([float(place in held) for place in range(len(SOURCES))]) * (1.0 if end == "least" else -1.0)
        chosen = dict(self._best_path(group, weights))
        for number in range(self._projects):
            if number not in chosen:
                chosen[number] = self._best_free(number, group)
        return [_lines_in(self._funding[number], chosen[number], held) for number in range(self._projects)]

    def _best_path(self, group: Floats, weights: Floats) -> Iterator[tuple[int, list[Sums]]]:
        """The rows that are tied with what each adds on a shortest path, the last first."""
        best, picks = np.zeros(1), list[Ints]()
        for layer in self._layers:
            costs = best[layer.begins] + layer.adds_wan @ group * weights[layer.project]
            ends = np.searchsorted(layer.starts, np.arange(len(costs)), side="right")
            picks.append(np.lexsort((costs, ends))[layer.starts])
            best = costs[picks[-1]]
        state = 0
        for layer, pick in zip(reversed(self._layers), reversed(picks), strict=True):
            edge = int(pick[state])
            yield layer.project, [tuple(int(wan) for wan in layer.adds_wan[edge])]
            state = int(layer.begins[edge])

    def _best_free(self, number: int, group: Floats) -> list[Sums]:
        """What a row that is free of the others adds at the end asked for; amount by amount where these are free."""
        ends = [*self._free_starts[1:], len(self._free_adds)]
        spans = [(start, ends[at]) for at, start in enumerate(self._free_starts) if self._free_of[at] == number]
        options = [self._free_adds[start:end] for start, end in spans]
        return [tuple(int(wan) for wan in each[int(np.argmin(each @ group))]) for each in options]

    def _ends(self, weights: Floats, group: Floats) -> tuple[Floats, Floats]:
        """The least and the most (K,) of a group of sources, 1 for each that it holds (4,), by each of some weights (K x N)."""
        if weights.shape[1:] != (self._projects,):
            raise ValueError(f"weights of shape {weights.shape[1:]}, expected one for each of {self._projects} projects")
        sums, least, most = self._of_group(group)
        low, high = self._tied_ends(weights[:, self._tied], group, sums)
        factors = weights[:, self._free_of]
        return low + factors @ least, high + factors @ most

    def _tied_ends(self, weights: Floats, group: Floats, sums: Floats | None) -> tuple[Floats, Floats]:
        """The same of the tied rows alone, by their weights (K x R): over all choices, or where these are too many, by paths."""
        if sums is not None:
            found = weights @ sums
            return found.min(axis=1), found.max(axis=1)
        low = high = np.zeros((1, len(weights)))
        for layer, weight in zip(self._layers, weights.T, strict=True):
            adds = (layer.adds_wan @ group)[:, None] * weight
            low = np.minimum.reduceat(low[layer.begins] + adds, layer.starts)
            high = np.maximum.reduceat(high[layer.begins] + adds, layer.starts)
        return low[0], high[0]

    def _of_group(self, group: Floats) -> tuple[Floats | None, Floats, Floats]:
        """What each tied row adds to a group in each choice that differs in it (R x P), ``None`` where these are too many; and
        the least and the most that each free row does.
        """
        key = group.tobytes()
        if key not in self._of_groups:
            sums = None if self._choices is None else np.unique(self._choices @ group, axis=0).T.copy()
            adds, starts = self._free_adds @ group, self._free_starts
            ends = [end.reduceat(adds, starts) if len(starts) else adds for end in (np.minimum, np.maximum)]
            self._of_groups[key] = sums, ends[0], ends[1]
        return self._of_groups[key]


def bits_of(sources: Iterable[FundingSource]) -> int:
    """A set of sources as bits, the first source as bit 0."""
    return sum(1 << SOURCES.index(source) for source in set(sources))


def placements_of(funding: Sequence[FundingLine]) -> Options:
    """A row's placements, left to right in printed order, as what they add; no options if there is none."""
    return options_of([line.amount_wan for line in funding], _allowed(funding))


def _allowed(funding: Sequence[FundingLine]) -> tuple[tuple[int, ...], ...]:
    return tuple(_places(line.possible_sources) for line in funding)


@lru_cache(maxsize=256)
def _places(sources: tuple[FundingSource, ...]) -> tuple[int, ...]:
    return tuple(map(SOURCES.index, sources))


def _lines_in(funding: Sequence[FundingLine], adds: Sequence[Sums], held: set[int]) -> tuple[FundingLine, ...]:
    """The amounts of a row that stand in some columns, where the row, or each of its amounts, adds so much to each."""
    if len(adds) == 1:
        amounts = [line.amount_wan for line in funding]
        columns = next((one for one in in_order(_allowed(funding)) if adds_of(one, amounts) == adds[0]), None)
        if columns is not None:
            return tuple(line for line, column in zip(funding, columns, strict=True) if column in held)
    return tuple(line for line, one in zip(funding, adds, strict=False) if any(one[column] for column in held))


def _graph(plan: Plan, rows: Sequence[Options]) -> list[Edges]:
    """The layers of the graph, one for each open row that the printed totals tie to others; none if they tie nothing, if nothing
    adds up or if there is too much to follow.
    """
    totals, states = plan.printed_totals, 0
    if totals is None or set(totals.funding_wan) != set(SOURCES):
        return []
    ids, found = frozenset(totals.covered_project_ids), list[tuple[int, list[Step]]]()
    covered = [row for row, project in enumerate(plan.projects) if project.project_id in ids]
    try:
        for at, steps in steps_back([rows[row] for row in covered], tuple(map(totals.funding_wan.__getitem__, SOURCES))):
            states += len({left for left, _, _ in steps})
            if not steps or states > MOST_STATES:
                return []
            found.append((covered[at], steps))
    except TooManyStates:
        return []
    return [edges for edges in _edges(found[::-1]) if len(rows[edges.project]) > 1]


def _edges(followed: Sequence[tuple[int, list[Step]]]) -> Iterator[Edges]:
    """The edges of each row: what leads to one state stands together."""
    numbers = {left: 0 for _, steps in followed[:1] for left, _, _ in steps}
    for row, steps in followed:
        ends = {end: number for number, end in enumerate(dict.fromkeys(end for _, _, end in steps))}
        steps.sort(key=lambda step: ends[step[2]])
        begins = np.array([numbers[begin] for begin, _, _ in steps], dtype=np.intp)
        starts = np.searchsorted([ends[end] for _, _, end in steps], range(len(ends)))
        yield Edges(row, begins, np.array([adds for _, adds, _ in steps], dtype=np.float64), starts)
        numbers = ends


def _written_out(layers: Sequence[Edges]) -> Floats | None:
    """What each row adds to each source in every choice (P x rows x 4); ``None`` if there are more than ``_MOST_CHOICES``."""
    found = np.zeros((1, 0, len(SOURCES)))
    leads_to = np.zeros(1, dtype=np.intp)  # the state that each choice has come to
    for layer in layers:
        ends = np.searchsorted(layer.starts, np.arange(len(layer.begins)), side="right") - 1
        choice, edge = np.nonzero(leads_to[:, None] == layer.begins)
        if len(choice) > _MOST_CHOICES:
            return None
        found, leads_to = np.concatenate([found[choice], layer.adds_wan[edge][:, None]], axis=1), ends[edge]
    return found
