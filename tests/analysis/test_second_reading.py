"""A second reading of the plan, line by line: what an editor puts side by side, and what the desk says of it.

``""`` is a pair that agrees; ``UNSEEN`` one that does not quite, which no rule sees: a rule that comes to see it fails here.
"""

from functools import cache

from analysis.checking.reviewing import find_contradictions
from models import Finding, Passage
from tests.cases import cases
from tests.real import real_plan

UNSEEN = "unseen"
ANNEX = "附件:"
# Behind which words the first stands, the first, behind which words the second stands, the second, and the finding.
PAIRS = [
    # sums and amounts
    (ANNEX, "143063", ANNEX, "5920", "printed_totals-total"),
    (ANNEX, "143063", ANNEX, "54705", "totals_together"),
    (ANNEX, "11800", ANNEX, "9000", "row_parts-elderly_care_05"),
    ("第五章", "计划投资2400万元", ANNEX, "1800", "text_amount-funeral_01_02_03"),
    ("第五章", "计划投资2697万元", ANNEX, "2967", "text_amount-funeral_10"),
    ("第五章", "计划投资6亿元", "经营性公墓建设", "60000", ""),
    ("第五章", "计划投资1.77亿元", ANNEX, "17700", ""),
    ("第五章", "计划投资2.11亿元", "楚雄市养老服务中心", "11800", ""),
    ("总合计", "200", "总合计", "143063", "unexplained_number-1"),
    # what the text is silent about, or says elsewhere
    ("鹿城镇、东瓜镇\n\n11", "乡镇(街道)综合养老服务中心", ANNEX, "7000", "never_mentioned-elderly_care_11"),
    ("鹿城镇、东瓜镇\n\n12", "楚雄市老年公寓", ANNEX, "14000", "never_mentioned-elderly_care_12"),
    ("第五节 民政信息化", "计划投资1500万元", ANNEX, "民政信息化建设", "category_section-social_welfare_04"),
    ("专栏2", "全市新建1所区域性养老服务中心", ANNEX, "农村健康养老服务中心", "box_rows-box_2"),
    ("专栏5", "全市新建山区片殡葬火化服务点3个", ANNEX, "楚雄市陵园改扩建", "box_rows-box_5"),
    ("专栏1", "新建儿童救助服务中心1所", "社会福利类\n", "楚雄市精神病人收治康复中心", "box_heading-social_welfare_02"),
    ("第四章", "加快乡镇儿童福利指导中心(未成年保护中心)", ANNEX, "社会福利类", "no_row-named_2116ed58"),
    ("第四章", "打造独立的婚姻登记服务场所", ANNEX, "社会福利类", "no_row-named_b8b95b22"),
    # counts, areas, beds, graves
    ("专栏2", "提升改造8所乡镇敬老院", "第五章", "提升改造14所乡镇敬老院", "text_count-elderly_care_03"),
    ("专栏2", "建设20个以上", "第五章", "新建40个老年人幸福食堂", "low_floor-elderly_care_10"),
    ("专栏2", "新增养老床位670张", "第五章", "新增养老床位670张", ""),
    ("专栏2", "新增床位1000张以上", ANNEX, "设置养老床位1000张", ""),
    ("专栏3", "37个城乡社区", "第五章", "37个社区综合服务站", ""),
    ("专栏3", "29600平方米", ANNEX, "29600平方米", ""),
    ("专栏5", "新建墓穴30000个", ANNEX, "新建墓穴30000个", ""),
    ("第五章", "建筑面积36000平方米", "智慧养老服务中心,", "建设面积800平方米", "text_area-elderly_care_04_05_06_07_08"),
    ("第五章", "建设面积6350平方米", ANNEX, "建筑面积约1950平方米", ""),
    ("第五章", "新增床位2700张", "楚雄市智慧养老服务中心", "设置床位200张", ""),
    ("第五章", "寄存骨灰15000个", ANNEX, "新建楚雄市骨灰堂", "only_in_text-funeral_06-urns"),
    ("第五章", "民政信息化网络中心1个", ANNEX, "民政信息化建设", "only_in_text-social_welfare_04-facilities"),
    ("一、取得的成效", "306个", "一、取得的成效", "175家", ""),
    ("一、取得的成效", "全市15个乡(镇)", "专栏4", "全市15个乡镇", ""),
    ("一、取得的成效", "51258名", "一、取得的成效", "办证率达96%", "ratios-rate-bus_cards_share"),
    ("殡葬类\n", "项目选址占地3000亩", "殡葬类\n", "二期开发1200亩", ""),
    ("殡葬类\n", "新建服务用房20亩", "殡葬类\n", "1:3:6", ""),
    # targets
    ("第三章", "养老机构医养结合率达到100%", "专栏2", "养老机构医养结合率达到35%以上", "target_values-medical_care_rate"),
    ("第三章", "新增医养结合养老机构5家以上", "专栏2", "建设医养结合服务机构5个", ""),
    ("第三章", "区域性养老服务中心的乡镇达60%以上", "专栏2", "新建1所区域性养老服务中心",
     "target_bounds-townships_with_regional_centre-built"),
    ("第三章", "力争到2025年实现乡镇(街道)未成年人保护工作站", "第三章", "到2025年,全市乡镇(街道)未成年人保护工作站",
     "hedge-minors_station_coverage"),
    ("第三章", "占全市人口比例达1.8‰", "专栏4", "占全市人口比例达1.8‰", ""),
    ("一、取得的成效", "三个100%", "第四节 强化", "火化率达到100%", ""),
    # names and words
    ("专栏2", "1所区域性养老服务中心", ANNEX, "1个敬老院", "naming-elderly_care_01"),
    ("专栏5", "15个乡镇殡仪服务中心", ANNEX, "15个乡镇殡仪服务站", "naming-funeral_09"),
    ("第五章", "4所康养小镇", ANNEX, "楚雄市养老服务中心", "naming-elderly_care_05"),
    ("第五章", "4所康养小镇", ANNEX, "子午镇生态养生园", "naming-elderly_care_06"),
    ("第三章", "覆盖率不低于90%", "专栏2", "覆盖率力不低于90%", "slips_of_pen-bb99c786"),
    ("第三章", "老年幸福食堂", "专栏2", "老年人幸福食堂", "slips_of_pen-360491e4"),
    ("第三章", "十四期间,全市", "第三章", "十四五期间,福利", "slips_of_pen-period"),
    ("第三章", "婚育新风三年专项行动", "第四章", "婚育新风三年专项行动", "slips_of_pen-14e523f8"),
    ("楚雄市养老服务中心\n", "医疗、康复、报件、养生服务", ANNEX, "医疗、康复、养生服务", "slips_of_pen-dec59db5"),
    # rows against themselves and each other
    (ANNEX, "楚雄市养老服务中心", "楚雄市养老服务中心\n", "休闲养老小镇", "name_scope-elderly_care_05"),
    (ANNEX, "紫溪镇康养小镇", "紫溪镇康养小镇\n", "休闲养老养生园", "name_scope-elderly_care_07"),
    (ANNEX, "楚雄市老年公寓", ANNEX, "楚雄市老年公寓中心", "name_scope-elderly_care_12"),
    (ANNEX, "年限为70年", "经营性公墓建设", "2021-2025", "row_years-funeral_05-horizon"),
    ("综合养老服务中心\n", "新建4个乡镇(街道)综合养老服务中心", ANNEX, "新增养老床位670张", "lacking_size-elderly_care_11-beds"),
    ("楚雄市老年公寓\n", "新建1个楚雄市老年公寓中心", ANNEX, "新增养老床位670张", "lacking_size-elderly_care_12-beds-capacity"),
    # the table by itself
    (ANNEX, "中央和省", "东华镇康养小镇", "东华镇康养小镇", "head_columns"),
    ("说明:", "建设性质指在建、新开工、前期", "社区综合服务站建设项目", "新建", "table_notes-1"),
    ("说明:", "项目进展情况", "序号", "实施主体", "table_notes-2"),
    (ANNEX, "15个乡镇人民政府", "东华镇康养小镇\n", "东华镇", "wrong_cell-location_text"),
    ("楚雄市养老服务中心\n\n新建", "楚雄市\n", ANNEX, "东华镇人民政府", "wrong_cell-implementer"),
    ("乡镇敬老院提升改造\n", "乡镇敬老院", ANNEX, "东华镇人民政府", "missing_field-elderly_care_03-implementer"),
    (ANNEX, "单位:万元", ANNEX, "(万元)", ""),
]  # fmt: skip


