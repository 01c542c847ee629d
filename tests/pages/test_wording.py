"""What pages say about themselves: one form for the numbers of a list, one unit for one thing, differences only of like things."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.cases import cases
from tests.pages.reading import block, open_page
from ui.cards.checks.listing import set_aside_block
from ui.run.plan_in_use import shared_plan
from ui.run.reader import scene_of
from ui.scene.evidence import is_contradiction
from ui.scene.scene import Screen

PLAN, _, EVIDENCE = shared_plan()
NUMBER = re.compile(r"\d[\d,]*(\.\d+)?")


@cases(("years", "told"), [({}, ""), ({"from_year": "2022", "to_year": "2022"}, "2022年"), ({"to_year": "2023"}, "2023年")])
@cases(("page", "chart"), [("overview", "by_year"), ("unit_costs", "capacity_by_year")])
def test_parts_beside_the_columns_are_those_of_the_last_chosen_year(
    page: str, chart: str, years: dict[str, str], told: str
) -> None:
    found = block(open_page(page, **years), chart)
    notes = found["figure"]["layout"]["annotations"]
    year = told.removesuffix("年") or "2025"
    shown = {note["name"]: note["text"] for note in notes if note.get("name") in ("funeral", "elderly_care", "social_welfare")}
    hovers = [hover for trace in found["figure"]["data"] if trace.get("customdata") for hover in trace.get("hovertemplate", [])]
    for words in shown.values():
        name, value = re.findall(r"[\u4e00-\u9fff]+|[\d,.]+", re.sub("<[^>]*>", " ", words))
        assert any(f"{year}年，" in hover and name in hover and value.split(".")[0] in hover for hover in hovers), words
    assert [note["text"] for note in notes if note["text"].endswith("年")] == ([told] if told else [])


@cases("lang", ["zh", "en"])
@cases("other", ["township=532301101", "without=funeral-05", "townships=undivided"])
def test_amounts_of_a_list_of_the_comparison_have_one_form(other: str, lang: str) -> None:
    page = open_page("compare", a="township=532301104", b=other, lang=lang)
    for kind in ("only_a", "only_b", "both"):
        values = [item["value"] for item in block(page, f"compare_{kind}")["items"]]
        ends = {len((found[1] or ".")[1:]) for value in values for found in NUMBER.finditer(value) if found[0] != "0"}
        assert len(ends) <= 1, (kind, values)


def test_sides_are_named_by_what_restricts_them() -> None:
    head = open_page("compare", a="without=funeral-05", b="start_year=2022")["head"]
    assert [chip["label"] for chip in head["chips"]] == ["A  不含经营性公墓建设", "B  2022年开工"]


def test_only_what_measures_the_same_has_a_difference() -> None:
    for finding in EVIDENCE.findings:
        bound = {side.comparator for side in finding.sides if side.value is not None}
        assert finding.difference is None or len(bound) == 1, finding.finding_id


def test_a_horizon_is_no_contradiction_of_the_years_of_building() -> None:
    finding = next(one for one in EVIDENCE.findings if one.key == "row_horizon")
    assert not is_contradiction(finding)
    assert finding.difference is None


def test_sides_in_one_row_say_in_which_column_they_stand() -> None:
    for finding in EVIDENCE.findings:
        sides = block(open_page("checks", finding=finding.finding_id), "sides")["sides"]
        places = [side["place"] for side in sides if side["printed"] and side["place"].startswith("附件，")]
        assert len(places) == len(set(places)) or len(places) < 2, (finding.finding_id, places)


def test_our_own_words_write_an_area_in_one_way() -> None:
    for project in [one.project_id for one in PLAN.projects]:
        page = open_page("project", id=project)
        facts = [fact for fact in block(page, "facts")["items"] if fact["label"] != "建设内容及规模"]
        charts = [[one["title"], one["subtitle"], one["marks"], one["data"]] for one in page["blocks"] if one["kind"] == "chart"]
        words = json.dumps([page["numbers"], facts, charts], ensure_ascii=False)
        assert re.findall("平米|㎡", words) == []
        assert all(re.fullmatch("[^\\d\\s]{0,7}", one["unit"]) for one in page["numbers"])


def test_rows_of_translations_that_are_not_used_are_told_on_the_desk() -> None:
    scene = scene_of("checks", {}, Screen("desk", dark=False))
    assert set_aside_block(scene) is None
    told = set_aside_block(replace(scene, plan=PLAN.model_copy(update={"names_aside": ((7, "某项目"),)})))
    assert told is not None
    assert "第7行“某项目”" in "".join(map(str, told["text"]))


def words_of(value: Any) -> Iterator[str]:
    """Every string of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        yield from (word for item in (value.values() if isinstance(value, dict) else value) for word in words_of(item))


@cases("page", ["overview", "structure", "funding", "years", "townships", "projects", "unit_costs"])
def test_nothing_is_called_chosen_where_nothing_is(page: str) -> None:
    said = [words for words in words_of(open_page(page)["blocks"]) if "所选" in words]
    assert [words for words in said if "所选方式" not in words] == []


def test_of_one_project_nothing_is_said_of_all() -> None:
    shown = block(open_page("years", category="social_welfare", from_year="2024", to_year="2025"), "gantt")
    assert shown["title"] == "唯一的项目跨年度"
