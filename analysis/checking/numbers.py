"""Every number that a record holds, as one kind of thing: facts, targets, printed figures, the rows' quantities and amounts."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.checking.figures import number_with_unit
from analysis.checking.wording import WAN
from models import Fact, Passage, Plan, PrintedFigure, Project, Provenance, Quantity, Side, Stated

_RATIO = ":"


class Number(NamedTuple):
    """A number with what it counts, the clause it stands in, and the record that holds it."""

    value: float
    unit: str
    noun: str
    place: Passage
    passage: Passage
    record: str
    is_approximate: bool = False

    @property
    def side(self) -> Side:
        return Side(
            origin=Provenance.PRINTED, value=self.value, unit=self.unit, passages=(self.passage,), numbers=(self.place,),
            records=(self.record,),
        )  # fmt: skip


def worked_out(value: float, unit: str, numbers: Sequence[Number]) -> Side:
    """A value that rests on some numbers."""
    return Side(
        origin=Provenance.COMPUTED, value=value, unit=unit, passages=tuple(one.passage for one in numbers),
        numbers=tuple(one.place for one in numbers), records=tuple(dict.fromkeys(one.record for one in numbers)),
    )  # fmt: skip


def of_fact(fact: Fact) -> Number:
    return Number(fact.value or 0.0, fact.unit, fact.name, fact.place, fact.passage, fact.fact_id)


def of_quantity(row: Project, one: Quantity) -> Number:
    place = number_with_unit(one.passage, one.unit)
    return Number(one.value, one.unit, one.noun, place, one.passage, row.project_id, one.approximate)


def of_total(row: Project) -> Number:
    return Number(row.total_investment_wan, WAN, "", row.total_cell, row.total_cell, row.project_id)


def of_funding(row: Project) -> list[Number]:
    return [Number(line.amount_wan, WAN, "", line.passage, line.passage, row.project_id) for line in row.funding]


def stated_numbers(plan: Plan) -> list[Number]:
    """Every number of the text that a fact, a target or a printed figure holds, each once, in printed order."""
    numbers: dict[int, Number] = {}
    for stated, noun, record in statements_of(plan):
        _add(numbers, stated, noun, record)
    return [numbers[start] for start in sorted(numbers)]


def statements_of(plan: Plan) -> Iterator[tuple[Stated, str, str]]:
    """Every fact, target and printed figure, with what it counts and the id of the record that holds it."""
    yield from ((fact, fact.name, fact.fact_id) for fact in plan.facts)
    yield from ((target, one.name, one.indicator_id) for one in plan.indicators for target in one.targets)
    yield from ((figure, figure.noun, figure.figure_id) for figure in plan.printed_figures)


def _add(numbers: dict[int, Number], stated: Stated, noun: str, record: str) -> None:
    if stated.value is not None and stated.value_high is None and stated.number is not None:
        number = Number(stated.value, stated.unit, noun, stated.number, stated.passage, record)
        numbers.setdefault(stated.number.start, number)


def each_row(plan: Plan, least: int) -> Iterator[tuple[Project, list[Number]]]:
    """The rows with the numbers of their scope, each once, in printed order, where ``least`` quantities and figures hold some."""
    figures = sorted((figure for figure in plan.printed_figures if figure.unit != _RATIO), key=_start)
    starts = [_start(figure) for figure in figures]
    for project in plan.projects:
        first, last = bisect_left(starts, project.source.start), bisect_left(starts, project.source.end)
        if last - first + len(project.quantities) >= least:
            yield project, _of_row(project, figures[first:last])


def _of_row(project: Project, figures: Sequence[PrintedFigure]) -> list[Number]:
    numbers: dict[int, Number] = {}
    for figure in figures:
        _add(numbers, figure, figure.noun, figure.figure_id)
    for number in (of_quantity(project, quantity) for quantity in project.quantities):
        numbers.setdefault(number.place.start, number)
    return [numbers[start] for start in sorted(numbers)]


def _start(figure: PrintedFigure) -> int:
    return figure.passage.start
