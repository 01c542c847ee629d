"""What no record accounts for once a folder is read: clauses that changed, numbers that nothing holds, cells that are old."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from models import LooseEnd, LooseKind, Passage, Plan
from plan_data.evidence.clauses import EvidenceError, Placed, bare, locate, read_map
from plan_data.evidence.tables import EVERY_PROJECT, MapRow
from plan_data.read import files
from plan_data.read.excerpts import sentence_around
from plan_data.read.numbers import NumberKind
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.rules import Rule
from plan_data.read.sections import Sections

_OTHER_DIGITS = re.compile("[²³¹¼-¾Ⅰ-ↈ①-⓿❶-➓㈠-㈩㊀-㊉]+")
_OF_POSITION = ("_start", "_end", "figure_id")  # columns that count the text's characters
_ROW = "row"  # the role of a cell of the annex in the map
_APART = 2  # so many rows of the map that follow each other are named one by one
_MOST_PROJECTS = 1_000  # of larger plans the files are not read twice


def loose_ends(folder: Path, plan: Plan) -> tuple[LooseEnd, ...]:
    """Everything that the folder's records leave open, in printed order; of a plan without a map its cells alone."""
    try:
        rows, text = read_map(folder), plan.source_text
        placed = locate(text, rows) if rows else Placed((), ())
    except (EvidenceError, OSError, UnicodeDecodeError, csv.Error):
        return ()  # the page of the text says what is wrong with the map
    left = {row.section for row in rows if row.role == _ROW and not plan.by_id.keys() & set(_projects(row))}
    placed = replace(placed, gone=tuple(one for one in placed.gone if one[1].section not in left))
    found = [*unlike_clauses(text, placed), *rows_gone(plan, rows), *(unheld(plan, placed) if rows else ())]
    found.sort(key=lambda one: (one.line, one.passage.start if one.passage else 0))
    return (*found, *(_stale(folder, plan, rows) if len(plan.projects) <= _MOST_PROJECTS else ()))


def named_projects(folder: Path) -> frozenset[str]:
    """The projects that a folder's map speaks of; none where it cannot be read, which is told elsewhere."""
    try:
        return frozenset(name for row in read_map(folder) for name in _projects(row))
    except (EvidenceError, OSError, UnicodeDecodeError, csv.Error):
        return frozenset()


def rows_gone(plan: Plan, rows: Sequence[MapRow]) -> Iterator[LooseEnd]:
    """The rows of the annex that the map speaks of and that are not there any more, with the rows of the map that name them."""
    lines, sections = defaultdict[str, list[int]](list), dict[str, str]()
    for line, row in enumerate(rows, 2):
        for name in _projects(row):
            if name not in plan.by_id:
                lines[name].append(line)
                sections |= {name: row.section} if row.role == _ROW else {}
    for name, named in lines.items():
        yield LooseEnd(
            kind=LooseKind.ROW, line=0, section=sections.get(name, name), words="", expected=name, place=_rows(named)
        )  # fmt: skip


def _projects(row: MapRow) -> list[str]:
    return [name for name in (row.project_ids or "").split() if name != EVERY_PROJECT]


def unlike_clauses(text: str, placed: Placed) -> Iterator[LooseEnd]:
    """The clauses of the map that read otherwise now, the headings that do, and the clauses that have no place any more."""
    moved = sorted((one for one in placed.located if one.is_elsewhere), key=lambda one: one.section)
    for (section, was), group in groupby(moved, key=lambda one: (one.section, one.row.section)):
        moved_to = next(one for one in Sections(text).all if one.name == section)
        yield LooseEnd(
            kind=LooseKind.OTHERWISE, line=_line(text, moved_to.start), section=section, words=section, expected=was,
            place=_rows([one.line for one in group]),
            passage=Passage.trusted(section, moved_to.start, text[moved_to.start :].partition("\n")[0].rstrip()),
        )  # fmt: skip
    by_place = sorted(placed.located, key=lambda one: (one.start, one.end))
    for (start, _, expected), group in groupby(by_place, key=lambda one: (one.start, one.quote, bare(one.row.quote))):
        alike = [one for one in group if one.reads_otherwise or not one.is_usable]
        if alike:
            first = alike[0]
            yield LooseEnd(
                kind=LooseKind.OTHERWISE, line=_line(text, start), section=first.section, words=first.quote, expected=expected,
                place=_rows([one.line for one in alike]), passage=Passage.trusted(first.section, start, first.quote),
                records=_records([one.row for one in alike]),
            )  # fmt: skip
    for (section, quote), lost in groupby(placed.gone, key=lambda one: (one[1].section, bare(one[1].quote))):
        every = list(lost)
        heading = next((one for one in Sections(text).all if one.name == section), None)
        yield LooseEnd(
            kind=LooseKind.GONE, line=_line(text, heading.start) if heading else 0, section=section, words="", expected=quote,
            place=_rows([line for line, _ in every]), records=_records([row for _, row in every]),
        )  # fmt: skip


