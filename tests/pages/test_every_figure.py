"""Every figure leads back: on every page the numbers shown are given by what they lead to, measured from the outside."""

from functools import cache

import pytest

from bench.provenance.measure import Walker
from bench.provenance.views import View, views
from tests.real import real_plan
from tests.searching import PROFILE

# Few views, each of which leads where the others do not: other fields, other kinds of calculations. HYPOTHESIS_PROFILE=wide walks
# all those that ``python3 -m bench.provenance`` does.
FEW: tuple[View, ...] = (
    ("overview", {"unsettled": "1", "from_year": "2022", "to_year": "2023", "basis": "printed"}),
    ("structure", {"township": "532301101", "funding_source": "prefecture", "to_year": "2022", "years": "undivided"}),
    ("funding", {"township": "532301101", "funding_source": "county_city", "townships": "undivided"}),
    ("years", {"category": "elderly_care~funeral", "construction_type": "expansion", "years": "first_year", "basis": "funding"}),
    ("townships", {"years": "undivided", "townships": "undivided"}),
    ("projects", {"funding_source": "other"}),
    ("unit_costs", {"from_year": "2022", "to_year": "2023", "kind": "facilities"}),
    ("unit_costs", {"category": "social_welfare", "townships": "undivided"}),
    ("projects", {"project": "elderly_care-05", "basis": "funding"}),
    ("project", {"id": "elderly_care-05"}),
    ("targets", {"category": "funeral", "among": "enough"}),
    ("text", {"at": "money.amount", "township": "532301101"}),
    ("text", {"at": "rows", "township": "532301101"}),
    ("checks", {}),
    ("compare", {"a": "category=funeral", "b": "township=532301101"}),
)
VIEWS = (*FEW, *(views(real_plan()) if PROFILE == "wide" else ()))


@cache
def walker() -> Walker:
    """What addresses give is known from one view to the next."""
    return Walker(real_plan())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "&".join((view[0], *map("=".join, view[1].items()))))
def test_the_numbers_of_every_page_lead_back(view: View) -> None:
    _, tally = walker().tally(view)
    assert tally.shown.total() > 0
    assert not tally.wrong, tally.samples
