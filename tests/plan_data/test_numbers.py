"""Every number of a text: none is overlooked, each is worth what it says and of the kind that it is."""

import re
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models import Comparator, Plan
from plan_data.evidence.extracting import read_binding
from plan_data.read.numbers import NUMERAL, WORD, NumberKind, find_numbers, read_amount, value_of
from plan_data.read.sections import Sections
from tests.cases import cases


def test_no_digit_and_no_numeral_of_the_plan_is_overlooked(plan: Plan):
    """Every digit stands in a number, every Chinese numeral in a number or in a word that is known to state none."""
    text = plan.source_text
    seen = {place for number in find_numbers(text) for place in range(number.start, number.end)}
    words = {place for match in WORD.finditer(text) for place in range(*match.span())}
    assert [text[place - 8 : place + 8] for place in range(len(text)) if text[place].isdigit() and place not in seen] == []
    numerals = [place for match in NUMERAL.finditer(text) for place in range(*match.span())]
    assert [text[place - 8 : place + 8] for place in numerals if place not in seen | words] == []


def test_every_number_of_the_plan_has_a_kind_and_none_overlaps(plan: Plan):
    numbers = find_numbers(plan.source_text)
    assert [number for number in numbers if number.kind is NumberKind.UNKNOWN] == []
    assert all(left.end <= right.start for left, right in pairwise(numbers))
    assert len(numbers) == 675


@cases(
    ("text", "value", "high", "unit", "kind"),
    [
        ("计划投资2.11亿元,", "21100", None, "万元", NumberKind.AMOUNT),
        ("投资4243万元,", "4243", None, "万元", NumberKind.AMOUNT),
        ("月人均60元", "60", None, "元", NumberKind.AMOUNT),
        ("新建墓穴11.8万个,", "118000", None, "个", NumberKind.AMOUNT),
        ("安葬骨灰6余万具,", "60000", None, "具", NumberKind.AMOUNT),
        ("打造2—3家“示范”", "2", "3", "家", NumberKind.AMOUNT),
        ("配备1至2名持证", "1", "2", "名", NumberKind.AMOUNT),
        ("比例达1.8‰,", "1.8", None, "‰", NumberKind.AMOUNT),
        ("比率≥1.3倍。", "1.3", None, "倍", NumberKind.AMOUNT),
        ("面积>30平方米,", "30", None, "平方米", NumberKind.AMOUNT),
        ("等六项机制", "6", None, "项", NumberKind.AMOUNT),
        ("投资六千万元,", "6000", None, "万元", NumberKind.AMOUNT),
        ("投资二亿一千一百万元,", "21100", None, "万元", NumberKind.AMOUNT),
        ("投资７５００万元,", "7500", None, "万元", NumberKind.AMOUNT),
        ("面积14,000平方米,", "14000", None, "平方米", NumberKind.AMOUNT),
        ("面积14，000平方米,", "14000", None, "平方米", NumberKind.AMOUNT),
        ("床位1 400张,", "1400", None, "张", NumberKind.AMOUNT),
        ("投资6千万元,", "6000", None, "万元", NumberKind.AMOUNT),
        ("服务20余个", "20", None, "个", NumberKind.AMOUNT),
        ("服务近千人", "1000", None, "人", NumberKind.AMOUNT),
        ("服务二百余人", "200", None, "人", NumberKind.AMOUNT),
        ("覆盖三分之一的", "33.333333", None, "%", NumberKind.AMOUNT),
        ("覆盖百分之六十以上", "60", None, "%", NumberKind.AMOUNT),
        ("覆盖八成以上", "80", None, "%", NumberKind.AMOUNT),
        ("数百人", "100", None, "", NumberKind.UNKNOWN),
        ("三四百个", "400", None, "", NumberKind.UNKNOWN),
        ("分三期新建", "3", None, "期", NumberKind.AMOUNT),
        ("发文日期: 2023-05-16\n", "2023", None, "", NumberKind.DATE),
        ("到2025年,", "2025", None, "", NumberKind.DATE),
        ("(2021年—2025年)", "2021", None, "", NumberKind.PERIOD),
        ("“十四五”期间", "14", None, "", NumberKind.PERIOD),
        ("号: cxs001-/2023-1026012 信息", "1", None, "", NumberKind.DOCUMENT_NUMBER),
        ("\n(三)临时救助。", "3", None, "", NumberKind.NUMBERING),
        ("第二十二次全省", "22", None, "", NumberKind.ORDINAL),
        ("“三社联动”", "3", None, "", NumberKind.SET_PHRASE),
    ],
)
def test_a_number_is_worth_what_it_says(text: str, value: str, high: str | None, unit: str, kind: NumberKind):
    (number,) = find_numbers(text)
    assert (number.value, number.value_high, number.unit, number.kind) == (
        Decimal(value), Decimal(high) if high else None, unit, kind,
    )  # fmt: skip


