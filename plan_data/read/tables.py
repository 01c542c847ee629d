"""The tables of a plan's folder, described once: the columns, what they mean and what they may hold.

``datapackage.json`` is generated from these descriptions, and every row is validated with them when a plan is loaded.
A column ``x_start`` is the position of the verbatim cell ``x`` in ``source.txt``; it ends ``len(x)`` characters later.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from models import Category, ConstructionType, Correction, FundingSource, Reach, Record, Township, Words
from plan_data.read import files
from plan_data.read.rules import Rule


@dataclass(frozen=True)
class Digits:
    """A cell that is a whole number of so much. Said to pydantic in its own terms: a function of ours takes four times as long."""

    least: int = 0
    most: int | None = None

    def __get_pydantic_core_schema__(self, *_: object) -> CoreSchema:
        """Digits, and then their number."""
        text = core_schema.str_schema(pattern="^(0|[1-9][0-9]{0,11})$")
        digits = core_schema.custom_error_schema(text, Rule.WHOLE_NUMBER, custom_error_message=Rule.WHOLE_NUMBER.sentence)
        return core_schema.chain_schema([digits, core_schema.int_schema(ge=self.least, le=self.most)])

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """What the descriptor says of it, which is the same for all."""
        return handler(core_schema.int_schema(ge=0))


Whole = Annotated[int, Digits()]
Position = Annotated[Whole, Field(description="position in source.txt, in characters from 0")]
Year = Annotated[int, Digits(1949, 2100)]
Codes = Annotated[str, Field(pattern=r"^(\d{9}( \d{9})*)?$")]


class ProjectRow(Record):
    """One row of the annex: its cells as printed, where they stand, and the codes that they mean."""

    project_id: Annotated[str, Field(pattern=r"^[a-z_]+-\d{2,}$", description="category and printed number")]
    section: Annotated[Words, Field(description="where in the plan the row stands")]
    row_start: Position
    row_end: Annotated[Whole, Field(description="position after the row's last character")]
    category: Category
    category_text: Annotated[Words, Field(description="the heading that the row stands under")]
    category_start: Position
    printed_number: Annotated[int, Digits(1)]
    printed_number_start: Position
    name: Words
    name_start: Position
    construction_type: ConstructionType
    construction_type_text: Words
    construction_type_start: Position
    start_year: Year
    end_year: Annotated[Year, Field(description="the last year, inclusive")]
    years_text: Words
    years_start: Position
    reach: Reach
    townships: Annotated[Codes, Field(description="codes of the townships served, separated by blanks; empty at city level")]
    host_township: Annotated[
        str | None, Field(pattern=r"^\d{9}$", description="township where a city-level project stands, if its row says so")
    ] = None
    location_text: Words
    location_start: Position
    scope_text: Words
    scope_start: Position
    total_investment_wan: Annotated[Whole, Field(description="总投资, in 万元 (10,000 yuan)")]
    total_investment_start: Position
    implementer: Annotated[str | None, Field(min_length=1, description="实施主体; empty where the row has none")] = None
    implementer_start: Position | None = None


class FundingRow(Record):
    """One amount of a project's funding, in printed order. Its column is not printed: see ``plan_data.read.columns``."""

    project_id: Words
    position: Annotated[int, Digits(1, len(FundingSource)), Field(description="1 for the first amount printed")]
    amount_wan: Annotated[Whole, Field(description="in 万元 (10,000 yuan)")]
    amount_start: Position


class PrintedTotalRow(Record):
    """One number of the annex's total row, in printed order."""

    section: Words
    position: Annotated[int, Digits(1), Field(description="1 for the first number printed")]
    stands_for: Annotated[
        str,
        Field(
            pattern=rf"^({'|'.join(['unexplained', 'total_investment', *FundingSource])})$",
            description="a funding source, the total investment, or unexplained where it stands for no column",
        ),
    ]
    amount_wan: Annotated[Whole, Field(description="in 万元 (10,000 yuan)")]
    amount_start: Position
    row_start: Position
    row_end: Annotated[Whole, Field(description="position after the row's last character")]


@dataclass(frozen=True)
class Table:
    """A file of rows: what a row holds, what identifies it, and which columns point to other tables."""

    file: str
    row: type[Record]
    key: tuple[str, ...]
    refers_to: tuple[tuple[str, str, str], ...] = ()  # column, file, column there

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.row.model_fields)


TOWNSHIPS = Table(files.TOWNSHIPS, Township, ("code",))
PROJECTS = Table(files.PROJECTS, ProjectRow, ("project_id",), (("host_township", files.TOWNSHIPS, "code"),))
FUNDING = Table(files.FUNDING, FundingRow, ("project_id", "position"), (("project_id", files.PROJECTS, "project_id"),))
PRINTED_TOTALS = Table(files.PRINTED_TOTALS, PrintedTotalRow, ("position",))
CORRECTIONS = Table(files.CORRECTIONS, Correction, (), (("project_id", files.PROJECTS, "project_id"),))
TABLES = (TOWNSHIPS, PROJECTS, FUNDING, PRINTED_TOTALS, CORRECTIONS)
