"""A finding in words: its sentence, its values, where they stand."""

import re
from collections import Counter
from collections.abc import Mapping

from models import Comparator, Finding, FindingStatus, Passage, Project, Provenance, Severity, Side
from ui.document.desk import SeverityMark
from ui.scene.evidence import is_contradiction
from ui.scene.scene import Scene
from ui.words.filters import in_words
from ui.words.measures import bound_words, in_units, number_words, unit_beside
from ui.words.passages import passage_href, section_place

_PERCENT = "%"
_PLACES = frozenset({"box", "section"})
_QUOTED = frozenset({
    "stated", "recorded", "built", "longer", "shorter", "hedged", "words", "allowed", "column", "printed", "expected", "subject",
    "more",
})  # fmt: skip
_JOINED = re.compile(r"[^ +]+(?= \+ |$)")  # the names of several, one after the other
_BOX_LEVEL = 4


def sentence(scene: Scene, finding: Finding) -> str:
    return scene.text(f"finding.{finding.key}", **_values(scene, finding.values, finding.unit))


def _values(scene: Scene, values: Mapping[str, object], unit: str) -> dict[str, object]:
    """The values of a sentence in the reader's units and words."""
    found = in_units(scene.text, values, unit)
    return {name: _in_words(scene, name, value) if isinstance(value, str) else value for name, value in found.items()}


def _in_words(scene: Scene, name: str, value: str) -> str:
    """Names by what they mean; words that are compared as they are printed have their meaning beside them."""
    if name in _PLACES:
        value = section_place(scene.text, value)
    if name in _QUOTED and (gloss := scene.gloss(value)):
        return scene.text("desk.glossed", words=value, gloss=gloss)
    return _JOINED.sub(lambda found: scene.called(found[0]), in_words(scene.text, value))


def with_decision(scene: Scene, finding: Finding) -> str:
    """The finding as one sentence, with what a person has made of it beside it."""
    status, words = scene.evidence.status(finding), sentence(scene, finding)
    if status is FindingStatus.OPEN:
        return words
    return scene.text("desk.with_status", words=words, status=scene.text(f"status.{status}"))


def short_sentence(scene: Scene, finding: Finding) -> str:
    """The finding without its values, where they are shown beside it."""
    words = sentence(scene, finding)
    return words.partition(scene.text("desk.sentence.separator"))[0] if both_values(scene, finding) else words


def reading_words(scene: Scene, finding: Finding) -> str:
    """The proposed reading with its reason; nothing where there is none."""
    if finding.reading is None:
        return ""
    return scene.text(f"reading.{finding.reading.key}", **_values(scene, finding.reading.values, finding.unit))


def severity_mark(scene: Scene, severity: Severity) -> SeverityMark:
    """The boxed character of a severity, and what it stands for."""
    return {"code": severity, "mark": scene.text(f"severity.{severity}"), "label": scene.text(f"severity.{severity}.title")}


def value_words(scene: Scene, side: Side) -> str:
    """What a side says, without its unit."""
    if side.value is None:
        return scene.text("desk.relative" if side.comparator is Comparator.RELATIVE else "value.missing")
    return bound_words(scene.text, side)


def difference_words(scene: Scene, finding: Finding) -> tuple[str, str]:
    """The difference and its unit; the sign alone where there is none, and nothing where there are no two to differ."""
    if finding.difference is None:
        return "≠" if is_contradiction(finding) else "", ""
    number = number_words(scene.text, abs(finding.difference), finding.unit)
    return number, scene.text("desk.points") if finding.unit == _PERCENT else unit_beside(scene.text, number, finding.unit)


def both_values(scene: Scene, finding: Finding) -> str:
    """The values that differ, in one line."""
    units = {side.unit for side in finding.sides if side.value is not None}
    values = dict.fromkeys(
        value_words(scene, side) + (unit_beside(scene.text, "", side.unit) if len(units) > 1 else "") for side in finding.sides
    )
    return " ≠ ".join(values) if len(values) > 1 else ""


def odd_ones_out(finding: Finding) -> list[bool]:
    """For each side of three or more, whether it stands against what most sides say, or against all others."""
    said = [(side.value, side.value_high, side.comparator) for side in finding.sides]
    if len(said) < 3:
        return [False] * len(said)
    common, count = Counter(said).most_common(1)[0]
    return [count == 1 or value != common for value in said]


def row_name(scene: Scene, project: Project) -> str:
    """A row of the annex by its category and printed number."""
    category = scene.text.code("category.short", project.category)
    return scene.text("desk.row", category=category, number=project.printed_number)


def place_words(scene: Scene, side: Side) -> str:
    """Where a side stands, or what it was worked out from."""
    if not side.passages:
        return ""
    if side.origin is Provenance.COMPUTED and len(side.records) > 1:
        found = [(number, scene.evidence.of_plan.project_at(number.start)) for number in side.numbers]
        is_of_totals = all(of and of.field_passages.get("total_investment_wan") == number for number, of in found)
        return scene.text("desk.sum_of_totals" if is_of_totals else "desk.sum_of_rows", rows=len(side.records))
    where = passage_place(scene, side.passages[0])
    if side.origin is Provenance.COMPUTED:
        return scene.text("desk.worked_out", place=where, count=len(side.numbers or side.passages))
    return where


def is_total_row(scene: Scene, passage: Passage) -> bool:
    return scene.plan.printed_totals is not None and scene.plan.printed_totals.passage == passage


def passage_place(scene: Scene, passage: Passage) -> str:
    """Where a passage stands: the row of the annex, or the section by its full name."""
    if is_total_row(scene, passage):
        return scene.text("desk.total_row")
    project = scene.evidence.of_plan.project_at(passage.start)
    if project is None:
        return section_place(scene.text, passage.section or scene.evidence.of_plan.sections.at(passage.start).name)
    row, column = scene.text("desk.annex_row", row=row_name(scene, project), name=scene.called(project.name)), ""
    for name, cell in project.field_passages.items():
        key = "column.years" if name in ("start_year", "end_year") else f"record.field.{name}"
        if cell.start <= passage.start and passage.end <= cell.end and scene.text.has(key):
            column = column or scene.text(key)
    return scene.text("desk.annex_cell", row=row, column=column) if column else row


def short_place(scene: Scene, side: Side) -> str:
    """Where a side stands, in a word or two: for the axis of a chart."""
    if not side.passages or (side.origin is Provenance.COMPUTED and len(side.records) > 1):
        return place_words(scene, side)
    here = _short(scene, side.passages[0])
    return scene.text("desk.computed_here", place=here) if side.origin is Provenance.COMPUTED else here


def _short(scene: Scene, passage: Passage) -> str:
    if is_total_row(scene, passage):
        return scene.text("desk.total_row.short")
    project = scene.evidence.of_plan.project_at(passage.start)
    if project:
        return row_name(scene, project)
    section = scene.evidence.of_plan.sections.at(passage.start)
    name = section.label if section.level == _BOX_LEVEL else section.name.removesuffix(section.title).strip()
    return section_place(scene.text, name)


def side_href(scene: Scene, side: Side) -> str:
    """The address of the text where a side's numbers, or else its passages, are highlighted."""
    return passage_href(scene, *(side.numbers or side.passages))
