"""The sides of a finding as papers: value, place, the plan's own words with the number marked, or the cells that were added up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.checking.figures import first_number
from charts.parts.measure import text_width
from models import Finding, FundingSource, Passage, Project, Provenance, Side
from ui.cards.checks.finding import (
    difference_words,
    is_total_row,
    odd_ones_out,
    place_words,
    row_name,
    sentence,
    severity_mark,
    side_href,
    value_words,
)
from ui.cards.parts.printed_units import possible_words
from ui.document.desk import FindingSide, SideCell, SideQuote, SideRow, Sides, SideTable
from ui.document.parts import QuotePart, Tag
from ui.scene.evidence import is_contradiction
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.filters import tag_words
from ui.words.measures import number_words, scaled, unit_beside, with_unit
from ui.words.passages import passage_href
from ui.words.workings import alone, working_href

_PAIR = 2
_TAGS: Mapping[Provenance, Tag] = {Provenance.PRINTED: "printed", Provenance.COMPUTED: "computed", Provenance.INFERRED: "inferred"}
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MOST_LINES, _LINES_SHOWN = 6, 3
_CLOSE = 1e-6
_HEAD, _CELL, _PAD = 12, 14, 8  # px: type of the head and of the cells, and what is between two columns
_NARROW, _BROAD = 330, 660  # px: a paper beside another or on a phone, and one by itself


def sides_block(scene: Scene, finding: Finding) -> Sides:
    """Every side of a finding, two of them with the sign between."""
    value, _ = difference_words(scene, finding)
    words = scene.text("desk.difference", value=value) if finding.difference is not None else ""
    # Where all sides say the same number, they differ in words.
    said = {(side.value, side.value_high, side.comparator) for side in finding.sides}
    is_apart = len(finding.sides) < _PAIR or len(said) > 1 or all(side.value is None for side in finding.sides)
    projects = [scene.plan.by_id[record] for record in finding.records if record in scene.plan.by_id]
    return {
        "kind": "sides",
        "id": "sides",
        "area": "main",
        "span": 2,
        "title": sentence(scene, finding),
        "title_href": working_href(scene, ROWS, **alone(*projects)) if projects else None,
        "severity": severity_mark(scene, finding.severity),
        "difference": words if len(finding.sides) == _PAIR else "",
        "is_apart": is_contradiction(finding),
        "open": scene.text("desk.open_text"),
        "sides": [
            _side(scene, finding, side, is_odd) if is_apart else _worded(scene, finding, side)
            for side, is_odd in zip(finding.sides, odd_ones_out(finding), strict=True)
        ],
    }


def _worded(scene: Scene, finding: Finding, side: Side) -> FindingSide:
    """A side whose number is not in dispute: its quote with the words that bind it less marked, instead of the number."""
    hedge = str(finding.values.get("hedged", "")).partition("…")[0]
    places = [place for place in side.passages if hedge and hedge in place.quote]
    marks = [Passage.trusted(place.section, place.start + place.quote.find(hedge), hedge) for place in places]
    quotes = [_quote(scene, passage, marks) for passage in side.passages]
    return {**_side(scene, finding, side, False), "value": "", "unit": "", "table": None, "note": "", "quotes": quotes}


def _side(scene: Scene, finding: Finding, side: Side, is_odd: bool) -> FindingSide:
    table, note = _side_table(scene, finding, side)
    return {
        "tag": _TAGS[side.origin],
        "tag_label": tag_words(scene.text, side.origin),
        "place": place_words(scene, side),
        "value": value_words(scene, side) if any(one.value is not None for one in finding.sides) else "",
        "unit": unit_beside(scene.text, value_words(scene, side), side.unit) if side.value is not None else "",
        "none": side.value is None,
        "printed": side.origin is Provenance.PRINTED,
        "odd": is_odd,
        "href": side_href(scene, side) if side.passages else None,
        "quotes": [] if table else [_quote(scene, passage, side.numbers) for passage in side.passages],
        "table": table,
        "note": note,
    }


def _quote(scene: Scene, passage: Passage, numbers: Sequence[Passage]) -> SideQuote:
    """A passage cell by cell, with the numbers that are compared marked."""
    return {"href": passage_href(scene, passage), "parts": list(_parts(passage, numbers))}


def _parts(passage: Passage, numbers: Sequence[Passage]) -> Iterable[QuotePart]:
    marks = sorted((number.start, number.end) for number in numbers if passage.start <= number.start < number.end <= passage.end)
    for count, cell in enumerate(re.finditer(r"[^\n]*[^\s][^\n]*", passage.quote)):
        at, is_first = cell.start(), count > 0
        for start, end in [*((start - passage.start, end - passage.start) for start, end in marks), (cell.end(), cell.end())]:
            if not at <= start <= cell.end():
                continue
            yield {"t": passage.quote[at:start], "cell": is_first}
            if start < end:
                yield {"t": passage.quote[start:end], "mark": True}
            at, is_first = end, False


# --- a side as a table ---------------------------------------------------------------------------


def _side_table(scene: Scene, finding: Finding, side: Side) -> tuple[SideTable | None, str]:
    """A side as a table, where it is the total row or a sum of several cells; and what has to be said of it."""
    if side.passages and is_total_row(scene, side.passages[0]):
        table, note = _total_row(scene, side)
        return (_in_room(scene, finding, table) if table else None), note
    if side.origin is Provenance.COMPUTED and len(side.numbers) > 1:
        return _sum(scene, finding, side), ""
    if len(side.numbers) == 1 and _NUMBER.fullmatch(side.passages[0].quote.strip()):
        rows: list[SideRow] = [{"cells": _line_cells(scene, side, line, mark=True)} for line in _lines(scene, side, by_row=True)]
        return {"head": [], "rows": rows}, ""
    return None, ""


def _total_row(scene: Scene, side: Side) -> tuple[SideTable | None, str]:
    """The annex's total row under its columns. Numbers that stand for no column are told, and shown if they are meant."""
    text, totals, passage = scene.text, scene.plan.printed_totals, side.passages[0]
    names = {source: text.code("source.short", source) for source in FundingSource}
    lost = [names[source] for source in scene.plan.inferred_sources]
    names |= {source: text("desk.total_row.inferred", name=names[source]) for source in scene.plan.inferred_sources}
    columns = [(text("column.total"), totals.total_investment_wan)] if totals else []
    columns += [(names[source], value) for source, value in totals.funding_wan.items()] if totals else []
    head, cells, unknown = [""], list[SideCell](), list[str]()
    for token in re.finditer(r"\S+", passage.quote):
        start = passage.start + token.start()
        cell: SideCell = {**_amount(scene, side, token[0]), "mark": any(number.start == start for number in side.numbers)}
        if not cells:
            cells.append(cell)
        elif columns and token[0] == str(columns[0][1]):
            head.append(columns.pop(0)[0])
            cells.append(cell)
        elif cell["mark"]:
            head.append(text("desk.total_row.unknown"))
            cells.append(cell)
        else:
            unknown.append(cell["t"] if cell.get("quoted") else with_unit(text, cell["t"], side.unit))
    if columns:
        return None, ""  # the row does not print what the records hold: its words speak for themselves
    note = [
        *(text("desk.total_row.note", name=name) for name in lost),
        *([text("desk.total_row.more", numbers=text.listed(unknown))] if unknown else []),
    ]
    return {"head": head, "rows": [{"cells": cells}]}, "".join(note)


