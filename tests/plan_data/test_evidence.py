"""Indicators, facts and printed figures: read from the text, each at its place, checked against text and projects."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models import Comparator, Indicator, Measure, Plan, PrintedFigure, QuantityKind, Stated
from plan_data.evidence import extracting
from plan_data.evidence.clauses import bare, locate, read_map
from plan_data.evidence.coverage import HolderKind, Reason, cover, main, read_coverage, read_map_notes
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.read.numbers import NumberKind
from plan_data.read.problems import PlanProblems
from plan_data.read.sections import Sections
from plan_data.write import package
from tests.plan_data.conftest import Folder

FILES = ("indicators.csv", "facts.csv", "printed_figures.csv")


def indicator(plan: Plan, indicator_id: str) -> Indicator:
    return next(one for one in plan.indicators if one.indicator_id == indicator_id)


def figure(plan: Plan, words: str) -> PrintedFigure:
    return next(one for one in plan.printed_figures if words in one.passage.quote and one.number and one.number.quote in words)


def stated(plan: Plan) -> Iterator[Stated]:
    yield from (target for one in plan.indicators for target in one.targets)
    yield from plan.facts
    yield from plan.printed_figures


# --- the committed files


def test_committed_files_are_what_text_and_map_yield():
    assert extracting.main(["--check"]) == 0


def test_check_names_what_differs_and_writing_repairs_it(folder: Folder, capsys: pytest.CaptureFixture[str]):
    folder.set("indicators.csv", 5, "value", "101")
    assert extracting.main([str(folder.path), "--check"]) == 1
    assert "column value" in capsys.readouterr().out
    assert extracting.main([str(folder.path)]) == 0
    for name in FILES:
        assert (folder.path / name).read_bytes() == (DEFAULT_FOLDER / name).read_bytes()


@pytest.mark.parametrize(
    ("column", "value"), [("quote", "全市【15个乡镇"), ("occurrence", "0"), ("role", "guess"), ("section", "")]
)
def test_a_map_that_cannot_be_read_is_refused(folder: Folder, column: str, value: str):
    folder.set("evidence_map.csv", 2, column, value)
    assert extracting.main([str(folder.path), "--check"]) == 2


def test_every_clause_of_the_map_reads_as_it_was_reviewed(plan: Plan):
    rows = read_map(DEFAULT_FOLDER)
    placed = locate(plan.source_text, rows)
    assert len(placed.located) == len(rows) > 380
    assert placed.gone == ()
    for one in placed.located:
        assert (one.quote, one.section) == (bare(one.row.quote), Sections(plan.source_text).at(one.start).name)
        assert one.number or one.row.relative_to
    assert plan.loose_ends == ()


def test_every_clause_and_every_number_stands_at_its_place(plan: Plan):
    for one in stated(plan):
        for passage in filter(None, (one.passage, one.number)):
            assert plan.source_text[passage.start : passage.end] == passage.quote
        if one.number:
            assert one.passage.start <= one.number.start < one.number.end <= one.passage.end
        else:
            assert one.comparator is Comparator.RELATIVE


# --- the indicators


def test_there_are_as_many_targets_as_the_plan_names(plan: Plan):
    assert (len(plan.indicators), sum(len(one.targets) for one in plan.indicators)) == (68, 121)
    assert len(plan.facts) == 53
    assert len(plan.printed_figures) == 109


@pytest.mark.parametrize(
    ("indicator_id", "comparator", "value", "high", "unit", "strives", "words"),
    [
        ("allowance_growth", Comparator.RELATIVE, None, None, "", True, "力争…不低于"),
        ("rural_allowance_ratio", Comparator.EQUAL, 75, None, "%", True, "力争…达"),
        ("destitute_standard_ratio", Comparator.AT_LEAST, 1.3, None, "倍", True, "力争…≥"),
        ("lottery_sales_share", Comparator.AT_LEAST, 60, None, "%", True, "争取达…以上"),
        ("model_medical_care_homes", Comparator.BETWEEN, 2, 3, "家", False, ""),
        ("government_run_beds_share", Comparator.AT_MOST, 50, None, "%", False, "不超过"),
        ("community_area_per_100_households", Comparator.MORE_THAN, 30, None, "平方米", True, "力争…>"),
        ("happiness_canteens", Comparator.AT_LEAST, 20, None, "个", False, "以上"),
        ("social_workers_share", Comparator.EQUAL, 1.8, None, "‰", True, "力争…达"),
        ("social_care_providers", Comparator.AT_LEAST, 10, None, "家", False, "至少"),
        ("orphan_allowance", Comparator.RELATIVE, None, None, "", False, ""),
    ],
)
def test_targets_are_read_as_printed(
    plan: Plan, indicator_id: str, comparator: Comparator, value: float | None, high: float | None, unit: str, strives: bool,
    words: str,
):  # fmt: skip
    first = indicator(plan, indicator_id).targets[0]
    assert (first.comparator, first.value, first.value_high, first.unit) == (comparator, value, high, unit)
    assert (first.is_aspirational, first.comparator_words, first.target_year) == (strives, words, 2025)


def test_where_statements_disagree_all_values_stand(plan: Plan):
    disagree = {one.indicator_id: [(target.comparator, target.value) for target in one.targets]
                for one in plan.indicators if len(one.stated) > 1}  # fmt: skip
    equal, least = Comparator.EQUAL, Comparator.AT_LEAST
    assert disagree == {
        "medical_care_rate": [(equal, 100), (least, 35)],
        "medical_care_homes": [(least, 5), (equal, 5)],
        "township_homes_upgraded": [(equal, 8), (equal, 14), (equal, 14)],
        "happiness_canteens": [(least, 20), (equal, 40), (equal, 40)],
    }


def test_a_target_relative_to_a_year_stands_in_both_chapters(plan: Plan):
    targets = indicator(plan, "orphan_allowance").targets
    assert [(target.passage.section[:3], target.relative_to) for target in targets] == [
        ("第三章", "逐年提高"),
        ("第四章", "逐年提高"),
    ]


def test_words_that_bind_stand_in_the_clause(plan: Plan):
    for one in stated(plan):
        assert all(word in one.passage.quote for word in one.comparator_words.split("…"))


def test_every_box_states_targets(plan: Plan):
    boxes = {target.passage.section.split("专栏")[1][0] for one in plan.indicators for target in one.targets
             if "专栏" in target.passage.section}  # fmt: skip
    assert boxes == set("123456")


def test_baselines_are_facts_of_the_first_chapter(plan: Plan):
    cremation = indicator(plan, "cremation_rate")
    assert [(fact.value, fact.passage.section[:3]) for fact in cremation.baselines] == [(100, "第一章")]
    assert sum(bool(one.baselines) for one in plan.indicators) == 7


def test_a_baseline_is_stated_in_the_unit_of_its_target(plan: Plan):
    """Else it could not be drawn on the target's scale; 31 communities are no baseline of a coverage."""
    for one in plan.indicators:
        assert {fact.unit for fact in one.baselines} <= {target.unit for target in one.targets}, one.indicator_id


