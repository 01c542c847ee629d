"""What the amounts of a view are made of, by its rows: certain, a policy's share, not divided, of an unconfirmed column."""

from collections.abc import Sequence

import numpy as np

from analysis.core.arrays import Bools, Floats
from analysis.core.frame import REACHES, SOURCE_ROWS, PlanFrame
from analysis.core.question import Question
from analysis.core.view import View, in_context, view
from analysis.questions.categories import groups_of_categories
from analysis.questions.sources import by_funding_source
from analysis.questions.yearly import UNDIVIDED_YEAR, groups_of_years, years_of

KINDS = ("policy", "undivided", "unconfirmed")
Parts = dict[str, dict[str, float]]


def category_parts(question: Question) -> Parts:
    """By category, the filter's own left out: what of the amount is of each of ``KINDS``; the rest is certain."""
    seen, frame = in_context(question, "category"), question.frame
    return _parts(frame.categories, *_open(seen, groups_of_categories(frame)))


def reach_parts(question: Question) -> Parts:
    """The same by how many townships projects serve."""
    return _parts([str(one) for one in REACHES], *_open(view(question), groups_of_reaches(question.frame)))


def groups_of_reaches(frame: PlanFrame) -> Floats:
    """How many townships projects serve, as parts of cells (reaches x G)."""
    return np.equal(frame.cells.reach, np.arange(len(REACHES))[:, None]).astype(np.float64)


def source_parts(question: Question) -> Parts:
    """The same by funding source, the filter's own left out; of what no source is sure of all is unconfirmed."""
    table = by_funding_source(question)
    seen = in_context(question, "funding_source")
    alone = seen.parts_of_sources((~_is_shared(seen))[None].astype(np.float64)).certain[0]
    shared = [*np.maximum(np.array(table["certain_wan"][:-1]) - alone, 0.0).tolist(), 0.0]
    unsure = [*table["unconfirmed_wan"][:-1], table["sure_wan"][-1]]
    return _parts([*SOURCE_ROWS], shared, [*table["undivided_wan"][:-1], 0.0], unsure)


def year_parts(question: Question) -> Parts:
    """The same by year, the filter's own left out: what spans years is a policy's share of each, in year 0 not divided."""
    seen, years = in_context(question, "from_year", "to_year"), years_of(question)
    _, shared, parts = seen.split(groups_of_years(seen), _is_shared(seen) | ~seen.frame.cells.is_single_year)
    is_kept = np.array([year == UNDIVIDED_YEAR for year in years])
    undivided = parts.undivided + shared * is_kept
    return _parts([str(year) for year in years], shared * ~is_kept, undivided, parts.unconfirmed)


def _is_shared(seen: View) -> Bools:
    """Whether a cell's money in view is a share that a policy gave (G,)."""
    return np.asarray((seen.inside > 0) & (seen.inside < 1))


def _open(seen: View, groups: Floats) -> tuple[Floats, Floats, Floats]:
    _, shared, parts = seen.split(groups, _is_shared(seen))
    return shared, parts.undivided, parts.unconfirmed


def _parts(codes: list[str], *columns: Sequence[float] | Floats) -> Parts:
    return {
        code: {kind: float(column[place]) for kind, column in zip(KINDS, columns, strict=True)} for place, code in enumerate(codes)
    }
