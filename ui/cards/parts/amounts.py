"""The amounts that a page shows in more than one place: worked out once for a scene, the same wherever they stand."""

from __future__ import annotations

from functools import lru_cache

from analysis.questions.categories import by_category
from analysis.questions.sources import by_funding_source
from analysis.questions.townships import by_township
from analysis.questions.yearly import by_year
from tables import Table, first_rows
from ui.cards.parts.card import SCENES_KEPT
from ui.scene.scene import Scene


def is_unfunded(scene: Scene) -> bool:
    """Whether the plan gives no funding at all: a printed 0 is given."""
    return not bool(scene.frame.rows.has_line.any())


def if_funded(scene: Scene, table: Table) -> Table:
    """The rows of a chart of funding; none where the plan gives no funding, for shares of nothing are nothing."""
    return first_rows(table, 0) if is_unfunded(scene) else table


def no_funding(scene: Scene) -> str:
    """That there is no funding in view, in words; of a plan that gives none, that it gives none."""
    return scene.text("title.no_funding" if is_unfunded(scene) else "title.no_funding_in_view")


@lru_cache(maxsize=SCENES_KEPT)
def category_amounts(scene: Scene) -> Table:
    """``analysis.questions.categories.by_category``. Not to be changed."""
    return by_category(*scene.arguments)


@lru_cache(maxsize=SCENES_KEPT)
def source_amounts(scene: Scene) -> Table:
    """``analysis.questions.sources.by_funding_source``. Not to be changed."""
    return by_funding_source(*scene.arguments)


@lru_cache(maxsize=SCENES_KEPT)
def year_amounts(scene: Scene) -> Table:
    """``analysis.questions.yearly.by_year``. Not to be changed."""
    return by_year(*scene.arguments)


@lru_cache(maxsize=SCENES_KEPT)
def township_amounts(scene: Scene) -> Table:
    """``analysis.questions.townships.by_township``. Not to be changed."""
    return by_township(*scene.arguments)
