"""What the text of a plan states, number by number, what does not agree, and the base of records; ``models`` passes it on."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from codes import (  # isort: skip
    Code, Comparator, Domain, FindingId, FindingStatus, FundingSource, LooseKind, Measure, Provenance, Severity, Words,
)  # fmt: skip

_DIGIT, _COMMA = r"[0-9\uff10-\uff19]", r"[,\uff0c\u00a0\u2009 ]"
# The digits of a number in every form that people print: 7500, ７５００, 14,000, 14，000, 1 400, 2.11.
PRINTED_DIGITS = rf"(?:(?<!{_DIGIT}){_DIGIT}{{1,3}}(?:{_COMMA}{_DIGIT}{{3}})+(?!{_DIGIT})|{_DIGIT}+)(?:[.\uff0e]{_DIGIT}+)?"


def plain_digits(printed: str) -> str:
    """The digits of a printed number as a program writes them: 14，000 is 14000."""
    return re.sub(_COMMA, "", unicodedata.normalize("NFKC", printed))


class Record(BaseModel):
    """A frozen record that knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **values: object) -> Self:
        """A record of all its values, from what was held to its types before: it is not looked at again.

        Which fields were given is kept once for all such records; for each of them it would take more memory than the values.
        """
        made, put = cls.__new__(cls), object.__setattr__
        put(made, "__dict__", values)
        put(made, "__pydantic_fields_set__", _fields_of(cls))
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    def __copy__(self) -> Self:
        """A copy that has yet to work out what is worked out once: ``model_copy`` may give it other values."""
        return self.trusted(**{name: self.__dict__[name] for name in type(self).model_fields})


@cache
def _fields_of(kind: type[Record]) -> set[str]:
    return set(kind.model_fields)


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Passage:
    """Words of the plan and where they stand: ``source_text[start:end] == quote``. A plan holds a dozen for each project."""

    section: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"end - start is {self.end - self.start}, the quote has {len(self.quote)} characters")
        return self

    @classmethod
    def trusted(cls, section: str, start: int, quote: str) -> Passage:
        """A passage that is not looked at again: its quote is known to stand at its start."""
        made, put = object.__new__(cls), object.__setattr__
        put(made, "section", section)
        put(made, "start", start)
        put(made, "end", start + len(quote))
        put(made, "quote", quote)
        return made

    def meets(self, other: Passage) -> bool:
        """Whether two places of the text have a character in common."""
        return self.start < other.end and other.start < self.end


class Stated(Record):
    """A clause of the text and a number in it, its unit understood: 2.11亿元 is 21,100 万元, 11.8万个 is 118,000 个."""

    value: float | None  # None where the clause gives no number of its own (``relative``)
    value_high: float | None = None  # the end of a range such as 2—3家
    unit: str
    comparator: Comparator = Comparator.EQUAL
    comparator_words: str = ""  # what binds the number, as printed: 不低于, 力争达到…以上
    is_aspirational: bool = False  # 力争, 争取
    is_approximate: bool = False  # 约, 余
    number: Passage | None  # the number with its unit
    passage: Passage

    @property
    def place(self) -> Passage:
        """Its number or, where it gives none, its clause."""
        return self.number or self.passage


class Target(Stated):
    """One place of the text that states what is to be reached; ``relative_to`` is the printed yardstick of a relative one."""

    target_year: int
    relative_to: str = ""


class Fact(Stated):
    """What had been reached when the plan was written; ``part_of`` is the fact that it is a part of."""

    fact_id: Code
    name: Words
    domain: Domain
    part_of: str | None = None


class PrintedFigure(Stated):
    """A number that the text states about something the records also hold: what it measures, and of which projects.

    ``noun`` is what is measured, in the text's words; ``record_noun`` picks among several quantities of the projects.
    """

    figure_id: Annotated[str, Field(pattern=r"^figure-\d+$")]  # where the number starts
    measure: Measure
    noun: str
    project_ids: tuple[str, ...]
    record_noun: str = ""
    funding_source: FundingSource | None = None
    indicator_id: str | None = None


class Indicator(Record):
    """指标: a numeric target of the plan with every place that states it; where these disagree all values stand."""

    indicator_id: Code
    name: Words
    domain: Domain
    scope: str  # of what, or for whom, if the name does not say it
    project_ids: tuple[str, ...] = ()  # the projects that serve it
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]  # in printed order
    baselines: tuple[Fact, ...] = ()

    @property
    def stated(self) -> tuple[tuple[Comparator, float | None, float | None], ...]:
        """The different targets, in printed order; more than one if the statements disagree."""
        return tuple(dict.fromkeys((target.comparator, target.value, target.value_high) for target in self.targets))


