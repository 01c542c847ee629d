"""The page of the plan's text: what it says about itself, its headline numbers, the search and the right column.

Of a plan with very many projects it has the chapters, and the rows of the annex around a place.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from i18n import Labels
from models import Plan, Project
from plan_data.evidence.coverage import Reason
from plan_data.read.excerpts import Place, around, hits, sought
from plan_data.read.layout import Line, Table, read_layout
from plan_data.read.sections import Sections
from ui.cards.parts.lines import search_line
from ui.cards.parts.number import number
from ui.cards.parts.windows import Window, has_many_projects, rest_href, window
from ui.cards.text.plantext import Annex, TextCell, TextPart, block_of, contents_of, marked, parts_of, text_block
from ui.cards.text.records import RecordExcerpt, RecordGroup, Records, hits_listing, listing, records_block
from ui.cards.workings.asked import asked, calculation_blocks, places_asked
from ui.document.lists import ListBlock, ListItem, Note, Search
from ui.document.page import HeadChanges, Number
from ui.document.parts import Placed
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene
from ui.scene.state import FILTERS, FUNDING, METHODS, ROWS, SHOWN
from ui.words.problems import in_a_line
from ui.words.workings import PART, working_href

_HELD, _UNHELD, _ALL, _NONE = SHOWN
_MOST_HITS, _MOST_REASONS = 50, 3
_MISSING = "missing"
_REASONS = (Reason.OTHER, Reason.DOCUMENT_NUMBER, Reason.DATE, Reason.PERIOD, Reason.ORDINAL, Reason.SET_PHRASE, Reason.NUMBERING)
_CHART, _MOST = "text", 60
_RECORDS, _LONGEST, _SINGLE, _NEARBY = 12, 60_000, 7, 200


def text_numbers(scene: Scene) -> list[Number]:
    """How many numbers the text has, how many a record holds, how many need none, how many are missing."""
    if has_many_projects(scene):
        return []  # of very many records nothing is counted
    text, (counts, reasons) = scene.text, _counted(scene.evidence.of_plan)
    share, missing = text.share(counts["held"] / (counts["all"] or 1)), counts["missing"]
    notes = {
        "all": text("text.number.all.note"),
        "held": text("text.number.held.note", share=share),
        "unheld": _main_reasons(text, reasons),
        "missing": text("text.number.missing.note" if missing else "text.number.missing.none"),
    }
    leads = {"held": working_href(scene, PART, "text"), "unheld": scene.href(shown=_UNHELD, at=None)}
    modes = {"all": _ALL, "held": _HELD, "unheld": _UNHELD, "missing": _UNHELD}
    found = list[Number]()
    for key, count in counts.items():
        href = scene.href(shown=modes[key], at=None) if key != _MISSING or missing else None
        label, note = text(f"text.number.{key}"), notes[key]
        found.append(number(f"text_{key}", label, f"{count:,}", "", note, href=href, note_href=leads.get(key)))
    return found


@lru_cache(maxsize=4)
def _counted(evidence: PlanEvidence) -> tuple[Mapping[str, int], Counter[Reason]]:
    """The numbers by who holds them, and those without a record by the reason why."""
    numbers = evidence.coverage
    held, missing = sum(bool(one.holders) for one in numbers), sum(one.is_missing for one in numbers)
    counts = {"all": len(numbers), "held": held, "unheld": len(numbers) - held - missing, "missing": missing}
    return counts, Counter(one.reason for one in numbers if one.reason is not None)


def _main_reasons(text: Labels, reasons: Counter[Reason]) -> str:
    """The commonest reasons with how many numbers have each, and how many have another."""
    shown = reasons.most_common(_MOST_REASONS if len(reasons) > _MOST_REASONS + 1 else None)
    named = [(text(f"text.reason.short.{reason}"), count) for reason, count in shown]
    rest = reasons.total() - sum(count for _, count in shown)
    counted = [*named, *([(text("text.reason.short.rest"), rest)] if rest else [])]
    said = text.listed([text("text.counted", name=name, count=count) for name, count in counted])
    return said[:1].upper() + said[1:]


def text_head(scene: Scene) -> HeadChanges:
    """The plan's title, its date and its length in place of a line about filters."""
    text, plan = scene.text, scene.plan
    count = len(plan.source_text) if has_many_projects(scene) else len("".join(plan.source_text.split()))
    words = text("text.line", title=plan.title, date=plan.issued_on.isoformat(), count=f"{count:,}")
    return {"words": [{"t": words, "strong": False}], "hint": ""}


def text_acts(scene: Scene) -> Sequence[str]:
    """The filters, and the methods, say what is worked out where a calculation is asked for."""
    return () if not asked(scene) else FILTERS if ROWS in scene.state.at else (*FILTERS, *METHODS)