def _in_room(scene: Scene, finding: Finding, table: SideTable) -> SideTable:
    """The total row as it is printed; where its numbers are too long for the paper, one column under the other."""
    head, cells = table["head"], table["rows"][0]["cells"]
    widths = [max(text_width(name, _HEAD), text_width(cell["t"], _CELL)) + _PAD for name, cell in zip(head, cells, strict=True)]
    is_narrow = scene.look.size.names_above or len(finding.sides) > 1
    if sum(widths) <= (_NARROW if is_narrow else _BROAD):
        return table
    return {"head": [], "rows": [{"cells": [{"t": name}, cell]} for name, cell in zip(head[1:], cells[1:], strict=True)]}


def _sum(scene: Scene, finding: Finding, side: Side) -> SideTable:
    """The cells that were added up: those that explain the finding, or the largest, by name; the others as one line."""
    lines = _lines(scene, side)
    named = set(finding.reading.project_ids) if finding.reading else set[str]()
    first = [line for line in lines if line["project"] in named] if len(lines) > _MOST_LINES else lines
    if not first or len(first) > _MOST_LINES:
        first = sorted(lines, key=lambda line: -line["value"])[:_LINES_SHOWN]
    shown = [line for line in lines if line in first]
    is_explained = bool(named) and len(shown) < len(lines)
    rows: list[SideRow] = [
        {"cells": _line_cells(scene, side, line, mark=is_explained or len(shown) == len(lines))} for line in shown
    ]
    rest = [line for line in lines if line not in first]
    rows += [_rest(scene, side, lines, rest)] if rest else []
    if not any(row["cells"][0]["t"] for row in rows):
        rows = [{**row, "cells": row["cells"][1:]} for row in rows]
    return {"head": [], "rows": rows}


