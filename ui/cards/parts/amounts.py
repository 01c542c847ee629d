"""The amounts that a page shows in more than one place: worked out once for a scene, the same wherever they stand."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from analysis.core.question import Question
from analysis.questions.categories import by_category
from analysis.questions.sources import by_funding_source
from analysis.questions.townships import by_township
from analysis.questions.yearly import by_year
from tables import Table, first_rows
from ui.cards.parts.rows import Row, rows
from ui.scene.scene import Scene

_ANSWERS_KEPT = 12  # four questions, of which a page asks some by two methods
Aggregate = Callable[[Question], Table]


def is_unfunded(scene: Scene) -> bool:
    """Whether the plan gives no funding at all: a printed 0 is given."""
    return not bool(scene.frame.rows.has_line.any())


def if_funded(scene: Scene, table: Table) -> Table:
    """The rows of a chart of funding; none where the plan gives no funding, for shares of nothing are nothing."""
    return first_rows(table, 0) if is_unfunded(scene) else table


def no_funding(scene: Scene) -> str:
    """That there is no funding in view, in words; of a plan that gives none, that it gives none."""
    return scene.text("title.no_funding" if is_unfunded(scene) else "title.no_funding_in_view")


@lru_cache(maxsize=_ANSWERS_KEPT)
def told(aggregate: Aggregate, question: Question) -> Sequence[Row]:
    """What a question comes to row by row, worked out once for all that a page says of it. It is not to be changed."""
    return rows(aggregate(question))


def _kept(aggregate: Aggregate) -> Callable[[Scene], Sequence[Row]]:
    return lambda scene: told(aggregate, scene.question)


category_rows, source_rows = _kept(by_category), _kept(by_funding_source)
year_rows, township_rows = _kept(by_year), _kept(by_township)
