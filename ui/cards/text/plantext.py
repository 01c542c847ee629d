"""The plan's text as a block: its parts, the numbers marked in it, and its table of contents."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, TypedDict

from models import Finding, Provenance, Severity
from plan_data.evidence.coverage import Covered
from plan_data.read.annex import Cell
from plan_data.read.layout import Line, LineKind, Table, read_layout
from plan_data.read.sections import Section
from ui.document.parts import Headed, Option, Place, Placed
from ui.scene.evidence import Evidence, PlanEvidence
from ui.scene.scene import Scene
from ui.scene.state import SHOWN
from ui.words.origins import finding_href
from ui.words.passages import section_place

_HELD, _UNHELD, _ALL, _ = SHOWN
_WORDS = ("shown", "at", "hits", "none_found", "previous", "next", "clear", "marks", "table_note", "page")
_BLOCK_TO = "0-0"  # in the address that the block gets, in place of a mark's place

TocItem = tuple[int, str, str, int, int]  # level, label, title, start and end of the heading
TextCell = tuple[int, str]  # where the words start, and the words
TextLine = tuple[str, int, str] | tuple[str, int, str, int]  # kind, start, words, length of a run-in heading


class Toc(Headed):
    """The headings of the sections; ``to`` has ``at=0-0`` in place of a heading's own."""

    kind: Literal["toc"]
    to: str
    items: Sequence[TocItem]


class Annex(TypedDict):
    """The annex as a table: the cells of each column of the head, those below the head, those of each row, the total row."""

    head: Sequence[Sequence[TextCell]]
    below: Sequence[TextCell]
    rows: Sequence[Sequence[Sequence[TextCell]]]
    total: Sequence[TextCell]


class Fold(TypedDict):
    """What the published page says around the plan, folded away."""

    fold: Sequence[TextLine]


TextPart = TextLine | Annex | Fold


class PlanText(Placed):
    """The plan's text. ``marks``, ``at`` and ``hits`` are places; ``missing`` are starts of marks; ``disputed`` too, each
    with the finding that disputes it.

    ``to`` is an address with ``at=0-0`` in place of a mark's own.
    """

    kind: Literal["plantext"]
    label: str
    parts: Sequence[TextPart]
    marks: Sequence[Place]
    disputed: Sequence[tuple[int, str]]
    missing: Sequence[int]
    at: Sequence[Place]
    hits: Sequence[Place]
    find: str
    to: str
    shown: Sequence[Option]
    words: Mapping[str, str]


def text_block(scene: Scene, places: Sequence[Place], found: Sequence[Place]) -> PlanText:
    """The whole text with its marks, what is highlighted, and what the search finds."""
    evidence, shown = scene.evidence.of_plan, scene.state.shown
    return {
        **block_of(scene, _parts(evidence), places, found),
        "marks": _marks(evidence, shown),
        "missing": [one.number.start for one in evidence.coverage if one.is_missing] if shown in (_UNHELD, _ALL) else [],
        "disputed": [(start, finding_href(scene, one)) for start, one in _disputes(scene.evidence) if shown in (_HELD, _ALL)],
    }


def block_of(scene: Scene, parts: Sequence[TextPart], places: Sequence[Place], found: Sequence[Place]) -> PlanText:
    """Parts of the text, without marks, with what is highlighted and what the search finds."""
    text, shown = scene.text, scene.state.shown
    return {
        "kind": "plantext",
        "id": "plantext",
        "area": "main",
        "label": text("text.title"),
        "parts": parts,
        "marks": [],
        "missing": [],
        "disputed": [],
        "at": places,
        "hits": found,
        "find": scene.state.find,
        "to": scene.href(at=_BLOCK_TO),
        "shown": [{"code": code, "label": text(f"text.shown.{code}"), "on": code == shown} for code in SHOWN],
        "words": {word.partition("_")[0]: text(f"text.{word}") for word in _WORDS},
    }


def marked(evidence: PlanEvidence, shown: str) -> list[Covered]:
    """The numbers that a mode marks: those that a record holds, those that none does, all, or none."""
    return [one for one in evidence.coverage if shown in (_ALL, _HELD if one.holders else _UNHELD)]


@lru_cache(maxsize=8)
def _marks(evidence: PlanEvidence, shown: str) -> list[Place]:
    return [(one.number.start, one.number.unit_end) for one in marked(evidence, shown)]


@lru_cache(maxsize=4)
def _disputes(evidence: Evidence) -> list[tuple[int, Finding]]:
    """Where the numbers start that a finding compares as printed, with the finding; not what is only added up."""
    found: dict[int, Finding] = {}
    for finding in evidence.open_first:
        for side in finding.sides if finding.severity is not Severity.NOTE else ():
            for number in side.numbers if side.origin is Provenance.PRINTED else ():
                found.setdefault(number.start, finding)
    return sorted(found.items())


@lru_cache(maxsize=4)
def _parts(evidence: PlanEvidence) -> list[TextPart]:
    plan = evidence.plan
    return parts_of(read_layout(plan.source_text, evidence.sections, plan.title))


def parts_of(layout: Sequence[Line | Table]) -> list[TextPart]:
    """The text as the board gets it: its title, what the published page says above it, folded, the plan, what it says below."""
    is_page = [isinstance(part, Line) and part.kind in (LineKind.IMPRINT, LineKind.TITLE) for part in layout]
    first = is_page.index(False) if False in is_page else len(layout)
    title = [one for one in layout[:first] if isinstance(one, Line) and one.kind is LineKind.TITLE]
    last = max((i + 1 for i, folded in enumerate(is_page) if not folded), default=first)
    above, below = ([one for one in part if one not in title] for part in (layout[:first], layout[last:]))
    return [*map(part_of, title), *_folded(above), *map(part_of, layout[first:last]), *_folded(below)]


def _folded(lines: Sequence[Line | Table]) -> list[Fold]:
    return [{"fold": [_line(one) for one in lines if isinstance(one, Line)]}] if lines else []


def part_of(part: Line | Table) -> TextPart:
    """A line, or the annex as a table, as the board gets it."""
    return _line(part) if isinstance(part, Line) else _annex(part)


def _line(line: Line) -> TextLine:
    kind, start, words = line.kind.value, line.cell.start, line.cell.text
    return (kind, start, words, line.lead) if line.kind is LineKind.RUN_IN else (kind, start, words)


def _annex(part: Table) -> Annex:
    return {
        "head": [_cells(column) for column in part.head],
        "below": _cells(part.below),
        "rows": [[_cells(column) for column in row.columns] for row in part.rows],
        "total": _cells(part.total),
    }


def _cells(cells: Sequence[Cell]) -> list[TextCell]:
    return [(cell.start, cell.text) for cell in cells]


def contents_of(scene: Scene, sections: Sequence[Section]) -> Toc:
    """The table of contents: some sections, each with the address of its heading."""
    return {
        "kind": "toc",
        "id": "toc",
        "area": "list",
        "title": scene.text("text.toc"),
        "to": scene.href(at=_BLOCK_TO, find=None),
        "items": [
            (level, section_place(scene.text, label).rstrip(), scene.called(title), start, end)
            for level, label, title, start, end in _contents(tuple(sections))
        ],
    }


@lru_cache(maxsize=4)
def _contents(sections: tuple[Section, ...]) -> list[TocItem]:
    """Level, label, title, start and end of the heading of each section."""
    return [
        (section.level, section.label, section.title, section.start, section.start + len(section.label + section.title))
        for section in sections
    ]
