"""What the annex of a plan states, row by row, and the townships that it speaks of.

Only ``models`` imports this module; it passes every name on.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, PlainSerializer, model_validator

from codes import NO_IMPLEMENTER, Category, ConstructionType, FundingSource, QuantityKind, Reach
from evidence import Passage, Record


class Township(Record):
    """One of the township-level units, with its place on the schematic tile map."""

    code: Annotated[str, Field(pattern=r"^\d{9}$")]
    name: Annotated[str, Field(min_length=2)]
    name_en: Annotated[str, Field(min_length=2)]
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    tile_row: Annotated[int, Field(ge=1)]
    tile_column: Annotated[int, Field(ge=1)]


class Quantity(Record):
    """建设规模: a number with its unit as printed (㎡, 亩, 张, 个, 所, 穴), and its words."""

    kind: QuantityKind
    value: Annotated[float, Field(ge=0)]
    unit: Annotated[str, Field(min_length=1)]
    noun: str
    approximate: bool = False
    passage: Passage


class FundingLine(Record):
    """One amount of a row's funding, with the columns it may stand in; with one it is confirmed."""

    amount_wan: Annotated[int, Field(ge=0)]
    possible_sources: Annotated[tuple[FundingSource, ...], Field(min_length=1)]
    passage: Passage

    @property
    def is_confirmed(self) -> bool:
        """Whether one column only is possible."""
        return len(self.possible_sources) == 1


class Project(Record):
    """One row of the annex, verbatim, with what follows from it."""

    project_id: Annotated[str, Field(pattern=r"^[a-z_]+-\d{2,}$")]
    printed_number: Annotated[int, Field(ge=1)]
    name: Annotated[str, Field(min_length=1)]
    category: Category
    construction_type: ConstructionType
    start_year: Annotated[int, Field(ge=1949, le=2100)]
    end_year: Annotated[int, Field(ge=1949, le=2100)]
    location_text: Annotated[str, Field(min_length=1)]
    townships: tuple[str, ...]  # codes of the townships it serves; empty at city level
    reach: Reach
    host_township: str | None = None  # code of the township where a city-level project stands, if the text says it
    scope_text: str
    quantities: tuple[Quantity, ...] = ()
    total_investment_wan: Annotated[int, Field(ge=0)]
    funding: tuple[FundingLine, ...]
    implementer: str | None
    source: Passage
    field_passages: Annotated[Mapping[str, Passage], PlainSerializer(dict)]

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.end_year < self.start_year:
            raise ValueError(f"end_year {self.end_year} is before start_year {self.start_year}")
        return self

    @property
    def years(self) -> range:
        """The years of construction, both ends included."""
        return range(self.start_year, self.end_year + 1)

    @property
    def funding_sum_wan(self) -> int:
        """What the funding amounts add up to; it may differ from the printed total."""
        return sum(line.amount_wan for line in self.funding)

    @property
    def has_gap(self) -> bool:
        """Whether the funding amounts add up to something else than the total."""
        return bool(self.funding) and self.funding_sum_wan != self.total_investment_wan

    def quantities_of(self, kind: QuantityKind) -> tuple[Quantity, ...]:
        """What its scope gives of a kind, in printed order."""
        return tuple(quantity for quantity in self.quantities if quantity.kind is kind)

    def passage_of(self, field: str) -> Passage:
        """The cell that prints a field, or the row if its cells are not known."""
        return self.field_passages.get(field, self.source)

    @property
    def funding_cells(self) -> tuple[Passage, ...]:
        return tuple(line.passage for line in self.funding)

    @property
    def total_cell(self) -> Passage:
        return self.passage_of("total_investment_wan")


class PrintedTotals(Record):
    """The annex's row 总合计, every number as printed; ``unexplained`` ones stand for no column."""

    total_investment_wan: int
    funding_wan: Mapping[FundingSource, int]
    unexplained: tuple[int, ...] = ()
    covered_project_ids: tuple[str, ...]
    passage: Passage


def implementer_code(implementer: str | None) -> str:
    """The code of an implementing body in URLs: its printed name, or ``none`` where the row has none."""
    return implementer or NO_IMPLEMENTER
