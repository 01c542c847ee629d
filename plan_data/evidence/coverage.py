"""Which record holds each number of the text, and why the others are not held: ``python3 -m plan_data.evidence.coverage [folder]``.

A number is held by a field of a project, a quantity, a funding line, the total row, an indicator, a fact or a printed
figure. A number that none holds is excused by its kind (a date, a numbering …) or by a note of ``evidence_map.csv``.
What is neither held nor excused is missing.
"""

import argparse
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models import Passage, Plan
from plan_data.evidence.clauses import EvidenceError, Located, locate, read_map
from plan_data.read.files import DEFAULT_FOLDER, read_source
from plan_data.read.numbers import Number, NumberKind, find_numbers
from plan_data.read.problems import PlanProblems
from plan_data.write.console import say

_VERBATIM = "scope_text"  # a cell of free words: to stand in it is not yet to be held


class HolderKind(StrEnum):
    """What kind of record holds a number."""

    PROJECT_FIELD = "project_field"
    QUANTITY = "quantity"
    FUNDING_LINE = "funding_line"
    PRINTED_TOTAL = "printed_total"
    INDICATOR = "indicator"
    FACT = "fact"
    PRINTED_FIGURE = "printed_figure"


class Reason(StrEnum):
    """Why a number need not be held."""

    DATE = "date"
    PERIOD = "period"
    NUMBERING = "numbering"
    ORDINAL = "ordinal"
    DOCUMENT_NUMBER = "document_number"
    SET_PHRASE = "set_phrase"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Holder:
    """A record that holds a number; of a project field also the field."""

    kind: HolderKind
    record_id: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """A number of the text with the records that hold it, else with the reason why none does; a missing one has neither."""

    number: Number
    words: str
    holders: tuple[Holder, ...]
    reason: Reason | None
    note: str

    @property
    def is_missing(self) -> bool:
        """Whether the number is neither held nor excused."""
        return not self.holders and self.reason is None


def read_coverage(folder: Path | str | None = None) -> tuple[Covered, ...]:
    """The coverage of a folder's plan. Raises ``PlanProblems``, ``EvidenceError`` and ``OSError``."""
    from plan_data.read.loading import load_plan  # which asks for the coverage too

    path = Path(folder or DEFAULT_FOLDER)
    return cover(load_plan(path), read_map_notes(path))


def read_map_notes(folder: Path) -> dict[int, str]:
    """The notes that excuse numbers, by the position of the number."""
    rows = read_map(folder)
    return notes_of(locate(read_source(folder), rows).located) if rows else {}


def notes_of(located: Sequence[Located]) -> dict[int, str]:
    """The notes among rows of the map that read as they were reviewed, by the position of the number."""
    excused = [one for one in located if one.row.role == "excused" and not one.reads_otherwise]
    return {one.number.start: one.row.name or "" for one in excused if one.number}


def cover(plan: Plan, notes: Mapping[int, str]) -> tuple[Covered, ...]:
    """Every number of a plan's text in its order; ``notes`` excuses numbers by their position."""
    held = _Held(plan)
    return tuple(_covered(plan.source_text, number, held.of(number), notes) for number in find_numbers(plan.source_text))


def missing_numbers(plan: Plan, notes: Mapping[int, str]) -> Sequence[Number]:
    """The numbers among these that are missing."""
    held = _Held(plan)
    return [one for one in find_numbers(plan.source_text) if _reason(one, notes) is None and not held.of(one)]


def _reason(number: Number, notes: Mapping[int, str]) -> Reason | None:
    """Why a number need not be held, if it need not."""
    if notes.get(number.start):
        return Reason.OTHER
    return None if number.kind in (NumberKind.AMOUNT, NumberKind.UNKNOWN) else Reason(number.kind.value)


def _covered(text: str, number: Number, holders: tuple[Holder, ...], notes: Mapping[int, str]) -> Covered:
    words, reason = text[number.start : number.unit_end], None if holders else _reason(number, notes)
    return Covered(number, words, holders, reason, notes.get(number.start, ""))


