"""Plans whose every number agrees, at random, written out as a text that their records quote."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from models import (
    Category,
    Comparator,
    ConstructionType,
    Domain,
    Fact,
    FundingLine,
    FundingSource,
    Indicator,
    Measure,
    Passage,
    Plan,
    PrintedFigure,
    PrintedTotals,
    Project,
    Quantity,
    QuantityKind,
    Reach,
    Target,
    Township,
)

HEADINGS = {
    Category.GRASSROOTS_COMMUNITY: "基层政权及社区服务设施类项目", Category.ELDERLY_CARE: "养老服务类项目",
    Category.SOCIAL_WELFARE: "社会福利类", Category.FUNERAL: "殡葬类",
}  # fmt: skip
SIZES = {
    QuantityKind.FLOOR_AREA: (Measure.FLOOR_AREA, "建筑面积", "平方米"),
    QuantityKind.LAND_AREA: (Measure.LAND_AREA, "占地面积", "亩"),
    QuantityKind.BEDS: (Measure.BEDS, "床位", "张"), QuantityKind.GRAVES: (Measure.GRAVES, "墓穴", "个"),
}  # fmt: skip
TOWNSHIPS = tuple(
    Township(code=f"53230110{n}", name=name, name_en="Town", latitude=25, longitude=101, tile_row=1, tile_column=n)
    for n, name in enumerate(["鹿城镇", "东瓜镇", "紫溪镇"], 1)
)
WHOLE = st.integers(1, 60_000)
Record = dict[str, Any]


@dataclass
class Writer:
    """Writes a plan's text piece by piece and keeps what its numbers state."""

    text: str = ""
    figures: list[PrintedFigure] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def put(self, section: str, words: str) -> Passage:
        """Some words at the end of the text, as a passage."""
        passage = Passage(section=section, start=len(self.text), end=len(self.text) + len(words), quote=words)
        self.text += words + "\n"
        return passage

    def state(self, section: str, before: str, value: float, unit: str, after: str = "", **fields: Any) -> Record:
        """A clause with a number in it, as what every statement shares."""
        number = f"{value:g}{unit}" if value < 1e5 else f"{value:.0f}{unit}"
        passage = self.put(section, f"{before}{number}{after}")
        start = passage.start + len(before)
        place = Passage(section=section, start=start, end=start + len(number), quote=number)
        return {"value": value, "unit": unit, "passage": passage, "number": place, **fields}

    def figure(self, section: str, value: float, unit: str, measure: Measure, noun: str, ids: Sequence[str], **fields: Any) -> None:
        """A printed figure."""
        stated = self.state(section, noun, value, unit, **fields)
        self.figures.append(
            PrintedFigure(
                **stated, figure_id=f"figure-{stated['number'].start}", measure=measure, noun=noun, project_ids=tuple(ids)
            )
        )


@st.composite
def consistent_plans(draw: st.DrawFn) -> Plan:
    """A plan of one to six rows whose text, rows and totals say the same."""
    writer = Writer()
    kinds = draw(st.lists(st.sampled_from(Category), min_size=1, max_size=6))
    sizes = {category: draw(st.sets(st.sampled_from(list(SIZES)))) for category in Category}
    drafts = [draw(_drafts(category, number, sizes[category])) for number, category in enumerate(kinds, 1)]
    _write_chapters(draw, writer, drafts)
    _write_targets(draw, writer)
    _write_facts(draw, writer)
    projects = tuple(_write_row(writer, draft) for draft in drafts)
    return Plan(
        title="样本", issued_on=date(2021, 1, 1), start_year=2021, end_year=2025, townships=TOWNSHIPS,
        projects=projects, printed_totals=_write_totals(writer, drafts), indicators=tuple(writer.indicators),
        facts=tuple(writer.facts), printed_figures=tuple(writer.figures), source_text=writer.text, data_version="1",
    )  # fmt: skip


