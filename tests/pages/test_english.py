"""English pages read as English: one of a thing is not several, a number has one unit, no blank is left at an end."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from charts.parts.measure import text_width
from i18n import load_labels
from tests.cases import cases
from tests.pages.reading import open_page
from tests.real import real_plan

TEXT, PROJECTS = load_labels("en"), real_plan().projects
PARTS = {"t", "impact", "listing", "ui", "parts", "plantext"}  # more words follow these on the same line
CODES = {"href", "id", "code", "figure", "client", "params", "version", "uid", "customdata"}
VIEWS = (
    ("overview", {}),
    ("overview", {"township": "532301101~532301104"}),
    ("structure", {"category": "social_welfare"}),
    ("structure", {"project": "funeral-05"}),
    ("funding", {"funding_source": "county_city"}),
    ("years", {"years": "undivided", "category": "grassroots_community"}),
    ("townships", {"township": "532301105"}),
    ("townships", {"townships": "undivided", "reach": "all_townships"}),
    ("projects", {"category": "grassroots_community"}),
    ("project", {"id": "elderly_care-12"}),
    ("project", {"id": "funeral-04"}),
    ("targets", {"domain": "funeral"}),
    ("text", {"shown": "none"}),
    ("checks", {"finding": "text_amount-funeral_01_02_03"}),
    ("unit_costs", {"kind": "floor_area"}),
    ("unit_costs", {"kind": "graves"}),
    ("unit_costs", {"kind": "facilities", "category": "grassroots_community"}),
)
HEADLINES = (
    *(view for view in VIEWS if view[0] not in ("project", "projects", "checks", "text", "targets")),
    *((page, {}) for page in ("overview", "funding", "years", "townships", "unit_costs")),
    ("overview", {"category": "funeral"}),
    ("overview", {"category": "grassroots_community"}),
    ("overview", {"category": "elderly_care~funeral"}),
    ("overview", {"funding_source": "prefecture"}),
    ("overview", {"years": "first_year"}),
    ("overview", {"from_year": "2023"}),
    ("years", {"years": "undivided"}),
)
QUARTER = 237  # px that a headline has beside another in the wide column of a project's page
HALF = 445  # px by our own measure: what a headline of half the page has at 1366
SEVERAL = re.compile(
    r"(?<![\d.,–-])1 (projects|townships|rows|sites|beds|graves|places|amounts|years|targets|findings|expansions|new builds)\b"
)
TWO_UNITS = re.compile(r"\d (?:10⁴|ten thousand|hundred million)|(?:million|billion) (?:yuan )?(?:million|billion)")
PRINTED_SIZE = re.compile(r"(?:面积|床位|墓穴)\s*(?:about )?[\d,]+|[\d,]+(?:平方米|平米|张|穴)")


def said(value: Any, key: str = "", *, figures: bool = False) -> Iterator[tuple[str, str]]:
    """Every string of a document with the field that it stands in, codes left out."""
    if key in CODES and not (figures and key == "figure"):
        return
    if isinstance(value, dict):
        for name, item in value.items():
            yield from said(item, name, figures=figures)
    elif isinstance(value, list):
        for item in value:
            yield from said(item, key, figures=figures)
    elif isinstance(value, str):
        yield key, value


@cases(("page", "query"), VIEWS)
def test_a_page_reads_as_english(page: str, query: dict[str, str]) -> None:
    found = open_page(page, lang="en", **query)
    words = list(said(found, figures=True))
    assert len(words) > 100
    for key, one in words:
        assert not SEVERAL.search(one), (key, one)
        assert not TWO_UNITS.search(one), (key, one)
        assert "[count:" not in one, (key, one)
    assert [number["note"] for number in found["numbers"] if number["note"][:1].islower()] == []
    for key, one in said({name: value for name, value in found.items() if name != "ui"}):
        assert key in PARTS or one == one.strip(), (key, one)


@cases(("page", "query"), HEADLINES)
def test_a_headline_over_half_the_page_takes_one_line(page: str, query: dict[str, str]) -> None:
    found = open_page(page, lang="en", **query)
    halves = [item["title"] for item in found["blocks"] if item["kind"] == "chart" and item["span"] == 1]
    assert halves or page == "structure"
    assert {title: width for title in halves if (width := round(text_width(title, 15))) > HALF} == {}


def test_a_headline_over_half_the_column_of_a_project_takes_one_line() -> None:
    found = {one.project_id: open_page("project", id=one.project_id, lang="en") for one in PROJECTS}
    charts = {name: one for name, each in found.items() for one in each["blocks"] if one.get("id") == "project_unit_cost"}
    titles = {name: one["title"] for name, one in charts.items() if one["span"] == 1}
    assert len(titles) > 5
    assert {name: title for name, title in titles.items() if text_width(title, 14) > QUARTER} == {}


@pytest.mark.parametrize("query", [{"kind": "floor_area"}, {"kind": "graves"}, {}], ids=str)
def test_sizes_are_said_in_english(query: dict[str, str]) -> None:
    found = open_page("unit_costs", lang="en", **query)
    assert [one for _, one in said(found, figures=True) if PRINTED_SIZE.search(one)] == []


def test_one_is_not_several() -> None:
    assert TEXT("count.projects", count=1) == "1 project"
    assert TEXT("count.projects", count="1") == "1 project"
    assert TEXT("count.projects", count=1_001) == "1,001 projects"
    assert TEXT("title.township.without_own", count=1) == "; 1 has no own project"
    assert load_labels("zh")("count.projects", count=1).startswith("1个")
