"""Pages of a plan of thousands of projects: small documents, charts that add up, what is left opens, tables by their rows."""

import csv
import io
import json

import pytest

from models import Category, FundingSource
from tests.cases import cases
from tests.pages.wide_plan import COUNT, TEXT, Client, block, followed, opened, opening, plan_total, wan
from ui.run.plan_in_use import shared_plan
from ui.scene.pages import PAGES

MOST_BYTES = 210_000  # before links are packed, of which every number has one


@cases("page", PAGES)
def test_documents_stay_small(client: Client, page: str) -> None:
    query = {"id": "funeral-10"} if page == "project" else {"shown": "unheld"} if page == "text" else {}
    document = opened(client, page, "wide", lang="en", **query)
    assert len(json.dumps(document, ensure_ascii=False).encode()) < MOST_BYTES
    for chart in (one for one in document["blocks"] if one["kind"] == "chart"):
        assert len(chart["marks"]) <= 120, chart["id"]
        assert len(chart["data"]["rows"]) <= 120, chart["id"]
        assert len(chart["alt"]) < 2_000, chart["id"]


@pytest.mark.parametrize(
    "query", [{}, {"category": "funeral"}, {"from_year": "2022", "to_year": "2023"}, {"funding_source": "other"}]
)
def test_the_concentration_adds_up_wherever_it_is_opened(client: Client, query: dict[str, str]) -> None:
    places = ("", "concentration.12", "concentration.240", "concentration.999999")
    charts = [block(opened(client, "structure", rest=rest, unit="wan", **query), "concentration") for rest in places]
    sums = [sum(wan(row[1]) for row in chart["data"]["rows"]) for chart in charts]
    total = sums[0]
    assert total > 0
    assert sums == pytest.approx([total] * len(sums), abs=len(charts) * 8)
    assert len({chart["data"]["rows"][1][0] for chart in charts}) == len(charts)


def test_the_rest_opens_and_the_way_back_closes_it(client: Client) -> None:
    first = block(opened(client, "structure"), "concentration")
    (rest,) = opening(first)
    assert TEXT("rest.name", count=f"{COUNT - 12:,}") in rest["label"]
    second = block(followed(client, rest["href"]), "concentration")
    before, after = opening(second)
    shown = {mark["id"] for mark in second["marks"] if not mark.get("href")}
    assert shown
    assert not shown & {mark["id"] for mark in first["marks"]}
    assert block(followed(client, before["href"]), "concentration")["marks"] == first["marks"]
    assert block(followed(client, after["href"]), "concentration")["marks"] != second["marks"]


def test_the_tree_holds_every_category_in_full(client: Client) -> None:
    for query in ({}, {"category": "elderly_care"}, {"category": "elderly_care", "rest": "tree.elderly_care.80"}):
        rows = block(opened(client, "structure", unit="wan", **query), "tree")["data"]["rows"]
        level = TEXT("level.category")
        assert sum(wan(row[2]) for row in rows if row[0] == level) == pytest.approx(plan_total(), abs=4)
        assert sum(wan(row[2]) for row in rows if row[0] != level) == pytest.approx(plan_total(), abs=len(rows))
        assert sum(int(row[3].replace(",", "")) for row in rows if row[0] != level) == COUNT


def test_the_tree_shows_a_chosen_project_however_small(client: Client) -> None:
    _, frame, _ = shared_plan()
    smallest = str(frame.project_ids[int(frame.rows.total_wan.argmin())])
    tree = block(opened(client, "structure", project=smallest, unit="wan"), "tree")
    assert f"project:{smallest}" in {mark["id"] for mark in tree["marks"]}
    assert tree["figure"]["data"][0]["level"] == f"project:{smallest}"
    rows = tree["data"]["rows"]
    areas = [row for row in rows if row[0] in (TEXT("level.project"), TEXT("level.band"))]
    assert sum(wan(row[2]) for row in areas) == pytest.approx(plan_total(), abs=len(rows))


@cases("rest", ["", "gantt.2022-2024.0", "gantt.2022-2024.40", "gantt.1999-2000.0"])
def test_the_years_of_all_projects_are_a_fixed_number_of_bars(client: Client, rest: str) -> None:
    gantt = block(opened(client, "years", rest=rest, unit="wan"), "gantt")
    rows = gantt["data"]["rows"]
    assert 20 < len(rows) <= 40
    assert sum(wan(row[4]) for row in rows) == pytest.approx(plan_total(), abs=len(rows))
    assert opening(gantt)


@cases("page", ["overview", "structure", "funding", "years", "townships", "projects"])
def test_a_page_of_nothing_says_so(client: Client, page: str) -> None:
    kinds = [one["kind"] for one in opened(client, page, text="zzz")["blocks"]]
    assert kinds[: 2 if page == "projects" else 1] == (["search", "empty"] if page == "projects" else ["empty"])