@cases(("words", "is_about"), [("20余个", True), ("近千人", True), ("300多人", True), ("约5亩", True), ("20个", False)])
def test_what_is_about_a_number(words: str, is_about: bool):
    (number,) = find_numbers(words)
    assert number.is_approximate is is_about


def test_a_comma_between_two_numbers_makes_no_third():
    assert [number.value for number in find_numbers("到2025年,100个;2025,15个;15,20个")] == [2025, 100, 2025, 15, 15, 20]


def test_the_parts_of_a_ratio_are_numbers_of_their_own():
    assert [(number.value, number.unit) for number in find_numbers("占比1:3:6,")] == [(1, ":"), (3, ":"), (6, ":")]


def test_words_are_no_numbers_and_a_word_hides_no_number():
    assert find_numbers("进一步统一,一批三街镇") == ()
    assert [number.value for number in find_numbers("五个一批")] == [5, 1]


@given(
    value=st.decimals(min_value=0, max_value=99999, places=2),
    scale=st.sampled_from(["", "万", "亿"]),
    unit=st.sampled_from(["元", "个", "张", "%"]),
)
def test_any_amount_reads_the_same_in_a_text_and_by_itself(value: Decimal, scale: str, unit: str):
    words = f"{value.normalize():f}{scale}{unit}"
    (number,) = find_numbers(f"共{words},")
    assert read_amount(words) == (number.value, None, number.unit)
    factor = {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    assert number.value * (10_000 if number.unit == "万元" else 1) == value * factor


@given(st.text(alphabet="一二两三四五六七八九十百千万亿第年期个项,。:;—-至余约0123456789.%元\n()届章节", max_size=60))
def test_any_text_has_numbers_in_order_that_do_not_overlap(text: str):
    numbers = find_numbers(text)
    assert all(left.end <= right.start for left, right in pairwise(numbers))
    digits = {match.start() for match in re.finditer("[0-9]", text)}
    assert digits <= {place for number in numbers for place in range(number.start, number.end)}


@cases(
    ("numeral", "value"),
    [
        ("二十二", 22), ("十", 10), ("两", 2), ("一百", 100), ("三百零五", 305), ("二亿一千一百万", 211_000_000),
        ("一万零三", 10_003), ("二〇二五", 2025),
    ],
)  # fmt: skip
def test_numerals(numeral: str, value: int):
    assert value_of(numeral) == value


@cases(
    ("before", "after", "comparator", "words", "strives"),
    [
        ("覆盖率不低于", ",", Comparator.AT_LEAST, "不低于", False),
        ("覆盖率力争达到", "以上", Comparator.AT_LEAST, "力争达到…以上", True),
        ("至少引进", "社会机构", Comparator.AT_LEAST, "至少", False),
        ("不超过", "", Comparator.AT_MOST, "不超过", False),
        ("力争实现面积>", "", Comparator.MORE_THAN, "力争…>", True),
        ("力争到2025年达", "", Comparator.EQUAL, "力争…达", True),
        ("增速不低于甲,比率达", "", Comparator.EQUAL, "达", False),
        ("新建", "服务中心", Comparator.EQUAL, "", False),
    ],
)
def test_what_binds_a_number(before: str, after: str, comparator: Comparator, words: str, strives: bool):
    binding = read_binding(before, after, is_range=False, is_relative=False)
    assert (binding.comparator, binding.words, binding.is_aspirational) == (comparator, words, strives)


def test_sections_of_the_plan(plan: Plan):
    sections = Sections(plan.source_text)
    labels = [section.label for section in sections.all]
    assert [label for label in labels if label.startswith("专栏")] == [f"专栏{number}" for number in range(1, 7)]
    assert [label for label in labels if label.endswith("章")] == [f"第{numeral}章" for numeral in "一二三四五六"]
    at = plan.source_text.index("养老机构医养结合率达到100%")
    assert sections.at(at).name == "第三章 第二节 三、(二)深化医养结合工作"
    for project in plan.projects:
        assert sections.at(project.source.start).name == f"{project.source.section} {project.printed_number}"
