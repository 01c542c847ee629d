"""A wide folder as a plan: whole columns are read and proven good at once, records are made when they are asked for.

Only a folder in which nothing is wrong is read like this; whatever is not plainly good is left to ``plan_data.loading``,
which says what is wrong with which cell. What a plan says is the same either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models import Correction, FundingSource, Passage, Plan, Project, Quantity, Township
from plan_data import columns, files, records, tables
from plan_data.checks import Tables, check
from plan_data.corrections import check_corrections
from plan_data.evidence_checks import check_evidence
from plan_data.evidence_records import fact_records, figure_records, indicator_records, read_evidence
from plan_data.package_head import PackageHead, read_package_head
from plan_data.problems import PlanProblem
from plan_data.quantities import read_quantities
from plan_data.reading import Row, read_table, read_text
from plan_data.tables import FundingRow, ProjectRow
from plan_data.wide_proof import ProvenFunding, ProvenProjects, prove_funding, prove_projects
from plan_data.wide_tables import NotPlain, must, read_columns, units_of
from wide import CATEGORIES, CONSTRUCTION_TYPES, REACHES, Coded, Ints, ProjectColumns, WideProjects

LEAST_BYTES = 1_000_000  # of the table of projects; smaller ones are read row by row
_ABSENT = -1
_STARTS = ("row_start", "category_start")


def is_wide(folder: Path) -> bool:
    """Whether a folder is to be read in bulk."""
    path = folder / files.PROJECTS
    return path.is_file() and path.stat().st_size >= LEAST_BYTES


def load_wide(folder: Path) -> Plan | None:
    """The plan in a wide folder; ``None`` where anything is wrong with it, or too unusual to be read in bulk."""
    try:
        return _load(folder)
    except NotPlain:
        return None


def _load(folder: Path) -> Plan:
    problems: list[PlanProblem] = []
    head, text = read_package_head(folder, problems), read_text(folder, files.SOURCE, problems, keep_mark=True)
    small = Tables(
        text, read_table(folder, tables.TOWNSHIPS, Township, problems), (), (),
        read_table(folder, tables.PRINTED_TOTALS, tables.PrintedTotalRow, problems),
        read_table(folder, tables.CORRECTIONS, Correction, problems),
    )  # fmt: skip
    problems += (one for one in check(small) if one.file != files.PROJECTS)
    must(not problems and head is not None and text is not None)
    assert head is not None and text is not None  # noqa: PT018 - said above
    townships, units = tuple(_good(small.townships)), units_of(text)
    rows = prove_projects(read_columns(folder, tables.PROJECTS), units, townships)
    lines = prove_funding(read_columns(folder, tables.FUNDING), units, rows)
    del units
    maker = _Maker(text, rows, lines, _good(small.corrections))
    maker.decide(small.corrections)
    projects = WideProjects(maker.columns(), maker.record, _quantities, min(int(rows.whole[name].min()) for name in _STARTS))
    return _with_evidence(folder, _plan(folder, head, small, projects), projects)


def _plan(folder: Path, head: PackageHead, small: Tables, projects: WideProjects) -> Plan:
    totals, text = _good(small.printed_totals), small.text or ""
    return Plan(
        plan_id=head.name, title=head.title, short_title=head.short_title, title_en=head.title_en,
        issued_on=head.issued_on, start_year=head.start_year, end_year=head.end_year,
        stressed_source=head.stressed_source, inferred_sources=head.inferred_sources, words=dict(head.words.items()),
        source_text=text, townships=tuple(_good(small.townships)), projects=projects,
        printed_totals=records.totals_record(totals, _covered(projects, records.column_totals(totals)), text),
        corrections=tuple(_good(small.corrections)), data_version=files.data_version(folder),
    )  # fmt: skip


def _covered(projects: WideProjects, totals: columns.Totals | None) -> Sequence[str]:
    """The ids of the rows that the printed totals cover: all, or none that could be told (``columns.find_covered``)."""
    if totals is None:
        return ()
    found = projects.columns
    must(int(((found.lines > 0) & (found.lines < columns.COLUMNS)).sum()) > columns.MOST_OPEN_ROWS)
    added = int(found.total_wan.sum()), int(found.amount_wan.sum())
    return projects.ids if added == (totals.total_wan, sum(totals.columns_wan)) else ()


def _with_evidence(folder: Path, plan: Plan, projects: WideProjects) -> Plan:
    problems: list[PlanProblem] = []
    evidence = read_evidence(folder, problems)
    if not (problems or evidence.facts or evidence.indicators or evidence.printed_figures):
        return plan
    ids = list(projects.ids)
    problems += check_evidence(evidence, plan.source_text, frozenset(ids))
    must(not problems)
    facts = fact_records(evidence)
    indicators, figures = indicator_records(evidence, facts, ids), figure_records(evidence, ids)
    return plan.model_copy(update={"indicators": indicators, "facts": facts, "printed_figures": figures})


def _good(rows: Sequence[Row[Any]]) -> list[Any]:
    return [row.record for row in rows if row.record is not None]


@lru_cache(maxsize=8)
def _in_order_of(lines: int) -> Sequence[Sequence[FundingSource]]:
    """The sources that each of so many amounts may come from by the printed order alone."""
    found = columns.possible_columns([columns.Row(0, (0,) * lines)])
    return records.choices_of_rows(found)[0]


@lru_cache(maxsize=1024)
def _quantities(scope: str) -> tuple[Quantity, ...]:
    return read_quantities(Passage(section="", start=0, end=len(scope), quote=scope))


class _Maker:
    """Makes records of proven rows, as ``plan_data.records`` makes them of rows that were read one by one."""

    def __init__(self, text: str, rows: ProvenProjects, lines: ProvenFunding, corrections: Sequence[Correction]) -> None:
        self._text, self._rows, self._lines, self._corrections = text, rows, lines, corrections
        self.project_id = pd.array(rows.text["project_id"], dtype="str")
        self.name = pd.array(rows.text["name"], dtype="str")
        self._decided: Mapping[int, Sequence[Sequence[FundingSource]]] = {}

    def record(self, row: int) -> Project:
        """The record of a row."""
        return records.project_record(self._row(row), self._funding(row), self._possible(row), self._text)

    def decide(self, corrections: Sequence[Row[Correction]]) -> None:
        """Take what corrections say of some rows.

        Raises ``NotPlain`` for a correction that names nothing, whose guard fails, or that is impossible.
        """
        if not corrections:
            return
        rows = self._corrected(_good(corrections))
        projects = [Row(0, {"project_id": str(self.project_id[row])}, self._row(row), frozenset()) for row in rows]
        funding = [
            Row(
                0,
                {"project_id": line.project_id, "position": str(line.position), "amount_wan": str(line.amount_wan)},
                line,
                frozenset(),
            )
            for row in rows
            for line in self._funding(row)
        ]
        open_choices = {str(self.project_id[row]): self._in_order(row, ()) for row in rows}
        must(not any(True for _ in check_corrections(corrections, projects, funding, open_choices)))
        self._decided = {row: self._in_order(row, self._corrections) for row in rows}
        must(all(all(choice) for choice in self._decided.values()))

    def columns(self) -> ProjectColumns:
        """All projects as arrays."""
        words, numbers = self._rows.coded, self._rows.whole
        return ProjectColumns(
            project_id=self.project_id, name=self.name,
            category=_positions(words["category"], CATEGORIES),
            construction_type=_positions(words["construction_type"], CONSTRUCTION_TYPES),
            reach=_positions(words["reach"], REACHES),
            start_year=_years(words["start_year"]), end_year=_years(words["end_year"]),
            served=words["townships"], host=words["host_township"], implementer=words["implementer"],
            section=words["section"],
            location=words["location_text"], scope=words["scope_text"], total_wan=numbers["total_investment_wan"],
            row_start=numbers["row_start"], row_end=numbers["row_end"], first_line=self._lines.first_line,
            amount_wan=self._lines.amount_wan, sources=self._source_bits(),
        )  # fmt: skip

    def _source_bits(self) -> Ints:
        """The sources that each line may come from, as bits: by the printed order, and where corrections say more."""
        count = np.diff(self._lines.first_line)
        place = np.arange(len(self._lines.amount_wan)) - np.repeat(self._lines.first_line[:-1], count)
        lasts = columns.COLUMNS - np.repeat(count, count) + place  # the last column that leaves room for what follows
        bits = ((1 << (lasts + 1)) - 1) & ~((1 << place) - 1)
        for row, choices in self._decided.items():
            first = self._lines.first_line[row]
            for line, sources in enumerate(choices):
                bits[first + line] = sum(1 << records.SOURCES.index(source) for source in sources)
        return np.asarray(bits, dtype=np.intp)

    def _possible(self, row: int) -> Sequence[Sequence[FundingSource]]:
        if row in self._decided:
            return self._decided[row]
        lines = int(self._lines.first_line[row + 1] - self._lines.first_line[row])
        return _in_order_of(lines)

    def _in_order(self, row: int, decided: Sequence[Correction]) -> Sequence[Sequence[FundingSource]]:
        """The sources that each amount of a row may come from by its printed order."""
        project, lines = self._row(row), self._funding(row)
        found = records.column_rows([project], {project.project_id: lines}, decided)
        return records.choices_of([project], columns.possible_columns(found))[project.project_id]

    def _corrected(self, corrections: Sequence[Correction]) -> list[int]:
        """The rows that corrections are about. Raises ``NotPlain`` for an unknown one."""
        index: pd.Index[Any] = pd.Index(self.project_id)
        rows = index.get_indexer(pd.Index([one.project_id for one in corrections]))
        must(bool((rows >= 0).all()))
        return sorted(set(rows.tolist()))

    def _row(self, row: int) -> ProjectRow:
        cells: dict[str, Any] = {name: one.words[one.codes[row]] for name, one in self._rows.coded.items()}
        cells |= {name: int(one[row]) for name, one in self._rows.whole.items()}
        cells |= {"project_id": str(self.project_id[row]), "name": str(self.name[row])}
        if cells["implementer_start"] == _ABSENT:
            cells["implementer"] = cells["implementer_start"] = None
        cells["host_township"] = cells["host_township"] or None
        return ProjectRow.model_validate(cells)

    def _funding(self, row: int) -> list[FundingRow]:
        first, last = self._lines.first_line[row : row + 2]
        amounts, starts = self._lines.amount_wan[first:last].tolist(), self._lines.amount_start[first:last].tolist()
        name = str(self.project_id[row])
        return [
            FundingRow(project_id=name, position=place, amount_wan=amount, amount_start=start)
            for place, (amount, start) in enumerate(zip(amounts, starts, strict=True), 1)
        ]


def _positions(words: Coded, members: Sequence[str]) -> Ints:
    places = np.array([[str(member) for member in members].index(word) for word in words.words], dtype=np.intp)
    return places[words.codes]


def _years(words: Coded) -> Ints:
    return np.array([int(word) for word in words.words], dtype=np.intp)[words.codes]
