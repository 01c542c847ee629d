"""Every figure leads back: on every page the numbers shown are given by what they lead to, measured from the outside."""

from __future__ import annotations

from functools import cache

import pytest

from bench.provenance.measure import Walker
from bench.provenance.views import View
from tests.real import real_plan

UNDIVIDED = {"years": "undivided", "townships": "undivided"}
VIEWS = (
    ("overview", {}),
    ("overview", {"township": "532301101", "funding_source": "county_city", "townships": "undivided"}),
    ("structure", {"category": "elderly_care", "township": "532301101"}),
    ("structure", {"category": "funeral", "township": "532301101"}),
    ("structure", {"category": "elderly_care", "funding_source": "prefecture~county_city"}),
    ("structure", {"township": "532301101", "funding_source": "prefecture", "to_year": "2022", "years": "undivided"}),
    ("structure", {"funding_source": "other"}),
    ("funding", {"category": "social_welfare", "from_year": "2022", "to_year": "2023"}),
    ("funding", {"category": "elderly_care~funeral", "from_year": "2024", "to_year": "2024", "townships": "undivided"}),
    ("funding", {"township": "532301101", "funding_source": "county_city", "townships": "undivided"}),
    ("years", {"from_year": "2022", "to_year": "2023"}),
    ("overview", {"unsettled": "1", "from_year": "2022", "to_year": "2023", "basis": "printed"}),
    ("years", {"category": "elderly_care~funeral", "construction_type": "expansion", "years": "first_year"}),
    ("townships", UNDIVIDED),
    ("projects", {"funding_source": "other"}),
    ("unit_costs", {"from_year": "2022", "to_year": "2023", "kind": "facilities"}),
    ("unit_costs", {"kind": "floor_area"}),
    ("unit_costs", {"category": "social_welfare", "townships": "undivided"}),
    ("project", {"id": "elderly_care-05"}),
    ("targets", {"indicator": "integrated_care_beds"}),
    ("targets", {"find": "养老"}),
    ("targets", {"category": "funeral", "among": "enough"}),
    ("text", {"at": "money.amount", "township": "532301101"}),
    ("text", {"at": "rows", "township": "532301101"}),
    ("checks", {}),
    ("compare", {"a": "category=funeral", "b": "township=532301101"}),
    ("compare", {"a": "funding_source=other", "b": "basis=funding"}),
)


@cache
def walker() -> Walker:
    """What addresses give is known from one view to the next."""
    return Walker(real_plan())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "&".join((view[0], *map("=".join, view[1].items()))))
def test_the_numbers_of_every_page_lead_back(view: View) -> None:
    _, tally = walker().tally(view)
    assert tally.shown.total() > 0
    assert not tally.wrong, tally.samples
