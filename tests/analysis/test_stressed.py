"""The source that a plan stresses: whichever it is, what is told of it is what the chart of all sources says of it."""

import pytest

from analysis.core.building import build_frame
from analysis.core.question import Question
from analysis.questions.headline import headline
from analysis.questions.sources import reliance
from models import AllocationPolicy, Basis, FundingSource, Plan, ProjectFilter
from tests.analysis.frames import by_funding_source, dependence, source_shares

ALL = (ProjectFilter(), AllocationPolicy(), Basis.COMPUTED)
SOURCES = pytest.mark.parametrize("source", [*FundingSource])


@SOURCES
def test_the_headline_tells_the_stressed_source(real_plan: Plan, source: FundingSource) -> None:
    frame = build_frame(real_plan.model_copy(update={"stressed_source": source}))
    told, row = headline(Question(frame, *ALL)), by_funding_source(Question(frame, *ALL)).set_index("source").loc[source]
    assert (told.central_least_wan, told.central_most_wan) == pytest.approx((row["sure_wan"], row["amount_wan"]))
    assert told.before_central == pytest.approx((row["share"], row["share"]))


@SOURCES
@pytest.mark.parametrize("by", ["category", "project"])
def test_dependence_is_on_the_stressed_source(real_plan: Plan, source: FundingSource, by: str) -> None:
    frame = build_frame(real_plan.model_copy(update={"stressed_source": source}))
    shares = source_shares(Question(frame, *ALL), by=by)
    expected = shares[shares["source"] == source].set_index("group")
    table = dependence(Question(frame, *ALL), by=by).set_index("group")
    for end, column in (("least_share", "amount_wan"), ("most_share", "most_wan")):
        assert (table[end] * table["total_wan"]).to_dict() == pytest.approx(expected[column].to_dict())
    assert (table["most_share"] >= table["least_share"] - 1e-9).all()


@SOURCES
def test_who_relies_most_relies_on_the_stressed_source(real_plan: Plan, source: FundingSource) -> None:
    frame = build_frame(real_plan.model_copy(update={"stressed_source": source}))
    shares = source_shares(Question(frame, *ALL), by="project")
    of_it = shares[shares["source"] == source].set_index("group")["amount_wan"] / shares.groupby("group")["amount_wan"].sum()
    found = reliance(Question(frame, *ALL))
    names = frame.project_ids[found.rows].tolist()
    assert names
    assert of_it.idxmax() in names or of_it[names].max() == of_it.max()
    assert found.shares.tolist() == pytest.approx(of_it[names].tolist(), abs=0.001)
