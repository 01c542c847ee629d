"""Values that a plan may print and that nothing can be divided by: every page still answers."""

from collections.abc import Callable
from itertools import cycle, islice

import pytest

from models import Plan, Project
from tests.pages.reading import PAGES, open_page
from tests.real import real_plan
from ui.run import plan_in_use

Change = Callable[[Project], Project]
QUERIES: tuple[dict[str, str], ...] = ({}, {"basis": "funding", "lang": "en", "category": "funeral"})


def free(project: Project) -> Project:
    """A row whose total is printed as 0."""
    return project.model_copy(update={"total_investment_wan": 0})


def unpaid(project: Project) -> Project:
    """A row whose every amount is printed as 0."""
    lines = [line.model_copy(update={"amount_wan": 0}) for line in project.funding]
    return project.model_copy(update={"total_investment_wan": 0, "funding": tuple(lines)})


def empty(project: Project) -> Project:
    """A row whose every size is printed as 0."""
    sizes = [quantity.model_copy(update={"value": 0}) for quantity in project.quantities]
    return project.model_copy(update={"quantities": tuple(sizes)})


def plan_of(change: Change) -> Plan:
    plan = real_plan()
    return plan.model_copy(update={"projects": tuple(map(change, plan.projects))})


@pytest.mark.parametrize(("change", "first"), [(free, 0), (unpaid, 1), (unpaid, 0), (empty, 1)])
def test_every_page_answers(change: Change, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_in_use, "load_plan", lambda _: plan_of(change))
    monkeypatch.setattr(plan_in_use, "_SHARED", plan_in_use._Shared())
    for page, query in zip(PAGES, islice(cycle(QUERIES), first, None), strict=False):
        assert open_page(page, id="funeral-10", **query)["page"] == page
    assert open_page("unit_costs", kind="floor_area")["blocks"]
    for project in real_plan().projects[::6]:
        assert open_page("project", id=project.project_id)["blocks"]
