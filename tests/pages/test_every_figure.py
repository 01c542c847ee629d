"""Every figure leads back: on every page the numbers shown are given by what they lead to, measured from the outside."""

from __future__ import annotations

from bench.provenance.measure import measure
from plan_data import load_plan

VIEWS = (
    ("overview", {}),
    ("overview", {"township": "532301101"}),
    ("structure", {}),
    ("funding", {"category": "social_welfare"}),
    ("years", {"from_year": "2022", "to_year": "2023"}),
    ("townships", {}),
    ("projects", {"category": "elderly_care"}),
    ("unit_costs", {}),
    ("project", {"id": "elderly_care-05"}),
    ("targets", {"indicator": "integrated_care_beds"}),
    ("text", {"at": "money.amount", "township": "532301101"}),
    ("checks", {}),
    ("compare", {"a": "category=funeral", "b": "township=532301101"}),
)


def test_the_numbers_of_every_page_lead_back() -> None:
    found = measure(VIEWS, load_plan())
    wrong = {page: tally.samples for page, tally in found.items()}
    assert {page: wrong[page] for page, tally in found.items() if tally.share_of(own=True) < 0.99} == {}
    assert {page: wrong[page] for page, tally in found.items() if tally.share < 0.97} == {}
