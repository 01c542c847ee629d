"""English counts money in million and billion, and keeps every figure that the plan prints; its units are English too."""

import re

import pytest

from i18n import MoneyUnit, load_labels
from tests.cases import cases
from tests.pages.reading import block, open_page, words
from tests.pages.test_english import VIEWS
from tests.real import real_plan
from ui.words.measures import in_units, measured, with_unit
from ui.words.passages import section_place

PLAN = real_plan()
TEXT, LARGE = load_labels("en"), load_labels("en", MoneyUnit.YI)
QUOTED = ("quote", "plantext", "toc", "records")
UNITS = {stated.unit for one in PLAN.indicators for stated in (*one.targets, *one.baselines)} | {
    *(fact.unit for fact in PLAN.facts),
    *(quantity.unit for project in PLAN.projects for quantity in project.quantities),
}
IN_PRINT = re.compile(rf"[0-9](?:{'|'.join(sorted(filter(None, UNITS - {'%', '‰', ':'}), key=len, reverse=True))})(?!\w)")


@cases(
    ("wan", "amount", "exact", "headline"),
    [
        (2_967, "29.67", "29.67", ("29.67", "million yuan")),
        (21_000, "210.00", "210.00", ("210", "million yuan")),
        (99_999, "999.99", "999.99", ("999.99", "million yuan")),
        (164_063, "1,640.63", "1,640.63", ("1.64", "billion yuan")),
        (4_666.7, "46.67", "46.667", ("46.67", "million yuan")),
        (0, "0", "0", ("0", "million yuan")),
    ],
)
def test_money_is_said_in_million_and_billion(wan: float, amount: str, exact: str, headline: tuple[str, str]) -> None:
    assert (TEXT.amount(wan), TEXT.exact(wan), TEXT.headline(wan)) == (amount, exact, headline)


def test_billions_are_as_fine_as_the_large_unit_in_chinese() -> None:
    assert (LARGE.amount(164_063), LARGE.unit_word) == ("1.641", "billion yuan")
    assert load_labels("zh", MoneyUnit.YI).amount(164_063) == "16.41"


def test_a_table_keeps_every_printed_figure() -> None:
    table = block(open_page("projects", lang="en"), "projects")
    assert "million yuan" in table["note"]
    at = [column["label"] for column in table["columns"]].index("Total")
    shown = {row["id"]: row["cells"][at]["t"] for row in table["rows"]}
    assert {key: round(float(said.replace(",", "")) * 100, 6) for key, said in shown.items()} == {
        project.project_id: project.total_investment_wan for project in PLAN.projects
    }


def test_no_word_counts_money_as_chinese_does() -> None:
    said = " ".join(load_labels("en").words.values())
    assert re.findall(r"ten thousand yuan|hundred million|10⁴|10⁸", said) == []


def test_equations_of_findings_are_scaled_and_counts_in_them_are_not() -> None:
    values = {"equation": "3×800=2,400", "stated": "≥2,400万元", "name": "第15个400", "rows": 27}
    assert in_units(TEXT, values, "万元") == {"equation": "3×8=24", "stated": "≥24 million yuan", "name": "第15个400", "rows": 27}
    assert in_units(TEXT, {"stated": "36,000平方米 / 8所"}, "平方米") == {"stated": "36,000 m² / 8 institutions"}
    assert in_units(load_labels("zh"), values, "万元") == values


def test_every_unit_of_the_plan_has_a_word() -> None:
    assert {unit for unit in UNITS if re.search(r"[\u4e00-\u9fff]", with_unit(TEXT, "2", unit))} == set()
    assert (measured(TEXT, 1, "所"), measured(TEXT, 1_200, "张"), measured(TEXT, 59, "个")) == ("1 institution", "1,200 beds", "59")


def test_chapters_and_boxes_are_called_by_their_numbers() -> None:
    assert section_place(TEXT, "第三章 第二十二节 三、(二)深化医养结合工作") == "Chapter 3 Section 22 3. (2) 深化医养结合工作"
    assert section_place(TEXT, "专栏5 “十四五”期间") == "Box 5 “十四五”期间"
    assert section_place(load_labels("zh"), "第三章 第二节") == "第三章 第二节"


@cases(("page", "query"), VIEWS)
def test_no_number_has_a_unit_in_chinese(page: str, query: dict[str, str]) -> None:
    document = open_page(page, lang="en", **query)
    own = {project.scope_text for project in PLAN.projects}
    document["blocks"] = [item for item in document["blocks"] if item["kind"] not in QUOTED]
    for item in document["blocks"]:
        for side in item.get("sides", ()):
            side["quotes"] = []
    if page == "checks":
        block(document, "findings").pop("data")  # its column of quotes is the plan's own words
    assert [one for one in words(document) if IN_PRINT.search(one) and one not in own] == []


@pytest.mark.parametrize("finding", ["row_parts-elderly_care_05", "printed_totals-total"])
def test_the_cells_of_a_finding_s_sides_are_in_the_unit_of_its_values(finding: str) -> None:
    for side in block(open_page("checks", lang="en", finding=finding), "sides")["sides"]:
        cells = [cell["t"].replace(",", "") for row in side["table"]["rows"] for cell in row["cells"]]
        numbers = [float(cell) for cell in cells if re.fullmatch(r"[0-9.]+", cell)]
        value = float(side["value"].replace(",", ""))
        assert value == pytest.approx(numbers[0]) or value == pytest.approx(sum(numbers))
        assert side["unit"] == "million yuan"
        assert not re.search(r"also holds [0-9.]+,", side.get("note", "")), "a number of the row has the unit that its words name"
