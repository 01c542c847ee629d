"""The tables of what the text states besides the annex: indicators, facts, printed figures, and the map they come from.

The first three are extracted (``plan_data.evidence``) and loaded with a plan that has them. ``evidence_map.csv`` is written
by people: it says which clause of the text is what; the values are always read from the text.
"""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from models import Code, Comparator, Domain, FundingSource, Measure, Record, Words
from plan_data.read import files
from plan_data.read.tables import Digits, Position, Table, Year
from plan_data.read.validation import not_decimal

_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")
_IDS = r"^(\*|[a-z_]+-[0-9]{2,}( [a-z_]+-[0-9]{2,})*)?$"
EVERY_PROJECT = "*"


def _only_decimals(value: object) -> object:
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        raise not_decimal()
    return value


Value = Annotated[float, BeforeValidator(_only_decimals)]


class StatedRow(Record):
    """A clause of the text and a number in it."""

    section: Annotated[Words, Field(description="where in the plan the clause stands")]
    quote: Annotated[Words, Field(description="the clause, verbatim")]
    quote_start: Position
    number_text: Annotated[str | None, Field(min_length=1, description="the number with its unit, as printed")] = None
    number_start: Annotated[int | None, Field(ge=0, description="position in source.txt, in characters from 0")] = None
    value: Annotated[Value | None, Field(description="in its unit; money with 万 or 亿 is in 万元")] = None
    value_high: Annotated[Value | None, Field(description="the end of a range")] = None
    unit: str | None = None
    comparator: Comparator
    comparator_words: Annotated[str | None, Field(description="what binds the number, as printed")] = None
    is_aspirational: Annotated[bool, Field(description="力争 or 争取")]
    is_approximate: Annotated[bool, Field(description="约 or 余")]


class IndicatorRow(StatedRow):
    """One place of the text that states a target; an indicator has a row for each, in printed order."""

    indicator_id: Code
    position: Annotated[int, Digits(1), Field(description="1 for the first statement of the indicator")]
    name: Words
    domain: Domain
    scope: str | None = None
    project_ids: Annotated[str | None, Field(pattern=_IDS, description="the projects that serve it")] = None
    baselines: Annotated[str | None, Field(description="fact ids, separated by blanks")] = None
    relative_to: Annotated[str | None, Field(description="the printed yardstick of a relative target")] = None
    target_year: Year


class FactRow(StatedRow):
    """Something reached before the plan began, with its number."""

    fact_id: Code
    name: Words
    domain: Domain
    part_of: Annotated[str | None, Field(description="the fact that it is a part of")] = None


class PrintedFigureRow(StatedRow):
    """A number that the text states about something the annex also holds."""

    figure_id: Annotated[str, Field(pattern=r"^figure-[0-9]+$", description="the position of the number")]
    measure: Measure
    noun: Annotated[str | None, Field(description="what is measured, in the text's words")] = None
    project_ids: Annotated[str | None, Field(pattern=_IDS, description="of which projects; * is every project")] = None
    record_noun: Annotated[str | None, Field(description="the words of the projects' quantity, where they have several")] = None
    funding_source: FundingSource | None = None
    indicator_id: Annotated[str | None, Field(description="the indicator that this number is a target of")] = None


class MapRow(Record):
    """A judgement about one number of the text: what it is a statement of. ``【】`` marks the number in the quote."""

    role: Annotated[
        Literal["indicator", "fact", "printed_figure", "row", "excused"],
        Field(description="row: a cell of the annex, which the row's own record holds"),
    ]
    record_id: Annotated[str | None, Field(pattern=r"^[a-z0-9_]+$", description="of the indicator or the fact")] = None
    quote: Annotated[Words, Field(description="the clause, with 【】 around the number")]
    section: Annotated[Words, Field(description="where the clause stands")]
    occurrence: Annotated[int, Digits(1), Field(description="1 for the first place in the section that reads so, numbers aside")]
    name: Annotated[str | None, Field(description="of the indicator or the fact, once; why a number is excused")] = None
    domain: Domain | None = None
    scope: str | None = None
    measure: Measure | None = None
    noun: str | None = None
    project_ids: Annotated[str | None, Field(pattern=_IDS)] = None
    record_noun: str | None = None
    funding_source: FundingSource | None = None
    relative_to: str | None = None
    baselines: str | None = None
    part_of: str | None = None


class NameRow(Record):
    """What a project, an indicator, a fact or other words of the text are called in English: our translation of what is printed."""

    record_id: Annotated[Words | None, Field(description="empty for words of the text")] = None
    name: Annotated[Words, Field(description="as printed; where that is otherwise by now, the row is set aside")]
    name_en: Annotated[Words, Field(description="our translation")]


INDICATORS = Table(files.INDICATORS, IndicatorRow, ("indicator_id", "position"))
FACTS = Table(files.FACTS, FactRow, ("fact_id",))
PRINTED_FIGURES = Table(files.PRINTED_FIGURES, PrintedFigureRow, ("figure_id",))
EVIDENCE_MAP = Table(files.EVIDENCE_MAP, MapRow, ())
NAMES_EN = Table(files.NAMES_EN, NameRow, ())
EVIDENCE_TABLES = (INDICATORS, FACTS, PRINTED_FIGURES, EVIDENCE_MAP, NAMES_EN)