@cache
def text() -> str:
    return real_plan().source_text


@cache
def findings() -> tuple[Finding, ...]:
    return find_contradictions(real_plan())


def place(after: str, words: str) -> Passage:
    start = text().index(words, text().rindex(after) if after != ANNEX else text().index(ANNEX))
    return Passage.trusted("", start, words)


def meeting(*places: Passage) -> set[str]:
    """The findings whose passages meet all of some places."""
    return {one.finding_id for one in findings() if all(any(it.meets(at) for it in one.passages) for at in places)}


@cases(("after", "one", "behind", "other", "expected"), PAIRS)
def test_what_the_desk_says_of_each_pair(after: str, one: str, behind: str, other: str, expected: str) -> None:
    first, second = place(after, one), place(behind, other)
    if expected in ("", UNSEEN):
        assert meeting(first, second) == set()
    else:
        assert expected in meeting(first) | meeting(second)


def test_how_much_of_what_disagrees_is_seen() -> None:
    apart = [expected for *_, expected in PAIRS if expected]
    assert (len(apart) - apart.count(UNSEEN), len(apart)) == (44, 44)


def test_every_finding_is_one_that_the_reading_knows_of() -> None:
    known = {expected for *_, expected in PAIRS}
    assert {one.finding_id for one in findings()} - known == {"missing_field-funeral_07-implementer"}
