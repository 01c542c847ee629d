"""The text of a plan with very many projects: the chapters, and the rows of the annex around a place."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import cast

from models import Plan, Project
from plan_data.read.excerpts import Place, around, sought
from plan_data.read.layout import Line, Table, read_layout
from plan_data.read.sections import Sections
from ui.cards.parts.windows import Window, rest_href, window
from ui.cards.text import plantext
from ui.cards.text.plantext import Annex, TextCell, TextPart
from ui.cards.text.records import RecordExcerpt, RecordGroup, Records, hits_listing, listing
from ui.cards.workings.asked import calculation_blocks, places_asked
from ui.document.lists import ListBlock, ListItem
from ui.document.parts import Placed
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene

CHART, MOST = "text", 60
_HITS, _RECORDS, _LONGEST, _SINGLE = 50, 12, 60_000, 7


def long_text_blocks(scene: Scene) -> list[Placed]:
    """The contents, which rows of the annex are shown, the text with them, and what was asked for of it."""
    places, find = places_asked(scene), scene.state.find
    every = [found.span() for found in sought(find).finditer(scene.plan.source_text)] if find else []
    found = every[:_HITS]
    row = next((scene.evidence.of_plan.row_at(start) for start, _ in [*places, *found]), None)  # of the first place asked for
    at = window(scene, CHART, len(scene.frame), MOST, near=row or 0)
    block = plantext.block_of(scene, _parts(scene, at.start), places, found)
    aside: list[Placed] = [
        *calculation_blocks(scene),
        *([_records(scene, places)] if places else []),
        *([_found(scene, found, len(every))] if find else []),
    ]
    cut = scene.plan.projects[0].source.end  # what stands after the first row of the annex is not in the contents
    listed = [section for section in _frame(scene.evidence.of_plan)[1].all if section.start <= cut]
    return [plantext.contents_of(scene, listed), _way(scene, at), block, *aside]


@lru_cache(maxsize=2)
def _frame(evidence: PlanEvidence) -> tuple[tuple[Line | Table, ...], Sections]:
    """The text without the rows of the annex but the first: its lines, the table's head and its total row."""
    plan = evidence.plan
    first, last = plan.projects[0].source, plan.projects[len(plan.projects) - 1].source
    head, tail = plan.source_text[: first.end + 1][-_LONGEST:], plan.source_text[last.end : last.end + _LONGEST]
    sections = Sections(head + tail)
    return read_layout(head + tail, sections, plan.title), sections


def _parts(scene: Scene, start: int) -> list[TextPart]:
    plan = scene.plan
    parts = plantext.parts_of(_frame(scene.evidence.of_plan)[0])
    rows = list(_rows(plan, plan.projects[start : start + MOST]))
    cut, shift = plan.projects[0].source.end, plan.projects[len(plan.projects) - 1].source.end - plan.projects[0].source.end - 1
    tables = [cast(Annex, part) for part in parts if isinstance(part, dict) and "rows" in part]
    for table in tables[:1]:
        table["rows"] = rows
        table["total"] = [(at + shift if at > cut else at, words) for at, words in table["total"]]
    return parts if tables else [*parts, {"head": [], "below": [], "rows": rows, "total": []}]


def _rows(plan: Plan, projects: Sequence[Project]) -> Iterator[list[list[TextCell]]]:
    """Rows of the annex as cells by column, after the heading of their category."""
    heading = ""
    for project in projects:
        if project.category != heading:
            heading = project.category
            passage = project.field_passages.get("category")
            if passage:
                yield [[(passage.start, plan.source_text[passage.start : passage.end])]]
        cells, at = list[TextCell](), project.source.start
        for words in plan.source_text[project.source.start : project.source.end].split("\n"):
            cells.append((at, words))
            at += len(words) + 1
        ends = _SINGLE + len(project.funding)
        yield [*([cell] for cell in cells[:_SINGLE]), cells[_SINGLE:ends], cells[ends:]]


def _way(scene: Scene, at: Window) -> ListBlock:
    """Which rows of the annex are shown, and the way to those before and after."""
    words = scene.text
    places = [("text.rows.before", max(at.start - MOST, 0))] if at.start else []
    places += [("text.rows.after", at.end)] if at.after else []
    items: list[ListItem] = [
        {"label": words(key, count=MOST), "href": rest_href(scene, CHART, place, at=None, find=None)} for key, place in places
    ]
    title = words("text.rows", **at.words)
    return {"kind": "list", "id": "annex_rows", "area": "main", "span": 2, "title": title, "note": "", "items": items}


def _found(scene: Scene, found: Sequence[Place], count: int) -> Records:
    source = scene.plan.source_text
    near = [(max(start - 200, 0), start, end) for start, end in found]
    lines: list[RecordExcerpt] = [
        {"quote": (around(source[low : end + 200], start - low, end - low)), "note": "", "at": f"{start}-{end}",
         "href": scene.href(at=f"{start}-{end}", rest=None)}
        for low, start, end in near
    ]  # fmt: skip
    return hits_listing(scene.text, lines, count)


def _records(scene: Scene, places: Sequence[Place]) -> Records:
    """The projects whose rows are highlighted, the first of many."""
    words = scene.text
    rows = dict.fromkeys(row for start, _ in places[:200] if (row := scene.evidence.of_plan.row_at(start)) is not None)
    shown = [scene.plan.projects[row] for row in list(rows)[:_RECORDS]]
    groups: list[RecordGroup] = [
        {"kind": words("level.project"), "title": project.name, "href": scene.project_href(project.project_id), "dot": None,
         "lines": [{"label": words("column.total"), "value": words.money(project.total_investment_wan), "note": "", "href": None}]}
        for project in shown
    ]  # fmt: skip
    note = words("record.more", count=len(rows) - len(shown)) if len(rows) > len(shown) else ""
    title = words("record.at.one") if len(places) == 1 else words("record.at.several", count=len(places))
    block = listing("records", title, groups, note)
    return block | {"where": "", "quote": "", "clear": {"label": words("text.clear"), "set": {"at": None}}}
