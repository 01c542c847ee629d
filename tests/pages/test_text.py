"""The page of the plan's text: all of it, its marks, what its places open, its search, its coverage."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from models import Severity
from plan_data.evidence.coverage import Reason, read_coverage
from plan_data.read.files import DEFAULT_FOLDER
from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan
from ui.cards.text import text as cards_text
from ui.cards.text.text import text_numbers
from ui.run.reader import scene_of
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene, Screen
from ui.scene.state import ViewState
from ui.words.passages import place_of, places_href

PLAN = real_plan()
TEXT = PLAN.source_text
COVERAGE = read_coverage()
PROJECTS = {project.project_id: project for project in PLAN.projects}


def text_at(*at: str, **query: str) -> Document:
    return open_page("text", **({"at": "~".join(at)} if at else {}), **query)


def cells(part: Any) -> Iterator[tuple[int, str]]:
    """Every cell of a part of the text, in the order in which it is drawn."""
    if isinstance(part, list):
        yield part[1], part[2]
        return
    if "fold" in part:
        yield from ((start, words) for _, start, words in part["fold"])
        return
    for column in [*part["head"], part["below"], *(column for row in part["rows"] for column in row), part["total"]]:
        yield from ((start, words) for start, words in column)


def groups(document: Document) -> dict[str, list[tuple[str, str]]]:
    return {
        item["title"]: [(line["label"], line["value"]) for line in item["lines"]] for item in block(document, "records")["groups"]
    }


def place(number: int) -> str:
    """The place of the number of the text that starts there."""
    return next(f"{one.number.start}-{one.number.unit_end}" for one in COVERAGE if one.number.start == number)


# --- the text ------------------------------------------------------------------------------------


def test_every_character_of_the_text_stands_there_in_order() -> None:
    shown = sorted(cell for part in block(text_at(), "plantext")["parts"] for cell in cells(part))
    assert "".join("".join(words for _, words in shown).split()) == "".join(TEXT.split())
    assert all(TEXT[start : start + len(words)] == words for start, words in shown)


def test_the_text_opens_with_the_plan_and_folds_what_the_page_says_around_it() -> None:
    title, fold, first = block(text_at(), "plantext")["parts"][:3]
    assert title[0] == "title"
    assert {kind for kind, *_ in fold["fold"]} == {"imprint"}
    assert "".join(words for *_, words in fold["fold"]).startswith("您当前的位置")
    assert first[:1] + first[2:] == ["chapter", "前 言"]


def test_the_contents_lead_to_every_section() -> None:
    items = block(text_at(), "toc")["items"]
    assert [item[3] for item in items] == [section.start for section in PlanEvidence(PLAN, None).sections.all]
    headed = [item for item in items if item[0] in (1, 2) and item[2]]
    assert all(TEXT.startswith(item[1], item[3]) for item in headed)


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [("held", [one for one in COVERAGE if one.holders]), ("unheld", [one for one in COVERAGE if not one.holders]), ("none", [])],
)
def test_each_mode_marks_its_numbers(shown: str, wanted: list[Any]) -> None:
    marks = block(text_at(shown=shown), "plantext")["marks"]
    assert [TEXT[start:end] for start, end in marks] == [one.words for one in wanted]
    assert [start for start, _ in marks] == [one.number.start for one in wanted]


def test_the_headline_numbers_count_the_coverage() -> None:
    values = {item["id"]: int(item["value"].replace(",", "")) for item in text_at()["numbers"]}
    assert values["text_all"] == len(COVERAGE) == values["text_held"] + values["text_unheld"] + values["text_missing"]
    assert values["text_held"] == sum(bool(one.holders) for one in COVERAGE)
    assert values["text_missing"] == sum(one.is_missing for one in COVERAGE)


@pytest.mark.parametrize("kinds", range(1, len(Reason) + 1))
def test_the_reasons_add_up_to_what_needs_no_record(kinds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    some = {reason for reason, _ in Counter(one.reason for one in COVERAGE if one.reason).most_common(kinds)}
    numbers = tuple(one for one in COVERAGE if one.reason is None or one.reason in some)
    monkeypatch.setattr(PlanEvidence, "coverage", numbers)
    monkeypatch.setattr(cards_text, "_counted", cards_text._counted.__wrapped__)  # which remembers
    unheld = text_numbers(scene_of("text", {}, Screen("desk", dark=False)))[2]
    assert sum(map(int, re.findall(r"[0-9]+", unheld["note"]))) == int(unheld["value"])


def test_numbers_without_a_record_are_listed_with_their_reasons() -> None:
    listed = block(text_at(shown="unheld"), "unheld")["groups"]
    lines = [line for group in listed for line in group["lines"]]
    unheld = [one for one in COVERAGE if not one.holders]
    assert sorted(line["at"] for line in lines) == sorted(place(one.number.start) for one in unheld)
    assert {line["note"] for line in lines if line["note"]} == {one.note for one in unheld if one.note}
    assert sum(int(group["count"]) for group in listed) == len(unheld)
    assert all("".join(line["quote"]).strip("…") in TEXT for line in lines)


# --- places --------------------------------------------------------------------------------------


def test_a_place_opens_the_project_behind_it() -> None:
    project = PROJECTS["funeral-10"]
    document = text_at(place_of(project.field_passages["total_investment_wan"]))
    assert groups(document)[project.name] == [("总投资", "2967")]
    link = block(document, "records")["groups"][0]["href"]
    assert urlsplit(link).path == "/project"
    assert parse_qs(urlsplit(link).query)["id"] == ["funeral-10"]


def test_quantities_and_funding_are_said_as_printed() -> None:
    project = PROJECTS["elderly_care-06"]
    assert groups(text_at(place_of(project.quantities[0].passage)))[project.name] == [("建设规模", "占地面积5亩")]
    document = text_at(place_of(project.funding[1].passage))
    assert groups(document)[project.name] == [("第2笔资金", "500")]
    assert block(document, "records")["groups"][0]["lines"][0]["note"]


def test_years_of_one_cell_are_said_once() -> None:
    project = PROJECTS["funeral-10"]
    assert groups(text_at(place_of(project.field_passages["end_year"])))[project.name] == [("年限", "2021-2025")]


def test_fields_of_words_open_their_project() -> None:
    project = PROJECTS["elderly_care-06"]
    assert groups(text_at(place_of(project.field_passages["location_text"])))[project.name] == [("建设地点", "子午镇")]


def test_indicators_facts_and_printed_figures_open_theirs() -> None:
    indicator = PLAN.indicators[1]
    target = indicator.targets[0]
    assert target.number
    document = text_at(place_of(target.number))
    assert ("2025年目标", target.passage.quote) in groups(document)[indicator.name]
    opened = next(item for item in block(document, "records")["groups"] if item["title"] == indicator.name)
    assert parse_qs(urlsplit(opened["href"]).query)["indicator"] == [indicator.indicator_id]
    fact = PLAN.facts[2]
    assert fact.number
    assert groups(text_at(place_of(fact.number)))[fact.name] == [("已达到", "2.29亿元")]
    figure = next(one for one in PLAN.printed_figures if one.project_ids and len(one.project_ids) == 1)
    assert figure.number
    said = groups(text_at(place_of(figure.number)))[figure.noun]
    assert ("对应项目", PROJECTS[figure.project_ids[0]].name) in said


def test_a_target_without_a_number_opens_from_its_clause() -> None:
    indicator = next(one for one in PLAN.indicators if one.targets[0].number is None)
    assert indicator.name in groups(text_at(place_of(indicator.targets[0].passage)))


def test_the_total_row_says_which_number_belongs_to_no_column() -> None:
    totals = PLAN.printed_totals
    assert totals
    start = TEXT.index("200", totals.passage.start)
    lines = [line for group in block(text_at(place(start)), "records")["groups"] for line in group["lines"]]
    assert "这个数没有对应的列" in [line["note"] for line in lines]


def test_a_number_without_a_record_says_why() -> None:
    one = next(one for one in COVERAGE if one.note)
    document = text_at(place(one.number.start), shown="unheld")
    assert groups(document) == {one.words: [("原因", "另有说明")]}
    assert block(document, "records")["groups"][0]["lines"][0]["note"] == one.note


def test_every_number_of_the_text_opens_something() -> None:
    places = [place(one.number.start) for one in COVERAGE]
    for first in range(0, len(places), 60):
        for lang in ("zh", "en"):
            shown = block(text_at(*places[first : first + 60], lang=lang), "records")
            assert shown["groups"], places[first]
            labels = [group["kind"] for group in shown["groups"]] + [
                line["label"] for one in shown["groups"] for line in one["lines"]
            ]
            assert lang == "zh" or all(label.isascii() for label in labels)


def test_what_does_not_agree_stands_first_and_leads_to_the_desk() -> None:
    finding = next(one for one in PlanEvidence(PLAN, None).review.findings if one.sides[0].numbers)
    warnings = block(text_at(place_of(finding.sides[0].numbers[0])), "records")["warn"]
    opened = [parse_qs(urlsplit(item["href"]).query) for item in warnings]
    assert finding.finding_id in [query["finding"][0] for query in opened]
    assert not [query for query in opened if "at" in query]
    assert urlsplit(warnings[0]["href"]).path == "/checks"


def test_only_numbers_that_are_compared_as_printed_are_disputed() -> None:
    disputed = [start for start, _ in block(text_at(), "plantext")["disputed"]]
    findings = [one for one in PlanEvidence(PLAN, None).review.findings if one.severity is not Severity.NOTE]
    printed = {number.start for one in findings for side in one.sides if side.origin == "printed" for number in side.numbers}
    assert disputed == sorted(printed)
    totals = {project.field_passages["total_investment_wan"].start for project in PLAN.projects}
    assert 0 < len(totals & set(disputed)) < len(PLAN.projects) / 2, "an amount that is only added up agrees with itself"


@cases("junk", ["5-5", "9-3", "0-99999", "27757-27758", "x", "-5", "1-2-3", "9999999-9999999"])
def test_a_place_that_is_none_is_dropped(junk: str) -> None:
    document = text_at(junk, "100-110")
    assert block(document, "plantext")["at"] == [[100, 110]]
    assert block(text_at(junk), "plantext")["at"] == []


def test_rows_and_funding_follow_the_filters() -> None:
    chosen = [project for project in PLAN.projects if project.category == "social_welfare"]
    shown = block(text_at("rows", category="social_welfare"), "plantext")["at"]
    assert [int(TEXT[start:end]) for start, end in shown] == [project.total_investment_wan for project in chosen]
    shown = block(text_at("funding", category="social_welfare"), "plantext")["at"]
    assert [int(TEXT[start:end]) for start, end in shown] == [line.amount_wan for one in chosen for line in one.funding]


def test_an_address_of_passages_leads_to_them() -> None:
    scene = Scene("overview", PLAN, None, None, ViewState(lang="en", sort="name"), None, None, "desk", "light")  # type: ignore[arg-type]
    places = [place_of(indicator.targets[0].passage) for indicator in PLAN.indicators]
    query = parse_qs(urlsplit(places_href(scene, *places, *places[:3])).query)
    assert query["lang"] == ["en"]
    assert "sort" not in query
    shown = block(text_at(*query["at"]), "plantext")["at"]
    assert [f"{start}-{end}" for start, end in shown] == list(dict.fromkeys(places))
    many = places_href(scene, *(f"{number}-{number + 1}" for number in range(1_000)))
    assert len(many) < 4_000


# --- search --------------------------------------------------------------------------------------


@cases(("words", "printed"), [("养老床位", "养老床位"), ("１４３０６３", "143063"), ("CXS001", "cxs001"), ("，提供", ",提供")])
def test_search_finds_every_place(words: str, printed: str) -> None:
    hits = block(text_at(find=words), "plantext")["hits"]
    assert [TEXT[start:end] for start, end in hits] == [printed] * TEXT.count(printed)
    assert hits


def test_the_first_fifty_hits_are_listed_in_their_sentences() -> None:
    assert len(block(text_at(find="2,967"), "plantext")["hits"]) == len(block(text_at(find="2967"), "plantext")["hits"]) > 0
    document = text_at(find="养老")
    listed, hits = block(document, "hits"), block(document, "plantext")["hits"]
    lines = listed["groups"][0]["lines"]
    assert len(hits) == TEXT.count("养老") > 50 == len(lines)
    assert [line["at"] for line in lines] == [f"{start}-{end}" for start, end in hits[:50]]
    assert all(line["quote"][1] == "养老" and "".join(line["quote"]).strip("…") in TEXT for line in lines)
    assert str(len(hits)) in listed["note"]


def test_a_search_without_a_hit_says_so() -> None:
    document = text_at(find="zzzz")
    assert block(document, "plantext")["hits"] == []
    assert block(document, "hits")["groups"] == []
    assert block(document, "hits")["note"] == "没有搜到"


# --- a folder whose notes cannot be read -----------------------------------------------------------


def test_broken_notes_are_said_and_their_numbers_count_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "plan"))
    notes = folder / "evidence_map.csv"
    notes.write_text(notes.read_text(encoding="utf-8").replace("excused", "forgiven", 1), encoding="utf-8")
    monkeypatch.setenv("PLAN_FOLDER", str(folder))
    document = text_at(shown="unheld")
    values = {item["id"]: item["value"] for item in document["numbers"]}
    assert values["text_missing"] == str(sum(bool(one.note) for one in COVERAGE))
    assert "evidence_map.csv" in block(document, "problem")["text"][0]
    assert len(block(document, "plantext")["missing"]) == int(values["text_missing"])
    listed = block(document, "unheld")["groups"][0]
    assert (listed["title"], listed["fold"]) == ("待补录", False)
