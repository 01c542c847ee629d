"""A plan of hundreds of rows, none of them tied to another: what is asked of it adds up, is found, and is checked."""

from collections import Counter
from itertools import compress, pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.checking.reviewing import review
from analysis.core.building import build_frame
from analysis.core.frame import SOURCES, PlanFrame
from analysis.core.placements import bits_of
from analysis.core.question import Question
from analysis.core.view import view
from analysis.questions.capacity import planned
from analysis.questions.headline import headline
from analysis.questions.large_costs import cost_columns
from analysis.questions.unit_costs import project_costs
from bench.plans import generate
from i18n import load_labels
from models import (
    AllocationPolicy,
    Basis,
    Category,
    FundingSource,
    Plan,
    Project,
    ProjectFilter,
    QuantityKind,
    TownshipPolicy,
    YearPolicy,
)
from plan_data.read.loading import load_plan
from tests.analysis import by_hand
from tests.analysis.frames import by_category, by_funding_source

COUNT = 400
FILTERS = (
    {}, {"category": ["funeral"]}, {"township": ["999900001", "999900005"]}, {"from_year": 2022, "to_year": 2023},
    {"funding_source": ["other", "prefecture"]}, {"min_wan": 500, "township": ["999900002"]},
    {"funding_source": ["county_city"], "max_wan": 300}, {"implementer": ["样例单位03", "none"]}, {"text": "项目00001"},
    {"without": ["funeral-01"], "category": ["funeral", "elderly_care"]}, {"project": ["funeral-02", "elderly_care-03"]},
    {"reach": ["several_townships"], "construction_type": ["expansion"], "text": "项目0001"},
)  # fmt: skip
POLICIES = (AllocationPolicy(), AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A generated plan; one amount is not what its row's total asks for, and of one it is confirmed where it comes from."""
    folder = tmp_path_factory.mktemp("large") / "sample"
    generate(folder, COUNT)
    spoil(folder)
    confirm(folder)
    return load_plan(folder)


def spoil(folder: Path) -> None:
    """Change an amount of three digits in text and table alike."""
    rows = (folder / "funding.csv").read_text(encoding="utf-8").splitlines()
    place = next(place for place, row in enumerate(rows[1:], 1) if len(row.split(",")[2]) == 3)
    name, position, amount, start = rows[place].split(",")
    other = str(1109 - int(amount))[:3].rjust(3, "1")
    rows[place] = f"{name},{position},{other},{start}"
    (folder / "funding.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    text = (folder / "source.txt").read_text(encoding="utf-8")
    (folder / "source.txt").write_text(text[: int(start)] + other + text[int(start) + 3 :], encoding="utf-8")
    (folder / "datapackage.json").write_text((folder / "datapackage.json").read_text().replace('"hash"', '"was"'))


def confirm(folder: Path) -> None:
    """Confirm that the only amount of a project, the first such, is the county's."""
    rows = [row.split(",") for row in (folder / "funding.csv").read_text(encoding="utf-8").splitlines()]
    owners = Counter(row[0] for row in rows)
    name, position, amount, _ = next(row for row in rows[1:] if owners[row[0]] == 1)
    with (folder / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(f"{name},funding-{position},{amount},county_city,seen,confirmed,2024-01-31\n")


@pytest.fixture(scope="module")
def frame(plan: Plan) -> PlanFrame:
    return build_frame(plan)


def near(value: object) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-4)


@pytest.mark.parametrize(
    ("fields", "basis", "policy"),
    [(one, basis, POLICIES[(at + place) % 2]) for at, one in enumerate(FILTERS) for place, basis in enumerate(Basis)],
    ids=str,
)
def test_a_view_is_what_a_person_would_add_up(
    fields: dict[str, Any], basis: Basis, policy: AllocationPolicy, plan: Plan, frame: PlanFrame
) -> None:
    asked = ProjectFilter.model_validate(fields)
    question = Question(frame, asked, policy, basis)
    seen, rows = view(question), by_hand.rows(plan, asked, policy, basis)
    for name in ("certain", "unconfirmed", "undivided"):
        assert getattr(seen, f"{name}_wan").tolist() == near([getattr(row, name) for row in rows])
    assert seen.selected.tolist() == [row.is_selected for row in rows]
    whole = sum(row.certain + row.unconfirmed + row.undivided for row in rows)
    assert headline(question).amount_wan == near(whole)
    everywhere = by_hand.rows(plan, asked.replace(category=()), policy, basis)
    amounts = dict.fromkeys(by_category(question)["category"], 0.0)
    for project, row in zip(plan.projects, everywhere, strict=True):
        amounts[str(project.category)] += row.certain + row.unconfirmed + row.undivided
    assert by_category(question)["amount_wan"].tolist() == near(list(amounts.values()))


def ends_of(project: Project, sources: tuple[FundingSource, ...]) -> tuple[int, int]:
    """The least and the most of some sources, over all choices of columns for a row's amounts that are in printed order."""
    possible = product(*([SOURCES.index(source) for source in line.possible_sources] for line in project.funding))
    chosen = [columns for columns in possible if all(left < right for left, right in pairwise(columns))]
    amounts = [line.amount_wan for line in project.funding]
    sums = [sum(wan for wan, at in zip(amounts, columns, strict=True) if SOURCES[at] in sources) for columns in chosen]
    return min(sums), max(sums)


def test_ranges_are_those_of_the_rows_one_by_one(plan: Plan, frame: PlanFrame) -> None:
    assert not frame.placements.is_joint
    assert sum(line.is_confirmed for row in plan.projects for line in row.funding if len(row.funding) < len(SOURCES)) == 1
    weights = np.linspace(0, 1, COUNT)
    for sources in ((FundingSource.OTHER,), (FundingSource.PREFECTURE, FundingSource.COUNTY_CITY), SOURCES):
        expected = np.array([ends_of(project, sources) for project in plan.projects])
        np.testing.assert_array_equal(frame.bounds_by_project(bits_of(sources)), expected)
        assert frame.placements.sources_range(weights, sources) == near(weights @ expected)
    table = by_funding_source(Question(frame, ProjectFilter(), AllocationPolicy(), Basis.COMPUTED)).head(len(SOURCES))
    ends = [np.sum([ends_of(project, (source,)) for project in plan.projects], axis=0).tolist() for source in SOURCES]
    assert [list(pair) for pair in zip(table["sure_wan"], table["amount_wan"], strict=True)] == ends


def amounts_of(row: Project) -> list[float | None]:
    return [row.total_investment_wan, *(line.amount_wan for line in row.funding)]


@pytest.mark.parametrize(
    "text", ["样例项目000012", "3", "单位07", "样例05镇", "养老", "样例项目00001 养老", "elderly_care-07", "项目9999"]
)
def test_a_search_finds_what_the_fields_hold(text: str, plan: Plan, frame: PlanFrame) -> None:
    towns, labels = {town.code: town for town in plan.townships}, load_labels("zh")
    fields = [
        [row.name, row.project_id, row.location_text, row.scope_text, row.implementer or "", labels.code("category", row.category)]
        + [f"{towns[code].name} {towns[code].name_en}" for code in row.townships]
        + [say.amount(wan).replace(",", "") for wan in amounts_of(row) for say in (labels, load_labels("en"))]
        for row in plan.projects
    ]
    assert frame.hits(text).tolist() == [all(any(word in one for one in some) for word in text.split()) for some in fields]


def test_a_search_finds_what_is_spelled(plan: Plan, frame: PlanFrame) -> None:
    assert frame.hits("yangli").all()  # 样例
    assert frame.hits("ylxm").all()
    assert frame.hits("yanglao").tolist() == frame.hits("养老").tolist()
    assert frame.hits("Funeral").tolist() == [row.category is Category.FUNERAL for row in plan.projects]
    assert frame.hits("angli").sum() == frame.hits("zzz").sum() == 0
    assert 0 < frame.hits("yanglao 样例05镇").sum() < frame.hits("yanglao").sum()


@pytest.mark.parametrize("kind", QuantityKind)
def test_quantities_are_added_up_by_row_and_once_for_a_frame(kind: QuantityKind, plan: Plan, frame: PlanFrame) -> None:
    by_row = [sum(one.value for one in project.quantities if one.kind is kind) for project in plan.projects]
    assert planned(frame, kind).tolist() == by_row
    assert planned(frame, kind) is planned(frame, kind)


@pytest.mark.parametrize("kind", [QuantityKind.BEDS, QuantityKind.FACILITIES, QuantityKind.FLOOR_AREA, QuantityKind.GRAVES])
def test_what_can_be_compared_is_the_same_as_row_by_row(kind: QuantityKind, frame: PlanFrame, real: PlanFrame) -> None:
    for one in (frame, real):
        assert one.plan
        comparable = {cost.project.project_id for cost in project_costs(one.plan, kind) if cost.is_comparable}
        assert set(compress(one.projects["project_id"], cost_columns(one, kind).is_comparable)) == comparable


def test_the_review_finds_what_is_wrong_and_counts_the_rest(plan: Plan) -> None:
    found = review(plan)
    odd = {row.project_id for row in plan.projects if row.funding and row.funding_sum_wan != row.total_investment_wan}
    blank = {(row.project_id, field) for row in plan.projects for field in ("implementer", "funding") if not getattr(row, field)}
    named = [finding.records[0] for finding in found.findings if finding.check == "row_parts"]
    missing = [(one.records[0], one.key.removeprefix("missing_")) for one in found.findings if one.check == "missing_field"]
    assert len(odd) == 1
    assert set(named) == odd
    assert sorted(missing) == sorted(blank)
    assert found.tallies["row_parts"].checked == sum(bool(row.funding) for row in plan.projects)
    assert found.tallies["missing_field"].agreed == 3 * COUNT - len(blank)
    together = next(
        finding for finding in found.findings if finding.check == "totals_together" or finding.key.startswith("printed_")
    )
    assert together.difference is not None