def test_projects_of_the_city_that_stand_in_a_township_are_listed_apart(client: Client) -> None:
    plan = shared_plan()[0]
    code = next(project.host_township for project in plan.projects if project.host_township)
    hosted = [project for project in plan.projects if project.host_township == code]
    listed = block(opened(client, "townships", township=str(code)), "township_hosted")["items"]
    assert [item["label"] for item in listed[:12]] == [
        project.name for project in sorted(hosted, key=lambda one: -one.total_investment_wan)[:12]
    ]
    assert len(listed) == min(len(hosted), 13)


def test_a_span_of_years_opens_and_closes(client: Client) -> None:
    first = block(opened(client, "years"), "gantt")
    span = next(mark for mark in opening(first) if mark["id"] == "2022-2024")
    second = block(followed(client, span["href"]), "gantt")
    named = [row for row in second["data"]["rows"] if row[1]]
    assert len(named) == 20
    assert {(row[2], row[3]) for row in named} == {("2022", "2024")}
    back = next(mark for mark in opening(second) if mark["id"] == "before")
    assert block(followed(client, back["href"]), "gantt")["data"] == first["data"]


def test_the_flow_opens_a_category_and_still_adds_up(client: Client) -> None:
    first = block(opened(client, "funding", unit="wan"), "flow")
    rest = opening(first)[0]
    second = block(followed(client, rest["href"]), "flow")
    ends = [[row for row in flow["data"]["rows"] if row[0] in CATEGORY_NAMES] for flow in (first, second)]
    assert sum(wan(row[2]) for row in ends[0]) == pytest.approx(sum(wan(row[2]) for row in ends[1]), abs=12)
    assert {row[1] for row in ends[0]} != {row[1] for row in ends[1]}
    assert len({row[0] for row in ends[1] if "000" in row[1]}) == 1


CATEGORY_NAMES = {TEXT.code("category", category) for category in Category}


def test_shares_of_the_largest_and_of_all_others_together(client: Client) -> None:
    _, frame, _ = shared_plan()
    for rest in ("", "shares_project.24"):
        shares = block(opened(client, "funding", unit="wan", rest=rest), "shares_project")
        amounts = [wan(row[2]) for row in shares["data"]["rows"]]
        assert sum(amounts) == pytest.approx(float(frame.funding_sum_wan.sum()), abs=len(amounts))
        assert TEXT("rest.name", count="2") in shares["alt"] or opening(shares)


def test_unit_costs_name_some_and_tell_of_the_others(client: Client) -> None:
    document = opened(client, "unit_costs")
    costs, table = block(document, "unit_costs"), block(document, "unit_cost_table")
    assert len(costs["data"]["rows"]) == 24
    (rest,) = opening(costs)
    second = block(followed(client, rest["href"]), "unit_costs")
    assert len(opening(second)) == 2
    assert {row[0] for row in second["data"]["rows"]}.isdisjoint({row[0] for row in costs["data"]["rows"]})
    assert table["count"] > len(table["rows"])
    assert table["count"] == int(next(one for one in document["numbers"] if one["id"] == "kind_projects")["value"].replace(",", ""))


def test_lists_of_a_township_lead_to_all_of_them(client: Client) -> None:
    code = shared_plan()[0].townships[1].code
    own = block(opened(client, "townships", township=code), "township_own")
    assert len(own["items"]) == 13
    listed = followed(client, own["items"][-1]["href"])
    assert block(listed, "projects")["count"] == int("".join(filter(str.isdigit, own["note"].split("，")[0].split(" ")[0])))


@pytest.mark.parametrize(
    "query", [{"township": "999911002", "sort": "-amount"}, {"text": "样例", "columns": "implementer~-years", "sort": "reach"}]
)
def test_rows_of_the_table_come_in_order_and_each_once(client: Client, query: dict[str, str]) -> None:
    asked = {"page": "projects", "size": "desk", "dark": "0", **query}
    table = block(client.get("/answers", params=asked).json(), "projects")
    count = table.get("count", len(table["rows"]))
    found = [
        row
        for start in range(0, count, 200)
        for row in client.get("/rows", params={**asked, "block": "projects", "from": start, "count": 200}).json()["rows"]
    ]
    assert len(found) == count == len({row["id"] for row in found})
    assert found[: len(table["rows"])] == table["rows"]
    assert table["title"].startswith(f"{count:,}")
    file = client.get("/file", params={**asked, "block": "projects"}).content.decode("utf-8-sig")
    assert [line[0] for line in csv.reader(io.StringIO(file))][1:] == [row["cells"][0]["t"] for row in found]
    assert {len(row["cells"]) for row in found} == {len(table["columns"])}


