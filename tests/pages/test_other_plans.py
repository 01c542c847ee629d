"""Other plans than the one that comes with the dashboard, and folders that change while it runs."""

import json
import shutil
from collections import Counter
from itertools import cycle, islice
from pathlib import Path

import pytest

from charts.theme import LIGHT
from i18n import load_labels
from models import FundingSource
from plan_data.evidence.coverage import read_coverage
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from tests.pages.reading import PAGES, Document, block, open_page, words
from tests.plan_data.conftest import Folder
from ui.run.problems import plan_name
from ui.scene.evidence import PlanEvidence

QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"lang": "en", "years": "undivided", "townships": "undivided", "basis": "printed", "unit": "yi"},
    {"from_year": "2022", "to_year": "2022", "years": "undivided", "funding_source": "prefecture", "township": "532301101"},
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A copy of the plan's folder, which the app reads."""
    copied = Folder(Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "plan")))
    monkeypatch.setenv("PLAN_FOLDER", str(copied.path))
    return copied


def without_totals(folder: Folder) -> None:
    folder.write("printed_totals.csv", folder.lines("printed_totals.csv")[:1])


def of_one_project(folder: Folder) -> None:
    without_totals(folder)
    for name in ("projects.csv", "funding.csv"):
        header, *lines = folder.lines(name)
        folder.write(name, [header, *(line for line in lines if line[0] == "elderly_care-04")])
    for name in ("indicators.csv", "facts.csv", "printed_figures.csv", "names_en.csv"):
        folder.write(name, folder.lines(name)[:1])


def of_other_years(folder: Folder) -> None:
    package = folder.path / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8")) | {"start_year": 2020, "end_year": 2027}
    package.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def total(document: Document) -> str:
    return next(item["value"] for item in document["numbers"] if item["id"] == "total")


@pytest.mark.parametrize(
    ("change", "expected", "first"), [(without_totals, "164,063", 0), (of_one_project, "3,000", 1), (of_other_years, "164,063", 2)]
)
def test_every_page_of_another_plan(folder: Folder, change, expected: str, first: int) -> None:  # type: ignore[no-untyped-def]
    change(folder)
    for page, question in zip(PAGES, islice(cycle(QUESTIONS), first, None), strict=False):
        assert open_page(page, id="elderly_care-04", **question)["page"] == page
    assert total(open_page("overview", unit="wan")) == expected


def test_another_plan_is_headed_with_its_own_title(folder: Folder) -> None:
    package = folder.path / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8"))
    for names in ({}, {"short_title": "别的规划"}, {"short_title": "别的规划", "title_en": "Another plan"}):
        bare = {key: value for key, value in described.items() if key not in ("short_title", "title_en")}
        package.write_text(json.dumps(bare | names, ensure_ascii=False), encoding="utf-8")
        for lang in ("zh", "en"):
            shown, title = open_page("projects", lang=lang), names.get("short_title", described["title"])
            title = names.get("title_en", title) if lang == "en" else title
            assert shown["side"]["brand"]["title"] == title == plan_name(lang)
            assert title in shown["title"]


def describe(folder: Folder, **values: object) -> None:
    """Writes values into the folder's descriptor; ``None`` takes one away."""
    package = folder.path / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8")) | values
    kept = {name: value for name, value in described.items() if value is not None}
    package.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def test_another_plan_is_told_in_its_own_words_for_places_and_the_annex(folder: Folder) -> None:
    said = {page: words(open_page(page, id="elderly_care-04")) for page in PAGES}
    assert sum("乡镇" in text or "市本级" in text for texts in said.values() for text in texts) > 20
    describe(folder, words={"zh": {"乡镇": "街道", "市本级": "区本级", "附件": "附表"}})
    load = load_plan(folder.path)
    catalogue = load_labels("zh", plan=load).words
    assert [key for key, text in catalogue.items() if "乡镇" in text or "市本级" in text or "附件" in text] == []
    for page in PAGES:
        document = open_page(page, id="elderly_care-04")
        assert ("街道" in "".join(words(document))) == ("乡镇" in "".join(said[page]).replace("个乡镇人民政府", ""))
    assert open_page("townships")["head"]["title"] == "哪个街道得多少？"
    assert "区本级" in words(open_page("townships"))
    assert open_page("townships", lang="en")["head"]["title"] == load_labels("en")("question.townships")