def text_blocks(scene: Scene) -> list[Placed]:
    """Table of contents, search, the text (of a long annex the rows around a place), and in the right column what was asked for."""
    contents, *rest = _long_text_blocks(scene) if has_many_projects(scene) else _whole_text_blocks(scene)
    has_aside = any(block.get("area") == "aside" for block in rest)
    return [contents, search_block(scene), *rest, *([] if has_aside else [guide_block(scene)])]


def _whole_text_blocks(scene: Scene) -> list[Placed]:
    """The contents, the whole text, and what was asked for of it."""
    places = places_asked(scene)
    is_list = not {ROWS, FUNDING}.isdisjoint(scene.state.at)
    found = hits(scene.plan.source_text, scene.state.find)
    first = [_excerpt(scene, *place) for place in found[:_MOST_HITS]]
    problem = scene.evidence.of_plan.coverage_problem
    told = scene.text("text.problem", problem=in_a_line(scene.text, problem)) if problem else ""
    aside: list[Placed] = [
        *([Note(kind="note", id="problem", area="aside", text=[told])] if problem else []),
        *calculation_blocks(scene),
        *([records_block(scene, places)] if places and (is_list or not asked(scene)) else []),
        *([hits_listing(scene.text, first, len(found))] if scene.state.find else []),
        *([_unheld_block(scene)] if scene.state.shown == _UNHELD else []),
    ]
    return [contents_of(scene, scene.evidence.of_plan.sections.all), text_block(scene, places, found), *aside]


def search_block(scene: Scene) -> Search:
    return {"area": "main", **search_line(scene.text, "find", "find", scene.state.find, "text.find", "text.find.placeholder")}


def _unheld_block(scene: Scene) -> Records:
    """The numbers without a record by the reason why; those that are missing first, unfolded."""
    text, groups = scene.text, list[RecordGroup]()
    unheld = marked(scene.evidence.of_plan, _UNHELD)
    for reason in (None, *_REASONS):
        numbers = [one for one in unheld if one.reason is reason]
        lines = [_excerpt(scene, one.number.start, one.number.unit_end, one.note) for one in numbers]
        title = text(f"text.reason.{reason or _MISSING}")
        if lines:
            is_open = reason in (None, Reason.OTHER)
            groups.append({"kind": "", "title": title, "count": f"{len(lines)}", "fold": not is_open, "lines": lines})
    return listing("unheld", text("text.list.unheld"), groups, text("text.list.unheld.note", count=len(unheld)))


def _excerpt(scene: Scene, start: int, end: int, note: str = "", **changes: str | None) -> RecordExcerpt:
    """A place with the words around it, looked for nearby; ``changes`` are of the address that leads to it."""
    low, place = max(start - _NEARBY, 0), f"{start}-{end}"
    quote = around(scene.plan.source_text[low : end + _NEARBY], start - low, end - low)
    return {"quote": quote, "note": note, "at": place, "href": scene.href(at=place, **changes)}


def guide_block(scene: Scene) -> Note:
    """What the right column is for, while nothing is chosen."""
    keys = ("none",) if scene.state.shown == _NONE else ("held", "disputed")
    return {"kind": "note", "id": "guide", "area": "aside", "text": [scene.text(f"text.guide.{key}") for key in keys]}


# --- a plan with very many projects ----------------------------------------------------------------


def _long_text_blocks(scene: Scene) -> list[Placed]:
    """The contents, which rows of the annex are shown, the text with them, and what was asked for of it."""
    places, find = places_asked(scene), scene.state.find
    every = [found.span() for found in sought(find).finditer(scene.plan.source_text)] if find else []
    found = every[:_MOST_HITS]
    lines = [_excerpt(scene, *place, rest=None) for place in found]
    row = next((scene.evidence.of_plan.row_at(start) for start, _ in [*places, *found]), None)  # of the first place asked for
    at = window(scene, _CHART, len(scene.frame), _MOST, near=row or 0)
    block = block_of(scene, _parts(scene, at.start), places, found)
    aside: list[Placed] = [
        *calculation_blocks(scene),
        *([_records(scene, places)] if places else []),
        *([hits_listing(scene.text, lines, len(every))] if find else []),
    ]
    cut = scene.plan.projects[0].source.end  # what stands after the first row of the annex is not in the contents
    listed = [section for section in _frame(scene.evidence.of_plan)[1].all if section.start <= cut]
    return [contents_of(scene, listed), _way(scene, at), block, *aside]


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
    parts = parts_of(_frame(scene.evidence.of_plan)[0])
    rows = list(_rows(plan, plan.projects[start : start + _MOST]))
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
    places = [("text.rows.before", max(at.start - _MOST, 0))] if at.start else []
    places += [("text.rows.after", at.end)] if at.after else []
    items: list[ListItem] = [
        {"label": words(key, count=_MOST), "href": rest_href(scene, _CHART, place, at=None, find=None)} for key, place in places
    ]
    title = words("text.rows", **at.words)
    return {"kind": "list", "id": "annex_rows", "area": "main", "span": 2, "title": title, "note": "", "items": items}


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
