"""The two laws on every page and in both languages: what leads to one place is one number, and a table adds up to its headline."""

import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest

from bench.provenance.measure import names_of
from bench.provenance.shown import Reader, Shown
from i18n import LANGUAGES
from tests.cases import cases
from tests.document.views import document_of, some_address
from tests.pages.some_views import some_query
from ui.run.plan_in_use import shared_plan
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen

VIEWS = 6  # of each page in each language
SPEAKING = tuple(page for page in PAGES if page not in ("text", "story", "checks"))  # the others are pages of words
YEAR = re.compile("20[0-9]{2}")
Said = tuple[Scene, dict[str, Any]]
Grid = tuple[list[str], list[list[str]]]


@cache
def documents(page: str) -> tuple[Said, ...]:
    """Views of a page in both languages, in 万元."""
    chance = random.Random(page)
    asked = [
        {**some_address(chance, page), **some_sides(chance, page), "unit": "wan", "lang": lang}
        for lang in LANGUAGES
        for _ in range(VIEWS)
    ]
    scenes = [scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False)) for query in asked]
    return tuple((scene, document_of(scene)) for scene in scenes)


def some_sides(chance: random.Random, page: str) -> dict[str, str]:
    """Both sides of a comparison."""
    return {side: urlencode(some_query(chance, shared_plan()[0])) or "all" for side in "ab"} if page == "compare" else {}


def number(words: str) -> float:
    return float(re.sub("[,<]", "", words) or 0)


def same(one: str, other: str) -> bool:
    """Whether two numbers are one, as far as the shorter is written."""
    digits = min(len(words.partition(".")[2]) for words in (one, other))
    return abs(abs(number(one)) - abs(number(other))) <= 0.5 * 10**-digits + 1e-9


def told_alone(reader: Reader, document: dict[str, Any]) -> Iterator[Shown]:
    """The numbers that stand by themselves and lead to one place or one calculation."""
    for shown in reader.shown(document):
        is_alone = shown.is_own and len([*reader.numbers(shown.within)]) == 1 and not YEAR.fullmatch(shown.words)
        if is_alone and shown.href and not re.search("~|#|^/(?!text)", shown.href):
            yield shown


@cases("page", SPEAKING)
def test_what_leads_to_the_same_place_is_the_same_number(page: str) -> None:
    plan, told = shared_plan()[0], 0
    reader, most = Reader(names_of(plan)), len(plan.projects)
    for scene, document in documents(page):
        known: dict[tuple[str, str], list[Shown]] = {}
        for shown in told_alone(reader, document):
            is_count = shown.words.isdigit() and int(shown.words) <= most  # how many went in
            known.setdefault((str(shown.href), "%" if shown.unit in ("%", "‰") else "count" if is_count else ""), []).append(shown)
        for href, listed in known.items():
            told += len(listed) > 1
            assert all(same(one.words, listed[0].words) for one in listed), (scene.state.to_query(), href, listed)
    assert told > 0


def blocks(document: dict[str, Any], beginning: str) -> Iterator[tuple[str, Grid]]:
    """The tables behind some charts."""
    for block in document["blocks"]:
        if block["kind"] == "chart" and block["id"].startswith(beginning):
            yield block["id"], (block["data"]["columns"], block["data"]["rows"])


def added(grid: Grid, label: str) -> float:
    """The sum of the one column that is called so."""
    place = next(place for place, name in enumerate(grid[0]) if name.startswith(label))
    return sum(number(row[place]) for row in grid[1])


def near(value: float, grid: Grid) -> Any:
    return pytest.approx(value, abs=0.5 + 0.06 * len(grid[1]))  # headlines are whole


def number_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["numbers"] if one["id"] == name)
    return found


def test_each_side_of_a_comparison_adds_up_to_its_headline() -> None:
    told = 0
    for scene, document in documents("compare"):
        for name, grid in blocks(document, "pairs_"):
            told += 1
            shown = number_of(document, "total") if name != "pairs_source" else None
            for side, field in (("A", "value"), ("B", "other")) if shown else ():
                unit = scene.text("column.with_unit", label=side, unit=scene.text.unit_word)
                assert added(grid, unit) == near(number(shown[field]), grid), (scene.state.to_query(), name, side)
    assert told >= 8


def test_the_parts_of_a_project_add_up_to_its_total() -> None:
    told = 0
    for scene, document in documents("project"):
        project = scene.plan.by_id.get(scene.state.id or "")
        for name, grid in blocks(document, "project_"):
            if project and name in ("project_funding", "project_years"):
                told += 1
                whole = project.funding_sum_wan if name == "project_funding" else project.total_investment_wan
                amount = scene.text("column.with_unit", label=scene.text("column.amount"), unit=scene.text.unit_word)
                assert added(grid, amount) == near(scene.text.in_small_unit(whole), grid), (scene.state.to_query(), name)
    assert told >= VIEWS


def test_sizes_by_category_and_township_and_year_add_up_to_the_headline() -> None:
    told = 0
    for scene, document in documents("unit_costs"):
        text, asked = scene.text, scene.state.filter
        for name, grid in blocks(document, "capacity_by_"):
            own = {"capacity_by_category": asked.category, "capacity_by_township": asked.township}
            if own.get(name, asked.from_year or asked.to_year):
                continue  # the chart shows more than is chosen
            told += 1
            parts = [added(grid, text(key)) for key in ("capacity.whole", "capacity.shared", "legend.undivided")]
            whole = number(number_of(document, "capacity")["value"])
            assert sum(parts[:2]) == near(whole, grid) or parts[2], (scene.state.to_query(), name)
    assert told >= VIEWS


def test_the_targets_of_all_domains_are_those_of_the_page() -> None:
    for scene, document in documents("targets"):
        block = next(one for one in document["blocks"] if one["kind"] == "targets" and one.get("domains"))
        every, *counts = [number(one["count"]) for one in block["domains"]]
        assert every == sum(counts), scene.state.to_query()
        if not scene.state.domain and not scene.state.among:
            assert every == number(number_of(document, "all")["value"]) == sum(len(one["rows"]) for one in block["groups"])
