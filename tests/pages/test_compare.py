"""A comparison says of each side what that side's own page says, and leads there and back."""

from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest

from tests.cases import cases
from tests.pages.reading import PAGES, block, open_page
from tests.real import real_plan
from ui.scene.state import WHOLE, ViewState

SIDES = [
    {},
    {"township": "532301101"},
    {"township": "532301102", "category": "elderly_care"},
    {"category": "funeral", "years": "undivided"},
    {"from_year": "2023", "to_year": "2023"},
    {"funding_source": "central_provincial", "basis": "funding"},
    {"without": "funeral-05", "townships": "undivided"},
]
PAIRS = [*pairwise([*SIDES, SIDES[0], SIDES[3]]), (SIDES[2], SIDES[5])]
CHARTS = ("pairs_category", "pairs_source", "pairs_year")


def compared(a: dict[str, str], b: dict[str, str], **more: str) -> dict[str, Any]:
    return open_page("compare", a=urlencode(a) or WHOLE, b=urlencode(b) or WHOLE, **more)


def plain(words: str) -> float:
    return float(words.replace(",", "").replace("−", "-"))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_each_side_says_what_its_own_page_says(a: dict[str, str], b: dict[str, str]) -> None:
    both, alone = compared(a, b), [open_page("overview", **side) for side in (a, b)]
    numbers = {number["id"]: number for number in both["numbers"]}
    projects = [next(number["value"] for number in one["numbers"] if number["id"] == "projects") for one in alone]
    assert [numbers["projects"]["value"], numbers["projects"]["other"]] == projects
    listed = [len(block(both, f"compare_{kind}")["items"]) for kind in ("only_a", "both", "only_b")]
    assert [str(listed[0] + listed[1]), str(listed[1] + listed[2])] == projects
    for side, place in enumerate((1, 2)):
        rows = block(alone[side], "by_category")["data"]["rows"]
        chosen = (a, b)[side].get("category")
        said = {row[0]: plain(row[1]) for row in rows if not chosen or row[0] == NAMES[chosen]}
        shown = {row[0]: plain(row[place]) for row in block(both, "pairs_category")["data"]["rows"] if plain(row[place])}
        assert shown == {name: wan for name, wan in said.items() if wan}


NAMES = {"elderly_care": "养老服务类", "funeral": "殡葬类"}


@cases(("a", "b"), PAIRS)
def test_the_charts_of_a_comparison_have_one_scale_and_add_up_alike(a: dict[str, str], b: dict[str, str]) -> None:
    document = compared(a, b)
    charts = [one for one in document["blocks"] if one["kind"] == "chart"]
    assert len({tuple(one["figure"]["layout"]["xaxis"]["range"]) for one in charts}) == 1
    assert len({(one["figure"]["layout"]["margin"]["l"], one["figure"]["layout"]["margin"]["r"]) for one in charts}) == 1
    for place in (1, 2):
        sums = [
            sum(plain(row[place]) for row in block(document, chart)["data"]["rows"]) for chart in ("pairs_category", "pairs_year")
        ]
        assert sums[0] == pytest.approx(sums[1], abs=0.5)


@cases("lang", ["zh", "en"])
@cases(("a", "b"), PAIRS)
def test_a_difference_of_amounts_that_nobody_knows_says_what_it_leaves_out(a: dict[str, str], b: dict[str, str], lang: str) -> None:
    """Wherever a side's amount is a range, the column of differences, the title, the words beside it and the sentence say so."""
    document, confirmed = compared(a, b, lang=lang), {"zh": "列别确定的", "en": "onfirmed"}[lang]
    for chart in (one for one in document["blocks"] if one["kind"] == "chart"):
        heads = chart["data"]["columns"]
        at_most = any({"zh": "至多", "en": "at most"}[lang] in head for head in heads)
        less = next(head for head in heads if head.startswith({"zh": "A 减 B", "en": "A minus B"}[lang]))
        beside = " ".join(part.get("t", "") for part in chart["subtitle"])
        sentence = next((point["t"] for point in document["points"] if point.get("about") == chart["id"]), beside)
        title = beside if lang == "en" else chart["title"]  # where a title has one line, the line under it says so
        assert {confirmed in words for words in (less, title, beside, sentence)} == {at_most}, chart["id"]


