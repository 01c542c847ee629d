"""Every record of a plan, and the one filter type.

Money is in 万元 (10,000 yuan), whole numbers as printed, in fields that end in ``_wan``.
A value that the plan does not give is ``None``; a printed ``0`` stays ``0``.
Positions are character offsets into the plan's ``source.txt``, end exclusive.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from annex import FundingLine, PrintedTotals, Project, Quantity, Township, implementer_code

from codes import (  # isort: skip
    MAX_TEXT, NO_IMPLEMENTER, Basis, Category, Code, Codes, Comparator, ConstructionType, Domain, FindingId, FindingStatus,
    FundingSource, LooseKind, Measure, Provenance, QuantityKind, QueryValues, Reach, Severity, TownshipMatch,
    TownshipPolicy, Words, YearPolicy, as_sorted_codes,
)  # fmt: skip
from evidence import (  # isort: skip
    PRINTED_DIGITS, Change, Correction, Decision, Fact, Finding, Indicator, LooseEnd, Passage, PrintedFigure, Reading, Record, Side,
    Stated, Target, plain_digits,
)  # fmt: skip
from stories import Story

__all__ = [
    "FIRST_SOURCE", "MAX_TEXT", "NO_IMPLEMENTER", "PRINTED_DIGITS", "AllocationPolicy", "Basis", "Category", "Change", "Code",
    "Codes", "Comparator", "ConstructionType", "Correction", "Decision", "Domain", "Fact", "Finding", "FindingId", "FindingStatus",
    "FundingLine", "FundingSource", "Indicator", "LooseEnd", "LooseKind", "Measure", "Passage", "Plan",
    "PrintedFigure", "PrintedTotals", "Project", "ProjectFilter", "Provenance", "Quantity", "QuantityKind", "QueryValues",
    "Reach", "Reading", "Record", "Severity", "Side", "Stated", "Story", "Target", "Township", "TownshipMatch", "TownshipPolicy",
    "Words", "YearPolicy", "implementer_code", "plain_digits",
]  # fmt: skip


class AllocationPolicy(Record):
    """分摊方式: how money is spread over years and over townships where the plan gives no split."""

    years: YearPolicy = YearPolicy.EVENLY
    townships: TownshipPolicy = TownshipPolicy.EVENLY


FIRST_SOURCE = next(iter(FundingSource))


class Plan(Record):
    """A plan: its records and its text."""

    title: str
    short_title: str | None = None
    title_en: str | None = None
    issued_on: date
    start_year: int
    end_year: int
    stressed_source: FundingSource = FIRST_SOURCE  # the source whose share is told by itself
    inferred_sources: tuple[FundingSource, ...] = ()  # columns whose name the text lost
    words: Mapping[str, Mapping[str, str]] = {}  # by language: what this plan calls what the catalogue calls otherwise
    source_text: str
    townships: tuple[Township, ...]
    projects: tuple[Project, ...]
    printed_totals: PrintedTotals | None
    corrections: tuple[Correction, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    facts: tuple[Fact, ...] = ()
    printed_figures: tuple[PrintedFigure, ...] = ()
    loose_ends: tuple[LooseEnd, ...] = ()
    stories: tuple[Story, ...] = ()  # that come with it
    names_en: Mapping[str, str] = {}  # of projects, indicators and facts by their ids: our translation
    words_en: Mapping[str, str] = {}  # of other words of the text
    names_aside: tuple[tuple[int, str], ...] = ()  # rows of translations that name nothing printed: their numbers and words
    data_version: str

    def name_in(self, language: str) -> str:
        """What a dashboard calls the plan: its short title where it has one, and in English the English one."""
        return (self.title_en if language == "en" else None) or self.short_title or self.title

    @cached_property
    def computed_total_wan(self) -> int:
        """逐项合计: the rows' total investments added up, in 万元."""
        return sum(project.total_investment_wan for project in self.projects)

    @cached_property
    def funding_total_wan(self) -> int:
        """The rows' funding amounts added up, in 万元."""
        return sum(project.funding_sum_wan for project in self.projects)

    @property
    def years(self) -> range:
        """The plan's years."""
        return range(self.start_year, self.end_year + 1)

    @cached_property
    def years_to_start_in(self) -> tuple[int, ...]:
        """The plan's years, and every other in which a project starts."""
        return tuple(sorted({*self.years, *(project.start_year for project in self.projects)}))

    @cached_property
    def by_id(self) -> Mapping[str, Project]:
        """The projects by their ids, in the plan's order."""
        return {project.project_id: project for project in self.projects}

    @cached_property
    def names_by_id(self) -> Mapping[str, str]:
        return {project.project_id: project.name for project in self.projects}

    @property
    def printed_names(self) -> Mapping[str, str]:
        named = {one.indicator_id: one.name for one in self.indicators} | {one.fact_id: one.name for one in self.facts}
        return {**named, **self.names_by_id}

    @cached_property
    def glosses(self) -> Mapping[str, str]:
        """The English of printed names and words, as far as it is given."""
        names, given = self.printed_names, self.names_en
        places = {one.name: one.name_en for one in self.townships} if given else {}
        return {**places, **self.words_en, **{names[code]: english for code, english in given.items() if code in names}}

    @cached_property
    def implementer_codes(self) -> frozenset[str]:
        return frozenset(implementer_code(project.implementer) for project in self.projects)

    @cached_property
    def annex_start(self) -> int:
        """Where the annex's first row or its heading starts; the end of the text if there is none."""
        starts = [passage.start for row in self.projects for passage in (row.source, row.passage_of("category"))]
        return min(starts, default=len(self.source_text))

    @cached_property
    def figures_outside_annex(self) -> tuple[PrintedFigure, ...]:
        return tuple(figure for figure in self.printed_figures if figure.passage.start < self.annex_start)

    def is_of_totals(self, passage: Passage) -> bool:
        """Whether a place lies in the annex's total row."""
        totals = self.printed_totals and self.printed_totals.passage
        return bool(totals and totals.start <= passage.start < totals.end)

    @cached_property
    def codes(self) -> Mapping[str, Container[str]]:
        """For each field of the filter that holds codes, the codes that this plan knows."""
        return {
            **_CODES, "township": frozenset(item.code for item in self.townships),
            "start_year": frozenset(map(str, self.years_to_start_in)), "implementer": self.implementer_codes,
            "project": self.by_id.keys(), "without": self.by_id.keys(),
        }  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.data_version)


