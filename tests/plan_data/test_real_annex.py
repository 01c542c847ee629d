"""The real annex: its rows, its sums, and every quote at its place."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from models import Category, ConstructionType, FundingSource, Passage, Plan, Project, Reach
from plan_data.read.files import DEFAULT_FOLDER

SOURCE_SHA256 = "7e8914dd31d09fa793e9a5ba527d10b58b26f89b7bb5b9d900bb501c1ad2f7e9"


def project(plan: Plan, project_id: str) -> Project:
    return next(project for project in plan.projects if project.project_id == project_id)


def passages(plan: Plan) -> Iterator[Passage]:
    for row in plan.projects:
        yield from [row.source, *row.field_passages.values()]
        yield from [line.passage for line in row.funding]
        yield from [quantity.passage for quantity in row.quantities]
    assert plan.printed_totals
    yield plan.printed_totals.passage


def test_the_text_is_the_published_one_byte_for_byte(plan: Plan):
    content = (DEFAULT_FOLDER / "source.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == SOURCE_SHA256
    assert plan.source_text.encode() == content


def test_the_plan_knows_what_it_is(plan: Plan):
    assert plan.title == "楚雄市民政事业发展“十四五”规划(2021年—2025年)"
    assert (plan.issued_on.isoformat(), plan.start_year, plan.end_year) == ("2023-05-16", 2021, 2025)


def test_there_are_27_rows_and_their_sums_are_known(plan: Plan):
    assert len(plan.projects) == 27
    sums: Counter[Category] = Counter()
    for row in plan.projects:
        sums[row.category] += row.total_investment_wan
    assert sums == {
        Category.GRASSROOTS_COMMUNITY: 5920, Category.ELDERLY_CARE: 58920, Category.SOCIAL_WELFARE: 3600, Category.FUNERAL: 95623,
    }  # fmt: skip
    assert (plan.computed_total_wan, plan.funding_total_wan) == (164063, 165063)
    kinds = Counter(row.construction_type for row in plan.projects)
    assert kinds == {ConstructionType.NEW_BUILD: 23, ConstructionType.EXPANSION: 4}


def test_every_quote_stands_at_its_place(plan: Plan):
    found = list(passages(plan))
    assert len(found) > 27 * 12
    assert [p for p in found if plan.source_text[p.start : p.end] != p.quote] == []


def test_the_numbers_of_a_record_are_the_numbers_of_its_quotes(plan: Plan):
    for row in plan.projects:
        fields = row.field_passages
        assert int(fields["total_investment_wan"].quote) == row.total_investment_wan
        assert int(fields["printed_number"].quote) == row.printed_number
        assert fields["name"].quote == row.name
        assert fields["location_text"].quote == row.location_text
        assert fields["scope_text"].quote == row.scope_text
        assert {row.start_year, row.end_year} == {int(year) for year in fields["start_year"].quote.split("-")}
        assert (fields["implementer"].quote if row.implementer else None) == row.implementer
        assert [int(line.passage.quote) for line in row.funding] == [line.amount_wan for line in row.funding]


def test_quotes_of_a_row_follow_each_other_within_the_row(plan: Plan):
    for row in plan.projects:
        names = ["printed_number", "name", "construction_type", "start_year", "location_text", "scope_text", "total_investment_wan"]
        cells = [row.field_passages[name] for name in names] + [line.passage for line in row.funding]
        cells += [row.field_passages["implementer"]] if row.implementer else []
        assert cells[0].start == row.source.start
        assert cells[-1].end == row.source.end
        assert all(left.end < right.start for left, right in pairwise(cells))
        assert [line for line in row.source.quote.splitlines() if line] == [cell.quote for cell in cells]
        assert row.field_passages["category"].end < row.source.start


def test_two_rows_have_no_implementer(plan: Plan):
    assert [row.project_id for row in plan.projects if row.implementer is None] == ["elderly_care-03", "funeral-07"]
    assert "implementer" not in project(plan, "funeral-07").field_passages


def test_a_printed_zero_is_an_amount_and_a_lost_blank_is_none(plan: Plan):
    assert [line.amount_wan for line in project(plan, "elderly_care-10").funding] == [0, 800, 0]
    assert [line.amount_wan for line in project(plan, "elderly_care-11").funding] == [0, 2000, 0, 5000]
    assert [line.amount_wan for line in project(plan, "funeral-05").funding] == [60000]


def test_a_scope_keeps_its_stray_comma(plan: Plan):
    assert project(plan, "funeral-06").scope_text == "新建楚雄市骨灰堂,建设面积991平方米,"


def test_the_total_row_is_kept_as_printed(plan: Plan):
    totals = plan.printed_totals
    assert totals
    assert [int(number) for number in re.findall(r"\d+", totals.passage.quote)] == [200, 143063, 54705, 10663, 7791, 70904]
    assert totals.unexplained == (200,)
    assert totals.total_investment_wan == 143063
    assert tuple(totals.funding_wan[source] for source in FundingSource) == (54705, 10663, 7791, 70904)


def test_the_townships_are_15_and_stand_apart(plan: Plan):
    assert len(plan.townships) == 15
    assert len({(town.tile_row, town.tile_column) for town in plan.townships}) == 15
    assert {town.name: town.name_en for town in plan.townships}["吕合镇"] == "Lühe"


@pytest.mark.parametrize(
    ("project_id", "reach", "names"),
    [
        ("elderly_care-04", Reach.SINGLE_TOWNSHIP, ["东华镇"]),
        ("elderly_care-09", Reach.SEVERAL_TOWNSHIPS, ["鹿城镇", "东瓜镇"]),
        ("funeral-01", Reach.SEVERAL_TOWNSHIPS, ["中山镇", "西舍路镇", "大过口乡"]),
        ("funeral-05", Reach.SINGLE_TOWNSHIP, ["紫溪镇"]),
        ("social_welfare-02", Reach.SINGLE_TOWNSHIP, ["鹿城镇"]),
    ],
)
def test_places(plan: Plan, project_id: str, reach: Reach, names: list[str]):
    codes = {town.name: town.code for town in plan.townships}
    row = project(plan, project_id)
    assert (row.reach, list(row.townships)) == (reach, [codes[name] for name in names])


def test_reach_over_the_whole_plan(plan: Plan):
    by_reach = {reach: [row.project_id for row in plan.projects if row.reach is reach] for reach in Reach}
    assert by_reach[Reach.CITY_LEVEL] == ["elderly_care-05", "elderly_care-08", "social_welfare-03", "funeral-04", "funeral-06"]
    assert {reach: len(rows) for reach, rows in by_reach.items()} == {
        Reach.SINGLE_TOWNSHIP: 7, Reach.SEVERAL_TOWNSHIPS: 6, Reach.ALL_TOWNSHIPS: 9, Reach.CITY_LEVEL: 5,
    }  # fmt: skip
    everywhere = tuple(town.code for town in plan.townships)
    assert all(row.townships == everywhere for row in plan.projects if row.reach is Reach.ALL_TOWNSHIPS)
    assert all(row.host_township is None for row in plan.projects), "no city-level row names the township it stands in"
