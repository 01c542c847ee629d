"""What filters, marks and the path of a drill say and lead to."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from i18n import load_labels
from tests.cases import cases
from tests.pages.reading import PAGES, Document, block, open_page
from tests.real import real_plan
from ui.scene.pages import PAGE_OF_ONE

PLAN = real_plan()
TEXT = load_labels("zh")


def value(document: Document, key: str) -> str:
    return next(item["value"] for item in document["numbers"] if item["id"] == key)


def picks(document: Document, block_id: str) -> dict[str, Document]:
    return {mark["id"]: mark["pick"] for mark in block(document, block_id)["marks"]}


def test_a_drill_path_is_a_breadcrumb_that_leads_back() -> None:
    path = open_page("structure", category="funeral", project="funeral-05", drill="category~project")["head"]["path"]
    assert [step["label"] for step in path] == ["投资结构", "殡葬类", "经营性公墓建设"]
    assert [step["href"] for step in path] == ["/structure", "/structure?category=funeral&drill=category", None]


def test_a_step_that_no_filter_holds_is_no_part_of_the_path() -> None:
    assert open_page("structure", category="funeral", drill="township~category~nonsense")["head"]["path"][1:] == [
        {"label": "殡葬类", "href": None}
    ]


def test_a_link_of_the_flow_picks_both_its_ends() -> None:
    found = picks(open_page("funding"), "flow")
    assert found["source:other|category:funeral"] == {"funding_source": "other", "category": "funeral"}
    assert found["category:funeral|project:funeral-05"] == {"category": "funeral", "project": "funeral-05"}
    assert found["source:other"] == {"funding_source": "other"}
    assert not any("unconfirmed" in pick.get("funding_source", "") for pick in found.values())
    assert found["source:unconfirmed"] == {"unsettled": "1"}, "what is hatched is clicked like any other mark"
    assert found["source:unconfirmed|category:funeral"] == {"unsettled": "1", "category": "funeral"}
    marks = {mark["id"]: mark["on"] for mark in block(open_page("funding", unsettled="1"), "flow")["marks"]}
    assert marks["source:unconfirmed"]
    assert not marks["source:other"]


NO_FILTERS = {"all", "undivided", "0"}  # all, and what is not divided


def codes_in(drawn: object) -> set[str]:
    """The codes behind a chart's marks, wherever they are kept."""
    if isinstance(drawn, dict):
        return {code for name, one in drawn.items() if name in ("customdata", "node", "link") for code in codes_in(one)}
    return {code for one in drawn for code in codes_in(one)} if isinstance(drawn, list) else {str(drawn)} - {"", "None"}


BOTH = {"a": "category=funeral", "b": "category=elderly_care"}


@cases(("page", "query"), [*((page, {}) for page in PAGES if page not in PAGE_OF_ONE), ("compare", BOTH)])
def test_every_mark_that_stands_for_what_a_filter_names_can_be_clicked(page: str, query: dict[str, str]) -> None:
    dead = set()
    for chart in (one for one in open_page(page, **query)["blocks"] if one["kind"] == "chart"):
        marks = {mark["id"] for mark in chart["marks"]}
        codes = {code for code in codes_in(chart["figure"]["data"]) - NO_FILTERS if not code.startswith("rest:")}
        dead |= {chart["id"] for code in codes if not {code, code.split("|")[0]} & marks}
    assert dead == ({"pairs_category"} if query else set()), "but where both sides say it themselves"


@cases(
    ("query", "expected"),
    [
        ({"funding_source": "other"}, "81,404"),
        ({"township": "532301104"}, "66,307"),
        ({"from_year": "2021", "to_year": "2021"}, "39,993"),
        ({"from_year": "2021", "to_year": "2021", "years": "undivided"}, "17,100"),
    ],
)
def test_the_headline_is_the_money_that_is_in_view_for_certain(query: dict[str, str], expected: str) -> None:
    document = open_page("overview", unit="wan", **query)
    assert value(document, "total") == expected
    assert len(block(document, "projects")["rows"]) == int(value(document, "projects"))


def test_the_sum_of_the_funding_names_what_the_rows_add_up_to() -> None:
    shown = next(item for item in open_page("overview", unit="wan", basis="funding")["numbers"] if item["id"] == "total")
    assert (shown["value"], shown["warn"]) == ("165,063", True)
    assert "164,063" in shown["note"]
    assert "1,000" in shown["note"]


def test_a_switch_leaves_the_largest_project_out_and_the_subtitle_says_so() -> None:
    switch = block(open_page("structure"), "concentration")["switch"]
    assert (switch["on"], switch["set"]) == (False, {"without": "funeral-05"})
    card = block(open_page("structure", **switch["set"]), "concentration")
    assert (card["switch"]["on"], card["switch"]["set"]) == (True, {"without": None})
    assert any("经营性公墓建设" in part.get("t", "") for part in card["subtitle"])