def test_parts_of_a_fact_add_up(plan: Plan):
    facts = {fact.fact_id: fact for fact in plan.facts}
    parts = [fact.value or 0 for fact in plan.facts if fact.part_of == "social_organisations"]
    assert sum(parts) == facts["social_organisations"].value == 306


# --- the printed figures


def test_units_are_understood(plan: Plan):
    assert (figure(plan, "计划投资2.11亿元").value, figure(plan, "计划投资2.11亿元").unit) == (21100, "万元")
    assert (figure(plan, "新建墓穴11.8万个").value, figure(plan, "新建墓穴11.8万个").unit) == (118000, "个")
    assert figure(plan, "20个以上").comparator is Comparator.AT_LEAST


def test_every_figure_names_what_the_records_hold(plan: Plan):
    """A noun that picks a quantity is a quantity's; a total of one column names the column; the total row is of every project."""
    projects = {project.project_id: project for project in plan.projects}
    for one in plan.printed_figures:
        assert set(one.project_ids) <= set(projects)
        nouns = {quantity.noun for project_id in one.project_ids for quantity in projects[project_id].quantities}
        assert not one.record_noun or one.record_noun in nouns, one
        assert (one.funding_source is not None) == (one.measure is Measure.FUNDING)
        assert one.project_ids or one.measure in (Measure.TOWNSHIPS, Measure.OTHER)
    of_all = [one.value for one in plan.printed_figures if len(one.project_ids) == len(plan.projects)]
    assert of_all == [143063, 54705, 10663, 7791, 70904]


def test_beds_of_the_fifth_chapter_are_those_of_the_rows(plan: Plan):
    beds = figure(plan, "新增床位2700张")
    rows = [project for project in plan.projects if project.project_id in beds.project_ids]
    assert sum(quantity.value for row in rows for quantity in row.quantities if quantity.kind is QuantityKind.BEDS) == beds.value


# --- coverage


def test_every_number_of_the_text_is_held_or_excused(capsys: pytest.CaptureFixture[str]):
    covered = read_coverage()
    assert [one.words for one in covered if one.is_missing] == []
    assert [one.words for one in covered if one.reason is Reason.OTHER] == ["两项", "两项", "百户", "三年", "三年", "百户"]
    assert main([]) == 0
    assert "missing: 0" in capsys.readouterr().out


def test_what_no_record_holds_is_missing(plan: Plan):
    notes = read_map_notes(DEFAULT_FOLDER)
    bare = plan.model_copy(update={"facts": plan.facts[1:], "indicators": (), "printed_figures": ()})
    missing = [one for one in cover(bare, notes) if one.is_missing]
    assert [one.words for one in missing][:2] == ["15个", "75%"]
    assert len(missing) > 140
    assert len([one for one in cover(plan, {}) if one.is_missing]) == 6