def test_differences_have_a_minus_and_a_column_its_decimals() -> None:
    document = compared({"township": "532301102"}, {"township": "532301101"})
    for chart in (one for one in document["blocks"] if one["kind"] == "chart"):
        amounts = [cell for row in chart["data"]["rows"] for cell in row[1:] if cell not in ("", "0")]
        assert not [one for one in amounts if one.startswith("-")]
        assert len({"." in one for one in amounts}) <= 1, amounts


def test_the_two_towns_share_what_both_are_served_by() -> None:
    document = compared({"township": "532301101"}, {"township": "532301102"})
    shared = {one.name for one in real_plan().projects if {"532301101", "532301102"} <= {*one.townships}}
    assert {item["label"] for item in block(document, "compare_both")["items"]} == shared
    assert document["head"]["title"].startswith("鹿城镇与东瓜镇")
    assert block(document, "pairs_year")["title"] == "差额的88.6%在2023—2025年", "three years differ alike"
    assert block(document, "pairs_reach")["title"] == "差额全在专属一个乡镇的项目"
    assert block(document, "pairs_source")["title"].endswith("差额的58.2%在“中央和省”"), "a source is quoted, as in other titles"
    assert "88.6%" in block(document, "pairs_category")["title"]


def test_what_is_shared_out_is_hatched_on_both_sides_and_the_legend_says_so() -> None:
    document = compared({"township": "532301101"}, {"township": "532301102"})
    assert [chip.get("hollow", False) for chip in document["head"]["chips"]] == [False, True]
    for chart in ("pairs_category", "pairs_source", "pairs_year", "pairs_reach"):
        figure, subtitle = block(document, chart)["figure"], block(document, chart)["subtitle"]
        lengths = {trace["uid"]: sum(trace["x"]) for trace in figure["data"] if "reach" not in trace["uid"]}
        looks = {trace["uid"]: trace["marker"].get("pattern", {}) for trace in figure["data"]}
        assert (looks["pairs-a-policy"]["fgcolor"], looks["pairs-b-policy"]["bgcolor"]) == ("#FFFFFF", "#FFFFFF")
        assert {part.get("swatch") for part in subtitle} >= {"policy", "solid", "hollow"}
        drawn = sum(wan for uid, wan in lengths.items() if "-b-" in uid)
        assert drawn == pytest.approx(8_207, abs=1) or (chart == "pairs_source" and drawn > 8_207), chart  # what may be of several
        assert lengths["pairs-b-certain"] == pytest.approx(0)  # all that the second township has is shared out
        assert lengths["pairs-a-certain"] > 0, chart
    assert block(document, "pairs_reach")["figure"]["data"][1]["x"] == [15_800]


@cases(("a", "b"), PAIRS)
def test_the_kinds_of_a_bar_are_all_of_it(a: dict[str, str], b: dict[str, str]) -> None:
    for chart in (one for one in compared(a, b)["blocks"] if one["kind"] == "chart"):
        for side in "ab":
            place = max(
                place
                for place, label in enumerate(chart["data"]["columns"])
                if label.startswith((f"{side.upper()}（", f"{side.upper()} 至多"))
            )
            traces = [trace for trace in chart["figure"]["data"] if f"-{side}-" in trace["uid"]]
            drawn = sum(sum(trace["x"]) for trace in traces)
            assert drawn == pytest.approx(sum(plain(row[place]) for row in chart["data"]["rows"]), abs=1), (chart["id"], side)


def test_filters_hold_on_both_sides_and_a_side_says_its_own() -> None:
    document = compared({"township": "532301101"}, {"category": "funeral"}, category="elderly_care")
    rows = {row[0]: row[1:3] for row in block(document, "pairs_category")["data"]["rows"]}
    assert [name for name, (a, _) in rows.items() if plain(a)] == ["养老服务类"]
    assert [name for name, (_, b) in rows.items() if plain(b)] == ["殡葬类"]


def test_a_view_is_put_beside_another_from_any_page() -> None:
    first = open_page("years", category="funeral", years="undivided")
    a = asked(first)
    assert a == {"a": "category=funeral&years=undivided"}
    document = open_page("townships", township="532301101", **a)
    assert asked(document) == {**a, "b": "township=532301101"}
    assert asked(open_page("project", id="funeral-05", **a))["b"] == "project=funeral-05"


def asked(document: dict[str, Any]) -> dict[str, str]:
    """What the button of comparisons leads to."""
    href = next(
        button["action"]["go"] for button in document["head"]["buttons"] if button["action"].get("go", "").startswith("/compare")
    )
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}


