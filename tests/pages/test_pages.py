"""Every page in both languages, with its numbers held against the plan."""

import re
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exports.words import parted
from i18n import load_labels
from models import Category, FundingSource
from tests.cases import cases
from tests.pages.reading import APP, PAGES, Document, block, compared_words, go, open_page, read, stated_words, words
from tests.real import real_plan
from ui.words.passages import section_place

PLAN = real_plan()
HAN = re.compile(r"[\u3400-\u9fff]")
FILTERED = {"township": "532301104", "years": "undivided", "townships": "undivided"}


def number(document: Document, key: str) -> dict[str, Any]:
    return next(item for item in document["numbers"] if item["id"] == key)


def rows(document: Document, block_id: str) -> list[list[str]]:
    return block(document, block_id)["data"]["rows"]


def wan(words: str) -> float:
    return float(words.replace(",", ""))


@cases("lang", ["zh", "en"])
@cases("page", PAGES)
def test_every_page_has_its_question_in_both_languages(page: str, lang: str) -> None:
    document = open_page(page, lang=lang, **({"id": "funeral-10"} if page == "project" else {}))
    text = load_labels(lang, plan=PLAN)
    assert document["page"] == page
    assert document["lang"] == lang
    expected = text.called("村级殡仪服务站") if page == "project" else text(f"question.{page}")
    assert document["head"]["title"] == expected
    assert PLAN.name_in(lang) == document["side"]["brand"]["title"]
    tables = [one for one in document["blocks"] if one["kind"] == "table"]
    assert all(one.get("file", False) == ("count" in one) for one in tables)  # all that is here is in the export


@cases("page", ["overview", "structure", "funding", "years", "townships", "projects"])
def test_the_total_on_every_page_is_the_sum_of_the_rows(page: str) -> None:
    shown = number(open_page(page, unit="wan"), "total")
    assert wan(shown["value"]) == PLAN.computed_total_wan == 164_063
    assert shown["warn"]
    assert "143,063" in shown["note"]


def test_the_overview_shows_every_category_with_its_sum() -> None:
    sums = {row[0]: wan(row[1]) for row in rows(open_page("overview"), "by_category")}
    text = load_labels("zh")
    for category in Category:
        expected = sum(project.total_investment_wan for project in PLAN.projects if project.category is category)
        assert sums[text.code("category", category)] == expected


def test_funding_by_source_adds_up_to_the_funding() -> None:
    shown = [wan(row[1]) for row in rows(open_page("funding"), "by_source")]
    assert len(shown) == len(FundingSource)  # no row for what no source is sure of, where that is nothing
    assert sum(shown) == PLAN.funding_total_wan == 165_063


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_of_no_source_stands_under_no_heading_of_what_a_source_has(lang: str) -> None:
    text, data = load_labels(lang), block(open_page("funding", category="elderly_care", lang=lang), "by_source")["data"]
    (*others, last), names = data["rows"], [parted(name, text)[0] for name in data["columns"]]
    own, shared = text("column.of_no_source"), {text(key) for key in ("field.funding_source", "column.most", "column.share")}
    assert last[0] == text("source.open")
    assert {name for name, cell in zip(names, last, strict=True) if cell} == {own, *shared}
    assert {row[names.index(own)] for row in others} == {""}


@pytest.mark.parametrize("policy", ["evenly", "first_year", "undivided"])
def test_years_add_up_to_the_total_under_every_policy(policy: str) -> None:
    shown = rows(open_page("years", years=policy), "by_year")
    assert sum(wan(row[-1]) for row in shown) == pytest.approx(PLAN.computed_total_wan, abs=1)


def test_money_without_a_year_stands_under_words_and_cannot_be_picked() -> None:
    text = load_labels("zh")
    for page, card in (("years", "by_year"), ("years", "cumulative"), ("project", "project_years")):
        document = open_page(page, years="undivided", id="funeral-05")
        names = [row[0] for row in rows(document, card)]
        assert text("group.undivided_years") in names
        assert "0" not in names
        assert "0" not in [mark["id"] for mark in block(document, card)["marks"]]


