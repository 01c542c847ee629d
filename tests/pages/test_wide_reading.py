"""Pages of a plan of thousands of projects can be read: areas with words, what opens says so, one unit, numbers kept apart."""

import re
from itertools import pairwise
from typing import Any

import pytest

from models import Category
from tests.cases import cases
from tests.pages.wide_plan import TEXT, Client, Document, block, followed, opened, opening, plan_total, wan
from ui.run.plan_in_use import shared_plan


def shown_areas(tree: Document) -> list[dict[str, Any]]:
    """The areas of what fills the picture, as Plotly gets them."""
    (trace,) = tree["figure"]["data"]
    is_all = trace["level"] == "all"
    areas = zip(trace["ids"], trace["parents"], trace["values"], trace["text"], strict=True)
    named = [{"id": one, "parent": parent, "value": value, "text": words} for one, parent, value, words in areas]
    return [one for one in named if (one["parent"].startswith("category:") if is_all else one["parent"] == trace["level"])]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_areas_of_a_category_are_about_as_large_as_each_other_and_say_that_they_open(client: Client, size: str) -> None:
    tree = block(opened(client, "structure", size), "tree")
    of_parent: dict[str, list[float]] = {}
    for one in shown_areas(tree):
        of_parent.setdefault(one["parent"], []).append(one["value"])
        assert one["text"].endswith(TEXT("rest.opens"))
    assert len(of_parent) == len(Category)
    assert all(len(values) > 1 and max(values) < 1.1 * min(values) for values in of_parent.values())
    assert {one["id"] for one in shown_areas(tree)} <= {mark["id"] for mark in opening(tree)}


def test_a_run_of_places_opens_until_its_projects_stand_there_by_name_and_goes_back(client: Client) -> None:
    way = [opened(client, "structure", category="elderly_care")]
    while any(one["id"].startswith("band:") for one in shown_areas(block(way[-1], "tree"))):
        tree = block(way[-1], "tree")
        area = next(one["id"] for one in shown_areas(tree) if one["id"].startswith("band:"))
        way.append(followed(client, next(mark["href"] for mark in tree["marks"] if mark["id"] == area)))
        inner = block(way[-1], "tree")
        assert inner["figure"]["data"][0]["level"] == "range:elderly_care", "what is opened fills the picture"
        assert sum(one["value"] for one in shown_areas(inner)) < sum(one["value"] for one in shown_areas(tree))
    assert 1 < len(way) < 5
    projects = [one["id"] for one in shown_areas(block(way[-1], "tree"))]
    assert 1 < len(projects) <= 40
    assert all(one.startswith("project:elderly_care-") for one in projects)
    for outer, inner in pairwise(reversed(way)):
        back = next(mark["href"] for mark in block(outer, "tree")["marks"] if mark["id"] == "range:elderly_care")
        assert shown_areas(block(followed(client, back), "tree")) == shown_areas(block(inner, "tree"))


@cases("rest", ["tree.elderly_care-9.9", "tree.elderly_care-9999999.0", "tree.funeral-40.20", "tree.elderly_care.40"])
def test_places_that_are_none_open_nothing(client: Client, rest: str) -> None:
    tree = block(opened(client, "structure", category="elderly_care", rest=rest), "tree")
    assert tree["figure"]["data"][0]["level"] == "category:elderly_care"


def test_what_stands_together_says_that_it_opens(client: Client) -> None:
    for page, name in (("structure", "concentration"), ("unit_costs", "unit_costs"), ("funding", "shares_project")):
        chart = block(opened(client, page), name)
        assert "点开" in "".join(part.get("t", "") for part in chart["subtitle"]), page
        notes = [one["text"] for one in chart["figure"]["layout"]["annotations"]]
        assert page == "funding" or any(TEXT("rest.opens") in words for words in notes), page


def amounts_shown(chart: Document) -> list[float]:
    """The amounts that stand in a chart in bold."""
    notes = [one["text"] for one in chart["figure"]["layout"]["annotations"]]
    found = [re.search(r"<b>(?:<span[^>]*>)?([0-9,.]+)(?:</span>)?</b>", words) for words in notes]
    return [wan(match[1]) for match in found if match]


@pytest.mark.parametrize("rest", ["", "concentration.2400"])
def test_a_chart_has_one_unit_whatever_is_opened_of_it(client: Client, rest: str) -> None:
    chart = block(opened(client, "structure", rest=rest), "concentration")
    unit = TEXT("unit.wan" if rest else "unit.yi")
    assert chart["subtitle"][0]["t"] == TEXT("subtitle.unit", unit=unit), "small projects would be next to nothing in 亿元"
    total = plan_total() / (1 if rest else 10_000)
    assert sum(amounts_shown(chart)) == pytest.approx(total, abs=len(amounts_shown(chart)))
    assert not any("元" in one["text"] for one in chart["figure"]["layout"]["annotations"])


def test_the_charts_of_a_page_are_told_in_one_unit(client: Client) -> None:
    for page, names in (
        ("structure", ("tree", "concentration")),
        ("years", ("by_year", "cumulative", "gantt")),
        ("funding", ("flow",)),
    ):
        document = opened(client, page)
        assert all(TEXT("unit.yi") in block(document, name)["subtitle"][0]["t"] for name in names), page
        assert TEXT("unit.wan") in block(document, "projects")["note"], "tables are in 万元"


def test_a_total_row_too_long_for_its_paper_stands_column_under_column(client: Client) -> None:
    sides = block(opened(client, "checks"), "sides")["sides"]
    totals = shared_plan()[0].printed_totals
    assert totals is not None
    for side in sides:
        names, values = zip(*([cell["t"] for cell in row["cells"]] for row in side["table"]["rows"]), strict=True)
        assert side["table"]["head"] == []
        assert names[-1] == TEXT("source.short.other")
        assert list(values) == [str(value) for value in (totals.total_investment_wan, *totals.funding_wan.values())]
    assert [cell["mark"] for row in sides[1]["table"]["rows"] for cell in row["cells"] if "mark" in cell] == [
        False,
        True,
        True,
        True,
        True,
    ]


def test_the_badge_counts_contradictions_and_not_what_is_missing(client: Client) -> None:
    document = opened(client, "checks")
    badge = next(item["badge"] for part in document["side"]["menu"] for item in part["items"] if item["badge"])
    items = [item for group in block(document, "findings")["groups"] for item in group["items"]]
    assert badge == "≠ 1"
    assert [item["difference"] != "" for item in items] == [True] + [False] * (len(items) - 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_that_ends_in_digits_is_kept_apart_from_the_amount(client: Client, lang: str) -> None:
    document = opened(client, "unit_costs", lang=lang)
    note = next(one["note"] for one in document["numbers"] if one["id"] == "apart")
    for words in (block(document, "unit_costs")["title"], note):
        assert len(re.findall(r"样例项目[0-9]{6}( at |为)[0-9]", words)) == 2, words
        assert not re.search(r"\b0\.0\b", words)