def test_a_missing_side_is_offered_and_junk_is_none() -> None:
    document = open_page("compare", a="township=532301101")
    hrefs = [item["href"] for item in block(document, "compare_townships")["items"]]
    assert len(hrefs) == len(real_plan().townships) - 1
    assert all("a=township%3D532301101" in href and "&b=" in href for href in hrefs)
    methods = [parse_qs(urlsplit(item["href"]).query)["b"][0] for item in block(document, "compare_methods")["items"]]
    assert methods
    assert all(side.startswith("township=532301101&") for side in methods)
    assert ViewState.from_query({"a": ["category=nonsense&a=x&drop=table"], "b": ["%%%"]}, real_plan()).to_query() == {}


@pytest.mark.parametrize("query", [{}, {"a": "township=532301101"}, {"a": "category=funeral", "b": "years=first_year"}], ids=str)
def test_every_method_of_a_view_is_read_at_once(query: dict[str, str]) -> None:
    document = open_page("compare", **query)
    tables = [one for one in document["blocks"] if one["id"].startswith("methods")]
    assert len(tables) == (2 if "b" in query else 1)
    own, *others = tables[0]["rows"]
    assert len(others) == 2 + 1 + 2  # ways to spread over years, over townships, bases: each but the one in use
    for row in others:
        asked = dict(parse_qsl(urlsplit(row["href"]).query))
        other = open_page("compare", **asked)
        facts = {number["id"]: (number["value"], number["other"]) for number in other["numbers"]}
        shown, usual = ([cell if isinstance(cell, str) else cell["t"] for cell in one["cells"]] for one in (row, own))
        assert facts["projects"] == (usual[1], shown[1])
        assert [at for at, cell in enumerate(row["cells"]) if isinstance(cell, dict) and cell.get("dim")] == [
            at for at in range(1, len(shown)) if shown[at] == usual[at]
        ]


def test_checks_and_every_other_page_but_this_offer_their_view_to_a_comparison() -> None:
    for page in PAGES:
        labels = {button["label"] for button in open_page(page, id="funeral-05")["head"]["buttons"]}
        assert ("加入对比" in labels) == (page not in ("compare", "story")), page


@pytest.mark.parametrize("query", [{}, {"project": "funeral-05"}, {"a": "township=532301101", "category": "funeral"}], ids=str)
def test_a_page_has_at_most_four_buttons_that_are_not_behind_others(query: dict[str, str]) -> None:
    for page in PAGES:
        buttons = open_page(page, id="elderly_care-05", **query)["head"]["buttons"]
        common = [button["label"] for button in buttons if not button.get("rare")]
        assert len(common) <= (5 if "a" in query and page == "project" else 4), (page, common)
        if page not in ("story", "compare"):
            assert {"演示", "要点"} == {button["label"] for button in buttons if button.get("rare")} - {"加入对比"}, page
            assert ("与 A 对比" in common) == ("a" in query), page


@cases("side", SIDES)
def test_in_every_row_of_the_methods_no_part_is_more_than_the_whole(side: dict[str, str]) -> None:
    for row in block(compared(side, {}), "methods_a")["rows"]:
        _, _, amount, category, year, *_ = (cell if isinstance(cell, str) else cell["t"] for cell in row["cells"])
        whole = plain(amount) if amount != "—" else 0.0
        for most in (category, year):
            assert most == "—" or plain(most.split(" ")[-1]) <= whole + 0.5, row


def test_where_nothing_is_chosen_pairs_of_what_is_largest_are_ready() -> None:
    document = open_page("compare")
    pairs = block(document, "compare_pairs")["items"]
    assert [pair["label"] for pair in pairs[:2]] == ["紫溪镇与鹿城镇", "殡葬类与养老服务类"]
    for pair in pairs:
        asked = dict(parse_qsl(urlsplit(pair["href"]).query))
        opened = open_page("compare", **asked)
        assert opened["head"]["title"] != document["head"]["title"], pair["label"]
        assert [one["id"] for one in opened["blocks"] if one["kind"] == "chart"], pair["label"]
    assert not [one for one in open_page("compare", a="category=funeral")["blocks"] if one.get("id") == "compare_pairs"]


def test_one_swatch_stands_before_one_word() -> None:
    document = open_page("compare", a="township=532301101", b="township=532301102")
    for chart in (one for one in document["blocks"] if one["kind"] == "chart"):
        keys = [part["t"] for part in chart["subtitle"] if part.get("swatch")]
        assert all(keys), chart["id"]
        assert len(keys) == len(set(keys)), chart["id"]