def test_a_text_of_the_catalogue_is_told_as_another_plan_words_it(folder: Folder) -> None:
    describe(folder, words={"zh": {"question.overview": "钱去哪儿？"}})
    assert open_page("overview")["head"]["title"] == "钱去哪儿？"
    assert open_page("overview", lang="en")["head"]["title"] == load_labels("en")("question.overview")


@pytest.mark.parametrize(("source", "in_words"), [("prefecture", "州"), ("other", "其他")])
def test_the_source_that_another_plan_stresses_is_told(folder: Folder, source: str, in_words: str) -> None:
    describe(folder, stressed_source=source)
    plan = load_plan(folder.path)
    assert plan.printed_totals is not None
    left_out = [project for project in plan.projects if project.project_id not in plan.printed_totals.covered_project_ids]
    lines = [line for project in left_out for line in project.funding if line.possible_sources == (source,)]
    held = plan.printed_totals.funding_wan[FundingSource(source)] + sum(line.amount_wan for line in lines)
    for page in ("overview", "funding"):
        number = next(one for one in open_page(page)["numbers"] if one["id"] == source)
        assert number["label"] == f"{in_words}占资金"
        assert float(number["value"].rstrip("%")) == pytest.approx(100 * held / plan.funding_total_wan, abs=0.11)
    document = open_page("funding", theme="light")
    shown = block(document, "dependence")
    assert in_words in shown["title"]
    certain = next(trace for trace in shown["figure"]["data"] if trace["uid"].endswith("-certain"))
    assert LIGHT.sources[source] in json.dumps(certain["marker"])
    assert in_words in block(document, "shares_project")["title"]


def inferred_columns() -> list[str]:
    return [one["label"] for one in block(open_page("projects"), "projects")["columns"] if one["tag"] == "inferred"]


def test_no_column_of_another_plan_is_said_to_be_inferred(folder: Folder) -> None:
    assert "脱落，按列序推定为“州”" in str(open_page("funding")["blocks"])
    assert "州（推定）" in words(open_page("funding"))
    assert inferred_columns() == ["州"]
    total_row = {"finding": "printed_totals-total"}
    assert "列名“州”在文本中脱落" in "".join(words(open_page("checks", **total_row)))
    describe(folder, inferred_sources=None)
    assert inferred_columns() == []
    assert "在文本中脱落" not in "".join(words(open_page("checks", **total_row)))
    assert "按列序推" not in str(open_page("funding")["blocks"])
    assert "州（推定）" not in words(open_page("funding"))


def test_another_plan_is_asked_about_its_own_years(folder: Folder) -> None:
    for start, end, period, before in ((2020, 2027, "2020—2027年", "2012—2019年"), (2021, 2025, "“十四五”", "“十三五”")):
        describe(folder, words=None, start_year=start, end_year=end)
        assert open_page("overview")["head"]["title"] == f"{period}的钱投向哪里？"
        assert f"{before}：此前做到了什么" in words(open_page("targets"))


@pytest.mark.parametrize("policy", ["evenly", "first_year", "undivided"])
def test_years_outside_the_plan_stand_apart_and_no_click_picks_them(folder: Folder, policy: str) -> None:
    describe(folder, start_year=2022, end_year=2024)
    blocks = {one["id"]: one for one in open_page("years", years=policy, unit="wan")["blocks"] if one["kind"] == "chart"}
    for chart in ("by_year", "cumulative", "gantt"):
        said = [one["text"] for one in blocks[chart]["figure"]["layout"]["annotations"]]
        assert "2022年前" in said, chart
        assert "2024年后" in said, chart
        picked = {mark["pick"].get("from_year") for mark in blocks[chart]["marks"]} - {None}
        assert picked == {"2022", "2023", "2024"}
    sums = Counter[str]()
    for year, *_, amount in blocks["by_year"]["data"]["rows"]:
        sums[year] += float(amount.replace(",", ""))
    assert sum(sums.values()) == pytest.approx(164_063, abs=10)
    assert sums["2022年前"] > sums["2024"]
    for year in ("2022", "2024"):
        assert any(year in chip["label"] for chip in open_page("years", from_year=year, to_year=year)["head"]["chips"])


