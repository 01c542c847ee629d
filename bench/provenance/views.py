"""The views that are walked: every page as it opens, and under filters, with what can be opened on it opened."""

from collections.abc import Iterator
from urllib.parse import urlencode

from analysis.checking.reviewing import review
from models import Plan

View = tuple[str, dict[str, str]]
_FILTERED = ("overview", "structure", "funding", "years", "townships", "projects", "unit_costs")
_FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"category": "elderly_care"},
    {"township": "532301101"},
    {"township": "532301101", "category": "funeral"},
    {"township": "532301101", "funding_source": "county_city", "townships": "undivided"},
    {"funding_source": "other"},
    {"funding_source": "prefecture~county_city", "category": "elderly_care"},
    {"from_year": "2022", "to_year": "2023"},
    {"years": "first_year"},
    {"years": "undivided", "townships": "undivided"},
    {"basis": "funding"},
    {"basis": "printed"},
    {"unsettled": "1"},
    {"without": "funeral-05"},
    {"project": "funeral-05"},
    {"project": "funeral-03~social_welfare-03"},
    {"reach": "city_level"},
)
_KINDS = ("floor_area", "graves", "facilities")
_SIDES: tuple[dict[str, str], ...] = (
    {"category": "funeral"},
    {"township": "532301101"},
    {"years": "undivided"},
    {"funding_source": "other"},
    {"basis": "funding"},
)
_TARGETS = ({}, {"among": "hedged"}, {"among": "enough"}, {"among": "differing"}, {"category": "funeral"}, {"find": "养老"})
_TEXTS = ({}, {"at": "rows"}, {"at": "rows", "township": "532301101"}, {"at": "funding"}, {"shown": "unheld"}, {"find": "养老"})


def views(plan: Plan) -> Iterator[View]:
    """Pages with their questions."""
    yield from ((page, query) for page in _FILTERED for query in _FILTERS)
    yield from (("unit_costs", {"kind": kind}) for kind in _KINDS)
    yield from (("project", {"id": project.project_id}) for project in plan.projects)
    yield from (("targets", query) for query in _TARGETS)
    yield from (("targets", {"indicator": one.indicator_id}) for one in plan.indicators)
    yield from (("text", query) for query in _TEXTS)
    yield ("checks", {})
    yield from (("checks", {"finding": finding.finding_id}) for finding in review(plan).findings)
    whole, *sides = ("all", *(urlencode(side) for side in _SIDES))
    yield from (("compare", {"a": a, "b": b}) for a, b in zip([whole, *sides], [*sides, whole], strict=True))
    yield ("compare", {"a": sides[0], "b": sides[1], "from_year": "2022", "to_year": "2024"})
