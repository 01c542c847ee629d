"""Made-up plans that look like real ones, by hand and at random."""

from datetime import date

from hypothesis import strategies as st

from models import (
    AllocationPolicy,
    Basis,
    Category,
    ConstructionType,
    FundingLine,
    FundingSource,
    Passage,
    Plan,
    PrintedTotals,
    Project,
    ProjectFilter,
    Reach,
    Township,
    TownshipMatch,
    TownshipPolicy,
    YearPolicy,
)

YEARS = (2021, 2025)
TOWNSHIPS = tuple(
    Township(code=f"53230100{n}", name=name, name_en=name_en, latitude=25, longitude=101, tile_row=1, tile_column=n)
    for n, (name, name_en) in enumerate([("鹿城镇", "Lucheng"), ("东瓜镇", "Donggua"), ("紫溪镇", "Zixi"), ("树苴乡", "Shuju")], 1)
)
CODES = tuple(township.code for township in TOWNSHIPS)
PASSAGE = Passage(section="annex", start=0, end=1, quote="一")
SOURCE_SETS = tuple(tuple(source for bit, source in enumerate(FundingSource) if bits & 1 << bit) for bits in range(1, 16))


def project(number: int = 1, **fields: object) -> Project:
    """A project; whatever is not given is ordinary."""
    category = fields.get("category", Category.ELDERLY_CARE)
    values: dict[str, object] = {
        "project_id": f"{category}-{number:02d}", "printed_number": number, "name": "老年人幸福食堂",
        "category": category, "construction_type": ConstructionType.NEW_BUILD, "start_year": 2021, "end_year": 2021,
        "location_text": "鹿城镇", "townships": (CODES[0],), "scope_text": "新建40个老年人幸福食堂",
        "total_investment_wan": 100, "funding": (line(100),), "implementer": None, "source": PASSAGE, "field_passages": {},
    }  # fmt: skip
    values |= fields
    values.setdefault("reach", reach_of(values["townships"]))
    return Project.model_validate(values)


def reach_of(townships: object) -> Reach:
    """The reach that follows from the townships."""
    served = len(townships) if isinstance(townships, tuple) else 0
    if served == len(CODES):
        return Reach.ALL_TOWNSHIPS
    return (Reach.CITY_LEVEL, Reach.SINGLE_TOWNSHIP)[served] if served < 2 else Reach.SEVERAL_TOWNSHIPS


def line(amount_wan: int, *sources: FundingSource) -> FundingLine:
    """An amount that may be of some sources; of the first one if none is given."""
    return FundingLine(amount_wan=amount_wan, possible_sources=sources or (FundingSource.CENTRAL_PROVINCIAL,), passage=PASSAGE)


def plan(*projects: Project, not_covered: tuple[str, ...] = (), has_printed_total: bool = True) -> Plan:
    """A plan of some projects, whose printed total leaves some of them out."""
    covered = [project for project in projects if project.project_id not in not_covered]
    totals = PrintedTotals(
        total_investment_wan=sum(project.total_investment_wan for project in covered),
        funding_wan={}, covered_project_ids=tuple(project.project_id for project in covered), passage=PASSAGE,
    )  # fmt: skip
    return Plan(
        title="样本", issued_on=date(2021, 1, 1), start_year=YEARS[0], end_year=YEARS[1], source_text="一",
        townships=TOWNSHIPS, projects=projects, printed_totals=totals if has_printed_total else None, data_version="1",
    )  # fmt: skip


amounts = st.one_of(st.sampled_from([0, 1, 7, 60_000]), st.integers(0, 20_000))
lines = st.builds(lambda amount, sources: line(amount, *sources), amounts, st.sampled_from(SOURCE_SETS))
spans = st.tuples(st.integers(*YEARS), st.integers(*YEARS)).map(sorted)
served = st.one_of(st.just(()), st.just(CODES), st.sets(st.sampled_from(CODES)).map(lambda codes: tuple(sorted(codes))))


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    """A project at random."""
    start, end = draw(spans)
    return project(
        number,
        category=draw(st.sampled_from(Category)),
        construction_type=draw(st.sampled_from(ConstructionType)),
        start_year=start,
        end_year=end,
        townships=draw(served),
        total_investment_wan=draw(amounts),
        funding=tuple(draw(st.lists(lines, min_size=1, max_size=4))),
        implementer=draw(st.sampled_from([None, "楚雄市民政局", "鹿城镇人民政府"])),
        name=draw(st.sampled_from(["老年人幸福食堂", "经营性公墓建设", "社区综合服务站"])),
    )


@st.composite
def plans(draw: st.DrawFn, max_size: int = 5) -> Plan:
    """A plan of 0 to ``max_size`` projects at random."""
    rows = [draw(projects(number)) for number in range(1, draw(st.integers(0, max_size)) + 1)]
    left_out = tuple(row.project_id for row in rows if draw(st.integers(0, 4)) == 0)
    return plan(*rows, not_covered=left_out)


policies = st.builds(AllocationPolicy, years=st.sampled_from(YearPolicy), townships=st.sampled_from(TownshipPolicy))
bases = st.sampled_from(Basis)


@st.composite
def filters(draw: st.DrawFn, townships: tuple[str, ...] = CODES, project_ids: tuple[str, ...] = ()) -> ProjectFilter:
    """A filter at random: each field is left empty about half of the time."""
    fields: dict[str, object] = {}
    codes: dict[str, object] = {
        "category": tuple(Category), "township": townships, "reach": tuple(Reach), "funding_source": tuple(FundingSource),
        "construction_type": tuple(ConstructionType), "start_year": tuple(range(YEARS[0], YEARS[1] + 1)),
        "implementer": ("none", "楚雄市民政局"), "project": project_ids, "without": project_ids,
    }  # fmt: skip
    for name, allowed in codes.items():
        rarely = name in ("project", "without", "implementer", "construction_type", "reach", "start_year")
        if allowed and draw(st.integers(0, 4 if rarely else 1)) == 0:
            fields[name] = tuple(draw(st.sets(st.sampled_from(allowed), max_size=3)))
    if draw(st.booleans()):
        low, high = draw(spans)
        fields |= {"from_year": low, "to_year": high} if draw(st.booleans()) else {"from_year": low}
    if draw(st.integers(0, 5)) == 0:
        fields |= {"min_wan": draw(st.integers(0, 5_000))}
    if draw(st.integers(0, 5)) == 0:
        fields |= {"max_wan": draw(st.integers(2_000, 9_000))}
    if draw(st.integers(0, 5)) == 0:
        fields |= {"text": draw(st.sampled_from(["食堂", "lnrxfst", "gongmu", "zzz"]))}
    if draw(st.booleans()):
        fields |= {"township_match": draw(st.sampled_from(TownshipMatch))}
    if draw(st.integers(0, 5)) == 0:
        fields |= {"unsettled": True}
    return ProjectFilter.model_validate(fields)
