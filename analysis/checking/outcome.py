"""What a check has to say about one comparison or several, and what a finding is put together from."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from i18n import LANGUAGES, load_labels
from models import Finding, Measure, Passage, Plan, Project, Provenance, Reading, Severity, Side

_LONGEST = 80

Values = Mapping[str, str | int | float]


class Outcome(NamedTuple):
    """Comparisons that one check made, a place for each: those that agree, those that do not, and what was found."""

    check: str
    agreed: tuple[Passage, ...] = ()
    odd: tuple[Passage, ...] = ()
    finding: Finding | None = None


Check = Callable[[Plan], Iterator[Outcome]]


def agreed(check: str, *places: Passage) -> Outcome:
    """The outcome of comparisons that agree: where each was made."""
    return Outcome(check, places)


def disagreed(
    check: str, parts: Iterable[str], severity: Severity, values: Values, sides: Sequence[Side],
    records: Iterable[str] | None = None, *,
    key: str | None = None, measure: Measure | None = None, unit: str = "", difference: float | None = None,
    reading: Reading | None = None, amount_wan: float | None = None, alike: Sequence[Passage] = (), odd: Sequence[Passage] = (),
) -> Outcome:  # fmt: skip
    """The outcome of comparisons that a finding came out of: one, or as many as are ``odd``, besides those that are ``alike``.

    ``parts`` are what tells the finding from the others of its check, ``records`` by default those of its sides. It has a
    difference only where its sides measure the same: a floor and a value that is to be reached exactly have none.
    """
    name = key or check
    is_alike = len({side.comparator for side in sides if side.value is not None}) < 2
    finding = Finding(
        finding_id="-".join([check, *(part.replace("-", "_") for part in parts)]), check=check, severity=severity, key=name,
        values=values, message=load_labels(LANGUAGES[0])(f"finding.{name}", **values), measure=measure, unit=unit,
        difference=round(difference, 6) if difference is not None and is_alike else None, sides=tuple(sides),
        records=tuple(dict.fromkeys(_records_of(sides) if records is None else records)), reading=reading, amount_wan=amount_wan,
    )  # fmt: skip
    return Outcome(check, tuple(alike), tuple(odd) or finding.passages[:1], finding)


def _records_of(sides: Iterable[Side]) -> Iterator[str]:
    return (record for side in sides for record in side.records)


def again(number: int) -> list[str]:
    """The part of an id that tells the second finding of one thing, and those after it, from the first."""
    return [str(number)] if number > 1 else []


def words_at(*passages: Passage, records: Iterable[str] = ()) -> Side:
    """Words of the text as a side, without a value."""
    return Side(origin=Provenance.PRINTED, value=None, passages=passages, records=tuple(records))


def cells_of(row: Project, *fields: str) -> Side:
    return words_at(*(row.passage_of(field) for field in fields), records=[row.project_id])


def column_of(rows: Sequence[Project], field: str) -> Side:
    """The same cell of several rows as such a side."""
    return words_at(*(row.passage_of(field) for row in rows), records=[row.project_id for row in rows])


def projects_part(project_ids: Sequence[str]) -> str:
    """Projects as a part of an id: elderly_care_04_05_08; if there are many, the first, how many, and a sum over all."""
    groups = groupby(project_ids, key=lambda name: name.rpartition("-")[0])
    words = "_".join(f"{category}_{'_'.join(name.rpartition('-')[2] for name in names)}" for category, names in groups)
    if len(words) <= _LONGEST:
        return words.replace("-", "_")
    return f"{project_ids[0]}_{len(project_ids)}_{zlib.crc32(words.encode()):08x}".replace("-", "_")
