"""要点: three to six sentences of every page, true to the data for views at random, each with its passage."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from i18n import load_labels
from models import AllocationPolicy, Basis, ProjectFilter
from tests.analysis.by_hand import rows as by_hand
from tests.pages.reading import PAGES, Document, open_page
from tests.pages.some_views import some_query
from tests.real import real_plan

PLAN = real_plan()
PAGES_OF_MANY = tuple(page for page in PAGES if page not in ("project", "compare", "story"))
ENDS = {"zh": "。", "en": "."}
UNTOLD = ("funding_source", "unsettled", "text")  # whose parts of a project the pencil does not know
GLUED = re.compile(r"[。，；：.,;:][。，；：;:,]|\s[,.;:]|\{|\[|None\b(?! of)|[≠①-⑳]|占[，。；]|各[，。；]|, +each")
FINITE = {  # what every clause that ends with a stop has one of: a verb as the plan's pages use it
    "zh": re.compile(
        r"[占是为有能达差列写载缺应没未称来共在]|合计|流向|居首|相[同等符近]|跨年|属于|一致|提到|消除|不[可及]|要求|最[多高]"
    ),
    "en": re.compile(
        r"\b(is|are|has|have|gets?|goes|comes?|falls?|holds?|takes?|prints?|adds?|meets?|needs?|costs?|draws?|gives?|runs?|differs?"
        r"|states?|mentions?|names?|reads?|calls?|lists?|covers?|omits?|does|do|cannot|leaves?|skips?|belongs?|agrees?|classed"
        r"|spans?|located|serves?|explains|defines|appears|fit|lies|reached)\b"
    ),
}


def said(document: Document) -> str:
    return " ".join(point["t"] for point in document["points"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES_OF_MANY)
def test_every_page_has_three_to_six_sentences_each_with_its_passage(page: str, lang: str) -> None:
    document = open_page(page, lang=lang)
    assert 3 <= len(document["points"]) <= 6
    blocks = {one.get("id") for one in (*document["blocks"], *document["numbers"])}
    for point in document["points"]:
        assert urlsplit(point["href"]).path.lstrip("/") in {*PAGES, ""}
        assert point["source"]
        is_worked_out = re.search(r"[?&]at=[a-z_]+\.", point["href"]) is not None
        assert (point["source"] == load_labels(lang, plan=PLAN)("point.source.working")) == is_worked_out
        assert point.get("about") in {*blocks, None}


@pytest.mark.parametrize("seed", range(24))
def test_what_they_say_is_what_the_data_says(seed: int) -> None:
    """The total, the largest category with its share, and what disagrees, worked out again project by project."""
    chance = random.Random(seed)
    query = {name: value for name, value in some_query(chance, PLAN).items() if name not in UNTOLD}
    lang = chance.choice(["zh", "en"])
    document, text = open_page("overview", lang=lang, **query), load_labels(lang, plan=PLAN)
    asked = ProjectFilter.from_query({name: [value] for name, value in query.items()}, PLAN)
    policy = AllocationPolicy(years=query.get("years", "evenly"), townships=query.get("townships", "evenly"))
    seen = by_hand(PLAN, asked, policy, Basis(query.get("basis", "computed")))
    if not any(row.is_selected for row in seen):
        assert document["points"] == []
        return
    assert len(document["points"]) in range(3, 7), document["points"]
    sums: dict[str, float] = defaultdict(float)
    for project, row in zip(PLAN.projects, seen, strict=True):
        sums[project.category] += row.certain + row.unconfirmed + row.undivided
    whole, certain = sum(sums.values()), sum(row.certain for row in seen)
    assert text.money(certain if asked.selects_money else whole) in document["points"][0]["t"]
    largest = max(sums, key=lambda code: sums[code])
    title = next((point["t"] for point in document["points"] if point.get("about") == "by_category"), "")
    if not asked.category and list(sums.values()).count(sums[largest]) == 1 and sums[largest] < whole:
        assert text.code("category", largest) in title
        assert text.share(sums[largest] / whole) in title
    gaps = [point["t"] for point in document["points"] if "warn" in point]
    assert bool(gaps) == any(number["warn"] for number in document["numbers"])


AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]*(?:,\d{3}|\.\d+)(?![\d])")
UNIT = {
    "zh": re.compile(r"%|[—到至]|[万亿]?元|张|处|平方米|穴|倍|个|项"),
    "en": re.compile(r"%|–| to \d| (?:m|b)illion yuan| yuan| beds?| sites?| m²| graves?| times| numbers| projects"),
}


def without_unit(point: str, lang: str) -> list[str]:
    """The amounts of a point, numbers with thousands or decimals, that no unit follows."""
    return [found[0] for found in AMOUNT.finditer(point) if not UNIT[lang].match(point, found.end())]


def said_again(page: str, query: dict[str, str]) -> list[str]:
    """The sentences of charts of which every figure stands in one before."""
    points = [point for point in open_page(page, **query)["points"] if "warn" not in point]
    told = [set(re.findall(r"[\d.,]*\d%?", point["t"])) for point in points]
    parts = {"100.0%", "0.0%"}
    return [
        point["t"] for at, point in enumerate(points) if "more" not in point and told[at] and not told[at] & parts
        and any(told[at] <= one for one in told[:at])
    ]  # fmt: skip


def clauses(point: str) -> list[str]:
    """The sentences of a point: what stands between stops that end one."""
    return [part for part in re.split(r"(?<=。)|(?<=[a-z%”)]\.) (?=[A-Z0-9“])", point) if part]


@pytest.mark.parametrize("seed", range(40))
def test_they_are_whole_sentences_in_both_languages(seed: int) -> None:
    """The same view says as many in both, with the same shares; each ends as a sentence does and says something, none twice."""
    chance = random.Random(seed)
    page, query = chance.choice(PAGES_OF_MANY), some_query(chance, PLAN)
    counts, shares = [], []
    for lang, end in ENDS.items():
        found = [point["t"] for point in open_page(page, lang=lang, **query)["points"]]
        counts.append(len(found))
        shares.append(sorted(re.findall(r"[\d.]+%", " ".join(found))))
        assert len(set(found)) == len(found) <= 6
        assert lang == "en" or said_again(page, query) == []
        assert [one for one in found if not one.endswith(end) or GLUED.search(one)] == []
        assert [one for one in found for part in clauses(one) if not FINITE[lang].search(part)] == []
        assert {one: left for one in found if (left := without_unit(one, lang))} == {}
        assert lang == "zh" or all(one[0].isupper() or not one[0].isascii() or one[0].isdigit() for one in found), found
    assert counts[0] == counts[1]
    assert shares[0] == shares[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sentence_of_a_chart_says_first_what_its_title_says(lang: str) -> None:
    """What is more of it stands apart too, for notes beside the title; and no headline passes for a sentence."""
    document = open_page("overview", lang=lang)
    told = {point["about"]: point for point in document["points"] if "about" in point}
    titles = {block["id"]: block["title"] for block in document["blocks"] if block["kind"] == "chart"}
    for chart in ("by_category", "by_year", "township_tiles"):
        said, more = told[chart]["t"], told[chart]["more"]
        assert said.endswith(more)
        assert set(re.findall(r"[\d.]+%", titles[chart])) <= set(re.findall(r"[\d.]+%", said.removesuffix(more)))
        assert lang == "zh" or titles[chart] not in said


def test_another_method_is_told_where_it_changes_what_a_chart_says() -> None:
    other = open_page("overview", years="first_year")
    title = next(block["title"] for block in other["blocks"] if block.get("id") == "by_year")
    assert title in next(point["t"] for point in open_page("overview")["points"] if point.get("about") == "by_year")
    undivided = said(open_page("overview", townships="undivided"))
    assert load_labels("zh", plan=PLAN)("words.townships.evenly") in undivided
