"""The annex's head and its own notes (说明) against what the rows hold."""

from collections.abc import Iterator, Sequence

from analysis.checking.mentions import head_start
from analysis.checking.outcome import Outcome, Values, agreed, column_of, disagreed, words_at
from analysis.checking.wording import BODY_HEAD, FIRST_HEAD, FUNDING_HEAD, ITEM_SEPARATOR, NOTE_MEANS, NOTE_OF, without_brackets
from models import Passage, Plan, Project, Severity, Side

_FIELDS = ("printed_number", "name", "construction_type", "start_year", "location_text", "scope_text")  # in the head's order


def head_columns(plan: Plan) -> Iterator[Outcome]:
    """The columns of funding that the head names against the most amounts that a row carries."""
    head = _head(plan)
    words = [passage.quote for passage in head]
    if not any(FUNDING_HEAD in one for one in words):
        return
    body = next((place for place, one in enumerate(words) if BODY_HEAD.search(one)), None)
    named = head[body + 1 :] if body is not None else []
    most = max((len(row.funding) for row in plan.projects), default=0)
    if not named:
        return
    if most <= len(named):
        yield agreed("head_columns", head[0])
        return
    rows = [row for row in plan.projects if len(row.funding) > len(named)]
    words_of = ITEM_SEPARATOR.join(one.quote for one in named)
    values: Values = {"columns": len(named), "words": words_of, "most": most, "rows": len(rows)}
    yield disagreed("head_columns", [], Severity.WARNING, values, [words_at(*named), column_of(rows, "name")], [])


def table_notes(plan: Plan) -> Iterator[Outcome]:
    """Each note below the table: whether the table has what it explains, and whether its cells hold what it says they do."""
    head = [passage.quote for passage in _head(plan)]
    totals = plan.printed_totals
    start = totals.passage.end if totals else max((row.source.end for row in plan.projects), default=len(plan.source_text))
    if not head or not plan.projects:
        return
    for number, match in enumerate(NOTE_OF.finditer(plan.source_text, start), 1):
        passage = Passage.trusted(plan.projects[0].source.section.partition(" ")[0], match.start(), match[0])
        side = words_at(passage)
        if match[1] not in head:
            values = {"words": match[1]}
            yield disagreed("table_notes", [str(number)], Severity.NOTE, values, [side], [], key="note_of_nothing")
            continue
        place = head.index(match[1])
        field = _FIELDS[place] if place < len(_FIELDS) else None
        means = NOTE_MEANS.match(match[0])
        if field and means:
            yield _meanings(plan.projects, field, means[1].split(ITEM_SEPARATOR), match[1], number, side)
        else:
            yield agreed("table_notes", passage)


def _meanings(rows: Sequence[Project], field: str, allowed: Sequence[str], column: str, number: int, note: Side) -> Outcome:
    """Whether every cell of a column is one of the values that a note says it takes."""
    cells = {row.project_id: row.passage_of(field) for row in rows}
    odd = {name: cell for name, cell in cells.items() if cell.quote not in allowed}
    if not odd:
        return agreed("table_notes", note.passages[0])
    first = {cell.quote: cell for cell in reversed(odd.values())}
    sides = [note, words_at(*first.values(), records=odd)]
    values: Values = {
        "column": column, "allowed": ITEM_SEPARATOR.join(allowed), "words": ITEM_SEPARATOR.join(sorted(first)), "rows": len(odd),
    }  # fmt: skip
    return disagreed("table_notes", [str(number)], Severity.NOTE, values, sides, [], key="note_of_column")


def _head(plan: Plan) -> list[Passage]:
    """The cells of the annex's head, below the unit's line, without what stands in brackets of its own."""
    if not plan.projects:
        return []
    start, end = head_start(plan), plan.annex_start
    if start < 0:
        return []
    section, cells, position = plan.projects[0].source.section.partition(" ")[0], list[Passage](), start
    for line in plan.source_text[start:end].split("\n"):
        words = line.strip()
        if without_brackets(words):
            cells.append(Passage.trusted(section, position + line.index(words[0]), words))
        position += len(line) + 1
    first = next((place for place, cell in enumerate(cells) if cell.quote == FIRST_HEAD), None)
    return cells[first:] if first is not None else []
