"""Every figure leads back: on every page the numbers shown are given by what they lead to, measured from the outside."""

from __future__ import annotations

from bench.provenance.measure import measure
from plan_data import load_plan

VIEWS = (
    ("overview", {}),
    ("overview", {"township": "532301101", "funding_source": "county_city", "townships": "undivided"}),
    ("structure", {"category": "elderly_care"}),
    ("funding", {"category": "social_welfare", "from_year": "2022", "to_year": "2023"}),
    ("years", {"from_year": "2022", "to_year": "2023"}),
    ("townships", {"years": "undivided", "townships": "undivided"}),
    ("projects", {"funding_source": "other"}),
    ("unit_costs", {"from_year": "2022", "to_year": "2023", "kind": "facilities"}),
    ("project", {"id": "elderly_care-05"}),
    ("targets", {"indicator": "integrated_care_beds"}),
    ("targets", {"find": "养老"}),
    ("text", {"at": "money.amount", "township": "532301101"}),
    ("checks", {}),
    ("compare", {"a": "category=funeral", "b": "township=532301101"}),
)


def test_the_numbers_of_every_page_lead_back() -> None:
    found = measure(VIEWS, load_plan())
    wrong = {page: tally.samples for page, tally in found.items()}
    assert {page: wrong[page] for page, tally in found.items() if min(tally.share, tally.share_of(own=True)) < 0.99} == {}