@pytest.mark.parametrize("policy", ["evenly", "undivided"])
def test_townships_and_city_level_add_up_to_the_total(policy: str) -> None:
    shown = rows(open_page("townships", townships=policy), "township_bars")
    assert sum(wan(row[4]) for row in shown) == pytest.approx(PLAN.computed_total_wan, abs=2)
    parts = [wan(cell or "0") for row in shown for cell in row[1:4]]
    assert sum(parts) == pytest.approx(PLAN.computed_total_wan, abs=2)
    city = next(row for row in shown if row[0].startswith("市本级"))
    assert (city[1], city[2], city[3]) == ("", "", "14,456"), "the city's own is of no township"


def test_a_project_in_full_shows_its_row() -> None:
    document = open_page("project", id="funeral-10", trail="overview")
    assert number(document, "total")["value"] == "2,967"
    assert [part["t"] for part in block(document, "quote")["parts"]][:3] == ["10", "村级殡仪服务站", "新建"]
    facts = {item["label"]: item["value"] for item in block(document, "facts")["items"]}
    project = next(project for project in PLAN.projects if project.project_id == "funeral-10")
    assert facts["建设地点"] == project.location_text
    assert [crumb["label"] for crumb in document["head"]["crumbs"]] == ["总览", "殡葬类", "第10项"]


def test_a_filter_acts_on_every_page_and_stands_as_a_chip() -> None:
    elderly = sum(project.total_investment_wan for project in PLAN.projects if project.category is Category.ELDERLY_CARE)
    for page in ("overview", "structure", "funding", "years", "townships", "projects"):
        document = open_page(page, category="elderly_care", unit="wan")
        assert wan(number(document, "total")["value"]) == elderly
        assert [chip["label"] for chip in document["head"]["chips"]] == ["类别：养老服务类"]


def test_money_filters_show_both_columns_in_the_table() -> None:
    table = block(open_page("overview", township="532301101"), "projects")
    labels = [column["label"] for column in table["columns"]]
    assert "总投资" in labels
    assert "所选金额" in labels
    assert "所选金额" not in [column["label"] for column in block(open_page("overview"), "projects")["columns"]]


def test_a_span_partly_in_the_chosen_years_stays_undivided() -> None:
    table = block(open_page("overview", from_year="2022", to_year="2022", years="undivided"), "projects")
    cell = next(row["cells"] for row in table["rows"] if row["id"] == "funeral-05")
    assert [one["hatch"] for one in cell if isinstance(one, dict) and one["t"] == "60,000 不分摊"] == [True]


def test_the_printed_basis_leaves_out_the_rows_that_the_total_does_not_cover() -> None:
    document = open_page("overview", basis="printed", unit="wan")
    assert wan(number(document, "total")["value"]) == PLAN.printed_totals.total_investment_wan  # type: ignore[union-attr]
    assert "164,063" in number(document, "total")["note"]


def test_search_finds_initials_and_two_characters() -> None:
    for text in ("lnrxfst", "食堂", "xingfushitang"):
        names = [row["cells"][0]["t"] for row in block(open_page("projects", text=text), "projects")["rows"]]
        assert "老年人幸福食堂" in names


def test_nothing_in_view_says_which_filter_and_offers_a_way_out() -> None:
    document = open_page("overview", text="zzzz", category="funeral")
    empty = document["blocks"][0]
    assert empty["kind"] == "empty"
    assert "zzzz" in empty["text"]
    assert [offer["clear"] for offer in empty["offers"]] == [{"text": None}]


@cache
def said_in_chinese() -> set[str]:
    """What stays in the plan's own words."""
    verbatim = {project.name for project in PLAN.projects} | {PLAN.title}
    for project in PLAN.projects:
        verbatim |= {project.location_text, project.scope_text, project.implementer or ""}
        verbatim |= {quantity.noun for quantity in project.quantities} | {quantity.unit for quantity in project.quantities}
    verbatim |= stated_words(PLAN) | compared_words(PLAN)
    return verbatim | {section_place(load_labels("en"), name) for name in verbatim}  # Chapter 3 Section 1, and its name as printed


