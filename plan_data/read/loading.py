"""A folder as a plan: what is read at all, everything read, everything checked, and then everything that follows."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from models import Correction, Plan, Project, Township
from plan_data.evidence.checks import Evidence, check_evidence
from plan_data.evidence.names import read_names, with_names
from plan_data.evidence.records import fact_records, figure_records, indicator_records, read_evidence
from plan_data.evidence.rereading import loose_ends, named_projects, unlike_text
from plan_data.read import columns, files, records, tables
from plan_data.read.checks import Tables, check
from plan_data.read.corrections import Choices, amount_of, check_corrections, in_force
from plan_data.read.garbage import left_alone
from plan_data.read.package_head import PackageHead, read_package_head
from plan_data.read.problems import MOST_FOUND, PlanProblem, PlanProblems
from plan_data.read.reading import Row, good_records, read_table, read_text, reason_of, unread
from plan_data.read.rules import Rule
from plan_data.read.stories import read_stories
from plan_data.read.tables import ProjectRow

# What no longer holds of a file as soon as the text has one character more.
_OF_PLACES = (Rule.WORDS, Rule.IN_ROW, Rule.ROW_END, Rule.IN_PROJECT_ROW, Rule.IN_QUOTE, Rule.READS_AS_NUMBER)
MOST_PROJECTS = 20_000
_BLOCK = 1 << 20


@dataclass(frozen=True)
class _Columns:
    """The columns of the amounts: the rows that the printed totals cover, and how each choice is found."""

    projects: list[ProjectRow]
    funding: records.Funding
    rows: Sequence[columns.Row]
    totals: columns.Totals | None
    covered: tuple[int, ...]

    def choices(self, decided: Sequence[Correction] = ()) -> Choices:
        """The sources that each amount may come from, after the corrections in force among some."""
        rows = records.column_rows(self.projects, self.funding, decided) if decided else self.rows
        return records.choices_of(self.projects, columns.possible_columns(rows, self.totals, self.covered))


def load_plan(folder: Path | str | None = None) -> Plan:
    """The plan in a folder; by default the one that comes with the dashboard.

    Raises ``PlanProblems`` with everything that is wrong with the folder, and nothing else.
    """
    path = Path(folder or files.DEFAULT_FOLDER)
    with left_alone():
        return _load(path)


def _load(path: Path) -> Plan:
    problems: list[PlanProblem] = []
    check_size(path)
    head = read_package_head(path, problems)
    found = _read(path, problems)
    if any(problem.rule is Rule.NOT_READ for problem in problems):
        raise PlanProblems(problems)
    problems += _first(check(found))
    evidence = read_evidence(path, problems)
    project_ids = frozenset(name for row in found.projects if (name := row.good("project_id")) is not None)
    problems += _first(check_evidence(evidence, found.text, project_ids | named_projects(path)))
    names, are_names = read_names(path, problems)
    stories = read_stories(path, head.title if head else None, problems)
    is_bad = any(problem.file in (files.PROJECTS, files.FUNDING, files.PRINTED_TOTALS) for problem in problems)
    read = None if is_bad else _read_columns(found)
    choices = read.choices() if read else None
    if found.corrections:
        problems += _first(check_corrections(found.corrections, found.projects, found.funding, choices))
    if problems or head is None or read is None or choices is None:
        raise PlanProblems(_of_other_text(path, found, problems))
    if found.corrections:
        choices = read.choices(good_records(found.corrections))
        problems += _contradictions(found.corrections, choices)
    if problems:
        raise PlanProblems(problems)
    try:
        version = files.data_version(path)
    except OSError as error:  # a file went away while the folder was read
        raise PlanProblems([PlanProblem(Path(error.filename).name, None, "", reason_of(error), Rule.FILE_STAYS)]) from error
    plan = with_names(_with_evidence(_plan(version, head, found, read, choices), evidence), names, is_table=are_names)
    return plan.model_copy(update={"loose_ends": loose_ends(path, plan), "stories": stories})


def _first(found: Iterator[PlanProblem]) -> Iterator[PlanProblem]:
    """Problems until there are so many that the rest would tell nothing new."""
    yield from islice(found, MOST_FOUND)
    if one := next(found, None):
        yield PlanProblem(one.file, one.row, "", f"{MOST_FOUND:,}", Rule.NOT_READ)


def _of_other_text(path: Path, found: Tables, problems: Sequence[PlanProblem]) -> Sequence[PlanProblem]:
    """Of files that were not read from the folder's text: what it says otherwise, instead of every place that moved."""
    if found.text is None or not any(problem.rule is Rule.SAME_TEXT for problem in problems):
        return problems
    unlike = unlike_text(path, found.text, {one.name: one.code for one in good_records(found.townships)})
    return problems if unlike is None else [*(one for one in problems if one.rule not in _OF_PLACES), *unlike]


