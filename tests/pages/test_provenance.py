"""Where a number comes from: links to the text lead to places that hold it, signs of disagreement to their findings."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from analysis.checking.reviewing import review
from models import FundingSource, Project
from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan

PLAN = real_plan()
PROJECTS = {project.project_id: project for project in PLAN.projects}
FINDINGS = {finding.finding_id: finding for finding in review(PLAN).findings}
NUMBERED = ("overview", "structure", "funding", "years", "townships", "projects")
QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"category": "elderly_care"},
    {"township": "532301101", "years": "undivided"},
    {"funding_source": "other"},
    {"basis": "funding", "lang": "en"},
    {"project": "funeral-05"},
)


def number(document: Document, key: str) -> dict[str, Any]:
    return next(item for item in document["numbers"] if item["id"] == key)


def query_of(href: str, page: str) -> dict[str, list[str]]:
    parts = urlsplit(href)
    assert parts.path == f"/{page}"
    return parse_qs(parts.query)


def places(href: str) -> list[str]:
    """The words that an address of the text page highlights; of a calculation of calculations, those of the first of these."""
    document = open_page("text", **{name: values[0] for name, values in query_of(href, "text").items()})
    found = [PLAN.source_text[start:end] for start, end in block(document, "plantext")["at"]]
    worked = [one for one in document["blocks"] if one["kind"] == "calculation"]
    return found or (places(worked[0]["operands"][0]["href"]) if worked and worked[0]["operands"] else [])


def amounts(href: str) -> list[int]:
    return [int(words) for words in places(href)]


def finding_of(href: str) -> Any:
    return FINDINGS[query_of(href, "checks")["finding"][0]]


def totals(*projects: Project) -> list[int]:
    return [project.total_investment_wan for project in projects]


@cases(("page", "query"), [(page, QUERIES[(at + more) % 6]) for at, page in enumerate(NUMBERED) for more in (0, 2, 3)])
def test_every_headline_number_leads_to_the_text(page: str, query: dict[str, str]) -> None:
    for shown in open_page(page, **query)["numbers"]:
        if (shown["href"] or "").startswith("/projects"):
            continue  # it counts projects: tests/pages/test_leads.py
        at = query_of(shown["href"], "text")["at"][0] if shown["href"] else None
        assert at or re.fullmatch(r"0(\.0+)?%?", shown["value"]), shown
        assert at in ("rows", "funding") or not at or places(shown["href"])


def test_computed_numbers_lead_to_what_was_added_up() -> None:
    overview, funding = open_page("overview", unit="wan"), open_page("funding", unit="wan")
    assert query_of(number(overview, "total")["href"], "text")["at"] == ["rows"]
    assert query_of(number(open_page("projects"), "projects")["href"], "text")["at"] == ["rows"]
    of_category = [project for project in PLAN.projects if project.category == "funeral"]
    assert amounts(number(overview, "largest")["href"]) == totals(*of_category)
    central = amounts(number(overview, FundingSource.CENTRAL_PROVINCIAL)["href"])
    assert number(overview, FundingSource.CENTRAL_PROVINCIAL)["value"] == f"{sum(central) / PLAN.funding_total_wan:.1%}"
    unconfirmed = number(funding, "unconfirmed")
    assert f"{sum(amounts(unconfirmed['href'])):,}" == unconfirmed["value"]


def test_numbers_of_years_and_townships_lead_to_their_projects() -> None:
    years, towns = open_page("years", unit="wan"), open_page("townships", unit="wan")
    assert f"{sum(amounts(number(years, 'single')['href'])):,}" == number(years, "single")["value"]
    assert f"{sum(amounts(number(years, 'spread')['href'])):,}" == number(years, "spread")["value"]
    in_2021 = [project for project in PLAN.projects if project.start_year <= 2021 <= project.end_year]
    assert amounts(number(years, "peak_year")["href"]) == totals(*in_2021)
    assert f"{sum(amounts(number(towns, 'own')['href'])):,}" == number(towns, "own")["value"]
    assert f"{sum(amounts(number(towns, 'city')['href'])):,}" == number(towns, "city")["value"]


def test_the_gap_of_the_totals_leads_to_its_finding() -> None:
    for basis in ("computed", "printed"):
        finding = finding_of(number(open_page("overview", basis=basis), "total")["note_href"])
        assert {side.value for side in finding.sides} == {143_063, 164_063}
    of_funding = finding_of(number(open_page("overview", basis="funding"), "total")["note_href"])
    assert of_funding.check == "row_parts"
    assert query_of(number(open_page("overview", category="funeral"), "total")["note_href"], "text")["at"] == [
        "share.all.money.amount"
    ]
    subtitle = block(open_page("structure"), "tree")["subtitle"]
    assert all("warn" not in part or part.get("href") for part in subtitle)


def place_of_total(document: Document) -> int:
    """Which column of the table of projects has the printed totals."""
    return next(place for place, column in enumerate(block(document, "projects")["columns"]) if column.get("tag") == "printed")


def cells(document: Document) -> Iterator[tuple[Project, list[Any]]]:
    for row in block(document, "projects")["rows"]:
        yield PROJECTS[row["id"]], row["cells"]


def test_every_printed_amount_of_the_table_leads_to_its_cell() -> None:
    place = place_of_total(open_page("overview"))
    for project, row in cells(open_page("overview")):
        total, funding = row[place], row[place + 2 :]
        assert amounts(total["href"]) == [project.total_investment_wan]
        linked = [cell for cell in funding if "href" in cell]
        assert all(f"{sum(amounts(cell['href'])):,}" == cell["t"] for cell in linked)
        assert sorted(amount for cell in linked for amount in amounts(cell["href"])) == sorted(
            line.amount_wan for line in project.funding
        )


def test_the_sum_row_leads_to_what_it_adds_up() -> None:
    place = place_of_total(open_page("overview"))
    total, _, *funding = block(open_page("overview"), "projects")["sum"][place:]
    assert query_of(total["href"], "text")["at"] == ["rows"]
    assert {side.value for side in finding_of(total["ne"]).sides} == {143_063, 164_063}
    assert [f"{sum(amounts(cell['href'])):,}" for cell in funding] == [cell["t"] for cell in funding]
    assert "ne" not in block(open_page("overview", category="funeral"), "projects")["sum"][place]


def test_a_row_has_a_sign_where_numbers_about_it_disagree() -> None:
    place = place_of_total(open_page("overview"))
    signed = {project.project_id: (row[0].get("ne"), row[place].get("ne")) for project, row in cells(open_page("overview"))}
    assert finding_of(signed["funeral-10"][1]).check == "text_amount"
    assert finding_of(signed["elderly_care-05"][1]).check == "row_parts"
    assert finding_of(signed["elderly_care-03"][0]).check == "text_count"
    assert signed["funeral-05"] == (None, None)
    for project_id, hrefs in signed.items():
        assert all(project_id in finding_of(href).records for href in hrefs if href)


def test_a_chart_leads_to_its_numbers() -> None:
    document = open_page("overview", category="funeral")
    every, first, *_ = block(document, "by_category")["passages"]
    assert query_of(every["href"], "text") == {"category": ["funeral"], "at": ["rows"]}
    assert amounts(first["href"]) == [60_000]
    every, first, *_ = block(document, "by_source")["passages"]
    assert query_of(every["href"], "text")["at"] == ["funding"]
    assert amounts(first["href"]) == [line.amount_wan for line in PROJECTS["funeral-05"].funding]


# --- one project ---------------------------------------------------------------------------------


def quotes(document: Document) -> list[Document]:
    return [item for item in document["blocks"] if item["kind"] == "quote"]


def words_of(quote: Document, look: str | None = None) -> str:
    return "".join(part["t"] for part in quote["parts"] if look is None or part.get(look))


def test_a_project_shows_what_the_chapters_say_of_it_with_the_other_number_in_red() -> None:
    document = open_page("project", id="funeral-10")
    row, chapter, *rest = quotes(document)
    assert [part["t"] for part in row["parts"] if part["mark"]] == ["2967"]
    assert chapter["where"].startswith("第五章 第二节")
    assert words_of(chapter, "mark") == "2697"
    assert words_of(chapter, "hl") == "计划投资2697万元,新建59个村级殡仪服务站。"
    assert "".join(places(chapter["where_href"])) == words_of(chapter, "hl")
    assert [quote["where"].split()[2] for quote in rest] == ["专栏5"]
    assert [words_of(quote, "mark") for quote in rest] == [""]
    verdict = block(document, "verdict")["items"]
    assert [finding_of(item["link"]["href"]).check for item in verdict] == ["text_amount"]
    assert "2,967" in verdict[0]["t"]
    assert verdict[0]["reading"]


def test_the_numbers_of_a_project_say_what_the_text_says() -> None:
    document = open_page("project", id="funeral-10")
    total, quantity, cost, share = document["numbers"]
    assert (total["note"], total["warn"]) == ("正文第五章为2,697，少270", True)
    assert finding_of(total["note_href"]).check == "text_amount"
    assert places(total["href"]) == ["2967"]
    assert quantity["note"] == "村级殡仪服务站；附件与正文一致"
    assert places(quantity["href"]) == ["59个村级殡仪服务站"]
    assert cost["note"].endswith("按2,697则为45.7")
    assert places(cost["href"]) == ["59个村级殡仪服务站", "2967"]
    own, whole = block(open_page("text", **{name: one[0] for name, one in query_of(share["href"], "text").items()}), "calculation")[
        "operands"
    ]
    assert amounts(own["href"]) == [2967]
    assert amounts(whole["href"]) == totals(*(one for one in PLAN.projects if one.category == "funeral"))


def test_the_words_of_every_project_stand_in_the_text() -> None:
    for project in PLAN.projects:
        document = open_page("project", id=project.project_id)
        own, *chapters = quotes(document)
        assert "".join(words_of(own).split()) == "".join(project.source.quote.split())
        for quote in chapters:
            assert words_of(quote).strip("…") in PLAN.source_text
            assert words_of(quote, "hl")
            assert "".join(places(quote["where_href"])) == words_of(quote, "hl")
        named = any(
            project.project_id in figure.project_ids and figure.passage.end < PROJECTS["grassroots_community-01"].source.start
            for figure in PLAN.printed_figures
        )
        assert bool(chapters) is named
        assert any(item.get("id") == "not_mentioned" for item in document["blocks"]) is not named


def test_every_finding_about_a_project_is_on_its_page_and_nothing_is_called_agreed_that_is_not() -> None:
    for project in PLAN.projects:
        document = open_page("project", id=project.project_id)
        about = {name for name, finding in FINDINGS.items() if project.project_id in finding.records}
        verdicts = [item for item in document["blocks"] if item["kind"] == "verdict"]
        assert {finding_of(item["link"]["href"]).finding_id for verdict in verdicts for item in verdict["items"]} == about
        marked = [part["t"] for quote in quotes(document) for part in quote["parts"] if part.get("mark")]
        assert not marked or not any(verdict["agreed"] for verdict in verdicts)


def test_a_fact_leads_to_its_cell() -> None:
    items = {item["label"]: item for item in block(open_page("project", id="elderly_care-01"), "facts")["items"]}
    assert places(items["建设地点"]["href"]) == [PROJECTS["elderly_care-01"].location_text]
    assert places(items["建设规模"]["href"]) == [one.passage.quote for one in PROJECTS["elderly_care-01"].quantities]
    missing = {item["label"]: item for item in block(open_page("project", id="elderly_care-03"), "facts")["items"]}
    assert missing["实施主体"]["href"] is None


def test_a_project_leads_to_the_targets_that_it_serves() -> None:
    items = block(open_page("project", id="elderly_care-12"), "served")["items"]
    served = [one for one in PLAN.indicators if "elderly_care-12" in one.project_ids]
    assert [(item["label"], query_of(item["href"], "targets")["indicator"]) for item in items] == [
        (one.name, [one.indicator_id]) for one in served
    ]


def test_money_in_a_finding_is_in_the_reader_s_language() -> None:
    judged = block(open_page("project", id="funeral-10", lang="en"), "verdict")
    words = " ".join(part["t"] + part["reading"] for part in judged["items"])
    assert "26.97 million yuan" in words
    assert "万元" not in words


def test_a_difference_beside_a_headline_has_its_unit() -> None:
    assert number(open_page("project", id="elderly_care-05"), "total")["note"] == "资金筹措合计1.28亿元，差1,000万元"


def test_what_is_not_stated_has_no_sign_of_where_it_comes_from() -> None:
    document = open_page("project", id="social_welfare-03")
    facts = [*document["numbers"], *block(document, "facts")["items"]]
    assert {one["label"] for one in facts if one["value"] == "未载"} == {"建设规模", "单位造价"}
    assert all(one.get("tag") is None for one in facts if one["value"] == "未载")


def test_a_source_shows_the_amounts_that_are_or_may_be_its_own() -> None:
    chosen = {"funding_source": "prefecture", "category": "elderly_care"}
    shown = number(open_page("overview", unit="wan", **chosen), "total")
    records = block(open_page("text", at="funding", **chosen), "records")
    lines = [line for one in PLAN.projects if one.category == "elderly_care" for line in one.funding]
    own = [line.amount_wan for line in lines if FundingSource.PREFECTURE in line.possible_sources]
    certain = [line.amount_wan for line in lines if line.possible_sources == (FundingSource.PREFECTURE,)]
    assert (shown["value"], sum(certain)) == ("5,626", 4_936), "all placements give it more than single rows confirm"
    assert [int(line["value"]) for group in records["groups"] for line in group["lines"]] == own


def test_the_bridge_leads_to_every_row_whatever_is_filtered() -> None:
    marks = {
        mark["id"]: mark
        for mark in block(open_page("checks", township="532301101", drill="township", lang="en"), "bridge")["marks"]
    }
    assert query_of(marks["funding"]["href"], "text") == {"at": ["funding"], "lang": ["en"]}
