"""The page of targets: the list, what is left of it, and what an opened target shows."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.questions.targets import Verdict, assess_all
from i18n import load_labels
from models import Category, Domain, Indicator, Plan, QuantityKind
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan
from ui.cards.targets.row import detail
from ui.run import plan_in_use
from ui.run.reader import scene_of
from ui.scene.scene import Screen

PLAN = real_plan()
TEXT = load_labels("zh")
Row = dict[str, Any]


def listed(document: Document, block_id: str = "targets") -> list[Row]:
    return [row for group in block(document, block_id)["groups"] for row in group["rows"]]


def row(document: Document, indicator_id: str) -> Row:
    return next(item for item in listed(document) if item["id"] == indicator_id)


def indicator(indicator_id: str) -> Indicator:
    return next(item for item in PLAN.indicators if item.indicator_id == indicator_id)


def numbers(document: Document) -> dict[str, str]:
    return {item["id"]: item["value"] for item in document["numbers"]}


def places(href: str) -> list[str]:
    """The words of the plan that an address of the text highlights."""
    spans = parse_qs(urlsplit(href).query)["at"][0].split("~")
    return [PLAN.source_text[slice(*map(int, span.split("-")))] for span in spans]


def test_every_target_is_listed_by_domain_with_no_progress() -> None:
    document = open_page("targets")
    assert sorted(item["id"] for item in listed(document)) == sorted(item.indicator_id for item in PLAN.indicators)
    order = [TEXT.code("domain", domain) for domain in Domain]
    titles = [group["title"] for group in block(document, "targets")["groups"]]
    assert titles == [title for title in order if title in titles]
    assert {item["status"] for item in listed(document)} == {TEXT("value.missing")}


def test_the_numbers_count_the_targets() -> None:
    shown, found = numbers(open_page("targets")), assess_all(PLAN)
    hedged = [item for item in PLAN.indicators if any(target.is_aspirational for target in item.targets)]
    assert shown["all"] == f"{len(PLAN.indicators)}"
    assert shown["hedged"] == f"{len(hedged)}"
    assert shown["enough"] == f"{sum(one.verdict in (Verdict.REACHES, Verdict.EXCEEDS) for one in found)}"
    assert int(shown["differing"]) >= 2


def test_a_target_keeps_the_words_that_bind_it() -> None:
    document = open_page("targets")
    assert row(document, "village_mutual_care_coverage")["target"][0]["t"] == "力争达到50%以上"
    assert row(document, "happiness_canteens")["target"][1]["t"] == "40个"
    assert row(document, "allowance_growth")["bullet"] is None


def test_the_marks_of_a_bullet_stand_where_the_numbers_are() -> None:
    document = open_page("targets")
    marks = {mark["m"]: mark for mark in row(document, "village_mutual_care_coverage")["bullet"]["marks"]}
    assert (marks["band"]["from"], marks["band"]["to"], marks["edge"]["at"]) == (0.5, 1, 0.5)
    assert marks["edge"]["soft"]
    marks = {mark["m"]: mark for mark in row(document, "government_run_beds_share")["bullet"]["marks"]}
    assert (marks["band"]["from"], marks["band"]["to"]) == (0, 0.5)
    marks = {mark["m"]: mark for mark in row(document, "care_beds_added")["bullet"]["marks"]}
    assert marks["bar"]["to"] == marks["edge"]["at"]
    assert marks["base"]["at"] / marks["edge"]["at"] == pytest.approx(545 / 670)
    assert "soft" not in marks["edge"]


def test_what_projects_add_stands_one_after_the_other_in_the_colour_of_their_category() -> None:
    bars = [mark for mark in row(open_page("targets"), "integrated_care_beds")["bullet"]["marks"] if mark["m"] == "bar"]
    assert [bar["label"] for bar in bars] == ["1,000张", "200张"]
    assert bars[0]["to"] == bars[1]["from"]
    assert len({bar["colour"] for bar in bars}) == 1


def test_numbers_that_disagree_lead_to_the_desk() -> None:
    document = open_page("targets")
    disputed = row(document, "township_homes_upgraded")
    assert [one["t"] for one in disputed["target"]] == ["8所", "14所"]
    assert urlsplit(disputed["desk"]).path == "/checks"
    assert all(mark.get("warn") for mark in disputed["bullet"]["marks"] if mark["m"] == "edge")
    assert row(document, "happiness_canteens")["desk"] is None
    number = next(item for item in document["numbers"] if item["id"] == "differing")
    assert number["warn"]
    assert urlsplit(number["note_href"]).path == "/checks"


def test_a_bullet_says_itself_in_words() -> None:
    said = row(open_page("targets"), "care_beds_added")["bullet"]["alt"]
    for words in ("新增养老床位", "670张", "545张"):
        assert words in said


@pytest.mark.parametrize("query", [{"find": "食堂"}, {"find": "xfst"}, {"find": "xingfushitang"}])
def test_search(query: dict[str, str]) -> None:
    assert [item["id"] for item in listed(open_page("targets", **query))] == ["happiness_canteens"]


def test_search_that_finds_nothing_says_so_and_offers_a_way_out() -> None:
    document = open_page("targets", find="qqqq", domain="funeral")
    shown = block(document, "targets")
    assert shown["none"] == TEXT("targets.none")
    assert shown["clear"]["set"] == {"find": None, "domain": None, "among": None}
    assert [item for item in document["blocks"] if item.get("id") == "facts"] == []


def test_domains_filter_and_count() -> None:
    document = open_page("targets", domain="funeral~digital")
    assert {indicator(item["id"]).domain for item in listed(document)} == {Domain.FUNERAL, Domain.DIGITAL}
    options = {item["code"]: item for item in block(document, "targets")["domains"]}
    assert [code for code, item in options.items() if item["on"]] == ["funeral", "digital"]
    for domain in Domain:
        count = sum(item.domain is domain for item in PLAN.indicators)
        assert options[domain]["count"] == f"{count}" if count else domain not in options
    assert {PLAN_FACTS[item["id"]] for item in listed(document, "facts")} == {Domain.FUNERAL}


PLAN_FACTS = {fact.fact_id: fact.domain for fact in PLAN.facts}


def test_a_filter_of_projects_leaves_the_targets_they_serve_and_says_what_is_left_out() -> None:
    document = open_page("targets", category="funeral")
    own = {project.project_id for project in PLAN.projects if project.category is Category.FUNERAL}
    assert {item["id"] for item in listed(document)} == {one.indicator_id for one in PLAN.indicators if own & set(one.project_ids)}
    without = sum(not one.project_ids for one in PLAN.indicators)
    assert f"另有{without}项没有对应项目" in document["head"]["words"][0]["t"]


def test_an_opened_target_shows_all_that_it_rests_on() -> None:
    document = open_page("targets", indicator="integrated_care_beds")
    opened = row(document, "integrated_care_beds")
    assert [item["id"] for item in listed(document) if item["detail"]] == ["integrated_care_beds"]
    assert "indicator" not in parse_qs(urlsplit(opened["href"]).query)
    shown = opened["detail"]
    assert shown["answer"]["text"] == ["拟建规模1,200张，达到“1000张以上”。"]
    assert [item["label"] for item in shown["projects"]["items"]] == ["楚雄市养老服务中心", "楚雄市智慧养老服务中心"]
    assert [parse_qs(urlsplit(item["href"]).query)["id"] for item in shown["projects"]["items"]] == [
        ["elderly_care-05"],
        ["elderly_care-08"],
    ]
    assert [places(item["place"]) for item in shown["projects"]["items"]] == [["养老床位1000张"], ["床位200张"]]
    assert [places(item["href"]) for item in shown["passages"]["items"]] == [["1000张"]]
    assert "".join(part["t"] for part in shown["passages"]["items"][0]["parts"]) == "新增床位1000张以上"


def test_the_same_number_twice_is_no_proof_and_said_so() -> None:
    same = TEXT("targets.how.same")
    for name, is_same in (("care_beds_added", True), ("integrated_care_beds", False)):
        assert (same in row(open_page("targets", indicator=name), name)["detail"]["how"]["text"]) is is_same


@pytest.mark.parametrize("name", ["nursing_beds_share", "network_centres", "service_satisfaction"])
def test_what_cannot_be_compared_is_said_openly(name: str) -> None:
    opened = row(open_page("targets", indicator=name), name)
    verdict = next(one.verdict for one in assess_all(PLAN) if one.indicator.indicator_id == name)
    count = len(indicator(name).project_ids)
    assert opened["detail"]["answer"]["text"][0] == TEXT(f"targets.answer.{verdict}", count=count)
    assert opened["detail"]["bullet"] is None
    assert len((opened["detail"]["projects"] or {"items": []})["items"]) == count


def test_beds_of_projects_that_bear_on_a_rate_are_named_and_added_up() -> None:
    detail = row(open_page("targets", indicator="nursing_beds_share"), "nursing_beds_share")["detail"]
    own = [project for project in PLAN.projects if project.project_id in indicator("nursing_beds_share").project_ids]
    beds = [quantity.value for project in own for quantity in project.quantities if quantity.kind is QuantityKind.BEDS]
    assert detail["answer"]["text"][1] == TEXT("targets.answer.added", kind="床位", count=len(beds), value=f"{sum(beds):,.0f}")
    assert "养老床位670张" in detail["projects"]["items"][0]["value"]


def test_every_target_opens_in_english_too() -> None:
    scene, every = scene_of("targets", {"lang": ["en"]}, Screen("desk", dark=False)), assess_all(PLAN)
    for one in every:
        shown = detail(scene, one, "")
        assert len(shown["passages"]["items"]) == len(one.indicator.targets)
        for said in (*shown["answer"]["text"], *shown["how"]["text"]):
            assert not re.search(r"[{}]", said)
    name = every[0].indicator.indicator_id
    assert row(open_page("targets", indicator=name, lang="en"), name)["detail"]["how"]["title"]


def test_facts_lead_to_their_numbers() -> None:
    shown = listed(open_page("targets"), "facts")
    assert sorted(item["id"] for item in shown) == sorted(PLAN_FACTS)
    by_id = {fact.fact_id: fact for fact in PLAN.facts}
    for item in shown:
        number = by_id[item["id"]].number
        assert number is None or places(item["href"]) == [number.quote]


def test_the_list_is_a_table_for_spreadsheets() -> None:
    data = block(open_page("targets"), "targets")["data"]
    assert len(data["rows"]) == len(PLAN.indicators)
    assert {len(line) for line in data["rows"]} == {len(data["columns"])}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    plan: Plan = PLAN.model_copy(update={"indicators": (), "facts": (), "printed_figures": ()})
    monkeypatch.setattr(plan_in_use, "load_plan", lambda _: plan)
    monkeypatch.setattr(plan_in_use, "_SHARED", plan_in_use._Shared())


def test_a_plan_without_targets_says_so(bare: None) -> None:
    document = open_page("targets")
    assert document["numbers"] == []
    assert [item["text"] for item in document["blocks"]] == [[TEXT("targets.none_in_plan")]]