def test_the_chapters_of_tasks_are_held_as_targets_and_the_fifth_as_figures():
    """An amount of chapters three and four is a target; one of chapter five a printed figure, or a part of the platform.

    The three phases of the cemetery take seventy years: they are how it is built, and no target for the plan's last year.
    """
    for one in read_coverage():
        kinds = {holder.kind for holder in one.holders}
        if one.number.kind is not NumberKind.AMOUNT or one.reason:
            continue
        if one.number.section.startswith(("第三章", "第四章")):
            assert kinds & {HolderKind.INDICATOR, HolderKind.FACT} or one.number.unit == "期", one
        elif one.number.section.startswith("第五章"):
            of_platform = {holder.record_id for holder in one.holders} <= {"data_centres", "platforms"}
            assert HolderKind.PRINTED_FIGURE in kinds or of_platform, one
        elif one.number.section.startswith("第一章"):
            assert HolderKind.FACT in kinds, one


# --- loading


def problems(path: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(PlanProblems) as raised:
        load_plan(path)
    return [(problem.file, problem.row, problem.field) for problem in raised.value.problems]


def test_a_plan_may_be_without_evidence(folder: Folder, plan: Plan):
    for name in (*FILES, "evidence_map.csv", "names_en.csv"):
        (folder.path / name).unlink()
    assert {file for file, _, _ in problems(folder.path)} == {*FILES, "names_en.csv"}, "the descriptor still names them"
    assert package.main([str(folder.path)]) == 0
    bare = load_plan(folder.path)
    assert (bare.indicators, bare.facts, bare.printed_figures) == ((), (), ())
    assert bare.projects == plan.projects
    assert extracting.main([str(folder.path)]) == 0
    assert load_plan(folder.path).indicators == ()


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "field"),
    [
        ("indicators.csv", 3, "value", "76", "value"),
        ("indicators.csv", 3, "value", "1e3", "value"),
        ("indicators.csv", 3, "value", "", "number_text"),
        ("indicators.csv", 3, "unit", "倍", "unit"),
        ("indicators.csv", 3, "number_start", "8157", "number_text"),
        ("indicators.csv", 3, "quote_start", "1", "quote"),
        ("indicators.csv", 3, "comparator", "between", "comparator"),
        ("indicators.csv", 3, "position", "2", "position"),
        ("indicators.csv", 8, "name", "别的", "name"),
        ("indicators.csv", 3, "domain", "sport", "domain"),
        ("indicators.csv", 10, "project_ids", "elderly_care-99", "project_ids"),
        ("indicators.csv", 10, "baselines", "nothing", "baselines"),
        ("facts.csv", 3, "fact_id", "assistance_desk_townships", "fact_id"),
        ("facts.csv", 3, "part_of", "nothing", "part_of"),
        ("facts.csv", 3, "quote", "没有的话", "quote"),
        ("printed_figures.csv", 5, "indicator_id", "nothing", "indicator_id"),
        ("printed_figures.csv", 5, "funding_source", "other", "funding_source"),
        ("printed_figures.csv", 5, "figure_id", "figure-1", "figure_id"),
        ("printed_figures.csv", 5, "is_aspirational", "perhaps", "is_aspirational"),
    ],
)
def test_each_wrong_cell_is_found(folder: Folder, file: str, row: int, column: str, value: str, field: str):
    folder.set(file, row, column, value)
    assert (file, row, field) in problems(folder.path)


def test_all_wrong_cells_are_found_at_once(folder: Folder):
    folder.set("facts.csv", 3, "value", "9")
    folder.set("indicators.csv", 3, "value", "9")
    folder.set("printed_figures.csv", 3, "value", "9")
    assert problems(folder.path) == [(file, 3, "value") for file in FILES]


def test_a_name_in_english_goes_with_what_is_printed_and_is_set_aside_without_it(folder: Folder, plan: Plan):
    last = len((folder.path / "names_en.csv").read_text(encoding="utf-8").splitlines())
    folder.set("names_en.csv", 2, "name", "社区综合服务站点")
    folder.add("names_en.csv", "elderly_care-77", "某中心", "Some centre")
    folder.add("names_en.csv", "", "没有印过的话", "Words never printed")
    folder.add("names_en.csv", "", "康养小镇", "Health village")
    folder.add("names_en.csv", "elderly_care-02", "农村健康养老服务中心", "Said twice")
    found = load_plan(folder.path)
    assert found.names_aside == (
        (2, "社区综合服务站点"), (last + 1, "某中心"), (last + 2, "没有印过的话"), (last + 4, "农村健康养老服务中心"),
    )  # fmt: skip
    gone = "社区综合服务站建设项目"
    assert {**found.glosses, gone: plan.glosses[gone]} == {**plan.glosses, "康养小镇": found.words_en["康养小镇"]}
    (folder.path / "names_en.csv").write_text("no,table\n1,2\n", encoding="utf-8")
    assert (load_plan(folder.path).names_aside, load_plan(folder.path).names_en) == (((0, ""),), {})
    (folder.path / "names_en.csv").unlink()
    described = (folder.path / "datapackage.json").read_text(encoding="utf-8").replace("names_en", "names_xx")
    (folder.path / "datapackage.json").write_text(described, encoding="utf-8")
    assert plan.glosses
    assert not load_plan(folder.path).glosses
