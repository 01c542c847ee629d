"""The page of sizes and unit costs: its numbers, its kinds, its ranges, and what a filter does to it."""

from itertools import combinations

import pytest

from analysis.core.building import build_frame
from analysis.questions.unit_costs import project_costs
from charts.theme import LIGHT, SIZES, Look
from i18n import load_labels
from models import Project, QuantityKind
from tests.analysis.frames import costs_of
from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan
from ui.cards.costs.cost_numbers import cost_number
from ui.cards.costs.kinds import KINDS
from ui.cards.costs.unit_costs import are_unlike, cost_title, ends_words
from ui.cards.project.project import unit_cost_card
from ui.scene.evidence import Evidence, PlanEvidence
from ui.scene.scene import Scene
from ui.scene.state import ViewState

PLAN = real_plan()
FRAME = build_frame(PLAN)
TEXT = load_labels("zh")


def number(document: Document, key: str) -> Document:
    return next(item for item in document["numbers"] if item["id"] == key)


def value(words: str) -> float:
    return float(words.replace(",", ""))


def cells(document: Document, project_id: str) -> list[str]:
    row = next(row for row in block(document, "unit_cost_table")["rows"] if row["id"] == project_id)
    return [cell if isinstance(cell, str) else cell["t"] for cell in row["cells"]]


@cases(
    ("kind", "whole", "projects"), [(None, 6_040, 9), ("floor_area", 196_541, 19), ("graves", 168_000, 3), ("facilities", 300, 12)]
)
def test_each_kind_has_its_own_numbers(kind: str | None, whole: float, projects: int) -> None:
    document = open_page("unit_costs", **({"kind": kind} if kind else {}))
    assert value(number(document, "capacity")["value"]) == whole
    assert value(number(document, "kind_projects")["value"]) == projects
    assert len(block(document, "unit_cost_table")["rows"]) == projects
    (on,) = [option for option in block(document, "kinds")["options"] if option["on"]]
    assert on["code"] == kind
    for card in ("capacity_by_category", "capacity_by_year", "capacity_by_township"):
        column = 1 if card != "capacity_by_year" else 2
        assert sum(value(row[column]) for row in block(document, card)["data"]["rows"]) == pytest.approx(whole, abs=2)


@pytest.mark.parametrize("kind", ["land_area", "other", "<b>"])
def test_a_kind_that_is_not_costed_shows_beds(kind: str) -> None:
    assert value(number(open_page("unit_costs", kind=kind), "capacity")["value"]) == 6_040


def test_units_are_never_mixed() -> None:
    units = {"beds": "张", "floor_area": "平方米", "graves": "穴", "facilities": "处"}
    for kind, unit in units.items():
        document = open_page("unit_costs", kind=kind)
        assert number(document, "capacity")["unit"] == unit
        others = set(units.values()) - {unit}
        for card in ("capacity_by_category", "capacity_by_year", "capacity_by_township"):
            for label in [*block(document, card)["data"]["columns"], *[mark["label"] for mark in block(document, card)["marks"]]]:
                assert not any(label.endswith((other, f"（{other}）")) for other in others)


def test_a_filter_acts_on_numbers_charts_and_table() -> None:
    document = open_page("unit_costs", category="social_welfare", drill="category")
    assert value(number(document, "capacity")["value"]) == 420
    assert {row["id"] for row in block(document, "unit_cost_table")["rows"]} == {"social_welfare-01", "social_welfare-02"}
    marks = {mark["id"]: mark for mark in block(document, "capacity_by_category")["marks"]}
    assert marks["social_welfare"]["on"]
    assert marks["elderly_care"]["pick"] == {"category": "elderly_care"}
    assert [crumb["label"] for crumb in document["head"]["path"]] == ["规模与造价", "社会福利类"]


def test_a_township_has_its_own_and_a_share_of_what_it_shares() -> None:
    document = open_page("unit_costs", township="532301104")
    assert value(number(document, "capacity")["value"]) == round(500 + (670 + 2250) / 15)
    assert "195" in number(document, "capacity")["note"]


