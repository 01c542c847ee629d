"""Search by words, pinyin and initials."""

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from analysis.core.search import search
from tests.analysis.sample import CODES, plan, project
from tests.cases import cases

TEXTS = build_frame(
    plan(
        project(1, name="老年人幸福食堂", scope_text="新建40个", townships=CODES[:1], implementer="鹿城镇、东瓜镇"),
        project(2, name="乡镇(街道)综合养老服务中心", scope_text="建设面积20000㎡,ABC大楼", townships=(), location_text="茶花大道"),
        project(3, name="经营性公墓建设", scope_text="占地500亩", townships=CODES[2:3], location_text="紫溪镇", category="funeral"),
    )
).search_text


@cases(
    ("text", "found"),
    [
        ("", {1, 2, 3}), ("   ", {1, 2, 3}), ("食堂", {1}), ("lnrxfst", {1}), ("LNRXFST", {1}), ("laonianren", {1}),
        ("shitang", {1}), ("ｌｎｒ", {1}), ("xfst", {1}), ("ianren", set()), ("zixi", {3}), ("Zixi", {3}), ("紫溪", {3}),
        ("茶花", {2}), ("chd", {2}), ("殡葬", {3}), ("binzang", {3}), ("养老 20000", {2}), ("养老 亩", set()), ("（街道）", {2}),
        ("abc", {2}), ("bc", set()), ("20000m2", {2}), ("zzz", set()), ("|", {1, 2, 3}), ("(", {2}), (".*", set()),
        ("jianshe", {2, 3}), ("东瓜", {1}), ("funeral-03", {3}),
    ],
)  # fmt: skip
def test_what_is_found(text: str, found: set[int]) -> None:
    assert {row + 1 for row, hit in enumerate(search(TEXTS, text)) if hit} == found


@cases(("words", "found"), [("2,967", "funeral-10"), ("2967", "funeral-10"), ("２，９６７", "funeral-10"), ("29.67", "funeral-10")])
def test_numbers_are_found_as_they_are_shown(words: str, found: str, real: PlanFrame) -> None:
    assert real.project_ids[search(real.search_text, words)].tolist() == [found]


def test_the_real_canteen(real: PlanFrame) -> None:
    for text in ("lnrxfst", "老年人幸福食堂", "xingfushitang", "幸福 食堂"):
        hits = search(real.search_text, text)
        assert real.project_ids[hits].tolist() == ["elderly_care-10"], text
