"""Whether the amounts of the rows can stand in columns at all that add up to the printed ones, and which row prevents it."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.checking.figures import sum_of
from analysis.checking.left_out import Columns, can_be_made
from analysis.checking.outcome import Outcome, agreed, disagreed, words_at
from analysis.core.placements import SOURCES, placements_of
from models import FundingSource, Measure, Plan, PrintedTotals, Project, Severity


def placements(plan: Plan) -> Iterator[Outcome]:
    """All choices of columns together: one at least makes every printed column. What a column lacks by itself is told elsewhere."""
    totals = plan.printed_totals
    if totals is None or set(totals.funding_wan) != set(SOURCES) or not plan.projects:
        return
    columns = Columns(plan, totals)
    ids = frozenset(totals.covered_project_ids)
    left_out = plan.by_id.keys() - ids if ids else frozenset(columns.left_out.project_ids)
    covered = [row for row in plan.projects if row.project_id not in left_out]
    within = (columns.range_without(source, left_out) for source in SOURCES)
    if not all(low <= totals.funding_wan[source] <= high for source, (low, high) in zip(SOURCES, within, strict=True)):
        return
    is_possible = can_be_made(totals.funding_wan, covered)
    if is_possible is not None:
        culprits = [] if is_possible else [*_culprits(covered, totals.funding_wan)]
        yield agreed("placements", totals.passage) if is_possible else _impossible(totals, culprits)


def _culprits(rows: Sequence[Project], printed: Mapping[FundingSource, int]) -> Iterator[Project]:
    """The rows none of whose placements leaves the other rows what is confirmed of each column."""
    sure = [[sum(one.amount_wan for one in row.funding if one.possible_sources == (source,)) for source in SOURCES] for row in rows]
    left = [printed[source] - sum(own[place] for own in sure) for place, source in enumerate(SOURCES)]
    for row, own in zip(rows, sure, strict=True):
        room = [free + amount for free, amount in zip(left, own, strict=True)]
        if not any(all(add <= most for add, most in zip(adds, room, strict=True)) for adds in placements_of(row.funding)):
            yield row


def _impossible(totals: PrintedTotals, rows: Sequence[Project]) -> Outcome:
    side = words_at(totals.passage)
    if len(rows) != 1:
        return disagreed("placements", ["all"], Severity.ERROR, {}, [side], key="placements_none", measure=Measure.FUNDING)
    row, amounts, ids = rows[0], [line.amount_wan for line in rows[0].funding], [rows[0].project_id]
    sides = [side, words_at(*row.funding_cells, records=ids)]
    values = {"name": row.name, "equation": sum_of(amounts, sum(amounts))}
    return disagreed("placements", ids, Severity.ERROR, values, sides, key="placements_row", measure=Measure.FUNDING)
