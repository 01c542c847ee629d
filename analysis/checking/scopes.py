"""A row against itself: its name against what its scope builds, its kind, and its years against those that it speaks of."""

import re
from collections.abc import Iterator

from analysis.checking.outcome import Outcome, Values, agreed, cells_of, disagreed, words_at
from analysis.checking.wording import HORIZON, OBJECT, REBUILDS, YEAR, facility_type, without_brackets
from models import Passage, Plan, Project, Severity, Side


def name_scope(plan: Plan) -> Iterator[Outcome]:
    """What kind of place a row's name names against those that its scope builds."""
    for project in plan.projects:
        kind = facility_type(project.name)
        built = [(match, facility_type(without_brackets(match[1]))) for match in OBJECT.finditer(project.scope_text)]
        kinds = [(match, one) for match, one in built if one]
        if kind and kinds:
            agrees = any(one == kind for _, one in kinds)
            yield agreed("name_scope", project.passage_of("name")) if agrees else _unlike(project, kinds[0][0])


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
        yield from _horizon(project)


def _horizon(project: Project) -> Iterator[Outcome]:
    longest = max(HORIZON.finditer(project.scope_text), key=lambda match: int(match[1]), default=None)
    if longest and int(longest[1]) > len(project.years):
        yield _too_long(project, longest)
    elif longest:
        yield agreed("row_years", project.passage_of("scope_text"))


def _unlike(project: Project, built: re.Match[str]) -> Outcome:
    sides = [cells_of(project, "name"), _in_scope(project, built)]
    values = {"name": project.name, "built": built[0]}
    return disagreed("name_scope", [project.project_id], Severity.NOTE, values, sides, [project.project_id])


def _of_cells(project: Project, check: str, values: Values, *fields: str) -> Outcome:
    sides = [cells_of(project, field) for field in fields]
    return disagreed(check, [project.project_id], Severity.WARNING, values, sides, [project.project_id])


def _year_of_part(project: Project, match: re.Match[str], years: str) -> Outcome:
    sides = [cells_of(project, "start_year"), _in_scope(project, match)]
    values = {"name": project.name, "years": years, "year": match[1]}
    return disagreed(
        "row_years", [project.project_id, "part", str(match.start())], Severity.WARNING, values, sides, [project.project_id],
        key="row_years_part",
    )  # fmt: skip


def _too_long(project: Project, match: re.Match[str]) -> Outcome:
    sides = [_in_scope(project, match), cells_of(project, "start_year")]
    values = {"name": project.name, "years": f"{project.start_year}-{project.end_year}", "words": match[0]}
    return disagreed(
        "row_years", [project.project_id, "horizon"], Severity.NOTE, values, sides, [project.project_id], key="row_horizon",
        amount_wan=project.total_investment_wan,
    )  # fmt: skip


def _in_scope(project: Project, match: re.Match[str]) -> Side:
    """Words of a scope as a side; the whole of it where it is not known where they stand."""
    scope = project.passage_of("scope_text")
    is_known = scope.quote == project.scope_text
    passage = Passage.trusted(scope.section, scope.start + match.start(), match[0]) if is_known else scope
    return words_at(passage, records=[project.project_id])