@cases("query", [{}, FILTERED])
@cases("page", PAGES)
def test_english_leaves_no_chinese_of_ours(page: str, query: dict[str, str]) -> None:
    document = open_page(page, lang="en", **query, **({"id": "funeral-10"} if page == "project" else {}))
    verbatim = said_in_chinese()
    document["blocks"] = [item for item in document["blocks"] if item["kind"] not in ("quote", "plantext", "toc")]
    allowed = {load_labels("zh")("lang.zh")}
    kept = {"储备项目情况表", "建设", *(name.removesuffix("建设") for name in verbatim)} | verbatim - {""}
    longest_first = re.compile("|".join(map(re.escape, sorted(kept - {""}, key=len, reverse=True))))
    leftovers = []
    for shown in words(document):
        rest = re.sub("<[^>]+>", "", shown)
        beginning = re.sub("…[0-9,. %]*$", "", rest)
        if beginning != rest and any(name.startswith(beginning) for name in verbatim):
            continue  # a name cut to its area
        rest = longest_first.sub("", rest) if HAN.search(rest) else rest
        if HAN.search(re.sub("[“”《》、，…]", "", rest)) and shown not in allowed:
            leftovers.append(shown)
    assert leftovers == []


def test_the_language_switch_keeps_the_filter_and_the_unit() -> None:
    english = open_page("overview", category="funeral", unit="wan", lang="en")
    assert [chip["label"] for chip in english["head"]["chips"]] == ["Category: Funeral services"]
    assert all("lang=en" in item["href"] and "category=funeral" in item["href"] for item in english["side"]["menu"][0]["items"])


def test_yi_shows_two_decimals_everywhere() -> None:
    document = open_page("overview", unit="yi")
    assert number(document, "total")["value"] == "16.41"
    assert rows(document, "by_category")[0][1] == "9.56"


def test_junk_in_the_address_is_dropped() -> None:
    document = open_page("funding", category="funeral~<script>", from_year="x", lang="xx", nonsense="%" * 100_000)
    assert [chip["label"] for chip in document["head"]["chips"]] == ["类别：殡葬类"]
    assert document["lang"] == "zh"


def test_an_unknown_project_says_so() -> None:
    assert open_page("project", id="nothing-99")["blocks"][0]["kind"] == "empty"


def test_two_visitors_do_not_share_filters() -> None:
    first, second = (AppTest.from_file(str(APP), default_timeout=60).run() for _ in range(2))
    go(first, "overview", category="funeral")
    assert read(second)["head"]["chips"] == []


@cases("page", ["overview", "townships", "unit_costs", "project"])
def test_a_chart_in_words_has_the_rows_that_no_click_picks(page: str) -> None:
    document = open_page(page, **({"id": "funeral-10"} if page == "project" else {}))
    beyond = {}
    for chart in (each for each in document["blocks"] if each["kind"] == "chart"):
        names, marks = [row[0] for row in chart["data"]["rows"]], [mark["label"] for mark in chart["marks"]]
        if len(set(names)) == len(names):
            left = [row for row in chart["data"]["rows"] if not any(label.startswith(row[0]) for label in marks)]
            beyond |= {f"{chart['id']}: {row[0]}": (row[1], chart["alt"]) for row in left}
    assert beyond
    told = beyond.items()
    assert [row for row, (value, alt) in told if value != "0" and (row.partition(": ")[2] not in alt or value not in alt)] == []


def test_a_chart_of_parts_says_their_shares() -> None:
    chart = block(open_page("funding"), "shares_category")
    for category, source, _, share, *_ in chart["data"]["rows"][:10]:
        assert share == "0.0%" or re.search(f"{category}[^；]*{re.escape(source)}[^；]*{re.escape(share)}", chart["alt"])