def _read(path: Path, problems: list[PlanProblem]) -> Tables:
    return Tables(
        text=read_text(path, files.SOURCE, problems, keep_mark=True),
        townships=read_table(path, tables.TOWNSHIPS, Township, problems),
        projects=read_table(path, tables.PROJECTS, tables.ProjectRow, problems),
        funding=read_table(path, tables.FUNDING, tables.FundingRow, problems),
        printed_totals=read_table(path, tables.PRINTED_TOTALS, tables.PrintedTotalRow, problems),
        corrections=read_table(path, tables.CORRECTIONS, Correction, problems),
    )


def _with_evidence(plan: Plan, evidence: Evidence) -> Plan:
    every_project, facts = plan.by_id.keys(), fact_records(evidence)
    indicators, figures = indicator_records(evidence, facts, every_project), figure_records(evidence, every_project)
    return plan.model_copy(update={"indicators": indicators, "facts": facts, "printed_figures": figures})


def _read_columns(found: Tables) -> _Columns:
    projects = good_records(found.projects)
    funding = records.funding_by_project(projects, good_records(found.funding))
    rows, totals = records.column_rows(projects, funding), records.column_totals(good_records(found.printed_totals))
    covered = columns.find_covered(rows, totals) if totals else None
    return _Columns(projects, funding, rows, totals if covered else None, covered or ())


def _contradictions(rows: Sequence[Row[Correction]], decided: Choices) -> list[PlanProblem]:
    """Corrections in force that are possible one by one, but not together."""
    if all(all(amounts) for amounts in decided.values()):
        return []
    return [
        PlanProblem(files.CORRECTIONS, row.number, "used", one.used, Rule.POSSIBLE_TOGETHER)
        for row in rows
        if (one := row.record) and in_force([one], one.project_id) and not decided[one.project_id][amount_of(one)]
    ]


def _plan(version: str, head: PackageHead, found: Tables, read: _Columns, choices: Choices) -> Plan:
    text = found.text or ""
    covered = [read.projects[row].project_id for row in read.covered]
    return Plan(
        **{name: value for name, value in head if name in Plan.model_fields},
        source_text=text,
        townships=tuple(good_records(found.townships)),
        projects=tuple(_project_records(found, read, choices)),
        printed_totals=records.totals_record(good_records(found.printed_totals), covered, text),
        corrections=tuple(good_records(found.corrections)),
        data_version=version,
    )


def _project_records(found: Tables, read: _Columns, choices: Choices) -> Iterator[Project]:
    """The projects in the plan's order. Their rows are let go one by one, for there is no room for both."""
    text, rows = found.text or "", read.projects[::-1]
    for large in (found.projects, found.funding, read.projects):
        large.clear()
    while rows:
        row = rows.pop()
        yield records.project_record(row, read.funding.pop(row.project_id), choices[row.project_id], text)


def check_size(folder: Path) -> None:
    """Raises ``PlanProblems`` for files that are not to be opened, and for too many projects before any is read into memory."""
    if refused := [*_refused(folder)]:
        raise PlanProblems(refused)
    path = folder / files.PROJECTS
    if not path.is_file() or _lines(path) <= MOST_PROJECTS:
        return
    rows = _rows(path)
    if rows > MOST_PROJECTS:
        details = {"rows": rows, "most": MOST_PROJECTS}
        raise PlanProblems([PlanProblem(files.PROJECTS, None, "", str(rows), Rule.MOST_ROWS, details)])


def _refused(folder: Path) -> Iterator[PlanProblem]:
    for name in (*files.ALL_FILES, files.EVIDENCE_MAP):
        try:
            files.check_kind(folder / name)
        except files.NotOpened as error:
            yield unread(name, error)
        except (OSError, ValueError):  # told where it is read
            continue


def _lines(path: Path) -> int:
    """The ends of lines in a file, which are at least as many as the rows under its header; quick."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def _rows(path: Path) -> int:
    """The rows under the header, as far as the file is CSV: a cell may hold ends of lines."""
    rows = 0
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            for line in csv.reader(file):
                rows += any(line)
        except csv.Error:
            pass
    return rows - 1
