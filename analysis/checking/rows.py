"""A row of the annex by itself: its funding parts against its total, and the fields it lacks."""

from collections.abc import Iterator

from analysis.checking.figures import sum_of, written
from analysis.checking.outcome import Outcome, agreed, disagreed, words_at
from analysis.checking.slips import slip
from analysis.checking.wording import WAN
from models import Measure, Plan, Project, Provenance, Reading, Severity, Side

_FIELDS = ("implementer", "scope_text", "funding")


def row_parts(plan: Plan) -> Iterator[Outcome]:
    """Each row's funding amounts, added up, against its total."""
    for project in plan.projects:
        if project.funding and project.funding_sum_wan == project.total_investment_wan:
            yield agreed("row_parts", project.total_cell)
        elif project.funding:
            yield _unlike_parts(plan, project)


def missing_field(plan: Plan) -> Iterator[Outcome]:
    """What a row leaves blank that other rows give."""
    for field in _FIELDS:
        if not any(getattr(project, field) for project in plan.projects):
            continue
        for project in plan.projects:
            place = project.funding[0].passage if field == "funding" and project.funding else project.passage_of(field)
            yield agreed("missing_field", place) if getattr(project, field) else _blank(project, field)


def _unlike_parts(plan: Plan, project: Project) -> Outcome:
    total, parts = project.total_investment_wan, project.funding_sum_wan
    cells = project.funding_cells
    cell = project.total_cell
    sides = (
        Side(origin=Provenance.PRINTED, value=total, unit=WAN, passages=(cell,), numbers=(cell,), records=(project.project_id,)),
        Side(origin=Provenance.COMPUTED, value=parts, unit=WAN, passages=cells, numbers=cells, records=(project.project_id,)),
    )
    equation = sum_of([line.amount_wan for line in project.funding], parts)
    values = {"name": project.name, "total": written(total), "equation": equation, "difference": written(abs(parts - total))}
    return disagreed(
        "row_parts", [project.project_id], Severity.ERROR, values, sides, [project.project_id],
        key="row_parts_more" if parts > total else "row_parts_less", measure=Measure.INVESTMENT, unit=WAN,
        difference=parts - total, reading=_reading_of_row(plan, project),
    )  # fmt: skip


def _reading_of_row(plan: Plan, project: Project) -> Reading | None:
    """Which of the two the text bears out; failing that, a slip that would make one of the other."""
    total, parts = project.total_investment_wan, project.funding_sum_wan
    for figure in plan.printed_figures:
        if (
            figure.measure is Measure.INVESTMENT
            and project.project_id in figure.project_ids
            and not plan.is_of_totals(figure.passage)
        ):
            rows = [row.total_investment_wan for row in plan.projects if row.project_id in figure.project_ids]
            if sum(rows) == figure.value:
                return Reading(key="text_bears_out_total", values={"equation": sum_of(rows, sum(rows))}, value=total)
            if sum(rows) - total + parts == figure.value:
                return Reading(key="text_bears_out_parts", values={"stated": written(figure.value)}, value=parts)
    kind = slip(total, parts)
    return Reading(key=f"{kind}_open", values={"one": written(total), "other": written(parts)}) if kind else None


def _blank(project: Project, field: str) -> Outcome:
    values, ids = {"name": project.name}, [project.project_id]
    sides = [words_at(project.source, records=ids)]
    return disagreed("missing_field", [*ids, field], Severity.NOTE, values, sides, ids, key=f"missing_{field}")
