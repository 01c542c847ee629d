"""Quantities: all of the real plan's, checked by eye, and the rules one by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Passage, Plan, QuantityKind
from plan_data.read.quantities import read_quantities
from tests.cases import cases

FLOOR, LAND, BEDS, GRAVES, FACILITIES, OTHER = (
    QuantityKind.FLOOR_AREA, QuantityKind.LAND_AREA, QuantityKind.BEDS,
    QuantityKind.GRAVES, QuantityKind.FACILITIES, QuantityKind.OTHER,
)  # fmt: skip

EXPECTED: dict[str, list[tuple[QuantityKind, float, str]]] = {
    "grassroots_community-01": [(FACILITIES, 37, "37个社区综合服务站"), (FLOOR, 29600, "建设面积29600平方米")],
    "elderly_care-01": [
        (FACILITIES, 1, "1个敬老院"), (FACILITIES, 30, "30个城乡社区居家养老服务中心"),
        (FLOOR, 22800, "建设面积22800平方米"), (BEDS, 670, "养老床位670张"),
    ],
    "elderly_care-02": [
        (FACILITIES, 15, "15个健康养老服务中心"), (FLOOR, 30000, "建设面积30000平方米"), (BEDS, 2250, "床位2250个"),
    ],
    "elderly_care-03": [(FACILITIES, 14, "14所乡镇敬老院")],
    "elderly_care-04": [(LAND, 5, "占地面积5亩"), (FLOOR, 7000, "建设面积7000平方米"), (BEDS, 500, "养老床位500张")],
    "elderly_care-05": [(LAND, 10, "占地面积10亩"), (FLOOR, 15000, "建设面积15000平方米"), (BEDS, 1000, "养老床位1000张")],
    "elderly_care-06": [(LAND, 5, "占地面积5亩"), (FLOOR, 7000, "建设面积7000平方米"), (BEDS, 500, "养老床位500张")],
    "elderly_care-07": [(LAND, 5, "占地面积5亩"), (FLOOR, 7000, "建设面积7000平方米"), (BEDS, 500, "养老床位500张")],
    "elderly_care-08": [(FLOOR, 800, "建设面积800平方米"), (BEDS, 200, "床位200张")],
    "elderly_care-09": [(FACILITIES, 10, "10个社区日间照料中心"), (FLOOR, 8000, "建设面积8000平方米")],
    "elderly_care-10": [(FACILITIES, 40, "40个老年人幸福食堂"), (FLOOR, 6000, "建设面积6000平方米")],
    "elderly_care-11": [(FACILITIES, 4, "4个乡镇(街道)综合养老服务中心"), (FLOOR, 20000, "建设面积20000平米")],
    "elderly_care-12": [(FACILITIES, 1, "1个楚雄市老年公寓中心"), (FLOOR, 22000, "建设面积22000平米")],
    "social_welfare-01": [(FLOOR, 1000, "建设总面积1000平方米"), (BEDS, 40, "床位40张")],
    "social_welfare-02": [(BEDS, 380, "床位380张"), (FLOOR, 7000, "建筑面积7000平方米")],
    "social_welfare-03": [],
    "social_welfare-04": [],
    "funeral-01": [(LAND, 6.031, "项目占地6.031亩"), (FLOOR, 1950, "建筑面积约1950平方米")],
    "funeral-02": [(LAND, 10, "项目占地10亩"), (FLOOR, 2200, "建筑面积约2200平方米")],
    "funeral-03": [(LAND, 10, "项目占地10亩"), (FLOOR, 2200, "建筑面积约2200平方米")],
    "funeral-04": [(LAND, 70, "占地面积70亩"), (GRAVES, 15000, "墓穴1.5万个"), (GRAVES, 5000, "生态墓穴0.5万个")],
    "funeral-05": [
        (LAND, 3000, "项目选址占地3000亩"), (OTHER, 200, "一期开发200亩"), (OTHER, 1200, "二期开发1200亩"),
        (OTHER, 1600, "三期开发1600亩"), (OTHER, 20, "服务用房20亩"), (FLOOR, 6000, "建筑面积6000平方米"),
        (OTHER, 60, "绿化设施60亩"), (OTHER, 120, "墓穴占地120亩"), (GRAVES, 30000, "墓穴30000个"), (OTHER, 60000, "骨灰6余万具"),
    ],
    "funeral-06": [(FLOOR, 991, "建设面积991平方米")],
    "funeral-07": [(FACILITIES, 59, "59个村级公益性公墓"), (LAND, 590, "总占地590亩"), (GRAVES, 118000, "墓穴11.8万个")],
    "funeral-08": [(FACILITIES, 15, "15个乡镇公益性公墓")],
    "funeral-09": [(FACILITIES, 15, "15个乡镇殡仪服务站")],
    "funeral-10": [(FACILITIES, 59, "59个村级殡仪服务站")],
}  # fmt: skip


def scope(words: str) -> Passage:
    return Passage(section="附件", start=7, end=7 + len(words), quote=words)


def test_every_quantity_of_the_plan(plan: Plan):
    found = {row.project_id: [(q.kind, q.value, q.passage.quote) for q in row.quantities] for row in plan.projects}
    assert found == EXPECTED


def test_noun_and_unit_are_words_of_the_quote_and_within_the_scope(plan: Plan):
    for row in plan.projects:
        for quantity in row.quantities:
            assert quantity.noun in quantity.passage.quote
            assert quantity.unit in quantity.passage.quote
            scope_passage = row.field_passages["scope_text"]
            assert scope_passage.start <= quantity.passage.start < quantity.passage.end <= scope_passage.end
            number = float(re.search(r"[\d.]+", quantity.passage.quote)[0])
            assert quantity.value == pytest.approx(number * (10_000 if "万" in quantity.passage.quote else 1))


def test_approximate_is_what_the_plan_calls_about(plan: Plan):
    about = [quantity.passage.quote for row in plan.projects for quantity in row.quantities if quantity.approximate]
    assert about == ["建筑面积约1950平方米", "建筑面积约2200平方米", "建筑面积约2200平方米", "骨灰6余万具"]


@cases(
    "words",
    ["每百户居民拥有的服务设施面积>30平方米", "节地生态葬比例达到60%以上", "项目投资1300万元", "计划开发年限为70年(一期20年)",
     "占比1:3:6", "在15个乡镇建设民政信息化服务站", "到2025年"],
)  # fmt: skip
def test_targets_years_money_and_ratios_are_no_quantities(words: str):
    assert read_quantities(scope(words)) == ()


def test_a_noun_may_hold_the_word_and():
    (only,) = read_quantities(scope("新建3个养老和助残中心,配套设施"))
    assert (only.noun, only.unit, only.value) == ("养老和助残中心", "个", 3)


@given(st.text(alphabet="新建个所床位墓穴亩张具约余万平方米和、,。0123456789.()<>%面积", max_size=40))
def test_any_text_yields_quantities_within_it_and_no_error(words: str):
    if not words:
        return
    for quantity in read_quantities(scope(words)):
        start = quantity.passage.start - 7
        assert words[start : start + len(quantity.passage.quote)] == quantity.passage.quote