def test_a_chart_says_that_its_scale_is_its_own() -> None:
    words = "比例尺已按所选放大"
    for project, is_said in (("social_welfare-03", True), ("funeral-05", False)):
        charts = [one for one in open_page("overview", project=project)["blocks"] if one["kind"] == "chart"]
        assert {any(words in part.get("t", "") for part in chart["subtitle"]) for chart in charts} == {is_said}, project
        flow = block(open_page("funding", project=project), "flow")
        assert any(words in part.get("t", "") for part in flow["subtitle"]) == is_said, project
        targets = {row[1] for row in flow["data"]["rows"]}
        assert (targets == {"社会福利类", "楚雄儿童福利院提升改造"}) == is_said, project


def test_the_icicle_is_a_switch_too() -> None:
    assert block(open_page("structure"), "tree")["figure"]["data"][0]["type"] == "treemap"
    switch = block(open_page("structure", tree="icicle"), "tree")
    assert {trace["type"] for trace in switch["figure"]["data"]} == {"bar"}
    assert switch["switch"]["set"] == {"tree": None}


def test_a_township_lists_its_own_its_shared_and_the_citywide_projects_apart() -> None:
    document = open_page("townships", township="532301101")
    lists = {item["id"]: {entry["label"] for entry in item["items"]} for item in document["blocks"] if item["kind"] == "list"}
    code = "532301101"
    assert lists["township_own"] == {project.name for project in PLAN.projects if project.townships == (code,)}
    assert lists["township_several"] == {p.name for p in PLAN.projects if code in p.townships and 1 < len(p.townships) < 15}
    assert lists["township_all"] == {project.name for project in PLAN.projects if len(project.townships) == 15}


def test_a_table_is_sorted_as_the_address_says() -> None:
    rows = block(open_page("projects", sort="number"), "projects")["rows"]
    assert [row["id"] for row in rows] == [project.project_id for project in PLAN.projects]


@pytest.mark.parametrize(
    ("page", "name", "query"), [("projects", "projects", {"township": "532301101"}), ("unit_costs", "unit_cost_table", {})]
)
def test_every_header_sorts_both_ways_and_blanks_come_last(page: str, name: str, query: dict[str, str]) -> None:
    first = block(open_page(page, **query), name)
    links = {TEXT("cost.column.source"), TEXT("cost.column.finding")}
    for place, column in enumerate(first["columns"]):
        if column["label"] in links:
            continue
        ways = {}
        for asked in (column["sort"], f"-{column['sort']}".replace("--", "")):
            table = block(open_page(page, **query, sort=asked), name)
            header = table["columns"][place]
            assert [other["label"] for other in table["columns"] if other["sorted"]] == [column["label"]], asked
            assert header["sort"].lstrip("-") in ("", asked.lstrip("-"))
            assert header["sort"] != asked
            cells = [words(row["cells"][place]) for row in table["rows"]]
            blanks = [cell in ("", TEXT("value.blank")) for cell in cells]
            assert blanks == sorted(blanks), (asked, cells)
            ways[header["sorted"]] = [cell for cell, blank in zip(cells, blanks, strict=True) if not blank]
            assert [words(cell) for cell in table.get("sum", ())] == [words(cell) for cell in first.get("sum", ())]
            assert "{" not in table["title"]
        assert list(dict.fromkeys(ways["asc"])) == list(dict.fromkeys(reversed(ways["desc"]))), column["label"]


def test_a_phone_asks_for_the_orders_that_its_list_has_no_headers_for() -> None:
    order = block(open_page("projects", "phone", sort="end_year"), "projects")["order"]
    assert [option["label"] for option in order["options"] if option["on"]] == [TEXT("column.end_year")]
    assert order["presets"][0]["set"] == {"sort": "-end_year"}
    headers = block(open_page("projects", "phone", sort="end_year"), "projects")["columns"]
    assert [option["code"] for option in order["options"]] == [column["sort"] or None for column in headers]


def columns(document: Document) -> list[str]:
    return [column["label"] for column in block(document, "projects")["columns"]]