def test_the_sums_of_the_table_are_those_of_all_rows(client: Client) -> None:
    table = block(opened(client, "projects", unit="wan"), "projects")
    assert wan(table["sum"][5]["t"]) == plan_total()
    _, frame, _ = shared_plan()
    assert sum(wan(cell["t"]) for cell in table["sum"][7:]) == float(frame.funding_sum_wan.sum())


@cases("name", ["projects", "concentration", "gantt", "unit_cost_table"])
def test_a_file_holds_everything_once(client: Client, name: str) -> None:
    page = {"concentration": "structure", "gantt": "years", "unit_cost_table": "unit_costs"}.get(name, name)
    response = client.get(
        "/file", params={"page": page, "size": "desk", "dark": "0", "block": name, "category": "funeral", "unit": "wan"}
    )
    assert response.headers["content-disposition"].startswith("attachment")
    head, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert {len(row) for row in rows} == {len(head)}
    _, frame, _ = shared_plan()
    is_in = frame.rows.category == list(Category).index(Category.FUNERAL)
    if name == "unit_cost_table":
        assert 0 < len(rows) < is_in.sum()
    else:
        assert len(rows) == is_in.sum() == len({row[0] for row in rows})


@pytest.mark.parametrize("bad", [{"block": "nothing"}, {"page": "nowhere"}, {"block": "tree"}])
def test_what_is_no_list_has_no_rows(client: Client, bad: dict[str, str]) -> None:
    asked = {"page": "projects", "size": "desk", "dark": "0", "block": "projects", "from": "0", "count": "10", **bad}
    assert client.get("/rows", params=asked).status_code == 204


@cases("rest", ["concentration.-1", "concentration.99999999999", "gantt..5", "x" * 5000, "tree.funeral.7~tree.funeral.9", "'><b>"])
def test_junk_in_the_address_opens_nothing(client: Client, rest: str) -> None:
    document = opened(client, "structure", rest=rest)
    assert block(document, "concentration")["data"]["rows"]
    assert "<b>" not in json.dumps(document["query"])


def test_the_text_shows_the_row_that_is_asked_for(client: Client) -> None:
    plan, _, _ = shared_plan()
    project = plan.projects[2_345]
    document = opened(client, "text", at=f"{project.source.start}-{project.source.end}")
    table = next(part for part in block(document, "plantext")["parts"] if isinstance(part, dict) and "rows" in part)
    names = {cells[1][0][1]: cells[1][0][0] for cells in table["rows"] if len(cells) > 1}
    assert project.name in names
    position = names[project.name]
    assert plan.source_text[position : position + len(project.name)] == project.name
    assert len(table["rows"]) <= 64


def test_the_desk_lists_some_findings_and_leads_to_the_others(client: Client) -> None:
    first = block(opened(client, "checks"), "findings")
    items = [item["id"] for group in first["groups"] for item in group["items"]]
    assert len(items) == 100
    second = block(followed(client, first["ways"][-1]["href"]), "findings")
    assert not set(items) & {item["id"] for group in second["groups"] for item in group["items"]}
    assert first["file"]
    assert first["data"]["rows"] == []


def test_titles_rank_all_projects_and_say_where_they_speak_of_confirmed_money_only(client: Client) -> None:
    document = opened(client, "funding")
    projects = list(shared_plan()[0].projects)
    whole = [sum(line.amount_wan for line in project.funding) for project in projects]
    shares = [
        sum(line.amount_wan for line in project.funding if line.possible_sources == (FundingSource.CENTRAL_PROVINCIAL,)) / wan
        for project, wan in zip(projects, whole, strict=True)
        if wan
    ]
    first = TEXT.share(max(shares))
    equal = [share for share in shares if TEXT.share(share) == first]
    assert block(document, "shares_project")["title"].startswith(f"{len(equal):,}个项目" if len(equal) > 3 else "样例项目")
    assert block(document, "shares_project")["title"].endswith(f"达{first}")
    assert block(document, "flow")["title"].startswith("列别确定的资金中，")
    assert "的下限最高，占" in block(document, "by_source")["title"]
    label = next(one["label"] for one in document["numbers"] if one["id"] == "top_source")
    assert label.startswith("下限最高：")


def test_a_category_has_one_share_of_all_in_areas_bars_and_number(client: Client) -> None:
    overview = opened(client, "overview")
    bars = {row[0]: row[2] for row in block(overview, "by_category")["data"]["rows"]}
    labels = block(opened(client, "structure"), "tree")["figure"]["data"][0]["labels"]
    said = {name: label.split()[-1] for name in bars for label in labels if label.startswith(name) and label.endswith("%")}
    assert said == {name: bars[name] for name in said}
    assert len(said) > 2
    largest = next(one for one in overview["numbers"] if one["id"] == "largest")
    assert largest["value"] == bars[largest["label"].split("：")[1]]
