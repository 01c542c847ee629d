"""What a number is added up from: the inputs come to the number, for any filter, policy and basis."""

import random

import numpy as np
import pytest

from analysis.core.building import build_frame
from analysis.core.question import Question
from analysis.core.view import in_context, view
from analysis.questions.capacity import capacity_by_township, capacity_by_year, planned
from analysis.questions.inputs import Slice, by_project, line_inputs, may_be_of, money_inputs, parted, size_inputs
from analysis.questions.townships import by_township
from analysis.questions.yearly import by_year
from models import AllocationPolicy, Basis, FundingSource, ProjectFilter, QuantityKind
from tests.cases import cases
from tests.pages.some_views import some_query
from tests.real import real_plan

PLAN = real_plan()
FRAME = build_frame(PLAN)


def some_asked(seed: int) -> tuple[ProjectFilter, AllocationPolicy, Basis]:
    query = some_query(random.Random(seed), PLAN)
    asked = ProjectFilter.from_query({name: [value] for name, value in query.items()}, PLAN)
    policy = AllocationPolicy.model_validate({name: query[name] for name in ("years", "townships") if name in query})
    return asked, policy, Basis(query.get("basis", Basis.COMPUTED))


def come_to(inputs: list) -> float:  # type: ignore[type-arg]
    return float(sum(one.whole * one.weight for one in inputs))


@cases("seed", range(24))
def test_the_inputs_of_the_ends_come_to_them_and_stand_in_one_placement(seed: int) -> None:
    asked, policy, basis = some_asked(seed)
    seen = view(Question(FRAME, asked, policy, basis))
    for which in ("inside", "either"):
        weights = by_project(seen, which)
        for source in FundingSource:
            ends = FRAME.placements.sources_range(weights, (source,))
            found = [money_inputs(seen, weights, end, (source,)) for end in ("least", "most")]
            assert [come_to(one) for one in found] == pytest.approx(list(ends))
            assert all(source in line.possible_sources for inputs in found for one in inputs for line in one.lines or ())
    everything = line_inputs(seen, may_be_of(tuple(FundingSource)))
    assert come_to(everything) == pytest.approx(float(FRAME.funding_sum_wan @ by_project(seen, "either")))


@cases("seed", range(24))
def test_the_inputs_of_a_slice_come_to_what_a_chart_gives_it(seed: int) -> None:
    asked, policy, basis = some_asked(seed)
    asked = asked.replace(funding_source=())
    own = in_context(Question(FRAME, asked, policy, basis), "from_year", "to_year")
    table = by_year(Question(FRAME, asked, policy, basis))
    for year in dict.fromkeys(table["year"]):
        rows = [at for at, one in enumerate(table["year"]) if one == year]
        weights = by_project(own, "inside") * Slice((year,)).weights(own)
        for part in ("single", "spread"):
            expected = sum(table[f"{part}_wan"][at] for at in rows)
            assert come_to(money_inputs(own, weights * parted(own, part), "least")) == pytest.approx(expected)
    own = in_context(Question(FRAME, asked, policy, basis), "township")
    table = by_township(Question(FRAME, asked, policy, basis))
    for at, township in enumerate(table["township"]):
        weights = by_project(own, "inside") * Slice(township=township).weights(own)
        for part in ("own", "shared"):
            assert come_to(money_inputs(own, weights * parted(own, part), "least")) == pytest.approx(table[f"{part}_wan"][at])


@cases("seed", range(16))
def test_the_inputs_of_a_size_come_to_what_a_chart_gives_it(seed: int) -> None:
    asked, policy, basis = some_asked(seed)
    amounts = planned(FRAME, QuantityKind.BEDS)
    for table, name, fields in (
        (capacity_by_year(Question(FRAME, asked, policy, basis), amounts=amounts), "year", ("from_year", "to_year")),
        (capacity_by_township(Question(FRAME, asked, policy, basis), amounts=amounts), "township", ("township",)),
    ):
        own = in_context(Question(FRAME, asked, policy, basis), *fields)
        for one in dict.fromkeys(table[name]):
            sliced = Slice((one,)) if name == "year" else Slice(township=one)
            rows = [at for at, other in enumerate(table[name]) if other == one]
            for part in ("own", "shared", "undivided", "amount"):
                expected = sum(table[part][at] for at in rows)
                assert come_to(size_inputs(own, amounts, part, sliced)) == pytest.approx(expected, abs=1e-6), (one, part)


def test_no_input_is_of_a_project_out_of_view() -> None:
    seen = view(Question(FRAME, ProjectFilter(category=("funeral",)), AllocationPolicy(), Basis.COMPUTED))
    rows = [one.row for one in money_inputs(seen, by_project(seen, "either"), "most")]
    assert rows == np.flatnonzero(seen.selected).tolist()
