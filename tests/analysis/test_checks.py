"""What the checks find in the real plan: every finding by name, what agrees, and what stands behind both."""

import pytest

from analysis.checking.reviewing import Review, review
from i18n import load_labels
from models import Finding, Plan, Provenance, Severity

ERRORS = {
    "printed_totals-total": (143_063, 164_063),
    "text_amount-funeral_01_02_03": (2_400, 5_400),
    "totals_together": (143_063, 144_063),
    "row_parts-elderly_care_05": (11_800, 12_800),
    "text_amount-funeral_10": (2_697, 2_967),
    "text_area-elderly_care_04_05_06_07_08": (36_000, 36_800),
    "text_count-elderly_care_03": (8, 14, 14),
    "target_values-medical_care_rate": (100, 35),  # 100% against no less than 35%: no difference of 65
}
# New ones with their reason, each looked at in the text.
WARNINGS = {
    "box_rows-box_2": (None, None),  # 专栏2 is silent about four projects that 第五章 第一节 builds
    "box_rows-box_5": (None, None),  # 专栏5 is silent about 陵园 and 骨灰堂
    "low_floor-elderly_care_10": (None, None),  # 20个以上 in 专栏2, 40个 in the chapter and the row
    "head_columns": (None, None),  # 中央和省, 县市, 其他 above rows of four amounts
    "unexplained_number-1": (200,),
    "category_section-social_welfare_04": (None, None),
    "never_mentioned-elderly_care_11": (None,),
    "never_mentioned-elderly_care_12": (None,),
}
NOTES = {
    "missing_field-elderly_care_03-implementer": (None,),
    "missing_field-funeral_07-implementer": (None,),
    "only_in_text-social_welfare_04-facilities": (1, 1),
    "only_in_text-funeral_06-urns": (15_000,),
    "naming-elderly_care_01": (None, None),
    "naming-funeral_09": (None, None),
    "naming-elderly_care_05": (None, None),
    "naming-elderly_care_06": (None, None),
    "hedge-minors_station_coverage": (100, 100),
    "box_heading-social_welfare_02": (None, None),  # a centre for the mentally ill in a box of 儿童福利项目
    "row_years-funeral_05-horizon": (None, None),  # 6亿元 in five years for what is developed in seventy
    "name_scope-elderly_care_05": (None, None),  # 养老服务中心 that builds a 小镇
    "name_scope-elderly_care_07": (None, None),  # 康养小镇 that builds a 养生园
    "name_scope-elderly_care_12": (None, None),  # 老年公寓 that builds a 老年公寓中心
    "wrong_cell-location_text": (None, None),  # 15个乡镇人民政府 is no place
    "wrong_cell-implementer": (None, None),  # 楚雄市, 鹿城镇 are no bodies; other rows name 鹿城镇人民政府
    "table_notes-1": (None, None),  # 在建、新开工、前期 against 新建, 改扩建
    "table_notes-2": (None,),  # 项目进展情况 is no column
    "lacking_size-elderly_care_11-beds": (None, None),  # the other four 养老服务中心 state their beds
    "slips_of_pen-bb99c786": (None, None),  # 覆盖率力不低于90%
    "slips_of_pen-period": (None, None),  # 十四期间, elsewhere 十四五期间
    "slips_of_pen-360491e4": (None, None),  # 老年幸福食堂, 老年人幸福食堂
    "slips_of_pen-14e523f8": (None, None),  # 婚育新风三年专项行动 under two names
    "slips_of_pen-dec59db5": (None, None),  # 医疗、康复、报件、养生服务 in one row, without 报件 in three
    "no_row-named_2116ed58": (None,),  # 乡镇儿童福利指导中心 in 第四章, no row speaks of it
    "no_row-named_b8b95b22": (None,),  # nor of 婚姻登记服务场所
    "ratios-rate-bus_cards_share": (None, None),  # 4.7万张 are 96% of nothing in their sentence
    "target_bounds-townships_with_regional_centre-built": (None, None),  # 60% of 15 townships, 1 is built
    "lacking_size-elderly_care_12-beds-capacity": (None, None),  # the largest home states no beds
}
READINGS = {
    "printed_totals-total": ("rows_left_out", 164_063, ("elderly_care-11", "elderly_care-12"), "164,063−7,000−14,000=143,063"),
    "text_amount-funeral_01_02_03": ("per_unit", 5_400, (), "3×1,800=5,400"),
    "totals_together": ("parts_exceed_total", None, ("elderly_care-05",), "9,000+2,000+1,800=12,800"),
    "row_parts-elderly_care_05": ("text_bears_out_total", 11_800, (), "3,000+11,800+3,000+3,000+300=21,100"),
    "text_amount-funeral_10": ("digits_swapped", 2_967, (), "1,500+467+1,000=2,967"),
    "text_area-elderly_care_04_05_06_07_08": ("text_leaves_out", 36_800, ("elderly_care-08",), "36,800−800=36,000"),
    "text_count-elderly_care_03": ("more_places", 14, (), "14所"),
}
AGREED = {
    "printed_totals": (5, 4), "totals_together": (1, 0), "row_parts": (27, 26), "text_amount": (20, 18), "text_count": (39, 38),
    "text_area": (10, 9), "text_land": (4, 4), "text_beds": (7, 7), "text_graves": (5, 5), "target_values": (21, 20),
    "sentence_parts": (11, 11), "ratios": (2, 1), "annex_unit": (2, 2), "unexplained_number": (6, 5), "category_section": (25, 24),
    "never_mentioned": (27, 25), "missing_field": (81, 79), "only_in_text": (35, 33), "naming": (27, 23), "hedge": (36, 35),
    "placements": (1, 1), "target_bounds": (187, 186),
    "low_floor": (2, 1), "box_rows": (5, 3), "box_heading": (19, 18), "no_row": (23, 21),
    "name_scope": (20, 17), "row_kind": (4, 4), "row_years": (29, 28), "wrong_cell": (52, 50), "row_place": (11, 11),
    "unit_rank": (48, 48), "head_columns": (1, 0), "table_notes": (2, 0), "row_twice": (27, 27), "row_gone": (27, 27),
    "lacking_size": (24, 22), "slips_of_pen": (5, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(real_plan: Plan) -> Review:
    return review(real_plan)


def by_severity(found: Review, severity: Severity) -> dict[str, tuple[float | None, ...]]:
    return {one.finding_id: tuple(side.value for side in one.sides) for one in found.findings if one.severity is severity}


@pytest.mark.parametrize(
    ("severity", "expected"), [(Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS), (Severity.NOTE, NOTES)]
)  # fmt: skip
def test_the_findings_and_their_values(found: Review, severity: Severity, expected: dict[str, tuple[float | None, ...]]) -> None:
    assert by_severity(found, severity) == expected


def test_the_gravest_come_first_then_money_by_size(found: Review) -> None:
    assert [one.finding_id for one in found.findings][:8] == list(ERRORS)
    assert [one.severity for one in found.findings] == sorted([one.severity for one in found.findings], key=list(Severity).index)


def test_what_agrees_is_counted(found: Review) -> None:
    assert {check: (tally.checked, tally.agreed) for check, tally in found.tallies.items()} == AGREED
    assert (found.checked, found.agreed) == (878, 833)
    assert found.checked - found.agreed == len(found.findings)


def test_readings_give_the_numbers_that_speak_for_them(found: Review) -> None:
    readings = {one.finding_id: one.reading for one in found.findings if one.reading}
    given = {name: (reading.key, reading.value, reading.project_ids) for name, reading in readings.items()}
    assert given == {name: expected[:3] for name, expected in READINGS.items()}
    assert all(READINGS[name][3] in map(str, reading.values.values()) for name, reading in readings.items())


def test_every_sentence_can_be_said_in_both_languages(found: Review) -> None:
    for one in found.findings:
        assert one.message == load_labels("zh")(f"finding.{one.key}", **one.values)
        for language in ("zh", "en"):
            text = load_labels(language)
            assert "{" not in text(f"finding.{one.key}", **one.values) + text.code("check", one.check) + text.code(
                "severity", one.severity
            )
            assert one.reading is None or "{" not in text(f"reading.{one.reading.key}", **one.reading.values)


def test_every_quote_stands_in_the_text(found: Review, real_plan: Plan) -> None:
    for one in found.findings:
        for place in (*one.passages, *(number for side in one.sides for number in side.numbers)):
            assert real_plan.source_text[place.start : place.end] == place.quote


def test_printed_sides_mark_their_number_and_computed_ones_each_cell(found: Review) -> None:
    for one in found.findings:
        for side in one.sides:
            if side.value is None:
                assert side.numbers == ()
            elif side.origin is Provenance.PRINTED:
                assert len(side.numbers) == 1
    rows = next(one for one in found.findings if one.finding_id == "printed_totals-total").sides[1]
    assert (len(rows.numbers), len(rows.records), rows.origin) == (27, 27, Provenance.COMPUTED)
    assert sum(int(number.quote) for number in rows.numbers) == 164_063


def test_findings_name_the_records_they_are_about(found: Review, real_plan: Plan) -> None:
    known = {row.project_id for row in real_plan.projects} | {one.indicator_id for one in real_plan.indicators}
    known |= {one.fact_id for one in real_plan.facts} | {one.figure_id for one in real_plan.printed_figures}
    records: dict[str, Finding] = {one.finding_id: one for one in found.findings}
    assert all(set(one.records) <= known for one in found.findings)
    assert {one.check for one in found.findings if not one.records} == {
        "wrong_cell",
        "head_columns",
        "table_notes",
        "slips_of_pen",
        "no_row",
    }
    assert {"elderly_care-11", "elderly_care-12", "figure-27652"} == set(records["printed_totals-total"].records)
    assert "township_homes_upgraded" in records["text_count-elderly_care_03"].records


def test_ids_are_unique(found: Review) -> None:
    assert len({one.finding_id for one in found.findings}) == len(found.findings)