@st.composite
def _drafts(draw: st.DrawFn, category: Category, number: int, sizes: set[QuantityKind]) -> Record:
    """What a row will say: its funding by source, some of it unconfirmed, its sizes and its phases."""
    sources = sorted(draw(st.sets(st.sampled_from(FundingSource), min_size=1)), key=list(FundingSource).index)
    amounts = {source: draw(WHOLE) for source in sources}
    unsure = {source: draw(st.sampled_from([(), tuple(FundingSource)])) for source in sources}
    return {
        "id": f"{category}-{number:02d}", "category": category, "amounts": amounts,
        "name": f"项目{'甲乙丙丁戊己'[number - 1]}服务中心",
        "sources": {source: tuple(dict.fromkeys([source, *unsure[source]])) for source in sources}, "total": sum(amounts.values()),
        "sizes": {kind: draw(WHOLE) for kind in sorted(sizes)},
        "built": draw(st.integers(1, 60)), "phases": draw(st.lists(st.integers(1, 900), min_size=2, max_size=4)),
    }  # fmt: skip


def _write_chapters(draw: st.DrawFn, writer: Writer, drafts: list[Record]) -> None:
    """A box and a chapter: each row's amount and sizes, and the sums of each category; floors lie below what they state."""
    for number, (category, heading) in enumerate(HEADINGS.items(), 1):
        rows = [draft for draft in drafts if draft["category"] is category]
        box, section = f"第三章 第二节 专栏{number} 建设项目计划", f"第五章 第{'一二三四'[number - 1]}节 {heading}"
        for row in rows:
            writer.figure(section, row["total"], "万元", Measure.INVESTMENT, row["name"], [row["id"]])
            writer.figure(section, row["built"], "个", Measure.FACILITIES, "服务站", [row["id"]], record_noun="服务站")
            for kind, value in row["sizes"].items():
                measure, noun, unit = SIZES[kind]
                writer.figure(section, value, unit, measure, noun, [row["id"]])
        for row in rows:
            writer.figure(box, 1, "个", Measure.PROJECTS, row["name"], [row["id"]])
            for kind, value in row["sizes"].items():
                measure, noun, unit = SIZES[kind]
                floor = draw(st.integers(value // 2 + 1, value))
                writer.figure(box, floor, unit, measure, noun, [row["id"]], comparator=Comparator.AT_LEAST, comparator_words="以上")
        if len(rows) > 1:
            ids = [row["id"] for row in rows]
            writer.figure(section, sum(row["total"] for row in rows), "万元", Measure.INVESTMENT, "服务中心", ids)
            writer.figure(section, len(rows), "个", Measure.PROJECTS, "服务中心", ids)
    writer.figure("第三章 第一节 概况", len(TOWNSHIPS), "个", Measure.TOWNSHIPS, "乡镇", [])


def _write_targets(draw: st.DrawFn, writer: Writer) -> None:
    """Indicators that are stated twice alike, and one floor that a count satisfies."""
    for number in range(draw(st.integers(0, 3))):
        value, comparator = draw(st.integers(1, 100)), draw(st.sampled_from([Comparator.EQUAL, Comparator.AT_LEAST]))
        targets = tuple(
            Target(**writer.state(section, f"覆盖率{number}达", value, "%", comparator=comparator), target_year=2025)
            for section in ("第三章 第一节 任务", "第三章 第一节 专栏9 计划")
        )
        writer.indicators.append(
            Indicator(indicator_id=f"rate_{number}", name="覆盖率", domain=Domain.DIGITAL, scope="", targets=targets)
        )
    value = draw(st.integers(5, 90))
    floor = writer.state("第三章 第一节 任务", "机构", draw(st.integers(1, value)), "家", "以上", comparator=Comparator.AT_LEAST)
    count = writer.state("第三章 第一节 专栏9 计划", "机构", value, "个")
    targets = (Target(**floor, target_year=2025), Target(**count, target_year=2025))
    writer.indicators.append(Indicator(indicator_id="homes", name="机构", domain=Domain.ELDERLY_CARE, scope="", targets=targets))


def _write_facts(draw: st.DrawFn, writer: Writer) -> None:
    """A whole with its parts, one part of a whole with its share, and a count of what it lists."""
    parts = draw(st.lists(WHOLE, min_size=2, max_size=4))
    _fact(writer, "whole", "组织共", sum(parts), "个")
    for number, part in enumerate(parts):
        _fact(writer, f"part_{number}", f"第{number}类", part, "家", part_of="whole")
    part, rest = draw(WHOLE), draw(WHOLE)
    _fact(writer, "people", "老年人", part + rest, "名")
    _fact(writer, "cards", "办证", part, "名", part_of="people")
    _fact(writer, "share", "占", round(part / (part + rest) * 100, 1), "%", part_of="people")
    items = [f"第{number}项工作" for number in range(draw(st.integers(3, 6)))]
    _fact(writer, "listed", f"{'、'.join(items)}“", len(items), "个", "全覆盖”")


def _fact(writer: Writer, name: str, before: str, value: float, unit: str, after: str = "", part_of: str | None = None) -> None:
    stated = writer.state("第一章 第一节 成效", before, value, unit, after)
    writer.facts.append(Fact(**stated, fact_id=name, name=name, domain=Domain.COMMUNITY, part_of=part_of))


def _write_row(writer: Writer, draft: Record) -> Project:
    heading = HEADINGS[draft["category"]]
    section = f"附件 {heading}"
    start = len(writer.text)
    category, name = writer.put(section, heading), writer.put(section, draft["name"])
    quantities = [_quantity(writer, section, QuantityKind.FACILITIES, "服务站", draft["built"], "个")]
    quantities += [
        _quantity(writer, section, kind, SIZES[kind][1], value, SIZES[kind][2]) for kind, value in draft["sizes"].items()
    ]
    quantities.append(_quantity(writer, section, QuantityKind.OTHER, "选址用地", sum(draft["phases"]), "公顷"))
    for number, value in enumerate(draft["phases"]):
        quantities.append(_quantity(writer, section, QuantityKind.OTHER, f"{'一二三四'[number]}期开发", value, "公顷"))
    total = writer.put(section, str(draft["total"]))
    funding = tuple(
        FundingLine(amount_wan=amount, possible_sources=draft["sources"][source], passage=writer.put(section, str(amount)))
        for source, amount in draft["amounts"].items()
    )
    source = Passage(section=section, start=start, end=len(writer.text), quote=writer.text[start:])
    return Project(
        project_id=draft["id"], printed_number=1, name=draft["name"], category=draft["category"],
        construction_type=ConstructionType.NEW_BUILD, start_year=2021, end_year=2022, location_text="全市",
        townships=(), reach=Reach.CITY_LEVEL, scope_text="新建", quantities=tuple(quantities),
        total_investment_wan=draft["total"], funding=funding, implementer="民政局", source=source,
        field_passages={"category": category, "name": name, "total_investment_wan": total},
    )  # fmt: skip


def _quantity(writer: Writer, section: str, kind: QuantityKind, noun: str, value: float, unit: str) -> Quantity:
    passage = writer.put(section, f"{noun}{value}{unit}")
    return Quantity(kind=kind, value=value, unit=unit, noun=noun, passage=passage)


def _write_totals(writer: Writer, drafts: list[Record]) -> PrintedTotals:
    columns = {source: sum(draft["amounts"].get(source, 0) for draft in drafts) for source in FundingSource}
    total = sum(draft["total"] for draft in drafts)
    passage = writer.put("附件 总合计", "\n".join(map(str, ["总合计", total, *columns.values()])))
    ids = tuple(draft["id"] for draft in drafts)
    return PrintedTotals(total_investment_wan=total, funding_wan=columns, covered_project_ids=ids, passage=passage)
