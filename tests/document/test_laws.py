"""Two laws of every document: one thing has one number wherever it stands, and a table's rows add up to its headline.

Random filters, policies, bases and pages. What a mark says is held against the view that a click on it opens, worked out by
itself; so two places that say the same thing say the same number.
"""

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from analysis.core.question import Question
from analysis.core.view import View, view
from i18n import Labels
from models import FundingSource, ProjectFilter, TownshipPolicy, YearPolicy
from tests.cases import cases
from tests.document.views import document_of
from tests.pages.some_views import some_query
from ui.run.plan_in_use import shared_plan
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen

PAGES = ("overview", "structure", "funding", "years", "townships", "projects")
VIEWS = 90
EMPTY = ProjectFilter()
OWN: Mapping[str, tuple[str, ...]] = {
    "by_category": ("category",), "by_source": ("funding_source",), "by_year": ("from_year", "to_year"),
    "township_tiles": ("township",), "township_bars": ("township",), "tree": ("category", "project"),
    "concentration": ("project",), "gantt": ("project",), "dependence": ("category", "funding_source"),
    "flow": ("category", "project", "funding_source"), "shares_category": ("category", "funding_source"),
    "shares_project": ("project", "funding_source"),
}  # fmt: skip
OF_FUNDING = ("by_source", "flow", "shares_category", "shares_project")
MONEY = re.compile(r"，(<?[\d,.]+)(?:—([\d,.]+))?万元")
Said = tuple[Scene, dict[str, Any]]


@cache
def documents() -> tuple[Said, ...]:
    """Views of the pages about money, in 万元, half of them of a chosen source."""
    chance, plan = random.Random(11), shared_plan()[0]
    found = []
    for turn in range(VIEWS):
        query = {**some_query(chance, plan), "unit": "wan"}
        if turn % 2:
            query |= {"funding_source": chance.choice(["prefecture", "county_city", "other", "central_provincial"])}
        scene = scene_of(PAGES[turn % len(PAGES)], {name: [value] for name, value in query.items()}, Screen("desk", dark=False))
        found.append((scene, document_of(scene)))
    return tuple(found)


def charts() -> Iterator[tuple[Scene, dict[str, Any]]]:
    for scene, document in documents():
        yield from ((scene, block) for block in document["blocks"] if block["kind"] == "chart" and block["id"] in OWN)


def beyond(scene: Scene, block: dict[str, Any], field: str) -> bool:
    """Whether a chart shows more of its own field than is chosen: a flow of little shows nothing else."""
    nodes = [mark["id"].partition(":") for mark in block["marks"] if "|" not in mark["id"]]
    codes = {code for kind, _, code in nodes if kind == field and block["id"] == "flow"}
    return not codes or not codes <= {str(one) for one in getattr(scene.state.filter, field)}


def context(scene: Scene, block: dict[str, Any]) -> ProjectFilter:
    """What a chart shows: the filter without the chart's own fields."""
    found = scene.state.filter.replace(
        **{field: getattr(EMPTY, field) for field in OWN[block["id"]] if beyond(scene, block, field)}
    )
    return found.replace(funding_source=tuple(FundingSource)) if block["id"] in OF_FUNDING else found  # all that is funding


def opened(scene: Scene, block: dict[str, Any], pick: Mapping[str, str]) -> View | None:
    """The view of what a mark stands for; nothing where a policy divides nothing, for then a click shows more."""
    state = scene.state
    is_apart = ("from_year" in pick and state.policy.years is YearPolicy.UNDIVIDED) or (
        "township" in pick and state.policy.townships is TownshipPolicy.UNDIVIDED
    )
    is_instead = any(getattr(state.filter, name) != getattr(EMPTY, name) for name in pick if name not in OWN[block["id"]])
    if is_apart or is_instead or not pick or None in pick.values() or "unsettled" in pick:
        return None
    fields = {name: (value,) if isinstance(getattr(EMPTY, name), tuple) else int(value) for name, value in pick.items()}
    return view(Question(scene.frame, context(scene, block).replace(**fields), state.policy, state.basis))


def is_of_rows(block: dict[str, Any], mark: dict[str, Any]) -> bool:
    """Whether a mark says what is in view; links of a flow and areas of a project's funding say what is printed in single rows."""
    return not (block["id"] == "flow" and "|" in mark["id"]) and not (block["id"] == "tree" and mark["id"].startswith("source:"))


def words_of(text: Labels, seen: View) -> tuple[str, str]:
    return text.exact(seen.whole.sure), text.exact(seen.whole.amount)