def test_no_row_of_the_years_is_without_its_bar(folder: Folder) -> None:
    describe(folder, start_year=2022, end_year=2022)
    figure = block(open_page("years"), "gantt")["figure"]
    low, high = figure["layout"]["xaxis"]["range"]
    bars = [zip(one["customdata"], one["base"], one["x"], strict=True) for one in figure["data"][1:]]
    drawn = {code: (base, base + x) for points in bars for code, base, x in points}
    assert len(drawn) == 27
    assert all(low <= start < end <= high for start, end in drawn.values())


def test_a_folder_that_breaks_and_is_repaired_needs_no_new_start(folder: Folder) -> None:
    good = (folder.path / "projects.csv").read_bytes()
    assert total(open_page("overview", unit="wan")) == "164,063"
    (folder.path / "projects.csv").write_bytes(good.replace(b",5920,", b",592x,"))
    for theme in ("dark", "<b>"):
        report = open_page("overview", theme=theme)
        assert report["head"]["title"] == load_labels("zh")("problems.title")
        assert report["theme"] in ("light", "dark")
    (folder.path / "projects.csv").write_bytes(good)
    assert total(open_page("overview", unit="wan")) == "164,063"


def test_money_of_some_years_is_not_held_against_the_printed_total_of_all(folder: Folder) -> None:
    shown = next(
        item for item in open_page("overview", from_year="2021", to_year="2024", unit="wan")["numbers"] if item["id"] == "total"
    )
    assert not shown["warn"]
    assert "143,063" not in shown["note"]


def missing() -> str:
    return next(item["value"] for item in open_page("text")["numbers"] if item["id"] == "text_missing")


def test_notes_that_break_and_are_repaired_need_no_new_start(folder: Folder) -> None:
    notes = folder.path / "evidence_map.csv"
    good = notes.read_bytes()
    assert missing() == "0"
    notes.write_bytes(good.replace(b"excused", b"forgiven"))
    assert missing() != "0"
    notes.write_bytes(good)
    assert missing() == "0"


def test_the_desk_tells_what_no_record_accounts_for(folder: Folder) -> None:
    """A clause that was reviewed with other words, a number that nothing holds, and a cell that is not the text's."""
    line = next(number for number, row in enumerate(folder.lines("evidence_map.csv"), 1) if "2250" in row[2])
    folder.set("evidence_map.csv", line, "quote", "新增床位【2260】个")
    folder.set("projects.csv", 3, "host_township", "532301101")
    folder.write("evidence_map.csv", [row for row in folder.lines("evidence_map.csv") if "强化社会救助" not in row[2]])
    said = json.dumps(open_page("checks"), ensure_ascii=False)
    for expected in ("现为“新增床位2250个”，核对依据时为“新增床位2260个”", "projects.csv有1处不是原文所载", "没有记录可依"):
        assert expected in said
    for one in open_page("checks", status="open")["blocks"]:
        for item in [item for group in one.get("groups", []) for item in group["items"] if item["id"].startswith("loose_end")]:
            assert block(open_page("checks", finding=item["id"]), "sides")


def test_the_text_page_speaks_of_the_plan_that_it_shows(folder: Folder) -> None:
    shown = PlanEvidence(load_plan(folder.path), folder.path)
    (folder.path / "funding.csv").unlink()
    assert shown.coverage_problem is None
    assert shown.coverage == read_coverage()