def _lines(scene: Scene, side: Side, *, by_row: bool = False) -> list[dict[str, Any]]:
    """The cells by the row that they stand in; the amounts of one row by themselves if there is no other."""
    lines: dict[str, dict[str, Any]] = {}
    rows = {project.project_id for number in side.numbers if (project := scene.evidence.of_plan.project_at(number.start))}
    single = len(rows) <= 1 and not by_row
    for number in side.numbers:
        project = scene.evidence.of_plan.project_at(number.start)
        key = f"{number.start}" if single or project is None else project.project_id
        line = lines.setdefault(key, {**_named(scene, project, number, single), "value": 0.0, "printed": []})
        line["value"] += first_number(number.quote) or 0.0
        line["printed"].append(number.quote)
    return list(lines.values())


def _named(scene: Scene, project: Project | None, number: Passage, single: bool) -> dict[str, Any]:
    if project is None:
        return {"project": "", "row": "", "name": ""}
    if not single:
        return {"project": project.project_id, "row": row_name(scene, project), "name": project.name}
    line = next((line for line in project.funding if line.passage == number), None)
    return {"project": project.project_id, "row": "", "name": possible_words(scene.text, line) if line else project.name}


def _amount(scene: Scene, side: Side, printed: str) -> SideCell:
    """A number as the plan prints it, or in the reader's unit where that is another."""
    value = first_number(printed)
    if value is None or scaled(scene.text, 1, side.unit) == 1:
        return {"t": printed, "quoted": True}
    return {"t": number_words(scene.text, value, side.unit), "quoted": False}


def _line_cells(scene: Scene, side: Side, line: dict[str, Any], *, mark: bool) -> list[SideCell]:
    is_one, added = len(line["printed"]) == 1, number_words(scene.text, line["value"], side.unit)
    amount = _amount(scene, side, line["printed"][0]) if is_one else SideCell(t=added, quoted=False)
    return [{"t": line["row"]}, {"t": line["name"], "quoted": bool(line["row"]), "wide": True}, {**amount, "mark": mark}]


def _rest(scene: Scene, side: Side, lines: list[dict[str, Any]], rest: list[dict[str, Any]]) -> SideRow:
    """What the other cells add up to, if the cells really add up to the side's value."""
    agrees = side.value is not None and abs(sum(line["value"] for line in lines) - side.value) < _CLOSE
    added = number_words(scene.text, sum(line["value"] for line in rest), side.unit) if agrees else ""
    name = SideCell(t=scene.text("desk.rest", rows=len(rest)), tag="computed", tag_label=tag_words(scene.text, "computed"))
    return {"computed": True, "cells": [{"t": ""}, name, {"t": added}]}