@pytest.mark.parametrize("size", ["phone", "desk", "wide"])
def test_a_box_in_the_menu_of_columns_takes_its_column_away_or_brings_it(size: str) -> None:
    usual = open_page("projects", size, township="532301101")
    menu = block(usual, "projects")["choose"]
    assert [option["label"] for option in menu["options"] if option["on"]] == columns(usual)[1:]
    for option in menu["options"]:
        turned = open_page("projects", size, township="532301101", columns=option["code"])
        assert (option["label"] in columns(turned)) is not option["on"]
        table = block(turned, "projects")
        assert {len(table["columns"])} == {len(row["cells"]) for row in table["rows"]} | {len(table["sum"])}
        assert [one["on"] for one in table["choose"]["options"] if one["code"] == option["code"]] == [not option["on"]]
        under = dict(zip(columns(usual), block(usual, "projects")["sum"], strict=True))
        for label, cell in zip(columns(turned), table["sum"], strict=True):
            assert words(cell) == words(under.get(label, cell)), label
    assert [one["label"] for one in block(usual, "projects").get("order", {"options": ()})["options"]] == (
        columns(usual) if size == "phone" else []
    )
    every = open_page("projects", size, township="532301101", columns=menu["presets"][0]["set"]["columns"])
    assert columns(every) == [columns(usual)[0], *(option["label"] for option in menu["options"])]
    assert block(every, "projects")["choose"]["presets"][0]["on"]
    assert ("phone" in block(usual, "projects"), "phone" in block(every, "projects")) == (True, False)


def words(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(cell["t"])


def test_every_link_of_the_menu_keeps_the_view() -> None:
    menu = open_page("overview", category="funeral", years="first_year")["side"]["menu"][0]["items"]
    assert [item["href"].partition("?")[2] for item in menu] == ["category=funeral&years=first_year"] * len(menu)


def test_the_passages_of_a_card_are_those_of_projects_in_view() -> None:
    document = open_page("overview", township="532301103", without="funeral-07", text="养老")
    cells = [cell for row in block(document, "projects")["rows"] for cell in row["cells"]]
    shown = {cell["href"] for cell in cells if isinstance(cell, dict) and "href" in cell}
    every, *passages = [passage["href"] for passage in block(document, "by_category")["passages"]]
    assert every.endswith("at=rows")
    printed = {one for one in passages if "at=money" not in one and "at=share" not in one}  # the others are worked out of these
    assert printed
    assert printed <= shown


def test_a_chart_tells_its_method_its_basis_and_its_policy() -> None:
    words = "".join(block(open_page("years", years="first_year", basis="printed"), "by_year")["how"])
    assert "附件" in words
    assert "首年" in words
    assert "总合计" in words


@pytest.mark.parametrize("asked", [{"reach": "city_level"}, {"reach": "single_township"}, {"township": "532301104"}], ids=str)
def test_a_click_on_a_place_never_empties_the_page(asked: dict[str, str]) -> None:
    for at, page in enumerate(("overview", "townships")):
        for mark in block(open_page(page, **asked), "township_tiles")["marks"][at::2]:
            query = {name: value for name, value in {**asked, **mark["pick"]}.items() if value is not None}
            assert open_page(page, **query)["numbers"], (page, asked, mark)


AREAS = {}, {"category": "funeral"}, {"category": "elderly_care"}, {"project": "elderly_care-12"}
LOOKS = (("phone", "zh"), ("desk", "en"), ("wide", "zh")), (("phone", "en"), ("desk", "zh"), ("wide", "en"))


# On a phone the strip above has no room for the one name in English.
@cases(
    ("query", "size", "lang"), [(query, *look) for query, some in zip(AREAS, (*LOOKS, *LOOKS[::-1]), strict=True) for look in some]
)
def test_every_area_of_the_structure_has_its_whole_name_or_one_that_opens(query: dict[str, str], lang: str, size: str) -> None:
    document = open_page("structure", size, lang=lang, **query)
    chart = block(document, "tree")
    trace, notes = chart["figure"]["data"][0], chart["figure"]["layout"]["annotations"]
    keyed, parents = {one.get("name") for one in notes}, set(trace["parents"])
    depth = {trace["level"]: 0}
    marks = {mark["id"]: mark for mark in chart["marks"]}
    for node, parent, words in zip(trace["ids"], trace["parents"], trace["text"], strict=True):
        depth.setdefault(node, depth.get(parent, 9) + 1)
        if depth[node] == 0 or depth[node] >= trace["maxdepth"] or (node in parents and depth[node] + 1 < trace["maxdepth"]):
            continue
        assert words or node in keyed, node
        assert "…" not in words.replace("<br>", ""), (node, words)
        if node.startswith("rest:"):
            assert marks[node]["href"], node


def test_the_rest_of_a_category_opens_into_its_projects() -> None:
    chart = block(open_page("structure", category="funeral"), "tree")
    [rest] = [mark for mark in chart["marks"] if mark["id"].startswith("rest:")]
    opened = block(open_page("structure", **dict(parse_qsl(urlsplit(rest["href"]).query))), "tree")
    trace = opened["figure"]["data"][0]
    inner = [node for node, parent in zip(trace["ids"], trace["parents"], strict=True) if parent == trace["level"]]
    assert trace["level"] == "range:funeral"
    assert len(inner) == len([node for node in inner if node.startswith("project:funeral-")]) > 1
    [back] = [mark for mark in opened["marks"] if mark["id"] == "range:funeral"]
    assert "rest=" not in back["href"]
