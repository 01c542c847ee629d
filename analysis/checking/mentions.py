"""Where the text speaks of a project: under a heading that is not its category's, or nowhere."""

from collections.abc import Iterator

from analysis.checking.figures import written
from analysis.checking.outcome import Outcome, agreed, cells_of, disagreed, words_at
from analysis.checking.wording import ANNEX_STARTS, WAN, bare_name
from models import Measure, Plan, PrintedFigure, Project, Severity


def category_section(plan: Plan) -> Iterator[Outcome]:
    """Each project against the sections whose statements of investment speak of it.

    A section that is named after categories holds projects of these; one that is named after none, in a chapter whose
    other sections are, holds only what is said of several categories together.
    """
    figures = [figure for figure in plan.figures_outside_annex if figure.measure is Measure.INVESTMENT]
    cells = {row.project_id: row.field_passages.get("category") for row in plan.projects} if figures else {}
    headings = {name: bare_name(cell.quote) for name, cell in cells.items() if cell}  # 养老服务类项目 is 养老服务类
    sections = {figure.passage.section for figure in figures}
    named = {section: frozenset(words for words in headings.values() if words in section) for section in sections}
    chapters = {_chapter(section) for section, words in named.items() if words}
    projects = plan.by_id
    spoken = {(figure.passage.section, name): figure for figure in reversed(figures) for name in figure.project_ids}
    for (section, name), figure in reversed(spoken.items()):
        is_of_one = len({headings.get(one) for one in figure.project_ids}) == 1
        if name in headings and _chapter(section) in chapters and (named[section] or is_of_one):
            agrees = headings[name] in named[section]
            yield agreed("category_section", figure.passage) if agrees else _misplaced(figure, projects[name])


def never_mentioned(plan: Plan) -> Iterator[Outcome]:
    """Projects that no figure outside of the annex counts and no word there names."""
    if not plan.printed_figures:
        return  # what the text counts was not read: a project may be there under another name
    figures = [figure for figure in plan.figures_outside_annex if 0 < len(figure.project_ids) < max(len(plan.projects), 2)]
    counted = {name for figure in figures for name in figure.project_ids}
    text = plan.source_text[: plan.annex_start]
    unknown = {name for name, words in plan.names_by_id.items() if name not in counted and bare_name(words) not in text}
    if len(unknown) == len(plan.projects):
        return  # a text that goes through no project leaves none out
    yield agreed("never_mentioned", *(row.passage_of("name") for name, row in plan.by_id.items() if name not in unknown))
    yield from (_unmentioned(project) for name, project in plan.by_id.items() if name in unknown)


def head_start(plan: Plan) -> int:
    """Where the annex's head starts, or -1."""
    end = plan.annex_start
    return max(plan.source_text.rfind(words, 0, end) for words in ANNEX_STARTS)


def _chapter(section: str) -> str:
    return section.split(" ", maxsplit=1)[0]


def _misplaced(figure: PrintedFigure, project: Project) -> Outcome:
    sides = [words_at(figure.passage), cells_of(project, "category", "name")]
    values = {"name": project.name, "category": project.passage_of("category").quote, "section": figure.passage.section}
    return disagreed(
        "category_section", [project.project_id], Severity.WARNING, values, sides, [project.project_id, figure.figure_id],
        amount_wan=project.total_investment_wan,
    )  # fmt: skip


def _unmentioned(project: Project) -> Outcome:
    total, sides = project.total_investment_wan, [cells_of(project, "name")]
    values = {"name": project.name, "amount": f"{written(total)}{WAN}"}
    return disagreed("never_mentioned", [project.project_id], Severity.WARNING, values, sides, amount_wan=total)
