"""The annex's total row: against the rows, column by column, and against itself."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from analysis.checking.figures import numbers_in, rest_of, sum_of, written
from analysis.checking.left_out import Columns, LeftOut
from analysis.checking.mentions import head_start
from analysis.checking.numbers import of_total, worked_out
from analysis.checking.outcome import Outcome, Values, agreed, disagreed, words_at
from analysis.checking.recorded import funding_of
from analysis.checking.wording import UNIT_OF_ANNEX, WAN
from models import FundingSource, Measure, Passage, Plan, PrintedTotals, Provenance, Reading, Severity, Side

_TOTAL = "total"


def printed_totals(plan: Plan) -> Iterator[Outcome]:
    """The rows' sums against the printed totals: the total column, then each funding column.

    What a column lacks because the totals leave rows out is told once, with the total.
    """
    totals = plan.printed_totals
    if totals is None:
        return
    columns = Columns(plan, totals)
    if totals.total_investment_wan == plan.computed_total_wan:
        yield agreed("printed_totals", *_numbers(totals, _TOTAL)[:1])
    else:
        yield _unlike_total(plan, totals, columns.left_out)
    for source, printed in totals.funding_wan.items():
        low, high = columns.range_without(source, columns.left_out.project_ids)
        if low <= printed <= high:
            yield agreed("printed_totals", *_numbers(totals, source)[:1])
        else:
            yield _unlike_column(plan, totals, source, columns)


def totals_together(plan: Plan) -> Iterator[Outcome]:
    """The printed total against the printed funding columns, added up."""
    totals = plan.printed_totals
    if totals is None or set(totals.funding_wan) != set(FundingSource):
        return
    columns, total = sum(totals.funding_wan.values()), totals.total_investment_wan
    if columns == total:
        yield agreed("totals_together", totals.passage)
        return
    computed = Side(
        origin=Provenance.COMPUTED, value=columns, unit=WAN, passages=(totals.passage,),
        numbers=tuple(number for source in totals.funding_wan for number in _numbers(totals, source)),
    )  # fmt: skip
    equation = sum_of(totals.funding_wan.values(), columns)
    values = {"total": written(total), "equation": equation, "difference": written(abs(columns - total))}
    yield disagreed(
        "totals_together", [], Severity.ERROR, values, [_printed_side(totals, total, _TOTAL), computed],
        _figures_at(plan, [*_numbers(totals, _TOTAL), *computed.numbers]),
        key="totals_together_more" if columns > total else "totals_together_less", measure=Measure.INVESTMENT, unit=WAN,
        difference=columns - total, reading=_exceeding_row(plan, totals, columns - total),
    )  # fmt: skip


def annex_unit(plan: Plan) -> Iterator[Outcome]:
    """The units that the annex names above its rows against the one that its amounts are read in."""
    first = plan.annex_start if plan.projects else 0
    for place, match in enumerate(UNIT_OF_ANNEX.finditer(plan.source_text, max(head_start(plan), 0), first), 1):
        if match[1] == WAN:
            yield agreed("annex_unit", Passage.trusted("", match.start(), match[0]))
            continue
        passage = Passage.trusted(plan.projects[0].source.section, match.start(), match[0])
        values = {"printed": match[1], "used": WAN}
        yield disagreed("annex_unit", [str(place)], Severity.ERROR, values, [words_at(passage)])


def unexplained_number(plan: Plan) -> Iterator[Outcome]:
    """The numbers of the total row that stand for no column."""
    totals = plan.printed_totals
    if totals is None:
        return
    yield agreed("unexplained_number", *(number for key in (_TOTAL, *totals.funding_wan) for number in _numbers(totals, key)[:1]))
    for place, value in enumerate(totals.unexplained, 1):
        numbers = _numbers(totals, f"unexplained-{place}")
        side = Side(origin=Provenance.PRINTED, value=value, passages=(totals.passage,), numbers=numbers)
        values = {"number": written(value)}
        yield disagreed("unexplained_number", [str(place)], Severity.WARNING, values, [side], _figures_at(plan, numbers))


def _unlike_total(plan: Plan, totals: PrintedTotals, left_out: LeftOut) -> Outcome:
    printed, computed = totals.total_investment_wan, plan.computed_total_wan
    sides = (_printed_side(totals, printed, _TOTAL), worked_out(computed, WAN, [of_total(row) for row in plan.projects]))
    values: Values = {
        "printed": written(printed), "computed": written(computed), "rows": len(plan.projects),
        "difference": written(abs(computed - printed)),
    }  # fmt: skip
    return disagreed(
        "printed_totals", [_TOTAL], Severity.ERROR, values, sides,
        [*left_out.project_ids, *_figures_at(plan, sides[0].numbers)],
        key="printed_total_less" if computed > printed else "printed_total_more", measure=Measure.INVESTMENT, unit=WAN,
        difference=computed - printed, reading=_rows_left_out(plan, left_out),
    )  # fmt: skip


def _rows_left_out(plan: Plan, left_out: LeftOut) -> Reading | None:
    if left_out.is_ambiguous:
        return Reading(key="rows_left_out_ambiguous", values={})
    rows = [project for project in plan.projects if project.project_id in left_out.project_ids]
    if not rows:
        return None
    amounts = [project.total_investment_wan for project in rows]
    rest = plan.computed_total_wan - sum(amounts)
    values: Values = {
        "rows": len(rows), "names": " + ".join(row.name for row in rows),
        "equation": rest_of(plan.computed_total_wan, amounts, rest), "others": left_out.others,
    }  # fmt: skip
    among = "rows_left_out_among" if left_out.others else "rows_left_out"
    key = among if left_out.explains_all else "rows_left_out_of_total"
    return Reading(key=key, values=values, value=plan.computed_total_wan, project_ids=left_out.project_ids)


def _unlike_column(plan: Plan, totals: PrintedTotals, source: FundingSource, columns: Columns) -> Outcome:
    left_out, printed = columns.left_out.project_ids, totals.funding_wan[source]
    low, high = columns.range_without(source, left_out)
    rows = [row for row in plan.projects if row.project_id not in left_out]
    of_source = [row for row in rows if any(source in line.possible_sources for line in row.funding)]
    computed = funding_of(of_source, source).side
    nearest = low if printed < low else high
    values = {"printed": written(printed), "computed": written(nearest), "difference": written(abs(nearest - printed))}
    return disagreed(
        "printed_totals", [source], Severity.ERROR, values, [_printed_side(totals, printed, source), computed],
        _figures_at(plan, _numbers(totals, source)),
        key=f"printed_column_{source}_{'less' if printed < low else 'more'}", measure=Measure.FUNDING, unit=WAN,
        difference=nearest - printed,
    )  # fmt: skip


def _exceeding_row(plan: Plan, totals: PrintedTotals, difference: int) -> Reading | None:
    ids = frozenset(totals.covered_project_ids)
    covered = [project for project in plan.projects if project.project_id in ids]
    rows = [row for row in covered or plan.projects if row.funding_sum_wan - row.total_investment_wan == difference]
    if len(rows) != 1:
        return None
    row = rows[0]
    equation = sum_of([line.amount_wan for line in row.funding], row.funding_sum_wan)
    values = {"name": row.name, "equation": equation, "total": written(row.total_investment_wan)}
    return Reading(key="parts_exceed_total", values=values, project_ids=(row.project_id,))


def _printed_side(totals: PrintedTotals, value: int, column: str) -> Side:
    numbers = _numbers(totals, column)
    return Side(origin=Provenance.PRINTED, value=value, unit=WAN, passages=(totals.passage,), numbers=numbers)


def _numbers(totals: PrintedTotals, column: str) -> tuple[Passage, ...]:
    """Where the total row prints a column, or one of the numbers that stand for none; nothing if it cannot be told."""
    wanted = (_TOTAL, totals.total_investment_wan), *((str(source), value) for source, value in totals.funding_wan.items())
    places = _places(totals.passage, wanted)
    return (places[column],) if column in places else ()


@lru_cache(maxsize=4)  # each column asks for it
def _places(row: Passage, wanted: tuple[tuple[str, int], ...]) -> Mapping[str, Passage]:
    left = list(numbers_in(row))
    places: dict[str, Passage] = {}
    for name, value in wanted:
        place = next((number for number in left if number[0] == value), None)
        if place:
            left.remove(place)
            places[name] = place[1]
    for count, (_, passage) in enumerate(left, 1):
        places[f"unexplained-{count}"] = passage
    return places


def _figures_at(plan: Plan, numbers: Iterable[Passage]) -> list[str]:
    """The ids of the printed figures that hold some numbers."""
    starts = {number.start for number in numbers}
    return [figure.figure_id for figure in plan.printed_figures if figure.number and figure.number.start in starts]