class LooseEnd(Record):
    """What no record accounts for, found when the plan was read: where, and what had been reviewed or written down.

    ``line`` counts the text's lines, of a cell the file's; ``place`` is the map's row, or the file with its column. Of the
    cells of a file the first is told, with how many there are.
    """

    kind: LooseKind
    line: int
    section: str
    words: str  # as they stand: in the text, or of a cell in the file
    expected: str = ""  # as they were reviewed; of a cell, what the text yields
    place: str = ""
    count: int = 1
    passage: Passage | None = None
    numbers: tuple[Passage, ...] = ()
    records: tuple[str, ...] = ()


class Side(Record):
    """One side of a finding: a value as printed or computed, and every place that it rests on.

    ``passages`` are the clauses or cells to show, ``numbers`` the numbers in them that are compared. A printed side has
    one of each; a computed one has a number for each cell that was added up, and ``records`` names the projects.
    A side without a value is a place that says nothing where another does.
    """

    origin: Provenance
    value: float | None
    value_high: float | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    passages: tuple[Passage, ...]
    numbers: tuple[Passage, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def compared(self) -> str:
        """The value as one word: a range with both its ends, ``-`` where there is none."""
        ends = [f"{value:.10g}" for value in (self.value, self.value_high) if value is not None]
        return "..".join(ends) or "-"


class Reading(Record):
    """How a finding may be read, and why: the key of a sentence (``reading.<key>``) with its values.

    ``value`` is the value to use, None where the plan gives no ground for one. ``project_ids`` are the rows that, left
    out or added, explain the whole difference.
    """

    key: Code
    values: Mapping[str, str | int | float]
    value: float | None = None
    project_ids: tuple[str, ...] = ()


class Finding(Record):
    """数据核对: what does not agree, with both sides.

    ``message`` is the finding as a Chinese sentence; ``key`` (``finding.<key>``) and ``values`` say it in any language.
    ``difference`` is the last side's value minus the first's, in ``unit``; ``amount_wan`` the money at stake where none is
    compared. ``finding_id`` stays the same as long as the same places are compared, whatever they say. ``records`` are ids of
    projects, indicators, facts and printed figures.
    """

    finding_id: FindingId
    check: Code
    severity: Severity
    key: Code
    values: Mapping[str, str | int | float]
    message: Words
    measure: Measure | None = None
    unit: str = ""
    difference: float | None = None
    amount_wan: float | None = None
    sides: tuple[Side, ...]
    records: tuple[str, ...]
    reading: Reading | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every side, in order."""
        return tuple(passage for side in self.sides for passage in side.passages)

    @property
    def guard(self) -> str:
        """What was compared, as one line: the values, and a sum over the words that say of what. It has no number of a row.

        A decision made about other values, or about something else of the same values, does not hold.
        """
        has_values = any(side.value is not None for side in self.sides)
        said = [value for value in self.values.values() if isinstance(value, str)]
        quotes = [place.quote for side in self.sides if side.value is None for place in side.passages if "\n" not in place.quote]
        words = "\n".join([self.key, *(re.sub("[0-9.,]+", "", one) if has_values else one for one in said), *quotes])
        return " ".join([*(side.compared for side in self.sides), f"#{zlib.crc32(words.encode()):08x}"])


class Correction(Record):
    """A person's judgement about a printed value: ``printed`` guards it, ``used`` replaces it.

    ``field`` is ``funding-N`` for the column of the N-th amount (1-based); ``used`` is then a source's code.
    """

    project_id: str
    field: str
    printed: str
    used: str
    reason: Annotated[str, Field(min_length=1)]
    status: Literal["proposed", "confirmed"]
    decided_on: date


class Decision(Record):
    """What a person has decided about a finding: its status, why, what was compared (``guard``), by which ``reading``, and who."""

    finding_id: FindingId
    status: FindingStatus
    note: str = ""
    guard: str
    decided_on: date
    reading: str = ""
    decided_by: str = ""

    @property
    def about(self) -> tuple[str, str]:
        """What it is about, whatever the finding is called by now: the check, and what was compared."""
        return self.finding_id.partition("-")[0], self.guard

    @property
    def is_open(self) -> bool:
        """Whether it says nothing: still open, and no note."""
        return self.status is FindingStatus.OPEN and not self.note


class Change(Record):
    """A step of the history: what was decided about a finding, in place of what (nothing where it was open), when and by whom.

    ``undoes`` is the number of the step that this one takes back.
    """

    at: datetime
    by: str = ""
    finding_id: FindingId
    decision: Decision | None
    replaced: Decision | None
    undoes: int | None = None
