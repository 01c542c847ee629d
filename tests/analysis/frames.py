"""The tables of ``analysis`` as data frames, to add up and compare whole columns of them."""

from collections.abc import Callable, Sequence
from functools import wraps
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from analysis.core.frame import SOURCE_ROWS, PlanFrame
from analysis.core.question import Question
from analysis.core.view import in_context
from analysis.questions import capacity, categories, sources, table, townships, yearly
from analysis.questions import flows as flowing
from analysis.questions.large_costs import comparison, cost_columns, costs_at, standing
from analysis.questions.unit_costs import Comparison
from charts.theme import LIGHT, SIZES, Look
from i18n import load_labels
from models import QuantityKind
from tables import Table
from ui.cards.structure.tree import tree_card
from ui.scene.scene import Scene
from ui.scene.state import ViewState

KINDS: dict[str, Any] = dict.fromkeys(SOURCE_ROWS, "Int64") | dict.fromkeys(("from_node", "to_node"), "str")


def framed(chart: Callable[..., Table]) -> Callable[..., pd.DataFrame]:
    """A chart's table as a frame; amounts as printed keep their blanks, and nodes are words also where there is none."""

    @wraps(chart)
    def asked(question: Question, **more: Any) -> pd.DataFrame:
        table = dict(chart(question, **more))
        return pd.DataFrame(table | {name: pd.array(table[name], dtype=kind) for name, kind in KINDS.items() if name in table})

    return asked


by_category = framed(categories.by_category)
by_funding_source = framed(sources.by_funding_source)
by_township = framed(townships.by_township)
by_year = framed(yearly.by_year)
cumulative = framed(yearly.cumulative)
project_table = framed(table.project_table)
dependence = framed(sources.dependence)
flows = framed(flowing.flows)
source_shares = framed(sources.source_shares)
capacity_by_category = framed(capacity.capacity_by_category)
capacity_by_township = framed(capacity.capacity_by_township)
capacity_by_year = framed(capacity.capacity_by_year)


@framed
def timeline(question: Question) -> Table:
    """Every project in view whatever single ones are chosen, as the card of the years asks for them."""
    seen = in_context(question, "project")
    return table.timeline(seen, np.flatnonzero(seen.selected), question.filter.project)


@framed
def concentration(question: Question, limit: int | None = None) -> Table:
    """The same, most money first."""
    seen = in_context(question, "project")
    return table.concentration(seen, table.largest_first(seen, limit), question.filter.project)


def costs_of(frame: PlanFrame, kind: QuantityKind, project_ids: Sequence[str] | None = None) -> Comparison:
    """The unit costs of some projects, by default of all, as those that the page compares."""
    selected = np.ones(len(frame), dtype=np.bool_) if project_ids is None else frame.is_one_of(project_ids)
    found = standing(cost_columns(frame, kind), selected)
    return comparison(frame, kind, found, costs_at(frame, kind, found.rows))


def tree(question: Question) -> pd.DataFrame:
    """The nodes of the tree as its card lists them."""
    frame, asked, policy, basis = question
    state, plan = ViewState(filter=asked, policy=policy, basis=basis), frame.plan
    unread = SimpleNamespace(of=lambda _: ())  # what was found is no part of the nodes
    scene = Scene("structure", plan, frame, unread, state, load_labels("zh"), Look(LIGHT, SIZES["desk"]), "desk", "light")  # type: ignore[arg-type]
    return pd.DataFrame.from_records([*tree_card(scene).rows], columns=[*NODE]).astype(NODE)


NODE = {
    "node": "str", "parent": "str", "kind": "str", "code": "str", "project_id": "str", "name": "str", "amount_wan": "float64",
    "projects": "int64", "selected": "bool", "unconfirmed_wan": "float64", "sure_wan": "float64",
}  # fmt: skip
