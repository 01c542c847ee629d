"""要点: three to six sentences of every page, true to the data for views at random, each with its passage."""

import random
import re
from collections import defaultdict
from urllib.parse import urlencode, urlsplit

import pytest

from i18n import load_labels
from i18n.said import aloud, told_as
from models import AllocationPolicy, Basis, ProjectFilter
from tests.analysis.by_hand import rows as by_hand
from tests.cases import cases
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


@cases("lang", ["zh", "en"])
@cases("page", PAGES_OF_MANY)
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


@cases("seed", range(16))
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
    """The sentences of charts of which every figure stands in one before that names what they name."""
    document = open_page(page, **query)
    points = [point for point in document["points"] if "warn" not in point]
    told = [set(re.findall(r"[\d.,]*\d%?", point["t"])) for point in points]
    names = {row[0] for block in document["blocks"] if block["kind"] == "chart" for row in block["data"]["rows"]}
    named = [{name for name in names if name in point["t"]} for point in points]
    parts = {"100.0%", "0.0%"}
    return [
        point["t"] for at, point in enumerate(points) if "more" not in point and told[at] and not told[at] & parts
        and any(told[at] <= told[one] and named[at] <= named[one] | named[0] for one in range(at))
    ]  # fmt: skip


def clauses(point: str) -> list[str]:
    """The sentences of a point: what stands between stops that end one."""
    return [part for part in re.split(r"(?<=。)|(?<=[a-z%”)]\.) (?=[A-Z0-9“])", point) if part]


@cases("seed", range(24))
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
        assert says_nothing_that_is_nothing(open_page(page, lang=lang, **query))
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


def test_words_that_are_written_alike_are_each_said_as_they_are() -> None:
    told = [load_labels("zh")("chips.label", name=told_as("甲…", said), values="") for said in ("甲乙", "甲丙")]
    assert [aloud(words)[:2] for words in told] == ["甲乙", "甲丙"]


def test_another_method_is_told_where_it_changes_what_a_chart_says() -> None:
    other = open_page("overview", years="first_year")
    title = next(block["title"] for block in other["blocks"] if block.get("id") == "by_year")
    told = next(point["t"] for point in open_page("overview")["points"] if point.get("about") == "by_year")
    assert title.split("；")[0] in told
    assert len(re.findall(r"82\.6%", told)) == 1  # what both methods share is said once
    undivided = said(open_page("overview", townships="undivided"))
    assert load_labels("zh", plan=PLAN)("words.townships.evenly") in undivided


CLUMSY = re.compile(
    r"\b(?:1 (?:beds|sites|graves)|[01] (?:projects|townships|targets|categories|years))\b|\bthe 1\b"  # a number and its noun
    r"|per (\w+)\b[^.;]* per \1\b|每张[^；。]*/张|\b(beds|graves) (?:is|are) [\d,]+ \2"  # no unit twice
    r"|…|集中在1个|by 1 project|\bis 0(?:\.0)? (?:million )?yuan, and|—为|: — is|[^\d]0个跨年|全部[^。]*100\.0%|\ball\b[^.]*100\.0%"
)
OF_SEVERAL = {"by_category", "tree", "concentration", "gantt", "dependence", "shares_category", "half", "largest"}
OF_SOURCES = {"flow", "by_source", "dependence", "shares_category", "shares_project", "top_source"}
SMALL = [
    {"project": "elderly_care-12"},
    {"project": "elderly_care-08", "townships": "undivided"},
    {"project": "funeral-05"},
    {"project": "elderly_care-01~grassroots_community-01"},
    {"project": "grassroots_community-01", "years": "undivided", "townships": "undivided"},
    {"max_wan": "500"},
    {"start_year": "2023"},
    {"reach": "city_level"},
    {"implementer": "none"},
    {"category": "social_welfare", "township": "532301101"},
]


def says_nothing_that_is_nothing(document: Document) -> bool:
    """No majority or largest of one, no unit or number twice, no plural of one, no blank or zero, no shortened name; and nothing
    of what has not been chosen beside it.
    """
    page, points = document["page"], document["points"]
    assert [(page, point["t"]) for point in points if CLUMSY.search(point["t"])] == []
    counted = next((number["value"] for number in document["numbers"] if number["id"] == "projects"), "")
    about = {point.get("about") for point in points}
    assert counted != "1" or not about & OF_SEVERAL
    assert "funding_source" not in document["query"] or "by_source" not in about
    whole = [point for point in points if point.get("about") in OF_SOURCES and re.search(r"100\.0%|全部|[Aa]ll of the", point["t"])]
    assert len(whole) <= 1, whole  # where one source gives all, that is said once
    assert "project" not in document["query"] or "concentration" not in about
    return True


@pytest.mark.parametrize("seed", range(len(SMALL)))
def test_small_views_say_nothing_that_is_nothing(seed: int) -> None:
    """Page by page, in turn in either language."""
    for at, page in enumerate(PAGES_OF_MANY, seed):
        assert says_nothing_that_is_nothing(open_page(page, lang=("zh", "en")[at % 2], **SMALL[seed]))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_says_first_what_its_sides_are(lang: str) -> None:
    a, b = {"township": "532301101"}, {"project": "elderly_care-12", "years": "undivided"}
    first = open_page("compare", lang=lang, a=urlencode(a), b=urlencode(b))["points"][0]["t"]
    names = {"zh": ("鹿城镇", "楚雄市老年公寓"), "en": ("Lucheng", "Chuxiong apartments for the elderly")}[lang]
    assert re.search("A ?[（(].*".join(("", names[0])) + ".*B ?[（(].*" + names[1], first)