def test_an_undivided_part_is_said_apart() -> None:
    document = open_page("unit_costs", from_year="2022", to_year="2022", years="undivided")
    assert value(number(document, "capacity")["value"]) == 500 + 200 + 380
    note = number(document, "capacity")["note"]
    assert "2,920" in note
    assert TEXT.share(1080 / 6040) in note
    assert block(document, "capacity_by_year")["title"].startswith("2022年占床位的17.9%")


def test_a_source_divides_nothing_and_the_page_says_so() -> None:
    document = open_page("unit_costs", funding_source="other", kind="graves")
    assert value(number(document, "capacity")["value"]) >= 30_000
    said = TEXT("capacity.subtitle.sources")
    assert said in [part["t"] for part in block(document, "capacity_by_category")["subtitle"] if "t" in part]


def test_a_filter_that_leaves_none_of_a_kind_offers_other_kinds() -> None:
    document = open_page("unit_costs", category="funeral")
    empty = block(document, "no_capacity")
    assert TEXT("kind.beds") in empty["text"]
    assert [offer["clear"] for offer in empty["offers"]] == [{"kind": "floor_area"}, {"kind": "graves"}, {"kind": "facilities"}]
    assert [item["kind"] for item in document["blocks"]] == ["kinds", "empty"]
    nothing = open_page("unit_costs", text="zzzz")
    assert [item["kind"] for item in nothing["blocks"]] == ["kinds", "empty"]
    assert [offer["clear"] for offer in nothing["blocks"][1]["offers"]] == [{"text": None}]


def test_where_numbers_disagree_there_is_a_range_and_a_way_to_the_passage() -> None:
    document = open_page("unit_costs", kind="facilities")
    row = cells(document, "funeral-10")
    assert (row[2], row[4], row[5]) == ("村级殡仪服务站59个", "50.3", "45.7—50.3")
    (project,) = [project for project in PLAN.projects if project.project_id == "funeral-10"]
    place = project.quantities[0].passage
    line = next(row for row in block(document, "unit_cost_table")["rows"] if row["id"] == "funeral-10")
    assert any(f"{place.start}-{place.end}" in cell.get("href", "") for cell in line["cells"] if isinstance(cell, dict))
    assert next(cell for cell in line["cells"] if isinstance(cell, dict) and cell["t"] == "45.7—50.3")["ne"]
    figure = block(document, "unit_costs")["figure"]
    shown = [note["text"] for note in figure["layout"]["annotations"]]
    assert any("≠ 45.7—50.3" in words for words in shown)
    hovers = next(trace for trace in figure["data"] if trace["uid"].endswith("-dot"))["hovertemplate"]
    assert any("2,697" in words for words in hovers)
    assert cells(document, "elderly_care-10")[5] == TEXT("value.blank")


def test_a_range_leads_to_its_finding() -> None:
    document = open_page("unit_costs", kind="facilities")
    line = next(row for row in block(document, "unit_cost_table")["rows"] if row["id"] == "funeral-10")
    assert any(
        "/checks?" in cell.get("href", "") and "finding=" in cell["href"] for cell in line["cells"] if isinstance(cell, dict)
    )


def test_facilities_of_different_names_are_named() -> None:
    document = open_page("unit_costs", kind="facilities", category="elderly_care")
    assert "老年人幸福食堂40" in number(document, "capacity")["note"]
    table = block(document, "capacity_by_category")["data"]["rows"]
    assert any("老年人幸福食堂40" in row[-1] for row in table)
    reach = next(trace for trace in block(document, "capacity_by_category")["figure"]["data"] if trace["uid"].endswith("-reach"))
    assert any("老年人幸福食堂40" in words for words in reach["hovertemplate"])


def test_the_chart_keeps_its_other_projects_when_one_is_picked() -> None:
    document = open_page("unit_costs", project="elderly_care-08")
    assert len([mark for mark in block(document, "unit_costs")["marks"] if mark["pick"]]) == 9
    assert [mark["id"] for mark in block(document, "unit_costs")["marks"] if mark["on"]] == ["elderly_care-08"]
    assert value(number(document, "capacity")["value"]) == 200
    assert number(document, "capacity")["tag"] == "printed"