def test_a_mark_says_what_a_click_on_it_shows_so_the_same_thing_has_the_same_number() -> None:
    told = ranges = 0
    for scene, block in charts():
        for mark in block["marks"]:
            found = MONEY.search(mark["label"])
            seen = opened(scene, block, mark["pick"]) if found and is_of_rows(block, mark) else None
            if found is None or seen is None or (block["id"] in ("gantt", "concentration") and mark["pick"].keys() != {"project"}):
                continue
            told, ranges = told + 1, ranges + bool(found[2])
            least, most = words_of(scene.text, seen)
            assert (found[1], found[2] or found[1]) == (least, most), (
                scene.page,
                scene.state.to_query(),
                block["id"],
                mark["label"],
            )
    assert told > 1_000
    assert ranges > 200


def test_what_is_in_an_area_finds_room_in_it_or_the_areas_would_not_be_drawn() -> None:
    told = 0
    for scene, block in charts():
        for trace in block["figure"]["data"] if block["id"] == "tree" else ():
            sizes, inside = dict(zip(trace["ids"], trace["values"], strict=True)), dict.fromkeys(trace["ids"], 0.0)
            for node, parent in zip(trace["ids"], trace["parents"], strict=True):
                inside[parent] = inside.get(parent, 0.0) + sizes[node]
            told += 1
            assert all(inside[node] <= sizes[node] * (1 + 1e-9) for node in sizes), scene.state.to_query()
    assert told > VIEWS // len(PAGES) // 2


def number(words: str) -> float:
    return float(words.replace(",", "").replace("<", "") or 0)


def column(block: dict[str, Any], label: str) -> list[float] | None:
    """A column of amounts of the table behind a chart; what is empty is unknown."""
    names = block["data"]["columns"]
    place = next((place for place, name in enumerate(names) if name == f"{label}（万元）"), None)
    return None if place is None else [number(row[place]) for row in block["data"]["rows"]]


def near(value: float, rows: int) -> Any:
    """The same to the 万元, as far as cells with one decimal say it."""
    return pytest.approx(value, abs=0.051 * (rows + 1))


@cases("chart", ["by_category", "township_tiles", "township_bars", "by_year", "concentration", "by_source"])
def test_the_rows_of_a_table_add_up_to_the_headline_of_what_it_shows(chart: str) -> None:
    told = 0
    for scene, block in charts():
        if block["id"] != chart or not block["data"]["rows"]:
            continue
        told += 1
        state, count = scene.state, len(block["data"]["rows"])
        whole = view(Question(scene.frame, context(scene, block), state.policy, state.basis)).whole
        every = column(block, "金额") or column(block, "合计")
        parts = {name: column(block, name) for name in ("确定", "合计能定、来源未定", "不分摊", "列别待核，至多", "最多")}
        if parts["最多"] is None and every is not None:
            assert sum(every) == near(whole.amount, count), (scene.page, scene.state.to_query(), chart)
        if parts["确定"] is not None:
            certain = [*parts["确定"], *(parts["合计能定、来源未定"] or [])]
            assert sum(certain) == near(whole.certain, count), (scene.page, scene.state.to_query(), chart)
            assert sum(parts["不分摊"] or [0]) == near(whole.undivided, count), (scene.page, scene.state.to_query(), chart)
    assert told >= VIEWS // len(PAGES) // 2


def test_no_amount_lies_outside_its_own_range_and_unknown_is_empty() -> None:
    for scene, block in charts():
        named = dict(zip(block["data"]["columns"], zip(*block["data"]["rows"], strict=True), strict=False))
        least, most = (named.get(f"{name}（万元）", ()) for name in ("确定", "最多"))
        for low, high in zip(least, most, strict=False):
            assert not (low and high) or number(low) <= number(high), (scene.state.to_query(), block["id"])
        for words in named.get("占比", ()):
            assert words == "" or re.fullmatch(r"[\d.]+%(—[\d.]+%)?", words), (block["id"], words)


def test_the_headline_of_a_source_and_the_projects_table_say_the_same() -> None:
    told = 0
    for scene, document in documents():
        if not scene.state.filter.selects_money:
            continue
        table = next((block for block in document["blocks"] if block.get("id") == "projects"), {"columns": [], "rows": []})
        place = next((place for place, one in enumerate(table["columns"]) if one["label"] == "所选金额"), None)
        if place is None or not table["rows"]:
            continue
        cells = [re.findall(r"[\d,]+(?:\.\d+)?", text_of(row["cells"][place])) for row in table["rows"]]
        seen = scene.seen
        left = re.search(r"另有([\d,.]+)(万|亿)元定不到", table["note"])
        least = sum(number(cell[0]) for cell in cells) + (number(left[1]) * (10_000 if left[2] == "亿" else 1) if left else 0)
        told += 1
        assert least == pytest.approx(seen.whole.sure, abs=0.051 * len(cells) + 0.5), scene.state.to_query()
        total = next(one for one in document["numbers"] if one["id"] == "total")
        assert number(total["value"]) == pytest.approx(seen.whole.certain, abs=0.5), scene.state.to_query()
    assert told > VIEWS / 3


def text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(cell["t"])