_MAX_CODES = 200
_SEPARATOR = "~"


class ProjectFilter(Record):
    """What the reader asks for. An empty field is no restriction.

    ``category``, ``reach``, ``construction_type``, ``start_year``, ``implementer``, ``project``, ``without``,
    ``min_wan``, ``max_wan``, ``unsettled`` (it has money whose column is unconfirmed) and ``text`` select projects.
    ``township``, ``from_year``, ``to_year`` and ``funding_source`` select money: the share of a project that falls there,
    and the projects that have any. With ``township_match`` ``all`` these are the projects that serve every chosen township.
    """

    category: Annotated[tuple[Category, ...], BeforeValidator(as_sorted_codes)] = ()
    township: Codes = ()
    township_match: TownshipMatch = TownshipMatch.ANY
    reach: Annotated[tuple[Reach, ...], BeforeValidator(as_sorted_codes)] = ()
    from_year: int | None = None
    to_year: int | None = None
    funding_source: Annotated[tuple[FundingSource, ...], BeforeValidator(as_sorted_codes)] = ()
    construction_type: Annotated[tuple[ConstructionType, ...], BeforeValidator(as_sorted_codes)] = ()
    start_year: Annotated[tuple[int, ...], BeforeValidator(as_sorted_codes)] = ()
    implementer: Codes = ()
    project: Codes = ()
    without: Codes = ()
    min_wan: Annotated[int | None, Field(ge=0)] = None
    max_wan: Annotated[int | None, Field(ge=0)] = None
    unsettled: bool = False
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""

    @cached_property
    def is_empty(self) -> bool:
        return self == _NOTHING

    @property
    def selects_money(self) -> bool:
        """Whether a field is set that selects shares of projects rather than projects."""
        return bool(self.township or self.from_year or self.to_year or self.funding_source)

    def replace(self, **fields: object) -> ProjectFilter:
        """The same filter with some fields replaced, validated."""
        return ProjectFilter.model_validate({**self.model_dump(), **fields})

    @property
    def serves_all(self) -> bool:
        """Whether projects have to serve every one of several chosen townships."""
        return self.township_match is TownshipMatch.ALL and len(self.township) > 1

    def to_query(self) -> dict[str, str]:
        """The filter as URL parameters: stable codes, joined by ``~``; empty fields are left out."""
        asked = self.__dict__
        return {name: _written(asked[name]) for name, field in ProjectFilter.model_fields.items() if asked[name] != field.default}

    @classmethod
    def from_query(cls, query: QueryValues, plan: Plan) -> ProjectFilter:
        """The filter that URL parameters mean for a plan. Unknown codes and junk are dropped; never raises."""
        allowed = plan.codes
        fields: dict[str, object] = {}
        for name in cls.model_fields.keys() & query.keys():
            raw = _SEPARATOR.join(query[name])[: _MAX_CODES * 40]
            if name in allowed:
                fields[name] = [code for code in raw.split(_SEPARATOR) if code in allowed[name]]
            elif name == "text":
                fields[name] = "".join(filter(str.isprintable, raw)).strip()[:MAX_TEXT].strip()
            elif name in _WORDS:
                fields |= {name: raw} if raw in _WORDS[name] else {}
            elif raw.isascii() and raw.isdigit() and len(raw) <= 9:
                fields[name] = int(raw)
        return cls.model_validate(_in_order(fields, plan))


_NOTHING = ProjectFilter()
_WORDS: Mapping[str, Container[str]] = {"township_match": frozenset(TownshipMatch), "unsettled": ("1",)}  # the only values


def _written(value: object) -> str:
    """A value of a field as an address has it."""
    if isinstance(value, tuple):
        return _SEPARATOR.join(map(str, value))
    return str(int(value) if isinstance(value, bool) else value)


_CODES: Mapping[str, Container[str]] = {
    "category": frozenset(Category), "reach": frozenset(Reach), "funding_source": frozenset(FundingSource),
    "construction_type": frozenset(ConstructionType),
}  # fmt: skip


def _in_order(fields: dict[str, object], plan: Plan) -> dict[str, object]:
    """Limits in order and within the plan's years: both years or none; what restricts nothing is dropped."""
    given = {name: fields.pop(name, None) for name in ("from_year", "to_year")}
    known = {name: year for name, year in given.items() if isinstance(year, int) and plan.start_year <= year <= plan.end_year}
    low, high = known.get("from_year", plan.start_year), known.get("to_year", plan.end_year)
    is_part = low <= high and (low, high) != (plan.start_year, plan.end_year)
    years = {"from_year": low, "to_year": high} if is_part else {}
    least, most = fields.get("min_wan"), fields.get("max_wan")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        del fields["min_wan"], fields["max_wan"]
    if not isinstance(townships := fields.get("township"), list) or len(set(townships)) < 2:  # any of one is all of one
        fields.pop("township_match", None)
    return {**fields, **years}
