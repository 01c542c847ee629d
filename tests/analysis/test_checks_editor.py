"""What an editor puts side by side: one thing changed at a random place brings exactly the finding of its rule."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.checking.reviewing import find_contradictions
from models import Domain, Fact, Measure, Passage, Plan, PrintedFigure, Project, Quantity, QuantityKind
from tests.analysis.sample import plan as sample_plan
from tests.analysis.sample import project
from tests.analysis.test_checks_families import FEW, Family, all_hold, with_row, with_target, with_words


def with_sentence(plan: Plan, *parts: tuple[str, float, str]) -> Plan:
    """The plan with a sentence of facts: what stands before each number, the number, and its unit."""
    text, facts = plan.source_text, list(plan.facts)
    for before, value, unit in parts:
        number = f"{value:g}{unit}"
        place = Passage(section="第一章", start=len(text), end=len(text) + len(before + number), quote=before + number)
        at = Passage(section="第一章", start=place.end - len(number), end=place.end, quote=number)
        name = f"stated_{len(facts)}"
        facts.append(Fact(value=value, unit=unit, number=at, passage=place, fact_id=name, name=before, domain=Domain.DIGITAL))
        text += f"{place.quote},"
    return plan.model_copy(update={"source_text": text + "。\n", "facts": tuple(facts)})


def with_cards(plan: Plan, number: int, rate: float) -> Plan:
    """Of a hundred and more people half have a card, and of these a quarter another one: the rate of the latter."""
    people = 400 + 4 * number
    parts = [("办证", people, "名"), ("占", 50.0, "%"), ("办卡", people // 4, "张"), ("办卡率达", rate, "%")]
    return with_sentence(plan, *parts)


def with_centres(plan: Plan, share: float) -> Plan:
    """The plan with one centre that is built, and a share of the townships that are to have one."""
    words = "新建1个区域中心"
    place = Passage(section="专栏7", start=0, end=len(words), quote=words)
    said = {"value": 1, "unit": "个", "number": None, "passage": place, "measure": Measure.FACILITIES, "noun": "区域中心"}
    one = PrintedFigure.model_validate(said | {"figure_id": "figure-9999999", "project_ids": ()})
    quote = "有区域中心的乡镇达"
    wide = with_target(
        plan, value=share, passage=Passage(section="第三章", start=0, end=len(quote), quote=quote), name="有区域中心的乡镇"
    )
    return wide.model_copy(update={"printed_figures": (*plan.printed_figures, one)})


def with_lists(plan: Plan, number: int, more: str) -> Plan:
    """The plan with the same list in all scopes, and in one of them with something more."""
    for place in range(len(plan.projects)):
        plan = with_row(plan, place, scope_text="提供医疗、康复、养生服务")
    return with_row(plan, number, scope_text=f"提供医疗、康复、{more}养生服务")


FAMILIES = [
    Family(
        "words put in",
        lambda plan, _: with_words(plan, "全市村社开展各类服务专项行动。\n全市村社开展加强管理各类服务专项行动。"),
        "slips_of_pen-",
    ),
    Family("words at the end", lambda plan, _: with_words(plan, "全市村社开展各类服务行动。\n全市村社开展各类服务行动指导。"), ""),
    Family("an item that the same lists have not", lambda plan, n: with_lists(plan, n, "报件、"), "slips_of_pen-", rows=3),
    Family("the same lists", lambda plan, n: with_lists(plan, n, ""), "", rows=3),
    Family("works without a row", lambda plan, _: with_words(plan, "第九节 道路工程\n打造独立的登记服务场所。"), "no_row-named_"),
    Family("a place of no works", lambda plan, _: with_words(plan, "第九节 道路\n打造独立的登记服务场所。"), ""),
    Family(
        "a place of works that a row builds",
        lambda plan, n: with_words(plan, f"第九节 道路工程\n加快{plan.projects[n % len(plan.projects)].name}建设。"),
        "",
    ),
    Family("a rate of nothing in its sentence", lambda plan, n: with_cards(plan, n, 60.0 + n % 40), "ratios-rate-"),
    Family("a rate of what was counted", lambda plan, n: with_cards(plan, n, 25.0), ""),
    Family("a rate of the whole that a share gives", lambda plan, n: with_cards(plan, n, 12.5), ""),
    Family("fewer than a share of the townships", lambda plan, n: with_centres(plan, 34.0 + n % 60), "target_bounds-extra-built"),
    Family("as many as a share of the townships", lambda plan, n: with_centres(plan, 1.0 + n % 33), ""),
]  # fmt: skip


def test_one_thing_changed_brings_the_finding_of_its_rule() -> None:
    all_hold(FAMILIES)


def building(number: int, area: float, beds: float | None) -> Project:
    """A row that builds one home of some floor area, with beds or without a word of them."""
    sizes = {QuantityKind.FLOOR_AREA: ("平方米", area), QuantityKind.BEDS: ("张", beds)}
    place = Passage(section="", start=0, end=1, quote="张")
    stated = [
        Quantity(kind=kind, value=value, unit=unit, noun="床位", passage=place) for kind, (unit, value) in sizes.items() if value
    ]
    return project(number, name=f"{'甲乙丙丁'[number - 1]}处", quantities=tuple(stated))


@given(st.lists(st.integers(100, 900), min_size=3, max_size=3), st.integers(1, 99), st.integers(0, 1))
@FEW
def test_a_building_larger_than_most_that_says_nothing_of_beds(areas: list[int], beds: int, is_larger: int) -> None:
    rows = [building(number, area, beds) for number, area in enumerate(areas, 1)]
    last = building(4, sorted(areas)[1] + is_larger, None)
    found = [one.finding_id for one in find_contradictions(sample_plan(*rows, last)) if one.check == "lacking_size"]
    assert found == ([f"lacking_size-{last.project_id.replace('-', '_')}-beds-capacity"] if is_larger else [])
