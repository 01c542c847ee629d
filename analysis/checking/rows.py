"""A row of the annex by itself: its parts against its total, its blanks, its name and kind against its scope, its years."""

import re
from collections.abc import Iterator

from analysis.checking.figures import sum_of, within, written
from analysis.checking.numbers import of_funding, of_total, worked_out
from analysis.checking.outcome import Outcome, Values, agreed, cells_of, disagreed, words_at
from analysis.checking.slips import slip
from analysis.checking.wording import HORIZON, OBJECT, REBUILDS, WAN, YEAR, facility_type, without_brackets
from models import Measure, Plan, Project, Reading, Severity, Side

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
    sides = (of_total(project).side, worked_out(parts, WAN, of_funding(project)))
    equation = sum_of([line.amount_wan for line in project.funding], parts)
    values = {"name": project.name, "total": written(total), "equation": equation, "difference": written(abs(parts - total))}
    return disagreed(
        "row_parts", [project.project_id], Severity.ERROR, values, sides,
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
    return disagreed("missing_field", [*ids, field], Severity.NOTE, values, sides, key=f"missing_{field}")


def name_scope(plan: Plan) -> Iterator[Outcome]:
    """What kind of place a row's name names against those that its scope builds."""
    for project in plan.projects:
        kind = facility_type(project.name)
        built = [(match, facility_type(without_brackets(match[1]))) for match in OBJECT.finditer(project.scope_text)]
        kinds = [(match, one) for match, one in built if one]
        if kind and kinds:
            agrees = any(one == kind for _, one in kinds)
            if agrees:
                yield agreed("name_scope", project.passage_of("name"))
            else:
                match, values = kinds[0][0], {"name": project.name, "built": kinds[0][0][0]}
                sides = [cells_of(project, "name"), _in_scope(project, match)]
                yield disagreed("name_scope", [project.project_id], Severity.NOTE, values, sides)


def row_kind(plan: Plan) -> Iterator[Outcome]:
    """Whether a row is said to build anew against the words of its name: 改扩建 and 提升改造 are no new building."""
    for project in plan.projects:
        rebuilds = bool(REBUILDS.search(project.name))
        if rebuilds and project.construction_type.is_anew:
            values = {"name": project.name, "printed": project.passage_of("construction_type").quote}
            yield _of_cells(project, "row_kind", values, "name", "construction_type")
        elif rebuilds:
            yield agreed("row_kind", project.passage_of("construction_type"))


def row_years(plan: Plan) -> Iterator[Outcome]:
    """A row's years against the plan's, the years that its scope names against the row's, and how long a thing is to take."""
    for project in plan.projects:
        is_within = plan.start_year <= project.start_year and project.end_year <= plan.end_year
        years = f"{project.start_year}-{project.end_year}"
        values: Values = {"name": project.name, "years": years, "plan": f"{plan.start_year}-{plan.end_year}"}
        place = project.passage_of("start_year")
        yield agreed("row_years", place) if is_within else _of_cells(project, "row_years", values, "start_year")
        for match in YEAR.finditer(project.scope_text):
            is_row_s = project.start_year <= int(match[1]) <= project.end_year
            yield agreed("row_years", project.passage_of("scope_text")) if is_row_s else _year_of_part(project, match, years)
        longest = max(HORIZON.finditer(project.scope_text), key=lambda match: int(match[1]), default=None)
        if longest:
            is_long = int(longest[1]) > len(project.years)
            yield _too_long(project, longest) if is_long else agreed("row_years", project.passage_of("scope_text"))


def _of_cells(project: Project, check: str, values: Values, *fields: str) -> Outcome:
    sides = [cells_of(project, field) for field in fields]
    return disagreed(check, [project.project_id], Severity.WARNING, values, sides)


def _year_of_part(project: Project, match: re.Match[str], years: str) -> Outcome:
    sides = [cells_of(project, "start_year"), _in_scope(project, match)]
    values = {"name": project.name, "years": years, "year": match[1]}
    where = [project.project_id, "part", str(match.start())]
    return disagreed("row_years", where, Severity.WARNING, values, sides, key="row_years_part")


def _too_long(project: Project, match: re.Match[str]) -> Outcome:
    sides = [_in_scope(project, match), cells_of(project, "start_year")]
    values = {"name": project.name, "years": f"{project.start_year}-{project.end_year}", "words": match[0]}
    where, total = [project.project_id, "horizon"], project.total_investment_wan
    return disagreed("row_years", where, Severity.NOTE, values, sides, key="row_horizon", amount_wan=total)


def _in_scope(project: Project, match: re.Match[str]) -> Side:
    """Words of a scope as a side; the whole of it where it is not known where they stand."""
    scope = project.passage_of("scope_text")
    words = within(scope, *match.span()) if scope.quote == project.scope_text else scope
    return words_at(words, records=[project.project_id])