class _Held:
    """The records of a plan by the places they rest on."""

    def __init__(self, plan: Plan) -> None:
        self._spans: list[tuple[int, int, Holder]] = sorted(_spans(plan), key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)
        self._targets = [
            (target.passage, Holder(HolderKind.INDICATOR, one.indicator_id)) for one in plan.indicators for target in one.targets
        ]

    def of(self, number: Number) -> tuple[Holder, ...]:
        """The records that hold a number; a year in the clause of a target is the target's."""
        first, last = bisect_right(self._starts, number.start - self._longest - 1), bisect_right(self._starts, number.start)
        found = [holder for start, end, holder in self._spans[first:last] if number.end <= end]
        if number.kind is NumberKind.DATE:
            found += [holder for passage, holder in self._targets if passage.start <= number.start < number.end <= passage.end]
        return tuple(dict.fromkeys(found))


def _spans(plan: Plan) -> Iterator[tuple[int, int, Holder]]:
    yield from _of_projects(plan)
    totals = plan.printed_totals
    if totals:
        yield totals.passage.start, totals.passage.end, Holder(HolderKind.PRINTED_TOTAL, "printed_totals")
    stated: list[tuple[Passage | None, Holder]] = [
        *((target.number, Holder(HolderKind.INDICATOR, one.indicator_id)) for one in plan.indicators for target in one.targets),
        *((fact.number, Holder(HolderKind.FACT, fact.fact_id)) for fact in plan.facts),
        *((figure.number, Holder(HolderKind.PRINTED_FIGURE, figure.figure_id)) for figure in plan.printed_figures),
    ]
    for passage, holder in stated:
        if passage:
            yield passage.start, passage.end, holder


def _of_projects(plan: Plan) -> Iterator[tuple[int, int, Holder]]:
    for project in plan.projects:
        name = project.project_id
        for field, passage in project.field_passages.items():
            if field != _VERBATIM:
                yield passage.start, passage.end, Holder(HolderKind.PROJECT_FIELD, name, field)
        for quantity in project.quantities:
            yield quantity.passage.start, quantity.passage.end, Holder(HolderKind.QUANTITY, name, quantity.kind.value)
        for line in project.funding:
            yield line.passage.start, line.passage.end, Holder(HolderKind.FUNDING_LINE, name)


def main(arguments: list[str] | None = None) -> int:
    """The command. 0: every number is held or excused; 1: some are missing; 2: the plan cannot be read."""
    parser = argparse.ArgumentParser(prog="python3 -m plan_data.evidence.coverage", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    options = parser.parse_args(arguments)
    try:
        covered = read_coverage(options.folder)
    except (OSError, EvidenceError, PlanProblems, UnicodeDecodeError) as error:
        print(f"{options.folder.name}: {error}", file=sys.stderr)
        return 2
    return say(report(covered)) or int(any(one.is_missing for one in covered))


def report(covered: Sequence[Covered]) -> Iterator[str]:
    """The counts as lines, then every number excused by a note, then every missing one."""
    held = [one for one in covered if one.holders]
    kinds = Counter(kind for one in held for kind in {holder.kind for holder in one.holders})
    reasons = Counter(one.reason for one in covered if one.reason)
    missing = [one for one in covered if one.is_missing]
    yield f"numbers of the text: {len(covered)}"
    yield f"held: {len(held)} (a number may be held by several)"
    yield from (f"  {kind.value}: {kinds[kind]}" for kind in HolderKind)
    yield f"not held, with a reason: {sum(reasons.values())}"
    yield from (f"  {reason.value}: {reasons[reason]}" for reason in Reason)
    yield from (f"  {_shown(one)}: {one.note}" for one in covered if one.reason is Reason.OTHER)
    yield f"missing: {len(missing)}"
    yield from (f"  {_shown(one)}" for one in missing)


def _shown(one: Covered) -> str:
    return f"{one.number.start} {one.words} ({one.number.section})"


if __name__ == "__main__":
    sys.exit(main())
