"""The way from one value of a finding to the other, on the real plan and on findings made by hand."""

import pytest

from analysis.checking.reviewing import review
from analysis.questions.bridge import REST, Bridge, BridgeKind, Level, Step, bridge
from models import Finding, Measure, Passage, Plan, Provenance, Reading, Severity, Side
from tests.real import real_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return real_plan()


def of(plan: Plan, finding_id: str) -> Bridge:
    found = bridge(plan, next(one for one in review(plan).findings if one.finding_id == finding_id))
    assert found is not None
    return found


def by_hand(plan: Plan, first: float, rows: tuple[str, ...], reading: tuple[str, ...], **fields: object) -> Finding:
    """The total of some rows against another number, with a reading that names rows."""
    projects = [project for project in plan.projects if project.project_id in rows]
    cells = tuple(project.field_passages["total_investment_wan"] for project in projects)
    total = sum(project.total_investment_wan for project in projects)
    place = Passage(section="x", start=0, end=1, quote=plan.source_text[0])
    sides = (
        Side(origin=Provenance.PRINTED, value=first, passages=(place,), numbers=(place,)),
        Side(origin=Provenance.COMPUTED, value=total, passages=cells, numbers=cells, records=rows),
    )
    values = {"measure": Measure.INVESTMENT, "difference": total - first, "unit": "万元", **fields}
    return Finding.model_validate({
        "finding_id": "x", "check": "x", "severity": Severity.ERROR, "key": "x", "values": {}, "message": "x", "records": rows,
        "sides": sides, "reading": Reading(key="x", values={}, project_ids=reading), **values,
    })  # fmt: skip


def test_from_the_printed_total_by_way_of_the_rows_left_out_to_the_sum_and_on_to_the_funding(plan: Plan) -> None:
    assert of(plan, "printed_totals-total") == Bridge(
        BridgeKind.ROWS,
        (
            Level("side-0", 143_063), Step("elderly_care-12", 14_000), Step("elderly_care-11", 7_000), Level("side-1", 164_063),
            Step("elderly_care-05", 1_000), Level("funding", 165_063),
        ),
    )  # fmt: skip


def test_what_a_row_has_too_much_joins_the_totals(plan: Plan) -> None:
    found = of(plan, "totals_together")
    assert found.kind is BridgeKind.EXCESS
    assert found.parts == (Level("side-0", 143_063), Step("elderly_care-05", 1_000), Level("side-1", 144_063))


def test_quantities_are_bridged_by_the_cells_that_were_added_up(plan: Plan) -> None:
    found = of(plan, "text_area-elderly_care_04_05_06_07_08")
    assert found.parts == (Level("side-0", 36_000), Step("elderly_care-08", 800), Level("side-1", 36_800))


def test_numbers_without_rows_between_them_stand_beside_each_other(plan: Plan) -> None:
    assert of(plan, "text_amount-funeral_10") == Bridge(BridgeKind.COMPARED, (Level("side-0", 2_697), Level("side-1", 2_967)))
    assert len(of(plan, "text_count-elderly_care_03").levels) == 3


def test_where_nothing_is_compared_there_is_no_bridge(plan: Plan) -> None:
    without = [finding for finding in review(plan).findings if finding.difference is None]
    assert without
    assert [bridge(plan, finding) for finding in without] == [None] * len(without)


def test_every_bridge_arrives(plan: Plan) -> None:
    for finding in review(plan).findings:
        found, at = bridge(plan, finding), 0.0
        for part in found.parts if found and found.kind is not BridgeKind.COMPARED else ():
            assert isinstance(part, Step) or at in (0, part.value)
            at = part.value if isinstance(part, Level) else at + part.amount


def test_rows_that_explain_a_part_leave_the_rest(plan: Plan) -> None:
    rows = ("funeral-09", "funeral-10")
    found = bridge(plan, by_hand(plan, 2_000, rows, ("funeral-09",)))
    assert found is not None
    assert found.kind is BridgeKind.PARTLY
    assert found.parts[1:-1] == (Step("funeral-09", 3_000), Step(REST, 967))


def test_rows_that_have_nothing_to_do_with_it_are_no_steps(plan: Plan) -> None:
    found = bridge(plan, by_hand(plan, 5_960, ("funeral-09", "funeral-10"), ("funeral-09",)))
    assert found is not None
    assert found.kind is BridgeKind.COMPARED


def test_many_rows_are_the_largest_and_the_others_together(plan: Plan) -> None:
    rows = tuple(project.project_id for project in plan.projects if project.category == "elderly_care")
    found = bridge(plan, by_hand(plan, 0, rows, rows))
    assert found is not None
    steps = [part for part in found.parts if isinstance(part, Step)]
    assert len(steps) == 6
    assert steps[-1].code == REST
    assert sum(step.amount for step in steps) == 58_920