def scene_of(project_id: str) -> tuple[Scene, Project]:
    evidence = Evidence(PlanEvidence(PLAN, None), {})
    state = ViewState(id=project_id)
    scene = Scene("project", PLAN, FRAME, evidence, state, TEXT, Look(LIGHT, SIZES["desk"]), "desk", "light")
    return scene, scene.plan.by_id[project_id]


def test_a_project_s_cost_stands_beside_those_most_like_it() -> None:
    card = unit_cost_card(*scene_of("funeral-10"))
    assert card is not None
    assert "funeral-09" in [mark.code for mark in card.marks]
    assert "25.1%" in card.title
    assert "乡镇殡仪服务站" in card.title
    colours = next(trace for trace in card.figure["data"] if trace["uid"].endswith("-certain"))["marker"]["color"]
    assert colours[0] == LIGHT.categories["funeral"]
    assert set(colours[1:]) == {LIGHT.strong_line}
    assert any("45.7—50.3" in str(part) for part in card.subtitle)


def test_the_others_stand_from_the_dearest_to_the_cheapest() -> None:
    card = unit_cost_card(*scene_of("elderly_care-05"))
    assert card is not None
    costs = [row["cost"].cost for row in card.rows[1:]]
    assert costs == sorted(costs, reverse=True)


@pytest.mark.parametrize("project_id", ["funeral-05", "funeral-07"])
def test_what_pays_for_more_is_not_said_to_be_so_many_times_as_dear(project_id: str) -> None:
    card = unit_cost_card(*scene_of(project_id))
    assert card is not None
    assert card.title == TEXT("cost.relative.open", name="经营性公墓")


@pytest.mark.parametrize("kind", [QuantityKind.GRAVES, QuantityKind.FACILITIES])
def test_what_cannot_be_compared_is_not_said_to_be_so_many_times_as_dear(kind: QuantityKind) -> None:
    compared = costs_of(FRAME, kind)
    assert are_unlike(compared) or any(cost.buys_more for cost in compared.pool)
    scene, _ = scene_of("funeral-05")
    assert "倍" not in cost_title(scene, compared)
    assert ends_words(scene, compared) == {}


def test_a_finding_says_of_which_costs_it_speaks() -> None:
    """Every cost in the chart lies within what the title tells, or the title says that it speaks of some of them."""
    said = {"all": "", "anew": "新建项目", "comparable": "可比项目"}
    scene, told = scene_of("funeral-05")[0], set()
    for kind in KINDS:
        for some in [*combinations([cost.project.project_id for cost in project_costs(PLAN, kind)], 3)][::2]:
            compared = costs_of(FRAME, kind, some)
            if compared.ends is None:
                continue
            least, most = compared.pool[-1].cost, compared.pool[0].cost
            outside = [cost for cost in compared.costs if not least <= cost.cost <= most]
            title = cost_title(scene, compared)
            is_of_sites = kind is QuantityKind.FACILITIES and compared.among == "comparable" and are_unlike(compared)
            among = "只建一种设施的新建项目，" if is_of_sites else said[compared.among]
            assert title.startswith(f"{among}每")
            assert compared.among != "all" or not outside
            assert compared.among != "anew" or all(cost.is_refurbishment for cost in outside)
            told.add(compared.among)
    assert told == set(said)


def test_a_project_without_a_size_has_no_such_card() -> None:
    assert unit_cost_card(*scene_of("social_welfare-04")) is None


def test_every_project_s_card_leads_with_itself() -> None:
    for project in PLAN.projects:
        card = unit_cost_card(*scene_of(project.project_id))
        assert card is None or next(iter(card.marks)).code == project.project_id


@cases(
    ("cost", "words"),
    [(0, "0.0"), (0.02976, "0.030"), (0.0004, "0.00040"), (0.25, "0.25"), (0.996, "1.0"), (1.25, "1.2"), (3066, "3,066")],
)
def test_a_small_cost_has_two_digits_that_tell_something(cost: float, words: str) -> None:
    assert cost_number(load_labels("zh"), QuantityKind.BEDS, cost) == words