def unheld(plan: Plan, placed: Placed) -> Iterator[LooseEnd]:
    """The sentences with numbers that no record holds and nothing excuses, and signs that may be numbers."""
    from plan_data.evidence.coverage import missing_numbers, notes_of

    text = plan.source_text
    missing = missing_numbers(plan, notes_of(placed.located))
    for (start, end), group in groupby(missing, key=lambda one: sentence_around(text, one.start, one.unit_end)):
        numbers = list(group)
        for is_read, alike in groupby(numbers, key=lambda one: one.kind is not NumberKind.UNKNOWN):
            spans = [(one.start, one.unit_end) for one in alike]
            one = _unread(text, start, end, numbers[0].section, spans)
            yield one.model_copy(update={"kind": LooseKind.NUMBER}) if is_read else one
    for match in _OTHER_DIGITS.finditer(text):
        start, end = sentence_around(text, *match.span())
        yield _unread(text, start, end, Sections(text).at(match.start()).name, [match.span()])


def _unread(text: str, start: int, end: int, section: str, spans: Sequence[tuple[int, int]]) -> LooseEnd:
    places = tuple(Passage.trusted(section, left, text[left:right]) for left, right in spans)
    passage = Passage.trusted(section, start, text[start:end])
    words = ", ".join(place.quote for place in places)
    return LooseEnd(
        kind=LooseKind.UNREAD, line=_line(text, spans[0][0]), section=section, words=words, passage=passage, numbers=places
    )


def unlike_text(folder: Path, text: str, codes: Mapping[str, str]) -> tuple[PlanProblem, ...] | None:
    """Which cells and which clauses of the map a text says otherwise that the files were not read from, wherever these stand.

    ``None`` where the text does not read as the annex: then nothing can be told of it.
    """
    from plan_data.extract import differences

    try:
        rows = read_map(folder)
        placed, lines = locate(text, rows), _lines(text, codes, rows)
    except (ValueError, OSError, csv.Error):
        return None
    clauses = [
        _unlike(files.EVIDENCE_MAP, int(re.split("[-,]", one.place)[0]), "quote", one.expected, one.words or one.section)
        for one in unlike_clauses(text, placed)
    ]
    cells = [one for one in differences(folder, lines) if not one.column.endswith(_OF_POSITION)]
    told = [_unlike(one.file, one.row or None, one.column, shown(one.found), shown(one.expected)) for one in cells]
    return (*clauses, *told)


def _unlike(file: str, row: int | None, column: str, found: str, expected: str) -> PlanProblem:
    return PlanProblem(file, row, column, found, Rule.AS_TEXT, {"expected": expected, "column": files.SOURCE})


def _lines(text: str, codes: Mapping[str, str], rows: tuple[MapRow, ...]) -> dict[str, list[list[str]]]:
    from plan_data.evidence.extracting import lines_of_map  # which asks for the clauses that changed
    from plan_data.extract import extract  # a command of its own

    lines = extract(text, codes)
    return lines | lines_of_map(text, rows) if rows else lines


def _stale(folder: Path, plan: Plan, rows: tuple[MapRow, ...]) -> Iterator[LooseEnd]:
    """The cells of the files that are not what the text yields; nothing where the text does not read as the annex."""
    from plan_data.extract import differences

    try:
        lines = _lines(plan.source_text, {one.name: one.code for one in plan.townships}, rows)
    except ValueError:  # it was written by hand
        return
    for file, group in groupby(differences(folder, lines), key=lambda one: one.file):
        first, *rest = group
        yield LooseEnd(
            kind=LooseKind.STALE, line=first.row, section=file, words=first.found, expected=first.expected,
            place=first.column, count=1 + len(rest),
        )  # fmt: skip


def sentence_of(one: LooseEnd) -> str:
    """A clause that changed, for the command line."""
    where = f"{files.EVIDENCE_MAP}, row {one.place} ({', '.join(one.records) or 'no record'}): {files.SOURCE}, line {one.line}"
    reads = f"reads {one.words!r} now" if one.words else "has no such clause any more"
    return f"{where}, {one.section}: {reads}, reviewed as {one.expected!r}"


def _records(rows: Sequence[MapRow]) -> tuple[str, ...]:
    """The ids of the records and of the projects that rows of the map speak of."""
    return tuple(dict.fromkeys(name for row in rows for name in (row.record_id, *_projects(row)) if name))


def _rows(lines: Sequence[int]) -> str:
    """Rows of the map, those that follow each other as a span."""
    runs = list[list[int]]()
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    spans = ([f"{run[0]}-{run[-1]}"] if len(run) > _APART else map(str, run) for run in runs)
    return ", ".join(part for span in spans for part in span)


def _line(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1
