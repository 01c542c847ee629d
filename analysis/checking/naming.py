"""Things that the text calls otherwise than the annex: the kind of place at the end of the name differs (中心, 站, 院)."""

from collections import Counter
from collections.abc import Iterator

from analysis.checking.outcome import Outcome, again, agreed, disagreed, projects_part, words_at
from analysis.checking.things import stated_figures
from analysis.checking.wording import facility_type
from models import Measure, Passage, Plan, PrintedFigure, Project, Severity

Named = tuple[str, Passage]


def naming(plan: Plan) -> Iterator[Outcome]:
    """Each name that the text gives to what a row builds, or to the row itself, once for each name and row."""
    projects = plan.by_id
    used: Counter[str] = Counter()
    seen: set[tuple[str, str, str]] = set()
    pairs = ((figure, projects[name]) for figure in stated_figures(plan) for name in figure.project_ids if name in projects)
    for figure, project in pairs:
        named = _named(project, figure)
        if named is None or (project.project_id, figure.noun, named[0]) in seen:
            continue
        seen.add((project.project_id, figure.noun, named[0]))
        kinds = facility_type(figure.noun), facility_type(named[0])
        if None in kinds:
            continue
        if kinds[0] == kinds[1]:
            yield agreed("naming", figure.passage)
        else:
            used[project.project_id] += 1
            yield _renamed(project, figure, named, used[project.project_id])


def _named(project: Project, figure: PrintedFigure) -> Named | None:
    """How the annex names what a figure counts: the quantity of the row, or the row itself."""
    if figure.measure is Measure.PROJECTS:
        return project.name, project.passage_of("name")
    if figure.measure is not Measure.FACILITIES or not figure.record_noun:
        return None
    return next(((one.noun, one.passage) for one in project.quantities if one.noun == figure.record_noun), None)


def _renamed(project: Project, figure: PrintedFigure, named: Named, number: int) -> Outcome:
    noun, passage = named
    sides = [words_at(figure.passage), words_at(passage, records=[project.project_id])]
    parts = [projects_part([project.project_id]), *again(number)]
    records = [project.project_id, figure.figure_id, *([figure.indicator_id] if figure.indicator_id else [])]
    values = {"stated": figure.noun, "recorded": noun}
    return disagreed("naming", parts, Severity.NOTE, values, sides, records)
